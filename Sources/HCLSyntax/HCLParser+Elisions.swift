import SourceText

// Lines, values and ends that the author left out on purpose.

extension HCLParser {
  /// `[...]`, `(...)`, `[CONFIG ...]` or `[snip]` as a line of its own.
  var isElidedBracket: Bool {
    if following.kind == .ellipsis || following.kind == .placeholder { return true }
    let opening = current
    let line = tokens[index...].drop { $0.range.start <= opening.range.start }.prefix {
      $0.kind == .identifier || $0.kind == .ellipsis || $0.kind == .placeholder
    }
    guard line.endIndex + 1 < tokens.count, tokens[line.endIndex].kind.opening == opening.kind,
      [.newline, .end].contains(tokens[line.endIndex + 1].kind)
    else { return false }
    let isCut = line.count == 1 && line.contains { wordsForElision.contains(text($0.range).lowercased()) }
    return isCut || line.contains { $0.kind != .identifier }
  }

  /// `. . .`
  var isSpacedDots: Bool {
    let dots = tokens[index...].prefix { $0.kind != .newline && $0.kind != .end }
    return dots.count >= 3 && dots.allSatisfy { $0.kind == .dot }
  }

  /// A line that stands for what the author left out: `...`, `… more …`, `<your settings>`.
  mutating func parseElidedLine() {
    noteElision(at: elidedRange)
    while kind != .newline, kind != .end, kind != .closeBrace { advance() }
  }

  /// The elision that comes next, with the brackets around it.
  var elidedRange: SourceRange {
    let first = current
    guard first.kind == .openBracket || first.kind == .openParenthesis, index + 1 < tokens.count - 1 else {
      return first.range
    }
    let after = tokens[index...].first { $0.kind.opening == first.kind || $0.kind == .newline }
    return after.map { $0.kind == .newline ? first.range : first.range.union($0.range) } ?? first.range
  }

  /// Whether the last thing in the text is an elision, or brackets around one: what follows is not shown.
  var endsInElision: Bool {
    for (index, token) in zip(tokens.indices, tokens).reversed() {
      switch token.kind {
      case .end, .newline, .lineComment, .closeBrace, .closeBracket, .closeParenthesis: continue
      case .ellipsis: return !isSpread(at: index)
      case .placeholder: return true
      default: return false
      }
    }
    return false
  }

  /// Whether `...` stands directly behind an expression: there it is the operator, and stands for nothing.
  private func isSpread(at index: Int) -> Bool {
    guard index > 0, tokens[index - 1].range.end == tokens[index].range.start else { return false }
    switch tokens[index - 1].kind {
    case .identifier, .closeBracket, .closeParenthesis: return true
    default: return false
    }
  }

  /// Whether the first thing in the text is an elision: what came before is not shown.
  var startsWithElision: Bool {
    let first = tokens.first { ![.newline, .lineComment, .blockComment].contains($0.kind) }
    return first?.kind == .ellipsis || first?.kind == .placeholder
  }

  /// `name = ###`: the signs are a comment, and were meant as something to fill in.
  var commentInPlaceOfValue: SourceRange? {
    let comment = tokens[index]
    guard comment.kind == .lineComment else { return nil }
    let signs = bytes[comment.range.start..<comment.range.end].prefix { $0 == UInt8(ascii: "#") }
    let rest = bytes[signs.endIndex..<comment.range.end]
    return signs.count > 1 && rest.allSatisfy { $0 <= 0x20 }
      ? SourceRange(signs.startIndex, signs.endIndex) : nil
  }
}

/// What stands in brackets for lines that were cut out.
private let wordsForElision: Set<String> = [
  "snip", "snipped", "cut", "omitted", "truncated", "shortened", "redacted", "etc", "more",
]
