import HTMLReading
import Snippets

// What elements and their attributes mean, whatever they look like.

extension HTMLContext {
  /// What holds within `element`.
  func entering(_ element: HTMLElement) -> HTMLContext {
    var context = self
    switch element.name {
    case "b", "strong": context.style.insert(.strong)
    case "i", "em", "cite", "dfn", "var": context.style.insert(.emphasis)
    case "code", "tt", "kbd", "samp": context.style.insert(.code)
    case "s", "del", "strike": context.style.insert(.strike)
    case "font": if let face = element["face"], isMonospaced(face) { context.style.insert(.code) }
    default: break
    }
    let style = element.style
    if let weight = style["font-weight"] {
      // Google Docs wraps whole texts in `<b style="font-weight: normal">`.
      if weight == "normal" || weight == "400" || weight == "inherit" {
        context.style.remove(.strong)
      } else if weight.hasPrefix("bold") || (Int(weight) ?? 0) >= 600 {
        context.style.insert(.strong)
      }
    }
    switch style["font-style"] {
    case "italic", "oblique": context.style.insert(.emphasis)
    case "normal": context.style.remove(.emphasis)
    default: break
    }
    if let family = style["font-family"] ?? style["font"] {
      if isMonospaced(family) { context.style.insert(.code) } else { context.style.remove(.code) }
    }
    if (style["text-decoration"] ?? style["text-decoration-line"])?.contains("line-through") == true {
      context.style.insert(.strike)
    }
    let language = HTMLContext.language(of: element)
    if !language.isEmpty { context.language = language }
    return context
  }

  /// Whether a `<div>` is laid out as `<pre>` is.
  func isPreformatted(_ element: HTMLElement) -> Bool {
    style.contains(.code) && element.style["white-space"]?.hasPrefix("pre") == true
  }

  /// The language that the classes of highlighters name; "" where they name none.
  ///
  /// `brush: bash; toolbar: false`, `language-hcl`, `lang-yaml`, `highlight-source-shell`, `sourceCode bash`.
  static func language(of element: HTMLElement) -> String {
    if let data = element["data-lang"] ?? element["data-language"], let language = known(data) {
      return language
    }
    guard let text = element["class"], !text.isEmpty else { return "" }
    let words = text.split { " \t\n:;,".contains($0) }.map { $0.lowercased() }
    for (index, word) in words.enumerated() {
      if word == "brush", index + 1 < words.count { return known(words[index + 1]) ?? "" }
      for prefix in ["language-", "lang-", "highlight-source-", "brush-"] where word.hasPrefix(prefix) {
        if let language = known(String(word.dropFirst(prefix.count))) { return language }
      }
    }
    let isCode =
      element.name == "pre" || element.name == "code"
      || words.contains { ["highlight", "sourcecode", "hljs", "prettyprint", "codehilite"].contains($0) }
    return isCode ? words.lazy.compactMap(knownOnly).first ?? "" : ""
  }

  /// The name to write behind a fence: one that is known, or at least looks like one.
  private static func known(_ name: String) -> String? {
    let name = name.lowercased()
    if ["none", "nohighlight", "no-highlight", "plain", "plaintext", "text", "default", "auto"].contains(name)
    {
      return "text"
    }
    let isName =
      !name.isEmpty && name.utf8.count < 25
      && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"`{}[]\"'<>\\".utf8.contains($0) }
    return isName ? name : nil
  }

  /// A name that is known; classes are words of all kinds.
  private static func knownOnly(_ name: String) -> String? {
    guard
      !["highlight", "code", "output", "raw", "log", "config", "service", "unit", "text", "none"].contains(
        name)
    else { return nil }
    return Language(named: name) == nil ? nil : name
  }
}

private func isMonospaced(_ family: String) -> Bool {
  let family = family.lowercased()
  return ["courier", "mono", "consolas", "menlo", "lucida console", "source code", "fira code", "fixedsys"]
    .contains {
      family.contains($0)
    }
}

// MARK: Code

/// Whether an element lays code out beside the numbers of its lines.
func isHighlightedTable(_ element: HTMLElement) -> Bool {
  let names: Set<String> = [
    "syntaxhighlighter", "highlighttable", "rouge-table", "lntable", "codehilitetable",
  ]
  return element.classes.contains { names.contains($0.lowercased()) }
}

/// The text of a block of code: its line breaks as they stand or as elements make them, no-break spaces as blanks,
/// numbers of lines left out.
func codeText(of element: HTMLElement) -> [UInt8] {
  var text: [UInt8] = []
  appendCode(of: element.children, to: &text)
  text = plainBlanks(text)
  while text.last.map({ $0 <= 0x20 }) == true { text.removeLast() }
  // Blank lines before it, but not the indentation of its first line.
  while let end = text.firstIndex(of: 0x0A), text[..<end].allSatisfy({ $0 <= 0x20 }) {
    text.removeSubrange(...end)
  }
  return text
}

private func appendCode(of nodes: [HTMLNode], to text: inout [UInt8]) {
  let lineElements: Set<String> = ["div", "p", "li", "tr", "pre", "table", "ol", "ul", "blockquote"]
  for node in nodes {
    switch node {
    case .text(let part): text += part
    case .comment: break
    case .element(let element):
      let classes = element.classes.map { $0.lowercased() }
      if classes.contains(where: {
        $0.contains("gutter") || $0.hasPrefix("lineno") || $0 == "line-numbers-rows" || $0 == "lnt"
          || $0 == "ln"
      }) {
        continue
      }
      if element.name == "br" {
        text.append(0x0A)
        continue
      }
      let isLine = lineElements.contains(element.name)
      if isLine, let last = text.last, last != 0x0A { text.append(0x0A) }
      let start = text.count
      appendCode(of: element.children, to: &text)
      // `<div><br></div>` is one empty line, not two.
      if isLine, text.count > start, text.last != 0x0A { text.append(0x0A) }
    }
  }
}

/// No-break spaces as blanks, line breaks as line feeds, no characters without width.
private func plainBlanks(_ text: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(text.count)
  var index = 0
  while index < text.count {
    let byte = text[index]
    if byte == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 {
      result.append(0x20)
      index += 2
    } else if let length = invisibleLength(text, at: index) {
      index += length
    } else {
      if byte == 0x0D {
        if index + 1 == text.count || text[index + 1] != 0x0A { result.append(0x0A) }
      } else if byte != 0 {
        result.append(byte)
      }
      index += 1
    }
  }
  return result
}

/// The length of a character without width that editors leave behind: U+200B, U+2060, U+FEFF.
func invisibleLength(_ text: [UInt8], at index: Int) -> Int? {
  guard index + 2 < text.count, text[index] == 0xE2 || text[index] == 0xEF else { return nil }
  let rest = (text[index], text[index + 1], text[index + 2])
  let isInvisible = rest == (0xE2, 0x80, 0x8B) || rest == (0xE2, 0x81, 0xA0) || rest == (0xEF, 0xBB, 0xBF)
  return isInvisible ? 3 : nil
}

// MARK: Images and what is embedded

/// An image as its element tells of it.
///
/// - Parameter full: the image that it is linked to.
func imageUse(_ element: HTMLElement, full: String? = nil) -> ImageUse? {
  let source = [element["src"], element["data-src"], element["data-original"]].compactMap {
    $0?.trimmedBlanks
  }
  .first { !$0.isEmpty && !$0.hasPrefix("data:") }
  guard let first = full ?? source else { return nil }
  let words = { (text: String?) in (text ?? "").split { $0.isWhitespace }.joined(separator: " ") }
  let alt = words(element["alt"])
  return ImageUse(
    source: first, otherSources: full == nil ? [] : [source].compactMap { $0 },
    alt: alt.isEmpty ? words(element["title"]) : alt,
    width: full == nil ? element["width"].flatMap { Int($0.prefix { $0.isNumber }) } : nil)
}

/// The image that is all there is in these nodes.
func onlyImage(in nodes: [HTMLNode]) -> HTMLElement? {
  guard let element = nodes.onlyElement else { return nil }
  return element.name == "img" ? element : onlyImage(in: element.children)
}

/// Whether an address is that of an image by its looks.
func isImageAddress(_ address: String) -> Bool {
  let path = address.prefix { $0 != "?" && $0 != "#" }.lowercased()
  return [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp"].contains { path.hasSuffix($0) }
    || address.hostName.hasSuffix("bp.blogspot.com") || address.contains("googleusercontent.com/img/")
}

/// Where what an element embeds is to be had.
func embeddedAddress(_ element: HTMLElement) -> String? {
  var candidates = [element["src"], element["data"], element["data-src"]]
  for case .element(let child) in element.children {
    if child.name == "param", ["movie", "src"].contains(child["name"]?.lowercased()) {
      candidates.append(child["value"])
    }
    if ["source", "embed", "iframe"].contains(child.name) { candidates.append(child["src"]) }
  }
  guard var address = candidates.compactMap({ $0?.trimmedBlanks }).first(where: { !$0.isEmpty }) else {
    return nil
  }
  if address.hasPrefix("//") { address = "https:" + address }
  guard address.hasPrefix("http://") || address.hasPrefix("https://") else { return nil }
  if element.name == "script" {
    guard address.hostName == "gist.github.com" else { return nil }
    return address.hasSuffix(".js") ? String(address.dropLast(3)) : address
  }
  // The page of a film rather than its frame.
  for host in ["www.youtube.com/embed/", "www.youtube-nocookie.com/embed/", "www.youtube.com/v/"] {
    if let place = address.firstRange(of: host) {
      let id = address[place.upperBound...].prefix { $0 != "?" && $0 != "&" && $0 != "/" }
      return "https://www.youtube.com/watch?v=" + id
    }
  }
  return address
}

extension String {
  /// Without blanks at both ends.
  var trimmedBlanks: String {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  /// `example.com` of `https://example.com:8080/path`; "" of an address without host.
  var hostName: String {
    guard let mark = firstRange(of: "//") else { return "" }
    return self[mark.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }.lowercased()
  }
}

extension HTMLNode {
  var isElement: Bool { if case .element = self { true } else { false } }
}

extension [HTMLNode] {
  /// The only element in it, where there is no other and no text.
  var onlyElement: HTMLElement? {
    var found: HTMLElement?
    for node in self {
      switch node {
      case .comment: continue
      case .text(let text): if !isBlankText(text) { return nil }
      case .element(let element):
        if element.name == "br" { continue }
        if found != nil { return nil }
        found = element
      }
    }
    return found
  }
}
