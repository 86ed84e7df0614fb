import Diagnostics
import SourceText

/// Parses a script. Takes any bytes, in linear time and bounded depth.
///
/// - Parameters:
///   - excerpt: what is missing before and after the text is meant: an open `if` at the end is no mistake.
///   - wantsTokens: whether to fill `ShellScript.tokens`, for the page.
package func parseShell(
  _ bytes: [UInt8], dialect: ShellDialect = .bash, excerpt: Bool = false, wantsTokens: Bool = false
) -> ShellScript {
  var parser = ShellParser(bytes, dialect: dialect, isExcerpt: excerpt, wantsTokens: wantsTokens)
  let statements = parser.parseScript()
  return ShellScript(
    bytes: bytes, dialect: dialect, statements: statements, hereDocuments: parser.hereDocuments,
    comments: parser.comments, diagnostics: parser.diagnostics.sorted(by: Diagnostic.isInOrder),
    tokens: parser.tokens)
}

/// How far the first complete command of a text reaches. XCU 2.10.2: complete_command.
package struct ShellExtent: Sendable {
  /// Where the line break stands that ends the command, or the end of the text. Here-documents are inside.
  package let end: Int
  /// What the text ends in the middle of; `nil` where the command is whole.
  package let open: ShellOpening?
}

/// Something that was begun and not ended.
package enum ShellOpening: Sendable {
  /// A quote, `${`, `$(`, `((` or backquote
  case quote, expansion
  /// `if`, `for`, `{`, `(`, `[[` and their like
  case compound
  /// `|`, `&&`, `||` without a command after it
  case list
  case hereDocument
}

/// Reads one complete command (a line of them, with what it opens) in the bytes from `start` up to `end`.
package func extentOfCommand(in bytes: [UInt8], from start: Int, to end: Int) -> ShellExtent {
  var parser = ShellParser(bytes, dialect: .bash, isExcerpt: false, wantsTokens: false)
  parser.cursor.offset = start
  parser.cursor.limit = end
  parser.parseCompleteCommand()
  return ShellExtent(end: parser.cursor.offset, open: parser.open)
}
