import JSONSyntax
import SourceText

/// A signed JSON Web Token (RFC 7519) that says when it runs out, or that is one of Kubernetes' that never do.
func webToken(at offset: Int, _ bytes: [UInt8]) -> SecretMatch? {
  // A part of a longer token begins none of its own.
  guard bytes.has("eyJ", at: offset),
    !(bytes.byte(at: offset - 1).map { isBase64URL($0) || $0 == UInt8(ascii: ".") } ?? false)
  else { return nil }
  var dots: [Int] = []
  var end = offset
  while end - offset < 8192, let byte = bytes.byte(at: end) {
    if byte == UInt8(ascii: "."), dots.count < 2 {
      dots.append(end)
    } else if !isBase64URL(byte) {
      break
    }
    end += 1
  }
  guard dots.count == 2, end - dots[1] > 16, looksRandom(bytes[(dots[1] + 1)..<end]),
    let header = members(bytes[offset..<dots[0]]), header.member("alg")?.value.string != nil,
    let claims = members(bytes[(dots[0] + 1)..<dots[1]]), !isMadeUp(claims)
  else { return nil }
  let range = SourceRange(offset, end)
  if let expiry = claims.member("exp")?.value.double, (0...1e11).contains(expiry) {
    return SecretMatch(
      rule: SecretRules.webToken, name: "a web token", range: range, expiry: Int(expiry.rounded(.down)))
  }
  guard claims.member("exp") == nil, claims.member("iss")?.value.string == "kubernetes/serviceaccount" else {
    return nil
  }
  return SecretMatch(rule: SecretRules.webToken, name: "a token of a service account", range: range)
}

private func members(_ part: ArraySlice<UInt8>) -> JSONObject? {
  guard let text = decodedBase64(part), text.first == UInt8(ascii: "{") else { return nil }
  let document = parseJSON(text)
  return document.diagnostics.contains { $0.severity == .error } ? nil : document.root.object
}

/// Whether it is about the person of whom tokens in documentation are.
private func isMadeUp(_ claims: JSONObject) -> Bool {
  claims.member("sub")?.value.string == "1234567890" || claims.member("name")?.value.string == "John Doe"
}
