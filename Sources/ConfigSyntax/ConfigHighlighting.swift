import SourceText

/// How a format looks.
struct ConfigColours: Sendable {
  /// Signs that begin a comment at the start of a line.
  var comments: StaticString
  /// Whether `comments` begin one after a blank, too.
  var commentsEndLines = false
  /// Signs between key and value; "" where there are none.
  var separators: StaticString = ""
  /// Words at the start of a line.
  var keywords: [String] = []
  /// Whether the first word of a line is a key, though no separator follows it.
  var beginsWithKey = false
  /// How many words at the start of a line are numbers, addresses, times.
  var fields = 0
  var hasSections = false
  /// `$NAME`, `${NAME}`
  var hasVariables = false
}

private let constants: Set<String> = ["true", "false", "yes", "no", "on", "off", "none", "null"]

struct ConfigHighlighter {
  private var cursor: ByteCursor
  private let colours: ConfigColours
  private var found: [SyntaxToken] = []

  init(_ bytes: [UInt8], _ colours: ConfigColours) {
    cursor = ByteCursor(bytes)
    self.colours = colours
  }

  mutating func tokens() -> [SyntaxToken] {
    var goesOn = false
    while !cursor.isAtEnd {
      let start = cursor.offset
      takeLine(isContinued: goesOn)
      goesOn = cursor.offset > start && cursor.peek(-1) == UInt8(ascii: "\\")
      _ = cursor.eat(0x0D)
      if !cursor.eat(0x0A), cursor.offset == start { cursor.offset += 1 }  // never stuck
    }
    return found
  }

  private mutating func add(_ kind: SyntaxKind, from start: Int) {
    if cursor.offset > start { found.append(SyntaxToken(kind, cursor.range(from: start))) }
  }

  private mutating func takeLine(isContinued: Bool) {
    skipBlanks()
    let start = cursor.offset
    guard let byte = cursor.current, !isLineEnd else { return }
    if colours.comments.has(byte) {
      cursor.skip { $0 != 0x0A && $0 != 0x0D }
      return add(.comment, from: start)
    }
    guard !isContinued else { return takeValue() }
    if colours.hasSections, byte == UInt8(ascii: "[") {
      cursor.skip { $0 != 0x0A && $0 != 0x0D && $0 != UInt8(ascii: "]") }
      cursor.skip { $0 == UInt8(ascii: "]") }
      add(.type, from: start)
      return takeValue()
    }
    takeKeyword()
    if !takeFields() { takeKey() }
    takeValue()
  }

  private mutating func takeKeyword() {
    let start = cursor.offset
    _ = cursor.eat(UInt8(ascii: "$"))  // `$ORIGIN`
    cursor.skip { isNameByte($0) || $0 == UInt8(ascii: "-") }
    let isAlone = isLineEnd || cursor.current.map(isBlank) ?? true
    if isAlone, colours.keywords.contains(cursor.text(cursor.range(from: start))) {
      add(.keyword, from: start)
      skipBlanks()
    } else if colours.beginsWithKey {
      add(.key, from: start)
    } else {
      cursor.offset = start
    }
  }

  /// - Returns: whether there are any; a line that begins with a letter is a setting of a crontab.
  private mutating func takeFields() -> Bool {
    guard colours.fields > 0, let first = cursor.current,
      !isLetter(first) || colours.separators.utf8CodeUnitCount == 0
    else { return false }
    for _ in 0..<colours.fields {
      skipBlanks()
      let start = cursor.offset
      guard !isLineEnd else { break }
      if takePlaceholder() { continue }
      cursor.skip { !isBlank($0) && $0 != 0x0A && $0 != 0x0D }
      guard cursor.bytes[start] != UInt8(ascii: "@") else {
        add(.keyword, from: start)  // `@daily` stands for all of them
        break
      }
      add(.number, from: start)
    }
    return true
  }

  /// Whatever stands before a separator on this line.
  private mutating func takeKey() {
    let start = cursor.offset
    cursor.skip { !colours.separators.has($0) && $0 != 0x0A && $0 != 0x0D }
    let separator = cursor.offset
    guard !isLineEnd else {
      cursor.offset = start
      return
    }
    while cursor.offset > start, let byte = cursor.peek(-1), isBlank(byte) { cursor.offset -= 1 }
    let end = cursor.offset
    cursor.offset = start
    while cursor.offset < end {
      let piece = cursor.offset
      if let next = cursor.endOfElision(at: piece), next <= end {
        cursor.offset = next
        add(.placeholder, from: piece)
      } else {
        repeat { cursor.offset += 1 } while cursor.offset < end && !beginsPlaceholder
        add(.key, from: piece)
      }
    }
    cursor.offset = separator + 1
    add(.operator, from: separator)
  }

  private var beginsPlaceholder: Bool {
    switch cursor.current {
    case UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "$"), UInt8(ascii: "%"):
      cursor.endOfElision(at: cursor.offset) != nil
    default: false
    }
  }

  private mutating func takeValue() {
    while let byte = cursor.current, !isLineEnd {
      let start = cursor.offset
      if takePlaceholder() { continue }
      let isAfterBlank = cursor.peek(-1).map(isBlank) ?? true
      switch byte {
      case UInt8(ascii: "\""): takeString()
      case _ where isAfterBlank && colours.commentsEndLines && colours.comments.has(byte):
        cursor.skip { $0 != 0x0A && $0 != 0x0D }
        add(.comment, from: start)
      case _ where isNameByte(byte) || byte == UInt8(ascii: ":"): takeWord()
      default: cursor.offset += 1
      }
    }
  }

  private mutating func takePlaceholder() -> Bool {
    let start = cursor.offset
    guard let end = cursor.endOfElision(at: start) else { return false }
    let isVariable = cursor.current == UInt8(ascii: "$") && colours.hasVariables
    cursor.offset = end
    add(isVariable ? .variable : .placeholder, from: start)
    return true
  }

  /// A string with the variables in it; it ends with its line at the latest.
  private mutating func takeString() {
    var start = cursor.offset
    cursor.offset += 1
    while let byte = cursor.current, !isLineEnd {
      if byte == UInt8(ascii: "\"") {
        cursor.offset += 1
        break
      }
      if byte == UInt8(ascii: "$"), colours.hasVariables, let end = cursor.endOfPlaceholder(at: cursor.offset)
      {
        add(.string, from: start)
        start = cursor.offset
        cursor.offset = end
        add(.variable, from: start)
        start = cursor.offset
      } else {
        cursor.offset += 1
        if byte == UInt8(ascii: "\\"), !isLineEnd, cursor.current.map({ $0 < 0x80 }) ?? false {
          cursor.offset += 1
        }
      }
    }
    add(.string, from: start)
  }

  /// A number, an address, or a constant; other words are plain.
  private mutating func takeWord() {
    let start = cursor.offset
    cursor.skip { isNameByte($0) || $0 >= 0x80 || (".:-/" as StaticString).has($0) }
    let range = cursor.range(from: start)
    let word = cursor.text(range)
    if constants.contains(word.lowercased()) { return add(.constant, from: start) }
    let bytes = cursor.bytes[range.start..<range.end]
    let isNumber =
      bytes.contains(where: isDigit) && bytes.allSatisfy { isDigit($0) || (".:/" as StaticString).has($0) }
    if isNumber || (word.contains(utf8: ":") && faultOfAddress(word) == nil) { add(.number, from: start) }
  }

  private var isLineEnd: Bool {
    switch cursor.current {
    case nil, 0x0A: true
    case 0x0D: cursor.peek() == 0x0A || cursor.peek() == nil
    default: false
    }
  }

  private mutating func skipBlanks() { cursor.skip(while: isBlank) }
}
