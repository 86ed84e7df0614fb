/// The text with `[1]`, `[2, 3]` at the ends of its lines as blanks, where they are marks that a legend below the block
/// explains: three or more of them, one at least behind a value, where no list can stand.
func withoutCallouts(_ bytes: [UInt8]) -> [UInt8] {
  var marks: [Range<Int>] = []
  var standsBehindText = false
  var lineStart = 0
  while lineStart < bytes.count {
    let lineEnd = bytes[lineStart...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    if let mark = callout(in: bytes[lineStart..<lineEnd]) {
      marks.append(mark)
      let text = bytes[lineStart..<mark.lowerBound].last { $0 > 0x20 }
      standsBehindText = standsBehindText || text.map { !":-,[".utf8.contains($0) } ?? false
    }
    lineStart = lineEnd + 1
  }
  guard marks.count > 2, standsBehindText else { return bytes }
  var result = bytes
  for place in marks.joined() { result[place] = 0x20 }
  return result
}

/// Where `[12]` or `[1, 2]` ends a line, behind a blank and a text that is no comment.
private func callout(in line: ArraySlice<UInt8>) -> Range<Int>? {
  guard let last = line.last(where: { $0 > 0x20 }), last == UInt8(ascii: "]"),
    let close = line.lastIndex(of: last), let open = line.lastIndex(of: UInt8(ascii: "["))
  else { return nil }
  let inner = line[open..<close].dropFirst()
  guard inner.contains(where: isDigit), inner.allSatisfy({ isDigit($0) || $0 == 0x2C || $0 == 0x20 }),
    inner.split(whereSeparator: { !isDigit($0) }).allSatisfy({ $0.count < 3 })
  else { return nil }
  let before = line[..<open]
  guard let blank = before.last, blank == 0x20 || blank == 0x09, before.contains(where: { $0 > 0x20 }),
    !before.contains(UInt8(ascii: "#"))
  else { return nil }
  return open..<close + 1
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
