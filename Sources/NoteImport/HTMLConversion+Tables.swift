import HTMLReading

private struct Cell {
  var blocks: [MarkdownBlock]
  var isHeader: Bool
  var alignment: TableText.Alignment?
  /// How many places it takes up, at least 1.
  var columns: Int
  var rows: Int
}

extension HTMLConversion {
  mutating func convertTable(_ element: HTMLElement, _ context: HTMLContext) {
    endParagraph()
    // A picture and its caption.
    if element.classes.contains("tr-caption-container") {
      let caption = element.children.firstElement { $0.classes.contains("tr-caption") }
      let rest = element.children.without { $0.classes.contains("tr-caption") }
      var inner: [MarkdownBlock] = []
      for row in rows(of: rest, context) { for cell in row { inner += cell.blocks } }
      return appendCaptioned(inner, caption: caption?.children.text ?? [])
    }
    if isHighlightedTable(element) { return appendCodeTable(element, context) }
    let rows = rows(of: element.children, context).filter { !$0.isEmpty }
    let isLayout =
      rows.allSatisfy { $0.count < 2 && !($0.first?.isHeader ?? false) }
      || rows.contains { $0.contains { !$0.blocks.allSatisfy(\.fitsCell) } }
    let caption = element.children.firstElement { $0.name == "caption" }
    if let caption { appendBlocks(blocks(of: caption.children, context)) }
    guard !isLayout else {
      if rows.count > 1 || rows.first.map({ $0.count > 1 }) == true {
        remarks.count(.changed, "a table whose cells hold blocks is set as text")
      }
      return appendBlocks(rows.flatMap { $0.flatMap(\.blocks) })
    }
    appendBlocks([.table(table(rows))])
  }

  private mutating func rows(of nodes: [HTMLNode], _ context: HTMLContext) -> [[Cell]] {
    var result: [[Cell]] = []
    for case .element(let element) in nodes {
      switch element.name {
      case "tr":
        var row: [Cell] = []
        for case .element(let cell) in element.children where cell.name == "td" || cell.name == "th" {
          row.append(self.cell(cell, context))
        }
        result.append(row)
      case "thead":
        for var row in rows(of: element.children, context) {
          for index in row.indices { row[index].isHeader = true }
          result.append(row)
        }
      case "tbody", "tfoot": result += rows(of: element.children, context)
      // Cells without a row are one.
      case "td", "th": result.append([cell(element, context)])
      default: break
      }
    }
    return result
  }

  private mutating func cell(_ element: HTMLElement, _ context: HTMLContext) -> Cell {
    var inner = context.entering(element)
    let isHeader = element.name == "th"
    if isHeader { inner.style.remove(.strong) }
    // More columns than any table has would be an attack.
    func span(_ name: String) -> Int { min(max(element[name].flatMap { Int($0) } ?? 1, 1), 50) }
    let alignment: TableText.Alignment? =
      switch element["align"]?.lowercased() ?? element.style["text-align"] ?? "" {
      case "left": .left
      case "center": .center
      case "right": .right
      default: nil
      }
    return Cell(
      blocks: blocks(of: element.children, inner), isHeader: isHeader, alignment: alignment,
      columns: span("colspan"), rows: span("rowspan"))
  }

  /// Cells that span more than one place have their text in the first of them.
  private mutating func table(_ rows: [[Cell]]) -> TableText {
    if rows.contains(where: { $0.contains { $0.columns > 1 || $0.rows > 1 } }) {
      remarks.count(.changed, "cells of a table that span several stand in the first of them")
    }
    var grid: [[[InlineRun]]] = []
    // Rows that a cell above still reaches into, by column.
    var reach: [Int: Int] = [:]
    for row in rows {
      var line: [[InlineRun]] = []
      func skipTaken() {
        while let left = reach[line.count], left > 0 {
          reach[line.count] = left - 1
          line.append([])
        }
      }
      for cell in row {
        skipTaken()
        for column in 0..<cell.columns {
          if cell.rows > 1 { reach[line.count] = cell.rows - 1 }
          line.append(column == 0 ? cell.runs : [])
        }
      }
      skipTaken()
      grid.append(line)
    }
    let width = grid.map(\.count).max() ?? 0
    for index in grid.indices { grid[index] += Array(repeating: [], count: width - grid[index].count) }
    let hasHeader =
      rows.first.map { row in row.allSatisfy { $0.isHeader } || row.allSatisfy { $0.runs.isAllStrong } }
      ?? false
    var alignments: [TableText.Alignment?] = rows.last.map { $0.map(\.alignment) } ?? []
    if alignments.count != width { alignments = [] }
    return TableText(
      header: hasHeader ? grid[0].map(\.withoutStrong) : [], rows: Array(hasHeader ? grid[1...] : grid[...]),
      alignments: alignments)
  }

  /// Code beside the numbers of its lines.
  private mutating func appendCodeTable(_ element: HTMLElement, _ context: HTMLContext) {
    let text = codeText(of: element)
    let language = HTMLContext.language(of: element)
    appendBlocks([.code(CodeText(language: language.isEmpty ? context.language : language, text: text))])
  }
}

extension Cell {
  /// All that stands in the cell on one line.
  fileprivate var runs: [InlineRun] {
    var result: [InlineRun] = []
    for case .paragraph(let runs) in blocks {
      if !result.isEmpty { result.append(InlineRun(.text([0x20]))) }
      result += runs.map { $0.content == .lineBreak ? InlineRun(.text([0x20])) : $0 }
    }
    return result
  }
}

extension MarkdownBlock {
  /// Whether a cell of a table can hold it.
  fileprivate var fitsCell: Bool { if case .paragraph = self { true } else { false } }
}

extension [InlineRun] {
  fileprivate var isAllStrong: Bool {
    !isBlank
      && allSatisfy { run in
        if case .text(let text) = run.content {
          run.style.contains(.strong) || isBlankText(text)
        } else {
          false
        }
      }
  }

  fileprivate var withoutStrong: [InlineRun] {
    map { run in
      var run = run
      run.style.remove(.strong)
      return run
    }
  }
}

extension [HTMLNode] {
  /// The first element, at any depth, for which `isWanted` holds.
  func firstElement(where isWanted: (HTMLElement) -> Bool) -> HTMLElement? {
    for case .element(let element) in self {
      if isWanted(element) { return element }
      if let found = element.children.firstElement(where: isWanted) { return found }
    }
    return nil
  }

  /// These without the elements, at any depth, for which `isUnwanted` holds.
  func without(_ isUnwanted: (HTMLElement) -> Bool) -> [HTMLNode] {
    compactMap { node in
      guard case .element(var element) = node else { return node }
      if isUnwanted(element) { return nil }
      element.children = element.children.without(isUnwanted)
      return .element(element)
    }
  }
}
