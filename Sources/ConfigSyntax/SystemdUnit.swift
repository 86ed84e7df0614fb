import Diagnostics
import SourceText

// systemd.syntax(7) and systemd.unit(5): sections, `Key=value`, backslashes at line ends.

extension ConfigFormat {
  package static let systemd = ConfigFormat(
    rules: [
      SystemdRules.badSection, SystemdRules.expectedAssignment, SystemdRules.unknownSection,
      SystemdRules.unknownKey,
      SystemdRules.unknownValue, SystemdRules.relativeCommand, SystemdRules.relativePath,
      SystemdRules.shellSyntax, SystemdRules.unclosedQuote, SystemdRules.contradiction,
    ],
    check: checkUnit,
    colours: ConfigColours(comments: "#;", separators: "=", hasSections: true, hasVariables: true))
}

private func checkUnit(_ reader: inout ConfigReader) {
  var unit = UnitState()
  var isBefore = true
  var hasRemark = false
  while let line = reader.nextStatement(comments: "#;") {
    if reader.bytes[line.content.start] == UInt8(ascii: "[") {
      unit.finish(&reader)
      unit = UnitState(section: checkSection(line.content, &reader), suggestions: unit.suggestions)
      isBefore = false
    } else if reader.text(line.content) == "---" {
      // Parts the units of a `.quadlets` file.
      unit.finish(&reader)
      unit = UnitState(suggestions: unit.suggestions)
    } else if isBefore, isRemark(line.content, reader) {
      // The name of the file, or the command that opens it.
      if !hasRemark {
        reader.report(
          SystemdRules.expectedAssignment, "text above the first section", at: line.content,
          help: "begin the line with '#', or move it out of the block", severity: .warning)
      }
      hasRemark = true
      continue
    } else {
      checkSetting(line.content, in: &unit, &reader)
    }
    var last = line.content
    while !last.isEmpty, reader.bytes[last.end - 1] == UInt8(ascii: "\\"), let next = reader.nextLine() {
      // Comments and empty lines among continued ones are passed over.
      if next.content.isEmpty || reader.isComment(next.content, "#;") { continue }
      last = next.content
    }
  }
  unit.finish(&reader)
}

/// Whether a line is no setting that lost its sign: `vim /etc/systemd/system/web.service`.
private func isRemark(_ content: SourceRange, _ reader: ConfigReader) -> Bool {
  guard reader.first(of: "=", in: content) == nil, let word = reader.words(of: content).first else {
    return false
  }
  let name = reader.text(word)
  return !systemdKeys.values.contains { $0.names.contains(name) }
}

/// What was read of a section, for settings that do not go together.
private struct UnitState {
  /// `nil` where it is not known, or before the first one.
  var section: String?
  /// How many spellings of keys may still be looked up: a text of nothing but unknown keys is no unit.
  var suggestions = 200
  private var type: String?
  private var restart: (value: String, range: SourceRange)?
  /// The values of `ExecStart=` since the last empty one.
  private var commands: [SourceRange] = []

  init(section: String? = nil, suggestions: Int = 200) {
    self.section = section
    self.suggestions = suggestions
  }

  mutating func note(_ name: String, _ value: SourceRange, _ reader: ConfigReader) {
    guard section == "Service" else { return }
    switch name {
    case "Type": type = value.isEmpty ? nil : reader.text(value)
    case "Restart": restart = (reader.text(value), value)
    case "ExecStart": commands = value.isEmpty ? [] : commands + [value]
    default: break
    }
  }

  /// systemd.service(5): several commands, and no starting over again and again, are for `Type=oneshot`.
  func finish(_ reader: inout ConfigReader) {
    guard section == "Service" else { return }
    if type == "oneshot", let restart, ["always", "on-success"].contains(restart.value) {
      reader.report(
        SystemdRules.contradiction, "Restart=\(restart.value) with Type=oneshot", at: restart.range,
        help: "write Restart=on-failure, or start it by a timer")
    }
    if commands.count > 1, type.map({ knownTypes.contains($0) && $0 != "oneshot" }) ?? true,
      !commands.contains(where: { reader.isRedacted($0) })
    {
      // Without a type it may be a part that shows two ways.
      reader.report(
        SystemdRules.contradiction, "a second ExecStart= without Type=oneshot", at: commands[1],
        help: "join both with && in /bin/sh -c '…', or write ExecStartPre= for the first",
        labels: [Label("the first one", at: commands[0])], severity: type == nil ? .warning : nil)
    }
  }
}

private let knownTypes = systemdValues["Type"] ?? []

/// - Returns: the name; `nil` where it is not known.
private func checkSection(_ content: SourceRange, _ reader: inout ConfigReader) -> String? {
  guard let end = endOfSection(content, reader), end == content.end, content.count > 2 else {
    let end = endOfSection(content, reader)
    reader.report(
      SystemdRules.badSection,
      end == nil
        ? "the section is not closed"
        : content.count > 2 ? "text after the section" : "a section without a name",
      at: content,
      help: end == nil ? "close it with ']'" : "a section has its line for itself, comments included")
    return nil
  }
  let name = SourceRange(content.start + 1, content.end - 1)
  let text = reader.text(name)
  guard !systemdSections.contains(text), !text.hasPrefix("X-") else { return text }
  if let nearest = nearestSpelling(of: text, in: systemdSections), !reader.mentionIfRedacted(name) {
    reader.report(
      SystemdRules.unknownSection, "\(reader.quoted(name)) is no section", at: name,
      help: "did you mean '\(nearest)'?")
    return nearest
  }
  return nil
}

private func checkSetting(_ content: SourceRange, in unit: inout UnitState, _ reader: inout ConfigReader) {
  guard let equals = reader.first(of: "=", in: content) else {
    return reader.report(
      SystemdRules.expectedAssignment, "expected '=' after the key", at: content, help: "write Key=value")
  }
  let key = reader.trimmed(SourceRange(content.start, equals))
  guard !key.isEmpty else {
    return reader.report(
      SystemdRules.expectedAssignment, "a key is missing before '='", at: SourceRange(equals, equals + 1))
  }
  let value = reader.trimmed(SourceRange(equals + 1, content.end))
  reader.reportEditorDamage(in: content, value: value)
  if unit.section != nil { checkKey(key, in: &unit, &reader) }
  let name = reader.text(key)
  unit.note(name, value, reader)
  guard !value.isEmpty else { return }  // an empty value takes back earlier ones
  if reader.isPlaceholder(value) { return reader.mentionGap(value) }
  if let known = systemdValues[name], unit.section == "Service" {
    checkValue(value, of: name, known, &reader)
  }
  guard let section = unit.section, systemdKeys[section]?.names.contains(name) ?? false else { return }
  if systemdCommands.contains(name), section == "Service" || section == "Socket" {
    return checkCommand(value, &reader)
  }
  guard !reader.isRedacted(value), let fault = faultOfUnitValue(reader.text(value), of: name) else { return }
  reader.report(fault.rule, fault.message, at: value, help: fault.help)
}

private func checkKey(_ key: SourceRange, in unit: inout UnitState, _ reader: inout ConfigReader) {
  let name = reader.text(key)
  guard let section = unit.section, let known = systemdKeys[section], !known.names.contains(name),
    !name.hasPrefix("X-"), !reader.isRedacted(key)
  else {
    return
  }
  let others = ["Unit", "Service", "Install"].filter { systemdKeys[$0]?.names.contains(name) ?? false }
  if let other = others.first {
    return reader.report(
      SystemdRules.unknownKey, "\(reader.quoted(key)) in [\(section)]", at: key,
      help: "it belongs into [\(other)]")
  }
  // Newer versions have more keys: only what is close to a known one is certainly misspelt.
  guard unit.suggestions > 0 else { return }
  unit.suggestions -= 1
  guard let nearest = nearestSpelling(of: name, in: known.sorted), isClose(name, nearest) else { return }
  reader.report(
    SystemdRules.unknownKey, "\(reader.quoted(key)) is no key of [\(section)]", at: key,
    help: "did you mean '\(nearest)'?")
}

/// Apart in one or two letters, not in a word such as `Sec` or `Max`.
private func isClose(_ name: String, _ known: String) -> Bool {
  abs(name.utf8.count - known.utf8.count) <= 2
    && (name.lowercased() == known.lowercased()
      || name.utf8.count { isUpperCase($0) } == known.utf8.count { isUpperCase($0) })
}

private func checkValue(
  _ value: SourceRange, of name: String, _ known: [String], _ reader: inout ConfigReader
) {
  let text = reader.text(value)
  guard !known.contains(text), !reader.isRedacted(value), !text.contains(utf8: "%") else { return }
  reader.report(
    SystemdRules.unknownValue, "\(reader.quoted(value)) is no value of \(name)", at: value,
    help: nearestSpelling(of: text, in: known).map { "did you mean '\($0)'?" }
      ?? "it is one of \(known.joined(separator: ", "))")
}

// MARK: Commands

/// A command line of systemd.service(5): a path or the name of a program, and words; no shell reads it.
private func checkCommand(_ value: SourceRange, _ reader: inout ConfigReader) {
  let start =
    (value.start..<value.end).first { !("@-:+!|" as StaticString).has(reader.bytes[$0]) } ?? value.end
  let command = SourceRange(start, value.end)
  guard let program = reader.words(of: command).first else { return }
  let text = reader.text(program)
  if isRelative(text) {
    return reader.report(
      SystemdRules.relativeCommand, "\(reader.quoted(program)) is no absolute path", at: program,
      help: text.hasPrefix("$")
        ? "systemd fills in no variable there: write the whole path, or %h for the home"
        : "write the whole path, or the name of a program alone")
  }
  if let quote = openQuote(in: command, reader) {
    return reader.report(
      SystemdRules.unclosedQuote, "the quote is never closed", at: SourceRange(quote, quote + 1),
      help: "add the closing quote, or write \\\" for the sign itself")
  }
  guard let sign = shellSign(in: command, reader) else { return }
  reader.report(
    SystemdRules.shellSyntax, "\(reader.quoted(sign)) is handed to the program as an argument", at: sign,
    help: "no shell reads this line: write /bin/sh -c '…'")
}

/// Whether a program is given by a path that does not begin at the root. What a template fills in may be a whole path;
/// of variables only those of the shell of a user are certain.
private func isRelative(_ program: String) -> Bool {
  if program.hasPrefix("./") || program.hasPrefix("../") || program.hasPrefix("~") { return true }
  if program.hasPrefix("$HOME/") || program.hasPrefix("${HOME}/") || program.hasPrefix("$PWD/") {
    return true
  }
  guard let first = program.utf8.first, isLetter(first) || isDigit(first) || first == UInt8(ascii: "_"),
    let slash = program.firstIndex(of: "/")
  else { return false }
  // `PATH_TO/web`, `path/to/web` and `path-to-venv/bin/web` are to be filled in.
  let folder = program[..<slash]
  return !folder.lowercased().hasPrefix("path") && !folder.lowercased().hasPrefix("your")
    && folder.contains { $0.isLowercase } && !program.contains(utf8: "...")
}

/// The quote that is never closed, of those that begin a word; `nil` where the line goes on.
private func openQuote(in command: SourceRange, _ reader: ConfigReader) -> Int? {
  guard !command.isEmpty, reader.bytes[command.end - 1] != UInt8(ascii: "\\"), !reader.isRedacted(command)
  else { return nil }
  var quote: (sign: UInt8, place: Int)?
  var offset = command.start
  while offset < command.end {
    let byte = reader.bytes[offset]
    if byte == UInt8(ascii: "\\") {
      offset += 2
      continue
    }
    if let open = quote {
      if byte == open.sign { quote = nil }
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
      offset == command.start || isBlank(reader.bytes[offset - 1])
    {
      quote = (byte, offset)
    }
    offset += 1
  }
  return quote?.place
}

/// The first operator of the shell that stands as a word outside of quotes, or a command or sign that only a shell reads.
private func shellSign(in command: SourceRange, _ reader: ConfigReader) -> SourceRange? {
  var quote: UInt8?
  for word in reader.words(of: command) {
    if quote == nil, ["&&", "||", "|", ">", ">>", "<", "2>", "2>&1", "&", "&>"].contains(reader.text(word)) {
      return word
    }
    let text = reader.text(word)
    if quote == nil, text.hasPrefix("$(") || text.hasPrefix("`") || (text.hasSuffix(";") && text.count > 1) {
      return word
    }
    for byte in reader.bytes[word.start..<word.end]
    where byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
      if quote == nil { quote = byte } else if quote == byte { quote = nil }
    }
  }
  return nil
}

enum SystemdRules {
  static let badSection = Rule(
    "systemd.bad-section", .error, "the line of a section is not complete",
    why:
      "A section is its name in brackets, and nothing else on the line. systemd refuses the whole unit over it.",
    wrong: "```systemd\n[Service\nExecStart=/usr/bin/web\n```",
    right: "```systemd\n[Service]\nExecStart=/usr/bin/web\n```")

  static let expectedAssignment = Rule(
    "systemd.expected-assignment", .error, "a line assigns nothing",
    why: "Each line is `Key=value`; systemd passes over others. A long value goes on after a backslash.",
    wrong: "```systemd\n[Service]\nExecStart /usr/bin/web\n```",
    right: "```systemd\n[Service]\nExecStart=/usr/bin/web\n```")

  static let unknownSection = Rule(
    "systemd.unknown-section", .warning, "a section is misspelt",
    why:
      "systemd passes over sections that it does not know. Capitals count. Names of your own begin with `X-`.",
    wrong: "```systemd\n[Servcie]\nExecStart=/usr/bin/web\n```",
    right: "```systemd\n[Service]\nExecStart=/usr/bin/web\n```")

  static let unknownKey = Rule(
    "systemd.unknown-key", .warning, "a key is misspelt or in the wrong section",
    why:
      "systemd passes over keys that it does not know in a section, with no more than a line in the journal.",
    wrong: "```systemd\n[Service]\nExecStrat=/usr/bin/web\n```",
    right: "```systemd\n[Service]\nExecStart=/usr/bin/web\n```")

  static let unknownValue = Rule(
    "systemd.unknown-value", .warning, "a key that takes one of a few words has another one",
    why: "systemd passes over the line and keeps its default, with no more than a line in the journal.",
    wrong: "```systemd\n[Service]\nRestart=allways\n```",
    right: "```systemd\n[Service]\nRestart=always\n```")

  static let relativeCommand = Rule(
    "systemd.relative-command", .error, "a command is given by a relative path",
    why: """
      A command is an absolute path, or the name of a program that systemd looks up in a fixed list of folders. It \
      refuses the unit over anything else; `WorkingDirectory=` does not help.
      """,
    wrong: "```systemd\n[Service]\nExecStart=./web\n```",
    right: "```systemd\n[Service]\nExecStart=/opt/web/web\n```")

  static let relativePath = Rule(
    "systemd.relative-path", .error, "a folder is given by a relative path",
    why: "`WorkingDirectory=` takes an absolute path or `~`. systemd refuses the unit over anything else.",
    wrong: "```systemd\n[Service]\nWorkingDirectory=web\n```",
    right: "```systemd\n[Service]\nWorkingDirectory=/opt/web\n```")

  static let unclosedQuote = Rule(
    "systemd.unclosed-quote", .error, "a quote in a command is never closed",
    why: "A word of a command may stand in quotes. With an open one systemd refuses the command.",
    wrong: "```systemd\n[Service]\nExecStart=/usr/bin/web --title \"My web\n```",
    right: "```systemd\n[Service]\nExecStart=/usr/bin/web --title \"My web\"\n```")

  static let contradiction = Rule(
    "systemd.contradiction", .error, "settings of a service do not go together",
    why: """
      More than one `ExecStart=` is for `Type=oneshot` only, and such a service cannot have `Restart=always` or \
      `on-success`. systemd refuses the unit.
      """,
    wrong: "```systemd\n[Service]\nType=oneshot\nExecStart=/usr/bin/backup\nRestart=always\n```",
    right: "```systemd\n[Service]\nType=oneshot\nExecStart=/usr/bin/backup\nRestart=on-failure\n```")

  static let shellSyntax = Rule(
    "systemd.shell-syntax", .warning, "an operator of the shell stands in a command",
    why: "systemd starts the program itself, without a shell. `&&`, `|` and `>` become arguments.",
    wrong: "```systemd\n[Service]\nExecStart=/usr/bin/web > /var/log/web.log\n```",
    right: "```systemd\n[Service]\nExecStart=/bin/sh -c '/usr/bin/web > /var/log/web.log'\n```")
}
