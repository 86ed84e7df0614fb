import HTMLReading
import NoteModel

/// The programs whose notes can be taken over.
package enum ImportKind: String, Sendable, CaseIterable {
  case blogger, wordpress, hugo, jekyll, mkdocs, obsidian, notion, folder

  /// As it writes itself.
  package var name: String {
    switch self {
    case .blogger: "Blogger"
    case .wordpress: "WordPress"
    case .hugo: "Hugo"
    case .jekyll: "Jekyll"
    case .mkdocs: "MkDocs"
    case .obsidian: "Obsidian"
    case .notion: "Notion"
    case .folder: "a folder of Markdown"
    }
  }
}

/// The files that notes come from. What lies below is read through it only.
package struct ImportSource: Sendable {
  /// All files, `/`-separated and sorted.
  package let paths: [String]
  /// Further files that notes may show, by path; for exports that come without them.
  package let media: [String]
  /// What git tells of files.
  package let history: History

  /// When files were written first and last.
  package struct History: Sendable {
    package struct Dates: Sendable {
      /// `nil` where the history does not reach that far.
      package let created: NoteDate?
      package let updated: NoteDate?

      package init(created: NoteDate?, updated: NoteDate?) {
        self.created = created
        self.updated = updated
      }
    }

    package let dates: [String: Dates]
    /// Why it does not know a date: "the clone is shallow".
    package let gap: String

    package init(dates: [String: Dates], gap: String) {
      self.dates = dates
      self.gap = gap
    }

    package static let none = History(dates: [:], gap: "nothing tells it")
  }

  private let readFile: @Sendable (String) -> [UInt8]?

  /// - Parameter read: gives the bytes of one of the paths; `nil` where they cannot be read.
  package init(
    paths: [String], media: [String] = [], history: History = .none,
    read: @escaping @Sendable (String) -> [UInt8]?
  ) {
    self.paths = paths.sorted()
    self.media = media.sorted()
    self.history = history
    readFile = read
  }

  /// The same with what git tells.
  package func with(_ history: History) -> ImportSource {
    ImportSource(paths: paths, media: media, history: history, read: readFile)
  }

  func read(_ path: String) -> [UInt8]? { readFile(path) }

  /// - Throws: `ImportError` for a file that cannot be read.
  func require(_ path: String) throws(ImportError) -> [UInt8] {
    guard let bytes = readFile(path) else { throw ImportError(path: path, message: "cannot be read") }
    return bytes
  }
}

/// All that was found in a source, in no form of any program.
struct SourceSite: Sendable {
  var title = ""
  var description = ""
  /// Where it is published, without a `/` at the end; "" where nothing tells.
  var address = ""
  var author = ""
  var language = ""
  /// IANA name; "" where nothing tells.
  var timeZone = ""
  var notes: [SourceNote] = []
  var leftOut: [LeftOut] = []
  /// Files to take over as they are: path in the source, path below `Content/`.
  var files: [(source: String, target: String)] = []
  /// Where files are looked for that links name from the top of the site: `static`, "".
  var roots: [String] = [""]
  /// Addresses that lead on, by where they lead to.
  var redirects: [String: [String]] = [:]
  /// Links of its navigation: title, path of the note in the source or address.
  var navigation: [(title: String, target: String)] = []
  /// For the report, beside those of notes.
  var remarks = RemarkCounter()
}

/// What is not imported.
package struct LeftOut: Sendable, Hashable {
  package let source: String
  package let reason: String
  package var count = 1
}

struct SourceNote: Sendable {
  enum Text: Sendable {
    case html([UInt8])
    /// Markdown, of which the words that only its program understands are taken out already.
    case markdown([UInt8])
  }

  /// Says for good which note this is: `blogger:1234`.
  let origin: String
  /// The file it comes from.
  let source: String
  /// Below `Content/`, as it should be.
  var path: String
  var title = ""
  var date: SourceDate?
  var updated: SourceDate?
  var tags: [String] = []
  var description = ""
  var language = ""
  var slug = ""
  var isDraft = false
  var isPrivate = false
  /// Former addresses, each beginning with `/`.
  var addresses: [String] = []
  /// By what else links name it: `?p=12`.
  var names: [String] = []
  /// Keys of the front matter that are passed on.
  var extra: [MetadataEntry] = []
  var text = Text.markdown([])
  var remarks = RemarkCounter()
}

/// A date as it is to be written in the front matter, and the one that it is.
struct SourceDate: Sendable {
  let text: String
  let date: NoteDate

  /// - Returns: `nil` where a text is no date that a note may have.
  init?(_ text: String, timeZone: String = "UTC") {
    guard let date = NoteDate(parsing: text, timeZone: timeZone) else { return nil }
    // Seconds and fractions are no help to anybody.
    let isDayOnly = text.utf8.count <= 10 || (date.offsetMinutes == 0 && date.rfc3339.hasSuffix("T00:00:00Z"))
    self.text = isDayOnly ? date.isoDay : date.rfc3339
    self.date = date
  }

  init(_ date: NoteDate) {
    self.text = date.rfc3339
    self.date = date
  }
}
