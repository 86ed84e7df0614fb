/// What an HTML text was read as. Nested no deeper than `HTMLReader.maximumDepth`, so that a walk may recurse.
package enum HTMLNode: Sendable, Hashable {
  /// UTF-8 with entities decoded; blanks as they stand.
  case text([UInt8])
  case element(HTMLElement)
  case comment([UInt8])
}

package struct HTMLElement: Sendable, Hashable {
  /// In lower case.
  package let name: String
  /// In the order of the source, each name once and in lower case.
  package let attributes: [(name: String, value: String)]
  package var children: [HTMLNode]

  package init(_ name: String, attributes: [(name: String, value: String)] = [], children: [HTMLNode] = []) {
    self.name = name
    self.attributes = attributes
    self.children = children
  }

  /// The value of an attribute; "" for one that has none, `nil` where it is not there.
  package subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

  /// The words of its `class`.
  package var classes: [String] {
    self["class"]?.split { $0 == " " || $0 == "\n" || $0 == "\t" }.map(String.init) ?? []
  }

  /// The values of its `style` by property, both in lower case.
  package var style: [String: String] {
    guard let text = self["style"] else { return [:] }
    var values: [String: String] = [:]
    for declaration in text.lowercased().split(separator: ";") {
      guard let colon = declaration.firstIndex(of: ":") else { continue }
      let name = declaration[..<colon].filter { $0 > " " }
      values[name] = declaration[declaration.index(after: colon)...].split { $0 <= " " }.joined(
        separator: " ")
    }
    return values
  }

  package static func == (a: HTMLElement, b: HTMLElement) -> Bool {
    a.name == b.name && a.children == b.children && a.attributes.count == b.attributes.count
      && zip(a.attributes, b.attributes).allSatisfy { $0 == $1 }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(children)
  }
}

extension [HTMLNode] {
  /// The text that a reader sees, blanks as they stand.
  package var text: [UInt8] {
    var result: [UInt8] = []
    appendText(to: &result)
    return result
  }

  private func appendText(to result: inout [UInt8]) {
    for node in self {
      switch node {
      case .text(let text): result += text
      case .element(let element): element.children.appendText(to: &result)
      case .comment: break
      }
    }
  }
}
