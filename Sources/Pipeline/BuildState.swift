import SearchIndex
import SearchRanking
import SourceText

/// What a build knows and the next one may use: `.notes/build`.
///
/// Nothing in it is needed: without it, or with one that is damaged or of another program, everything is made anew.
struct BuildState: Sendable {
  /// Of what notes are parsed with besides their files: the program and the settings.
  var parsing: UInt64 = 0
  /// Of what pages are made with besides what they read of the site: the theme too.
  var rendering: UInt64 = 0
  /// Of the search that was published, `SearchFiles.digest`.
  var search = ""
  var summary: BuildSummary?
  /// By path below `Public/`.
  var outputs: [String: StoredOutput] = [:]
  var names = FactNames()
  /// Notes as they lie in the file: decoded when they are asked for, and copied where they stay as they are.
  private var records: [ArraySlice<UInt8>] = []
}

extension BuildState {
  /// Raised with every change of the form.
  private static let form: UInt64 = 2
  /// The form, the program and the checksum of what follows.
  private static let headSize = 24

  /// What an earlier build has left.
  ///
  /// - Parameter file: below the site's root; what builds leave where nothing is said.
  init(readingFrom site: SiteLocation, file: String? = nil) {
    guard let bytes = try? readFile(file ?? site.buildStateFile, below: site.root),
      bytes.count > Self.headSize
    else {
      return
    }
    let state = bytes.withUnsafeBufferPointer { buffer -> BuildState? in
      var reader = RecordReader(buffer)
      let (form, program, sum) = (reader.fixedNumber(), reader.fixedNumber(), reader.fixedNumber())
      guard form == Self.form, program == programDigest,
        sum == Self.sum(ofBodyIn: UnsafeRawBufferPointer(buffer))
      else { return nil }
      var state = BuildState()
      state.parsing = reader.fixedNumber()
      state.rendering = reader.fixedNumber()
      state.search = reader.text()
      state.summary = reader.optional()
      state.names = reader.value()
      let outputCount = reader.count()
      state.outputs.reserveCapacity(outputCount)
      for _ in 0..<outputCount { state.outputs[reader.text()] = reader.value(StoredOutput.self) }
      for _ in 0..<reader.count() {
        let count = reader.data().count
        state.records.append(bytes[reader.offset - count..<reader.offset])
      }
      return state
    }
    if let state { self = state }
  }

  /// The notes of the build before by their paths below `Content/`, decoded on `width` workers.
  func notes(width: Int) async -> [String: StoredNote] {
    let decoded = await concurrentMap(shares(of: records), width: width) { $0.map(StoredNote.init(record:)) }
    return Dictionary(decoded.joined().map { ($0.note.path, $0) }, uniquingKeysWith: { $1 })
  }

  mutating func keep(_ notes: [StoredNote], width: Int) async {
    records = await concurrentMap(shares(of: notes), width: width) { share in
      share.map { $0.record ?? $0.encoded[...] }
    }.flatMap(\.self)
  }

  private static func sum(ofBodyIn file: UnsafeRawBufferPointer) -> UInt64 {
    checksum(UnsafeRawBufferPointer(rebasing: file[headSize...]), seed: 0)
  }

  func write(to site: SiteLocation, file: String? = nil) throws(FileError) {
    let size = records.reduce(outputs.count * 256) { $0 + $1.count + 4 }
    var writer = RecordWriter(capacity: size + size / 8)
    writer.append(Self.form)
    writer.append(programDigest)
    writer.append(0 as UInt64)
    writer.append(parsing)
    writer.append(rendering)
    writer.append(search)
    writer.append(summary)
    writer.append(names)
    writer.append(outputs.count)
    for (path, output) in outputs {
      writer.append(path)
      writer.append(output)
    }
    writer.append(records.count)
    for record in records { writer.append(record) }
    writer.replace(writer.bytes.withUnsafeBytes(Self.sum), at: Self.headSize - 8)
    try writeFileAtomically(writer.bytes, to: file ?? site.buildStateFile, below: site.root)
  }
}

/// Of the program that is running: what another one has left may mean something else.
private let programDigest: UInt64 = {
  let status = fileStatus("/proc/self/exe", followsLinks: true) ?? fileStatus(CommandLine.arguments[0])
  var hash = Fingerprint()
  hash.combine(status?.stamp ?? .absent)
  return hash.value
}()

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
