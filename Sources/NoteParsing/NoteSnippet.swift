import Snippets

/// A snippet and its place, for a listing.
package struct NoteSnippet: Sendable {
  package let info: InfoString
  package let status: SnippetStatus
  /// `nil` for a block in no language that is known.
  package let language: Language?
  /// The file that the text was taken from, as shown to people; lines are those of it.
  package let file: String?
  /// 1-based line of the note with the first line of the code, which is that after the fence.
  package let line: Int
  /// 1-based, that of the last line of the code; before `line` for a block without any.
  package let endLine: Int
  /// `nil` for a snippet that is no session.
  package let commands: [Command]?

  /// A command of a session.
  package struct Command: Sendable {
    /// 1-based lines of the note, or of the file.
    package let line: Int
    package let endLine: Int
    /// Without prompts and the last line break.
    package let text: String
  }

  /// - Parameter fenceLine: 0-based line of the note with the first line of the code.
  init(_ snippet: Snippet, status: SnippetStatus, firstLine fenceLine: Int) {
    info = snippet.info
    language = snippet.reading.language
    file = snippet.file?.path
    self.status = status
    let firstLine = file == nil ? fenceLine : 0
    let isLineEnd = { (byte: UInt8) in byte == UInt8(ascii: "\n") }
    line = firstLine + snippet.bytes[..<snippet.shown.start].count(where: isLineEnd) + 1
    endLine = line - 1 + snippet.shownBytes.count(where: isLineEnd)
    commands = sessionCommands(of: snippet)?.map { command in
      Command(
        line: firstLine + command.lines.lowerBound + 1, endLine: firstLine + command.lines.upperBound,
        text: String(decoding: command.text, as: UTF8.self))
    }
  }
}
