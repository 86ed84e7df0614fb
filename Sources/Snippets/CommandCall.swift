import ShellSyntax
import SourceText

/// A simple command as it is understood from outside: its name and arguments, `sudo` and the like taken off.
struct CommandCall {
  /// Without the folder: `bash` of `/bin/bash`.
  let name: String
  let arguments: ArraySlice<ShellWord>
  private let redirections: [ShellRedirection]
  let bytes: [UInt8]

  /// `nil` for a command without a name that is known.
  init?(_ command: SimpleCommand, in bytes: [UInt8]) {
    var words = command.words[...]
    while let word = words.first, let value = word.text(in: bytes) {
      words = words.dropFirst()
      guard let skipsOption = wrapperOptions[value] else {
        name = baseName(value)
        arguments = words
        redirections = command.redirections
        self.bytes = bytes
        return
      }
      words = withoutOptions(words, withValue: skipsOption, in: bytes)
    }
    return nil
  }

  /// `cat` of nothing but what it reads.
  var isCatenation: Bool { name == "cat" && arguments.allSatisfy { $0.isPlain("-", in: bytes) } }

  /// The text that `echo` and `printf '%s'` print.
  var printedWord: ShellWord? {
    switch name {
    case "echo" where arguments.count == 1: arguments.first
    case "printf" where arguments.count == 2 && isPlainFormat(arguments.first): arguments.last
    default: nil
    }
  }

  private func isPlainFormat(_ word: ShellWord?) -> Bool {
    let format = word?.text(in: bytes)
    return format == "%s" || format == "%s\\n"
  }

  /// The value of an argument that is known.
  private func text(_ word: ShellWord?) -> String? { word?.text(in: bytes) }
}

// MARK: What is read and written

extension CommandCall {
  /// What becomes of a here-document that the command reads.
  ///
  /// - Parameter rest: the commands it is piped into.
  func useOfInput(before rest: ArraySlice<ShellCommand>) -> EmbeddedUse? {
    switch name {
    case "cat": return isCatenation ? useOfOutput(before: rest) : nil
    case "tee": return useByTee(before: rest)
    case "kubectl", "oc", "k":
      guard has(["apply", "create", "replace", "delete", "diff"]) else { return nil }
      return readsInput(options: ["-f", "--filename"]) ? Self.manifest : nil
    case "eksctl":
      return readsInput(options: ["-f", "--config-file"]) ? Self.manifest : nil
    case "helm":
      return readsInput(options: ["-f", "--values"]) ? EmbeddedUse(language: .yaml) : nil
    case "terraform", "tofu":
      return has(["fmt"]) && has(["-"]) ? EmbeddedUse(language: .hcl) : nil
    case "crontab": return has(["-"]) ? EmbeddedUse(language: .crontab) : nil
    case "vault": return has(["policy"]) && has(["-"]) ? EmbeddedUse(language: .hcl) : nil
    case "docker", "podman", "nerdctl":
      if has(["compose"]) { return readsInput(options: ["-f", "--file"]) ? Self.manifest : nil }
      if has(["build"]) {
        return readsInput(options: ["-f", "--file"]) || text(arguments.last) == "-"
          ? EmbeddedUse(language: .dockerfile) : nil
      }
      return useByLastWord
    case "curl":
      let reads = arguments.indices.contains { index in
        guard let data = optionValue(at: index, short: "-d", long: curlDataOptions) else { return false }
        return text(data) == "@-"
      }
      return reads && sendsJSON ? EmbeddedUse(language: .json, condition: .beginsWithBracket) : nil
    case "ssh": return useBySSH
    case _ where isShell(name): return readsScript(arguments) ? Self.shell(name) : nil
    default: return nil
    }
  }

  /// What becomes of what the command prints: a file, or the input of the next command.
  func useOfOutput(before rest: ArraySlice<ShellCommand>) -> EmbeddedUse? {
    for redirection in redirections {
      switch redirection.kind {
      case .output: return use(asFile: redirection.target, isPart: false)
      case .append: return use(asFile: redirection.target, isPart: true)
      case .input, .duplicate, .hereString, .hereDocument: continue
      }
    }
    // Each step looks at the next command: nobody writes a pipeline of hundreds.
    guard rest.count < 32, case .simple(let next)? = rest.first, let call = CommandCall(next, in: bytes)
    else {
      return nil
    }
    // What the next command reads from elsewhere it does not read from here.
    let isFed = next.redirections.contains { [.input, .hereString, .hereDocument].contains($0.kind) }
    return isFed ? nil : call.useOfInput(before: rest.dropFirst())
  }

  private static let manifest = EmbeddedUse(language: .yaml, condition: .jsonIfBracket)

  private static func shell(_ name: String) -> EmbeddedUse { EmbeddedUse(language: .shell, tag: name) }

  private func useByTee(before rest: ArraySlice<ShellCommand>) -> EmbeddedUse? {
    var isPart = false
    for word in arguments {
      let option = text(word) ?? ""
      if option == "-a" || option == "--append" {
        isPart = true
      } else if !option.hasPrefix("-"), let use = use(asFile: word, isPart: isPart) {
        return use
      }
    }
    return useOfOutput(before: rest)
  }

  private func use(asFile word: ShellWord, isPart: Bool) -> EmbeddedUse? {
    let path = knownEnd(of: word)
    guard let language = Language(ofFile: path) else { return nil }
    return EmbeddedUse(
      language: language, tag: language == .shell ? "bash" : nil, file: word,
      title: path.split(separator: "/").last.map(String.init), isPart: isPart)
  }

  /// The value of a word, or of what stands behind its last expansion: `/policy.json` of `"$DIR/policy.json"`.
  private func knownEnd(of word: ShellWord) -> String {
    if let value = text(word) { return value }
    guard let last = word.parts.last else { return "" }
    if case .doubleQuoted(let parts) = last.kind { return parts.last.map(knownEnd) ?? "" }
    return knownEnd(of: last)
  }

  private func knownEnd(of part: ShellWordPart) -> String {
    guard case .literal = part.kind else { return "" }
    return String(decoding: bytes[part.range.start..<part.range.end], as: UTF8.self)
  }

  /// Commands that run another one in a container: `docker exec -i web bash`.
  private var useByLastWord: EmbeddedUse? {
    guard let last = text(arguments.last).map(baseName), isShell(last) else { return nil }
    return Self.shell(last)
  }

  /// `ssh host <<EOF`, `ssh host bash <<EOF`, `ssh host 'sudo bash -s' <<EOF`
  private var useBySSH: EmbeddedUse? {
    let operands = withoutOptions(arguments, withValue: sshOptionsWithValue, in: bytes)
    guard operands.count > 1 else { return operands.isEmpty ? nil : Self.shell("bash") }
    let words = operands.dropFirst().flatMap { text($0)?.split(separator: " ").map(String.init) ?? ["?"] }
    let command = words.filter { $0 != "sudo" && !$0.hasPrefix("-") }.map(baseName)
    guard command.count == 1, isShell(command[0]) else { return nil }
    return Self.shell(command[0])
  }

  /// Whether one of the arguments is one of these words.
  func has(_ words: Set<String>) -> Bool {
    arguments.contains { text($0).map(words.contains) ?? false }
  }

  /// `-f -`, `-f-`, `--filename=-`
  private func readsInput(options: [String]) -> Bool {
    arguments.indices.contains { index in
      guard let word = text(arguments[index]) else { return false }
      if options.contains(word) {
        let next = index + 1 < arguments.endIndex ? text(arguments[index + 1]) : nil
        return next == "-" || next == "/dev/stdin"
      }
      return options.contains { word == $0 + "-" || word == $0 + "=-" }
    }
  }

  /// Whether a shell with these arguments reads its script from its input.
  private func readsScript(_ arguments: ArraySlice<ShellWord>) -> Bool {
    for word in arguments {
      guard let option = text(word) else { return false }
      if option == "-s" || option == "-" { return true }
      guard option.hasPrefix("-"), !option.hasPrefix("--"), !option.contains(utf8: "c"),
        !option.contains(utf8: "o")
      else { return false }
    }
    return true
  }
}
