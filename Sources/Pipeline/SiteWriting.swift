import NoteModel
import NoteParsing
import SearchIndex
import SearchRanking
import SiteRendering
import Snippets
import SourceText
import Synchronization

/// Makes what has to be made of `Public/` and writes it.
struct SiteWriting: Sendable {
  let inputs: BuildInputs
  let renderer: SiteRenderer
  /// Those of the site, in its order.
  let notes: [StoredNote]
  let bodies: BodyStore
  /// What is copied, below `Content/`.
  let files: [String]
  let clock: StageClock

  /// One file of `Public/`, made when its turn comes so that not all pages are in memory at once.
  private enum Output: Sendable {
    case sitePage(SitePage)
    case page(Page)
    /// Copied from below `Content/`.
    case file(String, FileStamp)
  }

  private struct Written: Sendable {
    let path: String
    let output: StoredOutput
    let isWritten: Bool
  }

  /// - Parameter state: What the build before has left; holds afterwards what this one leaves.
  func run(_ state: inout BuildState) async throws -> (report: WriteReport, pageCount: Int, unknownCount: Int)
  {
    let searchFiles = await searchFiles()
    clock.endPhase(.index)
    let outputs = outputs(searchFiles)
    let writer = try OutputWriter(site: inputs.site)
    let paths = Set(outputs.keys)
    let unknownCount = try writer.begin(paths)

    let rendering = inputs.rendering(renderer)
    let check = FactCheck(renderer, earlier: state.names)
    let earlier = state.rendering == rendering ? state.outputs : [:]
    let failure = FirstFailure()
    let texts = texts(failure)
    let done = Atomic<Int>(0)
    let total = outputs.count
    let results = await concurrentMap(Array(outputs), width: inputs.request.check.width) {
      path, output -> Result<Written, FileError> in
      defer {
        let count = done.wrappingAdd(1, ordering: .relaxed).newValue
        if count % 64 == 0 {
          inputs.request.progress(BuildProgress(stage: .writing, done: count, total: total))
        }
      }
      do throws(FileError) {
        return .success(try write(output, to: path, writer, check, earlier: earlier[path], texts))
      } catch {
        return .failure(error)
      }
    }
    if let error = failure.error { throw error }
    var report = WriteReport()
    state.outputs.removeAll(keepingCapacity: true)
    for result in results {
      let written = try result.get()
      if written.isWritten { report.written += 1 } else { report.unchanged += 1 }
      state.outputs[written.path] = written.output
    }
    state.rendering = rendering
    state.names = FactNames(renderer)
    report.removed = try writer.finish(paths)
    clock.endPhase(.render, .write)
    // Notes with one text share a file of the search.
    let searchFileCount = Set(searchFiles.map(\.path)).count
    let pageCount = outputs.count - files.count - renderer.theme.assets.count - searchFileCount
    return (report, pageCount, unknownCount)
  }

  /// A file of the author's own, such as robots.txt, takes the place of a generated one.
  private func outputs(_ searchFiles: [Page]) -> [String: Output] {
    var outputs: [String: Output] = [:]
    for page in renderer.theme.assets { outputs[page.path] = .page(page) }
    for page in renderer.sitePages { outputs[page.path] = .sitePage(page) }
    for page in searchFiles { outputs[page.path] = .page(page) }
    let stamps = Dictionary(uniqueKeysWithValues: inputs.tree.files.map { ($0.path, $0.stamp) })
    for path in files { outputs[path] = .file(path, stamps[path] ?? .absent) }
    for page in renderer.notePages { outputs[page.path] = .sitePage(page) }
    return outputs
  }

  private func write(
    _ output: Output, to path: String, _ writer: OutputWriter, _ check: FactCheck, earlier: StoredOutput?,
    _ texts: NoteTexts
  ) throws(FileError) -> Written {
    let isInPlace = earlier.map { writer.stamp(of: path) == $0.stamp } ?? false
    switch output {
    case .sitePage(let page):
      if isInPlace, let earlier, check.isCurrent(earlier, of: page) {
        return Written(path: path, output: earlier, isWritten: false)
      }
      let rendered = clock.busy(.render) { renderer.render(page, texts: texts) }
      let (isWritten, stamp) = try put(rendered.bytes, to: path, writer)
      return Written(
        path: path, output: check.stored(page, rendered.facts, stamp: stamp), isWritten: isWritten)
    case .page(let page):
      return try write(page.bytes, fingerprint(page.bytes), to: path, writer, isInPlace ? earlier : nil)
    case .file(let source, let stamp):
      var hash = Fingerprint()
      hash.combine(source)
      hash.combine(trusted(stamp))
      if isInPlace, trusted(stamp) == stamp, let earlier, earlier.inputs == hash.value, earlier.facts.isEmpty
      {
        return Written(path: path, output: earlier, isWritten: false)
      }
      return try write(readFile(join(inputs.site.content, source)), hash.value, to: path, writer, nil)
    }
  }

  private func write(
    _ bytes: [UInt8], _ digest: UInt64, to path: String, _ writer: OutputWriter, _ earlier: StoredOutput?
  ) throws(FileError) -> Written {
    if let earlier, earlier.inputs == digest, earlier.facts.isEmpty {
      return Written(path: path, output: earlier, isWritten: false)
    }
    let (isWritten, stamp) = try put(bytes, to: path, writer)
    return Written(
      path: path, output: StoredOutput(stamp: stamp, inputs: digest, facts: []), isWritten: isWritten)
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
          let path = notes[index].note.path
          if let kept = try bodies.body(of: path) { return kept }
          return try parsed(path).body
        }
      },
      source: { index in
        failure.catching([]) { () throws(FileError) in
          repairedText(try readFile(join(inputs.site.content, notes[index].note.path))).bytes
        }
      })
  }

  private func parsed(_ path: String) throws(FileError) -> ParsedNote {
    var options = inputs.parsingOptions
    options.checksSnippets = false
    return try readNote(
      path, in: inputs.site.content, shownBelow: inputs.request.check.workingDirectory, options: options)
  }

  // MARK: Search

  private func searchFiles() async -> [Page] {
    let sections = await concurrentMap(notes, width: inputs.request.check.width) { note in
      (try? parsed(note.note.path))?.sections.map {
        SearchedSection(anchor: $0.anchor, text: SearchableSection($0))
      } ?? []
    }
    let words = renderer.searchWords(sections)
    let texts = sections.map { renderer.searchText($0) }
    let languages = Set(sections.joined().flatMap(\.text.languages))
    let names = Language.idsByAlias.filter { languages.contains($0.value) }
    return texts + renderer.searchIndex(words, texts: texts, languageNames: names)
  }
}

/// The first of the failures of several threads.
private final class FirstFailure: Sendable {
  private let failure = Mutex<FileError?>(nil)

  var error: FileError? { failure.withLock { $0 } }

  /// What `body` gives, or `fallback` where it fails.
  func catching<Value>(_ fallback: Value, _ body: () throws(FileError) -> Value) -> Value {
    do throws(FileError) {
      return try body()
    } catch {
      failure.withLock { first in
        if first == nil { first = error }
      }
      return fallback
    }
  }
}
