import Pipeline
import Synchronization

/// A line that tells how far a build is: on a terminal only, and only once it takes longer than a moment.
final class ProgressBar: Sendable {
  private let stream: Terminal
  private let started = ContinuousClock.now
  private let isShown = Mutex(false)
  private let isEnabled: Bool

  init(stream: Terminal) {
    self.stream = stream
    isEnabled = stream.isInteractive
  }

  /// Draws the bar anew. Safe to call from any thread.
  func show(_ progress: BuildProgress) {
    guard isEnabled, ContinuousClock.now - started > .milliseconds(400) else { return }
    isShown.withLock { isShown in
      isShown = true
      let filled = progress.total == 0 ? 0 : 30 * progress.done / progress.total
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
      stream.write("\r\(progress.stage.rawValue) \(bar) \(progress.done)/\(progress.total)\u{1B}[K")
    }
  }

  /// Takes the line away again.
  func clear() {
    isShown.withLock { isShown in
      if isShown { stream.write("\r\u{1B}[K") }
      isShown = false
    }
  }
}
