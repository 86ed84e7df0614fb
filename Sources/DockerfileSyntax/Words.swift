import SourceText

/// A word of an instruction's arguments.
struct DockerfileWord {
  enum Kind {
    case plain
    /// `<image>`, `{{ image }}`, `%%IMAGE%%`, or with one of these in it: its form says nothing.
    case placeholder
    /// `[AS <name>]`, `...`: may be there or not.
    case optional
    /// A quote in it is never closed; it goes on to the end.
    case openQuote(at: Int)
  }

  let range: SourceRange
  let kind: Kind

  var isPlaceholder: Bool { if case .placeholder = kind { true } else { false } }
  var isOptional: Bool { if case .optional = kind { true } else { false } }
}

/// The words in `range` of `bytes`.
///
/// - Parameter hasQuotes: whether quotes and backslashes keep a word together, as they do in `ENV` and not in
///   `COPY`.
func words(in range: SourceRange, of bytes: [UInt8], hasQuotes: Bool = false) -> [DockerfileWord] {
  var words: [DockerfileWord] = []
  var index = bytes.afterBlanks(range.start, before: range.end)
  while index < range.end {
    let word = word(at: index, in: range, of: bytes, hasQuotes: hasQuotes)
    words.append(word)
    index = bytes.afterBlanks(word.range.end, before: range.end)
  }
  return words
}

func word(at start: Int, in range: SourceRange, of bytes: [UInt8], hasQuotes: Bool) -> DockerfileWord {
  var kind = DockerfileWord.Kind.plain
  var index = start
  while index < range.end, !isBlank(bytes[index]) {
    let byte = bytes[index]
    if bytes.has("<<", at: index, before: range.end) {
      // A here-document, and no placeholder.
      index += 2
    } else if let end = endOfPlaceholder(at: index, in: bytes, before: range.end) {
      kind = byte == UInt8(ascii: "[") && index == start ? .optional : .placeholder
      index = end
    } else if hasQuotes, byte == UInt8(ascii: "\\") {
      index = min(index + 2, range.end)
    } else if hasQuotes, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      guard let end = endOfQuote(at: index, in: bytes, before: range.end) else {
        return DockerfileWord(range: SourceRange(start, range.end), kind: .openQuote(at: index))
      }
      index = end
    } else {
      index += 1
    }
  }
  let isElision = isEllipsis(bytes[start..<index])
  return DockerfileWord(range: SourceRange(start, index), kind: isElision ? .optional : kind)
}

/// The place after the quote that closes the one at `start`.
func endOfQuote(at start: Int, in bytes: [UInt8], before end: Int) -> Int? {
  let quote = bytes[start]
  var index = start + 1
  while index < end {
    if bytes[index] == quote { return index + 1 }
    index += bytes[index] == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") ? 2 : 1
  }
  return nil
}

/// `...`, `…`, and both in brackets.
func isEllipsis(_ bytes: ArraySlice<UInt8>) -> Bool {
  var bytes = bytes
  while let first = bytes.first, "[(".utf8.contains(first) { bytes.removeFirst() }
  while let last = bytes.last, "]),".utf8.contains(last) { bytes.removeLast() }
  return bytes.elementsEqual("…".utf8)
    || (bytes.count >= 3 && bytes.count <= 6 && bytes.allSatisfy { $0 == UInt8(ascii: ".") })
}

/// How far something for the reader to fill in may reach: a bound on what is looked through for its end.
private let longestPlaceholder = 120

/// The place after `<name>`, `{{ name }}`, `:{name}`, `%%NAME%%`, `<% name %>`, `[[% name %]]` or `[OPTIONS]`; `nil` where none
/// of these begins.
func endOfPlaceholder(at start: Int, in bytes: [UInt8], before end: Int) -> Int? {
  let end = min(end, start + longestPlaceholder)
  func place(after closer: StaticString, from index: Int) -> Int? {
    var index = index
    while index < end {
      if bytes.has(closer, at: index, before: end) { return index + closer.utf8CodeUnitCount }
      index += 1
    }
    return nil
  }
  switch bytes[start] {
  case UInt8(ascii: "{"):
    if bytes.has("{{", at: start, before: end) { return place(after: "}}", from: start + 2) }
    if bytes.has("{#", at: start, before: end) { return place(after: "#}", from: start + 2) }
    if bytes.has("{%", at: start, before: end) { return place(after: "%}", from: start + 2) }
    return endOfBracedName(at: start, in: bytes, before: end)
  case UInt8(ascii: "%"):
    guard bytes.has("%%", at: start, before: end), start + 2 < end, isNameByte(bytes[start + 2]) else {
      return nil
    }
    return place(after: "%%", from: start + 2)
  case UInt8(ascii: "<"):
    if bytes.has("<%", at: start, before: end) { return place(after: "%>", from: start + 2) }
    guard start + 1 < end, isLetter(bytes[start + 1]) || bytes[start + 1] >= 0x80 else { return nil }
    var index = start + 1
    while index < end, bytes[index] != UInt8(ascii: ">") {
      // `<ops@notes.example>` is an address.
      if bytes[index] == UInt8(ascii: "<") || bytes[index] == UInt8(ascii: "@") { return nil }
      index += 1
    }
    return index < end ? index + 1 : nil
  case UInt8(ascii: "["):
    if bytes.has("[[%", at: start, before: end) { return place(after: "%]]", from: start + 3) }
    return endOfOptional(at: start, in: bytes, before: end)
  default: return nil
  }
}

/// `{latest version}` in the name of an image; no choice of files such as `{a,b}`.
private func endOfBracedName(at start: Int, in bytes: [UInt8], before end: Int) -> Int? {
  guard start > 0, ":/@".utf8.contains(bytes[start - 1]), start + 1 < end, isLetter(bytes[start + 1]) else {
    return nil
  }
  var index = start + 1
  while index < end, isNameByte(bytes[index]) || " -".utf8.contains(bytes[index]) { index += 1 }
  return index < end && bytes[index] == UInt8(ascii: "}") ? index + 1 : nil
}

/// `[OPTIONS]`, `[--platform=<platform>]`, `[@<digest>]`, `[=<boolean>]`; no pattern such as `[a-z]`.
private func endOfOptional(at start: Int, in bytes: [UInt8], before end: Int) -> Int? {
  guard start + 1 < end, isLetter(bytes[start + 1]) || "-<=@:,/.".utf8.contains(bytes[start + 1]) else {
    return nil
  }
  var depth = 0
  var index = start
  var letters = 0
  var isSynopsis = false
  while index < end {
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "]"):
      depth -= 1
      if depth == 0 { return isSynopsis || letters > 4 ? index : nil }
    case UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: " "): isSynopsis = true
    case UInt8(ascii: "-"): if index == start + 2 { isSynopsis = true } else { letters = -longestPlaceholder }
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return nil
    default: letters += isLetter(byte) ? 1 : 0
    }
  }
  return nil
}
