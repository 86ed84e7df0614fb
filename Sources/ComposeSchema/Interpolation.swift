import Diagnostics
import DocumentSchema
import SourceText
import YAMLSyntax

/// Values with a `$` that Compose cannot make a variable of: it refuses the file.
///
/// https://github.com/compose-spec/compose-spec/blob/main/12-interpolation.md
func interpolationFaults(of root: YAMLValue) -> [Diagnostic] {
  var search = InterpolationSearch()
  for member in root.mapping ?? [] where !member.name.hasPrefix("x-") { search.visit(member.value) }
  return search.found
}

private struct InterpolationSearch {
  private(set) var found: [Diagnostic] = []
  /// Values of aliases are visited where they were written.
  private var reached = 0

  mutating func visit(_ value: YAMLValue) {
    guard value.range.start >= reached, found.count < 20 else { return }
    switch value.kind {
    case .scalar(let scalar):
      reached = max(reached, value.range.start + 1)
      check(scalar, value.range)
    case .sequence(let items): for item in items { visit(item) }
    case .mapping(let members): for member in members { visit(member.value) }
    }
  }

  private mutating func check(_ scalar: YAMLScalar, _ range: SourceRange) {
    guard !isTemplateText(scalar), let fault = fault(in: Array(scalar.text.utf8)) else { return }
    found.append(
      Diagnostic(
        ComposeRules.interpolation, fault.isOpen ? "'${' is never closed" : "'\(fault.text)' is no variable",
        at: range,
        help: fault.isOpen
          ? "add '}', or write '$$' for a dollar sign"
          : "Compose fills variables in: write '$$' for a dollar sign"))
  }

  private func fault(in text: [UInt8]) -> (text: String, isOpen: Bool)? {
    var place = 0
    while place < text.count {
      guard text[place] == UInt8(ascii: "$") else {
        place += 1
        continue
      }
      let next = place + 1 < text.count ? text[place + 1] : 0
      switch next {
      case UInt8(ascii: "$"): place += 2
      case UInt8(ascii: "{"):
        guard let close = text[place...].firstIndex(of: UInt8(ascii: "}")) else { return ("${", true) }
        let first = text[place + 2]
        guard isNameStart(first) || first == UInt8(ascii: "<") || first == UInt8(ascii: "{") else {
          return (String(decoding: text[place...min(close, place + 30)], as: UTF8.self), false)
        }
        place += 2
      case _ where isNameStart(next): place = endOfStandIn(at: place, in: text) ?? place + 1
      default:
        return (String(decoding: text[place..<min(place + 2, text.count)], as: UTF8.self), false)
      }
    }
    return nil
  }

  /// Where `$name$` ends that is the whole text, or all of what a `=` gives: a stand-in that the reader replaces.
  private func endOfStandIn(at place: Int, in text: [UInt8]) -> Int? {
    guard place == 0 || text[place - 1] == UInt8(ascii: "="), text.count > place + 2,
      text.last == UInt8(ascii: "$"),
      text[(place + 1)..<(text.count - 1)].allSatisfy({ isNameStart($0) || (0x30...0x39).contains($0) })
    else { return nil }
    return text.count
  }

  private func isNameStart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte >= 0x80
  }
}
