import TestSupport
import Testing

@testable import Pipeline

/// Undated pages below a folder with an `index.md`, in the order that readers take.
@Suite struct SectionTests {
  /// Builds a site and gives for each page what its template was told of the section.
  private func sections(_ content: [String: String], extra settings: String = "") async throws -> [String:
    String]
  {
    let site = try TestSite(content)
    try site.write("theme: plain\n" + settings, to: "site.yml")
    let template = """
      {{#note.section}}{{title}}{{#isCurrent}}*{{/isCurrent}}:{{#pages}} {{title}}{{#isCurrent}}*{{/isCurrent}}{{/pages}} \
      | {{#previous}}{{title}}{{/previous}} < > {{#next}}{{title}}{{/next}}{{/note.section}} \
      |{{#note.breadcrumbs}} {{title}} /{{/note.breadcrumbs}} {{note.editURL}}
      """
    try site.folder.write(template, to: "Themes/plain/templates/note.mustache")
    let report = try await site.build()
    #expect(report.check.findings.isEmpty)
    return try site.published().filter { $0.key.hasSuffix(".html") }.mapValues {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func note(_ title: String, _ more: String = "") -> String {
    "---\ntitle: \(title)\n\(more)---\n\nText.\n"
  }

  @Test func pagesStandInTheOrderOfTheIndex() async throws {
    let pages = try await sections([
      "manual/index.md": "---\ntitle: Manual\n---\n\n[Z](z.md), then [a](a.md) and [z](z.md).\n",
      "manual/a.md": note("A"), "manual/z.md": note("Z"), "manual/c.md": note("C"), "manual/b.md": note("B"),
      "manual/last.md": note("Second", "order: 2\n"), "manual/first.md": note("First", "weight: 1.5\n"),
      "manual/2024-06-01-dated.md": note("Dated"), "about.md": note("About"),
    ])
    #expect(
      pages["manual/index.html"] == "Manual*: First Second Z A B C |  < > First | ")
    #expect(
      pages["manual/z.html"] == "Manual: First Second Z* A B C | Second < > A | Notes / Manual / ")
    #expect(pages["manual/c.html"] == "Manual: First Second Z A B C* | B < >  | Notes / Manual / ")
    #expect(pages["about.html"] == " | ")
    #expect(pages["2024/06/dated.html"] == " | ")
    let home = try #require(pages["index.html"])
    #expect(home.contains(">Manual</a>") && home.contains(">About</a>") && !home.contains(">First</a>"))
  }

  @Test func sectionsNest() async throws {
    let pages = try await sections([
      "m/index.md": note("M"), "m/a/index.md": note("A"), "m/a/deep/x.md": note("X"), "m/b/y.md": note("Y"),
      "alone/index.md": note("Alone"),
    ])
    #expect(pages["m/index.html"] == "M*: A Y |  < > A | ")
    #expect(pages["m/a/index.html"] == "A*: X |  < > X | Notes / M / ")
    #expect(pages["m/a/deep/x.html"] == "A: X* | A < >  | Notes / M / A / ")
    #expect(pages["m/b/y.html"] == "M: A Y* | A < >  | Notes / M / ")
    #expect(pages["alone/index.html"] == " | ")
  }

  @Test func longSectionsAreNotListed() async throws {
    var content = ["m/index.md": note("M")]
    for number in 100...200 { content["m/\(number).md"] = note("N\(number)") }
    let pages = try await sections(content)
    #expect(pages["m/150.html"] == "M: | N149 < > N151 | Notes / M / ")
  }

  @Test func eachNoteCanBeEdited() async throws {
    let repository =
      "repository:\n  url: https://gitlab.example/a/b.git/\n  folder: docs/site/\n  branch: feature/x y\n"
    let site = try TestSite(["site.yml": repository])
    #expect(
      lines(of: try await site.check().findings) == [
        "Content/site.yml:4:11 error settings.wrong-value: 'feature/x y' cannot be a branch"
      ])
    let pages = try await sections(
      ["x/a b.md": note("A")],
      extra: "repository:\n  url: https://gitlab.example/a/b.git/\n  folder: docs/site/\n")
    #expect(
      pages["x/a b.html"] == " | https://gitlab.example/a/b/-/edit/main/docs/site/Content/x/a%20b.md")
  }
}
