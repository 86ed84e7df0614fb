import HCLSyntax
import SourceText

// Strings and heredocs of HCL.

extension EmbeddedTemplate {
  /// The text of a string or heredoc; its interpolations are not known.
  ///
  /// `<<-` takes away the indentation that all lines share, as `<<` does not.
  init(_ template: HCLTemplate, in bytes: [UInt8]) {
    self.init(at: template.content.start)
    var isQuoted = false
    var margin = 0
    switch template.form {
    case .quoted: isQuoted = true
    case .heredoc(_, let isIndented): if isIndented { margin = commonIndentation(of: template, in: bytes) }
    case .file: break
    }
    // What a directive writes is taken as if it were written once; of two branches it is the first.
    var conditions = 0
    /// The number of conditions around the `else` whose branch is passed over.
    var skipped: Int?
    for (index, part) in template.parts.enumerated() {
      switch part {
      case .directive(.if, _): conditions += 1
      case .directive(.else, _): if skipped == nil { skipped = conditions }
      case .directive(.endif, _):
        if skipped == conditions { skipped = nil }
        conditions -= 1
      case _ where skipped != nil: continue
      case .text(let range):
        if isOptionalComma(at: index, of: template.parts, in: bytes) {
          segments.append(.optionalComma(range))
        } else {
          append(range, in: bytes, isQuoted: isQuoted, margin: margin)
        }
      case .interpolation(_, let range): segments.append(.expansion(range))
      case .directive: break
      }
    }
  }

  /// The texts of a list, each on a line of its own; what is not written out is not known.
  init(linesOf elements: [HCLExpression], from start: Int, in bytes: [UInt8]) {
    self.init(at: start)
    for element in elements {
      if case .template(let template) = element.kind {
        segments += EmbeddedTemplate(template, in: bytes).segments
      } else {
        segments.append(.expansion(element.range))
      }
      segments.append(.meaning(UInt8(ascii: "\n"), SourceRange(element.range.end, element.range.end)))
    }
  }

  private mutating func append(_ range: SourceRange, in bytes: [UInt8], isQuoted: Bool, margin: Int) {
    var copied = range.start
    var place = range.start
    func isLineStart(_ place: Int) -> Bool { place > 0 && bytes[place - 1] == UInt8(ascii: "\n") }
    if margin > 0, isLineStart(place) {
      place = min(place + margin, range.end)
      copied = place
    }
    while place < range.end {
      let byte = bytes[place]
      let next = place + 1 < range.end ? bytes[place + 1] : nil
      if isQuoted, byte == UInt8(ascii: "\\"), let next, let meaning = meaning(ofEscaped: next) {
        copy(from: copied, to: place)
        segments.append(.meaning(meaning, SourceRange(place, place + 2)))
        place += 2
        copied = place
      } else if byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%"), next == byte, place + 2 < range.end,
        bytes[place + 2] == UInt8(ascii: "{")
      {
        // `$${` stands for `${`.
        copy(from: copied, to: place + 1)
        copied = place + 2
        place += 3
      } else if byte == UInt8(ascii: "\n"), margin > 0 {
        copy(from: copied, to: place + 1)
        place = min(place + 1 + margin, range.end)
        copied = place
      } else {
        place += 1
      }
    }
    copy(from: copied, to: range.end)
  }

  private mutating func copy(from start: Int, to end: Int) {
    if start < end { segments.append(.copy(SourceRange(start, end))) }
  }
}

/// Whether the text is all that a condition writes, and a comma.
private func isOptionalComma(at index: Int, of parts: [HCLTemplatePart], in bytes: [UInt8]) -> Bool {
  guard case .text(let range) = parts[index], index > 0, case .directive(.if, _) = parts[index - 1],
    index + 1 < parts.count, case .directive(.endif, _) = parts[index + 1]
  else { return false }
  return bytes[range.start..<range.end].filter { $0 > 0x20 } == [UInt8(ascii: ",")]
}

/// The least indentation of a line that is not empty. hclsyntax, Template Expressions: flush heredocs.
private func commonIndentation(of template: HCLTemplate, in bytes: [UInt8]) -> Int {
  var least: Int?
  var place = template.content.start
  while place < template.content.end {
    var first = place
    while first < template.content.end, bytes[first] == UInt8(ascii: " ") || bytes[first] == 0x09 {
      first += 1
    }
    if first < template.content.end, bytes[first] != UInt8(ascii: "\n") {
      least = min(least ?? .max, first - place)
    }
    while first < template.content.end, bytes[first] != UInt8(ascii: "\n") { first += 1 }
    place = first + 1
  }
  return least ?? 0
}

private func meaning(ofEscaped byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "n"): 0x0A
  case UInt8(ascii: "t"): 0x09
  case UInt8(ascii: "r"): 0x0D
  case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
  default: nil
  }
}
