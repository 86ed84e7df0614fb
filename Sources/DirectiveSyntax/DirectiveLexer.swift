import Diagnostics
import SourceText

struct DirectiveToken {
  enum Kind {
    case word, string, semicolon, open, close, comment
    /// A script of another language in a block.
    case foreign
    /// Stands for what is left out.
    case gap
  }

  let kind: Kind
  let range: SourceRange
  /// Whether nothing but blanks stands before it on its line, and how many.
  let isFirstOnLine: Bool
  let indentation: Int
}

/// Parts a text into words, strings and signs, as `ngx_conf_read_token` does, or the lexer of BIND.
struct DirectiveLexer {
  private var cursor: ByteCursor
  private let format: DirectiveFormat
  private var found: [DirectiveToken] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether a template decides which lines there are: braces need not match then.
  private(set) var isTemplate = false
  private var lineStart = 0
  private var isFirstOnLine = true
  /// The first word of the directive that is being read.
  private var name: SourceRange?

  init(_ bytes: [UInt8], _ format: DirectiveFormat) {
    cursor = ByteCursor(bytes)
    self.format = format
    _ = cursor.eat("\u{FEFF}")
  }

  mutating func tokens() -> [DirectiveToken] {
    while let byte = cursor.current {
      let start = cursor.offset
      switch byte {
      case 0x0A:
        cursor.offset += 1
        lineStart = cursor.offset
        isFirstOnLine = true
        continue
      case 0x20, 0x09, 0x0D:
        cursor.offset += 1
        continue
      case UInt8(ascii: "#"): takeComment()
      case UInt8(ascii: "/") where format.dialect == .named && cursor.peek() == UInt8(ascii: "/"):
        takeComment()
      case UInt8(ascii: "/") where format.dialect == .named && cursor.peek() == UInt8(ascii: "*"):
        while !cursor.isAtEnd, !cursor.eat("*/") { cursor.offset += 1 }
        add(.comment, from: start)
      case UInt8(ascii: ";"): takeSign(.semicolon)
      case UInt8(ascii: "}"): takeSign(.close)
      case UInt8(ascii: "\""): takeString(byte)
      case UInt8(ascii: "'") where format.dialect == .nginx: takeString(byte)
      case UInt8(ascii: "{"):
        if let end = cursor.endOfPlaceholder(at: start) {
          takePlaceholder(upTo: end)
        } else {
          let isForeign = isLuaBlock
          takeSign(.open)
          if isForeign { takeLua() }
        }
      default: takeWord()
      }
      isFirstOnLine = false
    }
    return found
  }

  private mutating func add(_ kind: DirectiveToken.Kind, from start: Int) {
    guard cursor.offset > start else { return }
    let range = cursor.range(from: start)
    found.append(
      DirectiveToken(
        kind: kind, range: range, isFirstOnLine: isFirstOnLine, indentation: start - lineStart))
    switch kind {
    case .word: name = name ?? range
    case .semicolon, .open, .close: name = nil
    default: break
    }
  }

  private mutating func takeSign(_ kind: DirectiveToken.Kind) {
    cursor.offset += 1
    add(kind, from: cursor.offset - 1)
  }

  private mutating func takeComment() {
    let start = cursor.offset
    cursor.skip { $0 != 0x0A }
    add(.comment, from: start)
  }

  /// `{{ name }}` is a word or a part of one; `{% if %}` and `{{ range }}` decide on lines.
  private mutating func takePlaceholder(upTo end: Int) {
    let start = cursor.offset
    if cursor.peek() == UInt8(ascii: "%") || isControl(upTo: end) {
      isTemplate = true
      cursor.offset = end
      return add(.gap, from: start)
    }
    takeWord()
  }

  private func isControl(upTo end: Int) -> Bool {
    let words = cursor.text(SourceRange(cursor.offset, end)).split { "{}-# \t".contains($0) }
    return cursor.peek(2) == UInt8(ascii: "#")
      || ["if", "else", "end", "range", "with", "define", "block", "template", "include", "for"].contains(
        words.first.map(String.init) ?? "if")
  }

  /// A string ends at its quote, maybe lines below; a quote in a comment below is most likely another one.
  private mutating func takeString(_ quote: UInt8) {
    let start = cursor.offset
    let before = cursor
    var ends = 0
    cursor.offset += 1
    while let byte = cursor.current {
      cursor.offset += 1
      switch byte {
      case quote: return add(.string, from: start)
      case UInt8(ascii: "\\"): cursor.offset = min(cursor.offset + 1, cursor.limit)
      case 0x0A: ends = ends == 0 ? cursor.offset - 1 : ends
      default: break
      }
    }
    cursor = before
    cursor.offset = ends == 0 ? cursor.limit : ends
    // What follows the quote up to `;` was to be in it.
    if let sign = (start..<cursor.offset).last(where: { cursor.bytes[$0] == UInt8(ascii: ";") }) {
      cursor.offset = sign
    }
    diagnostics.appendLimited(
      Diagnostic(
        format.shared.unclosedQuote, "the quote is never closed", at: SourceRange(start, start + 1),
        help: "add the closing \(quote == UInt8(ascii: "'") ? "'" : "\"")"))
    add(.string, from: start)
  }

  private mutating func takeWord() {
    let start = cursor.offset
    if let end = cursor.endOfDots(at: start), endsWord(at: end) {
      cursor.offset = end
      if isFirstOnLine {
        // What stands behind the dots tells what is left out.
        while let byte = cursor.current, byte != 0x0A, !isSign(byte) { cursor.offset += 1 }
        while cursor.peek(-1).map({ $0 <= 0x20 }) ?? false, cursor.offset > end { cursor.offset -= 1 }
      }
      return add(.gap, from: start)
    }
    if isFirstOnLine, cursor.current == UInt8(ascii: "["), let end = cursor.endOfDots(at: start + 1),
      end < cursor.limit, cursor.bytes[end] == UInt8(ascii: "]")
    {
      cursor.offset = end + 1
      return add(.gap, from: start)
    }
    if isFirstOnLine, let end = endOfParenthesizedDots() {
      cursor.offset = end
      return add(.gap, from: start)
    }
    while let byte = cursor.current, byte > 0x20, byte != UInt8(ascii: ";") {
      if byte == UInt8(ascii: "\\"), format.dialect == .nginx {
        // A line break behind it is one still: it ends the line.
        cursor.offset = min(cursor.offset + (cursor.peek() == 0x0A ? 1 : 2), cursor.limit)
      } else if byte == UInt8(ascii: "{") {
        if cursor.peek(-1) == UInt8(ascii: "$"), cursor.offset > start {
          cursor.offset += 1
        } else if let end = cursor.endOfPlaceholder(at: cursor.offset) {
          cursor.offset = end
        } else if !takeQuantifier(from: start) {
          break
        }
      } else if format.dialect == .named, byte == UInt8(ascii: "}") || byte == UInt8(ascii: "\"") {
        break
      } else if byte == UInt8(ascii: "<"), let end = cursor.endOfPlaceholder(at: cursor.offset) {
        cursor.offset = end
      } else if byte == UInt8(ascii: "$"), let end = cursor.endOfPlaceholder(at: cursor.offset) {
        cursor.offset = end
      } else {
        cursor.offset += 1
      }
    }
    if cursor.offset == start { cursor.offset += 1 }  // never stuck
    add(.word, from: start)
  }

  /// `\d{3}` in a regular expression, at whose brace the word ends for nginx.
  private mutating func takeQuantifier(from start: Int) -> Bool {
    guard format.dialect == .nginx, cursor.offset > start, cursor.peek().map(isDigit) ?? false else {
      return false
    }
    let brace = cursor.offset
    var rest = cursor
    rest.offset += 1
    rest.skip { isDigit($0) || $0 == UInt8(ascii: ",") }
    guard rest.eat(UInt8(ascii: "}")) else { return false }
    cursor = rest
    diagnostics.appendLimited(
      Diagnostic(
        NginxRules.braceInRegex, "a brace in a regular expression without quotes",
        at: SourceRange(brace, cursor.offset),
        help: "put the expression in quotes: for nginx a block begins at '{'"))
    return true
  }

  /// Where `(...)` or `(... existing content ...)` on a line of its own ends.
  private func endOfParenthesizedDots() -> Int? {
    guard cursor.current == UInt8(ascii: "(") else { return nil }
    var end = cursor.offset
    var hasDots = false
    while end < cursor.limit, cursor.bytes[end] != 0x0A {
      if isSign(cursor.bytes[end]) { return nil }
      hasDots = hasDots || cursor.endOfDots(at: end) != nil
      end += 1
    }
    while cursor.bytes[end - 1] <= 0x20 { end -= 1 }
    return hasDots && cursor.bytes[end - 1] == UInt8(ascii: ")") ? end : nil
  }

  private func endsWord(at offset: Int) -> Bool {
    offset >= cursor.limit || cursor.bytes[offset] <= 0x20 || isSign(cursor.bytes[offset])
  }

  private func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ";") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
  }

  // MARK: Lua

  private var isLuaBlock: Bool {
    guard format.dialect == .nginx, let name else { return false }
    return cursor.text(name).hasSuffix("_by_lua_block")
  }

  /// Lua up to the brace that closes the block: strings and comments are passed over, pairs of braces counted.
  private mutating func takeLua() {
    let start = cursor.offset
    var depth = 1
    while let byte = cursor.current {
      switch byte {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return add(.foreign, from: start) }
      case UInt8(ascii: "-") where cursor.peek() == UInt8(ascii: "-"):
        cursor.offset += 2
        if !takeLongBrackets() { cursor.skip { $0 != 0x0A } }
        continue
      case UInt8(ascii: "["):
        if takeLongBrackets() { continue }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        cursor.offset += 1
        while let next = cursor.current, next != byte, next != 0x0A {
          cursor.offset = min(cursor.offset + (next == UInt8(ascii: "\\") ? 2 : 1), cursor.limit)
        }
      default: break
      }
      cursor.offset = min(cursor.offset + 1, cursor.limit)
    }
    add(.foreign, from: start)
  }

  /// `[[ … ]]`; with signs of equality between the brackets it is rare, and left alone.
  private mutating func takeLongBrackets() -> Bool {
    guard cursor.eat("[[") else { return false }
    while !cursor.isAtEnd, !cursor.eat("]]") { cursor.offset += 1 }
    return true
  }
}
