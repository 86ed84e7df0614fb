import Foundation

/// What was measured of one site.
struct SiteFigures {
  let name: String
  let noteCount: Int
  let byteCount: Int
  var floor: Measurement?
  var clean: Measurement?
  var unchanged: Measurement?
  var oneChanged: Measurement?
  var check: Measurement?
  var search: Measurement?
  var stages: [Stage] = []
  /// Hugo's clean build, and the one after a change: it starts anew each time.
  var hugo: (clean: Measurement, oneChanged: Measurement)?
  var hugoWithSearch: (clean: Measurement, oneChanged: Measurement)?
  /// Clean builds on fewer cores.
  var byCores: [(cores: Int, clean: Measurement)] = []

  struct Stage: Equatable {
    let name: String
    /// In milliseconds.
    let wall: Double
    let cpu: Double
  }
}

/// Runs whole programs on one site.
struct SiteBenchmark {
  let notes: String
  let bench: String
  /// Without it there are no runs on fewer cores.
  let taskset: String?
  /// Clean builds and checks; what takes little time is run more often.
  let runs: Int
  let progress: (String) -> Void
  var site: BenchmarkSite
  var workshop: Workshop

  private var manyRuns: Int { max(5, runs) }

  func figures() -> SiteFigures {
    SiteFigures(name: site.name, noteCount: site.noteCount, byteCount: site.byteCount)
  }

  mutating func measureNotes(_ figures: inout SiteFigures) throws {
    figures.clean = try repeated("clean build", runs) { try $0.cleanBuild() }
    let folder = (site.content as NSString).deletingLastPathComponent
    figures.unchanged = try repeated("build, nothing changed", manyRuns) { try $0.run(["build"], in: folder) }
    figures.oneChanged = try repeated("build, one note changed", manyRuns) {
      try $0.site.editNote()
      return try $0.run(["build"], in: folder)
    }
    figures.check = try repeated("check", runs) { try $0.run(["check"], in: folder, accepting: [0, 1]) }
    figures.search = try repeated("search", manyRuns * 2) {
      try $0.run(["search", "restore test retention"], in: folder, accepting: [0, 1])
    }
    figures.stages = try stages()
  }

  mutating func measureCores(_ figures: inout SiteFigures, _ counts: [Int]) throws {
    guard taskset != nil else { return }
    figures.byCores = try counts.compactMap { cores in
      try repeated("clean build on \(cores) of the cores", runs) { try $0.cleanBuild(cores: cores) }
        .map { (cores, $0) }
    }
  }

  mutating func measureFloor(_ figures: inout SiteFigures, threads: Int) throws {
    figures.floor = try repeated("floor", runs) { benchmark in
      let output = try benchmark.workshop.folder("floor") + "/out"
      return try ChildProcess(
        program: benchmark.bench,
        arguments: ["floor", benchmark.site.content, output, "--threads", String(threads)]
      ).run()
    }
  }

  mutating func measureHugo(_ figures: inout SiteFigures, _ hugo: String) throws {
    figures.hugo = try hugoBuilds(hugo, withSearch: false)
    figures.hugoWithSearch = try hugoBuilds(hugo, withSearch: true)
  }

  // MARK: Runs

  private mutating func repeated(
    _ what: String, _ count: Int, _ run: (inout SiteBenchmark) throws -> Measurement
  ) throws -> Measurement? {
    progress("\(site.name) notes: \(what)")
    return try (0..<count).map { _ in try run(&self) }.median
  }

  private func run(_ arguments: [String], in folder: String, accepting codes: Set<Int32> = [0]) throws
    -> Measurement
  {
    try ChildProcess(program: notes, arguments: arguments + ["--site", folder]).run(accepting: codes)
  }

  private mutating func cleanBuild(cores: Int? = nil) throws -> Measurement {
    let folder = try workshop.folder("notes")
    try site.move(to: folder + "/Content")
    let build = ChildProcess(program: notes, arguments: ["build", "--site", folder])
    return try (cores.flatMap { build.limited(toCores: $0, by: taskset) } ?? build).run()
  }

  private mutating func hugoBuilds(
    _ hugo: String, withSearch: Bool
  ) throws -> (clean: Measurement, oneChanged: Measurement)? {
    let what = withSearch ? "Hugo with a search index" : "Hugo"
    var folder = ""
    let clean = try repeated(what, runs) { benchmark in
      folder = try benchmark.workshop.folder("hugo")
      try HugoSite.write(to: folder, withSearch: withSearch)
      try benchmark.site.move(to: folder + "/content")
      return try ChildProcess(program: hugo, arguments: ["--quiet", "--source", folder]).run()
    }
    let changed = try repeated(what + ", one note changed", 1) { benchmark in
      try benchmark.site.editNote()
      return try ChildProcess(program: hugo, arguments: ["--quiet", "--source", folder]).run()
    }
    guard let clean, let changed else { return nil }
    return (clean, changed)
  }

  /// The stages that a clean build tells of; none from a version without `--timings`.
  private mutating func stages() throws -> [SiteFigures.Stage] {
    let folder = try workshop.folder("stages")
    let errors = folder + "/timings.txt"
    try site.move(to: folder + "/Content")
    let build = ChildProcess(
      program: notes, arguments: ["build", "--timings", "--site", folder], errors: errors)
    try build.run(accepting: [0, 2])
    return readStages(String(decoding: FileManager.default.contents(atPath: errors) ?? Data(), as: UTF8.self))
  }
}

/// Lines of a name and two numbers of milliseconds, wall and CPU; others are passed over.
func readStages(_ text: String) -> [SiteFigures.Stage] {
  let number = { (word: Substring) in Double(word.hasSuffix("ms") ? word.dropLast(2) : word) }
  return text.split(separator: "\n").compactMap { line in
    let words = line.split(separator: " ").filter { $0 != "ms" }
    let name = words.prefix { number($0) == nil }
    let numbers = words.dropFirst(name.count).compactMap(number)
    guard !name.isEmpty, numbers.count == 2, numbers.count == words.count - name.count else { return nil }
    return SiteFigures.Stage(name: name.joined(separator: " "), wall: numbers[0], cpu: numbers[1])
  }
}
