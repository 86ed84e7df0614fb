import Diagnostics
import SourceText

// Keys that are given twice, and what an author may mean by that.

extension YAMLParser {
  /// A key that its mapping has already.
  struct RepeatedKey {
    let name: String
    let range: SourceRange
    /// Where it was given first.
    let first: SourceRange
    /// Start of the mapping.
    let mapping: Int
  }

  /// Reports the keys of the last document that were given twice.
  ///
  /// - Parameter start: where the document begins.
  mutating func reportRepeatedKeys(start: Int) {
    defer { repeatedKeys = [] }
    guard !repeatedKeys.isEmpty, let root = documents.last else { return }
    guard intent == .snippet else {
      for key in repeatedKeys { reportDuplicate(key, isChoice: false) }
      return
    }
    let choices = choiceStarts(in: root)
    let headings = (headings(from: start) + partings).sorted()
    let next = lostDocumentStart(of: root, headings)
    if let next { reportLostMarker(before: next) }
    var told: Set<Int> = []
    for key in repeatedKeys.sorted(by: { $0.range.start < $1.range.start }) {
      let isOfRoot = key.mapping == root.range.start
      if isOfRoot, let next, key.range.start >= next.range.start { continue }
      if isPlaceholder(key.name) { continue }
      if isHeading(among: headings, between: key.first, and: key.range) { continue }
      if template?.areApart(key.first.start, key.range.start) ?? false { continue }
      let isChoice = choices.contains(key.mapping)
      // Of several alternatives one is told.
      if isChoice, !told.insert(key.mapping).inserted { continue }
      reportDuplicate(key, isChoice: isChoice)
    }
  }

  /// `<name>` and `{{ name }}` stand for any key, and for another one each time.
  private func isPlaceholder(_ name: String) -> Bool {
    name.hasPrefix("<") && name.hasSuffix(">") || name.hasPrefix("{{") && name.hasSuffix("}}")
  }

  private mutating func reportDuplicate(_ key: RepeatedKey, isChoice: Bool) {
    guard diagnostics.count < Self.maximumReports else { return }
    if key.name.hasPrefix("-"), key.name.count > 1, bytes[key.range.start] == UInt8(ascii: "-") {
      let dash = characterRange(key.range.start)
      return diagnostics.append(
        Diagnostic(
          YAMLRules.syntax, "no blank after the '-' of a list item", at: dash, help: "write '- '"))
    }
    diagnostics.append(
      Diagnostic(
        YAMLRules.duplicateKey, "the key '\(shortened(key.name))' is given twice", at: key.range,
        help: isChoice ? nil : "remove one of them", labels: [Label("first given here", at: key.first)],
        severity: isChoice ? .warning : nil))
  }

  /// Mappings of a snippet that is nothing but one key within another: they show what values the key may have.
  private func choiceStarts(in root: YAMLValue) -> Set<Int> {
    var starts: Set<Int> = []
    var value = root
    while let members = value.mapping, members.count == 1, let member = members.first {
      starts.insert(value.range.start)
      value = member.value
    }
    return starts
  }

  /// Where comments in the first column name what follows: `# values.yaml`, `# before`; and those on any line of their
  /// own that say that it is a choice: `# or`.
  private func headings(from start: Int) -> [Int] {
    tokens.reversed().prefix { $0.range.start >= start }.reversed().compactMap { token in
      let place = token.range.start
      guard token.kind == .comment else { return nil }
      let words = text(token.range).drop { "#-= ".contains($0) }.lowercased()
      if place == 0 || isBreak(bytes[place - 1]) { return isHeading(words) ? place : nil }
      // `# or`, `# OR an expression:`
      let isChoice =
        ["or", "or:", "alternatively", "alternatively:"].contains(words)
        || words.hasPrefix("or ") && words.hasSuffix(":") && words.count { $0 == " " } < 4
      return isChoice && bytes[lineRange(place).start..<place].allSatisfy(isBlank) ? place : nil
    }
  }

  private func isHeading(among headings: [Int], between a: SourceRange, and b: SourceRange) -> Bool {
    var low = 0
    var high = headings.count
    while low < high {
      let middle = (low + high) / 2
      if headings[middle] < a.end { low = middle + 1 } else { high = middle }
    }
    return low < headings.count && headings[low] < b.start
  }

  private func isHeading(_ words: String) -> Bool {
    let word = words.prefix { !" :,(".contains($0) }
    let isShort = words.count { $0 == " " } < 3
    if isShort,
      ["before", "after", "or", "old", "new", "wrong", "right", "bad", "good", "instead"].contains(word)
    {
      return true
    }
    return isShort && [".yaml", ".yml", ".tpl", ".json"].contains { word.hasSuffix($0) }
      || words.hasPrefix("option ")
      || words.hasPrefix("example ")
  }

  /// The key that begins a second manifest without a `---` above it.
  private func lostDocumentStart(of root: YAMLValue, _ headings: [Int]) -> RepeatedKey? {
    let ofRoot = repeatedKeys.filter { $0.mapping == root.range.start }
    guard ofRoot.contains(where: { $0.name == "apiVersion" }), ofRoot.contains(where: { $0.name == "kind" })
    else { return nil }
    let key = ofRoot.min { $0.range.start < $1.range.start }
    return key.flatMap { key in
      isHeading(among: headings, between: key.first, and: key.range) ? nil : key
    }
  }

  private mutating func reportLostMarker(before key: RepeatedKey) {
    guard !(template?.areApart(key.first.start, key.range.start) ?? false) else { return }
    diagnostics.append(
      Diagnostic(
        YAMLRules.duplicateKey, "a second object begins without '---' above it", at: key.range,
        help: "put a line '---' before it", labels: [Label("the first one begins here", at: key.first)]))
  }
}
