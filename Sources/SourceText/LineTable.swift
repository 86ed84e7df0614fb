/// Whether any of eight bytes is less than 0x10: a line break, or one of its rare neighbours.
private func mayHoldBreak(_ word: UInt64) -> Bool {
  (word &- 0x1010_1010_1010_1010) & ~word & 0x8080_8080_8080_8080 != 0
}

/// Where each line of a text begins; turns byte offsets into lines and columns.
///
/// A line ends at LF, CR LF or a lone CR, as in CommonMark §2.1.
public struct LineTable: Sendable {
  /// Byte offset of the first byte of each line; the first is 0.
  public let starts: [Int]
  private let bytes: [UInt8]

  /// Scans `bytes` once.
  public init(_ bytes: [UInt8]) {
    var starts = [0]
    starts.reserveCapacity(bytes.count / 32)
    bytes.withUnsafeBytes { buffer in
      var index = 0
      while true {
        // Eight bytes at once: most are no line break.
        while index + 8 <= buffer.count,
          !mayHoldBreak(buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        {
          index += 8
        }
        guard index < buffer.count else { break }
        let end = min(index + 8, buffer.count)
        while index < end {
          let byte = buffer[index]
          index += 1
          if byte == 0x0A {
            starts.append(index)
          } else if byte == 0x0D, index == buffer.count || buffer[index] != 0x0A {
            starts.append(index)
          }
        }
      }
    }
    self.starts = starts
    self.bytes = bytes
  }

  /// Number of lines; a text that ends in a line break has an empty last one.
  public var count: Int { starts.count }

  /// 0-based index of the line that holds `offset`. Offsets past the end belong to the last line.
  public func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The line and column of the byte at `offset`, which may be the end of the text.
  public func location(of offset: Int) -> SourceLocation {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineIndex(of: offset)
    var column = 1
    for byte in bytes[starts[line]..<offset] where byte & 0xC0 != 0x80 { column += 1 }
    return SourceLocation(line: line + 1, column: column)
  }

  /// The bytes of a line (0-based) without its line break.
  public func contentRange(ofLine line: Int) -> SourceRange {
    let start = starts[line]
    var end = line + 1 < starts.count ? starts[line + 1] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return SourceRange(start, end)
  }
}
