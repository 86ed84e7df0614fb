import Diagnostics
import SourceText

// Block nodes: mappings and sequences told by indentation. YAML 1.2.2 §8.2.

extension YAMLParser {
  /// Where a node begins, which decides what may stand on the same line.
  enum NodeStart {
    /// At the start of a document without a marker.
    case bare
    /// Behind `---`: a scalar, but no block collection.
    case behindMarker
    /// Behind the colon of a key: a scalar, but no block collection; a sequence on the next line may stand in
    /// the column of the key.
    case behindKey
    /// Behind `-`: anything.
    case behindIndicator
    /// Behind `?` or its `:`: anything; a sequence on the next line may stand in their column.
    case behindExplicitMark

    var isCompact: Bool { self != .behindMarker && self != .behindKey }
  }

  /// `&anchor` and `!tag`. §6.9
  struct Properties {
    var anchor: (name: String, range: SourceRange)?
    var tag: String?
    var start: Int?

    var isEmpty: Bool { start == nil }
    /// `!!int "1"` is a number for all its quotes.
    var isNumber: Bool { ["!!int", "!!float", "!!bool", "!!null"].contains(tag) }
    var isString: Bool { tag == "!!str" || tag == "!" || tag == "tag:yaml.org,2002:str" }
  }

  /// s-l+block-node(n,c) with n = `parent`, the column of the collection around.
  mutating func parseNode(parent: Int, start: NodeStart) -> YAMLValue {
    let origin = offset
    var hasCrossed = skipToContent() || start == .bare
    if !hasCrossed, start == .behindKey, offset < end, offset > origin, bytes[offset - 1] == 0x09 {
      // YAML 1.2 takes it, but many of the programs that read YAML do not.
      report(
        YAMLRules.tab, "a tab between the key and its value", at: SourceRange(offset - 1, offset),
        help: "write a blank")
    }
    if !hasCrossed, start == .behindIndicator || start == .behindExplicitMark,
      let tab = bytes[origin..<offset].firstIndex(of: 0x09)
    {
      // What begins here is indented by the tab.
      self.tab = tab
    }
    var outer = Properties()
    var column = self.column
    var properties = isInside(parent, start, hasCrossed) ? parseProperties() : Properties()
    if !properties.isEmpty, !isRecovering {
      if skipToContent() {
        // On a line of their own they belong to what begins on the next one.
        (outer, properties) = (properties, Properties())
        hasCrossed = true
        column = self.column
        if isInside(parent, start, hasCrossed), isProperty(current) {
          properties = parseProperties()
          skipBlanks()
          if !isRecovering, outer.anchor == nil || properties.anchor == nil, current.map(isBreak) ?? false {
            (outer, properties) = (merged(outer, properties), Properties())
            _ = skipToContent()
            column = self.column
          }
        }
      }
    }
    guard !isRecovering, isInside(parent, start, hasCrossed) else {
      let place = origin < end && offset > origin ? origin : min(offset, end)
      return finish(.null(at: SourceRange(place, place)), merged(outer, properties))
    }
    let mayBeBlock = hasCrossed || start.isCompact
    if current == UInt8(ascii: "-"), isEndOfWord(offset + 1) {
      guard mayBeBlock, properties.isEmpty else { return failAtInlineSequence() }
      checkTab()
      return finish(parseSequence(column: column), outer)
    }
    if current == UInt8(ascii: "?"), isEndOfWord(offset + 1), mayBeBlock {
      checkTab()
      return finish(parseMapping(column: column, firstKey: nil), outer)
    }
    if current == UInt8(ascii: "|") || current == UInt8(ascii: ">") {
      return finish(parseBlockScalar(parent: parent, merged(outer, properties)), merged(outer, properties))
    }
    return parseKeyOrScalar(
      parent: parent, column: column, mayBeBlock: mayBeBlock, outer: outer, properties: properties)
  }

  /// Whether the content here belongs to a node of a collection in column `parent`.
  private func isInside(_ parent: Int, _ start: NodeStart, _ hasCrossed: Bool) -> Bool {
    guard offset < end, !isDocumentStart, !isDocumentEnd else { return false }
    if !hasCrossed || column > parent { return true }
    // A sequence may stand in the column of its key. §8.2.1
    return (start == .behindKey || start == .behindExplicitMark) && column == parent
      && current == UInt8(ascii: "-") && isEndOfWord(offset + 1)
  }

  /// A flow node, which the colon behind it makes the first key of a mapping.
  private mutating func parseKeyOrScalar(
    parent: Int, column: Int, mayBeBlock: Bool, outer: Properties, properties: Properties
  ) -> YAMLValue {
    let start = offset
    let line = lineStart
    let isEmptyKey = current == UInt8(ascii: ":") && isEndOfWord(offset + 1)
    let value =
      isEmptyKey
      ? YAMLValue.null(at: SourceRange(offset, offset))
      : parseFlowNode(parent: parent, isFlow: false, properties)
    if let lost = lostKeyLine {
      lostKeyLine = nil
      return finish(parseMapping(column: column, firstKey: nil, lost: lost), outer)
    }
    guard !isRecovering else { return finish(value, merged(outer, properties)) }
    let valueEnd = offset
    skipBlanks()
    guard current == UInt8(ascii: ":"), isEndOfWord(offset + 1) else {
      if wantsMapping, parent < 0, depth == 0 {
        return mappingWithoutColon(SourceRange(start, max(start, min(lineRange(start).end, valueEnd))))
      }
      offset = valueEnd
      if outer.anchor != nil, let second = properties.anchor {
        fail(
          YAMLRules.syntax, "a second anchor for one value", at: second.range, help: "take one of them away")
      }
      return finish(value, merged(outer, properties))
    }
    guard line == lineStart else {
      fail(
        YAMLRules.missingColon, "a key over several lines", at: SourceRange(start, start + 1),
        help: "a key stands on one line; put ': ' behind it, or the text in quotes")
      return value
    }
    guard mayBeBlock else { return failAtColon(from: start) }
    checkTab()
    retagKey(from: start)
    let key = finish(value, properties)
    return finish(parseMapping(column: column, firstKey: key), outer)
  }

  /// The mapping that a line without a colon was meant to begin, with what follows it.
  private mutating func mappingWithoutColon(_ line: SourceRange) -> YAMLValue {
    reportMissingColon(line)
    recover(to: 0)
    if offset < end, !isDocumentStart, !isDocumentEnd {
      return parseMapping(column: column, firstKey: nil, lost: line)
    }
    var builder = MappingBuilder(start: line.start)
    guard let meant = meantMember(on: line) else { return .null(at: line) }
    add(meant.key, meant.value, to: &builder)
    return close(builder)
  }

  // MARK: Mappings

  /// l+block-mapping(n)
  ///
  /// - Parameter lost: a line before it that was meant as a member and lacks its colon.
  mutating func parseMapping(column: Int, firstKey: YAMLValue?, lost: SourceRange? = nil) -> YAMLValue {
    guard enter(at: characterRange(offset)) else { return .null(at: SourceRange(offset, offset)) }
    defer { depth -= 1 }
    var builder = MappingBuilder(start: lost?.start ?? firstKey?.range.start ?? offset)
    if let lost, let meant = meantMember(on: lost) { add(meant.key, meant.value, to: &builder) }
    var next = firstKey
    repeat {
      if let key = next ?? parseImplicitKey(column: column, &builder) {
        next = nil
        let colon = offset
        offset += 1
        token(.punctuation, from: colon)
        add(key, parseNode(parent: column, start: .behindKey), to: &builder)
      }
    } while goOn(in: column, isSequence: false)
    return close(builder)
  }

  /// Up to the colon; `nil` where there is none, or where the entry was taken already.
  private mutating func parseImplicitKey(column: Int, _ builder: inout MappingBuilder) -> YAMLValue? {
    if current == UInt8(ascii: "?"), isEndOfWord(offset + 1) {
      parseExplicitEntry(column: column, &builder)
      return nil
    }
    checkTab()
    let start = offset
    let line = lineStart
    let properties = parseProperties()
    skipBlanks()
    if current == UInt8(ascii: ":"), isEndOfWord(offset + 1) {
      return finish(.null(at: SourceRange(offset, offset)), properties)
    }
    guard !isRecovering, let byte = current, !isBreak(byte) else {
      if !isRecovering { failAtMissingColon(from: start) }
      return nil
    }
    if byte == UInt8(ascii: "|") || byte == UInt8(ascii: ">") {
      failAtReserved(offset)
      return nil
    }
    let key = parseFlowNode(parent: column, isFlow: false, properties, isKey: true)
    guard !isRecovering else { return nil }
    skipBlanks()
    guard current == UInt8(ascii: ":"), isEndOfWord(offset + 1), line == lineStart else {
      failAtMissingColon(from: start)
      if let meant = meantMember(on: key.range) { add(meant.key, meant.value, to: &builder) }
      return nil
    }
    retagKey(from: start)
    return finish(key, properties)
  }

  /// `? key` and `: value`, each with any node. §8.2.2
  private mutating func parseExplicitEntry(column: Int, _ builder: inout MappingBuilder) {
    let mark = offset
    offset += 1
    token(.punctuation, from: mark)
    let key = parseNode(parent: column, start: .behindExplicitMark)
    guard !isRecovering else { return }
    let saved = (offset, lineStart, tab)
    _ = skipToContent()
    if isFirstOnLine, self.column == column, current == UInt8(ascii: ":"), isEndOfWord(offset + 1) {
      let colon = offset
      offset += 1
      token(.punctuation, from: colon)
      add(key, parseNode(parent: column, start: .behindExplicitMark), to: &builder)
    } else {
      (offset, lineStart, tab) = saved
      add(key, .null(at: SourceRange(key.range.end, key.range.end)), to: &builder)
    }
  }

  // MARK: Sequences

  /// l+block-sequence(n)
  private mutating func parseSequence(column: Int) -> YAMLValue {
    guard enter(at: characterRange(offset)) else { return .null(at: SourceRange(offset, offset)) }
    defer { depth -= 1 }
    let start = offset
    var items: [YAMLValue] = []
    repeat {
      let dash = offset
      offset += 1
      token(.punctuation, from: dash)
      items.append(parseNode(parent: column, start: .behindIndicator))
    } while goOn(in: column, isSequence: true)
    return YAMLValue(.sequence(items), at: SourceRange(start, max(start, items.last?.range.end ?? start)))
  }

  /// Moves to the next entry of the collection in `column`; `false` where it has ended.
  private mutating func goOn(in column: Int, isSequence: Bool) -> Bool {
    guard !hasStopped else { return false }
    if isRecovering {
      recover(to: column)
    } else {
      _ = skipToContent()
      if !isFirstOnLine, offset < end {
        if !skipRemark() { reportTrailing() }
        recover(to: column)
      }
    }
    while offset < end, !isDocumentStart, !isDocumentEnd, self.column > column {
      if intent == .snippet, isBehindGap, takeWhatIsBehindGap(column) { continue }
      reportIndentation()
      recover(to: column)
      _ = skipToContent()
    }
    guard offset < end, !isDocumentStart, !isDocumentEnd, self.column == column else { return false }
    let isDash = current == UInt8(ascii: "-") && isEndOfWord(offset + 1)
    if isSequence || !isDash { return isSequence == isDash }
    if intent == .snippet, isBehindGap, takeWhatIsBehindGap(column - 1) {
      return goOn(in: column, isSequence: false)
    }
    // A list item where a key should be. A sequence in the column of its key has been taken by that key.
    fail(
      YAMLRules.indentation, "a list item among the keys of a mapping", at: characterRange(offset),
      help: "indent it under the key that it belongs to")
    return goOn(in: column, isSequence: false)
  }

  /// Takes what is indented more than its neighbours because something is left out above it: nobody knows where it
  /// belongs.
  private mutating func takeWhatIsBehindGap(_ column: Int) -> Bool {
    let start = offset
    guard enter(at: characterRange(start)) else { return false }
    _ = parseNode(parent: column, start: .bare)
    depth -= 1
    guard offset > start else { return false }
    if isRecovering { recover(to: column) } else { _ = skipToContent() }
    return true
  }

  // MARK: Building

  /// Members of a mapping as they come.
  struct MappingBuilder {
    let start: Int
    var end: Int
    var members: [YAMLMember] = []
    var names: [String: SourceRange] = [:]
    /// Keys that were given already.
    var repeated: [(name: String, range: SourceRange)] = []

    init(start: Int) { (self.start, end) = (start, start) }
  }

  /// The mapping; keys that were given twice are reported with the document.
  mutating func close(_ builder: MappingBuilder) -> YAMLValue {
    for (name, range) in builder.repeated {
      guard let first = builder.names[name] else { continue }
      repeatedKeys.append(
        RepeatedKey(name: name, range: range, first: first, mapping: builder.start))
    }
    return YAMLValue(
      .mapping(builder.members), at: SourceRange(builder.start, max(builder.start, builder.end)))
  }

  mutating func add(_ key: YAMLValue, _ value: YAMLValue, to builder: inout MappingBuilder) {
    builder.end = max(builder.end, key.range.end, value.range.end)
    let name = key.scalar?.text ?? text(key.range)
    // `<<` may be given several times: each brings members in. Placeholders for keys are all alike.
    if name != "<<" || key.scalar?.style != .plain, builder.names[name] != nil {
      return builder.repeated.append((name, key.range))
    }
    builder.names[name] = key.range
    builder.members.append(YAMLMember(name: name, key: key, value: value))
  }

  /// Counts a value and remembers it if it has an anchor.
  mutating func finish(_ value: YAMLValue, _ properties: Properties) -> YAMLValue {
    var value = value
    if let tag = properties.tag {
      if properties.isString, case .scalar(let scalar) = value.kind {
        let text = YAMLScalar(text: scalar.text, style: scalar.style, isString: true)
        value = YAMLValue(.scalar(text), at: value.range, tag: tag)
      } else {
        value = YAMLValue(value.kind, at: value.range, tag: tag)
      }
    }
    if properties.isNumber, case .scalar(let scalar) = value.kind {
      value = YAMLValue(
        .scalar(YAMLScalar(text: scalar.text, style: .plain, isString: false)), at: value.range)
    }
    if let anchor = properties.anchor {
      let size = measure(value)
      anchors[anchor.name] = Measured(value: value, count: size.count, height: size.height)
    }
    return value
  }

  private func measure(_ value: YAMLValue) -> (count: Int, height: Int) {
    switch value.kind {
    case .scalar: return (1, 0)
    case .sequence(let items): return combine(items.map(measure))
    case .mapping(let members): return combine(members.flatMap { [measure($0.key), measure($0.value)] })
    }
  }

  private func combine(_ parts: [(count: Int, height: Int)]) -> (count: Int, height: Int) {
    parts.reduce((1, 1)) { ($0.0 + $1.count, max($0.1, $1.height + 1)) }
  }

  func merged(_ outer: Properties, _ inner: Properties) -> Properties {
    Properties(
      anchor: inner.anchor ?? outer.anchor, tag: inner.tag ?? outer.tag, start: outer.start ?? inner.start)
  }

  /// One level deeper; `false` and a report when that is too deep.
  mutating func enter(at range: SourceRange) -> Bool {
    depth += 1
    if depth <= Self.maximumDepth { return true }
    depth -= 1
    stop(YAMLRules.tooDeep, "nested deeper than \(Self.maximumDepth) levels", at: range)
    return false
  }

  /// The first token of a key is told from that of a value by the colon behind it.
  private mutating func retagKey(from start: Int) {
    guard let last = tokens.last, last.range.start >= start, last.kind != .punctuation else { return }
    tokens[tokens.count - 1] = SyntaxToken(.key, last.range)
  }
}

extension YAMLValue {
  static func null(at range: SourceRange) -> YAMLValue {
    YAMLValue(.scalar(YAMLScalar(text: "", style: .plain, isString: false)), at: range)
  }
}
