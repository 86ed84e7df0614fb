import HTMLReading
import Markdown

/// HTML within Markdown as Markdown: blocks of it, and the tags that have a mark of their own. Notes show other HTML as text.
func tidyMarkdown(_ text: [UInt8], _ remarks: inout RemarkCounter) -> [UInt8] {
  guard text.contains(UInt8(ascii: "<")) else { return text }
  let withBlocks = convertingHTMLBlocks(text, &remarks)
  return mappingProse(of: withBlocks) { prose in
    guard prose.contains(UInt8(ascii: "<")) else { return Array(prose) }
    return convertingTags(prose)
  }
}

/// Blocks of HTML that stand in no list and no quote.
private func convertingHTMLBlocks(_ text: [UInt8], _ remarks: inout RemarkCounter) -> [UInt8] {
  let places: [ClosedRange<Int>] =
    withMarkdown(MarkdownText(text[...])) { root in
      var places: [ClosedRange<Int>] = []
      var node = root.firstChild
      while let block = node {
        if block.kind == .htmlBlock, !block.literalStarts(with: "<!--"), block.endLine >= block.line {
          places.append(block.line...block.endLine)
        }
        node = block.next
      }
      return places
    } ?? []
  guard !places.isEmpty else { return text }
  var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
  for place in places.reversed() where place.upperBound <= lines.count {
    let range = (place.lowerBound - 1)..<place.upperBound
    let html = Array(lines[range].joined(separator: [0x0A]))
    let converted = convertHTML(html)
    remarks.add(converted.remarks)
    // What is left of `</details>` is nothing.
    let written = markdown(of: converted.blocks).split(separator: 0x0A, omittingEmptySubsequences: false)
      .dropLast()
    let isBehindBlank = range.lowerBound == 0 || lines[range.lowerBound - 1].allSatisfy { $0 <= 0x20 }
    lines.replaceSubrange(range, with: written)
    let next = range.lowerBound + written.count
    let isBeforeBlank = next >= lines.count || lines[next].allSatisfy { $0 <= 0x20 }
    if written.isEmpty, isBehindBlank, isBeforeBlank, next < lines.count { lines.remove(at: next) }
    if !written.isEmpty, !isBeforeBlank { lines.insert([], at: next) }
  }
  return Array(lines.joined(separator: [0x0A]))
}

/// Tags within prose that Markdown has marks for.
private func convertingTags(_ prose: ArraySlice<UInt8>) -> [UInt8] {
  let marks: [String: String] = [
    "b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "kbd": "`", "tt": "`", "samp": "`",
    "s": "~~",
    "del": "~~", "strike": "~~", "u": "", "span": "", "small": "", "sup": "", "sub": "", "mark": "",
    "font": "",
    "center": "", "ins": "", "abbr": "", "p": "", "div": "",
  ]
  let bytes = Array(prose)
  var result: [UInt8] = []
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    if byte == UInt8(ascii: "`"), let end = endOfCode(bytes, from: index) {
      result += bytes[index..<end]
      index = end
      continue
    }
    if byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
      result += bytes[index...(index + 1)]
      index += 2
      continue
    }
    guard byte == UInt8(ascii: "<"),
      let end = bytes[index..<min(bytes.count, index + 1000)].firstIndex(of: UInt8(ascii: ">"))
    else {
      result.append(byte)
      index += 1
      continue
    }
    let tag = Array(bytes[index...end])
    let name = tagName(tag)
    if let mark = marks[name] {
      result += mark.utf8
      index = end + 1
    } else if name == "br" {
      let lineStart = result.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let isRow = result[lineStart...].first { $0 > 0x20 } == UInt8(ascii: "|")
      result +=
        isRow ? Array(" ".utf8) : bytes[(end + 1)...].first == 0x0A ? Array("\\".utf8) : Array("\\\n".utf8)
      index = end + 1
    } else if name == "img", case .element(let element)? = parseHTML(tag).first, let image = imageUse(element)
    {
      result += InlineWriter.markdown(of: [InlineRun(.image(image))], in: .heading)
      index = end + 1
    } else if name == "a", let close = closing(bytes, from: end + 1),
      case .element(let element)? = parseHTML(tag).first
    {
      let inner = bytes[(end + 1)..<close.lowerBound]
      if let destination = element["href"], !destination.isEmpty {
        result += Array("[".utf8) + inner + Array("](".utf8) + linkDestination(destination) + Array(")".utf8)
      } else {
        result += inner
      }
      index = close.upperBound
    } else {
      result.append(byte)
      index += 1
    }
  }
  return result
}

private func tagName(_ tag: [UInt8]) -> String {
  let name = tag.dropFirst().drop { $0 == UInt8(ascii: "/") }.prefix {
    $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
  }
  return String(decoding: name, as: UTF8.self).lowercased()
}

/// Where `</a>` stands, in the same paragraph.
private func closing(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
  var index = start
  while index + 3 < bytes.count, index - start < 4000 {
    if bytes[index] == UInt8(ascii: "<"), bytes[(index + 1)...].starts(with: "/a>".utf8) {
      return index..<(index + 4)
    }
    index += 1
  }
  return nil
}

/// The end of the span of code that begins at `start`.
func endOfCode(_ bytes: [UInt8], from start: Int) -> Int? {
  let length = bytes[start...].prefix { $0 == UInt8(ascii: "`") }.count
  var index = start + length
  while index < bytes.count {
    if bytes[index] == 0x0A, index + 1 < bytes.count, bytes[index + 1] == 0x0A { return nil }
    guard bytes[index] == UInt8(ascii: "`") else {
      index += 1
      continue
    }
    let found = bytes[index...].prefix { $0 == UInt8(ascii: "`") }.count
    index += found
    if found == length { return index }
  }
  return nil
}
