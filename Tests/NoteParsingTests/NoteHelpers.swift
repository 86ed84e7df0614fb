import NoteModel
import SourceText

@testable import NoteParsing

/// Parses `text` as the note `posts/note.md` of a site with default settings.
func parseNote(_ text: String) -> ParsedNote {
  parseNote(
    path: "posts/note.md", file: SourceFile(path: "note.md", bytes: Array(text.utf8)),
    options: NoteParsingOptions(settings: SiteSettings(), checksSnippets: true, rendersHTML: true))
}

/// The body as text, its gaps as `{link-start 0}`, `{link-end 0}` and `{image 0}`.
func bodyText(_ body: NoteBody) -> String {
  body.parts.map { part in
    switch part {
    case .html(let bytes): String(decoding: bytes, as: UTF8.self)
    case .linkStart(let index): "{link-start \(index)}"
    case .linkEnd(let index): "{link-end \(index)}"
    case .image(let index): "{image \(index)}"
    }
  }.joined()
}
