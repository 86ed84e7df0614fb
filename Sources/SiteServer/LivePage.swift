import SourceText

/// Tells whether a page that somebody looks at is still what it would be now.
struct PageVersion: Hashable, Sendable {
  /// Of the page, and of all that it shows but the styles.
  let content: UInt64
  let styles: UInt64

  init(content: UInt64, styles: UInt64) {
    self.content = content
    self.styles = styles
  }

  /// - Parameter page: without our script.
  init(of page: [UInt8], in state: any ServedState) {
    var content = Fingerprint()
    var styles = Fingerprint()
    content.combine(fingerprint(withoutStyleVersions(page)))
    content.combine(state.themeDigest)
    styles.combine(state.stylesDigest)
    for address in addresses(in: page) {
      guard let path = RequestPath(target: address)?.text, path.hasPrefix(state.basePath + "/"),
        let digest = state.digest(ofFile: String(path.dropFirst(state.basePath.count + 1)))
      else { continue }
      if path.hasSuffix(".css") { styles.combine(digest) } else { content.combine(digest) }
    }
    self.init(content: content.value, styles: styles.value)
  }

  /// As addresses and attributes have it.
  var text: String { String(content, radix: 16) + "-" + String(styles, radix: 16) }

  init?(text: String) {
    let parts = text.split(separator: "-").map { UInt64($0, radix: 16) }
    guard parts.count == 2, let content = parts[0], let styles = parts[1] else { return nil }
    self.init(content: content, styles: styles)
  }
}

/// The page without what its addresses of styles say of the styles' content.
private func withoutStyleVersions(_ page: [UInt8]) -> [UInt8] {
  let mark = Array(".css?v=".utf8)
  var result: [UInt8] = []
  var rest = page[...]
  while let range = rest.firstRange(of: mark) {
    result += rest[..<range.upperBound]
    rest = rest[range.upperBound...].drop { $0 != UInt8(ascii: "\"") }
  }
  return result + rest
}

/// Site-relative addresses in the attributes of a page, those of `srcset` one by one.
func addresses(in page: [UInt8]) -> [String] {
  let (quote, slash) = (UInt8(ascii: "\""), UInt8(ascii: "/"))
  var found: [String] = []
  var rest = page[...]
  while let start = rest.firstRange(of: Array("=\"/".utf8)) {
    let value = rest[(start.upperBound - 1)...].prefix { $0 != quote }
    for part in value.split(separator: UInt8(ascii: ",")) {
      let address = part.drop { $0 == 0x20 }.prefix { $0 != 0x20 }
      if address.first == slash { found.append(String(decoding: address, as: UTF8.self)) }
    }
    rest = rest[value.endIndex...]
  }
  return found
}

/// A page with our script, which is the server's alone and never in `Public/`.
func livePage(_ page: [UInt8], version: PageVersion) -> [UInt8] {
  let element = Array(
    "<script src=\"\(LiveFiles.scriptPath)\" data-version=\"\(version.text)\"></script>\n".utf8)
  guard let head = page.firstRange(of: Array("</head>".utf8)) else { return page + element }
  return Array(page[..<head.lowerBound]) + element + page[head.lowerBound...]
}
