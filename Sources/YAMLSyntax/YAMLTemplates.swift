import Diagnostics
import SourceText

// Templates of Helm and Jinja with conditions and loops. What YAML comes out of one only its own program knows; both
// sides of an `else` stand in the text, and quotes within `{{ … }}` are no quotes of YAML.

/// Looks at a template in which conditions, loops or includes stand: its YAML with blanks in their place.
///
/// - Parameter diagnostics: what was found in the text as it stands.
/// - Returns: what is to be said instead, warnings at most; `nil` for a text that is no such template.
func templateDiagnostics(of bytes: [UInt8], _ diagnostics: [Diagnostic]) -> [Diagnostic]? {
  guard let blanked = withoutActions(bytes) else { return nil }
  var parser = YAMLParser(blanked, intent: .snippet)
  parser.parseStream(isSingle: false)
  let remaining = parser.sortedDiagnostics().filter {
    $0.severity == .error && $0.rule != YAMLRules.duplicateKey && $0.rule != YAMLRules.unknownAlias
      && !hasAction(lineAround: $0.range.start, in: bytes)
  }
  let elision = diagnostics.first { $0.rule == YAMLRules.elision }
  return (elision.map { [$0] } ?? [])
    + remaining.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.severity = .warning
      return diagnostic
    }
}

private func hasAction(lineAround place: Int, in bytes: [UInt8]) -> Bool {
  var start = min(place, bytes.count)
  while start > 0, !isBreak(bytes[start - 1]) { start -= 1 }
  while start + 1 < bytes.count, !isBreak(bytes[start]) {
    if beginsAction(at: start, in: bytes) { return true }
    start += 1
  }
  return false
}

/// The text with something neutral of the same length for each `{{ … }}` and `{% … %}`: blanks where they fill a line or
/// end one, a word elsewhere. `nil` where none of them is a condition or the like.
private func withoutActions(_ bytes: [UInt8]) -> [UInt8]? {
  var result = bytes
  var isAction = [Bool](repeating: false, count: bytes.count)
  var hasControl = false
  var place = 0
  while place + 1 < bytes.count {
    guard beginsAction(at: place, in: bytes) else {
      place += 1
      continue
    }
    // One that is never closed is passed over as far as was looked, or many of them would take long.
    guard let end = endOfAction(from: place, in: bytes) else {
      place += longestAction
      continue
    }
    hasControl = hasControl || isControl(bytes[place..<end])
    for index in place..<end where !isBreak(bytes[index]) {
      isAction[index] = true
      result[index] = UInt8(ascii: "x")
    }
    place = end
  }
  guard hasControl else { return nil }
  var start = 0
  while start < bytes.count {
    var end = start
    while end < bytes.count, !isBreak(bytes[end]) { end += 1 }
    var index = end
    while index > start, isAction[index - 1] || isBlank(bytes[index - 1]) { index -= 1 }
    // A word that stands behind a key is its value, and what touches other text is a part of it.
    let isWholeLine = index == start
    let isApart = index > start && index < end && isBlank(bytes[index]) && isQuote(bytes[index - 1])
    if isWholeLine || isApart {
      for blank in index..<end { result[blank] = UInt8(ascii: " ") }
    }
    start = end + 1
  }
  return result
}

private let longestAction = 4_000

private func beginsAction(at place: Int, in bytes: [UInt8]) -> Bool {
  bytes[place] == UInt8(ascii: "{")
    && (bytes[place + 1] == UInt8(ascii: "{") || bytes[place + 1] == UInt8(ascii: "%"))
}

/// Behind the `}}` of an action of Go or Jinja that begins at `start`, over several lines too; quotes and comments in it
/// may hold anything.
private func endOfAction(from start: Int, in bytes: [UInt8]) -> Int? {
  let close = bytes[start + 1] == UInt8(ascii: "%") ? bytes[start + 1] : UInt8(ascii: "}")
  let limit = min(bytes.count, start + longestAction)
  var quote: UInt8?
  var place = start + 2
  while place + 1 < limit {
    let byte = bytes[place]
    if let open = quote {
      if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") {
        place += 1
      } else if byte == open {
        quote = nil
      }
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`") {
      quote = byte
    } else if byte == UInt8(ascii: "/"), bytes[place + 1] == UInt8(ascii: "*") {
      guard let end = endOfComment(from: place + 2, in: bytes, before: limit) else { return nil }
      place = end
      continue
    } else if byte == close, bytes[place + 1] == UInt8(ascii: "}") {
      return place + 2
    }
    place += 1
  }
  return nil
}

private func endOfComment(from start: Int, in bytes: [UInt8], before limit: Int) -> Int? {
  var place = start
  while place + 1 < limit {
    if bytes[place] == UInt8(ascii: "*"), bytes[place + 1] == UInt8(ascii: "/") { return place + 2 }
    place += 1
  }
  return nil
}

/// Whether an action decides what else there is, or brings in lines of its own.
private func isControl(_ action: ArraySlice<UInt8>) -> Bool {
  if action.dropFirst().first == UInt8(ascii: "%") { return true }
  let inside = action.dropFirst(2).drop { $0 == UInt8(ascii: "-") || isBlank($0) }
  if inside.starts(with: "/*".utf8) { return true }
  let word = String(
    decoding: inside.prefix(12).prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }, as: UTF8.self)
  return ["if", "else", "end", "range", "with", "define", "template", "include", "block", "toYaml"].contains(
    word)
}

private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
private func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
