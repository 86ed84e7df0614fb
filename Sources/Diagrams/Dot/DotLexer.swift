import SourceText

/// A piece of a graph of Graphviz.
struct DotToken {
  enum Kind: Equatable {
    case id(DotID)
    /// A keyword in lower case: `node`, `edge`, `graph`, `digraph`, `subgraph`, `strict`.
    case keyword(String)
    case mark(UInt8)
    /// `->` or `--`
    case edge(isDirected: Bool)
    case end
    /// What is opened and never closed: a comment, a string, HTML.
    case unclosed(String)
    case unknown
  }

  let kind: Kind
  let range: SourceRange
}

/// A name or value. Quoted strings keep their escapes, which mean different things in different attributes.
struct DotID: Equatable {
  enum Form {
    case plain, quoted, html
  }

  var text: String
  var form: Form
}

/// The tokens of the language, with comments skipped.
///
/// "The DOT Language": an ID is a name, a numeral, a string in double quotes or HTML in angle brackets; keywords know no
/// case; `//`, `/* */` and lines that begin with `#` are comments.
struct DotLexer {
  private(set) var cursor: ByteCursor

  init(_ bytes: [UInt8]) {
    cursor = ByteCursor(bytes)
    _ = cursor.eat("\u{FEFF}")
  }

  mutating func next() -> DotToken {
    if let unclosed = skipBlanks() { return DotToken(kind: .unclosed("comment"), range: unclosed) }
    let start = cursor.offset
    guard let byte = cursor.current else { return DotToken(kind: .end, range: cursor.range(from: start)) }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ";"),
      UInt8(ascii: ","), UInt8(ascii: "="), UInt8(ascii: ":"):
      cursor.offset += 1
      return DotToken(kind: .mark(byte), range: cursor.range(from: start))
    case UInt8(ascii: "\""): return quoted()
    case UInt8(ascii: "<"): return html()
    case UInt8(ascii: "-") where cursor.peek() == UInt8(ascii: ">"),
      UInt8(ascii: "-") where cursor.peek() == byte:
      cursor.offset += 2
      return DotToken(
        kind: .edge(isDirected: cursor.bytes[start + 1] != byte), range: cursor.range(from: start))
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"): return numeral()
    default:
      guard isWordByte(byte) else { return unknown() }
      cursor.skip(while: isWordByte)
      let range = cursor.range(from: start)
      let word = cursor.text(range)
      let lower = word.lowercased()
      let isKeyword = ["node", "edge", "graph", "digraph", "subgraph", "strict"].contains(lower)
      return DotToken(kind: isKeyword ? .keyword(lower) : .id(DotID(text: word, form: .plain)), range: range)
    }
  }

  /// - Returns: the place of a comment that is never closed.
  private mutating func skipBlanks() -> SourceRange? {
    while let byte = cursor.current {
      let start = cursor.offset
      if isBlankOrBreak(byte) || byte == 0x0C || byte == 0x0B {
        cursor.offset += 1
      } else if cursor.starts(with: "//") || byte == UInt8(ascii: "#") && isAtLineStart(start) {
        cursor.skip { $0 != 0x0A }
      } else if cursor.eat("/*") {
        while !cursor.isAtEnd, !cursor.starts(with: "*/") { cursor.offset += 1 }
        if !cursor.eat("*/") { return SourceRange(start, start + 2) }
      } else if let length = cursor.invisibleLength(at: start) {
        cursor.offset += length
      } else {
        break
      }
    }
    return nil
  }

  private func isAtLineStart(_ offset: Int) -> Bool {
    var place = offset
    while place > 0, isBlank(cursor.bytes[place - 1]) { place -= 1 }
    return place == 0 || cursor.bytes[place - 1] == 0x0A
  }

  private mutating func unknown() -> DotToken {
    let start = cursor.offset
    cursor.offset += 1
    while let byte = cursor.current, byte & 0xC0 == 0x80 { cursor.offset += 1 }
    return DotToken(kind: .unknown, range: cursor.range(from: start))
  }

  private mutating func numeral() -> DotToken {
    let start = cursor.offset
    _ = cursor.eat(UInt8(ascii: "-"))
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    let digits = cursor.offset
    cursor.skip(while: isDigit)
    if cursor.current == UInt8(ascii: "."), cursor.offset > digits || cursor.peek().map(isDigit) ?? false {
      cursor.offset += 1
      cursor.skip(while: isDigit)
    }
    guard cursor.offset > digits else {
      cursor.offset = start
      return unknown()
    }
    let range = cursor.range(from: start)
    return DotToken(kind: .id(DotID(text: cursor.text(range), form: .plain)), range: range)
  }

  /// Strings may be joined with `+`; a backslash at the end of a line joins lines.
  private mutating func quoted() -> DotToken {
    let start = cursor.offset
    var text: [UInt8] = []
    var end = start
    while cursor.current == UInt8(ascii: "\"") {
      let opening = cursor.offset
      cursor.offset += 1
      var isClosed = false
      while let byte = cursor.current {
        cursor.offset += 1
        if byte == UInt8(ascii: "\"") {
          isClosed = true
          break
        }
        if byte == UInt8(ascii: "\\"), let next = cursor.current {
          if next == 0x0A || next == 0x0D && cursor.peek() == 0x0A {
            cursor.offset += next == 0x0A ? 1 : 2
            continue
          }
          cursor.offset += 1
          if next != UInt8(ascii: "\"") { text.append(byte) }
          text.append(next)
          continue
        }
        text.append(byte)
      }
      guard isClosed else {
        return DotToken(kind: .unclosed("string"), range: SourceRange(opening, opening + 1))
      }
      end = cursor.offset
      _ = skipBlanks()
      guard cursor.eat(UInt8(ascii: "+")) else { break }
      _ = skipBlanks()
    }
    cursor.offset = end
    return DotToken(
      kind: .id(DotID(text: String(decoding: text, as: UTF8.self), form: .quoted)),
      range: SourceRange(start, end))
  }

  private mutating func html() -> DotToken {
    let start = cursor.offset
    var depth = 0
    while let byte = cursor.current {
      cursor.offset += 1
      if byte == UInt8(ascii: "<") { depth += 1 }
      if byte == UInt8(ascii: ">") {
        depth -= 1
        if depth == 0 {
          let range = cursor.range(from: start)
          return DotToken(
            kind: .id(DotID(text: cursor.text(SourceRange(start + 1, range.end - 1)), form: .html)),
            range: range)
        }
      }
    }
    return DotToken(kind: .unclosed("label of HTML"), range: SourceRange(start, start + 1))
  }
}
