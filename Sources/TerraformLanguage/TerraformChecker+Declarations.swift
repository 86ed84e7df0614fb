import Diagnostics
import HCLSyntax
import SourceText

/// Names that are declared twice, and references to a name that is declared under a spelling close by.
extension TerraformChecker {
  mutating func checkDuplicates() {
    for repetition in declarations.repetitions {
      let isAlternative =
        isExcerpt || hasComment(between: repetition.first.end, and: repetition.later.start)
        || isBroken(SourceRange(repetition.first.end, repetition.later.start))
      let kind = repetition.name.kind
      let name = repetition.name.name
      let message: String
      let help: String
      switch kind {
      case .provider:
        message = "the provider `\(name)` is configured twice"
        help = "give the second one an `alias`"
      case .requiredProviders:
        message = "`required_providers` is given twice"
        help = "merge the two blocks"
      case .stateStorage:
        message = "the place of the state is given twice"
        help = "keep one `backend` or `cloud` block"
      default:
        message = "the \(kind == .local ? "local value" : kind.rawValue) `\(name)` is declared twice"
        help = "rename one of the two"
      }
      report(
        TerraformRules.duplicate, message, at: repetition.later,
        help: isAlternative ? "write alternatives as snippets of their own" : help,
        labels: [Label("first declared here", at: repetition.first)],
        severity: isAlternative ? .warning : nil)
    }
  }

  mutating func checkMisspeltReferences() {
    guard !declarations.uses.isEmpty, !file.body.isElided else { return }
    let slips = SlipIndex(declarations.names)
    for use in declarations.uses {
      guard let meant = slips.declaration(near: use.name), let place = declarations.place(of: meant) else {
        continue
      }
      let prefix = use.name.kind.prefix
      report(
        TerraformRules.misspeltReference, "`\(prefix)\(use.name.name)` is not declared here", at: use.range,
        help: "did you mean `\(prefix)\(meant.name)`?", labels: [Label("declared here", at: place)])
    }
  }
}

/// Finds declared names that differ from another by one slip of the hand: a letter too many, missing, wrong or
/// swapped with its neighbour.
///
/// Each name is entered under all that is left of it without one letter, so a look-up takes time in the length of
/// the name and not in the number of declarations.
private struct SlipIndex {
  /// By fingerprints; two texts that share one by chance are told apart by `isOneSlip`.
  private var byRest: [UInt64: [Declarations.Name]] = [:]
  /// Longer names are not looked at.
  private static let longest = 64

  init(_ names: [Declarations.Name]) {
    for name in names {
      for rest in rests(of: name) where byRest[rest, default: []].count < 8 {
        byRest[rest, default: []].append(name)
      }
    }
  }

  func declaration(near name: Declarations.Name) -> Declarations.Name? {
    for rest in rests(of: name) {
      for candidate in byRest[rest] ?? []
      where candidate.kind == name.kind && isOneSlip(Array(name.name.utf8), Array(candidate.name.utf8)) {
        return candidate
      }
    }
    return nil
  }

  /// Fingerprints of the name and of it without each of its letters: values of a polynomial with the bytes as
  /// coefficients, so that each comes from those of what stands before and behind the letter.
  private func rests(of name: Declarations.Name) -> [UInt64] {
    let bytes = Array(name.name.utf8)
    // Names of four letters and less are too often neighbours by chance.
    guard (5...Self.longest).contains(bytes.count) else { return [] }
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    let kind = name.kind.rawValue.utf8.reduce(1) { $0 &* base &+ UInt64($1) }
    let whole = bytes.reduce(kind) { $0 &* base &+ UInt64($1) }
    var rests = [UInt64](repeating: whole, count: bytes.count + 1)
    var behind: UInt64 = 0
    var power: UInt64 = 1
    var before: [UInt64] = [kind]
    for byte in bytes.dropLast() { before.append(before[before.count - 1] &* base &+ UInt64(byte)) }
    for index in bytes.indices.reversed() {
      rests[index + 1] = before[index] &* power &+ behind
      behind = behind &+ UInt64(bytes[index]) &* power
      power = power &* base
    }
    return rests
  }
}

/// Whether two names differ by one slip. Names of a row are no slips: `subnet_a` and `subnet_b`, `node1` and
/// `node2`.
private func isOneSlip(_ a: [UInt8], _ b: [UInt8]) -> Bool {
  let head = zip(a, b).prefix { $0 == $1 }.count
  let tail = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
  let middleA = Array(a[head..<max(head, a.count - tail)])
  let middleB = Array(b[head..<max(head, b.count - tail)])
  let isSwap = middleA.count == 2 && middleA == middleB.reversed()
  guard isSwap || max(middleA.count, middleB.count) <= 1 && a != b else { return false }
  let isDigit = (middleA + middleB).contains(where: isASCIIDigit)
  return !isDigit && !isShortPart(a, around: head) && !isShortPart(b, around: head)
}

/// Whether the part of a name between its `_`, `-` and `.` is too short to be misspelt.
private func isShortPart(_ name: [UInt8], around index: Int) -> Bool {
  let isSeparator: (UInt8) -> Bool = { "_-.".utf8.contains($0) }
  let start = name[..<min(index, name.count)].lastIndex(where: isSeparator).map { $0 + 1 } ?? 0
  let end = name[min(index, name.count)...].firstIndex(where: isSeparator) ?? name.count
  return end - start <= 2
}
