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
  case .file(let address): writer.writePicture(source: prefix + address, isRemote: false)
  case .remote(let address):
    let source = address.hasPrefix("//") ? "https:" + address : address
    let isWeb = ["https://", "http://"].contains { source.lowercased().hasPrefix($0) }
    switch settings.remoteImages {
    case _ where !isWeb: writer.writePlaceholder()
    case .show: writer.writePicture(source: source, isRemote: true)
    case .link: writer.writeLink(to: source)
    }
  case .missing: writer.writePlaceholder()
  }
  output = writer.output
}

private struct ImageElementWriter {
  let image: ImageReference
  let text: SiteText
  var output: [UInt8]

  mutating func writePicture(source: String, isRemote: Bool) {
    if image.isBlock { markup("<figure class=\"image\">") }
    attribute("<img src=\"", source)
    attribute("\" alt=\"", image.alt)
    if !image.isBlock, let caption = image.caption { attribute("\" title=\"", caption) }
    markup("\" loading=\"lazy\" decoding=\"async\"")
    if isRemote { markup(" referrerpolicy=\"no-referrer\"") }
    markup(">")
    if image.isBlock {
      writeCaption(CaptionText(image.caption ?? ""))
      markup("</figure>")
    }
  }

  mutating func writeLink(to address: String) {
    if image.isLinked { return attribute("", image.alt.isEmpty ? address : image.alt) }
    if image.isBlock { markup("<figure class=\"image image-link\">") }
    attribute("<a href=\"", address)
    attribute("\" rel=\"noreferrer\">", image.alt.isEmpty ? address : image.alt)
    markup("</a>")
    if image.isBlock {
      writeCaption(CaptionText(image.caption ?? ""))
      markup("</figure>")
    }
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
