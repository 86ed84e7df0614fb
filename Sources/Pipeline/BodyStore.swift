#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import NoteModel
import Synchronization

/// The bodies of notes, and their texts for the search, between parsing and writing: in a file without a name, so that memory
/// does not grow with them.
final class BodyStore: Sendable {
  private let descriptor: Int32
  private let path: String
  private let state = Mutex(State())

  private struct State {
    var end = 0
    var places: [String: (body: Range<Int>, searchText: Range<Int>)] = [:]
  }

  /// - Parameter folder: on the disk that holds the bodies.
  init(in folder: String) throws(FileError) {
    path = join(folder, "bodies")
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw FileError(action: "write", path: path, errno: errno) }
    unlink(path)
  }

  deinit { close(descriptor) }

  /// Keeps what was made of the note at `path` below `Content/`. Safe to call from several threads.
  func keep(_ body: NoteBody, searchText: [UInt8], of path: String) throws(FileError) {
    let record = body.record
    let start = state.withLock { state in
      let start = state.end
      let middle = start + record.count
      state.end = middle + searchText.count
      state.places[path] = (start..<middle, middle..<state.end)
      return start
    }
    try write(record + searchText, at: start)
  }

  /// `nil` for a note that none was kept of.
  func body(of path: String) throws(FileError) -> NoteBody? {
    guard let place = state.withLock({ $0.places[path] }) else { return nil }
    return NoteBody(record: try read(place.body))
  }

  /// `nil` for a note that none was kept of.
  func searchText(of path: String) throws(FileError) -> [UInt8]? {
    guard let place = state.withLock({ $0.places[path] }) else { return nil }
    return try read(place.searchText)
  }

  private func write(_ bytes: [UInt8], at start: Int) throws(FileError) {
    let failure = bytes.withUnsafeBytes { buffer in
      transferAll(buffer.count) { done in
        pwrite(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done, off_t(start + done))
      }
    }
    guard failure == 0 else { throw FileError(action: "write", path: path, errno: failure) }
  }

  private func read(_ place: Range<Int>) throws(FileError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: place.count) { buffer, count in
      failure = transferAll(place.count) { done in
        pread(
          descriptor, buffer.baseAddress?.advanced(by: done), place.count - done,
          off_t(place.lowerBound + done))
      }
      count = failure == 0 ? place.count : 0
    }
    guard failure == 0 else { throw FileError(action: "read", path: path, errno: failure) }
    return bytes
  }
}

extension NoteBody {
  fileprivate var record: [UInt8] {
    var writer = RecordWriter()
    writer.append(parts.count)
    for part in parts {
      switch part {
      case .html(let bytes):
        writer.append(0)
        writer.append(bytes)
      case .linkStart(let index):
        writer.append(1)
        writer.append(index)
      case .linkEnd(let index):
        writer.append(2)
        writer.append(index)
      case .image(let index):
        writer.append(3)
        writer.append(index)
      }
    }
    return writer.bytes
  }

  fileprivate init(record: [UInt8]) {
    let parts = record.withUnsafeBufferPointer { buffer in
      var reader = RecordReader(buffer)
      return (0..<reader.count()).map { _ -> Part in
        switch reader.number() {
        case 1: .linkStart(index: reader.number())
        case 2: .linkEnd(index: reader.number())
        case 3: .image(index: reader.number())
        default: .html(Array(reader.data()))
        }
      }
    }
    self.init(parts: parts)
  }
}
