import Diagnostics
import NoteImport
import NoteModel

/// What somebody else's program wrote: texts of each kind of source, HTML and XML of exports.
func importTargets() -> [FuzzTarget] {
  let texts = seeds("import.txt")
  let signs =
    "< > & </ /> <b> </b> <pre> <br> <ul> <li> <table> <td> {{< >}} {{% %}} {% %} {{ }} [[ ]] ![[ | # - * ` ``` ~~~ !!! === > [! %% == --- +++ : \" ' ( ) \\ &nbsp;"
  let files: [(ImportKind, String)] = [
    (.hugo, "content/posts/a.md"), (.jekyll, "_posts/2024-01-02-a.md"), (.mkdocs, "docs/a.md"),
    (.obsidian, "a b.md"),
    (.notion, "A 0123456789abcdef0123456789abcdef.md"), (.folder, "a.md"),
  ]
  let sources = files.map { kind, path in
    FuzzTarget("import-\(kind.rawValue)", seeds: texts, signs: signs) { faults(of: [path: $0], as: kind) }
  }
  let html = FuzzTarget("import-html", seeds: texts, signs: signs) { bytes in
    faults(
      of: ["feed.atom": feed(Array("<![CDATA[".utf8) + withoutEnd(bytes) + Array("]]>".utf8))], as: .blogger)
  }
  let xml = FuzzTarget(
    "import-xml", seeds: [feed(Array("text".utf8)), feed(Array("&lt;b&gt;x&lt;/b&gt;".utf8))],
    signs: "< > </ /> = \" ' & &lt; &#x0; <!-- --> <![CDATA[ ]]> <? ?> <!DOCTYPE entry content link category"
  ) { faults(of: ["feed.atom": $0], as: .blogger) }
  return sources + [html, xml]
}

/// A blog of one post.
private func feed(_ content: [UInt8]) -> [UInt8] {
  Array(
    """
    <?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><id>tag:blogger.com,1999:blog-1</id><title>T</title>\
    <entry><id>tag:blogger.com,1999:blog-1.post-2</id><category scheme='http://schemas.google.com/g/2005#kind' \
    term='http://schemas.google.com/blogger/2008/kind#post'/><published>2024-01-02T03:04:05+01:00</published>\
    <title>A</title><link rel='alternate' href='http://x.example/2024/01/a.html'/><content type='html'>
    """.utf8) + content + Array("</content></entry></feed>".utf8)
}

/// A text that a CDATA section can hold.
private func withoutEnd(_ bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  for byte in bytes where !(byte == UInt8(ascii: ">") && result.suffix(2).elementsEqual("]]".utf8)) {
    result.append(byte)
  }
  return result
}

/// What is planned stays below `Content/`, has front matter that is read as it is meant, and is not planned again.
private func faults(of files: [String: [UInt8]], as kind: ImportKind) -> [String] {
  let source = ImportSource(paths: Array(files.keys)) { files[$0] }
  func plan(_ imported: [String: String]) -> ImportPlan? {
    try? planImport(
      source, as: kind,
      into: ImportTarget(settings: nil, paths: [], imported: imported, keepsRemoteImages: false))
  }
  guard let first = plan([:]) else { return [] }
  var found: [String] = []
  var imported: [String: String] = [:]
  for note in first.notes {
    let parts = note.path.split(separator: "/", omittingEmptySubsequences: false)
    if parts.contains(where: { $0.isEmpty || $0.first == "." }) { found.append("the path \(note.path)") }
    let matter = readFrontMatter(note.bytes ?? [])
    found += matter.diagnostics.map { "front matter: \($0.message)" }
    let origin = matter.entries.first { $0.key == importedKey }?.value
    if case .string(let text)? = origin { imported[text] = note.path } else { found.append("no origin") }
  }
  let again = plan(imported)
  if again?.notes.contains(where: { $0.bytes != nil }) ?? true {
    found.append("a second import brings it again")
  }
  return found
}
