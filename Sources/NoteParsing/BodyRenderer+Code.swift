import Diagnostics
import Localization
import Markdown
import NoteModel
import Snippets
import SourceText
import SyntaxHighlighting

extension BodyRenderer {
  /// A code block becomes a figure with a title bar, or the placeholder of a diagram.
  mutating func renderCodeBlock(_ node: MarkdownNode, isFenced: Bool) {
    let snippet = withTextOfFile(snippet(of: node, isFenced: isFenced))
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
      let result = checkSnippet(snippet)
      status = result.status
      if result.status == .checked { snippetCount.checked += 1 }
      diagnostics += result.remarks
      if let file = snippet.file {
        let findings = FileFindings(source: file, diagnostics: result.diagnostics)
        if !findings.diagnostics.isEmpty { fileFindings.append(findings) }
      } else {
        diagnostics += result.diagnostics
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

  private mutating func renderFigure(of snippet: Snippet) {
    let attributes = snippet.info.attributes
    let language = snippet.reading.language
    html.markup("<figure class=\"code\"")
    if let language {
      html.markup(" data-language=\"")
      html.attribute(language.id)
      html.markup("\"")
    }
    html.markup("><figcaption>")
    if let title = attributes.title {
      html.markup("<span class=\"code-title\">")
      html.text(title)
      html.markup("</span>")
    }
    html.markup("<span class=\"code-language\">")
    html.text(language?.displayName ?? (snippet.info.tag.isEmpty ? text[.plainText] : snippet.info.tag))
    html.markup(
      attributes.showsLineNumbers
        ? "</span></figcaption><pre tabindex=\"0\" class=\"numbered\"><code>"
        : "</span></figcaption><pre tabindex=\"0\"><code>")
    let lines: LineMarkup? =
      attributes.showsLineNumbers || !attributes.highlightedLines.isEmpty
      ? LineMarkup(marked: attributes.highlightedLines) : nil
    var code: [UInt8] = []
    code.reserveCapacity(snippet.shown.count * 2)
    appendHighlighted(Array(snippet.shownBytes), tokens: snippet.shownTokens, lines: lines, to: &code)
    html.markup(code)
    html.markup("</code></pre></figure>\n")
  }

  /// A diagram that is described (` ```diagram `) or given in a language that is not drawn.
  private mutating func renderDiagram(_ snippet: Snippet, language: Language) {
    let description = DiagramDescription(snippet: snippet, isProse: language == .diagram, text)
    diagrams.append(
      DiagramPlaceholder(caption: description.caption, kind: language.id, range: snippet.infoRange))
    sections.appendCaption(description.caption)
    if language == .diagram, description.text != description.caption {
      sections.appendCaption(description.text)
    }
    html.markup("<figure class=\"diagram\"><div class=\"diagram-frame\" role=\"img\" aria-label=\"")
    html.attribute(text[.diagramToCome, ["caption": description.caption]])
    html.markup("\"><span class=\"diagram-kind\" aria-hidden=\"true\">")
    html.text(language.id)
    html.markup("</span><p class=\"diagram-text\">")
    html.text(description.text)
    html.markup("</p></div>")
    if language != .diagram {
      html.markup("<details><summary>")
      html.text(text[.diagramSource, ["language": language.id]])
      html.markup("</summary><pre tabindex=\"0\"><code>")
      html.text(snippet.shownBytes)
      html.markup("</code></pre></details>")
    }
    html.markup("<figcaption>")
    html.text(description.caption)
    if let credit = description.credit {
      html.markup(" <span class=\"credit\">")
      html.text(credit)
      html.markup("</span>")
    }
    html.markup("</figcaption></figure>\n")
  }
}

/// What is to be said about a diagram that is not drawn.
private struct DiagramDescription {
  let caption: String
  /// What is to be drawn.
  let text: String
  /// The line that begins with "Source:", kept as it is.
  let credit: String?

  init(snippet: Snippet, isProse: Bool, _ siteText: SiteText) {
    let title = CaptionText(snippet.info.attributes.title ?? "")
    let titleCredit = title.credit.isEmpty ? nil : title.credit
    guard isProse else {
      caption = title.text.isEmpty ? siteText[.diagram] : title.text
      text =
        title.text.isEmpty
        ? siteText[.diagramGivenAs, ["language": snippet.info.tag]] : title.text
      credit = titleCredit
      return
    }
    let lines = String(decoding: snippet.shownBytes, as: UTF8.self).split(separator: "\n").map(String.init)
    let isCredit = { (line: String) in line.lowercased().hasPrefix("source:") }
    let words = lines.filter { !isCredit($0) }
    credit = lines.first(where: isCredit) ?? titleCredit
    caption = title.text.isEmpty ? words.first ?? siteText[.diagram] : title.text
    text = words.isEmpty ? caption : words.joined(separator: " ")
  }
}
