import HCLSyntax
import JSONSyntax

/// How the snippets of a language are laid out.
private struct SnippetFormatter: Sendable {
  let language: Language
  /// `nil` for what does not parse, or only because we know what the author meant: nobody can lay that out.
  let format: @Sendable ([UInt8]) -> [UInt8]?
}

/// All languages that `notes fmt` knows.
private let snippetFormatters = [
  SnippetFormatter(language: .hcl) { bytes in
    let file = parseHCL(bytes)
    return file.diagnostics.isEmpty ? formattedHCL(file) : nil
  },
  SnippetFormatter(language: .json) { formattedJSON(parseJSON($0), of: $0) },
]

/// The text of a snippet as it is laid out in its language.
///
/// - Parameter languages: those wanted; others are left as they are.
/// - Returns: `nil` for a snippet that stays: it does not parse, shows a mistake (`fails`), is not to be read
///   (`skip`), or is fine already.
package func formatSnippet(_ snippet: Snippet, languages: Set<Language>) -> [UInt8]? {
  let reading = snippet.reading
  guard snippet.info.attributes.expectation == .parses, !reading.isGuess, reading.mistag == nil,
    let language = reading.language, languages.contains(language),
    let formatter = snippetFormatters.first(where: { $0.language == language }),
    let formatted = formatter.format(snippet.bytes), formatted != snippet.bytes
  else { return nil }
  return formatted
}
