import Diagnostics
import SourceText

// The arguments of each instruction. Dockerfile reference; BuildKit, instructions.ParseInstruction.

extension DockerfileParser {
  mutating func check(_ instruction: inout DockerfileInstruction) {
    switch instruction.keyword {
    case .from: parseFrom(&instruction)
    case .env, .label: parsePairs(&instruction)
    case .arg: parseArg(&instruction)
    case .expose: parseExpose(&instruction)
    case .copy, .add: parseCopy(&instruction)
    case .run, .cmd, .entrypoint: parseCommand(instruction)
    case .shell: parseShell(instruction)
    case .healthcheck: parseHealthcheck(&instruction)
    case .onbuild: parseOnbuild(&instruction)
    case .user: parseValue(&instruction, example: "USER app")
    case .workdir: parseValue(&instruction, example: "WORKDIR /app")
    case .stopsignal:
      parseValue(&instruction, example: "STOPSIGNAL SIGTERM")
      checkSignal(instruction)
    case .volume:
      parseValue(&instruction, example: "VOLUME /data")
      if case .exec(let strings) = instruction.form, strings.isEmpty {
        reportMissing("VOLUME has no path", instruction, help: "write it as VOLUME /data")
      }
    case .maintainer: parseMaintainer(&instruction)
    }
  }

  // MARK: Pairs

  /// ENV <key>=<value> …, ENV <key> <value>; LABEL alike
  private mutating func parsePairs(_ instruction: inout DockerfileInstruction) {
    let line = instruction.line
    let keyword = instruction.keyword.rawValue
    let found = words(in: instruction.arguments, of: line.bytes, hasQuotes: true)
    noteGaps(found, in: &instruction)
    guard let first = found.first else {
      return reportMissing("\(keyword) has no key", instruction, help: "write it as \(keyword) KEY=value")
    }
    if reportOpenQuote(found, in: line) { return }
    guard line.bytes[first.range.start..<first.range.end].contains(UInt8(ascii: "=")) else {
      // The old form: all that follows is the value.
      if found.count > 2, line.text(found[1].range) == "=" {
        return report(
          DockerfileRules.keyValue, "blanks around '=' make it a part of the value",
          at: line.sourceRange(of: found[1].range), help: "leave no blanks around '='", severity: .warning)
      }
      guard found.count == 1, !first.isPlaceholder, !first.isOptional else { return }
      return report(
        DockerfileRules.missingArgument, "\(keyword) \(shortened(line.text(first.range))) has no value",
        at: line.sourceRange(of: first.range),
        help: "write it as \(keyword) \(shortened(line.text(first.range)))=value")
    }
    if let index = found.indices.dropLast().first(where: { endsWithLostComma(found[$0], found[$0 + 1], line) }
    ) {
      let comma = found[index].range.end - 1
      report(
        DockerfileRules.keyValue, "the comma becomes a part of the value",
        at: line.sourceRange(of: SourceRange(comma, comma + 1)), help: "separate pairs with blanks",
        severity: .warning)
    }
    for word in found where !word.isOptional {
      let text = line.bytes[word.range.start..<word.range.end]
      if text.first == UInt8(ascii: "=") {
        return report(
          DockerfileRules.keyValue, "a key is missing before '='", at: line.sourceRange(of: word.range),
          help: "leave no blanks around '='")
      }
      guard !text.contains(UInt8(ascii: "=")), !word.isPlaceholder else { continue }
      if text.first == UInt8(ascii: "#") { return reportExtra(word.range, in: line, "") }
      return report(
        DockerfileRules.keyValue, "'\(shortened(line.text(word.range)))' is not key=value",
        at: line.sourceRange(of: word.range), help: "put a value with blanks into double quotes")
    }
  }

  /// `A=1, B=2`
  private func endsWithLostComma(_ word: DockerfileWord, _ next: DockerfileWord, _ line: LogicalLine) -> Bool
  {
    line.bytes[word.range.end - 1] == UInt8(ascii: ",")
      && line.bytes[word.range.start..<word.range.end].contains(UInt8(ascii: "="))
      && line.bytes[next.range.start..<next.range.end].contains(UInt8(ascii: "="))
  }

  /// ARG <name>[=<default value>] …
  private mutating func parseArg(_ instruction: inout DockerfileInstruction) {
    let line = instruction.line
    let found = words(in: instruction.arguments, of: line.bytes, hasQuotes: true)
    noteGaps(found, in: &instruction)
    if found.isEmpty {
      reportMissing("ARG has no name", instruction, help: "write it as ARG NAME or ARG NAME=default")
    }
    if reportOpenQuote(found, in: line) { return }
    for word in found where !word.isOptional && !word.isPlaceholder {
      let first = line.bytes[word.range.start]
      if first == UInt8(ascii: "#") { return reportExtra(word.range, in: line, "") }
      guard first == UInt8(ascii: "=") else { continue }
      return report(
        DockerfileRules.keyValue, "a name is missing before '='", at: line.sourceRange(of: word.range),
        help: "leave no blanks around '='")
    }
  }

  private mutating func reportOpenQuote(_ words: [DockerfileWord], in line: LogicalLine) -> Bool {
    guard let last = words.last, case .openQuote(let place) = last.kind else { return false }
    let quote = line.text(SourceRange(place, place + 1))
    report(
      DockerfileRules.unclosedQuote, "quote is never closed",
      at: line.sourceRange(of: SourceRange(place, place + 1)),
      help: "add the closing \(quote) or escape it")
    return true
  }

  // MARK: Words

  /// EXPOSE <port> [<port>/<protocol>…]
  private mutating func parseExpose(_ instruction: inout DockerfileInstruction) {
    let line = instruction.line
    let found = words(in: instruction.arguments, of: line.bytes)
    noteGaps(found, in: &instruction)
    if found.isEmpty { reportMissing("EXPOSE has no port", instruction, help: "write it as EXPOSE 8080") }
    for word in found where !word.isOptional && !word.isPlaceholder {
      let text = line.text(word.range)
      if text.hasPrefix("#") { return reportExtra(word.range, in: line, "") }
      guard let fault = portFault(text) else { continue }
      report(
        DockerfileRules.port, "'\(shortened(text))' is \(fault.what)", at: line.sourceRange(of: word.range),
        help: fault.help)
    }
  }

  /// COPY <src> … <dest>, COPY ["<src>", … "<dest>"]; ADD alike
  private mutating func parseCopy(_ instruction: inout DockerfileInstruction) {
    let line = instruction.line
    let count: Int
    switch instruction.form {
    case .exec(let strings): count = strings.count
    case .brokenExec, .synopsis: return
    case .plain:
      let found = words(in: instruction.arguments, of: line.bytes)
      noteGaps(found, in: &instruction)
      count = found.count
      if let comment = found.dropFirst(2).first(where: { line.bytes[$0.range.start] == UInt8(ascii: "#") }) {
        return reportExtra(comment.range, in: line, "")
      }
    }
    guard count < 2 else { return }
    let keyword = instruction.keyword.rawValue
    reportMissing(
      count == 0 ? "\(keyword) has no source and no destination" : "\(keyword) has no destination",
      instruction,
      help: "write it as \(keyword) source destination")
  }

  /// One argument that may be nearly anything.
  private mutating func parseValue(_ instruction: inout DockerfileInstruction, example: String) {
    if case .exec = instruction.form { return }
    guard case .plain = instruction.form else { return }
    let found = words(in: instruction.arguments, of: instruction.line.bytes)
    noteGaps(found, in: &instruction)
    guard found.isEmpty else { return }
    reportMissing(
      "\(instruction.keyword.rawValue) has no argument", instruction, help: "write it as \(example)")
  }

  private mutating func checkSignal(_ instruction: DockerfileInstruction) {
    let text = instruction.line.text(instruction.arguments)
    guard case .plain = instruction.form, instruction.arguments.count > 0,
      text.utf8.allSatisfy({ isNameByte($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }),
      text == text.uppercased(), Int(text) == nil, !signals.contains(text.uppercased().withoutPrefix("SIG")),
      !text.uppercased().withoutPrefix("SIG").hasPrefix("RTM")
    else { return }
    report(
      DockerfileRules.flagValue, "'\(shortened(text))' is no signal",
      at: instruction.line.sourceRange(of: instruction.arguments),
      help: nearestSpelling(of: String(text.prefix(40)), in: signals.map { "SIG" + $0 }).map {
        "did you mean '\($0)'?"
      },
      severity: .error)
  }

  private mutating func parseMaintainer(_ instruction: inout DockerfileInstruction) {
    parseValue(&instruction, example: "LABEL org.opencontainers.image.authors=\"…\"")
    guard instruction.arguments.count > 0 else { return }
    report(
      DockerfileRules.maintainer, "MAINTAINER is deprecated",
      at: instruction.line.sourceRange(of: instruction.keywordRange),
      help: "write it as LABEL org.opencontainers.image.authors=\"…\"")
  }

  // MARK: Commands

  private mutating func parseCommand(_ instruction: DockerfileInstruction) {
    guard instruction.arguments.count == 0 else { return }
    if case .synopsis = instruction.form { return }
    // `RUN --mount=…` alone is how flags are shown.
    let isOnlyFlags = !instruction.flags.isEmpty
    report(
      DockerfileRules.missingArgument, "\(instruction.keyword.rawValue) has no command",
      at: instruction.line.sourceRange(of: instruction.keywordRange), severity: isOnlyFlags ? .warning : nil)
  }

  /// SHELL ["executable", "parameters"]
  private mutating func parseShell(_ instruction: DockerfileInstruction) {
    switch instruction.form {
    case .exec(let strings) where strings.isEmpty: reportMissing("SHELL has no program", instruction)
    case .exec, .brokenExec, .synopsis: break
    case .plain where instruction.arguments.count == 0:
      reportMissing("SHELL has no program", instruction, help: "write it as SHELL [\"/bin/bash\", \"-c\"]")
    case .plain:
      report(
        DockerfileRules.execForm, "SHELL takes a list and nothing else",
        at: instruction.line.sourceRange(of: instruction.arguments),
        help: "write it as SHELL [\"/bin/bash\", \"-c\"]",
        severity: .error)
    }
  }

  /// HEALTHCHECK [OPTIONS] CMD <command>, HEALTHCHECK NONE
  private mutating func parseHealthcheck(_ instruction: inout DockerfileInstruction) {
    let line = instruction.line
    let start = instruction.arguments.start
    let word = SourceRange(start, line.bytes.endOfWord(start, before: instruction.arguments.end))
    let text = line.text(word).uppercased()
    switch text {
    case "": reportMissing("HEALTHCHECK has no CMD", instruction, help: "write it as HEALTHCHECK CMD command")
    case "NONE":
      instruction.arguments = SourceRange(start, word.end)
      let rest = line.bytes.afterBlanks(word.end, before: line.bytes.count)
      guard rest < line.bytes.count else { return }
      reportExtra(SourceRange(rest, line.bytes.count), in: line, "HEALTHCHECK NONE stands alone")
    case "CMD":
      instruction.arguments = SourceRange(start, start)
      parseArguments(of: .cmd, at: word, in: line, isInner: true)
    default:
      if endOfPlaceholder(at: start, in: line.bytes, before: line.bytes.count) != nil
        || line.bytes[start] == UInt8(ascii: "[")
      {
        return
      }
      report(
        DockerfileRules.healthcheck,
        "'\(shortened(line.text(word)))' stands where HEALTHCHECK has CMD or NONE",
        at: line.sourceRange(of: word), help: "put CMD before the command")
    }
  }

  /// ONBUILD <INSTRUCTION>
  private mutating func parseOnbuild(_ instruction: inout DockerfileInstruction) {
    let line = instruction.line
    let start = instruction.arguments.start
    let word = SourceRange(start, line.bytes.endOfWord(start, before: line.bytes.count))
    guard word.count > 0 else {
      return reportMissing("ONBUILD has no instruction", instruction, help: "write it as ONBUILD RUN command")
    }
    guard let keyword = DockerfileKeyword(line.bytes[word.start..<word.end]) else {
      let name = line.text(word)
      if endOfPlaceholder(at: start, in: line.bytes, before: line.bytes.count) != nil || name == "INSTRUCTION"
      {
        return reportElision(at: line.sourceRange(of: word))
      }
      return report(
        DockerfileRules.unknownInstruction, "'\(shortened(name))' is not an instruction",
        at: line.sourceRange(of: word),
        help: InstructionGuess(name)?.help)
    }
    instruction.arguments = SourceRange(start, start)
    guard keyword != .onbuild, keyword != .from, keyword != .maintainer else {
      return report(
        DockerfileRules.onbuild, "ONBUILD cannot hold \(keyword.rawValue)", at: line.sourceRange(of: word))
    }
    parseArguments(of: keyword, at: word, in: line, isInner: true)
  }
}

/// signal(7), without `SIG`.
private let signals = [
  "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE",
  "POLL",
  "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU", "UNUSED",
  "URG",
  "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ",
]

extension String {
  fileprivate func withoutPrefix(_ prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}

/// <port>[-<port>][/tcp|/udp], or variables.
private func portFault(_ text: String) -> (what: String, help: String?)? {
  let text = text.filter { $0 != "\"" && $0 != "'" }
  guard !text.contains(utf8: "$") else { return nil }
  let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
  let ports = parts[0].split(separator: "-", omittingEmptySubsequences: false)
  if text.contains(utf8: ":") {
    let inner = text.split(separator: ":").last.map(String.init) ?? ""
    return (
      "a mapping, not a port", "write EXPOSE \(inner); the port of the host is for docker run -p \(text)"
    )
  }
  if text.hasSuffix(",") { return ("not a port", "separate ports with blanks") }
  let isNumber = ports.count <= 2 && ports.allSatisfy { (Int($0) ?? -1) >= 0 && $0.utf8.allSatisfy(isDigit) }
  guard isNumber else { return ("not a port", nil) }
  guard ports.allSatisfy({ (Int($0) ?? 0) <= 65535 }) else { return ("not a port", "ports end with 65535") }
  if let first = ports.first.flatMap({ Int($0) }), let last = ports.last.flatMap({ Int($0) }), first > last {
    return ("not a range of ports", "the smaller one comes first")
  }
  guard parts.count == 2 else { return nil }
  let isKnown = ["tcp", "udp", "sctp"].contains(parts[1].lowercased())
  return isKnown ? nil : ("not a port: '\(shortened(String(parts[1])))' is no protocol", "it is tcp or udp")
}
