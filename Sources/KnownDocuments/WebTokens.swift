import Diagnostics
import DocumentSchema
import SourceText
import YAMLSyntax

extension KnownDocument {
  /// What an OpenID provider publishes about itself under `/.well-known/openid-configuration`.
  ///
  /// OpenID Connect Discovery 1.0 §3
  static let openIDConfiguration = KnownDocument(
    name: "openid-configuration", phrase: "an OpenID configuration", schema: tokenSchema,
    definition: "provider",
    unknownFields: .ignored,
    recognises: { root, source in
      source.notation == .json && root["issuer"] != nil
        && (root["jwks_uri"] != nil || root["authorization_endpoint"] != nil && root["token_endpoint"] != nil)
    },
    inspect: { root, source in
      let addresses = (root.mergedMembers ?? []).filter {
        $0.name == "jwks_uri" || $0.name.hasSuffix("_endpoint")
      }
      return missingMembers(of: root, source)
        + [issuerFault(root["issuer"], isRequired: true)].compactMap(\.self)
        + addresses.compactMap { address in
          // A cluster gives no tokens to people, and says so by a URN in place of an address.
          guard let text = knownText(address.value), !text.hasPrefix("https://"), !text.hasPrefix("urn:"),
            !text.hasPrefix("http://localhost")
          else { return nil }
          return Diagnostic(
            TokenRules.badIssuer, "'\(address.name)' is no https URL", at: address.value.range)
        }
    })

  /// What a JSON Web Token says, decoded.
  ///
  /// RFC 7519 §4.1
  static let jwtClaims = KnownDocument(
    name: "jwt-claims", phrase: "claims of a token", schema: tokenSchema, definition: "claims",
    unknownFields: .ignored,
    recognises: { root, source in
      guard source.notation == .json, root["iss"] != nil else { return false }
      return ["exp", "iat", "nbf"].contains { root[$0] != nil } || root["sub"] != nil && root["aud"] != nil
    },
    inspect: { root, _ in
      [issuerFault(root["iss"], isRequired: false)].compactMap(\.self)
        + ["exp", "iat", "nbf", "auth_time"].compactMap { timeFault(root[$0], $0) }
        + ["iss", "sub", "jti"].compactMap { stringFault(root[$0], $0) }
        + [audienceFault(root["aud"])].compactMap(\.self)
    })

  /// The header of a JSON Web Token, decoded.
  ///
  /// RFC 7515 §4.1
  static let jwtHeader = KnownDocument(
    name: "jwt-header", phrase: "a header of a token", schema: tokenSchema, definition: "header",
    unknownFields: .ignored,
    recognises: { root, source in
      // What has `kty` is a key.
      guard source.notation == .json, root["alg"] != nil, root["kty"] == nil,
        root["typ"] != nil || root["kid"] != nil
      else { return false }
      return root.mergedMembers?.allSatisfy { headerParameters.contains($0.name) } ?? false
    },
    inspect: { root, _ in [algorithmFault(root["alg"])].compactMap(\.self) })
}

/// What §3 asks for, where one of these two is shown: other servers of OAuth publish such a document, too, and a note
/// often shows its first lines only.
private func missingMembers(of root: YAMLValue, _ source: DocumentSource) -> [Diagnostic] {
  let marks = ["subject_types_supported", "id_token_signing_alg_values_supported"]
  guard !source.isElided, let first = root.mapping?.first, marks.contains(where: { root[$0] != nil }) else {
    return []
  }
  return (["jwks_uri", "response_types_supported"] + marks).filter { root[$0] == nil }.map { name in
    Diagnostic(DocumentRules.missingField, "an OpenID configuration has no '\(name)'", at: first.key.range)
  }
}

/// The text of a string, unless it is a placeholder.
private func knownText(_ value: YAMLValue?) -> String? {
  guard let scalar = value?.scalar, scalar.content == .string, !scalar.text.isEmpty,
    !isPlaceholder(scalar.text)
  else { return nil }
  return scalar.text
}

// MARK: Issuers

/// OpenID Connect Core 1.0 §2: an https URL without query and fragment. Other tokens may name their issuer as they like.
private func issuerFault(_ value: YAMLValue?, isRequired: Bool) -> Diagnostic? {
  guard let value, let text = knownText(value), isRequired || text.contains(utf8: "://") else { return nil }
  func fault(_ message: String, _ help: String?) -> Diagnostic {
    Diagnostic(TokenRules.badIssuer, message, at: value.range, help: help)
  }
  let host = text.drop { $0 != "/" }.drop { $0 == "/" }.prefix { $0 != "/" && $0 != ":" }
  if text.hasPrefix("http://") {
    return host == "localhost" || host.hasPrefix("127.")
      ? nil : fault("the issuer is no https URL", "write https://")
  }
  if isRequired, !text.hasPrefix("https://") {
    return fault("the issuer is no https URL", "put https:// before it")
  }
  if text.contains(utf8: "?") {
    return fault("the URL of the issuer has a query", "take '?' and what follows away")
  }
  return text.contains(utf8: "#")
    ? fault("the URL of the issuer has a fragment", "take '#' and what follows away") : nil
}

// MARK: Claims

/// NumericDate, RFC 7519 §2: seconds since 1970.
private func timeFault(_ value: YAMLValue?, _ name: String) -> Diagnostic? {
  guard let value, let scalar = value.scalar else { return nil }
  func fault(_ message: String, _ help: String?) -> Diagnostic {
    Diagnostic(TokenRules.badClaim, message, at: value.range, help: help)
  }
  switch scalar.content {
  case .integer(let number):
    // In seconds that is the year 5138.
    return number >= 100_000_000_000
      ? fault("'\(name)' is in milliseconds", "write seconds: \(number / 1000)") : nil
  case .number(let number):
    return number >= 1e11 ? fault("'\(name)' is in milliseconds", "write seconds") : nil
  case .string:
    guard !isPlaceholder(scalar.text), !scalar.text.isEmpty else { return nil }
    return fault(
      "'\(name)' is a string; expected a number of seconds since 1970",
      Int(scalar.text) != nil ? "take the quotes away: \(scalar.text.prefix(40))" : nil)
  case .bool: return fault("'\(name)' is a boolean; expected a number of seconds since 1970", nil)
  case .null: return nil
  }
}

private func stringFault(_ value: YAMLValue?, _ name: String) -> Diagnostic? {
  guard let value, let scalar = value.scalar else { return nil }
  switch scalar.content {
  case .string, .null: return nil
  case .integer, .number, .bool:
    return Diagnostic(
      TokenRules.badClaim, "'\(name)' is \(scalar.text.prefix(40)); expected a string", at: value.range,
      help: "put it in quotes: \"\(scalar.text.prefix(40))\"")
  }
}

private func audienceFault(_ value: YAMLValue?) -> Diagnostic? {
  guard let value else { return nil }
  if let items = value.sequence { return items.lazy.compactMap { stringFault($0, "aud") }.first }
  return stringFault(value, "aud")
}

// MARK: Headers

private let headerParameters: Set<String> = [
  "alg", "typ", "kid", "cty", "jku", "jwk", "x5u", "x5c", "x5t", "x5t#S256", "crit", "enc", "zip", "b64",
  "epk",
  "apu", "apv", "iv", "tag", "p2s", "p2c",
]

/// RFC 7518 §3.1, RFC 8037 and RFC 8812, for signatures.
private let algorithms = [
  "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512",
  "EdDSA",
  "ES256K", "Ed25519", "Ed448",
]

private func algorithmFault(_ value: YAMLValue?) -> Diagnostic? {
  guard let value, let text = knownText(value) else { return nil }
  if text.lowercased() == "none" {
    return Diagnostic(
      TokenRules.unsigned, "the token has no signature: anybody can write such a one", at: value.range)
  }
  guard !algorithms.contains(text),
    let near = algorithms.first(where: { $0.lowercased() == text.lowercased() })
  else { return nil }
  return Diagnostic(
    TokenRules.badClaim, "there is no algorithm '\(text.prefix(40))'", at: value.range,
    help: "did you mean '\(near)'?")
}

// MARK: Tables

/// Members of one type. The rest is anybody's.
private let tokenSchema = Schema(
  """
  provider ...
   issuer! string
   authorization_endpoint string
   token_endpoint string
   userinfo_endpoint string
   jwks_uri string
   registration_endpoint string
   scopes_supported list(string)
   response_types_supported list(string)
   subject_types_supported list(string)
   id_token_signing_alg_values_supported list(string)
   grant_types_supported list(string)
   claims_supported list(string)
  claims ...
  header ...
  """)

/// What can be wrong with tokens and those who give them out.
enum TokenRules {
  static let all: [Rule] = [badIssuer, badClaim, unsigned]

  static let badIssuer = Rule(
    "token.bad-issuer", .warning, "an issuer or an endpoint whose URL is not as OpenID has it",
    why: """
      The issuer of an OpenID provider is an https URL without query and fragment. Clients compare it letter by \
      letter with `iss` in the token and with the provider's address at AWS.
      """,
    wrong: #"{"iss": "http://id.example.com", "sub": "kim", "exp": 1750000000}"#,
    right: #"{"iss": "https://id.example.com", "sub": "kim", "exp": 1750000000}"#)

  static let badClaim = Rule(
    "token.bad-claim", .warning, "a claim of a token has a value that the standard does not allow",
    why: """
      Times are numbers of seconds since 1970 (RFC 7519), not texts and not milliseconds; `iss`, `sub` and `jti` are \
      strings, `aud` is one or a list of them. Libraries refuse such a token, or take it for one that never expires.
      """,
    wrong: #"{"iss": "https://id.example.com", "sub": "kim", "exp": "1750000000"}"#,
    right: #"{"iss": "https://id.example.com", "sub": "kim", "exp": 1750000000}"#)

  static let unsigned = Rule(
    "token.unsigned", .warning, "a token without a signature",
    why: "`alg` is `none`: whoever takes such a token takes one from anybody.",
    wrong: #"{"alg": "none", "typ": "JWT"}"#,
    right: #"{"alg": "RS256", "typ": "JWT"}"#)
}
