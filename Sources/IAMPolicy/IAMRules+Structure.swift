import Diagnostics

/// The frame of a policy and of its statements.
extension IAMRules {
  package static let unknownElement = Rule(
    "iam.unknown-element", .error, "A policy holds a name that the policy language does not know.",
    why: #"""
      IAM refuses a policy with an unknown element. The names are fixed, and capitals count: `Version`, \#
      `Id`, `Statement`, and in a statement `Sid`, `Effect`, `Principal`, `Action`, `Resource`, \#
      `Condition` and the forms with `Not`.
      """#,
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/*",
          "Conditions": { "Bool": { "aws:SecureTransport": "true" } }
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

  static let badVersion = Rule(
    "iam.bad-version", .error, "The version is none of the policy language.",
    why: #"""
      `Version` names the version of the policy language, and there are two: `2012-10-17`, and \#
      `2008-10-17` in old policies. It is not the date of the last change.
      """#,
    wrong: #"""
      {
        "Version": "2024-06-08",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
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

  static let oldVersion = Rule(
    "iam.old-version", .warning, "A policy variable is used with the version of 2008.",
    why: #"""
      Variables such as `${aws:username}` came with the version `2012-10-17`. In a policy of 2008 they \#
      are plain text and match nothing.
      """#,
    wrong: #"""
      {
        "Version": "2008-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/${aws:username}/*"
        }
      }
      """#,
    right: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/${aws:username}/*"
        }
      }
      """#)

  static let missingStatement = Rule(
    "iam.missing-statement", .error, "A policy has no statement.",
    why: "All that a policy says is in its statements: one object, or a list of them, under `Statement`.",
    wrong: #"""
      { "Version": "2012-10-17", "Statement": [] }
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

  static let wrongType = Rule(
    "iam.wrong-type", .error, "A value has the wrong type.",
    why: #"""
      Each element takes certain types: names and ARNs are strings or lists of strings, statements and \#
      conditions are objects.
      """#,
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": 5
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

  static let emptyList = Rule(
    "iam.empty-list", .error, "A list names nothing.",
    why: #"""
      An empty list allows nothing and denies nothing; IAM refuses it. Name at least one entry, or `"*"` \#
      for all.
      """#,
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": []
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

  static let badSid = Rule(
    "iam.bad-sid", .error, "A Sid has characters other than letters and digits.",
    why: #"""
      IAM takes only letters and digits (A-Z, a-z, 0-9) in the Sid of a policy for users, groups and \#
      roles: no spaces, hyphens or underscores.
      """#,
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Sid": "read-notes",
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/*"
        }
      }
      """#,
    right: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Sid": "ReadNotes",
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/*"
        }
      }
      """#)

  static let duplicateSid = Rule(
    "iam.duplicate-sid", .error, "Two statements have one Sid.",
    why: "A Sid names a statement, so it is unique within its policy. Statements may do without one.",
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": [
          { "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
          { "Sid": "Read", "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*" }
        ]
      }
      """#,
    right: #"""
      {
        "Version": "2012-10-17",
        "Statement": [
          { "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
          { "Sid": "List", "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*" }
        ]
      }
      """#)

  static let missingEffect = Rule(
    "iam.missing-effect", .error, "A statement does not say whether it allows or denies.",
    why: "Every statement has an `Effect`, either `Allow` or `Deny`.",
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Action": "s3:GetObject",
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

  static let badEffect = Rule(
    "iam.bad-effect", .error, "The effect is neither `Allow` nor `Deny`.",
    why: "There are two effects, written exactly so, with a capital and no variants.",
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "allow",
          "Action": "s3:GetObject",
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

  static let exclusiveElements = Rule(
    "iam.exclusive-elements", .error, "A statement has an element and its negation.",
    why: #"""
      `Action` and `NotAction` exclude each other, and so do `Resource` and `NotResource`, `Principal` \#
      and `NotPrincipal`: a statement says what it is about, or what it is not about.
      """#,
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/*",
          "NotAction": "s3:DeleteObject"
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
}
