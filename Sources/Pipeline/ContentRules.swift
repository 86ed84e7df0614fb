import Diagnostics
import SourceText

/// What can be wrong with the files of a site, besides their text.
package enum ContentRules {
  package static let all: [Rule] = [passedOver]

  static let passedOver = Rule(
    "site.passed-over", .warning, "a link or special file under Content/ or in the theme is passed over",
    why: """
      Only regular files and folders with names in UTF-8 are read: a symbolic link can lead out of the site, and a pipe or device never \
      ends. Copy the file to where it is wanted.
      """,
    wrong: "Content/posts/hosts -> /etc/hosts",
    right: "Content/posts/hosts, a copy")
}

/// A finding for each entry of the tree that was passed over.
///
/// - Parameters:
///   - folder: what the tree's paths are relative to.
///   - workingDirectory: what paths are shown relative to.
///   - isWanted: whether a path of the tree is asked about.
func findings(
  onPassedOver tree: ContentTree, in folder: String, shownBelow workingDirectory: String,
  isWanted: (String) -> Bool = { _ in true }
) -> [FileFindings] {
  tree.skipped.filter(isWanted).map { path in
    let path = shownPath(join(folder, path), from: workingDirectory)
    let diagnostic = Diagnostic(
      ContentRules.passedOver, "not a regular file with a name in UTF-8, so it is passed over",
      at: SourceRange(0, 0))
    return FileFindings(source: SourceFile(path: path, bytes: []), diagnostics: [diagnostic])
  }
}
