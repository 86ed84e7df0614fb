import Synchronization

/// Requests that the client has cancelled before they were dealt with. Filled where messages come in, ahead of those
/// that wait.
package final class Cancellations: Sendable {
  private let ids = Mutex<Set<MessageID>>([])

  package init() {}

  /// Remembers what a message cancels.
  package func note(_ message: Message) {
    guard case .notification("$/cancelRequest", let parameters) = message,
      let id = parameters["id"].flatMap(MessageID.init)
    else { return }
    ids.withLock { ids in
      // Those of requests that are answered already are never asked for.
      if ids.count >= 1000 { ids.removeAll() }
      ids.insert(id)
    }
  }

  /// Whether a request is cancelled; it is forgotten then.
  func take(_ id: MessageID) -> Bool { ids.withLock { $0.remove(id) != nil } }
}
