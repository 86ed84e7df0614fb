import Foundation
import Synchronization

/// The system cannot watch.
package struct WatchError: Error, CustomStringConvertible {
  package let path: String
  package let errno: Int32

  /// For people.
  package var description: String {
    switch errno {
    case ENOSPC:
      "cannot watch \(path): too many folders are watched (raise the system's fs.inotify.max_user_watches)"
    case EMFILE: "cannot watch: too many programs watch (raise the system's fs.inotify.max_user_instances)"
    default: "cannot watch \(path): \(String(cString: strerror(errno)))"
    }
  }
}

/// Tells what changes in some folders of a root, and in all folders within them, as it happens.
///
/// The folders may come later, go and come again. Hidden names are passed over, and no link is followed.
package final class FolderWatch: Sendable {
  private let mailbox: ChangeMailbox
  private let stopping: StopSignal

  /// Begins to watch: what changes after this is told.
  ///
  /// - Parameters:
  ///   - root: absolute, or relative to the working directory.
  ///   - folders: names in `root`; "" is all that is in it.
  ///   - isIgnored: whether files of a name, such as backups, are nobody's business.
  package init(
    _ folders: [String], in root: String, isIgnored: @escaping @Sendable (String) -> Bool
  ) throws(WatchError) {
    let mailbox = ChangeMailbox()
    let stopping = try StopSignal()
    #if os(Linux)
      let tree = try WatchedTree(folders, in: root, isIgnored: isIgnored)
      let loop = WatchLoop(tree: tree, mailbox: mailbox, stop: stopping.reading)
      Thread.detachNewThread { loop.run() }
    #else
      throw WatchError(path: root, errno: ENOTSUP)
    #endif
    self.mailbox = mailbox
    self.stopping = stopping
  }

  /// The changes as they come, those together that came while nobody was asking. Ends with `stop()`. For one reader.
  package var changes: AsyncMapSequence<AsyncStream<Void>, Set<FolderChange>> {
    mailbox.signals.map { [mailbox] _ in mailbox.take() }
  }

  /// Asks for a look at everything, as if events had been lost.
  package func tellEverything() { mailbox.put([.everything]) }

  package func stop() {
    stopping.stop()
    mailbox.close()
  }

  deinit { stop() }
}

/// Changes on their way to the reader.
final class ChangeMailbox: Sendable {
  let signals: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation
  private let changes = Mutex<Set<FolderChange>>([])

  init() { (signals, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

  func put(_ new: Set<FolderChange>) {
    changes.withLock { $0.formUnion(new) }
    continuation.yield()
  }

  func take() -> Set<FolderChange> {
    changes.withLock { changes in
      defer { changes = [] }
      return changes
    }
  }

  func close() { continuation.finish() }
}

/// A pipe that wakes the watching thread for its end, which then closes both of its ends.
final class StopSignal: Sendable {
  let reading: Int32
  private let writing: Mutex<Int32>

  init() throws(WatchError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw WatchError(path: "anything", errno: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reading = ends[0]
    writing = Mutex(ends[1])
  }

  func stop() {
    writing.withLock { descriptor in
      if descriptor >= 0 { close(descriptor) }
      descriptor = -1
    }
  }
}
