import Diagnostics
import ShellSyntax
import SourceText

extension ShellReviewRules {
  static let overwritesSystemFile = Rule(
    "shell.overwrites-system-file", .warning, "A line replaces a whole file of the system.",
    why: """
      `>` empties the file first, `tee` likewise: one line written so takes the place of everything that \
      `/etc/hosts` or `/etc/fstab` held. `>>` and `tee -a` add to the end.
      """,
    wrong: "```bash\necho '192.0.2.10 db.internal' > /etc/hosts\n```",
    right: "```bash\necho '192.0.2.10 db.internal' >> /etc/hosts\n```")
}

/// `echo … > /etc/hosts`, `echo … | sudo tee /etc/hosts`, and both inside of `sh -c '…'`.
func overwrittenFiles(_ outline: ScriptOutline, _ script: ShellScript) -> [Diagnostic] {
  let direct = directlyOverwritten(outline, script)
  let quoted = outline.commands.compactMap { quotedScript($0, script.bytes) }
  return direct
    + quoted.flatMap { range in
      let inner = parseShell(Array(script.bytes[range.start..<range.end]), dialect: script.dialect)
      return directlyOverwritten(ScriptOutline(inner), inner).map { found in
        var shifted = found
        shifted.range = found.range.shifted(by: range.start)
        return shifted
      }
    }
}

private func directlyOverwritten(_ outline: ScriptOutline, _ script: ShellScript) -> [Diagnostic] {
  let bytes = script.bytes
  return outline.pipelines.flatMap { pipeline in
    var written = Writing()
    return pipeline.commands.compactMap { command -> Diagnostic? in
      written.add(command, script)
      guard let target = replacedFile(command, bytes), let file = SystemFile(target, bytes),
        written.isAddition(to: file, bytes)
      else { return nil }
      return Diagnostic(
        ShellReviewRules.overwritesSystemFile,
        "all that `\(file.path)` held is replaced by what is written here",
        at: target.range,
        help: command.name == "tee" ? "write `tee -a` to add to it" : "write `>>` to add to it")
    }
  }
}

/// The script in `sh -c '…'`.
private func quotedScript(_ command: ReviewedCommand, _ bytes: [UInt8]) -> SourceRange? {
  guard command.name == "sh" || command.name == "bash", let option = command.arguments.first,
    option.isPlain("-c", in: bytes), let word = command.arguments.dropFirst().first, word.parts.count == 1,
    let part = word.parts.first, part.range.count > 2
  else { return nil }
  switch part.kind {
  case .singleQuoted: return SourceRange(part.range.start + 1, part.range.end - 1)
  case .doubleQuoted(let parts):
    for part in parts {
      guard case .literal = part.kind else { return nil }
    }
    return SourceRange(part.range.start + 1, part.range.end - 1)
  default: return nil
  }
}

/// The file that a command replaces: the target of `>`, or the argument of `tee`.
private func replacedFile(_ command: ReviewedCommand, _ bytes: [UInt8]) -> ShellWord? {
  if let target = command.command.redirections.last(where: { $0.kind == .output })?.target,
    SystemFile(target, bytes) != nil
  {
    return target
  }
  guard command.name == "tee" else { return nil }
  let arguments = command.arguments
  let isAppending = arguments.contains { word in
    let text = bytes[word.range.start..<word.range.end]
    return text.elementsEqual("--append".utf8)
      || (text.first == UInt8(ascii: "-") && text.dropFirst().first != UInt8(ascii: "-")
        && text.contains(UInt8(ascii: "a")))
  }
  return isAppending ? nil : arguments.first { bytes[$0.range.start] != UInt8(ascii: "-") }
}

/// A file that is always there, with entries that others rely on.
private struct SystemFile {
  let path: String
  /// What a complete file of this kind holds.
  let mark: String?

  init?(_ word: ShellWord, _ bytes: [UInt8]) {
    guard word.range.count < 64 else { return nil }
    let text = bytes[word.range.start..<word.range.end].filter { $0 != UInt8(ascii: "\"") }
    path = String(decoding: text, as: UTF8.self)
    guard let mark = systemFiles[path] else { return nil }
    self.mark = mark.isEmpty ? nil : mark
  }
}

/// What goes into a file, as far as the pipeline shows it.
private struct Writing {
  private var text: [SourceRange] = []
  private var isShown = false

  mutating func add(_ command: ReviewedCommand, _ script: ShellScript) {
    let name = command.name
    let input = command.command.redirections.filter { $0.kind == .hereDocument || $0.kind == .hereString }
    if name == "echo" || name == "printf" {
      isShown = true
      text = command.arguments.map(\.range)
    } else if (name == "cat" || name == "tee"), let last = input.last {
      isShown = true
      text = [last.hereDocument.map { script.hereDocuments[$0].body } ?? last.target.range]
    } else if name != "tee" {
      isShown = false
    }
  }

  /// Whether the text is a few entries and not the whole file.
  func isAddition(to file: SystemFile, _ bytes: [UInt8]) -> Bool {
    guard isShown, !text.isEmpty else { return false }
    let whole = text.map { bytes.text($0) }.joined(separator: " ")
    if let mark = file.mark, whole.contains(mark) { return false }
    let lines = whole.split(whereSeparator: \.isNewline).count
    return lines < 5 && whole.utf8.count < 2000 && whole.contains { $0.isLetter || $0.isNumber }
  }
}

private let systemFiles: [String: String] = [
  "/etc/hosts": "localhost", "/etc/fstab": " / ", "/etc/passwd": "root:", "/etc/shadow": "root:",
  "/etc/group": "root:", "/etc/sudoers": "root", "/etc/environment": "PATH=", "/etc/crontab": "",
  "/etc/profile": "", "/etc/bash.bashrc": "", "/etc/bashrc": "", "/etc/services": "", "/etc/sysctl.conf": "",
  "/etc/ssh/sshd_config": "", "/etc/security/limits.conf": "", "/etc/nsswitch.conf": "", "/etc/shells": "",
  "~/.bashrc": "", "~/.bash_profile": "", "~/.profile": "", "~/.zshrc": "", "$HOME/.bashrc": "",
  "$HOME/.bash_profile": "", "$HOME/.profile": "", "$HOME/.zshrc": "", "${HOME}/.bashrc": "",
]
