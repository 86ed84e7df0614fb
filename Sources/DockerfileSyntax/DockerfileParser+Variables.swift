import Diagnostics
import SourceText

// Variables that the builder itself fills in. Dockerfile reference, Environment replacement; BuildKit, shell.Lex.

extension DockerfileParser {
  /// Reports the first `${` of an instruction that is never closed or has a modifier the builder does not know.
  mutating func checkVariables(in instruction: DockerfileInstruction) {
    switch instruction.keyword {
    // These go to a shell, or hold others.
    case .run, .cmd, .entrypoint, .shell, .healthcheck, .onbuild, .maintainer: return
    case .add, .arg, .copy, .env, .expose, .from, .label, .stopsignal, .user, .volume, .workdir: break
    }
    if case .synopsis = instruction.form { return }
    guard instruction.heredocs.isEmpty else { return }
    let line = instruction.line
    var index = instruction.arguments.start
    let end = instruction.arguments.end
    var isQuoted = false
    while index < end {
      switch line.bytes[index] {
      case file.escape: index += 2
      case UInt8(ascii: "\""):
        isQuoted.toggle()
        index += 1
      case UInt8(ascii: "'") where !isQuoted:
        index = endOfQuote(at: index, in: line.bytes, before: end) ?? index + 1
      case UInt8(ascii: "$") where line.bytes.has("${", at: index, before: end):
        guard let close = line.bytes[index..<end].firstIndex(of: UInt8(ascii: "}")) else {
          return report(
            DockerfileRules.variable, "'${' is never closed",
            at: line.sourceRange(of: SourceRange(index, index + 2)), help: "add '}'")
        }
        if let modifier = unknownModifier(from: index + 2, to: close, line) {
          return report(
            DockerfileRules.variable, "the builder does not know this modifier of a variable",
            at: line.sourceRange(of: modifier), help: "write '${NAME:-default}' or '${NAME:+instead}'")
        }
        index += 2
      default: index += 1
      }
    }
  }

  /// `${NAME:foo}`; the builder knows `:-`, `:+`, `:?`, the same without the colon, `#`, `%` and `/`.
  private func unknownModifier(from start: Int, to close: Int, _ line: LogicalLine) -> SourceRange? {
    var index = start
    while index < close, isNameByte(line.bytes[index]) { index += 1 }
    guard index > start, index < close, line.bytes[index] == UInt8(ascii: ":") else { return nil }
    guard index + 1 < close, "-+?".utf8.contains(line.bytes[index + 1]) else {
      return SourceRange(index, min(index + 2, close))
    }
    return nil
  }
}
