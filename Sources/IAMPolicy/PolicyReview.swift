import Diagnostics
import JSONSyntax
import SourceText

// What AWS stores and a reviewer would ask about; and what is too much for it to store.

extension PolicyChecker {
  /// Looks for permissions that are hardly meant.
  mutating func reviewPermissions(_ statement: JSONObject) {
    guard statement["Effect"]?.string == "Allow" else { return }
    if let member = statement.member("NotPrincipal"), !member.value.isUnknown {
      report(
        IAMRules.allowNotPrincipal, "`NotPrincipal` with `Allow` lets in everybody else", at: member.keyRange,
        help: "name those who may in `Principal`, or deny the others")
    }
    // A service control policy is only a limit, and one on an endpoint or key has its principals.
    guard kind != .serviceControl, statement["Principal"] == nil, statement["NotPrincipal"] == nil,
      statement["Condition"].map(isEmpty) ?? true, let action = statement["Action"],
      let resource = statement["Resource"]
    else { return }
    let all = (action.array ?? [action]).first { $0.string == "*" || $0.string == "*:*" }
    guard let all, (resource.array ?? [resource]).contains(where: { $0.string == "*" }) else { return }
    report(
      IAMRules.fullAccess, "this allows every action on every resource", at: all.range,
      help: "name the actions that are needed")
  }

  private func isEmpty(_ condition: JSONValue) -> Bool {
    condition.object.map { $0.members.isEmpty && !$0.isElided } ?? false
  }

  /// IAM and STS quotas, "IAM and STS character limits": blanks do not count.
  mutating func checkSize(_ policy: JSONObject, _ value: JSONValue) {
    guard let limit = sizeLimit(of: policy) else { return }
    let size = leastSize(of: value)
    guard size > limit.characters else { return }
    report(
      IAMRules.tooLarge, "the policy has at least \(size) characters, blanks not counted",
      at: opening(of: value),
      help: "\(limit.owner) holds \(limit.characters)")
  }

  private func sizeLimit(of policy: JSONObject) -> (characters: Int, owner: String)? {
    let statements = (policy["Statement"].map { $0.array ?? [$0] } ?? []).compactMap(\.object)
    if kind == .trust || !statements.isEmpty && statements.allSatisfy(isTrustStatement) {
      return (2048, "a trust policy, unless the quota was raised,")
    }
    if kind == .managed { return (6144, "a managed policy") }
    if kind == .identity { return (10_240, "a role, with all its inline policies,") }
    // What AWS manages itself may be longer, and has no principal.
    let isForBuckets = statements.allSatisfy { statement in
      let resources = statement["Resource"].map { $0.array ?? [$0] } ?? []
      return statement["Principal"] != nil && !resources.isEmpty
        && resources.allSatisfy { $0.string?.hasPrefix("arn:aws:s3:::") == true }
    }
    return isForBuckets && !statements.isEmpty ? (20_480, "the policy of a bucket") : nil
  }

  /// Characters that the value certainly takes: no blanks, and nothing for what is not shown.
  private func leastSize(of value: JSONValue) -> Int {
    switch value.kind {
    case .object(let object):
      object.members.reduce(2) { $0 + leastSize(of: $1.key) + 1 + leastSize(of: $1.value) }
        + max(0, object.members.count - 1)
    case .array(let elements):
      elements.reduce(2) { $0 + leastSize(of: $1) } + max(0, elements.count - 1)
    case .string(let text): leastSize(of: text)
    case .number(let text): text.utf8.count
    case .bool, .null: 4
    case .elision, .missing: 0
    }
  }

  private func leastSize(of text: String) -> Int {
    2 + text.unicodeScalars.count { !$0.properties.isWhitespace }
  }
}
