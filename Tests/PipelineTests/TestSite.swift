import Diagnostics
import Foundation
import NoteModel
import SourceText
import TestSupport

@testable import Pipeline

/// A site in a temporary folder, and builds of it as of 1 July 2024, noon.
struct TestSite {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  init(folder: TemporaryFolder) { self.folder = folder }

  /// A site of these files below `Content/`.
  init(_ content: [String: String]) throws {
    folder = try TemporaryFolder()
    for (path, text) in content { try write(text, to: path) }
  }

  var location: SiteLocation { SiteLocation(root: folder.path) }

  /// Writes a file below `Content/`.
  func write(_ text: String, to path: String) throws { try folder.write(text, to: "Content/" + path) }

  /// Puts a link at `path`, seen from the site's root.
  func link(_ path: String, to target: String) throws {
    let place = URL(fileURLWithPath: folder.path(of: path))
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: place.path, withDestinationPath: target)
  }

  /// Sets files that were changed lately back by years, to the hour that their bytes give: whoever goes by time and
  /// size sees what has changed, and that it has not changed a moment ago.
  func ageFiles() throws {
    for folder in ["Content", "Themes"] where self.folder.exists(folder) {
      for (path, bytes) in try self.folder.files(below: folder) {
        let hour = 3600 * Double(fingerprint(bytes) % 100_000)
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000 + hour)],
          ofItemAtPath: self.folder.path(of: folder + "/" + path))
      }
    }
  }

  func remove(_ path: String) throws { try folder.remove("Content/" + path) }

  @discardableResult
  func build(drafts: Bool = false, future: Bool = false, now: String = "2024-07-01T12:00:00Z") async throws
    -> BuildReport
  {
    try await buildSite(
      location,
      request: BuildRequest(
        check: request(now: now), includesDrafts: drafts, includesFuture: future, progress: { _ in }))
  }

  func check(_ only: [String]? = nil) async throws -> CheckReport {
    try await checkSite(location, only: only, request: request())
  }

  func request(now: String = "2024-07-01T12:00:00Z") -> CheckRequest {
    CheckRequest(workingDirectory: folder.path, width: 2) { zone in
      guard let date = NoteDate(parsing: now, timeZone: zone) else { throw InvalidDate(text: now) }
      return date
    }
  }

  struct InvalidDate: Error {
    let text: String
  }

  /// What is published: path below `Public/` and bytes.
  func published() throws -> [String: [UInt8]] { try folder.files(below: "Public") }

  func page(_ path: String) throws -> String { try folder.read("Public/" + path) }

  /// For each published file its inode and its time of change, which tell whether it was written again.
  func stamps() throws -> [String: FileIdentity] {
    try published().keys.reduce(into: [:]) { stamps, path in
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(of: "Public/" + path))
      stamps[path] = FileIdentity(
        inode: attributes[.systemFileNumber] as? Int, modified: attributes[.modificationDate] as? Date)
    }
  }
}

/// Tells a file from another one of the same name.
struct FileIdentity: Hashable {
  let inode: Int?
  let modified: Date?
}

/// Findings as lines `path:line:column severity rule: message`, in order of place.
func lines(of findings: [FileFindings]) -> [String] {
  findings.flatMap { file in
    let table = LineTable(file.source.bytes)
    return file.diagnostics.sorted { ($0.range.start, $0.rule.id) < ($1.range.start, $1.rule.id) }.map {
      diagnostic in
      let place = table.location(of: diagnostic.range.start)
      let severity = diagnostic.severity.rawValue
      return
        "\(file.source.path):\(place.line):\(place.column) \(severity) \(diagnostic.rule.id): \(diagnostic.message)"
    }
  }
}

/// Paths whose bytes differ between two sets of files.
func differences<Value: Equatable>(_ a: [String: Value], _ b: [String: Value]) -> [String] {
  Set(a.keys).union(b.keys).filter { a[$0] != b[$0] }.sorted()
}
