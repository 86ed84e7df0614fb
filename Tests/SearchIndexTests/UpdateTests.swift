import Foundation
import NoteModel
import SearchIndex
import Testing

struct UpdateTests {
  @Test func changedAndRemovedNotesLeaveNoGhosts() throws {
    try withOpsIndex { index, path in
      let changed = try makeNote(
        "oidc.md", title: "Signing in", sections: [makeSection(prose: "Fresh words.")])
      let update = try index.beginUpdate()
      try update.insert([changed])
      try update.remove(paths: ["docker-dns.md", "never-there.md"])
      try update.commit()
      #expect(try index.search(SearchQuery(text: "relying")).notes.isEmpty)
      #expect(try index.search(SearchQuery(text: "resolv.conf")).notes.isEmpty)
      #expect(try index.search(SearchQuery(text: "fresh")).notes.map(\.path) == ["oidc.md"])
      #expect(try index.storedStamps().count == 4)
      #expect(try index.storedDigests(of: ["docker-dns.md", "access.md"]).keys.sorted() == ["access.md"])
    }
  }

  @Test func touchedFilesGetTheirNewStamp() throws {
    try withOpsIndex { index, _ in
      let stamp = FileStamp(size: 1, modified: 1_717_200_000_123_456_789, inode: .max)
      let update = try index.beginUpdate()
      try update.restamp(["oidc.md": stamp, "never-there.md": stamp])
      try update.commit()
      #expect(try index.storedStamps()["oidc.md"] == stamp)
      #expect(try index.storedStamps().count == 5)
    }
  }

  @Test func nothingIsSeenBeforeTheCommit() throws {
    try withOpsIndex { index, path in
      let other = try NoteIndex(path: path)
      let update = try index.beginUpdate()
      try update.insert([try makeNote("new.md", title: "Brand new")])
      try update.remove(paths: ["oidc.md"])
      for reader in [index, other] {
        #expect(try reader.search(SearchQuery(text: "brand")).notes.isEmpty)
        #expect(try reader.storedStamps().count == 5)
      }
      try update.commit()
      for reader in [index, other] {
        #expect(try reader.search(SearchQuery(text: "brand")).notes.map(\.path) == ["new.md"])
      }
    }
  }

  @Test func anUpdateLetGoLeavesNothing() throws {
    try withOpsIndex { index, path in
      try index.beginUpdate().insert([try makeNote("new.md", title: "Brand new")])
      let cancelled = try index.beginUpdate()
      try cancelled.remove(paths: ["oidc.md"])
      cancelled.cancel()
      #expect(throws: IndexError.updateEnded(path: path)) { try cancelled.commit() }
      #expect(try index.storedStamps().count == 5)
      #expect(try index.search(SearchQuery(text: "brand")).notes.isEmpty)
    }
  }

  @Test func aSecondWriterWaitsAndThenSaysSo() throws {
    try withIndexPath { path in
      let index = try NoteIndex(path: path)
      let hasty = try NoteIndex(path: path, busyTimeout: 0.05)
      let update = try index.beginUpdate()
      #expect(throws: IndexError.busy(path: path)) { try hasty.beginUpdate() }
      try update.commit()
      try hasty.beginUpdate().commit()
    }
  }

  @Test func writersAndReadersAtOnceLoseNothing() throws {
    try withIndexPath { path in
      DispatchQueue.concurrentPerform(iterations: 4) { writer in
        #expect(throws: Never.self) {
          let index = try NoteIndex(path: path, busyTimeout: 30)
          for number in 0..<10 {
            let name = "\(writer)-\(number).md"
            try insert(
              [try makeNote(name, title: "Both", sections: [makeSection(prose: "shared")])], into: index)
            let hits = try index.search(SearchQuery(text: "shared", limit: 100)).notes
            #expect(hits.contains { $0.path == name })
          }
        }
      }
      let index = try NoteIndex(path: path)
      #expect(try index.storedStamps().count == 40)
      #expect(try index.search(SearchQuery(text: "shared", limit: 100)).notes.count == 40)
    }
  }

  @Test func textWithControlBytesIsStored() throws {
    try withIndexPath { path in
      let index = try NoteIndex(path: path)
      let section = makeSection(["A\nB"], prose: "before\0after \u{2}marked\u{3}")
      try insert(
        [try makeNote("a.md", title: "Odd\0title", tags: ["x\ny"], sections: [section])], into: index)
      let note = try #require(try index.search(SearchQuery(text: "after")).notes.first)
      #expect(note.title == "Odd title")
      #expect(note.tags == ["x y"])
    }
  }

  /// An index that notes were changed in and removed from answers as one that never knew them: by the same words, scores
  /// and corrections.
  @Test func removedNotesHaveNoSay() throws {
    let words = ["resolver", "resolved", "restart", "cache", "kernel", "journal"]
    func note(_ number: Int, version: Int) throws -> IndexedNote {
      let prose = (0..<6).map { words[(number + version * ($0 + 1) + $0 * $0) % words.count] }
      return try makeNote(
        "\(number).md", title: "Note \(number % 3)", day: 1 + number % 28, tags: ["tag\(version)"],
        sections: [makeSection(prose: (prose + ["version\(version)"]).joined(separator: " "))])
    }
    try withIndexPath { path in
      let index = try NoteIndex(path: path)
      try insert(try (0..<300).map { try note($0, version: $0 % 4) }, into: index)
      for number in [7, 8, 299, 7] { try insert([try note(number, version: 2)], into: index) }
      let update = try index.beginUpdate()
      // The only notes with some words, which are then no words to correct to.
      try update.remove(paths: (0..<300).filter { $0 % 4 == 3 && $0 != 7 && $0 != 299 }.map { "\($0).md" })
      try update.commit()
      try withIndexPath { path in
        let fresh = try NoteIndex(path: path)
        let left = (0..<300).filter { $0 % 4 != 3 || $0 == 7 || $0 == 299 }
        try insert(
          try left.map { try note($0, version: [7, 8, 299].contains($0) ? 2 : $0 % 4) }, into: fresh)
        for query in ["resolver", "res", "cache kernel", "version3", "versoin3", "tag:tag2 journal", "note"] {
          let (found, wanted) = (
            try index.search(SearchQuery(text: query, limit: 300)),
            try fresh.search(SearchQuery(text: query, limit: 300))
          )
          #expect(found.notes.map(\.path) == wanted.notes.map(\.path), "\(query)")
          #expect(found.notes.map(\.score) == wanted.notes.map(\.score), "\(query)")
          #expect(found.corrections == wanted.corrections, "\(query)")
        }
        let (tags, wanted) = (try index.marks(beginningWith: "tag:"), try fresh.marks(beginningWith: "tag:"))
        #expect(tags.map { "\($0.name) \($0.notes)" } == wanted.map { "\($0.name) \($0.notes)" })
      }
    }
  }

  /// Many small updates make few segments, and leave what one large update does.
  @Test func manyUpdatesAreOne() throws {
    try withIndexPath { path in
      let index = try NoteIndex(path: path)
      for round in 0..<3 {
        for number in 0..<40 {
          let prose = "shared number\(number) round\(round)"
          try insert(
            [try makeNote("\(number).md", title: "Note", sections: [makeSection(prose: prose)])], into: index)
        }
      }
      #expect(try index.search(SearchQuery(text: "shared", limit: 100)).notes.count == 40)
      #expect(try index.search(SearchQuery(text: "\"round1\"")).notes.isEmpty)
      #expect(try index.search(SearchQuery(text: "\"number7\"")).notes.map(\.path) == ["7.md"])
    }
  }
}
