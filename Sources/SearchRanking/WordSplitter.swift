/// How a word stands in a text, beyond its letters.
package struct WordStyle: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A capital after the first letter: `IAM`, `AssumeRole`.
  package static let capitals = WordStyle(rawValue: 1)
  /// Begins an option: `cpu` of `--cpu-percent`.
  package static let option = WordStyle(rawValue: 2)
}

/// Longer words are cut: they are encoded data, of which nobody types more.
package let maximumWordLength = 64

/// Takes texts apart into the words that are indexed and looked for.
///
/// - A word is a run of letters and digits, in lower case and without diacritics. An apostrophe between
///   letters is dropped: `don't` is `dont`.
/// - A name is taken apart where it is joined by punctuation (`/etc/resolv.conf` is `etc resolv conf`) and at
///   changes of case (`AssumeRole` is `assume role`). In the second case the whole, `assumerole`, is a word as
///   well and has the place of its first part.
/// - Chinese, Japanese and Korean text gives its pairs of characters.
///
/// Linear in the text. `Tests/SearchRankingTests/Vectors/words.json` holds examples for other implementations.
package struct WordSplitter {
  /// The word being read, folded.
  private var word: [UInt8] = []
  /// Where its parts begin, the first one left out.
  private var partStarts: [PartStart] = []
  private var position = 0

  private struct PartStart {
    let inWord: Int
    let inText: Int
  }

  package init() {}

  /// A word as it is found; `text` is valid during the call only.
  package struct Found {
    /// Folded.
    package let text: UnsafeBufferPointer<UInt8>
    /// Its place among the words: 0, 1, …
    package let position: Int
    package let style: WordStyle
    /// Where it stands, in bytes.
    package let range: Range<Int>
  }

  /// Calls `found` with each word.
  ///
  /// - Returns: How many positions there are.
  @discardableResult
  package mutating func split(_ text: UnsafeBufferPointer<UInt8>, _ found: (Found) -> Void) -> Int {
    position = 0
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      if isASCIIWordByte(byte) {
        let end = plainEnd(text, from: offset)
        if end > offset {
          let style: WordStyle = isOption(text, at: offset) ? .option : []
          let word = UnsafeBufferPointer(rebasing: text[offset..<end])
          found(Found(text: word, position: position, style: style, range: offset..<end))
          position += 1
          offset = end
        } else {
          offset = readRun(text, from: offset, found)
        }
      } else if byte < 0x80 {
        offset += 1
      } else {
        let (scalar, length) = decodeScalar(text, at: offset)
        if isPairedScalar(scalar) {
          offset = readPairs(text, from: offset, found)
        } else if isWordScalar(scalar) {
          offset = readRun(text, from: offset, found)
        } else {
          offset += length
        }
      }
    }
    return position
  }

  /// Reads a run of letters and digits that begins at `start`; returns where it ends.
  private mutating func readRun(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ found: (Found) -> Void
  ) -> Int {
    word.removeAll(keepingCapacity: true)
    partStarts.removeAll(keepingCapacity: true)
    var style: WordStyle = isOption(text, at: start) ? .option : []
    var offset = start
    while offset < text.count {
      let byte = text[offset]
      if isASCIIWordByte(byte) {
        if isUpper(byte) {
          if offset > start {
            style.insert(.capitals)
            if isPartStart(text, at: offset) {
              partStarts.append(PartStart(inWord: word.count, inText: offset))
            }
          }
          word.append(byte | 0x20)
        } else {
          word.append(byte)
        }
        offset += 1
      } else if byte == UInt8(ascii: "'"), offset + 1 < text.count, isLetter(text[offset + 1]) {
        offset += 1
      } else if byte < 0x80 {
        break
      } else {
        let (scalar, length) = decodeScalar(text, at: offset)
        // ’ between letters is an apostrophe.
        let isApostrophe =
          scalar == "\u{2019}" && offset + length < text.count && isLetter(text[offset + length])
        guard isWordScalar(scalar) || isApostrophe, !isPairedScalar(scalar) else { break }
        if !isApostrophe { appendFolded(scalar) }
        offset += length
      }
    }
    emit(style, start..<offset, found)
    return offset
  }

  private mutating func emit(_ style: WordStyle, _ range: Range<Int>, _ found: (Found) -> Void) {
    // A run of marks alone.
    guard !word.isEmpty else { return }
    word.withUnsafeBufferPointer { word in
      let whole = UnsafeBufferPointer(rebasing: word[..<wordEnd(word, limit: maximumWordLength)])
      found(Found(text: whole, position: position, style: style, range: range))
      // In a longer run, encoded data, the case changes by chance.
      guard !partStarts.isEmpty, word.count <= maximumWordLength else { return }
      var start = PartStart(inWord: 0, inText: range.lowerBound)
      for index in 0...partStarts.count {
        let end =
          index < partStarts.count
          ? partStarts[index] : PartStart(inWord: word.count, inText: range.upperBound)
        found(
          Found(
            text: UnsafeBufferPointer(rebasing: word[start.inWord..<end.inWord]), position: position + index,
            style: style, range: start.inText..<end.inText))
        start = end
      }
      position += partStarts.count
    }
    position += 1
  }

  /// Reads a run of characters that are written without blanks between words; returns where it ends.
  private mutating func readPairs(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ found: (Found) -> Void
  ) -> Int {
    func emit(_ range: Range<Int>) {
      found(
        Found(text: UnsafeBufferPointer(rebasing: text[range]), position: position, style: [], range: range))
      position += 1
    }
    var previous = start
    var offset = start + decodeScalar(text, at: start).1
    while offset < text.count {
      let (scalar, length) = decodeScalar(text, at: offset)
      guard isPairedScalar(scalar) else { break }
      emit(previous..<offset + length)
      previous = offset
      offset += length
    }
    // A character alone is a word.
    if previous == start { emit(start..<offset) }
    return offset
  }

  private mutating func appendFolded(_ scalar: Unicode.Scalar) {
    if let letters = LatinLetters.folded(scalar) {
      word.append(contentsOf: letters.utf8)
    } else if !(0x300...0x36F).contains(scalar.value) {
      word.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }
  }
}

/// Where a word ends that stands in the text as it is looked for: of small letters and digits, and not too long, as
/// most are. `start` for any other.
private func plainEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  let limit = min(text.count, start + maximumWordLength)
  var end = start
  while end < limit, isLower(text[end]) || isDigit(text[end]) { end += 1 }
  guard end < text.count else { return end }
  let next = text[end]
  return next >= 0x80 || next == UInt8(ascii: "'") || isASCIIWordByte(next) ? start : end
}

/// Whether a new part of a name begins here: `assume|Role`, `IAM|Policy`.
private func isPartStart(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
  let before = text[offset - 1]
  if isLower(before) { return true }
  // The last capital of a run belongs to the word after it; `IDs` and `VMs` are one word all the same.
  guard isUpper(before), offset + 2 < text.count else { return false }
  return isLower(text[offset + 1]) && isLower(text[offset + 2])
}

/// Whether the word at `offset` has a dash before it, and before that another one or the end of a word.
private func isOption(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
  guard offset > 0, text[offset - 1] == UInt8(ascii: "-") else { return false }
  guard offset > 1 else { return true }
  let before = text[offset - 2]
  return before == UInt8(ascii: "-") || !(isASCIIWordByte(before) || before >= 0x80)
}

/// Where a word ends that is cut between characters at `limit` bytes.
private func wordEnd(_ word: UnsafeBufferPointer<UInt8>, limit: Int) -> Int {
  guard word.count > limit else { return word.count }
  var end = limit
  while end > 0, word[end] & 0xC0 == 0x80 { end -= 1 }
  return end
}

private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
    .letterNumber, .otherNumber, .privateUse, .nonspacingMark, .spacingMark:
    true
  default: false
  }
}

/// Characters of Chinese, Japanese and Korean.
private func isPairedScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFF:
    true
  default: false
  }
}

/// The character at `offset` and its length; the replacement character, of one byte, for what is not UTF-8.
private func decodeScalar(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> (Unicode.Scalar, Int) {
  let first = text[offset]
  let length =
    switch first {
    case 0..<0x80: 1
    case 0xC2..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0..<0xF5: 4
    default: 0
    }
  guard length > 0, offset + length <= text.count else { return ("\u{FFFD}", 1) }
  var value = length == 1 ? UInt32(first) : UInt32(first) & (0x7F >> UInt32(length))
  for byte in text[(offset + 1)..<(offset + length)] {
    guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
    value = value << 6 | UInt32(byte & 0x3F)
  }
  return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
}

private func isASCIIWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
private func isUpper(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
func isLower(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }
private func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }
