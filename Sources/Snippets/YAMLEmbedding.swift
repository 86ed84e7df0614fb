import DocumentSchema
import KnownDocuments
import SourceText
import YAMLSyntax

// Texts for other programs in the strings of a YAML document.

/// A command of a document, with something neutral for each `${{ … }}`; `nil` where its place in the text is not
/// certain.
func nestedScript(_ script: DocumentScript, in bytes: [UInt8]) -> NestedSnippet? {
  guard let text = ScalarText(script.text, in: bytes) else { return nil }
  var nested = NestedSnippet(text.embedded(in: bytes), language: .shell, tag: script.shell)
  // The steps run whatever a command writes into a file.
  nested.innerSeverityLimit = .warning
  return nested
}

/// The files that a ConfigMap holds, in the languages that their names tell. The API server takes any text.
func configuredFiles(in root: YAMLValue, _ bytes: [UInt8]) -> [NestedSnippet] {
  guard root["kind"]?.scalar?.text == "ConfigMap", root["apiVersion"]?.scalar?.text == "v1",
    !containsTemplate(root), let files = root["data"]?.mergedMembers
  else { return [] }
  return files.compactMap { file in
    // Only a text of lines is a file; a short value may be a name or a list.
    guard let scalar = file.value.scalar, scalar.style == .literal, !scalar.text.contains(utf8: "{{"),
      let language = Language(ofFile: file.name), let text = ScalarText(file.value, in: bytes)
    else { return nil }
    var nested = NestedSnippet(text.embedded(in: bytes), language: language)
    nested.input.title = file.name
    nested.severityLimit = .warning
    nested.innerSeverityLimit = .warning
    return nested
  }
}

/// The text of a scalar and the place of each of its bytes.
private struct ScalarText {
  private var bytes: [UInt8] = []
  /// Places in the text around it.
  private var places: [Int] = []

  /// Reads plain, quoted, literal and folded scalars without escapes; `nil` for others, and for an alias.
  init?(_ value: YAMLValue, in outer: [UInt8]) {
    guard let scalar = value.scalar, value.range.end <= outer.count else { return nil }
    switch scalar.style {
    case .plain: append(value.range, in: outer)
    case .singleQuoted, .doubleQuoted:
      guard value.range.count >= 2 else { return nil }
      append(SourceRange(value.range.start + 1, value.range.end - 1), in: outer)
    case .literal, .folded: appendBlock(value.range, isFolded: scalar.style == .folded, in: outer)
    }
    // Where escapes and the finer rules of folding make another text of it, nothing is known.
    let text = Array(scalar.text.utf8)
    guard bytes == text || bytes + [UInt8(ascii: "\n")] == text else { return nil }
  }

  private mutating func append(_ range: SourceRange, in outer: [UInt8]) {
    bytes += outer[range.start..<range.end]
    places += range.start..<range.end
  }

  /// The lines below `|` or `>`, without the indentation of the first.
  private mutating func appendBlock(_ range: SourceRange, isFolded: Bool, in outer: [UInt8]) {
    var indentation: Int?
    var start = range.start
    while start < range.end, outer[start] != UInt8(ascii: "\n") { start += 1 }
    while start < range.end {
      // At the break before a line.
      let lineStart = start + 1
      var end = lineStart
      while end < range.end, outer[end] != UInt8(ascii: "\n") { end += 1 }
      let blanks = outer[lineStart..<max(lineStart, end)].prefix { $0 == UInt8(ascii: " ") }.count
      if !bytes.isEmpty || indentation != nil {
        bytes.append(isFolded ? UInt8(ascii: " ") : UInt8(ascii: "\n"))
        places.append(start)
      }
      if indentation == nil, lineStart + blanks < end { indentation = blanks }
      if lineStart < end {
        append(SourceRange(min(end, lineStart + (indentation ?? blanks)), end), in: outer)
      }
      start = end
    }
  }

  /// As a text of its own, in which `${{ … }}` is something neutral.
  func embedded(in outer: [UInt8]) -> EmbeddedText {
    var text = EmbeddedText(at: places.first ?? 0)
    var index = 0
    while index < bytes.count {
      if let end = endOfExpression(from: index) {
        text.append(
          standIn: [UInt8](repeating: UInt8(ascii: "x"), count: end - index),
          for: SourceRange(places[index], places[end - 1] + 1))
        index = end
        continue
      }
      let place = SourceRange(places[index], places[index] + 1)
      if outer[place.start] == bytes[index] {
        text.append(copyOf: place, in: outer)
      } else {
        text.append([bytes[index]], for: place)
      }
      index += 1
    }
    return text
  }

  /// Behind the `}}` of `${{ … }}` that begins at `index`.
  private func endOfExpression(from index: Int) -> Int? {
    guard bytes[index...].starts(with: "${{".utf8) else { return nil }
    // One that is never closed ends the search, or many of them would take long.
    let limit = min(bytes.count, index + 2_000)
    var end = index + 3
    while end + 1 < limit {
      if bytes[end] == UInt8(ascii: "}"), bytes[end + 1] == UInt8(ascii: "}") { return end + 2 }
      end += 1
    }
    return nil
  }
}
