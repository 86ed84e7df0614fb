import NoteModel
import Pipeline
import SourceText

/// `file:` addresses and paths (RFC 8089).
enum FileAddress {
  /// The absolute path of an address, `.` and `..` taken out; `nil` for one of another scheme, or of another computer.
  static func path(of address: String) -> String? {
    guard address.lowercased().hasPrefix("file:") else { return nil }
    var rest = Array(address.utf8.dropFirst(5))[...]
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let host = String(decoding: rest.prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self)
      guard host.isEmpty || host.lowercased() == "localhost" else { return nil }
      rest = rest.dropFirst(host.utf8.count)
    }
    guard rest.first == UInt8(ascii: "/") else { return nil }
    let path = percentDecoded(rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
    guard !path.utf8.contains(0) else { return nil }
    return joinedPath("", path).map { "/" + $0 }
  }

  static func address(of path: String) -> String { "file://" + percentEncodedPath(path) }

  /// The site that a file lies in, as its path is written: the nearest folder above it that has a `Content/` folder.
  ///
  /// Links are not resolved, so that addresses of other files of the site begin as the client writes them.
  static func site(around path: String) -> SiteLocation? {
    var folder = parentFolder(of: path)
    while !folder.isEmpty {
      let site = SiteLocation(root: folder)
      if fileStatus(site.content, followsLinks: true)?.kind == .folder { return site }
      folder = parentFolder(of: folder)
    }
    return nil
  }
}
