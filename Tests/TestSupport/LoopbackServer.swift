#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Foundation
import Synchronization

/// A web server on 127.0.0.1 for one test, which answers what the test says. A class because it owns its socket.
package final class LoopbackServer: Sendable {
  package struct Failure: Error {
    let errno: Int32
  }

  /// `http://127.0.0.1:PORT`
  package let origin: String
  private let socket: Int32
  private let seen = Mutex<[String]>([])

  /// - Parameter answer: is given `GET /path` and how often that was asked before, and returns the lines of the head:
  ///   `404 Not Found`, `Location: /`.
  package init(_ answer: @escaping @Sendable (_ request: String, _ count: Int) -> [String]) throws {
    #if canImport(Glibc)
      let listening = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let listening = Darwin.socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listening, address, size) == 0 && listen(listening, 16) == 0
          && getsockname(listening, address, &size) == 0
      }
    }
    guard isBound else { throw Failure(errno: errno) }
    socket = listening
    origin = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
    // A thread of its own: those of queues may all be busy with other tests for longer than anybody waits for an answer.
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listening, nil, nil)
        guard connection >= 0 else { return }
        let request = readRequest(connection)
        let count = self?.note(request) ?? 0
        write(answer(request, count), to: connection)
        close(connection)
      }
    }
  }

  deinit {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  /// What was asked, in order: `HEAD /path`.
  package var requests: [String] { seen.withLock { $0 } }

  private func note(_ request: String) -> Int {
    seen.withLock { seen in
      defer { seen.append(request) }
      return seen.count { $0 == request }
    }
  }
}

/// `GET /path`, of a request whose head is read whole.
private func readRequest(_ connection: Int32) -> String {
  var bytes: [UInt8] = []
  var byte: UInt8 = 0
  while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8), read(connection, &byte, 1) == 1 {
    bytes.append(byte)
  }
  return String(decoding: bytes, as: UTF8.self).split(separator: " ").prefix(2).joined(separator: " ")
}

private func write(_ head: [String], to connection: Int32) {
  let lines =
    ["HTTP/1.1 " + (head.first ?? "200 OK")] + head.dropFirst() + ["Connection: close", "Content-Length: 0"]
  let bytes = Array((lines + ["", ""]).joined(separator: "\r\n").utf8)
  #if canImport(Glibc)
    _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  #else
    _ = send(connection, bytes, bytes.count, 0)
  #endif
}
