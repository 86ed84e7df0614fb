import Diagnostics
import SourceText

/// Reads a Mustache template in one pass: the tags and how they nest, and the operations that render it.
///
/// All of Mustache that needs no program beside the template: variables, sections, inverted sections, comments,
/// partials, delimiters of one's own, and parents with blocks.
struct TemplateParser {
  /// The first thing that is wrong with the template, if anything is.
  private(set) var diagnostic: Diagnostic?
  private var tags: [TemplateTag] = []
  private var operations: [TemplateOperation] = []
  private var names: [TemplateName] = []
  private var labels: [String] = []

  private var cursor: ByteCursor
  private var open: [OpenSection] = []
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)
  /// Where text begins that no operation has yet.
  private var textStart = 0
  private var textStartsLine = true
  private var lineStart = 0

  private static let maximumDepth = 64

  /// A section that waits for its end.
  private struct OpenSection {
    let name: String
    let range: SourceRange
    let kind: Kind
    /// Of the operation that is to know where the section ends.
    let operation: Int

    enum Kind {
      case section, invertedSection, block, parent
    }
  }

  /// A tag that was found: what is between its delimiters, the sigil apart.
  private struct Tag {
    let range: SourceRange
    let content: SourceRange
    /// What stands before a tag that is alone on its line.
    let indentation: SourceRange?
  }

  init(_ bytes: [UInt8]) { cursor = ByteCursor(bytes) }

  /// Reads all of it. What is behind a mistake is left out.
  mutating func parse() -> Template {
    while diagnostic == nil, skipToTag() { parseTag() }
    takeText(to: cursor.offset)
    if let section = open.last {
      report(
        "section \"\(section.name)\" is never closed", at: section.range, help: "add {{/\(section.name)}}")
    }
    return Template(bytes: cursor.bytes, tags: tags, operations: operations, names: names, labels: labels)
  }

  // MARK: Text

  /// Stops before the next opening delimiter.
  private mutating func skipToTag() -> Bool {
    while let byte = cursor.current {
      if byte == opening[0], startsWith(opening) { return true }
      cursor.offset += 1
      if byte == UInt8(ascii: "\n") { lineStart = cursor.offset }
    }
    return false
  }

  private func startsWith(_ word: [UInt8]) -> Bool {
    cursor.bytes.count - cursor.offset >= word.count
      && cursor.bytes[cursor.offset..<cursor.offset + word.count].elementsEqual(word)
  }

  /// Makes an operation of the text before a tag or the end.
  private mutating func takeText(to end: Int) {
    // Between the blocks of a parent is nothing that shows.
    guard textStart < end, open.last?.kind != .parent else { return }
    operations.append(.text(SourceRange(textStart, end), startsLine: textStartsLine))
  }

  /// Ends the text before a tag, whose last byte was just read. The line of one that shows nothing by itself goes
  /// with it when nothing else is on it.
  ///
  /// - Returns: The blanks before a tag that is alone on its line.
  private mutating func takeTextBeforeTag(at start: Int, mayStandAlone: Bool) -> SourceRange? {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    if mayStandAlone, cursor.bytes[lineStart..<start].allSatisfy(isBlank) {
      var rest = cursor
      rest.skip(while: isBlank)
      if rest.isAtEnd || rest.eat("\r\n") || rest.eat(UInt8(ascii: "\n")) {
        let indentation = SourceRange(lineStart, start)
        takeText(to: lineStart)
        cursor = rest
        lineStart = cursor.offset
        textStart = cursor.offset
        textStartsLine = true
        return indentation
      }
    }
    takeText(to: start)
    if start == lineStart, open.last?.kind != .parent {
      operations.append(.text(SourceRange(start, start), startsLine: true))
    }
    textStart = cursor.offset
    textStartsLine = false
    return nil
  }

  // MARK: Tags

  private mutating func parseTag() {
    let start = cursor.offset
    cursor.offset += opening.count
    let sigil = cursor.current ?? 0
    let end = sigil == UInt8(ascii: "{") ? [UInt8(ascii: "}")] + closing : closing
    let contentStart = cursor.offset
    while cursor.current != nil, !startsWith(end) { cursor.offset += 1 }
    guard cursor.current != nil else {
      return report("tag is never closed", at: SourceRange(start, start + opening.count))
    }
    let content = cursor.range(from: contentStart)
    cursor.offset += end.count
    let range = cursor.range(from: start)
    guard content.count > 0 else { return report("tag without a name", at: range) }
    let mayStandAlone = "!=#^$<>/".utf8.contains(sigil)
    let isPlain = !mayStandAlone && !"{&%".utf8.contains(sigil)
    let indentation = takeTextBeforeTag(at: start, mayStandAlone: mayStandAlone)
    let tag = Tag(
      range: range, content: trimmed(isPlain ? content : SourceRange(content.start + 1, content.end)),
      indentation: indentation)

    if open.last?.kind == .parent, !"$/!=".utf8.contains(sigil) {
      return report("only blocks may stand between {{<parent}} and its end", at: range)
    }
    switch sigil {
    case UInt8(ascii: "!"): break
    case UInt8(ascii: "="): changeDelimiters(tag)
    case UInt8(ascii: "%"): report("a template has no settings", at: range)
    case UInt8(ascii: "#"): openSection(tag, .section, .section)
    case UInt8(ascii: "^"): openSection(tag, .invertedSection, .invertedSection)
    case UInt8(ascii: "$"): openBlock(tag)
    case UInt8(ascii: "<"): openParent(tag)
    case UInt8(ascii: ">"):
      if let label = addPartial(tag) { operations.append(.partial(label, indentation: indentation)) }
    case UInt8(ascii: "/"): closeSection(tag)
    case UInt8(ascii: "{"), UInt8(ascii: "&"):
      if let name = addName(tag, .unescapedVariable) { operations.append(.unescapedVariable(name)) }
    default:
      if let name = addName(tag, .variable) { operations.append(.variable(name)) }
    }
  }

  /// A range without the blanks around what is in it.
  private func trimmed(_ range: SourceRange) -> SourceRange {
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    var range = range
    while range.start < range.end, isBlank(cursor.bytes[range.start]) { range.start += 1 }
    while range.end > range.start, isBlank(cursor.bytes[range.end - 1]) { range.end -= 1 }
    return range
  }

  /// - Returns: The place of the name in `names`.
  private mutating func addName(_ tag: Tag, _ kind: TemplateTag.Kind) -> Int? {
    guard addTag(tag, kind) else { return nil }
    guard let name = TemplateName(cursor.text(tag.content)) else {
      report("tag without a proper name", at: tag.range)
      return nil
    }
    names.append(name)
    return names.count - 1
  }

  private mutating func addTag(_ tag: Tag, _ kind: TemplateTag.Kind) -> Bool {
    guard tag.content.count > 0 else {
      report("tag without a name", at: tag.range)
      return false
    }
    tags.append(
      TemplateTag(
        kind: kind, name: cursor.text(tag.content), range: tag.range, nameRange: tag.content,
        sections: open.filter { $0.kind == .section }.map(\.name),
        isInParent: open.contains { $0.kind == .parent }))
    return true
  }

  /// - Returns: The place of the name in `labels`.
  private mutating func addPartial(_ tag: Tag) -> Int? {
    guard tag.content.count == 0 || cursor.bytes[tag.content.start] != UInt8(ascii: "*") else {
      report("the name of a partial cannot come from a variable", at: tag.range)
      return nil
    }
    return addTag(tag, .partial) ? addLabel(tag) : nil
  }

  private mutating func addLabel(_ tag: Tag) -> Int? {
    let text = cursor.text(tag.content)
    guard TemplateName.isLabel(text) else {
      report("tag without a proper name", at: tag.range)
      return nil
    }
    labels.append(text)
    return labels.count - 1
  }

  // MARK: Sections

  private mutating func openSection(_ tag: Tag, _ kind: TemplateTag.Kind, _ section: OpenSection.Kind) {
    guard let name = addName(tag, kind) else { return }
    push(section, tag)
    operations.append(
      section == .invertedSection ? .invertedSection(name, end: 0) : .section(name, end: 0))
  }

  private mutating func openBlock(_ tag: Tag) {
    guard let label = addLabel(tag) else { return }
    push(.block, tag)
    operations.append(.block(label, end: 0))
  }

  private mutating func openParent(_ tag: Tag) {
    guard let label = addPartial(tag) else { return }
    push(.parent, tag)
    operations.append(.parent(label, indentation: tag.indentation, end: 0))
  }

  /// The operation that is appended next waits for its end, which is 0 until it is found.
  private mutating func push(_ kind: OpenSection.Kind, _ tag: Tag) {
    guard open.count < Self.maximumDepth else {
      return report("more than \(Self.maximumDepth) sections within each other", at: tag.range)
    }
    open.append(
      OpenSection(
        name: cursor.text(tag.content), range: tag.range, kind: kind, operation: operations.count))
  }

  private mutating func closeSection(_ tag: Tag) {
    let name = cursor.text(tag.content)
    guard let section = open.popLast() else {
      return report("no section \"\(name)\" is open", at: tag.range)
    }
    guard section.name == name else {
      return report(
        "expected {{/\(section.name)}}, found {{/\(name)}}", at: tag.range,
        labels: [Label("opened here", at: section.range)])
    }
    let end = operations.count
    switch operations[section.operation] {
    case .section(let name, _): operations[section.operation] = .section(name, end: end)
    case .invertedSection(let name, _): operations[section.operation] = .invertedSection(name, end: end)
    case .block(let label, _): operations[section.operation] = .block(label, end: end)
    case .parent(let label, let indentation, _):
      operations[section.operation] = .parent(label, indentation: indentation, end: end)
    case .text, .variable, .unescapedVariable, .partial: break
    }
  }

  private mutating func changeDelimiters(_ tag: Tag) {
    let words = cursor.bytes[tag.content.start..<tag.content.end]
      .split { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard words.count == 2, let last = words.last, last.last == UInt8(ascii: "="), last.count > 1 else {
      return report("expected two delimiters as in {{=<% %>=}}", at: tag.range)
    }
    opening = Array(words[0])
    closing = Array(last.dropLast())
  }

  private mutating func report(
    _ message: String, at range: SourceRange, help: String? = nil, labels: [Label] = []
  ) {
    guard diagnostic == nil else { return }
    diagnostic = Diagnostic(ThemeRules.templateError, message, at: range, help: help, labels: labels)
  }
}
