/// What a piece of code is, for highlighting. Themes style the short class names.
public enum SyntaxKind: UInt8, Sendable, CaseIterable {
  case keyword, command, type, function, key, string, escape, number, constant, variable, `operator`
  case punctuation, comment, placeholder, prompt, output, inserted, deleted, invalid

  /// The CSS class on the page, one or two letters.
  public var cssClass: StaticString {
    switch self {
    case .keyword: "k"
    case .command: "cm"
    case .type: "t"
    case .function: "f"
    case .key: "a"
    case .string: "s"
    case .escape: "e"
    case .number: "n"
    case .constant: "l"
    case .variable: "v"
    case .operator: "o"
    case .punctuation: "p"
    case .comment: "c"
    case .placeholder: "h"
    case .prompt: "pr"
    case .output: "ou"
    case .inserted: "in"
    case .deleted: "de"
    case .invalid: "x"
    }
  }
}

/// A coloured piece of a snippet. Tokens of one snippet are in order and do not overlap;
/// what lies between them is plain.
public struct SyntaxToken: Sendable, Hashable {
  /// What it is.
  public let kind: SyntaxKind
  /// Where it is, in bytes of the snippet.
  public let range: SourceRange

  /// A token of `kind` at `range`.
  @inlinable
  public init(_ kind: SyntaxKind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}
