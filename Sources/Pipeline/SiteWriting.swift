#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import NoteModel
import NoteParsing
import SearchIndex
import SiteRendering
import SourceText
import Synchronization

/// Makes what has to be made of `Public/` and writes it.
struct SiteWriting: Sendable {
  let inputs: BuildInputs
  let renderer: SiteRenderer
  let index: NoteIndex
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
    /// What excerpts of the note with this index are made of.
    case searchText(Int)
    /// A file of the search that is what it was.
    case kept
  }

  private struct Written: Sendable {
    let path: String
    let output: StoredOutput
    let isWritten: Bool
  }

  /// - Parameter state: What the build before has left; holds afterwards what this one leaves.
  func run(_ state: inout BuildState) async throws -> (report: WriteReport, pageCount: Int, unknownCount: Int)
  {
    let rendering = inputs.rendering(renderer)
    let writer = try OutputWriter(site: inputs.site)
    let earlier = await inPlace(state.outputs, writer)
    let search = try await publication(
      state.search, earlier: earlier, isComplete: earlier.count == state.outputs.count)
    clock.endPhase(.index)

    let outputs = outputs(search.files)
    let paths = Set(outputs.keys)
    let unknownCount = try writer.begin(paths)
    let check = FactCheck(renderer, earlier: state.names)
    let areCurrent = state.rendering == rendering
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
        return .success(
          try write(output, to: path, writer, earlier[path], texts) { output, page in
            areCurrent && check.isCurrent(output, of: page)
          } stored: {
            check.stored($0, $1, stamp: $2)
          })
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
    report.removed = try writer.finish(paths)
    try search.commit()
    state.rendering = rendering
    state.names = FactNames(renderer)
    state.search = search.files.digest
    clock.endPhase(.render, .write)
    let searchFileCount = outputs.keys.count { $0.hasPrefix("search/index") && $0 != "search/index.html" }
    let pageCount = outputs.count - files.count - renderer.theme.assets.count - searchFileCount
    return (report, pageCount, unknownCount)
  }

  /// Those files that are still as a build left them.
  private func inPlace(
    _ outputs: [String: StoredOutput], _ writer: OutputWriter
  ) async -> [String: StoredOutput] {
    let entries = Array(outputs)
    let areInPlace = await concurrentMap(entries, width: inputs.request.check.width) {
      writer.stamp(of: $0.key) == $0.value.stamp
    }
    if areInPlace.allSatisfy({ $0 }) { return outputs }
    return Dictionary(
      uniqueKeysWithValues: zip(entries, areInPlace).compactMap { entry, isInPlace in
        isInPlace ? (entry.key, entry.value) : nil
      })
  }

  /// The files of the search; of those that are what they were, the names alone.
  private func publication(
    _ digest: String, earlier: [String: StoredOutput], isComplete: Bool
  ) async throws -> SearchPublication {
    try await SearchPublication(
      of: index, notes: renderer.searchedNotes(texts: notes.map(\.searchText)), settings: inputs.settings,
      since: isComplete && !digest.isEmpty ? digest : nil, width: inputs.request.check.width)
  }

  /// A file of the author's own, such as robots.txt, takes the place of a generated one.
  private func outputs(_ search: SearchFiles) -> [String: Output] {
    var outputs: [String: Output] = [:]
    for page in renderer.theme.assets { outputs[page.path] = .page(page) }
    for page in renderer.sitePages { outputs[page.path] = .sitePage(page) }
    // Notes with one text share a file.
    for (index, note) in notes.enumerated() { outputs[note.searchText] = .searchText(index) }
    for path in search.paths { outputs[path] = .kept }
    for page in search.pages { outputs[page.path] = .page(page) }
    let stamps = Dictionary(uniqueKeysWithValues: inputs.tree.files.map { ($0.path, $0.stamp) })
    for path in files { outputs[path] = .file(path, stamps[path] ?? .absent) }
    for page in renderer.notePages { outputs[page.path] = .sitePage(page) }
    return outputs
  }

  /// - Parameters:
  ///   - earlier: What the build before has left at `path`, if it is still there.
  ///   - isCurrent: Whether a page would be made the same again.
  ///   - stored: What is kept of a page that has been made.
  private func write(
    _ output: Output, to path: String, _ writer: OutputWriter, _ earlier: StoredOutput?, _ texts: NoteTexts,
    isCurrent: (StoredOutput, SitePage) -> Bool, stored: (SitePage, [SiteFact], FileStamp) -> StoredOutput
  ) throws(FileError) -> Written {
    switch output {
    case .sitePage(let page):
      if let earlier, isCurrent(earlier, page) {
        return Written(path: path, output: earlier, isWritten: false)
      }
      let rendered = clock.busy(.render) { renderer.render(page, texts: texts) }
      let (isWritten, stamp) = try put(rendered.bytes, to: path, writer)
      return Written(path: path, output: stored(page, rendered.facts, stamp), isWritten: isWritten)
    case .page(let page):
      return try write(page.bytes, fingerprint(page.bytes), to: path, writer, earlier)
    case .file(let source, let stamp):
      var hash = Fingerprint()
      hash.combine(inputs.parsing)
      hash.combine(source)
      hash.combine(trusted(stamp))
      if trusted(stamp) == stamp, let earlier, earlier.inputs == hash.value, earlier.facts.isEmpty {
        return Written(path: path, output: earlier, isWritten: false)
      }
      return try write(
        publishedFile(source, in: inputs.site.content, settings: inputs.settings), hash.value, to: path,
        writer, nil)
    case .searchText(let note):
      // Its name tells its content.
      let digest = fingerprint(Array(path.utf8))
      if let earlier, earlier.inputs == digest, earlier.facts.isEmpty {
        return Written(path: path, output: earlier, isWritten: false)
      }
      return try write(searchText(ofNote: note), digest, to: path, writer, nil)
    case .kept:
      // The search was made of what was there, so it is there but for somebody who took it away meanwhile.
      guard let earlier else { throw FileError(action: "find", path: path, errno: ENOENT) }
      return Written(path: path, output: earlier, isWritten: false)
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
          repairedText(try readFile(notes[index].note.path, below: inputs.site.content)).bytes
        }
      })
  }

  private func parsed(_ path: String) throws(FileError) -> ParsedNote {
    var options = inputs.parsingOptions
    options.checksSnippets = false
    return try readNote(
      path, in: inputs.site.content, shownBelow: inputs.request.check.workingDirectory, options: options)
  }

  private func searchText(ofNote note: Int) throws(FileError) -> [UInt8] {
    let path = notes[note].note.path
    if let kept = try bodies.searchText(of: path) { return kept }
    return searchTextPage(of: try parsed(path)).bytes
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
