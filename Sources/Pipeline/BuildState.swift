#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Diagnostics
import NoteModel
import SearchIndex
import SourceText

/// What a build knows and the next one may use: `.notes/build`.
///
/// Nothing in it is needed: without it, or with one that is damaged or of another program, everything is made anew.
struct BuildState: Sendable {
  /// Of what notes are parsed with besides their files: the program and the settings.
  var parsing: UInt64 = 0
  /// Of what pages are made with besides what they read of the site: the theme too.
  var rendering: UInt64 = 0
  var summary: BuildSummary?
  /// By path below `Public/`.
  var outputs: [String: StoredOutput] = [:]
  var names = FactNames()
  /// By path below `Content/`.
  var notes: [String: StoredNote] = [:]
}

extension BuildState {
  /// Raised with every change of the form.
  private static let form = 1

  /// What an earlier build has left.
  init(readingFrom site: SiteLocation) {
    guard let bytes = try? readFile(site.buildState), bytes.count > 24 else { return }
    let state = bytes.withUnsafeBufferPointer { buffer -> BuildState? in
      var head = RecordReader(buffer)
      let (form, program, sum) = (head.fixedNumber(), head.fixedNumber(), head.fixedNumber())
      guard form == UInt64(Self.form), program == programDigest, sum == checksum(buffer[24...]) else {
        return nil
      }
      var state = BuildState()
      state.parsing = head.fixedNumber()
      state.rendering = head.fixedNumber()
      state.summary = head.optional()
      state.names = head.value()
      for _ in 0..<head.count() { state.outputs[head.text()] = head.value(StoredOutput.self) }
      for _ in 0..<head.count() {
        let note = head.value(StoredNote.self)
        state.notes[note.note.path] = note
      }
      return state
    }
    if let state { self = state }
  }

  func write(to site: SiteLocation) throws(FileError) {
    var body = RecordWriter()
    body.append(parsing)
    body.append(rendering)
    body.append(summary)
    body.append(names)
    body.append(outputs.count)
    for (path, output) in outputs.sorted(by: { $0.key < $1.key }) {
      body.append(path)
      body.append(output)
    }
    body.append(notes.count)
    for (_, note) in notes.sorted(by: { $0.key < $1.key }) { body.append(note) }
    var file = RecordWriter()
    file.append(UInt64(Self.form))
    file.append(programDigest)
    file.append(body.bytes.withUnsafeBufferPointer { checksum($0[...]) })
    try writeFileAtomically(file.bytes + body.bytes, to: site.buildState)
  }
}

/// Of the program that is running: what another one has left may mean something else.
private let programDigest: UInt64 = {
  let status = fileStatus("/proc/self/exe", followsLinks: true) ?? fileStatus(CommandLine.arguments[0])
  var hash = Fingerprint()
  hash.combine(status?.stamp ?? .absent)
  return hash.value
}()

/// Tells damaged bytes from sound ones, eight at a time.
private func checksum(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
  let buffer = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes))
  var sum: UInt64 = 0xCBF2_9CE4_8422_2325
  var offset = 0
  while offset + 8 <= buffer.count {
    sum = (sum ^ buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x100_0000_01B3
    sum ^= sum >> 32
    offset += 8
  }
  for byte in buffer[offset...] { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return sum
}

extension FactNames: Recordable {
  init(from reader: inout RecordReader) {
    notes = (0..<reader.count()).map { _ in reader.fixedNumber() }
    tags = (0..<reader.count()).map { _ in reader.fixedNumber() }
    series = (0..<reader.count()).map { _ in reader.fixedNumber() }
  }

  func write(to writer: inout RecordWriter) {
    for names in [notes, tags, series] {
      writer.append(names.count)
      for name in names { writer.append(name) }
    }
  }
}
