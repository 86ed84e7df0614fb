import SourceText

/// What the author says about a snippet.
package struct SnippetAttributes: Sendable, Hashable {
  /// What a check of the snippet should come to.
  package enum Expectation: Sendable, Hashable {
    case parses
    /// `skip`: not checked.
    case skipped
    /// `fails`: a wrong example, must be refused.
    case fails
  }

  /// Something about the attributes that the author should hear of.
  package struct Problem: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
      /// No attribute of ours. Worth a report only if `nearest` has one of a similar spelling: other programs
      /// have attributes that are not known here.
      case unknown(nearest: String?)
      /// The lines are no list such as `2,4-6` with numbers from 1.
      case badLines
      /// `fold` with something else than a number of lines.
      case badCount
      /// Says the opposite of `other`, which came first and counts.
      case contradiction(other: String)
      /// `title`, `highlight`, `as`, `allow`, `file` or `tab` without `=value`.
      case missingValue
      /// A quote that is not closed; the value goes on to the end.
      case openQuote
    }

    package let kind: Kind
    /// The attribute as written; for `badLines` and `badCount` its value.
    package let name: String
    /// In bytes of the info string.
    package let range: SourceRange
  }

  /// `file="files/main.tf" lines="3-20"`: the text stands in another file.
  package struct FileReference: Sendable, Hashable {
    /// As written: relative to the note, or from the root of the site where it begins with `/`.
    package let path: String
    package var lines = Lines.all
    /// The value of `file`, in bytes of the info string.
    package let range: SourceRange

    /// What of the file is shown.
    package enum Lines: Sendable, Hashable {
      case all
      /// 1-based; up to `.max` for all that follow.
      case some(ClosedRange<Int>)
      /// No range, as written.
      case malformed(String)
    }
  }

  /// A name and its value; a flag has none.
  package struct Item: Sendable, Hashable {
    package let name: String
    package let value: String?
  }

  package var expectation = Expectation.parses
  /// `partial`: an excerpt, what is missing around it is meant.
  package var isPartial = false
  package var title: String?
  /// `file=`: where the text is taken from, as written.
  package var file: FileReference?
  /// `lines`: with line numbers.
  package var showsLineNumbers = false
  /// `wrap`: long lines are wrapped, not scrolled.
  package var wrapsLines = false
  /// `fold`: how many lines are shown, of a session for each output; the rest is unfolded on request.
  package var fold: Int?
  /// `tab=`: the label of a variant; fences in a row that have one are shown in one place.
  package var tab: String?
  /// 1-based, in order, neither overlapping nor touching.
  package var highlightedLines: [ClosedRange<Int>] = []
  /// `as=`: the kind of document, such as `iam-trust-policy`.
  package var kind: String?
  /// `allow=`: rules that the snippet may break.
  package var allowedRules: [AllowedRule] = []
  /// Every attribute as written, those of other programs too, each name once.
  package var items: [Item] = []
  /// In order of place.
  package var problems: [Problem] = []

  package init() {}
}
