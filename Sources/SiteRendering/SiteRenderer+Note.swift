import NoteModel

/// What the validators said about the snippets of a note.
package enum SnippetVerdict: Sendable {
  /// All that were checked are right.
  case clean
  /// Published in spite of errors (`check: warn`).
  case failing
}

extension SiteRenderer {
  /// The page of the note `index` of `site.notes`.
  package func renderNotePage(_ index: Int, body: NoteBody, verdict: SnippetVerdict = .clean) -> Page {
    Page(
      path: site.notes[index].permalink.filePath,
      bytes: theme.render(.note, noteContext(index, body: body, verdict: verdict)))
  }

  /// What the template of a note's page sees.
  package func noteContext(_ index: Int, body: NoteBody, verdict: SnippetVerdict = .clean) -> TemplateValue {
    let note = site.notes[index]
    let language = language(of: index)
    let facts = PageFacts(
      kind: .note, title: note.title, address: SiteAddress(note.permalink), description: note.description,
      language: language, translations: site.translations[index], published: note.date,
      modified: note.metadata.updated, image: pageImage(index), trail: trail(of: index),
      markdown: site.settings.copiesMarkdown ? SiteAddress(note.permalink).markdown : nil)
    var root = commonMembers(facts)

    let tags = tagsOfNote[index].map { tagValues[$0] }
    let related = site.related[index].map { referenceValue($0, language) }
    let backlinks = site.backlinks[index].map { referenceValue($0, language) }
    let translations = site.translations[index].filter { $0 != index }.map(translationValue)
    let contents = contentsValue(note)
    let breadcrumbs = sections.breadcrumbs(of: index)
    let (older, newer) = neighbours(of: index)
    root["note"] = .object([
      "title": .text(note.title),
      "html": .markup(bodyBytes(index, body, .withinSite)),
      "date": dateValue(note.date, language),
      "updated": dateValue(note.metadata.updated, language),
      "translations": .list(translations),
      "hasTranslations": .flag(!translations.isEmpty),
      "isDraft": .flag(note.metadata.isDraft),
      "isFuture": .flag(isFuture(note)),
      "tags": .list(tags),
      "hasTags": .flag(!tags.isEmpty),
      "readingMinutes": .number(note.readingMinutes),
      "readingTime": .text(language.text[.readingTime, note.readingMinutes]),
      "contents": .list(contents),
      "hasContents": .flag(!contents.isEmpty),
      "section": sections.section(of: index),
      "breadcrumbs": .list(breadcrumbs),
      "hasBreadcrumbs": .flag(!breadcrumbs.isEmpty),
      "previous": older.map { referenceValue($0, language) } ?? .absent,
      "next": newer.map { referenceValue($0, language) } ?? .absent,
      "series": seriesValue(of: index, language),
      "hasNeighbours": .flag(older != nil || newer != nil),
      "related": .list(related),
      "hasRelated": .flag(!related.isEmpty),
      "backlinks": .list(backlinks),
      "hasBacklinks": .flag(!backlinks.isEmpty),
      "snippetsChecked": .number(note.snippetCount.checked),
      "hasCheckedSnippets": .flag(note.snippetCount.checked > 0),
      "isSingleSnippet": .flag(note.snippetCount.checked == 1),
      "snippetsAllParse": .flag(verdict == .clean),
      "snippetVerdict": .text(
        language.text[verdict == .clean ? .snippetsParse : .snippetsFail, note.snippetCount.checked]),
      "editURL": .text(site.settings.repository?.editURL(ofNote: note.path) ?? ""),
      "extra": .object(note.metadata.extra.mapValues { TemplateValue($0) }),
    ])
    return .object(root)
  }

  /// The first image of a note that previews of links can show: they take no SVG, nor what is smaller than a thumb.
  private func pageImage(_ index: Int) -> PageImage? {
    for (image, target) in zip(site.notes[index].images, site.imageTargets[index]) {
      guard case .file(let shown) = target, let format = shown.format, format != .svg,
        let size = shown.size, min(size.width, size.height) >= smallestPreview
      else { continue }
      return PageImage(address: shown.address, format: format, size: size, alt: image.alt)
    }
    return nil
  }

  /// Where a note belongs: below its first tag; an undated page below the pages of its folders.
  private func trail(of index: Int) -> [(title: String, address: SiteAddress)] {
    let note = site.notes[index]
    if note.date != nil {
      // Tags that differ in case only are one.
      guard let first = note.tags.first?.lowercased(),
        let tag = tagsOfNote[index].lazy.map({ site.tags[$0] }).first(where: { $0.name.lowercased() == first }
        )
      else { return [] }
      return [(tag.name, SiteAddress(tag.permalink))]
    }
    var trail: [(title: String, address: SiteAddress)] = []
    var folder = parentFolder(of: note.permalink.path)
    while !folder.isEmpty {
      if let page = folderPages[folder + "/"], page != index {
        trail.append((site.notes[page].title, SiteAddress(site.notes[page].permalink)))
      }
      folder = parentFolder(of: folder)
    }
    return trail.reversed()
  }

  private func neighbours(of index: Int) -> (older: Int?, newer: Int?) {
    guard let position = datedPosition[index] else { return (nil, nil) }
    let version = { site.version(of: site.dated[$0], for: index) }
    return (
      position + 1 < site.dated.count ? version(position + 1) : nil,
      position > 0 ? version(position - 1) : nil
    )
  }

  /// The same in another language.
  private func translationValue(_ index: Int) -> TemplateValue {
    let text = language(of: index).text
    return .object([
      "title": .text(site.notes[index].title), "url": .text(addresses.link(site.notes[index].permalink)),
      "language": .text(text.language.text), "name": .text(text.facts.ownName),
    ])
  }

  /// Headings of two levels, of which the upper one is the highest that the note has: 2 as a rule, 1 where it goes on
  /// with `#`. None for a short note, or where the front matter says `toc: false`.
  private func contentsValue(_ note: Note) -> [TemplateValue] {
    let top = note.headings.contains { $0.level == 1 } ? 1 : 2
    let headings = note.headings.filter { $0.level == top || $0.level == top + 1 }
    let fewest = note.metadata.extra["toc"] == .bool(true) ? 1 : 3
    guard headings.count >= fewest, note.metadata.extra["toc"] != .bool(false) else { return [] }
    var entries: [(heading: Heading, children: [Heading])] = []
    for heading in headings {
      if heading.level > top, entries.last?.heading.level == top {
        entries[entries.count - 1].children.append(heading)
      } else {
        entries.append((heading, []))
      }
    }
    return entries.map { entry in
      contentsEntry(entry.heading, children: entry.children.map { contentsEntry($0, children: []) })
    }
  }

  private func contentsEntry(_ heading: Heading, children: [TemplateValue]) -> TemplateValue {
    .object([
      "id": .text(heading.id), "text": .text(heading.text), "children": .list(children),
      "hasChildren": .flag(!children.isEmpty),
    ])
  }
}

/// In pixels; the usual services pass over what is smaller.
private let smallestPreview = 200
