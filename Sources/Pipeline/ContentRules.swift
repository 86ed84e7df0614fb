import Diagnostics
import NoteModel
import SourceText

/// What can be wrong with the files of a site, besides their text.
package enum ContentRules {
  package static let all: [Rule] = [passedOver, tooLarge]

  static let passedOver = Rule(
    "site.passed-over", .warning, "a link or special file under Content/ or in the theme is passed over",
    why: """
      Only regular files and folders with names in UTF-8 are read: a symbolic link can lead out of the site, and a pipe or device never \
      ends. Copy the file to where it is wanted.
      """,
    wrong: "Content/posts/hosts -> /etc/hosts",
    right: "Content/posts/hosts, a copy")

  static let tooLarge = Rule(
    "site.too-large", .error, "a file is larger than the settings allow, so it is not read",
    why: """
      A note is read into memory as a whole, and so is a file that is published. A note of many megabytes is a log or a dump that \
      ended up in the wrong folder, or somebody's try to keep the build busy. Move it elsewhere, cut it, or raise `noteSize` or `fileSize` under `limits:` in site.yml.
      """,
    wrong: "Content/posts/trace.md, of 250 MB",
    right: "Content/posts/trace.md, with the twenty lines that matter")
}

/// A finding for each entry of the tree that was passed over, or is too large.
///
/// - Parameters:
///   - folder: what the tree's paths are relative to.
///   - workingDirectory: what paths are shown relative to.
///   - isWanted: whether a path of the tree is asked about.
func findings(
  onPassedOver tree: ContentTree, in folder: String, shownBelow workingDirectory: String,
  isWanted: (String) -> Bool = { _ in true }
) -> [FileFindings] {
  func finding(_ path: String, _ rule: Rule, _ message: String, help: String? = nil) -> FileFindings {
    let file = SourceFile(path: shownPath(join(folder, path), from: workingDirectory), bytes: [])
    let diagnostic = Diagnostic(rule, message, at: SourceRange(0, 0), help: help)
    return FileFindings(source: file, diagnostics: [diagnostic])
  }
  let skipped = tree.skipped.filter(isWanted).map { path in
    finding(path, ContentRules.passedOver, "not a regular file with a name in UTF-8, so it is passed over")
  }
  let oversized = tree.oversized.filter { isWanted($0.path) }.map { entry in
    let file = SourceFile(path: shownPath(join(folder, entry.path), from: workingDirectory), bytes: [])
    let isNote = isMarkdown(entry.path)
    return FileFindings(
      source: file, diagnostics: [tooLarge(entry.stamp.size, isNote: isNote, limits: tree.limits)])
  }
  return skipped + oversized
}

/// The finding on a file of `count` bytes that is not read because of its size.
func tooLarge(_ count: Int, isNote: Bool, limits: SizeLimits) -> Diagnostic {
  Diagnostic(
    ContentRules.tooLarge,
    "\(sizeText(count)) are more than the \(sizeText(isNote ? limits.noteSize : limits.fileSize)) that a \(isNote ? "note" : "file") may have",
    at: SourceRange(0, 0),
    help:
      "raise '\(isNote ? "noteSize" : "fileSize")' under 'limits:' in site.yml to have it read all the same")
}
