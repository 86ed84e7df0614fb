import GRDB

/// The tables of the index.
///
/// - `note`: one row a note, with what a result shows and what tells whether its file has changed. Numbers of
///   notes are never used again.
/// - `segment`, `block`: the words and their places, see `SearchRanking.Segment`. The block `n` of a segment has
///   the id `segment * blocksPerSegment + n`.
///   `notes` is how many notes a segment was written with: fewer are left once some of them are gone.
///   SQLite does not notice bytes that have changed on disk; their checksums do.
/// - `note_words`: what tells two versions of a note apart word by word, see `WordCheck`; those of `count` notes a
///   row, the first of which has the number `id`. Those of notes that are gone stay as long as they are published.
/// - `published`: the blocks of the published index, see `PublishedBlock`.
/// - `meta`: the digest of the settings that the rows were made with; `sizes`, see `sizeCode`; `tree`, see
///   `IndexUpdate.commit`; `published` and `published_notes`, see `PublishedState`.
///
/// The text of the notes is not stored: what a result shows of it is read from the notes.
enum IndexSchema {
  /// Raised with every change to a table or to what is stored in a column, and with every change to
  /// `WordSplitter` or to the format of a segment.
  static let version = 7

  static let blocksPerSegment = 1 << 24

  static let tables = """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE note (
      id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE,
      size INTEGER NOT NULL, modified INTEGER NOT NULL, inode INTEGER NOT NULL, digest BLOB NOT NULL,
      files TEXT NOT NULL,
      permalink TEXT NOT NULL, title TEXT NOT NULL,
      seconds INTEGER, day INTEGER, zone INTEGER,
      tags TEXT NOT NULL, draft INTEGER NOT NULL);
    CREATE TABLE segment (
      id INTEGER PRIMARY KEY, first_note INTEGER NOT NULL, notes INTEGER NOT NULL, bytes INTEGER NOT NULL,
      directory BLOB NOT NULL);
    CREATE TABLE block (
      id INTEGER PRIMARY KEY, words_sum INTEGER NOT NULL, postings_sum INTEGER NOT NULL,
      words BLOB NOT NULL, postings BLOB NOT NULL);
    CREATE INDEX unsure_note ON note (id) WHERE files != '' OR modified = 0;
    CREATE TABLE note_words (id INTEGER PRIMARY KEY, count INTEGER NOT NULL, checks BLOB NOT NULL);
    CREATE TABLE published (
      first BLOB PRIMARY KEY, words BLOB NOT NULL, pieces BLOB NOT NULL) WITHOUT ROWID;
    """

  /// Empties the database, whatever is in it, and makes the tables; one transaction.
  static func create(in db: Database, settings: String) throws {
    try db.inTransaction(.immediate) {
      try dropEverything(in: db)
      try db.execute(sql: tables)
      try db.execute(sql: "INSERT INTO meta VALUES ('settings', ?), ('sizes', x'')", arguments: [settings])
      try db.execute(sql: "PRAGMA user_version = \(version)")
      return .commit
    }
  }

  /// Whether the rows were made by this version of the program with these settings.
  static func isCurrent(_ db: Database, settings: String) throws -> Bool {
    guard try Int.fetchOne(db, sql: "PRAGMA user_version") == version else { return false }
    return try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'settings'") == settings
  }

  private static func dropEverything(in db: Database) throws {
    // Virtual tables first: they take their shadow tables with them.
    for condition in ["sql LIKE 'CREATE VIRTUAL%'", "name NOT LIKE 'sqlite!_%' ESCAPE '!'"] {
      let names = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND \(condition)")
      for name in names { try db.execute(sql: "DROP TABLE IF EXISTS \(name.quotedDatabaseIdentifier)") }
    }
  }
}
