import Diagnostics
import NoteModel
import NoteParsing
import SourceText

/// What a build said, and while what holds: all that is needed where nothing has changed since.
struct BuildSummary: Sendable {
  /// Of the files of the site, and of what was asked for.
  let inputs: UInt64
  /// Seconds since 1970 between which the same notes lie in the future, and the same tokens open something.
  let clock: ClosedRange<Int>
  private let findings: [StoredFindings]
  private let counts: [Int]

  init(
    _ report: BuildReport, inputs: UInt64, instants: [Int], now: NoteDate, site: SiteLocation,
    shownBelow folder: String
  ) {
    self.inputs = inputs
    clock = clockRange(around: now, instants)
    findings = report.check.findings.map { StoredFindings($0, root: site.root, shownBelow: folder) }
    counts = [
      report.check.noteCount, report.check.unpublishedCount, report.check.snippets.total,
      report.check.snippets.checked, report.publishedCount, report.unknownCount, report.pageCount,
    ]
  }

  /// The same report once more, as of a build that had nothing to do.
  func report(unchanged: Int, site: SiteLocation, shownBelow folder: String) -> BuildReport {
    var report = BuildReport()
    report.check.findings = findings.map { $0.findings(root: site.root, shownBelow: folder) }
    report.check.noteCount = counts[0]
    report.check.unpublishedCount = counts[1]
    report.check.snippets = SnippetCount(total: counts[2], checked: counts[3])
    report.publishedCount = counts[4]
    report.unknownCount = counts[5]
    report.pageCount = counts[6]
    report.output = WriteReport(written: 0, unchanged: unchanged, removed: 0)
    return report
  }
}

extension BuildSummary: Recordable {
  init(from reader: inout RecordReader) {
    inputs = reader.fixedNumber()
    let (first, last) = (reader.number(), reader.number())
    clock = first...max(first, last)
    findings = reader.values()
    counts = (0..<7).map { _ in reader.number() }
  }

  func write(to writer: inout RecordWriter) {
    writer.append(inputs)
    writer.append(clock.lowerBound)
    writer.append(clock.upperBound)
    writer.append(findings)
    for count in counts { writer.append(count) }
  }
}

/// Between which instants nothing changes by itself, in seconds since 1970.
///
/// - Parameter instants: When something does.
func clockRange(around now: NoteDate, _ instants: [Int]) -> ClosedRange<Int> {
  let past = instants.filter { $0 <= now.secondsSinceEpoch }.max() ?? .min
  let future = instants.filter { $0 > now.secondsSinceEpoch }.min() ?? .max
  return past...max(past, future - 1)
}

/// Findings without the text that they point into.
private struct StoredFindings: Sendable, Recordable {
  /// Below the site's root.
  let path: String
  let hasText: Bool
  let diagnostics: [Diagnostic]

  init(_ findings: FileFindings, root: String, shownBelow folder: String) {
    path = relativePath(findings.source.path, shownBelow: folder, to: root)
    hasText = !findings.source.bytes.isEmpty
    diagnostics = findings.diagnostics
  }

  func findings(root: String, shownBelow folder: String) -> FileFindings {
    let file = join(root, path)
    let bytes = hasText ? (try? readFile(file)).map { repairedText($0).bytes } ?? [] : []
    return FileFindings(
      source: SourceFile(path: shownPath(file, from: folder), bytes: bytes), diagnostics: diagnostics)
  }

  init(from reader: inout RecordReader) {
    path = reader.text()
    hasText = reader.flag()
    diagnostics = reader.values()
  }

  func write(to writer: inout RecordWriter) {
    writer.append(path)
    writer.append(hasText)
    writer.append(diagnostics)
  }
}

/// A path as it is shown to people, below `folder`, as one that is relative to `root`.
private func relativePath(_ shown: String, shownBelow folder: String, to root: String) -> String {
  var parts: [Substring] = []
  for part in (shown.hasPrefix("/") ? shown : join(folder, shown)).split(separator: "/") {
    if part == ".." { parts.removeLast(parts.isEmpty ? 0 : 1) } else if part != "." { parts.append(part) }
  }
  let base = root.split(separator: "/")
  return parts.starts(with: base)
    ? parts.dropFirst(base.count).joined(separator: "/") : parts.joined(separator: "/")
}
