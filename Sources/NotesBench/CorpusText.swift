/// The words of one note: sentences whose gaps are filled in from the vocabulary.
struct CorpusText {
  var random: SeededRandom
  let topic: CorpusVocabulary.Topic
  private let services: [String]

  private typealias Words = CorpusVocabulary

  init(random: SeededRandom) {
    var random = random
    topic = Words.topics[random.below(Words.topics.count)]
    services = (0..<3).map { _ in random.pick(Words.services) + "-" + random.pick(Words.parts) }
    self.random = random
  }

  mutating func service() -> String { random.pick(services) }

  /// Of an example domain (RFC 2606).
  mutating func host() -> String {
    random.pick(Words.hosts) + String(random.number(in: 1...60)) + "." + random.pick(Words.domains)
  }

  mutating func address() -> String {
    "10.\(random.below(256)).\(random.below(256)).\(random.number(in: 1...254))"
  }

  /// - Parameter link: Title and address of another note, for sentences that name one.
  mutating func fill(_ frame: String, link: (title: String, target: String) = ("", "")) -> String {
    var text = ""
    var rest = frame[...]
    var used: Set<String> = []
    while let open = rest.firstIndex(of: "{") {
      text += rest[..<open]
      let name = rest[open...].dropFirst().prefix { $0 != "}" }
      var word = word(String(name), link)
      // Once more, so that few sentences say the same twice.
      if !used.insert(word).inserted { word = self.word(String(name), link) }
      if "aeio".contains(word.prefix(1)), text == "A " || text.hasSuffix(" a ") {
        text.insert("n", at: text.index(before: text.endIndex))
      }
      text += word
      rest = rest[name.endIndex...].dropFirst()
    }
    return text + rest
  }

  private mutating func word(_ name: String, _ link: (title: String, target: String)) -> String {
    switch name {
    case "noun", "noun2":
      // Two words in three are of the note's own topic.
      random.pick(random.chance(65) ? topic.nouns : Words.topics[random.below(Words.topics.count)].nouns)
    case "adjective": random.pick(Words.adjectives)
    case "verb", "verb2": random.pick(Words.verbs)
    case "Verb": capitalized(random.pick(Words.verbs))
    case "participle", "participle2": random.pick(Words.participles)
    case "service", "service2": service()
    case "place": random.pick(Words.places)
    case "region": random.pick(Words.regions)
    case "time": random.pick(Words.times)
    case "cause": random.pick(Words.causes)
    case "effect": random.pick(Words.effects)
    case "host", "host2": host()
    case "address": address()
    case "small": String(random.number(in: 2...12))
    case "number": String(random.number(in: 20...900))
    case "number2": String(random.number(in: 1000...9000))
    case "version": "\(random.number(in: 1...9)).\(random.below(30)).\(random.below(10))"
    case "hash": "`" + random.hexadecimal(8) + "`"
    case "metric":
      service().replacing("-", with: "_") + "_" + random.pick(of: "errors|bytes|retries|seconds") + "_total"
    case "link": link.title
    case "target": link.target
    default: preconditionFailure("a gap of no known name: \(name)")
    }
  }

  private func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
}
