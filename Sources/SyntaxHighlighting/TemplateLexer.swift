import SourceText

/// What a template language looks like between its braces.
struct TemplateStyle: Sendable {
  /// Rules of what stands in `{{ … }}` and `{% … %}`.
  fileprivate let table: LexicalTable
  fileprivate let comments: [(open: [UInt8], close: [UInt8])]

  private init(_ words: KeyValuePairs<SyntaxKind, String>, sigils: [Sigil], comments: [(String, String)]) {
    var rules = LexicalRules()
    rules.words = WordTable(words)
    rules.spans = [.string("\""), .string("'"), .string("`", escape: nil)]
    rules.sigils = sigils
    rules.firstWord = .variable
    rules.features = .calls
    table = LexicalTable(rules)
    self.comments = comments.map { (Array($0.0.utf8), Array($0.1.utf8)) }
  }

  static let jinja = TemplateStyle(
    [
      .keyword: """
      and block call do elif else endblock endcall endfilter endfor endif endmacro endraw endset endwith extends \
      filter for from if import in include is loop macro not or raw recursive set with without context ignore missing
      """,
      .constant: "true false none True False None",
    ], sigils: [], comments: [("{#", "#}")])

  static let mustache = TemplateStyle(
    [.keyword: "if each unless with else this lookup log"],
    sigils: [
      Sigil("#", .keyword), Sigil("/", .keyword), Sigil("^", .keyword), Sigil(">", .keyword),
      Sigil("@", .variable),
    ],
    comments: [("{{!--", "--}}"), ("{{!", "}}")])

  static let go = TemplateStyle(
    [
      .keyword: "block break continue define else end if range template with",
      .function: """
      and call default eq ge gt html include index indent js le len lt ne nindent not or print printf println \
      quote required slice toYaml tpl urlquery
      """,
      .constant: "true false nil",
    ], sigils: [Sigil("$", .variable), Sigil(".", .variable, digits: false)],
    comments: [("{{/*", "*/}}"), ("{{- /*", "*/ -}}")])
}

/// Colours what a template computes; the text around is of another language and stays plain.
func highlightTemplate(_ bytes: [UInt8], _ style: TemplateStyle) -> [SyntaxToken] {
  var list = TokenList()
  var ends = PartEnds(bytes)
  var offset = 0
  while offset + 1 < bytes.count {
    let second = bytes[offset + 1]
    guard bytes[offset] == UInt8(ascii: "{") else {
      offset += 1
      continue
    }
    if let comment = style.comments.first(where: {
      matches($0.open, in: bytes, at: offset, limit: bytes.count)
    }) {
      let end =
        ends.end(of: comment.close, from: offset + 2) ?? endOfLine(bytes, from: offset, limit: bytes.count)
      list.add(.comment, offset, end)
      offset = end
      continue
    }
    guard second == UInt8(ascii: "{") || second == UInt8(ascii: "%"),
      let end = ends.end(
        of: [second == UInt8(ascii: "{") ? UInt8(ascii: "}") : second, UInt8(ascii: "}")], from: offset + 2)
    else {
      offset += 1
      continue
    }
    list.add(.keyword, offset, offset + 2)
    var lexer = RulesLexer(Array(bytes[(offset + 2)..<(end - 2)]), style.table)
    for token in lexer.tokens() {
      list.add(token.kind, offset + 2 + token.range.start, offset + 2 + token.range.end)
    }
    list.add(.keyword, end - 2, end)
    offset = end
  }
  return list.tokens
}

/// Finds ends, and remembers which are nowhere in the rest, so that each is searched in vain once.
private struct PartEnds {
  private let bytes: [UInt8]
  private var missing: Set<[UInt8]> = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Where `close` ends that comes first from `start` on.
  mutating func end(of close: [UInt8], from start: Int) -> Int? {
    guard !missing.contains(close) else { return nil }
    for index in start..<max(start, bytes.count)
    where matches(close, in: bytes, at: index, limit: bytes.count) {
      return index + close.count
    }
    missing.insert(close)
    return nil
  }
}
