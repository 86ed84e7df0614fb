/// English words that carry no subject: in a question such as "how do I restart it" they would only hide the
/// sections that answer it.
package let functionWords: Set<String> = [
  "a", "am", "an", "and", "are", "as", "at", "be", "been", "by", "can", "could", "did", "do", "does", "for",
  "from", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "me", "my", "of", "on", "or",
  "our", "should", "so", "some", "that", "the", "their", "them", "there", "this", "to", "was", "we", "what",
  "when", "where", "which", "who", "why", "will", "with", "would", "you", "your",
]

/// Which words count as forms of one.
package enum WordForms: Sendable, Hashable {
  /// Those with the same stem.
  case english
  /// Those that differ in no more than two letters at their end: without rules of a language that is the most
  /// that can be said.
  case anyLanguage

  /// - Parameter language: A language tag: `en`, `en-GB`, `sr-Latn`.
  package init(language: String) {
    self = language.lowercased().prefix { $0.isLetter } == "en" ? .english : .anyLanguage
  }

  /// The beginning that all forms of a word share.
  func beginning(of word: [UInt8]) -> [UInt8] {
    switch self {
    case .english: return Array(word[..<stemLength(word)])
    case .anyLanguage:
      var end = max(min(word.count, 4), word.count - 2)
      while end > 0, end < word.count, word[end] & 0xC0 == 0x80 { end -= 1 }
      return Array(word[..<end])
    }
  }

  func areForms(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    switch self {
    case .english: return stemLength(a) == stemLength(b) && beginning(of: a) == beginning(of: b)
    case .anyLanguage:
      let (short, long) = a.count < b.count ? (a, b) : (b, a)
      return long.count - short.count <= 2 && long.starts(with: short)
    }
  }
}

/// How many of a word's first letters its other forms share: `polic` of `policy` and `policies`, `cach` of
/// `cache`, `caches`, `cached` and `caching`, `run` of `running`.
///
/// The index keeps words as they are written; a query looks for the words that begin alike and have the same
/// stem. So stemming costs no byte of the index and never hides the exact form.
/// - Parameter word: Folded. A word with anything but English letters is its own stem.
package func stemLength(_ word: some Collection<UInt8>) -> Int {
  let letters = Array(word)
  guard letters.count >= 4, letters.count <= 24, letters.allSatisfy(isLower) else { return letters.count }
  let length = strippedLength(letters)
  return length >= 3 ? length : letters.count
}

private func strippedLength(_ word: [UInt8]) -> Int {
  let count = word.count
  if word.ends(in: "ies") || word.ends(in: "ied") { return count - 3 }
  if word.ends(in: "eed") { return count }
  for ending in ["ing", "ed"] as [StaticString] where word.ends(in: ending) {
    let rest = word.dropLast(ending.utf8CodeUnitCount)
    guard rest.contains(where: isVowel) else { return count }
    // `running` comes from `run`, but `installing` from `install` and `passing` from `pass`.
    if let last = rest.last, rest.count > 3, rest.dropLast().last == last, !isVowel(last),
      last != UInt8(ascii: "l"), last != UInt8(ascii: "s"), last != UInt8(ascii: "z")
    {
      return rest.count - 1
    }
    return withoutFinalVowel(rest)
  }
  for ending in ["sses", "shes", "ches", "xes"] as [StaticString] where word.ends(in: ending) {
    // `caches` may be of `cache`, whose e goes as well.
    return count - 2
  }
  for ending in ["ss", "us", "is", "ias"] as [StaticString] where word.ends(in: ending) { return count }
  return withoutFinalVowel(word.last == UInt8(ascii: "s") ? word.dropLast() : word[...])
}

/// The length without an `e`, or a `y` after a consonant, which other forms of a word lose.
private func withoutFinalVowel(_ word: ArraySlice<UInt8>) -> Int {
  guard let last = word.last, let before = word.dropLast().last, word.count > 3 else { return word.count }
  let isLost = last == UInt8(ascii: "e") || (last == UInt8(ascii: "y") && !isVowel(before))
  return isLost ? word.count - 1 : word.count
}

extension [UInt8] {
  fileprivate func ends(in ending: StaticString) -> Bool {
    ending.withUTF8Buffer { suffix($0.count).elementsEqual($0) && count > $0.count }
  }
}

private func isVowel(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
    UInt8(ascii: "y"):
    true
  default: false
  }
}
