/// Writes values one after the other, for a file of the program's own that the same program reads.
struct RecordWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Puts a number of eight bytes in the place of another.
  mutating func replace(_ number: UInt64, at offset: Int) {
    withUnsafeBytes(of: number.littleEndian) { bytes.replaceSubrange(offset..<offset + 8, with: $0) }
  }

  /// In groups of seven bits, the lowest first (LEB128).
  mutating func append(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Eight bytes, the lowest first.
  mutating func append(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ data: some Collection<UInt8>) {
    append(data.count)
    bytes.append(contentsOf: data)
  }

  mutating func append<Value: Recordable>(_ value: Value) { value.write(to: &self) }

  mutating func append<Value: Recordable>(_ value: Value?) {
    append(value != nil)
    if let value { append(value) }
  }

  /// In the order of the keys.
  mutating func append<Value: Recordable>(_ values: [String: Value]) {
    append(values.count)
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      append(key)
      append(value)
    }
  }

  mutating func append(_ text: String?) {
    append(text != nil)
    if let text { append(text) }
  }

  mutating func append(_ texts: [String]) {
    append(texts.count)
    for text in texts { append(text) }
  }
}

/// Reads what `RecordWriter` wrote. Of other bytes it makes something else, and never more than there are.
struct RecordReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var offset = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { offset >= bytes.count }

  mutating func number() -> Int {
    var number: UInt = 0
    var shift: UInt = 0
    while offset < bytes.count, shift < 64 {
      let byte = bytes[offset]
      offset += 1
      number |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(bitPattern: number)
  }

  mutating func fixedNumber() -> UInt64 {
    guard bytes.count - offset >= 8 else {
      offset = bytes.count
      return 0
    }
    let number = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    offset += 8
    return UInt64(littleEndian: number)
  }

  mutating func flag() -> Bool {
    guard offset < bytes.count else { return false }
    offset += 1
    return bytes[offset - 1] != 0
  }

  mutating func text() -> String { String(decoding: data(), as: UTF8.self) }

  mutating func data() -> UnsafeBufferPointer<UInt8> {
    let count = count()
    defer { offset += count }
    return UnsafeBufferPointer(rebasing: bytes[offset..<offset + count])
  }

  mutating func optionalText() -> String? { flag() ? text() : nil }

  mutating func texts() -> [String] { (0..<count()).map { _ in text() } }

  mutating func value<Value: Recordable>(_ type: Value.Type = Value.self) -> Value { Value(from: &self) }

  mutating func optional<Value: Recordable>(_ type: Value.Type = Value.self) -> Value? {
    flag() ? value() : nil
  }

  mutating func values<Value: Recordable>(_ type: Value.Type = Value.self) -> [Value] { value() }

  mutating func valuesByKey<Value: Recordable>(_ type: Value.Type = Value.self) -> [String: Value] {
    Dictionary((0..<count()).map { _ in (text(), value()) }, uniquingKeysWith: { $1 })
  }

  /// How many of something follow: each takes a byte at least.
  mutating func count() -> Int { min(max(0, number()), bytes.count - offset) }
}

/// What can be kept for the next build.
protocol Recordable {
  init(from reader: inout RecordReader)
  func write(to writer: inout RecordWriter)
}

extension Array: Recordable where Element: Recordable {
  init(from reader: inout RecordReader) { self = (0..<reader.count()).map { _ in reader.value() } }

  func write(to writer: inout RecordWriter) {
    writer.append(count)
    for value in self { writer.append(value) }
  }
}
