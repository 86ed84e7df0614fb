import Diagnostics
import Localization
import Markdown
import NoteModel
import Snippets
import SourceText

extension BodyRenderer {
  /// A code block becomes a figure with a title bar, or the placeholder of a diagram.
  mutating func renderCodeBlock(_ node: MarkdownNode, isFenced: Bool) {
    let snippet = withTextOfFile(snippet(of: node, isFenced: isFenced))
    let tab = isFenced ? tab(of: snippet, at: node) : nil
    if let tab { begin(tab) }
    render(snippet, of: node, isFenced: isFenced)
    if let tab { end(tab) }
  }

  private mutating func render(_ snippet: Snippet, of node: MarkdownNode, isFenced: Bool) {
    let language = snippet.reading.language
    if let language, language.isDiagram {
      renderDiagram(snippet, language: language)
      return
    }
    snippetCount.total += 1
    sections.appendCode(snippet.shownBytes, language: language?.id)
    if isFenced, options.requiresLanguage { requireLanguage(of: snippet) }
    var status = SnippetStatus.skipped
    // Of a block whose file cannot be had that alone is told.
    if options.checksSnippets, snippet.info.attributes.file == nil || snippet.file != nil {
      let result = options.meter.time(.check) { checkSnippet(snippet) }
      status = result.status
      if result.status == .checked { snippetCount.checked += 1 }
      diagnostics += result.remarks
      if let file = snippet.file {
        let findings = FileFindings(source: file, diagnostics: result.diagnostics)
        if !findings.diagnostics.isEmpty { fileFindings.append(findings) }
      } else {
        diagnostics.appendLimited(result.diagnostics)
      }
    }
    if options.listsSnippets {
      snippets.append(
        NoteSnippet(snippet, status: status, firstLine: firstLine(of: node, isFenced: isFenced)))
    }
    if options.rendersHTML { renderFigure(of: snippet) }
  }

  private func snippet(of node: MarkdownNode, isFenced: Bool) -> Snippet {
    let bytes = node.literal
    let line = locator.noteLine(node.line)
    let map = SnippetMap(
      snippet: bytes, note: locator.bytes, noteLines: locator.lines,
      firstLine: firstLine(of: node, isFenced: isFenced))
    return Snippet(
      info: InfoString(String(decoding: node.info, as: UTF8.self)), bytes: bytes, map: map,
      infoRange: isFenced ? infoRange(line: line) : locator.lines.contentRange(ofLine: line))
  }

  /// The (0-based) line of the note with the first line of the code.
  private func firstLine(of node: MarkdownNode, isFenced: Bool) -> Int {
    locator.noteLine(node.line) + (isFenced ? 1 : 0)
  }

  /// What stands behind the fence on the (0-based) `line`; the fence itself where nothing does.
  private func infoRange(line: Int) -> SourceRange {
    let content = locator.lines.contentRange(ofLine: line)
    let bytes = locator.bytes
    var start = content.start
    while start + 2 < content.end {
      let byte = bytes[start]
      if byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~"), bytes[start + 1] == byte,
        bytes[start + 2] == byte
      {
        var info = start
        while info < content.end, bytes[info] == byte { info += 1 }
        let fence = SourceRange(start, info)
        while info < content.end, bytes[info] <= 0x20 { info += 1 }
        return info < content.end ? SourceRange(info, content.end) : fence
      }
      start += 1
    }
    return content
  }

  private mutating func requireLanguage(of snippet: Snippet) {
    guard snippet.info.tag.isEmpty, snippet.info.attributes.file == nil, !snippet.allows(FenceRules.language)
    else { return }
    let recognised = RecognisedLanguage(of: snippet.bytes)
    diagnostics.append(
      Diagnostic(
        FenceRules.language, "the fence names no language", at: snippet.infoRange,
        help: recognised.map { "this is \($0.language.displayName): write ```\($0.tag)" }
          ?? "write ```text for what is in no language",
        edits: recognised.flatMap { edit(naming: $0.tag, before: snippet) }.map { [$0] } ?? []))
  }

  /// Puts the name of the language behind a fence. Only where nothing is wrong with the text then: of a guess less is
  /// said than of what the author calls so.
  private func edit(naming tag: String, before snippet: Snippet) -> TextEdit? {
    guard snippet.info.attributes.expectation == .parses else { return nil }
    let named = Snippet(
      info: InfoString(tag), bytes: snippet.bytes, map: snippet.map, infoRange: snippet.infoRange)
    guard checkSnippet(named).diagnostics.allSatisfy({ $0.severity == .info }) else { return nil }
    let first = locator.bytes[snippet.infoRange.start]
    let isBare = first == UInt8(ascii: "`") || first == UInt8(ascii: "~")
    let place = isBare ? snippet.infoRange.end : snippet.infoRange.start
    return TextEdit(SourceRange(place, place), of: locator.bytes, with: isBare ? tag : tag + " ")
  }
}
