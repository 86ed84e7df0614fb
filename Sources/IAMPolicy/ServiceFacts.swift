import Synchronization

/// What AWS publishes of one service, or of what else has the prefix: ARNs, condition keys.
final class ServiceFacts: Sendable {
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
  let actions: [String]
  let resources: [Resource]
  let conditionKeys: [ConditionKey]

  fileprivate init(_ record: ServiceRecord) {
    actions = record.actions
    resources = record.resources
    conditionKeys = record.conditionKeys
  }

  /// Looks up one prefix, in lower case as AWS writes all of them; `nil` when the table does not have it.
  static func of(prefix: String) -> ServiceFacts? {
    guard let entry = ServiceTable.entries[prefix] else { return nil }
    return entry.facts.load() ?? entry.facts.storeIfNil(ServiceFacts(ServiceRecord(entry.lines)))
  }
}

/// The lines of one prefix as they are read.
private struct ServiceRecord {
  private(set) var actions: [String] = []
  private(set) var resources: [ServiceFacts.Resource] = []
  private(set) var conditionKeys: [ServiceFacts.ConditionKey] = []

  init(_ lines: Range<Int>) {
    serviceTable.withUTF8Buffer { table in
      for line in table[lines].split(separator: UInt8(ascii: "\n")) {
        for token in line.dropFirst().split(separator: UInt8(ascii: " ")) {
          add(token, of: line[line.startIndex])
        }
      }
    }
  }

  private mutating func add(_ token: Slice<UnsafeBufferPointer<UInt8>>, of kind: UInt8) {
    switch (kind, token.first) {
    case (UInt8(ascii: " "), _): addActions(token)
    case (UInt8(ascii: "@"), let letter?):
      // `b:table/*`
      resources.append(
        ServiceFacts.Resource(
          hasRegion: letter == UInt8(ascii: "b") || letter == UInt8(ascii: "r"),
          hasAccount: letter == UInt8(ascii: "b") || letter == UInt8(ascii: "a"),
          form: String(decoding: token.dropFirst(2), as: UTF8.self)))
    case (_, let letter?):
      conditionKeys.append(
        ServiceFacts.ConditionKey(
          name: String(decoding: token.dropFirst(), as: UTF8.self), type: ServiceFacts.KeyType(letter: letter)
        ))
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

/// Where the lines of a prefix are, and what they say once a policy named it.
private final class ServiceEntry: Sendable {
  let lines: Range<Int>
  let facts = AtomicLazyReference<ServiceFacts>()

  init(_ lines: Range<Int>) { self.lines = lines }
}

/// The generated table. Its lines are read only for the services that a policy names, and once.
enum ServiceTable {
  /// The prefixes of actions, in order.
  static let services: [String] = serviceTable.withUTF8Buffer { table in
    entries.filter { !$0.value.lines.isEmpty && table[$0.value.lines.lowerBound] == UInt8(ascii: " ") }.map(
      \.key
    )
    .sorted()
  }

  /// Where the lines below each prefix are, found with the first policy.
  fileprivate static let entries: [String: ServiceEntry] = serviceTable.withUTF8Buffer { table in
    var entries: [String: ServiceEntry] = [:]
    var prefix: String?
    var start = 0
    var line = 0
    while line < table.count {
      let end = table[line...].firstIndex(of: UInt8(ascii: "\n")) ?? table.count
      if isLetterOrDigit(table[line]) {
        if let prefix { entries[prefix] = ServiceEntry(start..<line) }
        prefix = String(decoding: table[line..<end], as: UTF8.self)
        start = min(end + 1, table.count)
      }
      line = end + 1
    }
    if let prefix { entries[prefix] = ServiceEntry(start..<table.count) }
    return entries
  }
}
