import Diagnostics
import DockerfileSyntax
import ShellSyntax
import SourceText

/// Dockerfiles, and the scripts and files in them.
let dockerfileChecker = SnippetChecker(
  languages: [.dockerfile], rules: DockerfileRules.all, check: checkDockerfile, documentKinds: [],
  highlight: highlightDockerfile)

private func checkDockerfile(_ input: SnippetInput) -> SnippetFindings {
  let file = parseDockerfile(input.bytes, excerpt: input.isExcerpt)
  let scripts = shellScripts(in: file).map { script in
    var nested = NestedSnippet(script.text, language: .shell, tag: script.tag)
    nested.input.isExcerpt = input.isExcerpt
    // The image is built whatever a command writes into a file.
    nested.innerSeverityLimit = .warning
    return nested
  }
  return SnippetFindings(file.diagnostics, nested: scripts + writtenFiles(in: file))
}

private func highlightDockerfile(_ bytes: [UInt8]) -> [SyntaxToken] {
  let file = parseDockerfile(bytes)
  var tokens = DockerfileSyntax.highlightDockerfile(file)
  for script in shellScripts(in: file) {
    for token in parseShell(script.text.bytes, wantsTokens: true).tokens {
      tokens += script.text.outerRanges(of: token.range).map { SyntaxToken(token.kind, $0) }
    }
  }
  return tokens.sorted { $0.range.start < $1.range.start }
}

// MARK: Scripts

private func shellScripts(in file: Dockerfile) -> [(text: EmbeddedText, tag: String)] {
  // A backquote there is what Dockerfiles for Windows have.
  guard file.escape == UInt8(ascii: "\\") else { return [] }
  return file.shellCommands().compactMap { command in
    var text = EmbeddedText(at: command.ranges.first?.start ?? 0)
    for range in command.ranges { text.append(copyOf: range, in: file.bytes) }
    guard let tag = shellTag(of: command), !command.isScript || isForShell(text.bytes) else { return nil }
    return (text, tag)
  }
}

/// The shell that reads a command, as a block of it would be named; `nil` for one that is none of ours.
private func shellTag(of command: DockerfileCommand) -> String? {
  if let program = command.shell?.first {
    let name = program.split(separator: "/").last.map(String.init) ?? ""
    return ["sh", "bash", "dash", "ash", "zsh", "ksh"].contains(name) ? name : nil
  }
  let image = command.image ?? ""
  if ["windows", "nanoserver", "servercore"].contains(where: image.contains) { return nil }
  // There, `sh` is dash. Elsewhere it may be bash, or busybox, which knows much of bash.
  let name = image.prefix { $0 != ":" && $0 != "@" }
  return ["debian", "ubuntu"].contains(String(name)) ? "sh" : "bash"
}

/// Whether a script has no first line that names another interpreter.
private func isForShell(_ script: [UInt8]) -> Bool {
  let line = script.prefix(200).prefix { $0 != UInt8(ascii: "\n") }.drop {
    $0 == UInt8(ascii: " ") || $0 == 0x09
  }
  guard line.starts(with: "#!".utf8) else { return true }
  return String(decoding: line, as: UTF8.self).split { " /\t\r".contains($0) }.contains { $0.hasSuffix("sh") }
}

// MARK: Files

/// The here-documents of `COPY <<EOF /etc/daemon.json`, in the language that the name tells.
private func writtenFiles(in file: Dockerfile) -> [NestedSnippet] {
  file.instructions.compactMap { instruction in
    guard let path = instruction.destination, instruction.heredocs.count == 1,
      let language = Language(ofFile: path)
    else { return nil }
    let heredoc = instruction.heredocs[0]
    guard heredoc.end != nil, !heredoc.isDoubtful else { return nil }
    let template = EmbeddedTemplate(heredoc, in: file.bytes)
    var nested = NestedSnippet(template.text(as: language, in: file.bytes), language: language)
    nested.input.title = path
    return nested
  }
}

extension EmbeddedTemplate {
  /// The body of a here-document of `COPY`: the builder puts in the values of `ARG` and `ENV` unless the name is in
  /// quotes.
  fileprivate init(_ heredoc: DockerfileHeredoc, in bytes: [UInt8]) {
    self.init(at: heredoc.body.start)
    var copied = heredoc.body.start
    var place = copied
    let end = heredoc.body.end
    func copy(to place: Int) -> [Segment] { copied < place ? [.copy(SourceRange(copied, place))] : [] }
    while place < end {
      let byte = bytes[place]
      if heredoc.stripsTabs, byte == 0x09,
        place == heredoc.body.start || bytes[place - 1] == UInt8(ascii: "\n")
      {
        segments += copy(to: place)
        while place < end, bytes[place] == 0x09 { place += 1 }
        copied = place
      } else if heredoc.expands, byte == UInt8(ascii: "\\"), place + 1 < end,
        bytes[place + 1] == UInt8(ascii: "$")
      {
        segments += copy(to: place) + [.meaning(bytes[place + 1], SourceRange(place, place + 2))]
        place += 2
        copied = place
      } else if heredoc.expands, byte == UInt8(ascii: "$"),
        let after = endOfVariable(at: place, in: bytes, before: end)
      {
        segments += copy(to: place) + [.expansion(SourceRange(place, after))]
        place = after
        copied = place
      } else {
        place += 1
      }
    }
    segments += copy(to: end)
  }
}
