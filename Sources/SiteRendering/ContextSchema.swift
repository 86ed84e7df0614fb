/// What a template can be given under a name.
package enum ContextType: Sendable, Hashable {
  case text
  /// Text of digits.
  case number
  /// Complete for `href`: with the base path, percent-encoded.
  case address
  /// Markup of ours, the one thing that `{{{name}}}` is for.
  case html
  case flag
  case map(ContextShape)
  case list(ContextShape)
  case listOfTexts
  /// What the author chose: a value, list or map whose names are not known here.
  case free

  /// What a section over it adds to the scope of names; `nil` for one that only shows or hides.
  var sectionFrame: ContextFrame? {
    switch self {
    case .flag: nil
    case .text, .number, .address, .html, .listOfTexts: .text
    case .map(let shape), .list(let shape): .shape(shape)
    case .free: .free
    }
  }

  /// In messages.
  var article: String {
    switch self {
    case .text, .listOfTexts: "a text"
    case .number: "a number"
    case .address: "an address"
    case .html: "HTML"
    case .flag: "true or false"
    case .map: "a map"
    case .list: "a list"
    case .free: "a value of the author's"
    }
  }
}

/// A name that templates are given, its type and what it is for.
package struct ContextMember: Sendable {
  package enum Presence: Sendable, Hashable {
    case always
    /// Empty where there is none, so that its section is left out.
    case orAbsent
  }

  package let name: String
  package let type: ContextType
  package let presence: Presence
  /// For the manual.
  package let meaning: String

  init(_ name: String, _ type: ContextType, _ meaning: String) { self.init(name, type, .always, meaning) }

  init(_ name: String, _ type: ContextType, _ presence: Presence, _ meaning: String) {
    self.name = name
    self.type = type
    self.presence = presence
    self.meaning = meaning
  }
}

/// A name at the root of the context, and the pages that have it.
package struct RootMember: Sendable {
  package let member: ContextMember
  package let templates: [PageTemplate]

  init(_ templates: [PageTemplate], _ member: ContextMember) {
    self.templates = templates
    self.member = member
  }
}

/// An object that names are looked up in.
enum ContextFrame: Hashable {
  case page(PageTemplate)
  case shape(ContextShape)
  /// A text: it has no members, and `{{.}}` shows it.
  case text
  case free

  /// The names it is known to have.
  var members: [ContextMember] {
    switch self {
    case .page(let template): ContextSchema.members(of: template)
    case .shape(let shape): shape.members
    case .text, .free: []
    }
  }
}

extension ContextSchema {
  /// What the root of a page's context holds.
  package static func members(of template: PageTemplate) -> [ContextMember] {
    root.filter { $0.templates.contains(template) }.map(\.member)
  }
}
