import Diagnostics
import SourceText

// Here-documents of RUN, COPY and ADD. Dockerfile reference, Here-Documents; BuildKit, parser.ParseHeredoc.

extension DockerfileParser {
  /// The marks `<<EOF` among the words of an instruction, each a word of its own.
  func heredocMarks(in range: SourceRange, of line: LogicalLine) -> [DockerfileHeredoc] {
    let bytes = line.bytes
    guard bytes[range.start..<range.end].contains(UInt8(ascii: "<")) else { return [] }
    let words = words(in: range, of: bytes, hasQuotes: true).map(\.range)
    return words.indices.compactMap { index in
      let isLast = index + 1 == words.count
      if !isLast, isBareMark(words[index], bytes), isHeredocName(words[index + 1], bytes) {
        return heredoc(SourceRange(words[index].start, words[index + 1].end), of: line)
      }
      return heredoc(words[index], of: line)
    }
  }

  /// `<<` or `<<-`, with its name as the next word.
  private func isBareMark(_ word: SourceRange, _ bytes: [UInt8]) -> Bool {
    let mark = bytes[word.start..<word.end].drop(while: isDigit)
    return mark.elementsEqual("<<".utf8) || mark.elementsEqual("<<-".utf8)
  }

  private func isHeredocName(_ word: SourceRange, _ bytes: [UInt8]) -> Bool {
    !isDigit(bytes[word.start])
      && bytes[word.start..<word.end].allSatisfy {
        isNameByte($0) || $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"")
      }
  }

  /// BuildKit: `^(\d*)<<(-?)([^<]*)$`
  private func heredoc(_ word: SourceRange, of line: LogicalLine) -> DockerfileHeredoc? {
    let bytes = line.bytes
    var start = word.start
    while start < word.end, isDigit(bytes[start]) { start += 1 }
    guard bytes.has("<<", at: start, before: word.end) else { return nil }
    start += 2
    let stripsTabs = bytes.has("-", at: start, before: word.end)
    if stripsTabs { start += 1 }
    start = bytes.afterBlanks(start, before: word.end)
    let name = bytes[start..<word.end]
    guard !name.isEmpty, !name.contains(UInt8(ascii: "<")) else { return nil }
    let bare = name.filter { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\\") }
    return DockerfileHeredoc(
      mark: word, name: String(decoding: bare, as: UTF8.self), stripsTabs: stripsTabs,
      expands: bare.count == name.count, body: SourceRange(cursor.offset, cursor.offset), end: nil)
  }

  /// Takes the lines up to the one that ends `heredoc`, or up to the next instruction where none does.
  mutating func readBody(of heredoc: inout DockerfileHeredoc, in line: LogicalLine) {
    let start = cursor.offset
    let table = terminators ?? TerminatorTable(file.bytes, from: start)
    terminators = table
    let isClosed = table.hasTerminator(for: heredoc, from: start)
    var nearMiss: SourceRange?
    var next: SourceRange?
    while !cursor.isAtEnd {
      let lineStart = cursor.offset
      cursor.skip { $0 != UInt8(ascii: "\n") }
      let content = cursor.range(from: lineStart)
      _ = cursor.eat(UInt8(ascii: "\n"))
      if isClosed {
        if TerminatorTable.text(content, of: file.bytes, stripsTabs: heredoc.stripsTabs) == heredoc.name {
          heredoc.body = SourceRange(start, lineStart)
          heredoc.end = cursor.range(from: lineStart)
          break
        }
        if next == nil { next = instructionWithHeredoc(content) }
        continue
      }
      let trimmed = file.bytes.trimmed(content)
      if nearMiss == nil, cursor.text(trimmed) == heredoc.name { nearMiss = trimmed }
      if instruction(startingAt: content, isUpperCase: true) != nil {
        cursor.offset = lineStart
        break
      }
    }
    if heredoc.end == nil { heredoc.body = SourceRange(start, cursor.offset) }
    report(on: &heredoc, in: line, isClosed: isClosed, nearMiss: nearMiss, next: next)
  }

  private mutating func report(
    on heredoc: inout DockerfileHeredoc, in line: LogicalLine, isClosed: Bool, nearMiss: SourceRange?,
    next: SourceRange?
  ) {
    let mark = line.sourceRange(of: heredoc.mark)
    if !isClosed {
      report(
        DockerfileRules.unclosedHeredoc, "the here-document '\(heredoc.name)' is never closed", at: mark,
        help: nearMiss == nil
          ? "end it with a line that holds \(heredoc.name) and nothing else"
          : "'\(heredoc.name)' ends it only without blanks around it\(heredoc.stripsTabs ? " but tabs before it" : "")",
        labels: nearMiss.map { [Label("does not end it", at: $0)] } ?? [])
    } else if let next {
      heredoc.isDoubtful = true
      report(
        DockerfileRules.swallowedInstruction,
        "\(cursor.text(next)) is taken as part of the here-document '\(heredoc.name)'", at: next,
        help: "end the here-document with \(heredoc.name) before this line",
        labels: [Label("begins here", at: mark)])
    }
  }

  /// `RUN <<EOF` within a here-document: its own end is missing, and that of the next one ends it.
  private func instructionWithHeredoc(_ content: SourceRange) -> SourceRange? {
    guard let keyword = instruction(startingAt: content, isUpperCase: true),
      let known = DockerfileKeyword(file.bytes[keyword.start..<keyword.end]), known.takesHeredocs
    else { return nil }
    let start = file.bytes.afterBlanks(keyword.end, before: content.end)
    return file.bytes.has("<<", at: start, before: content.end) ? keyword : nil
  }
}

/// The last line of each content, so that asking whether a here-document ends costs no search of its own.
struct TerminatorTable {
  private var exact: [String: Int] = [:]
  private var withoutTabs: [String: Int] = [:]

  /// Lines of more bytes end nothing.
  private static let longest = 100

  /// - Parameter start: the beginning of a line.
  init(_ bytes: [UInt8], from start: Int) {
    var index = start
    while index < bytes.count {
      let lineStart = index
      while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      let content = SourceRange(lineStart, index)
      index += 1
      guard content.count <= Self.longest else { continue }
      exact[Self.text(content, of: bytes, stripsTabs: false)] = lineStart
      withoutTabs[Self.text(content, of: bytes, stripsTabs: true)] = lineStart
    }
  }

  func hasTerminator(for heredoc: DockerfileHeredoc, from start: Int) -> Bool {
    guard let last = (heredoc.stripsTabs ? withoutTabs : exact)[heredoc.name] else { return false }
    return last >= start
  }

  /// A line as it is compared with the name of a here-document; empty where it is longer than a name.
  static func text(_ line: SourceRange, of bytes: [UInt8], stripsTabs: Bool) -> String {
    guard line.count <= longest else { return "" }
    var (start, end) = (line.start, line.end)
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    while stripsTabs, start < end, bytes[start] == 0x09 { start += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
