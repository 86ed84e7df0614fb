import ShellSyntax
import SourceText

/// Whether the quotes and substitutions of a command that spans lines end where a person would end them.
///
/// A quote left open is closed by the next quote in the output, in the middle of it: what follows such a
/// quote gives it away: `"done` + `Creating network "web" …` is no string with `web` after it.
func isTyped(_ script: ShellScript) -> Bool {
  TypedTextReader(bytes: script.bytes).isTyped(script.statements)
}

private struct TypedTextReader {
  let bytes: [UInt8]

  func isTyped(_ statements: [ShellStatement]) -> Bool {
    statements.allSatisfy { $0.pipelines.allSatisfy { $0.commands.allSatisfy(isTyped) } }
  }

  private func isTyped(_ command: ShellCommand) -> Bool {
    switch command {
    case .simple(let simple):
      simple.words.allSatisfy(isTyped)
        && simple.assignments.allSatisfy { isTyped($0.value) && ($0.elements ?? []).allSatisfy(isTyped) }
        && simple.redirections.allSatisfy { isTyped($0.target) }
    case .compound(let compound): isTyped(compound)
    case .function(let function): isTyped(function.body)
    case .missing: true
    }
  }

  private func isTyped(_ compound: CompoundCommand) -> Bool {
    switch compound.kind {
    case .group(let body), .subshell(let body), .arithmeticLoop(_, let body): isTyped(body)
    case .conditional(let branches): branches.allSatisfy { isTyped($0.condition) && isTyped($0.body) }
    case .loop(let condition, let body): isTyped(condition) && isTyped(body)
    case .iteration(_, let words, let body): (words ?? []).allSatisfy(isTyped) && isTyped(body)
    case .selection(let word, let cases): isTyped(word) && cases.allSatisfy { isTyped($0.body) }
    case .test(let words): words.allSatisfy(isTyped)
    case .arithmetic: true
    case .coprocess(let command): isTyped(command)
    }
  }

  private func isTyped(_ word: ShellWord) -> Bool { isTyped(word.parts) }

  private func isTyped(_ parts: [ShellWordPart]) -> Bool { parts.allSatisfy(isTyped) }

  private func isTyped(_ part: ShellWordPart) -> Bool {
    guard let lineBreak = firstLineBreak(in: part.range) else { return true }
    switch part.kind {
    case .singleQuoted, .ansiQuoted: return mayEndQuote(at: part.range.end)
    case .doubleQuoted(let inner): return mayEndQuote(at: part.range.end) && isTyped(inner)
    case .parameter: return false
    case .command(let statements), .process(let statements):
      return mayGoOn(after: lineBreak, in: part.range) && isTyped(statements)
    case .array(let words): return words.allSatisfy(isTyped)
    case .extendedGlob(let inner): return isTyped(inner)
    case .literal, .escaped, .arithmetic, .placeholder: return true
    }
  }

  /// Whether what follows a quote of several lines is the end of its word, or more of it in quotes.
  private func mayEndQuote(at end: Int) -> Bool {
    guard end < bytes.count else { return true }
    switch bytes[end] {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: ")"), UInt8(ascii: ";"),
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
      let tabs = bytes.run(from: content.start, to: content.end) { $0 == UInt8(ascii: "\t") }
      withoutTabs[Array(bytes[tabs.end..<content.end]), default: []].append(line)
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
