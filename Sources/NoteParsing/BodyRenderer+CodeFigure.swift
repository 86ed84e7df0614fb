import Localization
import Snippets
import SourceText
import SyntaxHighlighting

extension BodyRenderer {
  /// A block with its title bar.
  mutating func renderFigure(of snippet: Snippet) {
    let language = snippet.reading.language
    html.markup("<figure class=code")
    if let language {
      html.markup(" data-language=")
      html.attribute(language.id)
    }
    html.markup("><figcaption>")
    if let title = snippet.info.attributes.title {
      html.markup("<span class=code-title>")
      html.text(title)
      html.markup("</span>")
    }
    html.markup("<span class=code-language>")
    let tag = snippet.info.tag
    html.text(language?.displayName ?? (tag.isEmpty ? text[.plainText] : tag))
    html.markup("</span></figcaption>")
    let tree = language == .tree ? FileTree(snippet.shownBytes) : nil
    if let tree, !tree.entries.isEmpty {
      render(tree, of: Array(snippet.shownBytes))
    } else {
      renderCode(of: snippet)
    }
    html.markup("</figure>\n")
  }

  private mutating func renderCode(of snippet: Snippet) {
    let attributes = snippet.info.attributes
    let code = Array(snippet.shownBytes)
    let tokens = options.meter.time(.highlight) { snippet.shownTokens }
    let folds =
      attributes.fold.map { foldedParts(of: code, tokens, snippet.reading.language, after: $0) } ?? []
    // A part that is folded does not count for what follows it, where style sheets number lines.
    let isNumbered =
      attributes.showsLineNumbers && (folds.isEmpty || folds.count == 1 && folds[0].range.end == code.count)
    let lines =
      isNumbered || !attributes.highlightedLines.isEmpty
      ? LineMarkup(marked: attributes.highlightedLines, isNumbered: isNumbered) : nil
    var writer = HighlightedHTML(code, tokens: tokens, lines: lines)
    let opening = Array(
      "<pre\(preAttributes(code, isNumbered: isNumbered, isWrapped: attributes.wrapsLines))><code>".utf8)
    func part(upTo end: Int) {
      html.markup(opening)
      html.markup(writer.part(upTo: end))
      html.markup("</code></pre>")
    }
    for fold in folds {
      part(upTo: fold.range.start)
      html.markup("<details><summary>")
      html.text(text[.moreLines, fold.lines])
      html.markup("</summary>")
      part(upTo: fold.range.end)
      html.markup("</details>")
    }
    if folds.last?.range.end != code.count || code.isEmpty { part(upTo: code.count) }
  }
}

/// Classes, and a place in the order of keys for what may have to be scrolled.
private func preAttributes(_ code: [UInt8], isNumbered: Bool, isWrapped: Bool) -> String {
  let classes = [isNumbered ? "numbered" : nil, isWrapped ? "wrap" : nil].compactMap { $0 }
  let classAttribute =
    switch classes.count {
    case 0: ""
    case 1: " class=\(classes[0])"
    default: " class=\"\(classes.joined(separator: " "))\""
    }
  return (isWrapped || !mayOverflow(code) ? "" : " tabindex=0") + classAttribute
}

/// Whether a line is too long for the narrowest screen at a large size of type.
private func mayOverflow(_ code: [UInt8]) -> Bool {
  var length = 0
  for byte in code {
    if byte == UInt8(ascii: "\n") { length = 0 } else { length += byte == 0x09 ? 4 : 1 }
    if length > 24 { return true }
  }
  return false
}

/// A part of a block that is folded.
private struct FoldedPart {
  /// Whole lines.
  let range: SourceRange
  let lines: Int
}

/// What is folded where `count` lines are to be seen: of a session in each output, else in the block. A rest of
/// two lines is not worth a line that says so.
private func foldedParts(
  of code: [UInt8], _ tokens: [SyntaxToken], _ language: Language?, after count: Int
) -> [FoldedPart] {
  let ranges =
    language == .session
    ? tokens.filter { $0.kind == .output }.map(\.range) : [SourceRange(0, code.count)]
  return ranges.compactMap { range in
    var line = 0
    var start = range.end
    var offset = range.start
    while offset < range.end {
      if line == count { start = offset }
      while offset < range.end, code[offset] != UInt8(ascii: "\n") { offset += 1 }
      offset += 1
      line += 1
    }
    return line > count + 2
      ? FoldedPart(range: SourceRange(start, min(offset, code.count)), lines: line - count) : nil
  }
}
