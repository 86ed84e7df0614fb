/// `LexicalRules` made ready for lexing: what each byte can begin.
struct LexicalTable: Sendable {
  enum Role: UInt8, Sendable { case ordinary, blank, lineBreak, special }

  let rules: LexicalRules
  let lineComments: [[UInt8]]
  let stringPrefixes: [[UInt8]]
  /// For each byte value, what it can begin.
  let roles: [Role]
  /// For each byte value, the spans that begin with it, the longest opening first.
  let spanIndexes: [[Int]]
  /// For each byte value, whether it belongs to a word once that has begun.
  let isWordByte: [Bool]
  /// For each byte value, whether it begins a word that a letter, `_` or another such byte goes on with.
  let isMarkOfWord: [Bool]

  init(_ rules: LexicalRules) {
    precondition(rules.spans.count <= 64, "a bit for each span must fit into a UInt64")
    self.rules = rules
    lineComments = rules.lineComments.map { Array($0.utf8) }
    stringPrefixes = rules.stringPrefixes.split(separator: " ").map { Array($0.utf8) }
    var spanIndexes = [[Int]](repeating: [], count: 256)
    for (index, span) in rules.spans.enumerated() {
      guard let first = span.open.first else { continue }
      spanIndexes[Int(first)].append(index)
    }
    for byte in spanIndexes.indices {
      spanIndexes[byte].sort { rules.spans[$0].open.count > rules.spans[$1].open.count }
    }
    var roles = [Role](repeating: .ordinary, count: 256)
    for byte in " \t\r".utf8 { roles[Int(byte)] = .blank }
    roles[Int(UInt8(ascii: "\n"))] = .lineBreak
    let sigils = rules.sigils.map(\.byte)
    let ownBytes = Array("</-".utf8)  // placeholders, here-documents, patterns, options
    for byte in sigils + ownBytes + lineComments.compactMap(\.first) { roles[Int(byte)] = .special }
    for byte in 0..<256 where !spanIndexes[byte].isEmpty { roles[byte] = .special }
    let extra = Set((rules.wordBytes + rules.wordStarts).utf8)
    isWordByte = (0...255).map { byte in SyntaxHighlighting.isWordByte(byte) || extra.contains(byte) }
    let starts = Set(rules.wordStarts.utf8)
    isMarkOfWord = (0...255).map { starts.contains($0) }
    self.roles = roles
    self.spanIndexes = spanIndexes
  }
}
