import Diagnostics
import SourceText

/// Diagnostics for people: where, what, the line with a caret under the cause, and how to mend it.
///
/// ```
/// Content/policy.md:14:3: error: expected ',' or '}' [json.expected-comma]
///    12 | {
///       | - the object began here
///   ...
///    14 |   "b": 2
///       |   ^^^
///    help: put a comma after the member before
/// ```
/// - Parameter color: whether to use ANSI colours. Nothing else in the output moves a terminal: control characters of
///   the notes are shown as pictures.
/// - Parameter links: makes a link of each place.
package func humanReport(
  _ diagnostics: [LocatedDiagnostic], color: Bool, links: FileLinks? = nil
) -> [UInt8] {
  var report = HumanReport(style: color ? .ansi : .plain, links: links)
  for diagnostic in diagnostics.inReportOrder() { report.append(diagnostic) }
  return report.output
}

/// `5 notes, 34 snippets: 12 checked, 22 not checked; 1 error, 2 warnings`, without a line break.
package func humanSummary(_ summary: CheckSummary) -> String {
  func amount(_ count: Int, _ noun: String) -> String {
    "\(count == 0 ? "no" : String(count)) \(noun)\(count == 1 ? "" : "s")"
  }
  var text = "\(amount(summary.files, "note")), \(amount(summary.snippets, "snippet"))"
  if summary.snippets > 0 {
    text += ": \(summary.checked) checked"
    if summary.skipped > 0 { text += ", \(summary.skipped) not checked" }
  }
  text += "; " + amount(summary.errors, "error")
  if summary.warnings > 0 { text += ", " + amount(summary.warnings, "warning") }
  return text
}

/// How parts of the report are set off from each other.
private enum ReportStyle {
  case plain, ansi

  /// Begins a part; `reset` ends it.
  func code(_ part: Part, _ severity: Severity) -> String {
    guard self == .ansi else { return "" }
    switch part {
    case .title: return "\u{1B}[1m"
    case .gutter, .label: return "\u{1B}[34m"
    case .help: return "\u{1B}[36m"
    case .severity:
      switch severity {
      case .error: return "\u{1B}[1;31m"
      case .warning: return "\u{1B}[1;33m"
      case .info: return "\u{1B}[1;36m"
      }
    }
  }

  var reset: String { self == .ansi ? "\u{1B}[0m" : "" }

  enum Part {
    case title, severity, gutter, label, help
  }
}

private struct HumanReport {
  let style: ReportStyle
  let links: FileLinks?
  private(set) var output: [UInt8] = []

  /// More places than these of one diagnostic tell a person nothing.
  private static let maximumLabels = 8
  /// Digits of a line number, right-aligned.
  private static let gutterWidth = 5

  init(style: ReportStyle, links: FileLinks?) {
    self.style = style
    self.links = links
  }

  mutating func append(_ located: LocatedDiagnostic) {
    let diagnostic = located.diagnostic
    let severity = diagnostic.severity
    let place = "\(located.start.line):\(located.start.column)"
    styled(.title, severity) { [links] in
      if let links { $0 += links.start(located.source.path).utf8 }
      appendHarmless(located.source.path.utf8, to: &$0)
      $0 += ":\(place)".utf8
      if let links { $0 += links.end.utf8 }
      $0 += ": ".utf8
    }
    styled(.severity, severity) { $0 += "\(severity.rawValue): ".utf8 }
    styled(.title, severity) { appendHarmless(diagnostic.message.utf8, to: &$0) }
    output += " [\(diagnostic.rule.id)]\n".utf8
    appendExcerpt(of: located)
    if let help = diagnostic.help {
      styled(.help, severity) { $0 += "   help: ".utf8 }
      for (index, line) in help.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { output += "         ".utf8 }
        appendHarmless(line.utf8, to: &output)
        output.append(0x0A)
      }
    }
    output.append(0x0A)
  }

  private mutating func appendExcerpt(of located: LocatedDiagnostic) {
    let bytes = located.source.bytes
    var marks = lineMarks(
      located.diagnostic.range.clamped(to: bytes.count), located.start, located.end, message: nil, in: bytes)
    for label in located.labels.prefix(Self.maximumLabels) {
      marks += lineMarks(
        label.label.range.clamped(to: bytes.count), label.start, label.end, message: label.label.message,
        in: bytes
      ).prefix(1)
    }
    marks.sort {
      ($0.line, $0.message == nil ? 0 : 1, $0.range.start) < (
        $1.line, $1.message == nil ? 0 : 1, $1.range.start
      )
    }

    var shown: (line: Int, window: LineWindow)?
    for mark in marks {
      let window: LineWindow
      if let current = shown, current.line == mark.line, current.window.shows(mark.range.start) {
        window = current.window
      } else {
        if let current = shown, mark.line > current.line + 1 { output += "  ...\n".utf8 }
        window = LineWindow(around: mark.range, in: bytes)
        appendGutter(String(mark.line), located.diagnostic.severity)
        output += window.text
        output.append(0x0A)
      }
      shown = (mark.line, window)
      appendUnderline(mark, window, located.diagnostic.severity)
    }
  }

  private mutating func appendUnderline(_ mark: LineMark, _ window: LineWindow, _ severity: Severity) {
    appendGutter("", severity)
    let column = window.column(of: mark.range.start)
    output += [UInt8](repeating: UInt8(ascii: " "), count: column)
    let width = max(1, window.column(of: mark.range.end) - column)
    styled(mark.message == nil ? .severity : .label, severity) {
      $0 += [UInt8](repeating: UInt8(ascii: mark.message == nil ? "^" : "-"), count: width)
      if let message = mark.message {
        $0.append(UInt8(ascii: " "))
        appendHarmless(message.utf8, to: &$0)
      }
    }
    output.append(0x0A)
  }

  private mutating func appendGutter(_ number: String, _ severity: Severity) {
    let padding = max(0, Self.gutterWidth - number.utf8.count)
    styled(.gutter, severity) {
      $0 += [UInt8](repeating: UInt8(ascii: " "), count: padding)
      $0 += "\(number) |".utf8
    }
    output.append(UInt8(ascii: " "))
  }

  private mutating func styled(
    _ part: ReportStyle.Part, _ severity: Severity, _ body: (inout [UInt8]) -> Void
  ) {
    output += style.code(part, severity).utf8
    body(&output)
    output += style.reset.utf8
  }
}

/// What is underlined on one line.
private struct LineMark {
  /// 1-based.
  let line: Int
  /// Bytes of the file, all on that line.
  let range: SourceRange
  /// `nil` for the cause itself, whose message stands above.
  let message: String?
}

/// The marks of a range: one, or for several lines those of its first and last line.
private func lineMarks(
  _ range: SourceRange, _ start: SourceLocation, _ end: SourceLocation, message: String?, in bytes: [UInt8]
) -> [LineMark] {
  // A range that takes in a line break ends on the line before.
  var range = range
  var endLine = end.line
  while endLine > start.line, range.count > 0, isLineBreak(bytes[range.end - 1]) {
    let isPair = range.count > 1 && bytes[range.end - 1] == 0x0A && bytes[range.end - 2] == 0x0D
    range.end -= isPair ? 2 : 1
    endLine -= 1
  }
  guard start.line < endLine else { return [LineMark(line: start.line, range: range, message: message)] }
  var firstEnd = range.start
  while firstEnd < range.end, firstEnd - range.start < LineWindow.reach, !isLineBreak(bytes[firstEnd]) {
    firstEnd += 1
  }
  let first = LineMark(line: start.line, range: SourceRange(range.start, firstEnd), message: message)
  var lastStart = range.end
  while lastStart > firstEnd, range.end - lastStart < LineWindow.reach, !isLineBreak(bytes[lastStart - 1]) {
    lastStart -= 1
  }
  while lastStart < range.end, bytes[lastStart] == UInt8(ascii: " ") || bytes[lastStart] == 0x09 {
    lastStart += 1
  }
  return [first, LineMark(line: endLine, range: SourceRange(lastStart, range.end), message: message)]
}
