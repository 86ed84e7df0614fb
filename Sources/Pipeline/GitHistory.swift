import NoteModel

/// When a file was written, as its commits' authors have it.
package struct AuthorDates: Sendable, Hashable {
  /// `nil` where the history is cut off before.
  package let first: NoteDate?
  /// `nil` where the history is cut off before.
  package let last: NoteDate?

  package init(first: NoteDate?, last: NoteDate?) {
    self.first = first
    self.last = last
  }
}

/// Dates of files, out of what `git log` prints: from the newest commit to the oldest, each with the files that it changed.
struct GitHistory {
  /// By the name that a file has today.
  private(set) var dates: [String: AuthorDates] = [:]

  private var commit = Commit(date: nil, isCutOff: false)
  /// Which file of today a name of earlier days belongs to; those that are not in it belong to their own.
  private var owners: [String: String?] = [:]
  /// Renames of a commit count for those before it, and not for its other changes: two files may swap their names.
  private var renames: [(old: String, new: String)] = []

  private struct Commit {
    let date: NoteDate?
    let isCutOff: Bool
  }

  /// - Parameters:
  ///   - log: by `--name-status -z`, a `\u{1}`, the commit's hash and its author's date in front of each.
  ///   - cutOff: hashes of commits whose changes are not known.
  init(log: [UInt8], cutOff: Set<String>) {
    var fields = log.split(separator: 0)[...]
    while let field = fields.popFirst() {
      // A line break stands between a commit and its changes. No state of a file begins with `\u{1}`.
      let isCommit = field.first == 1
      let text = String(decoding: field.drop { $0 == 1 || $0 == UInt8(ascii: "\n") }, as: UTF8.self)
      if isCommit {
        begin(text, cutOff: cutOff)
      } else if text.hasPrefix("R") {
        guard let old = fields.popFirst(), let new = fields.popFirst() else { break }
        let name = String(decoding: new, as: UTF8.self)
        add(name)
        renames.append((String(decoding: old, as: UTF8.self), name))
      } else {
        guard let name = fields.popFirst() else { break }
        // Who removes a file says nothing about one that was put there later.
        if text != "D" { add(String(decoding: name, as: UTF8.self)) }
      }
    }
  }

  /// - Parameter text: hash and date.
  private mutating func begin(_ text: String, cutOff: Set<String>) {
    let found = renames.map { (old: $0.old, owner: owner(of: $0.new)) }
    // What had the new name before was another file.
    for rename in renames { owners[rename.new] = .some(nil) }
    for rename in found { owners[rename.old] = .some(rename.owner) }
    renames = []
    let parts = text.split(separator: " ", maxSplits: 1)
    commit = Commit(
      date: parts.count == 2 ? NoteDate(parsing: String(parts[1]), timeZone: "UTC") : nil,
      isCutOff: parts.first.map { cutOff.contains(String($0)) } ?? false)
  }

  private func owner(of name: String) -> String? { owners[name, default: name] }

  private mutating func add(_ name: String) {
    guard let owner = owner(of: name) else { return }
    let date = commit.isCutOff ? nil : commit.date
    let last = if let known = dates[owner] { known.last } else { date }
    dates[owner] = AuthorDates(first: date, last: last)
  }
}
