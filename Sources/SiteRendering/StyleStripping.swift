/// A stylesheet without its comments and the blanks that mean nothing.
///
/// Strings, addresses and what stands in parentheses keep their blanks, so that `calc(1px + 2px)`, `a :is(b) c` and
/// `@media (x) and (y)` mean what they meant.
package func strippedCSS(_ text: [UInt8]) -> [UInt8] {
  var stripper = CSSStripper(text)
  return stripper.strip()
}

private struct CSSStripper {
  private let bytes: [UInt8]
  private var output: [UInt8] = []
  private var offset = 0
  /// Whether blanks were passed over since the last byte that was kept.
  private var hasBlank = false
  private var parentheses = 0

  init(_ text: [UInt8]) { bytes = text }

  mutating func strip() -> [UInt8] {
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        hasBlank = true
        offset += 1
      case UInt8(ascii: "/") where starts(with: "/*"): skipComment()
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        keepBlank(before: byte)
        copyString(byte)
      case UInt8(ascii: "0") where isLeadingZero:
        keepBlank(before: byte)
        offset += 1
      default:
        keepBlank(before: byte)
        keep(byte)
        if byte == UInt8(ascii: "("), endsWith("url(") { copyAddress() }
      }
    }
    return output + [UInt8(ascii: "\n")]
  }

  private func starts(with word: String) -> Bool { bytes[offset...].starts(with: word.utf8) }

  private func endsWith(_ word: String) -> Bool { output.suffix(word.utf8.count).elementsEqual(word.utf8) }

  private mutating func skipComment() {
    offset += 2
    while offset < bytes.count, !starts(with: "*/") { offset += 1 }
    offset = min(offset + 2, bytes.count)
    // `.a/**/.b` is one compound, and in `a/**/b` the comment keeps two names apart.
    if !hasBlank, let last = output.last, isName(last), offset < bytes.count, isName(bytes[offset]) {
      output += Array("/**/".utf8)
    }
  }

  private func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  private mutating func keep(_ byte: UInt8) {
    if byte == UInt8(ascii: "(") { parentheses += 1 }
    if byte == UInt8(ascii: ")") { parentheses = max(0, parentheses - 1) }
    if byte == UInt8(ascii: "}"), output.last == UInt8(ascii: ";") { output.removeLast() }
    output.append(byte)
    offset += 1
    if byte == UInt8(ascii: "\\"), offset < bytes.count {
      output.append(bytes[offset])
      offset += 1
    }
  }

  /// The blank between what was kept and the next byte, where it means something.
  private mutating func keepBlank(before byte: UInt8) {
    defer { hasBlank = false }
    guard hasBlank, let last = output.last else { return }
    let isEdge = "{};,(".utf8.contains(last) || "{};,)!".utf8.contains(byte)
    let isCombinator = parentheses == 0 && (">~".utf8.contains(last) || ">~".utf8.contains(byte))
    // `--x: ;` is a value of nothing; without the blank it is none.
    let isMeant = last == UInt8(ascii: ":") ? ";}".utf8.contains(byte) : !isEdge && !isCombinator
    if isMeant { output.append(UInt8(ascii: " ")) }
  }

  /// Whether the zero here is that of `0.5`, which is `.5` as well.
  private var isLeadingZero: Bool {
    let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    guard offset + 2 < bytes.count, bytes[offset + 1] == UInt8(ascii: "."), isDigit(bytes[offset + 2]) else {
      return false
    }
    guard !hasBlank, let last = output.last else { return true }
    return " (:,/".utf8.contains(last)
  }

  private mutating func copyString(_ quote: UInt8) {
    repeat {
      if bytes[offset] == UInt8(ascii: "\\"), offset + 1 < bytes.count {
        output.append(bytes[offset])
        offset += 1
      }
      output.append(bytes[offset])
      offset += 1
    } while offset < bytes.count && bytes[offset] != quote
    guard offset < bytes.count else { return }
    output.append(quote)
    offset += 1
  }

  /// What follows `url(` without quotes.
  private mutating func copyAddress() {
    while offset < bytes.count, bytes[offset] != UInt8(ascii: ")"), !"\"'".utf8.contains(bytes[offset]) {
      output.append(bytes[offset])
      offset += 1
    }
  }
}
