import SourceText

/// Collects keys into tables and knows which tables may still grow.
///
/// Tables lie in one array and name each other by index; headers, dotted keys and inline tables all come
/// down to finding or making one.
struct TOMLTableBuilder {
  /// How a table came to be, which decides who may add to it.
  enum Origin {
    /// On the way to another: `a` of `[a.b]`. A header of its own may follow.
    case implicit
    /// By its header, or the root.
    case header
    /// By a dotted key; only dotted keys beside it add to it.
    case dotted
    /// In braces; complete as it stands.
    case inline
  }

  /// The table of the text itself.
  static let root = 0

  private enum Slot {
    case value(TOMLValue)
    case table(Int)
    case tables([Int])
  }

  private struct Entry {
    let key: String
    let keyRange: SourceRange
    var slot: Slot
  }

  private struct Table {
    var origin: Origin
    var range: SourceRange
    var entries: [Entry] = []
    var places: [String: Int] = [:]
  }

  private var tables = [Table(origin: .header, range: SourceRange(0, 0))]

  // MARK: Headers

  /// The table of `[path]`.
  mutating func openTable(_ path: [TOMLKeyPart]) -> Result<Int, TOMLClash> {
    guard let last = path.last else { return .success(Self.root) }
    return walk(path.dropLast()).flatMap { parent in
      guard let place = tables[parent].places[last.name] else {
        return .success(addTable(last, to: parent, origin: .header))
      }
      let entry = tables[parent].entries[place]
      guard case .table(let table) = entry.slot, tables[table].origin == .implicit else {
        return .failure(clash(last, entry))
      }
      tables[table].origin = .header
      tables[table].range = last.range
      return .success(table)
    }
  }

  /// A new table of the array `[[path]]`.
  mutating func openArrayTable(_ path: [TOMLKeyPart]) -> Result<Int, TOMLClash> {
    guard let last = path.last else { return .success(Self.root) }
    return walk(path.dropLast()).flatMap { parent in
      let table = tables.count
      if let place = tables[parent].places[last.name] {
        guard case .tables(var list) = tables[parent].entries[place].slot else {
          return .failure(clash(last, tables[parent].entries[place]))
        }
        // Taken out while it grows, or each new table would copy the list.
        tables[parent].entries[place].slot = .tables([])
        list.append(table)
        tables[parent].entries[place].slot = .tables(list)
      } else {
        add(Entry(key: last.name, keyRange: last.range, slot: .tables([table])), to: parent)
      }
      tables.append(Table(origin: .header, range: last.range))
      return .success(table)
    }
  }

  /// Follows the parts of a header before the last.
  private mutating func walk(_ path: ArraySlice<TOMLKeyPart>) -> Result<Int, TOMLClash> {
    var table = Self.root
    for part in path {
      guard let place = tables[table].places[part.name] else {
        table = addTable(part, to: table, origin: .implicit)
        continue
      }
      let entry = tables[table].entries[place]
      switch entry.slot {
      case .table(let next) where tables[next].origin != .inline: table = next
      case .tables(let list):
        guard let last = list.last else { return .failure(clash(part, entry)) }
        table = last
      case .table, .value: return .failure(clash(part, entry))
      }
    }
    return .success(table)
  }

  // MARK: Keys

  /// Puts `value` under a key, dotted or not, of `table`.
  mutating func set(_ path: [TOMLKeyPart], to value: TOMLValue, in table: Int) -> TOMLClash? {
    guard let last = path.last else { return nil }
    var table = table
    for part in path.dropLast() {
      guard let place = tables[table].places[part.name] else {
        table = addTable(part, to: table, origin: .dotted)
        continue
      }
      let entry = tables[table].entries[place]
      guard case .table(let next) = entry.slot else { return clash(part, entry) }
      switch tables[next].origin {
      case .dotted: break
      case .implicit: tables[next].origin = .dotted  // `[a.b.c]`, and then `b.d = 1` in `[a]`
      case .header, .inline: return clash(part, entry)
      }
      table = next
    }
    if let place = tables[table].places[last.name] { return clash(last, tables[table].entries[place]) }
    add(Entry(key: last.name, keyRange: last.range, slot: .value(value)), to: table)
    return nil
  }

  /// A table for the members of `{…}`, not yet under any key.
  mutating func makeInlineTable() -> Int {
    tables.append(Table(origin: .inline, range: SourceRange(0, 0)))
    return tables.count - 1
  }

  /// The members of an inline table as a value.
  func value(ofInline table: Int, at range: SourceRange) -> TOMLValue {
    TOMLValue(.table(finished(table)), at: range)
  }

  private mutating func addTable(_ part: TOMLKeyPart, to parent: Int, origin: Origin) -> Int {
    tables.append(Table(origin: origin, range: part.range))
    add(Entry(key: part.name, keyRange: part.range, slot: .table(tables.count - 1)), to: parent)
    return tables.count - 1
  }

  private mutating func add(_ entry: Entry, to table: Int) {
    tables[table].places[entry.key] = tables[table].entries.count
    tables[table].entries.append(entry)
  }

  private func clash(_ part: TOMLKeyPart, _ entry: Entry) -> TOMLClash {
    let what =
      switch entry.slot {
      case .value(let value):
        switch value.kind {
        case .table: "an inline table, which is complete"
        case .array: "an array"
        default: "a value"
        }
      case .tables: "an array of tables"
      case .table(let table):
        switch tables[table].origin {
        case .inline: "an inline table, which is complete"
        case .dotted: "a table made by dotted keys"
        case .implicit, .header: "a table"
        }
      }
    return TOMLClash(
      message: "'\(part.name)' is already \(what)", range: part.range, first: entry.keyRange)
  }

  // MARK: Result

  /// The whole tree. No deeper than the longest path of keys, which is bounded.
  func finished(_ table: Int = root) -> TOMLTable {
    TOMLTable(
      members: tables[table].entries.map { entry in
        TOMLMember(key: entry.key, keyRange: entry.keyRange, value: value(of: entry))
      })
  }

  private func value(of entry: Entry) -> TOMLValue {
    switch entry.slot {
    case .value(let value): return value
    case .table(let table): return TOMLValue(.table(finished(table)), at: tables[table].range)
    case .tables(let list):
      let elements = list.map { TOMLValue(.table(finished($0)), at: tables[$0].range) }
      return TOMLValue(.array(elements), at: entry.keyRange)
    }
  }
}

/// One part of a dotted key.
struct TOMLKeyPart {
  let name: String
  let range: SourceRange
  /// A placeholder stands in it.
  var isElided = false
}

/// A key that is given where it cannot be.
struct TOMLClash: Error {
  let message: String
  let range: SourceRange
  /// Where it was given first.
  let first: SourceRange
}
