import SourceText

/// An arithmetic expression. XCU 2.6.4, and the manual of bash, 6.5.
package indirect enum ShellArithmetic: Sendable {
  case number(SourceRange)
  /// A name, with its subscript.
  case variable(SourceRange)
  /// Of one or more parts without a blank between them; what they come to is known when the line is run.
  case expansion([ShellWordPart], SourceRange)
  case prefix(SourceRange, ShellArithmetic)
  case postfix(ShellArithmetic, SourceRange)
  /// Also assignments, and the comma.
  case binary(ShellArithmetic, SourceRange, ShellArithmetic)
  /// `condition ? this : that`
  case conditional(ShellArithmetic, ShellArithmetic, ShellArithmetic)
  /// Nothing, which is right where the whole expression is empty.
  case missing(SourceRange)
}

/// An operator between two values.
struct ArithmeticOperator {
  let width: Int
  /// A greater one binds tighter.
  let precedence: Int
  let isRightAssociative: Bool

  static let comma = 1
  static let assignment = 2
  static let conditional = 3

  /// The operator that begins at the cursor.
  init?(at cursor: ByteCursor) {
    guard let byte = cursor.current else { return nil }
    let next = cursor.peek()
    let isDoubled = next == byte
    let isAssigning = cursor.peek(isDoubled ? 2 : 1) == UInt8(ascii: "=")
    func plain(_ width: Int, _ precedence: Int) -> (Int, Int) {
      isAssigning ? (width + 1, Self.assignment) : (width, precedence)
    }
    switch byte {
    case UInt8(ascii: ","): (width, precedence) = (1, Self.comma)
    case UInt8(ascii: "="): (width, precedence) = isDoubled ? (2, 9) : (1, Self.assignment)
    case UInt8(ascii: "!"):
      guard isAssigning, !isDoubled else { return nil }
      (width, precedence) = (2, 9)
    case UInt8(ascii: "|"): (width, precedence) = isDoubled ? (2, 4) : plain(1, 6)
    case UInt8(ascii: "&"): (width, precedence) = isDoubled ? (2, 5) : plain(1, 8)
    case UInt8(ascii: "^"): (width, precedence) = isDoubled ? (1, 7) : plain(1, 7)
    case UInt8(ascii: "<"), UInt8(ascii: ">"):
      if isDoubled {
        (width, precedence) = plain(2, 11)
      } else {
        (width, precedence) = isAssigning ? (2, 10) : (1, 10)
      }
    case UInt8(ascii: "+"), UInt8(ascii: "-"): (width, precedence) = isDoubled ? (1, 12) : plain(1, 12)
    case UInt8(ascii: "*"): (width, precedence) = isDoubled ? (2, 14) : plain(1, 13)
    case UInt8(ascii: "/"), UInt8(ascii: "%"): (width, precedence) = isDoubled ? (1, 13) : plain(1, 13)
    default: return nil
    }
    isRightAssociative = precedence == Self.assignment || precedence == 14
  }
}
