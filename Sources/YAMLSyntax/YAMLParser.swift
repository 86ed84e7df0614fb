import Diagnostics
import SourceText

/// Parses the first document of a YAML text. Never fails: what cannot be read is in the diagnostics.
///
/// After a syntax error the top-level entries are read one by one, so that each that is sound is in the
/// tree and each that is not has its own diagnostic.
package func parseYAML(_ bytes: [UInt8]) -> YAMLDocument {
  let range = textRange(bytes)
  var composer = YAMLComposer(bytes)
  let failure = readYAMLEvents(bytes, in: range) { composer.receive($0) }
  guard let failure else {
    return YAMLDocument(root: composer.root, diagnostics: inOrder(composer.diagnostics))
  }
  if !failure.isUnreadable, let recovered = parseEntries(bytes, in: range) { return recovered }
  composer.finish()
  let diagnostics = composer.diagnostics + [explain(failure, in: bytes, range: range)]
  return YAMLDocument(root: composer.root, diagnostics: inOrder(diagnostics))
}

/// Parses a text that should be lines of `key: value`; lines that are not are reported.
package func parseYAMLMapping(_ bytes: [UInt8]) -> YAMLDocument {
  let document = parseYAML(bytes)
  guard document.diagnostics.isEmpty, case .scalar(let scalar)? = document.root?.kind, scalar.content != .null
  else { return document }
  return parseEntries(bytes, in: textRange(bytes)) ?? document
}

/// Without a byte order mark.
private func textRange(_ bytes: [UInt8]) -> Range<Int> {
  (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)..<bytes.count
}

/// More mistakes than this are not told one by one.
private let maximumMistakes = 20

/// Reads each top-level `key: value` of a broken document by itself.
///
/// - Returns: `nil` when that does not help: the text is no mapping, or its parts are sound by themselves.
private func parseEntries(_ bytes: [UInt8], in range: Range<Int>) -> YAMLDocument? {
  var members: [YAMLMember] = []
  var diagnostics: [Diagnostic] = []
  var firstPlaces: [String: SourceRange] = [:]
  for entry in topLevelEntries(bytes, in: range) where diagnostics.count < maximumMistakes {
    let found = parseEntry(bytes, in: entry)
    diagnostics += found.diagnostics
    for member in found.members {
      if let first = firstPlaces[member.name] {
        diagnostics.append(duplicateKey(member.name, at: member.key.range, first: first))
      } else {
        firstPlaces[member.name] = member.key.range
        members.append(member)
      }
    }
  }
  guard !diagnostics.isEmpty else { return nil }
  let root = YAMLValue(.mapping(members), at: SourceRange(range.lowerBound, range.upperBound))
  return YAMLDocument(root: members.isEmpty ? nil : root, diagnostics: inOrder(diagnostics))
}

private func parseEntry(
  _ bytes: [UInt8], in entry: Range<Int>
) -> (members: [YAMLMember], diagnostics: [Diagnostic]) {
  var composer = YAMLComposer(bytes)
  let failure = readYAMLEvents(bytes, in: entry) { composer.receive($0) }
  composer.finish()
  // An alias may refer to what stands in another entry.
  var diagnostics = composer.diagnostics.filter { $0.rule != YAMLRules.unknownAlias }
  let line = lineRange(bytes, at: entry.lowerBound, in: entry)
  if let failure {
    diagnostics.append(explain(failure, in: bytes, range: entry))
    guard failure.offset > line.end, failure.contextOffset > line.end else {
      return (meantMember(bytes, on: line, diagnostics.last?.rule).map { [$0] } ?? [], diagnostics)
    }
  }
  if let members = composer.root?.mapping { return (members, diagnostics) }
  guard failure == nil, composer.root != nil else { return ([], diagnostics) }
  let mistake = missingColon(bytes, line: line)
  return (meantMember(bytes, on: line, mistake.rule).map { [$0] } ?? [], diagnostics + [mistake])
}

/// What the author of a line `key: value` that cannot be read most likely meant: all after the colon as text,
/// quotes at its ends taken off; nothing where a list was begun.
private func meantMember(_ bytes: [UInt8], on line: SourceRange, _ rule: Rule?) -> YAMLMember? {
  guard let colon = bytes[line.start..<line.end].firstIndex(of: UInt8(ascii: ":")), colon > line.start else {
    return nil
  }
  let isBlankOrQuote = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x22 || byte == 0x27 }
  var value = SourceRange(colon + 1, line.end)
  while value.count > 0, isBlankOrQuote(bytes[value.start]) { value.start += 1 }
  while value.count > 0, isBlankOrQuote(bytes[value.end - 1]) { value.end -= 1 }
  if rule == YAMLRules.unclosedBracket { value.end = value.start }
  let text = { (range: SourceRange) in String(decoding: bytes[range.start..<range.end], as: UTF8.self) }
  let key = SourceRange(line.start, colon)
  return YAMLMember(
    name: text(key),
    key: YAMLValue(.scalar(YAMLScalar(text: text(key), style: .plain, isString: true)), at: key),
    value: YAMLValue(
      .scalar(YAMLScalar(text: text(value), style: .plain, isString: value.count > 0)), at: value))
}

/// The ranges of the parts that begin in the first column. List items, closing brackets and comments there
/// belong to what stands before them.
private func topLevelEntries(_ bytes: [UInt8], in range: Range<Int>) -> [Range<Int>] {
  var starts: [Int] = []
  var offset = range.lowerBound
  while offset < range.upperBound {
    let line = lineRange(bytes, at: offset, in: range)
    if beginsEntry(bytes[line.start..<line.end]) { starts.append(offset) }
    offset = max(line.end, offset) + 1
    if offset < range.upperBound, bytes[offset - 1] == 0x0D, bytes[offset] == 0x0A { offset += 1 }
  }
  return starts.indices.map { index in
    starts[index]..<(index + 1 < starts.count ? starts[index + 1] : range.upperBound)
  }
}

private func beginsEntry(_ line: ArraySlice<UInt8>) -> Bool {
  guard let first = line.first else { return false }
  switch first {
  case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "#"), UInt8(ascii: "]"), UInt8(ascii: "}"):
    return false
  case UInt8(ascii: "-"):
    return line.count > 1 && line[line.startIndex + 1] != UInt8(ascii: " ") && !line.starts(with: "---".utf8)
  case UInt8(ascii: "."): return !line.starts(with: "...".utf8)
  default: return true
  }
}

private func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
  diagnostics.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
}

/// The line that holds `offset`, without its break, cut down to `range`.
func lineRange(_ bytes: [UInt8], at offset: Int, in range: Range<Int>) -> SourceRange {
  var start = min(max(offset, range.lowerBound), range.upperBound)
  while start > range.lowerBound, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
  var end = max(start, min(offset, range.upperBound))
  while end < range.upperBound, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
  return SourceRange(start, end)
}
