import Diagnostics
import SourceText

// What to say where nothing fits, and where to go on.

extension HCLParser {
  /// Reports the next token, which cannot stand `where`.
  ///
  /// - Parameter help: what to do, unless the token itself tells.
  mutating func failUnexpected(_ place: String, wanted: String, help: String? = nil) {
    let token = current
    let (rule, message, ownHelp) = description(of: token, place: place, wanted: wanted)
    fail(rule, message, at: token.range, help: ownHelp ?? help)
  }

  private func description(
    of token: HCLToken, place: String, wanted: String
  ) -> (Rule, message: String, help: String?) {
    let name = shortened(text(token.range))
    switch token.kind {
    case .end: return (HCLRules.unexpectedToken, "the text ends \(place), where \(wanted) was expected", nil)
    case .newline:
      return (HCLRules.unexpectedToken, "the line ends \(place), where \(wanted) was expected", nil)
    case .unknown: return describeUnknown(token, name, place)
    case .openQuote:
      return (HCLRules.unexpectedToken, "a string \(place), where \(wanted) was expected", nil)
    case .heredocOpen:
      return (HCLRules.unexpectedToken, "a heredoc \(place), where \(wanted) was expected", nil)
    case .closeQuote, .templateClose, .heredocText, .heredocClose, .quotedText:
      return (HCLRules.unexpectedToken, "the text ends \(place), where \(wanted) was expected", nil)
    case .identifier where isWord("and", token):
      return (HCLRules.unknownOperator, "`and` is no operator of HCL", "write `&&`")
    case .identifier where isWord("or", token):
      return (HCLRules.unknownOperator, "`or` is no operator of HCL", "write `||`")
    default: return (HCLRules.unexpectedToken, "`\(name)` \(place), where \(wanted) was expected", nil)
    }
  }

  private func describeUnknown(
    _ token: HCLToken, _ name: String, _ place: String
  ) -> (Rule, message: String, help: String?) {
    switch name {
    case "&": return (HCLRules.unknownOperator, "`&` is no operator of HCL", "write `&&`")
    case "|": return (HCLRules.unknownOperator, "`|` is no operator of HCL", "write `||`")
    case "~" where following.kind == .greater:
      return (
        HCLRules.unknownOperator, "`~>` outside of a string",
        "a version constraint stands in quotes: `\"\(restOfLine(from: token.range.start))\"`"
      )
    case "~", "^": return (HCLRules.unknownOperator, "`\(name)` is no operator of HCL", nil)
    case ";":
      return (
        HCLRules.missingSeparator, "`;` separates nothing in HCL",
        "arguments and blocks are separated by line breaks, elements of lists by commas"
      )
    case "@":
      return (
        HCLRules.unexpectedToken, "the character `@` is not used in HCL",
        "a text stands in quotes; for a shell's `${list[@]}` write `$${list[@]}`"
      )
    case "'": return (HCLRules.otherQuotes, "a single quote without its other one", "strings stand in `\"`")
    case "`": return (HCLRules.otherQuotes, "a backquote without its other one", "strings stand in `\"`")
    case "–", "—": return (HCLRules.unexpectedToken, "a dash `\(name)` \(place)", "an editor made it of `-`")
    default:
      let isCurly = token.range.count > 1 && isCurlyQuote(bytes.scalar(at: token.range.start).scalar)
      if isCurly {
        return (
          HCLRules.curlyQuotes, "a curly quote `\(name)` without its other one", "strings stand in `\"`"
        )
      }
      return (HCLRules.unexpectedToken, "the character `\(name)` is not used in HCL", nil)
    }
  }

  // MARK: Going on

  /// Skips the rest of the item that began with `first`, up to where another one begins or its block ends.
  ///
  /// The brackets and the indentation tell: something that looks like an item and is not indented more than
  /// the broken one is the next.
  mutating func recoverToItem(from first: HCLToken, in block: OpenBlock?) {
    defer { lacksValue = false }
    isRecovering = false
    newlinesCount = true
    let column = indentation(ofLineWith: first.range.start)
    var open = openBrackets(from: first)
    while index < tokens.count - 1 {
      let token = tokens[index]
      switch token.kind {
      case .openBrace, .openBracket, .openParenthesis: open += 1
      case .closeBracket, .closeParenthesis: open = max(0, open - 1)
      case .closeBrace:
        let line = indentation(ofFirst: token)
        // The brace of the block around, or of the item itself.
        if let line, line < column { return }
        if open == 0 {
          // At the top it closes nothing; within the broken line it belongs to the slip.
          if block != nil || line != nil { return }
        } else {
          open -= 1
        }
      case .newline, .lineComment:
        index += 1
        if startsItem(at: index, column: column) { return }
        if open == 0, !goesOn(at: index) { return }
        continue
      default: break
      }
      index += 1
    }
  }

  /// Whether the line that begins with the token at `index` goes on with the broken expression.
  private func goesOn(at index: Int) -> Bool {
    switch tokens[index].kind {
    case .question, .colon, .and, .or, .plus, .star, .slash, .percent, .equalEqual, .notEqual, .less,
      .lessOrEqual,
      .greater, .greaterOrEqual, .dot:
      true
    case .identifier, .number, .openQuote, .minus, .bang, .openParenthesis, .openBracket, .openBrace,
      .closeBracket,
      .closeParenthesis:
      lacksValue && !bytes.looksLikeItem(at: tokens[index].range.start)
    default: false
    }
  }

  private func startsItem(at index: Int, column: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .identifier, let line = indentation(ofFirst: token), line <= column else {
      return false
    }
    return bytes.looksLikeItem(at: token.range.start)
  }

  /// How many brackets the tokens from `first` up to the next one leave open.
  private func openBrackets(from first: HCLToken) -> Int {
    var open = 0
    var place = index - 1
    while place >= 0, tokens[place].range.start >= first.range.start {
      switch tokens[place].kind {
      case .openBrace, .openBracket, .openParenthesis: open += 1
      case .closeBrace, .closeBracket, .closeParenthesis: open -= 1
      default: break
      }
      place -= 1
    }
    return max(0, open)
  }

  /// Skips the rest of a block on one line; `nil` when its brace is not found before the next item.
  mutating func recoverToBrace(of block: OpenBlock) -> SourceRange? {
    isRecovering = false
    lacksValue = false
    var open = openBrackets(from: HCLToken(.openBrace, block.openBrace.end, block.openBrace.end))
    while index < tokens.count - 1 {
      let token = tokens[index]
      switch token.kind {
      case .openBrace, .openBracket, .openParenthesis: open += 1
      case .closeBracket, .closeParenthesis: open = max(0, open - 1)
      case .closeBrace:
        if open == 0 {
          index += 1
          return token.range
        }
        open -= 1
      case .newline, .lineComment:
        if startsItem(at: index + 1, column: block.indentation) { return nil }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Skips to the end of the sequence that is open, past those within it.
  mutating func recoverToTemplateClose() {
    var open = 0
    while index < tokens.count - 1 {
      switch tokens[index].kind {
      case .interpolationOpen, .directiveOpen: open += 1
      case .templateClose:
        if open == 0 { return }
        open -= 1
      default: break
      }
      index += 1
    }
  }
}
