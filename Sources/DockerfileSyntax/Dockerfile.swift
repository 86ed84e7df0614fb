import Diagnostics
import SourceText

/// A Dockerfile as it was read.
package struct Dockerfile: Sendable {
  package let bytes: [UInt8]
  /// What ends a line that goes on; `# escape=` changes it.
  package internal(set) var escape = UInt8(ascii: "\\")
  /// Whole lines, from the `#` on; directives such as `# syntax=` are among them.
  package internal(set) var comments: [SourceRange] = []
  /// In order. What `ONBUILD` and `HEALTHCHECK` hold follows them as an instruction of its own.
  package internal(set) var instructions: [DockerfileInstruction] = []
  package internal(set) var diagnostics: [Diagnostic] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }
}

/// One instruction. Ranges are those of `line` unless they say otherwise.
package struct DockerfileInstruction: Sendable {
  package let keyword: DockerfileKeyword
  package let line: LogicalLine
  package let keywordRange: SourceRange
  /// In `ONBUILD` or `HEALTHCHECK`.
  package let isInner: Bool
  package internal(set) var flags: [DockerfileFlag] = []
  /// What stands behind the keyword and the flags, blanks around it taken off.
  package internal(set) var arguments: SourceRange
  package internal(set) var form = DockerfileForm.plain
  package internal(set) var heredocs: [DockerfileHeredoc] = []
}

/// How an instruction gives its arguments.
package enum DockerfileForm: Sendable {
  /// Words, or a command for the shell.
  case plain
  /// `["a", "b"]`: the strings with their quotes.
  case exec([SourceRange])
  /// Was meant as the form above.
  case brokenExec
  /// Left out, or for the reader to fill in: `ADD [OPTIONS] <src> ... <dest>`.
  case synopsis
}

/// `--name=value`
package struct DockerfileFlag: Sendable {
  /// With the dashes.
  package let name: SourceRange
  package let value: SourceRange?
}

/// `<<EOF` and the lines after the instruction that belong to it.
package struct DockerfileHeredoc: Sendable {
  /// Of the line.
  package let mark: SourceRange
  package let name: String
  /// `<<-`: tabs that begin a line do not count.
  package let stripsTabs: Bool
  /// No quotes around the name.
  package let expands: Bool
  /// Of the file, whole lines.
  package internal(set) var body: SourceRange
  /// The line that ends it, of the file, with its line break; `nil` where it is missing.
  package internal(set) var end: SourceRange?
  /// The body seems to hold a further instruction, so that this is not the end that was meant.
  package internal(set) var isDoubtful = false
}

/// The instructions of the Dockerfile reference.
package enum DockerfileKeyword: String, Sendable, CaseIterable {
  case add = "ADD"
  case arg = "ARG"
  case cmd = "CMD"
  case copy = "COPY"
  case entrypoint = "ENTRYPOINT"
  case env = "ENV"
  case expose = "EXPOSE"
  case from = "FROM"
  case healthcheck = "HEALTHCHECK"
  case label = "LABEL"
  case maintainer = "MAINTAINER"
  case onbuild = "ONBUILD"
  case run = "RUN"
  case shell = "SHELL"
  case stopsignal = "STOPSIGNAL"
  case user = "USER"
  case volume = "VOLUME"
  case workdir = "WORKDIR"

  /// The instruction of this name in any letter case.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count <= 11 else { return nil }
    self.init(rawValue: String(decoding: bytes, as: UTF8.self).uppercased())
  }

  /// Names of flags, without dashes.
  var flags: [String] {
    switch self {
    case .run: ["mount", "network", "security", "device"]
    case .from: ["platform"]
    case .copy: ["from", "chown", "chmod", "link", "parents", "exclude"]
    case .add: ["keep-git-dir", "checksum", "chown", "chmod", "link", "exclude", "unpack"]
    case .healthcheck: ["interval", "timeout", "start-period", "start-interval", "retries"]
    case .arg, .cmd, .entrypoint, .env, .expose, .label, .maintainer, .onbuild, .shell, .stopsignal, .user,
      .volume, .workdir:
      []
    }
  }

  /// Whether here-documents can follow.
  var takesHeredocs: Bool { self == .run || self == .copy || self == .add }

  /// Whether the arguments are a command: a list, or a line for the shell.
  package var isCommand: Bool { self == .run || self == .cmd || self == .entrypoint }

  /// Whether `["a", "b"]` is a list.
  var takesExecForm: Bool {
    switch self {
    case .run, .cmd, .entrypoint, .shell, .copy, .add, .volume: true
    case .arg, .env, .expose, .from, .healthcheck, .label, .maintainer, .onbuild, .stopsignal, .user,
      .workdir:
      false
    }
  }
}
