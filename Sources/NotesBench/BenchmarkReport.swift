/// All that was measured, as tables.
struct BenchmarkReport {
  var surroundings: [String] = []
  var sites: [SiteFigures] = []
  /// Of the site that other programs were run on.
  var tools: (site: String, notes: Measurement, others: [ToolBenchmark.Figures])?
  var version: Measurement?
  var emptyProgram: Measurement?

  var tables: [ReportTable] {
    [cleanBuilds, rebuilds, perNote, checking, starting, cores, stages].compactMap { $0 }
      .filter { !$0.rows.isEmpty }
  }

  var markdown: String {
    (surroundings.map { "- \($0)\n" }.joined() + "\n" + tables.map(\.markdown).joined(separator: "\n"))
  }

  var plain: String {
    surroundings.map { $0 + "\n" }.joined() + "\n" + tables.map(\.plain).joined(separator: "\n")
  }

  private var cleanBuilds: ReportTable {
    var table = ReportTable(
      title: "Clean build",
      header: ["Notes", "Wall s", "CPU s", "Peak MB", "MB/s", "of Hugo", "of the floor"])
    for site in sites {
      let hugo = site.hugo?.clean.wall
      let rows = [
        ("notes", site.clean), ("the floor", site.floor), ("Hugo", site.hugo?.clean),
        ("Hugo with a search index", site.hugoWithSearch?.clean),
      ]
      for case (let name, let measurement?) in rows {
        table.rows.append([
          "\(site.name), \(name)", Figure.seconds(measurement.wall), Figure.seconds(measurement.cpu),
          Figure.megabytes(measurement.peakMemory),
          Figure.fixed(Double(site.byteCount) / 1e6 / measurement.wall, 1),
          Figure.ratio(measurement.wall, hugo), Figure.ratio(measurement.wall, site.floor?.wall),
        ])
      }
    }
    return table
  }

  private var rebuilds: ReportTable {
    var table = ReportTable(
      title: "Again", header: ["Notes", "Wall ms", "CPU ms", "Peak MB", "of Hugo"])
    for site in sites {
      let hugo = site.hugo?.oneChanged.wall
      let rows = [
        ("nothing changed", site.unchanged), ("one note changed", site.oneChanged),
        ("one note changed, Hugo", site.hugo?.oneChanged),
        ("one note changed, Hugo with a search index", site.hugoWithSearch?.oneChanged),
        ("search", site.search),
      ]
      for case (let name, let measurement?) in rows {
        table.rows.append([
          "\(site.name), \(name)", Figure.milliseconds(measurement.wall),
          Figure.milliseconds(measurement.cpu),
          Figure.megabytes(measurement.peakMemory),
          name == "search" ? "" : Figure.ratio(measurement.wall, hugo),
        ])
      }
    }
    return table
  }

  /// Whether the cost of a note grows with the site.
  private var perNote: ReportTable {
    var table = ReportTable(
      title: "Cost of a note in a clean build",
      header: ["Notes", "Wall ms", "CPU ms", "of that at 1,000", "Peak KB"])
    let base = sites.first { $0.noteCount == 1000 }.flatMap { site in
      site.clean.map { $0.cpu / Double(site.noteCount) }
    }
    for site in sites {
      guard let clean = site.clean else { continue }
      let notes = Double(site.noteCount)
      table.rows.append([
        site.name, Figure.fixed(clean.wall * 1000 / notes, 3), Figure.fixed(clean.cpu * 1000 / notes, 3),
        Figure.ratio(clean.cpu / notes, base), Figure.fixed(Double(clean.peakMemory) / 1000 / notes, 0),
      ])
    }
    return table
  }

  private var checking: ReportTable? {
    guard let (site, notes, others) = tools else { return nil }
    var table = ReportTable(
      title: "Checking \(site) notes", header: ["Program", "Blocks", "Wall s", "CPU s", "of notes check"])
    let rows = others.map { ($0.name, String($0.blocks), $0.measurement.wall, $0.measurement.cpu) }
    let together = (
      "these together", String(others.reduce(0) { $0 + $1.blocks }),
      others.reduce(0) { $0 + $1.measurement.wall },
      others.reduce(0) { $0 + $1.measurement.cpu }
    )
    for (name, blocks, wall, cpu) in rows + [together, ("notes check", "all", notes.wall, notes.cpu)] {
      table.rows.append([
        name, blocks, Figure.seconds(wall), Figure.seconds(cpu), Figure.ratio(wall, notes.wall),
      ])
    }
    return table
  }

  private var starting: ReportTable {
    var table = ReportTable(
      title: "Starting", header: ["Program", "Wall ms", "CPU ms", "of the empty program"])
    let rows = [("notes --version", version), ("an empty program with Foundation", emptyProgram)]
    for case (let name, let measurement?) in rows {
      table.rows.append([
        name, Figure.milliseconds(measurement.wall), Figure.milliseconds(measurement.cpu),
        Figure.ratio(measurement.wall, emptyProgram?.wall),
      ])
    }
    return table
  }

  private var cores: ReportTable {
    var table = ReportTable(
      title: "Cores", header: ["Clean build", "Wall s", "CPU s", "Peak MB", "of one core"])
    for site in sites {
      let one = site.byCores.first { $0.cores == 1 }?.clean.wall
      for (cores, clean) in site.byCores {
        table.rows.append([
          "\(site.name) notes, \(cores)", Figure.seconds(clean.wall), Figure.seconds(clean.cpu),
          Figure.megabytes(clean.peakMemory), Figure.ratio(clean.wall, one),
        ])
      }
    }
    return table
  }

  private var stages: ReportTable {
    var table = ReportTable(title: "Stages of a clean build", header: ["Stage", "Wall ms", "CPU ms"])
    for site in sites {
      for stage in site.stages {
        table.rows.append([
          "\(site.name), \(stage.name)", Figure.fixed(stage.wall, 0), Figure.fixed(stage.cpu, 0),
        ])
      }
    }
    return table
  }
}
