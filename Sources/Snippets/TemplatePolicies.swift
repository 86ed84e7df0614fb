import Diagnostics
import IAMPolicy
import JSONSyntax
import SourceText

/// Checks the IAM policies within a document: a template of CloudFormation or SAM, a configuration of the
/// Serverless Framework or eksctl, an answer of the AWS API.
///
/// In a template, which AWS has still to accept, an error stays one. Elsewhere each finding is a warning.
func checkTemplatePolicies(in root: JSONValue) -> [Diagnostic] {
  var finder = TemplatePolicyFinder(isTemplate: isCloudFormation(root), isServerless: isServerless(root))
  finder.visit(root, resourceType: nil)
  return finder.diagnostics
}

/// The same for a document in JSON.
func checkTemplatePolicies(in document: JSONDocument, of input: SnippetInput) -> [Diagnostic] {
  // Where brackets or quotes went wrong, what belongs to what is a guess.
  guard input.bytes.contains(utf8: "Statement"),
    !document.diagnostics.contains(where: { $0.severity == .error })
  else { return [] }
  return document.roots.flatMap { checkTemplatePolicies(in: $0) }
}

/// A template has resources of AWS; of an excerpt, one of them may be all that is shown.
private func isCloudFormation(_ root: JSONValue) -> Bool {
  guard let object = root.object else { return false }
  if object.member("AWSTemplateFormatVersion") != nil { return true }
  return (object["Resources"]?.object ?? object).members.contains { resource in
    resource.value.object?["Type"]?.string?.hasPrefix("AWS::") == true
  } || object["Type"]?.string?.hasPrefix("AWS::") == true
}

private func isServerless(_ root: JSONValue) -> Bool {
  root.object?["provider"]?.object?["name"]?.string == "aws"
}

private struct TemplatePolicyFinder {
  let isTemplate, isServerless: Bool
  private(set) var diagnostics: [Diagnostic] = []

  init(isTemplate: Bool, isServerless: Bool) {
    self.isTemplate = isTemplate
    self.isServerless = isServerless
  }

  /// - Parameter resourceType: the `Type` of the resource around, such as `AWS::IAM::Role`.
  mutating func visit(_ value: JSONValue, resourceType: String?) {
    switch value.kind {
    case .object(let object):
      let type = object["Properties"] != nil ? object["Type"]?.string ?? resourceType : resourceType
      for member in object.members {
        if isServerless, isStatements(member) {
          check(policy(of: member), kind: .identity)
        } else if isPolicy(member.value) {
          check(member.value, kind: policyKind(of: member.key, in: type))
        } else {
          visit(member.value, resourceType: type)
        }
      }
    case .array(let elements):
      for element in elements {
        if isPolicy(element) {
          check(element, kind: .any)
        } else {
          visit(element, resourceType: resourceType)
        }
      }
    case .string, .number, .bool, .null, .elision, .missing: break
    }
  }

  /// Deep within other things only the true name counts.
  private func isPolicy(_ value: JSONValue) -> Bool {
    value.object?.member("Statement") != nil && looksLikeIAMPolicy(value)
  }

  private func policyKind(of key: String, in type: String?) -> PolicyKind {
    switch key {
    case "AssumeRolePolicyDocument": return .trust
    case "attachPolicy": return .identity
    case "KeyPolicy" where type == "AWS::KMS::Key": return .resource
    case "PolicyDocument":
      if type == "AWS::IAM::ManagedPolicy" { return .managed }
      if type?.hasPrefix("AWS::IAM::") == true { return .identity }
      return ["AWS::S3::BucketPolicy", "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy"].contains(type)
        ? .resource : .any
    default: return .any
    }
  }

  /// `provider.iamRoleStatements`, and since version 3 of the framework `provider.iam.role.statements`.
  private func isStatements(_ member: JSONMember) -> Bool {
    guard member.key == "iamRoleStatements" || member.key == "statements" else { return false }
    return member.value.array?.contains { $0.object?["Effect"] != nil } == true
  }

  private func policy(of statements: JSONMember) -> JSONValue {
    let member = JSONMember(key: "Statement", keyRange: statements.keyRange, value: statements.value)
    return JSONValue(
      .object(JSONObject(members: [member], isElided: false)), at: statements.value.range)
  }

  private mutating func check(_ policy: JSONValue, kind: PolicyKind) {
    let document = JSONDocument(root: withoutFunctions(policy))
    diagnostics += checkIAMPolicy(document, kind: kind).map { diagnostic in
      var milder = diagnostic
      if !isTemplate { milder.severity = max(diagnostic.severity, .warning) }
      return milder
    }
  }

  /// The value with an elision for each function of CloudFormation: `{"Ref": …}`, `{"Fn::GetAtt": …}`.
  private func withoutFunctions(_ value: JSONValue) -> JSONValue {
    switch value.kind {
    case .object(let object):
      if let member = object.members.first, object.members.count == 1,
        member.key == "Ref" || member.key.hasPrefix("Fn::")
      {
        let text = member.value.string ?? member.value.array?.first?.string
        let isText = member.key == "Fn::Sub"
        return JSONValue(
          isText ? text.map { .string(withoutVariables($0)) } ?? .elision : .elision, at: value.range)
      }
      let members = object.members.map {
        JSONMember(key: $0.key, keyRange: $0.keyRange, value: withoutFunctions($0.value))
      }
      return JSONValue(.object(JSONObject(members: members, isElided: object.isElided)), at: value.range)
    case .array(let elements): return JSONValue(.array(elements.map(withoutFunctions)), at: value.range)
    // The framework fills in variables everywhere.
    case .string(let text) where isServerless:
      return JSONValue(.string(withoutVariables(text)), at: value.range)
    case .string, .number, .bool, .null, .elision, .missing: return value
    }
  }
}
