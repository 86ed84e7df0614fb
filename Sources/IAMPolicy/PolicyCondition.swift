import Diagnostics
import JSONSyntax
import SourceText

/// What the values of a condition operator must look like.
enum ConditionType {
  case text, number, date, boolean, address, arn, binary
}

/// An operator as it stands in a policy.
struct ConditionOperator {
  /// With `ForAnyValue:` and `IfExists`.
  let written: String
  /// Without them.
  let name: String
  let type: ConditionType
  let range: SourceRange
}

/// Every condition operator and the type of its values.
private let conditionOperators: [(name: String, type: ConditionType)] =
  ["Equals", "NotEquals", "EqualsIgnoreCase", "NotEqualsIgnoreCase", "Like", "NotLike"].map {
    ("String" + $0, .text)
  }
  + comparisons.map { ("Numeric" + $0, .number) } + comparisons.map { ("Date" + $0, .date) }
  + [("Bool", .boolean), ("BinaryEquals", .binary), ("IpAddress", .address), ("NotIpAddress", .address)]
  + ["Equals", "Like", "NotEquals", "NotLike"].map { ("Arn" + $0, .arn) } + [("Null", .boolean)]

private let comparisons = [
  "Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals",
]

extension PolicyChecker {
  /// condition_block = "Condition" : { <condition_map> }
  mutating func checkCondition(_ condition: JSONValue) {
    guard !condition.isUnknown else { return }
    guard let operators = condition.object else {
      return report(
        IAMRules.wrongType, "`Condition` is \(typeName(of: condition)), not an object", at: condition.range,
        help: "write { \"StringEquals\": { \"aws:SourceAccount\": \"111122223333\" } }")
    }
    for member in operators.members where !member.key.isEmpty && !isPlaceholder(member.key) {
      let test = conditionOperator(member)
      guard !member.value.isUnknown else { continue }
      guard let keys = member.value.object else {
        report(
          IAMRules.wrongType, "`\(member.key)` is \(typeName(of: member.value)), not an object",
          at: member.value.range, help: "write { \"key\": \"value\" }")
        continue
      }
      for key in keys.members where !key.key.isEmpty {
        // `Null` asks whether a key is there, whatever it holds.
        checkConditionKey(key, test?.name == "Null" ? nil : test)
        if let test { checkConditionValues(key, test) }
      }
    }
  }

  /// The operator that is meant; `nil`, and a report, when there is no such one.
  ///
  /// condition_type_string = [ "ForAllValues:" | "ForAnyValue:" ] operator [ "IfExists" ]
  private mutating func conditionOperator(_ member: JSONMember) -> ConditionOperator? {
    var name = member.key[...]
    var prefix = ""
    if let colon = name.firstIndex(of: ":") {
      prefix = String(name[...colon])
      name = name[name.index(after: colon)...]
    }
    let hasSuffix = name.hasSuffix("IfExists")
    if hasSuffix { name = name.dropLast("IfExists".count) }
    let isPrefix = ["", "ForAllValues:", "ForAnyValue:"].contains(prefix)
    if isPrefix, let found = conditionOperators.first(where: { $0.name == name }),
      !(hasSuffix && name == "Null")
    {
      return ConditionOperator(
        written: member.key, name: found.name, type: found.type, range: member.keyRange)
    }
    let nearPrefix =
      isPrefix ? prefix : nearestSpelling(of: prefix, in: ["ForAllValues:", "ForAnyValue:"]) ?? ""
    // The suffix may have the slip.
    let meansSuffix = hasSuffix || name.hasSuffix("IfExist")
    let stem = hasSuffix || !meansSuffix ? name : name.dropLast("IfExist".count)
    let near =
      stem == "Boolean" ? "Bool" : nearestSpelling(of: String(stem), in: conditionOperators.map(\.name))
    let suffix = meansSuffix && stem != "Null" ? "IfExists" : ""
    report(
      IAMRules.unknownOperator, "`\(member.key)` is no condition operator", at: member.keyRange,
      help: near.map { "did you mean `\(nearPrefix)\($0)\(suffix)`?" })
    return nil
  }

  private mutating func checkConditionValues(_ key: JSONMember, _ test: ConditionOperator) {
    let (name, type) = (test.written, test.type)
    for value in key.value.array ?? [key.value] {
      switch value.kind {
      case .elision, .missing: continue
      case .object, .array, .null:
        report(
          IAMRules.badConditionValue, "`\(key.key)` is compared with \(typeName(of: value))", at: value.range,
          help: "write a string or a list of strings")
      case .number:
        if type == .boolean || type == .address {
          report(
            IAMRules.badConditionValue, "`\(name)` compares with \(typeName(of: value))", at: value.range,
            help: wanted(type))
        }
      case .bool:
        if type != .boolean, type != .text {
          report(
            IAMRules.badConditionValue, "`\(name)` compares with a Boolean", at: value.range,
            help: wanted(type))
        }
      case .string(let text):
        checkVariables(text, value.range)
        checkLiteralWildcard(text, test, value.range)
        guard !isForReader(text), !text.contains(utf8: "${"), !fits(text, type) else {
          continue
        }
        report(
          IAMRules.badConditionValue, "`\(name)` cannot compare with \"\(text)\"", at: value.range,
          help: wanted(type))
      }
    }
  }

  /// An address of IP or a range of them, in its bounds.
  private func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, text.utf8.allSatisfy({ isLetterOrDigit($0) || ".:/".utf8.contains($0) }) else {
      return false
    }
    let isSix = parts[0].contains(utf8: ":")
    if parts.count == 2 {
      guard let length = Int(parts[1]), (0...(isSix ? 128 : 32)).contains(length) else { return false }
    }
    if isSix { return true }
    let octets = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    return octets.count == 4
      && octets.allSatisfy { octet in Int(octet).map { (0...255).contains($0) } ?? hasLetters(octet) }
  }

  /// `10.0.x.0`
  private func hasLetters(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { isLetterOrDigit($0) } && Int(text) == nil
  }

  private func wanted(_ type: ConditionType) -> String? {
    switch type {
    case .text, .binary: nil
    case .number: "write a number"
    case .date: "write a date such as \"2026-01-31T00:00:00Z\""
    case .boolean: "write \"true\" or \"false\""
    case .address: "write an address or a range such as \"203.0.113.0/24\""
    case .arn: "write an ARN, with `*` for what may vary"
    }
  }

  private func fits(_ text: String, _ type: ConditionType) -> Bool {
    switch type {
    case .text, .binary: true
    case .number: Double(text) != nil
    case .date: text.utf8.first.map { UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9") } ?? false
    case .boolean: ["true", "false"].contains(text.lowercased())
    case .address: isAddress(text)
    case .arn: text.hasPrefix("arn:") || text.hasPrefix("*")
    }
  }
}
