import Diagnostics
import SourceText

/// A configuration file of HCL's native syntax as it was parsed.
///
/// All ranges are bytes of the text that was parsed. What could not be parsed is `.missing`, so a tree is
/// always whole.
package struct HCLFile: Sendable {
  package let bytes: [UInt8]
  package let body: HCLBody
  /// What HashiCorp's parser would refuse, and what the author left out on purpose. One for one mistake.
  package let diagnostics: [Diagnostic]
  /// Every token, comments and newlines too, in order; the last one is `.end`.
  package let tokens: [HCLToken]

  /// The text of `range`: a name, a number.
  package func text(_ range: SourceRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }
}

/// A template file (`.tftpl`): text with `${…}` and `%{…}`.
package struct HCLTemplateFile: Sendable {
  package let bytes: [UInt8]
  package let template: HCLTemplate
  package let diagnostics: [Diagnostic]
  package let tokens: [HCLToken]

  /// The same as a configuration without arguments and blocks.
  package var withoutBody: HCLFile {
    let body = HCLBody(items: [], range: SourceRange(0, bytes.count), isElided: false)
    return HCLFile(bytes: bytes, body: body, diagnostics: diagnostics, tokens: tokens)
  }
}

// MARK: Structure

/// hclsyntax, Structural Elements: Body = (Attribute | Block | OneLineBlock)*
package struct HCLBody: Sendable {
  package let items: [HCLItem]
  /// Between the braces; the whole text for a file.
  package let range: SourceRange
  /// An elision (`...`) stands in it: what one misses may only not be shown.
  package let isElided: Bool

  package init(items: [HCLItem], range: SourceRange, isElided: Bool) {
    self.items = items
    self.range = range
    self.isElided = isElided
  }

  /// The attributes, in order.
  package var attributes: [HCLAttribute] {
    items.compactMap { if case .attribute(let attribute) = $0 { attribute } else { nil } }
  }

  /// The blocks, in order.
  package var blocks: [HCLBlock] {
    items.compactMap { if case .block(let block) = $0 { block } else { nil } }
  }
}

package enum HCLItem: Sendable {
  case attribute(HCLAttribute)
  case block(HCLBlock)

  package var range: SourceRange {
    switch self {
    case .attribute(let attribute): attribute.range
    case .block(let block): block.range
    }
  }
}

/// Attribute = Identifier "=" Expression Newline
package struct HCLAttribute: Sendable {
  package let name: SourceRange
  package let value: HCLExpression
  package let range: SourceRange
}

/// Block = Identifier (StringLit | Identifier)* "{" Newline Body "}" Newline
package struct HCLBlock: Sendable {
  package let type: SourceRange
  package let labels: [HCLLabel]
  package let openBrace: SourceRange
  package let body: HCLBody
  /// `nil` where it was never closed.
  package let closeBrace: SourceRange?
  package let range: SourceRange

  /// The type and the labels.
  package var header: SourceRange { labels.last.map { type.union($0.range) } ?? type }
}

/// A label of a block: `"aws_iam_role"` or a bare name.
package struct HCLLabel: Sendable {
  /// With the quotes.
  package let range: SourceRange
  /// Without them.
  package let text: SourceRange
}

// MARK: Expressions

/// hclsyntax, Expressions.
package struct HCLExpression: Sendable {
  package let kind: Kind
  package let range: SourceRange

  package init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  package indirect enum Kind: Sendable {
    /// Nothing that could be parsed.
    case missing
    /// What the author left out on purpose: `<name>`, `...`, `$NAME`.
    case placeholder
    case number
    case literal(Literal)
    /// A string or a heredoc.
    case template(HCLTemplate)
    /// A name alone, or the first name of a reference; its range is the name.
    case variable
    /// Attribute access, indexes and splats behind an expression. `steps` is not empty.
    case access(HCLExpression, steps: [HCLStep])
    case call(HCLCall)
    case parentheses(HCLExpression)
    case unary(HCLOperator, HCLExpression)
    /// Operands of one level of precedence, which bind to the left. `rest` is not empty.
    case binary(HCLExpression, rest: [HCLOperation])
    case conditional(HCLExpression, then: HCLExpression, else: HCLExpression)
    case tuple([HCLExpression])
    case object([HCLObjectItem])
    case forLoop(HCLForLoop)
  }

  package enum Literal: Sendable {
    case `true`, `false`, null
  }
}

/// `.name`, `[key]`, `.0`, `[*]`, `.*`
package struct HCLStep: Sendable {
  package enum Kind: Sendable {
    /// The range is that of the name, without the dot.
    case attribute(SourceRange)
    case index(HCLExpression)
    /// `.0`, as HIL wrote it. The range is that of the number.
    case legacyIndex(SourceRange)
    /// `[*]`
    case splat
    /// `.*`
    case attributeSplat
  }

  package let kind: Kind
  package let range: SourceRange
}

package struct HCLCall: Sendable {
  /// With its namespaces: `provider::aws::arn_parse`.
  package let name: SourceRange
  package let arguments: [HCLExpression]
  /// The last argument is followed by `...`.
  package let isExpanded: Bool
  /// An elision stands among the arguments.
  package let isElided: Bool
}

package enum HCLOperator: Sendable {
  case negate, not
  case multiply, divide, remainder, add, subtract
  case greater, greaterOrEqual, less, lessOrEqual, equal, notEqual
  case and, or
}

/// An operator and the operand behind it.
package struct HCLOperation: Sendable {
  package let sign: HCLOperator
  package let operand: HCLExpression
}

/// `key = value` or `key: value` of an object. A key that is a bare name is that name, not a reference.
package struct HCLObjectItem: Sendable {
  package let key: HCLExpression
  package let value: HCLExpression
}

/// `[for k, v in map: value if condition]` or `{for k, v in map: key => value... if condition}`
package struct HCLForLoop: Sendable {
  /// One name or two.
  package let names: [SourceRange]
  package let collection: HCLExpression
  /// `nil` in a tuple.
  package let key: HCLExpression?
  package let value: HCLExpression
  package let condition: HCLExpression?
  /// `...` behind the value: values of one key are grouped.
  package let isGrouping: Bool
}

// MARK: Templates

/// hclsyntax, Template Expressions: text with interpolations and directives.
package struct HCLTemplate: Sendable {
  package enum Form: Sendable {
    case quoted
    /// The range is that of the marker's name; `isIndented` where it was opened by `<<-`.
    case heredoc(marker: SourceRange, isIndented: Bool)
    case file
  }

  package let form: Form
  /// Flat: a directive and its end are parts of their own.
  package let parts: [HCLTemplatePart]
  /// The text between the quotes or markers.
  package let content: SourceRange

  /// Whether it is text alone, escapes apart.
  package var isLiteral: Bool {
    parts.allSatisfy { if case .text = $0 { true } else { false } }
  }
}

package enum HCLTemplatePart: Sendable {
  /// As it was written, with its escapes.
  case text(SourceRange)
  /// `${ … }`; the range holds the braces.
  case interpolation(HCLExpression, SourceRange)
  /// `%{ … }`
  case directive(HCLDirective, SourceRange)
}

package enum HCLDirective: Sendable {
  case `if`(HCLExpression)
  case `else`
  case endif
  case `for`(names: [SourceRange], HCLExpression)
  case endfor
  /// Something else, which was reported.
  case missing
}
