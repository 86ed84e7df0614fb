import Foundation

/// Other programs that parse code, over the same blocks that `notes check` reads.
struct ToolBenchmark {
  let site: BenchmarkSite
  let runs: Int
  var workshop: Workshop

  /// What a program took for all blocks of its language.
  struct Figures {
    let name: String
    let blocks: Int
    let measurement: Measurement
  }

  /// In one process for all files.
  mutating func shfmt(_ program: String) throws -> Figures {
    let folder = try workshop.folder("shell")
    let blocks = try site.extractBlocks(["bash", "sh", "shell"], ending: "sh", to: folder)
    return try figures("shfmt", blocks) {
      try ChildProcess(program: program, arguments: ["--list", folder]).run(
        accepting: Self.anyVerdict)
    }
  }

  /// In as many processes as command lines are needed for all names.
  mutating func jq(_ program: String) throws -> Figures {
    let folder = try workshop.folder("json")
    let blocks = try site.extractBlocks(["json"], ending: "json", to: folder)
    return try figures("jq", blocks) {
      let parts = try stride(from: 0, to: blocks.count, by: 10_000).map { start in
        try ChildProcess(
          program: program, arguments: ["empty"] + blocks[start..<min(start + 10_000, blocks.count)]
        ).run(accepting: Self.anyVerdict)
      }
      return Measurement(
        wall: parts.reduce(0) { $0 + $1.wall }, cpu: parts.reduce(0) { $0 + $1.cpu },
        peakMemory: parts.map(\.peakMemory).max() ?? 0)
    }
  }

  /// In one process, which reads the names of files.
  mutating func hclcheck(_ program: String) throws -> Figures {
    let folder = try workshop.folder("hcl")
    let blocks = try site.extractBlocks(["hcl", "terraform", "tf"], ending: "tf", to: folder)
    let names = folder + "/names.txt"
    try Data(blocks.map { $0 + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: names))
    return try figures("hclcheck", blocks) {
      try ChildProcess(program: program, arguments: [], input: names)
        .run(accepting: Self.anyVerdict)
    }
  }

  /// Blocks of a site may be wrong; what is measured is the reading.
  private static let anyVerdict = Set<Int32>(0...5)

  private func figures(_ name: String, _ blocks: [String], _ run: () throws -> Measurement) throws -> Figures
  {
    let measurement = try (0..<runs).map { _ in try run() }.median
    guard let measurement else { throw BenchFailure("no run of \(name)") }
    return Figures(name: name, blocks: blocks.count, measurement: measurement)
  }
}
