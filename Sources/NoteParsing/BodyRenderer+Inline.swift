import Diagnostics
import Markdown
import NoteModel
import SourceText

/// A node whose children are inline: what is struck through in it, found when its first tilde is met.
struct InlineContainer {
  let node: MarkdownNode
  /// Text children passed so far.
  var textIndex = 0
  var strikethrough: Strikethrough?
  /// Marks passed so far.
  private var markIndex = 0

  init(node: MarkdownNode) { self.node = node }

  /// The next mark in the text child `index`, `nil` when it has no more.
  mutating func takeMark(ofText index: Int) -> Strikethrough.Mark? {
    guard let marks = strikethrough?.marks, markIndex < marks.count, marks[markIndex].child == index else {
      return nil
    }
    markIndex += 1
    return marks[markIndex - 1]
  }
}

/// How the start of a link was written, so that its end matches.
enum OpenLink {
  case gap(index: Int)
  case markup
  /// Its destination is not fit for a page.
  case omitted
}

extension BodyRenderer {
  mutating func enterInline(_ node: MarkdownNode) -> MarkdownNode.Descent {
    switch node.kind {
    case .text: renderText(node)
    case .softBreak:
      html.markup("\n")
      sections.append(" ")
    case .lineBreak:
      html.markup("<br>\n")
      sections.append(" ")
    case .code:
      html.markup("<code>")
      html.text(node.literal)
      html.markup("</code>")
      sections.append(node.literal)
    case .htmlInline: renderInlineHTML(node)
    case .footnoteReference: renderFootnoteReference(node)
    case .emphasis:
      inlineContainers.append(InlineContainer(node: node))
      html.markup("<em>")
    case .strong:
      inlineContainers.append(InlineContainer(node: node))
      html.markup("<strong>")
    case .link: enterLink(node)
    case .image:
      renderImage(node)
      return .skip
    default: break
    }
    return .children
  }

  mutating func exitInline(_ node: MarkdownNode) {
    inlineContainers.removeLast()
    switch node.kind {
    case .emphasis: html.markup("</em>")
    case .strong: html.markup("</strong>")
    case .link: exitLink()
    default: break
    }
  }

  private mutating func renderInlineHTML(_ node: MarkdownNode) {
    let literal = node.literal
    if options.allowsRawHTML, isKnownElement(literal) || literal.starts(with: "<!".utf8) {
      anchors.formUnion(htmlAnchors(in: literal))
      html.markup(literal)
      return
    }
    if isOnlyComments(literal) { return }
    reportRawHTML(literal, line: node.line)
    html.text(literal)
    sections.append(literal)
  }

  // MARK: Text

  /// Renders a text node: what is struck through, `[[wiki links]]` and bare addresses are in it.
  private mutating func renderText(_ node: MarkdownNode) {
    let text = node.literal
    guard let last = inlineContainers.indices.last else {
      renderPlain(text[...])
      return
    }
    let index = inlineContainers[last].textIndex
    inlineContainers[last].textIndex += 1
    if inlineContainers[last].strikethrough == nil, text.contains(UInt8(ascii: "~")) {
      inlineContainers[last].strikethrough = Strikethrough(container: inlineContainers[last].node)
    }
    var start = 0
    while let mark = inlineContainers[last].takeMark(ofText: index) {
      renderLinks(in: text[start..<mark.offset], node)
      html.markup(mark.isOpening ? "<del>" : "</del>")
      start = mark.offset + mark.width
    }
    renderLinks(in: text[start...], node)
  }

  /// Renders text without tildes: wiki links, then bare addresses between them.
  private mutating func renderLinks(in text: ArraySlice<UInt8>, _ node: MarkdownNode) {
    guard openLinks.isEmpty else {
      renderPlain(text)
      return
    }
    var start = text.startIndex
    if text.contains(UInt8(ascii: "[")) {
      while let link = nextWikiLink(in: text, from: start) {
        let mark = link.range.lowerBound - 1
        if mark >= start, text[mark] == UInt8(ascii: "!"), let embed = ImageEmbed(link) {
          renderAutolinks(in: text[start..<mark], line: node.line)
          let isWhole = mark == 0 && link.range.upperBound == text.endIndex
          renderEmbed(embed, source: Array(text[link.range]), node, isAlone: isWhole && isAlone(node))
        } else {
          renderAutolinks(in: text[start..<link.range.lowerBound], line: node.line)
          renderWikiLink(link, source: Array(text[link.range]), line: node.line)
        }
        start = link.range.upperBound
      }
    }
    renderAutolinks(in: text[start...], line: node.line)
  }

  private mutating func renderAutolinks(in text: ArraySlice<UInt8>, line: Int) {
    guard html.isWanted || sections.isWanted || options.listsExternalLinks else { return }
    var start = text.startIndex
    while let link = nextAutolink(in: text, from: start) {
      renderPlain(text[start..<link.range.lowerBound])
      let written = Array(text[link.range])
      listExternalLink(
        Array("\(link.prefix)".utf8) + unescaped(text[link.range]), written: written, line: line)
      html.markup("<a href=\"")
      html.markup(link.prefix)
      html.url(unescaped(text[link.range]))
      html.markup("\">")
      renderPlain(text[link.range])
      html.markup("</a>")
      start = link.range.upperBound
    }
    renderPlain(text[start...])
  }

  private mutating func renderPlain(_ text: ArraySlice<UInt8>) {
    let text = unescaped(text)
    html.text(text)
    sections.append(text)
  }

  private mutating func renderWikiLink(_ link: WikiLink, source: [UInt8], line: Int) {
    html.gap(.linkStart(index: links.count))
    html.text(link.label)
    sections.append(link.label.utf8)
    html.gap(.linkEnd(index: links.count))
    let range = locator.range(of: source, line: line)
    links.append(LinkReference(kind: .wiki, target: link.target, range: range))
  }

  // MARK: Links and images

  private mutating func enterLink(_ node: MarkdownNode) {
    inlineContainers.append(InlineContainer(node: node))
    let destination = node.destination
    let title = node.title.isEmpty ? nil : String(decoding: node.title, as: UTF8.self)
    switch Destination(destination) {
    case .local:
      html.gap(.linkStart(index: links.count))
      openLinks.append(.gap(index: links.count))
      let range = locator.range(of: destination.isEmpty ? Array("]()".utf8) : destination, line: node.line)
      links.append(
        LinkReference(
          kind: .markdown, target: percentDecoded(destination[...]),
          destination: LinkDestination(encoded: destination), title: title, range: range))
    case .external:
      openLinks.append(.markup)
      listExternalLink(destination, written: destination, line: node.line)
      html.markup("<a href=\"")
      html.url(destination)
      if let title {
        html.markup("\" title=\"")
        html.attribute(title)
      }
      html.markup("\">")
    case .dangerous:
      openLinks.append(.omitted)
      diagnostics.append(
        Diagnostic(
          MarkdownRules.unsafeURL, "a link of this kind never reaches a page",
          at: locator.range(of: destination, line: node.line),
          help: "links may begin with https:, http:, mailto: or a path of this site"))
    }
    // `[](address)`: a link without words says where it leads.
    if node.firstChild == nil { html.text(destination) }
  }

  private mutating func exitLink() {
    switch openLinks.popLast() {
    case .gap(let index): html.gap(.linkEnd(index: index))
    case .markup: html.markup("</a>")
    case .omitted, nil: break
    }
  }

}

/// What the scheme of a link's destination tells.
enum Destination {
  case local, external, dangerous

  init(_ url: [UInt8]) {
    if url.starts(with: "//".utf8) {
      self = .external
      return
    }
    // RFC 3986 §3.1. Browsers skip blanks and control bytes in a scheme, so they count as part of it here.
    var scheme: [UInt8] = []
    for byte in url {
      if byte == UInt8(ascii: ":") {
        let isSafe = safeSchemes.contains(String(decoding: scheme, as: UTF8.self))
        self = isSafe ? .external : .dangerous
        return
      }
      guard byte <= 0x20 || isAlphanumeric(byte) || "+-.".utf8.contains(byte) else { break }
      scheme.append(byte < UInt8(ascii: "A") ? byte : byte | 0x20)
    }
    self = .local
  }
}

private let safeSchemes: Set<String> = [
  "http", "https", "mailto", "tel", "ftp", "ftps", "sftp", "ssh", "git", "irc", "ircs", "xmpp", "matrix",
  "news", "sip", "sips", "magnet", "geo", "urn",
]
