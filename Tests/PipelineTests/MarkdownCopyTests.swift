import Testing

@testable import Pipeline

/// The Markdown that is published beside pages.
@Suite struct MarkdownCopyTests {
  @Test func linksAreCompleteAndNothingPrivateIsTold() async throws {
    let site = try TestSite([
      "site.yml":
        "title: Ops\ndescription: What broke\nbaseURL: https://ops.example/n\nmarkdownCopies: true\ncheck: warn\n",
      "posts/2024-06-02-beta.md": "---\ntitle: \"Beta [one]\"\n---\n\nText.\n",
      "posts/2024-06-03-secret.md": "---\ntitle: Secret\ndraft: true\n---\n\nText.\n",
      "about/index.md": "# About\n\nUs.\n", "posts/plan.svg": "<svg/>\n",
      "posts/2024-06-01-alpha.md": """
      ---
      title: "Alpha: \\"first\\""
      tags: [dns, a b]
      aliases: [/old.html]
      owner: kim
      updated: 2024-06-20
      ---
      <!-- not for
      everybody -->
      One.

      [2024-06-02-beta.md](2024-06-02-beta.md#top "tip"), [[About]], [[About|us]], [[Secret]],
      [draft](2024-06-03-secret.md), [away](https://else.example/), <!-- nor this --> `<!-- code -->`,
      [reference][r], [angle](<2024-06-02-beta.md>).

      ![A plan](plan.svg)

      ```html
      <!-- [code](2024-06-02-beta.md) -->
      ```

      [r]: 2024-06-02-beta.md
      """,
    ])
    let report = try await site.build()
    #expect(report.output != nil)
    #expect(
      try site.page("2024/06/alpha.html.md") == """
        ---
        title: "Alpha: \\"first\\""
        url: "https://ops.example/n/2024/06/alpha.html"
        date: 2024-06-01T00:00:00Z
        updated: 2024-06-20T00:00:00Z
        tags: ["dns", "a b"]
        ---


        One.

        [2024-06-02-beta.md](https://ops.example/n/2024/06/beta.html#top "tip"), [About](https://ops.example/n/about/), [us](https://ops.example/n/about/), Secret,
        draft, [away](https://else.example/),  `<!-- code -->`,
        [reference][r], [angle](<https://ops.example/n/2024/06/beta.html>).

        ![A plan](https://ops.example/n/posts/plan.svg)

        ```html
        <!-- [code](2024-06-02-beta.md) -->
        ```

        [r]: https://ops.example/n/2024/06/beta.html
        """)
    #expect(
      try site.page("llms.txt") == """
        # Ops

        > What broke

        ## Notes

        - [Beta \\[one\\]](https://ops.example/n/2024/06/beta.html.md): Text.
        - [Alpha: "first"](https://ops.example/n/2024/06/alpha.html.md): One. \
        2024-06-02-beta.md, About, us, Secret, draft, away, <!-- code -->, reference, angle.

        ## Pages

        - [About](https://ops.example/n/about/index.html.md): Us.\n
        """)
    #expect(
      try site.page("2024/06/alpha.html").contains("type=\"text/markdown\" href=\"/n/2024/06/alpha.html.md\"")
    )
    #expect(!(try site.published().keys.contains { $0.contains("secret") }))
  }

  /// Whatever its text and its title are, nothing but the text stays of a link to a draft.
  @Test(arguments: [
    ("[a](draft.md)", "a"), ("[a](<draft.md>)", "a"), ("[a](draft.md \"t) \\\" x\") b", "a b"),
    ("[a](draft.md 't') b", "a b"), ("[a](draft.md (t)) b", "a b"),
    ("[a [b] \\] `c`](draft.md#x)", "a [b] \\] `c`"),
    ("[draft.md](draft.md)", "draft.md"),
    ("[![plan](https://img.example/a.svg)](draft.md)", "![plan](https://img.example/a.svg)"),
    ("[a\nb](draft.md).", "a\nb."), ("[ ] [a](draft.md)[b](draft.md)", "[ ] ab"),
  ])
  func ofALinkToADraftTheTextStays(_ written: String, _ copied: String) async throws {
    let site = try TestSite([
      "site.yml": "baseURL: https://ops.example\nmarkdownCopies: true\ncheck: warn\n",
      "draft.md": "---\ntitle: Draft\ndraft: true\n---\n\nText.\n",
      "a.md": "---\ntitle: A\n---\n\n\(written)\n",
    ])
    try await site.build()
    let copy = try site.page("a.html.md")
    #expect(copy.hasSuffix("---\n\n\(copied)\n"), "\(copy)")
  }

  @Test func withoutTheSettingThereAreNone() async throws {
    let site = try TestSite(["posts/2024-06-01-alpha.md": "---\ntitle: Alpha\n---\n\nText.\n"])
    try await site.build()
    #expect(!(try site.published().keys.contains { $0.hasSuffix(".md") || $0 == "llms.txt" }))
  }
}
