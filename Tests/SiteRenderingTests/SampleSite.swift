import ImageFiles
import Localization
import NoteModel
import SearchRanking
import SiteRendering
import SourceText

/// A small site by hand, with one of everything that a page can show.
struct SampleSite {
  var site: Site
  let bodies: [NoteBody]

  init(settings change: (inout SiteSettings) -> Void = { _ in }) throws {
    var settings = SiteSettings()
    settings.title = "Field notes"
    settings.description = "What broke & how it was mended"
    settings.baseURL = "https://ops.example/notes"
    settings.author = "Ada Marlow"
    settings.pagination = 2
    settings.navigation = [
      NavigationEntry(title: "Archive", address: "/archive/"),
      NavigationEntry(title: "Elsewhere", address: "https://else.example/"),
    ]
    settings.themeParameters = ["footer": .string("Words are free to use.")]
    settings.repository = Repository(url: "https://git.example/ada/notes", kind: .gitea, folder: "site")
    settings.language = "en-GB"
    settings.copiesMarkdown = true
    change(&settings)

    let manual = try note(
      "manual.md", "/manual.html", "Manual", summary: "How these notes are kept.", links: ["posts/dns.md"])
    let dns = try note(
      "posts/dns.md", "/2024/06/dns.html", "Names that do not resolve", date: date(2024, 6, 28, hour: 9),
      tags: ["DNS/Docker"],
      aliases: ["/old/dns", "/dns.html"], summary: "A container that cannot look up a name.",
      headings: [(2, "cause", "Cause"), (3, "the-stub", "The stub"), (2, "remedy", "Remedy")],
      links: ["oidc.md#flow", "../lost.md#part 1", "javascript:alert(1)", "#remedy"],
      images: [
        image(
          "net.png", alt: "Two networks", caption: "Bridge and host. Source: own work", isNearStart: true),
        image("https://pics.example/a.png?x=1&y=2", alt: "A chart"),
        image("later.png", alt: "Resolver, stub and server", caption: "Who asks whom", isPlaceholder: true),
        image("small.png", alt: "a key", isBlock: false, extent: ImageExtent(width: 32)),
        image("gone.png", alt: "a lock", isBlock: false),
      ], checked: 2)
    let oidc = try note(
      "posts/oidc.md", "/2024/06/oidc.html", "OpenID Connect", date: date(2024, 6, 7),
      updated: date(2024, 7, 1),
      tags: ["OIDC"], summary: "Who vouches for whom.", checked: 1)
    let draft = try note(
      "posts/zone.md", "/2023/12/zone file.html", "Zone files",
      date: date(2023, 12, 31, hour: 23, offset: 60),
      tags: ["DNS"], isDraft: true)

    let german = try note(
      "posts/oidc.de.md", "/de/2024/06/oidc.html", "OpenID Connect, erklärt", date: date(2024, 6, 7),
      tags: ["OIDC"], summary: "Wer für wen bürgt.", checked: 2, original: "posts/oidc.md",
      language: LanguageTag("de"))

    let guide = try note("guide/index.md", "/guide/", "Guide")
    let naming = try note("guide/naming.md", "/guide/naming.html", "Naming notes")
    let dates = try note("guide/dates.md", "/guide/dates.html", "Dates & times")

    site = Site(
      settings: settings, notes: [manual, dns, oidc, draft, german, guide, naming, dates],
      translations: [[], [], [2, 4], [], [2, 4], [], [], []], dated: [1, 2, 3], undated: [5, 7, 6, 0],
      tags: [
        TagGroup(
          name: "DNS", permalink: try permalink("/tags/dns/"), description: "Names & zones", notes: [1, 3],
          ownNotes: [3]),
        TagGroup(
          name: "DNS/Docker", permalink: try permalink("/tags/dns/docker/"), parent: 0, notes: [1],
          ownNotes: [1]),
        TagGroup(name: "OIDC", permalink: try permalink("/tags/oidc/"), notes: [2], ownNotes: [2]),
      ],
      series: [
        SeriesGroup(name: "Names & co", permalink: try permalink("/series/names-co/"), notes: [3, 1])
      ],
      linkTargets: [
        [.address("/2024/06/dns.html")],
        [.address("/2024/06/oidc.html#flow"), .none, .none, .address("/2024/06/dns.html#remedy")], [], [], [],
        [], [], [],
      ],
      imageTargets: [
        [],
        [
          .file(
            ShownImage(
              address: "/posts/net.png", format: .png, size: ImageSize(width: 640, height: 400),
              sources: [
                ImageSource(
                  isDark: true, format: .png, candidates: [ImageCandidate("/posts/net-dark.png", .none)]),
                ImageSource(
                  isDark: false, format: .webp,
                  candidates: [
                    ImageCandidate("/posts/net.webp", .none),
                    ImageCandidate("/posts/net@2x.webp", .density("2x")),
                  ]),
              ],
              candidates: [
                ImageCandidate("/posts/net.png", .width(640)),
                ImageCandidate("/posts/net-320w.png", .width(320)),
              ])), .remote("https://pics.example/a.png?x=1&y=2"), .missing,
          .file(
            ShownImage(address: "/posts/small.png", format: .png, size: ImageSize(width: 16, height: 16))),
          .missing,
        ],
        [], [], [], [], [], [],
      ],
      backlinks: [[], [0], [1], [], [1], [], [], []], related: [[], [3, 2], [], [1], [3], [], [], []],
      formerPermalinks: [[], [try permalink("/posts/dns.html")], [], [], [], [], [], []],
      sections: [PageSection(index: 5, pages: [6, 7])])
    bodies = [
      body(.html("<p>See "), .linkStart(0), .html("names"), .linkEnd(0), .html(".</p>")),
      body(
        .html("<p>"), .linkStart(0), .html("flow"), .linkEnd(0), .html(" "), .linkStart(1), .html("lost"),
        .linkEnd(1), .html(" "), .linkStart(2), .html("bad"), .linkEnd(2), .html(" "), .linkStart(3),
        .html("below"), .linkEnd(3), .html("</p>\n"), .image(index: 0), .image(index: 1),
        .image(index: 2),
        .html("\n<p>Press "), .image(index: 3), .html(" or "), .image(index: 4),
        .html("</p>\n<pre>\n  a &lt; b\n\n  c\n</pre>")),
      body(.html("<h2 id=\"flow\">Flow</h2>")), body(.html("<p>$ORIGIN</p>")),
      body(.html("<h2 id=\"ablauf\">Ablauf</h2>")),
      body(.html("<p>How notes are written.</p>")), body(.html("<p>Short.</p>")), body(.html("<p>ISO.</p>")),
    ]
  }

  /// `count` notes of one tag, newest first.
  init(noteCount count: Int, pagination: Int) throws {
    var settings = SiteSettings()
    settings.pagination = pagination
    let notes = try (0..<count).map {
      try note("\($0).md", "/\($0).html", "Note \($0)", date: date(2024, 1, 1), tags: ["all"])
    }
    let indices = Array(notes.indices)
    let empty = notes.map { _ in [Int]() }
    site = Site(
      settings: settings, notes: notes, dated: indices, undated: [],
      tags: [
        TagGroup(name: "all", permalink: try permalink("/tags/all/"), notes: indices, ownNotes: indices)
      ],
      linkTargets: notes.map { _ in [] }, imageTargets: notes.map { _ in [] }, backlinks: empty,
      related: empty)
    bodies = notes.map { _ in body() }
  }

  func renderer(_ theme: Theme, now: NoteDate? = nil) -> SiteRenderer {
    SiteRenderer(site: site, theme: theme, now: now)
  }

  var texts: NoteTexts {
    let bodies = bodies
    return NoteTexts { bodies[$0] }
  }

  func notePage(_ index: Int, _ renderer: SiteRenderer) -> Page {
    let pages = renderer.notePages.filter { $0.kind == .note(index) }
    return page(pages[0], renderer)
  }

  /// The files of the site, but for those of its search.
  func files(_ renderer: SiteRenderer) -> [Page] {
    (renderer.notePages + renderer.sitePages).map { page($0, renderer) } + renderer.theme.assets
  }

  private func page(_ page: SitePage, _ renderer: SiteRenderer) -> Page {
    let rendered = renderer.render(page, texts: texts)
    return Page(path: rendered.path, bytes: rendered.bytes)
  }

  /// Every page of the site by path.
  func pages(_ theme: Theme) -> [String: String] {
    let renderer = renderer(theme)
    // The binary files of the search are none of these.
    let all = files(renderer) + searchFiles(renderer).filter { $0.path.hasSuffix(".json") }
    return Dictionary(all.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }) { first, _ in first }
  }

  /// The search of the site, each note being one section.
  func searchFiles(_ renderer: SiteRenderer) -> [Page] {
    let sections = site.notes.map { note in
      [
        SearchedSection(
          anchor: "part",
          text: SearchableSection(
            headings: ["Part"], prose: note.summary, code: "", captions: "", languages: ["hcl"]))
      ]
    }
    let texts = sections.map(searchTextPage)
    let notes = renderer.searchedNotes(texts: texts.map(\.path))
    let index = PublishedIndex([])
    return texts
      + SiteRendering.searchFiles(
        index, sizes: notes.map { _ in 1 }, notes: notes, language: "en", languageNames: [:]
      ).pages
  }
}

struct InvalidPermalink: Error {}

func permalink(_ path: String) throws -> Permalink {
  guard let permalink = Permalink(path) else { throw InvalidPermalink() }
  return permalink
}

func note(
  _ path: String, _ address: String, _ title: String, date: NoteDate? = nil, updated: NoteDate? = nil,
  tags: [String] = [], aliases: [String] = [], isDraft: Bool = false, summary: String = "",
  headings: [(level: Int, id: String, text: String)] = [], links: [String] = [],
  images: [ImageReference] = [],
  checked: Int = 0, extra: [String: MetadataValue] = [:], original: String? = nil,
  language: LanguageTag? = nil
) throws -> Note {
  Note(
    path: path, original: original,
    metadata: NoteMetadata(
      title: title, date: date, updated: updated, tags: tags, slug: "slug", aliases: aliases,
      isDraft: isDraft, language: language,
      extra: extra),
    permalink: try permalink(address),
    headings: headings.map { Heading(level: $0.level, id: $0.id, text: $0.text, line: 1) },
    links: links.map { LinkReference(kind: .markdown, target: $0, range: SourceRange(0, 0)) }, images: images,
    summary: summary, wordCount: 500, snippetCount: SnippetCount(total: checked, checked: checked))
}

func image(
  _ target: String, alt: String, caption: String? = nil, isBlock: Bool = true, isPlaceholder: Bool = false,
  isNearStart: Bool = false, extent: ImageExtent? = nil
) -> ImageReference {
  ImageReference(
    target: target, isPlaceholder: isPlaceholder, alt: alt, caption: caption, isBlock: isBlock,
    isNearStart: isNearStart, extent: extent, range: SourceRange(0, 0))
}

/// A day with its instant, by the days since 1970 of the proleptic Gregorian calendar.
func date(_ year: Int, _ month: Int, _ day: Int, hour: Int = 0, offset: Int = 0) -> NoteDate {
  let shiftedYear = month > 2 ? year : year - 1
  let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
  let days = 365 * shiftedYear + shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400 + dayOfYear - 719_468
  return NoteDate(
    year: year, month: month, day: day, secondsSinceEpoch: days * 86_400 + hour * 3600 - offset * 60,
    offsetMinutes: offset)
}

func body(_ parts: NoteBodyPiece...) -> NoteBody { NoteBody(parts: parts.map(\.part)) }

/// A part of a body, HTML written as text.
enum NoteBodyPiece {
  case html(String), linkStart(Int), linkEnd(Int), image(index: Int)

  var part: NoteBody.Part {
    switch self {
    case .html(let text): .html(Array(text.utf8))
    case .linkStart(let index): .linkStart(index: index)
    case .linkEnd(let index): .linkEnd(index: index)
    case .image(let index): .image(index: index)
    }
  }
}
