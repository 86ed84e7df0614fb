import SourceText

/// Tokens of a Dockerfile for the page. Commands of the shell are left plain: whoever knows that language can
/// colour what `shellCommands` tells.
package func highlightDockerfile(_ file: Dockerfile) -> [SyntaxToken] {
  var highlighter = DockerfileHighlighter(file)
  for comment in file.comments { highlighter.tokens.append(SyntaxToken(.comment, comment)) }
  for instruction in file.instructions { highlighter.add(instruction) }
  return highlighter.tokens.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
}

private struct DockerfileHighlighter {
  let file: Dockerfile
  var tokens: [SyntaxToken] = []

  init(_ file: Dockerfile) { self.file = file }

  mutating func add(_ instruction: DockerfileInstruction) {
    let line = instruction.line
    add(.keyword, instruction.keywordRange, of: line)
    for flag in instruction.flags {
      add(.key, flag.name, of: line)
      if let value = flag.value {
        add(.operator, SourceRange(value.start - 1, value.start), of: line)
        addVariables(value, of: line)
      }
    }
    switch instruction.form {
    case .exec(let strings): addList(strings, instruction)
    case .plain where instruction.keyword.isCommand && !instruction.isScript: break
    case .plain, .brokenExec, .synopsis: addWords(instruction)
    }
    for heredoc in instruction.heredocs { add(heredoc, instruction) }
  }

  private mutating func addList(_ strings: [SourceRange], _ instruction: DockerfileInstruction) {
    var place = instruction.arguments.start
    for string in strings {
      addPunctuation(SourceRange(place, string.start), of: instruction.line)
      add(.string, string, of: instruction.line)
      place = string.end
    }
    addPunctuation(SourceRange(place, instruction.arguments.end), of: instruction.line)
  }

  private mutating func addPunctuation(_ range: SourceRange, of line: LogicalLine) {
    for index in range.start..<max(range.start, range.end) where !isBlank(line.bytes[index]) {
      add(.punctuation, SourceRange(index, index + 1), of: line)
    }
  }

  private mutating func addWords(_ instruction: DockerfileInstruction) {
    let line = instruction.line
    let hasPairs = [.env, .label, .arg].contains(instruction.keyword)
    let marks = Set(instruction.heredocs.map(\.mark.start))
    for word in words(in: instruction.arguments, of: line.bytes, hasQuotes: hasPairs) {
      let text = line.bytes[word.range.start..<word.range.end]
      if word.isOptional
        || word.isPlaceholder && text.first != UInt8(ascii: "$") && !text.contains(UInt8(ascii: "="))
      {
        add(.placeholder, word.range, of: line)
      } else if marks.contains(word.range.start) {
        add(.operator, word.range, of: line)
      } else if isKeyword(text, of: instruction.keyword) {
        add(.keyword, word.range, of: line)
      } else if instruction.keyword == .expose, text.allSatisfy(isDigit) {
        add(.number, word.range, of: line)
      } else if hasPairs {
        addPair(word.range, of: line)
      } else {
        addVariables(word.range, of: line)
      }
    }
  }

  private func isKeyword(_ text: ArraySlice<UInt8>, of keyword: DockerfileKeyword) -> Bool {
    let text = String(decoding: text.prefix(8), as: UTF8.self).uppercased()
    return keyword == .from && text == "AS" || keyword == .healthcheck && text == "NONE"
  }

  private mutating func addPair(_ range: SourceRange, of line: LogicalLine) {
    guard let equals = line.bytes[range.start..<range.end].firstIndex(of: UInt8(ascii: "=")) else {
      return addStrings(range, of: line)
    }
    add(.key, SourceRange(range.start, equals), of: line)
    add(.operator, SourceRange(equals, equals + 1), of: line)
    addStrings(SourceRange(equals + 1, range.end), of: line)
  }

  /// Quotes with variables in them.
  private mutating func addStrings(_ range: SourceRange, of line: LogicalLine) {
    var index = range.start
    var plain = index
    while index < range.end {
      let byte = line.bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        addVariables(SourceRange(plain, index), of: line)
        let end = endOfQuote(at: index, in: line.bytes, before: range.end) ?? range.end
        if byte == UInt8(ascii: "'") {
          add(.string, SourceRange(index, end), of: line)
        } else {
          addVariables(SourceRange(index, end), of: line, between: .string)
        }
        index = end
        plain = end
      } else {
        index += byte == UInt8(ascii: "\\") ? 2 : 1
      }
    }
    if plain < range.end { addVariables(SourceRange(plain, range.end), of: line) }
  }

  /// `$NAME` and `${NAME…}`; what is between them as `kind`.
  private mutating func addVariables(
    _ range: SourceRange, of line: LogicalLine, between kind: SyntaxKind? = nil
  ) {
    var index = range.start
    var plain = index
    while index < range.end {
      let byte = line.bytes[index]
      if byte == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      guard byte == UInt8(ascii: "$"), let end = endOfVariable(at: index, in: line.bytes, before: range.end)
      else {
        index += 1
        continue
      }
      if let kind { add(kind, SourceRange(plain, index), of: line) }
      add(.variable, SourceRange(index, end), of: line)
      index = end
      plain = end
    }
    if let kind, plain < range.end { add(kind, SourceRange(plain, range.end), of: line) }
  }

  private mutating func add(_ heredoc: DockerfileHeredoc, _ instruction: DockerfileInstruction) {
    // The body, and of `RUN cat <<EOF` the end, too, belong to the shell.
    guard instruction.keyword != .run || instruction.isScript else { return }
    if instruction.keyword != .run, heredoc.body.count > 0 {
      tokens.append(SyntaxToken(.string, heredoc.body))
    }
    guard let end = heredoc.end else { return }
    let mark = file.bytes.trimmed(SourceRange(end.start, end.end - (file.bytes[end.end - 1] == 0x0A ? 1 : 0)))
    if mark.count > 0 { tokens.append(SyntaxToken(.operator, mark)) }
  }

  private mutating func add(_ kind: SyntaxKind, _ range: SourceRange, of line: LogicalLine) {
    guard range.count > 0 else { return }
    for part in line.sourceRanges(of: range) { tokens.append(SyntaxToken(kind, part)) }
  }
}

/// The place after `$NAME` or `${NAME:-word}`.
package func endOfVariable(at start: Int, in bytes: [UInt8], before end: Int) -> Int? {
  var index = start + 1
  guard index < end else { return nil }
  if bytes[index] == UInt8(ascii: "{") {
    // A bound, so that many that are not closed cost no more than they are long.
    let limit = min(end, start + 200)
    while index < limit, bytes[index] != UInt8(ascii: "}") { index += 1 }
    return index < limit ? index + 1 : nil
  }
  while index < end, isNameByte(bytes[index]) { index += 1 }
  return index > start + 1 ? index : nil
}
