import Foundation
import Testing

/// Whether expectations are to be rewritten.
let isUpdating = ProcessInfo.processInfo.environment["NOTES_UPDATE"] == "1"

/// The folder of these tests.
let testFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path

/// The root of the package; these tests lie two folders below it.
let repositoryRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

/// Paths of the files below a folder, relative to it and sorted; hidden ones left out.
func filePaths(below folder: String) throws -> [String] {
  var paths: [String] = []
  for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
    if exists, !isFolder.boolValue, !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
      paths.append(name)
    }
  }
  return paths.sorted()
}

/// Compares `bytes` with a file of `Golden/`, or writes it there.
func expectGolden(_ bytes: [UInt8], _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws
{
  let url = URL(fileURLWithPath: testFolder + "/Golden/" + name)
  if isUpdating {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }
  let expected = try String(contentsOf: url, encoding: .utf8)
  #expect(String(decoding: bytes, as: UTF8.self) == expected, "\(name)", sourceLocation: sourceLocation)
}
