import SourceText

/// A line of a file as it is shown above its carets: tabs as blanks, control characters as pictures, and of a
/// long line only what stands around the place in question.
struct LineWindow {
  /// Ready to print, without a line break.
  let text: [UInt8]
  /// For each character shown: its byte offset in the file and its column on the terminal, from 0.
  private let cells: [(offset: Int, column: Int)]
  private let endOffset: Int
  private let endColumn: Int

  /// Columns of a line that are shown.
  static let maximumWidth = 100
  /// Bytes looked at before and after a place. A line may be megabytes long.
  static let reach = 400
  /// Columns kept before a place on a long line.
  private static let leadWidth = 40
  private static let tabWidth = 4

  /// The line of the first byte of `focus`.
  init(around focus: SourceRange, in bytes: [UInt8]) {
    var start = focus.start
    while start > 0, focus.start - start < Self.reach, !isLineBreak(bytes[start - 1]) { start -= 1 }
    while start < focus.start, bytes[start] & 0xC0 == 0x80 { start += 1 }
    let isCutBefore = start > 0 && !isLineBreak(bytes[start - 1])
    var end = focus.start
    while end < bytes.count, end - focus.start < Self.reach, !isLineBreak(bytes[end]) { end += 1 }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    let isCutAfter = end < bytes.count && !isLineBreak(bytes[end])

    let characters = shownCharacters(bytes, SourceRange(start, end), tabWidth: Self.tabWidth)
    let width = characters.reduce(0) { $0 + $1.width }
    guard isCutBefore || isCutAfter || width > Self.maximumWidth else {
      self.init(characters[...], endOffset: end, before: false, after: false)
      return
    }
    var beforeFocus = 0
    for character in characters where character.offset < focus.start { beforeFocus += character.width }
    // Near its start a line is shown from its start.
    var first = 0
    var skipped = 0
    if isCutBefore || beforeFocus > Self.maximumWidth - Self.leadWidth {
      while first < characters.count, characters[first].offset < focus.start,
        beforeFocus - skipped > Self.leadWidth
      {
        skipped += characters[first].width
        first += 1
      }
    }
    var last = first
    var used = 0
    while last < characters.count, used + characters[last].width <= Self.maximumWidth {
      used += characters[last].width
      last += 1
    }
    self.init(
      characters[first..<last], endOffset: last < characters.count ? characters[last].offset : end,
      before: isCutBefore || first > 0, after: isCutAfter || last < characters.count)
  }

  private init(_ characters: ArraySlice<ShownCharacter>, endOffset: Int, before: Bool, after: Bool) {
    var text: [UInt8] = before ? Array("…".utf8) : []
    var column = before ? 1 : 0
    var cells: [(offset: Int, column: Int)] = []
    cells.reserveCapacity(characters.count)
    var base = column
    for character in characters {
      // A combining mark stands in the column of the character it belongs to.
      if character.width > 0 { base = column }
      cells.append((character.offset, base))
      if character.isTab {
        text += [UInt8](repeating: UInt8(ascii: " "), count: character.width)
      } else {
        text += String(character.scalar).utf8
      }
      column += character.width
    }
    if after { text += "…".utf8 }
    self.text = text
    self.cells = cells
    self.endOffset = endOffset
    self.endColumn = column
  }

  /// Whether the byte at `offset`, or the line's end there, is shown.
  func shows(_ offset: Int) -> Bool { offset >= (cells.first?.offset ?? endOffset) && offset <= endOffset }

  /// The column of the byte at `offset`, or of the nearest one that is shown.
  func column(of offset: Int) -> Int {
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].offset < offset { low = middle + 1 } else { high = middle }
    }
    return low < cells.count ? cells[low].column : endColumn
  }
}

func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

// MARK: Characters

/// A character with the columns it takes.
private struct ShownCharacter {
  let offset: Int
  let scalar: Unicode.Scalar
  let width: Int
  var isTab = false
}

private func shownCharacters(_ bytes: [UInt8], _ range: SourceRange, tabWidth: Int) -> [ShownCharacter] {
  var result: [ShownCharacter] = []
  result.reserveCapacity(range.count)
  var offset = range.start
  var column = 0
  while offset < range.end {
    let start = offset
    let scalar = takeScalar(bytes, &offset, end: range.end)
    if scalar == "\t" {
      let width = tabWidth - column % tabWidth
      result.append(ShownCharacter(offset: start, scalar: " ", width: width, isTab: true))
      column += width
      continue
    }
    let harmless = harmlessScalar(scalar)
    let width = terminalWidth(harmless)
    result.append(ShownCharacter(offset: start, scalar: harmless, width: width))
    column += width
  }
  return result
}

/// Appends text so that it cannot move a terminal: no control characters, no direction marks, no line breaks.
func appendHarmless(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
  let bytes = Array(text)
  if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
    output += bytes
    return
  }
  var offset = 0
  while offset < bytes.count {
    output += String(harmlessScalar(takeScalar(bytes, &offset, end: bytes.count))).utf8
  }
}

/// Decodes one character. A malformed byte gives U+FFFD and is skipped alone.
private func takeScalar(_ bytes: [UInt8], _ offset: inout Int, end: Int) -> Unicode.Scalar {
  let first = bytes[offset]
  offset += 1
  guard first >= 0x80 else { return Unicode.Scalar(first) }
  let following: Int
  switch first {
  case 0xC2...0xDF: following = 1
  case 0xE0...0xEF: following = 2
  case 0xF0...0xF4: following = 3
  default: return "\u{FFFD}"
  }
  guard end - offset >= following else { return "\u{FFFD}" }
  var value = UInt32(first) & (0x3F >> UInt32(following))
  for index in offset..<(offset + following) {
    guard bytes[index] & 0xC0 == 0x80 else { return "\u{FFFD}" }
    value = value << 6 | UInt32(bytes[index] & 0x3F)
  }
  guard let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
  offset += following
  return scalar
}

/// The scalar itself, or what stands for one that is invisible or tells the terminal to do something.
private func harmlessScalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  // U+2400 ff. are pictures of the control characters.
  case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
  case 0x7F: "\u{2421}"
  case 0x80...0x9F: "\u{FFFD}"
  // Soft hyphen, zero-width blanks, direction marks, line separators, byte order mark.
  case 0xAD, 0x61C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: "\u{FFFD}"
  default: scalar
  }
}

/// Columns that a terminal gives to a text.
package func terminalWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + terminalWidth($1) }
}

/// Columns that a terminal gives to a character: 0 for combining marks, 2 for wide ones (UAX #11), else 1.
func terminalWidth(_ scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  if scalar.value < 0x1100 { return 1 }
  var low = 0
  var high = wideRanges.count
  while low < high {
    let middle = (low + high) / 2
    if wideRanges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
  }
  return low < wideRanges.count && wideRanges[low].contains(scalar.value) ? 2 : 1
}

/// East Asian wide and full-width characters, and emoji that are shown as pictures; in order.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0, 0x23F3...0x23F3,
  0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F, 0x2693...0x2693, 0x26A1...0x26A1,
  0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA,
  0x26F2...0x26F3, 0x26F5...0x26F5, 0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B,
  0x2728...0x2728, 0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
  0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55, 0x2E80...0x303E,
  0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
  0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F004...0x1F004,
  0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320, 0x1F32D...0x1F335,
  0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0,
  0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC, 0x1F4FF...0x1F53D,
  0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A, 0x1F595...0x1F596, 0x1F5A4...0x1F5A4,
  0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6D7,
  0x1F6DC...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7EB, 0x1F7F0...0x1F7F0,
  0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD,
]
