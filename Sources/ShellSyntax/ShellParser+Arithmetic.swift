import Diagnostics
import SourceText

/// Arithmetic: XCU 2.6.4, and `((…))` of bash.
extension ShellParser {
  /// What a pair of double parentheses turns out to be.
  enum ArithmeticScan {
    /// `))` stands at this place.
    case closed(Int)
    /// A `)` stands alone: the parentheses are two subshells.
    case notArithmetic
    /// The text ends first.
    case unclosed
  }

  /// Looks for the `))` that ends an expression, past quotes and pairs of parentheses.
  func scanArithmetic(from start: Int) -> ArithmeticScan {
    let bytes = cursor.bytes
    var depth = 0
    var index = start
    while index < cursor.limit {
      switch bytes[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 {
          return index + 1 < cursor.limit && bytes[index + 1] == UInt8(ascii: ")")
            ? .closed(index) : .notArithmetic
        }
        depth -= 1
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "'"), UInt8(ascii: "`"):
        let quote = bytes[index]
        index += 1
        while index < cursor.limit, bytes[index] != quote { index += 1 }
      case UInt8(ascii: "\""):
        index += 1
        while index < cursor.limit, bytes[index] != UInt8(ascii: "\"") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
      default: break
      }
      index += 1
    }
    return .unclosed
  }

  /// Whether a `)` closes what was opened right before `start`.
  func isPaired(from start: Int) -> Bool {
    if case .unclosed = scanArithmetic(from: start) { false } else { true }
  }

  /// `$(( expression ))`; `nil` where the parentheses turn out to be those of a subshell.
  mutating func parseArithmeticExpansion() -> ShellWordPart? {
    let start = cursor.offset
    let opening = SourceRange(start, start + 3)
    switch scanArithmetic(from: start + 3) {
    case .notArithmetic: return nil
    case .unclosed:
      cursor.offset = cursor.limit
      reportOpen(
        .expansion, ShellRules.unclosedExpansion, "`$((` is never closed", at: opening,
        help: "add the closing `))`, or write `$(` for the output of a command")
    case .closed(let end):
      takeOperator(3)
      _ = parseArithmetic(to: end)
      takeOperator(2)
    }
    return ShellWordPart(kind: .arithmetic, range: cursor.range(from: start))
  }

  /// `$[ expression ]`, an old way of bash.
  mutating func parseOldArithmetic() -> ShellWordPart {
    let start = cursor.offset
    let opening = SourceRange(start, start + 2)
    takeOperator(2)
    enclosing.append(Enclosure(closers: [], opening: opening, isBarrier: true))
    defer { enclosing.removeLast() }
    if enclosing.count > Self.maximumDepth { giveUp(at: opening) }
    if skipTo(UInt8(ascii: "]"), opening: UInt8(ascii: "[")) == nil {
      reportOpen(
        .expansion, ShellRules.unclosedExpansion, "`$[` is never closed", at: opening,
        help: "add the closing `]`")
    }
    return ShellWordPart(kind: .arithmetic, range: cursor.range(from: start))
  }

  /// Takes an expression up to `end`. The shell looks at it only when it runs the line, and expands first what
  /// may be anything: its grammar is not judged.
  mutating func parseArithmetic(to end: Int) -> SourceRange {
    let start = cursor.offset
    let limit = cursor.limit
    cursor.limit = end
    defer {
      cursor.limit = limit
      cursor.offset = end
    }
    enclosing.append(Enclosure(closers: [], opening: SourceRange(start - 2, start), isBarrier: true))
    defer { enclosing.removeLast() }
    if enclosing.count > Self.maximumDepth { giveUp(at: SourceRange(start - 2, start)) }
    while let byte = cursor.current {
      let before = cursor.offset
      switch byte {
      case UInt8(ascii: "$"): if parseDollar(isQuoted: true) == nil { cursor.offset += 1 }
      case UInt8(ascii: "`"): _ = parseBackquotes()
      case UInt8(ascii: "\""): _ = parseDoubleQuotes(signWidth: 0)
      case UInt8(ascii: "'"): _ = parseSingleQuotes(signWidth: 0)
      case _ where isNameStart(byte):
        cursor.skip(while: isNameByte)
        mark(.variable, before, cursor.offset)
      case _ where isDigit(byte):
        cursor.skip(while: isNameByte)
        mark(.number, before, cursor.offset)
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"): cursor.offset += 1
      default:
        cursor.offset += 1
        mark(.operator, before, cursor.offset)
      }
    }
    return SourceRange(start, end)
  }
}
