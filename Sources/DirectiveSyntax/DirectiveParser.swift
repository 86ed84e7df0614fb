import Diagnostics
import SourceText

/// Holds the words against the grammar and, for nginx, against its table.
struct DirectiveParser {
  private struct Block {
    let name: String
    let open: DirectiveToken
    /// Of the line on which the directive began.
    let indentation: Int
    let kind: NginxPlace
    /// The first word before the block; for BIND the statement goes on behind it.
    let start: DirectiveToken?
  }

  private let bytes: [UInt8]
  private let format: DirectiveFormat
  private let isExcerpt: Bool
  private var blocks: [Block] = []
  /// The words of the directive that is being read.
  private var words: [DirectiveToken] = []
  /// What is wrong with braces and semicolons, and what with the words; the second says nothing beside the first.
  private var structure: [Diagnostic] = []
  private var content: [Diagnostic] = []
  private var gaps: [Diagnostic] = []
  /// The first block that closes with less indentation than it opened with: its own brace was lost, as a rule.
  private var suspect: (block: Block, close: DirectiveToken)?
  private var endsWithGap = false
  private var hasClosed = false
  private var directives = 0
  /// Directives by whether nginx knows them, where it has to; and the first one of all.
  private var known = 0
  private var unknown = 0
  private var first: DirectiveToken?

  init(_ bytes: [UInt8], _ format: DirectiveFormat, isExcerpt: Bool) {
    self.bytes = bytes
    self.format = format
    self.isExcerpt = isExcerpt
  }

  func findings(isTemplate: Bool) -> [Diagnostic] {
    if isTemplate { return gaps }
    // Other files with braces, scripts and sessions often go by the name of nginx.
    if format.dialect == .nginx, !structure.isEmpty, known * 2 < unknown, let first {
      return [
        Diagnostic(
          NginxRules.otherFormat, "this is hardly nginx: of \(known + unknown) directives \(known) are known",
          at: first.range, help: "tag the block by what it holds, or `text`")
      ]
    }
    return structure.isEmpty ? content + gaps : structure + gaps
  }

  /// directive = word { word | string } ( ";" | "{" { directive } "}" ), and for BIND { word | block } ";"
  mutating func parse(_ tokens: [DirectiveToken]) {
    for (index, token) in tokens.enumerated() {
      if token.kind != .comment { endsWithGap = token.kind == .gap }
      switch token.kind {
      case .comment: continue
      case .word, .string:
        // `<your servers>` on a line of its own.
        let next = tokens.indices.contains(index + 1) ? tokens[index + 1] : nil
        if words.isEmpty, isPlaceholder(token), next?.isFirstOnLine ?? true, next?.kind != .semicolon {
          mentionGap(token)
          endsWithGap = true
        } else {
          words.append(token)
        }
      case .gap:
        mentionGap(token)
        if !words.isEmpty { words.append(token) }
      case .foreign: continue
      case .semicolon: takeSemicolon(token)
      case .open: takeOpen(token)
      case .close: takeClose(token)
      }
    }
    takeEnd()
  }

  private func text(_ token: DirectiveToken) -> String {
    String(decoding: bytes[token.range.start..<token.range.end], as: UTF8.self)
  }

  private func isPlaceholder(_ token: DirectiveToken) -> Bool {
    bytes[token.range.start] != UInt8(ascii: "$")
      && ByteCursor(bytes).endOfElision(at: token.range.start) == token.range.end
  }

  private mutating func mentionGap(_ token: DirectiveToken) {
    guard !isExcerpt else { return }
    gaps.append(
      Diagnostic(format.shared.elision, "something is left out here", at: token.range))
  }

  // MARK: Signs

  private mutating func takeSemicolon(_ token: DirectiveToken) {
    defer { words = [] }
    if words.isEmpty {
      guard format.dialect == .nginx, !endsGapBefore(token) else { return }
      structure.append(
        Diagnostic(
          format.shared.emptyDirective, "a ';' without a directive", at: token.range,
          help: "take it away: no ';' follows a block"))
      return
    }
    finish(hasBlock: false)
  }

  private func endsGapBefore(_ token: DirectiveToken) -> Bool {
    gaps.last.map { $0.range.end <= token.range.start && token.range.start - $0.range.end < 4 } ?? false
  }

  private mutating func takeOpen(_ token: DirectiveToken) {
    if words.isEmpty, format.dialect == .nginx {
      structure.append(
        Diagnostic(
          format.shared.emptyDirective, "a block without a name", at: token.range,
          help: "write what it is before '{'"))
      // JSON begins like this.
      if directives == 0 {
        first = token
        unknown += 1
      }
    }
    finish(hasBlock: true)
    let start = words.first
    let name = start.map(text) ?? ""
    blocks.append(
      Block(
        name: name, open: token, indentation: lineIndentation(of: start ?? token),
        kind: NginxPlace(of: name, in: blocks.last?.kind ?? .top), start: start))
    words = []
  }

  private mutating func takeClose(_ token: DirectiveToken) {
    hasClosed = true
    reportMissingSemicolon(before: token)
    guard let block = blocks.popLast() else {
      words = []
      // What is left out above may have opened it.
      guard !isExcerpt, gaps.isEmpty else { return }
      structure.append(
        Diagnostic(
          format.shared.unopenedBlock, "this '}' closes nothing", at: token.range,
          help: "take it away, or mark the block `partial` if it is cut out of a file"))
      return
    }
    if token.isFirstOnLine, suspect == nil, token.indentation < block.indentation { suspect = (block, token) }
    // For BIND the statement goes on behind the block, up to its `;`.
    words = format.dialect == .named ? [block.start, token].compactMap(\.self) : []
  }

  private mutating func takeEnd() {
    if endsWithGap || isExcerpt { return }
    if let last = words.last, let first = words.first {
      let isMention = directives == 0 && blocks.isEmpty
      count(first)
      // `location /` alone is spoken of.
      let isHead = isMention && nginxDirectives[text(first)]?.block == .always
      if !isMention || last.range.start != first.range.start, !isHead {
        // What cannot be the name of a directive is output or a command among them.
        let isForeign = isMention || blocks.isEmpty && format.dialect == .nginx && !isName(first)
        splitLines(severity: isMention ? .warning : nil)
        reportMissing(after: last, severity: isForeign ? .warning : nil)
      }
    }
    guard let innermost = blocks.last else { return }
    let block = suspect?.block ?? innermost
    structure.append(
      Diagnostic(
        format.shared.unclosedBlock, "the block of '\(block.name.prefix(40))' is never closed",
        at: block.open.range,
        help: "add the missing '}'",
        labels: suspect.map { [Label("this one closes it, though it is indented less", at: $0.close.range)] }
          ?? [],
        // Where nothing is ever closed, the text is rather the beginning of a file.
        severity: hasClosed ? nil : .warning))
  }

  private func isName(_ token: DirectiveToken) -> Bool {
    token.kind == .word
      && bytes[token.range.start..<token.range.end].allSatisfy {
        isNameByte($0) && !(0x41...0x5A).contains($0)
      }
  }

  /// Counts a directive as one that nginx knows or not.
  private mutating func count(_ name: DirectiveToken) {
    if first == nil { first = name }
    switch blocks.last?.kind ?? .top {
    case .data, .unknown: break
    default: if isKnown(text(name)) { known += 1 } else { unknown += 1 }
    }
  }

  private func lineIndentation(of token: DirectiveToken) -> Int {
    var start = token.range.start
    while start > 0, bytes[start - 1] != 0x0A, token.range.start - start < 200 { start -= 1 }
    var end = start
    while end < token.range.start, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    return end - start
  }

  // MARK: Semicolons

  /// Words before `}`: their `;` was lost.
  private mutating func reportMissingSemicolon(before token: DirectiveToken) {
    guard let last = words.last, let first = words.first else { return }
    count(first)
    splitLines()
    if last.kind == .gap { return }
    reportMissing(after: last)
  }

  private mutating func reportMissing(after token: DirectiveToken, severity: Severity? = nil) {
    let end = token.range.end
    structure.append(
      Diagnostic(
        format.shared.missingSemicolon, "a ';' is missing at the end of this line",
        at: SourceRange(max(token.range.start, end - 1), end), help: "write ';' here", severity: severity))
  }

  /// A line among the words that begins like a directive, and not further right than the first one: a `;` was lost
  /// above it. `words` are those of the last directive afterwards.
  private mutating func splitLines(severity: Severity? = nil) {
    guard let first = words.first, blocks.last?.kind != .data else { return }
    // A command or output among directives: what is lost is its tag, not a `;`.
    let severity = severity ?? (blocks.isEmpty && format.dialect == .nginx && !isName(first) ? .warning : nil)
    let indentation = lineIndentation(of: first)
    var start = 0
    for index in words.indices.dropFirst() {
      let word = words[index]
      guard word.kind == .word, word.isFirstOnLine, word.indentation <= indentation else { continue }
      let isBehindBlock = words[index - 1].kind == .close
      guard isBehindBlock || isKnown(text(word)) else { continue }
      if words[index - 1].kind == .gap { start = index; continue }
      reportMissing(after: words[index - 1], severity: severity)
      start = index
    }
    words.removeFirst(start)
  }

  private func isKnown(_ name: String) -> Bool {
    switch format.dialect {
    case .nginx: nginxDirectives[name] != nil
    case .named: namedStatements.contains(name) || namedOptions.contains(name)
    }
  }

  private mutating func finish(hasBlock: Bool) {
    splitLines()
    directives += 1
    guard let name = words.first, name.kind == .word else { return }
    count(name)
    switch format.dialect {
    case .nginx: checkNginx(name, hasBlock: hasBlock)
    case .named:
      let text = text(name).lowercased()
      guard blocks.isEmpty, !words.contains(where: { $0.kind == .close }), !namedStatements.contains(text),
        !namedOptions.contains(text),
        let nearest = nearestSpelling(of: text, in: namedStatements)
      else { return }
      content.append(
        Diagnostic(
          NamedRules.unknownStatement, "'\(text)' is no statement of named.conf", at: name.range,
          help: "did you mean '\(nearest)'?"))
    }
  }

  // MARK: nginx

  private mutating func checkNginx(_ name: DirectiveToken, hasBlock: Bool) {
    let place = blocks.last?.kind ?? .top
    guard place != .data else { return }
    let text = text(name)
    guard let directive = nginxDirectives[text] else {
      guard place != .unknown, let nearest = nearestSpelling(of: text, in: commonNginxDirectives),
        text.utf8.count > 3, isSlip(text, of: nearest)
      else { return }
      content.append(
        Diagnostic(
          NginxRules.unknownDirective, "'\(text)' is no directive of nginx", at: name.range,
          help: "did you mean '\(nearest)'?"))
      return
    }
    let isOpen = words.contains { $0.kind == .gap || holdsPlaceholder($0) }
    if hasBlock, directive.block == .never {
      content.append(
        Diagnostic(NginxRules.block, "'\(text)' has no block", at: name.range, help: "end it with ';'"))
    } else if !hasBlock, directive.block == .always, !isOpen {
      content.append(
        Diagnostic(
          NginxRules.block, "'\(text)' ends without its block", at: name.range, help: "write { … } behind it")
      )
    } else if !isOpen, !directive.takes(words.count - 1), !isSynopsis {
      content.append(
        Diagnostic(
          NginxRules.arguments, "'\(text)' takes \(directive.wanted), not \(words.count - 1)", at: name.range)
      )
    } else if let letters = place.letters, directive.places.isDisjoint(with: letters) {
      content.append(
        Diagnostic(
          NginxRules.place, "'\(text)' is not allowed in '\(blocks.last?.name ?? "")'", at: name.range,
          labels: blocks.last.map { [Label("opened here", at: $0.open.range)] } ?? []))
    }
  }

  /// Long names are near to many others: each part has to be near, as in `sever_name`, unlike `more_set_headers`.
  private func isSlip(_ name: String, of known: String) -> Bool {
    let (parts, wanted) = (name.split(separator: "_"), known.split(separator: "_"))
    return parts.count == wanted.count
      && zip(parts, wanted).allSatisfy { nearestSpelling(of: String($0), in: [String($1)]) != nil }
  }

  /// `listen address [default_server] | …`: how a directive is written, as in its documentation.
  private var isSynopsis: Bool {
    words.contains { word in
      let first = bytes[word.range.start]
      return word.kind == .word && (first == UInt8(ascii: "[") || first == UInt8(ascii: "|"))
    }
  }

  private func holdsPlaceholder(_ token: DirectiveToken) -> Bool {
    let cursor = ByteCursor(bytes)
    return (token.range.start..<token.range.end).contains { offset in
      bytes[offset] != UInt8(ascii: "$")
        && cursor.endOfPlaceholder(at: offset).map { $0 <= token.range.end } ?? false
    }
  }
}
