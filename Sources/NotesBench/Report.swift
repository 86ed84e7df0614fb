/// A table of figures; the first column names what was measured.
struct ReportTable {
  let title: String
  /// What the reader is to know of it, if anything.
  var remark: String?
  let header: [String]
  var rows: [[String]] = []

  /// As it stands in the manual.
  var markdown: String {
    var text = "### \(title)\n\n"
    if let remark { text += remark + "\n\n" }
    text += line(header) + line(header.indices.map { $0 == 0 ? "---" : "---:" })
    return text + rows.map(line).joined()
  }

  /// For the terminal.
  var plain: String {
    let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
    let lines = ([header] + rows).map { cells in
      cells.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + padding : padding + cell
      }.joined(separator: "  ")
    }
    return title + "\n" + lines.map { "  \($0)\n" }.joined()
  }

  private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
}

/// How figures are written: as many digits as mean something.
enum Figure {
  static func seconds(_ value: Double) -> String { fixed(value, value < 1 ? 3 : value < 10 ? 2 : 1) }

  static func milliseconds(_ value: Double) -> String { fixed(value * 1000, value < 0.1 ? 1 : 0) }

  static func megabytes(_ bytes: Int) -> String { fixed(Double(bytes) / 1e6, 0) }

  /// What was measured to what it is held against; empty without that.
  static func ratio(_ value: Double, _ other: Double?) -> String {
    guard let other, other > 0 else { return "" }
    let ratio = value / other
    return fixed(ratio, ratio < 0.1 ? 3 : 2)
  }

  static func fixed(_ value: Double, _ digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = String(Int((value * scale).rounded()))
    guard digits > 0 else { return scaled }
    let padded = String(repeating: "0", count: max(0, digits + 1 - scaled.count)) + scaled
    return padded.dropLast(digits) + "." + padded.suffix(digits)
  }
}
