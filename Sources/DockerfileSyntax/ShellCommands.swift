import SourceText

/// A command that a Dockerfile hands to a shell, or to a program that may be one.
package struct DockerfileCommand: Sendable {
  /// Of the file, in order. What is between them – backslashes at line ends, comments – is not part of it.
  package let ranges: [SourceRange]
  /// The program and its flags that `SHELL` names; `nil` where it names none, and the one of the image is used.
  package let shell: [String]?
  /// The image that the stage is built on, through its stages; `nil` before the first FROM.
  package let image: String?
  /// A here-document of its own, which a line such as `#!/usr/bin/env python3` may begin.
  package let isScript: Bool
}

extension DockerfileInstruction {
  /// `RUN <<EOF` and nothing else: the here-document is the script.
  var isScript: Bool {
    heredocs.count == 1 && heredocs[0].mark == arguments
  }
}

extension Dockerfile {
  /// What goes to the shell: the shell form of RUN, CMD and ENTRYPOINT, and here-documents of RUN, in order.
  package func shellCommands() -> [DockerfileCommand] {
    var commands: [DockerfileCommand] = []
    var stages = ShellOfStages()
    for instruction in instructions {
      stages.visit(instruction)
      guard case .plain = instruction.form, instruction.keyword.isCommand, instruction.arguments.count > 0,
        instruction.heredocs.allSatisfy({ $0.end != nil && !$0.isDoubtful })
      else { continue }
      var ranges = instruction.line.sourceRanges(of: instruction.arguments)
      if instruction.isScript {
        ranges = instruction.heredocs.map(\.body)
      } else if let end = instruction.heredocs.last?.end {
        // Up to the end of the last one, with the line breaks.
        if let last = ranges.popLast() { ranges.append(SourceRange(last.start, end.end)) }
      }
      commands.append(
        DockerfileCommand(
          ranges: ranges, shell: stages.shell, image: stages.image, isScript: instruction.isScript))
    }
    return commands
  }
}

/// The shell and the image of each stage; one that is built on another takes them over.
private struct ShellOfStages {
  private(set) var shell: [String]?
  private(set) var image: String?
  private var named: [String: (shell: [String]?, image: String?)] = [:]
  private var name: String?

  mutating func visit(_ instruction: DockerfileInstruction) {
    let line = instruction.line
    switch instruction.keyword {
    case .from:
      if let name { named[name] = (shell, image) }
      let words = words(in: instruction.arguments, of: line.bytes).map { line.text($0.range).lowercased() }
      let base = words.first ?? ""
      (shell, image) = named[base] ?? (nil, base)
      name = words.count == 3 && words[1] == "as" ? words[2] : nil
    case .shell:
      guard case .exec(let strings) = instruction.form else { return }
      shell = strings.map { line.text(SourceRange($0.start + 1, $0.end - 1)) }
    case .add, .arg, .cmd, .copy, .entrypoint, .env, .expose, .healthcheck, .label, .maintainer, .onbuild,
      .run,
      .stopsignal, .user, .volume, .workdir:
      break
    }
  }
}

extension DockerfileInstruction {
  /// The last word of COPY or ADD: what the here-document before it is written to.
  package var destination: String? {
    guard keyword == .copy || keyword == .add, case .plain = form else { return nil }
    let words = words(in: arguments, of: line.bytes)
    return words.count > 1 ? words.last.map { line.text($0.range) } : nil
  }
}
