import SourceText
import Testing

@testable import JSONSyntax

/// The tree, the writer, the colours, and sizes that break careless readers.
struct JSONTreeTests {
  private func parse(_ text: String) -> JSONDocument { parseJSON(Array(text.utf8)) }

  @Test func valuesAreDecoded() throws {
    let root = parse(
      #"{ "a\n": "\u00e9\ud83d\ude00\\", "n": [-1, 2.5e1, 1e30], "t": true, "z": null }"#
    ).root
    let object = try #require(root.object)
    #expect(object.members.map(\.key) == ["a\n", "n", "t", "z"])
    #expect(object["a\n"]?.string == "é😀\\")
    #expect(object["n"]?.array?.map(\.integer) == [-1, nil, nil])
    #expect(object["n"]?.array?.map(\.double) == [-1, 25, 1e30])
    #expect(object.member("t")?.keyRange == SourceRange(57, 60))
    #expect(!object.isElided)
  }

  @Test func anExcerptIsAnElidedObject() throws {
    let document = parse("\"a\": 1,\n\"b\": { ... }")
    let object = try #require(document.root.object)
    #expect(document.isPartial && object.isElided)
    #expect(object["b"]?.object?.isElided == true)
  }

  @Test func theWriterEscapesAndReadsBack() throws {
    var writer = JSONWriter()
    let text = "quote \" slash \\ tab \t bell \u{7} é 😀 </script>"
    writer.object {
      $0.member("text", text)
      $0.member("none", nil as String?)
      $0.member(
        "list",
        array: {
          $0.value(1)
          $0.value(-0.5)
          $0.value(Double.infinity)
          $0.object { _ in }
        })
      $0.member("last", false)
    }
    #expect(writer.text.hasSuffix(#","none":null,"list":[1,-0.5,null,{}],"last":false}"#))
    let document = parseJSON(writer.bytes)
    #expect(document.diagnostics.isEmpty)
    #expect(document.root.object?["text"]?.string == text)
  }

  @Test func coloursTellKeysFromStrings() {
    let text = #"{ "a\n": "b", "c": 12, d: true } // <x> "# + "... <name>"
    let kinds = highlightJSON(Array(text.utf8)).filter { $0.kind != .punctuation }.map(\.kind)
    #expect(kinds == [.key, .escape, .key, .string, .key, .number, .key, .constant, .comment])
    #expect(highlightJSON(Array("[<name>, ...]".utf8)).map(\.kind).filter { $0 == .placeholder }.count == 2)
  }

  @Test(
    .timeLimit(.minutes(20)),
    arguments: [
      "[", "{\"a\":", "[{\"a\":", "\"", "\\", "'", "<", "${", "...", "/*", "“", "{", "]", "}", ",", "\"a\" ",
      "x",
    ])
  func manyOfOnePieceTakeBoundedTime(piece: String) {
    let bytes = Array(String(repeating: piece, count: 200_000 / piece.utf8.count).utf8)
    #expect(!parseJSON(bytes).diagnostics.isEmpty)
    _ = highlightJSON(bytes)
  }
}
