import SourceText

/// A JSON text with one member or element a line, two blanks deeper for each bracket; empty brackets stay
/// together.
///
/// Keys keep their order, and numbers and strings are what stands in `bytes`, escapes included.
/// - Parameter bytes: what `document` was parsed from.
/// - Returns: `nil` unless it is one whole document of RFC 8259: comments would be lost, and where something is
///   left out nobody knows what it is.
package func formattedJSON(_ document: JSONDocument, of bytes: [UInt8]) -> [UInt8]? {
  let allowed = [JSONRules.duplicateKey, JSONRules.loneSurrogate]
  guard let root = document.roots.first, document.roots.count == 1, !document.isPartial,
    document.diagnostics.allSatisfy({ allowed.contains($0.rule) })
  else { return nil }
  var layout = JSONLayout(source: bytes)
  layout.append(root)
  guard layout.isWhole else { return nil }
  return layout.text + [UInt8(ascii: "\n")]
}

private struct JSONLayout {
  let source: [UInt8]
  private(set) var text: [UInt8] = []
  /// Whether nothing was met that is left out or could not be read.
  private(set) var isWhole = true
  private var depth = 0

  init(source: [UInt8]) {
    self.source = source
    text.reserveCapacity(source.count * 2)
  }

  /// As deep as the parser lets values nest, and no deeper.
  mutating func append(_ value: JSONValue) {
    switch value.kind {
    case .object(let object):
      isWhole = isWhole && !object.isElided
      append(object.members, between: UInt8(ascii: "{"), UInt8(ascii: "}")) {
        $0.append($1.keyRange)
        $0.text += [UInt8(ascii: ":"), UInt8(ascii: " ")]
        $0.append($1.value)
      }
    case .array(let elements):
      append(elements, between: UInt8(ascii: "["), UInt8(ascii: "]")) { $0.append($1) }
    case .string, .number, .bool, .null: append(value.range)
    case .elision, .missing: isWhole = false
    }
  }

  private mutating func append<Item>(
    _ items: [Item], between opening: UInt8, _ closing: UInt8, _ body: (inout Self, Item) -> Void
  ) {
    text.append(opening)
    depth += 1
    for (index, item) in items.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      beginLine()
      body(&self, item)
    }
    depth -= 1
    if !items.isEmpty { beginLine() }
    text.append(closing)
  }

  private mutating func append(_ range: SourceRange) { text += source[range.start..<range.end] }

  private mutating func beginLine() {
    text.append(UInt8(ascii: "\n"))
    text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }
}
