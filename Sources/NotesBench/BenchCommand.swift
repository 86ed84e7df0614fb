import ArgumentParser
import Foundation

/// The whole program.
package func runBenchmarks() {
  BenchCommand.main()
}

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes-bench",
    abstract: "Measure notes on generated sites, with others beside it in the same run.",
    discussion: """
      Build both first, as they are published:

        swift build -c release --static-swift-stdlib --product notes
        swift build -c release --static-swift-stdlib --product notes-bench
        .build/release/notes-bench
        .build/release/notes-bench --sizes 1000 --runs 1
        .build/release/notes-bench --site ~/notes
      """,
    subcommands: [RunCommand.self, GenerateCommand.self, FloorCommand.self],
    defaultSubcommand: RunCommand.self)
}

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Write a generated site.")

  @Option(help: "How many notes.") var count = 1000
  @Option(help: "The same seed gives the same notes.") var seed: UInt64 = 7
  @Argument(help: "A new folder.") var folder: String

  mutating func run() throws {
    try generate(CorpusGenerator(seed: seed, count: count), into: folder + "/Content")
  }
}

/// Run by this program itself, so that the floor is measured as the others are: as a whole process.
struct FloorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "floor", abstract: "Do what no program of this kind can do without.", shouldDisplay: false)

  @Argument var content: String
  @Argument var output: String
  @Option var threads = 2

  mutating func run() throws { try Floor(content: content, output: output, threads: threads).run() }
}

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Measure, and print tables.")

  @Option(parsing: .upToNextOption, help: "Numbers of notes.") var sizes = [100, 1000, 10_000, 50_000]
  @Option(help: "Take the notes of this site instead.") var site: String?
  @Option(help: "The same seed gives the same notes.") var seed: UInt64 = 7
  @Option(help: "How often; the tables show medians.") var runs = 3
  @Flag(help: "Print Markdown, for the manual.") var markdown = false
  @Option(help: "Where sites are built; removed at the end, but left when a program fails.") var work: String?
  @Option(help: "The program to measure. Default: the one beside this program.") var notes: String?
  @Option(help: "Default: the one on PATH.") var hugo: String?
  @Option(help: "No other programs on sites with more notes.") var peerLimit = 10_000
  @Option(help: "A program that reads names of HCL files and parses them.") var hclcheck: String?

  mutating func validate() throws {
    guard runs > 0, sizes.allSatisfy({ $0 > 0 }) else { throw ValidationError("nothing to do") }
  }

  mutating func run() throws {
    let bench = Bundle.main.executablePath ?? CommandLine.arguments[0]
    let beside = (bench as NSString).deletingLastPathComponent + "/notes"
    let notes = absolute(notes ?? beside)
    guard FileManager.default.isExecutableFile(atPath: notes) else {
      throw BenchFailure(
        "\(notes) is not there; build it first: swift build -c release --static-swift-stdlib --product notes")
    }
    let place = work ?? FileManager.default.temporaryDirectory.path + "/notes-bench-\(getpid())"
    let workshop = try Workshop(root: absolute(place))
    var benchmarks = Benchmarks(
      bench: bench, notes: notes, hugo: hugo.map(absolute) ?? program("hugo"), shfmt: program("shfmt"),
      jq: program("jq"), hclcheck: hclcheck.map(absolute), compiler: program("swiftc"),
      taskset: program("taskset"), runs: runs,
      peerLimit: peerLimit, workshop: workshop,
      progress: { FileHandle.standardError.write(Data(($0 + "\n").utf8)) })
    if let site {
      try benchmarks.measure(copying: absolute(site))
    } else {
      for size in sizes.sorted() { try benchmarks.measure(CorpusGenerator(seed: seed, count: size)) }
    }
    let report = try benchmarks.finish()
    workshop.remove()
    print(markdown ? report.markdown : report.plain, terminator: "")
  }

  private func absolute(_ path: String) -> String { URL(fileURLWithPath: path).path }

  /// The path of a program that is installed.
  private func program(_ name: String) -> String? {
    ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
