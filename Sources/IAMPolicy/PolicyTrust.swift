import Diagnostics
import JSONSyntax
import SourceText

// Trust in identity providers. IAM User Guide, "Creating a role for OpenID Connect federation" and
// "Creating a role for SAML 2.0 federation".

extension PolicyChecker {
  /// Tokens of an identity provider are exchanged only for a principal that is one, and by the action that
  /// reads such tokens.
  mutating func checkFederation(_ statement: JSONObject, _ principal: JSONMember) {
    guard let types = principal.value.object, principal.key == "Principal", let action = statement["Action"]
    else { return }
    let actions = (action.array ?? [action]).filter { $0.string != nil }
    guard let providers = types["Federated"] else {
      return checkProviderIsNamed(actions, principal)
    }
    let kinds = Set((providers.array ?? [providers]).map(providerKind))
    guard kinds.count == 1, let kind = kinds.first, kind != .unknown else { return }
    checkExchange(actions, kind, types, at: providers.range)
    guard kind == .openID, statement["Effect"]?.string == "Allow",
      actions.contains(where: { isAction($0, Self.webIdentity) })
    else { return }
    for provider in providers.array ?? [providers] {
      guard let text = provider.string else { continue }
      checkClaims(statement, provider: providerName(text), at: provider.range)
    }
  }

  private static let webIdentity = "sts:AssumeRoleWithWebIdentity"
  private static let saml = "sts:AssumeRoleWithSAML"

  private func isAction(_ value: JSONValue, _ name: String) -> Bool {
    value.string.map { equalIgnoringCase($0, name) } ?? false
  }

  private mutating func checkProviderIsNamed(_ actions: [JSONValue], _ principal: JSONMember) {
    for element in actions where isAction(element, Self.webIdentity) || isAction(element, Self.saml) {
      report(
        IAMRules.missingFederation, "`\(element.string ?? "")` needs a `Federated` principal",
        at: element.range,
        help: "name the identity provider: \"Principal\": { \"Federated\": \"arn:aws:iam::…\" }",
        labels: [Label("this principal", at: principal.keyRange)])
    }
  }

  private enum ProviderKind { case openID, saml, unknown }

  private func providerKind(_ value: JSONValue) -> ProviderKind {
    guard let text = value.string else { return .unknown }
    if text.contains(utf8: ":saml-provider/") { return .saml }
    if text.contains(utf8: ":oidc-provider/") { return .openID }
    return publicProviders.contains(text) ? .openID : .unknown
  }

  /// `idp.example.com/id`, which is also the prefix of its condition keys.
  private func providerName(_ text: String) -> String {
    text.firstIndex(of: "/").map { slash in
      text.hasPrefix("arn:") ? String(text[text.index(after: slash)...]) : text
    } ?? text
  }

  /// The action has to be the one for the provider.
  private mutating func checkExchange(
    _ actions: [JSONValue], _ kind: ProviderKind, _ types: JSONObject, at range: SourceRange
  ) {
    let (fitting, other, name) =
      kind == .saml
      ? (Self.saml, Self.webIdentity, "a SAML provider")
      : (Self.webIdentity, Self.saml, "an OpenID Connect provider")
    guard !types.isElided, types.members.count == 1 else { return }
    let hasFitting = actions.contains { isAction($0, fitting) }
    for action in actions
    where isAction(action, other) || isAction(action, "sts:AssumeRole") && !hasFitting {
      report(
        IAMRules.mismatchedFederation, "`\(action.string ?? "")` takes no token of \(name)", at: action.range,
        help: "write \"\(fitting)\"", labels: [Label("the provider", at: range)])
    }
  }

  /// A provider says who somebody is; only a condition on its claims says who of them may come in.
  private mutating func checkClaims(_ statement: JSONObject, provider: String, at range: SourceRange) {
    guard let claims = claims(statement) else { return }
    // For all who use a service of many customers, the audience is alike.
    let isShared = sharedProviders.contains(provider) || provider.hasPrefix("oidc.eks.")
    let narrowing = claims.filter { !isShared || $0 != "aud" }
    guard narrowing.isEmpty else { return }
    let help =
      isShared
      ? "compare \"\(provider):sub\" with who is meant" + example(of: provider)
      : "compare \"\(provider):sub\" or \"\(provider):aud\" with what is expected"
    report(
      IAMRules.openFederation,
      claims.isEmpty
        ? "everybody whom \(shown(provider)) knows may assume the role"
        : "`aud` alone lets everybody in whom \(shown(provider)) knows",
      at: range, help: isPlaceholder(provider) ? nil : help)
  }

  private func shown(_ provider: String) -> String {
    if provider.hasPrefix("oidc.eks.") { return "the cluster" }
    return isPlaceholder(provider) ? "the provider" : "`\(provider)`"
  }

  private func example(of provider: String) -> String {
    if provider.hasPrefix("oidc.eks.") { return ": \"system:serviceaccount:namespace:name\"" }
    return provider == "token.actions.githubusercontent.com"
      ? ": \"repo:owner/name:ref:refs/heads/main\"" : ""
  }

  /// The claims that the conditions compare, each without its provider; `nil` when some are not shown.
  private func claims(_ statement: JSONObject) -> [String]? {
    guard let condition = statement["Condition"] else { return statement.isElided ? nil : [] }
    guard let operators = condition.object, !operators.isElided else { return nil }
    var claims: [String] = []
    for test in operators.members {
      guard let keys = test.value.object, !keys.isElided else { return nil }
      for key in keys.members {
        guard let colon = key.key.lastIndex(of: ":") else { return nil }
        // A claim that may be anything is as good as none.
        let values = (key.value.array ?? [key.value]).map(\.string)
        if values.contains("*") || values.contains("repo:*") { continue }
        claims.append(String(key.key[key.key.index(after: colon)...]).lowercased())
      }
    }
    return claims
  }
}

/// Providers that IAM knows by their name, without an ARN.
private let publicProviders: Set<String> = [
  "accounts.google.com", "cognito-identity.amazonaws.com", "graph.facebook.com", "www.amazon.com",
]

/// Providers of one address for all their customers.
private let sharedProviders: Set<String> = [
  "agent.buildkite.com", "app.terraform.io", "gitlab.com", "token.actions.githubusercontent.com",
]
