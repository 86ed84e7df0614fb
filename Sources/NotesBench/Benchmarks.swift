import Foundation

/// Everything that is measured in one run of this program, in its order.
struct Benchmarks {
  let bench: String
  let notes: String
  let hugo: String?
  let shfmt: String?
  let jq: String?
  let hclcheck: String?
  let compiler: String?
  let taskset: String?
  let runs: Int
  let peerLimit: Int
  var workshop: Workshop
  let progress: (String) -> Void
  private var report = BenchmarkReport()

  init(
    bench: String, notes: String, hugo: String?, shfmt: String?, jq: String?, hclcheck: String?,
    compiler: String?, taskset: String?,
    runs: Int, peerLimit: Int, workshop: Workshop, progress: @escaping (String) -> Void
  ) {
    self.bench = bench
    self.notes = notes
    self.hugo = hugo
    self.shfmt = shfmt
    self.jq = jq
    self.hclcheck = hclcheck
    self.compiler = compiler
    self.taskset = taskset
    self.runs = runs
    self.peerLimit = peerLimit
    self.workshop = workshop
    self.progress = progress
  }

  mutating func measure(_ generator: CorpusGenerator) throws {
    progress("\(grouped(generator.count)) notes: writing them")
    try measure(BenchmarkSite(generator: generator, into: workshop.folder("content")))
  }

  mutating func measure(copying site: String) throws {
    try measure(BenchmarkSite(copying: site, into: workshop.folder("content")))
  }

  private mutating func measure(_ site: BenchmarkSite) throws {
    var benchmark = SiteBenchmark(
      notes: notes, bench: bench, taskset: taskset, runs: runs, progress: progress, site: site,
      workshop: workshop)
    var figures = benchmark.figures()
    let cores = ProcessInfo.processInfo.activeProcessorCount
    try benchmark.measureFloor(&figures, threads: cores)
    try benchmark.measureNotes(&figures)
    let hasPeers = site.noteCount <= peerLimit
    if hasPeers {
      try benchmark.measureCores(&figures, Array(1...2) + (cores > 2 ? [cores] : []))
      if let hugo { try benchmark.measureHugo(&figures, hugo) }
    }
    workshop = benchmark.workshop
    report.sites.append(figures)
    // The largest site that other programs are run on takes the place of smaller ones.
    if hasPeers, let check = figures.check {
      progress("\(figures.name) notes: other checkers")
      report.tools = try (figures.name, check, otherCheckers(benchmark.site))
    }
  }

  private mutating func otherCheckers(_ site: BenchmarkSite) throws -> [ToolBenchmark.Figures] {
    var benchmark = ToolBenchmark(site: site, runs: runs, workshop: workshop)
    defer { workshop = benchmark.workshop }
    return try [
      shfmt.map { try benchmark.shfmt($0) }, jq.map { try benchmark.jq($0) },
      hclcheck.map { try benchmark.hclcheck($0) },
    ].compactMap { $0 }
  }

  /// What does not depend on a site, and the report of all.
  mutating func finish() throws -> BenchmarkReport {
    progress("starting programs")
    var start = StartBenchmark(runs: max(21, runs), workshop: workshop)
    report.version = try start.measure(notes, ["--version"])
    if let empty = try start.emptyProgram(compiler: compiler) {
      report.emptyProgram = try start.measure(empty)
    }
    workshop = start.workshop
    report.surroundings = try Surroundings(
      programs: [
        ("notes", notes, ["--version"]), ("hugo", hugo, ["version"]), ("shfmt", shfmt, ["--version"]),
        ("jq", jq, ["--version"]),
      ], workshop: &workshop
    ).lines
    return report
  }
}
