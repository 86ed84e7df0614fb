/// What another program puts into a text before its own language is read: the actions of Go templates and Jinja.
///
/// Helm and the like render first, so quotes within `{{ … }}` are none of the language around, a tag such as
/// `{{- if .x }}` alone on a line is no line of it, and of two branches only one will be there.
package struct TemplateText: Sendable {
  /// The text, as long as before, with what would mislead a parser of the language made harmless.
  package private(set) var bytes: [UInt8]
  /// Starts of the lines that `blankLines()` took out of `bytes`, and the actions on each.
  package private(set) var lines: [Int: SourceRange] = [:]
  /// Where a branch begins or ends, in order, and the number of the branch that goes on from there.
  private var boundaries: [(offset: Int, branch: Int)] = []
  private var open: [Int] = [0]
  private var branchCount = 0
  private var actions: [Action] = []

  /// `nil` for a text without templates.
  package init?(_ bytes: [UInt8]) {
    guard Self.hasAction(bytes) else { return nil }
    self.bytes = bytes
    actions = readActions()
    for action in actions { visit(action) }
  }

  /// Blanks out lines of nothing but actions, and those that a condition begins and its end ends.
  package mutating func blankLines() {
    var index = 0
    var place = 0
    var start = 0
    while index < actions.count {
      let first = actions[index]
      while place < first.range.start {
        if isBreak(bytes[place]) { start = place + 1 }
        place += 1
      }
      var lineEnd = first.range.end
      while lineEnd < bytes.count, !isBreak(bytes[lineEnd]) { lineEnd += 1 }
      let leads = isBlank(start, first.range.start)
      var isPure = leads
      var end = first.range.start
      var last = first
      while index < actions.count, actions[index].range.start < lineEnd {
        last = actions[index]
        isPure = isPure && isBlank(end, last.range.start)
        end = last.range.end
        index += 1
      }
      let trails = isBlank(end, lineEnd)
      let isWhole = leads && first.kind == .opening && last.kind == .closing && trails
      if isPure && trails && !(first.kind == .comment && last.kind == .comment) || isWhole {
        lines[start] = SourceRange(first.range.start, end)
        for place in start..<lineEnd { bytes[place] = 0x20 }
      }
      place = max(place, end)
    }
  }

  /// Whether one place may be there without the other, because a branch begins or ends between them.
  package func areApart(_ a: Int, _ b: Int) -> Bool { branch(at: a) != branch(at: b) }

  private func branch(at offset: Int) -> Int {
    var low = 0
    var high = boundaries.count
    while low < high {
      let middle = (low + high) / 2
      if boundaries[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : boundaries[low - 1].branch
  }

  // MARK: Actions

  private struct Action {
    let range: SourceRange
    let kind: TemplateActionKind
    /// Quotes inside are those of the template for certain, which Jinja does not tell.
    let isGo: Bool
  }

  private static func hasAction(_ bytes: [UInt8]) -> Bool {
    var isBehindBrace = false
    for byte in bytes {
      if isBehindBrace, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "#") {
        return true
      }
      isBehindBrace = byte == UInt8(ascii: "{")
    }
    return false
  }

  private func readActions() -> [Action] {
    var actions: [Action] = []
    var closers = ClosingMarks(bytes: bytes)
    var place = 0
    while place + 1 < bytes.count {
      guard bytes[place] == UInt8(ascii: "{"), let action = action(at: place, &closers) else {
        place += 1
        continue
      }
      actions.append(action)
      place = action.range.end
    }
    return actions
  }

  private func action(at start: Int, _ closers: inout ClosingMarks) -> Action? {
    // `"{#"` is a text about templates.
    if start > 0, start + 2 < bytes.count, bytes[start - 1] == bytes[start + 2],
      bytes[start - 1] == UInt8(ascii: "\"") || bytes[start - 1] == UInt8(ascii: "'")
    {
      return nil
    }
    switch bytes[start + 1] {
    case UInt8(ascii: "{"):
      guard let plain = closers.end(of: UInt8(ascii: "}"), from: start + 2) else { return nil }
      let words = Words(bytes, from: start + 2, to: plain)
      if words.isGoComment {
        // `*/` comes before the mark; a comment may hold `}}`.
        return endOfGoComment(from: start).map {
          Action(range: SourceRange(start, $0), kind: .comment, isGo: true)
        }
      }
      let isGo = words.isGo
      let end = isGo ? endOfGoAction(from: start + 2) ?? plain : plain
      guard !holdsAction(SourceRange(start + 2, end - 2)) else { return nil }
      return Action(range: SourceRange(start, end), kind: isGo ? words.goKind : .other, isGo: isGo)
    case UInt8(ascii: "%"):
      guard let end = closers.end(of: UInt8(ascii: "%"), from: start + 2) else { return nil }
      let words = Words(bytes, from: start + 2, to: end)
      return Action(range: SourceRange(start, end), kind: words.jinjaKind, isGo: false)
    case UInt8(ascii: "#"):
      // `${#list[@]}` is the shell's.
      guard start == 0 || bytes[start - 1] != UInt8(ascii: "$"),
        let end = closers.end(of: UInt8(ascii: "#"), from: start + 2)
      else { return nil }
      return Action(range: SourceRange(start, end), kind: .comment, isGo: false)
    default: return nil
    }
  }

  /// Another `{{` within: the first was never closed.
  private func holdsAction(_ range: SourceRange) -> Bool {
    var place = range.start
    while place + 1 < range.end {
      if bytes[place] == UInt8(ascii: "{"), bytes[place + 1] == UInt8(ascii: "{") { return true }
      place += 1
    }
    return false
  }

  private func endOfGoComment(from start: Int) -> Int? {
    var place = start + 4
    let limit = min(bytes.count, start + ClosingMarks.reach)
    while place + 1 < limit {
      if bytes[place] == UInt8(ascii: "*"), bytes[place + 1] == UInt8(ascii: "/") {
        place += 2
        while place < limit, bytes[place] == 0x20 || bytes[place] == UInt8(ascii: "-") { place += 1 }
        let isClosed =
          place + 1 < limit && bytes[place] == UInt8(ascii: "}") && bytes[place + 1] == UInt8(ascii: "}")
        return isClosed ? place + 2 : nil
      }
      place += 1
    }
    return nil
  }

  /// The place after the `}}` that stands in no string of the action.
  private func endOfGoAction(from start: Int) -> Int? {
    var place = start
    var quote: UInt8?
    let limit = min(bytes.count, start + ClosingMarks.reach)
    while place < limit {
      let byte = bytes[place]
      if let inside = quote {
        if byte == UInt8(ascii: "\\"), inside == UInt8(ascii: "\"") { place += 1 }
        if byte == inside { quote = nil }
        if byte == 0x0A, inside == UInt8(ascii: "\"") { return nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`") {
        quote = byte
      } else if byte == UInt8(ascii: "}"), place + 1 < limit, bytes[place + 1] == byte {
        return place + 2
      }
      place += 1
    }
    return nil
  }

  // MARK: Making harmless

  private mutating func visit(_ action: Action) {
    mask(action)
    switch action.kind {
    case .opening: enter()
    case .middle:
      leave()
      enter()
    case .closing: leave()
    case .comment, .other: return
    }
    boundaries.append((action.range.end, open.last ?? 0))
  }

  private mutating func enter() {
    branchCount += 1
    open.append(branchCount)
  }

  private mutating func leave() { if open.count > 1 { open.removeLast() } }

  private mutating func mask(_ action: Action) {
    if action.kind == .comment {
      for place in action.range.start..<action.range.end where bytes[place] != 0x0A { bytes[place] = 0x20 }
      return
    }
    for place in action.range.start + 2..<action.range.end - 2 {
      switch bytes[place] {
      case 0x0A, 0x0D: bytes[place] = 0x20
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "{"),
        UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: ":"):
        if action.isGo { bytes[place] = UInt8(ascii: "_") }
      default: break
      }
    }
  }

  private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private func isBlank(_ start: Int, _ end: Int) -> Bool {
    !(start < end) || bytes[start..<end].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}

private enum TemplateActionKind {
  case comment
  /// `if`, `range`, `for` …: what follows is there or not.
  case opening
  /// `else`
  case middle
  case closing
  case other
}

/// Finds `}}`, `%}` and `#}` in one pass over the text for each.
private struct ClosingMarks {
  /// How far an action may reach.
  static let reach = 2000

  let bytes: [UInt8]
  private var next: [UInt8: Int] = [:]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The place after `mark` and a brace, from `start` on.
  mutating func end(of mark: UInt8, from start: Int) -> Int? {
    var place = max(start, next[mark] ?? 0)
    while place + 1 < bytes.count, bytes[place] != mark || bytes[place + 1] != UInt8(ascii: "}") {
      place += 1
    }
    next[mark] = place
    guard place + 1 < bytes.count, place - start < Self.reach else { return nil }
    return place + 2
  }
}

/// The words of an action, as far as they tell what it is.
private struct Words {
  private let text: String
  private let first: Substring

  init(_ bytes: [UInt8], from start: Int, to end: Int) {
    let inner = bytes[start..<max(start, end - 2)].drop { $0 == UInt8(ascii: "-") || $0 <= 0x20 }
    text = String(decoding: inner.prefix(400), as: UTF8.self)
    first = text.prefix { $0.isLetter || $0 == "_" || $0.isNumber }
  }

  var isGoComment: Bool { text.hasPrefix("/*") }

  /// `.Values`, `$x :=`, `include "x"`, `end`: a dot that begins a word, or a string right behind one.
  var isGo: Bool {
    // Prometheus reads YAML first, so that quotes in its templates do count.
    if text.contains(utf8: "$labels") || text.contains(utf8: "$value") { return false }
    if ["end", "define", "template", "block"].contains(first) || text.hasPrefix("$") { return true }
    if first == "else", text.dropFirst(4).allSatisfy({ $0 == " " || $0 == "-" }) { return true }
    var last: Character = " "
    var word = ""
    for character in text {
      if character == ".", " ({,|".contains(last) { return true }
      if character == "\"", last == " ", !word.isEmpty, !Self.jinjaWords.contains(word) { return true }
      if character.isLetter || character == "_" {
        word = last.isLetter || last.isNumber || last == "_" ? word + String(character) : String(character)
      } else if character != " ", !character.isNumber {
        word = ""
      }
      last = character
    }
    return false
  }

  var goKind: TemplateActionKind {
    switch first {
    case "if", "with", "range", "define", "block": .opening
    case "else": .middle
    case "end": .closing
    default: .other
    }
  }

  var jinjaKind: TemplateActionKind {
    switch first {
    case "if", "for", "macro", "block", "call", "filter", "raw", "autoescape": .opening
    case "else", "elif", "elsif", "when": .middle
    case _ where first.hasPrefix("end"): .closing
    default: .other
    }
  }

  /// Words of Jinja that a string may follow.
  private static let jinjaWords: Set<String> = ["if", "else", "in", "not", "and", "or", "is"]
}
