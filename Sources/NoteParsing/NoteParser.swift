import Diagnostics
import Localization
import Markdown
import NoteModel
import SecretScan
import Snippets
import SourceText

/// What parsing needs to know of the site.
package struct NoteParsingOptions: Sendable {
  package var settings: SiteSettings
  /// Whether snippets go through their validators.
  package var checksSnippets: Bool
  /// Whether the note is set; without, its body is empty.
  package var rendersHTML: Bool
  /// Whether the text is gathered by headings, summed up and counted; a check does without.
  package var gathersText: Bool
  /// Whether `ParsedNote.snippets` is wanted.
  package var listsSnippets: Bool
  /// Whether `ParsedNote.externalLinks` is wanted.
  package var listsExternalLinks: Bool
  /// Whether a fence without a language is reported.
  package var requiresLanguage: Bool
  /// How much of what lies around the note is known.
  package var scope: LinkScope
  /// Which notes are translations of others.
  package var translations: NoteTranslations
  /// Measures the steps; `nil` where nobody wants to know.
  package var meter: (any ParsingMeter)?
  /// What is said in notes.
  let texts: SiteTexts

  package init(
    settings: SiteSettings, checksSnippets: Bool, rendersHTML: Bool, gathersText: Bool = true,
    listsSnippets: Bool = false, listsExternalLinks: Bool = false,
    requiresLanguage: Bool = false, scope: LinkScope = .site,
    translations: NoteTranslations = .none
  ) {
    self.settings = settings
    self.checksSnippets = checksSnippets
    self.rendersHTML = rendersHTML
    self.gathersText = gathersText
    self.listsSnippets = listsSnippets
    self.listsExternalLinks = listsExternalLinks
    self.scope = scope
    self.translations = translations
    texts = SiteTexts(settings.languageTag, strings: settings.strings)
    self.requiresLanguage = requiresLanguage || settings.severities[FenceRules.language.id] != nil
  }

  var allowsRawHTML: Bool { settings.allowsRawHTML }

  /// The path that tells a note's name and folder.
  func countedPath(_ path: String) -> String { settings.folder?.countedPath(path) ?? path }
}

/// All that one file tells by itself.
package struct ParsedNote: Sendable {
  package let note: Note
  package let body: NoteBody
  package let sections: [Section]
  /// In order, diagrams apart; empty unless they were asked for.
  package let snippets: [NoteSnippet]
  /// In order; empty unless they were asked for.
  package let externalLinks: [ExternalLink]
  /// In bytes of the text that was parsed, severities as the rules have them, unsorted; of each rule the first
  /// ones, see `limited`.
  package let diagnostics: [Diagnostic]
  /// What is wrong with files that fences take their text from, and these as they were parsed; an entry a fence.
  package let fileFindings: [FileFindings]
  /// The file as it was parsed; malformed bytes replaced.
  package let source: SourceFile
}

/// Parses a note: front matter, Markdown, snippets. A pure function of its arguments that never fails: what
/// is wrong with the text is in the diagnostics.
///
/// - Parameters:
///   - path: below `Content/`, `/`-separated; gives date and slug where the front matter does not.
///   - file: its bytes, and the path shown to people.
///   - files: what the files are that `fenceFilePaths` told.
package func parseNote(
  path: String, file: SourceFile, files: [String: FenceFile] = [:], options: NoteParsingOptions
) -> ParsedNote {
  let (bytes, replaced) = repairedText(file.bytes)
  let source = SourceFile(path: file.path, bytes: bytes)
  let lines = LineTable(bytes)
  var diagnostics = replaced.prefix(1).map { offset in
    Diagnostic(
      MarkdownRules.malformedText,
      "\(replaced.count) byte\(replaced.count == 1 ? " is" : "s are") not UTF-8 text",
      at: SourceRange(offset, offset + 3))
  }

  let frontMatter = readFrontMatter(bytes)
  if options.scope == .site || !holdsTemplate(bytes[..<frontMatter.bodyStart]) {
    diagnostics += frontMatter.diagnostics
  }

  let bodyLine = lines.lineIndex(of: frontMatter.bodyStart)
  let text = MarkdownText(bytes[frontMatter.bodyStart...])
  if let hazard = text.hazard {
    diagnostics.append(
      Diagnostic(
        MarkdownRules.tooCostly, "more \(hazard.what) than can be read",
        at: lines.contentRange(ofLine: lines.lineIndex(of: hazard.range.lowerBound)),
        help: "the note is taken for an empty one; put blank lines into it, or a fence around it"))
  }
  let rendered = withMarkdown(text) { root in
    render(
      root, path: path, bytes: bytes, lines: lines, bodyLine: bodyLine, entries: frontMatter.entries,
      files: files, options: options)
  }
  guard let rendered else { preconditionFailure("cmark has its own extensions and memory") }
  // Of front matter that does not parse, a missing title is no second mistake.
  let isFrontMatterBroken = frontMatter.diagnostics.contains { $0.severity == .error }
  diagnostics += rendered.diagnostics.filter { !isFrontMatterBroken || $0.rule != NoteRules.missingTitle }

  let translation = options.translations[path]
  let (permalink, permalinkDiagnostics) = permalink(
    for: rendered.metadata, path: options.countedPath(translation?.original ?? path),
    settings: options.settings,
    folder: translation?.folder)
  diagnostics += permalinkDiagnostics
  let isForeign = options.settings.folder != nil
  if isForeign { diagnostics.removeAll { $0.rule == NoteRules.missingTitle } }
  if options.scope != .site || isForeign {
    // Somebody else's front matter: what its keys mean, and where the page goes, is for that program.
    diagnostics.removeAll { NoteRules.ofThisProgram.contains($0.rule) }
  }
  // A search and a list ask for nothing that could be wrong.
  let seeksSecrets = options.checksSnippets || options.rendersHTML
  if seeksSecrets { diagnostics += findSecrets(in: bytes) }
  return ParsedNote(
    note: rendered.note(path: path, original: translation?.original, permalink: permalink),
    body: rendered.body, sections: rendered.sections,
    snippets: rendered.renderer.snippets, externalLinks: rendered.renderer.externalLinks,
    diagnostics: diagnostics.limited(),
    fileFindings: rendered.renderer.fileFindings + (seeksSecrets ? findSecrets(in: files) : []),
    source: source)
}

/// Secrets in files that fences name; these may show any part of them.
private func findSecrets(in files: [String: FenceFile]) -> [FileFindings] {
  files.sorted { $0.key < $1.key }.compactMap { _, file in
    guard case .text(let source) = file else { return nil }
    let found = findSecrets(in: source.bytes)
    return found.isEmpty ? nil : FileFindings(source: source, diagnostics: found)
  }
}

/// Whether the front matter is made by a template, as in the archetypes of Hugo.
private func holdsTemplate(_ frontMatter: ArraySlice<UInt8>) -> Bool {
  zip(frontMatter, frontMatter.dropFirst()).contains { first, second in
    first == UInt8(ascii: "{") && (second == UInt8(ascii: "{") || second == UInt8(ascii: "%"))
  }
}

/// What the walk over a document leaves.
private struct RenderedNote {
  let metadata: NoteMetadata
  let renderer: BodyRenderer
  let body: NoteBody
  let sections: [Section]
  let diagnostics: [Diagnostic]

  func note(path: String, original: String?, permalink: Permalink) -> Note {
    Note(
      path: path, original: original, metadata: metadata, permalink: permalink, headings: renderer.headings,
      titleAnchor: renderer.titleAnchor, anchors: renderer.anchors, links: renderer.links,
      images: renderer.images, diagrams: renderer.diagrams, files: renderer.files.keys.sorted(),
      summary: renderer.sections.summaryText, wordCount: renderer.sections.wordCount,
      snippetCount: renderer.snippetCount)
  }
}

private func render(
  _ root: MarkdownNode, path: String, bytes: [UInt8], lines: LineTable, bodyLine: Int,
  entries: [MetadataEntry], files: [String: FenceFile], options: NoteParsingOptions
) -> RenderedNote {
  let firstHeading = firstHeading(of: root)
  let translation = options.translations[path]
  var (metadata, metadataDiagnostics) = readNoteMetadata(
    path: options.countedPath(translation?.original ?? path), entries: entries,
    firstHeading: firstHeading?.text, timeZone: options.settings.timeZone)
  options.settings.folder?.complete(&metadata, path: path, entries: entries)
  if metadata.language == nil { metadata.language = translation?.language }
  if metadata.language == options.settings.languageTag { metadata.language = nil }
  // The theme shows the title. A heading that the note begins with and that repeats it is not shown twice.
  let startsWithTitle =
    firstHeading.map { $0.opensNote && $0.level == 1 && $0.text == metadata.title } ?? false
  var renderer = BodyRenderer(
    options: options, text: options.texts[metadata.language], notePath: path, files: files,
    locator: SourceLocator(bytes: bytes, lines: lines, lineShift: bodyLine),
    sections: SectionBuilder(line: bodyLine + 1, isWanted: options.gathersText), capacity: bytes.count * 2)
  renderer.render(root, titleHeading: startsWithTitle)
  renderer.sections.finish()
  return RenderedNote(
    metadata: metadata, renderer: renderer, body: renderer.html.finish(),
    sections: renderer.sections.sections,
    diagnostics: metadataDiagnostics + renderer.diagnostics)
}

private struct FirstHeading {
  let text: String
  let level: Int
  /// Whether nothing but comments and badges stands before it.
  let opensNote: Bool
}

private func firstHeading(of root: MarkdownNode) -> FirstHeading? {
  var block = root.firstChild
  var opensNote = true
  while let node = block {
    if case .heading(let level) = node.kind {
      return FirstHeading(text: node.plainText, level: level, opensNote: opensNote)
    }
    opensNote = opensNote && isOrnament(node)
    block = node.next
  }
  return nil
}

/// Whether a block is HTML, or a paragraph of pictures and links: comments, badges, a logo.
private func isOrnament(_ block: MarkdownNode) -> Bool {
  if block.kind == .htmlBlock { return true }
  guard block.kind == .paragraph else { return false }
  var inline = block.firstChild
  while let node = inline {
    switch node.kind {
    case .image, .link, .softBreak, .lineBreak, .htmlInline: inline = node.next
    default: return false
    }
  }
  return true
}
