import Diagnostics
import JSONSyntax
import SourceText

extension PolicyChecker {
  /// Checks the key of a condition, and whether the operator compares what the key holds.
  ///
  /// IAM User Guide, "AWS global condition context keys"; the keys of services are those of their tables.
  mutating func checkConditionKey(_ key: JSONMember, _ test: ConditionOperator?) {
    guard !isPlaceholder(key.key), !isStandInKey(key.key) else { return }
    guard let colon = key.key.firstIndex(of: ":") else { return reportMissingPrefix(key) }
    let prefix = key.key[..<colon].lowercased()
    let name = key.key[key.key.index(after: colon)...]
    // `idp.example.com:sub` is a claim of an identity provider, and those name claims as they like.
    guard !prefix.contains(utf8: "."), !prefix.contains(utf8: "/"), !prefix.contains(utf8: ":"),
      name.utf8.count <= longestPattern
    else { return }
    guard let type = keyType(prefix, name) else {
      let near = takeSearch() ? nearestKey(prefix, name) : nil
      return report(
        IAMRules.unknownConditionKey, "AWS lists no condition key `\(key.key)`", at: key.keyRange,
        help: near.map { "did you mean `\($0)`?" } ?? unlisted)
    }
    // A policy variable is compared as text, whatever it holds.
    guard let test, !holdsVariable(key.value), let fitting = fittingOperators(type, test.type) else { return }
    report(
      IAMRules.operatorType, "`\(test.written)` does not compare what `\(key.key)` holds", at: test.range,
      help: "it holds \(type.description): use \(fitting)", labels: [Label("this key", at: key.keyRange)])
  }

  private func holdsVariable(_ value: JSONValue) -> Bool {
    (value.array ?? [value]).contains { $0.string?.contains(utf8: "${") ?? false }
  }

  /// `OIDC_PROVIDER:sub`, `oidc-url:aud`, `key`
  private func isStandInKey(_ key: String) -> Bool {
    let prefix = key.prefix { $0 != ":" }.lowercased()
    return key == "key" || prefix.hasPrefix("oidc") || prefix.hasSuffix("provider")
      || prefix.hasSuffix("issuer")
  }

  private mutating func reportMissingPrefix(_ key: JSONMember) {
    let global = globalConditionKeys.first { equalIgnoringCase($0.name, key.key) }
    report(
      IAMRules.badConditionKey, "the condition key `\(key.key)` has no prefix", at: key.keyRange,
      help: global != nil
        ? "write \"aws:\(key.key)\"" : "a key is a service and a name: \"aws:SourceArn\", \"s3:prefix\"")
  }

  /// What the key holds; `nil` when there is no such key.
  private mutating func keyType(_ prefix: String, _ name: Substring) -> ServiceFacts.KeyType? {
    let isGlobal = prefix == "aws"
    if isGlobal, let known = globalConditionKeys.first(where: { equalIgnoringCase($0.name, name) }) {
      return known.type
    }
    if roleConditionKeys.contains(where: { equalIgnoringCase($0, prefix + ":" + name) }) { return .unknown }
    let known = facts(of: prefix)?.conditionKeys.first { key in
      equalIgnoringCase(key.name, name) || key.name.contains(utf8: "*") && patternsMeet(key.name, name)
    }
    return known?.type
      ?? (isGlobal && tagFamilies.contains { startsIgnoringCase(name, with: $0) } ? .text : nil)
  }

  private mutating func nearestKey(_ prefix: String, _ name: Substring) -> String? {
    var names = (facts(of: prefix)?.conditionKeys ?? []).map(\.name)
    if prefix == "aws" { names += globalConditionKeys.map(\.name) + tagFamilies.map { $0 + "*" } }
    // Behind the slash stands the author's own word.
    let slash = name.firstIndex(of: "/")
    let family = slash.map { name[...$0] + "*" } ?? name
    let rest = slash.map { String(name[name.index(after: $0)...]) } ?? ""
    if let near = nearestSpelling(of: String(family), in: names) {
      return prefix + ":" + (near.hasSuffix("/*") && slash != nil ? near.dropLast() + rest : near)
    }
    let close = ["aws", "s3", "ec2", "iam", "kms", "sts", "saml"]
    return facts(of: prefix) == nil && globalConditionKeys.contains { equalIgnoringCase($0.name, name) }
      ? nearestSpelling(of: prefix, in: close).map { "\($0):\(name)" } : nil
  }

  /// Operators for the type; `nil` when the one that is used fits.
  private func fittingOperators(_ type: ServiceFacts.KeyType, _ used: ConditionType) -> String? {
    switch (type, used) {
    case (.unknown, _), (_, .binary): nil
    // An ARN may be text as well: `kms:EncryptionContext:aws:s3:arn`.
    case (.text, .text), (.text, .arn), (.number, .number), (.boolean, .boolean), (.address, .address): nil
    // ARNs are compared as text, too; `aws:EpochTime` is a number and a date.
    case (.arn, .arn), (.arn, .text), (.date, .date), (.date, .number): nil
    // What is no list of letters for us may well be written as text in a request.
    case (.boolean, .text), (.number, .text): nil
    case (.text, _): "`StringEquals` or `StringLike`"
    case (.arn, _): "`ArnEquals` or `ArnLike`"
    case (.boolean, _): "`Bool`"
    case (.number, _): "`NumericEquals` or `NumericLessThan`"
    case (.date, _): "`DateGreaterThan` or `DateLessThan`"
    case (.address, _): "`IpAddress` or `NotIpAddress`"
    }
  }

  /// `*` is a wildcard only for the operators with `Like`.
  mutating func checkLiteralWildcard(_ text: String, _ test: ConditionOperator, _ range: SourceRange) {
    guard test.name.hasPrefix("String"), test.name.contains(utf8: "Equals"), text.contains(utf8: "*"),
      !text.contains(utf8: "${*}"), !isPlaceholder(text)
    else { return }
    let like = test.name.hasPrefix("StringNot") ? "StringNotLike" : "StringLike"
    report(
      IAMRules.literalWildcard, "`\(test.written)` takes the `*` in \"\(text)\" for a plain character",
      at: range,
      help: "write `\(test.written.replacingFirst(test.name, with: like))`, which knows wildcards",
      labels: [Label("this operator", at: test.range)])
  }
}

extension String {
  /// Foundation would have it.
  fileprivate func replacingFirst(_ part: String, with other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return self[..<range.lowerBound] + other + self[range.upperBound...]
  }
}

extension ServiceFacts.KeyType {
  fileprivate var description: String {
    switch self {
    case .text: "text"
    case .arn: "an ARN"
    case .boolean: "a Boolean"
    case .number: "a number"
    case .date: "a date"
    case .address: "an address"
    case .unknown: "something else"
    }
  }
}

/// Keys with `aws:` and a name of the author's own.
private let tagFamilies = ["PrincipalTag/", "RequestTag/", "ResourceTag/"]

/// Keys of a service's prefix that any service may know, as they say where a role's session comes from.
private let roleConditionKeys = [
  "codebuild:BuildArn", "codebuild:ProjectArn", "ec2:RoleDelivery", "ec2:SourceInstanceArn",
  "glue:CredentialIssuingService", "glue:RoleAssumedBy", "identitystore:UserId", "lambda:SourceFunctionArn",
  "ssm:SourceInstanceArn",
]

/// Keys that every service knows, without their prefix.
private let globalConditionKeys: [(name: String, type: ServiceFacts.KeyType)] =
  [
    "AssumedRoot", "CalledVia", "CalledViaAWSMCP", "CalledViaFirst", "CalledViaLast", "Ec2InstanceSourceVpc",
    "FederatedProvider", "PrincipalAccount", "PrincipalOrgID", "PrincipalOrgMasterAccountId",
    "PrincipalOrgPaths", "PrincipalServiceName",
    "PrincipalServiceNamesList", "PrincipalType", "Referer", "RequestedRegion", "ResourceAccount",
    "ResourceOrgID", "ResourceOrgPaths", "SourceAccount", "SourceIdentity", "SourceOrgID", "SourceOrgPaths",
    "SourceOwner", "SourceVpc", "SourceVpce", "TagKeys", "UserAgent", "VpceAccount", "VpceOrgID",
    "VpceOrgPaths", "userid", "username",
  ].map { ($0, .text) }
  + ["ChatbotSourceArn", "PrincipalArn", "SignInSessionArn", "SourceArn", "SourceVpcArn"].map { ($0, .arn) }
  + [
    "IsMcpServiceAction", "MultiFactorAuthPresent", "PrincipalIsAWSService", "SecureTransport",
    "ViaAWSMCPService", "ViaAWSService",
  ].map { ($0, .boolean) }
  + ["MultiFactorAuthAge"].map { ($0, .number) }
  + ["CurrentTime", "EpochTime", "TokenIssueTime"].map { ($0, .date) }
  + ["Ec2InstanceSourcePrivateIPv4", "SourceIp", "VpcSourceIp"].map { ($0, .address) }
