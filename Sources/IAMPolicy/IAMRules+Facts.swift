import Diagnostics

/// What is well formed, and names something that AWS does not have.
extension IAMRules {
  static let unknownService = Rule(
    "iam.unknown-service", .warning, "An action names a service that does not exist.",
    why: #"""
      IAM stores a policy whatever services it names; an action of one that does not exist allows and denies \#
      nothing. The prefixes are those of the Service Authorization Reference. A new service may be missing \#
      from the list that `notes` carries.
      """#,
    wrong: policy(action: "s33:GetObject"), right: policy(action: "s3:GetObject"))

  static let unknownAction = Rule(
    "iam.unknown-action", .warning, "An action does not exist in its service.",
    why: #"""
      IAM stores a policy whatever actions it names, and one letter off means: not allowed, which shows only \#
      when somebody is refused. Operations of an API and actions of a policy mostly have one name, but not \#
      always: `ListObjectsV2` is allowed by `s3:ListBucket`. A new action may be missing from the list that \#
      `notes` carries.
      """#,
    wrong: policy(action: "s3:GetObjct"), right: policy(action: "s3:GetObject"))

  static let emptyWildcard = Rule(
    "iam.empty-wildcard", .warning, "A wildcard matches no action of its service.",
    why:
      "`*` and `?` stand for the rest of a name that exists: `s3:Get*`. Where none fits, nothing is allowed.",
    wrong: policy(action: "s3:Gte*"), right: policy(action: "s3:Get*"))

  static let unknownResource = Rule(
    "iam.unknown-resource", .warning, "An ARN has a form that its service does not use.",
    why: #"""
      Each service has its own resources, written in its own way: `arn:aws:s3:::bucket/key` has neither region \#
      nor account, `arn:aws:dynamodb:eu-west-1:111122223333:table/name` has both. An ARN of another form \#
      matches nothing.
      """#,
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "dynamodb:GetItem",
          "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:tabel/notes"
        }
      }
      """#,
    right: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "dynamodb:GetItem",
          "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/notes"
        }
      }
      """#)

  static let unknownConditionKey = Rule(
    "iam.unknown-condition-key", .warning, "A condition compares a key that does not exist.",
    why: #"""
      No request has such a key. A condition on it is never true, or, with `IfExists` and with negations, \#
      always, so that what it should hold back goes through. Capitals do not count. A new key may be missing \#
      from the list that `notes` carries.
      """#,
    wrong: policy(condition: #""StringEquals": { "aws:SourceAcount": "111122223333" }"#),
    right: policy(condition: #""StringEquals": { "aws:SourceAccount": "111122223333" }"#))

  static let operatorType = Rule(
    "iam.operator-type", .warning, "A condition operator does not compare what its key holds.",
    why: #"""
      Each key holds text, a number, a date, a Boolean, an address or an ARN, and has operators for it. \#
      `IpAddress` on a key with text is never true.
      """#,
    wrong: policy(condition: #""IpAddress": { "aws:SourceVpc": "203.0.113.0/24" }"#),
    right: policy(condition: #""IpAddress": { "aws:SourceIp": "203.0.113.0/24" }"#))

  static let literalWildcard = Rule(
    "iam.literal-wildcard", .warning, "An operator for exact text is given a wildcard.",
    why: #"""
      `StringEquals` compares letter by letter, and takes `*` for an asterisk: a trust policy with it lets \#
      nobody in. `StringLike` knows `*` and `?`.
      """#,
    wrong: policy(condition: #""StringEquals": { "aws:PrincipalOrgPaths": "o-a1b2c3/*" }"#),
    right: policy(condition: #""StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3/*" }"#))

  /// A small policy for a story.
  private static func policy(action: String = "s3:GetObject", condition: String? = nil) -> String {
    let last = condition.map { ",\n    \"Condition\": { \($0) }" } ?? ""
    return """
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "\(action)",
          "Resource": "arn:aws:s3:::notes/*"\(last)
        }
      }
      """
  }
}
