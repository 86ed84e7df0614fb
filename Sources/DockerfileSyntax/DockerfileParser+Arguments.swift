import Diagnostics
import SourceText

// What all instructions have in common: flags, the two forms of arguments, gaps.

extension DockerfileParser {
  /// Reads what stands behind the word of an instruction, and its here-documents.
  mutating func parseArguments(
    of keyword: DockerfileKeyword, at word: SourceRange, in line: LogicalLine, isInner: Bool
  ) {
    var instruction = DockerfileInstruction(
      keyword: keyword, line: line, keywordRange: word, isInner: isInner,
      arguments: line.bytes.trimmed(SourceRange(word.end, line.bytes.count)))
    if stages.stages.isEmpty, stages.early == nil, keyword != .from, keyword != .arg {
      stages.early = (keyword, line.sourceRange(of: word))
    }
    if !keyword.flags.isEmpty { parseFlags(of: &instruction) }
    if keyword.takesExecForm, case .plain = instruction.form { parseExecForm(of: &instruction) }
    if keyword.takesHeredocs, case .plain = instruction.form {
      instruction.heredocs = heredocMarks(in: instruction.arguments, of: line)
      for index in instruction.heredocs.indices { readBody(of: &instruction.heredocs[index], in: line) }
    }
    let index = file.instructions.count
    file.instructions.append(instruction)
    check(&instruction)
    checkVariables(in: instruction)
    file.instructions[index] = instruction
  }

  // MARK: Flags

  /// --name[=value] … [--]
  private mutating func parseFlags(of instruction: inout DockerfileInstruction) {
    let line = instruction.line
    let bytes = line.bytes
    let end = instruction.arguments.end
    var seen: Set<String> = []
    var index = instruction.arguments.start
    while index < end {
      let isFlag = bytes.has("--", at: index, before: end)
      guard isFlag || bytes[index] == UInt8(ascii: "[") else { break }
      let word = word(at: index, in: instruction.arguments, of: bytes, hasQuotes: isFlag)
      guard isFlag || word.isOptional else { break }
      index = bytes.afterBlanks(word.range.end, before: end)
      if word.isOptional || word.isPlaceholder {
        reportElision(at: line.sourceRange(of: word.range))
        if word.isOptional || index == end { instruction.form = .synopsis }
        if word.isOptional { continue }
      }
      if word.range.count == 2 { break }
      let flag = flag(at: word.range, in: bytes)
      instruction.flags.append(flag)
      if !word.isPlaceholder { check(flag, of: instruction, seen: &seen) }
    }
    instruction.arguments = SourceRange(min(index, end), end)
  }

  private func flag(at range: SourceRange, in bytes: [UInt8]) -> DockerfileFlag {
    let equals = bytes[range.start..<range.end].firstIndex(of: UInt8(ascii: "="))
    return DockerfileFlag(
      name: SourceRange(range.start, equals ?? range.end),
      value: equals.map { SourceRange($0 + 1, range.end) })
  }

  private mutating func check(
    _ flag: DockerfileFlag, of instruction: DockerfileInstruction, seen: inout Set<String>
  ) {
    let line = instruction.line
    let name = String(line.text(flag.name).dropFirst(2))
    let place = line.sourceRange(of: flag.name)
    guard instruction.keyword.flags.contains(name) else {
      return report(
        DockerfileRules.unknownFlag, "\(instruction.keyword.rawValue) has no flag '--\(shortened(name))'",
        at: place,
        help: nearestSpelling(of: String(name.prefix(40)), in: instruction.keyword.flags).map {
          "did you mean '--\($0)'?"
        })
    }
    if !["mount", "exclude", "device"].contains(name), !seen.insert(name).inserted {
      report(
        DockerfileRules.flagValue, "the flag '--\(name)' is given twice", at: place, help: "keep one of them")
    }
    guard let value = flag.value, value.count > 0 else {
      if ["link", "parents", "keep-git-dir", "unpack"].contains(name) { return }
      return report(
        DockerfileRules.flagValue, "the flag '--\(name)' has no value", at: place,
        help: "write it as --\(name)=…")
    }
    checkValue(value, of: name, in: line)
  }

  private mutating func checkValue(_ value: SourceRange, of name: String, in line: LogicalLine) {
    let text = line.text(value)
    guard !text.contains(utf8: "$") else { return }
    let place = line.sourceRange(of: value)
    switch name {
    case "from": noteReference(value, in: line)
    case "mount": checkMount(value, in: line)
    case "interval", "timeout", "start-period", "start-interval":
      guard !isDuration(text) else { return }
      report(
        DockerfileRules.flagValue, "'\(shortened(text))' is not a duration", at: place,
        help: text.allSatisfy(\.isNumber) ? "add a unit: \(shortened(text))s" : "write it as 30s or 1m30s")
    case "chmod":
      guard !isMode(text) else { return }
      report(
        DockerfileRules.flagValue, "'\(shortened(text))' is no mode of a file", at: place,
        help: "write it as 755, or as u=rwx,go=rx", severity: .error)
    case "checksum":
      // A commit of a repository has no colon.
      let isCommit = text.utf8.count > 6 && text.allSatisfy(\.isHexDigit)
      guard !text.contains(utf8: ":"), !isCommit, !isEllipsis(Array(text.utf8)[...]) else { return }
      report(
        DockerfileRules.flagValue, "'\(shortened(text))' is no checksum", at: place,
        help: "write it as sha256:…", severity: .error)
    case "link", "parents", "keep-git-dir", "unpack":
      guard !["true", "false", "1", "0", "t", "f", "True", "False", "TRUE", "FALSE", "T", "F"].contains(text)
      else { return }
      report(
        DockerfileRules.flagValue, "'\(shortened(text))' is neither true nor false", at: place,
        severity: .error)
    case "retries":
      guard !text.utf8.allSatisfy(isDigit) else { return }
      report(DockerfileRules.flagValue, "'\(shortened(text))' is not a number", at: place)
    case "network":
      checkChoice(text, of: ["default", "none", "host"], what: "a network of RUN", at: place)
    case "security":
      checkChoice(text, of: ["insecure", "sandbox"], what: "a security mode of RUN", at: place)
    default: break
    }
  }

  /// type=bind,source=…,target=…
  private mutating func checkMount(_ value: SourceRange, in line: LogicalLine) {
    var start = value.start
    while start < value.end {
      var end = start
      while end < value.end, line.bytes[end] != UInt8(ascii: ",") { end += 1 }
      if line.bytes.has("from=", at: start, before: end) {
        noteReference(SourceRange(start + 5, end), in: line)
      } else if line.bytes.has("type=", at: start, before: end) {
        let type = SourceRange(start + 5, end)
        checkChoice(
          line.text(type), of: ["bind", "cache", "tmpfs", "secret", "ssh"], what: "a type of mount",
          at: line.sourceRange(of: type))
      } else {
        checkMountOption(SourceRange(start, end), in: line)
      }
      start = end + 1
    }
  }

  /// key or key=value
  private mutating func checkMountOption(_ option: SourceRange, in line: LogicalLine) {
    let text = line.text(option)
    let key = String(text.prefix { $0 != "=" })
    let place = line.sourceRange(of: SourceRange(option.start, option.start + key.utf8.count))
    if key == "sharing" {
      let value = SourceRange(min(option.end, option.start + key.utf8.count + 1), option.end)
      return checkChoice(
        line.text(value), of: ["shared", "private", "locked"], what: "a way of sharing",
        at: line.sourceRange(of: value))
    }
    let known = [
      "type", "from", "source", "src", "target", "dst", "destination", "readonly", "ro", "readwrite", "rw",
      "id",
      "sharing", "mode", "uid", "gid", "size", "required", "env",
    ]
    guard !known.contains(key.lowercased()), key.utf8.allSatisfy(isLetter),
      let near = nearestSpelling(of: String(key.prefix(40)), in: known)
    else { return }
    report(
      DockerfileRules.flagValue, "a mount has no '\(shortened(key))'", at: place,
      help: "did you mean '\(near)'?",
      severity: .error)
  }

  private mutating func checkChoice(_ text: String, of known: [String], what: String, at place: SourceRange) {
    guard !known.contains(text) else { return }
    let near = nearestSpelling(of: String(text.prefix(40)), in: known)
    report(
      DockerfileRules.flagValue, "'\(shortened(text))' is not \(what)", at: place,
      help: near.map { "did you mean '\($0)'?" } ?? "known are \(known.joined(separator: ", "))",
      severity: near == nil ? .warning : .error)
  }

  // MARK: Exec form

  private mutating func parseExecForm(of instruction: inout DockerfileInstruction) {
    let line = instruction.line
    switch readExecForm(in: instruction.arguments, of: line.bytes) {
    case .none: break
    case .list(let strings): instruction.form = .exec(strings)
    case .synopsis:
      instruction.form = .synopsis
      reportElision(at: line.sourceRange(of: instruction.arguments))
    case .broken(let fault, let range):
      instruction.form = .brokenExec
      reportBroken(fault, at: range, instruction)
    }
  }

  /// The builder takes a list that is no JSON as a line for the shell, which then looks for a program named `[`.
  private mutating func reportBroken(
    _ fault: ExecFormFault, at range: SourceRange, _ instruction: DockerfileInstruction
  ) {
    let (what, usualHelp) = description(of: fault)
    var help = usualHelp
    var isRefused =
      instruction.keyword == .shell || !hasBalancedQuotes(instruction.arguments, instruction.line.bytes)
    if fault == .unclosedList, nextLineGoesOnWithList() {
      help = "end this line with \\ to go on in the next one"
      isRefused = true
      recovery = .silent
    }
    if fault == .textAfter, instruction.line.bytes[range.start] == UInt8(ascii: "#") {
      help = "put the comment on a line of its own"
    }
    report(
      DockerfileRules.execForm, what, at: instruction.line.sourceRange(of: range), help: help,
      severity: isRefused ? .error : nil)
  }

  private func description(of fault: ExecFormFault) -> (String, String) {
    switch fault {
    case .singleQuotes: ("single quotes in a list: it is not JSON", "use double quotes")
    case .curlyQuotes: ("curly quotes in a list: it is not JSON", "use plain double quotes")
    case .missingComma: ("a comma is missing in the list: it is not JSON", "separate the strings with commas")
    case .trailingComma: ("a comma without a string after it: it is not JSON", "take the comma away")
    case .unclosedList: ("the list is never closed: it is not JSON", "add the closing ]")
    case .unclosedString: ("a string in the list is never closed: it is not JSON", "add the closing \"")
    case .bareWord: ("a word without quotes in a list: it is not JSON", "put every word into double quotes")
    case .textAfter: ("text after the list: it is not JSON", "end the line with the closing ]")
    case .badEscape: ("a backslash in a list that JSON does not know", "write it twice")
    }
  }

  private func nextLineGoesOnWithList() -> Bool {
    var ahead = cursor
    ahead.skip(while: isBlank)
    guard let byte = ahead.current else { return false }
    return byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "]")
  }

  // MARK: Gaps

  /// Mentions the first placeholder among `words`; what is optional makes the instruction a synopsis.
  mutating func noteGaps(_ words: [DockerfileWord], in instruction: inout DockerfileInstruction) {
    if words.contains(where: \.isOptional) { instruction.form = .synopsis }
    if let gap = words.first(where: { $0.isOptional || $0.isPlaceholder }) {
      reportElision(at: instruction.line.sourceRange(of: gap.range))
    }
  }

  mutating func reportMissing(_ message: String, _ instruction: DockerfileInstruction, help: String? = nil) {
    // `FROM [OPTIONS]` was reported as what it is.
    if case .synopsis = instruction.form { return }
    report(
      DockerfileRules.missingArgument, message,
      at: instruction.line.sourceRange(of: instruction.keywordRange),
      help: help)
  }

  mutating func reportExtra(_ range: SourceRange, in line: LogicalLine, _ message: String) {
    let isComment = line.bytes[range.start] == UInt8(ascii: "#")
    let rest = SourceRange(range.start, line.bytes.count)
    report(
      DockerfileRules.extraArgument, isComment ? "a comment cannot follow an instruction" : message,
      at: line.sourceRange(of: isComment ? line.bytes.trimmed(rest) : range),
      help: isComment ? "put it on a line of its own" : nil)
  }
}

/// `755`, or `u=rwX,go=rX` as newer builders take it.
private func isMode(_ text: String) -> Bool {
  if text.utf8.allSatisfy({ (0x30...0x37).contains($0) }) { return text.utf8.count <= 5 }
  return text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { part in
    let rest = part.drop { "ugoa".contains($0) }
    return rest.first.map { "+-=".contains($0) } ?? false && rest.allSatisfy { "+-=rwxXstugo".contains($0) }
  }
}

/// Go, time.ParseDuration: `1m30s`, `0`.
private func isDuration(_ text: String) -> Bool {
  if text == "0" { return true }
  var rest = text[...]
  guard !rest.isEmpty else { return false }
  while !rest.isEmpty {
    let number = rest.prefix { $0.isNumber || $0 == "." }
    rest = rest.dropFirst(number.count)
    let unit = rest.prefix { !$0.isNumber && $0 != "." }
    rest = rest.dropFirst(unit.count)
    guard !number.isEmpty, ["ns", "us", "µs", "ms", "s", "m", "h"].contains(unit) else { return false }
  }
  return true
}
