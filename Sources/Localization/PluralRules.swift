/// The forms that a language has for a counted thing (UTS 35 part 3, §5).
package enum PluralCategory: String, Sendable, Hashable, CaseIterable {
  case zero, one, two, few, many, other
}

/// Which form goes with which number.
///
/// Read from the notation of CLDR, `one: n % 10 = 1 and n % 100 != 11; few: …`, kept for whole numbers only:
/// what is counted here has no decimals.
package struct PluralRules: Sendable, Hashable {
  private struct Relation: Hashable {
    let modulus: Int?
    let isNegated: Bool
    let ranges: [ClosedRange<Int>]

    func holds(_ number: Int) -> Bool {
      let operand = modulus.map { number % $0 } ?? number
      return ranges.contains { $0.contains(operand) } != isNegated
    }
  }

  /// Of each category alternatives of relations that hold together.
  private var rules: [(category: PluralCategory, alternatives: [[Relation]])] = []
  private let text: String

  package static func == (a: PluralRules, b: PluralRules) -> Bool { a.text == b.text }
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// What is not understood holds for no number, which then has the form `other`.
  package init(_ text: String) {
    self.text = text
    for rule in text.split(separator: ";") {
      let sides = rule.split(separator: ":", maxSplits: 1)
      guard sides.count == 2, let category = PluralCategory(rawValue: sides[0].filter { $0 != " " }) else {
        continue
      }
      let words = sides[1].split(separator: " ")
      let alternatives = words.split(separator: "or").compactMap { alternative -> [Relation]? in
        let relations = alternative.split(separator: "and").map(Self.relation)
        let known = relations.compactMap { $0 }
        return known.count == relations.count ? known : nil
      }
      rules.append((category, alternatives))
    }
  }

  /// `n % 10 = 2..4,9`, in words.
  private static func relation(_ words: ArraySlice<Substring>) -> Relation? {
    var words = words
    guard words.popFirst() == "n" else { return nil }
    var modulus: Int?
    if words.first == "%" {
      words.removeFirst()
      guard let number = words.popFirst().flatMap({ Int($0) }), number > 0 else { return nil }
      modulus = number
    }
    guard let sign = words.popFirst(), sign == "=" || sign == "!=", let list = words.popFirst() else {
      return nil
    }
    let ranges = list.split(separator: ",").compactMap { part -> ClosedRange<Int>? in
      let ends = part.split(separator: ".").compactMap { Int($0) }
      guard let low = ends.first, let high = ends.last, low <= high else { return nil }
      return low...high
    }
    return Relation(modulus: modulus, isNegated: sign == "!=", ranges: ranges)
  }

  /// - Parameter number: 0 or more.
  package func category(of number: Int) -> PluralCategory {
    rules.first { rule in rule.alternatives.contains { $0.allSatisfy { $0.holds(number) } } }?.category
      ?? .other
  }

  /// The forms that a language needs for numbers that are counted here: not the one that French has for
  /// millions.
  package var categories: [PluralCategory] {
    let used = Set((0...1000).map(category))
    return PluralCategory.allCases.filter { $0 == .other || used.contains($0) }
  }
}
