import Diagnostics
import SourceText

/// A shell script as it was parsed: what it does, what is wrong with it, how it is coloured.
///
/// All ranges are bytes of the text that was parsed.
package struct ShellScript: Sendable {
  package let bytes: [UInt8]
  package let dialect: ShellDialect
  package let statements: [ShellStatement]
  /// In the order of their bodies.
  package let hereDocuments: [HereDocument]
  /// `# …` up to the end of its line, in order.
  package let comments: [SourceRange]
  /// What the shell would refuse. Never more than one for one mistake.
  package let diagnostics: [Diagnostic]
  /// In order, none overlapping; empty unless they were asked for.
  package let tokens: [SyntaxToken]
}

/// Which shell the text is written for.
package enum ShellDialect: Sendable {
  /// POSIX.1-2024, XCU chapter 2: what `sh` promises. What only bash knows is parsed, with a warning.
  case posix
  /// bash 5.2.
  case bash
  /// zsh, ksh and others: read as bash, with mere warnings for what may be their own syntax.
  case other
}

/// Pipelines joined by `&&` and `||`, with what ends them. XCU 2.9.3: and_or and its separator.
package struct ShellStatement: Sendable {
  package let first: ShellPipeline
  package let rest: [ShellLink]
  /// Ends with `&`.
  package let isBackground: Bool
  package let range: SourceRange

  /// All pipelines, in order.
  package var pipelines: [ShellPipeline] { [first] + rest.map(\.pipeline) }
}

/// A pipeline and the operator before it.
package struct ShellLink: Sendable {
  package enum Operator: Sendable {
    case and, or
  }

  package let link: Operator
  package let pipeline: ShellPipeline
}

/// Commands joined by `|` or `|&`. XCU 2.9.2.
package struct ShellPipeline: Sendable {
  /// Begins with an odd number of `!`.
  package let isNegated: Bool
  /// At least one, unless only `!` or `time` stands there.
  package let commands: [ShellCommand]
  package let range: SourceRange
}

/// XCU 2.9: command.
package indirect enum ShellCommand: Sendable {
  case simple(SimpleCommand)
  case compound(CompoundCommand)
  case function(FunctionDefinition)
  /// Nothing that could be parsed, where a command should be.
  case missing(SourceRange)

  package var range: SourceRange {
    switch self {
    case .simple(let command): command.range
    case .compound(let command): command.range
    case .function(let function): function.range
    case .missing(let range): range
    }
  }
}

/// Assignments, words and redirections. XCU 2.9.1.
package struct SimpleCommand: Sendable {
  package let assignments: [ShellAssignment]
  /// The name of the command and its arguments.
  package let words: [ShellWord]
  package let redirections: [ShellRedirection]
  package let range: SourceRange
}

/// `name=value`, `name+=value`, `name[subscript]=value`, `name=(…)`.
package struct ShellAssignment: Sendable {
  /// Of the name, without subscript.
  package let name: SourceRange
  package let value: ShellWord
  /// The elements of `name=( … )`; `nil` for a plain value.
  package let elements: [ShellWord]?
  package let range: SourceRange
}

/// XCU 2.7.
package struct ShellRedirection: Sendable {
  package enum Operator: Sendable {
    /// `<` and `<>`
    case input
    /// `>`, `>|`, `&>`, `>&`
    case output
    /// `>>`, `&>>`
    case append
    /// `<&` and `>&` with a number or `-`
    case duplicate
    /// `<<<`
    case hereString
    /// `<<`, `<<-`
    case hereDocument
  }

  package let kind: Operator
  package let target: ShellWord
  /// For `<<`: index in `ShellScript.hereDocuments`.
  package let hereDocument: Int?
  package let range: SourceRange
}

/// The lines that a command reads from `<<delimiter`. XCU 2.7.4.
package struct HereDocument: Sendable {
  /// The lines, without the one that ends them.
  package let body: SourceRange
  /// The line that ends it, without its break; `nil` where there is none.
  package let end: SourceRange?
  /// The delimiter has no quotes: `$x`, `$(…)`, backquotes and `\` mean something in the body.
  package let expands: Bool
  /// `<<-`: tabs before each line are taken off.
  package let stripsTabs: Bool
}

/// XCU 2.9.4, and what bash adds.
package struct CompoundCommand: Sendable {
  package indirect enum Kind: Sendable {
    /// `{ …; }`
    case group([ShellStatement])
    /// `( … )`
    case subshell([ShellStatement])
    /// `if`, each `elif`, and `else`, whose condition is empty.
    case conditional([ShellBranch])
    /// `while` and `until`
    case loop(condition: [ShellStatement], body: [ShellStatement])
    /// `for` and `select`; `words` is `nil` without `in`.
    case iteration(name: SourceRange, words: [ShellWord]?, body: [ShellStatement])
    /// `for ((…; …; …))`
    case arithmeticLoop([ShellArithmetic], body: [ShellStatement])
    case selection(ShellWord, [ShellCase])
    /// `[[ … ]]`: its words and operators in order.
    case test([ShellWord])
    /// `(( … ))`
    case arithmetic(ShellArithmetic?)
    case coprocess(ShellCommand)
  }

  package let kind: Kind
  package let redirections: [ShellRedirection]
  package let range: SourceRange
}

/// One arm of an `if`.
package struct ShellBranch: Sendable {
  package let condition: [ShellStatement]
  package let body: [ShellStatement]
}

/// `pattern | pattern) … ;;`
package struct ShellCase: Sendable {
  package let patterns: [ShellWord]
  package let body: [ShellStatement]
}

/// `name() compound-command` and `function name …`. XCU 2.9.5.
package struct FunctionDefinition: Sendable {
  package let name: SourceRange
  package let body: ShellCommand
  package let range: SourceRange
}
