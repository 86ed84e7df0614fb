/// A site as it is shown at one moment.
package protocol ServedState: Sendable {
  /// Grows from one state to the next.
  var number: Int { get }
  /// Whether there is a site to show. Where none could be made yet, only the problems are shown.
  var hasSite: Bool { get }
  /// What stands before all addresses of the site: "" or "/notes".
  var basePath: String { get }
  /// Tells versions of the theme apart: of its styles, and of everything else that it publishes.
  var themeDigest: UInt64 { get }
  var stylesDigest: UInt64 { get }

  /// A file, by its path below the base path; `nil` where none is.
  ///
  /// - Throws: anything, when the file cannot be made of this state any longer, or at all.
  func file(_ path: String) async throws -> [UInt8]?
  /// Tells versions of a file apart that pages show but do not hold; `nil` for any other.
  func digest(ofFile path: String) -> UInt64?
  /// What is to be said above a page, as JSON in one line: `{"summary": "1 error", "problems": [{"severity": "error", "text": "…"}]}`.
  func problems(onPage path: String) -> String
}
