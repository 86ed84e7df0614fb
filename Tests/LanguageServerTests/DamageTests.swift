import JSONSyntax
import NoteModel
import SourceText
import Synchronization
import TestSupport
import Testing

@testable import LanguageServer

/// What no editor should send, and texts as they are while they are written.
@Suite struct DamageTests {
  private static let note = """
    ---
    title: A
    tags: [dns, "aws"]
    ---
    # A

    [x](b.md#y) [[b#z]] ![p](p.png)

    ```json title="x" as=
    {"a": 1}
    ```

    """

  /// Wherever a caret stands in whatever is left of a note, what is to be completed lies before it.
  @Test func whatIsCompletedEndsAtTheCaret() {
    forEachDamage(of: Array(Self.note.utf8)) { bytes in
      let lines = LineTable(bytes)
      for offset in stride(from: 0, through: bytes.count, by: 5) {
        guard let range = CompletionPlace(in: bytes, lines: lines, at: offset).range else { continue }
        #expect(
          range.end == offset && range.start >= 0, "\(String(decoding: bytes, as: UTF8.self)) at \(offset)")
      }
    }
  }

  /// Every request is answered once, whatever its parameters are.
  @Test func parametersThatFitNothingAreAnswered() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.note, to: "Content/a.md")
    let address = FileAddress.address(of: folder.path(of: "Content/a.md"))
    let count = Mutex(0)
    let session = LanguageSession(
      SessionContext(
        version: "0", width: 1, quietTime: .zero,
        now: { zone in try #require(NoteDate(parsing: "2024-07-01", timeZone: zone)) },
        send: { content in
          if parseJSON(content).root["id"] != nil { count.withLock { $0 += 1 } }
        }))
    func send(_ text: String) async { await session.handle(Message(Array(text.utf8))) }
    await send(#"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{}}}"#)
    let item = "\"textDocument\":{\"uri\":\"\(address)\"}"
    let text = String(
      decoding: Self.note.utf8.flatMap {
        $0 == 0x0A ? Array("\\n".utf8) : $0 == 0x22 ? Array("\\\"".utf8) : [$0]
      }, as: UTF8.self)
    await send(
      "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"\(address)\",\"text\":\"\(text)\"}}}"
    )
    let methods =
      [
        "completion", "hover", "definition", "references", "documentLink", "documentSymbol", "foldingRange",
        "codeAction", "formatting", "prepareRename", "rename",
      ].map { "textDocument/" + $0 } + ["workspace/symbol", "workspace/willRenameFiles"]
    var parameters = [
      "null", "[]", "\"x\"", "{}", "{\"textDocument\":3}", "{\(item)}", "{\"query\":null,\"files\":[{}]}",
    ]
    for line in 0...12 {
      for character in [0, 1, 5, 9, 400] {
        let place = "{\"line\":\(line),\"character\":\(character)}"
        parameters.append(
          "{\(item),\"position\":\(place),\"newName\":\"n\",\"range\":{\"start\":\(place),\"end\":\(place)},\"context\":[]}"
        )
      }
    }
    parameters.append("{\(item),\"position\":{\"line\":-1,\"character\":1.5}}")
    parameters.append("{\(item),\"position\":{\"line\":99999999999999999999,\"character\":0}}")
    count.withLock { $0 = 0 }
    for (number, method) in methods.enumerated() {
      for (index, value) in parameters.enumerated() {
        await send(
          "{\"jsonrpc\":\"2.0\",\"id\":\(number * 1000 + index),\"method\":\"\(method)\",\"params\":\(value)}"
        )
      }
    }
    #expect(count.withLock { $0 } == methods.count * parameters.count)
    await session.settle()
  }
}

extension CompletionPlace {
  /// What is replaced.
  fileprivate var range: SourceRange? {
    switch self {
    case .key(let range), .value(_, let range), .tag(let range), .language(let range), .attribute(let range),
      .attributeValue(_, _, let range), .destination(let range, _), .fragment(let range, _),
      .name(let range, _), .heading(let range, _):
      range
    case .none: nil
    }
  }
}
