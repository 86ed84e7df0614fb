/// Rules of languages that configure something.
extension LexicalRules {
  /// By the ids of the languages.
  static let configuration: [String: LexicalRules] = [
    "json": json(.string("\"")),
    "jsonl": json(.string("\"")),
    "jsonc": json(.string("\"")),
    "json5": json(.string("\""), .string("'")),
    "makefile": makefile, "http": http,
    "css": css, "graphql": graphql, "protobuf": protobuf,
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
    rules.keys = [.beforeEquals, .beforeColon, .firstOnly]
    rules.features = .plainOperators
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
    rules.features = [.placeholders, .plainOperators]
    return rules
  }()

  private static let css: LexicalRules = {
    var rules = LexicalRules()
    rules.lineComments = ["// "]  // of SCSS; with the blank, so that `https://` is none
    rules.spans = [.comment("/*", "*/"), .string("\""), .string("'")]
    rules.sigils = [Sigil("@", .keyword), Sigil("#", .constant), Sigil("$", .variable), Sigil("!", .keyword)]
    rules.wordBytes = "-"
    rules.keys = .beforeColonAndBlank
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
        "syntax package import option message enum service rpc returns repeated optional oneof map reserved",
      .type: "double float int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 bool string bytes",
      .constant: "true false",
    ])
    rules.lineComments = ["//"]
    rules.spans = [.comment("/*", "*/"), .string("\""), .string("'")]
    rules.features = [.capitalTypes]
    return rules
  }()
}
