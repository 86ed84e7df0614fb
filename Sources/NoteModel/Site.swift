import Diagnostics
import SourceText

/// All published notes and what links them. Made by `assembleSite`; every list is sorted.
package struct Site: Sendable {
  package let settings: SiteSettings
  /// Published notes by path. Other members name notes by their index here.
  package let notes: [Note]
  /// Dated notes, newest first; of one instant, by path.
  package let dated: [Int]
  /// Undated pages by permalink.
  package let undated: [Int]
  /// By name without regard to case.
  package let tags: [TagGroup]
  /// For each note what each of its links leads to.
  package let linkTargets: [[LinkTarget]]
  /// For each note what each of its images leads to.
  package let imageTargets: [[ImageTarget]]
  /// For each note the notes that link to it, newest first.
  package let backlinks: [[Int]]
  /// For each note up to five others that share its rarer tags or are linked with it, best first.
  package let related: [[Int]]
  /// By the path of their index.
  package let sections: [PageSection]

  package init(
    settings: SiteSettings, notes: [Note], dated: [Int], undated: [Int], tags: [TagGroup],
    linkTargets: [[LinkTarget]], imageTargets: [[ImageTarget]], backlinks: [[Int]], related: [[Int]],
    sections: [PageSection] = []
  ) {
    self.settings = settings
    self.notes = notes
    self.dated = dated
    self.undated = undated
    self.tags = tags
    self.linkTargets = linkTargets
    self.imageTargets = imageTargets
    self.backlinks = backlinks
    self.related = related
    self.sections = sections
  }
}

/// A tag and the notes that carry it.
package struct TagGroup: Sendable {
  /// As first written.
  package let name: String
  /// `/tags/SLUG/`
  package let permalink: Permalink
  /// Newest first, undated ones last.
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
  /// A file published with the site; site-relative address, percent-encoded.
  case file(String)
  /// On another host.
  case remote(String)
  /// Not there (yet): shown as a diagram placeholder.
  case missing
}
