import Diagnostics
import DockerfileSyntax
import HCLSyntax
import JSONSyntax
import SessionSyntax
import ShellSyntax
import SourceText

/// As what a snippet is read, which is not always what its fence says: `bash` stands before most sessions.
package struct SnippetReading: Sendable {
  /// `nil` where nothing tells.
  package let language: Language?
  /// The fence names no language, or only text: an error may be a wrong guess.
  let isGuess: Bool
  /// A warning about the name behind the fence, in bytes of the snippet.
  let mistag: Diagnostic?

  init(info: InfoString, bytes: [UInt8]) {
    let named = fileLanguage(of: info) ?? info.language
    switch named {
    case nil where info.tag.isEmpty:
      let recognised = RecognisedLanguage(of: bytes)?.language
      self.init(recognised, isGuess: recognised != nil)
    case .text?:
      let isSession = isCertainlySession(bytes)
      let found = isSession ? Language.session : FileTree.isDrawing(bytes) ? .tree : .text
      self.init(found, isGuess: isSession)
    case .shell? where looksLikeSession(bytes):
      self.init(.session, mistag: oddPrompt(in: bytes))
    case let named? where isSession(bytes, under: named, info):
      self.init(.session, mistag: prompt(in: bytes, named: named))
    case .yaml? where looksLikeDiff(bytes):
      self.init(.diff, mistag: wrongTag("a diff", "diff", .yaml, bytes))
    case let named? where languagesOfFiles.contains(named):
      if named == .hcl, let found = foreignLanguage(inHCL: bytes, title: info.attributes.title) {
        self.init(found.language, mistag: found.mistag)
        return
      }
      if named == .dockerfile, let found = script(inDockerfile: bytes) {
        self.init(found.language, mistag: found.mistag)
        return
      }
      let mistag = hereDocument(in: bytes, named: named)
      let isGuess = info.tag.isEmpty && info.attributes.file == nil
      self.init(mistag == nil ? named : .shell, isGuess: isGuess, mistag: mistag)
    default: self.init(named)
    }
  }

  private init(_ language: Language?, isGuess: Bool = false, mistag: Diagnostic? = nil) {
    self.language = language
    self.isGuess = isGuess
    self.mistag = mistag
  }
}

/// The language that the name of the file tells, where the name behind the fence says nothing, or only `conf`. A
/// title is trusted to tell the small files whose names are well known.
private func fileLanguage(of info: InfoString) -> Language? {
  let path = info.attributes.file?.path ?? info.attributes.title
  guard info.tag.isEmpty || info.language == .ini, let language = path.flatMap(Language.init(ofFile:)),
    info.attributes.file != nil || configCheckers.contains(where: { $0.languages.contains(language) })
  else { return nil }
  return language
}

/// Languages of files that a here-document can write, so that its text may stand under their name.
private let languagesOfFiles: Set<Language> = [
  .json, .jsonc, .jsonLines, .yaml, .hcl, .toml, .ini, .dockerfile, .systemd, .properties, .env,
  .resolvConf, .hosts, .crontab, .ssh, .sshd, .zone, .nginx, .named, .xml,
]

/// JSON or a manifest under the name of HCL, which begins in neither of their ways, and a warning.
private func foreignLanguage(inHCL bytes: [UInt8], title: String?) -> (
  language: Language, mistag: Diagnostic
)? {
  guard let first = bytes.firstIndex(where: { $0 > 0x20 }) else { return nil }
  // The name of the file counts for more than a comma too many.
  let isNamedJSON = title?.hasSuffix(".json") == true && bytes[first] == UInt8(ascii: "{")
  let found = isNamedJSON ? RecognisedLanguage.json : RecognisedLanguage(ofDocument: bytes)
  guard let found else { return nil }
  // An object of HCL may look like JSON that has a slip.
  if found.language == .json, !isNamedJSON,
    !parseHCL(bytes).diagnostics.contains(where: { $0.severity == .error }),
    parseJSON(bytes).diagnostics.contains(where: { $0.severity == .error })
  {
    return nil
  }
  return (found.language, wrongTag(found.language.displayName, found.tag, .hcl, bytes))
}

/// Commands under the name of a Dockerfile, none of whose lines is an instruction; what they printed may be among them.
private func script(inDockerfile bytes: [UInt8]) -> (language: Language, mistag: Diagnostic)? {
  guard beginsWithCommand(bytes), parseDockerfile(bytes).instructions.isEmpty else { return nil }
  let error = parseShell(bytes).diagnostics.first { $0.severity == .error }
  let foreign = foreignText(in: bytes, near: error?.range.start)
  guard foreign == nil || foreign?.tag == "console" else { return nil }
  guard foreign != nil else {
    return (.shell, wrongTag("a shell script", "sh", .dockerfile, bytes))
  }
  return (
    .session,
    wrongTag("a terminal session", "console", .dockerfile, bytes, remark: " and put `$ ` before the commands")
  )
}

/// Whether a session stands under the name of a file: `$ ` and a command in the first line, which no file has, or any
/// other prompt where no line can begin with one. JSON has an eye for what is none of its own itself.
private func isSession(_ bytes: [UInt8], under named: Language, _ info: InfoString) -> Bool {
  guard languagesOfFiles.contains(named), ![.json, .jsonc, .jsonLines].contains(named), !isAny(info) else {
    return false
  }
  return beginsWithPrompt(bytes) || languagesOfSettings.contains(named) && looksLikeSession(bytes)
}

/// `$ ` and a command in the first line, which no file has.
private func beginsWithPrompt(_ bytes: [UInt8]) -> Bool {
  let text = bytes.drop { $0 <= 0x20 }
  guard text.starts(with: "$ ".utf8), let first = text.dropFirst(2).first else { return false }
  return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
}

/// Headers of a diff, or lines that are added and taken away among others that are indented by the blank of a diff.
private func looksLikeDiff(_ bytes: [UInt8]) -> Bool {
  let lines = bytes.split(separator: UInt8(ascii: "\n"))
  guard let first = lines.first else { return false }
  if first.starts(with: Array("diff --git ".utf8)) || first.starts(with: Array("@@ -".utf8)) { return true }
  if lines.count > 1, first.starts(with: Array("--- ".utf8)), lines[1].starts(with: Array("+++ ".utf8)) {
    return true
  }
  guard lines.contains(where: { $0.first == UInt8(ascii: "+") }) else { return false }
  return lines.contains { $0.first == UInt8(ascii: "-") }
    && lines.allSatisfy { line in
      line.first.map { " +-@\\".utf8.contains($0) } ?? true
    }
}

private func wrongTag(
  _ what: String, _ tag: String, _ language: Language, _ bytes: [UInt8], remark: String = ""
) -> Diagnostic {
  let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.count
  let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
  return Diagnostic(
    SnippetRules.mistagged, "this is \(what), not \(language.displayName)", at: SourceRange(start, end),
    help: "tag the block `\(tag)`" + remark)
}

/// Those of them in which a line cannot begin with a prompt.
private let languagesOfSettings: Set<Language> = [
  .ini, .systemd, .properties, .env, .resolvConf, .hosts, .crontab, .ssh, .sshd, .zone, .nginx, .named, .xml,
]

/// Whether the name behind the fence is one for anything: `conf`.
private func isAny(_ info: InfoString) -> Bool {
  ["conf", "cfg", "config"].contains(info.tag.lowercased())
}

/// A warning about a session under the name of a file.
private func prompt(in bytes: [UInt8], named language: Language) -> Diagnostic? {
  parseSession(bytes).commands.first.map { command in
    var range = command.prompt
    while range.end > range.start, bytes[range.end - 1] <= 0x20 { range.end -= 1 }
    return Diagnostic(
      SnippetRules.mistagged, "this is a terminal session, not \(language.displayName)", at: range,
      help: "tag the block `console`")
  }
}

/// A warning about the first prompt that is more than a sign: `$ ` is known in scripts, `❯ ` is not.
private func oddPrompt(in bytes: [UInt8]) -> Diagnostic? {
  let signs = Set("$#%>".utf8)
  let prompts = parseSession(bytes).commands.map { command in
    var range = command.prompt
    while range.start < range.end, bytes[range.start] <= 0x20 { range.start += 1 }
    while range.start < range.end, bytes[range.end - 1] <= 0x20 { range.end -= 1 }
    return range
  }
  guard let odd = prompts.first(where: { $0.count > 1 || !signs.contains(bytes[$0.start]) }) else {
    return nil
  }
  return Diagnostic(
    SnippetRules.mistagged, "this is a terminal session, not a script", at: odd,
    help: "tag the block `console`")
}

/// A warning about a here-document of the shell, which begins with a command.
private func hereDocument(in bytes: [UInt8], named language: Language) -> Diagnostic? {
  guard let line = looksLikeHereDocument(bytes), !hasOwnHereDocument(bytes, line, language) else {
    return nil
  }
  return Diagnostic(
    SnippetRules.mistagged, "this is a shell here-document, not \(language.displayName)", at: line,
    help: "tag the block `sh`")
}

/// HCL and Dockerfiles have here-documents of their own: `policy = <<END`, `RUN <<END`.
private func hasOwnHereDocument(_ bytes: [UInt8], _ line: SourceRange, _ language: Language) -> Bool {
  let text = String(decoding: bytes[line.start..<line.end], as: UTF8.self)
  switch language {
  case .hcl: return text.prefix { $0 != "<" }.contains(utf8: "=")
  case .dockerfile: return text.prefix { $0.isLetter }.allSatisfy(\.isUppercase)
  default: return false
  }
}

/// A command of a snippet that is a session.
package struct SnippetCommand: Sendable {
  /// 0-based lines of the snippet.
  package let lines: Range<Int>
  /// What was typed, without prompts; its lines are joined by line feeds, without one at the end.
  package let text: [UInt8]
}

/// The commands of a session; `nil` for a snippet that is none.
package func sessionCommands(of snippet: Snippet) -> [SnippetCommand]? {
  guard snippet.reading.language == .session else { return nil }
  return parseSession(snippet.bytes).commands.map { SnippetCommand(lines: $0.lines, text: $0.text) }
}
