/// A text with gaps: `Page {number} of {total}`.
package struct Phrase: Sendable, Hashable {
  private enum Part: Hashable {
    case text(String)
    case parameter(String)
  }

  /// With its gaps.
  package let text: String
  private var parts: [Part] = []

  package init(_ text: String) {
    self.text = text
    var rest = Substring(text)
    while let brace = rest.firstIndex(of: "{") {
      guard let end = rest[brace...].firstIndex(of: "}") else { break }
      let name = rest[rest.index(after: brace)..<end]
      if brace > rest.startIndex { parts.append(.text(String(rest[..<brace]))) }
      parts.append(.parameter(String(name)))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
  }

  /// Names of the gaps.
  package var parameters: Set<String> {
    Set(
      parts.compactMap { part in
        if case .parameter(let name) = part { name } else { nil }
      })
  }

  /// - Parameter values: By name of the gap; one without a value stays empty.
  package func filled(_ values: KeyValuePairs<String, String>) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .parameter(let name): text += values.first { $0.key == name }?.value ?? ""
      }
    }
    return text
  }

  /// What stands before and behind the gap `name`, for callers that put something else than text there.
  package func around(_ name: String) -> (before: String, after: String) {
    let texts = parts.split(separator: .parameter(name), maxSplits: 1, omittingEmptySubsequences: false)
    let sides = texts.map { side in
      side.map { part in
        if case .text(let literal) = part { literal } else { "" }
      }.joined()
    }
    return (sides.first ?? "", sides.count > 1 ? sides[1] : "")
  }
}
