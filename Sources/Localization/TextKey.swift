// What the theme says. A new case stops the compiler at each language that lacks it (`EnglishText.swift` and so on).
// Templates see those without a `{parameter}` as `{{strings.home}}`; the others come filled in.

/// A text of the theme. Its name is its key in `strings:` of `site.yml`.
package enum TextKey: String, Sendable, Hashable, CaseIterable {
  // Every page
  /// First link of a page, for the keyboard.
  case skipToContent
  /// Names of the navigation at the top and at the foot, for screen readers.
  case siteNavigation, footerNavigation
  case home, archive, tags, search, feed
  /// The switch between light and dark; it is pressed while the page is dark.
  case darkColours
  case notesBy

  // Lists
  case draft, scheduled
  case noNotes, noTags
  case pages, allTags, allNotesByMonth, newestNotes
  case newerNotes, olderNotes, pagesOfThisList, pageOf
  /// Before the number of notes of a tag, for screen readers.
  case notes
  case years
  case tagFeed
  /// Names of navigation on the page of a tag, for screen readers.
  case tagsAbove, tagsBelow
  case series
  /// Before the number of parts of a series, for screen readers.
  case parts
  case previousPage, nextPage

  // Links between notes
  case links, linksTo, withoutLinks, aroundNote
  /// Behind the name of a list that began on a page before.
  case continued
  /// What the picture of the links shows, for screen readers.
  case busiestNotes

  // Titles and descriptions
  case notesPage, tagPage, notesTagged, allTagsOf, allNotesOf, searchSite
  case seriesOf, partsInOrder, linksBetweenNotes, linksPage, linksOf
  case pageNotFound, nothingHere, orLookHere
  case moved, movedTo

  // Notes
  case updated, contents, editThisNote, related, linkedFrom
  /// Name of the links at the end of a note, for screen readers.
  case olderAndNewerNotes
  case older, newer
  case seriesPart, allParts, previousPart, nextPart
  /// Of a page in a section: names of the path to it and of the links at its end, for screen readers.
  case breadcrumbs, previousAndNextPage
  /// Before links to the translations of a note.
  case alsoIn

  // The text of notes
  case alertNote, alertTip, alertImportant, alertWarning, alertCaution
  case footnotes, backToReference, table, done, toDo
  /// The language of a block that names none.
  case plainText
  case diagram, diagramToCome, diagramSource, diagramGivenAs, picture

  // What scripts say: English stands in them, other languages are given along with the page.
  case copy, copied, notCopied, copyCode, copyNamed
  case wrap, wrapCode, wrapNamed
  case searchTheNotes, searchNeedsJavaScript, searchNeedsServer, searchFailed
  case notesFound, moreNotes, showing, noMatch, manyNotes, beginning
  case tagFilter, anyTag, codeFilter, anyLanguage

  /// Those that scripts say.
  static let ofScripts: [TextKey] = [
    .copy, .copied, .notCopied, .copyCode, .copyNamed, .wrap, .wrapCode, .wrapNamed, .search, .searchTheNotes,
    .searchNeedsServer,
    .searchFailed, .notesFound, .moreNotes, .showing, .noMatch, .manyNotes, .beginning, .tagFilter, .anyTag,
    .codeFilter, .anyLanguage,
  ]
}

/// A text with a number in it, `{count}`, in the forms that the language has.
package enum CountedTextKey: String, Sendable, Hashable, CaseIterable {
  case readingTime
  /// Snippets that were checked, and all are right, or not all.
  case snippetsParse, snippetsFail
  /// Lines of a block that are folded.
  case moreLines
  /// Notes that a search found.
  case noteCount
  /// Behind a list that was cut short.
  case moreNotesLeft

  static let ofScripts: [CountedTextKey] = [.noteCount]
}
