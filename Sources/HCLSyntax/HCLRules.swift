import Diagnostics

/// What can be wrong with HCL. The rules stand in `HCLRules+….swift`.
package enum HCLRules {
  package static let all: [Rule] = [
    unclosedString, unclosedSequence, unclosedHeredoc, heredocMarker, unclosedComment, badEscape, otherQuotes,
    curlyQuotes, invisibleCharacter,
    unclosedBlock, unclosedBracket, strayBracket, blockHeader, oneLineBlock, missingEquals, missingValue,
    missingSeparator, argumentName, duplicateArgument, unexpectedToken,
    unknownOperator, bareInterpolation, attributeName, badNumber, forExpression, templateDirective, tooDeep,
    elision,
  ]
}
