/// Rules of languages that configure something.
extension LexicalRules {
  /// By the ids of the languages.
  static let configuration: [String: LexicalRules] = [
    "json": json(.string("\"")),
    "jsonl": json(.string("\"")),
    "jsonc": json(.string("\"")),
    "json5": json(.string("\""), .string("'")),
    "makefile": makefile, "http": http,
    "css": css, "graphql": graphql, "protobuf": protobuf, "cue": cue, "bicep": bicep,
    "apache": directives, "haproxy": directives, "caddyfile": directives, "gitignore": gitignore,
  ]

  private static func json(_ strings: DelimitedSpan...) -> LexicalRules {
    var rules = LexicalRules()
    rules.words = WordTable([.constant: "true false null NaN Infinity"])
    rules.lineComments = ["//"]
    rules.spans = strings + [.comment("/*", "*/")]
    rules.keys = [.beforeColon, .strings]
    rules.features = .placeholders
    return rules
  }

  private static let makefile: LexicalRules = {
    var rules = LexicalRules()
    rules.words = WordTable([
      .keyword: "ifeq ifneq ifdef ifndef else endif include define endef export unexport override vpath"
    ])
    rules.reservesFirstWordOnly = true
    rules.lineComments = ["#"]
    rules.commentsFollowBlank = true
    rules.spans = [.string("\""), .string("'", escape: nil)]
    rules.sigils = [Sigil("$", .variable, brackets: true)]
    rules.wordBytes = "-.%/"
    rules.wordStarts = ".%"
    rules.keys = [.beforeEquals, .beforeColon, .firstOnly]
    return rules
  }()

  private static let http: LexicalRules = {
    var rules = LexicalRules()
    rules.words = WordTable([
      .keyword: "GET POST PUT PATCH DELETE HEAD OPTIONS CONNECT TRACE HTTP", .constant: "true false null",
    ])
    rules.reservesFirstWordOnly = true
    rules.spans = [.string("\"")]
    rules.wordBytes = "-"
    rules.keys = [.beforeColonAndBlank, .strings, .firstOnly]
    rules.features = .placeholders
    return rules
  }()

  private static let css: LexicalRules = {
    var rules = LexicalRules()
    rules.lineComments = ["// "]  // of SCSS; with the blank, so that `https://` is none
    rules.spans = [.comment("/*", "*/"), .string("\""), .string("'")]
    rules.sigils = [
      Sigil("@", .keyword), Sigil("#", .constant), Sigil("$", .variable), Sigil("!", .keyword),
      Sigil(".", .type, digits: false),
    ]
    rules.wordBytes = "-"
    rules.wordStarts = "-"
    rules.keys = .beforeColonAndBlank
    rules.firstWord = .type
    rules.features = [.calls]
    return rules
  }()

  private static let graphql: LexicalRules = {
    var rules = LexicalRules()
    rules.words = WordTable([
      .keyword: """
      query mutation subscription fragment on type input enum interface union scalar schema extend directive \
      implements
      """,
      .constant: "true false null",
    ])
    rules.lineComments = ["#"]
    rules.spans = [.text("\"\"\""), .string("\"")]
    rules.sigils = [Sigil("$", .variable), Sigil("@", .function)]
    rules.keys = .beforeColon
    rules.features = [.capitalTypes]
    return rules
  }()

  private static let protobuf: LexicalRules = {
    var rules = LexicalRules()
    rules.words = WordTable([
      .keyword:
        """
      edition enum extend extensions import map message oneof option optional package public repeated required \
      reserved returns rpc service stream syntax to weak
      """,
      .type: "double float int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 bool string bytes",
      .constant: "true false max",
    ])
    rules.lineComments = ["//"]
    rules.spans = [.comment("/*", "*/"), .string("\""), .string("'")]
    rules.features = [.capitalTypes]
    return rules
  }()

  private static let cue: LexicalRules = {
    var rules = LexicalRules()
    rules.words = WordTable([
      .keyword: "package import for in if let", .constant: "true false null",
      .type: "string bytes bool int float number uint uint8 uint16 uint32 uint64 int8 int16 int32 int64",
    ])
    rules.lineComments = ["//"]
    rules.spans = [.text("\"\"\"", interpolation: "\\("), .string("\"", interpolation: "\\(")]
    rules.sigils = [Sigil("#", .type), Sigil("@", .function)]
    rules.wordBytes = "?!"
    rules.keys = [.beforeColon, .strings]
    rules.features = .calls
    return rules
  }()

  private static let bicep: LexicalRules = {
    var rules = LexicalRules()
    rules.words = WordTable([
      .keyword:
        "as existing for from func if import in metadata module output param provider resource targetScope type using var",
      .constant: "true false null", .type: "array bool int object string",
    ])
    rules.lineComments = ["//"]
    rules.spans = [.comment("/*", "*/"), .text("'''", escape: nil), .string("'", interpolation: "${")]
    rules.sigils = [Sigil("@", .function)]
    rules.keys = .beforeColon
    rules.features = .calls
    return rules
  }()

  /// Servers whose lines are a directive and its values: Apache httpd, HAProxy, Caddy.
  private static let directives: LexicalRules = {
    var rules = LexicalRules()
    rules.lineComments = ["#"]
    rules.commentsFollowBlank = true
    rules.spans = [.string("\""), .lines(.string, "`", "`"), DelimitedSpan(.keyword, "</", ">")]
    rules.sigils = [
      Sigil("%", .variable, brackets: true, digits: false), Sigil("$", .variable, brackets: true),
      Sigil("<", .keyword), Sigil("@", .constant),
    ]
    rules.wordBytes = "-."
    rules.firstWord = .key
    rules.features = [.options, .placeholders]
    return rules
  }()

  private static let gitignore: LexicalRules = {
    var rules = LexicalRules()
    rules.lineComments = ["#"]
    rules.commentsFollowBlank = true
    rules.sigils = [Sigil("!", .keyword)]
    rules.wordBytes = "-./*"
    return rules
  }()
}
