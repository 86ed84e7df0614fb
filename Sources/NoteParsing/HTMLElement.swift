/// Whether a tag is one of HTML's elements. `<your-cluster>` in prose is a placeholder: it is shown as it
/// stands and nobody is warned.
///
/// - Parameter html: raw HTML from its `<`.
func isKnownElement(_ html: [UInt8]) -> Bool {
  var name: [UInt8] = []
  for byte in html.dropFirst(html.dropFirst().first == UInt8(ascii: "/") ? 2 : 1) {
    guard isAlphanumeric(byte) || byte == UInt8(ascii: "-") else { break }
    name.append(byte | 0x20)
  }
  return knownElements.contains(String(decoding: name, as: UTF8.self))
}

/// HTML Living Standard, index of elements, and the obsolete ones that old notes still hold.
private let knownElements: Set<String> = [
  "a", "abbr", "address", "area", "article", "aside", "audio", "b", "base", "bdi", "bdo", "big",
  "blockquote", "body", "br", "button", "canvas", "caption", "center", "cite", "code", "col", "colgroup",
  "data", "datalist", "dd", "del", "details", "dfn", "dialog", "div", "dl", "dt", "em", "embed", "fieldset",
  "figcaption", "figure", "font", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
  "head", "header", "hgroup", "hr", "html", "i", "iframe", "img", "input", "ins", "kbd", "label", "legend",
  "li", "link", "main", "map", "mark", "marquee", "math", "menu", "meta", "meter", "nav", "noscript",
  "object", "ol", "optgroup", "option", "output", "p", "param", "picture", "pre", "progress", "q", "rp",
  "rt", "ruby", "s", "samp", "script", "search", "section", "select", "slot", "small", "source", "span",
  "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template",
  "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "tt", "u", "ul", "var", "video",
  "wbr",
]

/// Values of `id="…"` and `name="…"` in raw HTML, which links may end in.
func htmlAnchors(in html: [UInt8]) -> [String] {
  var anchors: [String] = []
  for attribute in ["id=", "name="] {
    let name = Array(attribute.utf8)
    var index = 1
    while index + name.count + 1 < html.count {
      guard html[index - 1] <= 0x20, html[index...].starts(with: name) else {
        index += 1
        continue
      }
      let quote = html[index + name.count]
      let start = index + name.count + 1
      let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      let value =
        isQuoted
        ? html[start...].prefix { $0 != quote }
        : html[(start - 1)...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
      anchors.append(String(decoding: value, as: UTF8.self))
      index = value.endIndex
    }
  }
  return anchors
}

/// Whether raw HTML holds nothing but comments (and blanks), which no reader sees anyway.
func isOnlyComments(_ html: [UInt8]) -> Bool {
  var index = 0
  while index < html.count {
    if html[index] <= 0x20 {
      index += 1
    } else if html[index...].starts(with: "<!--".utf8) {
      guard let end = endOfComment(html, from: index + 4) else { return false }
      index = end
    } else {
      return false
    }
  }
  return true
}

private func endOfComment(_ html: [UInt8], from start: Int) -> Int? {
  var index = start
  while index + 2 < html.count {
    if html[index...].starts(with: "-->".utf8) { return index + 3 }
    index += 1
  }
  return nil
}
