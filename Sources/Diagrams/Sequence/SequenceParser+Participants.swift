import Diagnostics
import SourceText

extension SequenceParser {
  /// participant = ( "participant" | "actor" ) id [ "as" text ]
  mutating func parseParticipant(_ rest: SourceRange, in range: SourceRange, isActor: Bool) {
    _ = declare(rest, in: range, isActor: isActor, isCreated: false)
  }

  private mutating func declare(
    _ rest: SourceRange, in range: SourceRange, isActor: Bool, isCreated: Bool
  ) -> Int? {
    guard rest.count > 0 else {
      report(
        DiagramRules.syntax, "'\(text(range))' names nobody", at: range,
        help: "write a name behind it: `participant A as Alice`")
      return nil
    }
    let (id, alias) = splitAlias(rest)
    if let at = offset(of: "@{", in: id) {
      report(
        DiagramRules.unsupported, "kinds of participants (`@{ … }`) are not drawn",
        at: SourceRange(at, rest.end),
        help: "write `participant` or `actor` alone; a name `as` says what it is")
      return nil
    }
    let name = text(id)
    let label = alias.map { mermaidText(bytes[$0.start..<$0.end]) } ?? mermaidText(bytes[id.start..<id.end])
    if let index = indices[name] {
      if isCreated {
        report(
          DiagramRules.syntax, "'\(name)' is there already and cannot be created", at: range,
          help: "give the new one a name of its own; `as` may show the same text")
        return nil
      }
      if alias != nil { diagram.participants[index].label = label }
      if isActor { diagram.participants[index].isActor = true }
      if let box = openBox { diagram.participants[index].box = box }
      return index
    }
    return add(
      SequenceDiagram.Participant(
        name: name, label: label.isEmpty ? name : label, isActor: isActor, box: openBox, isCreated: isCreated)
    )
  }

  private mutating func add(_ participant: SequenceDiagram.Participant) -> Int {
    diagram.participants.append(participant)
    indices[participant.name] = diagram.participants.count - 1
    return diagram.participants.count - 1
  }

  /// `A as Alice`: the name, and the text behind a lone `as`.
  private func splitAlias(_ range: SourceRange) -> (id: SourceRange, alias: SourceRange?) {
    var offset = range.start
    while offset + 3 < range.end {
      if isBlank(bytes[offset]), bytes[offset + 1] | 0x20 == UInt8(ascii: "a"),
        bytes[offset + 2] | 0x20 == UInt8(ascii: "s"), isBlank(bytes[offset + 3])
      {
        return (trimmed(SourceRange(range.start, offset)), trimmed(SourceRange(offset + 3, range.end)))
      }
      offset += 1
    }
    return (range, nil)
  }

  /// Whom a message, a note or an activation names: added as a column where it was not declared.
  mutating func participant(_ range: SourceRange) -> Int {
    let name = text(range)
    if let index = indices[name] { return index }
    return add(
      SequenceDiagram.Participant(
        name: name, label: mermaidText(bytes[range.start..<range.end]), isActor: false, box: nil))
  }

  /// create = "create" participant. The next message has to lead to it.
  mutating func parseCreate(_ rest: SourceRange, in range: SourceRange) {
    var cursor = ByteCursor(bytes)
    cursor.offset = rest.start
    cursor.limit = rest.end
    let word = takeWord(&cursor)
    let isActor = word == "actor"
    if !isActor, word != "participant" { cursor.offset = rest.start }
    let id = trimmed(SourceRange(cursor.offset, rest.end))
    guard let index = declare(id, in: range, isActor: isActor, isCreated: true) else { return }
    created = (index, range)
  }

  /// destroy = "destroy" id. The next message has to lead to it or come from it.
  mutating func parseDestroy(_ rest: SourceRange, in range: SourceRange) {
    guard let index = known(rest, in: range) else { return }
    destroyed = (index, range)
  }

  /// A participant that has to be there already.
  mutating func known(_ id: SourceRange, in range: SourceRange) -> Int? {
    guard id.count > 0 else {
      report(DiagramRules.syntax, "'\(text(range))' names nobody", at: range, help: "write a name behind it")
      return nil
    }
    let name = text(id)
    if let index = indices[name] { return index }
    let nearest = nearestSpelling(of: name, in: diagram.participants.map(\.name), within: 3)
    report(
      DiagramRules.syntax, "nobody is called '\(name)' above this line", at: id,
      help: nearest.map { "did you mean '\($0)'?" })
    return nil
  }
}
