import Localization

/// What templates are given. A new member is a line here and its value in `SiteRenderer…`: tests hold every
/// context that is rendered, the default theme's templates and the tables of `Content/manual/themes.md`
/// (`NOTES_UPDATE=1` renews them) against these.
package enum ContextSchema {
  package static let root: [RootMember] = [
    RootMember(PageTemplate.allCases, ContextMember("site", .map(.site), "the site")),
    RootMember(PageTemplate.allCases, ContextMember("page", .map(.page), "the page, for its head")),
    RootMember(
      PageTemplate.allCases,
      ContextMember(
        "strings", .map(.strings), "what the theme says, in the [language](languages.md#strings) of the page")
    ),
    RootMember([.note], ContextMember("note", .map(.note), "the note")),
    RootMember(
      [.list, .tag, .series], ContextMember("notes", .list(.entry), "those that this page of the list shows")),
    RootMember([.list, .tag], ContextMember("hasNotes", .flag, "whether there are any")),
    RootMember(
      [.list, .tag, .graph], ContextMember("pagination", .map(.pagination), "the pages of the list")),
    RootMember(
      [.list], ContextMember("pages", .list(.plainPage), "undated pages; on the first page of the list only")),
    RootMember([.list], ContextMember("hasPages", .flag, "whether there are any")),
    RootMember([.list], ContextMember("tags", .list(.tag), "the 20 most used")),
    RootMember([.tags], ContextMember("tags", .list(.nestedTag), "those that lie below no other")),
    RootMember([.list, .tags], ContextMember("hasTags", .flag, "whether there are any")),
    RootMember([.tag], ContextMember("tag", .map(.tagPage), "the tag")),
    RootMember([.series], ContextMember("series", .map(.series), "the series")),
    RootMember([.allSeries], ContextMember("allSeries", .list(.series), "all of them, by name")),
    RootMember([.graph], ContextMember("graph", .map(.graph), "which notes link to which")),
    RootMember([.archive], ContextMember("archive", .map(.archive), "all dated notes")),
  ]
}

/// The objects of the context, by what they describe.
package enum ContextShape: String, Sendable, CaseIterable {
  case site, page, strings, note
  case date, tag, reference, heading, link, section, image, alternate, translation
  case entry, pagination, plainPage, tagPage
  case noteTag, nestedTag, series, noteSeries
  case archive, year, month
  case graph, graphGroup, graphNote, graphLinks, mention, overview, overviewNote

  /// In the order of the manual.
  package var members: [ContextMember] {
    switch self {
    case .site: Self.siteMembers
    case .page: Self.pageMembers
    case .strings: Self.stringMembers
    case .note: Self.noteMembers
    case .date: Self.dateMembers
    case .tag: Self.tagMembers
    case .reference: Self.referenceMembers
    case .heading: Self.headingMembers
    case .link: Self.linkMembers
    case .section: Self.sectionMembers
    case .alternate: Self.alternateMembers
    case .translation: Self.translationMembers
    case .image: Self.imageMembers
    case .entry: Self.entryMembers
    case .pagination: Self.paginationMembers
    case .plainPage: Self.plainPageMembers
    case .tagPage: Self.tagPageMembers
    case .noteTag: Self.tagNameMembers
    case .nestedTag: Self.nestedTagMembers
    case .series: Self.seriesMembers
    case .noteSeries: Self.noteSeriesMembers
    case .graph: Self.graphMembers
    case .graphGroup: Self.graphGroupMembers
    case .graphNote: Self.graphNoteMembers
    case .graphLinks: Self.graphLinksMembers
    case .mention: Self.mentionMembers
    case .overview: Self.overviewMembers
    case .overviewNote: Self.overviewNoteMembers
    case .archive: Self.archiveMembers
    case .year: Self.yearMembers
    case .month: Self.monthMembers
    }
  }

  private static let siteMembers = [
    ContextMember("title", .text, "the site's title"),
    ContextMember("description", .text, .orAbsent, "what it is about"),
    ContextMember("author", .text, .orAbsent, "who writes it"),
    ContextMember("language", .text, "language tag, for `lang`"),
    ContextMember("isRightToLeft", .flag, "whether the language is written from right to left"),
    ContextMember(
      "basePath", .text, .orAbsent, "such as `/notes`, where the site is not at the root of its host"),
    ContextMember("homeURL", .address, "the home page"),
    ContextMember("tagsURL", .address, "the page of all tags"),
    ContextMember("seriesURL", .address, .orAbsent, "the page of all series, if there are any"),
    ContextMember("graphURL", .address, "the outline of the links between notes"),
    ContextMember("archiveURL", .address, "the archive"),
    ContextMember("searchURL", .address, "the search page"),
    ContextMember("searchDataURL", .address, "the index of the search, see [the search](#the-search)"),
    ContextMember("openSearchURL", .address, "the description of the search for browsers"),
    ContextMember("feedURL", .address, "the feed, as Atom"),
    ContextMember("jsonFeedURL", .address, "the feed, as JSON Feed"),
    ContextMember("manifestURL", .address, "what telephones need to keep the site among their programs"),
    ContextMember("assetsURL", .address, "ends in `/`; the name of a file under `assets/` follows"),
    ContextMember(
      "styleURL", .address, .orAbsent, "`assets/style.css`; changes with the file, so that caches may keep it"
    ),
    ContextMember("scriptURL", .address, .orAbsent, "`assets/script.js`, the same way"),
    ContextMember(
      "contentSecurityPolicy", .html, "what pages [may do](publishing.md#what-pages-may-do), for an attribute"
    ),
    ContextMember("repositoryURL", .address, .orAbsent, "`repository` of the settings"),
    ContextMember("footer", .text, .orAbsent, "the parameter `footer`"),
    ContextMember("byline", .text, .orAbsent, "who writes it, as in `Notes by Ada Marlow`"),
    ContextMember("navigation", .list(.link), .orAbsent, "`navigation` of the settings"),
    ContextMember("params", .free, "the [parameters](#parameters) of the theme"),
  ]

  private static let linkMembers = [
    ContextMember("title", .text, "what it is called"),
    ContextMember("url", .address, "where it leads"),
    ContextMember("isCurrent", .flag, "whether it leads to this page"),
  ]

  private static let sectionMembers = [
    ContextMember("title", .text, "the title of its index"),
    ContextMember("url", .address, "its index"),
    ContextMember("isCurrent", .flag, "whether this page is its index"),
    ContextMember(
      "pages", .list(.link), .orAbsent, "the other pages in reading order; none where there are more than 100"
    ),
    ContextMember("hasPages", .flag, "whether they are listed"),
    ContextMember("previous", .map(.link), .orAbsent, "the page before this one"),
    ContextMember("next", .map(.link), .orAbsent, "the page after this one"),
  ]

  private static let pageMembers = [
    ContextMember("title", .text, "the heading"),
    ContextMember("fullTitle", .text, "for `<title>`, with the site's title"),
    ContextMember("description", .text, .orAbsent, "the page's, or else the site's"),
    ContextMember("url", .address, "its own address"),
    ContextMember("language", .text, "language tag, for `lang`"),
    ContextMember("isRightToLeft", .flag, "for `dir`"),
    ContextMember(
      "scriptStrings", .html, .orAbsent,
      "what scripts are to say, as JSON; none where they say it by themselves: in English"),
    ContextMember(
      "alternates", .list(.alternate), .orAbsent, "the note in all languages that it is in, for `hreflang`"),
    ContextMember("canonicalURL", .address, "with scheme and host"),
    ContextMember(
      "kind", .text,
      "`note`, `home`, `tag`, `tags`, `series`, `allSeries`, `archive`, `graph`, `search` or `notFound`"),
    ContextMember("feedURL", .address, "the nearest feed: a tag's, or the site's; as Atom"),
    ContextMember("jsonFeedURL", .address, "the same as JSON Feed"),
    ContextMember("feedTitle", .text, "its title"),
    ContextMember("isArticle", .flag, "whether it is a note's"),
    ContextMember("image", .map(.image), .orAbsent, "the first image of a note that a preview can show"),
    ContextMember("publishedISO", .text, .orAbsent, "RFC 3339"),
    ContextMember("modifiedISO", .text, .orAbsent, "RFC 3339"),
    ContextMember(
      "locale", .text, .orAbsent,
      "language and country as OpenGraph writes them: `de_CH`; none without a country"),
    ContextMember("markdownURL", .address, .orAbsent, "its [Markdown](settings.md#markdowncopies)"),
    ContextMember(
      "structuredData", .html, .orAbsent, "JSON-LD of the note and where it belongs, for a `<script>`"),
  ]

  private static let imageMembers = [
    ContextMember("url", .address, "with scheme and host"),
    ContextMember("width", .number, "in pixels, at least 200"),
    ContextMember("height", .number, "in pixels, at least 200"),
    ContextMember("type", .text, "media type, such as `image/png`"),
    ContextMember("alt", .text, .orAbsent, "what it shows"),
  ]

  private static let stringMembers = SiteText(.english).plain.map { key, text in
    ContextMember(key.rawValue, .text, "“\(text)”")
  }

  private static let noteMembers = [
    ContextMember("title", .text, "its title"),
    ContextMember("html", .html, .orAbsent, "the body"),
    ContextMember("date", .map(.date), .orAbsent, "when it was published"),
    ContextMember("updated", .map(.date), .orAbsent, "when it was last changed"),
    ContextMember("translations", .list(.translation), .orAbsent, "the same in other languages"),
    ContextMember("hasTranslations", .flag, "whether there are any"),
    ContextMember("isDraft", .flag, "whether it is a draft"),
    ContextMember("isFuture", .flag, "whether it is dated in the future"),
    ContextMember("tags", .list(.noteTag), .orAbsent, "its tags"),
    ContextMember("hasTags", .flag, "whether it has any"),
    ContextMember("readingMinutes", .number, "at least 1"),
    ContextMember("readingTime", .text, "such as `5 min read`"),
    ContextMember("contents", .list(.heading), .orAbsent, "headings of two levels"),
    ContextMember("hasContents", .flag, "whether contents are to be shown"),
    ContextMember("section", .map(.section), .orAbsent, "the section that an undated page belongs to"),
    ContextMember(
      "breadcrumbs", .list(.link), .orAbsent, "of a page in a section: the home page and the pages above it"),
    ContextMember("hasBreadcrumbs", .flag, "whether there are any"),
    ContextMember("previous", .map(.reference), .orAbsent, "the older note"),
    ContextMember("next", .map(.reference), .orAbsent, "the newer note"),
    ContextMember("series", .map(.noteSeries), .orAbsent, "the series that it is a part of"),
    ContextMember("hasNeighbours", .flag, "whether there is either"),
    ContextMember("related", .list(.reference), .orAbsent, "up to five notes about the same things"),
    ContextMember("hasRelated", .flag, "whether there are any"),
    ContextMember("backlinks", .list(.reference), .orAbsent, "notes that link to it, newest first"),
    ContextMember("hasBacklinks", .flag, "whether there are any"),
    ContextMember("snippetsChecked", .number, "how many of its snippets a validator read"),
    ContextMember("hasCheckedSnippets", .flag, "whether there are any"),
    ContextMember("isSingleSnippet", .flag, "whether there is one"),
    ContextMember("snippetsAllParse", .flag, "whether none of them has an error"),
    ContextMember("snippetVerdict", .text, .orAbsent, "such as `12 snippets checked, all parse`"),
    ContextMember("editURL", .address, .orAbsent, "where it can be edited"),
    ContextMember("extra", .free, "other keys of the front matter"),
  ]

  private static let dateMembers = [
    ContextMember("iso", .text, "such as `2024-06-07`, for `datetime`"),
    ContextMember("text", .text, "for people"),
    ContextMember("day", .number, "the day of the month"),
  ]

  private static let tagNameMembers = [
    ContextMember("name", .text, "as it is written"),
    ContextMember("url", .address, "its page"),
    ContextMember("description", .text, .orAbsent, "what the settings say of it"),
  ]

  private static let tagMembers =
    tagNameMembers + [ContextMember("count", .number, "how many notes carry it or a tag below it")]

  private static let nestedTagMembers =
    tagMembers + [
      ContextMember("children", .list(.nestedTag), .orAbsent, "the tags below it"),
      ContextMember("hasChildren", .flag, "whether there are any"),
    ]

  private static let referenceMembers = [
    ContextMember("title", .text, "its title"),
    ContextMember("url", .address, "its page"),
    ContextMember("date", .map(.date), .orAbsent, "when it was published"),
    ContextMember("language", .text, .orAbsent, "its language, where it is not the page's"),
  ]

  private static let alternateMembers = [
    ContextMember("language", .text, "language tag"),
    ContextMember("isDefault", .flag, "whether it is for readers of all other languages: `x-default`"),
    ContextMember("url", .address, "with scheme and host"),
  ]

  private static let translationMembers = [
    ContextMember("title", .text, "its title"),
    ContextMember("url", .address, "its page"),
    ContextMember("language", .text, "language tag"),
    ContextMember("name", .text, "what the language calls itself, such as `Deutsch`"),
  ]

  private static let headingMembers = [
    ContextMember("id", .text, "what a link to it ends in, after `#`"),
    ContextMember("text", .text, "the heading"),
    ContextMember("children", .list(.heading), .orAbsent, "the headings below it"),
    ContextMember("hasChildren", .flag, "whether there are any"),
  ]

  private static let entryMembers = [
    ContextMember("title", .text, "its title"),
    ContextMember("url", .address, "its page"),
    ContextMember("date", .map(.date), .orAbsent, "when it was published"),
    ContextMember("description", .text, .orAbsent, "the note's, or else how it begins"),
    ContextMember("tags", .list(.noteTag), .orAbsent, "its tags"),
    ContextMember("hasTags", .flag, "whether it has any"),
    ContextMember("readingMinutes", .number, "at least 1"),
    ContextMember("readingTime", .text, "such as `5 min read`"),
    ContextMember("language", .text, .orAbsent, "its language, where it is not the page's"),
    ContextMember("isDraft", .flag, "whether it is a draft"),
    ContextMember("isFuture", .flag, "whether it is dated in the future"),
  ]

  private static let paginationMembers = [
    ContextMember("isPaginated", .flag, "whether the list has more than one page"),
    ContextMember("current", .number, "this page's, from 1"),
    ContextMember("total", .number, "how many pages there are"),
    ContextMember("position", .text, "such as `Page 2 of 5`"),
    ContextMember("newerURL", .address, .orAbsent, "the page before it"),
    ContextMember("olderURL", .address, .orAbsent, "the page after it"),
  ]

  private static let plainPageMembers = [
    ContextMember("title", .text, "its title"),
    ContextMember("url", .address, "its address"),
    ContextMember("description", .text, .orAbsent, "the page's, or else how it begins"),
  ]

  private static let tagPageMembers =
    tagMembers + [
      ContextMember("feedURL", .address, "the tag's own feed, as Atom"),
      ContextMember("jsonFeedURL", .address, "the same as JSON Feed"),
      ContextMember("ancestors", .list(.tag), .orAbsent, "the tags above it, the outermost first"),
      ContextMember("children", .list(.tag), .orAbsent, "the tags right below it"),
      ContextMember("hasChildren", .flag, "whether there are any"),
    ]

  private static let seriesMembers = [
    ContextMember("name", .text, "as it is written"),
    ContextMember("url", .address, "its page"),
    ContextMember("count", .number, "how many parts it has"),
  ]

  private static let noteSeriesMembers =
    seriesMembers + [
      ContextMember("part", .number, "which part the note is, from 1"),
      ContextMember("position", .text, "such as `Part 2 of 4: EKS from scratch`"),
      ContextMember("parts", .list(.link), "all parts, or those around the note of a long series"),
      ContextMember("firstPart", .number, "which part the first of these is"),
      ContextMember("isWhole", .flag, "whether these are all"),
      ContextMember("previous", .map(.reference), .orAbsent, "the part before it"),
      ContextMember("next", .map(.reference), .orAbsent, "the part after it"),
    ]

  private static let graphMembers = [
    ContextMember("noteCount", .number, "notes of the site"),
    ContextMember("linkCount", .number, "links between them"),
    ContextMember("unlinkedCount", .number, "notes without links"),
    ContextMember(
      "groups", .list(.graphGroup), .orAbsent, "notes that hang together, as far as this page shows them"),
    ContextMember("unlinked", .list(.mention), .orAbsent, "notes without links that this page shows"),
    ContextMember("hasUnlinked", .flag, "whether there are any"),
    ContextMember("overview", .map(.overview), .orAbsent, "a picture, on the first page"),
  ]

  private static let graphGroupMembers = [
    ContextMember("name", .text, "such as `Around Names that do not resolve`, the note with the most links"),
    ContextMember("id", .text, "for `id`, unique on the page"),
    ContextMember("count", .number, "notes of the group"),
    ContextMember("isContinued", .flag, "whether the group begins on a page before"),
    ContextMember("notes", .list(.graphNote), "those with the most links first"),
  ]

  private static let graphNoteMembers = [
    ContextMember("title", .text, "its title"),
    ContextMember("url", .address, "its page"),
    ContextMember("linksTo", .map(.graphLinks), .orAbsent, "notes that it links to"),
    ContextMember("linkedFrom", .map(.graphLinks), .orAbsent, "notes that link to it"),
  ]

  private static let graphLinksMembers = [
    ContextMember("count", .number, "how many there are"),
    ContextMember("notes", .list(.mention), "fifty at most, newest first"),
    ContextMember("more", .text, .orAbsent, "such as `12 more`, where there are more"),
  ]

  private static let mentionMembers = [
    ContextMember("title", .text, "its title"),
    ContextMember("url", .address, "its page"),
  ]

  private static let overviewMembers = [
    ContextMember("height", .number, "of a picture that is 360 wide"),
    ContextMember("arcs", .text, .orAbsent, "the `d` of a path: an arc for two notes that are linked"),
    ContextMember("notes", .list(.overviewNote), "those with the most links, 24 at most"),
    ContextMember("meaning", .text, "what the picture shows, for those who do not see it"),
  ]

  private static let overviewNoteMembers = [
    ContextMember("y", .number, "where it stands; all of them are at 122 from the left"),
    ContextMember("radius", .number, "of its circle"),
    ContextMember("title", .text, "its title, cut short where it is long"),
  ]

  private static let archiveMembers = [
    ContextMember("years", .list(.year), .orAbsent, "newest first")
  ]

  private static let yearMembers = [
    ContextMember("year", .number, "such as 2024"),
    ContextMember("id", .text, "for `id`, unique on the page"),
    ContextMember("count", .number, "how many notes it has"),
    ContextMember("months", .list(.month), "newest first"),
  ]

  private static let monthMembers = [
    ContextMember("name", .text, "its name"),
    ContextMember("fullName", .text, "with the year, such as `June 2024`"),
    ContextMember("id", .text, "for `id`, unique on the page"),
    ContextMember("count", .number, "how many notes it has"),
    ContextMember("notes", .list(.entry), "newest first"),
  ]
}
