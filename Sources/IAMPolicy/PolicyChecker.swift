import Diagnostics
import JSONSyntax
import SourceText

/// Walks through one policy. The elements have their own files: principals, conditions, resources.
///
/// "Grammar of the IAM JSON policy language", AWS Identity and Access Management User Guide.
struct PolicyChecker {
  let kind: PolicyKind
  var diagnostics: [Diagnostic] = []
  /// Where each Sid was first given.
  private var sids: [String: SourceRange] = [:]
  /// Policy variables, `${aws:username}`, are plain text in the version of 2008.
  var isVersion2008 = false

  /// What was looked up in the table of services, `nil` included.
  /// How many more times a list is searched for what a wrong name may have meant.
  private var searchesLeft = 20

  init(kind: PolicyKind) { self.kind = kind }

  /// The facts of a service, or of what else has the prefix; in lower case.
  func facts(of prefix: String) -> ServiceFacts? { ServiceFacts.of(prefix: prefix) }

  /// Whether the policy may be given one more suggestion: looking for one takes time.
  mutating func takeSearch() -> Bool {
    guard searchesLeft > 0 else { return false }
    searchesLeft -= 1
    return true
  }

  mutating func report(
    _ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil, labels: [Label] = [],
    severity: Severity? = nil
  ) {
    diagnostics.append(Diagnostic(rule, message, at: range, help: help, labels: labels, severity: severity))
  }

  /// policy = { <version_block?> <id_block?> <statement_block> }
  mutating func check(_ value: JSONValue) {
    guard let policy = value.object else { return }
    guard let statement = statementMember(of: policy) else {
      if policy["Effect"] != nil { return checkStatement(policy, at: value.range) }
      guard !policy.isElided else { return }
      return report(
        IAMRules.missingStatement, "a policy needs `Statement`", at: opening(of: value),
        help: "put the statements under \"Statement\"")
    }
    checkNames(of: policy, known: ["Version", "Id", "Statement"], in: "a policy")
    if let version = policy["Version"] { checkVersion(version) }
    if let id = policy["Id"], id.string == nil, !id.isUnknown {
      report(IAMRules.wrongType, "`Id` is \(typeName(of: id)), not a string", at: id.range)
    }
    checkStatements(statement.value)
    checkSize(policy, value)
  }

  /// version_block = "Version" : ("2008-10-17" | "2012-10-17")
  private mutating func checkVersion(_ value: JSONValue) {
    guard !value.isUnknown else { return }
    guard let version = value.string else {
      return report(
        IAMRules.badVersion, "`Version` is \(typeName(of: value)), not a string", at: value.range,
        help: "write \"2012-10-17\"")
    }
    isVersion2008 = version == "2008-10-17"
    guard !policyVersions.contains(version), !isPlaceholder(version) else { return }
    report(
      IAMRules.badVersion, "\"\(version)\" is no version of the policy language", at: value.range,
      help: "write \"2012-10-17\": it names the language, not the day of your change")
  }

  /// statement_block = "Statement" : [ <statement>, <statement>, ... ]; one statement may stand alone.
  private mutating func checkStatements(_ value: JSONValue) {
    guard let statements = value.array else {
      if let object = value.object { return checkStatement(object, at: value.range) }
      guard !value.isUnknown else { return }
      return report(
        IAMRules.wrongType, "`Statement` is \(typeName(of: value)), not a list of statements", at: value.range
      )
    }
    if statements.isEmpty {
      report(IAMRules.missingStatement, "`Statement` holds no statement", at: value.range)
    }
    for statement in statements where !statement.isUnknown {
      if let object = statement.object {
        checkStatement(object, at: statement.range)
      } else if statement.array?.allSatisfy({ $0.isUnknown }) != true {
        report(
          IAMRules.wrongType, "a statement is \(typeName(of: statement)), not an object", at: statement.range,
          help: "write { \"Effect\": …, \"Action\": …, \"Resource\": … }")
      }
    }
  }

  /// statement = { <sid_block?>, <principal_block?>, <effect_block>, <action_block>, <resource_block>,
  /// <condition_block?> }
  private mutating func checkStatement(_ statement: JSONObject, at range: SourceRange) {
    let start = SourceRange(range.start, min(range.start + 1, range.end))
    let names = checkNames(of: statement, known: statementElements, in: "a statement")
    let isTrust = isTrustStatement(statement)
    checkSid(statement)
    checkEffect(statement, names, start)
    checkPair("Action", in: statement, names, start)
    checkPrincipals(statement, names, start, isTrust: isTrust)
    checkResources(statement, names, start, isTrust: isTrust)
    if let action = statement.member("Action") ?? statement.member("NotAction") { checkActions(action) }
    if let condition = statement["Condition"] { checkCondition(condition) }
    reviewPermissions(statement)
  }

  /// Reports names that are no element, and returns those that are there, slips counted as what they mean.
  @discardableResult
  private mutating func checkNames(of object: JSONObject, known: [String], in place: String) -> Set<String> {
    var present: Set<String> = []
    for member in object.members where !member.key.isEmpty {
      if known.contains(member.key) {
        present.insert(member.key)
        continue
      }
      guard !isPlaceholder(member.key) else { continue }
      let near = nearestSpelling(of: member.key, in: known)
      if let near { present.insert(near) }
      let isCase = near?.lowercased() == member.key.lowercased()
      report(
        IAMRules.unknownElement, "`\(member.key)` is no element of \(place)", at: member.keyRange,
        help: near.map { isCase ? "write `\($0)`: capitals count" : "did you mean `\($0)`?" })
    }
    return present
  }

  /// sid_block = "Sid" : <sid_string>
  private mutating func checkSid(_ statement: JSONObject) {
    guard let member = statement.member("Sid"), !member.value.isUnknown else { return }
    guard let sid = member.value.string else {
      return report(
        IAMRules.wrongType, "`Sid` is \(typeName(of: member.value)), not a string", at: member.value.range)
    }
    if let first = sids[sid], !sid.isEmpty, !isPlaceholder(sid) {
      report(
        IAMRules.duplicateSid, "the Sid \"\(sid)\" is given twice", at: member.value.range,
        help: "each statement has a Sid of its own, or none", labels: [Label("first given here", at: first)])
    }
    sids[sid] = member.value.range
    // Services with policies on their own resources, such as ECR, allow more than IAM does.
    guard statement["Principal"] == nil, statement["NotPrincipal"] == nil, !isPlaceholder(sid),
      let odd = sid.unicodeScalars.first(where: { !$0.isASCII || !isLetterOrDigit(UInt8($0.value)) })
    else { return }
    let name = odd == " " ? "a space" : "`\(odd)`"
    report(
      IAMRules.badSid, "the Sid \"\(sid)\" has \(name) in it", at: member.value.range,
      help: "use only letters and digits: \"\(sid.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })\"")
  }

  /// effect_block = "Effect" : ("Allow" | "Deny")
  private mutating func checkEffect(_ statement: JSONObject, _ names: Set<String>, _ start: SourceRange) {
    guard let value = statement["Effect"] else {
      guard !names.contains("Effect"), !statement.isElided else { return }
      return report(
        IAMRules.missingEffect, "the statement has no `Effect`", at: start,
        help: "add \"Effect\": \"Allow\" or \"Deny\"")
    }
    guard !value.isUnknown, value.string != "Allow", value.string != "Deny" else { return }
    guard let effect = value.string else {
      return report(
        IAMRules.badEffect, "`Effect` is \(typeName(of: value)), not a string", at: value.range,
        help: "write \"Allow\" or \"Deny\"")
    }
    guard !isPlaceholder(effect) else { return }
    let near = nearestSpelling(of: effect, in: ["Allow", "Deny"])
    report(
      IAMRules.badEffect, "\"\(effect)\" is no effect", at: value.range,
      help: "write \(near.map { "\"\($0)\"" } ?? "\"Allow\" or \"Deny\"")")
  }

  /// Reports a statement that has both of an element and its negation, or (for actions) neither.
  private mutating func checkPair(
    _ name: String, in statement: JSONObject, _ names: Set<String>, _ start: SourceRange
  ) {
    if let first = statement.member(name), let second = statement.member("Not" + name) {
      report(
        IAMRules.exclusiveElements, "`\(name)` and `Not\(name)` in one statement", at: second.keyRange,
        help: "keep one of them", labels: [Label("the other one", at: first.keyRange)])
    }
    guard name == "Action", names.isDisjoint(with: ["Action", "NotAction"]), !statement.isElided else {
      return
    }
    report(
      IAMRules.missingAction, "the statement has no `Action`", at: start,
      help: "add \"Action\": \"service:Operation\"")
  }

  /// resource_block = ("Resource" | "NotResource") : ("*" | [<resource_string>, ...])
  private mutating func checkResources(
    _ statement: JSONObject, _ names: Set<String>, _ start: SourceRange, isTrust: Bool
  ) {
    checkPair("Resource", in: statement, names, start)
    let member = statement.member("Resource") ?? statement.member("NotResource")
    if let member, isTrust {
      return report(
        IAMRules.unexpectedResource, "a trust policy takes no `\(member.key)`", at: member.keyRange,
        help: "remove it: the role it is attached to is the resource")
    }
    if let member { return checkStrings(member.value, of: member.key) { $0.checkResource($1, $2) } }
    let hasPrincipal = !names.isDisjoint(with: ["Principal", "NotPrincipal"])
    guard !hasPrincipal, !isTrust, names.isDisjoint(with: ["Resource", "NotResource"]), !statement.isElided,
      kind != .resource
    else { return }
    report(
      IAMRules.missingResource, "the statement has no `Resource`", at: start,
      help: actionNames(statement).allSatisfy { $0.hasPrefix("sts:") }
        ? "a trust policy needs \"Principal\", any other policy \"Resource\""
        : "add \"Resource\": an ARN, or \"*\" for all")
  }

  /// Calls `check` with each string of a value that is a string or a list of them, and reports anything else.
  mutating func checkStrings(
    _ value: JSONValue, of name: String, _ check: (inout Self, String, SourceRange) -> Void
  ) {
    let elements = value.array ?? [value]
    if elements.isEmpty {
      report(
        IAMRules.emptyList, "`\(name)` is an empty list", at: value.range,
        help: "name at least one, or remove `\(name)`")
    }
    for element in elements where !element.isUnknown {
      if let text = element.string {
        check(&self, text, element.range)
      } else {
        report(
          IAMRules.wrongType, "`\(name)` holds \(typeName(of: element)), not a string", at: element.range,
          help: "write a string or a list of strings")
      }
    }
  }
}

/// Everything a statement may hold.
private let statementElements = [
  "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
]

extension PolicyChecker {
  /// Whether the statement says who may assume a role: somebody, and nothing but actions of STS.
  func isTrustStatement(_ statement: JSONObject) -> Bool {
    if kind == .trust { return true }
    guard kind == .any, statement["Principal"] != nil || statement["NotPrincipal"] != nil else {
      return false
    }
    let names = actionNames(statement)
    return !names.isEmpty && names.allSatisfy { $0.lowercased().hasPrefix("sts:") }
  }

  func actionNames(_ statement: JSONObject) -> [String] {
    guard let value = statement["Action"] ?? statement["NotAction"] else { return [] }
    return (value.array ?? [value]).compactMap(\.string)
  }
}

/// Where a value begins, one byte wide.
func opening(of value: JSONValue) -> SourceRange {
  SourceRange(value.range.start, min(value.range.start + 1, value.range.end))
}

/// "a number", "an object", for "… is …, not a string".
func typeName(of value: JSONValue) -> String {
  switch value.kind {
  case .object: "an object"
  case .array: "a list"
  case .string: "a string"
  case .number: "a number"
  case .bool: "a Boolean"
  case .null: "null"
  case .elision, .missing: "left out"
  }
}

/// Whether the text holds a part for the reader to fill in, so that its shape says nothing.
func isPlaceholder(_ text: String) -> Bool {
  if text.contains(utf8: "<") || text.contains(utf8: "...") || text.contains(utf8: "…")
    || text.contains(utf8: "{{")
    || text.contains(utf8: "%")
  {
    return true
  }
  if text.contains(utf8: "YOUR_") || text.contains(utf8: "your-") || text.contains(utf8: "xxx")
    || text.contains(utf8: "XXX")
  {
    return true
  }
  guard text.contains(utf8: "$") else { return false }
  // `${aws:username}` is a variable of the policy language; `$ACCOUNT` and `${ACCOUNT}` are those of a
  // script.
  var rest = text[...]
  while let dollar = rest.firstIndex(of: "$") {
    rest = rest[rest.index(after: dollar)...]
    guard rest.first == "{", let end = rest.firstIndex(of: "}") else { return true }
    let name = rest[rest.index(after: rest.startIndex)..<end]
    if !name.contains(utf8: ":") || name.contains(utf8: ":-") || name.hasPrefix("AWS::") {
      return name != "*" && name != "?" && name != "$"
    }
    rest = rest[end...]
  }
  return false
}

/// Whether the reader is to fill in a part of the text, or all of it.
func isForReader(_ text: String) -> Bool { isPlaceholder(text) || isStandIn(text) }

/// Whether the text only says what belongs in its place: `ROLE_ARN`, `queue-arn`, `Account ID`, `YYYY-MM-DD`.
private func isStandIn(_ text: String) -> Bool {
  let last = text.lowercased().split { "-_ ".contains($0) }.last ?? ""
  let words: Set<Substring> = ["arn", "id", "name", "number", "account", "principal"]
  let isNamed = words.contains(last) || text.hasSuffix("ARN") || text.hasSuffix("Arn")
  if !text.contains(utf8: ":"), !text.contains(utf8: "."), isNamed { return true }
  // Capitals throughout, which no name of AWS is.
  return text.utf8.count > 1
    && text.utf8.allSatisfy {
      (0x41...0x5A).contains($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: ":")
    }
}

func isLetterOrDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: false
  }
}
