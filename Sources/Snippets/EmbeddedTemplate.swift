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
    /// A comma that a condition writes, or does not: `%{ if … },%{ endif }`.
    case optionalComma(SourceRange)
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
      case .optionalComma: continue
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
      case .optionalComma: continue
      case .expansion: return nil
      }
    }
    return nil
  }

  /// The text as a validator of `language` reads it, with something of neutral form for every expansion.
  ///
  /// One that has a line of a file to itself may become any number of lines: there an elision stands for it.
  func text(as language: Language, in bytes: [UInt8]) -> EmbeddedText {
    var text = EmbeddedText(at: start)
    var place = JSONPlace()
    var quotes = QuoteState()
    let isJSON = [.json, .jsonc, .jsonLines, .json5].contains(language)
    let isScript = [.shell, .session].contains(language)
    let lines = isJSON || isScript ? [] : wholeLines(in: bytes)
    for (index, segment) in segments.enumerated() {
      switch segment {
      case .copy(let range):
        text.append(copyOf: range, in: bytes)
        if isJSON { place.advance(over: bytes[range.start..<range.end]) }
      case .meaning(let byte, let range):
        text.append([byte], for: range)
        if isJSON { place.advance(over: [byte]) }
      case .optionalComma(let range):
        guard isJSON, place.mayTakeComma(before: firstByte(from: index + 1, in: bytes)) else { continue }
        text.append(copyOf: range, in: bytes)
        place.advance(over: bytes[range.start..<range.end])
      case .expansion(let range):
        if isJSON {
          let standIn = place.standIn(
            at: text.bytes.count, length: range.count, before: firstByte(from: index + 1, in: bytes))
          text.append(standIn: standIn, for: range)
          place.advance(over: standIn[...])
        } else if lines.contains(index)
          || (language == .hcl && !quotes.isOpen(after: text.bytes)
            && isWord(after: text.bytes, at: index, in: bytes))
        {
          text.append(standIn: Array("…".utf8), for: range)
        } else {
          text.append(standIn: [UInt8](repeating: UInt8(ascii: "x"), count: range.count), for: range)
        }
      }
    }
    return text
  }

  /// The same, where parts of the text around it stand for something unknown themselves.
  ///
  /// - Parameter unknown: in order of place.
  func separated(at unknown: [SourceRange]) -> EmbeddedTemplate {
    guard !unknown.isEmpty else { return self }
    var result = EmbeddedTemplate(at: start)
    var next = unknown[...]
    for segment in segments {
      guard case .copy(let range) = segment else {
        result.segments.append(segment)
        continue
      }
      var place = range.start
      while let first = next.first, first.end <= place { next.removeFirst() }
      while let first = next.first, first.start < range.end {
        if place < first.start { result.segments.append(.copy(SourceRange(place, first.start))) }
        place = min(first.end, range.end)
        result.segments.append(.expansion(SourceRange(max(first.start, range.start), place)))
        if first.end > range.end { break }
        next.removeFirst()
      }
      if place < range.end { result.segments.append(.copy(SourceRange(place, range.end))) }
    }
    return result
  }

  // MARK: Where an expansion stands

  /// The indices of the expansions on lines that hold nothing else.
  private func wholeLines(in bytes: [UInt8]) -> Set<Int> {
    var found: Set<Int> = []
    var onLine: [Int] = []
    var isAlone = true
    func endLine() {
      if isAlone { found.formUnion(onLine) }
      onLine = []
      isAlone = true
    }
    func take(_ byte: UInt8) {
      if byte == UInt8(ascii: "\n") { endLine() } else if byte > 0x20 { isAlone = false }
    }
    for (index, segment) in segments.enumerated() {
      switch segment {
      case .copy(let range), .optionalComma(let range):
        for byte in bytes[range.start..<range.end] { take(byte) }
      case .meaning(let byte, _): take(byte)
      case .expansion: onLine.append(index)
      }
    }
    endLine()
    return found
  }

  /// Whether an expansion is a word of its own.
  private func isWord(after text: [UInt8], at index: Int, in bytes: [UInt8]) -> Bool {
    text.last.map(isApart) ?? true && nextByte(after: index, in: bytes).map(isApart) ?? true
  }

  /// The byte that follows at once; `nil` where it is not known or there is none.
  private func nextByte(after index: Int, in bytes: [UInt8]) -> UInt8? {
    guard index + 1 < segments.count else { return nil }
    switch segments[index + 1] {
    case .copy(let range), .optionalComma(let range): return range.count > 0 ? bytes[range.start] : nil
    case .meaning(let byte, _): return byte
    case .expansion: return nil
    }
  }
}

/// Whether a quote is open on the last line of a text that grows.
private struct QuoteState {
  private var place = 0
  private var isOpen = false

  mutating func isOpen(after text: [UInt8]) -> Bool {
    while place < text.count {
      switch text[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "\""): isOpen.toggle()
      case UInt8(ascii: "\n"): isOpen = false
      default: break
      }
      place += 1
    }
    return isOpen
  }
}

/// Whether a byte is no part of the word beside it.
private func isApart(_ byte: UInt8) -> Bool { byte <= 0x20 || "=,:()[]{}".utf8.contains(byte) }
