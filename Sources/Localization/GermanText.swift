extension Catalogue {
  static let german = Catalogue { key in
    switch key {
    case .skipToContent: "Zum Inhalt springen"
    case .siteNavigation: "Website"
    case .footerNavigation: "Fußzeile"
    case .home: "Startseite"
    case .archive: "Archiv"
    case .tags: "Schlagwörter"
    case .search: "Suche"
    case .feed: "Feed"
    case .darkColours: "Dunkle Farben"
    case .notesBy: "Notizen von {author}"

    case .draft: "Entwurf"
    case .scheduled: "Geplant"
    case .noNotes: "Noch gibt es keine Notizen."
    case .noTags: "Noch hat keine Notiz ein Schlagwort."
    case .pages: "Seiten"
    case .allTags: "Alle Schlagwörter"
    case .allNotesByMonth: "Alle Notizen nach Monaten"
    case .newestNotes: "Neueste Notizen"
    case .newerNotes: "Neuere Notizen"
    case .olderNotes: "Ältere Notizen"
    case .pagesOfThisList: "Seiten dieser Liste"
    case .pageOf: "Seite {number} von {total}"
    case .notes: "Notizen:"
    case .years: "Jahre"
    case .tagFeed: "Feed zu diesem Schlagwort"
    case .tagsAbove: "Übergeordnete Schlagwörter"
    case .tagsBelow: "Untergeordnete Schlagwörter"
    case .series: "Reihen"
    case .parts: "Teile:"
    case .previousPage: "Vorige Seite"
    case .nextPage: "Nächste Seite"

    case .links: "Links"
    case .linksTo: "Verlinkt auf"
    case .withoutLinks: "Ohne Links"
    case .aroundNote: "Rund um {note}"
    case .continued: "Fortsetzung"
    case .busiestNotes:
      "Die {number} Notizen mit den meisten Links, und ein Bogen für je zwei verlinkte. Die Liste darunter sagt dasselbe."

    case .notesPage: "Notizen, Seite {number}"
    case .tagPage: "{tag}, Seite {number}"
    case .notesTagged: "Notizen mit dem Schlagwort {tag}"
    case .allTagsOf: "Alle Schlagwörter von {site}"
    case .allNotesOf: "Alle Notizen von {site} nach Datum"
    case .searchSite: "{site} durchsuchen"
    case .seriesOf: "Notizen von {site}, die nacheinander zu lesen sind"
    case .partsInOrder: "Die Teile von {series} der Reihe nach"
    case .linksBetweenNotes: "Links zwischen Notizen"
    case .linksPage: "Links zwischen Notizen, Seite {number}"
    case .linksOf: "Welche Notizen von {site} auf welche verlinken"
    case .pageNotFound: "Seite nicht gefunden"
    case .nothingHere:
      "Unter dieser Adresse ist nichts veröffentlicht. Vielleicht heißt die Notiz heute anders."
    case .orLookHere: "Oder hier nachsehen:"
    case .moved: "Umgezogen"
    case .movedTo: "Diese Notiz steht jetzt hier: {link}."

    case .updated: "Aktualisiert am"
    case .contents: "Inhalt"
    case .editThisNote: "Diese Notiz bearbeiten"
    case .related: "Verwandte Notizen"
    case .linkedFrom: "Verlinkt von"
    case .olderAndNewerNotes: "Ältere und neuere Notizen"
    case .older: "Älter"
    case .newer: "Neuer"
    case .seriesPart: "Teil {number} von {total}: {series}"
    case .allParts: "Alle Teile"
    case .previousPart: "Voriger Teil"
    case .nextPart: "Nächster Teil"
    case .breadcrumbs: "Pfad zu dieser Seite"
    case .previousAndNextPage: "Vorige und nächste Seite"
    case .alsoIn: "Auch auf"

    case .alertNote: "Hinweis"
    case .alertTip: "Tipp"
    case .alertImportant: "Wichtig"
    case .alertWarning: "Warnung"
    case .alertCaution: "Vorsicht"
    case .footnotes: "Fußnoten"
    case .backToReference: "Zurück zu Verweis {number}"
    case .table: "Tabelle {number}"
    case .done: "Erledigt"
    case .toDo: "Zu erledigen"
    case .plainText: "Text"
    case .diagram: "Diagramm"
    case .diagramToCome: "Diagramm folgt: {caption}"
    case .diagramSource: "Quelltext des Diagramms ({language})"
    case .diagramGivenAs: "Als {language} gegeben, als Text gezeigt"
    case .picture: "Bild"

    case .copy: "Kopieren"
    case .copied: "Kopiert"
    case .notCopied: "Nicht kopiert"
    case .copyCode: "Code kopieren"
    case .copyNamed: "{title} kopieren"
    case .wrap: "Umbrechen"
    case .wrapCode: "Zeilen umbrechen"
    case .wrapNamed: "Zeilen von {title} umbrechen"
    case .searchTheNotes: "Notizen durchsuchen"
    case .searchNeedsJavaScript: "Die Suche braucht JavaScript, das in diesem Browser ausgeschaltet ist."
    case .searchNeedsServer: "Die Suche braucht einen Webserver: Diese Seiten wurden als Dateien geöffnet."
    case .searchFailed:
      "Der Suchindex konnte nicht geladen werden. Schlagwörter und Archiv helfen weiter, oder eine spätere Suche."
    case .notesFound: "Gefundene Notizen"
    case .moreNotes: "Weitere Notizen"
    case .showing: "{shown} statt {typed}."
    case .noMatch: "Keine Notiz passt zu „{query}“."
    case .manyNotes: "Viele Notizen, die besten zuerst"
    case .beginning: "Anfang"
    case .tagFilter: "Schlagwort"
    case .anyTag: "beliebig"
    case .codeFilter: "Code in"
    case .anyLanguage: "jeder Sprache"
    }
  } counted: { key in
    switch key {
    case .readingTime: PluralForms(other: "{count} Min. Lesezeit")
    case .snippetsParse:
      PluralForms(
        one: "{count} Codeblock geprüft, fehlerfrei", other: "{count} Codeblöcke geprüft, alle fehlerfrei")
    case .snippetsFail:
      PluralForms(
        one: "{count} Codeblock geprüft, nicht fehlerfrei",
        other: "{count} Codeblöcke geprüft, nicht alle fehlerfrei")
    case .moreLines: PluralForms(one: "{count} weitere Zeile", other: "{count} weitere Zeilen")
    case .noteCount: PluralForms(one: "{count} Notiz", other: "{count} Notizen")
    case .moreNotesLeft: PluralForms(other: "{count} weitere")
    }
  }
}
