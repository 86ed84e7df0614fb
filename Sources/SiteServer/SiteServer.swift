import FlyingSocks
import Foundation

/// Serves a site on the loopback interface.
package struct SiteServer: Sendable {
  /// Where it listens.
  package let port: UInt16
  private let socket: Socket
  private let responder: SiteResponder

  /// Begins to listen; whoever comes waits until `run()`.
  ///
  /// - Parameters:
  ///   - live: What is served.
  ///   - port: Taken if it is free, else the next that is.
  /// - Throws: `SiteServerError` when none is.
  package init(of live: LiveSite, port: UInt16) throws(SiteServerError) {
    for number in Int(port)..<min(Int(port) + 100, 65_536) {
      guard let socket = try? listeningSocket(UInt16(number)) else { continue }
      self.port = UInt16(number)
      self.socket = socket
      responder = SiteResponder(live: live, port: UInt16(number))
      return
    }
    throw SiteServerError(port: port)
  }

  /// Serves until the task is cancelled.
  package func run() async throws {
    let pool = SocketPool.make()
    try await pool.prepare()
    let listening = try AsyncSocket(socket: socket, pool: pool)
    defer { try? listening.close() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await pool.run() }
      group.addTask {
        await withDiscardingTaskGroup { connections in
          while !Task.isCancelled {
            guard let socket = try? await listening.accept() else {
              // No descriptor is left for a moment, or the browser has gone already.
              try? await Task.sleep(for: .milliseconds(20))
              continue
            }
            connections.addTask { await HTTPConnection(socket: socket, responder: responder).serve() }
          }
        }
      }
      try await group.next()
      group.cancelAll()
    }
  }
}

/// There is no port to listen on.
package struct SiteServerError: Error, CustomStringConvertible {
  let port: UInt16

  /// For people.
  package var description: String { "cannot listen on 127.0.0.1:\(port), nor on a port after it" }
}

private func listeningSocket(_ port: UInt16) throws -> Socket {
  let socket = try Socket(domain: AF_INET, type: .stream)
  do {
    // A port that was left a moment ago can be taken again, one that somebody listens on cannot.
    try socket.setValue(true, for: .localAddressReuse)
    let address: sockaddr_in = try .inet(ip4: "127.0.0.1", port: port)
    try socket.bind(to: address)
    try socket.listen()
    return socket
  } catch {
    try? socket.close()
    throw error
  }
}
