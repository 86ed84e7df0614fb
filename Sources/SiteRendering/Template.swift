import SourceText

/// A Mustache template that was read: its tags for who checks it, its operations for who renders it.
struct Template: Sendable {
  let bytes: [UInt8]
  /// In the order of the text.
  let tags: [TemplateTag]
  let operations: [TemplateOperation]
  /// What operations name by their place here: variables and sections, and partials and blocks.
  let names: [TemplateName]
  let labels: [String]
}

/// A tag of a template that names something.
struct TemplateTag: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case variable, unescapedVariable, section, invertedSection, partial
  }

  let kind: Kind
  let name: String
  /// In bytes of the template, braces included.
  let range: SourceRange
  /// Of the name alone.
  let nameRange: SourceRange
  /// The sections around it, outermost first.
  let sections: [String]
  /// Whether it stands between `{{<parent}}` and its end: it is rendered wherever the parent has its block.
  let isInParent: Bool
}

/// A step of rendering. Holds numbers only, so that the loop over them counts no references.
///
/// What a section or block encloses follows it, up to `end`.
enum TemplateOperation: Sendable {
  /// Bytes of the template. A line that begins with a tag has empty ones before it, which say so.
  case text(SourceRange, startsLine: Bool)
  /// `{{name}}`, a place in `Template.names`.
  case variable(Int)
  /// `{{{name}}}`
  case unescapedVariable(Int)
  /// `{{#name}}`
  case section(Int, end: Int)
  /// `{{^name}}`
  case invertedSection(Int, end: Int)
  /// `{{> label}}`, a place in `Template.labels`. The indentation is what stands before a tag that is alone
  /// on its line; `nil` for others.
  case partial(Int, indentation: SourceRange?)
  /// `{{<label}}`, which encloses blocks only.
  case parent(Int, indentation: SourceRange?, end: Int)
  /// `{{$label}}`
  case block(Int, end: Int)
}

/// A name as templates write it: parts with dots between them, in transforms as in `uppercased(note.title)`.
struct TemplateName: Sendable, Hashable {
  let text: String
  /// None in `{{.}}` and in what is asked of a place in a list, as in `{{index()}}`.
  let parts: [String]
  /// Innermost first.
  let transforms: [String]
  /// Whether the name begins with a dot: it is looked up in the innermost object only.
  let isLocal: Bool

  /// `nil` for what is no name.
  init?(_ text: String) {
    guard !text.isEmpty, text.utf8.allSatisfy(Self.isAllowed) else { return nil }
    self.text = text
    var rest = text[...]
    var transforms: [String] = []
    while rest.hasSuffix(")"), let parenthesis = rest.firstIndex(of: "(") {
      transforms.append(String(rest[..<parenthesis]))
      rest = rest[rest.index(after: parenthesis)...].dropLast()
    }
    guard !rest.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }) else {
      return nil
    }
    self.transforms = transforms.reversed()
    isLocal = rest.hasPrefix(".")
    parts = rest.split(separator: ".").map(String.init)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: ".-_?*()".utf8.contains(byte)
    }
  }

  /// Whether a partial or block may be called so.
  static func isLabel(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "/")
          || isAllowed(byte) && byte != UInt8(ascii: "(") && byte != UInt8(ascii: ")")
      }
  }
}
