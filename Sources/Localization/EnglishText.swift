extension Catalogue {
  /// English, which also stands in where a language has no text.
  static let english = Catalogue { key in
    switch key {
    case .skipToContent: "Skip to content"
    case .siteNavigation: "Site"
    case .footerNavigation: "Footer"
    case .home: "Home"
    case .archive: "Archive"
    case .tags: "Tags"
    case .search: "Search"
    case .feed: "Feed"
    case .darkColours: "Dark colours"
    case .notesBy: "Notes by {author}"

    case .draft: "Draft"
    case .scheduled: "Scheduled"
    case .noNotes: "There are no notes yet."
    case .noTags: "No note carries a tag yet."
    case .pages: "Pages"
    case .allTags: "All tags"
    case .allNotesByMonth: "All notes by month"
    case .newestNotes: "Newest notes"
    case .newerNotes: "Newer notes"
    case .olderNotes: "Older notes"
    case .pagesOfThisList: "Pages of this list"
    case .pageOf: "Page {number} of {total}"
    case .notes: "Notes:"
    case .years: "Years"
    case .tagFeed: "Feed of this tag"
    case .tagsAbove: "Tags above"
    case .tagsBelow: "Tags below"
    case .series: "Series"
    case .parts: "Parts:"
    case .previousPage: "Previous page"
    case .nextPage: "Next page"

    case .links: "Links"
    case .linksTo: "Links to"
    case .withoutLinks: "Without links"
    case .aroundNote: "Around {note}"
    case .continued: "continued"
    case .busiestNotes:
      "The {number} notes with the most links, and an arc for two that are linked. The list below tells the same."

    case .notesPage: "Notes, page {number}"
    case .tagPage: "{tag}, page {number}"
    case .notesTagged: "Notes tagged {tag}"
    case .allTagsOf: "All tags of {site}"
    case .allNotesOf: "All notes of {site} by date"
    case .searchSite: "Search {site}"
    case .seriesOf: "Notes of {site} that are to be read one after the other"
    case .partsInOrder: "The parts of {series} in order"
    case .linksBetweenNotes: "Links between notes"
    case .linksPage: "Links between notes, page {number}"
    case .linksOf: "Which notes of {site} link to which"
    case .pageNotFound: "Page not found"
    case .nothingHere: "Nothing is published at this address. The note may have been renamed."
    case .orLookHere: "Or look here:"
    case .moved: "Moved"
    case .movedTo: "This note is now at {link}."

    case .updated: "Updated"
    case .contents: "Contents"
    case .editThisNote: "Edit this note"
    case .related: "Related"
    case .linkedFrom: "Linked from"
    case .olderAndNewerNotes: "Older and newer notes"
    case .older: "Older"
    case .newer: "Newer"
    case .seriesPart: "Part {number} of {total}: {series}"
    case .allParts: "All parts"
    case .previousPart: "Previous part"
    case .nextPart: "Next part"
    case .breadcrumbs: "Path to this page"
    case .previousAndNextPage: "Previous and next page"
    case .alsoIn: "Also in"

    case .alertNote: "Note"
    case .alertTip: "Tip"
    case .alertImportant: "Important"
    case .alertWarning: "Warning"
    case .alertCaution: "Caution"
    case .footnotes: "Footnotes"
    case .backToReference: "Back to reference {number}"
    case .table: "Table {number}"
    case .done: "Done"
    case .toDo: "To do"
    case .plainText: "Text"
    case .diagram: "Diagram"
    case .diagramToCome: "Diagram to come: {caption}"
    case .diagramSource: "Source of the diagram ({language})"
    case .diagramGivenAs: "Given as {language}, shown as text"
    case .picture: "picture"

    case .copy: "Copy"
    case .copied: "Copied"
    case .notCopied: "Not copied"
    case .copyCode: "Copy code"
    case .copyNamed: "Copy {title}"
    case .wrap: "Wrap"
    case .wrapCode: "Wrap lines"
    case .wrapNamed: "Wrap lines of {title}"
    case .searchTheNotes: "Search the notes"
    case .searchNeedsJavaScript: "Searching here needs JavaScript, which is off in this browser."
    case .searchNeedsServer: "Searching needs a web server: these pages were opened as files."
    case .searchFailed:
      "The search index could not be loaded. Try the tags or the archive, or search again later."
    case .notesFound: "Notes found"
    case .moreNotes: "More notes"
    case .showing: "Showing {shown} for {typed}."
    case .noMatch: "No note matches “{query}”."
    case .manyNotes: "Many notes, the best first"
    case .beginning: "Beginning"
    case .tagFilter: "Tag"
    case .anyTag: "any tag"
    case .codeFilter: "Code in"
    case .anyLanguage: "any language"
    }
  } counted: { key in
    switch key {
    case .readingTime: PluralForms(other: "{count} min read")
    case .snippetsParse:
      PluralForms(one: "{count} snippet checked, it parses", other: "{count} snippets checked, all parse")
    case .snippetsFail:
      PluralForms(
        one: "{count} snippet checked, it does not parse", other: "{count} snippets checked, not all parse")
    case .moreLines: PluralForms(one: "{count} more line", other: "{count} more lines")
    case .noteCount: PluralForms(one: "{count} note", other: "{count} notes")
    case .moreNotesLeft: PluralForms(other: "{count} more")
    }
  }
}
