/// Rules of programming languages.
extension LexicalRules {
  /// By the ids of the languages.
  static let programming: [String: LexicalRules] = [
    "python": python, "ruby": ruby, "perl": perl, "lua": lua, "php": php, "powershell": powershell,
    "javascript": script(javaScriptWords), "typescript": script(javaScriptWords + typeScriptWords),
    "go": go, "rust": rust, "swift": swift, "java": java, "kotlin": kotlin, "groovy": groovy,
    "c": c(cWords), "cpp": c(cWords + cppWords), "csharp": csharp,
    "scala": scala, "sql": sql, "promql": promql, "rego": rego, "batch": batch, "awk": awk, "jq": jq,
  ]

  /// Languages with braces, `//` and `/* */`.
  private static func braces(_ words: WordTable, _ spans: DelimitedSpan...) -> LexicalRules {
    var rules = LexicalRules()
    rules.words = words
    rules.lineComments = ["//"]
    rules.spans = [.comment("/*", "*/")] + spans
    rules.features = [.calls, .capitalTypes]
    return rules
  }

  private static let javaScriptWords = """
    async await break case catch class const continue debugger default delete do else export extends finally \
    for from function get if import in instanceof let new of return set static super switch this throw try \
    typeof var void while with yield
    """
  private static let typeScriptWords = """
     abstract as asserts declare enum implements interface is keyof namespace private protected public \
    readonly satisfies type
    """

  private static func script(_ words: String) -> LexicalRules {
    var rules = braces(
      WordTable([
        .keyword: words, .constant: "true false null undefined NaN Infinity",
        .type: "string number boolean any unknown never object",
      ]), .text("`", interpolation: "${"), .string("\""), .string("'"))
    rules.sigils = [Sigil("@", .function), Sigil("#", .variable)]
    rules.wordBytes = "$"
    rules.wordStarts = "$"
    rules.keys = .beforeColonAndBlank
    rules.features.insert(.patterns)
    return rules
  }

  private static let python: LexicalRules = {
    var rules = LexicalRules()
    rules.words = WordTable([
      .keyword: """
      and as assert async await break class continue def del elif else except finally for from global if \
      import in is lambda nonlocal not or pass raise return try while with yield match case
      """,
      .constant: "True False None self cls",
      .type: "int float str bool list dict set tuple bytes object",
    ])
    rules.lineComments = ["#"]
    rules.spans = [.text("\"\"\""), .text("'''"), .string("\""), .string("'")]
    rules.stringPrefixes = "f r b u fr rf br rb"
    rules.sigils = [Sigil("@", .function)]
    rules.features = [.calls, .capitalTypes]
    return rules
  }()

  private static let ruby: LexicalRules = {
    var rules = LexicalRules()
    rules.words = WordTable([
      .keyword: """
      alias and attr_accessor attr_reader attr_writer begin break case class def do else elsif end ensure extend \
      for if in include module next not or private protected public raise redo require require_relative rescue retry \
      return super then undef unless until when while yield
      """,
      .constant: "true false nil self",
    ])
    rules.lineComments = ["#"]
    rules.commentsFollowBlank = true
    rules.spans = [
      .comment("=begin", "\n=end"), .string("\"", interpolation: "#{"), .string("'"),
      .string("`", interpolation: "#{"),
    ]
    rules.sigils = [Sigil("@", .variable), Sigil("$", .variable), Sigil(":", .constant, digits: false)]
    rules.wordBytes = "?!"
    rules.keys = .beforeColonAndBlank
    rules.features = [.calls, .capitalTypes, .hereDocuments, .patterns]
    return rules
  }()

  private static let perl: LexicalRules = {
    var rules = LexicalRules()
    rules.words = WordTable([
      .keyword: """
      and cmp die do each else elsif eq eval exists for foreach ge grep gt if join keys last le local lt map my ne \
      next no not open or our package pop print printf push redo require return say shift sort split sprintf sub \
      unless unshift until use values wantarray while
      """,
      .constant: "undef",
    ])
    rules.lineComments = ["#"]
    rules.commentsFollowBlank = true
    rules.spans = [
      .comment("=pod", "\n=cut"), .comment("=head", "\n=cut"), .string("\"", interpolation: "${"),
      .string("'"), .string("`"),
    ]
    rules.sigils = [
      Sigil("$", .variable, brackets: true), Sigil("@", .variable), Sigil("%", .variable, digits: false),
    ]
    rules.features = [.calls, .hereDocuments, .patterns]
    return rules
  }()

  private static let lua: LexicalRules = {
    var rules = LexicalRules()
    rules.words = WordTable([
      .keyword: """
      and break do else elseif end for function goto if in local not or repeat return then until while
      """,
      .constant: "true false nil self",
    ])
    rules.lineComments = ["--"]
    rules.spans = [
      .comment("--[[", "]]"), .string("\""), .string("'"), .lines(.string, "[[", "]]"),
      .lines(.string, "[=[", "]=]"),
    ]
    rules.keys = .beforeEquals
    rules.features = .calls
    return rules
  }()

  private static let php: LexicalRules = {
    var rules = braces(
      WordTable([
        .keyword: """
        abstract and array as break case catch class const continue declare default do echo else elseif enum \
        extends final finally fn for foreach function global if implements include instanceof interface \
        match namespace new or print private protected public readonly require require_once return static \
        switch throw trait try use var while xor yield
        """,
        .constant: "true false null self parent",
        .type: "int float string bool iterable object mixed void",
      ]), .text("\"", interpolation: "{$"), .text("'"), .mark(.keyword, "<?php"), .mark(.keyword, "<?="),
      .mark(.keyword, "?>"), .lines(.function, "#[", "]"))
    rules.lineComments = ["//", "#"]
    rules.commentsFollowBlank = true
    rules.sigils = [Sigil("$", .variable)]
    return rules
  }()

  private static let powershell: LexicalRules = {
    var rules = LexicalRules()
    rules.words = WordTable(
      [
        .keyword: """
        begin break catch class continue data do dynamicparam else elseif end enum exit filter finally for \
        foreach function if in param process return switch throw trap try until using while
        """
      ], ignoresCase: true)
    rules.lineComments = ["#"]
    rules.commentsFollowBlank = true
    rules.spans = [
      .comment("<#", "#>"), .lines(.string, "@\"", "\n\"@"), .lines(.string, "@'", "\n'@"),
      .string("\"", escape: "`", interpolation: "$("), .string("'", escape: nil),
    ]
    rules.sigils = [Sigil("$", .variable, brackets: true)]
    rules.wordBytes = "-:"
    rules.keys = [.beforeEquals, .firstOnly]
    rules.firstWord = .command
    rules.features = [.calls, .hyphenCommands, .options, .placeholders]
    return rules
  }()

  private static let go = braces(
    WordTable([
      .keyword: """
      break case chan const continue default defer else fallthrough for func go goto if import interface map \
      package range return select struct switch type var
      """,
      .constant: "true false nil iota",
      .type: """
      any bool byte complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint \
      uint8 uint16 uint32 uint64 uintptr
      """,
    ]), .string("\""), .text("`", escape: nil), .character)

  private static let rust: LexicalRules = {
    var rules = braces(
      WordTable([
        .keyword: """
        as async await break const continue crate dyn else enum extern fn for if impl in let loop match mod \
        move mut pub ref return static struct super trait type unsafe use where while
        """,
        .constant: "true false None Some Ok Err self Self",
        .type: "bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize",
      ]), .text("\""), .lines(.string, "r#\"", "\"#"), .character, .lines(.function, "#[", "]"),
      .lines(.function, "#![", "]"))
    rules.wordBytes = "!"
    rules.stringPrefixes = "b r br c"
    return rules
  }()

  private static let swift: LexicalRules = {
    var rules = braces(
      WordTable([
        .keyword: """
        actor any as associatedtype async await break case catch class continue default defer deinit do else \
        enum extension fallthrough fileprivate final for func guard if import in indirect init inout \
        internal is lazy let mutating nonisolated open operator override package precedencegroup private \
        protocol public repeat rethrows return some static struct subscript super switch throw throws try \
        typealias unowned var weak where while
        """,
        .constant: "true false nil self Self",
      ]), .text("\"\"\"", interpolation: "\\("), .string("\"", interpolation: "\\("))
    rules.sigils = [Sigil("@", .keyword), Sigil("#", .keyword), Sigil("$", .variable)]
    return rules
  }()

  private static let java: LexicalRules = {
    var rules = braces(
      WordTable([
        .keyword: """
        abstract assert break case catch class continue default do else enum extends final finally for if \
        implements import instanceof interface native new package permits private protected public record \
        return sealed static super switch synchronized this throw throws transient try var volatile while \
        yield
        """,
        .constant: "true false null", .type: "boolean byte char double float int long short void",
      ]), .text("\"\"\""), .string("\""), .character)
    rules.sigils = [Sigil("@", .function)]
    return rules
  }()

  private static let kotlin: LexicalRules = {
    var rules = braces(
      WordTable([
        .keyword: """
        abstract annotation as break by catch class companion const constructor continue data do else enum final \
        finally for fun get if import in infix init inline inner interface internal is lateinit object open operator \
        out override package private protected public return sealed set super suspend this throw try typealias val \
        value var vararg when where while
        """,
        .constant: "true false null it",
      ]), .text("\"\"\"", escape: nil, interpolation: "${"), .string("\"", interpolation: "${"), .character)
    rules.sigils = [Sigil("@", .function)]
    return rules
  }()

  private static let groovy: LexicalRules = {
    var rules = braces(
      WordTable([
        .keyword: """
        as assert break case catch class continue def default do else enum extends final finally for if \
        implements import in instanceof interface new package pipeline private protected public return \
        static super switch this throw try while agent stages stage steps post environment
        """,
        .constant: "true false null", .type: "boolean byte char double float int long short void",
      ]), .text("\"\"\"", interpolation: "${"), .text("'''"), .string("\"", interpolation: "${"), .string("'")
    )
    rules.sigils = [Sigil("@", .function)]
    rules.keys = .beforeColonAndBlank
    rules.features.insert(.patterns)
    return rules
  }()

  private static let cWords = """
    break case const continue default do else enum extern for goto if inline register restrict return sizeof \
    static struct switch typedef union volatile while
    """
  private static let cppWords = """
     alignas auto catch class concept constexpr delete explicit export final friend mutable namespace new \
    noexcept operator override private protected public requires template this throw try typename using \
    virtual static_cast dynamic_cast const_cast reinterpret_cast
    """

  private static func c(_ words: String) -> LexicalRules {
    var rules = braces(
      WordTable([
        .keyword: words, .constant: "true false NULL nullptr",
        .type: """
        bool char double float int long short signed unsigned void size_t int8_t int16_t int32_t int64_t \
        uint8_t uint16_t uint32_t uint64_t
        """,
      ]), .string("\""), .character)
    rules.sigils = [Sigil("#", .keyword)]
    rules.stringPrefixes = "l u"
    return rules
  }

  private static let csharp: LexicalRules = {
    var interpolated = DelimitedSpan(.string, "$\"", "\"")
    interpolated.escape = UInt8(ascii: "\\")
    interpolated.interpolation = [UInt8(ascii: "{")]
    var rules = braces(
      WordTable([
        .keyword: """
        abstract as async await base break case catch checked class const continue default delegate do else \
        enum event explicit extern finally fixed for foreach get if implicit in init interface internal is \
        lock namespace new operator out override params private protected public readonly record ref return \
        sealed set sizeof stackalloc static struct switch this throw try typeof unchecked unsafe using var \
        virtual volatile when where while yield
        """,
        .constant: "true false null",
        .type:
          "bool byte char decimal double dynamic float int long object sbyte short string uint ulong void",
      ]), .text("\"\"\""), .string("\""), .lines(.string, "@\"", "\""), interpolated, .character)
    rules.sigils = [Sigil("#", .keyword)]
    return rules
  }()

  private static let sql: LexicalRules = {
    var rules = LexicalRules()
    rules.words = WordTable(
      [
        .keyword: """
        add all alter analyze and as asc begin between by cascade case check cluster column commit \
        concurrently constraint create cross current database default deferrable delete desc distinct drop \
        else end except exists explain extension foreign from full function grant group having if in index \
        inner insert intersect into is join key left like limit lock materialized natural not of offset on \
        or order outer over partition primary procedure references rename replace returning revoke right \
        role rollback row rows schema select sequence set table temporary then to transaction trigger \
        truncate union unique update user using vacuum values view when where window with
        """,
        .constant: "true false null",
        .type: """
        bigint bigserial blob boolean bytea char character date decimal double float int integer interval \
        json jsonb numeric precision real serial smallint text time timestamp timestamptz uuid varchar
        """,
      ], ignoresCase: true)
    rules.lineComments = ["--"]
    rules.spans = [
      .comment("/*", "*/"), .text("'", escape: nil), .string("\"", escape: nil), .string("`", escape: nil),
    ]
    rules.sigils = [Sigil("$", .variable), Sigil("@", .variable)]
    rules.features = [.calls, .placeholders]
    return rules
  }()

  private static let promql: LexicalRules = {
    var rules = LexicalRules()
    rules.words = WordTable([
      .keyword: "by without on ignoring group_left group_right and or unless offset bool atan2",
      .function: """
      sum min max avg count topk bottomk quantile stddev stdvar group count_values
      """,
    ])
    rules.lineComments = ["#"]
    rules.spans = [.string("\""), .string("'"), .text("`", escape: nil)]
    rules.sigils = [Sigil("$", .variable, brackets: true)]
    rules.wordBytes = ":"
    rules.keys = .beforeEquals
    rules.features = .calls
    return rules
  }()

  private static let rego: LexicalRules = {
    var rules = LexicalRules()
    rules.words = WordTable([
      .keyword: "package import default not as with some every in if contains else",
      .constant: "true false null",
      .variable: "input data",
    ])
    rules.lineComments = ["#"]
    rules.spans = [.string("\""), .text("`", escape: nil)]
    rules.keys = [.beforeColonAndBlank, .strings]
    rules.features = .calls
    return rules
  }()

  private static let scala: LexicalRules = {
    var rules = braces(
      WordTable([
        .keyword: """
        abstract case catch class def derives do else end enum export extends extension final finally for given if \
        implicit import lazy match new object override package private protected return sealed super then this \
        throw trait try type using val var while with yield
        """,
        .constant: "true false null",
      ]), .text("\"\"\"", escape: nil, interpolation: "${"), .string("\"", interpolation: "${"), .character)
    rules.stringPrefixes = "s f"
    rules.sigils = [Sigil("@", .function)]
    return rules
  }()

  private static let batch: LexicalRules = {
    var rules = LexicalRules()
    rules.words = WordTable(
      [
        .keyword: """
        call defined do else endlocal equ errorlevel exist exit for geq goto gtr if in leq lss neq not setlocal shift
        """
      ], ignoresCase: true)
    rules.lineComments = ["::", "rem ", "REM ", "Rem ", "@rem ", "@REM "]
    rules.commentsFollowBlank = true
    rules.spans = [.string("\"", escape: nil)]
    rules.sigils = [
      Sigil("%", .variable, closed: true), Sigil("!", .variable, digits: false, closed: true),
      Sigil(":", .constant, digits: false), Sigil("/", .key), Sigil("@", .command, digits: false),
    ]
    rules.wordBytes = "-."
    rules.firstWord = .command
    rules.features = [.options, .placeholders]
    return rules
  }()

  private static let awk: LexicalRules = {
    var rules = LexicalRules()
    rules.words = WordTable([
      .keyword: """
      BEGIN BEGINFILE END ENDFILE break case continue default delete do else exit for function getline if in next \
      nextfile print printf return switch while
      """,
      .constant:
        "ARGC ARGV CONVFMT ENVIRON FILENAME FNR FS NF NR OFMT OFS ORS RLENGTH RS RSTART SUBSEP RT FPAT",
    ])
    rules.lineComments = ["#"]
    rules.spans = [.string("\"")]
    rules.sigils = [Sigil("$", .variable, brackets: true), Sigil("@", .keyword)]
    rules.features = [.calls, .patterns]
    return rules
  }()

  private static let jq: LexicalRules = {
    var rules = LexicalRules()
    rules.words = WordTable([
      .keyword: "and as catch def elif else end foreach if import include label or reduce then try",
      .constant: "true false null",
      .function: "not empty map select keys length add any all sort_by group_by del",
    ])
    rules.lineComments = ["#"]
    rules.spans = [.string("\"", interpolation: "\\(")]
    rules.sigils = [Sigil("$", .variable), Sigil("@", .function), Sigil(".", .variable, digits: false)]
    rules.wordBytes = "-"
    rules.keys = [.beforeColon, .strings]
    rules.features = .calls
    return rules
  }()
}
