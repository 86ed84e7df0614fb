import Diagnostics

/// The rules of JSON. Their stories lie in `JSONRules+….swift`, sorted as people ask: structure, text,
/// intent.
package enum JSONRules {
  /// Every rule, in the order of a catalog.
  package static let all: [Rule] = [
    expectedValue, expectedKey, trailingComma, missingComma, extraComma, missingColon,
    unexpectedColon, missingOpening, unclosedObject, unclosedArray, mismatchedBracket,
    unexpectedClosing, trailingContent, tooDeep, unclosedString, unescapedQuote, singleQuotes,
    smartQuotes, unquotedKey, badEscape, controlCharacter, loneSurrogate, badNumber, badLiteral,
    duplicateKey, invalidUTF8, byteOrderMark, noBreakSpace, comment, elision, fragment,
    severalDocuments, mistagged,
  ]
}
