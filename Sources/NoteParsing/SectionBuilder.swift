import NoteModel

/// Gathers the text of a note by headings, for the index, the summary and the reading time.
struct SectionBuilder {
  private(set) var sections: [Section] = []
  private(set) var summary: [UInt8] = []
  private(set) var wordCount = 0
  /// Text of a heading is not prose of its section.
  var isInHeading = false

  private var path: [Heading] = []
  private var anchor = ""
  private var line: Int
  private var prose: [UInt8] = []
  private var code: [UInt8] = []
  private var captions: [UInt8] = []
  private var languages: [String] = []
  private var isInWord = false
  private var isSummaryClosed = false

  /// Whether anything is gathered.
  let isWanted: Bool

  /// - Parameter line: 1-based line of the note where its body begins.
  init(line: Int, isWanted: Bool) {
    self.line = line
    self.isWanted = isWanted
  }

  /// Begins the section of a heading.
  mutating func begin(_ heading: Heading) {
    guard isWanted else { return }
    close()
    path.removeAll { $0.level >= heading.level }
    path.append(heading)
    anchor = heading.id
    line = heading.line
  }

  mutating func append(_ text: some Collection<UInt8>) {
    guard isWanted, !isInHeading else { return }
    prose.append(contentsOf: text)
    if !isSummaryClosed { summary.append(contentsOf: text) }
    var count = wordCount
    var isInWord = isInWord
    for byte in text {
      let isBlank = byte <= 0x20
      if !isBlank, !isInWord { count += 1 }
      isInWord = !isBlank
    }
    wordCount = count
    self.isInWord = isInWord
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append($0) }
  }

  /// Takes in the caption of a picture: found by a search, neither counted nor part of the summary.
  mutating func appendCaption(_ text: String) {
    guard isWanted, !isInHeading, !text.isEmpty else { return }
    captions.append(contentsOf: text.utf8)
    captions.append(UInt8(ascii: "\n"))
  }

  /// Ends a paragraph or the like; the first one that is long enough is the summary.
  mutating func endBlock() {
    append("\n")
    if summary.count > 80 { isSummaryClosed = true }
  }

  mutating func appendCode(_ text: ArraySlice<UInt8>, language: String?) {
    guard isWanted else { return }
    code += text
    code.append(UInt8(ascii: "\n"))
    if let language, !languages.contains(language) { languages.append(language) }
  }

  private mutating func close() {
    if !path.isEmpty || !prose.isEmpty || !code.isEmpty || !captions.isEmpty {
      sections.append(
        Section(
          headingPath: path.map(\.text), anchor: anchor, line: line,
          prose: String(decoding: prose, as: UTF8.self), code: String(decoding: code, as: UTF8.self),
          languages: languages, captions: String(decoding: captions, as: UTF8.self)))
    }
    prose.removeAll(keepingCapacity: true)
    code.removeAll(keepingCapacity: true)
    captions.removeAll(keepingCapacity: true)
    languages.removeAll()
  }

  /// Ends the last section.
  mutating func finish() { close() }

  /// The summary on one line, cut after a word before 200 bytes.
  var summaryText: String {
    var text: [UInt8] = []
    for word in summary.split(whereSeparator: { $0 <= 0x20 }) {
      if text.count + word.count > 200 {
        // A first word that is longer by itself is an address or the like: nothing to be shown.
        return text.isEmpty ? "" : String(decoding: text, as: UTF8.self) + "…"
      }
      if !text.isEmpty { text.append(UInt8(ascii: " ")) }
      text += word
    }
    return String(decoding: text, as: UTF8.self)
  }
}
