import Foundation
import HTMLReading
import Markdown
import NoteModel
import NoteParsing
import SourceText
import TestSupport
import Testing

@testable import NoteImport

/// `Fixtures/html/NAME.html` becomes `NAME.md`, byte for byte. `NOTES_UPDATE=1` rewrites the Markdown.
@Suite struct ConversionTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/html")

  private static func sources() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "html" }.sorted { $0.path < $1.path }
  }

  @Test func pagesBecomeTheirMarkdown() throws {
    for source in try Self.sources() {
      let found = markdown(of: convertHTML(Array(try Data(contentsOf: source))))
      let target = source.deletingPathExtension().appendingPathExtension("md")
      if ProcessInfo.processInfo.environment["NOTES_UPDATE"] == "1" {
        try found.write(to: target, atomically: true, encoding: .utf8)
      }
      let expected = try String(contentsOf: target, encoding: .utf8)
      #expect(found == expected, "\(source.lastPathComponent)")
    }
  }

  /// The Markdown, and below it what the report says.
  private func markdown(of converted: ConvertedHTML) -> String {
    let remarks = converted.remarks.map { "<!-- \($0.kind.rawValue): \($0.text) (\($0.count)) -->\n" }
    let text = String(decoding: NoteImport.markdown(of: converted.blocks), as: UTF8.self)
    return text + (remarks.isEmpty ? "" : "\n" + remarks.joined())
  }

  /// Text is text: whatever signs it holds, it reads the same.
  @Test func textStaysText() throws {
    let seeds = [
      "a *b* _c_ **d** `e` ~~f~~ [g](h) ![i](j) <b>k</b> &amp; &copy; \\ \\* # l", "# heading", "> quote",
      "- item",
      "+ item", "* item", "1. item", "2) item", "---", "===", "***", "| a | b |", "```sh", "~~~",
      "[^1]: note",
      "[ref]: https://x.example", "[[wiki]]", "https://x.example/a_b_c", "a | b", "|---|---|", ":---",
      "snake_case_name _x_ __y__",
      "~/.kube ~x~ v1~rc1", "<https://x.example>", "<your-cluster>", "a  b", "2 * 3 * 4 *x", "C:\\new\\*",
      "!", "![", "end\\",
      "{{ x }} {% y %} {: .z }", "- [ ] box", "\u{201C}q\u{201D} \u{2013}", "é *ü* 日本_語_", "a`b``c```d",
      "#1 #", "=", "1986. A year",
    ]
    var mutator = Mutator(
      texts: seeds.map { Array($0.utf8) },
      signs: ["*", "_", "`", "[", "]", "(", ")", "<", ">", "&", "~", "\\", "|", "#", "!", " "],
      seed: 10)
    for text in seeds.map({ Array($0.utf8) }) + (0..<500).map({ _ in mutator.next() }) {
      // Control characters are nobody's text.
      guard let valid = String(validating: text, as: UTF8.self),
        !valid.unicodeScalars.contains(where: { $0.properties.generalCategory == .control && $0 != "\n" })
      else { continue }
      let shown = escapedHTML(valid)
      for html in [
        "<p>\(shown)</p>", "<p>x <b>\(shown)</b> y<br>\(shown)</p>",
        "<ul><li><a href='y'>\(shown)</a></li></ul>", "<p><i>a\(shown)</i>b <code>\(shown)</code>",
        "<h2>\(shown)</h2>", "<table><tr><td>\(shown)</td><td>x</td></tr></table>",
      ] {
        try expectSameText(html)
      }
    }
  }

  @Test func pagesKeepTheirText() throws {
    for source in try Self.sources() where source.lastPathComponent.hasPrefix("text-") {
      try expectSameText(String(contentsOf: source, encoding: .utf8))
    }
  }

  @Test func damagedPagesAreConverted() throws {
    for source in try Self.sources() {
      let bytes = Array(try Data(contentsOf: source)).prefix(700)
      forEachDamage(of: Array(bytes)) { _ = NoteImport.markdown(of: convertHTML($0).blocks) }
    }
  }

  private func expectSameText(_ html: String) throws {
    let nodes = parseHTML(Array(html.utf8))
    let markdown = NoteImport.markdown(of: convertHTML(Array(html.utf8)).blocks)
    let read = withMarkdown(MarkdownText(markdown[...])) { root in
      var text: [UInt8] = []
      root.walk { event in
        guard case .enter(let node) = event else { return .children }
        switch node.kind {
        case .text: text += unescaped(node.literal)
        case .code, .codeBlock, .htmlInline, .htmlBlock: text += node.literal
        default: break
        }
        return .children
      }
      return text
    }
    let page = parseNote(
      path: "a.md", file: SourceFile(path: "a.md", bytes: Array("---\ntitle: T\n---\n\n".utf8) + markdown),
      options: NoteParsingOptions(settings: SiteSettings(), checksSnippets: false, rendersHTML: true))
    var rendered: [UInt8] = []
    for case .html(let bytes) in page.body.parts { rendered += bytes }
    let shown = "\(html)\n\(String(decoding: markdown, as: UTF8.self))"
    #expect(visible(read ?? []) == visible(nodes.text), "\(shown)")
    // Blocks of code and headings have words and links of the page about them.
    if !html.contains("<pre"), !html.contains("<h") {
      #expect(visible(parseHTML(rendered).text) == visible(nodes.text), "\(shown)")
    }
  }

  /// Without blanks of any kind, and without tildes, which cmark takes for text and our own reader for marks.
  private func visible(_ text: [UInt8]) -> String {
    String(
      String.UnicodeScalarView(
        String(decoding: text, as: UTF8.self).unicodeScalars.filter { scalar in
          scalar.value > 0x20 && scalar != "~" && scalar != "\u{A0}" && scalar != "\u{200B}"
            && scalar != "\u{FEFF}"
            && scalar != "\u{2060}"
        }))
  }

  private func escapedHTML(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
      "\"", with: "&quot;"
    ).replacing("'", with: "&#39;")
  }
}
