#if os(Linux)
  import Foundation

  /// What the watching thread does.
  struct WatchLoop: Sendable {
    let tree: WatchedTree
    let mailbox: ChangeMailbox
    /// Readable once the end has come.
    let stop: Int32

    func run() {
      var tree = tree
      var pending = PendingChanges()
      defer {
        close(tree.descriptor)
        close(stop)
      }
      while true {
        let timeout = pending.nextDue.map { Int32(clamping: max(0, $0 - milliseconds())) } ?? -1
        var descriptors = [
          pollfd(fd: tree.descriptor, events: Int16(POLLIN), revents: 0),
          pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
        ]
        let count = poll(&descriptors, nfds_t(descriptors.count), timeout)
        if count < 0, errno != EINTR { return }
        if descriptors[1].revents != 0 { return }
        if descriptors[0].revents != 0 {
          let now = milliseconds()
          for event in tree.readEvents() { pending.add(event, at: now) }
        }
        let due = pending.takeDue(at: milliseconds())
        if !due.isEmpty { mailbox.put(due) }
      }
    }
  }

  private func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }
#endif
