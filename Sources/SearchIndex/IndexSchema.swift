import GRDB

/// The tables of the index.
///
/// - `note`: one row a note, with what a result shows and what tells whether its file has changed.
/// - `section`: one row a section; its id is the row of `note_text`.
/// - `note_text`: the words. Title and tags are repeated for each section, so that a query may find one word
///   in the title and the other in the text.
/// - `meta`: the digest of the settings that the rows were made with.
enum IndexSchema {
  /// Raised with every change to a table, to the tokenizer or to what is stored in a column.
  static let version = 2

  static let tables = """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE note (
      id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE,
      size INTEGER NOT NULL, modified INTEGER NOT NULL, inode INTEGER NOT NULL, digest BLOB NOT NULL,
      files TEXT NOT NULL,
      permalink TEXT NOT NULL, title TEXT NOT NULL,
      seconds INTEGER, day INTEGER, zone INTEGER,
      tags TEXT NOT NULL, tag_keys TEXT NOT NULL, draft INTEGER NOT NULL);
    CREATE TABLE section (
      id INTEGER PRIMARY KEY, note INTEGER NOT NULL,
      line INTEGER NOT NULL, anchor TEXT NOT NULL, languages TEXT NOT NULL);
    CREATE INDEX section_note ON section (note);
    CREATE VIRTUAL TABLE note_text USING fts5(
      title, headings, tags, prose, code, parts, tokenize = "unicode61 remove_diacritics 2");
    INSERT INTO note_text (note_text, rank) VALUES ('hashsize', \(hashBytes));
    """

  /// Words that FTS5 gathers in memory before it writes them out. With its default of 1 MB a first index of
  /// many notes takes almost twice as long, because the pieces are merged again and again; 64 MB are no
  /// faster than 32 for 10,000 notes.
  static let hashBytes = 32 << 20

  /// Empties the database, whatever is in it, and makes the tables; one transaction.
  static func create(in db: Database, settings: String) throws {
    try db.inTransaction(.immediate) {
      try dropEverything(in: db)
      try db.execute(sql: tables)
      try db.execute(sql: "INSERT INTO meta VALUES ('settings', ?)", arguments: [settings])
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

/// The columns of `note_text`, by their position.
enum TextColumn: Int {
  case title, headings, tags, prose, code, parts
}
