#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Foundation

/// What one run of a program took.
struct Measurement: Sendable {
  /// Seconds from start to exit.
  let wall: Double
  /// Seconds of all its threads and children, in the program and in the kernel.
  let cpu: Double
  /// The most that it held in memory at once, in bytes. Linux counts what this process holds as the child's before it
  /// becomes the program, so that it is never less: about 20 MB.
  let peakMemory: Int
}

/// A program to be measured as a whole process.
struct ChildProcess {
  /// Its path.
  var program: String
  var arguments: [String]
  /// Files that take the place of its streams; without them nothing is read, and what it prints is lost.
  var input: String?
  var output: String?
  var errors: String?

  enum Failure: Error, CustomStringConvertible {
    case notStarted(program: String, errno: Int32)
    case failed(command: String, status: Int32)

    var description: String {
      switch self {
      case .notStarted(let program, let errno): "\(program): \(String(cString: strerror(errno)))"
      case .failed(let command, let status): "'\(command)' ended with status \(status)"
      }
    }
  }

  /// The same on so many of the cores that this process may use; `nil` without the program that can tell the system so.
  func limited(toCores count: Int, by taskset: String?) -> ChildProcess? {
    let status = String(
      decoding: FileManager.default.contents(atPath: "/proc/self/status") ?? Data(), as: UTF8.self)
    guard let taskset,
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("Cpus_allowed_list:") })
    else { return nil }
    // Such as `0-3,8`.
    let allowed = line.dropFirst("Cpus_allowed_list:".count).split(separator: ",").flatMap { part in
      let ends = part.split(separator: "-").compactMap { Int($0.filter(\.isNumber)) }
      return ends.isEmpty ? [] : Array(ends[0]...max(ends[0], ends[ends.count - 1]))
    }
    let chosen = allowed.prefix(count).map(String.init).joined(separator: ",")
    var limited = self
    limited.program = taskset
    limited.arguments = ["--cpu-list", chosen, program] + arguments
    return limited
  }

  /// Runs it to its end.
  ///
  /// - Throws: when it cannot be started, or exits with a code that is not among `accepted`.
  @discardableResult
  func run(accepting accepted: Set<Int32> = [0]) throws(Failure) -> Measurement {
    let start = monotonicSeconds()
    let child = try spawn()
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) == -1, errno == EINTR {}
    let wall = monotonicSeconds() - start
    // What the macros WIFEXITED and WEXITSTATUS do.
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    guard accepted.contains(code) else {
      throw .failed(command: ([program] + arguments).joined(separator: " "), status: code)
    }
    #if os(Linux)
      let peak = usage.ru_maxrss * 1024
    #else
      let peak = usage.ru_maxrss
    #endif
    return Measurement(
      wall: wall, cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime), peakMemory: Int(peak))
  }

  private func spawn() throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input ?? "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output ?? "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_addopen(&actions, 2, errors ?? "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let result = posix_spawn(&child, program, &actions, nil, &words, environ)
    guard result == 0 else { throw .notStarted(program: program, errno: result) }
    return child
  }

  private func monotonicSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}

extension [Measurement] {
  /// The middle of each figure by itself; `nil` without any.
  var median: Measurement? {
    func middle<Value: Comparable>(_ values: [Value]) -> Value { values.sorted()[values.count / 2] }
    guard !isEmpty else { return nil }
    return Measurement(
      wall: middle(map(\.wall)), cpu: middle(map(\.cpu)), peakMemory: middle(map(\.peakMemory)))
  }
}
