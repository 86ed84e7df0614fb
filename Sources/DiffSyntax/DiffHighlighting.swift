import SourceText

/// Colours each line by its first bytes.
package func highlightDiff(_ bytes: [UInt8]) -> [SyntaxToken] {
  let table = LineTable(bytes)
  return (0..<table.count).compactMap { line in
    let range = table.contentRange(ofLine: line)
    guard range.count > 0, let kind = kind(of: bytes[range.start..<range.end]) else { return nil }
    return SyntaxToken(kind, range)
  }
}

private func kind(of line: ArraySlice<UInt8>) -> SyntaxKind? {
  switch DiffLine(line) {
  case .old: .deleted
  case .new: .inserted
  case .oldFile, .newFile, .git: .keyword
  case .hunk: .function
  case .noNewline, .note: .comment
  case .context: nil
  case .other:
    // The old format of `diff` without a flag.
    line.first == UInt8(ascii: ">") ? .inserted : line.first == UInt8(ascii: "<") ? .deleted : nil
  }
}
