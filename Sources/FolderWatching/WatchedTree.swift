#if os(Linux)
  import Foundation

  /// The folders that an inotify descriptor watches (inotify(7)).
  struct WatchedTree: Sendable {
    let descriptor: Int32
    private let root: String
    private let names: Set<String>
    private let isIgnored: @Sendable (String) -> Bool
    /// Paths below the root, "" for itself, by their watches.
    private var folders: [Int32: String] = [:]

    init(
      _ names: [String], in root: String, isIgnored: @escaping @Sendable (String) -> Bool
    ) throws(WatchError) {
      descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
      guard descriptor >= 0 else { throw WatchError(path: root, errno: errno) }
      self.root = root
      self.names = Set(names)
      self.isIgnored = isIgnored
      do throws(WatchError) {
        try addEverything()
      } catch {
        close(descriptor)
        throw error
      }
    }

    private mutating func addEverything() throws(WatchError) {
      try addWatch("", following: true)
      for name in names.sorted() { try add(name) }
    }

    /// Watches a folder and those within it. What is no folder, or no longer there, is passed over.
    private mutating func add(_ path: String) throws(WatchError) {
      var waiting = [path]
      while let path = waiting.popLast() {
        let isWatched = path.isEmpty ? true : try addWatch(path)
        guard isWatched else { continue }
        // Listed after the watch is set: what comes in between is told by an event.
        guard let folder = opendir(place(path)) else { continue }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
          let kind = Int32(entry.pointee.d_type)
          guard kind == Int32(DT_DIR) || kind == Int32(DT_UNKNOWN) else { continue }
          let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
          }
          if !name.hasPrefix(".") { waiting.append(path.isEmpty ? name : path + "/" + name) }
        }
      }
    }

    @discardableResult
    private mutating func addWatch(_ path: String, following: Bool = false) throws(WatchError) -> Bool {
      let events =
        IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR
        | (following ? 0 : IN_DONT_FOLLOW)
      let watch = inotify_add_watch(descriptor, place(path), UInt32(bitPattern: Int32(events)))
      guard watch >= 0 else {
        let isMissing = [ENOENT, ENOTDIR, ELOOP, EACCES].contains(errno)
        if isMissing, !path.isEmpty { return false }
        throw WatchError(path: place(path), errno: errno)
      }
      folders[watch] = path
      return true
    }

    private func place(_ path: String) -> String { path.isEmpty ? root : root + "/" + path }

    // MARK: Events

    /// The events that wait, in their order. Watches follow the folders meanwhile.
    mutating func readEvents() -> [WatchEvent] {
      var events: [WatchEvent] = []
      while true {
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
          count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
        }
        guard !bytes.isEmpty else { return events }
        bytes.withUnsafeBytes { buffer in
          var offset = 0
          let headSize = MemoryLayout<inotify_event>.size
          while offset + headSize <= buffer.count {
            let head = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
            let name = buffer[(offset + headSize)..<min(buffer.count, offset + headSize + Int(head.len))]
            offset += headSize + Int(head.len)
            if let event = take(head, name: String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)) {
              events.append(event)
            }
          }
        }
      }
    }

    private mutating func take(_ head: inotify_event, name: String) -> WatchEvent? {
      func has(_ flag: Int32) -> Bool { head.mask & UInt32(bitPattern: flag) != 0 }
      if has(IN_Q_OVERFLOW) {
        try? addEverything()
        return WatchEvent(kind: .folder, path: "")
      }
      if has(IN_IGNORED) {
        folders[head.wd] = nil
        return nil
      }
      guard let folder = folders[head.wd], !name.isEmpty, !name.hasPrefix(".") else { return nil }
      // Of the root only the names that were asked for.
      if folder.isEmpty, !names.contains(name), !names.contains("") { return nil }
      let path = folder.isEmpty ? name : folder + "/" + name
      if has(IN_ISDIR) {
        if has(IN_MOVED_FROM) { removeWatches(atOrBelow: path) }
        // One that cannot be watched is at least seen now.
        if has(IN_CREATE) || has(IN_MOVED_TO) { try? add(path) }
        return WatchEvent(kind: .folder, path: path)
      }
      if isIgnored(name) { return nil }
      if has(IN_CLOSE_WRITE) { return WatchEvent(kind: .written, path: path) }
      if has(IN_MOVED_TO) { return WatchEvent(kind: .written, path: path, cookie: head.cookie) }
      if has(IN_CREATE) { return WatchEvent(kind: .begun, path: path) }
      return WatchEvent(kind: .gone, path: path, cookie: has(IN_MOVED_FROM) ? head.cookie : 0)
    }

    private mutating func removeWatches(atOrBelow path: String) {
      for (watch, folder) in folders where folder == path || folder.hasPrefix(path + "/") {
        inotify_rm_watch(descriptor, watch)
        folders[watch] = nil
      }
    }
  }
#endif
