import Diagnostics
import JSONSyntax
import SourceText

/// What a policy is attached to, which decides what it may and must say.
package enum PolicyKind: String, Sendable, CaseIterable {
  /// Whatever the statements look like.
  case any = "iam-policy"
  /// Attached to a user, group or role.
  case identity = "iam-identity-policy"
  /// The same with a name of its own, so that many can have it.
  case managed = "iam-managed-policy"
  /// Says who may assume a role.
  case trust = "iam-trust-policy"
  /// Attached to a bucket, queue, key and so on.
  case resource = "iam-resource-policy"
  /// Limits what the accounts of an organization may do; written like an identity policy.
  case serviceControl = "iam-service-control-policy"

  /// Whether it is for whoever it is attached to, and so names no principal.
  var isAttached: Bool { self == .identity || self == .managed || self == .serviceControl }

  /// The kind that `as=` names: `iam-trust-policy`; `nil` for any other name.
  package init?(attribute: String) { self.init(rawValue: attribute) }
}

/// Whether `value` is certainly meant as an IAM policy: a `Statement` (or a slip of it) whose entries have an
/// `Effect` or an action, or a `Version` of the policy language.
package func looksLikeIAMPolicy(_ value: JSONValue) -> Bool {
  guard let object = value.object, let statement = statementMember(of: object) else { return false }
  let entries = statement.value.array ?? [statement.value]
  if isOfOtherCloud(object, entries) { return false }
  let marks: Set<String> = [
    "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Sid",
  ]
  let hasMarks = entries.contains { entry in
    entry.object.map { $0.members.filter { marks.contains($0.key) }.count >= 2 } ?? false
  }
  guard !hasMarks else { return true }
  guard statement.key == "Statement", let version = object["Version"]?.string else { return false }
  return policyVersions.contains(version) || version.hasPrefix("20")
}

/// Whether a policy is one of Alibaba Cloud, Huawei Cloud or another provider that took over the form of AWS: their
/// versions of the language are numbers, their resources begin otherwise than `arn:`, and the actions of some have
/// three parts.
private func isOfOtherCloud(_ policy: JSONObject, _ statements: [JSONValue]) -> Bool {
  func strings(_ names: [String]) -> [String] {
    statements.compactMap(\.object).flatMap { statement in
      names.compactMap { statement[$0] }.flatMap { $0.array ?? [$0] }.compactMap(\.string)
    }
  }
  let resources = strings(["Resource", "NotResource"])
  if resources.contains(where: { text in otherNames.contains { text.hasPrefix($0) } }) { return true }
  let version = policy["Version"]?.string
  guard !resources.contains(where: { $0.hasPrefix("arn:") }), version.map(policyVersions.contains) != true
  else { return false }
  if let version, otherVersions.contains(version) { return true }
  let actions = strings(["Action", "NotAction"])
  return !actions.isEmpty
    && actions.allSatisfy { action in
      let parts = action.split(separator: ":", omittingEmptySubsequences: false)
      return parts.count == 3 && parts.allSatisfy { !$0.isEmpty }
        && parts[..<2].allSatisfy { $0.first?.isLowercase == true }
    }
}

/// How resources of Alibaba Cloud, Tencent Cloud and Volcengine begin.
private let otherNames = ["acs:", "qcs:", "trn:"]

/// The versions of the policy languages of Alibaba Cloud and Huawei Cloud.
private let otherVersions = ["1", "1.1", "5.0"]

/// Checks the policy that `document` is: against the grammar of the policy language, and against what AWS lists.
///
/// - Parameter kind: what the author says it is (`as=`); `nil` to go by shape.
/// - Returns: nothing when the document is no policy, or when its brackets are damaged, so that what belongs
///   where is a guess.
package func checkIAMPolicy(_ document: JSONDocument, kind: PolicyKind? = nil) -> [Diagnostic] {
  let isDamaged = document.diagnostics.contains {
    $0.severity == .error && structuralRules.contains($0.rule.id)
  }
  guard !isDamaged else { return [] }
  var diagnostics: [Diagnostic] = []
  for root in document.roots where looksLikeIAMPolicy(root) || (kind != nil && root.object != nil) {
    var checker = PolicyChecker(kind: kind ?? .any)
    checker.check(root)
    diagnostics += checker.diagnostics
  }
  return diagnostics
}

/// Slips after which the tree is a guess.
private let structuralRules: Set<String> = [
  "json.unclosed-object", "json.unclosed-array", "json.mismatched-bracket", "json.unexpected-closing",
  "json.missing-opening", "json.unclosed-string", "json.expected-key", "json.unexpected-colon",
  "json.trailing-content", "json.unescaped-quote",
]

/// The dates that name the two versions of the policy language.
let policyVersions = ["2012-10-17", "2008-10-17"]

/// The member that is `Statement`, or misspells it.
func statementMember(of object: JSONObject) -> JSONMember? {
  object.member("Statement")
    ?? object.members.first { member in
      nearestSpelling(of: member.key, in: ["Statement"]) != nil
        && (member.value.object != nil || member.value.array?.first?.object != nil)
    }
}
