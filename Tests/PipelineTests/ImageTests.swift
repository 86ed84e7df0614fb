import Foundation
import TestSupport
import Testing

@testable import Pipeline

/// Image files of a site: read, judged, published.
@Suite struct ImageTests {
  @Test func aReplacedImageChangesThePagesThatShowIt() async throws {
    let site = try TestSite([
      "posts/2024-06-01-a.md": "# A\n\n![Plan](plan.png)\n", "posts/2024-06-02-b.md": "# B\n\nText.\n",
    ])
    try write(TinyImage.png(400, 300), to: "posts/plan.png", of: site)
    try await site.build()
    #expect(try site.page("2024/06/a.html").contains("width=\"400\" height=\"300\""))
    let stamps = try site.stamps()

    try write(TinyImage.png(400, 200), to: "posts/plan.png", of: site)
    try await site.build()
    #expect(try site.page("2024/06/a.html").contains("width=\"400\" height=\"200\""))
    let changed = differences(stamps, try site.stamps())
    #expect(changed.contains("2024/06/a.html") && changed.contains("posts/plan.png"))
    #expect(!changed.contains("2024/06/b.html"))

    let fresh = try TestSite()
    try fresh.folder.copy(contentOf: URL(fileURLWithPath: site.folder.path(of: "Content")), to: "Content")
    try await fresh.build()
    #expect(differences(try site.published(), try fresh.published()) == [])
  }

  @Test func aVariantThatComesOrGoesIsSeen() async throws {
    let site = try TestSite(["posts/2024-06-01-a.md": "# A\n\n![Plan](plan.png)\n"])
    try write(TinyImage.png(400, 300), to: "posts/plan.png", of: site)
    try await site.build()
    #expect(try !site.page("2024/06/a.html").contains("srcset"))
    try write(TinyImage.webPLossy(400, 300), to: "posts/plan.webp", of: site)
    try await site.build()
    #expect(
      try site.page("2024/06/a.html").contains("<source type=\"image/webp\" srcset=\"/posts/plan.webp\">"))
    try site.remove("posts/plan.webp")
    try await site.build()
    #expect(try !site.page("2024/06/a.html").contains("srcset"))
  }

  @Test func theSizeMayStandBehindALongPreview() async throws {
    let site = try TestSite(["posts/2024-06-01-a.md": "# A\n\n![A](a.jpg) ![B](b.jpg)\n"])
    let profile = TinyImage.segment(0xE2, [UInt8](repeating: 1, count: 65_000))
    let photo = TinyImage.jpeg(400, 300, segments: [TinyImage.exif(orientation: 6), profile, profile])
    try write(photo, to: "posts/a.jpg", of: site)
    // Beyond any head that is read: shown without a size, and nothing is said.
    let endless = TinyImage.jpeg(400, 300, segments: [[UInt8]](repeating: profile, count: 17))
    try write(endless + [UInt8](repeating: 0, count: 1000), to: "posts/b.jpg", of: site)
    let report = try await site.build()
    let page = try site.page("2024/06/a.html")
    #expect(page.contains("<img src=\"/posts/a.jpg\" alt=\"A\" width=\"300\" height=\"400\""))
    #expect(page.contains("<img src=\"/posts/b.jpg\" alt=\"B\" loading"))
    #expect(
      lines(of: report.check.findings) == ["Content/posts/b.jpg:1:1 info image.heavy: the image is 1.1 MB"])
  }

  @Test func variantsGoWithTheirImage() async throws {
    let site = try TestSite([
      "posts/2024-06-01-a.md": "# A\n\n![Plan](/files/plan.png)\n",
      "drafts/b.md": "---\ntitle: B\ndraft: true\n---\n![Secret](secret.png)\n",
      "files/c.md": "---\ntitle: C\ndraft: true\n---\n![Secret](/posts/secret.png)\n",
    ])
    for path in ["files/plan.png", "posts/secret.png", "drafts/secret.png"] {
      try write(TinyImage.png(40, 30), to: path, of: site)
      try write(TinyImage.png(80, 60), to: path.replacing(".png", with: "@2x.png"), of: site)
      try write(TinyImage.png(40, 30), to: path.replacing(".png", with: "-dark.png"), of: site)
    }
    try await site.build()
    #expect(
      try site.published().keys.filter { $0.hasSuffix(".png") && !$0.hasPrefix("assets/") }.sorted() == [
        "files/plan-dark.png", "files/plan.png", "files/plan@2x.png",
      ])
  }

  @Test func filesAreJudgedOnceAndWhereTheyLie() async throws {
    let notes = "# A\n\n![A](empty.png) ![B](photo.png) ![C](huge.png) ![D](bad.png) ![E](sheet.pdf)\n"
    let site = try TestSite([
      "posts/2024-06-01-a.md": notes, "posts/2024-06-02-b.md": notes, "posts/empty.png": "",
      "posts/sheet.pdf": "%PDF", "posts/not-shown.png": "text",
    ])
    try write(TinyImage.jpeg(40, 30), to: "posts/photo.png", of: site)
    try write(TinyImage.png(4001, 30), to: "posts/huge.png", of: site)
    try write(TinyImage.png(40, 30), to: "posts/bad.png", of: site)
    try write(TinyImage.png(90, 90), to: "posts/bad@2x.png", of: site)
    let expected = [
      "Content/posts/bad@2x.png:1:1 info image.variant: of 45 × 45, which is not the shape of 'bad.png' (40 × 30): not used",
      "Content/posts/empty.png:1:1 warning image.unreadable: the file is empty, so no image is shown",
      "Content/posts/huge.png:1:1 info image.heavy: the image is 4001 × 30 pixels",
      "Content/posts/photo.png:1:1 warning image.extension: named as PNG, and is JPEG",
    ]
    #expect(lines(of: try await site.build().check.findings) == expected)
    #expect(lines(of: try await site.check().findings) == expected)
    #expect(lines(of: try await site.check(["posts/empty.png"]).findings) == [expected[1]])
    // Of a folder that is no site, only what no program can show.
    let folder = try await checkFolder(site.folder.path(of: "Content/posts"), request: site.request())
    #expect(lines(of: folder.findings) == [expected[1], expected[3]])

    try site.write("severities:\n  image.unreadable: error\n  image.heavy: off\n", to: "site.yml")
    let report = try await site.build()
    #expect(report.output == nil)
    #expect(report.check.findings.count == 3)
  }

  private func write(_ bytes: [UInt8], to path: String, of site: TestSite) throws {
    let url = URL(fileURLWithPath: site.folder.path(of: "Content/" + path))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }
}
