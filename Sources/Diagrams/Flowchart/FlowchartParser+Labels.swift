import Diagnostics
import SourceText

// Shapes with their labels, and data in `@{ … }`.

extension FlowchartParser {
  private static let brackets: [(opening: String, closing: [String], shapes: [NodeShape])] = [
    ("(((", [")))"], [.doubleCircle]),
    ("((", ["))"], [.circle]),
    ("([", ["])"], [.stadium]),
    ("(-", ["-)"], [.ellipse]),
    ("(", [")"], [.rounded]),
    ("[[", ["]]"], [.subroutine]),
    ("[(", [")]"], [.cylinder]),
    ("[/", ["/]", "\\]"], [.leanRight, .trapezoid]),
    ("[\\", ["\\]", "/]"], [.leanLeft, .invertedTrapezoid]),
    ("[", ["]"], [.rectangle]),
    ("{{", ["}}"], [.hexagon]),
    ("{", ["}"], [.diamond]),
    (">", ["]"], [.flag]),
  ]

  /// - Returns: no label after a fault.
  mutating func parseShapeIfPresent() -> (NodeShape, label: String?)? {
    let start = cursor.offset
    for bracket in Self.brackets where cursor.bytes[start...].starts(with: bracket.opening.utf8) {
      cursor.offset = start + bracket.opening.utf8.count
      let opening = cursor.range(from: start)
      skipProperties(bracket.opening)
      guard let (text, closing) = parseText(until: bracket.closing, opening: opening, within: "label") else {
        return (.rectangle, nil)
      }
      return (bracket.shapes[min(closing, bracket.shapes.count - 1)], text)
    }
    return nil
  }

  /// `[|field:value|label]`
  private mutating func skipProperties(_ opening: String) {
    guard opening == "[", cursor.current == UInt8(ascii: "|") else { return }
    var rest = cursor
    rest.offset += 1
    rest.skip { $0 != UInt8(ascii: "|") && $0 != 0x0A && $0 != UInt8(ascii: "]") }
    if rest.eat(UInt8(ascii: "|")) { cursor = rest }
  }

  /// text = '"' string '"' | '"`' markdown '`"' | characters without brackets and quotes
  ///
  /// - Returns: the text and which of `closings` ended it; `nil` after a fault, which is reported.
  mutating func parseText(
    until closings: [String], opening: SourceRange, within what: String
  ) -> (text: String, closing: Int)? {
    let inner = cursor.offset
    cursor.skip(while: isBlankOrBreak)
    var quoted: String?
    if cursor.current == UInt8(ascii: "\"") {
      guard let text = parseQuoted() else { return nil }
      quoted = text
      cursor.skip(while: isBlankOrBreak)
    }
    let rest = cursor.offset
    while let byte = cursor.current {
      for (index, closing) in closings.enumerated()
      where byte == closing.utf8.first && cursor.bytes[cursor.offset...].starts(with: closing.utf8) {
        let end = cursor.offset
        cursor.offset += closing.utf8.count
        if let quoted {
          guard end == rest else { break }
          return (quoted, index)
        }
        return (withoutIcons(mermaidText(cursor.bytes[inner..<end])), index)
      }
      // What stands for what was left out is no fault, even where Mermaid has it in quotes only.
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "$"),
        let end = cursor.endOfPlaceholder(at: cursor.offset)
      {
        cursor.offset = end
        continue
      }
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"),
        UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: "|"):
        reportBadText(byte, closings, opening, inner: inner, what)
        return nil
      default: cursor.offset += 1
      }
      if quoted != nil {
        if !isBlankOrBreak(byte) {
          reportBadText(byte, closings, opening, inner: inner, what, isBehindQuote: true)
          return nil
        }
      }
    }
    report(
      DiagramRules.unclosed, "\(what) is never closed", at: opening, help: "close it with '\(closings[0])'")
    return nil
  }

  private mutating func reportBadText(
    _ byte: UInt8, _ closings: [String], _ opening: SourceRange, inner: Int, _ what: String,
    isBehindQuote: Bool = false
  ) {
    let place = min(cursor.offset, cursor.limit)
    let line = cursor.bytes[inner..<place]
    if line.contains(0x0A) {
      report(
        DiagramRules.unclosed, "\(what) is not closed on its line", at: opening,
        help: "close it with '\(closings[0])'")
      // What follows is a statement again.
      cursor.offset = inner
      return
    }
    let found = String(decoding: [byte], as: UTF8.self)
    report(
      DiagramRules.syntax,
      isBehindQuote
        ? "text behind the quotes of a \(what)" : "'\(found)' within a \(what) that has no quotes",
      at: SourceRange(
        max(place - (isBehindQuote ? 1 : 0), 0), isBehindQuote ? place : min(place + 1, cursor.limit)),
      help: isBehindQuote ? "end it with '\(closings[0])'" : "put the whole \(what) into double quotes",
      labels: [Label("opened here", at: opening)])
  }

  /// A string in double quotes, or of Markdown in both double quotes and backticks. `nil` after a fault.
  mutating func parseQuoted() -> String? {
    let start = cursor.offset
    cursor.offset += 1
    let isMarkdown = cursor.eat(UInt8(ascii: "`"))
    let inner = cursor.offset
    while let byte = cursor.current {
      if byte == UInt8(ascii: "\"") {
        var end = cursor.offset
        cursor.offset += 1
        if isMarkdown, end > inner, cursor.bytes[end - 1] == UInt8(ascii: "`") { end -= 1 }
        let text = mermaidText(cursor.bytes[inner..<end])
        return withoutIcons(isMarkdown ? withoutEmphasis(text) : text)
      }
      cursor.offset += 1
    }
    report(
      DiagramRules.unclosed, "quote is never closed", at: SourceRange(start, start + 1),
      help: "add the closing \"")
    return nil
  }

  private func withoutEmphasis(_ text: String) -> String {
    var result = ""
    var last: Character = " "
    for character in text {
      if character != "*" && !(character == "_" && last == "_") {
        result.append(character)
      } else if character == "_", result.last == "_" {
        result.removeLast()
      }
      last = character
    }
    return result
  }

  /// `fa:fa-server API`: the icons are in a font that the page does not load.
  private func withoutIcons(_ text: String) -> String {
    guard text.contains(":fa-") else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: " ").filter { word in
        guard let colon = word.firstIndex(of: ":"), word[colon...].hasPrefix(":fa-") else { return true }
        let family = word[..<colon]
        return !(family.hasPrefix("fa") && family.count <= 4)
      }.joined(separator: " ")
    }.joined(separator: "\n")
  }

  // MARK: Data

  /// `@{ shape: cyl, label: "text" }`, which is YAML; commas or line breaks part its entries.
  ///
  /// - Returns: whether it was understood.
  mutating func parseData(of node: Int?, from start: Int) -> Bool {
    cursor.offset = start + 2
    let opening = cursor.range(from: start)
    while let byte = cursor.current {
      if isBlankOrBreak(byte) || byte == UInt8(ascii: ",") {
        cursor.offset += 1
        continue
      }
      if cursor.eat(UInt8(ascii: "}")) { return true }
      let keyStart = cursor.offset
      cursor.skip { isWordByte($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "\"") }
      let keyRange = cursor.range(from: keyStart)
      let key = cursor.text(keyRange).filter { $0 != "\"" }
      cursor.skip(while: isBlank)
      guard !key.isEmpty, cursor.eat(UInt8(ascii: ":")) else {
        report(
          DiagramRules.syntax, "expected 'key: value'",
          at: SourceRange(keyStart, max(cursor.offset, keyStart)),
          labels: [Label("opened here", at: opening)])
        return false
      }
      cursor.skip(while: isBlankOrBreak)
      let valueStart = cursor.offset
      let value: String
      if cursor.current == UInt8(ascii: "\"") {
        guard let text = parseDataString() else { return false }
        value = text
      } else {
        cursor.skip { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "}") && $0 != 0x0A }
        value = mermaidText(cursor.bytes[valueStart..<cursor.offset].trimmingBlanks())
          .trimmingQuotes()
      }
      if let node, !apply(key, value, to: node, at: SourceRange(valueStart, cursor.offset), keyRange) {
        return false
      }
    }
    report(DiagramRules.unclosed, "data of a node are never closed", at: opening, help: "close them with '}'")
    return false
  }

  /// A string of YAML in double quotes; `\"` and `\\` stand for what is behind the backslash.
  private mutating func parseDataString() -> String? {
    if cursor.peek() == UInt8(ascii: "`") { return parseQuoted() }
    let start = cursor.offset
    cursor.offset += 1
    var text: [UInt8] = []
    while let byte = cursor.current {
      if cursor.eat(UInt8(ascii: "\"")) { return withoutIcons(mermaidText(text[...])) }
      if byte == UInt8(ascii: "\\"), let next = cursor.peek(), "\"\\".utf8.contains(next) {
        text.append(next)
        cursor.offset += 2
        continue
      }
      text.append(byte)
      cursor.offset += 1
    }
    report(
      DiagramRules.unclosed, "quote is never closed", at: SourceRange(start, start + 1),
      help: "add the closing \"")
    return nil
  }

  private mutating func apply(
    _ key: String, _ value: String, to node: Int, at range: SourceRange, _ keyRange: SourceRange
  ) -> Bool {
    switch key {
    case "label": setLabel(value, of: node)
    case "shape":
      if let shape = Self.shapes[value] {
        setShape(shape, of: node)
      } else {
        let nearest = nearestSpelling(of: value, in: Self.shapes.keys.sorted(), within: 2)
        report(
          DiagramRules.unsupported, "shape '\(value)' is not drawn", at: range,
          help: nearest.map { "did you mean '\($0)'?" }
            ?? "use one of the shapes that the manual lists, such as 'rect'")
        return false
      }
    case "icon", "img":
      report(
        DiagramRules.unsupported, "nodes of an \(key == "icon" ? "icon" : "image") are not drawn",
        at: keyRange)
      return false
    default: break
    }
    return true
  }

  /// The names of Mermaid's documentation ("Complete List of New Shapes"). Those that mean little to a reader are drawn
  /// as what comes nearest.
  private static let shapes: [String: NodeShape] = {
    var shapes: [String: NodeShape] = [:]
    for (shape, names) in [
      (
        NodeShape.rectangle,
        "rect proc process rectangle lin-rect lined-rectangle lined-process lin-proc shaded-process div-rect div-proc "
          + "divided-rectangle divided-process st-rect procs processes stacked-rectangle tag-rect tagged-rectangle tag-proc "
          + "tagged-process sl-rect manual-input sloped-rectangle win-pane internal-storage window-pane notch-rect card "
          + "notched-rectangle square datastore data-store"
      ),
      (.rounded, "rounded event delay half-rounded-rectangle cloud bang"),
      (.stadium, "stadium pill terminal curv-trap curved-trapezoid display"),
      (.subroutine, "subproc subprocess subroutine framed-rectangle fr-rect"),
      (
        .cylinder,
        "cyl cylinder database db lin-cyl disk lined-cylinder h-cyl das horizontal-cylinder bow-rect stored-data "
          + "bow-tie-rectangle"
      ),
      (.circle, "circle circ"),
      (.doubleCircle, "dbl-circ double-circle cross-circ crossed-circle summary"),
      (.ellipse, "ellipse"),
      (.diamond, "diam decision diamond question"),
      (.hexagon, "hex hexagon prepare"),
      (.flag, "odd rect_left_inv_arrow notch-pent loop-limit notched-pentagon"),
      (.leanRight, "lean-r lean-right in-out lean_right"),
      (.leanLeft, "lean-l lean-left out-in lean_left"),
      (.trapezoid, "trap-b priority trapezoid trapezoid-bottom tri extract triangle"),
      (
        .invertedTrapezoid,
        "trap-t manual inv-trapezoid trapezoid-top inv_trapezoid flip-tri manual-file flipped-triangle"
      ),
      (
        .document,
        "doc document docs documents st-doc stacked-document lin-doc lined-document tag-doc tagged-document flag paper-tape"
      ),
      (.note, "note"),
      (
        .plain,
        "text brace comment brace-l brace-r braces bolt com-link lightning-bolt hourglass collate"
      ),
      (.point, "sm-circ small-circle start f-circ filled-circle junction fr-circ framed-circle stop"),
      (.bar, "fork join"),
    ] {
      for name in names.split(separator: " ") { shapes[String(name)] = shape }
    }
    return shapes
  }()
}

extension String {
  /// Without a pair of single quotes around it.
  fileprivate func trimmingQuotes() -> String {
    count > 1 && hasPrefix("'") && hasSuffix("'") ? String(dropFirst().dropLast()) : self
  }
}
