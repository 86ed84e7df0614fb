import Diagnostics
import Diagrams
import Localization
import NoteModel
import Snippets
import SourceText

extension BodyRenderer {
  /// A picture where the diagram is drawn, else a frame that says what is to come.
  mutating func renderDiagram(_ snippet: Snippet, language: Language) {
    diagramCount += 1
    let title = CaptionText(snippet.info.attributes.title ?? "")
    // A colon keeps these ids apart from those of headings.
    let drawn = drawSnippet(snippet, title: title.text, idPrefix: "dg:\(diagramCount)")
    if let drawn, options.checksSnippets {
      diagnostics += drawn.remarks
      if let file = snippet.file {
        let findings = FileFindings(source: file, diagnostics: drawn.diagnostics)
        if !findings.diagnostics.isEmpty { fileFindings.append(findings) }
      } else {
        diagnostics.appendLimited(drawn.diagnostics)
      }
    }
    if let drawing = drawn?.drawing {
      renderDrawing(drawing, title: title)
    } else {
      renderPlaceholder(of: snippet, language: language)
    }
  }

  private mutating func renderDrawing(_ drawing: DiagramDrawing, title: CaptionText) {
    let caption = title.text.isEmpty ? drawing.title : title.text
    if !caption.isEmpty { sections.appendCaption(caption) }
    html.markup("<figure class=\"diagram\">")
    if drawing.isWide {
      html.markup("<div class=\"dgs\" tabindex=\"0\" role=\"region\" aria-label=\"")
      html.attribute("\(text[.diagram]) \(diagramCount)")
      html.markup("\">")
    }
    html.markup(drawing.svg)
    if drawing.isWide { html.markup("</div>") }
    if !caption.isEmpty || !title.credit.isEmpty {
      renderCaption(caption, credit: title.credit.isEmpty ? nil : title.credit)
    }
    html.markup("</figure>\n")
  }

  private mutating func renderCaption(_ caption: String, credit: String?) {
    html.markup("<figcaption>")
    html.text(caption)
    if let credit {
      html.markup(caption.isEmpty ? "<span class=\"credit\">" : " <span class=\"credit\">")
      html.text(credit)
      html.markup("</span>")
    }
    html.markup("</figcaption>")
  }

  /// A diagram that is described (` ```diagram `), in a language that is not drawn, or with something that is not.
  private mutating func renderPlaceholder(of snippet: Snippet, language: Language) {
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
    renderCaption(description.caption, credit: description.credit)
    html.markup("</figure>\n")
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
