/// Everything in a sequence diagram with its place: made in one walk over the events, from top to bottom.
struct SequenceLayout: Sendable {
  struct Box: Sendable {
    let left: Double
    let top: Double
    let width: Double
    let height: Double

    var middle: Point { Point(left + width / 2, top + height / 2) }
  }

  struct Label: Sendable {
    let lines: [String]
    let middle: Point
    let anchor: TextAnchor
  }

  /// A frame with its sections; `rect` has a band only.
  struct Frame: Sendable {
    var kind: FrameKind
    var left = 0.0
    var right = 0.0
    var top = 0.0
    var bottom = 0.0
    var tagWidth = 0.0
    var dividers: [Double] = []
  }

  private let diagram: SequenceDiagram
  private(set) var columns: SequenceColumns
  private(set) var width = 0.0
  private(set) var height = 0.0

  private(set) var heads: [(participant: Int, box: Box)] = []
  private(set) var groups: [Box] = []
  private(set) var frames: [Frame] = []
  private(set) var notes: [Box] = []
  private(set) var bars: [Box] = []
  private(set) var lifelines = SVGPath()
  private(set) var arrows = SequenceArrows()
  private(set) var numbers: [(value: Int, middle: Point)] = []
  private(set) var labels: [Label] = []
  private(set) var smallLabels: [Label] = []
  /// The words in the corners of frames, and the names of groups.
  private(set) var tags: [Label] = []

  /// The bottom of what was placed last, and the line of the last message.
  private var y = 0.0
  private var lastLine = 0.0
  private var openFrames: [Int] = []
  private var frameCount = 0
  /// For each participant: where its active bars began, where text stands on its line, where the line begins and ends.
  private var activeSince: [[Double]]
  private var covered: [[ClosedRange<Double>]]
  private var barRanges: [[ClosedRange<Double>]]
  private var lineStart: [Double?]
  private var lineEnd: [Double?]

  init(_ diagram: SequenceDiagram) {
    self.diagram = diagram
    columns = SequenceColumns.best(for: diagram)
    let count = diagram.participants.count
    activeSince = Array(repeating: [], count: count)
    covered = Array(repeating: [], count: count)
    barRanges = Array(repeating: [], count: count)
    lineStart = Array(repeating: nil, count: count)
    lineEnd = Array(repeating: nil, count: count)
    measure()
    placeTop()
    for index in diagram.events.indices { place(index) }
    placeBottom()
    drawLifelines()
  }

  // MARK: Left and right

  /// Finds how far everything reaches to the left and right, and moves the columns so that it begins at the margin.
  private mutating func measure() {
    let reach = measureFrames()
    let shift = (DiagramStyle.margin - reach.lowerBound).rounded(.up)
    columns.shift(by: shift)
    for index in frames.indices {
      frames[index].left += shift
      frames[index].right += shift
    }
    width = reach.upperBound + shift + DiagramStyle.margin
  }

  private mutating func measureFrames() -> ClosedRange<Double> {
    var whole = Reach()
    for (head, centre) in zip(columns.heads, columns.centres) {
      whole.include(centre - head.width / 2, centre + head.width / 2)
    }
    var open: [(frame: Int, reach: Reach, textWidth: Double)] = []
    func include(_ left: Double, _ right: Double) {
      whole.include(left, right)
      if !open.isEmpty { open[open.count - 1].reach.include(left, right) }
    }
    for (index, event) in diagram.events.enumerated() {
      switch event {
      case .message(let message):
        let (from, to) = (columns.centres[message.from], columns.centres[message.to])
        var right = max(from, to) + SequenceStyle.frameReach
        if message.from == message.to {
          right = max(right, from + SequenceStyle.loopReach + selfLabelInset(message) + textWidth(index) + 6)
        }
        include(min(from, to) - SequenceStyle.frameReach, right)
      case .note(let note):
        let extent = columns.extent(of: note, width: columns.noteWidth(note, columns.labels[index]))
        include(extent.lowerBound - 4, extent.upperBound + 4)
      case .beginFrame(let kind, let label):
        open.append((frames.count, Reach(), tagWidth(of: kind) + frameTextWidth(label)))
        frames.append(Frame(kind: kind, tagWidth: tagWidth(of: kind)))
      case .nextSection(let label):
        if !open.isEmpty {
          open[open.count - 1].textWidth = max(open[open.count - 1].textWidth, frameTextWidth(label))
        }
      case .endFrame:
        guard let closed = open.popLast() else { continue }
        var (left, right) = closed.reach.bounds ?? (whole.bounds ?? (0, 120))
        left -= SequenceStyle.framePadding
        right += SequenceStyle.framePadding
        right = max(right, left + closed.textWidth)
        frames[closed.frame].left = left
        frames[closed.frame].right = right
        include(left, right)
      case .activate, .deactivate: break
      }
    }
    for group in diagram.boxes.indices {
      if let reach = reach(ofGroup: group) { include(reach.lowerBound, reach.upperBound) }
    }
    let (left, right) = whole.bounds ?? (0, 0)
    return left...right
  }

  private func reach(ofGroup group: Int) -> ClosedRange<Double>? {
    var reach = Reach()
    for (index, participant) in diagram.participants.enumerated() where participant.box == group {
      let half = columns.heads[index].width / 2 + SequenceStyle.boxPadding
      reach.include(columns.centres[index] - half, columns.centres[index] + half)
    }
    return reach.bounds.map { $0.left...$0.right }
  }

  private func tagWidth(of kind: FrameKind) -> Double {
    kind == .rect
      ? 0
      : TextMetrics.width(of: kind.tag, fontSize: DiagramStyle.smallFontSize) + 2 * SequenceStyle.tag.padding
  }

  /// The room that the text of a frame should have, with what is left and right of it: a long one is broken.
  private func frameTextWidth(_ text: String) -> Double {
    let width = TextMetrics.width(of: text, fontSize: DiagramStyle.smallFontSize)
    return min(max(width, 40), 130).rounded(.up) + 2 * SequenceStyle.tag.padding + 1
  }

  private func textWidth(_ event: Int) -> Double { TextMetrics.width(of: columns.labels[event]) }

  private func selfLabelInset(_ message: SequenceMessage) -> Double {
    message.number == nil ? 0 : 2 * SequenceStyle.numberRadius
  }

  // MARK: Top and bottom

  private mutating func placeTop() {
    y = DiagramStyle.margin
    let names = diagram.boxes.indices.map { groupName($0) }
    let nameHeight = names.map { Double($0.count) * DiagramStyle.smallLineHeight }.max() ?? 0
    if !diagram.boxes.isEmpty { y += nameHeight + 10 }
    let row = zip(diagram.participants, columns.heads).filter { !$0.0.isCreated }.map(\.1.height).max() ?? 0
    for index in diagram.participants.indices where !diagram.participants[index].isCreated {
      placeHead(index, top: y + row - columns.heads[index].height)
    }
    y += row
    lastLine = y
  }

  private func groupName(_ group: Int) -> [String] {
    guard let reach = reach(ofGroup: group) else { return [] }
    let room = reach.upperBound - reach.lowerBound - 12
    return TextMetrics.lines(
      of: diagram.boxes[group].label, within: room, longestWord: room, fontSize: DiagramStyle.smallFontSize)
  }

  private mutating func placeHead(_ index: Int, top: Double) {
    let head = columns.heads[index]
    let box = Box(
      left: columns.centres[index] - head.width / 2, top: top, width: head.width, height: head.height)
    heads.append((index, box))
    if lineStart[index] == nil { lineStart[index] = top + head.height + (head.isActor ? 3 : 0) }
    let inset = head.isActor ? SequenceStyle.figure.height : 0
    labels.append(
      Label(
        lines: head.lines, middle: Point(columns.centres[index], top + inset + (head.height - inset) / 2),
        anchor: .middle))
  }

  private mutating func placeBottom() {
    for index in activeSince.indices {
      while !activeSince[index].isEmpty { endBar(index, at: y + 10) }
    }
    y += 16
    let bottom = y
    let isRepeated = bottom > SequenceStyle.heightWithOneHead
    for index in diagram.participants.indices where lineEnd[index] == nil {
      lineEnd[index] = bottom
      if isRepeated { placeHead(index, top: bottom) }
    }
    if isRepeated { y += columns.heads.map(\.height).max() ?? 0 }
    for group in diagram.boxes.indices {
      guard let reach = reach(ofGroup: group) else { continue }
      let box = Box(
        left: reach.lowerBound, top: DiagramStyle.margin, width: reach.upperBound - reach.lowerBound,
        height: y + (isRepeated ? SequenceStyle.boxPadding : 0) - DiagramStyle.margin)
      groups.append(box)
      let name = groupName(group)
      let middle = DiagramStyle.margin + 6 + Double(name.count) * DiagramStyle.smallLineHeight / 2
      tags.append(Label(lines: name, middle: Point(box.middle.x, middle), anchor: .middle))
    }
    if isRepeated, !groups.isEmpty { y += SequenceStyle.boxPadding }
    height = y + DiagramStyle.margin
  }

  // MARK: Events

  private mutating func place(_ index: Int) {
    switch diagram.events[index] {
    case .message(let message):
      if message.from == message.to { placeLoop(message, index) } else { placeMessage(message, index) }
    case .note(let note): placeNote(note, index)
    // Those that follow a message begin with its line: see `activate(after:)`.
    case .activate(let participant):
      if !followsMessage(index) { activeSince[participant].append(lastLine + 4) }
    case .deactivate(let participant):
      if !followsMessage(index) { endBar(participant, at: y + 6) }
    case .beginFrame(_, let label): beginFrame(label)
    case .nextSection(let label): beginSection(label)
    case .endFrame: endFrame()
    }
  }

  private func followsMessage(_ index: Int) -> Bool {
    var index = index - 1
    while index >= 0 {
      switch diagram.events[index] {
      case .message: return true
      case .activate, .deactivate: index -= 1
      case .note, .beginFrame, .nextSection, .endFrame: return false
      }
    }
    return false
  }

  /// Begins the bars that begin with the message at `index`, and gives those that end with it.
  private mutating func activate(after index: Int, at line: Double) -> [Int] {
    var ends: [Int] = []
    for event in diagram.events[(index + 1)...] {
      switch event {
      case .activate(let participant): activeSince[participant].append(line)
      case .deactivate(let participant): ends.append(participant)
      case .message, .note, .beginFrame, .nextSection, .endFrame: return ends
      }
    }
    return ends
  }

  private mutating func endBar(_ participant: Int, at end: Double) {
    guard let start = activeSince[participant].popLast() else { return }
    let left =
      columns.centres[participant] - SequenceStyle.bar.half
      + Double(activeSince[participant].count) * SequenceStyle.bar.step
    let end = max(end, start + 6)
    barRanges[participant].append(start...end)
    for piece in pieces(of: start...end, without: covered[participant]) {
      bars.append(
        Box(
          left: left, top: piece.lowerBound, width: 2 * SequenceStyle.bar.half,
          height: piece.upperBound - piece.lowerBound))
    }
  }

  /// The edge of a participant's line or bars on the side that faces `direction`.
  private func edge(_ participant: Int, facing direction: Double) -> Double {
    let depth = activeSince[participant].count
    guard depth > 0 else { return columns.centres[participant] }
    return direction > 0
      ? columns.centres[participant] + SequenceStyle.bar.half + Double(depth - 1) * SequenceStyle.bar.step
      : columns.centres[participant] - SequenceStyle.bar.half
  }

  private mutating func placeMessage(_ message: SequenceMessage, _ index: Int) {
    let lines = columns.labels[index]
    let textHeight = TextMetrics.height(of: lines)
    let headHeight = message.creates ? columns.heads[message.to].height : 0
    let above = max(
      SequenceStyle.messageGap + textHeight + (lines.isEmpty ? 0 : SequenceStyle.labelGap), headHeight / 2 + 8
    )
    let line = y + above
    let direction = columns.centres[message.to] > columns.centres[message.from] ? 1.0 : -1.0
    let ends = activate(after: index, at: line)
    var start = edge(message.from, facing: direction)
    var end = edge(message.to, facing: -direction)
    if message.creates {
      end = columns.centres[message.to] - direction * columns.heads[message.to].width / 2
      placeHead(message.to, top: line - headHeight / 2)
    }
    if message.destroys == message.to { end = columns.centres[message.to] - direction * 8 }
    let textMiddle: Double
    if let number = message.number {
      numbers.append((number, Point(start + direction * SequenceStyle.numberRadius, line)))
      start += direction * 2 * SequenceStyle.numberRadius
    }
    textMiddle = (start + end) / 2
    arrows.draw(message, from: Point(start, line), to: Point(end, line))
    if !lines.isEmpty {
      let middle = Point(textMiddle, line - SequenceStyle.labelGap - textHeight / 2)
      labels.append(Label(lines: lines, middle: middle, anchor: .middle))
      let half = TextMetrics.width(of: lines) / 2
      cover(textMiddle - half, textMiddle + half, (middle.y - textHeight / 2)...(middle.y + textHeight / 2))
    }
    finish(message, at: line, ends: ends)
    y = line + headHeight / 2
  }

  /// A message to oneself goes out to the right and comes back below; its text stands beside it.
  private mutating func placeLoop(_ message: SequenceMessage, _ index: Int) {
    let lines = columns.labels[index]
    let size = SequenceStyle.loop
    let textHeight = TextMetrics.height(of: lines)
    let block = max(size.height, textHeight)
    let top = y + SequenceStyle.messageGap + 2 + (block - size.height) / 2
    let bottom = top + size.height
    let outside = columns.centres[message.from] + SequenceStyle.loopReach - 8
    var start = edge(message.from, facing: 1)
    let ends = activate(after: index, at: bottom)
    let end = edge(message.to, facing: 1)
    if let number = message.number {
      numbers.append((number, Point(start + SequenceStyle.numberRadius, top)))
      start += 2 * SequenceStyle.numberRadius
    }
    let reach = max(outside, start + 6)
    let tip = Point(end, bottom)
    var path = SVGPath()
    path.move(to: Point(start, top))
    path.horizontal(to: reach - 5)
    path.bend(Point(reach, top), to: Point(reach, top + 5))
    path.vertical(to: bottom - 5)
    path.bend(Point(reach, bottom), to: Point(reach - 5, bottom))
    path.horizontal(to: arrows.lineEnd(of: message.tip, at: tip, direction: -1))
    arrows.append(path, isDashed: message.isDashed)
    arrows.drawTip(message.tip, at: tip, direction: -1)
    if message.hasTipAtBothEnds { arrows.drawTip(message.tip, at: Point(start, top), direction: -1) }
    if !lines.isEmpty {
      let left = max(columns.centres[message.from] + SequenceStyle.loopReach, reach + 8)
      let middle = top + size.height / 2
      labels.append(Label(lines: lines, middle: Point(left, middle), anchor: .start))
      cover(
        left, left + TextMetrics.width(of: lines), (middle - textHeight / 2)...(middle + textHeight / 2))
    }
    finish(message, at: bottom, ends: ends)
    y = top + (size.height + block) / 2
  }

  private mutating func finish(_ message: SequenceMessage, at line: Double, ends: [Int]) {
    lastLine = line
    for participant in ends { endBar(participant, at: line) }
    guard let gone = message.destroys else { return }
    while !activeSince[gone].isEmpty { endBar(gone, at: line) }
    if lineEnd[gone] == nil { lineEnd[gone] = line }
    arrows.drawCross(Point(columns.centres[gone], line), half: 7)
  }

  private mutating func placeNote(_ note: SequenceNote, _ index: Int) {
    let lines = columns.labels[index]
    let width = columns.noteWidth(note, lines)
    let extent = columns.extent(of: note, width: width)
    let box = Box(
      left: extent.lowerBound, top: y + 10, width: width, height: max(TextMetrics.height(of: lines), 12) + 12)
    notes.append(box)
    labels.append(Label(lines: lines, middle: box.middle, anchor: .middle))
    cover(box.left, box.left + box.width, box.top...(box.top + box.height))
    y = box.top + box.height
    lastLine = y
  }

  // MARK: Frames

  private mutating func beginFrame(_ text: String) {
    let index = frameCount
    frameCount += 1
    openFrames.append(index)
    frames[index].top = y + 14
    y = frames[index].top
    guard frames[index].kind != .rect else { return }
    let tag = frames[index].kind.tag
    let (left, tagWidth) = (frames[index].left, frames[index].tagWidth)
    let bottom = y + SequenceStyle.tag.height
    tags.append(Label(lines: [tag], middle: Point(left + tagWidth / 2, y + 9), anchor: .middle))
    cover(left, left + tagWidth, y...bottom)
    placeFrameText(text, of: index, left: left + tagWidth + SequenceStyle.tag.padding)
    y = max(y, bottom)
  }

  private mutating func beginSection(_ text: String) {
    guard let index = openFrames.last else { return }
    y += 12
    frames[index].dividers.append(y)
    placeFrameText(text, of: index, left: frames[index].left + SequenceStyle.tag.padding)
  }

  private mutating func placeFrameText(_ text: String, of index: Int, left: Double) {
    let room = frames[index].right - left - SequenceStyle.tag.padding
    let lines = TextMetrics.lines(of: text, within: max(room, 40), fontSize: DiagramStyle.smallFontSize)
    guard !lines.isEmpty else { return }
    let height = Double(lines.count) * DiagramStyle.smallLineHeight
    let top = y + 2
    smallLabels.append(Label(lines: lines, middle: Point(left, top + height / 2), anchor: .start))
    let width = TextMetrics.width(of: lines, fontSize: DiagramStyle.smallFontSize)
    cover(left, left + width, top...(top + height))
    y = top + height
  }

  private mutating func endFrame() {
    guard let index = openFrames.popLast() else { return }
    y += 12
    frames[index].bottom = y
  }

  // MARK: Lines

  /// Text or a note stands at this place: lifelines and bars below it are interrupted.
  private mutating func cover(_ left: Double, _ right: Double, _ range: ClosedRange<Double>) {
    for (index, centre) in columns.centres.enumerated() where left - 4 < centre && centre < right + 4 {
      covered[index].append(range)
    }
  }

  private mutating func drawLifelines() {
    for index in diagram.participants.indices {
      guard let start = lineStart[index], let end = lineEnd[index], start < end else { continue }
      let x = columns.centres[index]
      for piece in pieces(of: start...end, without: covered[index] + barRanges[index]) {
        lifelines.segment(from: Point(x, piece.lowerBound), to: Point(x, piece.upperBound))
      }
    }
  }

  /// What is left of `range`; very short rests are left out, too.
  private func pieces(of range: ClosedRange<Double>, without holes: [ClosedRange<Double>]) -> [ClosedRange<
    Double
  >] {
    var pieces: [ClosedRange<Double>] = []
    var start = range.lowerBound
    for hole in holes.sorted(by: { $0.lowerBound < $1.lowerBound }) where hole.upperBound > start {
      guard hole.lowerBound < range.upperBound else { break }
      if hole.lowerBound > start + 2 { pieces.append(start...hole.lowerBound) }
      start = hole.upperBound
    }
    if range.upperBound > start + 2 { pieces.append(start...range.upperBound) }
    return pieces
  }
}

/// How far things reach to the left and right.
private struct Reach {
  private(set) var bounds: (left: Double, right: Double)?

  mutating func include(_ left: Double, _ right: Double) {
    bounds = bounds.map { (min($0.left, left), max($0.right, right)) } ?? (left, right)
  }
}
