import Diagnostics
import SourceText

/// Reads a sequence diagram, as the grammar of Mermaid 11 has it (`sequenceDiagram.jison`): statements parted by line
/// ends and `;`, keywords in any case. After a statement that is none, reading goes on with the next one.
struct SequenceParser {
  var diagram = SequenceDiagram()
  var diagnostics: [Diagnostic] = []
  let bytes: [UInt8]

  /// What waits for `end`.
  enum Opening {
    case frame(FrameKind, SourceRange)
    case box(SourceRange)

    var range: SourceRange {
      switch self {
      case .frame(_, let range), .box(let range): range
      }
    }
  }

  var openings: [Opening] = []
  var indices: [String: Int] = [:]
  var activations: [Int: Int] = [:]
  /// What the next message is numbered; `nil` while messages have no numbers.
  var nextNumber: Int?
  var numberStep = 1
  /// Participants that the next message has to begin or end, and where that was said.
  var created: (participant: Int, range: SourceRange)?
  var destroyed: (participant: Int, range: SourceRange)?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// - Parameter start: the byte behind `sequenceDiagram`.
  mutating func parse(from start: Int) {
    var cursor = ByteCursor(bytes)
    cursor.offset = start
    while !cursor.isAtEnd {
      let range = takeStatement(&cursor)
      if range.count > 0 { parseStatement(range) }
      if isTooLarge(at: range) { return }
    }
    for opening in openings { report(unclosed: opening) }
    if let created { reportPending(created, "created") }
    if let destroyed { reportPending(destroyed, "destroyed") }
  }

  /// The next statement without blanks around it; may be empty. A `;` at the end of an entity (`#35;`) ends none.
  private func takeStatement(_ cursor: inout ByteCursor) -> SourceRange {
    let start = cursor.offset
    var entityStart: Int?
    scan: while let byte = cursor.current {
      switch byte {
      case 0x0A: break scan
      case UInt8(ascii: ";"):
        guard let entity = entityStart, cursor.offset > entity + 1 else { break scan }
        entityStart = nil
      case UInt8(ascii: "#"), UInt8(ascii: "&"):
        // `&#35;` begins once.
        if entityStart == nil || cursor.peek(-1) != UInt8(ascii: "&") { entityStart = cursor.offset }
      case _ where !isWordByte(byte): entityStart = nil
      default: break
      }
      cursor.offset += 1
    }
    let range = trimmed(cursor.range(from: start))
    if !cursor.isAtEnd { cursor.offset += 1 }
    return range
  }

  func trimmed(_ range: SourceRange) -> SourceRange {
    var (start, end) = (range.start, range.end)
    while start < end, isBlankOrBreak(bytes[start]) { start += 1 }
    while end > start, isBlankOrBreak(bytes[end - 1]) { end -= 1 }
    return SourceRange(start, end)
  }

  private mutating func isTooLarge(at range: SourceRange) -> Bool {
    let found: String
    if diagram.participants.count > DiagramLimits.boxes {
      found = "more than \(DiagramLimits.boxes) participants"
    } else if diagram.events.count > DiagramLimits.links {
      found = "more than \(DiagramLimits.links) messages, notes and frames"
    } else if openings.count > DiagramLimits.depth {
      found = "frames within frames, more than \(DiagramLimits.depth) deep,"
    } else {
      // A text of another kind has an error in each line: the first ones tell it.
      return diagnostics.count >= 10
    }
    diagnostics += DiagramSketch.tooLarge(found, at: range).diagnostics
    return true
  }

  // MARK: Statements

  private mutating func parseStatement(_ range: SourceRange) {
    var cursor = ByteCursor(bytes)
    cursor.offset = range.start
    cursor.limit = range.end
    // The lexer passes over `# …` between statements. A row of dots is what the author left out.
    if cursor.current == UInt8(ascii: "#") || cursor.endOfDots(at: range.start) == range.end { return }
    let word = takeWord(&cursor)
    let rest = trimmed(SourceRange(cursor.offset, range.end))
    // A name such as `Note` or `loop-device` may begin a message.
    if cursor.isAtEnd || cursor.current.map(isBlank) == true
      || (word == "title" && cursor.current == UInt8(ascii: ":")),
      let statement = Self.statements[word]
    {
      if isInBox, !statement.mayStandInBox { return reportInBox(range) }
      return parse(statement, rest, in: range)
    }
    if isInBox { return reportInBox(range) }
    parseMessage(range)
  }

  /// Letters, digits and `_` in lower case.
  func takeWord(_ cursor: inout ByteCursor) -> String {
    let start = cursor.offset
    cursor.skip(while: isWordByte)
    return cursor.text(cursor.range(from: start)).lowercased()
  }

  enum Statement {
    case participant, actor, create, destroy, box, note, activate, deactivate, autonumber, title, end, ignored
    case frame(FrameKind)
    case section(String)

    var mayStandInBox: Bool {
      switch self {
      case .participant, .actor, .create, .end, .ignored: true
      default: false
      }
    }
  }

  static let statements: [String: Statement] = {
    var statements: [String: Statement] = [
      "participant": .participant, "actor": .actor, "create": .create, "destroy": .destroy, "box": .box,
      "note": .note, "activate": .activate, "deactivate": .deactivate, "autonumber": .autonumber,
      "title": .title, "end": .end,
      // Menus and looks of an actor, which only Mermaid's script shows.
      "link": .ignored, "links": .ignored, "properties": .ignored, "details": .ignored,
    ]
    for kind in FrameKind.allCases {
      statements[kind.rawValue] = .frame(kind)
      if let word = kind.sectionWord { statements[word] = .section(word) }
    }
    return statements
  }()

  private mutating func parse(_ statement: Statement, _ rest: SourceRange, in range: SourceRange) {
    switch statement {
    case .participant: parseParticipant(rest, in: range, isActor: false)
    case .actor: parseParticipant(rest, in: range, isActor: true)
    case .create: parseCreate(rest, in: range)
    case .destroy: parseDestroy(rest, in: range)
    case .box: parseBox(rest, in: range)
    case .note: parseNote(rest, in: range)
    case .activate: parseActivation(rest, in: range, begins: true)
    case .deactivate: parseActivation(rest, in: range, begins: false)
    case .autonumber: parseAutonumber(rest)
    case .title: parseTitle(rest)
    case .end: parseEnd(range)
    case .ignored: break
    case .frame(let kind):
      openings.append(.frame(kind, range))
      // What follows `rect` is a colour, which the theme chooses here.
      diagram.events.append(.beginFrame(kind, label: kind == .rect ? "" : frameLabel(rest)))
    case .section(let word): parseSection(word, rest, in: range)
    }
  }

  // MARK: Boxes, frames and their ends

  var openBox: Int? { isInBox ? diagram.boxes.count - 1 : nil }

  var isInBox: Bool {
    if case .box = openings.last { return true }
    return false
  }

  private mutating func reportInBox(_ range: SourceRange) {
    guard let opening = openings.last else { return }
    report(
      DiagramRules.syntax, "only participants stand in a box", at: range,
      help: "write `end` above this line", labels: [Label("the box begins here", at: opening.range)])
  }

  /// box = "box" [ colour ] [ text ]. The theme chooses the colour.
  private mutating func parseBox(_ rest: SourceRange, in range: SourceRange) {
    openings.append(.box(range))
    let label = mermaidText(bytes[rest.start..<rest.end])
    diagram.boxes.append(SequenceDiagram.ParticipantBox(label: withoutColour(label)))
  }

  private func withoutColour(_ label: String) -> String {
    let word = label.prefix { $0 != " " && $0 != "(" }
    if ["rgb", "rgba", "hsl", "hsla"].contains(word.lowercased()), let end = label.firstIndex(of: ")") {
      return String(label[label.index(after: end)...].drop { $0 == " " })
    }
    guard cssColours.contains(word.lowercased()) || word.hasPrefix("#") else { return label }
    return String(label.dropFirst(word.count).drop { $0 == " " })
  }

  private func frameLabel(_ rest: SourceRange) -> String { mermaidText(withoutWrap(rest)) }

  private mutating func parseSection(_ word: String, _ rest: SourceRange, in range: SourceRange) {
    if case .frame(let kind, let opening) = openings.last {
      if kind.sectionWord == word {
        diagram.events.append(.nextSection(label: frameLabel(rest)))
      } else {
        let owner = Self.owner(of: word)
        report(
          DiagramRules.syntax, "'\(word)' belongs to '\(owner)', and '\(kind.rawValue)' is open here",
          at: range,
          help: "write `\(owner)` where the frame begins, or `end` above this line",
          labels: [Label("the frame begins here", at: opening)])
      }
      return
    }
    let owner = Self.owner(of: word)
    report(
      DiagramRules.syntax, "'\(word)' stands in no '\(owner)'", at: range,
      help: "a frame begins with a line `\(owner)` and ends with `end`")
  }

  private static func owner(of word: String) -> String {
    FrameKind.allCases.first { $0.sectionWord == word }?.rawValue ?? word
  }

  private mutating func parseEnd(_ range: SourceRange) {
    switch openings.popLast() {
    case .frame: diagram.events.append(.endFrame)
    case .box: break
    case nil:
      report(
        DiagramRules.syntax, "'end' closes nothing", at: range,
        help: "remove it, or open a frame above with `loop`, `opt`, `alt`, `par`")
    }
  }

  mutating func report(unclosed opening: Opening) {
    let name: String
    switch opening {
    case .frame(let kind, _): name = kind.rawValue
    case .box: name = "box"
    }
    report(
      DiagramRules.unclosed, "'\(name)' is never closed", at: opening.range,
      help: "write a line `end` below what belongs to it")
  }

  // MARK: Text

  /// Without `wrap:` or `nowrap:` in front: labels are broken where they have to be.
  func withoutWrap(_ range: SourceRange) -> ArraySlice<UInt8> {
    let slice = bytes[range.start..<range.end]
    for word in ["wrap:", "nowrap:"] where slice.starts(with: word.utf8) {
      return slice.dropFirst(word.utf8.count)
    }
    return slice
  }

  func text(_ range: SourceRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }

  func excerpt(_ range: SourceRange) -> String {
    let text = text(range)
    return text.count > 40 ? text.prefix(39) + "…" : text
  }

  func offset(of word: StaticString, in range: SourceRange) -> Int? {
    var cursor = ByteCursor(bytes)
    cursor.offset = range.start
    cursor.limit = range.end
    while !cursor.isAtEnd {
      if cursor.starts(with: word) { return cursor.offset }
      cursor.offset += 1
    }
    return nil
  }

  mutating func report(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil, labels: [Label] = []
  ) {
    diagnostics.append(Diagnostic(rule, message, at: range, help: help, labels: labels))
  }
}
