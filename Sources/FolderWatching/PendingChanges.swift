/// What has changed below a folder.
package enum FolderChange: Sendable, Hashable {
  /// A file, by its path below the root; it may be gone.
  case file(String)
  /// So much, or a whole folder, that everything has to be looked at again.
  case everything
}

/// What the system says of one name.
struct WatchEvent: Equatable {
  enum Kind: Equatable {
    /// A file is whole: closed after writing, or moved to its name.
    case written
    /// A file has been made and is likely about to be written.
    case begun
    /// A file has gone.
    case gone
    /// A folder has come, gone or moved, or events were lost.
    case folder
  }

  let kind: Kind
  /// Below the root.
  let path: String
  /// What a name that was left and the name that took its file have in common; 0 for none.
  var cookie: UInt32 = 0
}

/// Changes that wait a moment, since editors save in several steps: they move the old file away, make a new one, and
/// write it.
///
/// Times are milliseconds of any clock.
struct PendingChanges {
  /// So long nothing must happen before changes are handed on.
  static let quiet = 4
  /// But no longer than this after the first.
  static let patience = 50
  /// So long a name may be without its file while an editor saves.
  static let absence = 40

  private struct Pending {
    var due: Int
    var cookie: UInt32
  }

  private var pending: [FolderChange: Pending] = [:]
  private var lastEvent = 0

  /// Takes an event in.
  mutating func add(_ event: WatchEvent, at now: Int) {
    lastEvent = now
    switch event.kind {
    case .folder: put(.everything, due: now)
    case .begun: put(.file(event.path), due: now + Self.absence)
    case .gone: pending[.file(event.path)] = Pending(due: now + Self.absence, cookie: event.cookie)
    case .written:
      put(.file(event.path), due: now)
      guard event.cookie != 0 else { return }
      // A file that only has another name is shown at one of them.
      for (change, other) in pending where other.cookie == event.cookie { put(change, due: now) }
    }
  }

  private mutating func put(_ change: FolderChange, due: Int) {
    pending[change] = Pending(due: min(due, pending[change]?.due ?? due), cookie: 0)
  }

  /// When there may be something to hand on; `nil` where nothing waits.
  var nextDue: Int? {
    pending.values.map(\.due).min().map { first in
      max(first, min(lastEvent + Self.quiet, first + Self.patience))
    }
  }

  /// Takes out what is to be handed on now.
  mutating func takeDue(at now: Int) -> Set<FolderChange> {
    guard let next = nextDue, next <= now else { return [] }
    let due = Set(pending.filter { $0.value.due <= now }.keys)
    for change in due { pending[change] = nil }
    return due
  }
}
