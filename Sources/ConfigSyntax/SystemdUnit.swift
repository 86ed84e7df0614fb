import Diagnostics
import SourceText

// systemd.syntax(7) and systemd.unit(5): sections, `Key=value`, backslashes at line ends.

extension ConfigFormat {
  package static let systemd = ConfigFormat(
    rules: [
      SystemdRules.badSection, SystemdRules.expectedAssignment, SystemdRules.unknownSection,
      SystemdRules.unknownKey,
      SystemdRules.unknownValue, SystemdRules.relativeCommand, SystemdRules.shellSyntax,
    ],
    check: checkUnit,
    colours: ConfigColours(comments: "#;", separators: "=", hasSections: true, hasVariables: true))
}

private func checkUnit(_ reader: inout ConfigReader) {
  var section: String?
  while let line = reader.nextStatement(comments: "#;") {
    if reader.bytes[line.content.start] == UInt8(ascii: "[") {
      section = checkSection(line.content, &reader)
    } else {
      checkSetting(line.content, in: section, &reader)
    }
    var last = line.content
    while !last.isEmpty, reader.bytes[last.end - 1] == UInt8(ascii: "\\"), let next = reader.nextLine() {
      // Comments and empty lines among continued ones are passed over.
      if next.content.isEmpty || reader.isComment(next.content, "#;") { continue }
      last = next.content
    }
  }
}

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

private func checkSetting(_ content: SourceRange, in section: String?, _ reader: inout ConfigReader) {
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
  if let section { checkKey(key, in: section, &reader) }
  guard !value.isEmpty else { return }  // an empty value takes back earlier ones
  if reader.isPlaceholder(value) { return reader.mentionGap(value) }
  let name = reader.text(key)
  if let known = systemdValues[name], section == "Service" { checkValue(value, of: name, known, &reader) }
  if name.hasPrefix("Exec"), section == "Service" || section == "Socket", systemdCommands.contains(name) {
    checkCommand(value, &reader)
  }
}

private func checkKey(_ key: SourceRange, in section: String, _ reader: inout ConfigReader) {
  let name = reader.text(key)
  guard let known = systemdKeys[section], !known.contains(name), !name.hasPrefix("X-"),
    !reader.isRedacted(key)
  else {
    return
  }
  let others = ["Unit", "Service", "Install"].filter { systemdKeys[$0]?.contains(name) ?? false }
  if let other = others.first {
    return reader.report(
      SystemdRules.unknownKey, "\(reader.quoted(key)) in [\(section)]", at: key,
      help: "it belongs into [\(other)]")
  }
  // Newer versions have more keys: only what is close to a known one is certainly misspelt.
  guard let nearest = nearestSpelling(of: name, in: known.sorted()), isClose(name, nearest) else { return }
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
  guard !known.contains(text), !reader.isRedacted(value), !text.contains("%") else { return }
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
  if text.hasPrefix("./") || text.hasPrefix("../") || text.hasPrefix("~") {
    return reader.report(
      SystemdRules.relativeCommand, "\(reader.quoted(program)) is no absolute path", at: program,
      help: "write the whole path, or the name of a program alone")
  }
  guard let sign = shellSign(in: command, reader) else { return }
  reader.report(
    SystemdRules.shellSyntax, "\(reader.quoted(sign)) is handed to the program as an argument", at: sign,
    help: "no shell reads this line: write /bin/sh -c '…'")
}

/// The first operator of the shell that stands as a word outside of quotes.
private func shellSign(in command: SourceRange, _ reader: ConfigReader) -> SourceRange? {
  var quote: UInt8?
  for word in reader.words(of: command) {
    if quote == nil, ["&&", "||", "|", ">", ">>", "<", "2>", "2>&1", "&", "&>"].contains(reader.text(word)) {
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

  static let shellSyntax = Rule(
    "systemd.shell-syntax", .warning, "an operator of the shell stands in a command",
    why: "systemd starts the program itself, without a shell. `&&`, `|` and `>` become arguments.",
    wrong: "```systemd\n[Service]\nExecStart=/usr/bin/web > /var/log/web.log\n```",
    right: "```systemd\n[Service]\nExecStart=/bin/sh -c '/usr/bin/web > /var/log/web.log'\n```")
}
