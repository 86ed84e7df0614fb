import NoteModel
import SiteRendering
import SourceText
import Testing

/// The theme in the program, read once.
enum DefaultThemeFixture {
  static let theme = Theme(files: [:])
}

@Suite struct ThemeTests {
  /// A template, and what is to be said of it as `line:column message`.
  static let mistakes: [(String, String)] = [
    ("a\n {{#x}}\nb", "2:2 section \"x\" is never closed"),
    ("{{#x}}{{/y}}", "1:7 expected {{/x}}, found {{/y}}"),
    ("{{/y}}", "1:1 no section \"y\" is open"),
    ("a {{x", "1:3 tag is never closed"),
    ("{{}}", "1:1 tag without a name"),
    ("{{> }}", "1:1 tag without a name"),
    ("\n{{a b}}", "2:1 tag without a proper name"),
    ("{{> haed}}", "1:1 partial \"haed\" does not exist"),
    ("{{> *name}}", "1:1 the name of a partial cannot come from a variable"),
    ("{{> note}}", "1:1 partial \"note\" includes itself without end"),
    ("{{#a}}{{> note}}{{/a}}", "1:7 partial \"note\" includes itself without end"),
    ("{{= <% }}", "1:1 expected two delimiters as in {{=<% %>=}}"),
    (String(repeating: "{{#a}}", count: 1000), "1:385 more than 64 sections within each other"),
    ("{{#a}}x{{/a}}{{^a}}{{{b}}}{{/a}}{{! c }}{{=<% %>=}}<% d %>{{", ""),
  ]

  @Test(arguments: mistakes) func mistakesAreNamedAtTheirPlace(_ template: String, _ expected: String) throws
  {
    let bytes = Array(template.utf8)
    let theme = Theme(files: ["templates/note.mustache": bytes])
    let found = theme.findings.map { finding in
      let place = LineTable(bytes).location(of: finding.diagnostic.range.start)
      return "\(place.line):\(place.column) \(finding.diagnostic.message)"
    }
    #expect(found.joined(separator: "\n") == expected)
    #expect(theme.findings.allSatisfy { $0.file.path == "templates/note.mustache" })
  }

  @Test func aTemplateWithAMistakeIsReplacedByTheDefault() throws {
    let theme = Theme(files: ["templates/note.mustache": Array("{{#x}}".utf8)])
    let page = try #require(try SampleSite().pages(theme)["manual.html"])
    #expect(page.contains("<h1>Manual</h1>"))
  }

  @Test func filesOfASiteTakeThePlaceOfTheDefaultsOneByOne() throws {
    let theme = Theme(files: [
      "templates/footer.mustache": Array("mine: {{site.title}}".utf8), "assets/extra.css": [1, 2],
      "README.md": [3],
    ])
    let pages = try SampleSite().pages(theme)
    #expect(try #require(pages["manual.html"]).contains("mine: Field notes"))
    #expect(pages["assets/extra.css"] != nil && pages["assets/style.css"] != nil && pages["README.md"] == nil)
  }

  @Test func aThemeWithoutATemplateSaysSo() {
    let missing = Theme(files: [:], defaults: [:]).findings.map(\.file.path)
    #expect(missing.count == PageTemplate.allCases.count)
    #expect(missing.contains("templates/not-found.mustache"))
  }

  /// Cut or damaged anywhere, a template gives findings or pages, never a trap.
  @Test func damagedTemplatesDoNotTrap() throws {
    let source = """
      {{> contents}}{{#note.tags}}{{name}}{{/note.tags}}{{^x}}{{{note.html}}}{{/x}}{{! c }}
      {{<head}}{{$b}}t{{/b}}{{/head}}{{=<% %>=}}<%& y %><%={{ }}=%>{{uppercased(note.title)}}{{% CONTENT_TYPE: HTML}}
      """
    let bytes = Array(source.utf8)
    let sample = try SampleSite(noteCount: 1, pagination: 1)
    func render(_ template: [UInt8]) {
      let theme = Theme(
        files: ["templates/note.mustache": template], defaults: ["templates/head.mustache": [65]])
      _ = sample.renderer(theme).renderNotePage(0, body: sample.bodies[0])
    }
    for count in 0...bytes.count { render(Array(bytes.prefix(count))) }
    for index in bytes.indices {
      for byte in Array("{}#/ <$\n\u{80}".utf8) {
        var damaged = bytes
        damaged[index] = byte
        render(damaged)
      }
    }
  }
}
