import JSONSyntax
import NoteModel
import NoteParsing
import Pipeline
import SourceText

/// `SymbolKind`
private enum SymbolKind: Int {
  case file = 1
  case heading = 15
}

/// A heading with what stands below it.
struct Outline {
  let heading: Heading
  /// 0-based, the last line of its part of the note.
  var lastLine: Int
  var parts: [Outline] = []

  /// The outline of a note.
  ///
  /// - Parameter lastLine: 0-based, of the note.
  static func outline(of headings: [Heading], lastLine: Int) -> [Outline] {
    outline(of: headings[...], lastLine: lastLine)
  }

  /// Nested as often as there are levels of headings, six at most.
  private static func outline(of headings: ArraySlice<Heading>, lastLine: Int) -> [Outline] {
    var rest = headings
    var result: [Outline] = []
    while let first = rest.popFirst() {
      let below = rest.prefix { $0.level > first.level }
      rest = rest.dropFirst(below.count)
      let end = rest.first.map { $0.line - 2 } ?? lastLine
      result.append(
        Outline(
          heading: first, lastLine: max(first.line - 1, end),
          parts: outline(of: below, lastLine: max(first.line - 1, end))))
    }
    return result
  }
}

extension LanguageSession {
  func documentSymbols(_ parameters: JSONValue) throws(ResponseError) -> Answer? {
    guard var note = try note(parameters) else { return nil }
    var outline = Outline.outline(of: note.note.headings, lastLine: note.text.lines.count - 1)
    if let line = note.titleLine {
      let title = Heading(level: 1, id: note.note.titleAnchor ?? "", text: note.note.title, line: line + 1)
      outline = [Outline(heading: title, lastLine: note.text.lines.count - 1, parts: outline)]
    }
    let isNested = client.nestsSymbols
    return Answer { writer in
      writer.array {
        if isNested {
          note.write(outline, to: &$0)
        } else {
          note.writeFlat(outline, below: nil, to: &$0)
        }
      }
    }
  }

  /// Notes and headings whose words hold all that is asked for: notes first, and those that begin with it.
  func workspaceSymbols(_ parameters: JSONValue) throws(ResponseError) -> Answer? {
    guard let query = parameters["query"]?.string else {
      throw ResponseError(.invalidParameters, "query is missing")
    }
    let words = query.lowercased().split(separator: " ").map(String.init)
    var found: [(rank: Int, symbol: FoundSymbol)] = []
    for (name, home) in homes.sorted(by: { $0.key < $1.key }) where home.site != nil {
      for note in home.state.notes {
        func add(_ text: String, _ heading: Heading?) {
          let lowered = text.lowercased()
          guard words.allSatisfy({ lowered.contains($0) }) else { return }
          let isStart = words.first.map { lowered.hasPrefix($0) } ?? true
          found.append(
            (
              (heading == nil ? 0 : 2) + (isStart ? 0 : 1),
              FoundSymbol(home: name, note: note, heading: heading)
            ))
        }
        add(note.title, nil)
        if !words.isEmpty { for heading in note.headings { add(heading.text, heading) } }
      }
    }
    let ordered = found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
    let symbols = ordered.prefix(Self.maximumSymbols).map(\.element.symbol)
    return Answer { writer in
      writer.array { for symbol in symbols { $0.object { self.write(symbol, to: &$0) } } }
    }
  }

  private static var maximumSymbols: Int { 200 }

  private func write(_ symbol: FoundSymbol, to writer: inout JSONWriter) {
    writer.member("name", symbol.heading?.text ?? symbol.note.title)
    writer.member("kind", (symbol.heading == nil ? SymbolKind.file : .heading).rawValue)
    writer.member(
      "location",
      object: {
        $0.member("uri", address(ofNote: symbol.note.path, in: symbol.home))
        writeStart(ofLine: symbol.heading.map { $0.line - 1 } ?? 0, to: &$0)
      })
    writer.member("containerName", symbol.heading == nil ? symbol.note.path : symbol.note.title)
  }

  /// Front matter, sections and blocks of code.
  func foldingRanges(_ parameters: JSONValue) throws(ResponseError) -> Answer? {
    guard let note = try note(parameters) else { return nil }
    var ranges: [(start: Int, end: Int)] = []
    let lines = note.text.lines
    if let place = findFrontMatter(note.bytes), place.isClosed {
      ranges.append((lines.lineIndex(of: place.content.start) - 1, lines.lineIndex(of: place.bodyStart) - 1))
    }
    func add(_ outline: [Outline]) {
      for part in outline {
        ranges.append((part.heading.line - 1, note.lastWritten(in: part)))
        add(part.parts)
      }
    }
    add(Outline.outline(of: note.note.headings, lastLine: lines.count - 1))
    ranges += fencedBlocks(of: note.bytes).map { ($0.openingLine, $0.endLine) }
    let folded = ranges.filter { $0.start >= 0 && $0.start < $0.end }.sorted {
      ($0.start, $1.end) < ($1.start, $0.end)
    }
    return Answer { writer in
      writer.array {
        for range in folded {
          $0.object {
            $0.member("startLine", range.start)
            $0.member("endLine", range.end)
          }
        }
      }
    }
  }
}

private struct FoundSymbol {
  let home: String
  let note: Note
  let heading: Heading?
}

extension OpenNote {
  /// The last line of a part that is not blank.
  fileprivate func lastWritten(in part: Outline) -> Int {
    var line = part.lastLine
    while line > part.heading.line - 1, text.lines.contentRange(ofLine: line).count == 0 { line -= 1 }
    return line
  }

  fileprivate mutating func write(_ outline: [Outline], to writer: inout JSONWriter) {
    for part in outline {
      writer.object {
        $0.member("name", name(of: part))
        $0.member("kind", SymbolKind.heading.rawValue)
        text.write(range(of: part), to: &$0)
        text.write(text.lines.contentRange(ofLine: part.heading.line - 1), as: "selectionRange", to: &$0)
        if !part.parts.isEmpty { $0.member("children", array: { write(part.parts, to: &$0) }) }
      }
    }
  }

  /// As `SymbolInformation`, for clients that know nothing of nesting.
  fileprivate mutating func writeFlat(
    _ outline: [Outline], below container: String?, to writer: inout JSONWriter
  ) {
    for part in outline {
      writer.object {
        $0.member("name", name(of: part))
        $0.member("kind", SymbolKind.heading.rawValue)
        $0.member(
          "location",
          object: {
            $0.member("uri", document.address)
            text.write(range(of: part), to: &$0)
          })
        if let container { $0.member("containerName", container) }
      }
      writeFlat(part.parts, below: name(of: part), to: &writer)
    }
  }

  /// A name may not be empty (LSP 3.17, `DocumentSymbol`).
  private func name(of part: Outline) -> String {
    part.heading.text.allSatisfy(\.isWhitespace) ? "#" : part.heading.text
  }

  private func range(of part: Outline) -> SourceRange {
    let start = text.lines.starts[part.heading.line - 1]
    return SourceRange(start, max(start, text.lines.contentRange(ofLine: part.lastLine).end))
  }
}
