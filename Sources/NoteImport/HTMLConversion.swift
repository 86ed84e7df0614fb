import HTMLReading
import Snippets

/// What HTML was turned into.
struct ConvertedHTML: Sendable {
  var blocks: [MarkdownBlock]
  var remarks: [ImportRemark]
}

/// Turns HTML into what Markdown has, and tells what it has not.
func convertHTML(_ html: [UInt8]) -> ConvertedHTML {
  var conversion = HTMLConversion()
  let blocks = conversion.blocks(of: parseHTML(html), HTMLContext())
  return ConvertedHTML(
    blocks: headingsFromTwo(joiningCode(blocks)), remarks: conversion.remarks.remarks)
}

/// What holds for the content of an element.
struct HTMLContext {
  var style: InlineStyle = []
  var link: LinkUse?
  /// What the classes around say about code.
  var language = ""
}

struct HTMLConversion {
  var remarks = RemarkCounter()
  /// Blocks that are complete, and the paragraph that is not.
  private var output: [MarkdownBlock] = []
  private var runs: [InlineRun] = []
  private var linkCount = 0

  /// The blocks of `nodes`, read apart from what stands around them.
  mutating func blocks(of nodes: [HTMLNode], _ context: HTMLContext) -> [MarkdownBlock] {
    let outside = (output, runs)
    output = []
    runs = []
    convert(nodes, context)
    endParagraph()
    defer { (output, runs) = outside }
    return output
  }

  private mutating func convert(_ nodes: [HTMLNode], _ context: HTMLContext) {
    for node in nodes {
      switch node {
      case .text(let text): append(text, context)
      case .comment: break
      case .element(let element): convert(element, context)
      }
    }
  }

  private mutating func append(_ block: MarkdownBlock) { appendBlocks([block]) }

  mutating func appendBlocks(_ blocks: [MarkdownBlock]) {
    endParagraph()
    output += blocks
  }

  // MARK: Elements

  private mutating func convert(_ element: HTMLElement, _ outer: HTMLContext) {
    let context = outer.entering(element)
    switch element.name {
    case "br": runs.append(InlineRun(.lineBreak))
    case "wbr", "style", "head", "meta", "link", "title", "base", "template", "colgroup", "noscript": break
    case "hr": append(.rule)
    case "pre", "xmp", "listing": appendCode(element, context)
    case "h1", "h2", "h3", "h4", "h5", "h6": convertHeading(element, context)
    case "ul", "ol", "menu", "dir": append(list(element, context))
    case "dl": append(definitions(element, context))
    // An item without a list is one of its own.
    case "li": append(.list(start: nil, items: [ListItem(blocks: blocks(of: element.children, context))]))
    case "blockquote": convertQuote(element, context)
    case "table": convertTable(element, context)
    case "figure": convertFigure(element, context)
    case "img", "amp-img": appendImage(element, context)
    case "a": convertAnchor(element, outer)
    case "q":
      append(Array("“".utf8), context)
      convert(element.children, context)
      append(Array("”".utf8), context)
    case "input": convertInput(element, context)
    case "iframe", "embed", "object", "video", "audio", "script", "svg", "math", "canvas":
      convertEmbedding(element, context)
    case "select", "textarea", "button": remarks.count(.lost, "a form field")
    case "sup", "sub":
      if !isBlankText(element.children.text) { remarks.count(.changed, "text set high or low is plain text") }
      convert(element.children, context)
    case "div" where context.isPreformatted(element): appendCode(element, context)
    case _ where isHighlightedTable(element): appendCode(element, context)
    case _ where blockElements.contains(element.name):
      endParagraph()
      appendAnchor(element)
      convert(element.children, context)
      endParagraph()
    default:
      appendAnchor(element)
      convert(element.children, context)
    }
  }

  private mutating func appendAnchor(_ element: HTMLElement) {
    if let id = element["id"] ?? (element.name == "a" ? element["name"] : nil), !id.isEmpty, id != "more" {
      runs.append(InlineRun(.anchor(id)))
    }
  }

  private mutating func convertHeading(_ element: HTMLElement, _ context: HTMLContext) {
    endParagraph()
    let level = element.name.utf8.last.map { Int($0) - 0x30 } ?? 2
    var heading: [InlineRun] = []
    var rest: [MarkdownBlock] = []
    if let id = element["id"], !id.isEmpty { heading.append(InlineRun(.anchor(id))) }
    for block in blocks(of: element.children, context) {
      if case .paragraph(let runs) = block, !runs.contains(where: \.isImage) {
        if !heading.isBlank { heading.append(InlineRun(.text([0x20]))) }
        heading += runs.map { run in
          // A heading is strong as it is.
          run.content == .lineBreak
            ? InlineRun(.text([0x20]))
            : InlineRun(run.content, style: run.style.subtracting(.strong), link: run.link)
        }
      } else {
        rest.append(block)
      }
    }
    if heading.isBlank {
      runs += heading
    } else {
      output.append(.heading(level: level, heading))
    }
    output += rest
  }

  private mutating func convertQuote(_ element: HTMLElement, _ context: HTMLContext) {
    // What Blogger's button for indentation makes is no quotation.
    let style = element.style
    let isIndentation = style["border"]?.hasPrefix("none") == true && style["margin"] != nil
    let inner = blocks(of: element.children, context)
    endParagraph()
    guard !inner.isEmpty else { return }
    if isIndentation { output += inner } else { output.append(.quote(inner)) }
  }

  private mutating func convertAnchor(_ element: HTMLElement, _ outer: HTMLContext) {
    var context = outer.entering(element)
    appendAnchor(element)
    guard let destination = element["href"]?.trimmedBlanks, !destination.isEmpty, outer.link == nil else {
      return convert(element.children, context)
    }
    if let image = onlyImage(in: element.children), isImageAddress(destination) {
      return appendImage(image, context, full: destination)
    }
    linkCount += 1
    context.link = LinkUse(number: linkCount, destination: destination)
    convert(element.children, context)
  }

  private mutating func convertInput(_ element: HTMLElement, _ context: HTMLContext) {
    guard element["type"]?.lowercased() == "checkbox" else { return remarks.count(.lost, "a form field") }
    // The item that holds it takes it for a box.
    runs.append(InlineRun(.anchor(element["checked"] == nil ? checkboxOpen : checkboxDone)))
  }

  // MARK: Text

  /// Appends text with its blanks collapsed. No-break spaces, which editors put in for blanks, are blanks; within code
  /// they are such that stay.
  private mutating func append(_ text: [UInt8], _ context: HTMLContext) {
    let isCode = context.style.contains(.code)
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var isAfterBlank = endsWithBlank
    var index = 0
    while index < text.count {
      let byte = text[index]
      let isHard = byte == 0xC2 && index + 1 < text.count && text[index + 1] == 0xA0
      if isHard && isCode {
        result += [0xC2, 0xA0]
        isAfterBlank = false
      } else if isHard || byte <= 0x20 {
        if !isAfterBlank { result.append(0x20) }
        isAfterBlank = true
      } else if let length = invisibleLength(text, at: index) {
        index += length
        continue
      } else {
        result.append(byte)
        isAfterBlank = false
      }
      index += isHard ? 2 : 1
    }
    guard !result.isEmpty else { return }
    if let last = runs.last, last.style == context.style, last.link == context.link,
      case .text(let before) = last.content
    {
      runs[runs.count - 1].content = .text(before + result)
    } else {
      runs.append(InlineRun(.text(result), style: context.style, link: context.link))
    }
  }

  private var endsWithBlank: Bool {
    for run in runs.reversed() {
      switch run.content {
      case .text(let text): return text.last == 0x20
      case .lineBreak: return true
      case .image: return false
      case .anchor: continue
      }
    }
    return true
  }

  /// Ends the paragraph, which two line breaks do as well.
  mutating func endParagraph() {
    var part: [InlineRun] = []
    var breaks = 0
    for run in runs {
      switch run.content {
      case .lineBreak: breaks += 1
      case .text(let text) where isBlankText(text) && breaks > 0 && !run.style.contains(.code): continue
      default:
        if breaks > 1 {
          finish(part)
          part = []
        } else if breaks == 1, !part.isBlank {
          part.append(InlineRun(.lineBreak))
        }
        breaks = 0
        part.append(run)
      }
    }
    finish(part)
    runs = []
  }

  private mutating func finish(_ part: [InlineRun]) {
    let runs = part.trimmed
    if !runs.isBlank || runs.contains(where: \.isAnchor) { output.append(.paragraph(runs)) }
  }

  // MARK: Code

  private mutating func appendCode(_ element: HTMLElement, _ context: HTMLContext) {
    let text = codeText(of: element)
    guard !text.isEmpty else { return }
    append(.code(CodeText(language: language(of: element, context), text: text)))
  }

  /// The language that classes name.
  private func language(of element: HTMLElement, _ context: HTMLContext) -> String {
    var element = element
    for _ in 0..<4 {
      let found = HTMLContext.language(of: element)
      if !found.isEmpty { return found }
      guard let child = element.children.onlyElement else { break }
      element = child
    }
    return context.language
  }

  // MARK: Images and what is embedded

  private mutating func appendImage(_ element: HTMLElement, _ context: HTMLContext, full: String? = nil) {
    guard let image = imageUse(element, full: full) else {
      return remarks.count(.lost, "an image without address")
    }
    runs.append(InlineRun(.image(image), style: [], link: context.link))
  }

  private mutating func convertFigure(_ element: HTMLElement, _ context: HTMLContext) {
    endParagraph()
    var caption: [UInt8] = []
    var rest: [HTMLNode] = []
    for node in element.children {
      if case .element(let child) = node, child.name == "figcaption" {
        caption += child.children.text
      } else {
        rest.append(node)
      }
    }
    appendCaptioned(blocks(of: rest, context), caption: caption)
  }

  /// Blocks whose only picture gets the caption; where there is none, or more than one, it is a paragraph.
  mutating func appendCaptioned(_ inner: [MarkdownBlock], caption: [UInt8]) {
    endParagraph()
    let text = String(decoding: caption, as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
    var inner = inner
    let places = inner.indices.filter { index in
      if case .paragraph(let runs) = inner[index] { runs.contains(where: \.isImage) } else { false }
    }
    if places.count == 1, case .paragraph(var runs) = inner[places[0]], runs.count(where: \.isImage) == 1,
      let place = runs.firstIndex(where: \.isImage), case .image(var image) = runs[place].content
    {
      image.caption = text
      runs[place].content = .image(image)
      inner[places[0]] = .paragraph(runs)
      output += inner
    } else {
      output += inner
      if !text.isEmpty { output.append(.paragraph([InlineRun(.text(Array(text.utf8)))])) }
    }
  }

  private mutating func convertEmbedding(_ element: HTMLElement, _ context: HTMLContext) {
    guard let address = embeddedAddress(element) else {
      if element.name == "script" {
        remarks.count(.lost, "a script")
      } else {
        remarks.count(.lost, "an element <\(element.name)>")
        convert(element.children.filter { $0.isElement || element.name == "math" }, context)
      }
      return
    }
    endParagraph()
    linkCount += 1
    let host = address.hostName
    let text = element.name == "script" ? "Code on \(host)" : "Embedded from \(host)"
    output.append(
      .paragraph([
        InlineRun(.text(Array(text.utf8)), link: LinkUse(number: linkCount, destination: address))
      ]))
    remarks.count(.changed, "what was embedded from \(host) is a link")
  }
}

let checkboxOpen = "\u{0}open"
let checkboxDone = "\u{0}done"
