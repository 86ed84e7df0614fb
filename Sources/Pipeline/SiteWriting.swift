#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Diagnostics
import NoteModel
import NoteParsing
import SearchIndex
import SearchRanking
import SiteRendering
import SourceText
import Synchronization

/// Makes what has to be made of `Public/` and writes it.
struct SiteWriting: Sendable {
  let published: PublishedSite
  let index: NoteIndex
  let bodies: BodyStore
  /// Paths of files that are no longer as the build before left them.
  let missing: [String]
  let clock: StageClock

  private typealias Output = PublishedSite.Output

  private var inputs: BuildInputs { published.inputs }
  private var renderer: SiteRenderer { published.renderer }
  private var notes: [StoredNote] { published.notes }

  private struct Written: Sendable {
    let path: String
    let output: StoredOutput
    let isWritten: Bool
  }

  enum Outcome: Sendable {
    case written(WriteReport, pageCount: Int, unknownCount: Int)
    /// Nothing was written: some of the pages and files cannot lie side by side.
    case impossible([NoteDiagnostic])
  }

  /// - Parameter state: What the build before has left; holds afterwards what this one leaves.
  func run(_ state: inout BuildState) async throws -> Outcome {
    let known = OutputWriter.hasRecord(inputs.site) ? [] : state.outputs.keys.sorted()
    async let openWriter = OutputWriter(site: inputs.site, known: known)
    let search = try await publication(since: missing.isEmpty ? state.search : "")
    clock.endPhase(.index)

    let outputs = published.outputs(adding: search.files)
    let paths = Set(outputs.keys)
    let writer = try await openWriter
    let clashes = writer.folderClashes(paths).compactMap { diagnostic(of: $0, outputs) }
    guard clashes.isEmpty else { return .impossible(clashes) }
    let unknownCount = try writer.begin(paths)
    for path in missing { state.outputs[path] = nil }
    let rendering = inputs.rendering(renderer)
    let check = FactCheck(renderer, earlier: state.names)
    let unfinished = await unfinished(
      outputs, earlier: state.outputs, pageCheck: state.rendering == rendering ? check : nil)
    let written = try await write(unfinished, writer, check)

    for path in state.outputs.keys where outputs[path] == nil { state.outputs[path] = nil }
    var report = WriteReport()
    for file in written {
      state.outputs[file.path] = file.output
      if file.isWritten { report.written += 1 }
    }
    report.unchanged = outputs.count - report.written
    report.removed = try writer.finish(paths)
    try search.commit()
    state.rendering = rendering
    state.names = check.names
    state.search = search.files.digest
    clock.endPhase(.render, .write)
    let searchFileCount = outputs.keys.count { $0.hasPrefix("search/index/") || $0 == "search/index.bin" }
    let pageCount = outputs.count - published.files.count - renderer.theme.assets.count - searchFileCount
    return .written(report, pageCount: pageCount, unknownCount: unknownCount)
  }

  /// What is to be said of a page and a folder of one name, at the note that wants it, or else at the file. `nil` when
  /// neither is the author's.
  private func diagnostic(
    of clash: (file: String, below: String), _ outputs: [String: Output]
  ) -> NoteDiagnostic? {
    func owner(_ path: String) -> (note: Note?, file: String?, name: String) {
      switch outputs[path] {
      case .sitePage(let page):
        guard let note = page.note.map({ renderer.site.notes[$0] }) else { fallthrough }
        return (note, nil, "'\(note.path)'")
      case .page, .searchText, .kept, nil: return (nil, nil, "a page of the site's own")
      case .file(let source, _): return (nil, source, "the file '\(source)'")
      }
    }
    let (page, below) = (owner(clash.file), owner(clash.below))
    if let note = page.note {
      return NoteDiagnostic(path: note.path, diagnostic: note.diagnostic(.isFolder(of: below.name)))
    }
    if let note = below.note {
      let diagnostic = note.diagnostic(.liesBelow(clash.file, of: page.name))
      return NoteDiagnostic(path: note.path, diagnostic: diagnostic)
    }
    guard let file = page.file ?? below.file else { return nil }
    let diagnostic = Diagnostic(
      LinkRules.duplicatePermalink,
      "/\(clash.file) is the address of \(page.name) and a folder in which \(below.name) lies",
      at: SourceRange(0, 0), help: "give the file another name")
    return NoteDiagnostic(path: file, diagnostic: diagnostic)
  }

  /// Those files that have to be made: of others it is certain that they would be what they are.
  ///
  /// - Parameter pageCheck: `nil` where every page is to be made.
  private func unfinished(
    _ outputs: [String: Output], earlier: [String: StoredOutput], pageCheck: FactCheck?
  ) async -> [(key: String, value: Output)] {
    await concurrentMap(shares(of: Array(outputs)), width: inputs.request.check.width) { share in
      share.filter { path, output in
        guard let earlier = earlier[path] else { return true }
        switch output {
        case .kept: return false
        case .sitePage(let page): return pageCheck.map { !$0.isCurrent(earlier, of: page) } ?? true
        case .page, .file, .searchText:
          return !earlier.facts.isEmpty || earlier.inputs != digest(of: output, at: path)
        }
      }
    }.flatMap(\.self)
  }

  /// Of what a file is made from that reads nothing of the site; `nil` for one that may change without a trace.
  private func digest(of output: Output, at path: String) -> UInt64? {
    switch output {
    case .page(let page): return checksum(page.bytes)
    case .file(let source, let stamp):
      guard trusted(stamp) == stamp else { return nil }
      var hash = Fingerprint()
      hash.combine(inputs.parsing)
      hash.combine(source)
      hash.combine(stamp)
      return hash.value
    // Its name tells its content.
    case .searchText: return fingerprint(Array(path.utf8))
    case .sitePage, .kept: return nil
    }
  }

  private func write(
    _ outputs: [(key: String, value: Output)], _ writer: OutputWriter, _ check: FactCheck
  ) async throws -> [Written] {
    let failure = FirstFailure()
    let texts = texts(failure)
    let done = Atomic<Int>(0)
    let results = await concurrentMap(outputs, width: inputs.request.check.width) {
      path, output -> Result<Written, FileError> in
      defer {
        let count = done.wrappingAdd(1, ordering: .relaxed).newValue
        if count % 64 == 0 {
          inputs.request.progress(BuildProgress(stage: .writing, done: count, total: outputs.count))
        }
      }
      return Result { () throws(FileError) in
        guard case .sitePage(let page) = output else {
          let (isWritten, stamp) = try put(bytes(of: output, at: path), to: path, writer)
          let stored = StoredOutput(stamp: stamp, inputs: digest(of: output, at: path) ?? 0, facts: [])
          return Written(path: path, output: stored, isWritten: isWritten)
        }
        let rendered = clock.busy(.render) { renderer.render(page, texts: texts) }
        // A page without its text is none.
        if let error = failure.error { throw error }
        let (isWritten, stamp) = try put(rendered.bytes, to: path, writer)
        return Written(
          path: path, output: check.stored(page, rendered.facts, stamp: stamp), isWritten: isWritten)
      }
    }
    return try results.map { try $0.get() }
  }

  private func bytes(of output: Output, at path: String) throws(FileError) -> [UInt8] {
    switch output {
    case .page(let page): page.bytes
    case .file(let source, _):
      try publishedFile(source, in: inputs.site.content, settings: inputs.settings)
    case .searchText(let note): try searchText(ofNote: note)
    // The search was made of what is there, and pages are rendered.
    case .kept, .sitePage: throw FileError(action: "find", path: path, errno: ENOENT)
    }
  }

  /// The files of the search; of those that are what they were, the names alone.
  ///
  /// - Parameter digest: Of the search that is in place; empty where none is.
  private func publication(since digest: String) async throws -> SearchPublication {
    try await SearchPublication(
      of: index, notes: renderer.searchedNotes(texts: notes.map(\.searchText)), settings: inputs.settings,
      since: digest.isEmpty ? nil : digest, width: inputs.request.check.width)
  }

  private func put(
    _ bytes: [UInt8], to path: String, _ writer: OutputWriter
  ) throws(FileError) -> (isWritten: Bool, stamp: FileStamp) {
    try clock.busy(.write) { () throws(FileError) in try writer.write(bytes, to: path) }
  }

  // MARK: The texts of notes

  /// Those that were parsed in this build are at hand; others are parsed once more, which is no check.
  private func texts(_ failure: FirstFailure) -> NoteTexts {
    NoteTexts(
      body: { index in
        failure.catching(NoteBody(parts: [])) { () throws(FileError) in
          let note = notes[index]
          if let kept = try bodies.body(of: note.note.path) { return kept }
          return try published.parsed(note).body
        }
      },
      source: { index in
        failure.catching([]) { () throws(FileError) in
          repairedText(try readFile(notes[index].note.path, below: inputs.site.content)).bytes
        }
      })
  }

  private func searchText(ofNote note: Int) throws(FileError) -> [UInt8] {
    if let kept = try bodies.searchText(of: notes[note].note.path) { return kept }
    return searchTextPage(of: try published.parsed(notes[note])).bytes
  }
}
