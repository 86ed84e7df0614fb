import SourceText
import TestSupport
import Testing

@testable import LanguageServer

@Suite struct MessageTests {
  /// However a stream is cut, the same messages are in it.
  @Test func messagesAreTakenOutOfAStream() {
    let stream = Array(
      "Content-Length: 2\r\n\r\n{}Content-Type: x\r\ncontent-length:  4\r\n\r\n[12]Content-Length: 0\n\nContent-Length: 1\r\n\r\n7"
        .utf8)
    let expected: [MessageFraming.Frame] = ["{}", "[12]", "", "7"].map { .content(Array($0.utf8)) }
    for size in 1...stream.count {
      var framing = MessageFraming()
      var found: [MessageFraming.Frame] = []
      for start in stride(from: 0, to: stream.count, by: size) {
        framing.append(stream[start..<min(stream.count, start + size)])
        while let frame = framing.next() { found.append(frame) }
      }
      #expect(found == expected, "in parts of \(size)")
    }
  }

  @Test(arguments: [
    "Hello\r\n\r\n", "Content-Length: x\r\n\r\n", "Content-Length: -1\r\n\r\n",
    "Content-Length: 999999999999999999999\r\n\r\n", "\r\n\r\n",
  ])
  func whatIsNoHeaderIsPassedOver(_ header: String) {
    var framing = MessageFraming()
    framing.append(Array((header + "Content-Length: 2\r\n\r\n{}").utf8))
    guard case .malformed = framing.next() else {
      Issue.record("taken for a header")
      return
    }
    #expect(framing.next() == .content(Array("{}".utf8)))
    #expect(framing.next() == nil)
  }

  @Test func aMessageThatIsTooLargeIsPassedOver() {
    var framing = MessageFraming()
    let length = 1 << 29
    framing.append(Array("Content-Length: \(length)\r\n\r\n".utf8))
    #expect(framing.next() == .malformed("a message of \(length) bytes is too large"))
    let part = [UInt8](repeating: 0x20, count: 1 << 20)
    for _ in 0..<(length / part.count) { framing.append(part) }
    #expect(framing.next() == nil)
    framing.append(Array("Content-Length: 2\r\n\r\n{}".utf8))
    #expect(framing.next() == .content(Array("{}".utf8)))
  }

  @Test func aHeaderWithoutAnEndIsGivenUp() {
    var framing = MessageFraming()
    framing.append([UInt8](repeating: 0x41, count: 10_000))
    #expect(framing.next() == .malformed("a header that does not end"))
    #expect(framing.next() == nil)
  }

  /// Positions of every offset lead back to it, in each encoding.
  @Test func positionsLeadBackToTheirOffsets() {
    let bytes = Array("# Ä\r\na😀b\r\n\n\r€\u{301}\nlast".utf8)
    for encoding in PositionEncoding.allCases {
      var text = TextPositions(bytes, encoding)
      for offset in 0...bytes.count {
        let isWithin = offset < bytes.count && bytes[offset] & 0xC0 == 0x80
        let isInBreak =
          offset > 0 && offset < bytes.count && bytes[offset] == 0x0A && bytes[offset - 1] == 0x0D
        guard !isWithin, !isInBreak else { continue }
        #expect(text.offset(of: text.position(of: offset)) == offset, "\(encoding) \(offset)")
      }
    }
  }

  @Test func positionsBeyondTheTextAreItsEnds() {
    let text = TextPositions(Array("ab\ncd".utf8), .utf16)
    #expect(text.offset(of: Position(line: 0, character: 99)) == 2)
    #expect(text.offset(of: Position(line: 9, character: 0)) == 5)
    let emoji = TextPositions(Array("😀x".utf8), .utf16)
    #expect(emoji.offset(of: Position(line: 0, character: 1)) == 4)
    #expect(TextPositions(Array("😀x".utf8), .utf8).offset(of: Position(line: 0, character: 2)) == 0)
  }

  @Test(arguments: [
    ("file:///a/b%20c.md", "/a/b c.md"), ("file://localhost/a.md", "/a.md"), ("file:/a.md", "/a.md"),
    ("FILE:///a/./b/../c.md", "/a/c.md"),
  ])
  func addressesArePaths(_ address: String, _ path: String) {
    #expect(FileAddress.path(of: address) == path)
  }

  @Test(arguments: [
    "untitled:1", "http://x/a.md", "file://host/a.md", "file:a.md", "file:///../a", "file:///a%00b",
  ])
  func otherAddressesAreNone(_ address: String) { #expect(FileAddress.path(of: address) == nil) }

  @Test func pathsComeBackFromAddresses() {
    let path = "/a b/ü#?%.md"
    #expect(FileAddress.address(of: path) == "file:///a%20b/%C3%BC%23%3F%25.md")
    #expect(FileAddress.path(of: FileAddress.address(of: path)) == path)
  }

  /// Whatever is cut off or damaged, a message is read as one or refused.
  @Test func damagedMessagesAreHarmless() {
    let text = #"{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{"position":{"line":1}}}"#
    forEachDamage(of: Array(text.utf8)) { bytes in
      if case .response = Message(bytes) { Issue.record("taken for an answer") }
    }
  }
}
