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

  private static let methods =
    [
      "completion", "hover", "definition", "references", "documentLink", "documentSymbol", "foldingRange",
      "codeAction", "formatting", "prepareRename", "rename",
    ].map { "textDocument/" + $0 } + ["workspace/symbol", "workspace/willRenameFiles"]

  /// Every request is answered once, whatever its parameters are.
  @Test func parametersThatFitNothingAreAnswered() async throws {
    let editor = try await Editor(Self.note)
    let item = editor.item
    var parameters = [
      "null", "[]", "\"x\"", "{}", "{\"textDocument\":3}", "{\(item)}", "{\"query\":null,\"files\":[{}]}",
    ]
    for line in 0...12 {
      for character in [0, 1, 5, 9, 400] {
        parameters.append(editor.parameters(line: line, character: character))
      }
    }
    parameters.append("{\(item),\"position\":{\"line\":-1,\"character\":1.5}}")
    parameters.append("{\(item),\"position\":{\"line\":99999999999999999999,\"character\":0}}")
    for method in Self.methods {
      for value in parameters { await editor.ask(method, value) }
    }
    #expect(editor.answers == Self.methods.count * parameters.count)
    await editor.session.settle()
  }

  /// The same of notes that are damaged, while they are.
  @Test func damagedNotesAreAskedAbout() async throws {
    let editor = try await Editor(Self.note)
    var texts: [[UInt8]] = []
    forEachDamage(of: Array(Self.note.utf8)) { texts.append($0) }
    var asked = 0
    for (number, bytes) in texts.enumerated() where number % 13 == 0 {
      await editor.write(String(decoding: bytes, as: UTF8.self))
      for method in Self.methods {
        await editor.ask(method, editor.parameters(line: number % 11, character: number % 7))
        asked += 1
      }
    }
    #expect(editor.answers == asked)
    await editor.session.settle()
  }

  /// Edits of parts come to the same as the text that they lead to.
  @Test func editsOfPartsLeadToTheText() throws {
    var state: UInt64 = 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let words = ["a", "Ä", "😀", "\n", "\r\n", "e\u{301}", "", "# x\n\n"]
    for encoding in PositionEncoding.allCases {
      var text: [Unicode.Scalar] = []
      var document = Document(address: "", home: "", kind: .other, version: nil, bytes: [])
      for _ in 0..<400 {
        var ends = [random(text.count + 1), random(text.count + 1)].sorted()
        // No position stands between the two characters of a line break.
        for index in ends.indices where ends[index] > 0 && ends[index] < text.count {
          if text[ends[index]] == "\n", text[ends[index] - 1] == "\r" { ends[index] -= 1 }
        }
        let word = words[random(words.count)]
        var positions = TextPositions(document.bytes, encoding)
        let places = ends.map { end in
          positions.position(of: text[..<end].reduce(0) { $0 + UTF8.width($1) })
        }.map { "{\"line\":\($0.line),\"character\":\($0.character)}" }
        var writer = JSONWriter()
        writer.value(word)
        let change = "{\"range\":{\"start\":\(places[0]),\"end\":\(places[1])},\"text\":\(writer.text)}"
        text.replaceSubrange(ends[0]..<ends[1], with: word.unicodeScalars)
        let isDone = document.apply(parseJSON(Array(change.utf8)).root, encoding: encoding)
        #expect(isDone)
        #expect(String(decoding: document.bytes, as: UTF8.self).unicodeScalars.elementsEqual(text))
      }
    }
  }
}

/// An editor with one note of a site open.
private struct Editor {
  let session: LanguageSession
  private let folder: TemporaryFolder
  private let address: String
  private let counter = Counter()

  /// How often a request was answered.
  var answers: Int { counter.value }
  var item: String { "\"textDocument\":{\"uri\":\"\(address)\"}" }

  init(_ note: String) async throws {
    folder = try TemporaryFolder()
    try folder.write(note, to: "Content/a.md")
    address = FileAddress.address(of: folder.path(of: "Content/a.md"))
    let counter = counter
    session = LanguageSession(
      SessionContext(
        version: "0", width: 1, quietTime: .zero,
        now: { zone in try #require(NoteDate(parsing: "2024-07-01", timeZone: zone)) },
        send: { content in
          let root = parseJSON(content).root
          if root["id"]?.integer == 1 { counter.add() }
        }))
    await send(#"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{}}}"#)
    await notify("didOpen", "\"text\":\(quoted(note))")
  }

  func write(_ text: String) async {
    await send(
      "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\(item),\"contentChanges\":[{\"text\":\(quoted(text))}]}}"
    )
  }

  func ask(_ method: String, _ parameters: String) async {
    await send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\(method)\",\"params\":\(parameters)}")
  }

  func parameters(line: Int, character: Int) -> String {
    let place = "{\"line\":\(line),\"character\":\(character)}"
    return
      "{\(item),\"position\":\(place),\"newName\":\"n\",\"query\":\"a\",\"range\":{\"start\":\(place),\"end\":\(place)},\"context\":[]}"
  }

  private func notify(_ method: String, _ members: String) async {
    await send(
      "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/\(method)\",\"params\":{\"textDocument\":{\"uri\":\"\(address)\",\(members)}}}"
    )
  }

  private func send(_ text: String) async { await session.handle(Message(Array(text.utf8))) }

  private func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.value(text)
    return writer.text
  }
}

private final class Counter: Sendable {
  private let count = Mutex(0)

  var value: Int { count.withLock { $0 } }

  func add() { count.withLock { $0 += 1 } }
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
