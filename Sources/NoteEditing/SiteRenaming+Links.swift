import Diagnostics
import NoteModel
import NoteParsing
import SourceText

extension SiteRenaming {
  /// Everything that follows from a change.
  func plan(_ change: SiteChange) throws -> RenamingPlan {
    let sites = try SitePair(self, change)
    if let clash = sites.clash(settings, selection) { throw RenamingError(clash) }
    var plan = RenamingPlan()
    plan.moves = (change.paths.map { ($0, $1) } + change.filePaths.map { ($0, $1) })
      .map { RenamingPlan.Move(from: $0, to: $1) }.sorted { $0.from < $1.from }
    plan.edits = change.edits
    let addresses = sites.changedAddresses
    let absolute = addressPatterns(addresses)
    for index in notes.indices {
      let path = notes[index].path
      var edits: [TextEdit] = []
      let mends = sites.mends(of: index)
      // A site that has an address of its own may be linked with it.
      let bytes = mends.isEmpty && absolute.isEmpty ? [] : try source(path)
      let places = mends.isEmpty && !holds(absolute, in: bytes) ? nil : LinkPlaces(in: bytes)
      if let places {
        var mended: Set<Int> = []
        for place in places.places {
          for (number, mend) in mends.enumerated() where mend.fits(place) {
            mended.insert(number)
            edits += mend.edits(of: place, in: bytes)
            plan.linkCount += 1
          }
        }
        for (number, mend) in mends.enumerated() where mend.isCertain && !mended.contains(number) {
          plan.unmended.append(RenamingPlan.Unmended(path: path, range: mend.range, target: mend.target))
        }
        let found = absoluteEdits(absolute, in: bytes, places.outsideOfCode)
        plan.linkCount += found.count
        edits += found
      }
      if let alias = sites.alias(of: index, plan: addresses) {
        let bytes = bytes.isEmpty ? try source(path) : bytes
        if let edit = FrontMatterEditor(bytes).appending(alias, to: "aliases") {
          edits.append(edit)
          plan.aliases.append(alias)
        } else {
          plan.unmended.append(RenamingPlan.Unmended(path: path, range: SourceRange(0, 0), target: alias))
        }
      }
      guard !edits.isEmpty else { continue }
      plan.edits[path] = inOrder(edits + plan.edits[path, default: []])
      plan.unmended += try sites.brokenLinks(of: index, after: plan.edits[path, default: []], self)
    }
    mendNavigation(sites, &plan)
    return plan
  }

  private func mendNavigation(_ sites: SitePair, _ plan: inout RenamingPlan) {
    for entry in settings.navigation {
      guard let address = sites.newAddress(of: entry), entry.range.end <= settingsSource.count else {
        continue
      }
      let raw = settingsSource[entry.range.start..<entry.range.end]
      guard let place = raw.firstRange(of: Array(entry.address.utf8)) else {
        plan.unmended.append(
          RenamingPlan.Unmended(path: "site.yml", range: entry.range, target: entry.address))
        continue
      }
      let range = SourceRange(place.lowerBound, place.upperBound)
      let edits = plan.edits["site.yml", default: []] + [TextEdit(range, of: settingsSource, with: address)]
      plan.edits["site.yml"] = inOrder(edits)
      plan.linkCount += 1
    }
  }

  // MARK: Absolute addresses

  /// What is looked for in texts, and what takes its place: whole addresses of the site, and within tags those from its root.
  private func addressPatterns(_ addresses: [String: String]) -> [(old: [UInt8], new: String)] {
    let base = settings.baseURL
    guard !addresses.isEmpty else { return [] }
    return addresses.sorted { $0.key < $1.key }.flatMap { old, new in
      let (old, new) = (percentEncodedPath(old), percentEncodedPath(new))
      let quoted = ["href=\"", "href='", "src=\""].map { mark in
        (old: Array((mark + settings.basePath + old).utf8), new: mark + settings.basePath + new)
      }
      return base == SiteSettings().baseURL
        ? quoted : quoted + [(old: Array((base + old).utf8), new: base + new)]
    }
  }

  private func holds(_ patterns: [(old: [UInt8], new: String)], in bytes: [UInt8]) -> Bool {
    patterns.contains { !places(of: $0.old, in: bytes[...]).isEmpty }
  }

  private func absoluteEdits(
    _ patterns: [(old: [UInt8], new: String)], in bytes: [UInt8], _ ranges: [SourceRange]
  ) -> [TextEdit] {
    patterns.flatMap { pattern in
      ranges.flatMap { places(of: pattern.old, in: bytes[$0.start..<$0.end]) }
        .filter { endsAddress(bytes, at: $0 + pattern.old.count) }
        .map { TextEdit(SourceRange($0, $0 + pattern.old.count), of: bytes, with: pattern.new) }
    }
  }

  /// Whether an address is over here, rather than going on as that of another page.
  private func endsAddress(_ bytes: [UInt8], at offset: Int) -> Bool {
    guard offset < bytes.count else { return true }
    let byte = bytes[offset]
    if byte == UInt8(ascii: "."), offset + 1 < bytes.count { return bytes[offset + 1] <= 0x20 }
    return byte <= 0x20 || "#?)>\"'<],;!*_".utf8.contains(byte)
  }
}

/// Where `words` stand in a text.
private func places(of words: [UInt8], in text: ArraySlice<UInt8>) -> [Int] {
  guard let first = words.first, text.count >= words.count else { return [] }
  var places: [Int] = []
  var offset = text.startIndex
  while offset + words.count <= text.endIndex {
    guard let next = text[offset...].firstIndex(of: first), next + words.count <= text.endIndex else { break }
    if text[next..<next + words.count].elementsEqual(words) { places.append(next) }
    offset = next + 1
  }
  return places
}

/// In order of place; of edits that overlap the first one. Where several put something in at one place, all do.
package func inOrder(_ edits: [TextEdit]) -> [TextEdit] {
  var kept: [TextEdit] = []
  for edit in edits.sorted(by: { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }) {
    if let last = kept.last, edit.range.start < last.range.end || edit == last { continue }
    kept.append(edit)
  }
  return kept
}
