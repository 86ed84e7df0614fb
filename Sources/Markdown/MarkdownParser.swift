import CMarkGFM

/// Parses `text` as GitHub Flavored Markdown with footnotes and hands the document to `body`.
///
/// Of the extensions only tables and task lists are cmark's. Its `strikethrough` and `autolink` switch
/// bytes of a table on and off that all parsers of the process share
/// (`cmark_manage_extensions_special_characters`), so that two notes parsed at once spoil each other; whoever
/// renders finds both in the text instead. Safe to call from several threads.
///
/// - Parameter text: valid UTF-8 without NUL, so that offsets into literals stay true.
package func withMarkdown<Result>(_ text: ArraySlice<UInt8>, _ body: (MarkdownNode) -> Result) -> Result? {
  guard extensions.isRegistered, let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else { return nil }
  defer { cmark_parser_free(parser) }
  for name in ["table", "tasklist"] {
    guard let syntax = cmark_find_syntax_extension(name) else { return nil }
    cmark_parser_attach_syntax_extension(parser, syntax)
  }
  text.withUnsafeBufferPointer { buffer in
    guard let start = buffer.baseAddress else { return }
    start.withMemoryRebound(to: CChar.self, capacity: buffer.count) {
      cmark_parser_feed(parser, $0, buffer.count)
    }
  }
  guard let root = cmark_parser_finish(parser) else { return nil }
  defer { cmark_node_free(root) }
  return MarkdownNode(root).map(body)
}

private struct Extensions: Sendable {
  let isRegistered: Bool

  init() {
    cmark_gfm_core_extensions_ensure_registered()
    isRegistered = true
  }
}

/// Registering is not thread-safe in cmark; a global `let` runs its initialiser once.
private let extensions = Extensions()
