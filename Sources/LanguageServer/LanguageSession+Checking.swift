import Diagnostics
import JSONSyntax
import NoteModel
import NoteParsing
import Pipeline
import SourceText

/// What the client was told of a file.
struct PublishedFindings: Sendable {
  let diagnostics: [Diagnostic]
  /// Of the text in which they were found, where it is open.
  let revision: Int?
}

/// What was found about a note and others, and the text that it was found in.
struct CheckedLinks: Sendable {
  let diagnostics: [Diagnostic]
  /// `nil` for that on disk.
  var bytes: [UInt8]?
}

extension LanguageSession {
  /// Checks what is open of a home, and then all of it, when nothing has changed for `delay`.
  func check(_ name: String, after delay: Duration) {
    guard let home = homes[name] else { return }
    home.checking?.cancel()
    homes[name]?.checking = start { session in
      if delay > .zero { try? await Task.sleep(for: delay) }
      await session.checkOpenNotes(of: name)
      await session.checkAll(of: name)
    }
  }

  /// Reads open notes that have changed, and tells at once what is wrong with each by itself: that takes as long as the note
  /// is, not as the site is large.
  private func checkOpenNotes(of name: String) async {
    for (address, document) in documents.sorted(by: { $0.key < $1.key }) where document.home == name {
      guard !Task.isCancelled, document.isStale || document.isUntold, case .note(let path) = document.kind,
        let state = homes[name]?.state
      else { continue }
      if document.isStale {
        let edited = await Task.detached(priority: .userInitiated) {
          state.reading(path, bytes: document.bytes)
        }.value
        guard documents[address]?.revision == document.revision else { continue }
        if documents[address]?.isStale == true { take(edited, of: address) }
      }
      if documents[address]?.isUntold == true { tellOwnFindings(of: address) }
    }
  }

  /// Goes on with a note as it was read from the text at `address`.
  func take(_ edited: EditedNote, of address: String) {
    guard let name = documents[address]?.home else { return }
    homes[name]?.state.apply(edited)
    documents[address]?.isStale = false
  }

  private func tellOwnFindings(of address: String) {
    documents[address]?.isUntold = false
    // What there is to say of a single file takes no longer.
    guard let document = documents[address], case .note(let path) = document.kind,
      let home = homes[document.home], home.site != nil
    else { return }
    let bytes = repairedText(document.bytes).bytes
    var carried: [Diagnostic] = []
    if let known = home.betweenNotes[path] {
      let earlier = known.bytes ?? home.state.text(ofFile: home.state.shownPath(ofNote: path))
      carried = carry(known.diagnostics, from: earlier, to: bytes)
    }
    let now = try? context.now(home.state.settings.timeZone)
    let found = (home.state.ownDiagnostics(of: path) + carried).filter { diagnostic in
      now.map { !diagnostic.isMoot(at: $0.secondsSinceEpoch) } ?? true
    }
    publish(found.sorted(by: Diagnostic.isInOrder), of: home.state.shownPath(ofNote: path), in: document.home)
  }

  /// Finds what is wrong with a site as a whole, and tells the client what is new.
  private func checkAll(of name: String) async {
    while !Task.isCancelled, let other = homes[name]?.checkingAll {
      _ = await other.value
      finish(other, of: name)
    }
    guard !Task.isCancelled, let home = homes[name], home.isRead else { return }
    let state = home.state
    let now: NoteDate
    do { now = try context.now(state.settings.timeZone) } catch { return log("\(error)") }
    let settings = home.site.flatMap { site in
      documents.values.first { document in
        if document.home == name, case .settings = document.kind { true } else { false }
      }.map { (path: state.shownPath(ofFile: site.settings), bytes: $0.bytes) }
    }
    let work = Task.detached {
      var findings = state.findings(at: now)
      if let settings, settings.bytes != state.settingsText {
        findings.byFile[settings.path] = state.findings(inSettings: settings.bytes)
      }
      return findings
    }
    homes[name]?.checkingAll = work
    let found = await work.value
    finish(work, of: name)
    guard !Task.isCancelled else { return }
    homes[name]?.betweenNotes = found.betweenNotes.mapValues { CheckedLinks(diagnostics: $0, bytes: nil) }
    for document in documents.values where document.home == name && !document.isStale {
      guard case .note(let path) = document.kind else { continue }
      homes[name]?.betweenNotes[path]?.bytes = repairedText(document.bytes).bytes
    }
    let told = homes[name]?.published.keys.map(\.self) ?? []
    for path in Set(found.byFile.keys).union(told).sorted() {
      publish(found.byFile[path] ?? [], of: path, in: name)
    }
  }

  private func finish(_ work: Task<WorkingFindings, Never>, of name: String) {
    if homes[name]?.checkingAll == work { homes[name]?.checkingAll = nil }
  }

  /// Takes back all that the client was told of a home.
  func withdraw(_ name: String) {
    for path in homes[name]?.published.keys.sorted() ?? [] { publish([], of: path, in: name) }
  }

  /// Tells the client the findings on a file, unless it knows them.
  ///
  /// - Parameter path: as findings have it, from the root of the home.
  private func publish(_ diagnostics: [Diagnostic], of path: String, in name: String) {
    guard let home = homes[name] else { return }
    let known = home.published[path]
    let address = address(of: path, in: name)
    let document = documents[address]
    let hasNews =
      (known?.diagnostics ?? []) != diagnostics
      // The same bytes may stand on other lines now.
      || (known?.revision != document?.revision && !diagnostics.isEmpty)
    guard hasNews else { return }
    homes[name]?.published[path] =
      diagnostics.isEmpty
      ? nil : PublishedFindings(diagnostics: diagnostics, revision: document?.revision)
    let bytes =
      document.map { repairedText($0.bytes).bytes }
      ?? (diagnostics.contains { $0.range.end > 0 } ? home.state.text(ofFile: path) : [])
    var writing = DiagnosticWriting(bytes, address: address, client: client)
    notify("textDocument/publishDiagnostics") {
      $0.member("uri", address)
      if client.showsVersions, let version = document?.version { $0.member("version", version) }
      $0.member("diagnostics", array: { writing.write(diagnostics, to: &$0) })
    }
  }

  /// The address of a file as the client has it.
  ///
  /// - Parameter path: as findings have it, from the root of the home called `name`.
  func address(of path: String, in name: String) -> String {
    guard let home = homes[name] else { return FileAddress.address(of: path) }
    if home.site == nil, let document = documents.values.first(where: { $0.home == name }) {
      return document.address
    }
    let absolute = join(home.state.root, path)
    let address = FileAddress.address(of: absolute)
    if documents[address] != nil { return address }
    // Clients differ in what they escape.
    return documents.keys.sorted().first { FileAddress.path(of: $0) == absolute } ?? address
  }
}

/// Findings moved along with the text around them; those that an edit has touched are left out.
private func carry(_ diagnostics: [Diagnostic], from old: [UInt8], to new: [UInt8]) -> [Diagnostic] {
  guard !diagnostics.isEmpty else { return [] }
  let change = ChangedPart(from: old, to: new)
  return diagnostics.compactMap { diagnostic in
    if diagnostic.range.end <= change.old.start { return diagnostic }
    guard diagnostic.range.start >= change.old.end else { return nil }
    return diagnostic.mapped { place in
      place.start >= change.old.end ? place.shifted(by: new.count - old.count) : place.clamped(to: new.count)
    }
  }
}

/// Where two texts differ: what lies between that which they have in common at their starts and at their ends.
struct ChangedPart {
  let old: SourceRange
  let new: SourceRange

  init(from old: [UInt8], to new: [UInt8]) {
    let shorter = min(old.count, new.count)
    var start = 0
    while start < shorter, old[start] == new[start] { start += 1 }
    var end = 0
    while end < shorter - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
    // A character is not cut in two.
    while start > 0, start < old.count, old[start] & 0xC0 == 0x80 { start -= 1 }
    while end > 0, old[old.count - end] & 0xC0 == 0x80 { end -= 1 }
    self.old = SourceRange(start, old.count - end)
    self.new = SourceRange(start, new.count - end)
  }
}
