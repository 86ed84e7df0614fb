import Diagnostics
import SourceText

/// The parts of an Amazon Resource Name: `arn:partition:service:region:account:resource`.
struct ARN {
  let partition, service, region, account, resource: Substring

  /// `nil` unless `text` has all six fields. Colons inside `${…}` do not separate.
  init?(_ text: String) {
    var fields: [Substring] = []
    var rest = text[...]
    while fields.count < 5, let colon = firstColon(in: rest) {
      fields.append(rest[..<colon])
      rest = rest[rest.index(after: colon)...]
    }
    guard fields.count == 5, fields[0] == "arn" else { return nil }
    (partition, service, region, account, resource) = (fields[1], fields[2], fields[3], fields[4], rest)
  }
}

/// The first colon outside `${…}`.
private func firstColon(in text: Substring) -> Substring.Index? {
  var isInside = false
  for index in text.indices {
    switch text[index] {
    case "{": isInside = true
    case "}": isInside = false
    case ":" where !isInside: return index
    default: break
    }
  }
  return nil
}

extension PolicyChecker {
  /// Checks one entry of `Resource`.
  mutating func checkResource(_ text: String, _ range: SourceRange) {
    guard text != "*" else { return }
    checkVariables(text, range)
    guard text.hasPrefix("arn:") else {
      guard !isPlaceholder(text) else { return }
      return report(
        IAMRules.badARN, "\"\(text)\" is no ARN", at: range,
        help: text.hasPrefix("aws") && text.contains(":")
          ? "did you mean \"arn:\(text)\"?"
          : "write an ARN, \"arn:aws:service:region:account:resource\", or \"*\"")
    }
    checkARN(text, range, IAMRules.badARN)
  }

  /// Checks the fields of an ARN and returns them; `nil` when they are not all there.
  @discardableResult
  mutating func checkARN(_ text: String, _ range: SourceRange, _ rule: Rule) -> ARN? {
    guard let arn = ARN(text) else {
      guard !isPlaceholder(text) else { return nil }
      report(
        rule, "\"\(text)\" has too few fields for an ARN", at: range,
        help: "an ARN has six: arn:partition:service:region:account:resource; empty ones keep their colon")
      return nil
    }
    if !isPlaceholder(String(arn.partition)), arn.partition != "*", !arn.partition.hasPrefix("aws") {
      report(
        rule, "`\(arn.partition)` is no partition of AWS", at: range,
        help: "write `aws`, `aws-cn` or `aws-us-gov`")
    } else if let fault = faultOfRegion(arn.region) {
      report(rule, "`\(arn.region)` is no region", at: range, help: fault)
    } else if arn.account.utf8.allSatisfy({ UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9") }),
      !arn.account.isEmpty, arn.account.utf8.count != 12
    {
      report(
        rule, "the account `\(arn.account)` has \(arn.account.utf8.count) digits", at: range,
        help: "an account has 12 digits")
    } else if arn.resource.isEmpty {
      report(
        rule, "\"\(text)\" names no resource", at: range,
        help: "add the resource after the last colon, or `*`")
    }
    return arn
  }

  private func faultOfRegion(_ region: Substring) -> String? {
    guard !region.isEmpty, !region.contains("*"), !isPlaceholder(String(region)) else { return nil }
    if let dot = region.firstIndex(of: ".") { return "write `\(region[..<dot])`, without the host name" }
    if region.contains("/") || region.contains(" ") {
      return "write a region such as `eu-west-1`, or nothing"
    }
    let last = region.utf8.suffix(2)
    if last.count == 2, let digit = last.first, let letter = last.last, isZoneLetter(letter),
      UInt8(ascii: "0") <= digit, digit <= UInt8(ascii: "9"), region.split(separator: "-").count == 3
    {
      return "write `\(region.dropLast())`: an ARN names the region, not the availability zone"
    }
    return nil
  }

  private func isZoneLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a") <= byte && byte <= UInt8(ascii: "f") }

  /// Policy variables came with the version of 2012; before, they are plain text.
  mutating func checkVariables(_ text: String, _ range: SourceRange) {
    guard isVersion2008, text.contains("${aws:") else { return }
    report(
      IAMRules.oldVersion, "a policy variable in a policy of 2008 is plain text", at: range,
      help: "write \"Version\": \"2012-10-17\"")
  }
}
