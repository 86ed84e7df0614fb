import Diagnostics
import SourceText

/// Calls `body` with every prefix of `bytes` and with every copy of it that has one byte changed.
///
/// The new byte follows from the place, so that a failure can be repeated.
package func forEachDamage(of bytes: [UInt8], _ body: ([UInt8]) -> Void) {
  let replacements = Array("{}[]()<>\"'`,:;\\/#$!&|=-.0aZ \t\n\r\0".utf8) + [0x80, 0xC2, 0xE2, 0xF0, 0xFF]
  for end in 0..<bytes.count { body(Array(bytes[..<end])) }
  for index in 0..<bytes.count {
    var copy = bytes
    copy[index] = replacements[(index &* 31 &+ Int(bytes[index])) % replacements.count]
    body(copy)
  }
}

/// What is wrong with the places of `diagnostics` and `tokens` in a text of `count` bytes: ranges outside of it,
/// tokens that overlap or are out of order, more diagnostics than bytes. Empty when all is well.
package func placeFaults(
  _ diagnostics: [Diagnostic], tokens: [SyntaxToken] = [], count: Int
) -> [String] {
  var faults: [String] = []
  if diagnostics.count > count + 1 { faults.append("\(diagnostics.count) diagnostics in \(count) bytes") }
  for diagnostic in diagnostics {
    for range in [diagnostic.range] + diagnostic.labels.map(\.range)
    where range.start < 0 || range.end > count {
      faults.append("\(diagnostic.rule.id) at \(range) lies outside of \(count) bytes")
    }
  }
  var end = 0
  for token in tokens {
    if token.range.start < end || token.range.end > count || token.range.count == 0 {
      faults.append("token \(token.kind) at \(token.range) after \(end) of \(count) bytes")
    }
    end = token.range.end
  }
  return faults
}

/// What is missing in a catalog of rules: a story that is empty, an id given twice, a rule that none of the
/// `triggered` ids names, an id that is not in the catalog.
package func catalogFaults(_ rules: [Rule], triggered: Set<String>) -> [String] {
  var faults: [String] = []
  var seen: Set<String> = []
  for rule in rules {
    if !seen.insert(rule.id).inserted { faults.append("\(rule.id) is listed twice") }
    if [rule.summary, rule.why, rule.wrong, rule.right].contains("") {
      faults.append("\(rule.id) has no complete story")
    }
    if !triggered.contains(rule.id) { faults.append("no fixture triggers \(rule.id)") }
  }
  for id in triggered.subtracting(seen).sorted() { faults.append("\(id) is not in the catalog") }
  return faults
}

/// Makes new texts of old ones: pieces of them taken out, put in, doubled and swapped, and bytes changed.
/// The same seed gives the same texts.
package struct Mutator {
  private let texts: [[[UInt8]]]
  private var random: SplitMix
  private let signs: [[UInt8]]

  /// - Parameter signs: what the language is made of, to be put in anywhere.
  package init(texts: [[UInt8]], signs: [String], seed: UInt64) {
    self.signs = signs.map { Array($0.utf8) }
    self.texts = texts.map(Mutator.pieces).filter { !$0.isEmpty }
    random = SplitMix(state: seed)
  }

  package mutating func next() -> [UInt8] {
    guard var pieces = texts.randomElement(using: &random) else { return [] }
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      guard !pieces.isEmpty else { break }
      let place = Int.random(in: 0..<pieces.count, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: pieces.remove(at: place)
      case 1: pieces.insert(signs.randomElement(using: &random) ?? [], at: place)
      case 2: pieces.insert(pieces[place], at: place)
      case 3: pieces.swapAt(place, Int.random(in: 0..<pieces.count, using: &random))
      case 4: pieces.removeSubrange(place..<min(pieces.count, place + Int.random(in: 1...12, using: &random)))
      case 5: pieces[place] = [UInt8.random(in: 0...255, using: &random)]
      case 6: pieces.removeLast(pieces.count - place)
      default:
        // A stretch of another text.
        guard let other = texts.randomElement(using: &random) else { continue }
        let start = Int.random(in: 0..<other.count, using: &random)
        pieces.insert(contentsOf: other[start..<min(other.count, start + 8)], at: place)
      }
    }
    return Array(pieces.joined())
  }

  /// Words, stretches of blanks, and single signs.
  private static func pieces(of text: [UInt8]) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var kind: UInt8?
    for byte in text {
      let next: UInt8? = isNameByte(byte) ? 1 : byte == 0x20 || byte == 0x09 ? 2 : nil
      if let next, next == kind, let last = result.indices.last {
        result[last].append(byte)
      } else {
        result.append([byte])
      }
      kind = next
    }
    return result
  }
}

private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
    true
  default: false
  }
}

/// A small generator of numbers that a seed determines.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
