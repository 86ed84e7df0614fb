import Diagnostics
import SourceText

/// Calls `body` with every prefix of `bytes` and with every copy of it that has one byte changed.
///
/// The new byte follows from the place, so that a failure can be repeated.
package func forEachDamage(of bytes: [UInt8], _ body: ([UInt8]) -> Void) {
  let replacements = Array("{}[]()<>\"'`,:;\\/#$!&|=-.0aZ \t\n\r\0".utf8) + [0x80, 0xC2, 0xE2, 0xF0, 0xFF]
  for end in 0..<bytes.count { body(Array(bytes[..<end])) }
  for index in 0..<bytes.count {
    var copy = bytes
    copy[index] = replacements[(index &* 31 &+ Int(bytes[index])) % replacements.count]
    body(copy)
  }
}

/// What is wrong with the places of `diagnostics` and `tokens` in a text of `count` bytes: ranges outside of it,
/// tokens that overlap or are out of order, more diagnostics than bytes. Empty when all is well.
package func placeFaults(
  _ diagnostics: [Diagnostic], tokens: [SyntaxToken] = [], count: Int
) -> [String] {
  var faults: [String] = []
  if diagnostics.count > count + 1 { faults.append("\(diagnostics.count) diagnostics in \(count) bytes") }
  for diagnostic in diagnostics {
    for range in [diagnostic.range] + diagnostic.labels.map(\.range)
    where range.start < 0 || range.end > count {
      faults.append("\(diagnostic.rule.id) at \(range) lies outside of \(count) bytes")
    }
  }
  var end = 0
  for token in tokens {
    if token.range.start < end || token.range.end > count || token.range.count == 0 {
      faults.append("token \(token.kind) at \(token.range) after \(end) of \(count) bytes")
    }
    end = token.range.end
  }
  return faults
}

/// What is missing in a catalog of rules: a story that is empty, an id given twice, a rule that none of the
/// `triggered` ids names, an id that is not in the catalog.
package func catalogFaults(_ rules: [Rule], triggered: Set<String>) -> [String] {
  var faults: [String] = []
  var seen: Set<String> = []
  for rule in rules {
    if !seen.insert(rule.id).inserted { faults.append("\(rule.id) is listed twice") }
    if [rule.summary, rule.why, rule.wrong, rule.right].contains("") {
      faults.append("\(rule.id) has no complete story")
    }
    if !triggered.contains(rule.id) { faults.append("no fixture triggers \(rule.id)") }
  }
  for id in triggered.subtracting(seen).sorted() { faults.append("\(id) is not in the catalog") }
  return faults
}
