import Synchronization

/// The newest state of a site, for all who show it.
package final class LiveSite: Sendable {
  private struct Contents {
    var state: (any ServedState)?
    var readers: [Int: AsyncStream<any ServedState>.Continuation] = [:]
    var lastReader = 0
  }

  private let contents = Mutex(Contents())
  private let onStale: @Sendable () -> Void

  /// - Parameter onStale: Called when a file could not be made of the newest state, since something has changed that nobody
  ///   told of.
  package init(onStale: @escaping @Sendable () -> Void = {}) { self.onStale = onStale }

  /// What stands before all addresses of the site that is shown.
  package var basePath: String { contents.withLock { $0.state?.basePath ?? "" } }

  /// Shows another state from now on, everywhere at once.
  package func publish(_ state: any ServedState) {
    let readers = contents.withLock { contents in
      contents.state = state
      return Array(contents.readers.values)
    }
    for reader in readers { reader.yield(state) }
  }

  /// The newest state and those after it, but for those that came while the reader was busy.
  func states() -> AsyncStream<any ServedState> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: (any ServedState).self, bufferingPolicy: .bufferingNewest(1))
    let (reader, state) = contents.withLock { contents in
      contents.lastReader += 1
      contents.readers[contents.lastReader] = continuation
      return (contents.lastReader, contents.state)
    }
    continuation.onTermination = { [weak self] _ in
      self?.contents.withLock { contents in _ = contents.readers.removeValue(forKey: reader) }
    }
    if let state { continuation.yield(state) }
    return stream
  }

  /// The newest state; waits for the first. `nil` when the task is cancelled.
  func current() async -> (any ServedState)? {
    if let state = contents.withLock(\.state) { return state }
    return await states().first { _ in true }
  }

  /// Runs `body` with the newest state, and again with the next one when that fails, for the state may have been overtaken.
  func reading<Result: Sendable>(
    _ body: @Sendable (any ServedState) async throws -> Result
  ) async throws -> Result {
    var tries = 0
    while true {
      guard let state = await current() else { throw CancellationError() }
      do {
        return try await body(state)
      } catch {
        tries += 1
        guard tries < 4 else { throw error }
        if tries > 1 { onStale() }
        await waitForState(after: state.number)
      }
    }
  }

  private func waitForState(after number: Int) async {
    await withTaskGroup { group in
      group.addTask { [states = states()] in _ = await states.first { $0.number > number } }
      group.addTask { try? await Task.sleep(for: .milliseconds(700)) }
      await group.next()
      group.cancelAll()
    }
  }
}
