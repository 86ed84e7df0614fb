import Diagnostics
import Foundation
import SourceText
import TestSupport

/// A parser that takes any bytes, and what must hold whatever they are.
package struct FuzzTarget: Sendable {
  /// What it is called on the command line.
  package let name: String
  /// Texts to make others of.
  package let seeds: [[UInt8]]
  /// What the language is made of, to be put in anywhere.
  package let signs: [String]
  /// Gives bytes to the parser; what is wrong with its answer, empty when all is well.
  package let faults: @Sendable ([UInt8]) -> [String]

  init(
    _ name: String, seeds: [[UInt8]],
    signs: String = "{ } [ ] ( ) < > \" ' ` , : ; \\ / # $ & | = - . * % @ ~ ! ? ^ _",
    faults: @escaping @Sendable ([UInt8]) -> [String]
  ) {
    self.name = name
    self.seeds = seeds.isEmpty ? [Array("a".utf8)] : seeds
    self.signs =
      signs.split(separator: " ").map(String.init) + [
        " ", "\n", "\t", "\r\n", "\0", "é", "\u{FEFF}", "\u{2028}",
      ]
    self.faults = faults
  }

  /// Makes `count` texts and gives each to the parser. The same seed makes the same texts.
  ///
  /// - Parameters:
  ///   - before: called with each text before the parser gets it.
  ///   - report: called with a text and what is wrong with the answer to it.
  package func run(
    count: Int, seed: UInt64, before: ([UInt8]) -> Void = { _ in }, report: ([UInt8], [String]) -> Void
  ) {
    var mutator = Mutator(texts: seeds, signs: signs, seed: seed)
    for number in 0..<count {
      var text = mutator.next()
      if number % 64 == 63 {
        // Nesting far beyond what anyone writes, in the middle of the rest.
        let sign = Array(signs[number / 64 % signs.count].utf8)
        text.insert(contentsOf: repeatElement(sign, count: 5000).joined(), at: text.count / 2)
      }
      before(text)
      let found = faults(text)
      if !found.isEmpty { report(text, found) }
    }
  }
}

/// The seeds in `Seeds/<name>`, texts with a line `%%` between each two.
func seeds(_ name: String) -> [[UInt8]] {
  let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Seeds/" + name)
  guard let data = try? Data(contentsOf: path) else { return [] }
  return Array(data).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    .split(separator: ArraySlice("%%".utf8)).map { Array($0.joined(separator: [UInt8(ascii: "\n")])) }
}

/// The snippets of all fixture files, with the words of their info strings.
func fixtureSeeds() -> [(words: [String], bytes: [UInt8])] {
  let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  let folders = (try? FileManager.default.contentsOfDirectory(atPath: tests.path).sorted()) ?? []
  return folders.filter { $0.hasSuffix("Tests") }.flatMap { folder in
    let file = tests.appendingPathComponent(folder + "/Tests.swift").path
    return ((try? readFixtures(beside: file)) ?? []).map { ($0.words, $0.bytes) }
  }
}
