import ShellSyntax
import SourceText

/// What a script tells about its variables before a place: which cannot be empty there, and whether it stops
/// at the first thing that goes wrong.
struct VariableEvidence: Sendable {
  private let bytes: [UInt8]
  /// From which offset on a variable is known to hold something.
  private var filled: [String: Int] = [:]
  /// From which offset on an unset variable ends the script: `set -u`.
  private var nounset = Int.max
  /// From which offset on a failed command ends the script: `set -e`.
  private var errexit = Int.max

  init(_ outline: ScriptOutline, _ script: ShellScript) {
    bytes = script.bytes
    readInterpreterLine()
    for name in outline.iterations { note(bytes.text(name), from: name.start) }
    for parameter in outline.parameters where isGuarded(parameter) {
      note(bytes.text(parameter.name), from: parameter.name.start)
    }
    for words in outline.tests { for word in words { noteTested(word) } }
    for command in outline.commands { read(command.command) }
  }

  /// Whether `name` cannot be empty at `offset`, or its emptiness ends the script.
  func isFilled(_ name: String, at offset: Int) -> Bool {
    nounset < offset || neverEmpty.contains(name) || filled[name].map { $0 < offset } ?? false
  }

  /// Whether a command that fails at `offset` ends the script.
  func stopsAtFailure(at offset: Int) -> Bool { errexit < offset }

  private mutating func note(_ name: String, from offset: Int) {
    filled[name] = min(filled[name] ?? .max, offset)
  }

  /// `#!/bin/bash -eu`
  private mutating func readInterpreterLine() {
    guard bytes.starts(with: Array("#!".utf8)) else { return }
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    for option in line.split(whereSeparator: isBlank).dropFirst() { readOption(option, at: 0) }
  }

  /// The letters of `-eu`.
  private mutating func readOption(_ option: ArraySlice<UInt8>, at offset: Int) {
    guard option.first == UInt8(ascii: "-") else { return }
    if option.contains(UInt8(ascii: "e")) { errexit = min(errexit, offset) }
    if option.contains(UInt8(ascii: "u")) { nounset = min(nounset, offset) }
  }

  private mutating func read(_ command: SimpleCommand) {
    for assignment in command.assignments where isFilling(assignment.value) {
      note(bytes.text(assignment.name), from: assignment.range.start)
    }
    guard let word = command.words.first, let value = word.value(in: bytes) else { return }
    switch String(decoding: value, as: UTF8.self) {
    case "set":
      for word in command.words.dropFirst() {
        let option = bytes[word.range.start..<word.range.end]
        if option.elementsEqual("errexit".utf8) { errexit = min(errexit, word.range.start) }
        if option.elementsEqual("nounset".utf8) { nounset = min(nounset, word.range.start) }
        readOption(option, at: word.range.start)
      }
    case "[", "test": for word in command.words.dropFirst() { noteTested(word) }
    case "read":
      for word in command.words.dropFirst() { note(bytes.text(word.range), from: word.range.start) }
    case "export", "local", "declare", "readonly", "typeset":
      for word in command.words.dropFirst() { readDeclaration(word) }
    default: break
    }
  }

  /// `name=value` as an argument.
  private mutating func readDeclaration(_ word: ShellWord) {
    let text = bytes[word.range.start..<word.range.end]
    guard let equals = text.firstIndex(of: UInt8(ascii: "=")), isName(text[..<equals]) else { return }
    let value = text[(equals + 1)...]
    let isEmpty = value.allSatisfy { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") }
    let isExpansion = value.first == UInt8(ascii: "$") || value.starts(with: Array("\"$".utf8))
    let isFilled = isExpansion ? word.parts.contains { fills($0, after: equals) } : !isEmpty
    if isFilled { note(String(decoding: text[..<equals], as: UTF8.self), from: word.range.start) }
  }

  /// A test of any kind shows that the author thought of the value.
  private mutating func noteTested(_ word: ShellWord) { for part in word.parts { noteTested(part) } }

  private mutating func noteTested(_ part: ShellWordPart) {
    switch part.kind {
    case .doubleQuoted(let parts): for part in parts { noteTested(part) }
    case .parameter(let parameter, _):
      let name = bytes.text(parameter.name)
      note(name, from: part.range.start)
      if name == "#" { for number in 1...9 { note(String(number), from: part.range.start) } }
    default: break
    }
  }

  /// `${name:?}`, `${name:=value}`: from there on it is not empty.
  private func isGuarded(_ parameter: ShellParameter) -> Bool {
    let operation = bytes[parameter.operation.start..<parameter.operation.end]
    return operation.contains(UInt8(ascii: "?")) || operation.starts(with: Array(":=".utf8))
  }

  private func isFilling(_ word: ShellWord) -> Bool {
    word.parts.isEmpty ? word.range.count > 0 : word.parts.contains { fills($0, after: -1) }
  }

  /// Whether a part of a value cannot be empty. Parts that end before `offset` are not of the value.
  private func fills(_ part: ShellWordPart, after offset: Int) -> Bool {
    switch part.kind {
    case .literal, .escaped: part.range.end > max(part.range.start, offset + 1)
    case .singleQuoted, .ansiQuoted: part.range.count > 2
    case .doubleQuoted(let parts): parts.contains { fills($0, after: offset) }
    case .parameter(let parameter, let parts):
      isFilled(bytes.text(parameter.name), at: part.range.start) || isGuarded(parameter)
        || (bytes[parameter.operation.start..<parameter.operation.end].contains(UInt8(ascii: "-"))
          && parts.contains { fills($0, after: offset) })
    case .command(let list): stopsAtFailure(at: part.range.start) || prints(list)
    case .arithmetic, .process, .extendedGlob, .array, .placeholder: true
    }
  }

  /// Whether the last command of a substitution prints something whenever it succeeds.
  private func prints(_ list: [ShellStatement]) -> Bool {
    guard case .simple(let command) = list.last?.pipelines.last?.commands.last else { return false }
    return ReviewedCommand(command, bytes).name.map(printing.contains) ?? false
  }
}

/// Variables that the shell or the system sets.
private let neverEmpty: Set<String> = [
  "HOME", "PWD", "OLDPWD", "USER", "LOGNAME", "SHELL", "UID", "EUID", "HOSTNAME", "PATH", "0", "$", "_",
  "RANDOM",
  "SECONDS", "GITHUB_WORKSPACE", "RUNNER_TEMP", "BASH_SOURCE",
]

private let printing: Set<String> = [
  "mktemp", "pwd", "dirname", "basename", "realpath", "readlink", "date", "uname", "id", "whoami", "hostname",
  "nproc", "tty", "uuidgen", "arch",
]
