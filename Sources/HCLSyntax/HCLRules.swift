import Diagnostics

/// What can be wrong with HCL. The rules stand in `HCLRules+….swift`.
package enum HCLRules {
  /// What only the second version of the language refuses.
  package static let ofSecondVersion: Set<Rule> = [
    oneLineBlock, missingEquals, argumentName, missingSeparator,
  ]

  package static let all: [Rule] = [
    unclosedString, unclosedSequence, unclosedHeredoc, heredocMarker, unclosedComment, badEscape, otherQuotes,
    curlyQuotes, invisibleCharacter,
    unclosedBlock, unclosedBracket, strayBracket, blockHeader, oneLineBlock, missingEquals, missingValue,
    missingSeparator, argumentName, duplicateArgument, unexpectedToken,
    unknownOperator, bareInterpolation, attributeName, badNumber, forExpression, templateDirective, tooDeep,
    elision,
  ]
}
