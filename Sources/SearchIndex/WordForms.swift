/// English words that carry no subject: in a question such as "how do I restart it" they would only hide
/// the sections that answer it.
let functionWords: Set<String> = [
  "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how", "i", "in",
  "is", "it", "its", "my", "of", "on", "or", "our", "that", "the", "their", "there", "this", "to", "was",
  "we", "what", "when", "where", "which", "why", "will", "with", "you", "your",
]

/// Other forms of an English word: plural, -ed and -ing, and the word without them.
///
/// The index keeps words as they are written, so that a query for `modules` is not answered from `modul`.
/// What a stemmer would have merged is listed here instead; forms that no note uses cost one look-up each.
/// - Parameter word: Lower case. Anything but ASCII letters (`node_modules`, `v2`) has no other forms.
func inflections(of word: String) -> [String] {
  let letters = Array(word.utf8)
  guard letters.count >= 4, letters.count <= 24, letters.allSatisfy(isLetter) else { return [] }
  var forms: [String] = []
  for stem in stems(of: word) where stem.utf8.count >= 3 {
    for form in formsOfStem(stem) where form != word && !forms.contains(form) { forms.append(form) }
  }
  return forms
}

/// What the word may have been made of: `policies` → `policy`, `running` → `run`, `caching` → `cache`.
private func stems(of word: String) -> [String] {
  if word.hasSuffix("ies") { return [word.dropLast(3) + "y"] }
  if word.hasSuffix("ied") { return [word.dropLast(3) + "y"] }
  for ending in ["ing", "ed"] where word.hasSuffix(ending) {
    let rest = String(word.dropLast(ending.count))
    guard rest.utf8.contains(where: isVowel) else { return [word] }
    let last = rest.utf8.suffix(2)
    if last.count == 2, last.first == last.last, let letter = last.first, !isVowel(letter) {
      // `running` comes from `run`, `installing` from `install`.
      return [rest, String(rest.dropLast())]
    }
    return [rest, rest + "e"]
  }
  for ending in ["sses", "shes", "ches", "xes"] where word.hasSuffix(ending) {
    return [String(word.dropLast(2))]
  }
  for ending in ["ss", "us", "is"] where word.hasSuffix(ending) { return [word] }
  return word.hasSuffix("s") ? [String(word.dropLast())] : [word]
}

private func formsOfStem(_ stem: String) -> [String] {
  if stem.hasSuffix("e") {
    let rest = String(stem.dropLast())
    return [stem, stem + "s", stem + "d", rest + "ing"]
  }
  let beforeLast = stem.utf8.dropLast().last.map(isVowel) ?? false
  if stem.hasSuffix("y"), !beforeLast {
    let rest = String(stem.dropLast())
    return [stem, rest + "ies", rest + "ied", stem + "ing"]
  }
  let plural = ["s", "x", "sh", "ch"].contains(where: stem.hasSuffix) ? stem + "es" : stem + "s"
  var forms = [stem, plural, stem + "ed", stem + "ing"]
  if let last = stem.utf8.last, beforeLast, stem.utf8.count <= 6, !isVowel(last) {
    let doubled = stem + String(decoding: [last], as: UTF8.self)
    forms += [doubled + "ed", doubled + "ing"]
  }
  return forms
}

private func isLetter(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

private func isVowel(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
  default: false
  }
}
