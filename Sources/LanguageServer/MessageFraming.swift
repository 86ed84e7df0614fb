/// Takes a stream of bytes apart into messages: a header of `Content-Length: N` and other fields, an empty line, and N
/// bytes of content (LSP 3.17, "Base Protocol").
package struct MessageFraming: Sendable {
  package enum Frame: Sendable, Equatable {
    case content([UInt8])
    /// What stands here is no header; why.
    case malformed(String)
  }

  /// In bytes; a larger message is passed over, so that no client can take all memory.
  private static let largestContent = 1 << 28
  private static let longestHeader = 1 << 13

  private var pending: [UInt8] = []
  private var start = 0
  /// Of the content that comes next, `nil` where a header does.
  private var contentLength: Int?
  /// How much of a message that is too large is still to come.
  private var skipped = 0

  package init() {}

  /// Takes in what was read.
  package mutating func append(_ bytes: some Collection<UInt8>) {
    let dropped = min(skipped, bytes.count)
    skipped -= dropped
    if start > 0 {
      pending.removeFirst(start)
      start = 0
    }
    pending += bytes.dropFirst(dropped)
  }

  /// The next message, `nil` where more has to be read first.
  package mutating func next() -> Frame? {
    if contentLength == nil {
      guard let end = endOfHeader() else { return overlongHeader() }
      let header = pending[start..<end]
      start = end
      switch length(in: header) {
      case nil: return .malformed("a header without a Content-Length")
      case let length? where length > Self.largestContent:
        let present = min(length, pending.count - start)
        start += present
        skipped = length - present
        return .malformed("a message of \(length) bytes is too large")
      case let length?: contentLength = length
      }
    }
    guard let length = contentLength, pending.count - start >= length else { return nil }
    defer {
      start += length
      contentLength = nil
    }
    return .content(Array(pending[start..<start + length]))
  }

  /// The place after the empty line that ends the header; line feeds alone are taken too.
  private func endOfHeader() -> Int? {
    var index = start
    let limit = min(pending.count, start + Self.longestHeader)
    while index < limit {
      if pending[index] == UInt8(ascii: "\n") {
        var next = index + 1
        if next < limit, pending[next] == UInt8(ascii: "\r") { next += 1 }
        if next < limit, pending[next] == UInt8(ascii: "\n") { return next + 1 }
      }
      index += 1
    }
    return nil
  }

  private mutating func overlongHeader() -> Frame? {
    guard pending.count - start >= Self.longestHeader else { return nil }
    start += Self.longestHeader
    return .malformed("a header that does not end")
  }

  /// The number behind `Content-Length:`, in any letter case.
  private func length(in header: ArraySlice<UInt8>) -> Int? {
    for line in header.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
        String(decoding: line[..<colon], as: UTF8.self).lowercased() == "content-length"
      else { continue }
      let digits = line[(colon + 1)...].filter { $0 != 0x20 && $0 != 0x09 }
      guard let length = Int(String(decoding: digits, as: UTF8.self)), length >= 0 else { return nil }
      return length
    }
    return nil
  }
}

/// A message with its header.
func framed(_ content: [UInt8]) -> [UInt8] {
  Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
}
