import ShellSyntax
import SourceText

/// A simple command, and what it runs in the end: without `sudo`, `env`, `command` and their options.
struct ReviewedCommand: Sendable {
  /// As it stands.
  let command: SimpleCommand
  /// The name without its folder; `nil` where it is not written out.
  let name: String?
  /// The name as it is written, and the arguments.
  let words: ArraySlice<ShellWord>
  /// Runs as root: behind `sudo` or `doas` without another user.
  let isRoot: Bool

  var arguments: ArraySlice<ShellWord> { words.dropFirst() }

  init(_ command: SimpleCommand, _ bytes: [UInt8]) {
    self.command = command
    var rest = command.words[...]
    var isRoot = false
    var name = rest.first.flatMap { commandName($0, bytes) }
    while rest.count > 1, let prefix = name.flatMap({ prefixes[$0] }) {
      rest.removeFirst()
      let isOther = prefix.skipOptions(&rest, bytes)
      if prefix.isRoot { isRoot = !isOther }
      name = rest.first.flatMap { commandName($0, bytes) }
    }
    self.name = name
    self.words = rest
    self.isRoot = isRoot
  }
}

private func commandName(_ word: ShellWord, _ bytes: [UInt8]) -> String? {
  let value =
    word.parts.isEmpty ? bytes[word.range.start..<word.range.end] : (word.value(in: bytes) ?? [])[...]
  guard let last = value.last, last != UInt8(ascii: "/") else { return nil }
  let slash = value.lastIndex(of: UInt8(ascii: "/")) ?? value.startIndex - 1
  return String(decoding: value[(slash + 1)...], as: UTF8.self)
}

/// A command that runs another, and those of its options that take a value.
private struct Prefix: Sendable {
  var isRoot = false
  var valued: Set<String> = []
  var userOptions: Set<String> = []

  /// Drops options and assignments from the front of `words`.
  /// - Returns: whether they name a user other than root.
  func skipOptions(_ words: inout ArraySlice<ShellWord>, _ bytes: [UInt8]) -> Bool {
    var isOther = false
    while let option = words.first?.value(in: bytes) {
      let isOption = option.first == UInt8(ascii: "-") && option.count > 1
      let isAssignment = option.firstIndex(of: UInt8(ascii: "=")).map { isName(option[..<$0]) } ?? false
      guard isOption || isAssignment else { return isOther }
      words.removeFirst()
      let text = String(decoding: option, as: UTF8.self)
      if userOptions.contains(text) { isOther = words.first.map { !$0.isPlain("root", in: bytes) } ?? false }
      if valued.contains(text) { words = words.dropFirst() }
      if text == "--" { return isOther }
    }
    return isOther
  }
}

private let prefixes: [String: Prefix] = [
  "sudo": Prefix(
    isRoot: true,
    valued: ["-u", "-g", "-p", "-C", "-h", "-r", "-t", "-U", "-D", "-R", "-T", "--user", "--group"],
    userOptions: ["-u", "--user"]),
  "doas": Prefix(isRoot: true, valued: ["-u", "-C"], userOptions: ["-u"]),
  "command": Prefix(), "exec": Prefix(), "nohup": Prefix(), "builtin": Prefix(),
  "env": Prefix(valued: ["-u", "-C", "-S"]),
  "nice": Prefix(valued: ["-n"]),
]
