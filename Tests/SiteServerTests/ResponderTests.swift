import TestSupport
import Testing

@testable import SiteServer

/// Requests of a small site, and what is answered: `Fixtures/*.md`.
@Suite struct ResponderTests {
  @Test func requestsAreAnsweredAsWritten() async throws {
    let fixtures = try readFixtures()
    var answers: [Int: [String]] = [:]
    for fixture in fixtures { answers[fixture.line] = await answer(to: fixture) }
    let wrong = try mismatches(of: fixtures, describe: { answers[$0.line] ?? [] })
    #expect(fixtures.count > 30)
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  private func answer(to fixture: Fixture) async -> [String] {
    var text = String(decoding: fixture.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    if !text.contains(where: { $0.lowercased().hasPrefix("host:") }), !fixture.words.contains("bare") {
      text.append("Host: 127.0.0.1:4000")
    }
    guard let head = RequestHead(Array(text.joined(separator: "\r\n").utf8)) else { return ["no request"] }
    let live = LiveSite()
    var state = MemoryState()
    if fixture.words.contains("empty") { state.hasSite = false }
    live.publish(state)
    let response = await SiteResponder(live: live, port: 4000).response(to: head.request)
    let lines = String(decoding: responseHead(response, isLast: head.isLast), as: UTF8.self)
      .split(separator: "\r\n").map(String.init)
    let body =
      switch response.body {
      case .bytes(let bytes): String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { "> \($0)" }
      case .omitted: ["(no body)"]
      case .events: ["(events)"]
      }
    // The script is what it is.
    return [String(lines[0].dropFirst("HTTP/1.1 ".count))] + lines.dropFirst().sorted() + body.prefix(4)
  }

  /// What no browser sends, and is answered with a refusal or not at all.
  @Test(arguments: [
    "", "GET", "GET /", "GET / HTTP/2", "GET  / HTTP/1.1", "GET / HTTP/1.1\r\nHost: a\r\nHost: b",
    "GET / HTTP/1.1\r\nHost : a", "GET / HTTP/1.1\r\n folded: a", "GET / HTTP/1.1\r\nno colon",
    "GET / HTTP/1.1\nHost: a",
  ])
  func malformedHeadsAreNoRequests(text: String) {
    #expect(RequestHead(Array(text.utf8)) == nil)
  }

  @Test(arguments: [
    ("GET / HTTP/1.1", false), ("GET / HTTP/1.0", true), ("GET / HTTP/1.1\r\nConnection: close", true),
    ("POST / HTTP/1.1\r\nContent-Length: 4", true), ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked", true),
  ])
  func aBodyThatIsNotReadEndsTheConnection(text: String, isLast: Bool) throws {
    #expect(try #require(RequestHead(Array(text.utf8))).isLast == isLast)
  }

  /// A policy, and the same with what our script needs where it would not run.
  @Test(arguments: [
    ("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'", nil),
    ("default-src 'self'", nil), ("img-src 'none'", nil), ("script-src *; default-src 'self'", nil),
    (
      "default-src 'none'",
      "default-src 'none'; script-src-elem http://127.0.0.1:4000/.notes/live.js; "
        + "style-src-elem http://127.0.0.1:4000/.notes/live.css; connect-src http://127.0.0.1:4000/.notes/events"
    ),
    (
      "default-src 'self'; script-src 'none'; connect-src https://api.example",
      "default-src 'self'; script-src http://127.0.0.1:4000/.notes/live.js; "
        + "connect-src https://api.example http://127.0.0.1:4000/.notes/events"
    ),
  ])
  func policiesAdmitOurScriptAndNothingElse(policy: String, wanted: String?) {
    let admitting = policyAdmittingLiveFiles(policy, origin: "http://127.0.0.1:4000")
    #expect(admitting == wanted ?? policy)
    let page = Array("<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\"><p>".utf8)
    let text = String(decoding: pageAdmittingLiveFiles(page, origin: "http://127.0.0.1:4000"), as: UTF8.self)
    #expect(text == "<meta http-equiv=\"Content-Security-Policy\" content=\"\(wanted ?? policy)\"><p>")
  }
}
