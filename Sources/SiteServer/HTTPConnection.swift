import FlyingSocks
import Foundation

/// A connection with a browser: requests come, and each is answered before the next is read (RFC 9112).
struct HTTPConnection: Sendable {
  let socket: AsyncSocket
  let responder: SiteResponder

  /// Serves until the browser goes, or does something that it should not.
  func serve() async {
    defer { try? socket.close() }
    // Events are not to wait for more of them (RFC 1122 §4.2.3.4).
    try? socket.socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
    var received: [UInt8] = []
    while !Task.isCancelled {
      guard let reading = try? await readHead(&received) else { return }
      switch reading {
      case .refused(let status, let text):
        try? await send(.refusal(status, text), isLast: true)
        return
      case .request(let head):
        let response = await responder.response(to: head.request)
        if case .events(let events) = response.body {
          await send(response, events)
          return
        }
        guard (try? await send(response, isLast: head.isLast)) != nil, !head.isLast else { return }
      }
    }
  }

  private enum Reading {
    case request(RequestHead)
    case refused(Int, String)
  }

  /// Longer ones are nobody's who means well.
  private static let longestHead = 32 << 10

  /// - Parameter received: What has come and was not read yet.
  private func readHead(_ received: inout [UInt8]) async throws -> Reading {
    let end = Array("\r\n\r\n".utf8)
    while true {
      if let range = received.firstRange(of: end) {
        let head = RequestHead(received[..<range.lowerBound])
        received.removeSubrange(..<range.upperBound)
        return head.map { .request($0) } ?? .refused(400, "this is no request")
      }
      guard received.count < Self.longestHead else { return .refused(431, "the request is too long") }
      received += try await socket.read(atMost: 4096)
    }
  }

  private func send(_ response: ServedResponse, isLast: Bool) async throws {
    var bytes = Data(responseHead(response, isLast: isLast))
    if case .bytes(let body) = response.body { bytes += body }
    try await socket.write(bytes)
  }

  /// Sends events until there are no more, or nobody listens.
  private func send(_ response: ServedResponse, _ events: AsyncStream<[UInt8]>) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        guard (try? await send(response, isLast: true)) != nil else { return }
        for await event in events {
          guard (try? await socket.write(Data(event))) != nil else { return }
        }
      }
      // Nothing more comes from a browser that listens, but its end.
      group.addTask { _ = try? await socket.read(atMost: 1) }
      await group.next()
      group.cancelAll()
    }
  }
}

/// A request without its body, which no request here needs.
struct RequestHead: Sendable {
  let request: ServedRequest
  /// Whether nothing is to follow: it was asked for, or a body follows that nobody reads.
  let isLast: Bool

  /// - Parameter bytes: All lines without the empty one.
  /// - Returns: `nil` for what is no request of HTTP/1.
  init?(_ bytes: some Collection<UInt8>) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    // A carriage return and a line feed are one character.
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2].hasPrefix("HTTP/1."), !words[0].isEmpty, !words[1].isEmpty else {
      return nil
    }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":"), let first = line.first, first != " ", first != "\t" else {
        return nil
      }
      let name = line[..<colon].lowercased()
      let value = String(line[line.index(after: colon)...].trimmed)
      guard !name.hasSuffix(" ") else { return nil }
      // Of two hosts nobody knows which one is meant (RFC 9112 §3.2).
      if headers[name] != nil, name == "host" { return nil }
      headers[name] = headers[name].map { $0 + ", " + value } ?? value
    }
    request = ServedRequest(method: String(words[0]), target: String(words[1]), headers: headers)
    let hasBody = headers["transfer-encoding"] != nil || headers["content-length"].map { $0 != "0" } ?? false
    let closes = headers["connection"]?.lowercased().contains("close") ?? false
    isLast = hasBody || closes || words[2] == "HTTP/1.0"
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    guard let last = lastIndex(where: { !isBlank($0) }) else { return "" }
    return self[...last].drop(while: isBlank)
  }
}

func responseHead(_ response: ServedResponse, isLast: Bool) -> [UInt8] {
  var text = "HTTP/1.1 \(response.status) \(phrase(of: response.status))\r\n"
  for (name, value) in response.headers {
    // A line break would begin another header.
    text += "\(name): \(value.filter { !$0.isNewline && $0 != "\0" })\r\n"
  }
  switch response.body {
  case .bytes(let bytes): text += "Content-Length: \(bytes.count)\r\n"
  case .omitted(let count): text += "Content-Length: \(count)\r\n"
  case .events: break
  }
  if isLast { text += "Connection: close\r\n" }
  return Array((text + "\r\n").utf8)
}

private func phrase(of status: Int) -> String {
  switch status {
  case 200: "OK"
  case 206: "Partial Content"
  case 301: "Moved Permanently"
  case 302: "Found"
  case 303: "See Other"
  case 304: "Not Modified"
  case 307: "Temporary Redirect"
  case 308: "Permanent Redirect"
  case 400: "Bad Request"
  case 403: "Forbidden"
  case 404: "Not Found"
  case 405: "Method Not Allowed"
  case 416: "Range Not Satisfiable"
  case 421: "Misdirected Request"
  case 431: "Request Header Fields Too Large"
  case 500: "Internal Server Error"
  case 503: "Service Unavailable"
  default: ""
  }
}
