import Diagnostics
import ShellSyntax
import SourceText

extension ShellReviewRules {
  static let pipeToShell = Rule(
    "shell.pipe-to-shell", .warning, "A script from the network runs as root, or comes over plain http.",
    why: """
      What the server sends runs at once, with every right, and nobody has seen it: a changed file, a cut \
      connection or a wrong redirect is enough. Save the script, read it, then run it. Without `sudo` and \
      over https it is the customary way to install many programs and is not reported.
      """,
    wrong: "```bash\ncurl -fsSL https://example.com/install.sh | sudo bash\n```",
    right: """
      ```bash
      curl -fsSLo install.sh https://example.com/install.sh
      less install.sh
      sudo bash install.sh
      ```
      """)
}

/// `curl … | sudo bash` and its like, once for a script.
func pipesToShell(_ outline: ScriptOutline, _ script: ShellScript) -> [Diagnostic] {
  let bytes = script.bytes
  let found = outline.pipelines.compactMap { dangerousFetch($0, bytes) }
  guard let first = found.first else { return [] }
  let fetch = first.fetch
  let message =
    first.isRoot
    ? "what `\(fetch)` fetches runs as root, unread" : "what `\(fetch)` fetches over plain http runs, unread"
  return [
    Diagnostic(
      ShellReviewRules.pipeToShell, message + andMore(found.count), at: first.range,
      help: first.isRoot ? "save the script to a file, read it, then run it" : "fetch it by `https://`")
  ]
}

private struct DangerousFetch {
  let fetch: String
  let isRoot: Bool
  let range: SourceRange
}

private func dangerousFetch(_ pipeline: ScriptOutline.Pipeline, _ bytes: [UInt8]) -> DangerousFetch? {
  var fetch: Fetch?
  for command in pipeline.commands {
    if let found = Fetch(command, bytes) {
      fetch = found
      continue
    }
    guard let shell = command.name, interpreters.contains(shell) else { continue }
    guard let source = readsInput(command, bytes) ? fetch : substitutedFetch(command, bytes) else { continue }
    if command.isRoot || source.isPlainHTTP {
      return DangerousFetch(fetch: source.name, isRoot: command.isRoot, range: pipeline.range)
    }
  }
  return nil
}

/// A command that fetches a file from the network to its output.
private struct Fetch {
  let name: String
  let isPlainHTTP: Bool

  init?(_ command: ReviewedCommand, _ bytes: [UInt8]) {
    guard let name = command.name, name == "curl" || name == "wget" else { return nil }
    self.name = name
    isPlainHTTP = command.arguments.contains { word in
      var address = bytes[word.range.start..<word.range.end]
      if let first = address.first, first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
        address = address.dropFirst()
      }
      return address.starts(with: "http://".utf8)
        && !isNearby(String(decoding: address.dropFirst(7).prefix(64), as: UTF8.self))
    }
  }
}

/// Whether a host is this machine or one of the same network, which often have no certificate.
private func isNearby(_ host: String) -> Bool {
  ["localhost", "127.", "10.", "192.168.", "172.", "169.254.", "[", "$", "<", "{"].contains {
    host.hasPrefix($0)
  } || !host.prefix { $0 != "/" && $0 != ":" }.contains(utf8: ".")
}

/// Whether the interpreter runs what comes through the pipe: no file is named, and no `-c`.
private func readsInput(_ command: ReviewedCommand, _ bytes: [UInt8]) -> Bool {
  for word in command.arguments {
    let text = bytes[word.range.start..<word.range.end]
    if text.elementsEqual("-".utf8) || text.elementsEqual("/dev/stdin".utf8) || text.elementsEqual("--".utf8)
    {
      return true
    }
    guard text.first == UInt8(ascii: "-") else { return false }
    let isShort = text.dropFirst().first != UInt8(ascii: "-")
    if isShort, text.contains(UInt8(ascii: "c")) || text.contains(UInt8(ascii: "m")) { return false }
    if isShort, text.contains(UInt8(ascii: "s")) { return true }
  }
  return true
}

/// The fetch in `bash -c "$(curl …)"` and `bash <(curl …)`.
private func substitutedFetch(_ command: ReviewedCommand, _ bytes: [UInt8]) -> Fetch? {
  for part in command.arguments.flatMap(\.parts) {
    var parts = [part]
    if case .doubleQuoted(let inner) = part.kind { parts = inner }
    for part in parts {
      switch part.kind {
      case .command(let list), .process(let list):
        guard case .simple(let command) = list.first?.first.commands.first else { continue }
        if let fetch = Fetch(ReviewedCommand(command, bytes), bytes) { return fetch }
      default: continue
      }
    }
  }
  return nil
}

private let interpreters: Set<String> = [
  "sh", "bash", "zsh", "dash", "ksh", "ash", "python", "python3", "perl", "ruby",
]
