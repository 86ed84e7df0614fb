import SearchIndex
import SiteRendering
import SourceText

/// A file of `Public/` as a build left it, and what it was made from.
struct StoredOutput: Sendable {
  /// Of the file in `Public/`.
  let stamp: FileStamp
  /// Of what it was made from: for a page, of its facts, in their order.
  let inputs: UInt64
  /// What a page has read of the site; empty for files that are made of nothing else.
  let facts: [StoredFact]
}

/// A fact, its index being one of the build that wrote it down.
struct StoredFact: Sendable {
  /// The kind in the upper bits.
  let bits: UInt32

  init(bits: UInt32) { self.bits = bits }

  init(_ fact: SiteFact) {
    bits = UInt32(fact.kind.rawValue) << 24 | UInt32(truncatingIfNeeded: fact.index) & 0xFF_FFFF
  }

  var kind: SiteFact.Kind? { SiteFact.Kind(rawValue: UInt8(bits >> 24)) }
  var index: Int { Int(bits & 0xFF_FFFF) }
}

/// The names of notes, tags and series by the indices that the facts of a build have.
struct FactNames: Sendable {
  var notes: [UInt64] = []
  var tags: [UInt64] = []
  var series: [UInt64] = []

  init() {}

  init(_ renderer: SiteRenderer) {
    notes = renderer.site.notes.indices.map { renderer.name(.note, $0) }
    tags = renderer.site.tags.indices.map { renderer.name(.tag, $0) }
    series = renderer.site.series.indices.map { renderer.name(.series, $0) }
  }
}

/// Tells whether what pages were made from is still the same.
struct FactCheck: Sendable {
  /// Of this build.
  let names: FactNames
  private let renderer: SiteRenderer
  private let siteDigests: [SiteFact.Kind: UInt64]
  /// For each index of the earlier build the one of this build, or -1.
  private let notes: [Int32]
  private let tags: [Int32]
  private let series: [Int32]

  /// - Parameter earlier: The names of the build whose facts are to be checked.
  init(_ renderer: SiteRenderer, earlier: FactNames) {
    self.renderer = renderer
    let kinds: [SiteFact.Kind] = [.dated, .undated, .unlisted, .allTags, .allSeries, .links, .redirects]
    siteDigests = Dictionary(
      uniqueKeysWithValues: kinds.map { ($0, renderer.digest(of: SiteFact($0))) })
    let names = FactNames(renderer)
    self.names = names
    notes = Self.indices(earlier.notes, in: names.notes)
    tags = Self.indices(earlier.tags, in: names.tags)
    series = Self.indices(earlier.series, in: names.series)
  }

  private static func indices(_ earlier: [UInt64], in names: [UInt64]) -> [Int32] {
    if earlier == names { return names.indices.map(Int32.init) }
    let places = Dictionary(
      names.enumerated().map { ($1, Int32(truncatingIfNeeded: $0)) }, uniquingKeysWith: { first, _ in first })
    return earlier.map { places[$0] ?? -1 }
  }

  /// Whether `page` would read the same facts again as when it was made, and find in each what it found then.
  func isCurrent(_ output: StoredOutput, of page: SitePage) -> Bool {
    var hash = Fingerprint()
    hash.combine(renderer.identity(of: page))
    for fact in output.facts {
      guard let digest = digest(of: fact) else { return false }
      hash.combine(digest)
    }
    return hash.value == output.inputs
  }

  /// `nil` where there is nothing of that name any longer.
  private func digest(of fact: StoredFact) -> UInt64? {
    guard let kind = fact.kind else { return nil }
    let places: [Int32]
    switch kind.subject {
    case .site: return siteDigests[kind]
    case .note: places = notes
    case .tag: places = tags
    case .series: places = series
    }
    guard fact.index < places.count, places[fact.index] >= 0 else { return nil }
    return renderer.digest(of: SiteFact(kind, Int(places[fact.index])))
  }

  /// What is kept of a page that was made of these facts.
  func stored(_ page: SitePage, _ facts: [SiteFact], stamp: FileStamp) -> StoredOutput {
    let kept = facts.map(StoredFact.init).sorted { $0.bits < $1.bits }
    var hash = Fingerprint()
    hash.combine(renderer.identity(of: page))
    for fact in kept {
      guard let kind = fact.kind else { continue }
      hash.combine(siteDigests[kind] ?? renderer.digest(of: SiteFact(kind, fact.index)))
    }
    return StoredOutput(stamp: stamp, inputs: hash.value, facts: kept)
  }
}

extension StoredOutput: Recordable {
  init(from reader: inout RecordReader) {
    stamp = reader.value()
    inputs = reader.fixedNumber()
    facts = (0..<reader.count()).map { _ in StoredFact(bits: UInt32(truncatingIfNeeded: reader.number())) }
  }

  func write(to writer: inout RecordWriter) {
    writer.append(stamp)
    writer.append(inputs)
    writer.append(facts.count)
    for fact in facts { writer.append(Int(fact.bits)) }
  }
}
