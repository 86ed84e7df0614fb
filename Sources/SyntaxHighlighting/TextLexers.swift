import SourceText

// Small languages that are no code of words and strings, each a function over its text.

/// Markdown (CommonMark 0.31): what begins a line, code, links and emphasis; no nesting.
func highlightMarkdown(_ bytes: [UInt8]) -> [SyntaxToken] {
  var list = TokenList()
  var fence: (byte: UInt8, count: Int)?
  var start = 0
  while start < bytes.count {
    let end = endOfLine(bytes, from: start, limit: bytes.count)
    var index = start
    while index < end, isBlank(bytes[index]) { index += 1 }
    let first = index < end ? bytes[index] : 0x0A
    let run = bytes[index..<end].prefix { $0 == first }.count
    let isFence = run >= 3 && (first == UInt8(ascii: "`") || first == UInt8(ascii: "~"))
    if let open = fence {
      if isFence, first == open.byte, run >= open.count { fence = nil }
      list.add(fence == nil ? .keyword : .string, index, end)
    } else if isFence {
      fence = (first, run)
      list.add(.keyword, index, end)
    } else if first == UInt8(ascii: "#"), run <= 6, index + run == end || isBlank(bytes[index + run]) {
      list.add(.keyword, index, end)
    } else if run >= 3, index + run == end, "-*_=".utf8.contains(first) {
      list.add(.keyword, index, end)
    } else {
      let marker = endOfMarker(bytes, from: index, limit: end)
      list.add(.keyword, index, marker)
      lexInline(bytes, from: marker, limit: end, &list)
    }
    start = end + 1
  }
  return list.tokens
}

/// Where `- `, `1. `, `> `, in a row, end.
private func endOfMarker(_ bytes: [UInt8], from start: Int, limit: Int) -> Int {
  var end = start
  var index = start
  while index < limit {
    if isBlank(bytes[index]) {
      index += 1
      continue
    }
    var mark = index
    while mark < limit, isDigit(bytes[mark]), mark < index + 9 { mark += 1 }
    let marks = mark == index ? "-*+>" : ".)"
    guard mark < limit, marks.utf8.contains(bytes[mark]) else { break }
    mark += 1
    guard mark == limit || isBlank(bytes[mark]) else { break }
    end = mark
    index = mark
  }
  return end
}

private func lexInline(_ bytes: [UInt8], from start: Int, limit: Int, _ list: inout TokenList) {
  var index = start
  // Marks that are closed nowhere in the line, each searched once.
  var unclosed: Set<UInt8> = []
  while index < limit {
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "\\"): index += 2
    case UInt8(ascii: "`"), UInt8(ascii: "*"):
      let run = bytes[index..<limit].prefix { $0 == byte }.count
      let body = index + run
      let opens = byte == UInt8(ascii: "`") || body < limit && !isBlank(bytes[body])
      guard opens, !unclosed.contains(byte), let end = endOfRun(byte, run, bytes, from: body, limit: limit)
      else {
        if opens { unclosed.insert(byte) }
        index = body
        continue
      }
      list.add(byte == UInt8(ascii: "`") ? .string : .constant, index, end)
      index = end
    case UInt8(ascii: "]") where index + 1 < limit && bytes[index + 1] == UInt8(ascii: "("):
      guard !unclosed.contains(byte), let close = bytes[index..<limit].firstIndex(of: UInt8(ascii: ")"))
      else {
        unclosed.insert(byte)
        index += 2
        continue
      }
      list.add(.key, index + 2, close)
      index = close
    case UInt8(ascii: "<"):
      if let end = endOfPlaceholder(bytes, from: index, limit: limit) {
        list.add(.key, index, end)
        index = end
      } else {
        index += 1
      }
    default: index += 1
    }
  }
}

/// Where a run of as many bytes ends that closes the one before `start`.
private func endOfRun(_ byte: UInt8, _ count: Int, _ bytes: [UInt8], from start: Int, limit: Int) -> Int? {
  var index = start
  while index < limit {
    guard bytes[index] == byte else {
      index += 1
      continue
    }
    let run = bytes[index..<limit].prefix { $0 == byte }.count
    index += run
    if run == count { return index }
  }
  return nil
}

/// A regular expression: escapes, classes, groups, repetition and anchors of POSIX, PCRE and RE2.
func highlightRegex(_ bytes: [UInt8]) -> [SyntaxToken] {
  var list = TokenList()
  var index = 0
  var isInClass = false
  while index < bytes.count {
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "\\"):
      let end = endOfEscape(bytes, from: index, limit: bytes.count)
      list.add(.escape, index, end)
      index = end
      continue
    case UInt8(ascii: "["):
      // The first `]` of a class is a character of it, and so is `[` but for `[:alpha:]`.
      if !isInClass {
        isInClass = true
        var first = index + 1
        if first < bytes.count, bytes[first] == UInt8(ascii: "^") { first += 1 }
        if first < bytes.count, bytes[first] == UInt8(ascii: "]") { first += 1 }
        list.add(.string, index, first)
        index = first
        continue
      }
      if let end = endOfNamedClass(bytes, from: index) {
        list.add(.string, index, end)
        index = end
        continue
      }
      list.add(.string, index, index + 1)
    case UInt8(ascii: "]") where isInClass:
      list.add(.string, index, index + 1)
      isInClass = false
    case UInt8(ascii: "\n"): isInClass = false
    case _ where isInClass: list.add(.string, index, index + 1)
    case UInt8(ascii: "("):
      let end = endOfGroupStart(bytes, from: index)
      list.add(.keyword, index, end)
      index = end
      continue
    case UInt8(ascii: ")"), UInt8(ascii: "|"): list.add(.keyword, index, index + 1)
    case UInt8(ascii: "^"), UInt8(ascii: "$"): list.add(.variable, index, index + 1)
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): list.add(.number, index, index + 1)
    case UInt8(ascii: "{"):
      var end = index + 1
      while end < bytes.count, isDigit(bytes[end]) || bytes[end] == UInt8(ascii: ",") { end += 1 }
      if end > index + 1, end < bytes.count, bytes[end] == UInt8(ascii: "}") {
        list.add(.number, index, end + 1)
        index = end + 1
        continue
      }
    default: break
    }
    index += 1
  }
  return list.tokens
}

/// Where `[:alpha:]` ends.
private func endOfNamedClass(_ bytes: [UInt8], from start: Int) -> Int? {
  guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: ":") else { return nil }
  var end = start + 2
  while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
  guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: ":"), bytes[end + 1] == UInt8(ascii: "]") else {
    return nil
  }
  return end + 2
}

/// Where `(`, `(?:`, `(?<name>`, `(?i)` ends, the closing bracket left out.
private func endOfGroupStart(_ bytes: [UInt8], from start: Int) -> Int {
  var end = start + 1
  guard end < bytes.count, bytes[end] == UInt8(ascii: "?") else { return end }
  end += 1
  let stop = min(bytes.count, end + 60)
  while end < stop, isWordByte(bytes[end]) && bytes[end] < 0x80 || "<!=-".utf8.contains(bytes[end]) {
    // Of a lookbehind, not a name.
    let isMark = bytes[end] == UInt8(ascii: "=") || bytes[end] == UInt8(ascii: "!")
    end += 1
    if isMark { return end }
  }
  if end < stop, bytes[end] == UInt8(ascii: ":") || bytes[end] == UInt8(ascii: ">") { end += 1 }
  return end
}

/// Comma- or tab-separated values (RFC 4180): the names of the first line, and quoted values, which may hold line breaks.
func highlightCSV(_ bytes: [UInt8]) -> [SyntaxToken] {
  var list = TokenList()
  let header = endOfLine(bytes, from: 0, limit: bytes.count)
  var start = 0
  while start < bytes.count {
    var end = start
    if bytes[start] == UInt8(ascii: "\"") {
      end += 1
      // `""` in a quoted value is a quote.
      while end < bytes.count {
        if bytes[end] == UInt8(ascii: "\"") {
          end += 1
          guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { break }
        }
        end += 1
      }
      list.add(start < header ? .key : .string, start, min(end, bytes.count))
    } else {
      while end < bytes.count, !",;\t\n\r".utf8.contains(bytes[end]) { end += 1 }
      if start < header {
        list.add(.key, start, end)
      } else if bytes[start..<end].allSatisfy({ isDigit($0) || ".-+".utf8.contains($0) }) {
        list.add(.number, start, end)
      }
    }
    start = max(end, start + 1)
    while end < bytes.count, ",;\t\n\r".utf8.contains(bytes[end]) { end += 1 }
    start = max(start, end)
  }
  return list.tokens
}
