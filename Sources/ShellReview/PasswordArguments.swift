import Diagnostics
import ShellSyntax
import SourceText

/// Passwords that are given to a command in plain sight: `mysql -pk4Jw9sQzT1`, `--password=…`, `curl -u me:…`,
/// `PGPASSWORD=…`. Only those that look drawn at random: documentation has many that do not.
func passwordsInArguments(_ outline: ScriptOutline, _ script: ShellScript) -> [Diagnostic] {
  let bytes = script.bytes
  var result: [Diagnostic] = []
  for command in outline.commands {
    for assignment in command.command.assignments {
      guard passwordVariables.contains(bytes.text(assignment.name)) else { continue }
      report(plainRange(of: assignment.value, bytes), bytes, &result)
    }
    var isUser = false
    for word in command.arguments {
      let range = plainRange(of: word, bytes)
      // Texts are made of options and what may be a user only.
      guard isUser || range.flatMap({ bytes.byte(at: $0.start) }) == UInt8(ascii: "-") else { continue }
      let text = range.map(bytes.text) ?? ""
      if isUser, let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), let range {
        let offset = text.utf8.distance(from: text.utf8.startIndex, to: colon)
        report(SourceRange(range.start + offset + 1, range.end), bytes, &result)
      }
      isUser = command.name == "curl" && (text == "-u" || text == "--user")
      if let option = optionsWithPassword.first(where: text.hasPrefix), let range {
        report(SourceRange(range.start + option.utf8.count, range.end), bytes, &result)
      } else if text.hasPrefix("-p"), command.name.map(mysqlCommands.contains) ?? false, let range {
        report(SourceRange(range.start + 2, range.end), bytes, &result)
      }
    }
  }
  return result
}

private func report(_ range: SourceRange?, _ bytes: [UInt8], _ result: inout [Diagnostic]) {
  guard let range, (8...64).contains(range.count) else { return }
  let value = bytes[range.start..<range.end]
  guard looksRandom(value), looksLikePassword(value, user: []) else { return }
  result.append(
    Diagnostic(
      ShellReviewRules.secret, "a password in plain sight", at: range,
      help: "revoke it if it is real, and read it from a file or a variable"))
}

/// The text of a word that has nothing to expand, without the quotes around it.
private func plainRange(of word: ShellWord, _ bytes: [UInt8]) -> SourceRange? {
  guard let part = word.parts.first else { return word.range }
  guard word.parts.count == 1, part.range.count >= 2 else { return nil }
  switch part.kind {
  case .singleQuoted: return SourceRange(part.range.start + 1, part.range.end - 1)
  case .doubleQuoted(let parts):
    guard parts.allSatisfy({ if case .literal = $0.kind { true } else { false } }) else { return nil }
    return SourceRange(part.range.start + 1, part.range.end - 1)
  default: return nil
  }
}

private let passwordVariables: Set<String> = [
  "PGPASSWORD", "MYSQL_PWD", "REDISCLI_AUTH", "RESTIC_PASSWORD", "SSHPASS",
]

private let optionsWithPassword = ["--password=", "--docker-password=", "--from-literal=password="]

private let mysqlCommands: Set<String> = ["mysql", "mysqldump", "mysqladmin", "mariadb", "mariadb-dump"]
