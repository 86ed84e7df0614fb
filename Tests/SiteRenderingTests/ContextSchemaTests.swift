import Foundation
import NoteModel
import SiteRendering
import Testing

/// The table of what templates are given is true, and the manual tells it.
@Suite struct ContextSchemaTests {
  @Test func theDefaultThemeKeepsToIt() {
    #expect(DefaultThemeFixture.theme.findings.isEmpty)
    let asOwn = Theme(files: BuiltInTheme.default.files, defaults: [:]).findings
    #expect(asOwn.map { "\($0.file.path): \($0.diagnostic.message)" } == [])
  }

  @Test func everyContextIsAsDeclared() throws {
    let sample = try SampleSite { $0.themeParameters["x"] = .list([.bool(true)]) }
    let renderer = sample.renderer(DefaultThemeFixture.theme)
    var contexts: [(PageTemplate, TemplateValue)] = []
    for page in renderer.notePages + renderer.sitePages {
      guard let context = renderer.context(of: page, texts: sample.texts) else { continue }
      switch page.kind {
      case .note: contexts.append((.note, context))
      case .home: contexts.append((.list, context))
      case .tag: contexts.append((.tag, context))
      case .tags: contexts.append((.tags, context))
      case .series: contexts.append((.series, context))
      case .allSeries: contexts.append((.allSeries, context))
      case .graph: contexts.append((.graph, context))
      case .archive: contexts.append((.archive, context))
      case .search: contexts.append((.search, context))
      case .notFound: contexts.append((.notFound, context))
      case .markdown, .tagFeed, .feed, .sitemap, .sitemapPart, .robots, .openSearch, .manifest, .touchIcon,
        .headers,
        .redirects, .machineContents, .redirect:
        break
      }
    }
    #expect(Set(contexts.map(\.0)) == Set(PageTemplate.allCases))
    var comparison = SchemaComparison()
    for (template, context) in contexts {
      comparison.compare(context, ContextSchema.members(of: template), at: template.rawValue)
    }
    #expect(comparison.differences.sorted() == [])
    // A shape that nothing has shown is not proved.
    #expect(comparison.seen == Set(ContextShape.allCases))
  }

  @Test func theManualTellsIt() throws {
    let path = repositoryRoot + "/Content/manual/themes.md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let start = try #require(text.range(of: "## What templates are given\n")).lowerBound
    let end = text[start...].dropFirst().range(of: "\n## ")?.lowerBound ?? text.endIndex
    if isUpdating {
      let updated = text.replacingCharacters(in: start..<end, with: contextManual)
      try updated.write(toFile: path, atomically: true, encoding: .utf8)
    } else {
      #expect(
        String(text[start..<end]) == contextManual, "run NOTES_UPDATE=1 swift test --filter ContextSchema")
    }
  }
}

/// Values held against the types that are declared for them.
private struct SchemaComparison {
  private(set) var differences: Set<String> = []
  private(set) var seen: Set<ContextShape> = []

  mutating func compare(_ value: TemplateValue, _ members: [ContextMember], at path: String) {
    guard case .object(let values) = value else { return note("is no map", path) }
    for member in members {
      let path = path + "." + member.name
      guard let value = values[member.name] else { return note("is missing", path) }
      compare(value, member, at: path)
    }
    for name in Set(values.keys).subtracting(members.map(\.name)) {
      note("is not declared", path + "." + name)
    }
  }

  private mutating func compare(_ value: TemplateValue, _ member: ContextMember, at path: String) {
    switch (member.type, value) {
    case (_, .text("")) where member.presence == .orAbsent: break
    case (.text, .text(let text)), (.html, .text(let text)):
      if text.isEmpty { note("is empty", path) }
    case (.html, .markup(let bytes)):
      if bytes.isEmpty, member.presence == .always { note("is empty", path) }
    case (.number, .text(let text)):
      if Int(text) == nil { note("is no number", path) }
    case (.address, .text(let text)):
      if text.isEmpty || text.contains(where: { " \"<>".contains($0) }) { note("is no address", path) }
    case (.flag, .flag), (.free, .object): break
    case (.map(let shape), .object):
      seen.insert(shape)
      compare(value, shape.members, at: path)
    case (.list(let shape), .list(let values)):
      if !values.isEmpty { seen.insert(shape) }
      for value in values { compare(value, shape.members, at: path + "[]") }
    case (.listOfTexts, .list(let values)):
      if values.contains(where: { if case .text = $0 { false } else { true } }) {
        note("is no list of texts", path)
      }
    default: note("is of another type", path)
    }
  }

  private mutating func note(_ difference: String, _ path: String) {
    differences.insert("\(path) \(difference)")
  }
}

// MARK: The manual

/// The part of the manual that lists what templates are given.
private var contextManual: String {
  var text = """
    ## What templates are given

    *Or none*: empty, so that `{{#key}}…{{/key}}` is left out and `{{^key}}…{{/key}}` shown. An address is complete for
    `href`: with the base path, percent-encoded. A number is a text of digits. A name that is not in these tables is an
    error: `theme.unknown-variable`.

    Within a section over a map or a list Mustache looks for a name in the map or entry first and then further out. All of
    them therefore have all of their keys.

    ### At the root

    | Key | On | Type | What it is |
    | --- | --- | --- | --- |

    """
  for root in ContextSchema.root {
    let pages =
      root.templates.count == PageTemplate.allCases.count
      ? "every page" : root.templates.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    text += "| `\(root.member.name)` | \(pages) | \(type(of: root.member)) | \(root.member.meaning) |\n"
  }
  for shape in ContextShape.allCases {
    text += "\n### \(shape.rawValue)\n\n| Key | Type | What it is |\n| --- | --- | --- |\n"
    for member in shape.members {
      text += "| `\(prefix(of: shape))\(member.name)` | \(type(of: member)) | \(member.meaning) |\n"
    }
  }
  return text
}

/// `note.` for what stands at the root under one name.
private func prefix(of shape: ContextShape) -> String {
  ContextSchema.root.first { $0.member.type == .map(shape) }.map { $0.member.name + "." } ?? ""
}

private func type(of member: ContextMember) -> String {
  let type =
    switch member.type {
    case .text: "text"
    case .number: "number"
    case .address: "address"
    case .html: "HTML"
    case .flag: "true or false"
    case .map(let shape): link(to: shape)
    case .list(let shape): "list of \(link(to: shape))"
    case .listOfTexts: "list of texts"
    case .free: "map, any names"
    }
  return member.presence == .orAbsent ? type + ", or none" : type
}

private func link(to shape: ContextShape) -> String { "[\(shape.rawValue)](#\(shape.rawValue.lowercased()))" }
