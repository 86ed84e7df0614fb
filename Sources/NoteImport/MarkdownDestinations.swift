/// What a destination in Markdown is of.
enum DestinationKind { case link, image }

/// The text with the destinations of its links, images and reference definitions replaced, code left alone.
func rewritingDestinations(
  in text: [UInt8], _ replace: (DestinationKind, String) -> String
) -> [UInt8] {
  mappingProse(of: text) { line in
    var result: [UInt8] = []
    var scanner = ProseScanner(Array(line))
    while let piece = scanner.next() {
      switch piece {
      case .verbatim(let bytes): result += bytes
      case .destination(let kind, let bytes):
        let old = String(decoding: bytes, as: UTF8.self)
        let new = replace(kind, old)
        result += new == old ? Array(bytes) : linkDestination(new)
      }
    }
    return result
  }
}

/// The text with each stretch of lines that is no fenced code replaced. Fences and what is in them stay byte for byte.
func mappingProse(of text: [UInt8], _ map: (ArraySlice<UInt8>) -> [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  var proseStart = 0
  var fence: (mark: UInt8, length: Int)?
  var index = 0
  while index < text.count {
    let end = text[index...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
    let line = text[index..<end]
    if let open = fence {
      if let found = codeFence(line), found.mark == open.mark, found.length >= open.length, found.isBare {
        fence = nil
        result += text[proseStart..<end]
        proseStart = end
      }
    } else if let found = codeFence(line) {
      result += map(text[proseStart..<index])
      proseStart = index
      fence = (found.mark, found.length)
    }
    index = end
  }
  result += fence == nil ? map(text[proseStart...]) : Array(text[proseStart...])
  return result
}

/// A line that opens or closes a block of code, in lists and quotes, too.
func codeFence(_ line: ArraySlice<UInt8>) -> (mark: UInt8, length: Int, isBare: Bool)? {
  let rest = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
  guard let mark = rest.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
  let length = rest.prefix { $0 == mark }.count
  guard length >= 3 else { return nil }
  let info = rest.dropFirst(length)
  // Backticks behind them make it a span of code.
  if mark == UInt8(ascii: "`"), info.contains(mark) { return nil }
  return (mark, length, info.allSatisfy { $0 <= 0x20 })
}

/// Cuts prose into destinations and all else.
private struct ProseScanner {
  enum Piece {
    case verbatim(ArraySlice<UInt8>)
    case destination(DestinationKind, ArraySlice<UInt8>)
  }

  private let bytes: [UInt8]
  private var offset = 0
  private var pending: Piece?
  /// Whether each bracket that is open belongs to an image.
  private var brackets: [Bool] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Piece? {
    if let piece = pending {
      pending = nil
      return piece
    }
    guard offset < bytes.count else { return nil }
    let start = offset
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 2
      case UInt8(ascii: "`"): skipCode()
      case UInt8(ascii: "["):
        brackets.append(offset > 0 && bytes[offset - 1] == UInt8(ascii: "!"))
        if brackets.count > 1000 { brackets.removeFirst(500) }
        offset += 1
      case UInt8(ascii: "]"):
        let isImage = brackets.popLast() ?? false
        offset += 1
        guard let range = destination() else { continue }
        pending = .destination(isImage ? .image : .link, bytes[range])
        offset = range.upperBound
        return .verbatim(bytes[start..<range.lowerBound])
      default: offset += 1
      }
    }
    offset = bytes.count
    return .verbatim(bytes[start...])
  }

  /// A span of code ends with as many backticks as it begins with; without these they are text.
  private mutating func skipCode() {
    let length = bytes[offset...].prefix { $0 == UInt8(ascii: "`") }.count
    var index = offset + length
    // A span does not reach beyond its paragraph.
    while index < bytes.count {
      if bytes[index] == 0x0A, index + 1 < bytes.count, bytes[index + 1] == 0x0A { break }
      guard bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let found = bytes[index...].prefix { $0 == UInt8(ascii: "`") }.count
      index += found
      if found == length {
        offset = index
        return
      }
    }
    offset += length
  }

  /// The destination behind `](` or, at the start of a line, `]:`.
  private func destination() -> Range<Int>? {
    guard offset < bytes.count else { return nil }
    var index = offset + 1
    if bytes[offset] == UInt8(ascii: ":") {
      guard isDefinition else { return nil }
    } else if bytes[offset] != UInt8(ascii: "(") {
      return nil
    }
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard index < bytes.count else { return nil }
    if bytes[index] == UInt8(ascii: "<") {
      let end = bytes[index...].firstIndex { $0 == UInt8(ascii: ">") || $0 == 0x0A } ?? bytes.count
      return end < bytes.count && bytes[end] == UInt8(ascii: ">") ? (index + 1)..<end : nil
    }
    var depth = 0
    let start = index
    while index < bytes.count, bytes[index] > 0x20 {
      if bytes[index] == UInt8(ascii: "(") { depth += 1 }
      if bytes[index] == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    index = min(index, bytes.count)
    return index > start ? start..<index : nil
  }

  /// Whether the brackets that were closed last stand at the start of their line and are no footnote.
  private var isDefinition: Bool {
    let lineStart = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = bytes[lineStart..<offset].drop { $0 == 0x20 }
    return line.first == UInt8(ascii: "[") && line.dropFirst().first != UInt8(ascii: "^")
      && !line.dropFirst().dropLast().contains(UInt8(ascii: "]"))
  }
}
