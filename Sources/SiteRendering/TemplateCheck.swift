import Diagnostics
import SourceText

/// Follows the tags of templates as rendering does, with types instead of values: every page from its root,
/// partials in the scope that they are included in.
struct TemplateCheck {
  /// By name.
  let templates: [String: Template]
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

  init(templates: [String: Template], own: Set<String>) {
    self.templates = templates
    self.own = own
  }

  /// - Returns: what is wrong, at most one finding for a tag.
  mutating func run() -> [Finding] {
    for template in PageTemplate.allCases { visit(template.rawValue, [.page(template)], []) }
    let nowhere = elsewhere.filter { !resolved.contains($0.key) && findings[$0.key] == nil }
    return Array(findings.values) + nowhere.values
  }

  private mutating func visit(_ name: String, _ stack: [ContextFrame], _ path: Path) {
    guard let template = templates[name], path.count < Self.maximumDepth, visited.count < Self.maximumVisits,
      visited.insert(Visit(template: name, stack: stack)).inserted
    else { return }
    reached.insert(name)
    for tag in template.tags {
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
      guard case .found(let type)? = TemplateName(section)?.resolve(in: stack) else { return nil }
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
    guard let name = TemplateName(tag.name) else { return }
    let place = Place(template: template, range: tag.range)
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
