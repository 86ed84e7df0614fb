import SiteRendering
import Testing

@Suite struct StrippingTests {
  static let styles: [(String, String)] = [
    ("a {\n  color: red;\n  margin: 0 auto;\n}\n", "a{color:red;margin:0 auto}"),
    ("/* one */ a /* two */ b { }", "a b{}"),
    ("a/**/b { c: d }", "a/**/b{c:d}"),
    (".a/* x */.b /* y */.c { d: e }", ".a.b .c{d:e}"),
    ("a { --x: }", "a{--x: }"),
    ("a > b ~ c + d, e :hover { x: y !important }", "a>b~c + d,e :hover{x:y!important}"),
    (":is(h1, h2) + p { x: calc(1px + 2 * (3px - 1px)) }", ":is(h1,h2) + p{x:calc(1px + 2 * (3px - 1px))}"),
    (".a :is(b) c { }", ".a :is(b) c{}"),
    ("@media (min-width: 2em) and (x > 1) { a { b: c; } }", "@media (min-width:2em) and (x > 1){a{b:c}}"),
    ("a::before { content: \"/* no */  ; }\"; }", "a::before{content:\"/* no */  ; }\"}"),
    ("a { content: 'it\\'s  \\\\'; }", "a{content:'it\\'s  \\\\'}"),
    ("a { b: url( x y/*z*/.png ) no; c: url(\"a  b\") }", "a{b:url( x y/*z*/.png ) no;c:url(\"a  b\")}"),
    ("a { --x: ; --y:  1px; }", "a{--x: ;--y:1px}"),
    (
      "a { m: 0.5em -0.5em 10.5em; n: f(0.2, 0.3); o: 0.1/0.2 }", "a{m:.5em -0.5em 10.5em;n:f(.2,.3);o:.1/.2}"
    ),
    ("a\\:b { grid: a / b; font: 400 1rem/1.5 x }", "a\\:b{grid:a / b;font:400 1rem/1.5 x}"),
    ("[a = \"b  c\"] { d: e }", "[a = \"b  c\"]{d:e}"),
    ("a { color: light-dark(#fff, #000); }", "a{color:light-dark(#fff,#000)}"),
    ("a {\n  b: c;\n\n  > d { e: f; }\n  + g { }\n  &, :is(h) i { }\n}", "a{b:c;>d{e:f}+ g{}&,:is(h) i{}}"),
  ]

  @Test(arguments: styles) func stylesMeanTheSame(_ source: String, _ expected: String) {
    #expect(stripped(source, strippedCSS) == expected + "\n")
    #expect(stripped(expected, strippedCSS) == expected + "\n")
  }

  static let scripts: [(String, String)] = [
    ("// a\n\n  let a = 1; // b\n    /* c\n  d */\n  f()\n", "let a = 1; // b\nf()\n"),
    ("/** a */ let b;\n", "/** a */ let b;\n"),
    (
      "let a = `\n  // no\n\n    ${ f({\n  b: `x\n   y` }) }\n  z`;\n  b\n",
      "let a = `\n  // no\n\n    ${ f({\n  b: `x\n   y` }) }\n  z`;\nb\n"
    ),
    ("let a = \"`\";\n  b('\\'`');\n", "let a = \"`\";\nb('\\'`');\n"),
    ("a = /`\"[/`]/g;\n  b / c; // '`\n  d\n", "a = /`\"[/`]/g;\nb / c; // '`\nd\n"),
    ("return /`/;\n  x\n", "return /`/;\nx\n"),
    ("a /* `\n  b */ + c\n  d\n", "a /* `\n  b */ + c\nd\n"),
  ]

  @Test(arguments: scripts) func scriptsKeepTheirLines(_ source: String, _ expected: String) {
    #expect(stripped(source, strippedJS) == expected)
    #expect(stripped(expected, strippedJS) == expected)
  }

  private func stripped(_ text: String, _ strip: ([UInt8]) -> [UInt8]) -> String {
    String(decoding: strip(Array(text.utf8)), as: UTF8.self)
  }
}
