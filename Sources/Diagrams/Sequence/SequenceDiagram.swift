/// Draws `sequenceDiagram`.
func sketchSequence(_ source: MermaidSource) -> DiagramSketch {
  var parser = SequenceParser(source.bytes)
  parser.parse(from: source.bodyStart)
  guard parser.diagnostics.isEmpty else {
    return DiagramSketch(picture: nil, diagnostics: parser.diagnostics)
  }
  let diagram = parser.diagram
  // As Mermaid does, an empty picture for an empty diagram; here the source says more.
  guard !diagram.participants.isEmpty else { return DiagramSketch(picture: nil) }
  let layout = SequenceLayout(diagram)
  return DiagramSketch(
    picture: DiagramPicture(
      kind: "Sequence diagram", title: diagram.title.isEmpty ? source.title : diagram.title,
      description: source.description.isEmpty ? diagram.spoken : source.description, width: layout.width,
      height: layout.height, elements: layout.svg(of: diagram)))
}

extension SequenceDiagram {
  /// What happens, a sentence for each message: "Browser to Provider: log in."
  var spoken: String {
    let names = participants.map { Self.inOneLine($0.label) }
    var sentences: [String] = []
    var open: [FrameKind] = []
    for event in events.prefix(Self.spokenEvents) {
      switch event {
      case .message(let message):
        let number = message.number.map { "\($0). " } ?? ""
        let text = message.text.isEmpty ? "" : ": " + Self.inOneLine(message.text)
        sentences.append(
          message.from == message.to
            ? "\(number)\(names[message.from]) to itself\(text)"
            : "\(number)\(names[message.from]) to \(names[message.to])\(text)")
      case .note(let note): sentences.append("Note: " + Self.inOneLine(note.text))
      case .beginFrame(let kind, let label):
        open.append(kind)
        if kind != .rect { sentences.append(Self.inOneLine("\(kind.tag) \(label)")) }
      case .nextSection(let label):
        sentences.append(Self.inOneLine("\(open.last?.sectionWord ?? "") \(label)"))
      case .endFrame: _ = open.popLast()
      case .activate, .deactivate: break
      }
    }
    if sentences.isEmpty { return names.joined(separator: ", ") + "." }
    if events.count > Self.spokenEvents { sentences.append("And more") }
    return sentences.map { Self.sentence($0) }.joined(separator: " ")
  }

  private static let spokenEvents = 80

  private static func inOneLine(_ text: String) -> String {
    text.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
  }

  private static func sentence(_ text: String) -> String {
    guard let last = text.last else { return text }
    return ".!?…".contains(last) ? text : text + "."
  }
}

extension SequenceLayout {
  /// The elements, from the back to the front.
  func svg(of diagram: SequenceDiagram) -> SVGWriter {
    var svg = SVGWriter()
    drawBands(&svg)
    svg.path(lifelines, SVGClass.faint.attributes)
    if !bars.isEmpty {
      svg.beginGroup(.box)
      for bar in bars { svg.rectangle(x: bar.left, y: bar.top, width: bar.width, height: bar.height) }
      svg.endGroup()
    }
    drawFrames(&svg)
    svg.path(arrows.solid)
    svg.dashed(arrows.dashed)
    svg.filled(arrows.tips)
    for number in numbers { svg.circle(number.middle, radius: SequenceStyle.numberRadius) }
    if !notes.isEmpty {
      svg.beginGroup(.note)
      for note in notes {
        svg.rectangle(x: note.left, y: note.top, width: note.width, height: note.height, radius: 2)
      }
      svg.endGroup()
    }
    drawHeads(&svg)
    drawTexts(&svg)
    return svg
  }

  private func drawBands(_ svg: inout SVGWriter) {
    let bands = frames.filter { $0.kind == .rect }
    guard !bands.isEmpty || !groups.isEmpty else { return }
    svg.beginGroup(.band)
    for group in groups {
      svg.rectangle(
        x: group.left, y: group.top, width: group.width, height: group.height,
        radius: DiagramStyle.cornerRadius)
    }
    for band in bands {
      svg.rectangle(x: band.left, y: band.top, width: band.right - band.left, height: band.bottom - band.top)
    }
    svg.endGroup()
  }

  /// A border, the tag in its corner, and a dashed line above each further section.
  private func drawFrames(_ svg: inout SVGWriter) {
    var borders = SVGPath()
    var dividers = SVGPath()
    for frame in frames where frame.kind != .rect {
      borders.move(to: Point(frame.left, frame.top))
      borders.horizontal(to: frame.right)
      borders.vertical(to: frame.bottom)
      borders.horizontal(to: frame.left)
      borders.close()
      let tag = Point(frame.left + frame.tagWidth, frame.top + SequenceStyle.tag.height)
      borders.move(to: Point(tag.x, frame.top))
      borders.vertical(to: tag.y - 6)
      borders.line(to: Point(tag.x - 6, tag.y))
      borders.horizontal(to: frame.left)
      for y in frame.dividers {
        dividers.segment(from: Point(frame.left, y), to: Point(frame.right, y))
      }
    }
    guard !borders.bytes.isEmpty else { return }
    svg.beginGroup(.frame)
    svg.path(borders)
    svg.dashed(dividers)
    svg.endGroup()
  }

  private func drawHeads(_ svg: inout SVGWriter) {
    var figures = SVGPath()
    svg.beginGroup(.box)
    for head in heads {
      let box = head.box
      if columns.heads[head.participant].isActor {
        drawFigure(at: Point(box.middle.x, box.top), &figures, &svg)
      } else {
        svg.rectangle(
          x: box.left, y: box.top, width: box.width, height: box.height, radius: DiagramStyle.cornerRadius)
      }
    }
    svg.path(figures)
    svg.endGroup()
  }

  /// A person: head, body, arms and legs within `SequenceStyle.figure`.
  private func drawFigure(at top: Point, _ path: inout SVGPath, _ svg: inout SVGWriter) {
    svg.circle(Point(top.x, top.y + 6), radius: 5)
    path.segment(from: Point(top.x, top.y + 11), to: Point(top.x, top.y + 23))
    path.segment(from: Point(top.x - 9, top.y + 15), to: Point(top.x + 9, top.y + 15))
    path.move(to: Point(top.x - 7, top.y + 33))
    path.line(to: Point(top.x, top.y + 23))
    path.line(to: Point(top.x + 7, top.y + 33))
  }

  private func drawTexts(_ svg: inout SVGWriter) {
    svg.beginTexts()
    for label in labels { svg.label(label.lines, at: label.middle, anchor: label.anchor) }
    if !smallLabels.isEmpty || !tags.isEmpty || !numbers.isEmpty {
      svg.beginSmallTexts()
      for tag in tags {
        svg.label(tag.lines, at: tag.middle, anchor: tag.anchor, isSmall: true, isBold: true)
      }
      for label in smallLabels {
        svg.label(label.lines, at: label.middle, anchor: label.anchor, isSmall: true)
      }
      for number in numbers { svg.label([String(number.value)], at: number.middle, isSmall: true) }
      svg.endGroup()
    }
    svg.endGroup()
  }
}
