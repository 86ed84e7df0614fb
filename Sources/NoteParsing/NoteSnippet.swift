import Snippets

/// A snippet and its place, for a listing.
package struct NoteSnippet: Sendable {
  package let info: InfoString
  package let status: SnippetStatus
  /// 1-based line of the note with the first line of the code, which is that after the fence.
  package let line: Int
  /// 1-based, that of the last line of the code; before `line` for a block without any.
  package let endLine: Int
  /// `nil` for a snippet that is no session.
  package let commands: [Command]?

  /// A command of a session.
  package struct Command: Sendable {
    /// 1-based lines of the note.
    package let line: Int
    package let endLine: Int
    /// Without prompts and the last line break.
    package let text: String
  }

  /// - Parameter firstLine: 0-based line of the note.
  init(_ snippet: Snippet, status: SnippetStatus, firstLine: Int) {
    info = snippet.info
    self.status = status
    line = firstLine + 1
    endLine = firstLine + snippet.bytes.count { $0 == UInt8(ascii: "\n") }
    commands = sessionCommands(of: snippet)?.map { command in
      Command(
        line: firstLine + command.lines.lowerBound + 1, endLine: firstLine + command.lines.upperBound,
        text: String(decoding: command.text, as: UTF8.self))
    }
  }
}
