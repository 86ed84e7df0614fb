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

/// Looks lines up in the tables of `CLDRTable.generated.swift`.
enum CLDRTable {
  /// The fields behind `tag`: own name, script, plural rules, day, month, months, months standing alone.
  static func row(_ tag: String) -> [Substring]? {
    rows[tag[...]]?.split(separator: "|", omittingEmptySubsequences: false)
  }

  /// In what most who write the language write it.
  static func script(of language: String) -> String? {
    row(language).map { String($0[1]) } ?? others[language[...]].map { String($0) }
  }

  /// In what it is written in a region, where that differs from most.
  static func script(of language: String, in region: String) -> String? {
    others["\(language)-\(region)"[...]].map { String($0) }
  }

  private static let rows = lines(of: cldrTable, endOfTag: UInt8(ascii: "|"))
  private static let others = lines(of: cldrOtherScripts, endOfTag: UInt8(ascii: " "))

  private static func lines(of table: String, endOfTag: UInt8) -> [Substring: Substring] {
    let pairs = table.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line in
      line.firstIndex(of: endOfTag).map { end in
        (Substring(line[..<end]), Substring(line[line.index(after: end)...]))
      }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}
