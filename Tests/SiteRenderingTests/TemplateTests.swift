import Testing

@testable import SiteRendering

/// What templates show, apart from any theme.
@Suite struct TemplateTests {
  static let context = TemplateValue.object([
    "title": .text("a < b & \"c\""), "html": .markup(Array("<b>x</b>".utf8)), "none": .absent,
    "yes": .flag(true), "no": .flag(false), "words": .text("it's AWS eks"),
    "list": .list([.text("one"), .text("two"), .text("three")]), "empty": .list([]),
    "map": .object([
      "title": .text("inner"), "deep": .object(["er": .text("found")]), "lines": .text("1\n2"),
    ]),
    "children": .list([
      .object(["name": .text("a"), "children": .list([.object(["name": .text("b")])])]),
      .object(["name": .text("c"), "children": .flag(true)]), .text("d"),
    ]),
  ])

  static let partials = [
    "two": "first\n{{map.lines}}\n", "inline": "[{{title}}]", "outer": "<\n  {{> two}}\n>\n",
    "tree": "{{name}}({{#children}}{{> tree}}{{/children}})",
    "layout": "{{$head}}plain{{/head}}|{{$body}}empty{{/body}}\n",
    "middle": "{{<layout}}{{$head}}middle{{/head}}{{$body}}{{$inner}}deep{{/inner}}{{/body}}{{/layout}}",
    "recursive": "{{<layout}}{{$head}}<{{$head}}again{{/head}}>{{/head}}{{/layout}}",
  ]

  static let cases: [(template: String, shows: String)] = [
    // Variables.
    ("{{title}} {{{title}}} {{&title}}", "a &lt; b &amp; &quot;c&quot; a < b & \"c\" a < b & \"c\""),
    ("{{html}} {{{ html }}}", "&lt;b&gt;x&lt;/b&gt; <b>x</b>"),
    ("[{{none}}{{missing}}{{list}}{{map}}] {{yes}} {{no}}", "[] true false"),
    ("{{map.deep.er}} {{map.none.er}}{{title.x}}.", "found ."),
    // Sections.
    (
      "{{#yes}}y{{/yes}}{{#no}}n{{/no}}{{^no}}not{{/no}}{{#missing}}m{{/missing}}{{^none}}none{{/none}}",
      "ynotnone"
    ),
    ("{{#list}}<{{.}}>{{/list}}{{^list}}no{{/list}}{{^empty}}empty{{/empty}}", "<one><two><three>empty"),
    ("{{#map}}{{title}} {{words}} {{.title}}{{.words}}{{/map}}", "inner it&#39;s AWS eks inner"),
    ("{{#map.deep}}{{er}}{{#title}}{{.}}{{/title}}{{/map.deep}}", "founda &lt; b &amp; &quot;c&quot;"),
    ("{{#map}}{{deep.missing}}{{deep.title}}{{/map}}.", "."),
    // Lines that a tag has for itself leave no trace.
    ("a\n  {{#yes}}  \nb\n\t{{/yes}}\nc", "a\nb\nc"),
    ("{{! one }}\r\na\r\n{{!\n more\n}}\r\nb", "a\r\nb"),
    ("a {{#yes}}\nb\n{{/yes}}\nc", "a \nb\nc"),
    ("{{#yes}}a{{/yes}}\n {{#no}}{{/no}}\nb", "a\n \nb"),
    ("  {{title}}\n{{#yes}} {{/yes}}.", "  a &lt; b &amp; &quot;c&quot;\n ."),
    ("{{#list}}\n- {{.}}\n{{/list}}", "- one\n- two\n- three\n"),
    ("a\n  {{! last }}  ", "a\n"),
    // Delimiters.
    (
      "{{=<% %>=}}\n<%words%> {{words}} <%{title}%> <%={{ }}=%>{{words}}",
      "it&#39;s AWS eks {{words}} a < b & \"c\" it&#39;s AWS eks"
    ),
    ("{{=| |=}}|#yes|y|/yes|", "y"),
    // Partials.
    ("a {{> inline}} {{#map}}{{>inline}}{{/map}}{{> missing}}", "a [a &lt; b &amp; &quot;c&quot;] [inner]"),
    ("<\n  {{> two}}\n>", "<\n  first\n  1\n2\n>"),
    (" {{> outer}}", " <\n   first\n   1\n2\n >\n"),
    (" .{{> two}}", " .first\n1\n2\n"),
    ("{{> tree}}", "(a(b())c()())"),
    // Parents and blocks.
    ("{{> layout}}", "plain|empty\n"),
    ("{{<layout}}\n{{$body}}\n{{title}}\n{{/body}}\n{{/layout}}", "plain|a &lt; b &amp; &quot;c&quot;\n\n"),
    ("{{<middle}}{{$head}}mine{{/head}}{{$inner}}{{#yes}}y{{/yes}}{{/inner}}{{/middle}}", "mine|y\n"),
    ("{{> recursive}}", "<again>|empty\n"),
    // Transforms.
    (
      "{{capitalized(words)}} {{uppercased(words)}} {{lowercased(words)}} {{reversed(map.title)}}",
      "It&#39;s Aws Eks IT&#39;S AWS EKS it&#39;s aws eks renni"
    ),
    (
      "{{count(list)}} {{first(list)}} {{last(list)}} {{#reversed(list)}}{{.}}{{/reversed(list)}} {{plusone(count(list))}}",
      "3 one three threetwoone 4"
    ),
    ("{{#list}}{{^first()}}, {{/first()}}{{plusone(index())}}{{#last()}}.{{/last()}}{{/list}}", "1, 2, 3."),
    ("{{#empty(empty)}}e{{/empty(empty)}}{{#empty(words)}}w{{/empty(words)}}{{nonsense(words)}}", "e"),
  ]

  @Test(arguments: cases) func aTemplateShows(_ template: String, _ shows: String) {
    let templates = Self.partials.mapValues(read)
    var renderer = TemplateRenderer(templates: templates, context: Self.context)
    renderer.render(read(template))
    #expect(String(decoding: renderer.output, as: UTF8.self) == shows)
  }

  private func read(_ text: String) -> Template {
    var parser = TemplateParser(Array(text.utf8))
    let template = parser.parse()
    #expect(parser.diagnostic == nil)
    return template
  }

  @Test func whatCannotBeWrittenInMarkupIsLeftOut() {
    let context = TemplateValue.object(["x": .text("a\u{0}b\u{1B}c\td\u{FFFE}\u{FFFD}é\u{7F}'\u{301}")])
    var renderer = TemplateRenderer(templates: [:], context: context)
    renderer.render(read("{{x}}"))
    #expect(String(decoding: renderer.output, as: UTF8.self) == "abc\td\u{FFFD}é&#39;\u{301}")
  }
}
