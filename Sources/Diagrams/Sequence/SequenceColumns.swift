/// Where the columns of a sequence diagram stand, and how its texts are broken to fit between them.
///
/// Wide texts make wide pictures, which a phone can only show small. So the widest lines are chosen with which the
/// picture fits a phone; else those with which it fits the column of text.
struct SequenceColumns: Sendable {
  /// The head of a column.
  struct Head: Sendable {
    let lines: [String]
    let width: Double
    let height: Double
    let isActor: Bool
  }

  let heads: [Head]
  /// The middle of each column; the first ones begin at 0 and `shift` moves all.
  private(set) var centres: [Double]
  /// The text of each event, in the order of events; of those without one an empty list.
  private(set) var labels: [[String]] = []
  /// The widest line of a note or of a message to oneself.
  private let lineWidth: Double

  /// Widths of lines that are tried, wide ones first.
  private static let lineWidths = [240.0, 210, 185, 160, 140, 125]
  /// A phone of 360 px shows it at three quarters of its size.
  private static let phoneWidth = 460.0

  static func best(for diagram: SequenceDiagram) -> SequenceColumns {
    let candidates = lineWidths.map { SequenceColumns(diagram, lineWidth: $0) }
    let widths = candidates.map { $0.estimatedWidth(of: diagram) }
    if let index = widths.firstIndex(where: { $0 <= phoneWidth }) { return candidates[index] }
    // It will be scrolled on a phone: rather by little. Where it does not fit the column either, broken words help nobody.
    let index = lineWidths.indices.first { lineWidths[$0] <= 185 && widths[$0] <= DiagramStyle.columnWidth }
    return candidates[index ?? lineWidths.count / 2]
  }

  private init(_ diagram: SequenceDiagram, lineWidth: Double) {
    self.lineWidth = lineWidth
    heads = diagram.participants.map { Self.head(of: $0, lineWidth: max(lineWidth * 0.75, 110)) }
    centres = []
    centres = Self.centres(of: diagram, heads: heads, lineWidth: lineWidth)
    labels = diagram.events.map { self.label(of: $0) }
  }

  mutating func shift(by distance: Double) { for index in centres.indices { centres[index] += distance } }

  private func estimatedWidth(of diagram: SequenceDiagram) -> Double {
    var (left, right) = (0.0, 0.0)
    for (index, centre) in centres.enumerated() {
      left = min(left, centre - heads[index].width / 2)
      right = max(right, centre + heads[index].width / 2)
    }
    for (event, lines) in zip(diagram.events, labels) {
      switch event {
      case .note(let note):
        let range = extent(of: note, width: noteWidth(note, lines))
        left = min(left, range.lowerBound)
        right = max(right, range.upperBound)
      case .message(let message) where message.from == message.to:
        right = max(right, centres[message.from] + SequenceStyle.loopReach + TextMetrics.width(of: lines))
      default: break
      }
    }
    return right - left + 2 * DiagramStyle.margin
  }

  // MARK: Places

  private static func head(of participant: SequenceDiagram.Participant, lineWidth: Double) -> Head {
    let lines = TextMetrics.lines(of: participant.label, within: lineWidth)
    let width = TextMetrics.width(of: lines)
    let height = TextMetrics.height(of: lines)
    return participant.isActor
      ? Head(
        lines: lines, width: max(width, SequenceStyle.figure.width),
        height: SequenceStyle.figure.height + height,
        isActor: true)
      : Head(
        lines: lines, width: (max(width + 2 * DiagramStyle.padding.x, 60)).rounded(.up),
        height: height + 2 * DiagramStyle.padding.y, isActor: false)
  }

  /// Least distances between neighbours first, then those that messages over several columns need, short ones first: what
  /// is missing is shared by the gaps between.
  private static func centres(of diagram: SequenceDiagram, heads: [Head], lineWidth: Double) -> [Double] {
    let count = heads.count
    guard count > 0 else { return [] }
    var gaps = (0..<(count - 1)).map { index in
      let isBorder = diagram.participants[index].box != diagram.participants[index + 1].box
      return (heads[index].width + heads[index + 1].width) / 2 + SequenceStyle.columnGap
        + (isBorder ? SequenceStyle.boxPadding : 0)
    }
    var spans: [(from: Int, to: Int, width: Double)] = []
    func need(_ from: Int, _ to: Int, _ width: Double) {
      guard from >= 0, to < count else { return }
      if to - from == 1 { gaps[from] = max(gaps[from], width) } else { spans.append((from, to, width)) }
    }
    for event in diagram.events {
      switch event {
      case .message(let message):
        let (from, to, width) = span(of: message, heads: heads, lineWidth: lineWidth)
        need(from, to, width)
      case .note(let note):
        let lines = TextMetrics.lines(of: note.text, within: lineWidth)
        let width = TextMetrics.width(of: lines) + 2 * SequenceStyle.notePadding
        switch note.place {
        case .leftOf: need(note.first - 1, note.first, width + 2 * SequenceStyle.noteDistance)
        case .rightOf: need(note.last, note.last + 1, width + 2 * SequenceStyle.noteDistance)
        case .over where note.first == note.last:
          need(note.first - 1, note.first, width / 2 + SequenceStyle.noteDistance)
          need(note.last, note.last + 1, width / 2 + SequenceStyle.noteDistance)
        case .over: need(note.first, note.last, width - 2 * SequenceStyle.noteOverlap)
        }
      case .activate, .deactivate, .beginFrame, .nextSection, .endFrame: break
      }
    }
    for span in spans.sorted(by: { ($0.to - $0.from, $0.from) < ($1.to - $1.from, $1.from) }) {
      let missing = span.width - gaps[span.from..<span.to].reduce(0, +)
      guard missing > 0 else { continue }
      for index in span.from..<span.to { gaps[index] += missing / Double(span.to - span.from) }
    }
    var centres = [0.0]
    for gap in gaps { centres.append((centres[centres.count - 1] + gap).rounded(.up)) }
    return centres
  }

  /// The columns a message lies between, and how far these have to be apart.
  private static func span(
    of message: SequenceMessage, heads: [Head], lineWidth: Double
  ) -> (from: Int, to: Int, width: Double) {
    let lines = TextMetrics.lines(of: message.text, within: lineWidth)
    let width = TextMetrics.width(of: lines)
    let number = message.number == nil ? 0 : 2 * SequenceStyle.numberRadius
    if message.from == message.to {
      let reach = SequenceStyle.loopReach + number + width + SequenceStyle.labelPadding
      return (message.from, message.from + 1, reach)
    }
    let head = message.creates ? heads[message.to].width / 2 : 0
    return (
      min(message.from, message.to), max(message.from, message.to),
      max(width + 2 * SequenceStyle.labelPadding + number, 44) + head
    )
  }

  // MARK: Texts

  private func label(of event: SequenceEvent) -> [String] {
    switch event {
    case .message(let message) where message.from == message.to:
      return TextMetrics.lines(of: message.text, within: lineWidth)
    case .message(let message):
      // Where there is more room than was asked for, fewer lines.
      let distance = abs(centres[message.from] - centres[message.to])
      let number = message.number == nil ? 0 : 2 * SequenceStyle.numberRadius
      let head = message.creates ? heads[message.to].width / 2 : 0
      return TextMetrics.lines(
        of: message.text,
        within: max(distance - 2 * SequenceStyle.labelPadding - number - head, lineWidth))
    case .note(let note):
      let distance = centres[note.last] - centres[note.first] + 2 * SequenceStyle.noteOverlap
      return TextMetrics.lines(
        of: note.text, within: max(distance - 2 * SequenceStyle.notePadding, lineWidth))
    case .activate, .deactivate, .beginFrame, .nextSection, .endFrame: return []
    }
  }

  func noteWidth(_ note: SequenceNote, _ lines: [String]) -> Double {
    let text = TextMetrics.width(of: lines) + 2 * SequenceStyle.notePadding
    guard note.place == .over, note.first != note.last else { return max(text, 40) }
    return max(text, centres[note.last] - centres[note.first] + 2 * SequenceStyle.noteOverlap)
  }

  /// From the left to the right edge of a note.
  func extent(of note: SequenceNote, width: Double) -> ClosedRange<Double> {
    let left: Double
    switch note.place {
    case .leftOf: left = centres[note.first] - SequenceStyle.noteDistance - width
    case .rightOf: left = centres[note.last] + SequenceStyle.noteDistance
    case .over: left = (centres[note.first] + centres[note.last] - width) / 2
    }
    return left...(left + width)
  }
}

/// Sizes of sequence diagrams, in units of the viewBox.
enum SequenceStyle {
  static let columnGap = 24.0
  static let boxPadding = 10.0
  static let figure = (width: 28.0, height: 38.0)
  /// Between a message and what stands above it, and between its text and its line.
  static let messageGap = 11.0
  static let labelGap = 3.0
  /// Between a label and the lifelines beside it.
  static let labelPadding = 12.0
  /// From a lifeline to the text of a message to oneself.
  static let loopReach = 42.0
  static let loop = (width: 26.0, height: 20.0)
  static let numberRadius = 9.0
  static let notePadding = 10.0
  /// From a lifeline to a note beside it, and how far a note over several goes beyond.
  static let noteDistance = 12.0
  static let noteOverlap = 22.0
  /// Half the width of the bar of an active participant, and how far one upon another is moved.
  static let bar = (half: 4.0, step: 4.0)
  /// From the outermost lifelines of a frame to its border, and from the border of a frame within.
  static let frameReach = 26.0
  static let framePadding = 8.0
  static let tag = (height: 18.0, padding: 8.0)
  /// Heads are repeated at the bottom of a picture higher than this.
  static let heightWithOneHead = 560.0
}
