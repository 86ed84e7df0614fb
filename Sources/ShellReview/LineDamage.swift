import Diagnostics
import ShellSyntax
import SourceText

// Lines that lost what joined them, or kept what was only typed before them.

extension ShellReviewRules {
  static let promptInScript = Rule(
    "shell.prompt-in-script", .warning, "A line of a script begins with a prompt.",
    why: """
      `$ ` is what a terminal shows before a command. Someone who copies the line runs a command named `$`. \
      Without it the line can be copied as it is; a block that shows a session, with prompts and output, is \
      tagged `console`.
      """,
    wrong: "```bash\nmake\n$ make install\n```",
    right: "```bash\nmake\nmake install\n```")

  static let lostContinuation = Rule(
    "shell.lost-continuation", .warning, "A line begins with an option, and the one above does not go on.",
    why: """
      A command goes on after a line that ends in `\\`. Without the backslash it ends there, and the shell \
      tries to run the option on the next line as a command. A comment between the lines ends it just so.
      """,
    wrong: "```bash\naws s3 sync . s3://bucket\n  --delete\n```",
    right: "```bash\naws s3 sync . s3://bucket \\\n  --delete\n```")

  static let blankAfterBackslash = Rule(
    "shell.blank-after-backslash", .warning, "A blank follows the backslash at the end of a line.",
    why: """
      The backslash joins two lines only as the very last character. With a blank after it, it makes that \
      blank an argument, and the command ends there.
      """,
    wrong: "```bash\ndocker run \\ \n  --rm hello-world\n```",
    right: "```bash\ndocker run \\\n  --rm hello-world\n```")
}

/// Lines that begin with `$ ` after others that do not.
func promptsInScript(_ text: ReviewedText) -> [Diagnostic] {
  var found: [SourceRange] = []
  var isAfterCommand = false
  var goesOn = false
  for line in 0..<text.lines.count {
    let range = text.lines.contentRange(ofLine: line)
    guard let start = firstVisible(range, text.bytes) else {
      goesOn = false
      continue
    }
    let kind = text.map.kind(at: start)
    let isPrompt =
      text.bytes[start] == UInt8(ascii: "$") && text.bytes.byte(at: start + 1) == UInt8(ascii: " ")
      && kind == .command
    if isPrompt, !isAfterCommand { return [] }
    if isPrompt, !goesOn { found.append(SourceRange(start, start + 2)) }
    if kind == .command { isAfterCommand = true }
    goesOn = text.bytes[range.end - 1] == UInt8(ascii: "\\")
  }
  guard let first = found.first else { return [] }
  return [
    Diagnostic(
      ShellReviewRules.promptInScript,
      "the line begins with a prompt" + andMore(found.count), at: first,
      help: "remove the `$ `, or tag a session with its output as `console`")
  ]
}

/// `\` and blanks at the end of a line, where the next one was to go on.
func blanksAfterBackslash(in text: ReviewedText) -> [Diagnostic] {
  (0..<text.lines.count).compactMap { line in
    if let range = blankAfterBackslash(ofLine: line, text) {
      return Diagnostic(
        ShellReviewRules.blankAfterBackslash, "blank after the backslash that should end the line", at: range,
        help: "delete the blank: the line goes on only after a `\\` at its very end")
    }
    return commentAfterBackslash(ofLine: line, text).map { range in
      Diagnostic(
        ShellReviewRules.blankAfterBackslash, "a comment after the backslash that should end the line",
        at: range,
        help: "move the comment above the command: the line goes on only after a `\\` at its very end")
    }
  }
}

/// ` \ # comment` at the end of a line, with something to go on with below it.
private func commentAfterBackslash(ofLine line: Int, _ text: ReviewedText) -> SourceRange? {
  let range = text.lines.contentRange(ofLine: line)
  guard line + 1 < text.lines.count,
    let next = firstVisible(text.lines.contentRange(ofLine: line + 1), text.bytes),
    text.bytes[next] == UInt8(ascii: "-") || next > text.lines.contentRange(ofLine: line + 1).start
  else { return nil }
  var place = range.start
  while place + 3 < range.end {
    if text.bytes[place] == UInt8(ascii: " "), text.bytes[place + 1] == UInt8(ascii: "\\"),
      text.isCommand(at: place + 1), isTrailingBlank(text.bytes[place + 2])
    {
      var end = place + 2
      while end < range.end, isTrailingBlank(text.bytes[end]) { end += 1 }
      return end < range.end && text.bytes[end] == UInt8(ascii: "#") ? SourceRange(place + 1, range.end) : nil
    }
    place += 1
  }
  return nil
}

private func blankAfterBackslash(ofLine line: Int, _ text: ReviewedText) -> SourceRange? {
  let range = text.lines.contentRange(ofLine: line)
  var end = range.end
  while end > range.start, isTrailingBlank(text.bytes[end - 1]) { end -= 1 }
  let backslash = end - 1
  guard end < range.end, backslash > range.start, text.bytes[backslash] == UInt8(ascii: "\\"),
    text.isCommand(at: backslash), !text.isEscaped(at: backslash)
  else { return nil }
  // `Name:\ ` at the end of an argument is a blank that is meant; `cut -d \ ` hardly ever ends its line.
  guard isTrailingBlank(text.bytes[backslash - 1]), line + 1 < text.lines.count,
    firstVisible(text.lines.contentRange(ofLine: line + 1), text.bytes) != nil
  else { return nil }
  return SourceRange(backslash, range.end)
}

/// A command whose name is an option: the line above was to go on.
func lostContinuations(_ outline: ScriptOutline, in text: ReviewedText) -> [Diagnostic] {
  let bytes = text.bytes
  guard let firstCommand = outline.commands.first, !isOption(firstCommand, bytes) else { return [] }
  var lost: [(place: Loss, option: SourceRange)] = []
  for command in outline.commands where isOption(command, bytes) {
    guard let option = command.words.first?.range, let place = loss(before: option, text) else { continue }
    lost.append((place, option))
  }
  guard let (place, option) = lost.first else { return [] }
  let message =
    place.isComment
    ? "the comment above ends the command that `\(shortened(bytes.text(option)))` belongs to"
    : "the line begins with `\(shortened(bytes.text(option)))`, and the one above does not end in `\\`"
  return [
    Diagnostic(
      ShellReviewRules.lostContinuation, message + andMore(lost.count), at: option,
      help: place.isComment
        ? "move the comment above the whole command" : "end the line above with ` \\`",
      labels: [Label(place.isComment ? "the comment" : "the command ends here", at: place.range)])
  ]
}

/// What ended a command too early.
private struct Loss {
  let range: SourceRange
  let isComment: Bool
}

private func loss(before option: SourceRange, _ text: ReviewedText) -> Loss? {
  let line = text.lines.lineIndex(of: option.start)
  guard line > 0, firstVisible(text.lines.contentRange(ofLine: line), text.bytes) == option.start,
    let above = firstVisible(text.lines.contentRange(ofLine: line - 1), text.bytes)
  else { return nil }
  let range = text.lines.contentRange(ofLine: line - 1)
  var end = range.end
  while end > above, isTrailingBlank(text.bytes[end - 1]) { end -= 1 }
  if text.bytes[above..<end].starts(with: "...".utf8) { return nil }
  let last = SourceRange(end - 1, end)
  switch text.map.kind(at: above) {
  case .comment:
    // Only a comment amid a command that went on: others stand above an excerpt.
    guard line > 1 else { return nil }
    let before = text.lines.contentRange(ofLine: line - 2)
    let goesOn = before.count > 0 && text.bytes[before.end - 1] == UInt8(ascii: "\\")
    return goesOn ? Loss(range: SourceRange(above, end), isComment: true) : nil
  case .command, .singleQuoted, .doubleQuoted:
    switch text.bytes[end - 1] {
    // `\ ` has a rule of its own; `Options:` is the head of a list in a help text.
    case UInt8(ascii: "\\"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"),
      UInt8(ascii: "{"), UInt8(ascii: "("):
      return nil
    default: return text.map.kind(at: end - 1) == .comment ? nil : Loss(range: last, isComment: false)
    }
  case .hereDocument: return nil
  }
}

/// Whether the name of the command is `-x` or `--name`, as a help text (`-h, --help`) would not write it.
private func isOption(_ command: ReviewedCommand, _ bytes: [UInt8]) -> Bool {
  guard command.command.assignments.isEmpty, let word = command.words.first, word.range.count > 1 else {
    return false
  }
  let text = bytes[word.range.start..<word.range.end]
  guard text.first == UInt8(ascii: "-"), text.last != UInt8(ascii: ",") else { return false }
  // `-----BEGIN CERTIFICATE-----` is none.
  let name = text.drop { $0 == UInt8(ascii: "-") }
  return text.count - name.count < 3 && name.first.map(isLetter) ?? false
}

/// The first byte of a line that is no blank.
private func firstVisible(_ line: SourceRange, _ bytes: [UInt8]) -> Int? {
  (line.start..<line.end).first { !isTrailingBlank(bytes[$0]) }
}

private func isTrailingBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}
