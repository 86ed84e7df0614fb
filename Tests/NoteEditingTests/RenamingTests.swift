import Diagnostics
import Foundation
import NoteModel
import NoteParsing
import SourceText
import TestSupport
import Testing

@testable import NoteEditing

/// `Renaming/*.md`, see there.
struct RenamingTests {
  @Test func plansAreAsTheyExpect() throws {
    let faults = try mismatches(of: readFixtures("Renaming")) { fixture in try plan(fixture.bytes) }
    for fault in faults { Issue.record(Comment(rawValue: fault)) }
  }

  /// Whatever is damaged, the edits of a plan fit, and links that are not told as lost lead where they led.
  @Test func damagedNotesAreEditedWhereTheEditsFit() throws {
    for fixture in try readFixtures("Renaming") {
      var count = 0
      forEachDamage(of: fixture.bytes) { bytes in
        // A site is parsed several times for each: every seventeenth is enough.
        count += 1
        guard count.isMultiple(of: 17) else { return }
        let site = FixtureSite(String(decoding: bytes, as: UTF8.self))
        guard let plan = try? planned(site) else { return }
        for (path, edits) in plan.edits where applying(edits, to: site.bytes(path)) == nil {
          Issue.record("\(fixture.heading): the edits of \(path) overlap")
        }
      }
    }
  }

  /// The plan for a site: what is asked for on the first line, then files, each below a line `=== path`.
  private func plan(_ bytes: [UInt8]) throws -> [String] {
    let site = FixtureSite(String(decoding: bytes, as: UTF8.self))
    do {
      return lines(of: try planned(site), in: site)
    } catch let error as RenamingError {
      return ["error: \(error)"]
    }
  }

  private func planned(_ site: FixtureSite) throws -> RenamingPlan {
    let (renaming, words) = (site.renaming, site.request.old)
    switch words.first {
    case "note" where words.count == 2: return try renaming.renamingNote(words[1], to: site.request.new)
    case "heading" where words.count == 3:
      return try renaming.renamingHeading(onLine: Int(words[2]) ?? 0, of: words[1], to: site.request.new)
    case "tag" where words.count == 2: return try renaming.renamingTag(words[1], to: site.request.new)
    default: throw RenamingError("no request")
    }
  }

  private func lines(of plan: RenamingPlan, in site: FixtureSite) -> [String] {
    let moves = plan.moves.map { "\($0.from) → \($0.to)" }
    let edits = plan.edits.sorted { $0.key < $1.key }.flatMap { path, edits in
      let table = LineTable(site.bytes(path))
      return edits.map { edit in
        let place = table.location(of: edit.range.start)
        return "\(path):\(place.line):\(place.column): \(shown(edit.old)) → \(shown(edit.new))"
      }
    }
    let unmended = plan.unmended.map { "unmended in \($0.path): \($0.target)" }
    return moves + edits + unmended
  }

  private func shown(_ text: String) -> String {
    text.isEmpty ? "nothing" : text.replacing("\n", with: "⏎")
  }
}

/// A site as a fixture has it.
private struct FixtureSite {
  let request: (old: [String], new: String)
  private var files: [String: [UInt8]] = [:]

  init(_ text: String) {
    var path: String?
    var request = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("=== ") {
        path = String(line.dropFirst(4))
        files[String(line.dropFirst(4))] = []
      } else if let path {
        files[path, default: []] += Array(line.utf8) + [0x0A]
      } else {
        request = String(line)
      }
    }
    let parts = request.components(separatedBy: " -> ")
    self.request = (parts[0].split(separator: " ", maxSplits: 2).map(String.init), parts.last ?? "")
  }

  func bytes(_ path: String) -> [UInt8] { files[path, default: []] }

  var renaming: SiteRenaming {
    let settingsSource = files["site.yml", default: []]
    let settings = readSiteSettings(
      SourceFile(path: "site.yml", bytes: settingsSource), knownRules: []
    ).0
    let paths = files.keys.filter { $0.hasSuffix(".md") }.sorted()
    let options = NoteParsingOptions(
      settings: settings, checksSnippets: false, rendersHTML: false, gathersText: false,
      translations: NoteTranslations(paths: paths))
    let notes = paths.map { path in
      let files = fenceFilePaths(of: bytes(path), notePath: path).map { ($0, FenceFile.missing) }
      return parseNote(
        path: path, file: SourceFile(path: path, bytes: bytes(path)),
        files: Dictionary(uniqueKeysWithValues: files), options: options
      ).note
    }
    let others = files.keys.filter { !$0.hasSuffix(".md") && $0 != "site.yml" }.sorted()
    guard let now = NoteDate(parsing: "2024-07-01", timeZone: "UTC") else { preconditionFailure("a date") }
    return SiteRenaming(
      notes: notes, files: others, settings: settings, settingsSource: settingsSource,
      selection: Selection(now: now, includesDrafts: true, includesFuture: true, includesPrivate: true),
      source: { bytes($0) })
  }
}
