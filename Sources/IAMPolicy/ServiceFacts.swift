/// What AWS publishes of one service, or of what else has the prefix: ARNs, condition keys.
struct ServiceFacts: Sendable {
  /// Which fields of an ARN are filled, and the form of its last one.
  struct Resource: Sendable {
    let hasRegion, hasAccount: Bool
    /// With `*` for what AWS leaves open: `table/*`.
    let form: String
  }

  enum KeyType: Sendable {
    case text, arn, boolean, number, date, address, unknown
  }

  struct ConditionKey: Sendable {
    /// Behind the prefix, with `*` for what AWS leaves open: `ResourceTag/*`.
    let name: String
    let type: KeyType
  }

  /// As AWS spells them.
  private(set) var actions: [String] = []
  private(set) var resources: [Resource] = []
  private(set) var conditionKeys: [ConditionKey] = []

  /// Looks up one prefix, in lower case as AWS writes all of them; `nil` when the table does not have it.
  init?(prefix: String) {
    let found: ServiceFacts? = serviceTable.withUTF8Buffer { table in
      guard let record = ServiceTable.record(of: prefix, in: table) else { return nil }
      var facts = ServiceFacts()
      for line in table[record].split(separator: UInt8(ascii: "\n")) {
        for token in line.dropFirst().split(separator: UInt8(ascii: " ")) {
          facts.add(token, of: line[line.startIndex])
        }
      }
      return facts
    }
    guard let found else { return nil }
    self = found
  }

  private init() {}

  private mutating func add(_ token: Slice<UnsafeBufferPointer<UInt8>>, of kind: UInt8) {
    switch (kind, token.first) {
    case (UInt8(ascii: " "), _): addActions(token)
    case (UInt8(ascii: "@"), let letter?):
      // `b:table/*`
      resources.append(
        Resource(
          hasRegion: letter == UInt8(ascii: "b") || letter == UInt8(ascii: "r"),
          hasAccount: letter == UInt8(ascii: "b") || letter == UInt8(ascii: "a"),
          form: String(decoding: token.dropFirst(2), as: UTF8.self)))
    case (_, let letter?):
      conditionKeys.append(
        ConditionKey(name: String(decoding: token.dropFirst(), as: UTF8.self), type: KeyType(letter: letter)))
    case (_, nil): break
    }
  }

  /// `AssumeRole`, `=connect`, or `cdTags` for `CreateTags` and `DeleteTags`.
  private mutating func addActions(_ token: Slice<UnsafeBufferPointer<UInt8>>) {
    if token.first == UInt8(ascii: "=") {
      return actions.append(String(decoding: token.dropFirst(), as: UTF8.self))
    }
    let letters = token.prefix { UInt8(ascii: "a") <= $0 && $0 <= UInt8(ascii: "z") }
    let noun = String(decoding: token[letters.endIndex...], as: UTF8.self)
    if letters.isEmpty { actions.append(noun) }
    for case let verb? in letters.map(verb) { actions.append(verb + noun) }
  }
}

extension ServiceFacts.KeyType {
  /// A capital is for keys of several values.
  fileprivate init(letter: UInt8) {
    switch letter | 0x20 {
    case UInt8(ascii: "s"): self = .text
    case UInt8(ascii: "a"): self = .arn
    case UInt8(ascii: "b"): self = .boolean
    case UInt8(ascii: "n"): self = .number
    case UInt8(ascii: "d"): self = .date
    case UInt8(ascii: "i"): self = .address
    default: self = .unknown
    }
  }
}

/// The generated table, searched where it lies, and read only for the services that a policy names.
enum ServiceTable {
  /// The prefixes of actions.
  static func services() -> [String] {
    serviceNames.withUTF8Buffer { names in
      names.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }

  /// Where the lines below a prefix are, found by halving; `nil` when it is not there.
  fileprivate static func record(of prefix: String, in table: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    let wanted = Array(prefix.utf8)
    var low = 0
    var high = table.count
    while low < high {
      let start = startOfRecord(around: (low + high) / 2, in: table)
      let end = endOfLine(start, in: table)
      let name = table[start..<end]
      if name.elementsEqual(wanted) { return end..<endOfRecord(end, in: table) }
      if name.lexicographicallyPrecedes(wanted) {
        low = endOfRecord(end, in: table)
      } else {
        high = start
      }
    }
    return nil
  }

  /// The start of the line with the prefix, at or before `offset`.
  private static func startOfRecord(around offset: Int, in table: UnsafeBufferPointer<UInt8>) -> Int {
    var start = offset
    while start > 0, table[start - 1] != UInt8(ascii: "\n") || !isPrefix(table[start]) { start -= 1 }
    return start
  }

  /// The start of the next line with a prefix, or the end of the table.
  private static func endOfRecord(_ offset: Int, in table: UnsafeBufferPointer<UInt8>) -> Int {
    var start = endOfLine(offset, in: table) + 1
    while start < table.count, !isPrefix(table[start]) { start = endOfLine(start, in: table) + 1 }
    return min(start, table.count)
  }

  private static func endOfLine(_ offset: Int, in table: UnsafeBufferPointer<UInt8>) -> Int {
    table[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? table.count
  }

  private static func isPrefix(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) }
}
