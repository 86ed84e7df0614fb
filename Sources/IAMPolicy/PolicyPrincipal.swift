import Diagnostics
import JSONSyntax
import SourceText

extension PolicyChecker {
  /// principal_block = ("Principal" | "NotPrincipal") : ("*" | <principal_map>)
  mutating func checkPrincipals(
    _ statement: JSONObject, _ names: Set<String>, _ start: SourceRange, isTrust: Bool
  ) {
    if let first = statement.member("Principal"), let second = statement.member("NotPrincipal") {
      report(
        IAMRules.exclusiveElements, "`Principal` and `NotPrincipal` in one statement", at: second.keyRange,
        help: "keep one of them", labels: [Label("the other one", at: first.keyRange)])
    }
    guard let member = statement.member("Principal") ?? statement.member("NotPrincipal") else {
      let isNeeded = kind == .trust || kind == .resource
      guard isNeeded, names.isDisjoint(with: ["Principal", "NotPrincipal"]), !statement.isElided else {
        return
      }
      return report(
        IAMRules.missingPrincipal, "the statement has no `Principal`", at: start,
        help: kind == .trust
          ? "say who may assume the role: \"Principal\": { \"Service\": \"ec2.amazonaws.com\" }"
          : "say whom it is for: \"Principal\": { \"AWS\": \"111122223333\" }")
    }
    if kind.isAttached {
      return report(
        IAMRules.unexpectedPrincipal, "this kind of policy takes no `\(member.key)`", at: member.keyRange,
        help: "remove it: the policy is for whoever it is attached to")
    }
    guard checkPrincipal(member), isTrust else { return }
    checkFederation(statement, member)
  }

  /// Checks the form of a principal. Returns whether it could be read.
  private mutating func checkPrincipal(_ member: JSONMember) -> Bool {
    let value = member.value
    guard !value.isUnknown else { return false }
    guard let types = value.object else {
      guard value.string != "*", !isPlaceholder(value.string ?? "") else { return false }
      let text = value.string ?? ""
      let type = text.hasSuffix(".amazonaws.com") ? "Service" : "AWS"
      report(
        IAMRules.badPrincipal, "`\(member.key)` is \(typeName(of: value)), not an object", at: value.range,
        help: value.string == nil
          ? "write { \"AWS\": … } or \"*\"" : "write { \"\(type)\": \"\(text)\" }; only \"*\" may stand alone"
      )
      return false
    }
    if types.members.isEmpty, !types.isElided {
      report(
        IAMRules.emptyList, "`\(member.key)` names nobody", at: value.range,
        help: "add { \"AWS\": … } or write \"*\"")
    }
    var isReadable = true
    for type in types.members {
      switch type.key {
      case "AWS": checkStrings(type.value, of: "AWS") { $0.checkAWSPrincipal($1, $2) }
      case "Federated": checkStrings(type.value, of: "Federated") { $0.checkFederatedPrincipal($1, $2) }
      case "Service": checkStrings(type.value, of: "Service") { $0.checkServicePrincipal($1, $2) }
      case "CanonicalUser": checkStrings(type.value, of: "CanonicalUser") { _, _, _ in }
      default:
        isReadable = false
        guard !type.key.isEmpty, !isPlaceholder(type.key) else { continue }
        let near = nearestSpelling(of: type.key, in: ["AWS", "Federated", "Service", "CanonicalUser"])
        report(
          IAMRules.badPrincipal, "`\(type.key)` is no kind of principal", at: type.keyRange,
          help: near.map { "did you mean `\($0)`?" }
            ?? "write `AWS`, `Federated`, `Service` or `CanonicalUser`")
      }
    }
    return isReadable && !types.isElided
  }

  /// An account, or the ARN of its root, a user, a role or a session.
  private mutating func checkAWSPrincipal(_ text: String, _ range: SourceRange) {
    let isIdentifier = text.count > 15 && (text.hasPrefix("AROA") || text.hasPrefix("AIDA"))
    guard text != "*", !isIdentifier else { return }
    if !text.isEmpty, text.utf8.allSatisfy({ UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9") }) {
      guard text.utf8.count != 12 else { return }
      return report(
        IAMRules.badPrincipal, "the account \"\(text)\" has \(text.utf8.count) digits", at: range,
        help: "an account has 12 digits")
    }
    guard text.hasPrefix("arn:") else {
      guard !isForReader(text), !text.contains(utf8: " ") else { return }
      let help =
        text.hasPrefix("aws:")
        ? "did you mean \"arn:\(text)\"?"
        : text.hasSuffix(".amazonaws.com")
          ? "a service goes under `Service`" : "write an account of 12 digits, an ARN, or \"*\""
      return report(IAMRules.badPrincipal, "\"\(text)\" is no principal of AWS", at: range, help: help)
    }
    guard let arn = checkARN(text, range, IAMRules.badPrincipal), !isPlaceholder(text) else { return }
    if arn.service != "iam", arn.service != "sts" {
      report(
        IAMRules.badPrincipal, "\"\(text)\" is no account, user or role", at: range,
        help: "name an account, or the ARN of a user or role: arn:aws:iam::111122223333:role/name")
    } else if arn.account.isEmpty {
      report(
        IAMRules.badPrincipal, "\"\(text)\" names no account", at: range,
        help: "add the 12 digits before the last colon")
    } else if arn.account.contains(utf8: "*") || arn.resource.contains(utf8: "*") {
      report(
        IAMRules.badPrincipal, "a principal cannot hold a wildcard", at: range,
        help: "write \"*\" alone, with a condition on `aws:PrincipalArn`")
    } else if arn.resource.hasPrefix("group/") {
      report(
        IAMRules.badPrincipal, "a group cannot be a principal", at: range, help: "name its users, or a role")
    } else {
      checkForm(of: arn, range)
    }
  }

  /// The ARN of a provider in the account, or the domain of a public one.
  private mutating func checkFederatedPrincipal(_ text: String, _ range: SourceRange) {
    if text.hasPrefix("arn:") {
      guard let arn = checkARN(text, range, IAMRules.badPrincipal), !isPlaceholder(text) else { return }
      guard !arn.resource.hasPrefix("oidc-provider/"), !arn.resource.hasPrefix("saml-provider/"),
        !arn.resource.isEmpty
      else { return }
      return report(
        IAMRules.badPrincipal, "\"\(text)\" is no identity provider", at: range,
        help: "name an `oidc-provider/…` or a `saml-provider/…`")
    }
    guard !isForReader(text), text != "*", !text.contains(utf8: ".") || text.contains(utf8: ":")
    else {
      return
    }
    report(
      IAMRules.badPrincipal, "\"\(text)\" is no identity provider", at: range,
      help: text.hasPrefix("aws:")
        ? "did you mean \"arn:\(text)\"?" : "write its ARN: arn:aws:iam::111122223333:oidc-provider/host")
  }

  private func helpForService(_ text: String) -> String? {
    if text.hasPrefix("arn:") { return "an ARN goes under `AWS`" }
    let host = text.split(separator: "/").first { $0.contains(utf8: ".amazonaws.com") }
    if let host { return "write \"\(host)\"" }
    return text.contains(utf8: ":") || text.contains(utf8: "/") || text.contains(utf8: " ")
      ? nil : "write \"\(text).amazonaws.com\""
  }

  private mutating func checkServicePrincipal(_ text: String, _ range: SourceRange) {
    guard text != "*", !isForReader(text),
      !text.contains(utf8: ".") || text.contains(utf8: ":") || text.contains(utf8: "/")
    else { return }
    report(
      IAMRules.badPrincipal, "\"\(text)\" is no service principal", at: range,
      help: helpForService(text))
  }
}
