import Foundation
import SourceText
import TestSupport
import Testing

@testable import ShellSyntax

/// Whatever the text is, the parser answers: no trap, every place inside, in bounded time.
///
/// `NOTES_FUZZ=1000000 swift test -c release --filter ShellDamageTests` runs a million mutations, damages the long
/// fixtures as well, and takes whole megabytes.
struct ShellDamageTests {
  /// The number of mutations that was asked for.
  private let wanted = ProcessInfo.processInfo.environment["NOTES_FUZZ"].flatMap(Int.init)

  @Test(.timeLimit(.minutes(2))) func damageNeverTrapsAndPlacesLieInside() throws {
    for fixture in try readFixtures() where fixture.bytes.count < (wanted == nil ? 160 : 2000) {
      forEachDamage(of: fixture.bytes) { expectNoFaults(fixture, $0) }
    }
  }

  /// How far a command reaches is known for every text, and never beyond its end.
  @Test(.timeLimit(.minutes(1))) func extentsLieInside() throws {
    for fixture in try readFixtures() {
      let bytes = fixture.bytes
      for start in stride(from: 0, through: bytes.count, by: wanted == nil ? 5 : 1) {
        let extent = extentOfCommand(in: bytes, from: start, to: bytes.count)
        if extent.end < start || extent.end > bytes.count {
          Issue.record("\(fixture.heading): from \(start) to \(extent.end) of \(bytes.count)")
        }
      }
    }
  }

  @Test(.timeLimit(.minutes(60))) func mutationsAreHarmless() throws {
    let seed = ProcessInfo.processInfo.environment["NOTES_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
    let fixtures = try readFixtures()
    var mutator = Mutator(texts: fixtures.map(\.bytes), seed: seed)
    for number in 0..<(wanted ?? 2000) { expectNoFaults(fixtures[number % fixtures.count], mutator.next()) }
  }

  /// What opens something, or ends it, or looks for an end, over and over: no parser that reads on to the
  /// end for each of them would get through a megabyte in time.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "(", "((", "((((", "( ", "$(", "$((", "$((a) ", "$(a", "$[", "\"", "'", "`", "\"`", "\"$(", "\"$((a) ",
      "$'", "a'", "${", "${x:-", "${x\"", "{ ", "if ", "if a; then #\nfi;", "while ", "for x in ",
      "case x in (",
      "case x in a) b;; ", "[[ ", "[[ ( ", "[[ ! ", "[[ a b ]];", "[[ a =~ (", "a[", "a=([", "x=(", "a=(& ",
      "a(",
      "@(", "<(", "f()", "f() {", "function ", "coproc ", "! ", "time ", "<<A", "<<A ", "<<A\n", "<<A\nA;\n",
      "<<A\nA\n", "a <<E1\n", "<<'", "$(<<E\n", "<a", "<a b c d ", "<a>", ">", "x=1 ", "a&&", "&& ", "|", ";",
      ";;",
      ")", "}", "fi;", "done\n", "esac ", "]] ", "then ", "#", "#\n", "\\", "\\\n", "\n", "\r", "\r\n", "\0",
      "é", "…",
      "...\n", "\u{FEFF}", "a", "~", "=",
    ])
  func manyOfOnePieceAreAnswered(piece: String) {
    let size = wanted == nil ? 60_000 : 1_000_000
    let bytes = Array(String(repeating: piece, count: size / piece.utf8.count).utf8)
    for dialect in [ShellDialect.bash, .posix] {
      let script = parseShell(bytes, dialect: dialect, wantsTokens: true)
      #expect(placeFaults(script.diagnostics, tokens: script.tokens, count: bytes.count) == [])
    }
    #expect(extentOfCommand(in: bytes, from: 0, to: bytes.count).end <= bytes.count)
  }

  private func expectNoFaults(_ fixture: Fixture, _ bytes: [UInt8]) {
    let script = parse(fixture, bytes)
    let faults =
      placeFaults(script.diagnostics, tokens: script.tokens, count: bytes.count) + treeFaults(script)
    if !faults.isEmpty {
      Issue.record(
        "\(fixture.heading): \(faults) in \(String(reflecting: String(decoding: bytes, as: UTF8.self)))")
    }
  }

  /// Comments, here-documents and statements that lie outside of the text, or before what precedes them.
  private func treeFaults(_ script: ShellScript) -> [String] {
    let count = script.bytes.count
    var faults: [String] = []
    for document in script.hereDocuments {
      let end = document.end ?? document.body
      if document.body.start < 0 || document.body.end < document.body.start || end.end > count {
        faults.append("here-document at \(document.body), \(end)")
      }
    }
    for (what, ranges) in [("comment", script.comments), ("statement", script.statements.map(\.range))] {
      var previous = 0
      for range in ranges {
        if range.start < previous || range.end < range.start || range.end > count {
          faults.append("\(what) at \(range) after \(previous) of \(count) bytes")
        }
        previous = range.start
      }
    }
    return faults
  }
}

/// Makes new texts of old ones: pieces of them taken out, put in, doubled and swapped, and bytes changed.
/// The same seed gives the same texts.
private struct Mutator {
  private let texts: [[[UInt8]]]
  private var random: SplitMix
  private let signs: [[UInt8]] = [
    "\"", "'", "`", "(", ")", "((", "))", "{", "}", "$(", "$((", "${", "$'", "$", "[[", "]]", "[", "]", "&&",
    "||",
    "|", "|&", "&", ";", ";;", ";&", ";;&", "\n", " ", "\t", "\\", "\\\n", "<<E\n", "<<-'E'\n", "E\n", "<",
    ">", ">>",
    ">&", "&>", "<<<", "<(", "@(", "!", "=", "=~", "#", "*", "...", "<name>", "if", "then", "elif", "else",
    "fi", "for",
    "in", "do", "done", "while", "case", "esac", "select", "function", "coproc", "time", "x=", "x=(", "x[",
    "f()",
    "\r\n", "é", "\0",
  ].map { Array($0.utf8) }

  init(texts: [[UInt8]], seed: UInt64) {
    self.texts = texts.map(Mutator.pieces).filter { !$0.isEmpty }
    random = SplitMix(state: seed)
  }

  mutating func next() -> [UInt8] {
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
      let next: UInt8? = isNameByte(byte) || byte >= 0x80 ? 1 : byte == 0x20 || byte == 0x09 ? 2 : nil
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
