import Diagnostics
import ShellSyntax
import SourceText

/// What an experienced reviewer would say about a script: damage done by editors, commands that destroy more
/// than was meant. Sorted by place.
///
/// Rules about commands look at what stands before the first line that the shell refuses: the tree after it
/// is a guess. Damage is told everywhere, and as an error where it is why the shell refuses its line.
package func reviewShell(_ script: ShellScript) -> [Diagnostic] {
  let text = ReviewedText(script.bytes)
  let outline = ScriptOutline(script)
  let errors = script.diagnostics.filter { $0.severity == .error }

  var aboutDamage = damage(in: text)
  let refusedLines = Set(errors.map { text.lines.lineIndex(of: $0.range.start) })
  for index in aboutDamage.indices {
    let line = text.lines.lineIndex(of: aboutDamage[index].range.start)
    if refusedLines.contains(line) { aboutDamage[index].severity = .error }
  }
  var aboutCommands =
    lostContinuations(outline, in: text) + dangerousRemovals(outline, script)
    + uncheckedFolders(outline, script)
    + pipesToShell(outline, script) + misspacedTests(outline, script) + misspacedAssignments(outline, script)
    + overwrittenFiles(outline, script) + unquotedDocuments(outline, script)
  if let first = errors.map(\.range.start).min() {
    let line = text.lines.contentRange(ofLine: text.lines.lineIndex(of: first)).start
    aboutCommands.removeAll { $0.range.end > line }
  }
  return (aboutDamage + aboutCommands).sorted(by: Diagnostic.isInOrder)
}

/// The errors of the shell and the remarks of the review. An error that is due to damage on its line is told
/// as that damage alone.
package func checkShell(_ script: ShellScript) -> [Diagnostic] {
  let review = reviewShell(script)
  let text = LineTable(script.bytes)
  let causes = Set(
    review.filter { $0.severity == .error }.map { text.lineIndex(of: $0.range.start) })
  let errors = script.diagnostics.filter {
    $0.severity != .error || !causes.contains(text.lineIndex(of: $0.range.start))
  }
  return (errors + review).sorted(by: Diagnostic.isInOrder)
}
