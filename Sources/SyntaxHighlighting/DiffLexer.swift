import SourceText

/// Colours a diff by the first byte of each line.
func lexDiff(_ bytes: [UInt8]) -> [SyntaxToken] {
  var list = TokenList()
  var lineStart = 0
  while lineStart < bytes.count {
    let end = endOfLine(bytes, from: lineStart, limit: bytes.count)
    if let kind = diffLineKind(bytes, lineStart, end) { list.add(kind, lineStart, end) }
    lineStart = end + 1
  }
  return list.tokens
}

private func diffLineKind(_ bytes: [UInt8], _ start: Int, _ end: Int) -> SyntaxKind? {
  guard start < end else { return nil }
  func begins(_ word: String) -> Bool { matches(Array(word.utf8), in: bytes, at: start, limit: end) }
  switch bytes[start] {
  case UInt8(ascii: "+"): return begins("+++ ") ? .keyword : .inserted
  case UInt8(ascii: "-"): return begins("--- ") ? .keyword : .deleted
  case UInt8(ascii: ">"): return .inserted
  case UInt8(ascii: "<"): return .deleted
  case UInt8(ascii: "@"): return begins("@@") ? .function : nil
  case UInt8(ascii: "\\"): return .comment
  case UInt8(ascii: "d"): return begins("diff ") ? .keyword : nil
  case UInt8(ascii: "i"): return begins("index ") ? .comment : nil
  case UInt8(ascii: "n"), UInt8(ascii: "o"), UInt8(ascii: "s"), UInt8(ascii: "r"):
    return begins("new file mode ") || begins("old mode ") || begins("similarity index ") || begins("rename ")
      ? .comment : nil
  default: return nil
  }
}
