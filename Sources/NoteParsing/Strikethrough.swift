import Markdown

/// Where `~~text~~` begins and ends in the text nodes of one container (GFM §6.5).
struct Strikethrough {
  struct Mark {
    /// Which text child of the container, counted from 0, and where in its literal.
    let child: Int
    let offset: Int
    /// 1 or 2 tildes.
    let width: Int
    let isOpening: Bool
  }

  /// In order of appearance; openings and closings pair up and do not nest.
  let marks: [Mark]

  /// Pairs the runs of one or two tildes among the direct text children of `container`.
  init(container: MarkdownNode) {
    var marks: [Mark] = []
    var open: Mark?
    var child = container.firstChild
    var index = 0
    while let node = child {
      defer { child = node.next }
      guard node.kind == .text else { continue }
      defer { index += 1 }
      let text = node.literal
      guard text.contains(UInt8(ascii: "~")) else { continue }
      for run in runs(of: text) {
        let before = run.lowerBound > 0 ? text[run.lowerBound - 1] : UInt8(ascii: " ")
        let after = run.upperBound < text.count ? text[run.upperBound] : node.next == nil ? 0x20 : 0x61
        if let opening = open, opening.width == run.count, before > 0x20 || (run.lowerBound == 0 && index > 0)
        {
          marks += [opening, Mark(child: index, offset: run.lowerBound, width: run.count, isOpening: false)]
          open = nil
        } else if open == nil, after > 0x20 {
          // A single tilde inside a word or before a path (`~/.kube`, `v1~rc1`) opens nothing.
          if run.count == 1, before > 0x20 || after == UInt8(ascii: "/") { continue }
          open = Mark(child: index, offset: run.lowerBound, width: run.count, isOpening: true)
        }
      }
    }
    self.marks = marks
  }
}

/// Runs of exactly one or two tildes.
private func runs(of text: [UInt8]) -> [Range<Int>] {
  var result: [Range<Int>] = []
  var index = 0
  while index < text.count {
    let start = index
    while index < text.count, text[index] == UInt8(ascii: "~") { index += 1 }
    if index > start, index - start <= 2 { result.append(start..<index) }
    index = max(index, start + 1)
  }
  return result
}
