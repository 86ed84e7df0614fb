import CMarkGFM
import Foundation
import GRDBSQLite
import Synchronization

/// What no program that publishes and indexes notes can do without: read each note, have cmark make HTML of it, put its
/// words into FTS5, write the HTML. No front matter, links, templates, checks or colours.
struct Floor {
  /// All Markdown files below it are taken.
  let content: String
  /// Made by this run: pages and `index.sqlite`.
  let output: String
  let threads: Int

  func run() throws {
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    cmark_gfm_core_extensions_ensure_registered()
    let shared = FloorWork(
      notes: markdownFiles(below: content), index: try FloorIndex(output + "/index.sqlite"))
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while let (number, path) = shared.take() {
        guard let text = FileManager.default.contents(atPath: path) else { continue }
        let note = FloorNote(text)
        _ = FileManager.default.createFile(atPath: "\(output)/\(number).html", contents: note.html)
        shared.index.withLock { $0.insert(note) }
      }
    }
    try shared.index.withLock { try $0.finish() }
  }
}

/// The Markdown files below a folder, in order.
func markdownFiles(below folder: String) -> [String] {
  (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
    .filter { $0.hasSuffix(".md") }.sorted().map { folder + "/" + $0 }
}

/// What the threads share.
private final class FloorWork: Sendable {
  let index: Mutex<FloorIndex>
  private let notes: [String]
  private let next = Atomic<Int>(0)

  init(notes: [String], index: consuming sending FloorIndex) {
    self.notes = notes
    self.index = Mutex(index)
  }

  /// The next note that nobody has taken.
  func take() -> (number: Int, path: String)? {
    let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return number < notes.count ? (number, notes[number]) : nil
  }
}

/// A note as HTML, and its words by where they stand.
private struct FloorNote {
  private(set) var html = Data()
  private(set) var headings: [UInt8] = []
  private(set) var prose: [UInt8] = []
  private(set) var code: [UInt8] = []

  init(_ text: Data) {
    let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES)
    defer { cmark_parser_free(parser) }
    for name in ["table", "tasklist"] {
      if let syntax = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, syntax)
      }
    }
    text.withUnsafeBytes { bytes in
      cmark_parser_feed(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    let root = cmark_parser_finish(parser)
    defer { cmark_node_free(root) }
    if let page = cmark_render_html(root, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser)) {
      html = Data(bytesNoCopy: page, count: strlen(page), deallocator: .free)
    }
    collectWords(root)
  }

  private mutating func collectWords(_ root: OpaquePointer?) {
    let walk = cmark_iter_new(root)
    defer { cmark_iter_free(walk) }
    var isInHeading = false
    while true {
      let event = cmark_iter_next(walk)
      guard event != CMARK_EVENT_DONE else { return }
      let node = cmark_iter_get_node(walk)
      let type = cmark_node_get_type(node)
      if type == CMARK_NODE_HEADING { isInHeading = event == CMARK_EVENT_ENTER }
      guard event == CMARK_EVENT_ENTER, let literal = cmark_node_get_literal(node) else { continue }
      let words = UnsafeRawBufferPointer(start: literal, count: strlen(literal))
      switch type {
      case CMARK_NODE_CODE_BLOCK: code += words + [10]
      case CMARK_NODE_TEXT, CMARK_NODE_CODE:
        if isInHeading { headings += words + [10] } else { prose += words + [32] }
      default: break
      }
    }
  }
}

/// An FTS5 table with the columns that the index of `notes` tells apart.
private struct FloorIndex: ~Copyable {
  private let database: OpaquePointer
  private let insertion: OpaquePointer

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  init(_ path: String) throws {
    var database: OpaquePointer?
    var insertion: OpaquePointer?
    sqlite3_open(path, &database)
    // A bare index need not survive a crash.
    for statement in [
      "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF",
      "CREATE VIRTUAL TABLE note USING fts5(title, headings, prose, code, tokenize = unicode61)",
      "INSERT INTO note(note, rank) VALUES ('hashsize', \(64 * 1024 * 1024))", "BEGIN",
    ] { sqlite3_exec(database, statement, nil, nil, nil) }
    sqlite3_prepare_v2(
      database, "INSERT INTO note(title, headings, prose, code) VALUES (?, ?, ?, ?)", -1, &insertion, nil)
    guard let database, let insertion else {
      throw Failure(description: "SQLite: \(database.map { String(cString: sqlite3_errmsg($0)) } ?? path)")
    }
    self.database = database
    self.insertion = insertion
  }

  mutating func insert(_ note: FloorNote) {
    // The first heading stands for a title, since front matter is not read.
    let title = note.headings.prefix { $0 != 10 }
    bind(1, title)
    bind(2, note.headings[...])
    bind(3, note.prose[...])
    bind(4, note.code[...])
    sqlite3_step(insertion)
    sqlite3_reset(insertion)
  }

  private func bind(_ column: Int32, _ text: ArraySlice<UInt8>) {
    let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)  // SQLITE_TRANSIENT
    text.withUnsafeBytes { bytes in
      _ = sqlite3_bind_text(
        insertion, column, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), copies)
    }
  }

  mutating func finish() throws {
    guard sqlite3_exec(database, "COMMIT", nil, nil, nil) == SQLITE_OK else {
      throw Failure(description: "SQLite: \(String(cString: sqlite3_errmsg(database)))")
    }
  }

  deinit {
    sqlite3_finalize(insertion)
    sqlite3_close(database)
  }
}
