import Diagnostics
import SourceText

/// A rule that the author allows a snippet to break: by the attribute `allow=…`, or by a comment in it.
package struct AllowedRule: Sendable, Hashable {
  /// As written; need not be one that exists.
  package let id: String
  /// In bytes of the info string, or of the snippet.
  package let range: SourceRange
}

/// The rules that comments in a snippet name: `# notes: allow json.duplicate-key`, also behind `//`, `--`, `%%`, `;`
/// and `<!--`, several with blanks or commas between.
func allowedRules(inCommentsOf bytes: [UInt8]) -> [AllowedRule] {
  var found: [AllowedRule] = []
  var cursor = ByteCursor(bytes)
  while !cursor.isAtEnd {
    cursor.skip { $0 != UInt8(ascii: "n") }
    let start = cursor.offset
    if cursor.eat("notes: allow "), isCommentSign(before: start, in: bytes) {
      takeRules(&cursor, into: &found)
    } else {
      cursor.offset = start + 1
    }
  }
  return found
}

private func isCommentSign(before offset: Int, in bytes: [UInt8]) -> Bool {
  var end = offset
  while end > 0, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
  guard end > 0 else { return false }
  switch bytes[end - 1] {
  case UInt8(ascii: "#"), UInt8(ascii: ";"): return true
  case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "%"):
    return end > 1 && bytes[end - 2] == bytes[end - 1]
  case UInt8(ascii: "*"): return end > 1 && bytes[end - 2] == UInt8(ascii: "/")
  default: return false
  }
}

/// Words up to the first that is no name of a rule: what follows is a reason, or the end of the comment.
private func takeRules(_ cursor: inout ByteCursor, into found: inout [AllowedRule]) {
  while true {
    cursor.skip { $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == 0x09 }
    let start = cursor.offset
    cursor.skip { isNameByte($0) }
    // The full stop of a sentence is no part of a name.
    while cursor.offset > start, cursor.bytes[cursor.offset - 1] == UInt8(ascii: ".") { cursor.offset -= 1 }
    let range = cursor.range(from: start)
    let name = cursor.text(range)
    guard name.contains(utf8: ".") || rulesOfLastPart[name] != nil else { return }
    found.append(AllowedRule(id: name, range: range))
  }
}

private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
    true
  default: false
  }
}

/// Warnings about names that no rule of snippets has: each once, and no more than a reader would mend.
func unknownRules(among allowed: [AllowedRule]) -> [Diagnostic] {
  var seen = idsOfRules
  let unknown = allowed.filter { seen.insert($0.id).inserted }
  return unknown.prefix(maximumUnknownRules).map { rule in
    let meant = rulesOfLastPart[rule.id] ?? nearestSpelling(of: rule.id, in: snippetRules.map(\.id))
    return Diagnostic(
      SnippetRules.unknownRule, "'\(rule.id)' is no rule of snippets", at: rule.range,
      help: meant.map { "did you mean '\($0)'?" })
  }
}

private let maximumUnknownRules = 10

private let idsOfRules = Set(snippetRules.map(\.id))

/// Rules by their names without the language, which people leave out: `duplicate-key`.
private let rulesOfLastPart: [String: String] = Dictionary(
  snippetRules.compactMap { rule in
    rule.id.split(separator: ".").last.map { (String($0), rule.id) }
  }, uniquingKeysWith: { first, _ in first })

extension Snippet {
  /// Whether the author has said that the snippet may break `rule`, behind the fence or in a comment.
  package func allows(_ rule: Rule) -> Bool {
    (info.attributes.allowedRules + allowedRules(inCommentsOf: bytes)).contains { $0.id == rule.id }
  }
}
