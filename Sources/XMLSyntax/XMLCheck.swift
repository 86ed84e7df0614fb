import Diagnostics
import SourceText

/// What keeps `bytes` from being well-formed (XML 1.0, fifth edition, §2), in order of place. Takes anything; in time
/// linear in the text.
///
/// Without an XML declaration or a document type, the text is taken for a fragment: several roots and text beside them
/// are right.
/// - Parameter excerpt: elements may be cut off.
package func checkXML(_ bytes: [UInt8], excerpt: Bool = false) -> [Diagnostic] {
  var parser = XMLParser(bytes, isExcerpt: excerpt)
  parser.parse()
  return parser.findings.sorted(by: Diagnostic.isInOrder)
}

/// Colours `bytes`, however damaged.
package func highlightXML(_ bytes: [UInt8]) -> [SyntaxToken] {
  var parser = XMLParser(bytes, isExcerpt: true)
  parser.parse()
  return parser.tokens
}

struct XMLParser {
  struct Element {
    let name: String
    let tag: SourceRange
    let isBare: Bool
    /// Whether nothing stands between it and the tag of its parent.
    let isOnly: Bool
  }

  var cursor: ByteCursor
  let isExcerpt: Bool
  /// Behind the byte order mark.
  private let textStart: Int
  var diagnostics: [Diagnostic] = []
  var tokens: [SyntaxToken] = []
  private var open: [Element] = []
  /// How many elements of a name are open, so that a closing tag is looked up at once.
  private var openNames: [String: Int] = [:]
  /// A declaration or document type was seen: this is a whole document.
  private var isDocument = false
  private var roots = 0
  private var root: SourceRange?
  /// A document type may declare entities elsewhere.
  var declaresEntities = false
  /// Where the last tag ended, to see whether an element is empty.
  private var lastTagEnd = -1
  private var lastWasOpening = false
  private var endsWithGap = false
  /// Where the XML declaration begins and ends.
  private var declaration: Int?
  private var declarationEnd = 0

  init(_ bytes: [UInt8], isExcerpt: Bool) {
    cursor = ByteCursor(bytes)
    self.isExcerpt = isExcerpt
    _ = cursor.eat("\u{FEFF}")
    textStart = cursor.offset
  }

  /// What is wrong. A fragment that begins with text is prose that speaks of elements, or code: nothing in it is certain.
  var findings: [Diagnostic] {
    guard !isDocument, let first = cursor.bytes[textStart...].first(where: { $0 > 0x20 }),
      (0x61...0x7A).contains(first | 0x20)
        || first >= 0x80 && !cursor.bytes[textStart...].starts(with: "…".utf8)
    else { return diagnostics }
    return diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.severity = max(diagnostic.severity, .warning)
      return diagnostic
    }
  }

  mutating func report(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil, labels: [Label] = []
  ) {
    diagnostics.appendLimited(Diagnostic(rule, message, at: range, help: help, labels: labels))
  }

  mutating func colour(_ kind: SyntaxKind, from start: Int) {
    if cursor.offset > start { tokens.append(SyntaxToken(kind, cursor.range(from: start))) }
  }

  /// document = prolog element Misc*; content = text { markup text }
  mutating func parse() {
    while let byte = cursor.current {
      switch byte {
      case UInt8(ascii: "<"): parseMarkup()
      case UInt8(ascii: "&"): parseReference()
      default: parseText()
      }
    }
    checkRoot()
    guard let last = open.last, !endsWithGap, !isExcerpt else { return }
    report(
      XMLRules.unclosedElement, "<\(last.name)> is never closed", at: last.tag, help: "add </\(last.name)>")
  }

  /// Text up to the next markup; `{{ … }}` is passed over, whatever is in it.
  private mutating func parseText() {
    let start = cursor.offset
    while let byte = cursor.current, byte != UInt8(ascii: "<"), byte != UInt8(ascii: "&") {
      if byte == UInt8(ascii: "{"), let end = cursor.endOfPlaceholder(at: cursor.offset) {
        cursor.offset = end
      } else if let end = cursor.endOfDots(at: cursor.offset) {
        endsWithGap = true
        cursor.offset = end
      } else {
        if byte > 0x20 { endsWithGap = false }
        cursor.offset += 1
      }
    }
    let text = cursor.bytes[start..<cursor.offset]
    guard open.isEmpty, isDocument, roots > 0, !isExcerpt, !endsWithGap,
      let first = text.firstIndex(where: { $0 > 0x20 })
    else { return }
    report(
      XMLRules.outsideRoot, "text behind the root element",
      at: SourceRange(
        first, first + 1 + cursor.bytes[(first + 1)..<cursor.offset].prefix { $0 & 0xC0 == 0x80 }.count))
    isDocument = false
  }

  private mutating func parseMarkup() {
    let start = cursor.offset
    if cursor.starts(with: "<!--") { return parseComment() }
    if cursor.starts(with: "<![CDATA[") {
      return parseEnclosed("<![CDATA[", "]]>", .string, XMLRules.unclosedMarkup, "CDATA section")
    }
    if cursor.starts(with: "<!DOCTYPE") {
      isDocument = true
      return parseDocumentType()
    }
    if cursor.starts(with: "<?") { return parseInstruction() }
    if cursor.starts(with: "<%") { return skipServerCode() }
    // `<...>`, `</...>`, `<{{ name }}>` stand for an element.
    if let end = cursor.endOfDots(at: start + 1) ?? cursor.endOfDots(at: start + 2)
      ?? cursor.endOfPlaceholder(at: start + 1)
    {
      cursor.offset = end
      cursor.skip { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") && $0 != 0x0A }
      _ = cursor.eat(UInt8(ascii: ">"))
      endsWithGap = true
      return colour(.placeholder, from: start)
    }
    cursor.offset += 1
    let isClosing = cursor.eat(UInt8(ascii: "/"))
    colour(.punctuation, from: start)
    let nameStart = cursor.offset
    guard let name = parseName() else {
      if !isExcerpt || isClosing {
        report(
          XMLRules.strayAngle, "a '<' that begins no tag", at: SourceRange(start, start + 1),
          help: "write &lt;")
      }
      return
    }
    colour(.keyword, from: nameStart)
    endsWithGap = false
    if isClosing { parseEndTag(name, from: start) } else { parseStartTag(name, from: start) }
  }

  // MARK: Tags

  /// EmptyElemTag | STag = "<" Name { S Attribute } [ S ] [ "/" ] ">"
  private mutating func parseStartTag(_ name: String, from start: Int) {
    let isOnly = lastTagEnd == start && lastWasOpening
    let found = diagnostics.count
    let attributes = parseAttributes(of: name, from: start)
    if open.isEmpty { countRoot(at: start) }
    lastTagEnd = cursor.offset
    lastWasOpening = attributes.end == .open
    // `<version><your version></version>`: the words of a placeholder are no attributes.
    if attributes.isBare, isOnly, attributes.end == .open, let parent = open.last, closes(parent) {
      diagnostics.removeSubrange(min(found, diagnostics.count)...)
      endsWithGap = true
      return
    }
    guard attributes.end == .open else { return }
    open.append(
      Element(name: name, tag: SourceRange(start, cursor.offset), isBare: attributes.isBare, isOnly: isOnly))
    openNames[name, default: 0] += 1
  }

  /// Whether the tag that closes `element` comes next.
  private func closes(_ element: Element) -> Bool {
    var rest = cursor
    guard rest.eat("</") else { return false }
    let name = Array(element.name.utf8)
    return rest.limit - rest.offset > name.count
      && rest.bytes[rest.offset..<(rest.offset + name.count)].elementsEqual(name)
      && rest.bytes[rest.offset + name.count] == UInt8(ascii: ">")
  }

  private mutating func countRoot(at start: Int) {
    roots += 1
    let tag = SourceRange(start, cursor.offset)
    if roots == 1 { root = tag }
    guard roots == 2, isDocument, !isExcerpt else { return }
    report(
      XMLRules.outsideRoot, "a second root element", at: tag,
      help: "a document has one element around all others",
      labels: root.map { [Label("the first one", at: $0)] } ?? [])
  }

  /// ETag = "</" Name [ S ] ">"
  private mutating func parseEndTag(_ name: String, from start: Int) {
    cursor.skip { $0 <= 0x20 }
    let signStart = cursor.offset
    if cursor.eat(UInt8(ascii: ">")) {
      colour(.punctuation, from: signStart)
    } else {
      report(
        XMLRules.unclosedTag, "the tag is not closed", at: cursor.range(from: start), help: "add '>'")
    }
    let tag = cursor.range(from: start)
    lastTagEnd = cursor.offset
    lastWasOpening = false
    guard let last = open.last else {
      if !isExcerpt {
        report(
          XMLRules.unopenedElement, "</\(name)> closes nothing", at: tag,
          help: "take it away, or add <\(name)>")
      }
      return
    }
    if last.name == name { return pop() }
    guard openNames[name, default: 0] > 0 else {
      let isMisspelt = nearestSpelling(of: name, in: [last.name]) != nil
      report(
        XMLRules.unopenedElement,
        isMisspelt ? "</\(name)> does not close <\(last.name)>" : "</\(name)> closes nothing", at: tag,
        help: isMisspelt ? "did you mean </\(last.name)>?" : "take it away, or add <\(name)>",
        labels: [Label("opened here", at: last.tag)])
      if isMisspelt { pop() }
      return
    }
    report(
      XMLRules.unclosedElement, "<\(last.name)> is not closed before </\(name)>", at: last.tag,
      help: "add </\(last.name)>", labels: [Label("closed here", at: tag)])
    while let next = open.last {
      pop()
      if next.name == name { return }
    }
  }

  private mutating func pop() {
    guard let last = open.popLast() else { return }
    openNames[last.name, default: 1] -= 1
  }

  // MARK: Other markup

  /// Comment = "<!--" … "-->", without "--" in it
  private mutating func parseComment() {
    let start = cursor.offset
    cursor.offset += 4
    var dashes: Int?
    while !cursor.isAtEnd {
      if cursor.eat("-->") {
        colour(.comment, from: start)
        if let dashes {
          report(
            XMLRules.dashesInComment, "'--' in a comment", at: SourceRange(dashes, dashes + 2),
            help: "write one dash, or a blank between the two")
        }
        return
      }
      if cursor.endOfDots(at: cursor.offset) != nil { endsWithGap = true }
      if dashes == nil, cursor.starts(with: "--") { dashes = cursor.offset }
      // Only `--->` at the end: the dash before belongs to it.
      if let place = dashes, cursor.starts(with: "-->"), place == cursor.offset { dashes = nil }
      cursor.offset += 1
    }
    colour(.comment, from: start)
    reportUnclosed("comment", at: start, "-->")
  }

  mutating func parseEnclosed(
    _ opening: StaticString, _ closing: StaticString, _ kind: SyntaxKind, _ rule: Rule, _ what: String
  ) {
    let start = cursor.offset
    cursor.offset += opening.utf8CodeUnitCount
    while !cursor.isAtEnd {
      if cursor.eat(closing) { return colour(kind, from: start) }
      cursor.offset += 1
    }
    colour(kind, from: start)
    reportUnclosed(what, at: start, "\(closing)")
  }

  private mutating func reportUnclosed(_ what: String, at start: Int, _ closing: String) {
    guard !isExcerpt else { return }
    report(
      XMLRules.unclosedMarkup, "the \(what) is never closed",
      at: SourceRange(start, min(start + 2, cursor.limit)),
      help: "add '\(closing)'")
    endsWithGap = true
  }

  /// PI = "<?" … "?>"; the XML declaration is the very first one.
  private mutating func parseInstruction() {
    let start = cursor.offset
    if cursor.starts(with: "<?xml "), open.isEmpty {
      if start != textStart, roots == 0, !isExcerpt {
        report(
          XMLRules.lateDeclaration, "the XML declaration is not at the very start",
          at: SourceRange(start, start + 5),
          help: "nothing may stand before it, not even a blank line or a comment")
      }
      // Another document begins.
      roots = 0
      isDocument = true
      declaration = start
    }
    parseEnclosed("<?", "?>", .keyword, XMLRules.unclosedMarkup, "instruction")
    if declaration == start { checkDeclaration(SourceRange(start, cursor.offset)) }
  }

  /// XMLDecl = "<?xml" VersionInfo [ EncodingDecl ] [ SDDecl ] [ S ] "?>"
  private mutating func checkDeclaration(_ range: SourceRange) {
    declarationEnd = range.end
    guard range.end - range.start > 7, !isExcerpt else { return }
    let text = cursor.text(SourceRange(range.start + 5, range.end - 2))
    guard !text.contains(utf8: "{{"), !text.contains(utf8: "..."), !text.contains(utf8: "…"),
      !text.contains(utf8: "<")
    else {
      return
    }
    var expected = ["version", "encoding", "standalone"][...]
    var rest = text.drop { $0.isWhitespace }
    var isFirst = true
    func fault(_ message: String, _ help: String) -> (message: String, help: String) { (message, help) }
    var found: (message: String, help: String)?
    while !rest.isEmpty, found == nil {
      let name = String(rest.prefix { $0.isLetter })
      var value = rest.dropFirst(name.count).drop { $0.isWhitespace }
      if isFirst, name != "version" {
        found = fault("the XML declaration does not begin with its version", "write <?xml version=\"1.0\"?>")
        break
      }
      isFirst = false
      guard let place = expected.firstIndex(of: name) else {
        found = fault(
          name.isEmpty
            ? "something else in the XML declaration" : "'\(name.prefix(40))' in the XML declaration",
          "it holds version, encoding and standalone, in this order")
        break
      }
      expected = expected[(place + 1)...]
      guard value.first == "=" else {
        found = fault("'\(name)' without a value", "write \(name)=\"…\"")
        break
      }
      value = value.dropFirst().drop { $0.isWhitespace }
      guard let quote = value.first, quote == "\"" || quote == "'",
        let end = value.dropFirst().firstIndex(of: quote)
      else {
        found = fault("the value of '\(name)' is not in quotes", "write \(name)=\"…\"")
        break
      }
      rest = value[value.index(after: end)...].drop { $0.isWhitespace }
    }
    if isFirst, found == nil {
      found = fault("the XML declaration has no version", "write <?xml version=\"1.0\"?>")
    }
    if let found { report(XMLRules.badDeclaration, found.message, at: range, help: found.help) }
  }

  /// Warns of a document that has something behind its declaration, but no element.
  private mutating func checkRoot() {
    guard let declaration, roots == 0, !isExcerpt, !endsWithGap,
      cursor.bytes[declarationEnd...].contains(where: { $0 > 0x20 })
    else { return }
    report(
      XMLRules.noRoot, "the document has no element", at: SourceRange(declaration, declarationEnd),
      help: "a document has one element around all others")
  }

  /// `<% … %>` of a server's templates.
  private mutating func skipServerCode() {
    let start = cursor.offset
    while !cursor.isAtEnd, !cursor.eat("%>") { cursor.offset += 1 }
    colour(.placeholder, from: start)
  }

  /// doctypedecl = "<!DOCTYPE" … [ "[" intSubset "]" ] ">"
  private mutating func parseDocumentType() {
    let start = cursor.offset
    declaresEntities = true
    cursor.offset += "<!DOCTYPE".utf8.count
    var depth = 0
    while let byte = cursor.current {
      if cursor.starts(with: "<!--") {
        while !cursor.isAtEnd, !cursor.eat("-->") { cursor.offset += 1 }
        continue
      }
      cursor.offset += 1
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        var rest = cursor
        rest.skip { $0 != byte }
        // A lone quote in a comment of another kind is no string.
        if !rest.isAtEnd { cursor.offset = rest.offset + 1 }
      case UInt8(ascii: "["), UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">"):
        if depth <= 0 { return colour(.keyword, from: start) }
        depth -= 1
      default: break
      }
    }
    colour(.keyword, from: start)
    reportUnclosed("document type", at: start, ">")
  }
}
