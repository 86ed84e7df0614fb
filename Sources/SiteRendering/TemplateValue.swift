import Mustache
import NoteModel

/// What a template can show. Sendable, unlike dictionaries of `Any`, so that the parts which all pages
/// have in common are made once and shared between threads.
package enum TemplateValue: Sendable, Hashable {
  /// An empty text stands for what is absent: it shows nothing and its section is skipped, but its key
  /// is there, so that the look-up does not go on to an outer object.
  case text(String)
  case flag(Bool)
  case list([TemplateValue])
  case object([String: TemplateValue])

  static let absent = TemplateValue.text("")

  static func number(_ value: Int) -> TemplateValue { .text(String(value)) }

  /// A value of the front matter or of `site.yml`, as plain data.
  init(_ value: MetadataValue) {
    switch value {
    case .null: self = .absent
    case .bool(let flag): self = .flag(flag)
    case .integer(let number): self = .number(number)
    case .number(let number): self = .text(String(number))
    case .string(let text): self = .text(text)
    case .list(let values): self = .list(values.map { TemplateValue($0) })
    case .map(let entries):
      self = .object(
        Dictionary(entries.map { ($0.key, TemplateValue($0.value)) }, uniquingKeysWith: { $1 }))
    }
  }

  /// As swift-mustache wants it.
  var rendering: Any {
    switch self {
    case .text(let text): TemplateText(text: text)
    case .flag(let flag): flag
    case .list(let values): TemplateList(values: values)
    case .object(let members): TemplateObject(members: members)
    }
  }
}

/// Text on its way into a template. Without `child`, swift-mustache would look for names among the stored
/// properties of what is below here.
private struct TemplateText: MustacheCustomRenderable, MustacheTransformable, MustacheParent {
  let text: String

  var renderText: String { text }
  var isNull: Bool { text.isEmpty }

  func transform(_ name: String) -> Any? { text.transform(name) }
  func child(named name: String) -> Any? { nil }
}

private struct TemplateList: MustacheSequence, MustacheTransformable, MustacheParent, MustacheCustomRenderable
{
  let values: [TemplateValue]

  var renderText: String { "" }
  var isNull: Bool { false }

  func makeIterator() -> LazyMapSequence<[TemplateValue], Any>.Iterator {
    values.lazy.map(\.rendering).makeIterator()
  }

  func transform(_ name: String) -> Any? { values.map(\.rendering).transform(name) }
  func child(named name: String) -> Any? { nil }
}

private struct TemplateObject: MustacheParent, MustacheCustomRenderable {
  let members: [String: TemplateValue]

  var renderText: String { "" }
  var isNull: Bool { false }

  func child(named name: String) -> Any? {
    if let member = members[name] { return member.rendering }
    // A partial that includes itself within `children` comes to an end where an entry of the author's has
    // none, instead of finding those of the entry around it.
    return name == Self.nested ? TemplateValue.absent.rendering : nil
  }

  /// The one name under which data is nested without a limit.
  private static let nested = "children"
}

/// The escaping of all templates; swift-mustache's own goes by `Character` and lets a `"` pass that is
/// followed by a combining mark.
struct MarkupContent: MustacheContentType {
  /// What a template says to get it.
  static let name = "MARKUP"

  func escapeText(_ text: String) -> String { escapeMarkup(text) }
}
