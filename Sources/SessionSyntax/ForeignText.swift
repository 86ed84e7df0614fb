import ShellSyntax
import SourceText

/// Something in a shell block that is no shell: the tag of the block is wrong, not the text.
package struct ForeignText: Sendable, Hashable {
  /// "the output of a command", "JSON": fits after "this is".
  package let what: String
  /// The tag that the block should have.
  package let tag: String
  /// The line that shows it, without the blanks around it.
  package let range: SourceRange
}

/// Tells what a block tagged as shell really is.
///
/// - Parameters:
///   - errorOffset: where the parser refused the text; `nil` when it took all of it. Without an error
///     only what no script holds is evidence. With one, the refused line is looked at more boldly, yet a script
///     with a slip must never be taken for something else: then the author would not hear of the slip.
///   - script: the text as bash reads it, where that is known already.
/// - Returns: `nil` for what may be shell.
package func foreignText(in bytes: [UInt8], near errorOffset: Int?, readAs script: ShellScript? = nil)
  -> ForeignText?
{
  let reader = ForeignTextReader(bytes)
  if reader.isShellScript { return nil }
  if let found = reader.documentSign() { return found }
  if let errorOffset, let found = reader.codeSign() ?? reader.sign(near: errorOffset) { return found }
  let statements = (script ?? parseShell(bytes)).statements
  return reader.sign(at: statements, before: errorOffset ?? bytes.count)
}

/// What a line or a block was recognised as.
struct ForeignSign {
  let what: String
  let tag: String

  /// Printed by a program. The tag tells apart blocks that hold nothing else and those with commands.
  static let output = ForeignSign(what: "the output of a command", tag: "text")
  static let session = ForeignSign(what: "a terminal session", tag: "console")
}

struct ForeignTextReader {
  let bytes: [UInt8]
  let table: LineTable
  /// Lines that are not blank, without the blanks around them; comments are among them.
  let lines: [SourceRange]
  /// Index in `lines` of the first one that is no comment.
  let firstLine: Int

  init(_ bytes: [UInt8]) {
    let table = LineTable(bytes)
    let lines = (0..<table.count).map { bytes.trimmed(table.contentRange(ofLine: $0)) }.filter {
      $0.count > 0
    }
    self.bytes = bytes
    self.table = table
    self.lines = lines
    // `#!` is looked at elsewhere, `#` and a blank is a comment.
    firstLine = lines.firstIndex { bytes[$0.start] != UInt8(ascii: "#") } ?? lines.count
  }

  /// Whether the first line names a shell.
  var isShellScript: Bool {
    guard let line = lines.first, bytes.has("#!", at: line.start, before: line.end) else { return false }
    return bytes[line.start + 2..<line.end].split { isBlank($0) || $0 == UInt8(ascii: "/") }.contains {
      word in
      ["sh", "bash", "dash", "ksh", "zsh", "ash"].contains(String(decoding: word, as: UTF8.self))
    }
  }

  /// A line that no script holds, where a statement begins: not within quotes or here-documents.
  ///
  /// - Parameter end: where the parser refused the text: what it read up to there is what it seems.
  func sign(at statements: [ShellStatement], before end: Int) -> ForeignText? {
    var line = 0
    for statement in statements.prefix(while: { $0.range.start < end }) {
      let start = statement.range.start
      while line < lines.count, lines[line].start < start { line += 1 }
      guard line < lines.count, lines[line].start == start, !continues(line) else { continue }
      if let sign = certainSign(of: lines[line]) { return found(sign, at: line) }
      if isOpeningBracket(lines[line]), let first = answerStart(around: line) {
        return found(ForeignSign(what: "JSON", tag: "json"), at: first)
      }
    }
    return nil
  }

  /// The refused line, and its neighbours where it does not look like a command itself.
  func sign(near errorOffset: Int) -> ForeignText? {
    guard var line = lines.firstIndex(where: { $0.end >= errorOffset }) ?? lines.indices.last else {
      return nil
    }
    // What goes on with a command says nothing without the line that the command begins on.
    while continues(line) { line -= 1 }
    // The lines of a here-document are anything; one that lost its end reaches far.
    let isInDocument = parseShell(bytes).hereDocuments.contains {
      $0.body.start <= errorOffset && errorOffset <= ($0.end ?? $0.body).end
    }
    guard !isInDocument else { return nil }
    if let sign = certainSign(of: lines[line]) { return found(sign, at: line) }
    if let first = answerStart(around: line) {
      return found(ForeignSign(what: "JSON", tag: "json"), at: first)
    }
    if isCallInScript(line) { return nil }
    if let sign = likelySign(of: lines[line]) { return found(sign, at: line) }
    // A script goes on below its slip, what a command prints mostly goes on to the end.
    guard !lines[(line + 1)...].contains(where: looksTyped) else { return nil }
    if hasColumns(lines[line]) || isSentence(lines[line]) { return found(.output, at: line) }
    guard !looksTyped(lines[line]) else { return nil }
    for neighbour in max(0, line - 2)..<min(line + 2, lines.count)
    where neighbour != line && !continues(neighbour) {
      if let sign = certainSign(of: lines[neighbour]) { return found(sign, at: neighbour) }
      if bytes[lines[neighbour].start] != UInt8(ascii: "#"), hasColumns(lines[neighbour]) {
        return found(.output, at: neighbour)
      }
    }
    return nil
  }

  /// Whether the line goes on with the one above it, which ends in `\`.
  func continues(_ line: Int) -> Bool {
    guard line > 0 else { return false }
    let above = lines[line - 1]
    guard bytes[above.end - 1] == UInt8(ascii: "\\"), bytes[above.start] != UInt8(ascii: "#") else {
      return false
    }
    return table.lineIndex(of: above.start) + 1 == table.lineIndex(of: lines[line].start)
  }

  func found(_ sign: ForeignSign, at line: Int) -> ForeignText {
    let isMixed =
      sign.tag != "markdown" && (isTypedFirst(above: line) || isTypedAsRoot(above: line, prints: sign))
    let sign = isMixed && (sign.tag == "json" || sign.tag == "yaml") ? ForeignSign.output : sign
    return ForeignText(what: sign.what, tag: isMixed ? "console" : sign.tag, range: lines[line])
  }

  /// Whether the block begins with a command, and `line` comes later.
  private func isTypedFirst(above line: Int) -> Bool {
    guard line > firstLine else { return false }
    let first = lines[firstLine]
    return certainSign(of: first) == nil
      && likelySign(of: first).map { $0.tag == ForeignSign.session.tag } ?? true
      && mayBeTyped(first)
  }

  /// Whether what seems to be the last comment above a line is a command behind the prompt of root.
  private func isTypedAsRoot(above line: Int, prints sign: ForeignSign) -> Bool {
    guard ["text", "json", "yaml"].contains(sign.tag),
      let comment = lines[..<line].last(where: { bytes[$0.start] == UInt8(ascii: "#") }),
      bytes.has("# ", at: comment.start, before: comment.end)
    else { return false }
    let typed = SourceRange(comment.start + 1, comment.end)
    guard looksLikeCommand(bytes, typed) else { return false }
    // `# docker compose` may well be the title of a file.
    return sign.tag == "text" || hasShellSigns(bytes, typed)
      || bytes[typed.start..<typed.end].contains(UInt8(ascii: "/"))
  }

  /// Whether a line is shell as far as one can see: a known program, a reserved word, the end of a group.
  private func looksTyped(_ line: SourceRange) -> Bool {
    let word = bytes.run(from: line.start, to: line.end) { isLower($0) || $0 == UInt8(ascii: "}") }
    if word.count > 0, wordsOfScripts.contains(bytes.text(word)) {
      return word.end == line.end || isBlank(bytes[word.end]) || bytes[word.end] == UInt8(ascii: ";")
    }
    return beginsWithKnownCommand(bytes, line) && !hasColumns(line) && !endsAsSentence(line)
  }

  /// Whether output may stand below this line: not the folder above a tree, not a title.
  private func mayBeTyped(_ line: SourceRange) -> Bool {
    let word = bytes.run(from: line.start, to: line.end) { !isBlank($0) }
    return bytes[word.end - 1] != UInt8(ascii: "/") && bytes[word.end - 1] != UInt8(ascii: ":")
      && !(word == line && bytes[line.start] == UInt8(ascii: "."))
  }

  private func endsAsSentence(_ line: SourceRange) -> Bool {
    line.count > 2 && bytes[line.end - 1] == UInt8(ascii: ".") && isLetter(bytes[line.end - 2])
  }

  // MARK: - JSON in the middle

  /// Where `line` is in the middle of JSON that stands on lines of its own, the first line of it.
  ///
  /// JSON that a command takes as its argument begins on the line of the command, and then a quote was lost.
  private func answerStart(around line: Int) -> Int? {
    var first = line
    // So far back that an answer is found whole, and no further: each statement asks.
    while first >= 0, line - first < 200, isJSONLine(lines[first]) { first -= 1 }
    first += 1
    guard first <= line, isOpeningBracket(lines[first]) else { return nil }
    let end = lines[line...].prefix(8).prefix { isJSONLine($0) }.endIndex
    guard lines[first..<end].contains(where: isMember) else { return nil }
    return first > 0 && goesOn(lines[first - 1]) ? nil : first
  }

  /// Whether a line wants more below it: it ends in `\` or `{`, or one of its quotes is open.
  private func goesOn(_ line: SourceRange) -> Bool {
    let last = bytes[line.end - 1]
    if last == UInt8(ascii: "\\") || last == UInt8(ascii: "{") { return true }
    return [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains { quote in
      bytes[line.start..<line.end].count { $0 == quote } % 2 == 1
    }
  }

  private func isElision(_ line: SourceRange) -> Bool { bytes.has("...", at: line.start, before: line.end) }

  /// `{` or `[` and nothing else, but for an arrow that marks an answer.
  private func isOpeningBracket(_ line: SourceRange) -> Bool {
    let first = bytes.run(from: line.start, to: line.end) { $0 >= 0x80 || isBlank($0) }.end
    guard first < line.end else { return false }
    let isBracket = bytes[first] == UInt8(ascii: "{") || bytes[first] == UInt8(ascii: "[")
    return isBracket && (first + 1 == line.end || bytes.has("[{", at: first, before: line.end))
  }

  /// `"name": …`, `"value",`, a bracket with a comma or without, `...`
  private func isJSONLine(_ line: SourceRange) -> Bool {
    if isMember(line) || isOpeningBracket(line) { return true }
    if bytes[line.start] == UInt8(ascii: "\"") {
      return bytes[line.end - 1] == UInt8(ascii: "\"") || bytes.has("\",", at: line.end - 2, before: line.end)
    }
    return isElision(line)
      || bytes[line.start..<line.end].allSatisfy {
        switch $0 {
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","):
          true
        default: false
        }
      }
  }

  /// `"name": …`
  func isMember(_ line: SourceRange) -> Bool {
    guard bytes[line.start] == UInt8(ascii: "\"") else { return false }
    let name = bytes.run(from: line.start + 1, to: line.end) { $0 != UInt8(ascii: "\"") }
    return name.end < line.end
      && bytes.has(":", at: bytes.afterBlanks(SourceRange(name.end + 1, line.end)), before: line.end)
  }
}

/// Reserved words and builtins that lines of scripts begin with.
private let wordsOfScripts: Set<String> = [
  "then", "else", "elif", "fi", "do", "done", "esac", "function", "local", "return", "}",
]
