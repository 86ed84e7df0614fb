import ShellSyntax
import SourceText

/// The first quote or substitution of several lines that does not end where a person would end it; its start.
///
/// A quote left open is closed by the next quote in the output, in the middle of it: what follows such a
/// quote gives it away: `"done` + `Creating network "web" …` is no string with `web` after it.
func firstUntypedPart(of script: ShellScript) -> Int? {
  TypedTextReader(bytes: script.bytes).slip(in: script.statements)
}

/// Looks for the first slip, in the order of the text.
private struct TypedTextReader {
  let bytes: [UInt8]

  func slip(in statements: [ShellStatement]) -> Int? {
    first(statements) { first($0.pipelines) { first($0.commands, slip(in:)) } }
  }

  private func first<Element>(_ elements: [Element], _ find: (Element) -> Int?) -> Int? {
    for element in elements {
      if let place = find(element) { return place }
    }
    return nil
  }

  private func slip(in command: ShellCommand) -> Int? {
    switch command {
    case .simple(let simple): slip(in: simple)
    case .compound(let compound): slip(in: compound)
    case .function(let function): slip(in: function.body)
    case .missing: nil
    }
  }

  private func slip(in simple: SimpleCommand) -> Int? {
    let words = first(simple.words, slip(in:))
    let values = first(simple.assignments) { slip(in: $0.value) ?? first($0.elements ?? [], slip(in:)) }
    let targets = first(simple.redirections) { slip(in: $0.target) }
    return [words, values, targets].compactMap { $0 }.min()
  }

  private func slip(in compound: CompoundCommand) -> Int? {
    switch compound.kind {
    case .group(let body), .subshell(let body), .arithmeticLoop(_, let body): slip(in: body)
    case .conditional(let branches): first(branches) { slip(in: $0.condition) ?? slip(in: $0.body) }
    case .loop(let condition, let body): slip(in: condition) ?? slip(in: body)
    case .iteration(_, let words, let body): first(words ?? [], slip(in:)) ?? slip(in: body)
    case .selection(let word, let cases): slip(in: word) ?? first(cases) { slip(in: $0.body) }
    case .test(let words): first(words, slip(in:))
    case .arithmetic: nil
    case .coprocess(let command): slip(in: command)
    }
  }

  private func slip(in word: ShellWord) -> Int? { first(word.parts, slip(in:)) }

  private func slip(in part: ShellWordPart) -> Int? {
    guard let lineBreak = firstLineBreak(in: part.range) else { return nil }
    let start = part.range.start
    switch part.kind {
    case .singleQuoted, .ansiQuoted: return mayEndQuote(at: part.range.end) ? nil : start
    case .doubleQuoted(let inner):
      return mayEndQuote(at: part.range.end) ? first(inner, slip(in:)) : start
    case .parameter: return start
    case .command(let statements), .process(let statements):
      return mayGoOn(after: lineBreak, in: part.range) ? slip(in: statements) : start
    case .array(let words): return first(words, slip(in:))
    case .extendedGlob(let inner): return first(inner, slip(in:))
    case .literal, .escaped, .arithmetic, .placeholder: return nil
    }
  }

  /// Whether what follows a quote of several lines is the end of its word, or more of it in quotes.
  private func mayEndQuote(at end: Int) -> Bool {
    guard end < bytes.count else { return true }
    switch bytes[end] {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
      UInt8(ascii: ")"), UInt8(ascii: ";"),
      UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""),
      UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "}"):
      return true
    default: return false
    }
  }

  private func firstLineBreak(in range: SourceRange) -> Int? {
    (range.start..<min(range.end, bytes.count)).first { bytes[$0] == UInt8(ascii: "\n") }
  }

  /// Whether a substitution looks as if it was meant to go on after its first line: that line ends in
  /// something that wants more, or the next is indented, or closes it.
  private func mayGoOn(after lineBreak: Int, in range: SourceRange) -> Bool {
    let before = bytes.trimmed(SourceRange(range.start, lineBreak))
    switch bytes[max(before.end - 1, before.start)] {
    case UInt8(ascii: "("), UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "{"),
      UInt8(ascii: "`"):
      return true
    default: break
    }
    guard lineBreak + 1 < range.end else { return false }
    let next = bytes[lineBreak + 1]
    let rest = SourceRange(lineBreak + 1, range.end)
    return isBlank(next) || next == UInt8(ascii: ")") || beginsWithKnownCommand(bytes, rest)
  }
}

// MARK: - Here-documents

/// A here-document that a command opens and does not end.
private struct OpenHereDocument {
  let delimiter: [UInt8]
  let stripsTabs: Bool
}

/// The lines of a block by their text, so that the end of a here-document is found without a search.
struct LineIndex {
  private var whole: [[UInt8]: [Int]] = [:]
  private var withoutTabs: [[UInt8]: [Int]] = [:]
  /// Longer lines end no here-document that anyone wrote.
  private static let longest = 120

  /// Empty where `bytes` open no here-document.
  init(_ bytes: [UInt8], _ table: LineTable) {
    guard bytes.contains("<<", in: SourceRange(0, bytes.count)) else { return }
    for line in 0..<table.count {
      let content = table.contentRange(ofLine: line)
      guard content.count > 0, content.count <= Self.longest else { continue }
      whole[Array(bytes[content.start..<content.end]), default: []].append(line)
      let text = endOfTabs(in: bytes, from: content.start, to: content.end)
      withoutTabs[Array(bytes[text..<content.end]), default: []].append(line)
    }
  }

  /// The first line after `line` whose text is `text`.
  func line(_ text: [UInt8], after line: Int, stripsTabs: Bool) -> Int? {
    let lines = (stripsTabs ? withoutTabs : whole)[text] ?? []
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle] > line { high = middle } else { low = middle + 1 }
    }
    return low < lines.count ? lines[low] : nil
  }
}

extension SessionParser {
  /// The line that ends the last here-document of the command, where lines in between look like prompts:
  /// `# ` begins a comment in most files, and a script may be written with prompts.
  ///
  /// - Returns: `nil` where there is none, or where another here-document begins after a prompt in between,
  ///   which is then the one that the line ends.
  func hereDocumentEnd(from start: Int, firstLast: Int, after end: Int) -> Int? {
    let script = parseShell(Array(bytes[start..<table.contentRange(ofLine: firstLast).end]))
    var last = firstLast
    for document in openHereDocuments(of: script) {
      guard let line = lineIndex.line(document.delimiter, after: last, stripsTabs: document.stripsTabs) else {
        return nil
      }
      last = line
    }
    guard last > end else { return nil }
    var prompt = end + 1
    while prompt < last {
      if bytes.contains("<<", in: table.contentRange(ofLine: prompt)) { return nil }
      prompt = nextPromptLines[prompt]
    }
    return last
  }

  private func openHereDocuments(of script: ShellScript) -> [OpenHereDocument] {
    var documents: [OpenHereDocument] = []
    for pipeline in script.statements.flatMap(\.pipelines) {
      for redirection in pipeline.commands.flatMap(redirections(of:)) {
        guard let index = redirection.hereDocument, index < script.hereDocuments.count else { continue }
        let document = script.hereDocuments[index]
        guard document.end == nil else { continue }
        guard let delimiter = redirection.target.value(in: script.bytes) else { continue }
        documents.append(OpenHereDocument(delimiter: delimiter, stripsTabs: document.stripsTabs))
      }
    }
    return documents
  }

  private func redirections(of command: ShellCommand) -> [ShellRedirection] {
    switch command {
    case .simple(let simple): simple.redirections
    case .compound(let compound): compound.redirections
    case .function, .missing: []
    }
  }
}
