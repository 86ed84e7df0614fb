import SourceText

/// A text that another language holds in quotes or as a here-document, as far as that language tells it.
///
/// Quotes and escapes are resolved; of `$NAME`, `$(…)` or `${…}` only the place is known. How it is read from a
/// shell word or from a string of HCL stands in `EmbeddedTemplate+….swift`.
struct EmbeddedTemplate {
  /// In order of place.
  var segments: [Segment] = []
  /// Where it begins in the text around it.
  let start: Int

  /// An empty text at `start`.
  init(at start: Int) { self.start = start }

  enum Segment {
    case copy(SourceRange)
    /// What the outer language makes of an escape: `"` of `\"`.
    case meaning(UInt8, SourceRange)
    /// What is known only when the outer text is used: `$NAME`, `${…}`, `$(…)`, backquotes.
    case expansion(SourceRange)
  }

  /// Whether the text is an object or a list of JSON, or was meant as one. `{{` begins a template, which may
  /// become anything.
  func beginsWithBracket(in bytes: [UInt8]) -> Bool {
    guard case .copy(let range)? = segments.first,
      let start = bytes[range.start..<range.end].firstIndex(where: { $0 > 0x20 })
    else { return isBracket(firstByte(from: 0, in: bytes)) }
    let isTemplate =
      start + 1 < range.end && bytes[start] == UInt8(ascii: "{") && bytes[start + 1] == bytes[start]
    return isBracket(bytes[start]) && !isTemplate
  }

  /// Whether the first key or value behind the bracket is not bare, as YAML allows: `{spec: …}`.
  func hasQuotedStart(in bytes: [UInt8]) -> Bool {
    var isPastBracket = false
    for segment in segments {
      switch segment {
      case .copy(let range):
        for byte in bytes[range.start..<range.end] where byte > 0x20 {
          if isPastBracket { return "\"{[]}".utf8.contains(byte) }
          isPastBracket = true
        }
      case .meaning(let byte, _):
        if byte <= 0x20 { continue }
        if isPastBracket { return "\"{[]}".utf8.contains(byte) }
        isPastBracket = true
      case .expansion: return true
      }
    }
    return true
  }

  private func isBracket(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") }

  /// The first byte that is no blank, from a segment on; `nil` where it is not known or there is none.
  private func firstByte(from index: Int, in bytes: [UInt8]) -> UInt8? {
    for segment in segments[index...] {
      switch segment {
      case .copy(let range):
        if let byte = bytes[range.start..<range.end].first(where: { $0 > 0x20 }) { return byte }
      case .meaning(let byte, _):
        if byte > 0x20 { return byte }
      case .expansion: return nil
      }
    }
    return nil
  }

  /// The text as a validator of `language` reads it, with something of neutral form for every expansion.
  func text(as language: Language, in bytes: [UInt8]) -> EmbeddedText {
    var text = EmbeddedText(at: start)
    var place = JSONPlace()
    let isJSON = [.json, .jsonc, .jsonLines, .json5].contains(language)
    for (index, segment) in segments.enumerated() {
      switch segment {
      case .copy(let range):
        text.append(copyOf: range, in: bytes)
        if isJSON { place.advance(over: bytes[range.start..<range.end]) }
      case .meaning(let byte, let range):
        text.append([byte], for: range)
        if isJSON { place.advance(over: [byte]) }
      case .expansion(let range):
        guard isJSON else {
          text.append(standIn: [UInt8](repeating: UInt8(ascii: "x"), count: range.count), for: range)
          continue
        }
        let standIn = place.standIn(
          at: text.bytes.count, length: range.count, before: firstByte(from: index + 1, in: bytes))
        text.append(standIn: standIn, for: range)
        place.advance(over: standIn[...])
      }
    }
    return text
  }
}
