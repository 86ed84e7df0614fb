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
      let width = output.isInteractive ? output.width : nil
      let lines =
        rows.contains { $0.line != nil } ? places(width) : tableLines(rows.map(\.cells), width: width)
      output.write(lines.map { $0 + "\n" }.joined())
      Terminal.standardError.write(summary + "\n")
    case .json: Terminal.standardOutput.write(json)
    case .paths:
      // A program gets every byte, a terminal none that it would obey.
      let isSeen = Terminal.standardOutput.isInteractive
      Terminal.standardOutput.write(paths.map { (isSeen ? harmless($0) : $0) + "\n" }.joined())
    }
  }

  /// `file:line: cells`, as compilers have it and editors read it.
  private func places(_ width: Int?) -> [String] {
    rows.map { row in
      let place = row.path + (row.line.map { ":\($0)" } ?? "")
      let line = harmless(place) + ": " + harmless(row.cells.filter { !$0.isEmpty }.joined(separator: " "))
      return width.map { cut(line, to: $0) } ?? line
    }
  }

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
///
/// - Parameter width: What the lines are fitted to, if to anything: the widest columns give way, paths at their beginning.
func tableLines(_ rows: [[String]], width: Int? = nil) -> [String] {
  var lines = rows.map { row in
    let cells = row.map(harmless)
    return cells.last == "" ? Array(cells.dropLast()) : cells
  }
  let count = lines.map(\.count).max() ?? 0
  var widths = (0..<count).map { column in
    lines.map { column < $0.count ? terminalWidth($0[column]) : 0 }.max() ?? 0
  }
  if let width {
    let (whole, narrowest) = (widths, 12)
    while widths.reduce(0, +) + 2 * (count - 1) > width,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > narrowest
    {
      widths[widest] -= 1
    }
    if widths != whole {
      lines = lines.map { $0.enumerated().map { cut($1, to: widths[$0], atStart: $0 == 0) } }
    }
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

/// A text of no more than so many columns, with `…` for what is left out.
private func cut(_ text: String, to width: Int, atStart: Bool = false) -> String {
  guard terminalWidth(text) > width, width > 1 else { return text }
  var kept: [Character] = []
  var columns = 1
  let characters = Array(text)
  for character in atStart ? characters.reversed() : characters {
    columns += terminalWidth(String(character))
    if columns > width { break }
    kept.append(character)
  }
  return atStart ? "…" + String(kept.reversed()) : String(kept) + "…"
}
