import ShellSyntax
import SourceText
import Testing

@testable import SessionSyntax

/// Places, colours, recognition, and sizes that break careless readers.
struct SessionTests {
  private func parse(_ text: String) -> Session { parseSession(Array(text.utf8)) }

  @Test func placesInACommandAreThoseOfTheSnippet() throws {
    let session = parse("# note\n$ echo 'a\n> b' c\nx\n")
    let command = try #require(session.commands.first)
    #expect(String(decoding: command.text, as: UTF8.self) == "echo 'a\nb' c")
    #expect(command.prompt == SourceRange(7, 9))
    #expect(command.continuationPrompts == [SourceRange(17, 19)])
    #expect(command.snippetOffset(of: 0) == 9)
    #expect(command.snippetOffset(of: 8) == 19)
    #expect(command.snippetRange(of: SourceRange(5, 10)) == SourceRange(14, 21))
    #expect(command.snippetPieces(of: SourceRange(5, 10)) == [SourceRange(14, 16), SourceRange(19, 21)])
    #expect(command.snippetRange(of: SourceRange(12, 12)) == SourceRange(23, 23))
  }

  @Test func coloursLeaveContinuationPromptsAlone() {
    let text = "$ echo 'a\n> b'\nout\nmore\n"
    let tokens = highlightSession(Array(text.utf8))
    let shown = tokens.map {
      "\($0.kind) \(String(decoding: Array(text.utf8)[$0.range.start..<$0.range.end], as: UTF8.self))"
    }
    #expect(shown.first == "prompt $ ")
    #expect(shown.contains("string 'a"))
    #expect(shown.contains("prompt > "))
    #expect(shown.contains("string b'"))
    #expect(shown.last == "output out\nmore")
  }

  @Test(arguments: [
    ("$ ls\n", true), ("\n  $ ls\n", true), ("# a comment\n$ ls\n", true), ("me@host:~$ ls", true),
    ("[root@host etc]# ls", true), ("/ # ls", true), ("(venv) $ pip list", true), ("❯ ls", true),
    ("PS C:\\> dir", true), ("bash-5.2$ ls", true),
    ("ls\n$ ls\n", false), ("# ls\n", false), ("% ls", false), ("> ls", false), ("$HOME/bin/x", false),
    ("$ 5.00", false), ("/opt/run.sh # every night", false), ("node1$ ls", false), ("", false),
    ("/# a/,/# b/d", false),
    ("echo a@b:~$ x", false), ("git@example.com:notes.git", false),
  ])
  func sessionsAreKnownByTheirFirstPrompt(text: String, isSession: Bool) {
    #expect(looksLikeSession(Array(text.utf8)) == isSession)
  }

  @Test(
    .timeLimit(.minutes(20)),
    arguments: [
      "$ echo \"a\n", "$ cat <<A\n", "$ a $(b\n", "# ls $(b\n", "$ cat |\n  cat |\n", "> a \\\n",
      "a@b:c c c\n",
      "$ cat <<A\n\tA\n", "# a\n", "{\n", "\"a\": 1,\n", "a  b  c\n", "- a:\n", "[\n", "❯ a '\n", "[a@b",
      "\n",
    ])
  func manyOfOnePieceTakeBoundedTime(piece: String) {
    let bytes = Array(("$ a \"\n" + String(repeating: piece, count: 100_000 / piece.utf8.count)).utf8)
    let session = parseSession(bytes)
    #expect(session.lineKinds.count == session.lineTable.count)
    _ = checkSession(session)
    _ = highlight(session)
    _ = foreignText(in: bytes, near: nil)
    _ = foreignText(in: bytes, near: bytes.count)
    _ = looksLikeHereDocument(Array(bytes.dropFirst(6)))
  }
}
