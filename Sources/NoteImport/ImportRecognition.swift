import SourceText

/// The program that a source comes from, by what is there; `nil` where nothing tells.
package func recognisedKind(of source: ImportSource) -> ImportKind? {
  let paths = Set(source.paths)
  let top = Set(source.paths.map { $0.prefix { $0 != "/" }.lowercased() })
  if paths.contains(where: { isBloggerFeed($0, source) }) { return .blogger }
  if paths.contains(where: { isWordPressExport($0, source) }) { return .wordpress }
  if paths.contains("mkdocs.yml") || paths.contains("mkdocs.yaml") { return .mkdocs }
  if paths.contains(where: isHugoConfiguration) || (top.contains("content") && paths.contains("config.toml"))
  {
    return .hugo
  }
  if paths.contains("_config.yml") || paths.contains("_config.yaml") || top.contains("_posts") {
    return .jekyll
  }
  if top.contains(".obsidian") { return .obsidian }
  let notes = source.paths.filter(isMarkdownPath)
  if !notes.isEmpty, notes.count(where: { notionName($0) != nil }) * 2 > notes.count { return .notion }
  return notes.isEmpty ? nil : .folder
}

private func isHugoConfiguration(_ path: String) -> Bool {
  let stems = ["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"]
  return stems.contains(path) || (path.hasPrefix("config/_default/") && stems.contains(lastPart(path)))
}

/// Whether a file is an export of WordPress, by its head.
func isWordPressExport(_ path: String, _ source: ImportSource) -> Bool {
  guard path.lowercased().hasSuffix(".xml"), let bytes = source.read(path) else { return false }
  return bytes.prefix(8192).contains(utf8: "wordpress.org/export/")
}

func isMarkdownPath(_ path: String) -> Bool {
  let path = path.lowercased()
  return path.hasSuffix(".md") || path.hasSuffix(".markdown") || path.hasSuffix(".mdown")
    || path.hasSuffix(".mkd")
}

/// The name and the number of `Upgrade 0123456789abcdef0123456789abcdef.md`.
func notionName(_ path: String) -> (name: String, number: String)? {
  let file = lastPart(path)
  let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file[...]
  let number = stem.suffix(32)
  guard stem.utf8.count >= 32, number.utf8.count == 32,
    number.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
  else { return nil }
  let name = stem.dropLast(32)
  guard name.isEmpty || name.last == " " || name.last == "-" else { return nil }
  return (String(name).trimmedBlanks, String(number))
}
