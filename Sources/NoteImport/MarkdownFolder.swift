import NoteModel
import SourceText

/// Reads any folder of Markdown. Dates are those of the front matter, of the files' names, and of the history of git.
func readFolder(_ source: ImportSource) throws(ImportError) -> SourceSite {
  var site = SourceSite()
  for path in source.paths {
    guard isMarkdownPath(path) else {
      site.files.append((path, safePath(path)))
      continue
    }
    guard let bytes = source.read(path) else {
      site.leftOut.append(LeftOut(source: path, reason: "it cannot be read"))
      continue
    }
    // The README of a folder is its page.
    let name = lastPart(path)
    let folder = parentFolder(of: path)
    let isReadme = stem(of: name).lowercased() == "readme" || stem(of: name).lowercased() == "index"
    let target = isReadme ? (folder.isEmpty ? "home.md" : folder + "/index.md") : noteExtension(path)
    let empty = SourceNote(origin: "folder:\(path)", source: path, path: target)
    var page = MarkdownSource(bytes, note: empty, dialect: FrontMatterDialect())
    if page.note.title.isEmpty {
      page.note.title = titleFromName(isReadme && !folder.isEmpty ? lastPart(folder) : stem(of: path))
    }
    takeSlug(&page.note)
    page.note.text = .markdown(tidyMarkdown(page.body, &page.note.remarks))
    if !isReadme { addHistory(to: &page.note, source, &site.remarks) }
    site.notes.append(page.note)
  }
  return site
}
