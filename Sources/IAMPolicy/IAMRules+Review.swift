import Diagnostics

/// What AWS may store, and lets in other people than meant.
extension IAMRules {
  static let mismatchedFederation = Rule(
    "iam.mismatched-federation", .warning, "An action does not take the tokens of the identity provider.",
    why: #"""
      `sts:AssumeRoleWithWebIdentity` takes tokens of OpenID Connect, `sts:AssumeRoleWithSAML` those of SAML, \#
      and `sts:AssumeRole` none of both. With another provider nobody can assume the role.
      """#,
    wrong: trust(
      provider: "arn:aws:iam::111122223333:saml-provider/Office", action: "sts:AssumeRoleWithWebIdentity",
      key: "SAML:aud", value: "https://signin.aws.amazon.com/saml"),
    right: trust(
      provider: "arn:aws:iam::111122223333:saml-provider/Office", action: "sts:AssumeRoleWithSAML",
      key: "SAML:aud", value: "https://signin.aws.amazon.com/saml"))

  static let openFederation = Rule(
    "iam.open-federation", .warning, "A trust policy lets in everybody whom an identity provider knows.",
    why: #"""
      The provider only says who somebody is. Which of them may assume the role, a condition on its claims \#
      says: `:sub` is who, `:aud` for whom the token was made. Where all customers of a service share one \#
      provider, such as that of GitHub, `:aud` is the same for all of them, and without `:sub` any workflow \#
      of any repository may assume the role. Of a cluster of EKS, any pod may.
      """#,
    wrong: trust(
      provider: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
      action: "sts:AssumeRoleWithWebIdentity", key: "token.actions.githubusercontent.com:aud",
      value: "sts.amazonaws.com"),
    right: trust(
      provider: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
      action: "sts:AssumeRoleWithWebIdentity", key: "token.actions.githubusercontent.com:sub",
      value: "repo:example/notes:ref:refs/heads/main"))

  static let allowNotPrincipal = Rule(
    "iam.allow-not-principal", .warning, "A statement allows something to all but the ones it names.",
    why: #"""
      `NotPrincipal` with `Allow` is for everybody else, and that is everybody in the world, signed in or not. \#
      AWS advises to use it with `Deny` only.
      """#,
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": {
          "Effect": "Allow",
          "NotPrincipal": { "AWS": "arn:aws:iam::111122223333:user/guest" },
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
          "Principal": { "AWS": "arn:aws:iam::111122223333:user/author" },
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::notes/*"
        }
      }
      """#)

  static let fullAccess = Rule(
    "iam.full-access", .warning, "A statement allows everything.",
    why: #"""
      `"Action": "*"` on `"Resource": "*"` is what administrators have, the right to give rights included. \#
      A service needs a handful of actions; name them.
      """#,
    wrong: #"""
      {
        "Version": "2012-10-17",
        "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" }
      }
      """#,
    right: #"""
      {
        "Version": "2012-10-17",
        "Statement": { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }
      }
      """#)

  package static let tooLarge = Rule(
    "iam.too-large", .warning, "A policy is longer than AWS stores.",
    why: #"""
      Blanks and line breaks outside of names do not count: a managed policy holds 6,144 characters, a trust \#
      policy 2,048 (a quota that may be raised to 4,096), the policy of a bucket 20 KB. Use wildcards, or \#
      several policies.
      """#,
    wrong: #"""
      { "Version": "2012-10-17", "Statement": [ "… more than 2,048 characters of trust" ] }
      """#,
    right: #"""
      {
        "Version": "2012-10-17",
        "Statement": { "Effect": "Allow", "Action": "ec2:Describe*", "Resource": "*" }
      }
      """#)

  /// A small trust policy for a story.
  private static func trust(provider: String, action: String, key: String, value: String) -> String {
    """
    {
      "Version": "2012-10-17",
      "Statement": {
        "Effect": "Allow",
        "Principal": { "Federated": "\(provider)" },
        "Action": "\(action)",
        "Condition": { "StringEquals": { "\(key)": "\(value)" } }
      }
    }
    """
  }
}
