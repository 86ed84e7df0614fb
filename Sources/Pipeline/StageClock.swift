#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import NoteParsing
import Synchronization

/// A part of the work of a build.
package enum BuildStage: String, Sendable, CaseIterable {
  /// Settings, theme, the list of files, and what the build before has left.
  case setup
  /// Reading the notes' files.
  case load
  /// Front matter, Markdown and HTML.
  case parse
  /// The validators.
  case check
  /// Colours of code.
  case highlight
  /// The search index, for the terminal and for the site.
  case index
  /// Links, tags, lists; what is wrong between notes.
  case assemble
  case render
  case write
  /// What the next build is told.
  case save
}

/// Where the time of a build went.
package struct StageTime: Sendable {
  package let stage: BuildStage
  /// In nanoseconds. Stages that ran at once share the time that passed by how long each was busy, so that all
  /// of them add up to what the whole took.
  package let wall: Int
  /// In nanoseconds, of all threads; shared likewise.
  package let cpu: Int
}

/// Measures the stages of one build. Phases follow each other; the stages within one run at once.
final class StageClock: Sendable {
  private struct Times {
    var wall = [Int](repeating: 0, count: BuildStage.allCases.count)
    var cpu = [Int](repeating: 0, count: BuildStage.allCases.count)
    /// Of the phase that is going on.
    var busy = [Int](repeating: 0, count: BuildStage.allCases.count)
    var wallStart: Int
    var cpuStart: Int
  }

  private let times: Mutex<Times>

  init() {
    times = Mutex(Times(wallStart: clock(CLOCK_MONOTONIC), cpuStart: clock(CLOCK_PROCESS_CPUTIME_ID)))
  }

  /// Ends a phase: what passed since the one before belongs to its stages.
  func endPhase(_ stages: BuildStage...) {
    times.withLock { times in
      let (wallEnd, cpuEnd) = (clock(CLOCK_MONOTONIC), clock(CLOCK_PROCESS_CPUTIME_ID))
      let busy = stages.map { max(1, times.busy[$0.index]) }
      let total = busy.reduce(0, +)
      for (stage, share) in zip(stages, busy) {
        times.wall[stage.index] += portion(share, of: total, wallEnd - times.wallStart)
        times.cpu[stage.index] += portion(share, of: total, cpuEnd - times.cpuStart)
        times.busy[stage.index] = 0
      }
      (times.wallStart, times.cpuStart) = (wallEnd, cpuEnd)
    }
  }

  /// Runs `body`, which is work of a stage of this phase.
  func busy<Result, Failure: Error>(_ stage: BuildStage, _ body: () throws(Failure) -> Result) throws(Failure)
    -> Result
  {
    let start = clock(CLOCK_MONOTONIC)
    defer { add(clock(CLOCK_MONOTONIC) - start, to: stage) }
    return try body()
  }

  private func add(_ time: Int, to stage: BuildStage) {
    times.withLock { $0.busy[stage.index] += time }
  }

  var result: [StageTime] {
    times.withLock { times in
      BuildStage.allCases.map { stage in
        StageTime(stage: stage, wall: times.wall[stage.index], cpu: times.cpu[stage.index])
      }
    }
  }
}

extension StageClock: ParsingMeter {
  func time<Result>(_ step: ParsingStep, _ body: () -> Result) -> Result {
    let start = clock(CLOCK_MONOTONIC)
    defer {
      let time = clock(CLOCK_MONOTONIC) - start
      times.withLock { times in
        // It is a part of parsing, and counts for itself only.
        times.busy[BuildStage.parse.index] -= time
        times.busy[(step == .check ? BuildStage.check : .highlight).index] += time
      }
    }
    return body()
  }
}

extension BuildStage {
  fileprivate var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

private func portion(_ share: Int, of total: Int, _ time: Int) -> Int {
  Int((Double(time) * Double(share) / Double(total)).rounded())
}

/// In nanoseconds.
private func clock(_ id: clockid_t) -> Int {
  var time = timespec()
  clock_gettime(id, &time)
  return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
}

extension Optional<StageClock> {
  func busy<Result, Failure: Error>(_ stage: BuildStage, _ body: () throws(Failure) -> Result) throws(Failure)
    -> Result
  {
    switch self {
    case .none: try body()
    case .some(let clock): try clock.busy(stage, body)
    }
  }
}
