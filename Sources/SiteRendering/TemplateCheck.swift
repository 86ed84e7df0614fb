import Diagnostics
import SourceText

/// Follows the tags of templates as rendering does, with types instead of values: every page from its root,
/// partials in the scope that they are included in.
struct TemplateCheck {
  /// A template by name, its tags found.
  let outlines: [String: TemplateOutline]
  /// Names of templates that are the site's own; the others are the default theme's, which is not to blame.
  let own: Set<String>

  /// Something to say of a template.
  struct Finding {
    let template: String
    let diagnostic: Diagnostic
  }

  /// Templates that a page is made from or includes.
  private(set) var reached: Set<String> = []
  private var findings: [Place: Finding] = [:]
  /// Names of another kind of page: nothing there, which a section may ask for.
  private var elsewhere: [Place: Finding] = [:]
  /// Where a name was found on some page.
  private var resolved: Set<Place> = []
  private var visited: Set<Visit> = []

  /// Where a tag stands.
  private struct Place: Hashable {
    let template: String
    let range: SourceRange
  }

  private struct Visit: Hashable {
    let template: String
    let stack: [ContextFrame]
  }

  /// The include tags that led to a template, outermost first.
  private typealias Path = [(template: String, tag: TemplateTag)]

  /// More ways to combine templates and scopes than a theme has; what is beyond is not looked at.
  private static let maximumVisits = 4096
  private static let maximumDepth = 64

  init(outlines: [String: TemplateOutline], own: Set<String>) {
    self.outlines = outlines
    self.own = own
  }

  /// - Returns: what is wrong, at most one finding for a tag.
  mutating func run() -> [Finding] {
    for template in PageTemplate.allCases { visit(template.rawValue, [.page(template)], []) }
    let nowhere = elsewhere.filter { !resolved.contains($0.key) && findings[$0.key] == nil }
    return Array(findings.values) + nowhere.values
  }

  private mutating func visit(_ name: String, _ stack: [ContextFrame], _ path: Path) {
    guard let outline = outlines[name], path.count < Self.maximumDepth, visited.count < Self.maximumVisits,
      visited.insert(Visit(template: name, stack: stack)).inserted
    else { return }
    reached.insert(name)
    for tag in outline.tags {
      guard let inner = self.stack(within: tag.sections, stack) else { continue }
      if tag.kind == .partial {
        visit(tag.name, inner, path + [(name, tag)])
      } else {
        check(tag, in: name, inner, path)
      }
    }
  }

  /// The scope inside of sections; `nil` where one of them is over nothing that is known, so that its
  /// inside is never shown, or said enough about.
  private func stack(within sections: [String], _ stack: [ContextFrame]) -> [ContextFrame]? {
    var stack = stack
    for section in sections {
      guard case .found(let type) = ContextName(section).resolve(in: stack) else { return nil }
      guard let frame = type.sectionFrame else { continue }
      // An outer frame of this shape is hidden by the inner one: without it there are as many stacks as there
      // are ways to order shapes, however deep templates include themselves.
      stack.removeAll { $0 == frame }
      stack.append(frame)
    }
    return stack
  }

  private mutating func check(_ tag: TemplateTag, in template: String, _ stack: [ContextFrame], _ path: Path)
  {
    let place = Place(template: template, range: tag.range)
    let name = ContextName(tag.name)
    switch name.resolve(in: stack) {
    case .found(let type):
      resolved.insert(place)
      if let diagnostic = wrongUse(tag, of: type) { add(diagnostic, place) }
    case .elsewhere(let templates):
      // A section asks whether there is something, which is a fair question everywhere.
      guard tag.kind == .variable || tag.kind == .unescapedVariable, !tag.isInParent,
        own.isEmpty || own.contains(template)
      else { return }
      let pages = templates.map { "'\($0.rawValue)'" }.joined(separator: " and ")
      elsewhere[place] = Finding(
        template: template,
        diagnostic: Diagnostic(
          ThemeRules.unknownVariable, "\"\(tag.name)\" is not given here", at: tag.nameRange,
          help: "\"\(name.first)\" is given to the template \(pages) only"))
    case .unknown(let message, let help):
      guard !tag.isInParent else { return }
      report(message, help, tag, place, path)
    }
  }

  /// A partial of the default theme is right by itself: the tag that includes it is to blame.
  private mutating func report(
    _ message: String, _ help: String?, _ tag: TemplateTag, _ place: Place, _ path: Path
  ) {
    if !own.contains(place.template),
      let (template, include) = path.last(where: { own.contains($0.template) })
    {
      let diagnostic = Diagnostic(
        ThemeRules.unknownVariable,
        "partial \"\(include.name)\" needs \"\(tag.name)\", which is not given here", at: include.nameRange,
        help: "include it within the section that the default theme includes it in")
      return add(diagnostic, Place(template: template, range: include.range))
    }
    add(Diagnostic(ThemeRules.unknownVariable, message, at: tag.nameRange, help: help), place)
  }

  private mutating func add(_ diagnostic: Diagnostic, _ place: Place) {
    guard findings[place] == nil else { return }
    findings[place] = Finding(template: place.template, diagnostic: diagnostic)
  }

  /// What shows nothing, or markup as text, or text as markup.
  private func wrongUse(_ tag: TemplateTag, of type: ContextType) -> Diagnostic? {
    let found = "\"\(tag.name)\" is \(type.article)"
    let (message, help): (String, String)
    switch (tag.kind, type) {
    case (.variable, .list), (.unescapedVariable, .list), (.variable, .listOfTexts),
      (.unescapedVariable, .listOfTexts):
      (message, help) = ("\(found), which shows nothing", "write {{#\(tag.name)}}…{{/\(tag.name)}}")
    case (.variable, .map(let shape)), (.unescapedVariable, .map(let shape)):
      let example = shape.members.first.map { tag.name == "." ? $0.name : "\(tag.name).\($0.name)" } ?? ""
      (message, help) = ("\(found), which shows nothing", "name a member of it, such as {{\(example)}}")
    case (.variable, .html):
      (message, help) = ("\(found), and two braces show its tags as text", "write {{{\(tag.name)}}}")
    case (.unescapedVariable, .text), (.unescapedVariable, .address):
      (message, help) = (
        "\(found), and three braces let markup in it reach the page", "write {{\(tag.name)}}"
      )
    case (.variable, _), (.unescapedVariable, _), (.section, _), (.invertedSection, _), (.partial, _):
      return nil
    }
    return Diagnostic(ThemeRules.wrongUse, message, at: tag.nameRange, help: help)
  }
}

/// A name as templates write it: parts with dots between them, in transforms.
struct ContextName {
  enum Resolution {
    case found(ContextType)
    /// A name of other pages.
    case elsewhere([PageTemplate])
    case unknown(message: String, help: String?)
  }

  private let text: String
  private let parts: [String]
  /// Innermost first.
  private let transforms: [String]
  private let isTransformed: Bool
  /// Whether the name begins with a dot: it is looked up in the innermost object only.
  private let isLocal: Bool

  init(_ text: String) {
    self.text = text
    var rest = text[...]
    var transforms: [String] = []
    while rest.hasSuffix(")"), let parenthesis = rest.firstIndex(of: "(") {
      transforms.append(String(rest[..<parenthesis]))
      rest = rest[rest.index(after: parenthesis)...].dropLast()
    }
    isTransformed = !transforms.isEmpty
    self.transforms = transforms.reversed()
    isLocal = rest.hasPrefix(".")
    parts = rest.split(separator: ".").map(String.init)
  }

  /// Its first part.
  var first: String { parts.first ?? text }

  /// Looks the name up as swift-mustache does: the first part from the innermost object outwards, the rest
  /// below what was found.
  func resolve(in stack: [ContextFrame]) -> Resolution {
    switch resolvePath(in: stack) {
    case .found(let type):
      var type = type
      for transform in transforms {
        guard let result = Self.result(of: transform, on: type) else {
          return .unknown(
            message: "\"\(transform)\" cannot be applied to \(type.article)",
            help: nearestSpelling(of: transform, in: Self.transformNames).map { "did you mean \"\($0)\"?" })
        }
        type = result
      }
      return .found(type)
    case let other: return other
    }
  }

  private func resolvePath(in stack: [ContextFrame]) -> Resolution {
    guard let first = parts.first else {
      // `{{.}}`, or such as `{{index()}}`: where in a list one is.
      if isTransformed { return .found(.free) }
      return switch stack.last {
      case .text: .found(.text)
      case .shape(let shape): .found(.map(shape))
      case .free, nil: .found(.free)
      case .page:
        .unknown(message: "\".\" is the whole page here", help: "use it in a section over a list of texts")
      }
    }
    for frame in isLocal ? stack.suffix(1) : stack.reversed() {
      if frame == .free { return .found(.free) }
      guard let member = frame.members.first(where: { $0.name == first }) else { continue }
      return resolve(parts.dropFirst(), below: member)
    }
    let others = ContextSchema.root.first { $0.member.name == first }
    if let others, !isLocal {
      // What is wrong wherever the name is given is wrong here, too.
      guard case .found = resolve(parts.dropFirst(), below: others.member) else {
        return resolve(parts.dropFirst(), below: others.member)
      }
      return .elsewhere(others.templates)
    }
    return .unknown(message: "there is no variable \"\(text)\" here", help: suggestion(in: stack))
  }

  private func resolve(_ rest: ArraySlice<String>, below member: ContextMember) -> Resolution {
    var type = member.type
    var path = member.name
    for part in rest {
      let shape: ContextShape
      switch type {
      case .free: return .found(.free)
      case .map(let members): shape = members
      case .list:
        return .unknown(
          message: "\"\(path)\" is a list, which has no member \"\(part)\"",
          help: "write {{#\(path)}}{{\(part)}}{{/\(path)}}")
      case .text, .number, .address, .html, .flag, .listOfTexts:
        return .unknown(message: "\"\(path)\" is \(type.article), which has no member \"\(part)\"", help: nil)
      }
      guard let next = shape.members.first(where: { $0.name == part }) else {
        let near = nearestSpelling(of: part, in: shape.members.map(\.name))
        return .unknown(
          message: "\"\(path)\" has no member \"\(part)\"",
          help: near.map { "did you mean \"\(path).\($0)\"?" }
            ?? "it has \(shape.members.map(\.name).joined(separator: ", "))")
      }
      type = next.type
      path += "." + part
    }
    return .found(type)
  }

  /// A name that is meant: one near by, or this one as a member of what is at hand.
  private func suggestion(in stack: [ContextFrame]) -> String? {
    let visible = stack.reversed().flatMap(\.members)
    if let near = nearestSpelling(of: first, in: visible.map(\.name)) {
      return "did you mean \"\(([near] + parts.dropFirst()).joined(separator: "."))\"?"
    }
    for member in visible.reversed() {
      guard case .map(let shape) = member.type, shape.members.contains(where: { $0.name == first }) else {
        continue
      }
      return "did you mean \"\(member.name).\(parts.joined(separator: "."))\"?"
    }
    return nil
  }

  // MARK: Transforms of swift-mustache

  private static let transformNames = [
    "capitalized", "lowercased", "uppercased", "reversed", "first", "last", "count", "empty", "plusone",
    "minusone", "equalzero", "even", "odd", "index",
  ]

  /// `nil` where swift-mustache shows nothing.
  private static func result(of transform: String, on type: ContextType) -> ContextType? {
    switch (transform, type) {
    case (_, .free): transformNames.contains(transform) ? .free : nil
    case ("capitalized", .text), ("lowercased", .text), ("uppercased", .text), ("reversed", .text): .text
    case ("capitalized", .address), ("lowercased", .address), ("uppercased", .address): .text
    case ("empty", .text), ("empty", .number), ("empty", .address), ("empty", .html): .flag
    case ("first", .list(let shape)), ("last", .list(let shape)): .map(shape)
    case ("first", .listOfTexts), ("last", .listOfTexts): .text
    case ("reversed", .list), ("reversed", .listOfTexts): type
    case ("count", .list), ("count", .listOfTexts): .free
    case ("empty", .list), ("empty", .listOfTexts): .flag
    default: nil
    }
  }
}
