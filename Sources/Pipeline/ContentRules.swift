import Diagnostics
import SourceText

/// What can be wrong with the files of a site, besides their text.
package enum ContentRules {
  package static let all: [Rule] = [passedOver]

  static let passedOver = Rule(
    "site.passed-over", .warning, "a link or special file under Content/ is passed over",
    why: """
      Only regular files and folders with names in UTF-8 are read: a symbolic link can lead out of the site, and a pipe or device never \
      ends. Copy the file to where it is wanted.
      """,
    wrong: "Content/posts/hosts -> /etc/hosts",
    right: "Content/posts/hosts, a copy")
}

/// A finding for each entry of the tree that was passed over.
///
/// - Parameter shownPrefix: what is put before a path for people.
func findings(onPassedOver tree: ContentTree, shownPrefix: String) -> [FileFindings] {
  tree.skipped.map { path in
    let diagnostic = Diagnostic(
      ContentRules.passedOver, "not a regular file with a name in UTF-8, so it is passed over",
      at: SourceRange(0, 0))
    return FileFindings(source: SourceFile(path: shownPrefix + path, bytes: []), diagnostics: [diagnostic])
  }
}
