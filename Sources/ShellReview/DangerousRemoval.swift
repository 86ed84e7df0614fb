import Diagnostics
import ShellSyntax
import SourceText

// `rm` that removes more than was meant.

extension ShellReviewRules {
  static let removeRoot = Rule(
    "shell.remove-root", .warning, "A variable that may be empty leads to the removal of the root.",
    why: """
      If the variable is unset, `"$DIR/"` is `/` and `$DIR/*` is everything below it. The command then \
      removes what it can reach. `${DIR:?}` ends the command with a message instead.
      """,
    wrong: "```bash\nrm -rf \"$BUILD_DIR/\"*\n```",
    right: "```bash\nrm -rf \"${BUILD_DIR:?}/\"*\n```")

  static let uncheckedChange = Rule(
    "shell.unchecked-cd", .warning, "Files are removed after a `cd` that may have failed.",
    why: """
      If the folder is not there, `cd` prints a message, the script goes on where it stood, and `rm` removes \
      files of the wrong folder. `cd folder || exit` or `set -e` stops it.
      """,
    wrong: "```bash\ncd /srv/cache\nrm -rf *\n```",
    right: "```bash\ncd /srv/cache || exit\nrm -rf *\n```")
}

/// `rm -r` of a path that is the root when a variable is empty.
func dangerousRemovals(_ outline: ScriptOutline, _ script: ShellScript) -> [Diagnostic] {
  let bytes = script.bytes
  var evidence: VariableEvidence?
  var result: [Diagnostic] = []
  for command in outline.commands {
    guard let removal = Removal(command, bytes), removal.isRecursive else { continue }
    if let root = removal.targets.first(where: { isWholeRoot($0, bytes) }) {
      result.append(
        Diagnostic(
          ShellReviewRules.removeRoot,
          "`\(shortened(bytes.text(root.range)))` is all there is on the machine",
          at: root.range, help: removal.targets.count > 1 ? "was a blank put into the path by mistake?" : nil)
      )
      continue
    }
    for target in removal.targets {
      guard let (parameter, rest) = parameterBeforeRoot(target, bytes) else { continue }
      let name = bytes.text(parameter.name)
      let known = evidence ?? VariableEvidence(outline, script)
      evidence = known
      guard !known.isFilled(name, at: target.range.start) else { continue }
      result.append(
        Diagnostic(
          ShellReviewRules.removeRoot,
          "`\(shortened(bytes.text(target.range)))` is `\(rest)` when `\(name)` is empty",
          at: target.range, help: "write `${\(name):?}`: the command then fails instead"))
    }
  }
  return result
}

/// `cd folder` without a check, and in the same list `rm` of whatever lies there.
func uncheckedFolders(_ outline: ScriptOutline, _ script: ShellScript) -> [Diagnostic] {
  let bytes = script.bytes
  guard outline.commands.contains(where: { Removal($0, bytes)?.isSweeping(bytes) ?? false }) else {
    return []
  }
  let evidence = VariableEvidence(outline, script)
  let known = KnownFolders(outline, bytes)
  var result: [Diagnostic] = []
  for list in outline.lists {
    var change: SimpleCommand?
    for statement in list {
      if let moved = folderChange(statement, bytes) {
        let isSafe = known.contains(moved) || evidence.stopsAtFailure(at: moved.range.start)
        change = isSafe ? nil : moved
        continue
      }
      for case .simple(let command) in statement.pipelines.flatMap(\.commands) {
        guard let unchecked = change, let removal = Removal(ReviewedCommand(command, bytes), bytes),
          removal.isSweeping(bytes)
        else {
          continue
        }
        change = nil
        result.append(
          Diagnostic(
            ShellReviewRules.uncheckedChange,
            "files are removed here even if `\(shortened(bytes.text(unchecked.range)))` fails",
            at: command.range, help: "write `\(shortened(bytes.text(unchecked.range))) || exit`",
            labels: [Label("the folder is changed here", at: unchecked.range)]))
      }
    }
  }
  return result
}

/// An `rm`, and what it removes.
private struct Removal {
  let isRecursive: Bool
  let targets: [ShellWord]

  init?(_ command: ReviewedCommand, _ bytes: [UInt8]) {
    guard command.name == "rm" else { return nil }
    var isRecursive = false
    var targets: [ShellWord] = []
    for word in command.arguments {
      let text = bytes[word.range.start..<word.range.end]
      guard text.first == UInt8(ascii: "-") else {
        targets.append(word)
        continue
      }
      let isShort = text.dropFirst().first != UInt8(ascii: "-")
      let letters = text.contains(UInt8(ascii: "r")) || text.contains(UInt8(ascii: "R"))
      if isShort ? letters : text.elementsEqual("--recursive".utf8) { isRecursive = true }
    }
    self.isRecursive = isRecursive
    self.targets = targets
  }

  /// Removes whole folders, or whatever matches, of the current folder.
  func isSweeping(_ bytes: [UInt8]) -> Bool {
    targets.contains { target in
      switch target.parts.first?.kind {
      case nil, .literal: break
      default: return false
      }
      let first = bytes[target.range.start]
      guard first != UInt8(ascii: "/"), first != UInt8(ascii: "~") else { return false }
      // `bin/*.dll` names a folder of its own: where it is not, nothing goes.
      let path = bytes[target.range.start..<target.range.end].prefix { $0 != UInt8(ascii: "/") }
      let isGlob = path.contains(UInt8(ascii: "*")) || path.elementsEqual(".".utf8)
      return isRecursive || isGlob
    }
  }
}

/// `/` and `/*`
private func isWholeRoot(_ word: ShellWord, _ bytes: [UInt8]) -> Bool {
  word.isPlain("/", in: bytes) || word.isPlain("/*", in: bytes)
}

/// The variable whose emptiness makes `word` the root or a folder of the system, and what is then left of the
/// word: `"$x/"`, `$x/*`, `/$x`.
private func parameterBeforeRoot(
  _ word: ShellWord, _ bytes: [UInt8]
) -> (parameter: ShellParameter, rest: String)? {
  var parameter: ShellParameter?
  var before: [UInt8] = []
  var after: [UInt8] = []
  for piece in word.parts.flatMap(pieces) {
    switch piece.part.kind {
    case .literal:
      let text = bytes[piece.part.range.start..<piece.part.range.end]
      // `*` in quotes matches nothing.
      if piece.isQuoted, text.contains(UInt8(ascii: "*")) { return nil }
      if parameter == nil { before += text } else { after += text }
    case .parameter(let found, _):
      guard parameter == nil else { return nil }
      parameter = found
    default: return nil
    }
  }
  guard let parameter, isVariable(parameter, bytes) else { return nil }
  let isRoot: Bool
  if before.elementsEqual("/".utf8) {
    isRoot = after.isEmpty || isAll(after[...])
  } else {
    isRoot = before.isEmpty && (isAll(after[...]) || isSystemFolder(after[...]))
  }
  return isRoot ? (parameter, shortened(String(decoding: before + after, as: UTF8.self))) : nil
}

/// The parts of a word with those inside of its double quotes.
private func pieces(_ part: ShellWordPart) -> [(part: ShellWordPart, isQuoted: Bool)] {
  guard case .doubleQuoted(let parts) = part.kind else { return [(part, false)] }
  return parts.map { ($0, true) }
}

/// `$name`, `$1`, `${name%/}`, but nothing that gives a value of its own: `${name:-value}`, `${name:?}`.
private func isVariable(_ parameter: ShellParameter, _ bytes: [UInt8]) -> Bool {
  let name = bytes[parameter.name.start..<parameter.name.end]
  guard isName(name) || (!name.isEmpty && name.allSatisfy(isDigit)) else { return false }
  return !bytes[parameter.operation.start..<parameter.operation.end].contains { byte in
    byte == UInt8(ascii: "?") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "=")
      || byte == UInt8(ascii: "+")
  }
}

/// `/`, `/*`, `/.*` and their like.
private func isAll(_ path: ArraySlice<UInt8>) -> Bool {
  path.first == UInt8(ascii: "/")
    && path.allSatisfy { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: ".") }
    && !path.elementsEqual("/.".utf8) && !path.elementsEqual("/..".utf8)
}

/// `/usr`, `/etc/*`
private func isSystemFolder(_ path: ArraySlice<UInt8>) -> Bool {
  let components = path.split(separator: UInt8(ascii: "/"))
  guard let first = components.first, components.dropFirst().allSatisfy({ isAll([UInt8(ascii: "/")] + $0) })
  else { return false }
  return systemFolders.contains(String(decoding: first, as: UTF8.self))
}

private let systemFolders: Set<String> = [
  "bin", "boot", "dev", "etc", "home", "lib", "lib64", "mnt", "opt", "root", "sbin", "srv", "usr", "var",
]

/// The `cd` that a statement is, if nothing asks whether it worked.
private func folderChange(_ statement: ShellStatement, _ bytes: [UInt8]) -> SimpleCommand? {
  guard statement.rest.isEmpty, statement.first.commands.count == 1,
    case .simple(let command) = statement.first.commands.first,
    let name = command.words.first, name.isPlain("cd", in: bytes) || name.isPlain("pushd", in: bytes)
  else { return nil }
  return command
}

/// Folders that a `cd` cannot fail to reach: those that always are, and those that the script made.
private struct KnownFolders {
  private let bytes: [UInt8]
  /// From which offset on a name was made or fetched.
  private var names: [ArraySlice<UInt8>: Int] = [:]

  init(_ outline: ScriptOutline, _ bytes: [UInt8]) {
    self.bytes = bytes
    for command in outline.commands {
      guard command.name != "cd", command.name != "pushd", command.name != "rm" else { continue }
      for word in command.command.words.dropFirst() {
        let text = bytes[word.range.start..<word.range.end]
        for component in text.split(whereSeparator: { "/\"' =".utf8.contains($0) }) {
          add(component, at: word.range.start)
          // `git clone …/web.git` and `tar -xf web.tar.gz` make `web`.
          if let suffix = suffixes.first(where: { component.reversed().starts(with: $0.utf8.reversed()) }) {
            add(component.dropLast(suffix.utf8.count), at: word.range.start)
          }
        }
      }
    }
  }

  private mutating func add(_ name: ArraySlice<UInt8>, at offset: Int) {
    names[name] = min(names[name] ?? .max, offset)
  }

  func contains(_ change: SimpleCommand) -> Bool {
    guard let target = change.words.dropFirst().last else { return true }
    // What a substitution or an option makes of it cannot be told: a folder it printed is most likely there.
    if bytes[target.range.start] == UInt8(ascii: "-") { return true }
    let text = bytes[target.range.start..<target.range.end].filter { $0 != UInt8(ascii: "\"") }
    if String(decoding: text, as: UTF8.self).hasPrefix("$(")
      || always.contains(where: text[...].elementsEqual)
    {
      return true
    }
    let components = text.split(separator: UInt8(ascii: "/"))
    if components.allSatisfy({ $0.elementsEqual("..".utf8) || $0.elementsEqual(".".utf8) }) { return true }
    guard let last = components.last, let made = names[last] else { return false }
    return made < target.range.start
  }
}

private let suffixes = [".git", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2", ".zip", ".tar"]

private let always: [[UInt8]] = [
  "/", "/tmp", "/var/tmp", "/etc", "/usr", "/usr/local", "/var", "/var/log", "/var/lib", "/opt", "/root",
  "/home",
  "/srv", "/mnt", "~", "$HOME", "${HOME}", "$OLDPWD", "~/Downloads", "$HOME/Downloads",
].map { Array($0.utf8) }
