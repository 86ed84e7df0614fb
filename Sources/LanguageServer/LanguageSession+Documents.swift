import JSONSyntax
import NoteModel
import Pipeline
import SourceText

/// A site around open texts, or a single file that belongs to none.
struct Home: Sendable {
  /// `nil` for a single file.
  let site: SiteLocation?
  var state: WorkingSite
  /// Whether all notes of the site are known, and not only those that are open.
  var isRead: Bool
  /// What the client was told last, by the paths of files as findings have them.
  var published: [String: PublishedFindings] = [:]
  /// What was found about notes and others, and the text that it was found in, by path.
  var betweenNotes: [String: CheckedLinks] = [:]
  var checking: Task<Void, Never>?
  /// The check of all notes that is under way. One at a time, so that workers are left for the note that is edited.
  var checkingAll: Task<WorkingFindings, Never>?
  var reading: Task<Void, Never>?
}

extension LanguageSession {
  /// Starts with the sites that the client works in.
  func begin() {
    watchFiles()
    for folder in client.folders { _ = home(ofSiteAround: folder + "/") }
  }

  func foldersChanged(_ parameters: JSONValue) {
    let added = ClientAbilities.folders(in: parameters["event"]?["added"])
    client.folders += added
    for folder in added { _ = home(ofSiteAround: folder + "/") }
  }

  // MARK: Texts

  func open(_ parameters: JSONValue) {
    guard let item = parameters["textDocument"], let address = item["uri"]?.string,
      let text = item["text"]?.string
    else { return log("textDocument/didOpen has no address or no text") }
    documents[address] = document(
      address, language: item["languageId"]?.string ?? "", version: item["version"]?.integer,
      bytes: Array(text.utf8))
    if let home = documents[address]?.home { check(home, after: .zero) }
  }

  func change(_ parameters: JSONValue) {
    guard let item = parameters["textDocument"], let address = item["uri"]?.string,
      let home = documents[address]?.home
    else { return log("textDocument/didChange is about a text that is not open") }
    documents[address]?.version = item["version"]?.integer
    documents[address]?.revision += 1
    for change in parameters["contentChanges"]?.array ?? [] {
      guard documents[address]?.apply(change, encoding: client.encoding) == true else {
        log("textDocument/didChange has a change that cannot be made")
        break
      }
    }
    check(home, after: context.quietTime)
  }

  func save(_ parameters: JSONValue) {
    guard let address = parameters["textDocument"]?["uri"]?.string, let home = documents[address]?.home else {
      return
    }
    read(home)
  }

  func close(_ parameters: JSONValue) {
    guard let address = parameters["textDocument"]?["uri"]?.string, let document = documents[address] else {
      return
    }
    let home = homes[document.home]
    if home?.site == nil {
      home?.checking?.cancel()
      withdraw(document.home)
      homes[document.home] = nil
    }
    documents[address] = nil
    if home?.site != nil {
      // The file may hold another text than the one that is closed, or not be there.
      if case .note(let path) = document.kind { homes[document.home]?.state.remove(path) }
      read(document.home)
    }
  }

  /// Files were changed by somebody else.
  func filesChanged(_ parameters: JSONValue) {
    var changed: Set<String> = []
    for event in parameters["changes"]?.array ?? [] {
      guard let path = event["uri"]?.string.flatMap(FileAddress.path) else { continue }
      changed.formUnion(homes.filter { $0.value.site != nil && path.hasPrefix($0.key + "/") }.keys)
    }
    for home in changed.sorted() { read(home) }
  }

  private func document(_ address: String, language: String, version: Int?, bytes: [UInt8]) -> Document {
    let path = FileAddress.path(of: address)
    let isNote = language == "markdown" || path.map(isMarkdown) == true
    func document(_ home: String, _ kind: Document.Kind) -> Document {
      Document(address: address, home: home, kind: kind, version: version, bytes: bytes)
    }
    if let path, let home = home(ofSiteAround: path), let site = homes[home]?.site {
      if path == site.settings { return document(home, .settings) }
      if path.hasPrefix(site.content + "/") {
        let name = String(path.dropFirst(site.content.utf8.count + 1))
        if isMarkdown(name), mayBeContent(name) { return document(home, .note(path: name)) }
      }
    }
    guard isNote else { return document("", .other) }
    // A text that was never saved has no folder.
    let home = path ?? address
    let folder = path.map { parentFolder(of: $0) } ?? "/"
    let name =
      path.map { String($0.dropFirst(folder.utf8.count + (folder.hasSuffix("/") ? 0 : 1))) } ?? "untitled.md"
    if homes[home] == nil {
      homes[home] = Home(
        site: nil, state: WorkingSite(fileIn: folder.isEmpty ? "/" : folder), isRead: true)
    }
    return document(home, .note(path: name))
  }

  // MARK: Sites

  /// The home of the site that a file lies in, which is begun to be read when it is new.
  private func home(ofSiteAround path: String) -> String? {
    guard let site = FileAddress.site(around: path) else { return nil }
    if homes[site.root] != nil { return site.root }
    do throws(FileError) {
      homes[site.root] = Home(site: site, state: try WorkingSite(settingsOf: site), isRead: false)
    } catch {
      log("\(error)")
      return nil
    }
    read(site.root)
    return site.root
  }

  /// Reads what has changed of a site since it was read.
  func read(_ name: String) {
    guard let home = homes[name], let site = home.site else { return }
    home.reading?.cancel()
    let delay = home.isRead ? context.quietTime : .zero
    let width = context.width
    homes[name]?.reading = start { session in
      if delay > .zero { try? await Task.sleep(for: delay) }
      guard !Task.isCancelled, let home = session.homes[name] else { return }
      do {
        let state = try await WorkingSite(
          site, after: home.isRead ? home.state : nil, buffers: session.openNotes(of: name), width: width)
        if !Task.isCancelled { session.adopt(state, as: name) }
      } catch {
        session.lose(name, because: error)
      }
    }
  }

  private func openNotes(of home: String) -> Set<String> {
    Set(
      documents.values.compactMap { document in
        if document.home == home, case .note(let path) = document.kind { path } else { nil }
      })
  }

  /// Goes on with a site as it was read; what is open stays as the client has it.
  private func adopt(_ state: WorkingSite, as name: String) {
    guard let earlier = homes[name]?.state else { return }
    var state = state
    let isKept = state.hasSettings(of: earlier)
    for (address, document) in documents where document.home == name {
      guard case .note(let path) = document.kind else { continue }
      if isKept { state.takeOver(path, from: earlier) } else { documents[address]?.isStale = true }
    }
    homes[name]?.state = state
    homes[name]?.isRead = true
    check(name, after: .zero)
  }

  /// Goes on where a site cannot be read. One that is not there any more is given up.
  private func lose(_ name: String, because error: any Error) {
    log("\(error)")
    guard let site = homes[name]?.site, fileStatus(site.content, followsLinks: true)?.kind != .folder else {
      return check(name, after: .zero)
    }
    withdraw(name)
    homes[name]?.checking?.cancel()
    homes[name] = nil
    for (address, old) in documents where old.home == name {
      let language = if case .note = old.kind { "markdown" } else { "" }
      documents[address] = document(address, language: language, version: old.version, bytes: old.bytes)
      if let home = documents[address]?.home { check(home, after: .zero) }
    }
  }
}
