import NoteModel

/// What the validators said about the snippets of a note.
package enum SnippetVerdict: Sendable {
  /// All that were checked are right.
  case clean
  /// Published in spite of errors (`check: warn`).
  case failing
}

extension PageRenderer {
  /// What the template of a note's page sees.
  func noteMembers(_ index: Int) -> [String: TemplateValue] {
    let note = site.content(index)
    let verdict = site.verdict(index)
    let language = language(of: index)
    let facts = PageFacts(
      kind: .note, title: note.title, address: SiteAddress(note.permalink), description: note.description,
      language: language, translations: site.translations(index), published: note.date,
      modified: note.metadata.updated, image: pageImage(index), trail: trail(of: index),
      markdown: site.settings.copiesMarkdown ? SiteAddress(note.permalink).markdown : nil)
    var root = commonMembers(facts)

    let tags = site.tags(ofNote: index).map(tagNameValue)
    let related = site.related(index).map { referenceValue($0, language) }
    let backlinks = site.backlinks(index).map { referenceValue($0, language) }
    let translations = site.translations(index).filter { $0 != index }.map(translationValue)
    let contents = contentsValue(note)
    let breadcrumbs = site.breadcrumbs(of: index)
    let (older, newer) = site.neighbours(of: index)
    root["note"] = .object([
      "title": .text(note.title),
      "html": .markup(bodyBytes(index, .withinSite)),
      "date": dateValue(note.date, language),
      "updated": dateValue(note.metadata.updated, language),
      "translations": .list(translations),
      "hasTranslations": .flag(!translations.isEmpty),
      "isDraft": .flag(note.metadata.isDraft),
      "isFuture": .flag(site.card(index).isFuture),
      "tags": .list(tags),
      "hasTags": .flag(!tags.isEmpty),
      "readingMinutes": .number(note.readingMinutes),
      "readingTime": .text(language.text[.readingTime, note.readingMinutes]),
      "contents": .list(contents),
      "hasContents": .flag(!contents.isEmpty),
      "section": site.section(of: index),
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
    return root
  }

  /// The first image of a note that previews of links can show: they take no SVG, nor what is smaller than a thumb.
  private func pageImage(_ index: Int) -> PageImage? {
    for (image, target) in zip(site.content(index).images, site.imageTargets(index)) {
      guard case .file(let shown) = target, let format = shown.format, format != .svg,
        let size = shown.size, min(size.width, size.height) >= smallestPreview
      else { continue }
      return PageImage(address: shown.address, format: format, size: size, alt: image.alt)
    }
    return nil
  }

  /// Where a note belongs: below its first tag; an undated page below the pages of its folders.
  private func trail(of index: Int) -> [(title: String, address: SiteAddress)] {
    let note = site.content(index)
    if note.date != nil {
      // Tags that differ in case only are one.
      guard let first = note.tags.first?.lowercased(),
        let tag = site.tags(ofNote: index).lazy.map(site.tagName)
          .first(where: { $0.name.lowercased() == first })
      else { return [] }
      return [(tag.name, SiteAddress(tag.permalink))]
    }
    return site.folders(of: index).map { page in
      let card = site.card(page)
      return (card.title, SiteAddress(card.permalink))
    }
  }

  /// The same in another language.
  private func translationValue(_ index: Int) -> TemplateValue {
    let text = language(of: index).text
    let card = site.card(index)
    return .object([
      "title": .text(card.title), "url": .text(addresses.link(card.permalink)),
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
