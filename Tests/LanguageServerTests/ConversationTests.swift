import Foundation
import JSONSyntax
import NoteModel
import SourceText
import Synchronization
import TestSupport
import Testing

@testable import LanguageServer

/// `Conversations/*.jsonl`: what an editor says, and all that must come back, a JSON object a line.
///
/// - `{"about": …}`: what it is about.
/// - `{"site": {path: text}}`: files of the site, which lies at `file:///site`; others lie beside it, at `file:///beside`.
/// - `{"client": message}`: sent; `jsonrpc` is left out. `{"clients": […]}` are sent before the first is dealt with,
///   `{"raw": text}` is the content of a message as it is.
/// - `{"write": path, "text": text}`, `{"remove": path}`: somebody else changes a file of the site.
/// - `{"server": message}`: what is sent back until all is quiet. `{"ended": code}`: the session is over.
///
/// It is 1 July 2024, noon. `NOTES_UPDATE=1` rewrites what comes back.
@Suite struct ConversationTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Conversations")

  private static let names = [
    "actions", "completion", "diagnostics", "files", "hover", "lifecycle", "navigation", "positions",
    "renaming",
    "settings", "utf8",
  ]

  @Test func everyConversationIsListed() throws {
    let found = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(found.sorted() == Self.names.map { $0 + ".jsonl" })
  }

  @Test(arguments: names)
  func theServerSaysWhatTheConversationTells(_ name: String) async throws {
    let file = Self.folder.appendingPathComponent(name + ".jsonl")
    let expected = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    let found = try await Conversation().replay(expected)
    if ProcessInfo.processInfo.environment["NOTES_UPDATE"] == "1" {
      try (found.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let index =
      zip(found, expected).enumerated().first { $1.0 != $1.1 }?.offset ?? min(found.count, expected.count)
    guard index < max(found.count, expected.count) else { return }
    let lines = [expected, found].map { index < $0.count ? $0[index] : "(end)" }
    Issue.record("\(name).jsonl, line \(index + 1)\n  expected: \(lines[0])\n  found:    \(lines[1])")
  }
}

/// A session with a site in a temporary folder.
private struct Conversation {
  private let folder: TemporaryFolder
  private let session: LanguageSession
  private let cancellations = Cancellations()
  private let sent = Mailbox()

  init() throws {
    folder = try TemporaryFolder()
    let sent = sent
    session = LanguageSession(
      SessionContext(
        version: "0", width: 2, quietTime: .zero,
        now: { zone in try #require(NoteDate(parsing: "2024-07-01T12:00:00Z", timeZone: zone)) },
        send: { sent.put($0) }),
      cancellations: cancellations)
  }

  /// The lines of a conversation as they come out today.
  func replay(_ lines: [String]) async throws -> [String] {
    var result: [String] = []
    for line in lines {
      let object = try #require(parseJSON(Array(line.utf8)).root.object, "a line is no object: \(line)")
      guard object["server"] == nil, object["ended"] == nil else { continue }
      result.append(line)
      try await act(on: object, line)
      await session.settle()
      result += sent.takeAll().map { "{\"server\":" + shown($0) + "}" }
      if let code = await session.exitCode { result.append("{\"ended\":\(code)}") }
    }
    return result
  }

  private func act(on object: JSONObject, _ line: String) async throws {
    if let files = object["site"]?.object {
      for file in files.members { try folder.write(try #require(file.value.string), to: "site/" + file.key) }
    } else if let path = object["write"]?.string {
      try folder.write(try #require(object["text"]?.string), to: "site/" + path)
    } else if let path = object["remove"]?.string {
      try folder.remove("site/" + path)
    } else if let raw = object["raw"]?.string {
      await session.handle(Message(Array(raw.utf8)))
    } else {
      let values = object["client"].map { [$0] } ?? object["clients"]?.array ?? []
      let messages = values.map { value in
        let text = String(decoding: Array(line.utf8)[value.range.start..<value.range.end], as: UTF8.self)
        return Message(Array(("{\"jsonrpc\":\"2.0\"," + placed(text).dropFirst()).utf8))
      }
      for message in messages { cancellations.note(message) }
      for message in messages { await session.handle(message) }
    }
  }

  /// With the addresses of this run.
  private func placed(_ text: String) -> String {
    text.replacing("file:///site", with: "file://" + folder.path + "/site")
      .replacing("file:///beside", with: "file://" + folder.path + "/beside")
  }

  /// A message with the addresses of the conversation.
  private func shown(_ content: [UInt8]) -> String {
    String(decoding: content, as: UTF8.self).replacing("{\"jsonrpc\":\"2.0\",", with: "{")
      .replacing(folder.path, with: "")
  }
}

/// Messages as they are sent.
private final class Mailbox: Sendable {
  private let messages = Mutex<[[UInt8]]>([])

  func put(_ message: [UInt8]) { messages.withLock { $0.append(message) } }

  func takeAll() -> [[UInt8]] {
    messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
