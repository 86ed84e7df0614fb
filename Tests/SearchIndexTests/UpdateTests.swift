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
