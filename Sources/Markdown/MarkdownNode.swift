import CMarkGFM

/// A node of a parsed document: valid only inside the closure of `withMarkdown`, which is why the
/// pointer stays private and the type is not `Sendable`.
package struct MarkdownNode {
  /// What a node is, with what only that kind has.
  package enum Kind: Equatable {
    case document, blockQuote, paragraph, thematicBreak
    /// `start` is the first number of an ordered list.
    case bulletList(isTight: Bool)
    case orderedList(start: Int, isTight: Bool)
    case item
    /// An item that begins with `[ ]` or `[x]`.
    case taskItem(isDone: Bool)
    case codeBlock(isFenced: Bool)
    case htmlBlock, htmlInline
    case heading(level: Int)
    /// Moved to the end of the document, in order of first reference.
    case footnoteDefinition
    case footnoteReference
    case table
    case tableRow(isHeader: Bool)
    case tableCell
    case text, softBreak, lineBreak, code, emphasis, strong, link, image
    /// Nothing that this library is asked to make.
    case other
  }

  package let kind: Kind
  private let pointer: OpaquePointer

  init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
    self.kind = Self.kind(of: pointer)
  }

  private static func kind(of node: OpaquePointer) -> Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: return .text
    case CMARK_NODE_SOFTBREAK: return .softBreak
    case CMARK_NODE_LINEBREAK: return .lineBreak
    case CMARK_NODE_CODE: return .code
    case CMARK_NODE_HTML_INLINE: return .htmlInline
    case CMARK_NODE_EMPH: return .emphasis
    case CMARK_NODE_STRONG: return .strong
    case CMARK_NODE_LINK: return .link
    case CMARK_NODE_IMAGE: return .image
    case CMARK_NODE_FOOTNOTE_REFERENCE: return .footnoteReference
    case CMARK_NODE_DOCUMENT: return .document
    case CMARK_NODE_BLOCK_QUOTE: return .blockQuote
    case CMARK_NODE_LIST:
      let isTight = cmark_node_get_list_tight(node) != 0
      guard cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else { return .bulletList(isTight: isTight) }
      return .orderedList(start: Int(cmark_node_get_list_start(node)), isTight: isTight)
    case CMARK_NODE_ITEM:
      // The task list extension keeps the node's type and changes its name only.
      guard hasTypeName("tasklist", node) else { return .item }
      return .taskItem(isDone: cmark_gfm_extensions_get_tasklist_item_checked(node))
    case CMARK_NODE_CODE_BLOCK:
      var length: Int32 = 0
      var offset: Int32 = 0
      var character: CChar = 0
      return .codeBlock(isFenced: cmark_node_get_fenced(node, &length, &offset, &character) != 0)
    case CMARK_NODE_HTML_BLOCK: return .htmlBlock
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_HEADING: return .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
    case CMARK_NODE_FOOTNOTE_DEFINITION: return .footnoteDefinition
    default:
      // Node types of extensions are numbered when they register; their names are stable.
      if hasTypeName("table_cell", node) { return .tableCell }
      if hasTypeName("table_row", node) { return .tableRow(isHeader: false) }
      if hasTypeName("table_header", node) { return .tableRow(isHeader: true) }
      return hasTypeName("table", node) ? .table : .other
    }
  }

  private static func hasTypeName(_ name: StaticString, _ node: OpaquePointer) -> Bool {
    guard let given = cmark_node_get_type_string(node) else { return false }
    return name.withUTF8Buffer { name in
      for (index, byte) in name.enumerated() where UInt8(bitPattern: given[index]) != byte { return false }
      return given[name.count] == 0
    }
  }

  package var firstChild: MarkdownNode? { MarkdownNode(cmark_node_first_child(pointer)) }
  package var lastChild: MarkdownNode? { MarkdownNode(cmark_node_last_child(pointer)) }
  package var next: MarkdownNode? { MarkdownNode(cmark_node_next(pointer)) }
  package var previous: MarkdownNode? { MarkdownNode(cmark_node_previous(pointer)) }
  package var parent: MarkdownNode? { MarkdownNode(cmark_node_parent(pointer)) }

  /// Content of text, code and raw HTML; empty for other kinds. In text, what the author escaped is still
  /// marked: see `unescaped`.
  package var literal: [UInt8] {
    let bytes = Self.bytes(cmark_node_get_literal(pointer))
    return kind == .text ? bytes : replacingMarks(in: bytes, backslash: true)
  }
  /// Whether the literal, marks of escapes apart, begins so.
  package func literalStarts(with text: StaticString) -> Bool {
    guard let literal = cmark_node_get_literal(pointer) else { return false }
    return text.withUTF8Buffer { text in
      for (index, byte) in text.enumerated() where UInt8(bitPattern: literal[index]) != byte { return false }
      return true
    }
  }
  /// Info string of a fenced code block, entities and escapes decoded.
  package var info: [UInt8] { unescaped(Self.bytes(cmark_node_get_fence_info(pointer))) }
  /// Destination of a link or image, entities and escapes decoded.
  package var destination: [UInt8] { unescaped(Self.bytes(cmark_node_get_url(pointer))) }
  /// Title of a link or image, empty if it has none.
  package var title: [UInt8] { unescaped(Self.bytes(cmark_node_get_title(pointer))) }

  /// 1-based line where it begins, counted from the start of the parsed text. Inline nodes tell
  /// the line, not a trustworthy column.
  package var line: Int { Int(cmark_node_get_start_line(pointer)) }
  /// 1-based line where it ends.
  package var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

  /// `left`, `center` or `right` for each column of a table; `nil` where it says nothing.
  package var columnAlignments: [String?] {
    let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
    guard let alignments = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
    return (0..<count).map { column in
      switch alignments[column] {
      case UInt8(ascii: "l"): "left"
      case UInt8(ascii: "c"): "center"
      case UInt8(ascii: "r"): "right"
      default: nil
      }
    }
  }

  private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    guard let text else { return [] }
    var count = 0
    while text[count] != 0 { count += 1 }
    return text.withMemoryRebound(to: UInt8.self, capacity: count) {
      Array(UnsafeBufferPointer(start: $0, count: count))
    }
  }
}

/// Text as a reader sees it: `~` and `[` where the author wrote `\~` and `\[`.
package func unescaped(_ text: [UInt8]) -> [UInt8] { replacingMarks(in: text, backslash: false) }

/// The same of a part of a text.
package func unescaped(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  text.contains(EscapedMark.lead) ? unescaped(Array(text))[...] : text
}

/// Turns marked escapes back into what they stand for, with or without the backslash of the source.
private func replacingMarks(in bytes: [UInt8], backslash: Bool) -> [UInt8] {
  guard bytes.contains(EscapedMark.lead) else { return bytes }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var index = 0
  while index < bytes.count {
    if bytes[index] == EscapedMark.lead, index + 1 < bytes.count,
      let original = EscapedMark.original(of: bytes[index + 1])
    {
      if backslash { result.append(UInt8(ascii: "\\")) }
      result.append(original)
      index += 2
    } else {
      result.append(bytes[index])
      index += 1
    }
  }
  return result
}

private func isComment(_ html: [UInt8]) -> Bool { html.starts(with: "<!--".utf8) }

/// A step of a walk in document order.
package enum MarkdownEvent {
  /// Before the children of a node; for one without children the only event.
  case enter(MarkdownNode)
  /// After the children of a container.
  case exit(MarkdownNode)
}

extension MarkdownNode {
  /// Whether the walk goes on into the children of a node.
  package enum Descent {
    case children, skip
  }

  /// Walks this node and all below it without recursion, so that no nesting can exhaust the stack.
  ///
  /// `visit` is called on entering a node and, for containers that were descended into, on leaving.
  package func walk(_ visit: (MarkdownEvent) -> Descent) {
    var node = self
    /// Those around the current node.
    var parents: [MarkdownNode] = []
    while true {
      let descent = visit(.enter(node))
      if descent == .children, let child = node.firstChild {
        parents.append(node)
        node = child
        continue
      }
      if node.isContainer, descent == .children { _ = visit(.exit(node)) }
      while true {
        guard node.pointer != pointer else { return }
        if let next = node.next {
          node = next
          break
        }
        guard let parent = parents.popLast() else { return }
        node = parent
        _ = visit(.exit(node))
      }
    }
  }

  /// Whether nodes of this kind can have children, and so have an exit event even when empty.
  package var isContainer: Bool {
    switch kind {
    case .document, .blockQuote, .paragraph, .bulletList, .orderedList, .item, .taskItem, .heading,
      .footnoteDefinition, .table, .tableRow, .tableCell, .emphasis, .strong, .link, .image:
      true
    case .thematicBreak, .codeBlock, .htmlBlock, .htmlInline, .footnoteReference, .text, .softBreak,
      .lineBreak, .code, .other:
      false
    }
  }

  /// The text below this node as a reader sees it, without marks; tags that are shown as text included.
  package var plainText: String { plainText(withTags: true) }

  /// The text below this node; GitHub leaves tags, known or not, out of what it makes ids from.
  package func plainText(withTags: Bool) -> String {
    var bytes: [UInt8] = []
    walk { event in
      guard case .enter(let node) = event else { return .children }
      switch node.kind {
      case .text: bytes += unescaped(node.literal)
      case .code: bytes += node.literal
      case .htmlInline where withTags && !isComment(node.literal): bytes += node.literal
      case .softBreak, .lineBreak: bytes.append(UInt8(ascii: " "))
      default: break
      }
      return .children
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
