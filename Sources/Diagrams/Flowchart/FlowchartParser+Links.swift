import Diagnostics
import SourceText

/// What joins nodes: `-->`, `-. text .->`, `==o|text|`.
struct FlowchartLink {
  var line = Graph.LineStyle.solid
  var tailTip = Graph.Tip.none
  var headTip = Graph.Tip.none
  var length = 1
  var label = ""
  var name: String?
  var range: SourceRange
  /// Its fault is reported.
  var isBroken = false
}

extension FlowchartParser {
  /// link = [id "@"] (closed | open text closed) ["|" text "|"]
  mutating func parseLinkIfPresent() -> FlowchartLink? {
    let start = cursor.offset
    let name = eatLinkName()
    guard var link = eatClosedLink() ?? parseOpenLink() else {
      cursor.offset = start
      return nil
    }
    link.name = name
    guard !link.isBroken else { return link }
    var rest = cursor
    rest.skip(while: isBlank)
    if rest.current == UInt8(ascii: "|") {
      cursor.offset = rest.offset + 1
      let opening = SourceRange(rest.offset, rest.offset + 1)
      if let text = parseText(until: ["|"], opening: opening, within: "label of an edge") {
        link.label = text.text
      } else {
        link.isBroken = true
      }
    }
    return link
  }

  /// `e1@`, `my-edge@` before a link: `[^\s"]+@` in the grammar, less what belongs to links and labels.
  private mutating func eatLinkName() -> String? {
    var rest = cursor
    rest.skip { !isBlankOrBreak($0) && !"@\"|<>[](){};".utf8.contains($0) }
    let range = rest.range(from: cursor.offset)
    guard range.count > 0, rest.eat(UInt8(ascii: "@")),
      let byte = rest.current, "-=<xo~.".utf8.contains(byte)
    else { return nil }
    cursor = rest
    return cursor.text(range)
  }

  /// A link without text in it: `-->`, `x==x`, `<-.->`, `~~~`.
  private mutating func eatClosedLink() -> FlowchartLink? {
    let start = cursor.offset
    var rest = cursor
    if rest.starts(with: "~~~") {
      rest.skip { $0 == UInt8(ascii: "~") }
      cursor = rest
      return FlowchartLink(line: .invisible, length: rest.offset - start - 2, range: rest.range(from: start))
    }
    let tailTip = eatTailTip(&rest)
    guard let (line, length, headTip) = eatClosingPart(&rest) else { return nil }
    cursor = rest
    return FlowchartLink(
      line: line, tailTip: tailTip, headTip: headTip, length: length, range: rest.range(from: start))
  }

  private func eatTailTip(_ rest: inout ByteCursor) -> Graph.Tip {
    guard let byte = rest.current, let next = rest.peek() else { return .none }
    guard next == UInt8(ascii: "-") || next == UInt8(ascii: "=") else { return .none }
    switch byte {
    case UInt8(ascii: "<"):
      rest.offset += 1
      return .arrow
    case UInt8(ascii: "x"):
      rest.offset += 1
      return .cross
    case UInt8(ascii: "o"):
      rest.offset += 1
      return .circle
    default: return .none
    }
  }

  /// `--+[-xo>]`, `==+[=xo>]` or `-?.+-[xo>]?`
  private func eatClosingPart(_ rest: inout ByteCursor) -> (Graph.LineStyle, length: Int, Graph.Tip)? {
    let start = rest
    guard let byte = rest.current else { return nil }
    if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") && rest.peek() == UInt8(ascii: ".") {
      _ = rest.eat(UInt8(ascii: "-"))
      let dots = rest.offset
      rest.skip { $0 == UInt8(ascii: ".") }
      let length = rest.offset - dots
      guard rest.eat(UInt8(ascii: "-")) else {
        rest = start
        return nil
      }
      return (.dashed, length, eatHeadTip(&rest))
    }
    guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "=") else { return nil }
    rest.skip { $0 == byte }
    let count = rest.offset - start.offset
    let line: Graph.LineStyle = byte == UInt8(ascii: "=") ? .thick : .solid
    if count >= 2 {
      let tip = eatHeadTip(&rest)
      if tip != .none { return (line, count - 1, tip) }
    }
    guard count >= 3 else {
      rest = start
      return nil
    }
    return (line, count - 2, .none)
  }

  private func eatHeadTip(_ rest: inout ByteCursor) -> Graph.Tip {
    if rest.eat(UInt8(ascii: ">")) { return .arrow }
    if rest.eat(UInt8(ascii: "x")) { return .cross }
    if rest.eat(UInt8(ascii: "o")) { return .circle }
    return .none
  }

  /// `-- text -->`
  private mutating func parseOpenLink() -> FlowchartLink? {
    let start = cursor.offset
    var rest = cursor
    let tailTip = eatTailTip(&rest)
    let style: Graph.LineStyle
    if rest.eat("--") {
      style = .solid
    } else if rest.eat("==") {
      style = .thick
    } else if rest.eat("-.") {
      style = .dashed
    } else {
      return nil
    }
    let opening = rest.range(from: start)
    cursor = rest
    cursor.skip(while: isBlank)
    var link = FlowchartLink(line: style, tailTip: tailTip, range: opening)
    let text = cursor.offset
    var quoted: String?
    if cursor.current == UInt8(ascii: "\"") {
      guard let string = parseQuoted() else {
        link.isBroken = true
        return link
      }
      quoted = string
      cursor.skip(while: isBlank)
    }
    // A text may go on over lines, but not past the end of another kind of edge: that one was meant.
    var mayGoOn = true
    while let byte = cursor.current, byte != 0x0A || mayGoOn {
      var end = cursor
      var tip = Graph.Tip.none
      // A letter right before the dashes is a tip of theirs, as Mermaid has it.
      if byte == UInt8(ascii: "x") || byte == UInt8(ascii: "o") || byte == UInt8(ascii: "<") {
        tip = eatTailTip(&end)
      }
      if let (line, length, headTip) = eatClosingPart(&end) {
        guard line == style else {
          mayGoOn = false
          cursor = end
          continue
        }
        let label = cursor.bytes[text..<cursor.offset]
        link.label = quoted ?? mermaidText(label.trimmingBlanks())
        link.length = length
        link.headTip = headTip
        if tailTip == .none { link.tailTip = tip }
        cursor = end
        link.range = cursor.range(from: start)
        return link
      }
      cursor.offset += 1
    }
    cursor.offset = min(cursor.offset, opening.end)
    let closing = style == .solid ? "-->" : style == .thick ? "==>" : ".->"
    report(
      DiagramRules.unclosed, "edge with a text is never closed", at: opening,
      help: "write '\(cursor.text(opening)) text \(closing)' before the node that it leads to")
    link.isBroken = true
    return link
  }
}
