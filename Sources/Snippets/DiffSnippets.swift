import DiffSyntax
import SourceText

/// Unified diffs; others pass.
let diffChecker = SnippetChecker(
  languages: [.diff], rules: DiffRules.all,
  check: { input in
    let found = checkDiff(input.bytes, excerpt: input.isExcerpt)
    return SnippetFindings(found.filter { !input.isAboutPlaceholder($0) })
  },
  documentKinds: [], highlight: highlightDiff)

/// Tokens of a diff in a language that is known: by its title, else by the file of its `+++` line.
///
/// - Returns: the tokens of lines, and behind them those of what the lines hold; only the former where no language is
///   known.
func highlightDiff(of snippet: Snippet) -> [SyntaxToken] {
  let lines = highlightDiff(snippet.bytes)
  let title = snippet.info.attributes.title.flatMap { Language(ofFile: $0) }
  guard let language = title ?? languageOfNewFile(snippet.bytes, lines), language != .diff else {
    return lines
  }
  var sides = DiffSides()
  let table = LineTable(snippet.bytes)
  var tokens = lines[...]
  for line in 0..<table.count {
    let range = table.contentRange(ofLine: line)
    while let token = tokens.first, token.range.end <= range.start { tokens.removeFirst() }
    let kind = tokens.first.flatMap { $0.range.start <= range.start ? $0.kind : nil }
    sides.append(range, kind, of: snippet.bytes)
  }
  return lines.filter { $0.kind == .inserted || $0.kind == .deleted }
    + sides.tokens(in: language, besides: lines)
}

private func languageOfNewFile(_ bytes: [UInt8], _ lines: [SyntaxToken]) -> Language? {
  let header = lines.first { $0.kind == .keyword && bytes[$0.range.start...].starts(with: "+++ ".utf8) }
  guard let header else { return nil }
  // `diff -u` puts a time behind the name, after a tab.
  let name = bytes[(header.range.start + 4)..<header.range.end].prefix { $0 != 0x09 }
  return Language(ofFile: String(decoding: name, as: UTF8.self).drop { $0 == " " })
}

/// The text before and after, each with the places of its lines in the diff.
private struct DiffSides {
  private struct Side {
    var text: [UInt8] = []
    /// Where each line begins here and in the diff; and whether its tokens are wanted.
    var lines: [(here: Int, there: Int, isWanted: Bool)] = []

    mutating func append(_ range: SourceRange, of bytes: [UInt8], isWanted: Bool) {
      lines.append((text.count, range.start + 1, isWanted))
      text += bytes[min(range.start + 1, range.end)..<range.end]
      text.append(UInt8(ascii: "\n"))
    }
  }

  private var before = Side()
  private var after = Side()

  mutating func append(_ range: SourceRange, _ kind: SyntaxKind?, of bytes: [UInt8]) {
    switch kind {
    case .inserted: after.append(range, of: bytes, isWanted: true)
    case .deleted: before.append(range, of: bytes, isWanted: true)
    case nil:
      before.append(range, of: bytes, isWanted: false)
      after.append(range, of: bytes, isWanted: true)
    default: break
    }
  }

  /// Tokens of both sides in order, in bytes of the diff, together with those of `lines` that are headers and notes.
  func tokens(in language: Language, besides lines: [SyntaxToken]) -> [SyntaxToken] {
    let headers = lines.filter { $0.kind != .inserted && $0.kind != .deleted }
    return (headers + tokens(of: before, in: language) + tokens(of: after, in: language))
      .sorted { $0.range.start < $1.range.start }
  }

  private func tokens(of side: Side, in language: Language) -> [SyntaxToken] {
    var result: [SyntaxToken] = []
    var line = 0
    for token in snippetTokens(side.text, language) {
      while line + 1 < side.lines.count, side.lines[line + 1].here <= token.range.start { line += 1 }
      var next = line
      while next < side.lines.count, side.lines[next].here < token.range.end {
        let place = side.lines[next]
        // Without the line break, which the next line does not begin with.
        let lineEnd = (next + 1 < side.lines.count ? side.lines[next + 1].here : side.text.count) - 1
        let start = max(token.range.start, place.here)
        let end = min(token.range.end, lineEnd)
        if place.isWanted, start < end {
          let shift = place.there - place.here
          result.append(SyntaxToken(token.kind, SourceRange(start + shift, end + shift)))
        }
        next += 1
      }
    }
    return result
  }
}
