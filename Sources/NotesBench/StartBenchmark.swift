import Foundation

/// How long it takes a program to start and end.
struct StartBenchmark {
  let runs: Int
  var workshop: Workshop

  func measure(_ program: String, _ arguments: [String] = []) throws -> Measurement? {
    try (0..<runs).map { _ in try ChildProcess(program: program, arguments: arguments).run() }.median
  }

  /// The least that a program in Swift can be which imports Foundation, linked statically as `notes` is.
  ///
  /// - Returns: `nil` where the compiler is not at hand.
  mutating func emptyProgram(compiler: String?) throws -> String? {
    guard let compiler else { return nil }
    let folder = try workshop.folder("empty")
    let (code, program) = (folder + "/main.swift", folder + "/empty")
    let source = "import Foundation\n\nprint(ProcessInfo.processInfo.processName)\n"
    try Data(source.utf8).write(to: URL(fileURLWithPath: code))
    let arguments = ["-O", "-static-stdlib", code, "-o", program]
    let compilation = ChildProcess(program: compiler, arguments: arguments)
    guard (try? compilation.run()) != nil else { return nil }
    return program
  }
}

/// The machine and the programs that figures belong to.
struct Surroundings {
  let lines: [String]

  /// - Parameter programs: name, path, what asks for the version.
  init(programs: [(name: String, path: String?, arguments: [String])], workshop: inout Workshop) throws {
    var facts: [String] = []
    let output = try workshop.folder("versions") + "/version.txt"
    for (name, path, arguments) in programs {
      guard let path else { continue }
      _ = try? ChildProcess(program: path, arguments: arguments, output: output).run()
      let lines = Self.text(output).split(separator: "\n")
      // Hugo tells much more than its version, and may be started by a script that says so.
      guard let line = lines.first(where: { $0.hasPrefix(name) }) ?? lines.first else { continue }
      // `hugo v0.168.0-e27a676+extended linux/amd64` and `jq-1.6`
      let version = line.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." }
      facts.append("\(name) \(version)")
    }
    let kernel = Self.text("/proc/sys/kernel/osrelease").split(separator: "\n").first ?? "unknown"
    let processor = Self.text("/proc/cpuinfo").split(separator: "\n").first { $0.hasPrefix("model name") }
      .map { $0.drop { $0 != ":" }.dropFirst(2) }
    lines = [
      facts.joined(separator: ", "),
      "\(ProcessInfo.processInfo.activeProcessorCount) cores (\(processor ?? "unknown")), "
        + "\(ProcessInfo.processInfo.physicalMemory >> 30) GB, kernel \(kernel)",
    ]
  }

  private static func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }
}
