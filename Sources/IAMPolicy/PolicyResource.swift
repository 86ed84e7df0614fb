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
      // API Gateway puts the rest before what stands in the policy of an API.
      guard !isForReader(text), !text.hasPrefix("execute-api:/") else { return }
      return report(
        IAMRules.badARN, "\"\(text)\" is no ARN", at: range,
        help: text.hasPrefix("aws") && text.contains(utf8: ":")
          ? "did you mean \"arn:\(text)\"?"
          : "write an ARN, \"arn:aws:service:region:account:resource\", or \"*\"")
    }
    if let arn = checkARN(text, range, IAMRules.badARN) { checkForm(of: arn, range) }
  }

  /// Checks the fields of an ARN and returns them; `nil` when they are not all there, or one is wrong.
  @discardableResult
  mutating func checkARN(_ text: String, _ range: SourceRange, _ rule: Rule) -> ARN? {
    guard let arn = ARN(text) else {
      guard !isPlaceholder(text) else { return nil }
      report(
        rule, "\"\(text)\" has too few fields for an ARN", at: range,
        help: "an ARN has six: arn:partition:service:region:account:resource; empty ones keep their colon")
      return nil
    }
    if !isPlaceholder(String(arn.partition)), !hasWildcard(arn.partition), !partitions.contains(arn.partition)
    {
      report(
        rule, "`\(arn.partition)` is no partition of AWS", at: range,
        help: "write `aws`, `aws-cn` or `aws-us-gov`",
        // There may be new ones.
        severity: arn.partition.hasPrefix("aws-") ? .warning : nil)
    } else if let fault = faultOfRegion(arn.region) {
      report(rule, "`\(arn.region)` is no region", at: range, help: fault)
    } else if let near = nearestRegion(arn.region) {
      report(
        rule, "`\(arn.region)` is no region", at: range, help: "did you mean `\(near)`?", severity: .warning)
    } else if arn.account.utf8.allSatisfy({ UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9") }),
      !arn.account.isEmpty, arn.account.utf8.count != 12
    {
      report(
        rule, "the account `\(arn.account)` has \(arn.account.utf8.count) digits", at: range,
        help: "an account has 12 digits")
    } else if isDashedAccount(arn.account) {
      report(
        rule, "the account `\(arn.account)` has hyphens", at: range,
        help: "write `\(arn.account.filter { $0 != "-" })`", severity: .warning)
    } else if arn.resource.isEmpty {
      report(
        rule, "\"\(text)\" names no resource", at: range,
        help: "add the resource after the last colon, or `*`",
        severity: rule == IAMRules.badARN ? .warning : nil)
    } else {
      return arn
    }
    return nil
  }

  private func faultOfRegion(_ region: Substring) -> String? {
    guard !region.isEmpty, !region.contains(utf8: "*"), !isPlaceholder(String(region)) else { return nil }
    if let dot = region.firstIndex(of: ".") { return "write `\(region[..<dot])`, without the host name" }
    if region.contains(utf8: "/") || region.contains(utf8: " ") {
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

  /// The region that one which looks like a region and is unknown may mean; `nil` when it may be new.
  private func nearestRegion(_ region: Substring) -> String? {
    guard let last = region.utf8.last, UInt8(ascii: "0") <= last, last <= UInt8(ascii: "9"),
      region.utf8.contains(UInt8(ascii: "-")),
      region.utf8.allSatisfy({ isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }),
      !regions.contains(String(region)), let near = nearestSpelling(of: String(region), in: regions)
    else { return nil }
    // `eu-west-9` may be built one day; `eu-wset-1` is a slip.
    let areas = regions.map { $0.dropLast(2) }
    return areas.contains(region.dropLast(2)) ? nil : near
  }

  /// `1111-2222-3333`, as the console shows an account.
  private func isDashedAccount(_ account: Substring) -> Bool {
    account.utf8.count == 14 && account.split(separator: "-").count == 3
      && account.utf8.allSatisfy {
        $0 == UInt8(ascii: "-") || UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9")
      }
  }

  private func isZoneLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a") <= byte && byte <= UInt8(ascii: "f") }

  /// Compares an ARN with the forms that its service publishes, where those are known.
  mutating func checkForm(of arn: ARN, _ range: SourceRange) {
    guard let resource = pattern(arn.resource), let region = pattern(arn.region),
      let account = pattern(arn.account),
      resource.utf8.count <= longestARN, let facts = facts(of: String(arn.service)), !facts.resources.isEmpty
    else { return }
    let forms = facts.resources.filter { patternsMeet($0.form, resource) }
    guard !forms.isEmpty else { return reportUnknownForm(of: arn, facts, range) }
    let withRegion = forms.filter { fits(region, $0.hasRegion) }
    guard !withRegion.isEmpty else { return reportField("region", region, of: arn, range) }
    // What AWS itself shares belongs to no account: `arn:aws:ssm:*::document/AWS-RunShellScript`.
    guard !account.isEmpty || arn.service == "iam",
      !withRegion.contains(where: { fits(account, $0.hasAccount) })
    else { return }
    reportField("account", account, of: arn, range)
  }

  private mutating func reportField(_ name: String, _ value: String, of arn: ARN, _ range: SourceRange) {
    if value.isEmpty {
      report(
        IAMRules.unknownResource, "the \(name) is missing in the ARN of `\(arn.resource)`", at: range,
        help: "`\(arn.service)` wants one for this, or `*`")
    } else {
      report(
        IAMRules.unknownResource,
        "the ARN of `\(arn.resource)` has \(name == "account" ? "an" : "a") \(name)", at: range,
        help: "leave the field empty: `\(arn.service)` has none for this, but keep both colons")
    }
  }

  private func fits(_ field: String, _ isFilled: Bool) -> Bool {
    isFilled ? !field.isEmpty : field.utf8.allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// Says something where the kind of resource is surely a slip; services have more forms than they publish.
  private mutating func reportUnknownForm(of arn: ARN, _ facts: ServiceFacts, _ range: SourceRange) {
    let kind = firstWord(of: arn.resource)
    let kinds = Set(facts.resources.map { String(firstWord(of: $0.form[...])) }).filter { !hasWildcard($0) }
      .sorted()
    guard !kinds.contains(String(kind)), !hasWildcard(kind), takeSearch() else { return }
    let near = kind.utf8.count > 3 ? nearestSpelling(of: String(kind), in: kinds) : nil
    // IAM itself refuses any other kind of its own resources, and has these two besides.
    guard near != nil || arn.service == "iam" && kind != "report" && kind != "u2f" else { return }
    report(
      IAMRules.unknownResource, "`\(arn.resource)` is no resource of `\(arn.service)`", at: range,
      help: near.map { "did you mean `\($0)\(arn.resource.dropFirst(kind.count))`?" })
  }

  /// `table` of `table/notes`.
  private func firstWord(of resource: Substring) -> Substring {
    resource.prefix { $0 != "/" && $0 != ":" }
  }

  /// The field with `*` for each part that is for the reader, or for IAM, to fill in; `nil` when it cannot be
  /// told where such a part ends.
  private func pattern(_ field: Substring) -> String? {
    var result = ""
    var rest = field
    while let first = rest.first {
      let closing = first == "$" && rest.dropFirst().first == "{" ? "}" : first == "<" ? ">" : nil
      if let closing {
        guard let end = rest.firstIndex(of: Character(closing)) else { return nil }
        result += "*"
        rest = rest[rest.index(after: end)...]
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return isPlaceholder(result) ? nil : result
  }

  /// Policy variables came with the version of 2012; before, they are plain text.
  mutating func checkVariables(_ text: String, _ range: SourceRange) {
    guard isVersion2008, text.contains(utf8: "${aws:") else { return }
    report(
      IAMRules.oldVersion, "a policy variable in a policy of 2008 is plain text", at: range,
      help: "write \"Version\": \"2012-10-17\"")
  }
}

/// Bytes of the longest resource that is held against the forms of its service.
private let longestARN = 512

private let partitions: Set<Substring> = [
  "aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc",
]

/// "AWS Regions", AWS Account Management Reference Guide. Later ones are not called wrong.
private let regions = [
  "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1",
  "ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5",
  "ap-southeast-6", "ap-southeast-7", "ca-central-1", "ca-west-1", "cn-north-1", "cn-northwest-1",
  "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2",
  "eu-west-3", "eusc-de-east-1", "il-central-1", "me-central-1", "me-south-1", "mx-central-1", "sa-east-1",
  "us-east-1", "us-east-2", "us-gov-east-1", "us-gov-west-1", "us-iso-east-1", "us-iso-west-1",
  "us-isob-east-1", "us-west-1", "us-west-2",
]
