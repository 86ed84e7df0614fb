/// What the Unicode CLDR tells of a language.
package struct LanguageFacts: Sendable, Hashable {
  /// What its speakers call it: `Deutsch`.
  package let ownName: String
  package let plurals: PluralRules
  package let dates: DateForms

  /// - Returns: `nil` for a language that CLDR does not have.
  package init?(_ tag: LanguageTag) {
    guard let row = tag.fallbacks.lazy.compactMap(CLDRTable.row).first else { return nil }
    self.init(row)
  }

  /// English, where nothing else is known.
  package static let english = LanguageFacts(CLDRTable.row("en") ?? [])

  private init(_ row: [Substring]) {
    let field = { (index: Int) in row.indices.contains(index) ? row[index] : "" }
    let months = field(5).split(separator: ",").map(String.init)
    let alone = field(6).split(separator: ",").map(String.init)
    ownName = String(field(0))
    plurals = PluralRules(String(field(2)))
    dates = DateForms(
      day: DatePattern(String(field(3))), month: DatePattern(String(field(4))), months: months,
      standaloneMonths: alone.isEmpty ? months : alone)
  }
}

/// Looks lines up in the table of `CLDRTable.generated.swift`.
enum CLDRTable {
  /// The fields behind `tag`: own name, script, plural rules, day, month, months, months standing alone.
  static func row(_ tag: String) -> [Substring]? {
    line(of: cldrTable, beginningWith: tag + "|").map {
      $0.split(separator: "|", omittingEmptySubsequences: false).dropFirst().map { $0 }
    }
  }

  /// In what most who write the language write it.
  static func script(of language: String) -> String? {
    row(language).map { String($0[1]) }
  }

  /// In what it is written in a region, where that differs from most.
  static func script(of language: String, in region: String) -> String? {
    line(of: cldrRegionScripts, beginningWith: "\(language)-\(region) ").map { String($0.suffix(4)) }
  }

  private static func line(of table: String, beginningWith start: String) -> Substring? {
    let bytes = table.utf8
    let start = Array(start.utf8)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      if bytes[index..<end].starts(with: start) { return table[index..<end] }
      index = end == bytes.endIndex ? end : bytes.index(after: end)
    }
    return nil
  }
}
