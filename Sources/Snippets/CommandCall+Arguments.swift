import ShellSyntax
import SourceText

// MARK: What stands in arguments

extension CommandCall {
  /// Arguments that hold a text of another language if they are quoted.
  func embeddedArguments() -> [(word: ShellWord, use: EmbeddedUse)] {
    switch name {
    case "aws": awsArguments()
    case "curl":
      values(short: nil, long: ["--json"], as: Self.json)
        + (sendsJSON ? values(short: "-d", long: curlDataOptions, as: Self.json) : [])
    case "kubectl", "oc", "k": kubectlArguments()
    case "docker", "podman", "nerdctl", "xargs", "find", "timeout", "nice", "chroot", "nsenter", "su",
      "systemd-run":
      shellArguments()
    case _ where isShell(name): scriptArgument(of: name, in: arguments)
    default: []
    }
  }

  private static let json = EmbeddedUse(language: .json, condition: .beginsWithBracket)

  private func awsArguments() -> [(word: ShellWord, use: EmbeddedUse)] {
    var policy = Self.json
    policy.documentKind = "iam-policy"
    var identityPolicy = Self.json
    identityPolicy.documentKind = "iam-identity-policy"
    var managedPolicy = Self.json
    managedPolicy.documentKind = "iam-managed-policy"
    var trustPolicy = Self.json
    trustPolicy.documentKind = "iam-trust-policy"
    // The commands of `aws iam` tell what a `--policy-document` is attached to.
    let document =
      if has(["update-assume-role-policy"]) {
        trustPolicy
      } else if has(["create-policy", "create-policy-version"]) {
        managedPolicy
      } else if has(["put-role-policy", "put-user-policy", "put-group-policy"]) {
        identityPolicy
      } else {
        policy
      }
    return values(short: nil, long: ["--policy-document"], as: document)
      + values(short: nil, long: ["--assume-role-policy-document"], as: trustPolicy)
      + values(short: nil, long: ["--policy"], as: policy)
      + values(short: nil, long: ["--cli-input-json"], as: Self.json)
  }

  private func kubectlArguments() -> [(word: ShellWord, use: EmbeddedUse)] {
    // kubectl reads YAML, too, which takes more than JSON.
    var patch = Self.json
    patch.severityLimit = .warning
    patch.condition = .beginsAsJSON
    if has(["patch"]) { return values(short: "-p", long: ["--patch"], as: patch) }
    if has(["run"]) { return values(short: nil, long: ["--overrides"], as: patch) + shellArguments() }
    return has(["exec"]) ? shellArguments() : []
  }

  /// `docker run alpine sh -c '…'`, `find … -exec sh -c '…' _ {} \;`
  private func shellArguments() -> [(word: ShellWord, use: EmbeddedUse)] {
    for index in arguments.indices {
      guard let shell = arguments[index].text(in: bytes).map(baseName), isShell(shell) else { continue }
      return scriptArgument(of: shell, in: arguments[(index + 1)...])
    }
    return []
  }

  /// The script of `sh -c '…'`, also of `bash -euxc '…'`.
  private func scriptArgument(
    of shell: String, in arguments: ArraySlice<ShellWord>
  ) -> [(word: ShellWord, use: EmbeddedUse)] {
    for index in arguments.indices {
      guard let option = arguments[index].text(in: bytes), option.hasPrefix("-") else { return [] }
      guard !option.hasPrefix("--"), option.contains(utf8: "c") else { continue }
      guard index + 1 < arguments.endIndex else { return [] }
      var use = EmbeddedUse(language: .shell, tag: shell)
      // The shell that reads the block takes it, and quotes within quotes are easily read wrong.
      use.severityLimit = .warning
      return [(arguments[index + 1], use)]
    }
    return []
  }

  /// Whether a `Content-Type` of JSON is sent, not one of many values in lines.
  var sendsJSON: Bool {
    arguments.indices.contains { index in
      if arguments[index].text(in: bytes) == "--json" { return true }
      guard
        let header = optionValue(at: index, short: "-H", long: ["--header"]).flatMap({
          $0.text(in: bytes)
        })?.lowercased(), header.hasPrefix("content-type:")
      else { return false }
      return header.contains(utf8: "json") && !header.contains(utf8: "ndjson")
        && !header.contains(utf8: "jsonl")
        && !header.contains(utf8: "json-seq")
    }
  }

  private func values(
    short: String?, long: [String], as use: EmbeddedUse
  ) -> [(word: ShellWord, use: EmbeddedUse)] {
    arguments.indices.compactMap { index in
      optionValue(at: index, short: short, long: long).map { ($0, use) }
    }
  }

  /// The value of the option at `index`: the next word, or what follows in this one (`-d'…'`, `--data='…'`).
  func optionValue(at index: Int, short: String?, long: [String]) -> ShellWord? {
    let word = arguments[index]
    if let option = word.text(in: bytes) {
      guard option == short || long.contains(option) || isGroup(option, endingWith: short) else {
        return suffix(of: word, short: short, long: long)
      }
      return index + 1 < arguments.endIndex ? arguments[index + 1] : nil
    }
    return suffix(of: word, short: short, long: long)
  }

  private func suffix(of word: ShellWord, short: String?, long: [String]) -> ShellWord? {
    guard let first = word.parts.first, case .literal = first.kind, word.parts.count > 1 else { return nil }
    let option = String(decoding: bytes[first.range.start..<first.range.end], as: UTF8.self)
    guard
      option == short || isGroup(option, endingWith: short) || long.contains(where: { option == $0 + "=" })
    else { return nil }
    return ShellWord(SourceRange(first.range.end, word.range.end), parts: Array(word.parts.dropFirst()))
  }

  /// `-sSd`: flags of curl without values before the option.
  private func isGroup(_ option: String, endingWith short: String?) -> Bool {
    guard let letter = short?.last, option.hasPrefix("-"), option.last == letter else { return false }
    return option.dropFirst().dropLast().allSatisfy { "sSkLfivgN".contains($0) }
  }
}

/// Options of curl that send a text as it is given.
let curlDataOptions = ["--data", "--data-raw", "--data-binary", "--data-ascii"]

/// Commands that run the one that follows, and their options that have a value.
let wrapperOptions: [String: Set<String>] = [
  "sudo": ["-u", "-g", "-U", "-C", "-p", "-r", "-t", "-T", "-h", "-D", "-R"],
  "doas": ["-u", "-C"],
  "env": ["-u", "-C"],
  "command": [], "exec": ["-a"], "nohup": [], "time": [], "builtin": [],
]

/// Options of ssh that have a value.
let sshOptionsWithValue: Set<String> = [
  "-i", "-l", "-p", "-o", "-F", "-J", "-L", "-R", "-D", "-b", "-c", "-e", "-m", "-E", "-I", "-O", "-Q", "-S",
  "-W", "-w", "-B",
]

/// Arguments behind the options and assignments at their start.
func withoutOptions(
  _ words: ArraySlice<ShellWord>, withValue options: Set<String>, in bytes: [UInt8]
) -> ArraySlice<ShellWord> {
  var rest = words
  while let word = rest.first {
    guard let value = word.text(in: bytes), value.hasPrefix("-") || isAssignment(value) else { break }
    rest = rest.dropFirst(options.contains(value) ? 2 : 1)
    if value == "--" { break }
  }
  return rest
}

private func isAssignment(_ text: String) -> Bool {
  guard let sign = text.firstIndex(of: "="), sign > text.startIndex else { return false }
  return text[..<sign].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
}

extension ShellWord {
  /// The value, if it is known from the text alone.
  func text(in bytes: [UInt8]) -> String? { value(in: bytes).map { String(decoding: $0, as: UTF8.self) } }
}

func isShell(_ name: String) -> Bool { ["sh", "bash", "dash", "ash", "zsh", "ksh"].contains(name) }

/// `bash` of `/bin/bash`.
func baseName(_ path: String) -> String {
  guard path.utf8.contains(UInt8(ascii: "/")) else { return path }
  return path.parts(between: UInt8(ascii: "/")).last.map(String.init) ?? path
}
