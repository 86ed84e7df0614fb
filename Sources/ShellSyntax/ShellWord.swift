import SourceText

/// A word of a command: a name, an argument, the target of a redirection. XCU 2.10.1, 2.2 and 2.6.
package struct ShellWord: Sendable {
  package let range: SourceRange
  /// In order and without gaps. Empty for a word that is all plain characters: its text is its value.
  package let parts: [ShellWordPart]

  /// A word without quotes and expansions, such as most are.
  package init(plain range: SourceRange) {
    self.range = range
    self.parts = []
  }

  package init(_ range: SourceRange, parts: [ShellWordPart]) {
    self.range = range
    self.parts = parts
  }
}

/// A piece of a word. Ranges hold the quotes and signs that belong to it.
package struct ShellWordPart: Sendable {
  package indirect enum Kind: Sendable {
    /// Plain characters.
    case literal
    /// `\` and one character, or `\` and a line break.
    case escaped
    /// `'…'`
    case singleQuoted
    /// `$'…'`
    case ansiQuoted
    /// `"…"` and `$"…"`; the parts between the quotes.
    case doubleQuoted([ShellWordPart])
    /// `$name`, `$1`, `${…}`; the parts of the word in `${name:-word}`.
    case parameter(ShellParameter, [ShellWordPart])
    /// `$(…)`, and backquotes
    case command([ShellStatement])
    /// `$((…))`; without an expression for `$[…]`, an old way of bash
    case arithmetic(ShellArithmetic?)
    /// `<(…)`, `>(…)`
    case process([ShellStatement])
    /// `@(…)` and its like
    case extendedGlob([ShellWordPart])
    /// `( … )` after `name=`
    case array([ShellWord])
    /// `<your-cluster>`: what the author leaves to the reader.
    case placeholder
  }

  package let kind: Kind
  package let range: SourceRange
}

/// The name in `$name` or `${name…}` and what is done with it.
package struct ShellParameter: Sendable {
  /// Of the name alone: `x` of `${#x[0]}`, `?` of `$?`. Empty where there is none.
  package let name: SourceRange
  /// What follows the name in `${…}`: `:-`, `##`, `/`; empty for none.
  package let operation: SourceRange
}

extension ShellWord {
  /// The value if it can be told from the text alone: quotes and backslashes removed, nothing to expand.
  package func value(in bytes: [UInt8]) -> [UInt8]? {
    if parts.isEmpty { return Array(bytes[range.start..<range.end]) }
    var result: [UInt8] = []
    for part in parts {
      guard part.appendValue(in: bytes, to: &result, isQuoted: false) else { return nil }
    }
    return result
  }

  /// Whether the word is exactly `text`, unquoted.
  package func isPlain(_ text: StaticString, in bytes: [UInt8]) -> Bool {
    parts.isEmpty && equals(bytes, range, text)
  }
}

extension ShellWordPart {
  /// `$@`, `$*` and their like.
  var isSpecialParameter: Bool {
    if case .parameter = kind { range.count == 2 } else { false }
  }

  /// Adds the value to `result`; `false` where it cannot be told.
  fileprivate func appendValue(in bytes: [UInt8], to result: inout [UInt8], isQuoted: Bool) -> Bool {
    switch kind {
    case .literal: result += bytes[range.start..<range.end]
    case .escaped:
      let byte = range.count > 1 ? bytes[range.start + 1] : UInt8(ascii: "\\")
      if byte == UInt8(ascii: "\n") { return true }
      // Within double quotes a backslash is only special before these. XCU 2.2.3.
      if isQuoted, !isEscapableInQuotes(byte) { result.append(UInt8(ascii: "\\")) }
      result += bytes[range.start + 1..<range.end]
    case .singleQuoted: result += bytes[range.start + 1..<max(range.start + 1, range.end - 1)]
    case .doubleQuoted(let parts):
      for part in parts where !part.appendValue(in: bytes, to: &result, isQuoted: true) { return false }
    case .ansiQuoted, .parameter, .command, .arithmetic, .process, .extendedGlob, .array, .placeholder:
      return false
    }
    return true
  }
}

private func isEscapableInQuotes(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "\""), UInt8(ascii: "\\"): true
  default: false
  }
}
