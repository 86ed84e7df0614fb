import Diagnostics
import Localization
import Markdown
import NoteModel
import Snippets
import SourceText

/// Turns a parsed document into the HTML of its page and gathers what the note holds on the way.
///
/// One walk in document order; each kind of node has its function below or in the extensions for inline
/// text and for code.
struct BodyRenderer {
  let options: NoteParsingOptions
  /// What is said around the text of the author, in the language of the note.
  let text: SiteText
  /// Below `Content/`.
  let notePath: String
  /// What the files are that fences name, by path below `Content/`.
  let files: [String: FenceFile]
  var html: HTMLWriter
  var locator: SourceLocator
  var sections: SectionBuilder

  var headings: [Heading] = []
  var titleAnchor: String?
  var anchors: Set<String> = []
  var links: [LinkReference] = []
  var images: [ImageReference] = []
  var externalLinks: [ExternalLink] = []
  /// Those that are not drawn.
  var diagrams: [DiagramPlaceholder] = []
  var diagramCount = 0
  var snippetCount = SnippetCount()
  var snippets: [NoteSnippet] = []
  /// In bytes of the note.
  var diagnostics: [Diagnostic] = []
  /// Of files that fences name.
  var fileFindings: [FileFindings] = []

  /// Links around the current node: no link may stand in a link.
  var openLinks: [OpenLink] = []
  /// Where the text of the current container is struck through, and its place among the text children.
  var inlineContainers: [InlineContainer] = []
  private var headingIDs = HeadingIDs()
  private var openHeading: (heading: Heading, content: HTMLWriter.Mark)?
  private var columns: [String?] = []
  private var column = 0
  private var tableCount = 0
  private var isInTableHead = false
  private var hasTableBody = false
  /// Labels of the group of tabs that is being written.
  var openTabs: Set<String> = []
  private var footnoteCount = 0
  private var footnoteReferences: [String: Int] = [:]
  /// Nodes of an alert's marker (`[!NOTE]` and the break after it) still to be passed over.
  private var alertMarkerNodes = 0

  init(
    options: NoteParsingOptions, text: SiteText, notePath: String, files: [String: FenceFile],
    locator: SourceLocator,
    sections: SectionBuilder, capacity: Int
  ) {
    self.options = options
    self.text = text
    self.notePath = notePath
    self.files = files
    self.locator = locator
    self.sections = sections
    self.html = HTMLWriter(capacity: capacity, isWanted: options.rendersHTML)
  }

  /// Renders all below `root`.
  ///
  /// - Parameter titleHeading: whether the first heading is the note's title, which the theme shows itself.
  mutating func render(_ root: MarkdownNode, titleHeading: Bool) {
    var isTitlePending = titleHeading
    root.walk { event in
      switch event {
      case .enter(let node):
        if isTitlePending, case .heading = node.kind, node.parent?.kind == .document {
          isTitlePending = false
          titleAnchor = headingIDs.id(for: node.plainText(withTags: false))
          return .skip
        }
        return enter(node)
      case .exit(let node):
        exit(node)
        return .children
      }
    }
    if footnoteCount > 0 { html.markup("</ol>\n</section>\n") }
  }

  private mutating func enter(_ node: MarkdownNode) -> MarkdownNode.Descent {
    if alertMarkerNodes > 0, node.kind == .text || node.kind == .softBreak {
      alertMarkerNodes -= 1
      return .skip
    }
    switch node.kind {
    case .document, .other: break
    case .blockQuote: enterBlockQuote(node)
    case .bulletList: html.markup(node.firstChild?.kind.isTask == true ? "<ul class=\"tasks\">\n" : "<ul>\n")
    case .orderedList(let start, _):
      html.markup("<ol")
      if start != 1 { html.markup(Array(" start=\"\(start)\"".utf8)) }
      html.markup(">\n")
    case .item: html.markup("<li>")
    case .taskItem(let isDone):
      html.markup("<li><input type=\"checkbox\" disabled ")
      html.markup(isDone ? "checked aria-label=\"" : "aria-label=\"")
      html.attribute(text[isDone ? .done : .toDo])
      html.markup("\"> ")
    case .codeBlock(let isFenced): renderCodeBlock(node, isFenced: isFenced)
    case .htmlBlock: renderHTMLBlock(node)
    case .paragraph: return enterParagraph(node)
    case .heading(let level): enterHeading(node, level: level)
    case .thematicBreak: html.markup("<hr>\n")
    case .footnoteDefinition: enterFootnote(node)
    case .table: enterTable(node)
    case .tableRow(let isHeader): enterRow(isHeader: isHeader)
    case .tableCell: enterCell(node)
    case .text, .softBreak, .lineBreak, .code, .htmlInline, .footnoteReference, .emphasis, .strong, .link,
      .image:
      return enterInline(node)
    }
    return .children
  }

  private mutating func exit(_ node: MarkdownNode) {
    switch node.kind {
    case .blockQuote: html.markup(Alert(of: node) == nil ? "</blockquote>\n" : "</div>\n")
    case .bulletList: html.markup("</ul>\n")
    case .orderedList: html.markup("</ol>\n")
    case .item, .taskItem: html.markup("</li>\n")
    case .footnoteDefinition: exitFootnote(node)
    case .paragraph: exitParagraph(node)
    case .heading(let level): exitHeading(level: level)
    case .table:
      html.markup(hasTableBody ? "</tbody></table></div>\n" : "</table></div>\n")
      sections.endBlock()
    case .tableRow(let isHeader): html.markup(isHeader ? "</tr></thead>\n" : "</tr>\n")
    case .tableCell:
      inlineContainers.removeLast()
      sections.append(" ")
      html.markup(isInTableHead ? "</th>" : "</td>")
      column += 1
    case .emphasis, .strong, .link: exitInline(node)
    case .document, .codeBlock, .htmlBlock, .htmlInline, .thematicBreak, .footnoteReference, .text,
      .softBreak,
      .lineBreak, .code, .image, .other:
      break
    }
  }

  // MARK: Blocks

  private mutating func enterBlockQuote(_ node: MarkdownNode) {
    guard let alert = Alert(of: node) else {
      html.markup("<blockquote>\n")
      return
    }
    html.markup(Array("<div class=\"alert alert-\(alert.name)\" role=\"note\">".utf8))
    html.markup("<p class=\"alert-title\">")
    html.text(text[alert.title])
    html.markup("</p>\n")
    alertMarkerNodes = alert.markerNodes
  }

  /// Whether a paragraph's tags are left out: that of a tight list (CommonMark §5.3) or of a lone picture.
  private func isBare(_ paragraph: MarkdownNode) -> Bool {
    if isLonePicture(paragraph) || isOnlyAlertMarker(paragraph) { return true }
    switch paragraph.parent?.parent?.kind {
    case .bulletList(let isTight), .orderedList(_, let isTight): return isTight
    default: return false
    }
  }

  /// Whether a paragraph holds an image and nothing else.
  func isLonePicture(_ paragraph: MarkdownNode) -> Bool {
    guard let child = paragraph.firstChild, child.next == nil else { return false }
    return child.kind == .image
      || (child.kind == .text && child.literalStarts(with: "![[") && isLoneEmbed(child.literal))
  }

  private func isOnlyAlertMarker(_ paragraph: MarkdownNode) -> Bool {
    guard let quote = paragraph.parent, quote.kind == .blockQuote, paragraph.previous == nil,
      Alert(of: quote) != nil
    else { return false }
    return paragraph.firstChild?.next == nil
  }

  private mutating func enterParagraph(_ node: MarkdownNode) -> MarkdownNode.Descent {
    inlineContainers.append(InlineContainer(node: node))
    if !isBare(node) { html.markup("<p>") }
    return .children
  }

  private mutating func exitParagraph(_ node: MarkdownNode) {
    inlineContainers.removeLast()
    if let parent = node.parent, parent.kind == .footnoteDefinition, node.next == nil { appendBackLink() }
    sections.endBlock()
    if isBare(node) {
      if node.next != nil { html.markup("\n") }
    } else {
      html.markup("</p>\n")
    }
  }

  private mutating func enterHeading(_ node: MarkdownNode, level: Int) {
    let text = node.plainText
    let line = locator.noteLine(node.line) + 1
    let id = headingIDs.id(
      for: text.utf8.contains(UInt8(ascii: "<")) ? node.plainText(withTags: false) : text)
    let heading = Heading(level: level, id: id, text: text, line: line)
    headings.append(heading)
    anchors.insert(heading.id)
    sections.begin(heading)
    html.markup(Array("<h\(level) id=\"".utf8))
    html.attribute(heading.id)
    html.markup("\">")
    openHeading = (heading, html.end)
    inlineContainers.append(InlineContainer(node: node))
    sections.isInHeading = true
  }

  private mutating func exitHeading(level: Int) {
    inlineContainers.removeLast()
    sections.isInHeading = false
    if let (heading, content) = openHeading { linkHeading(heading, content) }
    openHeading = nil
    html.markup(Array("</h\(level)>\n".utf8))
  }

  /// A heading is a link to itself; one that holds links has its own behind the text.
  private mutating func linkHeading(_ heading: Heading, _ content: HTMLWriter.Mark) {
    if heading.text.isEmpty { return }
    if html.insertLinkStart(href: "#" + heading.id, at: content) { return html.markup("</a>") }
    html.markup(" <a class=\"anchor\" href=\"#")
    html.attribute(heading.id)
    html.markup("\" aria-label=\"")
    html.attribute(heading.text)
    html.markup("\">#</a>")
  }

  private mutating func renderHTMLBlock(_ node: MarkdownNode) {
    let literal = node.literal
    if options.allowsRawHTML {
      anchors.formUnion(htmlAnchors(in: literal))
      html.markup(literal)
      return
    }
    if isOnlyComments(literal) { return }
    reportRawHTML(literal, line: node.line)
    html.markup("<p>")
    html.text(literal)
    html.markup("</p>\n")
  }

  /// Reports the first tag of raw HTML that is escaped, unless it is a placeholder such as `<your-cluster>`.
  mutating func reportRawHTML(_ literal: [UInt8], line: Int) {
    guard isKnownElement(literal) || literal.starts(with: "<!".utf8) else { return }
    let tag = literal.prefix { $0 != UInt8(ascii: "\n") }
    let range = locator.range(of: Array(tag), line: line)
    diagnostics.append(
      Diagnostic(
        MarkdownRules.rawHTML, "raw HTML is shown as text", at: range,
        help: "write it in Markdown, or allow it with `rawHTML: true` in site.yml"))
  }

  // MARK: Tables

  private mutating func enterTable(_ node: MarkdownNode) {
    tableCount += 1
    columns = node.columnAlignments
    hasTableBody = false
    html.markup("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
    html.attribute(text[.table, ["number": String(tableCount)]])
    html.markup("\"><table>\n")
  }

  private mutating func enterRow(isHeader: Bool) {
    column = 0
    isInTableHead = isHeader
    if isHeader {
      html.markup("<thead>")
    } else if !hasTableBody {
      hasTableBody = true
      html.markup("<tbody>\n")
    }
    html.markup("<tr>")
  }

  private mutating func enterCell(_ node: MarkdownNode) {
    inlineContainers.append(InlineContainer(node: node))
    html.markup(isInTableHead ? "<th scope=\"col\"" : "<td")
    if column < columns.count, let alignment = columns[column] {
      html.markup(Array(" class=\"\(alignment)\"".utf8))
    }
    html.markup(">")
  }

  // MARK: Footnotes

  private mutating func enterFootnote(_ node: MarkdownNode) {
    if footnoteCount == 0 {
      html.markup("<section class=\"footnotes\" aria-label=\"")
      html.attribute(text[.footnotes])
      html.markup("\">\n<ol>\n")
    }
    footnoteCount += 1
    anchors.insert("fn:\(footnoteCount)")
    html.markup(Array("<li id=\"fn:\(footnoteCount)\">".utf8))
  }

  private mutating func exitFootnote(_ node: MarkdownNode) {
    if node.lastChild?.kind != .paragraph {
      html.markup("<p>")
      appendBackLink()
      html.markup("</p>")
    }
    html.markup("</li>\n")
  }

  /// Leads back to where the footnote is first referred to. A colon keeps these ids apart from those of
  /// headings.
  private mutating func appendBackLink() {
    let back = "<a class=\"footnote-back\" href=\"#fnref:\(footnoteCount)\""
    html.markup(Array(" \(back) aria-label=\"".utf8))
    html.attribute(text[.backToReference, ["number": String(footnoteCount)]])
    html.markup("\">↩</a>")
  }

  mutating func renderFootnoteReference(_ node: MarkdownNode) {
    let number = String(decoding: node.literal, as: UTF8.self)
    guard openLinks.isEmpty else {
      // No link may stand in a link.
      html.markup("<sup>")
      html.text(number)
      html.markup("</sup>")
      return
    }
    let times = (footnoteReferences[number] ?? 0) + 1
    footnoteReferences[number] = times
    let id = times == 1 ? "fnref:\(number)" : "fnref:\(number):\(times)"
    anchors.insert(id)
    html.markup("<sup class=\"footnote-ref\"><a id=\"")
    html.attribute(id)
    html.markup("\" href=\"#fn:")
    html.attribute(number)
    html.markup("\">")
    html.text(number)
    html.markup("</a></sup>")
  }
}

extension MarkdownNode.Kind {
  fileprivate var isTask: Bool {
    if case .taskItem = self { return true }
    return false
  }
}

/// A quote that begins with `[!NOTE]` or one of its kin, as GitHub has them.
private struct Alert {
  private static let kinds: [(name: String, title: TextKey)] = [
    ("note", .alertNote), ("tip", .alertTip), ("important", .alertImportant), ("warning", .alertWarning),
    ("caution", .alertCaution),
  ]

  let name: String
  let title: TextKey
  /// How many inline nodes the marker takes: itself and, where text follows, the break.
  let markerNodes: Int

  init?(of quote: MarkdownNode) {
    guard quote.kind == .blockQuote, let paragraph = quote.firstChild, paragraph.kind == .paragraph,
      let marker = paragraph.firstChild, marker.kind == .text,
      marker.next == nil || marker.next?.kind == .softBreak
    else { return nil }
    let word = String(decoding: marker.literal, as: UTF8.self).lowercased()
    guard let (name, title) = Self.kinds.first(where: { word == "[!\($0.name)]" }) else { return nil }
    self.name = name
    self.title = title
    self.markerNodes = marker.next == nil ? 1 : 2
  }
}
