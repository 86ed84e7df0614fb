import SourceText

/// Reads HTML as editors and people write it: unclosed and crossed tags, attributes without quotes, loose `&` and `<`.
/// Takes any bytes, never fails, in linear time.
///
/// Not the algorithm of browsers, but its outcome for what blogs hold: elements that may not stand in one another close
/// each other, and formatting that is closed in the wrong order is opened again.
package func parseHTML(_ bytes: [UInt8]) -> [HTMLNode] {
  var reader = HTMLReader(bytes)
  return reader.read()
}

package struct HTMLReader {
  /// Elements deeper than this are left out, their content stays.
  package static let maximumDepth = 200

  private var cursor: ByteCursor
  /// Those that are open, outermost first. The first stands for the whole text.
  private var open: [HTMLElement] = [HTMLElement("")]
  private var text: [UInt8] = []

  fileprivate init(_ bytes: [UInt8]) { cursor = ByteCursor(bytes) }

  fileprivate mutating func read() -> [HTMLNode] {
    while let byte = cursor.current {
      switch byte {
      case UInt8(ascii: "<"): readMarkup()
      case UInt8(ascii: "&"): text += readEntity(&cursor)
      default: readText()
      }
    }
    flushText()
    close(downTo: 0)
    return open[0].children
  }

  private mutating func readText() {
    let start = cursor.offset
    cursor.skip { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "&") }
    text += cursor.bytes[start..<cursor.offset]
  }

  private mutating func readMarkup() {
    if cursor.starts(with: "<!--") { return readComment() }
    if cursor.eat("<![CDATA[") { return readCharacterData() }
    let next = cursor.peek() ?? 0
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
      cursor.skip { $0 != UInt8(ascii: ">") }
      _ = cursor.eat(UInt8(ascii: ">"))
      return
    }
    let isClosing = next == UInt8(ascii: "/")
    guard let first = isClosing ? cursor.peek(2) : next, isLetter(first) else {
      // `a < b` and `<3` are text.
      text.append(UInt8(ascii: "<"))
      cursor.offset += 1
      return
    }
    cursor.offset += isClosing ? 2 : 1
    let name = readName()
    let attributes = readAttributes()
    if isClosing { closeElement(name) } else { openElement(name, attributes) }
  }

  private mutating func readComment() {
    cursor.offset += 4
    let start = cursor.offset
    while !cursor.isAtEnd, !cursor.starts(with: "-->") { cursor.offset += 1 }
    flushText()
    append(.comment(Array(cursor.bytes[start..<cursor.offset])))
    _ = cursor.eat("-->")
  }

  private mutating func readCharacterData() {
    let start = cursor.offset
    while !cursor.isAtEnd, !cursor.starts(with: "]]>") { cursor.offset += 1 }
    text += cursor.bytes[start..<cursor.offset]
    _ = cursor.eat("]]>")
  }

  // MARK: Tags

  private mutating func readName() -> String {
    let start = cursor.offset
    cursor.skip { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
    return cursor.text(cursor.range(from: start)).lowercased()
  }

  /// Attributes up to and with the `>` of the tag.
  private mutating func readAttributes() -> [(name: String, value: String)] {
    var attributes: [(name: String, value: String)] = []
    while let byte = cursor.current {
      if cursor.eat(UInt8(ascii: ">")) { return attributes }
      if byte <= 0x20 || byte == UInt8(ascii: "/") {
        cursor.offset += 1
        continue
      }
      let start = cursor.offset
      cursor.offset += 1
      cursor.skip {
        $0 > 0x20 && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
      }
      let name = cursor.text(cursor.range(from: start)).lowercased()
      cursor.skip { $0 <= 0x20 }
      let value = cursor.eat(UInt8(ascii: "=")) ? readValue() : ""
      // Hundreds of attributes are an attack; to look each up would be quadratic.
      if attributes.count < 64, !attributes.contains(where: { $0.name == name }) {
        attributes.append((name, value))
      }
    }
    return attributes
  }

  private mutating func readValue() -> String {
    cursor.skip { $0 <= 0x20 }
    let start: Int
    let end: Int
    if let quote = cursor.current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      cursor.offset += 1
      start = cursor.offset
      cursor.skip { $0 != quote }
      end = cursor.offset
      _ = cursor.eat(quote)
    } else {
      start = cursor.offset
      cursor.skip { $0 > 0x20 && $0 != UInt8(ascii: ">") }
      end = cursor.offset
    }
    return String(decoding: decodingEntities(Array(cursor.bytes[start..<end])), as: UTF8.self)
  }

  // MARK: Tree

  private mutating func flushText() {
    guard !text.isEmpty else { return }
    append(.text(text))
    text = []
  }

  private mutating func append(_ node: HTMLNode) { open[open.count - 1].children.append(node) }

  /// Closes elements until `count` are left open beside the root.
  private mutating func close(downTo count: Int) {
    while open.count > count + 1, let element = open.popLast() { append(.element(element)) }
  }

  private mutating func openElement(_ name: String, _ attributes: [(name: String, value: String)]) {
    flushText()
    closeImplied(by: name)
    let element = HTMLElement(name, attributes: attributes)
    if voidElements.contains(name) { return append(.element(element)) }
    if rawElements.contains(name) { return readRaw(element) }
    guard open.count <= Self.maximumDepth else { return }
    open.append(element)
  }

  /// `script`, `style` and others hold no elements.
  private mutating func readRaw(_ element: HTMLElement) {
    let start = cursor.offset
    var element = element
    while !cursor.isAtEnd, !isEndTag(of: element.name) { cursor.offset += 1 }
    let content = Array(cursor.bytes[start..<cursor.offset])
    let isText = element.name == "textarea" || element.name == "title"
    if !content.isEmpty { element.children = [.text(isText ? decodingEntities(content) : content)] }
    cursor.skip { $0 != UInt8(ascii: ">") }
    _ = cursor.eat(UInt8(ascii: ">"))
    append(.element(element))
  }

  private func isEndTag(of name: String) -> Bool {
    guard cursor.current == UInt8(ascii: "<"), cursor.peek() == UInt8(ascii: "/") else { return false }
    var place = 2
    for byte in name.utf8 {
      guard let found = cursor.peek(place), found | 0x20 == byte else { return false }
      place += 1
    }
    return !(cursor.peek(place).map(isLetter) ?? false)
  }

  /// Closes what may not hold `name`: an item the item before, a block the paragraph before.
  private mutating func closeImplied(by name: String) {
    guard let rule = impliedEnds[name] else {
      if blockElements.contains(name) { closeNearest(["p"], within: scopes) }
      return
    }
    closeNearest(rule.closes, within: rule.within)
  }

  /// Closes the innermost element that is one of `names`, if nothing of `scopes` stands in between.
  private mutating func closeNearest(_ names: Set<String>, within scopes: Set<String>) {
    for index in open.indices.dropFirst().reversed() {
      if names.contains(open[index].name) { return close(downTo: index - 1) }
      if scopes.contains(open[index].name) { return }
    }
  }

  private mutating func closeElement(_ name: String) {
    flushText()
    if name == "br" { return append(.element(HTMLElement("br"))) }
    if voidElements.contains(name) { return }
    let tableParts: Set<String> = ["table", "tbody", "thead", "tfoot", "tr", "td", "th"]
    var place: Int?
    for index in open.indices.dropFirst().reversed() {
      if open[index].name == name || (isHeading(name) && isHeading(open[index].name)) {
        place = index
        break
      }
      // A cell keeps to itself what is closed in it too often.
      if ["td", "th", "table"].contains(open[index].name), !tableParts.contains(name) { return }
      if open[index].name == "li" || open[index].name == "ul" || open[index].name == "ol",
        formattingElements.contains(name)
      {
        return
      }
    }
    guard let place else { return }
    let crossed = open[(place + 1)...].filter { formattingElements.contains($0.name) }
    close(downTo: place - 1)
    // `<b><i>a</b>b</i>`: the inner one goes on.
    for element in crossed.prefix(8) where open.count <= Self.maximumDepth {
      open.append(HTMLElement(element.name, attributes: element.attributes))
    }
  }
}

private struct ImpliedEnd {
  let closes: Set<String>
  let within: Set<String>
}

private let scopes: Set<String> = [
  "table", "td", "th", "blockquote", "li", "div", "ul", "ol", "dl", "dd", "section", "article", "figure",
  "pre",
]

private let impliedEnds: [String: ImpliedEnd] = [
  "li": ImpliedEnd(closes: ["li"], within: ["ul", "ol", "table", "td", "th", "blockquote"]),
  "dt": ImpliedEnd(closes: ["dt", "dd"], within: ["dl", "table", "td", "th"]),
  "dd": ImpliedEnd(closes: ["dt", "dd"], within: ["dl", "table", "td", "th"]),
  "tr": ImpliedEnd(closes: ["tr"], within: ["table"]),
  "td": ImpliedEnd(closes: ["td", "th"], within: ["tr", "table"]),
  "th": ImpliedEnd(closes: ["td", "th"], within: ["tr", "table"]),
  "thead": ImpliedEnd(closes: ["thead", "tbody", "tfoot"], within: ["table"]),
  "tbody": ImpliedEnd(closes: ["thead", "tbody", "tfoot"], within: ["table"]),
  "tfoot": ImpliedEnd(closes: ["thead", "tbody", "tfoot"], within: ["table"]),
  "option": ImpliedEnd(closes: ["option"], within: ["select"]),
  "a": ImpliedEnd(closes: ["a"], within: ["table", "td", "th"]),
]

package let voidElements: Set<String> = [
  "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
  "wbr",
]

private let rawElements: Set<String> = ["script", "style", "textarea", "title", "xmp", "noembed", "noframes"]

private let formattingElements: Set<String> = [
  "a", "b", "big", "code", "em", "font", "i", "s", "small", "span", "strike", "strong", "tt", "u",
]

/// Elements that end a paragraph and begin a line.
package let blockElements: Set<String> = [
  "address", "article", "aside", "blockquote", "center", "details", "dir", "div", "dl", "fieldset",
  "figcaption",
  "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "menu", "nav", "ol",
  "p",
  "pre", "section", "summary", "table", "ul", "xmp",
]

private func isHeading(_ name: String) -> Bool {
  switch name {
  case "h1", "h2", "h3", "h4", "h5", "h6": true
  default: false
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
