import Diagnostics
import Localization
import SourceText

/// What is known of one Markdown page under `Content/`, without its text.
///
/// Everything that other pages, lists, feeds and the index need; cheap enough to keep for every note.
package struct Note: Sendable {
  /// Shared by all copies: notes are handed around often, and copying a dozen texts and lists each time would take longer than
  /// most of what is done with them.
  private let facts: Facts

  private final class Facts: Sendable {
    let path: String
    let original: String?
    let metadata: NoteMetadata
    let headings: [Heading]
    let titleAnchor: String?
    let anchors: Set<String>
    let links: [LinkReference]
    let images: [ImageReference]
    let diagrams: [DiagramPlaceholder]
    let files: [String]
    let summary: String
    let wordCount: Int
    let snippetCount: SnippetCount

    init(
      path: String, original: String?, metadata: NoteMetadata, headings: [Heading], titleAnchor: String?,
      anchors: Set<String>, links: [LinkReference], images: [ImageReference], diagrams: [DiagramPlaceholder],
      files: [String], summary: String, wordCount: Int, snippetCount: SnippetCount
    ) {
      self.path = path
      self.original = original
      self.metadata = metadata
      self.headings = headings
      self.titleAnchor = titleAnchor
      self.anchors = anchors
      self.links = links
      self.images = images
      self.diagrams = diagrams
      self.files = files
      self.summary = summary
      self.wordCount = wordCount
      self.snippetCount = snippetCount
    }
  }

  /// Path below `Content/`, `/`-separated: `posts/2024-06-07-oidc.md`.
  package var path: String { facts.path }
  /// Path of the note that this is a translation of.
  package var original: String? { facts.original }
  package var metadata: NoteMetadata { facts.metadata }
  /// Where its page is published; validated.
  package internal(set) var permalink: Permalink
  /// Headings in order, the title's own `#` heading left out.
  package var headings: [Heading] { facts.headings }
  /// Id of the heading that is the title and stands at the head of the page; links to it lead to the page.
  package var titleAnchor: String? { facts.titleAnchor }
  /// Every id a link may end in (`#part`), headings and footnotes.
  package var anchors: Set<String> { facts.anchors }
  /// Links to other notes, files and anchors of this site, in order of appearance.
  package var links: [LinkReference] { facts.links }
  package var images: [ImageReference] { facts.images }
  package var diagrams: [DiagramPlaceholder] { facts.diagrams }
  /// Files that fences take their text from, below `Content/`.
  package var files: [String] { facts.files }
  /// First prose of the note as plain text, at most about 200 characters; used where it has no description.
  package var summary: String { facts.summary }
  package var wordCount: Int { facts.wordCount }
  package var snippetCount: SnippetCount { facts.snippetCount }

  package init(
    path: String, original: String? = nil, metadata: NoteMetadata, permalink: Permalink,
    headings: [Heading] = [],
    titleAnchor: String? = nil, anchors: Set<String> = [], links: [LinkReference] = [],
    images: [ImageReference] = [],
    diagrams: [DiagramPlaceholder] = [], files: [String] = [], summary: String = "", wordCount: Int = 0,
    snippetCount: SnippetCount = SnippetCount()
  ) {
    facts = Facts(
      path: path, original: original, metadata: metadata, headings: headings, titleAnchor: titleAnchor,
      anchors: anchors, links: links, images: images, diagrams: diagrams, files: files, summary: summary,
      wordCount: wordCount, snippetCount: snippetCount)
    self.permalink = permalink
  }

  package var title: String { facts.metadata.title }
  package var date: NoteDate? { facts.metadata.date }
  package var tags: [String] { facts.metadata.tags }
  /// `nil` for that of the site.
  package var language: LanguageTag? { facts.metadata.language }

  /// The same as of `metadata`, of which no copy is made.
  package func isPublished(at now: NoteDate, drafts: Bool, future: Bool, private: Bool) -> Bool {
    facts.metadata.isPublished(at: now, drafts: drafts, future: future, private: `private`)
  }

  /// What a list or a search engine shows under the title.
  package var description: String { metadata.description ?? summary }

  /// Reading time in whole minutes at 220 words a minute, at least 1.
  package var readingMinutes: Int { max(1, (wordCount + 219) / 220) }
}

/// What the front matter, the file's name and the first heading say about a note.
package struct NoteMetadata: Sendable {
  package var title: String
  /// Absent for an undated page such as the manual.
  package var date: NoteDate?
  package var updated: NoteDate?
  /// The parts of one that is below others (`aws/eks`) are neither empty nor have blanks around them.
  package var tags: [String]
  package var series: SeriesEntry?
  /// Last part of the permalink, without an extension.
  package var slug: String
  /// Older site-relative addresses that redirect here, each beginning with `/`.
  package var aliases: [String]
  package var isDraft: Bool
  /// Never published, whatever a build is asked for.
  package var isPrivate = false
  package var description: String?
  /// What the note is written in; `nil` for the language of the site.
  package var language: LanguageTag?
  /// Every other key, passed on to the theme.
  package var extra: [String: MetadataValue]
  /// Where the values of the keys above stand, in bytes of the note's file.
  package var places: [String: SourceRange] = [:]

  package init(
    title: String, date: NoteDate? = nil, updated: NoteDate? = nil, tags: [String] = [],
    series: SeriesEntry? = nil, slug: String, aliases: [String] = [], isDraft: Bool = false,
    description: String? = nil, language: LanguageTag? = nil, extra: [String: MetadataValue] = [:]
  ) {
    self.title = title
    self.date = date
    self.updated = updated
    self.tags = tags
    self.series = series
    self.slug = slug
    self.aliases = aliases
    self.isDraft = isDraft
    self.description = description
    self.language = language
    self.extra = extra
  }

  /// Whether the note belongs into `Public/` when the clock stands at `now`.
  ///
  /// - Parameter private: For lists of the author's own.
  package func isPublished(
    at now: NoteDate, drafts: Bool = false, future: Bool = false, private: Bool = false
  ) -> Bool {
    if isPrivate && !`private` || isDraft && !drafts { return false }
    if !future, let date, date.secondsSinceEpoch > now.secondsSinceEpoch { return false }
    return true
  }
}

/// What a note says of the series that it belongs to.
package struct SeriesEntry: Sendable, Hashable {
  package let name: String
  /// Where it stands among the others: those without one come after, by date.
  package let part: Int?

  package init(name: String, part: Int? = nil) {
    self.name = name
    self.part = part
  }
}

/// A heading with the id that links may end in.
package struct Heading: Sendable, Hashable {
  /// 1 to 6.
  package let level: Int
  /// Unique within the note, made as GitHub makes it.
  package let id: String
  /// Plain text.
  package let text: String
  /// 1-based line of the note.
  package let line: Int

  package init(level: Int, id: String, text: String, line: Int) {
    self.level = level
    self.id = id
    self.text = text
    self.line = line
  }
}

/// A link whose target lies in this site, as the author wrote it.
package struct LinkReference: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// `[text](../posts/x.md#part)`
    case markdown
    /// `[[title, slug or file name#part]]`
    case wiki
  }

  package let kind: Kind
  /// Destination with its fragment, percent escapes decoded: for people.
  package let target: String
  /// Its parts; of a wiki link, the path is the whole name.
  package let destination: LinkDestination
  /// The Markdown title, shown as a tooltip.
  package let title: String?
  /// Where it stands, in bytes of the note's file.
  package let range: SourceRange

  package init(
    kind: Kind, target: String, destination: LinkDestination? = nil, title: String? = nil, range: SourceRange
  ) {
    self.kind = kind
    self.target = target
    self.destination = destination ?? LinkDestination(text: target)
    self.title = title
    self.range = range
  }
}

/// An image as the author wrote it. Where it leads is decided when the site is assembled.
package struct ImageReference: Sendable, Hashable {
  package let kind: LinkReference.Kind
  /// Destination with percent escapes decoded, `placeholder:` taken off: for people. As it is written, where it
  /// leads to another host.
  package let target: String
  package let destination: LinkDestination
  /// Whether the author marked it as a picture still to be made (`placeholder:` or an empty destination).
  package let isPlaceholder: Bool
  /// Plain text.
  package let alt: String
  /// The Markdown title: caption or credit ("Source: …").
  package let caption: String?
  /// Whether it stands alone in its paragraph and becomes a `<figure>`.
  package let isBlock: Bool
  /// Whether it stands in a link, and so cannot become one.
  package let isLinked: Bool
  /// Whether it is likely in view when the page is opened.
  package let isNearStart: Bool
  /// In which size the author wants it shown, if he says so.
  package let extent: ImageExtent?
  /// Where it stands, in bytes of the note's file.
  package let range: SourceRange

  package init(
    kind: LinkReference.Kind = .markdown, target: String, destination: LinkDestination? = nil,
    isPlaceholder: Bool = false, alt: String,
    caption: String? = nil, isBlock: Bool, isLinked: Bool = false, isNearStart: Bool = false,
    extent: ImageExtent? = nil, range: SourceRange
  ) {
    self.kind = kind
    self.target = target
    self.destination = destination ?? LinkDestination(text: target)
    self.isPlaceholder = isPlaceholder
    self.alt = alt
    self.caption = caption
    self.isBlock = isBlock
    self.isLinked = isLinked
    self.isNearStart = isNearStart
    self.extent = extent
    self.range = range
  }

  /// Whether it lies on another host.
  package var isRemote: Bool { leadsToOtherHost(target) }
}

/// Whether the destination of an image lies on another host.
package func leadsToOtherHost(_ destination: String) -> Bool {
  let start = destination.prefix(8).lowercased()
  return start.hasPrefix("https://") || start.hasPrefix("http://") || start.hasPrefix("//")
}

/// A size in pixels of the page that an author asks for, `300` or `300x200` behind a bar.
package struct ImageExtent: Sendable, Hashable {
  package let width: Int
  package let height: Int?

  package init(width: Int, height: Int? = nil) {
    self.width = width
    self.height = height
  }
}

/// A diagram that is described but not drawn yet.
package struct DiagramPlaceholder: Sendable, Hashable {
  /// Caption, or what is to be drawn.
  package let caption: String
  /// `image`, `diagram`, `mermaid`, `dot`, `plantuml` or `d2`.
  package let kind: String
  /// Where it stands, in bytes of the note's file.
  package let range: SourceRange

  package init(caption: String, kind: String, range: SourceRange) {
    self.caption = caption
    self.kind = kind
    self.range = range
  }
}

/// How many snippets a note or a site holds.
package struct SnippetCount: Sendable, Hashable {
  package var total = 0
  /// Read by a validator.
  package var checked = 0

  package init(total: Int = 0, checked: Int = 0) {
    self.total = total
    self.checked = checked
  }
}

/// A note's HTML with gaps for what only the whole site knows.
package struct NoteBody: Sendable {
  package enum Part: Sendable {
    case html([UInt8])
    /// The start and the end tag of `Note.links[index]` go here; neither where the link leads nowhere.
    case linkStart(index: Int)
    case linkEnd(index: Int)
    /// The whole element for `Note.images[index]` goes here.
    case image(index: Int)
  }

  package let parts: [Part]

  package init(parts: [Part]) { self.parts = parts }
}

/// The unit of search: what stands under one heading.
package struct Section: Sendable {
  /// Headings from the outermost to this one; empty before the first heading.
  package let headingPath: [String]
  /// Id of the heading, empty before the first one.
  package let anchor: String
  /// 1-based line of the note where it begins.
  package let line: Int
  package let prose: String
  /// Text of its snippets, and their languages in order.
  package let code: String
  package let languages: [String]
  /// What stands under pictures and diagrams, and in place of them; a line each.
  package let captions: String

  package init(
    headingPath: [String], anchor: String, line: Int, prose: String, code: String, languages: [String],
    captions: String = ""
  ) {
    self.headingPath = headingPath
    self.anchor = anchor
    self.line = line
    self.prose = prose
    self.code = code
    self.languages = languages
    self.captions = captions
  }
}
