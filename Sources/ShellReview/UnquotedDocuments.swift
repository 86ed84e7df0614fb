import Diagnostics
import ShellSyntax
import SourceText

extension ShellReviewRules {
  static let unquotedDocument = Rule(
    "shell.unquoted-json", .warning, "JSON in double quotes loses the quotes of its own.",
    why: """
      The first `"` of the JSON ends the string of the shell, and the second one begins another: what the command \
      gets has no quotes left, and is no JSON. Single quotes keep all of it.
      """,
    wrong: "```bash\ncurl -d \"{\"name\": \"web\"}\" https://api.example.com/\n```",
    right: "```bash\ncurl -d '{\"name\": \"web\"}' https://api.example.com/\n```")
}

/// `"{"name": "web"}"`: words that begin with `"{"` or `"[{"`, and a letter behind it.
func unquotedDocuments(_ outline: ScriptOutline, _ script: ShellScript) -> [Diagnostic] {
  let bytes = script.bytes
  return outline.commands.compactMap { command in
    guard let word = command.arguments.first(where: { opensDocument($0, bytes) }) else { return nil }
    // `"name": "web"` falls apart at its blanks: the document ends where the last brace does.
    let last = command.arguments.last { word in
      bytes[word.range.start..<word.range.end].suffix(3).contains(UInt8(ascii: "}"))
    }
    return Diagnostic(
      ShellReviewRules.unquotedDocument, "the quotes of this JSON are taken away by the shell",
      at: last.map { word.range.union($0.range) } ?? word.range, help: "put the JSON in single quotes: '{…}'")
  }
}

private func opensDocument(_ word: ShellWord, _ bytes: [UInt8]) -> Bool {
  guard word.parts.count > 1, case .doubleQuoted = word.parts[0].kind, case .literal = word.parts[1].kind
  else {
    return false
  }
  let first = bytes[word.parts[0].range.start..<word.parts[0].range.end].filter { !isBlank($0) }
  guard first.elementsEqual("\"{\"".utf8) || first.elementsEqual("\"[{\"".utf8) else { return false }
  return isNameByte(bytes[word.parts[1].range.start])
}
