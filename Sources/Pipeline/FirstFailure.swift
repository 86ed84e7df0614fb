import Synchronization

/// The first of the failures of several threads.
final class FirstFailure: Sendable {
  private let failure = Mutex<FileError?>(nil)

  var error: FileError? { failure.withLock { $0 } }

  /// What `body` gives, or `fallback` where it fails.
  func catching<Value>(_ fallback: Value, _ body: () throws(FileError) -> Value) -> Value {
    do throws(FileError) {
      return try body()
    } catch {
      failure.withLock { first in
        if first == nil { first = error }
      }
      return fallback
    }
  }
}
