import Diagnostics
import SourceText

/// Reads a Dockerfile, as the Dockerfile reference and BuildKit's frontend define it. Any bytes will do.
///
/// - Parameter excerpt: the author says that parts are left out: nothing is said about that.
package func parseDockerfile(_ bytes: [UInt8], excerpt: Bool = false) -> Dockerfile {
  var parser = DockerfileParser(bytes, isExcerpt: excerpt)
  parser.parseFile()
  return parser.file
}

/// One pass over the lines. A mistake spoils one instruction; the next line begins anew.
struct DockerfileParser {
  var cursor: ByteCursor
  var file: Dockerfile
  let isExcerpt: Bool
  var stages = StageTable()
  /// Lines that could end a here-document, made when the first one comes.
  var terminators: TerminatorTable?
  /// After something unknown, further unknown lines are most likely part of it.
  var recovery = Recovery.none
  /// Unknown words that are not like any instruction; errors only if the text is certainly a Dockerfile.
  private var strangers: [Diagnostic] = []

  enum Recovery {
    case none
    /// The line before was an instruction.
    case afterInstruction
    case silent
  }

  init(_ bytes: [UInt8], isExcerpt: Bool) {
    cursor = ByteCursor(bytes)
    file = Dockerfile(bytes)
    self.isExcerpt = isExcerpt
  }

  mutating func parseFile() {
    _ = cursor.eat("\u{FEFF}")
    parseDirectives()
    if isForWindows { file.escape = UInt8(ascii: "`") }
    while !cursor.isAtEnd { parseLine() }
    let isDockerfile = !file.instructions.isEmpty
    file.diagnostics += strangers.map { diagnostic in
      var diagnostic = diagnostic
      if !isDockerfile { diagnostic.severity = .warning }
      return diagnostic
    }
    checkStages()
    file.diagnostics.sort(by: Diagnostic.isInOrder)
  }

  /// Whether an excerpt, of which neither the directives nor the image are shown, ends its lines in a backquote as
  /// files for Windows do.
  private var isForWindows: Bool {
    var hasBackquote = false
    for line in file.bytes.split(separator: UInt8(ascii: "\n")) {
      let text = line.drop(while: isBlank)
      if text.starts(with: "FROM ".utf8) { return false }
      guard text.first != UInt8(ascii: "#"), let last = text.lastIndex(where: { !isBlank($0) }) else {
        continue
      }
      if text[last] == UInt8(ascii: "\\") { return false }
      hasBackquote =
        hasBackquote
        || text[last] == UInt8(ascii: "`") && last > text.startIndex && isBlank(text[last - 1])
          && text.count { $0 == UInt8(ascii: "`") } == 1
    }
    return hasBackquote
  }

  // MARK: Lines

  /// Takes a line: its content without the line break and the blanks before that.
  mutating func nextLine() -> SourceRange {
    let start = cursor.offset
    cursor.skip { $0 != UInt8(ascii: "\n") }
    var end = cursor.offset
    _ = cursor.eat(UInt8(ascii: "\n"))
    while end > start, isBlank(file.bytes[end - 1]) { end -= 1 }
    return SourceRange(start, end)
  }

  /// `# syntax=docker/dockerfile:1`, at the very start. Dockerfile reference, Parser directives.
  private mutating func parseDirectives() {
    var seen: Set<String> = []
    while let directive = directiveIfPresent() {
      _ = nextLine()
      file.comments.append(directive.line)
      guard seen.insert(directive.name).inserted else {
        report(
          DockerfileRules.directive, "the directive '\(directive.name)' is given twice", at: directive.line,
          help: "keep one of them")
        continue
      }
      guard directive.name == "escape" else { continue }
      let value = cursor.text(directive.value)
      if value == "`" || value == "\\" {
        file.escape = file.bytes[directive.value.start]
      } else if !isElided(directive.value) {
        report(
          DockerfileRules.directive, "'\(value)' cannot be the escape character", at: directive.value,
          help: "it is \\ or `")
      }
    }
  }

  private struct Directive {
    let name: String
    let value: SourceRange
    let line: SourceRange
  }

  private func directiveIfPresent() -> Directive? {
    var ahead = cursor
    ahead.skip(while: isBlank)
    let start = ahead.offset
    guard ahead.eat(UInt8(ascii: "#")) else { return nil }
    ahead.skip(while: isBlank)
    let nameStart = ahead.offset
    ahead.skip(while: isLetter)
    let name = ahead.text(ahead.range(from: nameStart)).lowercased()
    ahead.skip(while: isBlank)
    guard ["syntax", "escape", "check"].contains(name), ahead.eat(UInt8(ascii: "=")) else { return nil }
    let valueStart = ahead.offset
    ahead.skip { $0 != UInt8(ascii: "\n") }
    let value = file.bytes.trimmed(ahead.range(from: valueStart))
    return value.count == 0 ? nil : Directive(name: name, value: value, line: SourceRange(start, value.end))
  }

  private mutating func parseLine() {
    let line = file.bytes.trimmed(nextLine())
    guard line.count > 0 else { return }
    if file.bytes[line.start] == UInt8(ascii: "#") {
      file.comments.append(line)
    } else if isElided(line) {
      recovery = .silent
      stages.mayBeElsewhere = true
      reportElision(at: line)
    } else {
      parseInstruction(readLogicalLine(from: line))
    }
  }

  /// Joins a line with those that a backslash at its end brings in. Comments and empty lines between them count
  /// for nothing.
  private mutating func readLogicalLine(from first: SourceRange) -> LogicalLine {
    var line = LogicalLine()
    var part = first
    var isFirst = true
    while true {
      if !isFirst { checkContinuation(part, of: first) }
      isFirst = false
      guard let end = endBeforeContinuation(part) else {
        line.append(part, of: file.bytes)
        return line
      }
      line.append(SourceRange(part.start, end), of: file.bytes)
      guard let next = nextPart() else { return line }
      part = next
    }
  }

  private mutating func nextPart() -> SourceRange? {
    while !cursor.isAtEnd {
      let part = nextLine()
      let trimmed = file.bytes.trimmed(part)
      guard trimmed.count > 0 else { continue }
      if file.bytes[trimmed.start] != UInt8(ascii: "#") { return part }
      file.comments.append(trimmed)
    }
    return nil
  }

  /// Where a line that goes on ends; `nil` for the last one. Two backslashes are one that is meant.
  private func endBeforeContinuation(_ part: SourceRange) -> Int? {
    guard part.count > 0, file.bytes[part.end - 1] == file.escape else { return nil }
    if part.count > 1, file.bytes[part.end - 2] == file.escape { return nil }
    return part.end - 1
  }

  /// Warns of `CMD` and its like at the start of a line that belongs to the instruction above.
  private mutating func checkContinuation(_ part: SourceRange, of first: SourceRange) {
    let bytes = file.bytes
    guard bytes[part.start] > 0x20, let keyword = instruction(startingAt: part, isUpperCase: true),
      let outer = DockerfileKeyword(bytes[first.start..<bytes.endOfWord(first.start, before: first.end)]),
      outer != .healthcheck, outer != .onbuild
    else { return }
    report(
      DockerfileRules.swallowedInstruction,
      "\(cursor.text(keyword)) is taken as part of the \(outer.rawValue) above", at: keyword,
      help: "take away the backslash at the end of the line above",
      labels: [
        Label("goes on from here", at: SourceRange(first.start, first.start + outer.rawValue.utf8.count))
      ])
  }

  /// The name of an instruction that begins a line and has something behind it.
  func instruction(startingAt line: SourceRange, isUpperCase: Bool) -> SourceRange? {
    let end = file.bytes.endOfWord(line.start, before: line.end)
    let word = file.bytes[line.start..<end]
    guard end < line.end, DockerfileKeyword(word) != nil else { return nil }
    if isUpperCase, !word.allSatisfy({ $0 < UInt8(ascii: "a") }) { return nil }
    return SourceRange(line.start, end)
  }

  // MARK: Instructions

  private mutating func parseInstruction(_ line: LogicalLine) {
    // A backslash alone may have stood before the instruction.
    let start = line.bytes.afterBlanks(0, before: line.bytes.count)
    let word = SourceRange(start, line.bytes.endOfWord(start, before: line.bytes.count))
    guard word.count > 0 else { return }
    guard let keyword = DockerfileKeyword(line.bytes[word.start..<word.end]) else {
      return parseUnknown(line, word)
    }
    recovery = .afterInstruction
    let known = file.diagnostics.count
    parseArguments(of: keyword, at: word, in: line, isInner: false)
    // `ENV A` without its value, and the rest of it on the next line.
    if file.diagnostics[known...].contains(where: { $0.severity == .error }) { recovery = .silent }
  }

  /// A line that no instruction begins. Reported once for all such lines in a row.
  private mutating func parseUnknown(_ line: LogicalLine, _ word: SourceRange) {
    let before = recovery
    recovery = .silent
    guard !isFull else { return }
    if let placeholder = placeholder(in: line, word) {
      return reportElision(at: line.sourceRange(of: placeholder))
    }
    let name = line.text(word)
    let place = line.sourceRange(of: word)
    let guess = InstructionGuess(name)
    let isUpperCase = name.utf8.allSatisfy { $0 < UInt8(ascii: "a") }
    guard before != .silent || (guess != nil && isUpperCase) else { return }
    if guess?.keyword == .from { stages.mayBeElsewhere = true }
    let continues = before == .afterInstruction && looksLikeContinuation(line, word, at: place)
    let help = continues ? "end the line above with \\ if this goes on with it" : guess?.help
    let diagnostic = Diagnostic(
      DockerfileRules.unknownInstruction, "'\(shortened(name))' is not an instruction", at: place, help: help)
    if guess == nil, !continues { strangers.append(diagnostic) } else { file.diagnostics.append(diagnostic) }
  }

  /// `INSTRUCTION arguments` as the reference writes it, `<instruction>`, a line of a template.
  private func placeholder(in line: LogicalLine, _ word: SourceRange) -> SourceRange? {
    if ["INSTRUCTION", "[INSTRUCTION]"].contains(line.text(word)) { return word }
    return endOfPlaceholder(at: word.start, in: line.bytes, before: line.bytes.count).map {
      SourceRange(word.start, $0)
    }
  }

  /// Whether the line was meant to go on with the instruction above.
  private func looksLikeContinuation(_ line: LogicalLine, _ word: SourceRange, at place: SourceRange) -> Bool
  {
    if "&|;-".utf8.contains(line.bytes[word.start]) { return true }
    let isIndented = place.start > 0 && isBlank(file.bytes[place.start - 1])
    return isIndented && InstructionGuess(line.text(word)) == nil
  }

  // MARK: Reports

  /// Whether so much was reported that more says nothing new, and would take hundreds of times the memory of the text.
  private var isFull: Bool { file.diagnostics.count + strangers.count >= 10_000 }

  mutating func report(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil, labels: [Label] = [],
    severity: Severity? = nil
  ) {
    guard !isFull else { return }
    file.diagnostics.append(
      Diagnostic(rule, message, at: range, help: help, labels: labels, severity: severity))
  }

  mutating func reportElision(at range: SourceRange) {
    guard !isExcerpt else { return }
    let text = cursor.text(range).prefix { !$0.isNewline }
    report(
      DockerfileRules.elision, "'\(shortened(String(text)))' stands for something that is left out", at: range
    )
  }

  private func isElided(_ range: SourceRange) -> Bool { isEllipsis(file.bytes[range.start..<range.end]) }
}

/// A name as messages show it.
func shortened(_ name: String) -> String { name.count > 40 ? name.prefix(40) + "…" : name }
