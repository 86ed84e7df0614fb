/// What a piece of code is, for highlighting.
public enum SyntaxKind: UInt8, Sendable, CaseIterable {
  case keyword, command, type, function, key, string, escape, number, constant, variable, `operator`
  case punctuation, comment, placeholder, prompt, output, inserted, deleted, invalid
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
