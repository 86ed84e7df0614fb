import Diagnostics
import SourceText

// crontab(5), as Vixie's cron and cronie read it.

extension ConfigFormat {
  package static let crontab = ConfigFormat(
    rules: [
      CrontabRules.badField, CrontabRules.expectedFields, CrontabRules.noCommand,
      CrontabRules.unknownNickname,
      CrontabRules.percent, CrontabRules.otherScheduler, CrontabRules.legend,
    ],
    check: checkCrontab,
    colours: ConfigColours(comments: "#", separators: "=", fields: 5))
}

/// One of the five fields and what it counts.
private struct CrontabField {
  let name: String
  let range: ClosedRange<Int>
  /// Names for numbers, the first for the lowest.
  var words: [String] = []
}

private let fields = [
  CrontabField(name: "minute", range: 0...59),
  CrontabField(name: "hour", range: 0...23),
  CrontabField(name: "day of the month", range: 1...31),
  CrontabField(
    name: "month", range: 1...12,
    words: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
  CrontabField(name: "weekday", range: 0...7, words: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
]

private let nicknames = [
  "@reboot", "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly",
]

/// line = NAME "=" value | nickname command | minute hour day month weekday command
private func checkCrontab(_ reader: inout ConfigReader) {
  var hasLegend = false
  while let line = reader.nextStatement(comments: "#") {
    reader.reportEditorDamage(in: line.content, value: line.content)
    let words = reader.words(of: line.content)
    guard let first = words.first, !isSetting(line.content, reader) else { continue }
    if isLegend(line.content, reader) {
      if !hasLegend {
        reader.report(
          CrontabRules.legend, "a drawing that explains the fields", at: line.content,
          help: "begin its lines with '#': cron refuses them otherwise")
      }
      hasLegend = true
      continue
    }
    if reader.bytes[first.start] == UInt8(ascii: "@") {
      checkNickname(first, &reader)
      checkCommand(words.dropFirst().first, of: line.content, &reader)
    } else if words.count >= 6, words.count <= 7, words.allSatisfy({ looksLikeField($0, reader) }) {
      continue  // with seconds or years, as Quartz and Spring have them
    } else if let count = countOfTooFewFields(words, reader) {
      if words.contains(where: { reader.mentionIfRedacted($0) }) { continue }
      reader.report(
        CrontabRules.expectedFields, "only \(count) of the five fields of a time", at: line.content,
        help: "minute, hour, day of the month, month, weekday, then the command")
    } else {
      // The first wrong field is told: of a line that is no time at all, all are wrong.
      let hasFault = zip(words, fields).contains { word, field in isFaulty(word, field, &reader) }
      if !hasFault, words.count > 5 { checkScheduler(words, &reader) }
      checkCommand(words.dropFirst(5).first, of: line.content, &reader)
    }
  }
}

/// Whether a line is of the drawing that often stands below a time: `| | +--- month`, `- - - - -`, `┌── minute`.
private func isLegend(_ content: SourceRange, _ reader: ConfigReader) -> Bool {
  let first = reader.bytes[content.start]
  let next = reader.byte(at: content.start + 1, of: content)
  switch first {
  case UInt8(ascii: "|"), UInt8(ascii: "+"), UInt8(ascii: "`"), UInt8(ascii: "^"): return true
  case UInt8(ascii: "-"): return next.map { isBlank($0) || $0 == first } ?? true
  // U+2500 to U+257F
  case 0xE2: return next == 0x94 || next == 0x95
  default: return false
  }
}

/// How many fields there are before the command where these are fewer than five; `nil` where they seem to be five.
private func countOfTooFewFields(_ words: [SourceRange], _ reader: ConfigReader) -> Int? {
  let isField = words.prefix(5).map { looksLikeField($0, reader) }
  let leading = isField.prefix { $0 }.count
  if words.count < 5 { return leading > 0 ? leading : words.count }
  // Behind a misspelt field come others, behind a command do not.
  guard (1...4).contains(leading), isField.dropFirst(leading).allSatisfy({ !$0 }) else { return nil }
  let word = words[leading]
  let first = reader.bytes[word.start]
  guard isLetter(first) || first == UInt8(ascii: "/"), leading < 4 || words.count == 5,
    word.count > 1, !reader.isRedacted(word)
  else { return nil }
  let text = reader.text(word).lowercased()
  let isName = fields.contains { field in field.words.contains { text.hasPrefix($0) } }
  return isName || isOfOtherScheduler(text) ? nil : leading
}

/// Jenkins has `H`, Quartz `?`, `L`, `15W` and `5#3`.
private func isOfOtherScheduler(_ item: some StringProtocol) -> Bool {
  item == "?" || item.contains(utf8: "#")
    || ["h", "l", "w"].contains { sign in
      let rest = item.lowercased()
      return sign == "h"
        ? rest == "h" || rest.hasPrefix("h/") || rest.hasPrefix("h(")
        : rest.hasSuffix(sign) && rest.dropLast().allSatisfy { $0.isNumber || $0 == "l" }
    }
}

/// Warns of times that cron cannot read though another program can.
private func checkScheduler(_ words: [SourceRange], _ reader: inout ConfigReader) {
  if let odd = words.prefix(5).first(where: { word in
    reader.text(word).split(separator: ",").contains { isOfOtherScheduler($0) }
  }) {
    return reader.report(
      CrontabRules.otherScheduler, "\(reader.quoted(odd)) is for another scheduler, cron refuses it", at: odd,
      help: "Quartz has '?', 'L', 'W' and '#', Jenkins has 'H'; cron has none of them")
  }
  let sixth = words[5]
  let first = reader.bytes[sixth.start]
  guard words.count > 6, first == UInt8(ascii: "*") || first == UInt8(ascii: "?"),
    looksLikeField(sixth, reader)
  else { return }
  reader.report(
    CrontabRules.otherScheduler, "a sixth field: cron takes \(reader.quoted(sixth)) for the command",
    at: sixth,
    help: "cron has no seconds: take the first field away")
}

/// `MAILTO=ops@example.org`, `PATH = /usr/bin`
private func isSetting(_ content: SourceRange, _ reader: ConfigReader) -> Bool {
  guard let equals = reader.first(of: "=", in: content) else { return false }
  let name = reader.trimmed(SourceRange(content.start, equals))
  return !name.isEmpty && !isDigit(reader.bytes[name.start])
    && reader.bytes[name.start..<name.end].allSatisfy(isNameByte)
}

private func checkNickname(_ word: SourceRange, _ reader: inout ConfigReader) {
  let text = reader.text(word)
  // `@every 5m` belongs to schedulers written in Go.
  guard !nicknames.contains(text.lowercased()), text != "@every", !reader.mentionIfRedacted(word) else {
    return
  }
  reader.report(
    CrontabRules.unknownNickname, "\(reader.quoted(word)) is no time", at: word,
    help: nearestSpelling(of: text, in: nicknames).map { "did you mean '\($0)'?" })
}

private func checkCommand(_ command: SourceRange?, of line: SourceRange, _ reader: inout ConfigReader) {
  guard let command else {
    return reader.report(
      CrontabRules.noCommand, "a time without a command", at: line, help: "write the command behind it")
  }
  var offset = command.start
  while offset < line.end, reader.bytes[offset] != UInt8(ascii: "%") {
    offset += reader.bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
  }
  guard offset < line.end else { return }
  reader.report(
    CrontabRules.percent, "'%' ends the command here", at: SourceRange(offset, offset + 1),
    help: "write \\% for the sign itself")
}

// MARK: Fields

/// Whether the word may be a field of any scheduler: `*/5`, `?`, `MON-FRI`, `15W`.
private func looksLikeField(_ word: SourceRange, _ reader: ConfigReader) -> Bool {
  let text = reader.text(word)
  return text.utf8.allSatisfy { isDigit($0) || ("*/,-?LW#" as StaticString).has($0) }
    || text.split(whereSeparator: { ",-#".contains($0) }).allSatisfy { part in
      fields.contains { $0.words.contains(part.lowercased()) } || part.allSatisfy(\.isNumber)
    }
}

/// field = item { "," item }
///
/// - Returns: whether it is wrong, and reported.
private func isFaulty(_ word: SourceRange, _ field: CrontabField, _ reader: inout ConfigReader) -> Bool {
  let text = reader.text(word)
  for item in text.split(separator: ",", omittingEmptySubsequences: false) {
    guard let fault = fault(of: String(item), in: field) else { continue }
    if isOfOtherScheduler(item) || reader.mentionIfRedacted(word) { return false }
    reader.report(CrontabRules.badField, fault.message, at: word, help: fault.help)
    return true
  }
  return false
}

/// item = ( "*" | value [ ( "-" | "~" ) value ] ) [ "/" step ]
private func fault(of item: String, in field: CrontabField) -> (message: String, help: String?)? {
  let parts = item.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
  if parts.count == 2 {
    guard let step = Int(parts[1]), step > 0 else {
      return (
        "'\(shortened(item))' in the field of the \(field.name): a step is a number from 1 on", "write */5"
      )
    }
  }
  if parts[0] == "*" || parts[0] == "~" { return nil }
  let ends = parts[0].split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "-" || $0 == "~" }
  var numbers: [Int] = []
  for end in ends {
    switch value(of: String(end), in: field) {
    case .success(let number): numbers.append(number)
    case .failure(let fault): return (fault.message, fault.help)
    }
  }
  if numbers.count == 2, numbers[0] > numbers[1] {
    return ("'\(item)' in the field of the \(field.name) runs backwards", "write two ranges with a comma")
  }
  return nil
}

private struct FieldFault: Error {
  let message: String
  var help: String?
}

private func value(of text: String, in field: CrontabField) -> Result<Int, FieldFault> {
  if let place = field.words.firstIndex(of: text.lowercased()) {
    return .success(place + field.range.lowerBound)
  }
  guard !text.isEmpty, text.utf8.allSatisfy(isDigit), let number = Int(text) else {
    let name = field.words.isEmpty ? nil : nearestSpelling(of: text, in: field.words)
    return .failure(
      FieldFault(
        message: "\(text.isEmpty ? "nothing" : "'\(shortened(text))'") in the field of the \(field.name)",
        help: name.map { "did you mean '\($0)'?" }))
  }
  guard field.range.contains(number) else {
    let range = "\(field.range.lowerBound) to \(field.range.upperBound)"
    return .failure(FieldFault(message: "\(number) as the \(field.name), which goes from \(range)"))
  }
  return .success(number)
}

/// A text short enough for a message.
private func shortened(_ text: String) -> String {
  text.utf8.count <= 40 ? text : String(text.prefix(36)) + "…"
}

enum CrontabRules {
  static let badField = Rule(
    "crontab.bad-field", .error, "a field of the time is out of its range or written otherwise",
    why: """
      The fields are minute (0–59), hour (0–23), day of the month (1–31), month (1–12 or `jan`–`dec`) and weekday (0–7 \
      or `sun`–`sat`): numbers, ranges, lists, `*`, each with a `/step`. cron refuses the whole file over one.
      """,
    wrong: "```crontab\n0 24 * * * backup\n```",
    right: "```crontab\n0 0 * * * backup\n```")

  static let expectedFields = Rule(
    "crontab.expected-fields", .error, "a line has fewer than five fields",
    why:
      "A line is a time of five fields and a command, a nickname such as `@daily` and a command, or `NAME=value`.",
    wrong: "```crontab\n30 4 * backup\n```",
    right: "```crontab\n30 4 * * * backup\n```")

  static let noCommand = Rule(
    "crontab.no-command", .warning, "a time has no command",
    why:
      "cron refuses such a file. To show an expression alone, tag the block `text`, or say `allow=crontab.no-command`.",
    wrong: "```crontab\n30 4 * * *\n```",
    right: "```crontab\n30 4 * * * backup\n```")

  static let unknownNickname = Rule(
    "crontab.unknown-nickname", .error, "a nickname of a time is not known",
    why:
      "There are `@reboot`, `@yearly`, `@annually`, `@monthly`, `@weekly`, `@daily`, `@midnight` and `@hourly`.",
    wrong: "```crontab\n@dayly backup\n```",
    right: "```crontab\n@daily backup\n```")

  static let otherScheduler = Rule(
    "crontab.other-scheduler", .warning, "a time is written for another program than cron",
    why: """
      Quartz, Spring and node-cron have a field for seconds, and signs such as `?`, `L` and `5#3`; Jenkins has `H`. cron \
      refuses the signs, and takes a sixth field for the command. Expressions without a command are not touched.
      """,
    wrong: "```crontab\n*/5 * * * * * backup\n```",
    right: "```crontab\n* * * * * backup\n```")

  static let legend = Rule(
    "crontab.legend", .info, "a drawing below a time is no comment",
    why: """
      The lines that tell which field is which are for readers. In a file, cron refuses them unless they begin with `#`.
      """,
    wrong: "```crontab\n0 4 * * * backup\n| +- hour\n```",
    right: "```crontab\n0 4 * * * backup\n# | +- hour\n```")

  static let percent = Rule(
    "crontab.percent", .warning, "an unescaped `%` in a command",
    why:
      "cron ends the command at the first `%` and hands the rest to it as input. `date +%F` thus never works as meant.",
    wrong: "```crontab\n0 4 * * * backup $(date +%F)\n```",
    right: "```crontab\n0 4 * * * backup $(date +\\%F)\n```")
}
