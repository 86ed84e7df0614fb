#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Dispatch
import Synchronization

/// Speaks with an editor over two descriptors until it says goodbye or goes away.
///
/// - Parameter session: makes the session from what sends a message, and from the list of cancelled requests.
/// - Returns: the exit code: 0 where the editor said that it would go (LSP 3.17, `exit`).
package func runLanguageServer(
  input: Int32, output: Int32,
  session makeSession: (_ send: @escaping @Sendable ([UInt8]) -> Void, Cancellations) -> LanguageSession
) async -> Int32 {
  let writer = MessageWriter(descriptor: output)
  let cancellations = Cancellations()
  let session = makeSession({ writer.send($0) }, cancellations)
  for await message in messages(from: input, noting: cancellations) {
    await session.handle(message)
    if let code = await session.exitCode { return code }
  }
  return 1
}

/// Messages as they come in, read on a thread of their own: a cancellation must not wait behind what it cancels.
private func messages(from descriptor: Int32, noting cancellations: Cancellations) -> AsyncStream<Message> {
  AsyncStream { continuation in
    DispatchQueue(label: "notes.lsp.input").async {
      var framing = MessageFraming()
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        framing.append(buffer[..<count])
        while let frame = framing.next() {
          let message =
            switch frame {
            case .content(let bytes): Message(bytes)
            case .malformed(let reason): Message.invalid(nil, ResponseError(.parseError, reason))
            }
          cancellations.note(message)
          continuation.yield(message)
        }
      }
      continuation.finish()
    }
  }
}

/// Writes whole messages, one after the other, from any thread.
private final class MessageWriter: Sendable {
  private let descriptor: Int32
  /// Whether the editor still listens.
  private let isOpen = Mutex(true)

  init(descriptor: Int32) { self.descriptor = descriptor }

  func send(_ content: [UInt8]) {
    isOpen.withLock { isOpen in
      guard isOpen else { return }
      framed(content).withUnsafeBytes { buffer in
        var done = 0
        while done < buffer.count {
          let count = write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
          if count < 0, errno == EINTR { continue }
          guard count > 0 else {
            isOpen = false
            return
          }
          done += count
        }
      }
    }
  }
}
