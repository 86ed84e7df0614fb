import Diagnostics
import SourceText

// Quotes and dashes that a word processor or a blog editor made pretty.

extension ShellReviewRules {
  static let typographicQuote = Rule(
    "shell.typographic-quote", .warning, "A curly quote stands where a plain one was meant.",
    why: """
      Word processors and blog editors replace plain quotes with curly ones. To the shell these are letters: \
      they quote nothing, the words fall apart at the blanks, and the curly quotes end up in the value. \
      Inside plain quotes, as part of a sentence, they do no harm.
      """,
    wrong: "```bash\necho “All done”\n```",
    right: "```bash\necho \"All done\"\n```")

  static let typographicDash = Rule(
    "shell.typographic-dash", .warning, "A long dash stands where `-` or `--` was meant.",
    why: """
      Word processors and blog editors replace two hyphens with one long dash. A command takes such a word \
      for a file name or an unknown argument, not for an option.
      """,
    wrong: "```bash\naws cloudformation describe-stacks –stack-name web\n```",
    right: "```bash\naws cloudformation describe-stacks --stack-name web\n```")
}

func typographicQuotes(in text: ReviewedText) -> [Diagnostic] {
  var json = JSONString()
  var found: [WideCharacter] = []
  for character in text.wideCharacters {
    let start = character.range.start
    guard let plain = plainQuote(for: character.value), !text.isEscaped(at: start),
      let stretch = text.map.stretch(at: start)
    else { continue }
    switch stretch.kind {
    case .command:
      if !isApostrophe(character, in: text.bytes) { found.append(character) }
    case .singleQuoted, .doubleQuoted:
      if plain == "\"", json.quotes(at: start, in: stretch.range, text.bytes) { found.append(character) }
    case .comment, .hereDocument: break
    }
  }
  return text.byLine(found, at: \.range.start).compactMap { line in
    guard let first = line.first, let plain = plainQuote(for: first.value) else { return nil }
    let pair = line.dropFirst().first { plainQuote(for: $0.value) == plain }
    let range = pair.map { first.range.union($0.range) } ?? first.range
    let inner = pair.map { text.bytes.text(SourceRange(first.range.end, $0.range.start)) }
    let kind = text.map.kind(at: first.range.start)
    let written = kind == .doubleQuoted ? "\\" + plain : plain
    return Diagnostic(
      ShellReviewRules.typographicQuote,
      "`\(text.bytes.text(first.range))` is a typographic quote"
        + (kind == .command ? ": to the shell it is a letter" : "") + andMore((line.count + 1) / 2),
      at: range, help: "write `\(inner.map { shortened(written + $0 + written) } ?? written)`",
      edits: certainPairs(line, in: text))
  }
}

/// Plain quotes for those curly ones of a line that surely were plain: “…” or ‘…’ around one word or several, from the
/// start of a word to the end of one, with nothing in between that ends a command or closes the quote. All else may be
/// a text that is meant, or two quotes that have nothing to do with each other.
private func certainPairs(_ line: [WideCharacter], in text: ReviewedText) -> [TextEdit] {
  var edits: [TextEdit] = []
  for (opening, closing) in zip(line, line.dropFirst()) {
    guard text.isCommand(at: opening.range.start), text.isCommand(at: closing.range.start),
      text.isWordStart(opening.range.start)
        || text.bytes.byte(at: opening.range.start - 1) == UInt8(ascii: "="),
      isWordEnd(closing.range.end, in: text.bytes)
    else { continue }
    let inner = text.bytes[opening.range.end..<closing.range.start]
    guard let first = inner.first, let last = inner.last, !isBlank(first), !isBlank(last),
      !inner.contains(where: { ";&|<>`#".utf8.contains($0) })
    else { continue }
    let pair = SourceRange(opening.range.start, closing.range.end)
    edits += .plainQuotes(around: pair, in: text.bytes, .doubleAndSingle)
  }
  return edits
}

/// A blank, the end of the line, or a sign of the shell.
private func isWordEnd(_ offset: Int, in bytes: [UInt8]) -> Bool {
  guard let next = bytes.byte(at: offset) else { return true }
  return isBlank(next) || next == UInt8(ascii: "\n") || ";&|)`\\".utf8.contains(next)
}

func typographicDashes(in text: ReviewedText) -> [Diagnostic] {
  let found = text.wideCharacters.filter { character in
    guard isLongDash(character.value), text.isCommand(at: character.range.start),
      text.isWordStart(character.range.start), !text.isEscaped(at: character.range.start)
    else { return false }
    let rest = text.bytes[character.range.end...].prefix(2)
    guard let first = rest.drop(while: { $0 == UInt8(ascii: "-") }).first else { return false }
    // `kill –9`, `head –20`
    return isLetter(first)
      || isDigit(first) && takesNumbers.contains(text.commandName(at: character.range.start))
  }
  return text.byLine(found, at: \.range.start).compactMap { line in
    guard let first = line.first else { return nil }
    var end = first.range.end
    while let byte = text.bytes.byte(at: end), isNameByte(byte) || byte == UInt8(ascii: "-") { end += 1 }
    let name = text.bytes[first.range.end..<end].drop { $0 == UInt8(ascii: "-") }
    let word = String(decoding: name, as: UTF8.self)
    let option = hyphens(before: word, of: text.commandName(at: first.range.start)) + word
    return Diagnostic(
      ShellReviewRules.typographicDash,
      "`\(text.bytes.text(first.range))` before `\(String(decoding: name, as: UTF8.self))` is a long dash, "
        + "not the sign of an option" + andMore(line.count),
      at: SourceRange(first.range.start, end), help: "write `\(option)`")
  }
}

/// How many hyphens the option `word` of `command` has. An editor makes one dash of `--`, and of a `-` that
/// stands alone.
private func hyphens(before word: String, of command: String) -> String {
  if word.utf8.count == 1 || word.utf8.allSatisfy({ isDigit($0) }) || singleHyphened.contains(command) {
    return "-"
  }
  guard word.utf8.count <= 5, !word.utf8.contains(UInt8(ascii: "-")), clustering.contains(command) else {
    return "--"
  }
  return shortWords.contains(word) ? "--" : "-"
}

/// Commands whose options have one hyphen, however long they are.
private let singleHyphened: Set<String> = [
  "find", "java", "javac", "openssl", "terraform", "tofu", "packer", "ffmpeg", "convert", "go", "gcc",
  "nomad",
  "consul", "vault", "keytool", "Xvfb", "xterm", "kill", "head", "tail",
]

/// Commands whose short options are written together: `tar -xzf`, `docker run -it`.
private let clustering: Set<String> = [
  "awk", "base64", "chgrp", "chmod", "chown", "cp", "curl", "cut", "df", "diff", "dig", "docker", "du",
  "egrep",
  "free", "grep", "gzip", "head", "journalctl", "kubectl", "ln", "ls", "lsof", "mkdir", "mount", "mv", "nc",
  "netstat",
  "nmap", "oc", "ping", "podman", "ps", "rm", "rsync", "scp", "sed", "sort", "ss", "ssh", "sudo", "tail",
  "tar",
  "tr", "uname", "unzip", "useradd", "usermod", "wget", "xargs", "zip",
]

/// Long options of few letters.
private let shortWords: Set<String> = [
  "all", "cpus", "cert", "data", "dns", "dry", "env", "file", "force", "form", "get", "gpus", "head", "help",
  "host",
  "ip", "init", "json", "key", "label", "limit", "line", "link", "mode", "name", "net", "now", "only", "port",
  "proxy",
  "pull", "push", "quiet", "rate", "raw", "rm", "sort", "since", "size", "sync", "tag", "tail", "time", "tls",
  "token",
  "tty", "type", "unit", "until", "url", "user", "watch", "yes", "vfs", "field", "color", "delete",
]

/// Commands that take a bare number as an option.
private let takesNumbers: Set<String> = [
  "bzip2", "curl", "grep", "gzip", "head", "kill", "killall", "ls", "nice", "pkill", "split", "ssh", "tail",
  "xz", "zip",
]

/// The ASCII quote that was most likely typed.
private func plainQuote(for scalar: UInt32) -> String? {
  switch scalar {
  case 0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB: "\""
  case 0x2018, 0x2019, 0x201A, 0x201B: "'"
  default: nil
  }
}

/// Non-breaking hyphen, figure, en and em dash, horizontal bar and minus.
private func isLongDash(_ scalar: UInt32) -> Bool {
  (0x2010...0x2015).contains(scalar) || scalar == 0x2212
}

/// The `’` in `it’s`: between letters it quotes nothing.
private func isApostrophe(_ character: WideCharacter, in bytes: [UInt8]) -> Bool {
  guard character.value == 0x2019 else { return false }
  return isLetter(bytes.byte(at: character.range.start - 1) ?? 0)
    && isLetter(bytes.byte(at: character.range.end) ?? 0)
}

/// JSON in an argument, read once from left to right.
private struct JSONString {
  private var range = SourceRange(0, 0)
  private var isJSON = false
  /// Whether a string of the JSON is open at `offset`.
  private var isInside = false
  private var offset = 0

  /// Whether a curly quote at `place` of the shell string `string` stands where JSON wants a plain one: the
  /// shell string holds JSON, and no JSON string is open. Places are asked for in order.
  mutating func quotes(at place: Int, in string: SourceRange, _ bytes: [UInt8]) -> Bool {
    if string != range {
      range = string
      isJSON = looksLikeJSON(bytes[string.start..<string.end])
      isInside = false
      offset = string.start + 1
    }
    guard isJSON else { return false }
    // In double quotes of the shell, the quotes of JSON are written `\"`; there and here they come in pairs.
    while offset < place {
      if bytes[offset] == UInt8(ascii: "\"") { isInside.toggle() }
      offset += 1
    }
    return !isInside
  }
}

/// Whether the text between shell quotes begins as a JSON object, or a list of objects or strings, does.
private func looksLikeJSON(_ string: ArraySlice<UInt8>) -> Bool {
  let inner = string.drop { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "$") }
  var content = inner.drop(while: isBlank)
  guard let bracket = content.popFirst() else { return false }
  guard bracket == UInt8(ascii: "{") || bracket == UInt8(ascii: "[") else { return false }
  let next = content.drop(while: isBlank)
  guard let first = next.first else { return false }
  let isCurly = Array(next.prefix(3)).wideCharacter(at: 0).map { plainQuote(for: $0.value) == "\"" } ?? false
  return isCurly || first == UInt8(ascii: "\"") || first == UInt8(ascii: "\\")
    || (bracket == UInt8(ascii: "[") && first == UInt8(ascii: "{"))
}
