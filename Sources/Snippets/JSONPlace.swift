/// Where in a JSON text one is, as far as it takes to put something there that does not disturb it.
struct JSONPlace {
  private var isInString = false
  private var isEscaped = false
  /// Between `{{` and `}}`, where a template engine puts text before anyone reads the JSON.
  private var isInTemplate = false
  /// The last byte of all.
  private var last: UInt8?
  /// The brackets that are open.
  private var openings: [UInt8] = []
  /// The last byte that is no blank.
  private var previous: UInt8?

  mutating func advance(over bytes: some Sequence<UInt8>) {
    for byte in bytes { advance(over: byte) }
  }

  private mutating func advance(over byte: UInt8) {
    defer { last = byte }
    if byte == last, !isInString || isInTemplate {
      if byte == UInt8(ascii: "{") { isInTemplate = true }
      if byte == UInt8(ascii: "}") { isInTemplate = false }
    }
    guard byte > 0x20 else { return isEscaped = false }
    previous = byte
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      return
    }
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): openings.append(byte)
    case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = openings.popLast()
    default: break
    }
  }

  /// What fits in here in place of something unknown: letters in a string, a number where a value stands, a
  /// member where a key does, nothing where neither would be right.
  ///
  /// - Parameters:
  ///   - offset: tells keys apart, so that none is given twice.
  ///   - next: the next byte that is no blank, if it is known.
  func standIn(at offset: Int, length: Int, before next: UInt8?) -> [UInt8] {
    // Three letters at least: `xxx` is known as something to fill in.
    if isInString || isInTemplate { return [UInt8](repeating: UInt8(ascii: "x"), count: max(3, length)) }
    switch previous {
    case UInt8(ascii: "{"), UInt8(ascii: ","):
      guard openings.last == UInt8(ascii: "{") else { break }
      if next == UInt8(ascii: ":") { return Array("\"x\(offset)\"".utf8) }
      // `{ $FIRST "b": 1 }`: it brings its comma along.
      return next == UInt8(ascii: "\"") ? [] : Array("\"x\(offset)\":1".utf8)
    case nil, UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: "-"): break
    // Behind a value: `[1 $MORE]`.
    default: return []
    }
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["): return []
    default: return [UInt8(ascii: "1")]
    }
  }

  /// Whether a comma may stand here: between two entries.
  func mayTakeComma(before next: UInt8?) -> Bool {
    if isInString { return true }
    switch previous {
    case nil, UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","): return false
    default: break
    }
    switch next {
    case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","): return false
    default: return true
    }
  }
}
