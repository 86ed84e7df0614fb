import SourceText

/// What the words, strings and comments of a language look like: enough to colour it, not to understand it.
struct LexicalRules: Sendable {
  var words = WordTable()
  /// What begins a comment that ends with its line.
  var lineComments: [String] = []
  /// `#` begins a comment only after a blank or at the start of a line, as in `key = a#b`.
  var commentsFollowBlank = false
  var spans: [DelimitedSpan] = []
  var sigils: [Sigil] = []
  var keys: KeyRule = []
  /// Bytes that a word may hold after its first besides letters, digits and `_`.
  var wordBytes = ""
  /// Bytes that a word may begin with, where a letter, `_` or another of them follows: `.PHONY`, `--accent`.
  var wordStarts = ""
  /// Words that belong to the string right behind them: `f` in `f"…"`. Of one or two letters, in lower case.
  var stringPrefixes = ""
  /// What the first word of a line is, unless the table of words knows it.
  var firstWord: SyntaxKind?
  /// Whether words of the table count only at the start of a line.
  var reservesFirstWordOnly = false
  var features: LexicalFeatures = []
}

/// Text between two delimiters: a string, a block comment, an interpolation.
struct DelimitedSpan: Sendable {
  let kind: SyntaxKind
  let open: [UInt8]
  let close: [UInt8]
  var escape: UInt8?
  /// What begins a part in the string that is computed, such as `${`; it goes on to the closing bracket.
  var interpolation: [UInt8] = []
  var spansLines = false
  /// Holds one character: `'a'`, `'\n'`. Else a quote is not a delimiter (lifetimes, apostrophes).
  var isCharacter = false

  init(_ kind: SyntaxKind, _ open: String, _ close: String) {
    self.kind = kind
    self.open = Array(open.utf8)
    self.close = Array(close.utf8)
  }

  /// A string that ends with its line at the latest.
  static func string(_ quote: String, escape: Unicode.Scalar? = "\\", interpolation: String = "")
    -> DelimitedSpan
  {
    var span = DelimitedSpan(.string, quote, quote)
    span.escape = escape.flatMap { UInt8(exactly: $0.value) }
    span.interpolation = Array(interpolation.utf8)
    return span
  }

  /// A string that may go on over lines.
  static func text(_ quote: String, escape: Unicode.Scalar? = "\\", interpolation: String = "")
    -> DelimitedSpan
  {
    var span = string(quote, escape: escape, interpolation: interpolation)
    span.spansLines = true
    return span
  }

  /// `'a'`
  static let character: DelimitedSpan = {
    var span = string("'")
    span.isCharacter = true
    return span
  }()

  /// A comment that may go on over lines.
  static func comment(_ open: String, _ close: String) -> DelimitedSpan { lines(.comment, open, close) }

  /// A mark that stands for itself.
  static func mark(_ kind: SyntaxKind, _ text: String) -> DelimitedSpan { DelimitedSpan(kind, text, "") }

  /// Anything else that may go on over lines.
  static func lines(_ kind: SyntaxKind, _ open: String, _ close: String) -> DelimitedSpan {
    var span = DelimitedSpan(kind, open, close)
    span.spansLines = true
    return span
  }
}

/// A byte that gives the word after it a meaning: `$name`, `@decorator`.
struct Sigil: Sendable {
  let byte: UInt8
  let kind: SyntaxKind
  /// Whether `${…}` and `$(…)` are meant too.
  let takesBrackets: Bool
  /// Whether a digit may follow: `$1`, but not `.5`.
  let takesDigits: Bool
  /// Whether the same byte behind the word belongs to it: `%PATH%`.
  let isClosed: Bool

  init(
    _ byte: Unicode.Scalar, _ kind: SyntaxKind, brackets: Bool = false, digits: Bool = true,
    closed: Bool = false
  ) {
    self.byte = UInt8(exactly: byte.value) ?? 0
    self.kind = kind
    self.takesBrackets = brackets
    self.takesDigits = digits
    self.isClosed = closed
  }
}

/// Which words are keys.
struct KeyRule: OptionSet, Sendable {
  let rawValue: UInt8

  /// `word =`, `word +=`, `word ?=`
  static let beforeEquals = KeyRule(rawValue: 1)
  /// `word:`
  static let beforeColon = KeyRule(rawValue: 2)
  /// `word: ` with a blank or the line's end after the colon.
  static let beforeColonAndBlank = KeyRule(rawValue: 4)
  /// Only the first word of a line.
  static let firstOnly = KeyRule(rawValue: 8)
  /// Strings are keys as well.
  static let strings = KeyRule(rawValue: 16)
}

/// Small habits of languages.
struct LexicalFeatures: OptionSet, Sendable {
  let rawValue: UInt16

  /// A word before `(` is a function.
  static let calls = LexicalFeatures(rawValue: 1)
  /// A capitalised word is a type.
  static let capitalTypes = LexicalFeatures(rawValue: 2)
  /// `-x` and `--long` after a blank.
  static let options = LexicalFeatures(rawValue: 8)
  /// `<your-cluster>`
  static let placeholders = LexicalFeatures(rawValue: 16)
  /// `<<EOT` … `EOT`, also `<<-EOT`, `<<~EOT` and with quotes
  static let hereDocuments = LexicalFeatures(rawValue: 32)
  /// `/…/` where a value may begin.
  static let patterns = LexicalFeatures(rawValue: 64)
  /// `Get-Item` is a command.
  static let hyphenCommands = LexicalFeatures(rawValue: 128)
}
