import Diagnostics
import SourceText

/// Something that YAML 1.1 reads differently from 1.2, or that is a number and looks like a name.
package enum YAMLTrap: Sendable, CaseIterable {
  case booleanWord, leadingZero, baseSixty, trailingZero
}

/// Values without quotes that were surely meant as strings, and are something else to many readers. Keys are left alone.
///
/// - Parameter traps: those that the reader of the document steps into.
package func yamlTraps(in root: YAMLValue, _ traps: [YAMLTrap] = YAMLTrap.allCases) -> [Diagnostic] {
  guard !traps.isEmpty else { return [] }
  var finder = TrapFinder(traps: traps)
  finder.visit(root, key: "")
  return finder.diagnostics
}

private struct TrapFinder {
  let traps: [YAMLTrap]
  private(set) var diagnostics: [Diagnostic] = []

  init(traps: [YAMLTrap]) { self.traps = traps }

  /// - Parameter key: that of the value, or of the list it stands in; in lower case, without `-` and `_`.
  mutating func visit(_ value: YAMLValue, key: String) {
    switch value.kind {
    case .mapping(let members):
      for member in members {
        visit(member.value, key: member.name.lowercased().filter { $0 != "-" && $0 != "_" })
      }
    case .sequence(let items):
      visitWords(of: items)
      for item in items { visit(item, key: key) }
    case .scalar(let scalar):
      guard scalar.style == .plain else { return }
      if countryKeys.contains(key) { visitWord(scalar, at: value.range) }
      if let finding = finding(about: scalar, key: key) {
        report(finding.trap, finding.message, at: value.range, scalar)
      }
    }
  }

  /// Words among other words: `[de, no, se]`. A list of nothing but `yes` and `no` may hold booleans.
  private mutating func visitWords(of items: [YAMLValue]) {
    let areWords = items.allSatisfy { item in
      item.scalar.map { $0.content == .string && isWord($0.text) } ?? false
    }
    guard areWords, items.contains(where: { $0.scalar.map { truth(of: $0) == nil } ?? false }) else { return }
    for item in items {
      if let scalar = item.scalar { visitWord(scalar, at: item.range) }
    }
  }

  private mutating func visitWord(_ scalar: YAMLScalar, at range: SourceRange) {
    guard let truth = truth(of: scalar) else { return }
    report(.booleanWord, "'\(scalar.text)' is the boolean \(truth) to readers of YAML 1.1", at: range, scalar)
  }

  private func finding(about scalar: YAMLScalar, key: String) -> (trap: YAMLTrap, message: String)? {
    let text = scalar.text
    switch scalar.content {
    case .integer:
      guard text.count > 2, text.hasPrefix("0"), text.utf8.allSatisfy(isDigit) else { return nil }
      if modeKeys.contains(where: key.hasSuffix), let octal = Int(text, radix: 8) {
        return (
          .leadingZero,
          "'\(text)' is the octal number \(octal) to YAML 1.1, and \(Int(text) ?? 0) to YAML 1.2"
        )
      }
      // An account of AWS has twelve digits.
      guard text.count == 12 || digitKeys.contains(where: key.hasSuffix) else { return nil }
      return (.leadingZero, "'\(text)' is a number, and loses the 0 in front")
    case .number:
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }),
        parts[1].count > 1, parts[1].hasSuffix("0"), versionKeys.contains(where: key.hasSuffix)
      else { return nil }
      return (.trailingZero, "'\(text)' is a number, the same as \(withoutLastZeros(text))")
    case .string:
      guard isBaseSixty(text) else { return nil }
      let number = text.split(separator: ":").reduce(0) { $0 &* 60 &+ (Int($1) ?? 0) }
      return (.baseSixty, "'\(text)' is the number \(number) to readers of YAML 1.1, which count in sixties")
    case .null, .bool: return nil
    }
  }

  private mutating func report(
    _ trap: YAMLTrap, _ message: String, at range: SourceRange, _ scalar: YAMLScalar
  ) {
    guard traps.contains(trap), diagnostics.count < 50 else { return }
    diagnostics.append(
      Diagnostic(trap.rule, message, at: range, help: "put it in quotes: \"\(scalar.text)\""))
  }
}

private let countryKeys: Set<String> = [
  "country", "countrycode", "lang", "language", "languagecode", "locale", "nationality",
]
private let modeKeys = ["mode", "umask", "permissions", "perms"]
private let digitKeys = ["zip", "zipcode", "postalcode", "postcode", "phone", "account", "accountid"]
private let versionKeys = [
  "version", "versions", "tag", "python", "node", "go", "golang", "ruby", "php", "terraform", "kubernetes",
]

/// What a plain word is to YAML 1.1, https://yaml.org/type/bool.html; `nil` for others. `y` and `n` are left out, as most
/// readers leave them.
private func truth(of scalar: YAMLScalar) -> Bool? {
  guard scalar.style == .plain else { return nil }
  return switch scalar.text {
  case "yes", "Yes", "YES", "on", "On", "ON": true
  case "no", "No", "NO", "off", "Off", "OFF": false
  default: nil
  }
}

private func isWord(_ text: String) -> Bool {
  !text.isEmpty && text.utf8.count <= 30
    && text.utf8.allSatisfy {
      ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") || $0 == UInt8(ascii: "-")
    }
}

/// `[1-9][0-9]*(:[0-5]?[0-9])+`, https://yaml.org/type/int.html
private func isBaseSixty(_ text: String) -> Bool {
  guard let first = text.utf8.first, first != UInt8(ascii: "0"), isDigit(first), text.utf8.count <= 20 else {
    return false
  }
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  return parts.count > 1 && parts[0].utf8.allSatisfy(isDigit)
    && parts.dropFirst().allSatisfy { part in
      (1...2).contains(part.utf8.count) && part.utf8.allSatisfy(isDigit) && (Int(part) ?? 60) < 60
    }
}

private func withoutLastZeros(_ text: String) -> Substring {
  var rest = text[...]
  while rest.hasSuffix("0") { rest = rest.dropLast() }
  return rest.hasSuffix(".") ? rest.dropLast() : rest
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

// MARK: Rules

extension YAMLTrap {
  fileprivate var rule: Rule {
    switch self {
    case .booleanWord: YAMLRules.booleanWord
    case .leadingZero: YAMLRules.leadingZero
    case .baseSixty: YAMLRules.baseSixty
    case .trailingZero: YAMLRules.trailingZero
    }
  }
}

extension YAMLRules {
  /// What ``yamlTraps(in:_:)`` finds.
  package static let traps: [Rule] = [booleanWord, leadingZero, baseSixty, trailingZero]

  package static let booleanWord = Rule(
    "yaml.boolean-word", .info, "a word without quotes that many readers take for true or false",
    why: """
      In YAML 1.1, which many programs still read, `yes`, `no`, `on` and `off` are booleans: Norway among country codes, \
      the restart policy `no` of Compose. In quotes they are words everywhere.
      """,
    wrong: "countries: [de, no, se]",
    right: "countries: [de, \"no\", se]")

  static let leadingZero = Rule(
    "yaml.leading-zero", .info, "a number that begins with 0",
    why: """
      YAML 1.1 reads it as octal, YAML 1.2 as decimal. File modes come out as another number, and an account or a postal \
      code loses its 0. In quotes it stays as it is.
      """,
    wrong: "file:\n  mode: 0644",
    right: "file:\n  mode: \"0644\"")

  static let baseSixty = Rule(
    "yaml.base-60", .info, "numbers with colons, which YAML 1.1 reads in base 60",
    why: """
      `22:22` is 1342 to readers of YAML 1.1, such as PyYAML: ports of Compose, times and MAC addresses come out as \
      numbers. In quotes they stay as they are.
      """,
    wrong: "opens: 12:30",
    right: "opens: \"12:30\"")

  static let trailingZero = Rule(
    "yaml.trailing-zero", .info, "a version that is a number and ends in 0",
    why: "`3.10` is the number 3.1, and so installs another release. Versions belong in quotes.",
    wrong: "python-version: 3.10",
    right: "python-version: \"3.10\"")
}
