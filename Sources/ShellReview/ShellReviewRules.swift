import Diagnostics

/// The rules of the review. Each stands beside the code that finds it.
package enum ShellReviewRules {
  /// Every rule, in the order of a catalog: damage first, then dangers, then slips.
  package static let all: [Rule] = [
    typographicQuote, typographicDash, noBreakSpace, invisibleCharacter, carriageReturn, htmlEntity,
    promptInScript, lostContinuation, blankAfterBackslash, removeRoot, uncheckedChange, pipeToShell,
    overwritesSystemFile, testSpacing, assignmentSpacing, unquotedDocument,
  ]
}
