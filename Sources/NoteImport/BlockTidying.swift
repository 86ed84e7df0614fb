extension InlineRun {
  var isImage: Bool { if case .image = content { true } else { false } }
  var isAnchor: Bool { if case .anchor = content { true } else { false } }
}

extension [InlineRun] {
  /// Without blanks and line breaks at both ends; anchors stay.
  var trimmed: [InlineRun] {
    var runs = self
    while let index = runs.firstIndex(where: { !$0.isAnchor }), runs.trim(at: index, isFirst: true) {}
    while let index = runs.lastIndex(where: { !$0.isAnchor }), runs.trim(at: index, isFirst: false) {}
    return runs
  }

  /// Takes blanks from one end of the run at `index`, and the run if nothing is left of it.
  ///
  /// - Returns: whether it was taken as a whole, so that the next is to be looked at.
  private mutating func trim(at index: Int, isFirst: Bool) -> Bool {
    switch self[index].content {
    case .image, .anchor: return false
    case .lineBreak: break
    case .text(let text):
      // The indentation of a first line of code is part of it.
      let isBlank = { (byte: UInt8) in byte <= 0x20 }
      var rest = text[...]
      if isFirst {
        rest = rest.drop(while: isBlank)
      } else {
        while rest.last.map(isBlank) == true { rest.removeLast() }
      }
      if !rest.isEmpty {
        self[index].content = .text([UInt8](rest))
        return false
      }
    }
    remove(at: index)
    return true
  }

  /// The lines of a paragraph that is code from the first to the last character; `nil` of others.
  fileprivate var codeLines: [[UInt8]]? {
    var lines: [[UInt8]] = [[]]
    for run in self {
      switch run.content {
      case .lineBreak: lines.append([])
      case .anchor: continue
      case .image: return nil
      case .text(let text):
        guard run.style.contains(.code) || isBlankText(text) else { return nil }
        lines[lines.count - 1] += text
      }
    }
    return isBlank ? nil : lines
  }
}

/// Lines of code that an editor set as paragraphs become a block, if there are at least two in a row.
func joiningCode(_ blocks: [MarkdownBlock]) -> [MarkdownBlock] {
  var result: [MarkdownBlock] = []
  var pending: [MarkdownBlock] = []
  var lines: [[UInt8]] = []
  func flush() {
    if lines.count > 1 {
      var text = plainCode(lines)
      while text.last.map({ $0 <= 0x20 }) == true { text.removeLast() }
      result.append(.code(CodeText(language: "", text: text)))
    } else {
      result += pending
    }
    pending = []
    lines = []
  }
  for block in blocks {
    if case .paragraph(let runs) = block, let code = runs.codeLines {
      pending.append(block)
      lines += code
      continue
    }
    flush()
    switch block {
    case .list(let start, let items):
      result.append(
        .list(start: start, items: items.map { ListItem(isDone: $0.isDone, blocks: joiningCode($0.blocks)) }))
    case .quote(let inner): result.append(.quote(joiningCode(inner)))
    case .paragraph, .heading, .code, .table, .rule: result.append(block)
    }
  }
  flush()
  return result
}

private func plainCode(_ lines: [[UInt8]]) -> [UInt8] {
  Array(lines.map { Array(codeBlanks($0)) }.joined(separator: [0x0A]))
}

/// A text of code with its no-break spaces as blanks.
func codeBlanks(_ text: [UInt8]) -> [UInt8] {
  guard text.contains(0xC2) else { return text }
  var result: [UInt8] = []
  var index = 0
  while index < text.count {
    if text[index] == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 {
      result.append(0x20)
      index += 2
    } else {
      result.append(text[index])
      index += 1
    }
  }
  return result
}

/// Moves headings so that the highest is of level 2: the title of a note is its first one.
func headingsFromTwo(_ blocks: [MarkdownBlock]) -> [MarkdownBlock] {
  let levels = blocks.compactMap { if case .heading(let level, _) = $0 { level } else { nil } }
  guard let highest = levels.min(), highest != 2 else { return blocks }
  return blocks.map { block in
    guard case .heading(let level, let runs) = block else { return block }
    return .heading(level: min(6, level - highest + 2), runs)
  }
}
