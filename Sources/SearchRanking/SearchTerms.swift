/// A query as a person typed it, understood. Nothing in it is a mistake: what is no operator is text.
///
///     query    = { term }                       separated by blanks
///     term     = [ "-" ] ( '"' text '"' | operator ":" value | text )
///     operator = "tag" | "lang" | "title" | "in" | "before" | "after"
///     value    = '"' text '"' | text
///
/// `-` leaves out the notes with what follows it; before one or two letters (`-p`) it is text. `in:` knows
/// `code` and `title`. Days may be cut short: `after:2024-07`.
package struct SearchTerms: Sendable, Hashable {
  package struct Word: Sendable, Hashable {
    package var text: [UInt8]
    package var style: WordStyle
    /// Part of one name with the word before: `conf` of `resolv.conf`.
    package var isJoined: Bool
    /// Counts as the beginning of longer words, too.
    package var isPrefix = false
    /// Only as it is written, in a row with the other words of its phrase.
    package var isQuoted = false
    /// Must stand in the title.
    package var isTitle = false
  }

  package private(set) var words: [Word] = []
  /// Ranges of `words` that must stand in a row.
  package private(set) var phrases: [Range<Int>] = []
  /// Notes that have all words of one of these are left out.
  package private(set) var excluded: [[Word]] = []
  package var marks: [FilterMark] = []
  package private(set) var excludedMarks: [FilterMark] = []
  /// Only notes of days that do not come before this one in the alphabet: `2024-07`.
  package var after: String?
  /// Only notes of days that come before this one in the alphabet.
  package var before: String?
  /// Whether words count only where they stand in snippets.
  package var isCodeOnly = false
  package let forms: WordForms

  /// More words than anyone types; the rest of a pasted text is not looked at.
  private static let maximumWords = 24
  private static let maximumLength = 2048

  /// - Parameters:
  ///   - forms: Those of the language that the notes are in.
  ///   - language: The name that the index has for the language of a snippet, by one of those that people use.
  package init(
    _ text: String, forms: WordForms = .english, language: (String) -> String = { $0.lowercased() }
  ) {
    self.forms = forms
    var reader = TermReader(Array(text.utf8.prefix(Self.maximumLength)))
    var termCount = 0
    while words.count < Self.maximumWords, termCount < Self.maximumWords * 2, let term = reader.next() {
      termCount += 1
      add(term, language)
    }
    words = Array(words.prefix(Self.maximumWords))
    phrases = phrases.filter { $0.upperBound <= words.count }
    let isFinished = text.utf8.last.map { $0 <= 0x20 || $0 == UInt8(ascii: "\"") } ?? true
    if !isFinished, let last = words.indices.last, !words[last].isQuoted { words[last].isPrefix = true }
    if forms == .english { dropFunctionWords() }
  }

  private mutating func add(_ term: TermReader.Term, _ language: (String) -> String) {
    let value = String(decoding: term.text, as: UTF8.self)
    switch term.field {
    case "tag":
      // `aws/` is on its way to become `aws/eks`.
      let name = value.hasSuffix("/") ? String(value.dropLast()) : value
      addMark(.tag(name), isExcluded: term.isExcluded)
    case "lang": addMark(.language(language(value)), isExcluded: term.isExcluded)
    case "after" where isDay(value): after = value
    case "before" where isDay(value): before = value
    case "in" where value == "code": isCodeOnly = true
    case "title": addWords(of: term, isTitle: true)
    default: addWords(of: term, isTitle: false)
    }
  }

  private mutating func addMark(_ mark: FilterMark, isExcluded: Bool) {
    if isExcluded { excludedMarks.append(mark) } else { marks.append(mark) }
  }

  private mutating func addWords(of term: TermReader.Term, isTitle: Bool) {
    // What has a field that is none is one name: `sts:AssumeRole`.
    let text = isTitle || term.field.isEmpty ? term.text : term.whole
    var found: [(position: Int, word: Word)] = []
    var splitter = WordSplitter()
    text.withUnsafeBufferPointer { bytes in
      _ = splitter.split(bytes) { word in
        // Of `AssumeRole` the parts are looked for, which say where the whole is.
        if let last = found.last, last.position == word.position { found.removeLast() }
        found.append(
          (
            word.position,
            Word(
              text: Array(word.text), style: word.style, isJoined: word.position > 0 && !term.isQuoted,
              isQuoted: term.isQuoted, isTitle: isTitle)
          ))
      }
    }
    guard !found.isEmpty else { return }
    let added = found.map(\.word)
    if term.isExcluded {
      excluded.append(added)
    } else {
      if term.isQuoted { phrases.append(words.count..<words.count + added.count) }
      words += added
    }
  }

  /// Drops words that say little, unless there are no others. Parts of names and phrases stay.
  private mutating func dropFunctionWords() {
    let isKept = words.indices.map { index in
      let word = words[index]
      let isName = word.isJoined || (index + 1 < words.count && words[index + 1].isJoined)
      return isName || word.isQuoted || word.isTitle || word.style.contains(.option)
        || !functionWords.contains(String(decoding: word.text, as: UTF8.self))
    }
    guard isKept.contains(true) else { return }
    var places: [Int] = []
    for kept in isKept { places.append((places.last ?? 0) + (kept ? 1 : 0)) }
    phrases = phrases.map { (places[$0.lowerBound] - 1)..<places[$0.upperBound - 1] }
    words = zip(words, isKept).filter(\.1).map(\.0)
  }
}

/// Whether a text is a day, a month or a year: `2024-06-07`, `2024-06`, `2024`.
private func isDay(_ text: String) -> Bool {
  let form = Array("dddd-dd-dd".utf8)
  let bytes = Array(text.utf8)
  guard [4, 7, 10].contains(bytes.count) else { return false }
  return zip(bytes, form).allSatisfy { byte, form in
    form == UInt8(ascii: "-") ? byte == form : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

/// Takes a query apart into terms.
private struct TermReader {
  struct Term {
    var isExcluded = false
    /// What stands before a colon, in lower case; empty for none.
    var field = ""
    var text: [UInt8] = []
    /// Field, colon and text as typed.
    var whole: [UInt8] = []
    var isQuoted = false
  }

  private var rest: ArraySlice<UInt8>
  private static let quote = UInt8(ascii: "\"")

  init(_ text: [UInt8]) { rest = text[...] }

  mutating func next() -> Term? {
    rest = rest.drop { $0 <= 0x20 }
    guard let first = rest.first else { return nil }
    var term = Term()
    let start = rest
    if first == UInt8(ascii: "-"), isExclusion(rest.dropFirst()) {
      term.isExcluded = true
      rest = rest.dropFirst()
    }
    let field = rest.prefix { isLetter($0) }
    if !field.isEmpty, field.count < 8, rest.dropFirst(field.count).first == UInt8(ascii: ":"),
      let value = rest.dropFirst(field.count + 1).first, value > 0x20
    {
      term.field = String(decoding: field, as: UTF8.self).lowercased()
      rest = rest.dropFirst(field.count + 1)
    }
    if rest.first == Self.quote, let end = rest.dropFirst().firstIndex(of: Self.quote) {
      term.text = Array(rest[rest.index(after: rest.startIndex)..<end])
      term.isQuoted = true
      rest = rest[(end + 1)...]
    } else {
      if rest.first == Self.quote { rest = rest.dropFirst() }
      term.text = Array(rest.prefix { $0 > 0x20 && $0 != Self.quote })
      rest = rest.dropFirst(term.text.count)
    }
    term.whole = Array(start[..<rest.startIndex])
    return term
  }

  /// Whether what follows a dash is more than a short option: `-p`, `-rf`, `--dns`.
  private func isExclusion(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.first == Self.quote || rest.prefix { isLetter($0) || $0 >= 0x80 }.count > 2
  }

  private func isLetter(_ byte: UInt8) -> Bool { isLower(byte | 0x20) }
}
