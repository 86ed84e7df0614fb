import Diagnostics
import SourceText

/// A tag of a Mustache template.
package struct TemplateTag: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case variable, unescapedVariable, section, invertedSection, partial
  }

  package let kind: Kind
  package let name: String
  /// In bytes of the template, braces included.
  package let range: SourceRange
  /// Of the name alone.
  package let nameRange: SourceRange
  /// The sections around it, outermost first.
  package let sections: [String]
  /// Whether it stands between `{{<parent}}` and its end: it is rendered wherever the parent has its block.
  package let isInParent: Bool
}

/// The tags of a template and how they nest, found without rendering it.
///
/// swift-mustache blames the end of the file for a section left open, and recurses without limit; here
/// the opening tag is known and the depth is bounded.
package struct TemplateOutline: Sendable {
  package private(set) var tags: [TemplateTag] = []
  /// The first thing that is wrong with the template, if anything is.
  package private(set) var diagnostic: Diagnostic?

  private static let maximumDepth = 64

  /// A section that waits for its end.
  private struct OpenSection {
    let name: String
    let range: SourceRange
    let kind: Kind

    enum Kind {
      case section
      /// `{{^x}}` and `{{$x}}`: names mean inside what they mean outside.
      case transparent
      /// `{{<x}}`
      case parent
    }
  }

  private var cursor: ByteCursor
  private var open: [OpenSection] = []
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)

  package init(_ bytes: [UInt8]) {
    cursor = ByteCursor(bytes)
    while diagnostic == nil, skipToTag() { scanTag() }
    if diagnostic == nil, let section = open.last {
      report(
        "section \"\(section.name)\" is never closed", at: section.range, help: "add {{/\(section.name)}}")
    }
  }

  /// Stops before the next opening delimiter.
  private mutating func skipToTag() -> Bool {
    while cursor.current != nil {
      if startsWith(opening) { return true }
      cursor.offset += 1
    }
    return false
  }

  private func startsWith(_ word: [UInt8]) -> Bool {
    cursor.bytes.count - cursor.offset >= word.count
      && cursor.bytes[cursor.offset..<cursor.offset + word.count].elementsEqual(word)
  }

  private mutating func scanTag() {
    let start = cursor.offset
    cursor.offset += opening.count
    let sigil = cursor.current ?? 0
    let isRaw = sigil == UInt8(ascii: "{")
    let contentStart = cursor.offset
    let end = isRaw ? closing + [UInt8(ascii: "}")] : closing
    while cursor.current != nil, !startsWith(end) { cursor.offset += 1 }
    guard cursor.current != nil else {
      return report("tag is never closed", at: SourceRange(start, start + opening.count))
    }
    let content = cursor.range(from: contentStart)
    cursor.offset += end.count
    let range = cursor.range(from: start)
    guard content.count > 0 else { return report("tag without a name", at: range) }
    let rest = SourceRange(min(content.start + 1, content.end), content.end)
    switch sigil {
    case UInt8(ascii: "!"), UInt8(ascii: "%"): break
    case UInt8(ascii: "="): changeDelimiters(rest, range)
    case UInt8(ascii: "#"): openSection(.section, rest, range)
    case UInt8(ascii: "^"): openSection(.invertedSection, rest, range)
    case UInt8(ascii: "$"): push(OpenSection(name: name(rest), range: range, kind: .transparent))
    case UInt8(ascii: "<"):
      addPartial(rest, range)
      push(OpenSection(name: name(rest), range: range, kind: .parent))
    case UInt8(ascii: ">"): addPartial(rest, range)
    case UInt8(ascii: "/"): closeSection(name(rest), range)
    case UInt8(ascii: "{"), UInt8(ascii: "&"): add(.unescapedVariable, rest, range)
    default: add(.variable, content, range)
    }
  }

  /// The content of a tag without the blanks around it.
  private func trimmed(_ range: SourceRange) -> SourceRange {
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    var range = range
    while range.start < range.end, isBlank(cursor.bytes[range.start]) { range.start += 1 }
    while range.end > range.start, isBlank(cursor.bytes[range.end - 1]) { range.end -= 1 }
    return range
  }

  private func name(_ content: SourceRange) -> String { cursor.text(trimmed(content)) }

  private mutating func add(_ kind: TemplateTag.Kind, _ content: SourceRange, _ range: SourceRange) {
    let nameRange = trimmed(content)
    guard nameRange.count > 0 else { return report("tag without a name", at: range) }
    tags.append(
      TemplateTag(
        kind: kind, name: cursor.text(nameRange), range: range, nameRange: nameRange,
        sections: open.filter { $0.kind == .section }.map(\.name),
        isInParent: open.contains { $0.kind == .parent }))
  }

  private mutating func addPartial(_ content: SourceRange, _ range: SourceRange) {
    guard !name(content).hasPrefix("*") else {
      return report("the name of a partial cannot come from a variable", at: range)
    }
    add(.partial, content, range)
  }

  private mutating func openSection(_ kind: TemplateTag.Kind, _ content: SourceRange, _ range: SourceRange) {
    add(kind, content, range)
    push(
      OpenSection(
        name: name(content), range: range, kind: kind == .invertedSection ? .transparent : .section))
  }

  private mutating func push(_ section: OpenSection) {
    guard open.count < Self.maximumDepth else {
      return report("more than \(Self.maximumDepth) sections within each other", at: section.range)
    }
    open.append(section)
  }

  private mutating func closeSection(_ name: String, _ range: SourceRange) {
    guard let section = open.popLast() else {
      return report("no section \"\(name)\" is open", at: range)
    }
    guard section.name == name else {
      let label = Label("opened here", at: section.range)
      return report(
        "expected {{/\(section.name)}}, found {{/\(name)}}", at: range, labels: [label])
    }
  }

  private mutating func changeDelimiters(_ content: SourceRange, _ range: SourceRange) {
    let words = cursor.bytes[content.start..<content.end].split { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard words.count == 2, let last = words.last, last.last == UInt8(ascii: "="), last.count > 1 else {
      return report("expected two delimiters as in {{=<% %>=}}", at: range)
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
