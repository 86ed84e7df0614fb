/// How wide a text will be in the reader's system font, which nobody knows when the page is made.
///
/// The table has for each letter the widest of what the usual fonts have (Arial, Segoe UI, Roboto, Noto Sans, San
/// Francisco), so a text fits its box in all of them and leaves some room in most.
enum TextMetrics {
  /// The width of one line in units of the viewBox.
  static func width(of line: some StringProtocol, fontSize: Double = DiagramStyle.fontSize) -> Double {
    var thousandths = 0
    for scalar in line.unicodeScalars { thousandths += advance(of: scalar) }
    return Double(thousandths) * fontSize / 1000
  }

  /// The width of the widest line.
  static func width(of lines: [String], fontSize: Double = DiagramStyle.fontSize) -> Double {
    lines.reduce(0) { max($0, width(of: $1, fontSize: fontSize)) }
  }

  /// The height of so many lines.
  static func height(of lines: [String]) -> Double { Double(lines.count) * DiagramStyle.lineHeight }

  /// The lines of a label: broken at line breaks (`\n`) and between words where a line would be wider than `maximum`; a
  /// word that alone is too wide behind the marks of paths, addresses and names, and elsewhere only beyond `longestWord`.
  /// So a line may be wider than `maximum`, unless that is `longestWord`, too. Linear in the text.
  static func lines(
    of text: String, within maximum: Double, longestWord: Double = 240,
    fontSize: Double = DiagramStyle.fontSize
  ) -> [String] {
    var lines: [String] = []
    func inThousandths(_ width: Double) -> Int { Int(max(width, fontSize) * 1000 / fontSize) }
    for hardLine in text.split(separator: "\n", omittingEmptySubsequences: false) {
      appendLines(of: hardLine, within: inThousandths(maximum), inThousandths(longestWord), to: &lines)
    }
    while let last = lines.last, last.isEmpty { lines.removeLast() }
    while let first = lines.first, first.isEmpty { lines.removeFirst() }
    return lines
  }

  private static func appendLines(
    of text: Substring, within limit: Int, _ longestWord: Int, to lines: inout [String]
  ) {
    var line = ""
    var width = 0
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" }) {
      for piece in pieces(of: word, within: limit, max(limit, longestWord)) {
        let isNewWord = piece.startIndex == word.startIndex
        let pieceWidth = piece.unicodeScalars.reduce(0) { $0 + advance(of: $1) }
        let gap = isNewWord && !line.isEmpty ? advance(of: " ") : 0
        if !line.isEmpty, width + gap + pieceWidth > limit {
          lines.append(line)
          line = String(piece)
          width = pieceWidth
        } else {
          if gap > 0 { line += " " }
          line += piece
          width += gap + pieceWidth
        }
      }
    }
    lines.append(line)
  }

  /// A word as it is, or, if it is wider than `limit` (in thousandths of an em), in pieces: behind the marks of paths,
  /// addresses and names, and wherever a piece is as wide as the longest word may be.
  private static func pieces(of word: Substring, within limit: Int, _ longestWord: Int) -> [Substring] {
    guard word.unicodeScalars.reduce(0, { $0 + advance(of: $1) }) > limit else { return [word] }
    var pieces: [Substring] = []
    var start = word.startIndex
    var width = 0
    for index in word.indices {
      let character = word[index]
      let next = character.unicodeScalars.reduce(0) { $0 + advance(of: $1) }
      if width + next > longestWord, start < index {
        pieces.append(word[start..<index])
        start = index
        width = 0
      }
      width += next
      let after = word.index(after: index)
      if "/-_.,:;=&?@|".contains(character) || isBrokenAnywhere(character), after < word.endIndex {
        pieces.append(word[start..<after])
        start = after
        width = 0
      }
    }
    if start < word.endIndex { pieces.append(word[start...]) }
    return pieces
  }

  /// Chinese, Japanese and Korean have no blanks between words.
  private static func isBrokenAnywhere(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return (0x2E80...0xD7AF).contains(scalar.value) || (0x20000...0x3FFFF).contains(scalar.value)
  }

  /// In thousandths of an em.
  private static func advance(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E: Int(asciiAdvances[Int(scalar.value) - 0x20])
    case 0..<0x20, 0x7F, 0x0300...0x036F, 0x200B...0x200F, 0x20D0...0x20FF, 0xFE00...0xFE0F: 0
    case 0xA0: 278
    // Accented and other Latin letters, Greek.
    case 0xA1..<0x0400: scalar.properties.isUppercase ? 740 : 630
    // Cyrillic: ж, м, ф, ш, щ, ы, ю and their capitals are the wide ones.
    case 0x0436, 0x043C, 0x0444, 0x0448, 0x0449, 0x044B, 0x044E: 900
    case 0x0416, 0x041C, 0x0424, 0x0428, 0x0429, 0x042B, 0x042E: 1060
    case 0x0400..<0x0530: scalar.properties.isUppercase ? 740 : 630
    case 0x0590..<0x0780: 620
    case 0x0780..<0x1100: 760
    case 0x1E00..<0x2000: scalar.properties.isUppercase ? 740 : 630
    case 0x2010...0x2012: 560
    case 0x2013, 0x2014: 1000
    case 0x2018...0x201F, 0x2022: 400
    case 0x2026: 1000
    case 0x1100..<0x1200, 0x2190..<0x2800, 0x2E80...0xD7FF, 0xF900..<0xFB00, 0xFE30..<0xFE70, 0xFF00..<0xFF61,
      0x1F000...0x3FFFF:
      1060
    default: 720
    }
  }

  /// U+0020 to U+007E.
  private static let asciiAdvances: [UInt16] = [
    278, 300, 420, 660, 580, 900, 740, 240, 340, 340, 560, 600, 278, 360, 278, 400,  // blank to /
    580, 580, 580, 580, 580, 580, 580, 580, 580, 580, 278, 278, 600, 600, 600, 556,  // 0 to ?
    1015, 680, 670, 722, 740, 667, 611, 778, 750, 345, 520, 680, 560, 920, 770, 790,  // @ to O
    667, 790, 722, 667, 620, 740, 680, 960, 680, 680, 620, 345, 400, 345, 584, 556,  // P to _
    350, 570, 620, 510, 620, 570, 350, 620, 620, 262, 275, 540, 262, 940, 620, 610,  // ` to o
    620, 620, 415, 510, 365, 620, 520, 790, 540, 520, 510, 390, 300, 390, 600,  // p to ~
  ]
}
