/// The Markdown of blocks, with a line break at its end.
func markdown(of blocks: [MarkdownBlock]) -> [UInt8] {
  let lines = BlockWriter().lines(of: blocks)
  return lines.isEmpty ? [] : Array(lines.joined(separator: [0x0A])) + [0x0A]
}

private struct BlockWriter {
  typealias Line = [UInt8]

  func lines(of blocks: [MarkdownBlock], isTight: Bool = false) -> [Line] {
    var result: [Line] = []
    var isAfterList: (isOrdered: Bool, usesOther: Bool)?
    for block in blocks {
      var lines: [Line]
      var list: (isOrdered: Bool, usesOther: Bool)?
      switch block {
      case .paragraph(let runs):
        lines = split(InlineWriter.markdown(of: runs, in: .paragraph))
      case .heading(let level, let runs):
        let text = InlineWriter.markdown(of: runs, in: .heading)
        lines = text.isEmpty ? [] : [Array(String(repeating: "#", count: level).utf8) + [0x20] + text]
      case .code(let code): lines = self.lines(of: code)
      case .list(let start, let items):
        // Two lists in a row are told apart by their marks (CommonMark §5.3).
        let usesOther = isAfterList.map { $0.isOrdered == (start != nil) && !$0.usesOther } ?? false
        lines = self.lines(of: items, start: start, usesOther: usesOther)
        list = (start != nil, usesOther)
      case .quote(let inner):
        lines = self.lines(of: inner).map { $0.isEmpty ? Array(">".utf8) : Array("> ".utf8) + $0 }
      case .table(let table): lines = self.lines(of: table)
      case .rule: lines = [Array("---".utf8)]
      }
      guard !lines.isEmpty else { continue }
      if !result.isEmpty, !(isTight && list != nil) { result.append([]) }
      result += lines
      isAfterList = list
    }
    return result
  }

  private func split(_ text: [UInt8]) -> [Line] {
    text.isEmpty ? [] : text.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
  }

  private func lines(of code: CodeText) -> [Line] {
    let fence = Array(String(repeating: "`", count: shortestAbsentRunFrom3(code.text)).utf8)
    return [fence + Array(code.language.utf8)] + split(code.text) + [fence]
  }

  /// Longer than any row of backticks in it.
  private func shortestAbsentRunFrom3(_ text: [UInt8]) -> Int {
    var longest = 2
    var length = 0
    for byte in text {
      length = byte == UInt8(ascii: "`") ? length + 1 : 0
      longest = max(longest, length)
    }
    return longest + 1
  }

  private func lines(of items: [ListItem], start: Int?, usesOther: Bool) -> [Line] {
    let isTight = items.allSatisfy { item in
      item.blocks.count <= 1
        || (item.blocks.count == 2 && item.blocks[0].isParagraph && item.blocks[1].isList)
    }
    var result: [Line] = []
    var number = min(start ?? 1, 999_999_000)
    for item in items {
      let mark = start == nil ? (usesOther ? "*" : "-") : "\(number)" + (usesOther ? ")" : ".")
      number += 1
      let box = item.isDone.map { $0 ? "[x] " : "[ ] " } ?? ""
      let indentation = Line(repeating: 0x20, count: mark.utf8.count + 1)
      let lines = lines(of: item.blocks, isTight: isTight)
      if !result.isEmpty, !isTight { result.append([]) }
      guard let first = lines.first else {
        result.append(Array((mark + (box.isEmpty ? "" : " " + box)).utf8))
        continue
      }
      result.append(Array((mark + " " + box).utf8) + first)
      result += lines.dropFirst().map { $0.isEmpty ? [] : indentation + $0 }
    }
    return result
  }

  private func lines(of table: TableText) -> [Line] {
    let width = max(table.header.count, table.rows.map(\.count).max() ?? 0)
    guard width > 0 else { return [] }
    func line(_ cells: [[InlineRun]]) -> Line {
      var line = Array("|".utf8)
      for column in 0..<width {
        let text = column < cells.count ? InlineWriter.markdown(of: cells[column].trimmed, in: .cell) : []
        line += text.isEmpty ? Array("  |".utf8) : [0x20] + text + Array(" |".utf8)
      }
      return line
    }
    let rule = (0..<width).map { column in
      switch column < table.alignments.count ? table.alignments[column] : nil {
      case .left: ":---"
      case .center: ":---:"
      case .right: "---:"
      case nil: "---"
      }
    }
    return [line(table.header), Array("| \(rule.joined(separator: " | ")) |".utf8)] + table.rows.map(line)
  }
}

extension MarkdownBlock {
  fileprivate var isParagraph: Bool { if case .paragraph = self { true } else { false } }
  fileprivate var isList: Bool { if case .list = self { true } else { false } }
}
