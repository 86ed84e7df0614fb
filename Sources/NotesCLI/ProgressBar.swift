import Pipeline
import Synchronization

/// A line that tells how far a build is: on a terminal only, and only once it takes longer than a moment.
final class ProgressBar: Sendable {
  private let stream: Terminal
  private let started = ContinuousClock.now
  private let isShown = Mutex(false)
  /// When each stage began.
  private let stages = Mutex<[BuildProgress.Stage: ContinuousClock.Instant]>([:])
  private let isEnabled: Bool

  init(stream: Terminal, isWanted: Bool) {
    self.stream = stream
    isEnabled = isWanted && stream.isInteractive
  }

  /// Draws the bar anew. Safe to call from any thread.
  func show(_ progress: BuildProgress) {
    guard isEnabled else { return }
    let now = ContinuousClock.now
    let stageStart = stages.withLock { stages in
      let start = stages[progress.stage] ?? now
      stages[progress.stage] = start
      return start
    }
    guard now - started > .milliseconds(400) else { return }
    isShown.withLock { isShown in
      isShown = true
      let filled = progress.total == 0 ? 0 : 30 * progress.done / progress.total
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
      stream.write(
        "\r\(progress.stage.rawValue) \(bar) \(progress.done)/\(progress.total)\(rest(progress, since: now - stageStart))\u{1B}[K"
      )
    }
  }

  /// ` 12 s left`, where that is more than a moment: what is still to be done takes as long each as what is done.
  private func rest(_ progress: BuildProgress, since elapsed: Duration) -> String {
    guard progress.done > 0 else { return "" }
    let left = elapsed * (progress.total - progress.done) / progress.done
    return left > .seconds(1) ? " \(left.components.seconds) s left" : ""
  }

  /// Takes the line away again.
  func clear() {
    isShown.withLock { isShown in
      if isShown { stream.write("\r\u{1B}[K") }
      isShown = false
    }
  }
}
