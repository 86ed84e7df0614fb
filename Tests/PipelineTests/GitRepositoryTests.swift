import Foundation
import NoteModel
import TestSupport
import Testing

@testable import Pipeline

@Suite(.enabled(if: GitFolder.isAvailable)) struct GitRepositoryTests {
  // MARK: What is there

  @Test func aFolderInNoRepositoryIsSaid() throws {
    let plain = try GitFolder(isRepository: false)
    #expect(throws: GitError.noRepository(folder: plain.folder.path)) { try plain.repository() }
    #expect(throws: GitError.noRepository(folder: plain.folder.path(of: "gone"))) {
      try plain.repository("gone")
    }
  }

  @Test func withoutGitThatIsSaid() throws {
    let folder = try TemporaryFolder()
    #expect(throws: GitError.notInstalled) {
      try GitRepository(around: folder.path, environment: ["PATH": folder.path])
    }
  }

  /// A `git` that lies in the content is not run by a `PATH` with `.` or an empty part in it.
  @Test func noRelativeFolderOfPathCounts() throws {
    #expect(programPath("sh", environment: ["PATH": ":.:bin:../../bin:/bin"]) == "/bin/sh")
    #expect(programPath("sh", environment: ["PATH": ".:bin"]) == nil)
    #expect(programPath("sh", environment: [:]) == nil)
  }

  @Test func theRootIsFoundFromBelow() throws {
    let site = try GitFolder()
    try site.folder.write("a", to: "docs/odd\nname/a.md")
    let repository = try site.repository("docs/odd\nname")
    #expect(repository.root == site.folder.path)
    #expect(repository.folder == site.folder.path(of: "docs/odd\nname"))
    #expect(!repository.isShallow)
  }

  @Test func theInsideOfARepositoryIsNone() throws {
    let site = try GitFolder()
    #expect(throws: GitError.noRepository(folder: site.folder.path(of: ".git"))) {
      try site.repository(".git")
    }
  }

  // MARK: Changes

  @Test func changesAreThoseCommittedStagedUnstagedAndUntracked() throws {
    let site = try GitFolder()
    for name in ["same", "committed", "staged", "unstaged", "removed"] {
      try site.folder.write("1", to: "Content/\(name).md")
    }
    try site.folder.write("*.tmp\n", to: ".gitignore")
    try site.commit()
    try site.git("branch", "start")
    try site.folder.write("2", to: "Content/committed.md")
    try site.folder.write("2", to: "beside.md")
    try site.commit()
    try site.folder.write("22", to: "Content/staged.md")
    try site.git("add", "--all")
    try site.folder.write("22", to: "Content/unstaged.md")
    try site.folder.write("2", to: "Content/posts/new.md")
    try site.folder.write("2", to: "Content/ignored.tmp")
    try site.folder.remove("Content/removed.md")
    let names = ["committed", "posts/new", "removed", "staged", "unstaged"].map { "Content/\($0).md" }
    #expect(try site.repository().changedFiles(since: "start") == names + ["beside.md"])
    // Names are relative to the folder, and what lies beside it is none of its business.
    #expect(
      try site.repository("Content").changedFiles(since: "start")
        == names.map { String($0.dropFirst("Content/".count)) })
    #expect(try site.repository("Content").changedFiles(since: "HEAD").contains("committed.md") == false)
  }

  /// What others did on the main branch meanwhile is no change of this one.
  @Test func changesCountFromWhereTheBranchParted() throws {
    let site = try GitFolder()
    try site.folder.write("1", to: "a.md")
    try site.commit()
    try site.git("checkout", "--quiet", "-b", "topic")
    try site.folder.write("1", to: "topic.md")
    try site.commit()
    try site.git("checkout", "--quiet", "main")
    try site.folder.write("2", to: "a.md")
    try site.commit()
    try site.git("checkout", "--quiet", "topic")
    #expect(try site.repository().changedFiles(since: "main") == ["topic.md"])
  }

  @Test func namesMayHoldAnything() throws {
    let site = try GitFolder()
    let names = ["--output=x.md", "-a.md", ":(top)b.md", "*.md", "line\nbreak.md", "quo\"te.md", "ünï.md"]
    try site.commit()
    for name in names { try site.folder.write("1", to: name) }
    #expect(try site.repository().changedFiles(since: "HEAD") == names.sorted())
    try site.commit()
    #expect(try site.repository().changedFiles(since: "HEAD~1") == names.sorted())
    #expect(try site.repository().authorDates().keys.sorted() == names.sorted())
  }

  @Test(arguments: ["nowhere", "", "-p", "--output=stolen", "HEAD..HEAD", "a b", "HEAD:a.md"])
  func anUnknownRevisionIsSaid(_ name: String) throws {
    let site = try GitFolder()
    try site.folder.write("1", to: "a.md")
    try site.commit()
    #expect(throws: GitError.unknownRevision(name, isShallow: false)) {
      try site.repository().changedFiles(since: name)
    }
    #expect(!site.folder.exists("stolen"))
  }

  @Test func branchesWithoutCommonHistoryAreSaid() throws {
    let site = try GitFolder()
    try site.commit()
    try site.git("checkout", "--quiet", "--orphan", "other")
    try site.commit("another beginning")
    #expect(throws: GitError.noCommonHistory("main", isShallow: false)) {
      try site.repository().changedFiles(since: "main")
    }
  }

  /// Settings of a repository that name programs, and what git tells its hooks.
  @Test func nothingOfTheRepositoryIsRun() throws {
    let site = try GitFolder()
    let trap = "touch \(site.folder.path(of: "sprung"))"
    for key in ["core.fsmonitor", "core.pager", "diff.external", "diff.trap.textconv", "gpg.program"] {
      try site.git("config", key, trap)
    }
    try site.git("config", "log.showSignature", "true")
    try site.folder.write("*.md diff=trap\n", to: ".gitattributes")
    try site.folder.write("1", to: "a.md")
    try site.git("-c", "core.fsmonitor=false", "add", "--all")
    try site.git("-c", "core.fsmonitor=false", "commit", "--quiet", "--message", "a")
    try? site.folder.remove("sprung")
    try site.folder.write("2", to: "a.md")
    var environment = site.environment
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] { environment[name] = "/nowhere" }
    environment["GIT_EXTERNAL_DIFF"] = trap
    let repository = try GitRepository(around: site.folder.path, environment: environment)
    #expect(try repository.changedFiles(since: "HEAD") == ["a.md"])
    #expect(try repository.authorDates().count == 2)
    #expect(!site.folder.exists("sprung"))
  }

  // MARK: Dates

  @Test func datesAreThoseOfTheAuthors() throws {
    let site = try GitFolder()
    try site.folder.write("1", to: "docs/a.md")
    try site.folder.write("1", to: "docs/b.md")
    try site.folder.write("1", to: "other.md")
    try site.commit(at: "2023-01-02T23:30:00-05:00")
    try site.folder.write("2", to: "docs/a.md")
    try site.commit(at: "2024-02-03T04:05:06+02:00")
    try site.folder.write("new", to: "docs/uncommitted.md")
    let dates = try site.repository("docs").authorDates()
    #expect(dates.keys.sorted() == ["a.md", "b.md"])
    #expect(dates["a.md"]?.first?.isoDay == "2023-01-02")
    #expect(dates["a.md"]?.last?.isoDay == "2024-02-03")
    #expect(dates["a.md"]?.last?.offsetMinutes == 120)
    #expect(dates["b.md"]?.last?.isoDay == "2023-01-02")
  }

  @Test func renamesAreFollowed() throws {
    let site = try GitFolder()
    let text = (1...30).map { "line \($0)\n" }.joined()
    try site.folder.write(text, to: "old.md")
    try site.folder.write("something else\n", to: "swap.md")
    try site.commit(at: "2020-01-01T00:00:00Z")
    try site.git("mv", "old.md", "middle.md")
    try site.commit(at: "2021-01-01T00:00:00Z")
    try site.folder.write(text + "one more\n", to: "posts/new.md")
    try site.folder.remove("middle.md")
    try site.commit(at: "2022-01-01T00:00:00Z")
    // Another file under the first name.
    try site.folder.write("fresh\n", to: "old.md")
    try site.commit(at: "2023-01-01T00:00:00Z")
    let dates = try site.repository().authorDates()
    #expect(dates["posts/new.md"]?.first?.year == 2020)
    #expect(dates["posts/new.md"]?.last?.year == 2022)
    #expect(dates["old.md"]?.first?.year == 2023)
    #expect(dates["middle.md"] == nil)
  }

  @Test func filesThatSwapTheirNamesKeepTheirDates() throws {
    let site = try GitFolder()
    let texts = ["a", "b"].map { name in (1...30).map { "\(name) \($0)\n" }.joined() }
    try site.folder.write(texts[0], to: "a.md")
    try site.commit(at: "2020-01-01T00:00:00Z")
    try site.folder.write(texts[1], to: "b.md")
    try site.commit(at: "2021-01-01T00:00:00Z")
    try site.git("mv", "a.md", "c.md")
    try site.git("mv", "b.md", "a.md")
    try site.git("mv", "c.md", "b.md")
    try site.commit(at: "2022-01-01T00:00:00Z")
    let dates = try site.repository().authorDates()
    // git tells a swap as two changes, so that each name keeps its own; a chain as renames.
    #expect(dates["a.md"]?.first?.year == 2020)
    #expect(dates["b.md"]?.first?.year == 2021)
  }

  @Test func aRepositoryWithoutCommitsHasNoDates() throws {
    let site = try GitFolder()
    try site.folder.write("1", to: "a.md")
    #expect(try site.repository().authorDates().isEmpty)
    #expect(throws: GitError.unknownRevision("HEAD", isShallow: false)) {
      try site.repository().changedFiles(since: "HEAD")
    }
  }

  /// In a shallow clone all files seem to have been made in the oldest commit that it has.
  @Test func datesAtTheEdgeOfAShallowCloneAreUnknown() throws {
    let site = try GitFolder()
    try site.folder.write("1", to: "work/old.md")
    try site.folder.write("1", to: "work/edited.md")
    try site.commit(at: "2020-01-01T00:00:00Z")
    try site.commit(at: "2021-01-01T00:00:00Z")
    try site.folder.write("2", to: "work/edited.md")
    try site.folder.write("2", to: "work/new.md")
    try site.commit(at: "2022-01-01T00:00:00Z")
    let url = "file://" + site.folder.path
    try site.git("clone", "--quiet", "--depth", "2", url, site.folder.path(of: "clone"))
    let clone = try site.repository("clone")
    #expect(clone.isShallow)
    let dates = try clone.authorDates()
    #expect(dates["work/old.md"] == AuthorDates(first: nil, last: nil))
    #expect(dates["work/edited.md"]?.first == nil)
    #expect(dates["work/edited.md"]?.last?.year == 2022)
    #expect(dates["work/new.md"]?.first?.year == 2022)
    #expect(throws: GitError.unknownRevision("HEAD~2", isShallow: true)) {
      try clone.changedFiles(since: "HEAD~2")
    }
    #expect("\(GitError.unknownRevision("HEAD~2", isShallow: true))".contains("git fetch --unshallow"))
  }
}
