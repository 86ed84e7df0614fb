import NoteModel

/// Why git cannot tell what it is asked.
package enum GitError: Error, Hashable, CustomStringConvertible {
  case notInstalled
  case noRepository(folder: String)
  /// `isShallow`: it may be there in the part of the history that the clone does not have.
  case unknownRevision(String, isShallow: Bool)
  /// Where a branch left another one lies before the history that the clone has, or nowhere.
  case noCommonHistory(String, isShallow: Bool)
  /// What git itself says.
  case failed(String)

  /// For people.
  package var description: String {
    switch self {
    case .notInstalled: "git is not installed"
    case .noRepository(let folder): "\(folder) lies in no git repository"
    case .unknownRevision(let name, let isShallow):
      "git knows no revision '\(name)'" + (isShallow ? Self.shallow : "")
    case .noCommonHistory(let name, let isShallow):
      "git finds no commit that '\(name)' and HEAD have in common" + (isShallow ? Self.shallow : "")
    case .failed(let reason): "git: \(reason)"
    }
  }

  private static let shallow =
    ": this clone is shallow, fetch more of it ('git fetch --unshallow', in a workflow 'fetch-depth: 0')"
}

/// A folder that is under version control, asked through the program `git`.
///
/// Nothing that lies in the folder decides what is run: `git` is looked for in absolute folders of `PATH`, takes part in no
/// hook, pager, external diff or file system monitor, and gets names of files as they are, whatever they begin with.
package struct GitRepository: Sendable {
  /// The top folder of the work tree; absolute, links resolved.
  package let root: String
  /// The folder that was asked about; absolute, links resolved. All names are relative to it.
  package let folder: String
  /// Whether the clone lacks the older part of the history: dates and revisions before it are unknown.
  package let isShallow: Bool
  private let git: Git

  /// The repository that `folder` lies in.
  ///
  /// - Parameter environment: that of this process, for `PATH` and where git's own settings are.
  package init(around folder: String, environment: [String: String]) throws(GitError) {
    guard let resolved = resolvedPath(folder), fileStatus(resolved)?.kind == .folder else {
      throw .noRepository(folder: folder)
    }
    let git = try Git(folder: resolved, environment: environment)
    let found = try git.run([
      "rev-parse", "--is-shallow-repository", "--is-inside-work-tree", "--show-prefix",
    ])
    guard found.status == 0 else {
      // In other cases git has more to say: a repository of another owner, a damaged one.
      let isAbsent = found.lastError.contains("not a git repository")
      throw isAbsent ? .noRepository(folder: folder) : .failed(found.reason)
    }
    // Two words, and then a path that may hold anything, line breaks too.
    let lines = found.output.split(
      separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false
    ).map { String(decoding: $0, as: UTF8.self) }
    guard lines.count == 3, lines[1] == "true", lines[2].hasSuffix("\n") else {
      throw .noRepository(folder: folder)
    }
    let prefix = lines[2].dropLast()
    guard (resolved + "/").hasSuffix(prefix.isEmpty ? "/" : "/" + prefix) else {
      throw .noRepository(folder: folder)
    }
    let top = prefix.isEmpty ? resolved : String(resolved.dropLast(prefix.count))
    root = top.isEmpty ? "/" : top
    self.folder = resolved
    // An old git repeats the question.
    isShallow = lines[0] != "false"
    self.git = git
  }

  // MARK: Changes

  /// Files below the folder that are not as they were where the work tree's history left that of `revision`: changed in
  /// commits since, staged, not staged, or not known to git (those that it ignores apart). Sorted; removed ones too.
  package func changedFiles(since revision: String) throws(GitError) -> [String] {
    let base = try mergeBase(with: revision)
    let changed = try git.names([
      "diff", "--name-only", "-z", "--relative", "--no-renames", "--no-ext-diff", "--no-textconv",
      "--ignore-submodules=all", base, "--", ".",
    ])
    let untracked = try git.names(["ls-files", "-z", "--others", "--exclude-standard", "--", "."])
    return Set(changed + untracked).sorted()
  }

  /// The commit at which HEAD and `revision` parted; `revision` itself where HEAD comes after it.
  private func mergeBase(with revision: String) throws(GitError) -> String {
    // No name of a revision begins with a dash; git would take one for an option.
    guard !revision.isEmpty, !revision.hasPrefix("-"), !revision.utf8.contains(0) else {
      throw .unknownRevision(revision, isShallow: false)
    }
    let commit = try git.run(["rev-parse", "--verify", "--quiet", revision + "^{commit}"])
    guard commit.status == 0 else { throw .unknownRevision(revision, isShallow: isShallow) }
    let base = try git.run(["merge-base", commit.line, "HEAD"])
    guard base.status <= 1 else { throw .failed(base.reason) }
    guard base.status == 0 else { throw .noCommonHistory(revision, isShallow: isShallow) }
    return base.line
  }

  // MARK: Dates

  /// When each file below the folder was written first and last, from one walk over the history. Names are those
  /// of today; a file that was renamed within the folder keeps its dates. Files that were never committed have none.
  package func authorDates() throws(GitError) -> [String: AuthorDates] {
    guard try git.run(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]).status == 0 else { return [:] }
    // A partial clone would fetch every text to tell how much two are alike.
    let isPartial = try git.run(["config", "--get", "extensions.partialclone"]).status == 0
    let log = try git.output([
      "log", "--date-order", "--format=tformat:%x01%H %aI", "--name-status", "-z", "--relative",
      isPartial ? "-M100%" : "-M", "--no-color", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all",
      "--", ".",
    ])
    return GitHistory(log: log, cutOff: try boundary()).dates
  }

  /// Commits whose parents a shallow clone lacks: all files seem to be made in them.
  private func boundary() throws(GitError) -> Set<String> {
    guard isShallow else { return [] }
    let place = try git.run(["rev-parse", "--git-path", "shallow"]).line
    do throws(FileError) {
      let text = try readFile(place.hasPrefix("/") ? place : join(folder, place))
      return Set(String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init))
    } catch {
      throw .failed(error.description)
    }
  }
}

/// The program `git`, asked about one folder.
private struct Git: Sendable {
  let program: String
  let folder: String
  let environment: [String: String]

  init(folder: String, environment: [String: String]) throws(GitError) {
    guard let program = programPath("git", environment: environment) else { throw .notInstalled }
    self.program = program
    self.folder = folder
    // In a hook GIT_DIR and its kin tell git what to look at, whatever the folder. What says where settings are stays.
    var own = environment.filter { name, _ in
      !name.hasPrefix("GIT_") || name.hasPrefix("GIT_CONFIG") || name == "GIT_CEILING_DIRECTORIES"
    }
    own["LC_ALL"] = "C"
    own["GIT_OPTIONAL_LOCKS"] = "0"
    own["GIT_TERMINAL_PROMPT"] = "0"
    own["GIT_NO_LAZY_FETCH"] = "1"
    own["GIT_LITERAL_PATHSPECS"] = "1"
    self.environment = own
  }

  func run(_ arguments: [String]) throws(GitError) -> ProgramOutput {
    let settings = [
      "core.quotepath=off", "core.fsmonitor=false", "core.hooksPath=/dev/null", "log.showRoot=true",
      "log.showSignature=false",
    ]
    let common = ["--no-pager", "-C", folder] + settings.flatMap { ["-c", $0] }
    do throws(FileError) {
      return try runProgram(program, common + arguments, environment: environment)
    } catch {
      throw .failed(error.description)
    }
  }

  /// What it prints.
  func output(_ arguments: [String]) throws(GitError) -> [UInt8] {
    let result = try run(arguments)
    guard result.status == 0 else { throw .failed(result.reason) }
    return result.output
  }

  /// Names that end in a NUL.
  func names(_ arguments: [String]) throws(GitError) -> [String] {
    try output(arguments).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension ProgramOutput {
  /// Its output, of one line.
  fileprivate var line: String {
    let text = String(decoding: output, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// Why git failed, without its `fatal: `.
  fileprivate var reason: String {
    let text = String(decoding: errors, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
    guard !text.isEmpty else { return "it ended with \(status)" }
    return text.hasPrefix("fatal: ") ? String(text.dropFirst(7)) : text
  }
}
