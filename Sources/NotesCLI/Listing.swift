import ArgumentParser
import DiagnosticPrinting
import JSONSyntax

/// What a `list` command prints; the same for all of them.
enum ListForm: String, EnumerableFlag {
  case table, json, paths

  static func help(for value: ListForm) -> ArgumentHelp? {
    switch value {
    case .table: ArgumentHelp("Print for people: the default.", visibility: .hidden)
    case .json: "Print one JSON object."
    case .paths: "Print the paths alone, a line each."
    }
  }
}

struct ListOptions: ParsableArguments {
  @Flag var form: ListForm = .table

  @Flag(name: [.long, .customShort("0")], help: "Print the paths, a NUL behind each: for xargs -0.")
  var null = false

  func validate() throws {
    if null, form == .json { throw ValidationError("--null goes with --paths, not with --json") }
  }
}

/// What a `list` command found, in all forms.
struct Listing {
  struct Row {
    /// What `--paths` prints.
    let path: String
    /// 1-based; `nil` for what has no place within a file.
    var line: Int?
    /// What a person is told of it, the longest last. Where there is a line, the place stands before it.
    let cells: [String]
    /// The members of its object.
    let json: (inout JSONWriter) -> Void
  }

  /// The key of the list in JSON.
  let name: String
  let rows: [Row]
  /// For standard error: `3 notes`.
  let summary: String

  func print(_ options: ListOptions) {
    if options.null { return Terminal.standardOutput.write(paths.map { $0 + "\0" }.joined()) }
    switch options.form {
    case .table:
      let output = Terminal.standardOutput
      let lines = rows.contains { $0.line != nil } ? places : table
      let shown = output.isInteractive ? lines.map { fitted($0, to: output.width) } : lines
      output.write(shown.map { $0 + "\n" }.joined())
      Terminal.standardError.write(summary + "\n")
    case .json: Terminal.standardOutput.write(json)
    case .paths:
      // A program gets every byte, a terminal none that it would obey.
      let isSeen = Terminal.standardOutput.isInteractive
      Terminal.standardOutput.write(paths.map { (isSeen ? harmless($0) : $0) + "\n" }.joined())
    }
  }

  /// `file:line: cells`, as compilers have it and editors read it.
  private var places: [String] {
    rows.map { row in
      let place = row.path + (row.line.map { ":\($0)" } ?? "")
      return harmless(place) + ": " + harmless(row.cells.filter { !$0.isEmpty }.joined(separator: " "))
    }
  }

  /// Columns, two blanks apart.
  private var table: [String] { tableLines(rows.map(\.cells)) }

  /// Each path once, in order.
  private var paths: [String] {
    var seen: Set<String> = []
    return rows.map(\.path).filter { seen.insert($0).inserted }
  }

  /// For programs, on one line; its shape is promised by its `version`.
  private var json: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.member("version", 1)
      $0.member(name, array: { for row in rows { $0.object(row.json) } })
    }
    writer.endLine()
    return writer.bytes
  }
}

/// Texts of the author in columns, two blanks apart.
func tableLines(_ rows: [[String]]) -> [String] {
  let lines = rows.map { row in
    let cells = row.map(harmless)
    return cells.last == "" ? Array(cells.dropLast()) : cells
  }
  let count = lines.map(\.count).max() ?? 0
  let widths = (0..<count).map { column in
    lines.map { column < $0.count ? terminalWidth($0[column]) : 0 }.max() ?? 0
  }
  return lines.map { cells in
    var text = ""
    for (column, cell) in cells.enumerated() {
      text += cell
      if column + 1 < cells.count {
        text += String(repeating: " ", count: widths[column] - terminalWidth(cell) + 2)
      }
    }
    return text
  }
}

/// A line that does not wrap.
private func fitted(_ line: String, to width: Int) -> String {
  guard terminalWidth(line) > width, width > 1 else { return line }
  var kept = ""
  var columns = 0
  for character in line {
    columns += terminalWidth(String(character))
    if columns >= width { break }
    kept.append(character)
  }
  return kept + "…"
}
