import Diagnostics
import ImageFiles
import SourceText

/// All published notes and what links them. Made by `assembleSite`; every list is sorted.
package struct Site: Sendable {
  package let settings: SiteSettings
  /// Published notes by path. Other members name notes by their index here.
  package internal(set) var notes: [Note]
  /// For each note all that say the same in some language, itself among them; none where it is the only one.
  /// The first is the one that lists show: that in the site's language, or the original.
  package let translations: [[Int]]
  /// Notes that no list shows, since it shows another translation.
  package var unlisted: [Int] { notes.indices.filter { !isListed($0) } }
  /// Dated notes, newest first; of one instant, by path.
  package let dated: [Int]
  /// Undated pages by permalink.
  package let undated: [Int]
  /// By name without regard to case, each followed by those below it.
  package let tags: [TagGroup]
  /// By name without regard to case.
  package let series: [SeriesGroup]
  /// For each note what each of its links leads to.
  package let linkTargets: [[LinkTarget]]
  /// For each note what each of its images leads to.
  package let imageTargets: [[ImageTarget]]
  /// For each note the notes that link to it, newest first: links as they are written.
  package let linkSources: [[Int]]
  /// The same for readers: links to any translation are links to all of them, and of the notes that link the
  /// ones in the reader's language are named.
  package let backlinks: [[Int]]
  /// For each note up to five others that share its rarer tags or are linked with it, best first.
  package let related: [[Int]]
  /// The notes that the site's navigation leads to.
  package let navigationTargets: [Int]
  /// By the path of their index.
  package let sections: [PageSection]
  /// For each note those of its aliases that nothing else has.
  package let aliases: [[String]]
  /// For each note the addresses that it has by `SiteSettings.formerPermalinks` and that nothing else has.
  package let formerPermalinks: [[Permalink]]

  package init(
    settings: SiteSettings, notes: [Note], translations: [[Int]]? = nil, dated: [Int], undated: [Int],
    tags: [TagGroup], series: [SeriesGroup] = [], linkTargets: [[LinkTarget]],
    imageTargets: [[ImageTarget]], linkSources: [[Int]]? = nil, backlinks: [[Int]], related: [[Int]],
    navigationTargets: [Int] = [],
    aliases: [[String]]? = nil, formerPermalinks: [[Permalink]] = [], sections: [PageSection] = []
  ) {
    self.settings = settings
    self.notes = notes
    self.translations = translations ?? notes.map { _ in [] }
    self.dated = dated
    self.undated = undated
    self.tags = tags
    self.series = series
    self.linkTargets = linkTargets
    self.imageTargets = imageTargets
    self.linkSources = linkSources ?? backlinks
    self.backlinks = backlinks
    self.related = related
    self.sections = sections
    self.aliases = aliases ?? notes.map(\.metadata.aliases)
    self.formerPermalinks = formerPermalinks
    self.navigationTargets = navigationTargets
  }

  package func isListed(_ note: Int) -> Bool { translations[note].first.map { $0 == note } ?? true }

  /// What a reader of the note `reader` is shown for `note`: its translation into the reader's language, where
  /// there is one.
  package func version(of note: Int, for reader: Int) -> Int {
    versionOfNote(note, for: reader, notes: notes, translations: translations)
  }
}

/// A tag and the notes that carry it or one below it.
package struct TagGroup: Sendable {
  /// As most notes write it: `aws/eks`.
  package let name: String
  /// `/tags/SLUG/`, `/tags/SLUG/SLUG/` for one below another.
  package let permalink: Permalink
  /// What the settings say of it; empty when they say nothing.
  package let description: String
  /// The nearest tag above it, by its index in `Site.tags`.
  package let parent: Int?
  /// Those that carry it or a tag below it, newest first, undated ones last.
  package let notes: [Int]
  /// Those of `notes` that carry the tag itself.
  package let ownNotes: [Int]

  package init(
    name: String, permalink: Permalink, description: String = "", parent: Int? = nil, notes: [Int],
    ownNotes: [Int]
  ) {
    self.name = name
    self.permalink = permalink
    self.description = description
    self.parent = parent
    self.notes = notes
    self.ownNotes = ownNotes
  }
}

/// Notes that are to be read one after the other.
package struct SeriesGroup: Sendable {
  /// As most notes write it.
  package let name: String
  /// `/series/SLUG/`
  package let permalink: Permalink
  /// In the order of their parts.
  package let notes: [Int]

  package init(name: String, permalink: Permalink, notes: [Int]) {
    self.name = name
    self.permalink = permalink
    self.notes = notes
  }
}

/// Where a link of a note leads.
package enum LinkTarget: Sendable, Hashable {
  /// Site-relative address with fragment, percent-encoded, to be prefixed with the base path.
  case address(String)
  /// Nowhere in the published site: the text stays, the link goes.
  case none
}

/// What an image of a note leads to.
package enum ImageTarget: Sendable, Hashable {
  /// A file published with the site.
  case file(ShownImage)
  /// On another host.
  case remote(String)
  /// Not there (yet): shown as a diagram placeholder.
  case missing
}

/// A file that a page shows, and what browsers may load in its place.
package struct ShownImage: Sendable, Hashable {
  /// Site-relative, percent-encoded.
  package let address: String
  package let format: ImageFormat?
  /// In pixels of the page; `nil` where the file does not tell.
  package let size: ImageSize?
  /// For `<picture>`, best first.
  package let sources: [ImageSource]
  /// For `srcset`, the file itself included; empty where nothing is to be chosen from.
  package let candidates: [ImageCandidate]

  package init(
    address: String, format: ImageFormat? = nil, size: ImageSize? = nil, sources: [ImageSource] = [],
    candidates: [ImageCandidate] = []
  ) {
    self.address = address
    self.format = format
    self.size = size
    self.sources = sources
    self.candidates = candidates
  }
}

/// Files of one format that take the place of an image, in the dark or at all times.
package struct ImageSource: Sendable, Hashable {
  package let isDark: Bool
  package let format: ImageFormat
  package let candidates: [ImageCandidate]

  package init(isDark: Bool, format: ImageFormat, candidates: [ImageCandidate]) {
    self.isDark = isDark
    self.format = format
    self.candidates = candidates
  }
}

/// One of several sizes of a picture.
package struct ImageCandidate: Sendable, Hashable {
  package enum Descriptor: Sendable, Hashable {
    case none
    /// `2x`
    case density(String)
    /// In pixels of the file.
    case width(Int)
  }

  /// Site-relative, percent-encoded.
  package let address: String
  package let descriptor: Descriptor

  package init(_ address: String, _ descriptor: Descriptor) {
    self.address = address
    self.descriptor = descriptor
  }
}
