import Diagnostics
import SourceText

// `key = value` in sections. Hardly two programs read it alike, so that only what none of them takes is an error.

/// Whose INI it is.
package enum INIDialect: Sendable {
  /// Anyone's: AWS, pip, MySQL, Ansible, PHP.
  case any
  /// git puts a setting beside a section.
  case git
  /// Named `conf` or `cfg`, which may be anything: INI if its first line is a section.
  case unknown
}

extension ConfigFormat {
  package static func ini(_ dialect: INIDialect) -> ConfigFormat {
    ConfigFormat(
      rules: [
        INIRules.unclosedSection, INIRules.textAfterSection, INIRules.noSectionName, INIRules.missingKey,
      ],
      check: { reader in
        guard dialect != .unknown || beginsWithSection(reader) else { return }
        checkINI(&reader, dialect)
      },
      colours: ConfigColours(
        comments: "#;", commentsEndLines: true, separators: "=:", hasSections: true, hasVariables: true))
  }
}

private func beginsWithSection(_ reader: ConfigReader) -> Bool {
  var reader = reader
  guard let line = reader.nextStatement(comments: "#;") else { return false }
  return reader.bytes[line.content.start] == UInt8(ascii: "[")
    && reader.bytes[line.content.end - 1] == UInt8(ascii: "]")
}

private func checkINI(_ reader: inout ConfigReader, _ dialect: INIDialect) {
  var margin: Int?
  var goesOn = false
  while let line = reader.nextLine() {
    let content = line.content
    // A backslash joins lines in git and systemd, an indented line goes on with a value in Python and AWS.
    let isContinued = goesOn
    goesOn = !content.isEmpty && reader.bytes[content.end - 1] == UInt8(ascii: "\\")
    if isContinued || content.isEmpty || reader.isComment(content, "#;") || reader.skipGap(content) {
      continue
    }
    if line.indentation > margin ?? line.indentation { continue }
    margin = min(margin ?? line.indentation, line.indentation)
    checkINILine(content, &reader, dialect)
  }
}

private func checkINILine(_ content: SourceRange, _ reader: inout ConfigReader, _ dialect: INIDialect) {
  let separator = reader.first(of: "=:", in: content)
  let last = reader.bytes[content.end - 1]
  switch reader.bytes[content.start] {
  case UInt8(ascii: "["): checkINISection(content, &reader, dialect)
  case UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "<"):
    guard separator == nil,
      last == UInt8(ascii: ")") || last == UInt8(ascii: "}") || last == UInt8(ascii: "]")
    else {
      return
    }
    reader.report(
      INIRules.unclosedSection, "a section stands in square brackets", at: content,
      help: "write [\(reader.text(SourceRange(content.start + 1, content.end - 1)))]")
  case UInt8(ascii: "="), UInt8(ascii: ":"):
    reader.report(
      INIRules.missingKey,
      "a key is missing before \(reader.quoted(SourceRange(content.start, content.start + 1)))",
      at: SourceRange(content.start, content.start + 1), help: "write key = value")
  default:
    // `default]`
    if separator == nil, last == UInt8(ascii: "]"), reader.first(of: "[", in: content) == nil,
      content.count > 1
    {
      return reader.report(
        INIRules.unclosedSection, "the section is not opened", at: content,
        help: "write [\(reader.text(content))")
    }
    let value = reader.trimmed(SourceRange(separator.map { $0 + 1 } ?? content.end, content.end))
    if !value.isEmpty, reader.isPlaceholder(value) { reader.mentionGap(value) }
    reader.reportEditorDamage(in: content, value: value)
  }
}

/// section = "[" name "]" [ comment ]
///
/// Brackets in the name are counted (`[[default]]`, `[*.{py,[ch]}]`); in quotes they are text (`[remote "a]"]`).
private func checkINISection(_ content: SourceRange, _ reader: inout ConfigReader, _ dialect: INIDialect) {
  guard let end = endOfSection(content, reader) else {
    // Python takes `[[a]` for a section `[a`.
    let isOdd = reader.bytes[content.end - 1] == UInt8(ascii: "]")
    return reader.report(
      INIRules.unclosedSection, "the section is not closed", at: content, help: "close it with ']'",
      severity: isOdd ? .warning : nil)
  }
  if reader.trimmed(SourceRange(content.start + 1, end - 1)).isEmpty {
    return reader.report(
      INIRules.noSectionName, "a section without a name", at: SourceRange(content.start, end))
  }
  let rest = reader.trimmed(SourceRange(end, content.end))
  guard !rest.isEmpty, !reader.isComment(rest, "#;"), dialect != .git, !reader.mentionIfHoldsPlaceholder(rest)
  else {
    return
  }
  reader.report(
    INIRules.textAfterSection, "text after the section", at: rest, help: "begin a new line for it")
}

/// The place after the bracket that closes the section.
func endOfSection(_ content: SourceRange, _ reader: ConfigReader) -> Int? {
  var depth = 0
  var isQuoted = false
  for offset in content.start..<content.end {
    switch reader.bytes[offset] {
    case UInt8(ascii: "\""): isQuoted.toggle()
    case UInt8(ascii: "[") where !isQuoted: depth += 1
    case UInt8(ascii: "]") where !isQuoted:
      depth -= 1
      if depth == 0 { return offset + 1 }
    default: break
    }
  }
  return nil
}

enum INIRules {
  static let unclosedSection = Rule(
    "ini.unclosed-section", .error, "the brackets of a section are not complete",
    why: """
      `[name]` on a line of its own begins a section. With a bracket missing or another kind of brackets, no program \
      takes the line for one, and what follows lands in the section before.
      """,
    wrong: "```ini\n[profile dev\nregion = eu-central-1\n```",
    right: "```ini\n[profile dev]\nregion = eu-central-1\n```")

  static let textAfterSection = Rule(
    "ini.text-after-section", .error, "text follows a section on its line",
    why: "A section has its line for itself, at most with a comment. Only git takes a setting there.",
    wrong: "```ini\n[profile dev] region = eu-central-1\n```",
    right: "```ini\n[profile dev]\nregion = eu-central-1\n```")

  static let noSectionName = Rule(
    "ini.no-section-name", .error, "the brackets of a section are empty",
    why: "Programs look a section up by its name; one without cannot be found.",
    wrong: "```ini\n[]\nregion = eu-central-1\n```",
    right: "```ini\n[default]\nregion = eu-central-1\n```")

  static let missingKey = Rule(
    "ini.missing-key", .error, "a line begins with the sign between key and value",
    why: "What stands before `=` or `:` is the key. Without one, the line sets nothing.",
    wrong: "```ini\n[default]\n= eu-central-1\n```",
    right: "```ini\n[default]\nregion = eu-central-1\n```")
}
