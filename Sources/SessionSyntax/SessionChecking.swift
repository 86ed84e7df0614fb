import Diagnostics
import ShellSyntax
import SourceText

/// Checks the commands of a session; ranges are those of the snippet.
package func checkSession(_ session: Session, dialect: ShellDialect = .bash) -> [Diagnostic] {
  session.commands.filter(\.isChecked).flatMap { command in
    parseShell(command.text, dialect: dialect).diagnostics.map { command.inSnippet($0) }
  }
}

extension SessionCommand {
  /// A diagnostic of `text`, with all its ranges moved to where they stand in the snippet.
  package func inSnippet(_ diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.mapped(snippetRange)
  }
}

/// The colours of a session: prompts, commands, comments between them, output.
package func highlightSession(_ bytes: [UInt8]) -> [SyntaxToken] {
  highlight(parseSession(bytes))
}

/// The colours of a session that was parsed.
package func highlight(_ session: Session) -> [SyntaxToken] {
  var tokens: [SyntaxToken] = []
  var commands = session.commands[...]
  var emptyPrompts = session.emptyPrompts[...]
  var line = 0
  while line < session.lineKinds.count {
    switch session.lineKinds[line] {
    case .command:
      guard let command = commands.popFirst() else { return tokens }
      append(command, to: &tokens)
      line = command.lines.upperBound
    case .prompt:
      if let prompt = emptyPrompts.popFirst() { tokens.append(SyntaxToken(.prompt, prompt)) }
      line += 1
    case .comment:
      tokens.append(SyntaxToken(.comment, session.lineTable.contentRange(ofLine: line)))
      line += 1
    case .blank: line += 1
    case .output:
      var last = line
      var next = line + 1
      while next < session.lineKinds.count {
        let kind = session.lineKinds[next]
        guard kind == .output || kind == .blank else { break }
        if kind == .output { last = next }
        next += 1
      }
      let start = session.lineTable.starts[line]
      tokens.append(
        SyntaxToken(.output, SourceRange(start, session.lineTable.contentRange(ofLine: last).end)))
      line = next
    }
  }
  return tokens
}

/// Adds the prompts and words of a command in order.
private func append(_ command: SessionCommand, to tokens: inout [SyntaxToken]) {
  tokens.append(SyntaxToken(.prompt, command.prompt))
  guard command.isChecked else { return }
  var prompts = command.continuationPrompts[...]
  for token in parseShell(command.text, wantsTokens: true).tokens {
    for piece in command.snippetPieces(of: token.range) {
      while let prompt = prompts.first, prompt.start < piece.start {
        tokens.append(SyntaxToken(.prompt, prompt))
        prompts.removeFirst()
      }
      tokens.append(SyntaxToken(token.kind, piece))
    }
  }
  tokens += prompts.map { SyntaxToken(.prompt, $0) }
}
