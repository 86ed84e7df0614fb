import NoteModel
import SiteRendering
import SourceText
import Testing

/// Every name that a template of the default theme uses is there when the template is rendered.
@Suite struct DefaultThemeVariableTests {
  @Test func templatesUseOnlyNamesThatExist() throws {
    #expect(DefaultThemeFixture.theme.findings.isEmpty)
    let sample = try SampleSite()
    let renderer = sample.renderer(DefaultThemeFixture.theme)
    var contexts: [(PageTemplate, TemplateValue)] = sample.site.notes.indices.map {
      (.note, renderer.noteContext($0, body: sample.bodies[$0]))
    }
    for page in renderer.sitePages {
      guard let context = renderer.context(of: page) else { continue }
      switch page.kind {
      case .home: contexts.append((.list, context))
      case .tag: contexts.append((.tag, context))
      case .tags: contexts.append((.tags, context))
      case .series: contexts.append((.series, context))
      case .allSeries: contexts.append((.allSeries, context))
      case .graph: contexts.append((.graph, context))
      case .archive: contexts.append((.archive, context))
      case .search: contexts.append((.search, context))
      case .notFound: contexts.append((.notFound, context))
      case .tagFeed, .feed, .sitemap, .robots, .openSearch, .redirect: break
      }
    }
    var walk = NameWalk()
    for (template, context) in contexts { walk.visit(template.rawValue, [context], depth: 0) }
    #expect(walk.unknown.sorted() == [])
    #expect(Set(contexts.map(\.0)) == Set(PageTemplate.allCases))
  }
}

/// Follows the tags of templates as rendering does and notes the names that lead nowhere.
private struct NameWalk {
  private(set) var unknown: Set<String> = []
  private let outlines: [String: TemplateOutline]

  init() {
    outlines = Dictionary(
      uniqueKeysWithValues: DefaultTheme.files.compactMap { path, bytes in
        guard path.hasSuffix(".mustache"), let file = path.split(separator: "/").last else { return nil }
        return (String(file.dropLast(".mustache".count)), TemplateOutline(bytes))
      })
  }

  mutating func visit(_ template: String, _ stack: [TemplateValue], depth: Int) {
    guard let outline = outlines[template], depth < 8 else { return }
    for tag in outline.tags {
      for inner in stacks(within: tag.sections[...], stack) {
        if tag.kind == .partial {
          visit(tag.name, inner, depth: depth + 1)
        } else if value(of: tag.name, inner) == nil {
          unknown.insert("\(template): \(tag.name)")
        }
      }
    }
  }

  /// The stacks that the inside of some sections is rendered with: one for each element of a list.
  private func stacks(within sections: ArraySlice<String>, _ stack: [TemplateValue]) -> [[TemplateValue]] {
    guard let name = sections.first else { return [stack] }
    let rest = sections.dropFirst()
    switch value(of: name, stack) {
    case .list(let values): return values.flatMap { stacks(within: rest, stack + [$0]) }
    case .object(let members): return stacks(within: rest, stack + [.object(members)])
    case .text(let text): return text.isEmpty ? [] : stacks(within: rest, stack)
    case .flag(let flag): return flag ? stacks(within: rest, stack) : []
    case nil: return []
    }
  }

  private func value(of name: String, _ stack: [TemplateValue]) -> TemplateValue? {
    let keys = name.split(separator: ".").map(String.init)
    guard let first = keys.first else { return stack.last }
    for case .object(let members) in stack.reversed() {
      guard var value = members[first] else { continue }
      for key in keys.dropFirst() {
        guard case .object(let inner) = value else {
          // The parts of an absent object are absent.
          return value == .text("") ? value : nil
        }
        guard let next = inner[key] else {
          return keys[1] == "params" || keys[1] == "extra" ? .text("") : nil
        }
        value = next
      }
      return value
    }
    return nil
  }
}
