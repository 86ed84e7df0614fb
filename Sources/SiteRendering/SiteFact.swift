import Localization
import NoteModel
import SourceText

/// A part of a site that pages read and that changes by itself.
///
/// Pages are pure functions of the settings, the theme and the facts that they read. So what a page was made
/// from is a list of facts, and it need not be made again while the fingerprints of these are the same.
package struct SiteFact: Hashable, Sendable {
  package enum Kind: UInt8, Sendable {
    // Of a note.
    /// What other pages show of it: `NoteCard`.
    case card
    /// Its text, and everything else that only it says.
    case content
    /// Where its links and images lead.
    case targets
    case backlinks, related, translations, tagsOfNote
    /// The notes published before and after it.
    case neighbours
    /// Its place in a series, and the parts of that.
    case seriesParts
    /// The pages of the folders that it is in.
    case folders
    /// The section of undated pages that it is in.
    case section

    // Of a tag.
    case tagName
    /// All of it: its notes, what is above and below it.
    case tag

    // Of a series.
    case series

    // Of the whole site.
    case dated, undated, unlisted, allTags, allSeries
    /// All links between notes.
    case links
    case redirects

    /// What the index of such a fact counts.
    package enum Subject: Sendable { case note, tag, series, site }

    package var subject: Subject {
      switch self {
      case .card, .content, .targets, .backlinks, .related, .translations, .tagsOfNote, .neighbours,
        .seriesParts, .folders, .section:
        .note
      case .tagName, .tag: .tag
      case .series: .series
      case .dated, .undated, .unlisted, .allTags, .allSeries, .links, .redirects: .site
      }
    }
  }

  package let kind: Kind
  /// Of a note, a tag or a series in `Site`; 0 for a fact of the whole site.
  package let index: Int

  package init(_ kind: Kind, _ index: Int = 0) {
    self.kind = kind
    self.index = index
  }
}

/// What lists and other notes' pages show of a note.
package struct NoteCard: Sendable {
  let title: String
  let permalink: Permalink
  let date: NoteDate?
  let updated: NoteDate?
  let description: String
  /// Other than the site's.
  let language: LanguageTag?
  let readingMinutes: Int
  let isDraft: Bool
  let isFuture: Bool

  init(_ note: Note, now: NoteDate?) {
    title = note.title
    permalink = note.permalink
    date = note.date
    updated = note.metadata.updated
    description = note.description
    language = note.language
    readingMinutes = note.readingMinutes
    isDraft = note.metadata.isDraft
    isFuture = if let now, let date = note.date { date > now } else { false }
  }

  /// When the note was last changed, as far as it says.
  var changeDate: NoteDate? { updated ?? date }

  var fingerprint: UInt64 {
    var hash = Fingerprint()
    hash.combine(part: title)
    hash.combine(part: permalink.path)
    hash.combine(date)
    hash.combine(updated)
    hash.combine(part: description)
    hash.combine(part: language?.text ?? "")
    hash.combine(UInt64(readingMinutes))
    hash.combine(isDraft ? 1 : 0)
    hash.combine(isFuture ? 1 : 0)
    return hash.value
  }
}

/// What only a note itself says, as far as a page depends on it.
package struct NoteContent: Sendable {
  /// Of everything that its body is made from.
  package let fingerprint: UInt64
  package let verdict: SnippetVerdict

  package init(fingerprint: UInt64, verdict: SnippetVerdict) {
    self.fingerprint = fingerprint
    self.verdict = verdict
  }
}
