import SourceText

/// The path of a request (RFC 9112 §3.2.1), decoded.
struct RequestPath: Hashable {
  /// Begins with `/`.
  let text: String

  /// - Parameter target: as it stands in the request, with its query.
  /// - Returns: `nil` for what names no file of any site: wrong escapes, no UTF-8, `.` and `..`, an escaped `/`, control
  ///   characters, a backslash, which some systems take for a `/`.
  init?(target: String) {
    let path = target.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard path.first == UInt8(ascii: "/"),
      let bytes = strictlyDecoded(path, isAllowed: { $0 != UInt8(ascii: "/") }),
      let text = String(validating: bytes, as: UTF8.self),
      !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") })
    else { return nil }
    let segments = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard !segments.contains(where: { $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) }) else {
      return nil
    }
    self.text = text
  }

  /// Whether a part of it is hidden. No host shows such files, `/.well-known/` apart (RFC 8615).
  var isHidden: Bool {
    text.split(separator: "/").enumerated().contains { index, part in
      part.hasPrefix(".") && !(index == 0 && part == ".well-known")
    }
  }
}

/// Takes percent escapes out (RFC 3986 §2.1); `nil` for a wrong one, or one of a byte that may not be written so.
func strictlyDecoded(
  _ text: some Sequence<UInt8>, isAllowed: (UInt8) -> Bool = { _ in true }
) -> [UInt8]? {
  var result: [UInt8] = []
  var iterator = text.makeIterator()
  while let byte = iterator.next() {
    guard byte == UInt8(ascii: "%") else {
      result.append(byte)
      continue
    }
    guard let high = iterator.next().flatMap(hexadecimalValue),
      let low = iterator.next().flatMap(hexadecimalValue)
    else { return nil }
    guard isAllowed(high << 4 | low) else { return nil }
    result.append(high << 4 | low)
  }
  return result
}

/// The members of a query as `URLSearchParams` writes it; of several with one name the last.
func queryMembers(ofTarget target: String) -> [String: String] {
  guard let start = target.firstIndex(of: "?") else { return [:] }
  var members: [String: String] = [:]
  for pair in target[target.index(after: start)...].split(separator: "&") {
    let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { part in
      strictlyDecoded(part.utf8.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 })
        .flatMap { String(validating: $0, as: UTF8.self) }
    }
    if parts.count == 2, let name = parts[0], let value = parts[1] { members[name] = value }
  }
  return members
}
