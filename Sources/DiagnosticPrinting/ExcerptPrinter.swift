import Diagnostics
import SourceText

/// Colours, or none.
struct PrintingStyle: Sendable {
  let color: Bool

  func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: wrapped("error", "1;31")
    case .warning: wrapped("warning", "1;33")
    case .info: wrapped("info", "1;36")
    }
  }

  func mark(_ text: String, _ severity: Severity) -> String {
    switch severity {
    case .error: wrapped(text, "31")
    case .warning: wrapped(text, "33")
    case .info: wrapped(text, "36")
    }
  }

  func bold(_ text: String) -> String { wrapped(text, "1") }
  func dim(_ text: String) -> String { wrapped(text, "2") }
  func label(_ text: String) -> String { wrapped(text, "34") }

  private func wrapped(_ text: String, _ code: String) -> String {
    color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// Prints diagnostics of one file with the lines they point at.
struct ExcerptPrinter {
  private let source: SourceFile
  private let lines: LineTable
  private let style: PrintingStyle
  /// Columns of source shown at most; longer lines are cut around the place.
  private static let maximumWidth = 110

  init(_ source: SourceFile, style: PrintingStyle) {
    self.source = source
    self.lines = LineTable(source.bytes)
    self.style = style
  }

  /// A place on one line.
  private struct Mark {
    /// 0-based.
    let line: Int
    /// In bytes of the file, within the line.
    let range: SourceRange
    /// `nil` for the place of the diagnostic itself.
    let message: String?
  }

  func print(_ diagnostic: Diagnostic) -> String {
    let place = lines.location(of: diagnostic.range.start)
    let position = style.bold(harmless("\(source.path):\(place.line):\(place.column):"))
    let code = style.dim("[\(diagnostic.rule.id)]")
    var text = "\(position) \(style.severity(diagnostic.severity)): \(harmless(diagnostic.message)) \(code)\n"

    let primary = mark(diagnostic.range, message: nil)
    let marks = ([primary] + diagnostic.labels.map { mark($0.range, message: $0.message) })
      .enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    let gutter = max(4, String((marks.map(\.line).max() ?? 0) + 1).count + 1)
    var shown: Int?
    for mark in marks {
      if mark.line != shown {
        if let shown, mark.line > shown + 1 { text += style.dim(blank(gutter) + "...") + "\n" }
        text += sourceLine(mark, gutter: gutter)
        shown = mark.line
      }
      text += markLine(mark, gutter: gutter, severity: diagnostic.severity)
    }
    if let help = diagnostic.help { text += "\(blank(gutter - 2))\(style.bold("help:")) \(harmless(help))\n" }
    return text
  }

  private func mark(_ range: SourceRange, message: String?) -> Mark {
    let line = lines.lineIndex(of: range.start)
    let content = lines.contentRange(ofLine: line)
    let start = min(range.start, content.end)
    return Mark(line: line, range: SourceRange(start, max(start, min(range.end, content.end))), message: message)
  }

  private func sourceLine(_ mark: Mark, gutter: Int) -> String {
    let number = String(mark.line + 1)
    let window = window(for: mark)
    return style.dim(blank(gutter - number.count) + number + " |") + " \(window.text)\n"
  }

  private func markLine(_ mark: Mark, gutter: Int, severity: Severity) -> String {
    let window = window(for: mark)
    let symbol = mark.message == nil ? "^" : "-"
    let underline = String(repeating: symbol, count: max(1, window.width))
    let note = mark.message.map { " " + harmless($0) } ?? ""
    let marked = mark.message == nil ? style.mark(underline, severity) : style.label(underline + note)
    return style.dim(blank(gutter) + " |") + " \(blank(window.indent))\(marked)\n"
  }

  /// The part of a line that is shown, and where the mark stands in it, in columns.
  private func window(for mark: Mark) -> (text: String, indent: Int, width: Int) {
    let content = lines.contentRange(ofLine: mark.line)
    let before = cells(content.start..<mark.range.start)
    let marked = cells(mark.range.start..<mark.range.end)
    let after = cells(mark.range.end..<content.end)
    guard before.width + marked.width + after.width > Self.maximumWidth else {
      return (before.text + marked.text + after.text, before.width, marked.width)
    }
    let head = before.suffix(columns: Self.maximumWidth / 3)
    let middle = marked.prefix(columns: Self.maximumWidth / 2)
    let tail = after.prefix(columns: Self.maximumWidth - head.width - middle.width)
    let start = head.width < before.width ? "…" : ""
    let end = tail.width < after.width || middle.width < marked.width ? "…" : ""
    return (start + head.text + middle.text + tail.text + end, head.width + start.count, middle.width)
  }

  private func cells(_ range: Range<Int>) -> Cells {
    Cells(String(decoding: source.bytes[range], as: UTF8.self))
  }

  private func blank(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

/// Text as it stands in a terminal: tabs as four blanks, harmful scalars replaced, widths known.
private struct Cells {
  private var scalars: [(scalar: Unicode.Scalar, width: Int)] = []
  private(set) var width = 0

  init(_ text: String) {
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        for _ in 0..<4 { append(" ") }
      } else {
        append(isHarmful(scalar) ? "\u{FFFD}" : scalar)
      }
    }
  }

  private init(_ scalars: ArraySlice<(scalar: Unicode.Scalar, width: Int)>) {
    self.scalars = Array(scalars)
    width = scalars.reduce(0) { $0 + $1.width }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    let columns = displayWidth(scalar)
    scalars.append((scalar, columns))
    width += columns
  }

  var text: String {
    var view = String.UnicodeScalarView()
    for (scalar, _) in scalars { view.append(scalar) }
    return String(view)
  }

  func prefix(columns: Int) -> Cells {
    var taken = 0
    let end = scalars.firstIndex { cell in
      taken += cell.width
      return taken > columns
    }
    return Cells(scalars[..<(end ?? scalars.count)])
  }

  func suffix(columns: Int) -> Cells {
    var taken = 0
    let start = scalars.lastIndex { cell in
      taken += cell.width
      return taken > columns
    }
    return Cells(scalars[((start ?? -1) + 1)...])
  }
}
