import Foundation
import NoteModel
import TestSupport
import Testing

@testable import NoteImport

/// Each folder of `Fixtures/sources` is imported; notes, settings and report are those of `Fixtures/expected`, byte for byte.
/// `NOTES_UPDATE=1` rewrites them.
@Suite struct SourceTests {
  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  private static let kinds: [ImportKind] = [.hugo, .jekyll, .mkdocs, .obsidian, .notion, .wordpress, .folder]

  @Test(arguments: kinds)
  func sourcesBecomeTheirNotes(_ kind: ImportKind) throws {
    let root = Self.fixtures.appendingPathComponent("sources/\(kind.rawValue)")
    let files = try TestSupport.files(below: root.path)
    let source = ImportSource(paths: Array(files.keys), history: history) { files[$0] }
    #expect(recognisedKind(of: source) == kind)
    let plan = try planImport(
      source, as: kind, into: ImportTarget(settings: nil, paths: [], imported: [:], keepsRemoteImages: false))
    var found: [String: [UInt8]] = [
      "report.txt": Array(report(plan).utf8), "Content/site.yml": plan.settings ?? [],
    ]
    for note in plan.notes { found["Content/" + note.path] = note.bytes }
    let expected = Self.fixtures.appendingPathComponent("expected/\(kind.rawValue)")
    if ProcessInfo.processInfo.environment["NOTES_UPDATE"] == "1" { try rewrite(expected, found) }
    let written = try TestSupport.files(below: expected.path)
    #expect(Set(written.keys) == Set(found.keys))
    for (path, bytes) in found {
      #expect(
        String(decoding: bytes, as: UTF8.self) == written[path].map { String(decoding: $0, as: UTF8.self) },
        "\(path)")
    }
    try expectNothingTwice(plan, source, kind)
  }

  /// A second import finds all of it, whatever the notes are called now.
  private func expectNothingTwice(_ plan: ImportPlan, _ source: ImportSource, _ kind: ImportKind) throws {
    var imported: [String: String] = [:]
    for note in plan.notes {
      let entries = readFrontMatter(note.bytes ?? []).entries
      let origin = try #require(entries.first { $0.key == importedKey })
      guard case .string(let text) = origin.value else { continue }
      imported[text] = "moved/" + note.path
    }
    #expect(imported.count == plan.notes.count)
    let again = try planImport(
      source, as: kind,
      into: ImportTarget(
        settings: SiteSettings(), paths: Set(plan.notes.map(\.path) + plan.files.map(\.path)),
        imported: imported,
        keepsRemoteImages: false))
    #expect(again.notes.allSatisfy { $0.bytes == nil } && again.files.isEmpty && again.settings == nil)
  }

  /// What git would tell: one file is known from its first day, one from some day on.
  private var history: ImportSource.History {
    let first = NoteDate(parsing: "2020-02-03T10:00:00+01:00", timeZone: "UTC")
    let last = NoteDate(parsing: "2021-02-03T10:00:00+01:00", timeZone: "UTC")
    return ImportSource.History(
      dates: [
        "aws/s3.md": ImportSource.History.Dates(created: first, updated: last),
        "Deep/Other note.md": ImportSource.History.Dates(created: nil, updated: last),
      ], gap: "the clone is shallow")
  }

  private func report(_ plan: ImportPlan) -> String {
    var lines: [String] = []
    for note in plan.notes {
      lines.append("\(note.source) → \(note.path)\(note.isDraft ? " [draft]" : "")")
      lines += note.remarks.map { "  \($0.kind.rawValue): \($0.text) (\($0.count))" }
    }
    lines += plan.files.map { "\($0.source) → \($0.path)" }
    lines += plan.leftOut.map { "left out: \($0.source): \($0.reason) (\($0.count))" }
    lines += plan.remarks.map { "\($0.kind.rawValue): \($0.text) (\($0.count))" }
    return lines.map { $0 + "\n" }.joined()
  }

  private func rewrite(_ folder: URL, _ files: [String: [UInt8]]) throws {
    try? FileManager.default.removeItem(at: folder)
    for (path, bytes) in files {
      let url = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
  }
}
