import FlyingFox
import FlyingSocks
import Foundation

/// Serves a site on the loopback interface.
package struct SiteServer: Sendable {
  /// Where it listens.
  package let port: UInt16
  private let server: HTTPServer

  /// - Parameters:
  ///   - live: What is served.
  ///   - port: Taken if it is free, else the next that is.
  /// - Throws: `SiteServerError` when none of them is.
  package init(of live: LiveSite, port: UInt16) throws(SiteServerError) {
    let ports = (port...max(port, port &+ (port > 65_435 ? 65_535 - port : 100)))
    guard let free = ports.first(where: isFree), let address = try? loopback(free) else {
      throw SiteServerError(port: port)
    }
    self.port = free
    let responder = SiteResponder(live: live, port: free)
    server = HTTPServer(
      config: .init(
        address: address, timeout: 3600, pool: PromptPool(pool: .make()), logger: .disabled),
      handler: ClosureHTTPHandler { request in
        HTTPResponse(await responder.response(to: ServedRequest(request)))
      })
  }

  /// Serves until the task is cancelled.
  package func run() async throws { try await server.run() }
}

/// There is no port to listen on.
package struct SiteServerError: Error, CustomStringConvertible {
  let port: UInt16

  /// For people.
  package var description: String { "cannot listen on 127.0.0.1:\(port), nor on the ports after it" }
}

private func loopback(_ port: UInt16) throws -> sockaddr_in { try .inet(ip4: "127.0.0.1", port: port) }

private func isFree(_ port: UInt16) -> Bool {
  do {
    let socket = try Socket(domain: AF_INET, type: .stream)
    defer { try? socket.close() }
    try socket.setValue(true, for: .localAddressReuse)
    try socket.bind(to: loopback(port))
    try socket.listen()
    return true
  } catch {
    return false
  }
}

/// Sends what is written at once. The library writes head and body of a response one after the other, and the system would
/// keep the body back until the head is acknowledged, for 40 ms (RFC 896, RFC 1122 §4.2.3.2).
private struct PromptPool<Pool: AsyncSocketPool>: AsyncSocketPool {
  let pool: Pool

  func prepare() async throws { try await pool.prepare() }

  func run() async throws { try await pool.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    try? socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
    try await pool.suspendSocket(socket, untilReadyFor: events)
  }
}

extension ServedRequest {
  fileprivate init(_ request: HTTPRequest) {
    var headers: [String: String] = [:]
    for (header, value) in request.headers { headers[header.rawValue.lowercased()] = value }
    self.init(method: request.method.rawValue, target: request.target.rawValue, headers: headers)
  }
}

extension HTTPResponse {
  fileprivate init(_ response: ServedResponse) {
    var headers = HTTPHeaders()
    for (name, value) in response.headers { headers.addValue(value, for: HTTPHeader(name)) }
    let code = HTTPStatusCode(response.status, phrase: "")
    switch response.body {
    case .bytes(let bytes):
      self.init(
        statusCode: code, headers: headers,
        body: HTTPBodySequence(data: Data(bytes), suggestedBufferSize: 1 << 16))
    case .omitted(let count):
      headers[.contentLength] = String(count)
      self.init(statusCode: code, headers: headers)
    case .events(let events):
      self.init(statusCode: code, headers: headers, body: HTTPBodySequence(from: EventBytes(events: events)))
    }
  }
}

/// Events as the library sends bytes: each at once.
private struct EventBytes: AsyncBufferedSequence {
  typealias Element = UInt8

  let events: AsyncStream<[UInt8]>

  func makeAsyncIterator() -> Iterator { Iterator(events: events.makeAsyncIterator()) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var events: AsyncStream<[UInt8]>.Iterator
    private var rest: ArraySlice<UInt8> = []

    init(events: AsyncStream<[UInt8]>.Iterator) { self.events = events }

    mutating func next() async -> UInt8? {
      while rest.isEmpty {
        guard let event = await events.next() else { return nil }
        rest = event[...]
      }
      return rest.popFirst()
    }

    mutating func nextBuffer(suggested count: Int) async -> [UInt8]? {
      if rest.isEmpty { return await events.next() }
      defer { rest = [] }
      return Array(rest)
    }
  }
}
