import Diagnostics
import ImageFiles
import NoteModel
import NoteParsing
import SourceText

extension SiteRenaming {
  /// Gives a tag another name in all notes and in the settings, and with it the tags below it: `aws/eks` goes where `aws` goes. A
  /// note that has both names has the new one once afterwards.
  ///
  /// - Throws: `RenamingError` when no note carries the tag, or the new name is none.
  package func renamingTag(_ old: String, to new: String) throws -> RenamingPlan {
    let name = new.split(separator: "/", omittingEmptySubsequences: false).map(trimmed)
    guard !name.contains(""), new.utf8.count <= 100, !new.contains(","),
      !new.unicodeScalars.contains(where: { $0.value < 0x20 })
    else {
      throw RenamingError("'\(new)' is no name of a tag: it is not empty, has no comma and at most 100 bytes")
    }
    let target = name.joined(separator: "/")
    let key = trimmed(old[...]).lowercased()
    guard !target.lowercased().hasPrefix(key + "/") else {
      throw RenamingError("'\(target)' lies below '\(old)', which goes there as well")
    }
    let newName = { (tag: String) -> String? in
      let lowered = tag.lowercased()
      if lowered == key { return tag == target ? nil : target }
      guard lowered.hasPrefix(key + "/") else { return nil }
      return target + tag.dropFirst(key.count)
    }
    var change = SiteChange()
    var unmended: [RenamingPlan.Unmended] = []
    var isKnown = false
    for note in notes {
      guard note.tags.contains(where: { $0.lowercased() == key || $0.lowercased().hasPrefix(key + "/") })
      else {
        continue
      }
      isKnown = true
      guard note.tags.contains(where: { newName($0) != nil }) else { continue }
      if let edits = FrontMatterEditor(try source(note.path)).renamingTags(newName), !edits.isEmpty {
        change.edits[note.path] = inOrder(edits)
      } else {
        let range = note.metadata.places["tags"] ?? SourceRange(0, 0)
        unmended.append(RenamingPlan.Unmended(path: note.path, range: range, target: old))
      }
    }
    guard isKnown || settings.tagDescriptions.contains(where: { $0.tag.lowercased() == key }) else {
      throw RenamingError("no note carries the tag '\(old)'")
    }
    change.addresses = try tagAddresses(change)
    var plan = try plan(change)
    plan.unmended += unmended
    renameDescriptions(newName, &plan)
    return plan
  }

  private func renameDescriptions(_ newName: (String) -> String?, _ plan: inout RenamingPlan) {
    let described = Set(settings.tagDescriptions.map { $0.tag.lowercased() })
    for description in settings.tagDescriptions {
      guard let name = newName(description.tag) else { continue }
      guard name.lowercased() == description.tag.lowercased() || !described.contains(name.lowercased()) else {
        plan.unmended.append(
          RenamingPlan.Unmended(path: "site.yml", range: description.range, target: description.tag))
        continue
      }
      let edit = TextEdit(description.range, of: settingsSource, with: yamlScalar(name))
      plan.edits["site.yml"] = inOrder(plan.edits["site.yml", default: []] + [edit])
    }
  }

  /// New addresses of the pages of tags by their old ones.
  private func tagAddresses(_ change: SiteChange) throws -> [String: String] {
    let translations = NoteTranslations(paths: notes.lazy.map(\.path))
    let renamed = try notes.map { note in
      guard let edits = change.edits[note.path] else { return note }
      return try parsed(note.path, as: note.path, after: edits, translations: translations)
    }
    let (before, after) = (tagGroups(notes), tagGroups(renamed))
    let pages = Dictionary(
      after.map { ($0.name.lowercased(), $0.permalink.path) }, uniquingKeysWith: { a, _ in a })
    var nameAfter: [String: String] = [:]
    for (old, new) in zip(notes, renamed) where old.tags.count == new.tags.count {
      for (was, name) in zip(old.tags, new.tags) { nameAfter[was.lowercased()] = name.lowercased() }
    }
    var addresses: [String: String] = [:]
    for group in before {
      let name = group.name.lowercased()
      guard let page = pages[nameAfter[name] ?? name], page != group.permalink.path else { continue }
      for file in ["", "atom.xml", "feed.json"] { addresses[group.permalink.path + file] = page + file }
    }
    return addresses
  }

  private func tagGroups(_ notes: [Note]) -> [TagGroup] {
    assembleSite(
      notes: notes, files: [], images: ImageLibrary(files: [], notes: []), settings: settings,
      selection: selection
    ).site.tags
  }
}

private func trimmed(_ text: Substring) -> String {
  let start = text.drop(while: \.isWhitespace)
  return String(start.reversed().drop(while: \.isWhitespace).reversed())
}
