#if os(Linux)
  import Foundation
  import TestSupport
  import Testing

  @testable import FolderWatching

  /// Real events of a real folder.
  @Suite struct FolderWatchTests {
    struct Case: Sendable {
      let name: String
      let change: @Sendable (TemporaryFolder) throws -> Void
      /// The change that must be told, and what must not.
      let told: FolderChange
      var untold: FolderChange?
    }

    static let cases = [
      Case(name: "write", change: { try $0.append("b", to: "Content/a.md") }, told: .file("Content/a.md")),
      Case(
        name: "write below", change: { try $0.append("b", to: "Content/deep/er/b.md") },
        told: .file("Content/deep/er/b.md")),
      Case(
        name: "save under another name first",
        change: { folder in
          try folder.append("b", to: "Content/a.md~")
          try folder.move("Content/a.md~", "Content/a.md")
        }, told: .file("Content/a.md"), untold: .file("Content/a.md~")),
      Case(name: "remove", change: { try $0.remove("Content/a.md") }, told: .file("Content/a.md")),
      Case(
        name: "rename", change: { try $0.move("Content/a.md", "Content/c.md") }, told: .file("Content/c.md")),
      Case(name: "new folder", change: { try $0.write("x", to: "Content/new/x.md") }, told: .everything),
      Case(name: "moved folder", change: { try $0.move("Content/deep", "Content/far") }, told: .everything),
      Case(name: "folder removed", change: { try $0.remove("Content/deep") }, told: .everything),
      Case(name: "folder moved out", change: { try $0.move("Content/deep", "out") }, told: .everything),
      Case(name: "theme added", change: { try $0.write("x", to: "Themes/own/x.css") }, told: .everything),
    ]

    @Test(arguments: cases.indices)
    func changesAreTold(index: Int) async throws {
      let example = Self.cases[index]
      let folder = try Self.folder()
      let watch = try FolderWatch(["Content", "Themes"], in: folder.path) { $0.hasSuffix("~") }
      // What lies beside the folders, and what is hidden, is nobody's business.
      try folder.write("x", to: "Public/x.html")
      try folder.write("x", to: "Content/.git/x")
      try folder.write("x", to: "Content/.hidden.md")
      try example.change(folder)
      let told = await Self.changes(of: watch, until: example.told)
      #expect(told.contains(example.told), "\(example.name)")
      if let untold = example.untold { #expect(!told.contains(untold), "\(example.name)") }
      let strange = told.filter { change in
        if case .file(let path) = change { path.contains("Public") || path.contains("hidden") } else { false }
      }
      #expect(strange.isEmpty)
      watch.stop()
    }

    /// Folders are followed where they go, and new ones are watched with all that is in them.
    @Test func movedAndNewFoldersAreFollowed() async throws {
      let folder = try Self.folder()
      let watch = try FolderWatch(["Content", "Themes"], in: folder.path) { _ in false }
      try folder.move("Content/deep", "Content/far")
      _ = await Self.changes(of: watch, until: .everything)
      try folder.append("b", to: "Content/far/er/b.md")
      let told = await Self.changes(of: watch, until: .file("Content/far/er/b.md"))
      #expect(!told.contains(.file("Content/deep/er/b.md")))
      try folder.write("x", to: "Themes/own/templates/x.mustache")
      _ = await Self.changes(of: watch, until: .everything)
      try folder.append("y", to: "Themes/own/templates/x.mustache")
      _ = await Self.changes(of: watch, until: .file("Themes/own/templates/x.mustache"))
      // The whole folder goes and comes again.
      try folder.move("Content", "Elsewhere")
      _ = await Self.changes(of: watch, until: .everything)
      try folder.append("b", to: "Elsewhere/a.md")
      try folder.move("Elsewhere", "Content")
      _ = await Self.changes(of: watch, until: .everything)
      try folder.append("b", to: "Content/far/er/b.md")
      _ = await Self.changes(of: watch, until: .file("Content/far/er/b.md"))
      watch.stop()
      #expect(await watch.changes.first { _ in true } == nil)
    }

    private static func folder() throws -> TemporaryFolder {
      let folder = try TemporaryFolder()
      try folder.write("a", to: "Content/a.md")
      try folder.write("b", to: "Content/deep/er/b.md")
      return folder
    }

    /// All changes up to one that must come.
    private static func changes(of watch: FolderWatch, until last: FolderChange) async -> Set<FolderChange> {
      var all: Set<FolderChange> = []
      for await changes in watch.changes {
        all.formUnion(changes)
        if all.contains(last) { break }
      }
      return all
    }
  }

  extension TemporaryFolder {
    /// In place, as no library function does it that saves under another name first.
    fileprivate func append(_ text: String, to relative: String) throws {
      if !exists(relative) { try write("", to: relative) }
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path(of: relative)))
      try file.seekToEnd()
      try file.write(contentsOf: Data(text.utf8))
      try file.close()
    }

    fileprivate func move(_ from: String, _ to: String) throws {
      guard rename(path(of: from), path(of: to)) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
  }
#endif
