import Diagnostics
import SourceText

extension SequenceParser {
  /// message = id arrow [ "+" | "-" ] id ":" [ text ]
  mutating func parseMessage(_ range: SourceRange) {
    let colon = bytes[range.start..<range.end].firstIndex(of: UInt8(ascii: ":")) ?? range.end
    guard let (arrow, place) = findArrow(in: SourceRange(range.start, colon)) else {
      return reportNoStatement(range, names: SourceRange(range.start, colon))
    }
    let shown = text(place)
    let sender = trimmed(SourceRange(range.start, place.start))
    var receiver = trimmed(SourceRange(place.end, colon))
    var sign: UInt8?
    if receiver.count > 0, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[receiver.start]) {
      sign = bytes[receiver.start]
      receiver = trimmed(SourceRange(receiver.start + 1, receiver.end))
    }
    if receiver.count > 0, bytes[receiver.start] == UInt8(ascii: ">") {
      return report(
        DiagramRules.syntax, "'\(shown)>' is no arrow", at: SourceRange(place.start, receiver.start + 1),
        help: Self.arrowHelp)
    }
    guard sender.count > 0 else {
      return report(
        DiagramRules.syntax, "the arrow '\(shown)' comes from nobody", at: place,
        help: "name who sends the message: `A\(shown)B: text`")
    }
    guard receiver.count > 0 else {
      return report(
        DiagramRules.syntax, "the arrow '\(shown)' leads to nobody", at: place,
        help: "name who gets the message: `\(text(sender))\(shown)B: text`")
    }
    if let odd = [sender, receiver].first(where: { offset(of: "()", in: $0) != nil }) {
      return report(
        DiagramRules.unsupported, "messages from or to the middle of a lifeline, `()`, are not drawn", at: odd
      )
    }
    if colon == range.end { reportNoColon(range, receiver) }
    let (from, to) = (participant(sender), participant(receiver))
    var message = SequenceMessage(
      from: from, to: to, isDashed: arrow.isDashed, tip: arrow.tip, hasTipAtBothEnds: arrow.isDouble,
      text: colon < range.end ? mermaidText(withoutWrap(trimmed(SourceRange(colon + 1, range.end)))) : "",
      number: nextNumber)
    nextNumber = nextNumber.map { min($0 + numberStep, 1_000_000) }
    settle(&message, at: range)
    diagram.events.append(.message(message))
    if sign == UInt8(ascii: "+") { activate(to) }
    if sign == UInt8(ascii: "-") { deactivate(from, at: range) }
  }

  /// What was said with `create` and `destroy` happens with the next message, which has to be one of theirs.
  private mutating func settle(_ message: inout SequenceMessage, at range: SourceRange) {
    if let (participant, place) = created {
      created = nil
      if message.to == participant, message.from != participant {
        message.creates = true
      } else {
        reportPending((participant, place), "created")
      }
    }
    if let (participant, place) = destroyed {
      destroyed = nil
      if message.to == participant || message.from == participant {
        message.destroys = participant
      } else {
        reportPending((participant, place), "destroyed")
      }
    }
  }

  mutating func reportPending(_ pending: (participant: Int, range: SourceRange), _ what: String) {
    let name = diagram.participants[pending.participant].name
    report(
      DiagramRules.syntax, "no message follows with which '\(name)' is \(what)", at: pending.range,
      help: what == "created"
        ? "the next message leads to it: `A->>\(name): text`"
        : "the next message comes from it or leads to it: `A-x\(name): text`")
  }

  private struct Arrow {
    let text: StaticString
    let isDashed: Bool
    let tip: SequenceMessage.Tip
    let isDouble: Bool

    init(_ text: StaticString, _ tip: SequenceMessage.Tip, isDashed: Bool = false, isDouble: Bool = false) {
      self.text = text
      self.isDashed = isDashed
      self.tip = tip
      self.isDouble = isDouble
    }
  }

  private static let arrowHelp =
    "arrows are -> --> (lines), ->> -->> (tips), -) --) (open), -x --x (lost), <<->> <<-->> (both)"

  /// Longer ones first.
  private static let arrows: [Arrow] = [
    Arrow("<<-->>", .filled, isDashed: true, isDouble: true), Arrow("<<->>", .filled, isDouble: true),
    Arrow("-->>", .filled, isDashed: true), Arrow("->>", .filled), Arrow("-->", .none, isDashed: true),
    Arrow("->", .none), Arrow("--)", .open, isDashed: true), Arrow("-)", .open),
  ]
  private static let crosses: [Arrow] = [
    Arrow("--x", .cross, isDashed: true), Arrow("-x", .cross), Arrow("--X", .cross, isDashed: true),
    Arrow("-X", .cross),
  ]

  /// The arrow of a message. A name may hold dashes and even `-x` (`api-xray->>B`): the other arrows go first.
  private func findArrow(in range: SourceRange) -> (Arrow, SourceRange)? {
    first(of: Self.arrows, in: range) ?? first(of: Self.crosses, in: range)
  }

  private func first(of arrows: [Arrow], in range: SourceRange) -> (Arrow, SourceRange)? {
    var cursor = ByteCursor(bytes)
    cursor.offset = range.start
    cursor.limit = range.end
    while let byte = cursor.current {
      let start = cursor.offset
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "<"),
        let arrow = arrows.first(where: { cursor.eat($0.text) })
      {
        return (arrow, cursor.range(from: start))
      }
      cursor.offset += 1
    }
    return nil
  }

  /// Mermaid has no message without a colon, though its text may be empty.
  private mutating func reportNoColon(_ range: SourceRange, _ receiver: SourceRange) {
    var cursor = ByteCursor(bytes)
    cursor.offset = receiver.start
    cursor.limit = receiver.end
    cursor.skip { !isBlank($0) }
    let end = cursor.offset
    let isNameAlone = end == receiver.end || indices[text(receiver)] != nil
    let head = text(SourceRange(range.start, isNameAlone ? receiver.end : end))
    let words = isNameAlone ? "text" : text(trimmed(SourceRange(end, receiver.end)))
    report(
      DiagramRules.syntax, "a message without ':'", at: range,
      help: "write `: ` before the text: `\(head): \(words)`" + (isNameAlone ? "; the text may be empty" : "")
    )
  }

  private mutating func reportNoStatement(_ range: SourceRange, names: SourceRange) {
    let halves: [StaticString] = ["-|", "|-", "-\\", "-/", "/-", "\\-"]
    let found = halves.compactMap { offset(of: $0, in: names) }
    if let half = found.first {
      return report(
        DiagramRules.unsupported, "half arrows are not drawn", at: SourceRange(half, half + 2),
        help: Self.arrowHelp)
    }
    var cursor = ByteCursor(bytes)
    cursor.offset = range.start
    cursor.limit = range.end
    let word = takeWord(&cursor)
    let nearest = nearestSpelling(of: word, in: Self.statements.keys.sorted(), within: 2)
    let isAfterSemicolon = followsSemicolon(range.start)
    report(
      DiagramRules.syntax, "'\(excerpt(range))' is neither a message nor another statement", at: range,
      help: nearest.map { "did you mean '\($0)'?" }
        ?? (isAfterSemicolon
          ? "`;` begins a new statement: write `#59;` for one in a text"
          : "a message is a name, an arrow, a name and a text: `A->>B: text`"))
  }

  private func followsSemicolon(_ offset: Int) -> Bool {
    var offset = offset
    while offset > 0, isBlank(bytes[offset - 1]) { offset -= 1 }
    return offset > 0 && bytes[offset - 1] == UInt8(ascii: ";")
  }
}
