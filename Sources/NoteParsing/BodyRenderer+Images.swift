import Diagnostics
import ImageFiles
import Markdown
import NoteModel
import SourceText

extension BodyRenderer {
  mutating func renderImage(_ node: MarkdownNode) {
    let text = ImageText(node.plainText)
    let caption = String(decoding: node.title, as: UTF8.self)
    var destination = node.destination
    let range = locator.range(of: destination.isEmpty ? Array("]()".utf8) : destination, line: node.line)
    let mark = Array("placeholder:".utf8)
    let isMarked = destination.isEmpty || destination.starts(with: mark)
    if destination.starts(with: mark) { destination.removeFirst(mark.count) }
    if case .dangerous = Destination(destination) {
      diagnostics.append(
        Diagnostic(MarkdownRules.unsafeURL, "an image of this kind never reaches a page", at: range))
      html.text(text.alt)
      return
    }
    let written = String(decoding: destination, as: UTF8.self)
    let target = leadsToOtherHost(written) ? written : percentDecoded(destination[...])
    listExternalLink(destination, written: destination, line: node.line)
    let parts = LinkDestination(encoded: destination)
    var alt = text.alt
    // A link that holds only an image is read out as that image.
    if alt.isEmpty, let link = node.parent, link.kind == .link, link.firstChild?.next == nil {
      alt = caption.isEmpty ? nameWithoutExtension(parts.path) : caption
    }
    append(
      ImageReference(
        target: target, destination: parts, isPlaceholder: isMarked, alt: alt,
        caption: caption.isEmpty ? nil : caption,
        isBlock: isAlone(node), isLinked: !openLinks.isEmpty, isNearStart: isNearStart, extent: text.extent,
        range: range), text)
  }

  /// `![[plan.png|300]]`
  ///
  /// - Parameter isAlone: whether it is all that its paragraph holds.
  mutating func renderEmbed(_ embed: ImageEmbed, source: [UInt8], _ node: MarkdownNode, isAlone: Bool) {
    append(
      ImageReference(
        kind: .wiki, target: embed.target, alt: embed.text.alt, isBlock: isAlone,
        isNearStart: isNearStart,
        extent: embed.text.extent, range: locator.range(of: source, line: node.line)), embed.text)
  }

  /// Whether `node` is all that its paragraph holds.
  func isAlone(_ node: MarkdownNode) -> Bool {
    node.parent.map { $0.kind == .paragraph && isLonePicture($0) } ?? false
  }

  private mutating func append(_ image: ImageReference, _ text: ImageText) {
    requireText(text, of: image)
    html.gap(.image(index: images.count))
    images.append(image)
    // Found by a search, but no prose: a note is not summed up by the caption of its first picture.
    sections.appendCaption(image.alt)
    sections.appendCaption(image.caption ?? "")
  }

  /// Whether the next image is the first of the note, and the text before it fits a screen.
  private var isNearStart: Bool { images.isEmpty && html.count < firstScreen }

  /// Markdown of other programs is read as they wrote it: to them an image without text is nothing unusual.
  private mutating func requireText(_ text: ImageText, of image: ImageReference) {
    guard options.scope == .site, !image.isPlaceholder, !text.isDecoration, image.caption == nil else {
      return
    }
    let help = "say between the brackets what it shows, or write \"\" there if it only decorates"
    if text.alt.isEmpty {
      diagnostics.append(
        Diagnostic(
          ImageTextRules.missing, "the image has no text for those who do not see it", at: image.range,
          help: help))
    } else if text.saysNothing(of: image.target) {
      diagnostics.append(
        Diagnostic(
          ImageTextRules.missing, "'\(text.alt)' does not say what the image shows", at: image.range,
          help: help)
      )
    }
  }
}

/// In bytes of HTML: about what stands above the fold of a small screen.
private let firstScreen = 1500

/// What can be wrong with the words of an image.
package enum ImageTextRules {
  package static let all: [Rule] = [missing]

  static let missing = Rule(
    "image.missing-alt", .warning, "an image has no text for those who do not see it",
    why: """
      What stands between the brackets is read to people who use a screen reader, shown while the image loads or \
      where it is lost, and found by searches. Say in a few words what the image shows and the text around it does \
      not. A title is shown as the caption and does as well. Of a picture that only decorates, say so: ![""](wave.svg).
      """,
    wrong: "![](latency.png)",
    right: "![Latency by hour: two peaks, at nine and at two](latency.png)")
}

/// What stands between the brackets of an image: its text and, as Obsidian has it, a size behind a bar.
struct ImageText {
  let alt: String
  let extent: ImageExtent?
  /// Whether the author says that there is nothing to tell, as `alt=""` does in HTML.
  let isDecoration: Bool

  init(_ text: String) {
    var words = text
    var extent: ImageExtent?
    if let bar = text.lastIndex(of: "|"), let found = ImageExtent(text[text.index(after: bar)...]) {
      extent = found
      words = String(text[..<bar])
    }
    self.extent = extent
    while words.last?.isWhitespace == true { words.removeLast() }
    while words.first?.isWhitespace == true { words.removeFirst() }
    isDecoration = words == "\"\""
    alt = isDecoration ? "" : words
  }

  /// Whether the text is what editors put in by themselves.
  func saysNothing(of target: String) -> Bool {
    let words = alt.lowercased()
    return ["image", "img", "alt", "alt text"].contains(words)
      || (ImageFormat(path: words) != nil && lastPart(target).lowercased() == words)
  }
}

/// An image that is named in double brackets.
struct ImageEmbed {
  let target: String
  let text: ImageText

  /// `nil` for a link to anything else.
  init?(_ link: WikiLink) {
    let target = String(link.target.prefix { $0 != "#" })
    guard ImageFormat(path: target) != nil || target.lowercased().hasSuffix(".bmp") else { return nil }
    self.target = target
    // Without a bar the label is the target; with one it may be a size alone.
    let label = link.label == link.target ? "" : link.label
    text = ImageText(ImageExtent(label[...]) == nil ? label : "|" + label)
  }
}

/// Whether a text is one embedded image and nothing else.
func isLoneEmbed(_ text: [UInt8]) -> Bool {
  guard text.starts(with: "![[".utf8), let link = nextWikiLink(in: text[...], from: 1) else { return false }
  return link.range == 1..<text.count && ImageEmbed(link) != nil
}

extension ImageExtent {
  /// `300` or `300x200`.
  fileprivate init?(_ text: Substring) {
    let sides = text.split(separator: "x", maxSplits: 1, omittingEmptySubsequences: false).map { side in
      (1...4).contains(side.utf8.count)
        && side.utf8.allSatisfy { UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9") }
        ? Int(side) ?? 0 : 0
    }
    guard let width = sides.first, !sides.contains(0) else { return nil }
    self.init(width: width, height: sides.count == 2 ? sides[1] : nil)
  }
}

private func lastPart(_ path: String) -> String {
  path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
}

/// `a/b.png` → `b`.
private func nameWithoutExtension(_ path: String) -> String {
  let name = lastPart(path)
  return name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? String(name[..<$0]) : nil } ?? name
}
