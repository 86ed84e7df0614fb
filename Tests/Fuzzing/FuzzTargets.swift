import Diagnostics
import ImageFiles
import LanguageServer
import NoteEditing
import NoteModel
import NoteParsing
import SearchRanking
import SiteRendering
import Snippets
import SourceText
import SyntaxHighlighting
import TestSupport
import XMLSyntax

/// All parsers that get to see what somebody else wrote.
package func fuzzTargets() -> [FuzzTarget] {
  let fixtures = fixtureSeeds()
  return snippetTargets(fixtures) + [
    highlightingTarget(fixtures),
    diagramTarget("mermaid", fixtures), diagramTarget("dot", fixtures), fileTreeTarget(fixtures),
    recognitionTarget(fixtures), infoStringTarget, imageTarget, frontMatterTarget, settingsTarget,
    addressTarget,
    queryTarget, segmentTarget, themeTarget, noteTarget, linkPlacesTarget, frontMatterEditTarget,
    messageTarget,
  ] + importTargets()
}

// MARK: Snippets

/// A snippet whose note is its own text, so that places in the note are places in the snippet.
private func snippet(_ info: String, _ bytes: [UInt8]) -> Snippet {
  let map = SnippetMap(snippet: bytes, note: bytes, noteLines: LineTable(bytes), firstLine: 0)
  return Snippet(info: InfoString(info), bytes: bytes, map: map, infoRange: SourceRange(0, 0))
}

/// Places of diagnostics and tokens. A diff has the tokens of its lines first and those of what the lines hold behind them.
private func placeFaults(of snippet: Snippet) -> [String] {
  let check = checkSnippet(snippet)
  let tokens = highlightSnippet(snippet)
  _ = HighlightedHTML(snippet.bytes, tokens: tokens, lines: nil)
  return placeFaults(
    check.remarks + check.diagnostics, tokens: snippet.reading.language == .diff ? [] : tokens,
    count: snippet.bytes.count)
}

/// A language with a validator, as a note would have it: with the snippets within it, and all that is done with one.
private func snippetTargets(_ fixtures: [(words: [String], bytes: [UInt8])]) -> [FuzzTarget] {
  snippetCheckers.flatMap { checker in
    checker.languages.map { language in
      let infos =
        [language.id, language.id + " partial"] + checker.documentKinds.map { "\(language.id) as=\($0)" }
      return FuzzTarget(language.id, seeds: seeds(of: language, in: fixtures)) { bytes in
        let snippet = snippet(infos[bytes.count % infos.count], bytes)
        _ = mendedSnippet(snippet)
        let laidOut = formatSnippet(snippet, languages: [language])
        let kept = laidOut.map { withoutBlanks($0) == withoutBlanks(bytes) } ?? true
        return placeFaults(of: snippet)
          + (kept || language != .json ? [] : ["the layout changes more than blanks"])
      }
    }
  }
}

private func withoutBlanks(_ bytes: [UInt8]) -> [UInt8] {
  bytes.filter { $0 > 0x20 && $0 != UInt8(ascii: ",") }
}

private func seeds(of language: Language, in fixtures: [(words: [String], bytes: [UInt8])]) -> [[UInt8]] {
  fixtures.filter { $0.words.first.flatMap { Language(named: $0) } == language }.map(\.bytes)
}

/// Languages that are only highlighted, all with the texts of all.
private func highlightingTarget(_ fixtures: [(words: [String], bytes: [UInt8])]) -> FuzzTarget {
  let named = fixtures.compactMap { fixture in
    fixture.words.first.flatMap { Language(named: $0) }.map { (id: $0.id, bytes: fixture.bytes) }
  }
  let checked = Set(snippetCheckers.flatMap(\.languages).map(\.id))
  let unchecked = named.filter { !checked.contains($0.id) }
  let ids = Set(unchecked.map(\.id)).sorted()
  return FuzzTarget("highlighting", seeds: unchecked.map(\.bytes)) { bytes in
    ids.flatMap { placeFaults([], tokens: highlight(bytes, language: $0) ?? [], count: bytes.count) }
  }
}

/// A diagram is well-formed SVG, whatever it is drawn of.
private func diagramTarget(_ name: String, _ fixtures: [(words: [String], bytes: [UInt8])]) -> FuzzTarget {
  let seeds = fixtures.filter { $0.words.first == name }.map(\.bytes)
  return FuzzTarget(
    name, seeds: seeds, signs: "--> ->> -- : ; { } [ ] ( ) \" | < > & # % @ = , . / \\ end subgraph"
  ) { bytes in
    guard let drawn = drawSnippet(snippet(name, bytes), title: "A \"title\"", idPrefix: "d1") else {
      return ["no diagram language"]
    }
    // Braces are a template's to `checkXML`, which then looks for no tag within them.
    let svg = drawn.drawing.map { $0.svg.map { $0 == UInt8(ascii: "{") ? UInt8(ascii: "(") : $0 } }
    let malformed = svg.map { checkXML($0).filter { $0.severity == .error } } ?? []
    return placeFaults(drawn.diagnostics, count: bytes.count) + malformed.map { "the SVG: \($0.message)" }
  }
}

private func fileTreeTarget(_ fixtures: [(words: [String], bytes: [UInt8])]) -> FuzzTarget {
  let seeds = fixtures.filter { ["tree", "text"].contains($0.words.first) }.map(\.bytes) + seeds("trees.txt")
  return FuzzTarget("tree", seeds: seeds, signs: "├── └── │ / # | `-- +-- ... (") { bytes in
    _ = FileTree(bytes)
    return []
  }
}

private func recognitionTarget(_ fixtures: [(words: [String], bytes: [UInt8])]) -> FuzzTarget {
  FuzzTarget("recognition", seeds: fixtures.map(\.bytes)) { bytes in
    placeFaults(of: snippet("", bytes))
  }
}

private let infoStringTarget = FuzzTarget("info", seeds: seeds("info-strings.txt")) { bytes in
  let info = InfoString(String(decoding: bytes, as: UTF8.self))
  let lines = info.attributes.highlightedLines
  let areOrdered = zip(lines, lines.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound }
  return areOrdered ? [] : ["lines to be marked are out of order: \(lines)"]
}

private let imageTarget = FuzzTarget(
  "image", seeds: imageSeeds(), signs: "IHDR acTL VP8X ispe Exif <svg <!-- viewBox=\" width="
) { bytes in
  guard case .image(_, let size?) = readImageHeader(bytes) else { return [] }
  return size.width >= 1 && size.height >= 1 ? [] : ["a size of \(size)"]
}

/// Each line of the file is an image's first bytes in hexadecimal digits.
private func imageSeeds() -> [[UInt8]] {
  seeds("images.txt").joined().split(separator: UInt8(ascii: "\n")).map { line in
    stride(from: line.startIndex, to: line.endIndex - 1, by: 2).compactMap {
      UInt8(String(decoding: line[$0...$0 + 1], as: UTF8.self), radix: 16)
    }
  } + seeds("drawings.txt")
}

// MARK: The site

private let frontMatterTarget = FuzzTarget(
  "front-matter", seeds: seeds("front-matter.txt"),
  signs: "--- +++ : - { } [ ] \" ' # | > & * ! , = T Z 2024-02-30"
) { bytes in
  let front = readFrontMatter(bytes)
  let (metadata, diagnostics) = readNoteMetadata(
    path: "a/2024-01-02-b.md", entries: front.entries, firstHeading: nil, timeZone: "Europe/Berlin")
  let place = permalink(for: metadata, path: "a/b.md", settings: SiteSettings())
  return placeFaults(front.diagnostics + diagnostics + place.1, count: bytes.count)
    + (front.bodyStart <= bytes.count ? [] : ["the text begins behind the end"]) + escapes(place.0)
}

/// What is added to front matter can be read there afterwards.
private let frontMatterEditTarget = FuzzTarget("front-matter-edits", seeds: frontMatterTarget.seeds) {
  bytes in
  let alias = "/2024/06/old \"name\".html"
  let edits = FrontMatterEditor(bytes).renamingTags { $0 + "x" } ?? []
  let added = FrontMatterEditor(bytes).appending(alias, to: "aliases")
  guard let added, let note = applying([added], to: bytes) else { return editFaults(edits, bytes) }
  let entry = readFrontMatter(note).entries.first { $0.key == "aliases" }
  let isThere =
    switch entry?.value {
    case .list(let items): items.last == .string(alias)
    default: false
    }
  return (isThere ? [] : ["the alias is not where it was added"]) + editFaults(edits, bytes)
}

private func editFaults(_ edits: [TextEdit], _ bytes: [UInt8]) -> [String] {
  applying(inOrder(edits), to: bytes) == nil && edits.allSatisfy { $0.fits(bytes) } ? ["edits overlap"] : []
}

/// Places lie within the note and in order.
private let linkPlacesTarget = FuzzTarget(
  "links", seeds: noteTarget.seeds, signs: "[ ] ( ) [[ ]] | # ` ``` < > \\ ! : ]( [a]: {\"a\" file= - *"
) { bytes in
  let found = LinkPlaces(in: repairedText(bytes).bytes)
  let count = repairedText(bytes).bytes.count
  let ranges = found.places.flatMap { [$0.path] + ($0.fragment.map { [$0] } ?? []) } + found.outsideOfCode
  let isWithin = ranges.allSatisfy { 0 <= $0.start && $0.start <= $0.end && $0.end <= count }
  let isOrdered = zip(found.places, found.places.dropFirst()).allSatisfy { $0.path.start <= $1.path.start }
  return (isWithin ? [] : ["a place lies outside of the note"]) + (isOrdered ? [] : ["places out of order"])
}

private let settingsTarget = FuzzTarget(
  "site", seeds: seeds("settings.txt"), signs: "- : , { } [ ] \" ' # | > & * ! : /:year/ https:// 4 MB"
) { bytes in
  let (settings, diagnostics) = readSiteSettings(
    SourceFile(path: "site.yml", bytes: bytes), knownRules: ["a.b"])
  let policies = settings.securityPolicy.filter { !isPolicyText($0.key) || !isPolicyText($0.value) }
  return placeFaults(diagnostics, count: bytes.count) + policies.map { "an unsafe policy: \($0)" }
    + (settings.limits.noteSize > 0 && settings.pagination > 0 ? [] : ["a limit of nothing"])
}

/// Addresses of all kinds: of a note, of a link, of a file.
private let addressTarget = FuzzTarget(
  "address", seeds: seeds("addresses.txt"), signs: "/ . .. // \\ % %2e %2F # ? : @ & javascript: :slug"
) { bytes in
  let text = String(decoding: bytes, as: UTF8.self)
  _ = LinkDestination(encoded: bytes)
  _ = NoteDate(parsing: text, timeZone: "Europe/Berlin")
  let slug = slugify(text)
  let joined = joinedPath("a/b", text) ?? ""
  return (Permalink(text).map(escapes) ?? [])
    + (slug.contains("/") ? ["the slug \(slug)"] : [])
    + (joined.split(separator: "/").contains("..") ? ["the path \(joined)"] : [])
    + (percentEncodedURL(text).utf8.contains { $0 <= 0x20 || $0 == UInt8(ascii: "\"") }
      ? ["a quote in an address"] : [])
}

/// A permalink does not lead out of the folder that it is joined to.
private func escapes(_ permalink: Permalink) -> [String] {
  let path = permalink.filePath
  let parts = path.split(separator: "/", omittingEmptySubsequences: false)
  let isSafe =
    !parts.contains { ["", ".", ".."].contains($0) }
    && !path.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "\n") }
  return isSafe ? [] : ["the permalink \(path)"]
}

private let themeTarget = FuzzTarget(
  "theme", seeds: seeds("templates.txt"), signs: "{{ }} {{# {{/ {{^ {{> {{! {{= =}} {{{ }}} {{& . note"
) { bytes in
  let files = ["templates/note.mustache": bytes, "assets/a.css": bytes, "assets/a.js": bytes]
  let theme = Theme(files: files)
  return theme.findings.flatMap { placeFaults([$0.diagnostic], count: $0.file.bytes.count) }
}

// MARK: Search

private let queryTarget = FuzzTarget(
  "query", seeds: seeds("queries.txt"), signs: "\" - : tag: lang: after: before: title: in:code aws/ C++ ."
) { bytes in
  let terms = SearchTerms(String(decoding: bytes, as: UTF8.self))
  let segments = MemorySegments(segments: [sampleSegment.segment])
  _ = try? Ranker(store: segments, sizes: sampleSegment.sizes).rank(terms)
  return terms.phrases.filter { $0.upperBound > terms.words.count }.map { "a phrase at \($0)" }
}

/// Bytes of an index that is damaged: the directory, words and postings of one segment, one after the other.
private let segmentTarget = FuzzTarget("segment", seeds: [segmentSeed()]) { bytes in
  let parts = bytes.split(separator: 0xFF, maxSplits: 2, omittingEmptySubsequences: false).map(Array.init)
  guard parts.count == 3 else { return [] }
  let block = SegmentBlock(words: parts[1], postings: parts[2])
  let segment = Segment(directory: parts[0], blocks: [block])
  let ranker = Ranker(store: MemorySegments(segments: [segment]), sizes: sampleSegment.sizes)
  for query in ["fox", "qui", "\"quick brown\" -dog", "tag:a", "zzz"] {
    _ = try? ranker.rank(SearchTerms(query))
  }
  let sources = [segment, sampleSegment.segment].map(SegmentSource.init)
  try? mergeSegments(sources, sizes: sampleSegment.sizes) { _, _ in }
  return []
}

private func segmentSeed() -> [UInt8] {
  let segment = sampleSegment.segment
  return segment.directory + [0xFF] + (segment.blocks.first?.words ?? []) + [0xFF]
    + (segment.blocks.first?.postings ?? [])
}

private let sampleSegment: (segment: Segment, sizes: [UInt8]) = {
  var builder = SegmentBuilder()
  let texts = ["the quick brown fox", "a lazy dog and a quicker fox", "nothing of either"]
  let sizes = texts.enumerated().map { number, text in
    let section = SearchableSection(
      headings: ["Fox"], prose: text, code: "", captions: "", languages: ["shell"])
    let note = SearchableNote(path: "a.md", title: text, tags: ["a"], day: "2024-01-02", sections: [section])
    let words = NoteWords(note)
    builder.add(words, number: number)
    return words.size
  }
  return (builder.finish(), sizes)
}()

/// Segments whose block numbers may be anything.
private struct MemorySegments: SegmentStore {
  let segments: [Segment]

  var directories: [[UInt8]] { segments.map(\.directory) }
  func mayHaveRemovedNotes(segment: Int) -> Bool { true }
  func words(segment: Int, block: Int) -> [UInt8] {
    segments[segment].blocks.indices.contains(block) ? segments[segment].blocks[block].words : []
  }
  func postings(segment: Int, block: Int) -> [UInt8] {
    segments[segment].blocks.indices.contains(block) ? segments[segment].blocks[block].postings : []
  }
}

// MARK: Notes

/// A whole note: front matter, Markdown, wiki links, snippets, and what mends and rewrites it.
private let noteTarget = FuzzTarget(
  "note", seeds: seeds("notes.txt"),
  signs: "``` ~~~ [ ] ( ) ![ [[ ]] > - * _ ~~ ` # | <!-- --> < & \\ $ [^1] : --- file="
) { bytes in
  var options = NoteParsingOptions(
    settings: SiteSettings(), checksSnippets: true, rendersHTML: true, listsSnippets: true)
  options.requiresLanguage = true
  let parsed = parseNote(path: "a/b.md", file: SourceFile(path: "a/b.md", bytes: bytes), options: options)
  _ = mendedNote(bytes, path: "a/b.md") { _ in false }
  _ = fenceFilePaths(of: bytes, notePath: "a/b.md")
  _ = rewriteSnippets(of: bytes) { formatSnippet($0, languages: [.json, .hcl]) }
  var html: [UInt8] = []
  for case .html(let bytes) in parsed.body.parts { html += bytes }
  let text = String(decoding: html, as: UTF8.self)
  return placeFaults(parsed.diagnostics, count: parsed.source.bytes.count)
    + ["<script", "<iframe", "href=\"javascript:"].filter(text.contains).map { "\($0) on the page" }
}

/// What an editor sends: however it is cut, the same messages are in it.
private let messageTarget = FuzzTarget(
  "message", seeds: seeds("messages.txt"),
  signs: "Content-Length: 5 12 \r\n { } [ ] \" : , jsonrpc 2.0 id method"
) { bytes in
  func messages(inPartsOf size: Int) -> [MessageFraming.Frame] {
    var framing = MessageFraming()
    var found: [MessageFraming.Frame] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      framing.append(bytes[start..<min(bytes.count, start + size)])
      while let frame = framing.next() { found.append(frame) }
    }
    return found
  }
  let found = messages(inPartsOf: max(1, bytes.count))
  for case .content(let content) in found { _ = Message(content) }
  return messages(inPartsOf: 7) == found ? [] : ["in parts, other messages are found"]
}
