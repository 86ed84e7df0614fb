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
    for part in template.parts {
      switch part {
      case .text(let range): append(range, in: bytes, isQuoted: isQuoted, margin: margin)
      case .interpolation(_, let range): segments.append(.expansion(range))
      // What stands between directives is taken as if it always stood there.
      case .directive: break
      }
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
