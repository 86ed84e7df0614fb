import Diagnostics
import SourceText

// The unified format, as POSIX `diff -u` writes it and `git apply` reads it. Everything else that is called a diff –
// lines with + and -, combined, context and word diffs – passes.

/// What is wrong with `bytes`, in order of place. Takes anything; in time linear in the text.
///
/// - Parameter excerpt: hunks may be cut off.
package func checkDiff(_ bytes: [UInt8], excerpt: Bool = false) -> [Diagnostic] {
  var checker = DiffChecker(bytes, isExcerpt: excerpt)
  checker.check()
  return checker.diagnostics.sorted(by: Diagnostic.isInOrder)
}

/// What a line of a diff is, by its first bytes.
enum DiffLine {
  case old, new, context, noNewline, hunk, oldFile, newFile, git, note, other

  init(_ bytes: ArraySlice<UInt8>) {
    func begins(_ word: StaticString) -> Bool {
      word.withUTF8Buffer { bytes.starts(with: $0) }
    }
    switch bytes.first {
    case nil, UInt8(ascii: " "): self = .context
    case UInt8(ascii: "\r") where bytes.count == 1: self = .context
    case UInt8(ascii: "-"): self = begins("--- ") ? .oldFile : .old
    case UInt8(ascii: "+"): self = begins("+++ ") ? .newFile : .new
    case UInt8(ascii: "\\"): self = .noNewline
    case UInt8(ascii: "@"): self = begins("@@") ? .hunk : .other
    case UInt8(ascii: "d"): self = begins("diff ") ? .git : .other
    case UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "o"), UInt8(ascii: "s"), UInt8(ascii: "r"):
      let notes: [StaticString] = [
        "index ", "new file mode ", "old mode ", "new mode ", "similarity index ", "rename ",
      ]
      self = notes.contains(where: begins) ? .note : .other
    default: self = .other
    }
  }
}

private struct DiffChecker {
  private let bytes: [UInt8]
  private let isExcerpt: Bool
  private let table: LineTable
  private var line = 0
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether the lines `---` and `+++` stand above: only then is the diff one to be applied.
  private var hasFile = false
  private var isGit = false

  init(_ bytes: [UInt8], isExcerpt: Bool) {
    self.bytes = bytes
    self.isExcerpt = isExcerpt
    table = LineTable(bytes)
  }

  /// The last "line" is empty when the text ends in a line break.
  private var count: Int { bytes.last == 0x0A ? table.count - 1 : bytes.isEmpty ? 0 : table.count }

  private func kind(_ line: Int) -> DiffLine {
    let range = table.contentRange(ofLine: line)
    return DiffLine(bytes[range.start..<range.end])
  }

  private mutating func report(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil, labels: [Label] = [],
    severity: Severity? = nil
  ) {
    diagnostics.appendLimited(Diagnostic(rule, message, at: range, help: help, labels: labels))
  }

  mutating func check() {
    while line < count {
      switch kind(line) {
      case .hunk: checkHunk()
      case .git:
        // Its names are enough for `git apply`.
        hasFile = true
        isGit = true
        line += 1
      case .oldFile:
        if line + 1 < count, kind(line + 1) == .newFile {
          hasFile = true
          line += 2
        } else {
          if line + 1 < count, kind(line + 1) == .hunk, hunkHeader(line + 1) != nil, !isExcerpt, !isGit {
            report(
              DiffRules.missingHeader, "the line '+++' is missing below this one",
              at: table.contentRange(ofLine: line), help: "write '+++ ' and the name of the new file")
          }
          line += 1
        }
      case .newFile:
        if line + 1 < count, kind(line + 1) == .hunk, hunkHeader(line + 1) != nil, !isExcerpt, !isGit {
          report(
            DiffRules.missingHeader, "the line '---' is missing above this one",
            at: table.contentRange(ofLine: line), help: "write '--- ' and the name of the old file")
        }
        line += 1
      default: line += 1
      }
    }
  }

  // MARK: Hunks

  /// hunk = "@@ -" range " +" range " @@" [ text ] LF { line };  range = start [ "," count ]
  private func hunkHeader(_ line: Int) -> (old: Int, new: Int)? {
    var cursor = ByteCursor(bytes)
    let range = table.contentRange(ofLine: line)
    cursor.offset = range.start
    cursor.limit = range.end
    guard cursor.eat("@@ -"), let old = takeRange(&cursor), cursor.eat(" +"), let new = takeRange(&cursor),
      cursor.eat(" @@")
    else { return nil }
    return (old, new)
  }

  private func takeRange(_ cursor: inout ByteCursor) -> Int? {
    guard takeNumber(&cursor) != nil else { return nil }
    return cursor.eat(UInt8(ascii: ",")) ? takeNumber(&cursor) : 1
  }

  private func takeNumber(_ cursor: inout ByteCursor) -> Int? {
    let start = cursor.offset
    cursor.skip { (0x30...0x39).contains($0) }
    guard cursor.offset > start, cursor.offset - start < 10 else { return nil }
    return Int(cursor.text(cursor.range(from: start)))
  }

  private mutating func checkHunk() {
    let header = line
    let range = table.contentRange(ofLine: header)
    line += 1
    guard let wanted = hunkHeader(header) else { return reportOddHeader(range) }
    var (old, new) = (wanted.old, wanted.new)
    var isElided = false
    while line < count, old > 0 || new > 0 {
      let content = table.contentRange(ofLine: line)
      let kind = kind(line)
      if isGap(line) { isElided = true }
      switch kind {
      case .old, .oldFile:
        // `--- a` before `+++ b` begins the next file, unless so many lines are to be taken away still.
        if kind == .oldFile, line + 1 < count, self.kind(line + 1) == .newFile, line + 2 < count,
          self.kind(line + 2) == .hunk
        {
          return finish(range, missing: (old, new), wanted, isElided)
        }
        old -= 1
      case .new, .newFile: new -= 1
      case .context:
        old -= 1
        new -= 1
      case .noNewline: break
      case .hunk, .git, .note, .other:
        if isElided || kind != .other { return finish(range, missing: (old, new), wanted, isElided) }
        return reportOddLine(content, header: range)
      }
      line += 1
      if old < 0 || new < 0 { return finish(range, missing: (old, new), wanted, isElided) }
    }
    if old == 0, new == 0 { return checkSurplus(range, wanted) }
    finish(range, missing: (old, new), wanted, isElided)
  }

  /// Without names of files nobody can apply the hunks: they are for people, and may be cut short.
  private var isForPeople: Bool { isExcerpt || !hasFile }

  private mutating func finish(
    _ header: SourceRange, missing: (old: Int, new: Int), _ wanted: (old: Int, new: Int), _ isElided: Bool
  ) {
    let isElided = isElided || skipRestOfHunk()
    guard !isElided, !isForPeople else { return }
    let found = (old: wanted.old - missing.old - surplus.old, new: wanted.new - missing.new - surplus.new)
    report(
      DiffRules.hunkCount,
      "the hunk has \(found.old) old and \(found.new) new lines, its header says \(wanted.old) and \(wanted.new)",
      at: header, help: "count the lines with ' ' and '-', and those with ' ' and '+'")
  }

  /// Counts, as negative numbers, what follows of a hunk that is wrong already.
  private var surplus = (old: 0, new: 0)

  /// - Returns: whether something is left out in it.
  private mutating func skipRestOfHunk() -> Bool {
    surplus = (0, 0)
    var isElided = false
    while line < count {
      let kind = kind(line)
      if isGap(line) { isElided = true }
      switch kind {
      case .old: surplus.old -= 1
      case .new: surplus.new -= 1
      case .context where table.contentRange(ofLine: line).count > 0:
        surplus = (surplus.old - 1, surplus.new - 1)
      case .noNewline: break
      default: return isElided
      }
      line += 1
    }
    return isElided
  }

  /// Lines with + or - below a hunk that is complete are passed over by every program.
  private mutating func checkSurplus(_ header: SourceRange, _ wanted: (old: Int, new: Int)) {
    guard line < count else { return }
    let kind = kind(line)
    guard kind == .old || kind == .new || (kind == .context && table.contentRange(ofLine: line).count > 1),
      !isSignature(line)
    else { return }
    let first = table.contentRange(ofLine: line)
    let isElided = skipRestOfHunk()
    guard !isElided, !isForPeople, surplus.old + surplus.new < 0 else { return }
    report(
      DiffRules.surplusLine, "this line is one more than the header of the hunk counts", at: first,
      help: "the header should say \(wanted.old - surplus.old) old and \(wanted.new - surplus.new) new lines",
      labels: [Label("its header", at: header)])
  }

  /// `-- ` and a version end what `git format-patch` writes.
  private func isSignature(_ line: Int) -> Bool {
    let range = table.contentRange(ofLine: line)
    return bytes[range.start..<range.end].starts(with: "-- ".utf8) && range.count <= 3
      || bytes[range.start..<range.end].elementsEqual("--".utf8)
  }

  private mutating func reportOddLine(_ content: SourceRange, header: SourceRange) {
    _ = skipRestOfHunk()
    guard !isForPeople else { return }
    report(
      DiffRules.oddLine, "a line of a hunk begins with ' ', '+' or '-'", at: content,
      help: "a line that stays as it is begins with a blank",
      labels: [Label("the hunk begins here", at: header)])
  }

  private mutating func reportOddHeader(_ range: SourceRange) {
    // `@@` alone, `@@ ... @@`, `@@ func @@`, `@@@ … @@@` of merges are headers for people.
    guard bytes[range.start..<range.end].starts(with: "@@ -".utf8), !isForPeople, !holdsGap(range) else {
      return
    }
    report(
      DiffRules.oddHeader, "the header of the hunk is not complete", at: range,
      help: "write it as @@ -12,3 +12,4 @@")
  }

  // MARK: What is left out

  /// `...`, ` ...`, `[...]`, `# ...`, `// ...`, `<snip>`: the line stands for others.
  private func isGap(_ line: Int) -> Bool {
    let range = table.contentRange(ofLine: line)
    switch kind(line) {
    case .context, .other: return range.count < 60 && holdsGap(range)
    default: return false
    }
  }

  private func holdsGap(_ range: SourceRange) -> Bool {
    let cursor = ByteCursor(bytes)
    var offset = range.start
    while offset < range.end, !isWord(bytes[offset]) {
      if cursor.endOfElision(at: offset) != nil { return true }
      offset += 1
    }
    offset = range.end - 3
    return offset >= range.start && cursor.endOfDots(at: offset) != nil
  }

  private func isWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }
}
