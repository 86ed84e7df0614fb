#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import NoteModel
import Synchronization

/// The bodies of notes between parsing and writing, in a file without a name: so memory does not grow with them.
final class BodyStore: Sendable {
  private let descriptor: Int32
  private let path: String
  private let state = Mutex(State())

  private struct State {
    var end = 0
    var places: [String: Range<Int>] = [:]
  }

  /// - Parameter folder: on the disk that holds the bodies.
  init(in folder: String) throws(FileError) {
    path = join(folder, "bodies")
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw FileError(action: "write", path: path, errno: errno) }
    unlink(path)
  }

  deinit { close(descriptor) }

  /// Keeps the body of the note at `path` below `Content/`. Safe to call from several threads.
  func keep(_ body: NoteBody, of path: String) throws(FileError) {
    let bytes = body.record
    let place = state.withLock { state in
      let place = state.end..<state.end + bytes.count
      state.end = place.upperBound
      state.places[path] = place
      return place
    }
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let put = pwrite(
          descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset,
          off_t(place.lowerBound + offset))
        if put < 0, errno == EINTR { continue }
        guard put > 0 else {
          failure = put < 0 ? errno : EIO
          return
        }
        offset += put
      }
    }
    guard failure == 0 else { throw FileError(action: "write", path: self.path, errno: failure) }
  }

  /// `nil` for a note that none was kept of.
  func body(of path: String) throws(FileError) -> NoteBody? {
    guard let place = state.withLock({ $0.places[path] }) else { return nil }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: place.count) { buffer, count in
      while count < place.count {
        let got = pread(
          descriptor, buffer.baseAddress?.advanced(by: count), place.count - count,
          off_t(place.lowerBound + count))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else {
          failure = got < 0 ? errno : EIO
          return
        }
        count += got
      }
    }
    guard failure == 0 else { throw FileError(action: "read", path: self.path, errno: failure) }
    return NoteBody(record: bytes)
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
