import Foundation
import TestSupport
import Testing

@testable import Pipeline

/// What a site's own theme does to its build.
@Suite struct ThemeTests {
  private func site(theme name: String, _ files: [String: String], settings: String = "") throws -> TestSite {
    let site = try TestSite([
      "posts/2024-06-01-alpha.md": "---\ntitle: Alpha\n---\n\nText.\n",
      "site.yml": "theme: \(name)\n" + settings,
    ])
    for (path, text) in files { try site.folder.write(text, to: "Themes/\(name)/" + path) }
    return site
  }

  @Test func anUnknownNameLeavesWhatIsPublished() async throws {
    let site = try site(theme: "plain", ["templates/note.mustache": "<p>{{note.title}}</p>\n"])
    #expect(try await site.build().output != nil)
    #expect(try site.page("2024/06/alpha.html") == "<p>Alpha</p>\n")
    try site.folder.write("<p>\n{{note.titel}}</p>\n", to: "Themes/plain/templates/note.mustache")
    let report = try await site.build()
    let expected = [
      "Themes/plain/templates/note.mustache:2:3 error theme.unknown-variable: \"note\" has no member \"titel\""
    ]
    #expect(report.output == nil)
    #expect(lines(of: report.check.findings) == expected)
    #expect(try site.page("2024/06/alpha.html") == "<p>Alpha</p>\n")
    #expect(lines(of: try await site.check().findings) == expected)
  }

  @Test func severitiesOfThemesAreASetting() async throws {
    let files = ["templates/note.mustache": "{{note.titel}}{{{note.title}}}", "style.css": ""]
    let settings =
      "severities:\n  theme.unknown-variable: warning\n  theme.wrong-use: off\n  theme.unused-file: off\n"
    let site = try site(theme: "plain", files, settings: settings)
    let report = try await site.build()
    #expect(lines(of: report.check.findings).map { $0.split(separator: " ")[1] } == ["warning"])
    #expect(try site.page("2024/06/alpha.html") == "Alpha")
  }

  @Test func linksAreNotFollowed() async throws {
    let site = try site(theme: "plain", ["templates/note.mustache": "x"])
    try site.folder.write("secret", to: "secret.txt")
    try FileManager.default.createDirectory(
      atPath: site.folder.path(of: "Themes/plain/assets"), withIntermediateDirectories: true)
    for (link, target) in [
      ("Themes/plain/assets/secret.txt", "secret.txt"), ("Themes/linked", "Themes/plain"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: site.folder.path(of: link), withDestinationPath: site.folder.path(of: target))
    }
    #expect(
      lines(of: try await site.build().check.findings).map { $0.split(separator: " ")[0] }
        == ["Themes/plain/assets/secret.txt:1:1"])
    #expect(!site.folder.exists("Public/assets/secret.txt"))
    try site.write("theme: linked\n", to: "site.yml")
    #expect(
      lines(of: try await site.build().check.findings)
        == ["Content/site.yml:1:8 error settings.wrong-value: 'Themes/linked' is no folder"])
  }

  @Test func aThemeInTheProgramNeedsNoFolder() async throws {
    let site = try site(theme: "terminal", [:])
    #expect(try await site.build().check.findings.isEmpty)
    #expect(try site.page("2024/06/alpha.html").contains("class=\"facts\""))
    #expect(!site.folder.exists("Public/assets/script.js"))
    try site.folder.write("mine\n", to: "Themes/terminal/templates/end.mustache")
    try await site.build()
    #expect(try site.page("2024/06/alpha.html").hasSuffix("mine\n"))
  }

  @Test func aThemeThatIsNotThereIsNamed() async throws {
    let site = try site(theme: "terminl", [:])
    let findings = try await site.build().check.findings
    #expect(
      lines(of: findings) == [
        "Content/site.yml:1:8 error settings.wrong-value: there is no theme 'terminl' under Themes/"
      ])
    #expect(findings.first?.diagnostics.first?.help == "did you mean 'terminal'?")
  }
}
