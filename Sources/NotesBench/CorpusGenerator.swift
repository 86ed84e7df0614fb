/// Makes the notes of a site for measuring: the same seed gives the same bytes. Each note can be made by itself.
///
/// A note is like those that people write about their machines: 5.4 KB of prose, headings, lists and tables, four
/// blocks of code, links to other notes.
package struct CorpusGenerator: Sendable {
  package let seed: UInt64
  /// At least 1.
  package let count: Int

  package init(seed: UInt64, count: Int) {
    self.seed = seed
    self.count = max(1, count)
  }

  package static let settings = """
    title: "Workshop notes"
    baseURL: "https://notes.example"
    description: "Made by notes-bench"

    """

  /// Below `Content/`.
  package func path(of note: Int) -> String { "posts/" + fileName(of: note) }

  /// The Markdown of a note, front matter included.
  package func text(of note: Int) -> String {
    var text = CorpusText(random: random(of: note, stream: 1))
    let (title, day) = heading(of: note)
    var tags = [text.topic.tag]
    for _ in 0..<text.random.below(4) {
      let tag = CorpusVocabulary.topics[text.random.below(CorpusVocabulary.topics.count)].tag
      if !tags.contains(tag) { tags.append(tag) }
    }
    var page = "---\ntitle: \"\(title)\"\ndate: \(day)\ntags: [\(tags.joined(separator: ", "))]\n---\n\n"
    page += paragraph(&text)
    let sections = text.random.number(in: 5...8)
    let withBlocks = sections - text.random.number(in: 1...4)
    for section in 0..<sections {
      let level = section > 0 && text.random.chance(25) ? "###" : "##"
      page += "\(level) \(text.fill(text.random.pick(CorpusVocabulary.headings)))\n\n"
      page += paragraph(&text)
      if section < withBlocks { page += block(&text) }
      if text.random.chance(35) { page += paragraph(&text) }
      if text.random.chance(30) { page += list(&text) }
      if text.random.chance(12) { page += table(&text) }
    }
    return page
  }

  // MARK: Names

  /// Streams keep what a note is called apart from what it says, so that others can link to it.
  private func random(of note: Int, stream: UInt64) -> SeededRandom {
    var mixer = SeededRandom(seed: seed &+ UInt64(note) &* 0x2545_F491_4F6C_DD1D &+ stream)
    return SeededRandom(seed: mixer.next())
  }

  private func heading(of note: Int) -> (title: String, day: String) {
    var text = CorpusText(random: random(of: note, stream: 0))
    let title = text.fill(text.random.pick(CorpusVocabulary.titles))
    let month = text.random.number(in: 1...12)
    let day = text.random.number(in: 1...28)
    let padded = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return (title, "\(text.random.number(in: 2015...2025))-\(padded(month))-\(padded(day))")
  }

  private func fileName(of note: Int) -> String {
    let (title, day) = heading(of: note)
    let words = title.lowercased().split { !$0.isLetter && !$0.isNumber }
    // The number keeps addresses apart.
    return "\(day)-\(words.joined(separator: "-"))-\(note).md"
  }

  // MARK: Blocks

  private func paragraph(_ text: inout CorpusText) -> String {
    let sentences = (0..<text.random.number(in: 2...5)).map { _ in
      let frame = text.random.pick(CorpusVocabulary.sentences)
      guard frame.contains("{link}") else { return text.fill(frame) }
      let other = text.random.below(count)
      return text.fill(frame, link: (heading(of: other).title, fileName(of: other)))
    }
    return sentences.joined(separator: " ") + "\n\n"
  }

  private func list(_ text: inout CorpusText) -> String {
    let isOrdered = text.random.chance(30)
    let items = (1...text.random.number(in: 3...6)).map { number in
      (isOrdered ? "\(number). " : "- ") + text.fill(text.random.pick(CorpusVocabulary.items))
    }
    return items.joined(separator: "\n") + "\n\n"
  }

  private func table(_ text: inout CorpusText) -> String {
    let rows = (0..<text.random.number(in: 3...6)).map { _ in text.fill("| {noun} | {region} | {number} |\n")
    }
    return "| What | Where | How many |\n| --- | --- | ---: |\n" + rows.joined() + "\n"
  }

  private func block(_ text: inout CorpusText) -> String {
    let snippet = text.snippet()
    return "```\(snippet.language)\n\(snippet.code)```\n\n"
  }
}
