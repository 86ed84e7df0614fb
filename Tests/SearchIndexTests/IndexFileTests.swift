import Foundation
import NoteModel
import SearchIndex
import Testing

/// The index file heals itself and bears company.
struct IndexFileTests {
  @Test func anIndexOpenedAgainKnowsItsNotes() throws {
    try withIndexPath { path in
      try writeOpsIndex(at: path)
      let index = try NoteIndex(path: path)
      let stamps = try index.storedStamps()
      #expect(stamps.count == 5)
      #expect(stamps["oidc.md"] == FileStamp(size: 10, modified: 20, inode: 30))
      #expect(try index.storedDigests(of: ["oidc.md", "none.md"]) == ["oidc.md": Array("oidc.md".utf8)])
    }
  }

  @Test func otherSettingsEmptyTheIndex() throws {
    try withOpsIndex { old, path in
      let index = try NoteIndex(path: path, settingsDigest: "other")
      #expect(try index.storedStamps().isEmpty)
      #expect(try old.storedStamps().isEmpty)
      try insert(try opsNotes(), into: index)
      #expect(try NoteIndex(path: path, settingsDigest: "other").storedStamps().count == 5)
    }
  }

  static let damages: [(name: String, damage: @Sendable (Data) -> Data)] = [
    ("empty", { _ in Data() }),
    ("not a database", { _ in Data("These are not the bytes of a database. \n".utf8) }),
    ("zeros", { Data(count: $0.count) }),
    ("header alone", { $0.prefix(100) }),
    ("cut short", { $0.prefix($0.count / 2) }),
    ("header of noise", { Data(repeating: 0xA5, count: 64) + $0.dropFirst(64) }),
    ("first page of noise", { $0.prefix(100) + Data(repeating: 0xA5, count: 4000) + $0.dropFirst(4100) }),
    ("another version", { $0.prefix(60) + Data([0, 0, 0, 99]) + $0.dropFirst(64) }),
  ]

  @Test(arguments: damages.indices)
  func aFileThatIsNoIndexIsMadeAnew(damage: Int) throws {
    try withIndexPath { path in
      try writeOpsIndex(at: path)
      let bytes = try Data(contentsOf: URL(filePath: path))
      try Self.damages[damage].damage(bytes).write(to: URL(filePath: path))
      let index = try NoteIndex(path: path)
      #expect(try index.storedStamps().isEmpty, "\(Self.damages[damage].name)")
      try insert(try opsNotes(), into: index)
      #expect(try index.search(SearchQuery(text: "oidc")).notes.first?.path == "oidc.md")
    }
  }

  /// Whatever byte is damaged: it is said, or the answer is what it was.
  @Test func damageFoundLaterIsToldAndCanBeDiscarded() throws {
    try withIndexPath { path in
      try writeOpsIndex(at: path)
      let sound = try Data(contentsOf: URL(filePath: path))
      let query = SearchQuery(text: "oidc issuer")
      let expected = try NoteIndex(path: path).search(query).notes.map(\.score)
      var told = 0
      for start in stride(from: 0, to: sound.count, by: 1024) {
        var bytes = sound
        let end = min(start + 64, bytes.count)
        bytes.replaceSubrange(start..<end, with: Data(repeating: 0xA5, count: end - start))
        try? NoteIndex.discard(path: path)
        try bytes.write(to: URL(filePath: path))
        do throws(IndexError) {
          let index = try NoteIndex(path: path)
          guard try index.storedStamps().count == 5 else { continue }
          let found = try index.search(query).notes.map(\.score)
          #expect(found == expected, "damaged at \(start)")
        } catch {
          told += 1
        }
      }
      #expect(told > 0)
      try NoteIndex.discard(path: path)
      #expect(try NoteIndex(path: path).storedStamps().isEmpty)
    }
  }

  @Test func foldersThatCannotBeWrittenAreNamed() throws {
    try withIndexPath { path in
      try writeOpsIndex(at: path)
      // One folder of the way is a file.
      let below = path + "/index.sqlite"
      let error = try #require(throws: IndexError.self) { try NoteIndex(path: below) }
      #expect("\(error)" == "cannot write the index \(below): cannot create the folder")
      // The file's name is taken by a folder.
      let folder = (path as NSString).deletingLastPathComponent
      #expect(throws: IndexError.notWritable(path: folder, reason: "unable to open database file")) {
        try NoteIndex(path: folder)
      }
    }
  }

  @Test func aFolderWithoutWritePermissionIsNamed() throws {
    // The superuser may write everywhere.
    guard geteuid() != 0 else { return }
    try withIndexPath { path in
      let folder = (path as NSString).deletingLastPathComponent
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
      defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
      #expect(throws: IndexError.notWritable(path: path, reason: "unable to open database file")) {
        try NoteIndex(path: path)
      }
    }
  }

  @Test func manyOpenersOfADamagedFileAgree() throws {
    for round in 0..<5 {
      try withIndexPath { path in
        try writeOpsIndex(at: path)
        try Data("round \(round): not a database".utf8).write(to: URL(filePath: path))
        DispatchQueue.concurrentPerform(iterations: 8) { opener in
          #expect(throws: Never.self) {
            try insert([try makeNote("\(opener).md", title: "Opener")], into: try NoteIndex(path: path))
          }
        }
        #expect(try NoteIndex(path: path).storedStamps().count == 8)
      }
    }
  }
}
