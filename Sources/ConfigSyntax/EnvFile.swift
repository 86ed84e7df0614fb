import Diagnostics
import SourceText

// Files of environment variables: `NAME=value` a line, as Compose, `docker run --env-file`, systemd's
// `EnvironmentFile=` and the dotenv libraries read them. Where these differ, a warning says so.

extension ConfigFormat {
  package static let env = ConfigFormat(
    rules: [EnvRules.expectedAssignment, EnvRules.badName, EnvRules.blanks, EnvRules.unclosedQuote],
    check: checkEnv,
    colours: ConfigColours(comments: "#", separators: "=", keywords: ["export"], hasVariables: true))
}

/// line = [ "export" ] NAME "=" value | NAME | comment
private func checkEnv(_ reader: inout ConfigReader) {
  while let line = reader.nextStatement(comments: "#") {
    var rest = line.content
    if reader.text(rest).hasPrefix("export ") {
      rest = reader.trimmed(SourceRange(rest.start + 6, rest.end))
    }
    guard let equals = reader.first(of: "=", in: rest) else {
      // A name alone takes its value from the environment around (Docker).
      if reader.words(of: rest).count > 1, !reader.mentionIfRedacted(rest) {
        reader.report(
          EnvRules.expectedAssignment, "expected '=' after the name", at: rest, help: "write NAME=value")
      }
      continue
    }
    let name = reader.trimmed(SourceRange(rest.start, equals))
    let value = reader.trimmed(SourceRange(equals + 1, rest.end))
    checkName(name, before: equals, &reader)
    if name.end < equals || (value.start > equals + 1 && !value.isEmpty) {
      reader.report(
        EnvRules.blanks, "a blank beside '='", at: SourceRange(name.end, max(value.start, equals + 1)),
        help: "shells and Docker take NAME=value only")
    }
    checkQuotes(value, &reader)
    reader.reportEditorDamage(in: line.content, value: value, hasQuotes: true)
  }
}

private func checkName(_ name: SourceRange, before equals: Int, _ reader: inout ConfigReader) {
  guard !name.isEmpty else {
    return reader.report(
      EnvRules.expectedAssignment, "a name is missing before '='", at: SourceRange(equals, equals + 1))
  }
  if reader.mentionIfHoldsPlaceholder(name) { return }
  let bytes = reader.bytes[name.start..<name.end]
  guard let first = bytes.first, isDigit(first) || !bytes.allSatisfy(isNameByte) else { return }
  reader.report(
    EnvRules.badName, "\(reader.quoted(name)) is no name of a variable", at: name,
    help: "shells know letters, digits and '_', no digit first",
    severity: bytes.contains(where: isBlank) ? .error : nil)
}

/// A value in quotes ends at the same quote, maybe lines below.
private func checkQuotes(_ value: SourceRange, _ reader: inout ConfigReader) {
  guard let quote = reader.byte(at: value.start, of: value),
    quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
  else { return }
  var rest = SourceRange(value.start + 1, value.end)
  let before = reader
  while true {
    if endOfQuotes(quote, in: rest, reader) { return }
    guard let next = reader.nextLine() else { break }
    rest = next.range
  }
  // The lines below are read on their own: most likely only this one is wrong.
  reader = before
  reader.report(
    EnvRules.unclosedQuote, "the quote is never closed", at: SourceRange(value.start, value.start + 1),
    help: "add the closing \(quote == UInt8(ascii: "'") ? "'" : "\"")")
}

private func endOfQuotes(_ quote: UInt8, in range: SourceRange, _ reader: ConfigReader) -> Bool {
  var offset = range.start
  while offset < range.end {
    if reader.bytes[offset] == quote { return true }
    offset += reader.bytes[offset] == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") ? 2 : 1
  }
  return false
}

enum EnvRules {
  static let expectedAssignment = Rule(
    "env.expected-assignment", .error, "a line assigns nothing",
    why: "Each line is `NAME=value`, or a name alone, whose value then comes from the environment around.",
    wrong: "```env\nAWS_REGION eu-central-1\n```",
    right: "```env\nAWS_REGION=eu-central-1\n```")

  static let badName = Rule(
    "env.bad-name", .warning, "the name of a variable holds other than letters, digits and `_`",
    why: "Docker passes such a name on, but no shell can read the variable, and some readers skip the line.",
    wrong: "```env\naws-region=eu-central-1\n```",
    right: "```env\nAWS_REGION=eu-central-1\n```")

  static let blanks = Rule(
    "env.blanks", .warning, "a blank stands beside '='",
    why: """
      Libraries for `.env` files mostly drop it. `docker run --env-file` refuses the name or takes the blank into the \
      value, and a shell takes the name for a command.
      """,
    wrong: "```env\nAWS_REGION = eu-central-1\n```",
    right: "```env\nAWS_REGION=eu-central-1\n```")

  static let unclosedQuote = Rule(
    "env.unclosed-quote", .error, "a quote is never closed",
    why: "A value that begins with a quote ends at the next one, maybe some lines below.",
    wrong: "```env\nMOTD=\"welcome\n```",
    right: "```env\nMOTD=\"welcome\"\n```")
}
