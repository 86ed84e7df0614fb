/// A query as a person typed it, made into expressions of SQLite's FTS5.
///
/// Everything that reaches FTS5 is a quoted string, so that no punctuation has a meaning there. What a word
/// such as `/etc/resolv.conf` is made of is decided by the same tokenizer that read the notes: FTS5 takes
/// the string apart and looks for the parts in a row.
struct QueryExpression {
  /// For each word the expression that finds it; empty when the text holds no letter or digit.
  let words: [String]
  /// Words whose punctuation the tokenizer does not see (`--dns`): sections that have them to the letter
  /// rank higher.
  let literals: [[UInt8]]

  /// Finds the sections that have all words.
  var allWords: String { words.map { "(\($0))" }.joined(separator: " AND ") }

  /// Finds the sections that have at least one.
  var anyWord: String { words.map { "(\($0))" }.joined(separator: " OR ") }

  /// - Parameter codeOnly: Whether words count only where they stand in snippets.
  init(_ text: String, codeOnly: Bool) {
    let words = significantWords(queryWords(in: text))
    literals = words.compactMap(\.literal)
    self.words = words.indices.map { index in
      let word = words[index]
      var forms = word.forms
      if index == words.count - 1, !word.isQuoted, word.text.unicodeScalars.count >= minimumPrefixLength {
        let beginning = word.text.lowercased()
        // Itself stays: the whole word counts more than a longer one that begins with it.
        forms = [quoted(word.text), quoted(word.text) + "*"]
        forms += inflections(of: beginning).filter { !$0.hasPrefix(beginning) }.map(quoted)
      }
      // Two words in a row as they were typed: no further sections are found, but these rank higher.
      if index + 1 < words.count, !word.isQuoted, !words[index + 1].isQuoted {
        forms.append(quoted(word.text + " " + words[index + 1].text))
      }
      let anyForm = forms.joined(separator: " OR ")
      // Being in a title or a heading counts as a find of its own. In bm25 alone, a title's weight is soon
      // outdone by a section that repeats the word.
      return codeOnly ? "{code} : (\(anyForm))" : "\(anyForm) OR {title headings} : (\(anyForm))"
    }
  }
}

/// Shorter beginnings match too much to mean anything, and cost most.
private let minimumPrefixLength = 3

/// More words than anyone types; the rest of a pasted text is not looked at.
private let maximumWords = 16
private let maximumWordLength = 200

private struct QueryWord: Hashable {
  /// Without `"` and NUL; has at least one letter or digit.
  let text: String
  let isQuoted: Bool

  /// FTS5 strings that count as this word: itself first, then its inflections.
  var forms: [String] {
    [quoted(text)] + (isQuoted ? [] : inflections(of: text.lowercased()).map(quoted))
  }

  /// The bytes to look for when the word is more than its letters and digits.
  var literal: [UInt8]? {
    // A full stop or question mark at the end belongs to the sentence.
    let scalars = text.unicodeScalars.reversed().drop { ".,;:?!)".unicodeScalars.contains($0) }
    guard scalars.contains(where: { !isTokenScalar($0) && $0.properties.generalCategory != .nonspacingMark })
    else { return nil }
    return Array(String(String.UnicodeScalarView(scalars.reversed())).utf8)
  }
}

/// Takes the text apart at white space; `"…"` stays together, a lone quote means nothing.
private func queryWords(in text: String) -> [QueryWord] {
  var words: [QueryWord] = []
  var current = String.UnicodeScalarView()
  var hasToken = false
  var isQuoted = false

  func endWord() {
    let word = QueryWord(text: String(current), isQuoted: isQuoted)
    if hasToken, !words.contains(word) { words.append(word) }
    current = String.UnicodeScalarView()
    hasToken = false
  }

  var scalars = text.unicodeScalars[...]
  while let scalar = scalars.popFirst(), words.count < maximumWords {
    if scalar == "\"" {
      endWord()
      isQuoted = !isQuoted && scalars.prefix(maximumWordLength).contains("\"")
    } else if scalar == "\0" || (scalar.properties.isWhitespace && !isQuoted) {
      endWord()
    } else if current.count < maximumWordLength {
      current.append(scalar)
      hasToken = hasToken || isTokenScalar(scalar)
    }
  }
  endWord()
  return words
}

/// Words that say little are left out, unless there are no others.
private func significantWords(_ words: [QueryWord]) -> [QueryWord] {
  let significant = words.filter { $0.isQuoted || !functionWords.contains($0.text.lowercased()) }
  return significant.isEmpty ? words : significant
}

/// What the tokenizer `unicode61` keeps: letters, numbers and private use.
private func isTokenScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
    .letterNumber, .otherNumber, .privateUse:
    true
  default:
    false
  }
}

private func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: " ") + "\"" }
