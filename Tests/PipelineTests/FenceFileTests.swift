import Diagnostics
import Foundation
import NoteModel
import SearchIndex
import Testing

@testable import Pipeline

/// Fences that take their text from a file: ```hcl file="files/main.tf" lines="3-20"
struct FenceFileTests {
  private static let main =
    "# one\nresource \"aws_vpc\" \"main\" {\n  cidr_block = \"10.0.0.0/16\"\n}\n# five\n"

  @Test func aPageShowsTheLinesThatItNames() async throws {
    let site = try TestSite([
      "posts/2024-06-01-a.md": "# A\n\nText.\n\n```hcl file=\"files/main.tf\" lines=\"2-4\"\n```\n",
      "posts/files/main.tf": Self.main,
    ])
    #expect(try await site.build().check.findings.isEmpty)
    let page = try site.page("2024/06/a.html")
    #expect(page.contains("<span class=code-title>files/main.tf</span>"))
    #expect(page.contains("10.0.0.0/16"))
    #expect(!page.contains("# one") && !page.contains("# five"))
  }

  @Test func findingsStandInTheFileOnceForAllNotes() async throws {
    let fence = "\n\nText.\n\n```json file=\"/files/policy.json\" lines=\"1-1\"\n```\n"
    let site = try TestSite([
      "posts/2024-06-01-a.md": "# A" + fence, "posts/2024-06-02-b.md": "# B" + fence,
      "files/policy.json": "{\n  \"a\": 1,\r\n}\n",
    ])
    let findings = try await site.check().findings
    #expect(findings.map(\.source.path) == ["Content/files/policy.json"])
    #expect(
      findings.flatMap(\.diagnostics).map { "\($0.range.start) \($0.rule.id)" } == ["10 json.trailing-comma"])
    #expect(try await site.build().output == nil, "an error in a file stops the build")
  }

  @Test func onlyFilesOfTheSiteAreShown() async throws {
    let site = try TestSite([
      "posts/2024-06-01-a.md": """
      # A

      Text.

      ```text file="../../secret.txt"
      ```

      ```text file=".env"
      ```

      ```text file="link.txt"
      ```

      ```text file="folder/secret.txt"
      ```

      ```text file="none.txt"
      ```

      ```text file="one.txt" lines="1-2"
      ```

      ```text file="one.txt" lines="-2"
      ```

      ```text file="/site.yml"
      ```

      ```text file="2099-01-01-b.md"
      ```

      ```text file="large.txt"
      ```

      ```text file="binary"
      ```
      """,
      "site.yml": "title: x\n", "posts/2099-01-01-b.md": "# B\n\nText.\n",
      "posts/large.txt": String(repeating: "x\n", count: 600_000), "posts/binary": "a\0b",
      "posts/.env": "TOKEN=secret\n", "posts/one.txt": "one\n",
    ])
    try site.folder.write("secret\n", to: "secret.txt")
    try site.folder.write("secret\n", to: "elsewhere/secret.txt")
    for (link, target) in [("link.txt", "../../secret.txt"), ("folder", "../../elsewhere")] {
      try FileManager.default.createSymbolicLink(
        atPath: site.folder.path(of: "Content/posts/" + link), withDestinationPath: target)
    }
    let messages = try await site.check().findings.flatMap(\.diagnostics).filter {
      $0.rule.id == "fence.file"
    }
    .map(\.message)
    #expect(
      messages == [
        "`../../secret.txt` leads out of the site", "`.env` is hidden, so it is not shown",
        "`link.txt` lies behind a symbolic link, which is not followed",
        "`folder/secret.txt` lies behind a symbolic link, which is not followed",
        "there is no file `none.txt`", "`one.txt` has 1 line, not 2", "`-2` is no range of lines",
        "`/site.yml` is not published, so it is not shown",
        "`2099-01-01-b.md` is a note, which may not be published: only other files are shown",
        "`large.txt` is larger than 1 MB", "`binary` is not UTF-8 text",
      ])
  }

  @Test func aChangedFileIsFoundByTheNextSearch() async throws {
    let site = try TestSite([
      "posts/2024-06-01-a.md": "# A\n\nText.\n\n```hcl file=\"main.tf\"\n```\n", "posts/main.tf": Self.main,
    ])
    #expect(try await hits("cidr_block", in: site) == ["posts/2024-06-01-a.md"])
    try site.write("locals {\n  wallaby = 1\n}\n", to: "posts/main.tf")
    #expect(try await hits("wallaby", in: site) == ["posts/2024-06-01-a.md"])
    #expect(try await hits("cidr_block", in: site) == [])
    try site.remove("posts/main.tf")
    #expect(try await hits("wallaby", in: site) == [])
  }

  @Test func filesOfDraftsStayAtHome() async throws {
    let site = try TestSite([
      "posts/2024-06-01-a.md": "---\ntitle: A\ndraft: true\n---\n```hcl file=\"/files/main.tf\"\n```\n",
      "files/main.tf": Self.main,
    ])
    try await site.build()
    #expect(try site.published()["files/main.tf"] == nil)
    try await site.build(drafts: true)
    #expect(try site.published()["files/main.tf"] != nil)
  }

  /// Of Markdown that belongs to no site, only what lies beside it is judged.
  @Test func aFolderWithoutASiteIsJudgedAsFarAsItGoes() async throws {
    let folder = try TestSite()
    let fences = "# A\n\n```json file=\"/out.json\"\n```\n\n```json file=\"../../out.json\"\n```\n"
    try folder.folder.write(fences + "\n```json file=\"in.json\"\n```\n", to: "docs/sub/a.md")
    try folder.folder.write("{,}\n", to: "docs/sub/in.json")
    for path in ["docs", "docs/sub/a.md"] {
      let findings = try await checkPaths([path], request: folder.request()).findings
      #expect(findings.flatMap(\.diagnostics).map(\.rule.id).allSatisfy { $0.hasPrefix("json.") }, "\(path)")
      #expect(findings.map(\.source.path) == ["docs/sub/in.json"])
    }
  }

  private func hits(_ text: String, in site: TestSite) async throws -> [String] {
    try await searchSite(site.location, query: SearchQuery(text: text), request: site.request()).hits.map(
      \.path)
  }
}
