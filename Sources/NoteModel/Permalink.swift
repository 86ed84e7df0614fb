import SourceText

/// The site-relative address of a page: `/2024/06/eks-upgrade.html`.
///
/// Validated when it is made, then trusted: it begins with `/`, has no empty, `.` or `..` part, no
/// backslash, control byte or NUL, so that joined to `Public/` it never leads out of it.
package struct Permalink: Sendable, Hashable, Comparable {
  /// Unescaped text; ends in `/` for a folder's `index.html`.
  package let path: String

  /// - Returns: `nil` when `path` could lead out of the site or cannot be a file's name.
  package init?(_ path: String) {
    guard path.utf8.first == UInt8(ascii: "/"), path.utf8.count <= 1024 else { return nil }
    let parts = path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if part.isEmpty {
        guard index == parts.count - 1 else { return nil }
        continue
      }
      guard part.count <= 255, !(part.allSatisfy { $0 == UInt8(ascii: ".") }) else { return nil }
      for byte in part where byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") { return nil }
    }
    self.path = path
  }

  /// An address for what has none of its own that is sound: `/note.html`.
  package static let fallback = Permalink(trusted: "/note.html")

  private init(trusted path: String) { self.path = path }

  /// Whether it is that of the home page, which is a list of the newest notes or a note itself.
  package var isHome: Bool { path == "/" }

  /// Path of the file below `Public/`: `2024/06/eks-upgrade.html`, or `…/index.html` for a folder.
  package var filePath: String {
    let relative = String(path.dropFirst())
    return relative.isEmpty || relative.hasSuffix("/") ? relative + "index.html" : relative
  }

  /// Percent-encoded for use in a URL (RFC 3986 §3.3); needs no HTML escaping.
  package var encoded: String { percentEncodedPath(path) }

  package static func < (a: Permalink, b: Permalink) -> Bool { a.path < b.path }
}
