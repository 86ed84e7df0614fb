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
    ("{{#site}}{{> note}}{{/site}}", "1:10 partial \"note\" includes itself without end"),
    ("{{% CONTENT_TYPE: TEXT }}", "1:1 a template has no settings"),
    (
      "{{<head}}{{$a}}{{title}}{{/a}}{{title}}{{/head}}",
      "1:31 only blocks may stand between {{<parent}} and its end"
    ),
    ("{{$a b}}{{/a b}}", "1:1 tag without a proper name"),
    ("{{= <% }}", "1:1 expected two delimiters as in {{=<% %>=}}"),
    (String(repeating: "{{#a}}", count: 1000), "1:385 more than 64 sections within each other"),
    ("{{#note}}x{{/note}}{{^note}}{{{note.html}}}{{/note}}{{! c }}{{=<% %>=}}<% note.title %>{{", ""),

    // Names.
    ("{{note.title}} {{ note.date.iso }} {{#note}}{{title}}{{site.title}}{{/note}}", ""),
    ("\n{{note.titel}}", "2:3 \"note\" has no member \"titel\"; did you mean \"note.title\"?"),
    ("{{titel}}", "1:3 there is no variable \"titel\" here"),
    ("{{sit.title}}", "1:3 there is no variable \"sit.title\" here; did you mean \"site.title\"?"),
    (
      "{{readingMinutes}}",
      "1:3 there is no variable \"readingMinutes\" here; did you mean \"note.readingMinutes\"?"
    ),
    (
      "{{#note.tags}}{{name}} {{title}}{{/note.tags}}",
      "1:26 there is no variable \"title\" here; did you mean \"note.title\"?"
    ),
    ("{{#note}}{{#tags}}{{name}} {{title}}{{/tags}}{{/note}}", ""),
    ("{{#note.isDraft}}{{name}}{{/note.isDraft}}", "1:20 there is no variable \"name\" here"),
    (
      "{{#note.tag}}{{name}}{{what}}{{/note.tag}}",
      "1:4 \"note\" has no member \"tag\"; did you mean \"note.tags\"?"
    ),
    ("{{^note.tags}}{{name}}{{/note.tags}}", "1:17 there is no variable \"name\" here"),
    ("{{note.title.length}}", "1:3 \"note.title\" is a text, which has no member \"length\""),
    (
      "{{note.tags.name}}",
      "1:3 \"note.tags\" is a list, which has no member \"name\"; write {{#note.tags}}{{name}}{{/note.tags}}"
    ),
    ("{{#note.contents}}{{> contents}}{{/note.contents}}", ""),
    (
      "{{> contents}}",
      "1:5 partial \"contents\" needs \"id\", which is not given here; include it within the section that the default theme includes it in"
    ),
    ("{{site.params.a.b}}{{#note.extra.list}}{{x}}{{.}}{{/note.extra.list}}", ""),
    ("{{#note.title}}{{.}}{{/note.title}}{{#note.date}}{{text}}{{/note.date}}", ""),
    (
      "{{#note}}{{.title}}{{.site}}{{/note}}",
      "1:22 there is no variable \".site\" here; did you mean \"site\"?"
    ),
    // What other pages have may be asked for.
    (
      "{{#tag}}{{tag.name}}{{what}}{{/tag}}{{^tag}}{{note.title}}{{/tag}}{{#archive.years}}{{/archive.years}}",
      ""
    ),
    ("{{tag.name}}", "1:3 \"tag.name\" is not given here; \"tag\" is given to the template 'tag' only"),
    ("{{#tag.nam}}{{/tag.nam}}", "1:4 \"tag\" has no member \"nam\"; did you mean \"tag.name\"?"),
    // Transforms.
    (
      "{{uppercased(note.title)}}{{#note.tags}}{{index()}}{{#first()}}{{/first()}}{{plusone(index())}}{{/note.tags}}",
      ""
    ),
    (
      "{{#reversed(note.tags)}}{{name}}{{/reversed(note.tags)}}{{plusone(count(note.tags))}}{{#empty(note.tags)}}{{/empty(note.tags)}}",
      ""
    ),
    (
      "{{upercased(note.title)}}",
      "1:3 \"upercased\" cannot be applied to a text; did you mean \"uppercased\"?"
    ),
    // Types.
    (
      "{{note.tags}}", "1:3 \"note.tags\" is a list, which shows nothing; write {{#note.tags}}…{{/note.tags}}"
    ),
    (
      "{{note.date}}",
      "1:3 \"note.date\" is a map, which shows nothing; name a member of it, such as {{note.date.iso}}"
    ),
    (
      "{{note.html}}",
      "1:3 \"note.html\" is HTML, and two braces show its tags as text; write {{{note.html}}}"
    ),
    (
      "{{{note.title}}}",
      "1:4 \"note.title\" is a text, and three braces let markup in it reach the page; write {{note.title}}"
    ),
    ("{{& note.html}}{{{site.params.code}}}{{note.isDraft}}", ""),
    // Blocks are rendered where the parent has them.
    (
      "{{<head}}{{$more}}{{what}}{{/more}}{{/head}}{{#note}}{{$a}}{{titel}}{{/a}}{{/note}}",
      "1:62 there is no variable \"titel\" here; did you mean \"title\"?"
    ),
    // Assets.
    ("{{site.assetsURL}}style.css {{site.assetsURL}}search/{{note.title}}.js {{site.assetsURL}}", ""),
    (
      "<a href=\"{{site.assetsURL}}styles.css?x\">",
      "1:28 there is no asset \"styles.css\"; did you mean \"style.css\"?"
    ),
  ]

  @Test(arguments: mistakes) func mistakesAreNamedAtTheirPlace(_ template: String, _ expected: String) throws
  {
    let bytes = Array(template.utf8)
    let theme = Theme(files: ["templates/note.mustache": bytes])
    let found = theme.findings.map { finding in
      let place = LineTable(bytes).location(of: finding.diagnostic.range.start)
      let isName = finding.diagnostic.rule.id != ThemeRules.templateError.id
      let help = isName ? finding.diagnostic.help.map { "; \($0)" } ?? "" : ""
      return "\(place.line):\(place.column) \(finding.diagnostic.message)\(help)"
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

  /// Of each file the message, as `path: message`.
  private func messages(_ files: [String: String]) -> [String] {
    Theme(files: files.mapValues { Array($0.utf8) }).findings.map {
      "\($0.file.path): \($0.diagnostic.message)"
    }
  }

  /// Two inclusions in each of thirty partials would be a thousand million.
  @Test func partialsThatIncludeOneAnotherTooOftenAreRefused() {
    var files = ["templates/note.mustache": "{{> p00}}", "templates/p30.mustache": "x"]
    for number in 0..<30 {
      let (name, next) = (String(number + 100).dropFirst(), String(number + 101).dropFirst())
      files["templates/p\(name).mustache"] = "{{> p\(next)}}{{> p\(next)}}"
    }
    let reported = messages(files)
    #expect(!reported.isEmpty)
    #expect(
      reported.allSatisfy { $0.hasSuffix("more partials are included than any page needs") }, "\(reported)")
  }

  @Test func aPartialIsCheckedWhereItIsIncluded() {
    let note = "{{#note.tags}}{{> chip}}{{/note.tags}}"
    #expect(messages(["templates/note.mustache": note, "templates/chip.mustache": "{{name}}"]) == [])
    #expect(
      messages(["templates/note.mustache": note, "templates/chip.mustache": "{{nam}}{{title}}"])
        == ["nam", "title"].map { "templates/chip.mustache: there is no variable \"\($0)\" here" })
    // On lists of notes `tags` belongs to the entry, in whose scope the header of the page is not.
    #expect(messages(["templates/header.mustache": "{{page.title}}{{#note}}{{title}}{{/note}}"]) == [])
    #expect(
      messages(["templates/header.mustache": "{{#page.isArticle}}{{note.title}}{{/page.isArticle}}"]) == [])
  }

  @Test func filesWithoutAnEffectAreNamed() {
    #expect(
      messages([
        "templates/foter.mustache": "", "templates/a.html": "", "note.mustache": "", "style.css": "",
        "README.md": "", "assets/x.css": "", "templates/head.mustache": "",
      ]) == [
        "note.mustache: this is neither a template nor an asset",
        "style.css: this is neither a template nor an asset",
        "templates/a.html: the name of a template ends in .mustache",
        "templates/foter.mustache: no template includes \"foter\"",
      ])
  }

  /// Entries of the author's own data need not have `children`, nor texts have members.
  @Test func dataOfTheAuthorEndsRecursion() throws {
    let files = [
      "templates/note.mustache":
        "{{#site.params.menu}}{{> menu}}{{/site.params.menu}}|{{site.navigation}}{{note.date}}",
      "templates/menu.mustache": "{{name}}({{#children}}{{> menu}}{{/children}})",
    ]
    let inner = MetadataValue.map([entry("name", .string("b"))])
    let outer = MetadataValue.map([entry("name", .string("a")), entry("children", .list([inner]))])
    let sample = try SampleSite { $0.themeParameters = ["menu": .list([outer])] }
    let page = try #require(
      sample.pages(Theme(files: files.mapValues { Array($0.utf8) }))["2024/06/dns.html"])
    #expect(page == "a(b())|")
  }

  private func entry(_ key: String, _ value: MetadataValue) -> MetadataEntry {
    MetadataEntry(key: key, value: value, keyRange: SourceRange(0, 0), valueRange: SourceRange(0, 0))
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
      _ = sample.notePage(0, sample.renderer(theme))
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
