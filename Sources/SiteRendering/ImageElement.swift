import ImageFiles
import Localization
import NoteModel

/// Writes the element that stands for an image of a note.
///
/// - Parameter prefix: What goes before site-relative addresses: the base path, or in feeds the base URL.
func appendImage(
  _ image: ImageReference, _ target: ImageTarget, settings: SiteSettings, text: SiteText, prefix: String,
  to output: inout [UInt8]
) {
  var writer = ImageElementWriter(image: image, text: text, output: output)
  output = []
  switch target {
  case .file(let shown): writer.writeImage(shown, prefix: prefix)
  case .remote(let address):
    let source = address.hasPrefix("//") ? "https:" + address : address
    let isWeb = ["https://", "http://"].contains { source.lowercased().hasPrefix($0) }
    switch settings.remoteImages {
    case _ where !isWeb: writer.writePlaceholder()
    case .show: writer.writeRemoteImage(source)
    case .link: writer.writeLink(to: source)
    }
  case .missing: writer.writePlaceholder()
  }
  output = writer.output
}

/// In pixels: no theme's column of text is much wider, so a larger file is wasted on an image in it.
private let columnWidth = 800

private struct ImageElementWriter {
  let image: ImageReference
  let text: SiteText
  var output: [UInt8]

  /// A file of the site, in the form and size that suit the reader's screen.
  mutating func writeImage(_ shown: ShownImage, prefix: String) {
    if image.isBlock { markup("<figure class=\"image\">") }
    let extent = extent(shown.size)
    if !shown.sources.isEmpty { markup("<picture>") }
    for source in shown.sources {
      markup(source.isDark ? "<source media=\"(prefers-color-scheme: dark)\"" : "<source")
      if source.format == .avif || source.format == .webp {
        attribute(" type=\"", source.format.mediaType)
        markup("\"")
      }
      writeCandidates(source.candidates, shownAt: extent?.width, prefix: prefix)
      markup(">")
    }
    attribute("<img src=\"", prefix + shown.address)
    markup("\"")
    if !shown.candidates.isEmpty {
      writeCandidates(shown.candidates, shownAt: extent?.width, prefix: prefix)
    }
    writeText()
    writeExtent(extent)
    // What is in view when the page opens is loaded at once.
    markup(image.isNearStart ? ">" : " loading=\"lazy\" decoding=\"async\">")
    if !shown.sources.isEmpty { markup("</picture>") }
    writeEnd()
  }

  mutating func writeRemoteImage(_ source: String) {
    if image.isBlock { markup("<figure class=\"image\">") }
    attribute("<img src=\"", source)
    markup("\"")
    writeText()
    writeExtent(image.extent)
    markup(" loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\">")
    writeEnd()
  }

  private mutating func writeText() {
    attribute(" alt=\"", image.alt)
    if !image.isBlock, let caption = image.caption { attribute("\" title=\"", caption) }
    markup("\"")
  }

  /// The caption of a figure, and its end.
  private mutating func writeEnd() {
    guard image.isBlock else { return }
    writeCaption(CaptionText(image.caption ?? ""))
    markup("</figure>")
  }

  /// HTML §4.8.4.3: what the sizes are for is told where they are told by width.
  private mutating func writeCandidates(_ candidates: [ImageCandidate], shownAt width: Int?, prefix: String) {
    var hasWidths = false
    markup(" srcset=\"")
    for (index, candidate) in candidates.enumerated() {
      if index > 0 { markup(", ") }
      attribute("", prefix + candidate.address)
      switch candidate.descriptor {
      case .none: break
      case .density(let text): attribute(" ", text)
      case .width(let width):
        hasWidths = true
        attribute(" ", "\(width)w")
      }
    }
    markup("\"")
    guard hasWidths else { return }
    let width = min(width ?? columnWidth, columnWidth)
    attribute(" sizes=\"", "(max-width: \(width)px) 100vw, \(width)px")
    markup("\"")
  }

  /// The size on the page: as large as the author's box allows, in the shape of the file.
  private func extent(_ size: ImageSize?) -> ImageExtent? {
    guard let size else { return image.extent }
    guard let wanted = image.extent else { return ImageExtent(width: size.width, height: size.height) }
    let height = size.height(atWidth: wanted.width)
    guard let limit = wanted.height, height > limit else {
      return ImageExtent(width: wanted.width, height: height)
    }
    return ImageExtent(width: max(1, limit * size.width / size.height), height: limit)
  }

  /// With both sides known, the page keeps the place free until the file is there.
  private mutating func writeExtent(_ extent: ImageExtent?) {
    guard let extent else { return }
    attribute(" width=\"", String(extent.width))
    if let height = extent.height { attribute("\" height=\"", String(height)) }
    markup("\"")
  }

  mutating func writeLink(to address: String) {
    if image.isLinked { return attribute("", image.alt.isEmpty ? address : image.alt) }
    if image.isBlock { markup("<figure class=\"image image-link\">") }
    attribute("<a href=\"", address)
    attribute("\" rel=\"noreferrer\">", image.alt.isEmpty ? address : image.alt)
    markup("</a>")
    writeEnd()
  }

  /// A picture that is still to be made.
  mutating func writePlaceholder() {
    let title = CaptionText(image.caption ?? "")
    let alt = CaptionText(image.alt)
    let caption = CaptionText(
      text: title.text.isEmpty ? alt.text : title.text,
      credit: title.credit.isEmpty ? alt.credit : title.credit)
    let label = [caption.text, caption.credit, image.target].first { !$0.isEmpty } ?? text[.picture]
    guard image.isBlock else {
      attribute(
        "<span class=\"diagram-inline\" role=\"img\" aria-label=\"", text[.diagramToCome, ["caption": label]])
      attribute("\">", label)
      return markup("</span>")
    }
    attribute(
      "<figure class=\"diagram\"><div class=\"diagram-frame\" role=\"img\" aria-label=\"",
      text[.diagramToCome, ["caption": label]])
    markup("\"><span class=\"diagram-kind\" aria-hidden=\"true\">image</span>")
    if !alt.text.isEmpty {
      attribute("<p class=\"diagram-text\">", alt.text)
      markup("</p>")
    }
    markup("</div>")
    writeCaption(caption)
    markup("</figure>")
  }

  private mutating func writeCaption(_ caption: CaptionText) {
    guard !caption.text.isEmpty || !caption.credit.isEmpty else { return }
    markup("<figcaption>")
    appendEscaped(caption.text, to: &output)
    if !caption.credit.isEmpty {
      markup(caption.text.isEmpty ? "<span class=\"credit\">" : " <span class=\"credit\">")
      appendEscaped(caption.credit, to: &output)
      markup("</span>")
    }
    markup("</figcaption>")
  }

  private mutating func markup(_ text: StaticString) {
    text.withUTF8Buffer { output.append(contentsOf: $0) }
  }

  private mutating func attribute(_ markup: StaticString, _ value: String) {
    self.markup(markup)
    appendEscaped(value, to: &output)
  }
}
