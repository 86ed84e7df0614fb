import NoteModel
import NoteParsing
import SourceText

/// A folder of Markdown that is published as it lies there: `--source`.
package struct FolderSource: Sendable {
  /// Where the dates of the notes come from; `nil` where git knows nothing of the folder.
  let repository: GitRepository?
  /// What a person should hear of dates that are missing; `nil` for nothing.
  package let notice: String?

  /// - Parameter folder: is there; absolute, links resolved.
  package init(_ folder: String, environment: [String: String]) {
    do throws(GitError) {
      let repository = try GitRepository(around: folder, environment: environment)
      self.repository = repository
      notice =
        repository.isShallow
        ? "this clone is shallow: notes that were written before what it has of the history have no date "
          + "('git fetch --unshallow' gets the rest)" : nil
    } catch {
      repository = nil
      switch error {
      case .noRepository: notice = nil
      case .notInstalled:
        notice = "git is not installed: notes have those dates alone that they tell themselves"
      case .unknownRevision, .noCommonHistory, .failed: notice = "\(error): notes have no dates from there"
      }
    }
  }

  /// What holds for the folder where its `site.yml` says nothing else.
  func defaults(of site: SiteLocation) throws(FileError) -> SiteSettings {
    var settings = SiteSettings()
    settings.title = title(of: site)
    settings.check = .warn
    // Addresses follow the files: a commit must not move a page.
    settings.permalink = "/:path/:slug.html"
    settings.pagePermalink = settings.permalink
    settings.folder = try conventions(site)
    return settings
  }

  /// What the README is headed, or the folder is called.
  private func title(of site: SiteLocation) -> String {
    let limit = SizeLimits().noteSize
    for name in ["README.md", "readme.md", "index.md"] {
      guard let bytes = try? readFile(name, below: site.root, limit: limit) else { continue }
      let note = parseNote(
        path: name, file: SourceFile(path: name, bytes: bytes),
        options: NoteParsingOptions(
          settings: SiteSettings(), checksSnippets: false, rendersHTML: false, gathersText: false)
      ).note
      if note.metadata.places["title"] != nil || note.titleAnchor != nil || !note.headings.isEmpty {
        return note.title
      }
    }
    return baseName(of: site.root)
  }

  // MARK: Dates

  /// One walk over the history gives all dates; they are kept until there is another commit.
  private func conventions(_ site: SiteLocation) throws(FileError) -> FolderConventions {
    let none = FolderConventions(dates: [:], digest: 0)
    guard let repository, let head = try? repository.head() else { return none }
    let key = "\(head) \(repository.isShallow ? "shallow" : "whole")"
    let digest = fingerprint(Array(key.utf8))
    if let stored = storedDates(site, key: key) { return FolderConventions(dates: stored, digest: digest) }
    guard let found = try? repository.authorDates() else { return none }
    let dates = found.filter { isMarkdown($0.key) && !$0.key.unicodeScalars.contains { $0.value < 0x20 } }
      .mapValues { FolderConventions.Dates(first: $0.first, last: $0.last) }
    var text = key + "\n"
    for (path, dates) in dates.sorted(by: { $0.key < $1.key }) {
      text += "\(dates.first?.rfc3339 ?? "")\t\(dates.last?.rfc3339 ?? "")\t\(path)\n"
    }
    try makeFolder(SiteLocation.stateFolder, below: site.root)
    try writeFileAtomically(Array(text.utf8), to: SiteLocation.datesFile, below: site.root)
    return FolderConventions(dates: dates, digest: digest)
  }

  private func storedDates(_ site: SiteLocation, key: String) -> [String: FolderConventions.Dates]? {
    guard let bytes = try? readFile(SiteLocation.datesFile, below: site.root) else { return nil }
    let lines = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    guard lines.first == key else { return nil }
    var dates: [String: FolderConventions.Dates] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3 else { return nil }
      dates[parts[2]] = FolderConventions.Dates(
        first: NoteDate(parsing: parts[0], timeZone: "UTC"),
        last: NoteDate(parsing: parts[1], timeZone: "UTC"))
    }
    return dates
  }
}
