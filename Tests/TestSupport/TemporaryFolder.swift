import Foundation

/// A folder of its own for one test, removed with the last reference to it. A class because it owns the folder.
package final class TemporaryFolder: Sendable {
  /// Absolute, links resolved.
  package let path: String

  package init() throws {
    let base = FileManager.default.temporaryDirectory.appendingPathComponent(
      "notes-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    path = base.resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The absolute path of what lies at `relative`.
  package func path(of relative: String) -> String { relative.isEmpty ? path : path + "/" + relative }

  /// Writes a file and makes the folders above it.
  package func write(_ text: String, to relative: String) throws { try write(Array(text.utf8), to: relative) }

  package func write(_ bytes: [UInt8], to relative: String) throws {
    let url = URL(fileURLWithPath: path(of: relative))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  package func read(_ relative: String) throws -> String {
    try String(contentsOfFile: path(of: relative), encoding: .utf8)
  }

  package func remove(_ relative: String) throws {
    try FileManager.default.removeItem(atPath: path(of: relative))
  }

  package func exists(_ relative: String) -> Bool {
    FileManager.default.fileExists(atPath: path(of: relative))
  }

  /// Copies a folder's content to `relative`, "" for the folder itself.
  package func copy(contentOf source: URL, to relative: String = "") throws {
    for (name, bytes) in try TestSupport.files(below: source.path) {
      try write(bytes, to: relative.isEmpty ? name : relative + "/" + name)
    }
  }

  /// Every regular file below `relative`, by its path from there.
  package func files(below relative: String) throws -> [String: [UInt8]] {
    exists(relative) ? try TestSupport.files(below: path(of: relative)) : [:]
  }
}

/// Every regular file below the folder `root`, hidden ones included, by its path from there.
package func files(below root: String) throws -> [String: [UInt8]] {
  var result: [String: [UInt8]] = [:]
  for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
    let path = root + "/" + name
    let type = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    if type == .typeRegular { result[name] = Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
  }
  return result
}
