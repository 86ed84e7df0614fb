import SourceText
import SyntaxHighlighting
import TestSupport
import Testing

/// `Fixtures/*.md`: the language of a snippet is its info string, its tokens stand as `kind: text` in the
/// `expect` block, with `⏎` for a line break and `␣` for a blank at an end.
@Suite struct HighlightingTests {
  @Test func fixturesAgree() throws {
    let faults = try mismatches(of: readFixtures()) { fixture in
      let tokens = try #require(
        highlight(fixture.bytes, language: fixture.info), "\(fixture.info) is unknown")
      return tokens.map { token in
        return "\(token.kind): \(visible(fixture.bytes[token.range.start..<token.range.end]))"
      }
    }
    for fault in faults { Issue.record("\(fault)") }
  }

  @Test func anUnknownLanguageHasNoTokens() {
    #expect(highlight(Array("x".utf8), language: "klingon") == nil)
  }

  @Test func emptyTextHasNoTokens() {
    for language in highlightedLanguages { #expect(highlight([], language: language) == []) }
  }

  /// Damaged text keeps tokens in order, within the text, and between characters.
  @Test func damageIsHarmless() throws {
    for fixture in try readFixtures() {
      var faults: [String] = []
      forEachDamage(of: fixture.bytes) { bytes in
        let tokens = highlight(bytes, language: fixture.info) ?? []
        faults += placeFaults([], tokens: tokens, count: bytes.count)
      }
      #expect(faults.isEmpty, "\(fixture.heading): \(faults.first ?? "")")
    }
  }

  /// Every language takes the text of every other.
  @Test func anyTextIsTaken() throws {
    for fixture in try readFixtures() {
      for language in highlightedLanguages {
        let tokens = highlight(fixture.bytes, language: language) ?? []
        let faults = placeFaults([], tokens: tokens, count: fixture.bytes.count)
        #expect(faults.isEmpty, "\(fixture.heading) as \(language): \(faults.first ?? "")")
      }
    }
  }

  @Test func tokensDoNotSplitCharacters() throws {
    let pieces = [
      "é", "漢", "\\", "\"", "'", "$", "{", "`", "@", "#", "<", "a", "1", " ", "\n", "-", ":", "&",
    ]
    for language in highlightedLanguages {
      for a in pieces {
        for b in pieces {
          for c in ["é", "漢"] {
            let bytes = Array("\(a)\(b)\(c)\(a)\(c)\(b)".utf8)
            let isSplit = (highlight(bytes, language: language) ?? []).contains { token in
              isContinuation(bytes, token.range.start) || isContinuation(bytes, token.range.end)
            }
            #expect(!isSplit, "\(language): \(String(decoding: bytes, as: UTF8.self))")
          }
        }
      }
    }
  }

  /// Whatever opens something, over and over, is neither too deep nor too long.
  @Test(.timeLimit(.minutes(20))) func repetitionIsHarmless() {
    let pieces = [
      "\"", "'", "`", "${", "$(", "(", "<<A\n", "$ cat <<A\n", "/*", "<!--", "<a b=\"", "{{", "\\", "<a",
      "- ", "\"\"\"",
      "'\\", "@\"", "#{", "a = ", "a: |\n", "[", "&", "x\"$(",
    ]
    for language in highlightedLanguages {
      for piece in pieces {
        let bytes = Array(String(repeating: piece, count: 500).utf8)
        let tokens = highlight(bytes, language: language) ?? []
        #expect(placeFaults([], tokens: tokens, count: bytes.count).isEmpty, "\(language): \(piece)")
      }
    }
  }

  private func visible(_ bytes: ArraySlice<UInt8>) -> String {
    var text = String(decoding: bytes, as: UTF8.self).replacing("\n", with: "⏎")
    if text.hasPrefix(" ") { text = "␣" + text.dropFirst() }
    if text.hasSuffix(" ") { text = text.dropLast() + "␣" }
    return text
  }

  private func isContinuation(_ bytes: [UInt8], _ offset: Int) -> Bool {
    offset < bytes.count && bytes[offset] & 0xC0 == 0x80
  }
}
