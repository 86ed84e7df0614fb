/// A language, its script and its region: `sr-Latn-RS` (BCP 47, RFC 5646).
package struct LanguageTag: Sendable, Hashable {
  /// As BCP 47 §2.1.1 would have it written: `sr-Latn-RS`.
  package let text: String
  /// `sr`
  package let language: String
  /// `Latn`, where the tag names one.
  package let script: String?
  /// `RS` or `419`, where the tag names one.
  package let region: String?

  package static let english = LanguageTag(language: "en")

  private init(language: String) {
    self.language = language
    text = language
    script = nil
    region = nil
  }

  /// - Returns: `nil` for what is no tag. Whether there is such a language is not looked at.
  package init?(_ text: String) {
    // RFC 5646 §2.1: langtag = language ["-" script] ["-" region] *("-" variant) *("-" extension) ["-" privateuse]
    var subtags = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      .map { Substring($0).lowercased() }[...]
    guard let first = subtags.popFirst(), (2...8).contains(first.utf8.count), first.utf8.allSatisfy(isLetter)
    else { return nil }
    language = Self.todaysNames[first] ?? first
    var written = [language]

    // §2.2.2: up to three extended language subtags, which today stand alone instead.
    for _ in 0..<3 where first.utf8.count < 4 {
      guard let next = subtags.first, next.utf8.count == 3, next.utf8.allSatisfy(isLetter) else { break }
      written.append(next)
      subtags.removeFirst()
    }
    if let next = subtags.first, next.utf8.count == 4, next.utf8.allSatisfy(isLetter) {
      script = next.prefix(1).uppercased() + next.dropFirst()
      subtags.removeFirst()
    } else {
      script = nil
    }
    if let next = subtags.first,
      next.utf8.count == 2 && next.utf8.allSatisfy(isLetter)
        || next.utf8.count == 3 && next.utf8.allSatisfy(isDigit)
    {
      region = next.uppercased()
      subtags.removeFirst()
    } else {
      region = nil
    }
    written += [script, region].compactMap { $0 }
    // §2.2.5 to §2.2.7: what else there may be says nothing that is needed here, and is kept.
    for subtag in subtags {
      guard (1...8).contains(subtag.utf8.count), subtag.utf8.allSatisfy({ isLetter($0) || isDigit($0) })
      else { return nil }
      written.append(subtag)
    }
    self.text = written.joined(separator: "-")
  }

  /// Languages whose subtag has changed (IANA registry, `Preferred-Value`).
  private static let todaysNames = ["iw": "he", "in": "id", "ji": "yi", "mo": "ro", "tl": "fil"]

  /// Tags under which something may be found for this language, the nearest first: `sr-Latn-RS`, `sr-Latn`. What
  /// is written in another script is no help to the reader, so the script goes only where it is the usual one:
  /// `de-Latn-AT` leads to `de`.
  package var fallbacks: [String] {
    let usual = CLDRTable.script(of: language)
    let written = script ?? region.flatMap { CLDRTable.script(of: language, in: $0) }
    var tags: [String] = []
    if let written {
      if let region { tags.append("\(language)-\(written)-\(region)") }
      tags.append("\(language)-\(written)")
    }
    if written == nil || written == usual {
      if let region { tags.append("\(language)-\(region)") }
      tags.append(language)
    }
    return tags
  }

  /// Whether it is written from right to left.
  package var isRightToLeft: Bool {
    let written =
      script ?? region.flatMap { CLDRTable.script(of: language, in: $0) } ?? CLDRTable.script(of: language)
    return written.map(Self.rightToLeftScripts.contains) ?? false
  }

  /// Scripts of ISO 15924 that CLDR's scriptMetadata marks so, and that somebody writes today.
  private static let rightToLeftScripts: Set<String> = [
    "Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi",
  ]

  /// Whether two tags differ in region or the like at most: a reader of one reads the other.
  package func isSameLanguage(as other: LanguageTag) -> Bool {
    language == other.language && fallbacks.contains { other.fallbacks.contains($0) }
  }
}

private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
