import Diagnostics

/// Who may do what to which resource, and when.
extension IAMRules {
  static let missingAction = Rule(
    "iam.missing-action", .error, "A statement names no action.",
    why: "Every statement has an `Action` (or `NotAction`): the operations it allows or denies.",
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Resource": "arn:aws:s3:::notes/*"
        }
      }
      """#,
    right: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/*"
        }
      }
      """#)

  static let badAction = Rule(
    "iam.bad-action", .error, "An action is not written as service and operation.",
    why: #"""
      An action is the prefix of a service, a colon and an operation: `s3:GetObject`. `*` and `?` stand \#
      for any characters. A trust policy takes only actions of `sts`.
      """#,
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "GetObject",
          "Resource": "arn:aws:s3:::notes/*"
        }
      }
      """#,
    right: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/*"
        }
      }
      """#)

  static let missingResource = Rule(
    "iam.missing-resource", .error, "A statement names no resource.",
    why: #"""
      A policy for users, groups and roles says for each statement which resources it is about. Where an \#
      operation knows none, write `"*"`. Only a trust policy has a `Principal` instead.
      """#,
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject"
        }
      }
      """#,
    right: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/*"
        }
      }
      """#)

  static let unexpectedResource = Rule(
    "iam.unexpected-resource", .error, "A trust policy names a resource.",
    why: #"""
      A trust policy says who may assume the role it is attached to. That role is the resource, so IAM \#
      refuses `Resource` there.
      """#,
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Principal": { "Service": "ec2.amazonaws.com" },
          "Action": "sts:AssumeRole",
          "Resource": "*"
        }
      }
      """#,
    right: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Principal": { "Service": "ec2.amazonaws.com" },
          "Action": "sts:AssumeRole"
        }
      }
      """#)

  static let badARN = Rule(
    "iam.bad-arn", .error, "A resource is no ARN.",
    why: #"""
      An Amazon Resource Name has six fields: `arn:partition:service:region:account:resource`. Fields \#
      that a service leaves empty keep their colon, as in `arn:aws:s3:::bucket`. An account has 12 \#
      digits, a region looks like `eu-west-1`.
      """#,
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3::notes/*"
        }
      }
      """#,
    right: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/*"
        }
      }
      """#)

  static let badPrincipal = Rule(
    "iam.bad-principal", .error, "A principal is not written as the policy language wants it.",
    why: #"""
      A principal is `"*"`, or an object that says what kind it is: `AWS` with accounts, users and \#
      roles, `Service` with a name such as `ec2.amazonaws.com`, `Federated` with an identity provider, \#
      `CanonicalUser` with an identifier of S3.
      """#,
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Principal": "ec2.amazonaws.com",
          "Action": "sts:AssumeRole"
        }
      }
      """#,
    right: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Principal": { "Service": "ec2.amazonaws.com" },
          "Action": "sts:AssumeRole"
        }
      }
      """#)

  static let missingPrincipal = Rule(
    "iam.missing-principal", .error, "A statement does not say for whom it is.",
    why: "A trust policy, and a policy on a resource, name in each statement who may act.",
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "sts:AssumeRole"
        }
      }
      """#,
    right: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Principal": { "Service": "ec2.amazonaws.com" },
          "Action": "sts:AssumeRole"
        }
      }
      """#)

  static let unexpectedPrincipal = Rule(
    "iam.unexpected-principal", .error, "A policy for users, groups or roles names a principal.",
    why: #"""
      Such a policy is for whoever it is attached to, so IAM refuses `Principal` there. It belongs into \#
      a trust policy or the policy of a resource.
      """#,
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/*",
          "Principal": "*"
        }
      }
      """#,
    right: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/*"
        }
      }
      """#)

  static let missingFederation = Rule(
    "iam.missing-federation", .error, "A federated action has no federated principal.",
    why: #"""
      `sts:AssumeRoleWithWebIdentity` and `sts:AssumeRoleWithSAML` exchange the token of an identity \#
      provider. The principal must be that provider, under `Federated`.
      """#,
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Principal": { "Service": "ec2.amazonaws.com" },
          "Action": "sts:AssumeRoleWithWebIdentity"
        }
      }
      """#,
    right: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/idp.example.com" },
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": { "StringEquals": { "idp.example.com:aud": "notes" } }
        }
      }
      """#)

  static let unknownOperator = Rule(
    "iam.unknown-operator", .error, "A condition uses an operator that does not exist.",
    why: #"""
      The operators have fixed names, such as `StringEquals`, `ArnLike`, `Bool` and `IpAddress`, with \#
      `IfExists` after or `ForAllValues:` and `ForAnyValue:` before them.
      """#,
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/*",
          "Condition": { "StringEqual": { "aws:SourceAccount": "111122223333" } }
        }
      }
      """#,
    right: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/*",
          "Condition": { "StringEquals": { "aws:SourceAccount": "111122223333" } }
        }
      }
      """#)

  static let badConditionKey = Rule(
    "iam.bad-condition-key", .error, "A condition key has no prefix.",
    why: #"""
      A condition key is the prefix of a service, or `aws` for the keys of all services, a colon and a \#
      name: `aws:SourceArn`, `s3:prefix`. In a trust policy for OIDC the prefix is the host of the \#
      provider.
      """#,
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/*",
          "Condition": { "Bool": { "SecureTransport": "true" } }
        }
      }
      """#,
    right: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/*",
          "Condition": { "Bool": { "aws:SecureTransport": "true" } }
        }
      }
      """#)

  static let badConditionValue = Rule(
    "iam.bad-condition-value", .error, "A value does not fit the operator of its condition.",
    why: #"""
      Numbers, dates, addresses and Booleans are compared as such: `NumericLessThan` wants a number, \#
      `DateLessThan` a date, `IpAddress` an address or range, `Bool` and `Null` either `true` or \#
      `false`.
      """#,
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/*",
          "Condition": { "Bool": { "aws:SecureTransport": "yes" } }
        }
      }
      """#,
    right: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/*",
          "Condition": { "Bool": { "aws:SecureTransport": "true" } }
        }
      }
      """#)
}
