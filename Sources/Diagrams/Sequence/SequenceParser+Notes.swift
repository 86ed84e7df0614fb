import Diagnostics
import SourceText

extension SequenceParser {
  /// note = "note" ( ( "left of" | "right of" ) id | "over" id [ "," id ] ) ":" text
  mutating func parseNote(_ rest: SourceRange, in range: SourceRange) {
    var cursor = ByteCursor(bytes)
    cursor.offset = rest.start
    cursor.limit = rest.end
    let place: SequenceNote.Place?
    switch takeWord(&cursor) {
    case "over": place = .over
    case "left": place = takeOf(&cursor) ? .leftOf : nil
    case "right": place = takeOf(&cursor) ? .rightOf : nil
    default: place = nil
    }
    guard let place, cursor.isAtEnd || cursor.current.map(isBlank) == true else {
      return report(
        DiagramRules.syntax, "a note says where it stands", at: range,
        help: "write `note left of A: text`, `note right of A: text` or `note over A,B: text`")
    }
    let colon = bytes[cursor.offset..<rest.end].firstIndex(of: UInt8(ascii: ":"))
    let names = trimmed(SourceRange(cursor.offset, colon ?? rest.end))
    guard let colon else {
      return report(
        DiagramRules.syntax, "a note has a colon and a text behind the name", at: range,
        help: "write `note over A: text`")
    }
    let ids = bytes[names.start..<names.end].split(
      separator: UInt8(ascii: ","), omittingEmptySubsequences: false
    )
    .map { trimmed(SourceRange($0.startIndex, $0.endIndex)) }
    guard let firstID = ids.first, let lastID = ids.last, ids.allSatisfy({ $0.count > 0 }) else {
      return report(
        DiagramRules.syntax, "the note stands at nobody", at: range, help: "write `note over A: text`")
    }
    guard ids.count == 1 || (place == .over && ids.count == 2) else {
      return report(
        DiagramRules.syntax,
        place == .over ? "a note is over one or two participants" : "a note beside one has no second name",
        at: names, help: "name the first and the last of those it is over: `note over A,C: text`")
    }
    let columns = [participant(firstID), participant(lastID)].sorted()
    let words = mermaidText(withoutWrap(trimmed(SourceRange(colon + 1, rest.end))))
    diagram.events.append(
      .note(SequenceNote(place: place, first: columns[0], last: columns[1], text: words)))
  }

  private func takeOf(_ cursor: inout ByteCursor) -> Bool {
    cursor.skip(while: isBlank)
    return takeWord(&cursor) == "of"
  }

  mutating func parseActivation(_ rest: SourceRange, in range: SourceRange, begins: Bool) {
    guard let index = known(rest, in: range) else { return }
    if begins { activate(index) } else { deactivate(index, at: range) }
  }

  mutating func activate(_ index: Int) {
    activations[index, default: 0] += 1
    diagram.events.append(.activate(index))
  }

  mutating func deactivate(_ index: Int, at range: SourceRange) {
    guard let count = activations[index], count > 0 else {
      return report(
        DiagramRules.syntax, "'\(diagram.participants[index].name)' is not active here", at: range,
        help: "it begins with `activate`, or with `+` before the receiver: A->>+B")
    }
    activations[index] = count - 1
    diagram.events.append(.deactivate(index))
  }

  /// autonumber = "autonumber" [ "off" | start [ step ] ]
  mutating func parseAutonumber(_ rest: SourceRange) {
    let words = text(rest).split(separator: " ")
    if words.first?.lowercased() == "off" {
      nextNumber = nil
      return
    }
    let numbers = words.compactMap { Int($0) }.filter { abs($0) < 100_000 }
    nextNumber = numbers.first ?? nextNumber ?? 1
    numberStep = numbers.count > 1 ? numbers[1] : 1
  }

  mutating func parseTitle(_ rest: SourceRange) {
    let title = mermaidText(bytes[rest.start..<rest.end])
    diagram.title = title.hasPrefix(":") ? String(title.dropFirst().drop { $0 == " " }) : title
  }
}
