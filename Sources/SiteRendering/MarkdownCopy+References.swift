import NoteModel
import SourceText

// Links that lead nowhere in the published site: of these nothing but the text may stay.

/// A link reference definition, `[label]: destination "title"`.
struct LinkDefinition {
  /// As labels are compared; see `normalized`.
  let label: [UInt8]
  let destination: SourceRange
  /// With its title and the line break.
  let whole: SourceRange

  /// The destination as links have it.
  func target(in source: [UInt8]) -> String {
    percentDecoded(unescaped(source[destination.start..<destination.end]))
  }
}

/// The parts of a note's text that are no code blocks.
struct TextOutsideOfCode {
  var comments: [SourceRange] = []
  var definitions: [LinkDefinition] = []
  var lines: [SourceRange] = []
}

/// The definition that a line is, with the line of its title.
func linkDefinition(in source: [UInt8], at line: ArraySlice<UInt8>) -> LinkDefinition? {
  // `[^1]: …` is a footnote.
  guard line.first == UInt8(ascii: "["), let close = line.firstIndex(of: UInt8(ascii: "]")),
    line[(close + 1)...].first == UInt8(ascii: ":"), line[(line.startIndex + 1)...].first != UInt8(ascii: "^")
  else { return nil }
  let isBlank = { (byte: UInt8) in byte <= 0x20 }
  let text = line[(close + 2)...].drop(while: isBlank)
  let destination: ArraySlice<UInt8>
  let rest: ArraySlice<UInt8>
  if text.first == UInt8(ascii: "<"), let end = text.firstIndex(of: UInt8(ascii: ">")) {
    destination = text[(text.startIndex + 1)..<end]
    rest = text[(end + 1)...]
  } else {
    destination = text.prefix { !isBlank($0) }
    rest = text[destination.endIndex...]
  }
  guard !destination.isEmpty else { return nil }
  var end = line.endIndex
  if rest.allSatisfy(isBlank) {
    let next = source[end...].prefix { $0 != 0x0A }
    let title = next.drop(while: isBlank)
    if let first = title.first, let last = title.last(where: { !isBlank($0) }), title.count > 1,
      first == last && (first == UInt8(ascii: "\"") || first == UInt8(ascii: "'"))
        || first == UInt8(ascii: "(") && last == UInt8(ascii: ")")
    {
      end = min(next.endIndex + 1, source.count)
    }
  }
  return LinkDefinition(
    label: normalized(line[(line.startIndex + 1)..<close]),
    destination: SourceRange(destination.startIndex, destination.endIndex),
    whole: SourceRange(line.startIndex, end))
}

/// What makes links of texts by a reference to one of `labels` (CommonMark §6.3): `[` and `][label]` or `][]` or `]`.
func referenceSyntax(of labels: Set<[UInt8]>, in source: [UInt8], _ lines: [SourceRange]) -> [SourceRange] {
  var syntax: [SourceRange] = []
  for line in lines {
    var openings: [Int] = []
    var offset = line.start
    while offset < line.end {
      switch source[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "["): openings.append(offset)
      case UInt8(ascii: "]"):
        guard let open = openings.popLast() else { break }
        let isImage = open > line.start && source[open - 1] == UInt8(ascii: "!")
        let text = source[(open + 1)..<offset]
        let next = offset + 1 < line.end ? source[offset + 1] : 0
        if next == UInt8(ascii: "["),
          let close = source[(offset + 2)..<line.end].firstIndex(of: UInt8(ascii: "]"))
        {
          let label = close == offset + 2 ? text : source[(offset + 2)..<close]
          if labels.contains(normalized(label)), !isImage {
            syntax += [SourceRange(open, open + 1), SourceRange(offset, close + 1)]
          }
          offset = close
        } else if next != UInt8(ascii: "("), labels.contains(normalized(text)), !isImage {
          syntax += [SourceRange(open, open + 1), SourceRange(offset, offset + 1)]
        }
      default: break
      }
      offset += 1
    }
  }
  return syntax
}

/// What makes links of texts that lead to one of `targets` in a destination of their own, however that is written.
func inlineSyntax(of targets: Set<String>, in source: [UInt8], _ lines: [SourceRange]) -> [SourceRange] {
  lines.flatMap { line in
    (line.start..<max(line.start, line.end - 2)).flatMap { offset -> [SourceRange] in
      guard source[offset] == UInt8(ascii: "]"), source[offset + 1] == UInt8(ascii: "(") else { return [] }
      var start = offset + 2
      while start < line.end, source[start] == 0x20 { start += 1 }
      let isAngled = start < line.end && source[start] == UInt8(ascii: "<")
      if isAngled { start += 1 }
      var end = start
      var depth = 0
      let limit = min(line.end, start + 2048)
      while end < limit {
        let byte = source[end]
        if isAngled ? byte == UInt8(ascii: ">") : byte <= 0x20 || byte == UInt8(ascii: ")") && depth == 0 {
          break
        }
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") { depth -= 1 }
        end += byte == UInt8(ascii: "\\") ? 2 : 1
      }
      end = min(end, limit)
      guard start < end, targets.contains(percentDecoded(unescaped(source[start..<end]))),
        let (opening, rest) = linkSyntax(around: SourceRange(start, end), in: source)
      else { return [] }
      return [opening, rest]
    }
  }
}

/// Labels are alike whatever their case and blanks.
private func normalized(_ label: ArraySlice<UInt8>) -> [UInt8] {
  let words = String(decoding: label, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace)
  return Array(words.joined(separator: " ").utf8)
}

/// Without the backslashes before ASCII punctuation (CommonMark §2.4).
private func unescaped(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  guard text.contains(UInt8(ascii: "\\")) else { return text }
  var plain: [UInt8] = []
  var isEscaped = false
  for byte in text {
    if byte == UInt8(ascii: "\\"), !isEscaped {
      isEscaped = true
      continue
    }
    plain.append(byte)
    isEscaped = false
  }
  return plain[...]
}
