import Diagnostics
import SourceText

/// A language of directives: words that end with `;`, or a block of further ones in braces.
package struct DirectiveFormat: Sendable {
  /// What `check` reports.
  package let rules: [Rule]
  let shared: DirectiveRules
  let dialect: Dialect

  enum Dialect: Sendable {
    /// `#` begins a comment; the block ends its directive; the names are known.
    case nginx
    /// `//` and `/* */`, too; a `;` follows the block.
    case named
  }

  package static let nginx = DirectiveFormat(
    rules: DirectiveRules.nginx.all + NginxRules.all, shared: .nginx, dialect: .nginx)
  package static let named = DirectiveFormat(
    rules: DirectiveRules.named.all + [NamedRules.unknownStatement], shared: .named, dialect: .named)
}

/// What is wrong with `bytes`, in order of place. Takes anything; in time linear in the text.
///
/// - Parameter excerpt: blocks may be cut off, and what is left out is not mentioned.
package func checkDirectives(_ bytes: [UInt8], as format: DirectiveFormat, excerpt: Bool = false)
  -> [Diagnostic]
{
  var lexer = DirectiveLexer(bytes, format)
  let tokens = lexer.tokens()
  var parser = DirectiveParser(bytes, format, isExcerpt: excerpt)
  parser.parse(tokens)
  return (lexer.diagnostics + parser.findings(isTemplate: lexer.isTemplate))
    .sorted(by: Diagnostic.isInOrder)
}

/// Colours `bytes`, however damaged.
package func highlightDirectives(_ bytes: [UInt8], as format: DirectiveFormat) -> [SyntaxToken] {
  var lexer = DirectiveLexer(bytes, format)
  var result: [SyntaxToken] = []
  var isFirst = true
  for token in lexer.tokens() {
    switch token.kind {
    case .word:
      result += isFirst ? [SyntaxToken(.keyword, token.range)] : coloursOfWord(token.range, bytes)
      isFirst = false
    case .string:
      result.append(SyntaxToken(.string, token.range))
      isFirst = false
    case .semicolon, .open, .close:
      result.append(SyntaxToken(.punctuation, token.range))
      isFirst = true
    case .comment: result.append(SyntaxToken(.comment, token.range))
    case .foreign: result.append(SyntaxToken(.string, token.range))
    case .gap: result.append(SyntaxToken(.placeholder, token.range))
    }
  }
  return result
}

/// Variables, numbers and switches; other words are plain.
private func coloursOfWord(_ range: SourceRange, _ bytes: [UInt8]) -> [SyntaxToken] {
  let word = bytes[range.start..<range.end]
  if word.elementsEqual("on".utf8) || word.elementsEqual("off".utf8) || word.elementsEqual("yes".utf8)
    || word.elementsEqual("no".utf8)
  {
    return [SyntaxToken(.constant, range)]
  }
  if word.first.map(isDigit) ?? false { return [SyntaxToken(.number, range)] }
  var result: [SyntaxToken] = []
  var offset = range.start
  while offset < range.end {
    let start = offset
    offset += 1
    guard bytes[start] == UInt8(ascii: "$") else { continue }
    if offset < range.end, bytes[offset] == UInt8(ascii: "{") {
      while offset < range.end, bytes[offset] != UInt8(ascii: "}") { offset += 1 }
      offset = min(offset + 1, range.end)
    } else {
      while offset < range.end, isNameByte(bytes[offset]) { offset += 1 }
    }
    if offset > start + 1 { result.append(SyntaxToken(.variable, SourceRange(start, offset))) }
  }
  return result
}

func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

func isNameByte(_ byte: UInt8) -> Bool {
  isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
}
