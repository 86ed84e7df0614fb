import Foundation
import TestSupport

@testable import Pipeline

/// A git repository in a temporary folder, for which no setting of this machine counts.
struct GitFolder {
  let folder: TemporaryFolder
  let environment: [String: String]

  /// Whether git is installed here.
  static var isAvailable: Bool {
    programPath("git", environment: ProcessInfo.processInfo.environment) != nil
  }

  init(isRepository: Bool = true) throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": folder.path,
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
      // Where a folder above is a repository, it is none of these tests.
      "GIT_CEILING_DIRECTORIES": URL(fileURLWithPath: folder.path).deletingLastPathComponent().path,
    ]
    if isRepository { try git("init", "--quiet", "--initial-branch=main") }
  }

  /// Commits everything.
  func commit(_ message: String = "change", at date: String = "2024-06-07T10:00:00+02:00") throws {
    try git("add", "--all")
    try git("commit", "--quiet", "--allow-empty", "--message", message, date: date)
  }

  func git(_ arguments: String..., date: String = "2024-06-07T10:00:00+02:00") throws {
    let program = programPath("git", environment: environment) ?? "git"
    var environment = environment
    for name in ["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"] { environment[name] = date }
    let person = [
      "-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "protocol.file.allow=always",
    ]
    let result = try runProgram(
      program, ["-C", folder.path] + person + arguments, environment: environment)
    guard result.status == 0 else { throw Failure(arguments: arguments, message: result.lastError) }
  }

  func repository(_ path: String = "") throws -> GitRepository {
    try GitRepository(around: folder.path(of: path), environment: environment)
  }

  struct Failure: Error {
    let arguments: [String]
    let message: String
  }
}
