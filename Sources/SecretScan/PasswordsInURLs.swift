import SourceText

/// The password of `scheme://user:password@host` at its first colon.
func passwordInURL(at offset: Int, _ bytes: [UInt8]) -> SecretMatch? {
  guard bytes.has("://", at: offset), isLetterOrDigit(bytes.byte(at: offset - 1) ?? 0) else { return nil }
  var colon: Int?
  var index = offset + 3
  let start = index
  while index - start < 200, let byte = bytes.byte(at: index), byte != UInt8(ascii: "@") {
    guard isLetterOrDigit(byte) || "-._~%!*+=:^,#?$&".utf8.contains(byte) else { return nil }
    if byte == UInt8(ascii: ":"), colon == nil { colon = index }
    index += 1
  }
  guard let colon, bytes.byte(at: index) == UInt8(ascii: "@") else { return nil }
  if let token = token(at: colon + 1, bytes) { return token }
  let password = bytes[(colon + 1)..<index]
  let host = bytes[(index + 1)...].prefix {
    isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
  }
  guard !holdsVariable(password), looksLikePassword(password, user: bytes[start..<colon]), isReachable(host),
    // Of a machine in a private network or a container a word is a stand-in.
    host.contains(UInt8(ascii: ".")) || looksDrawn(password)
  else { return nil }
  return SecretMatch(
    rule: SecretRules.passwordInURL, name: "a password in an address", range: SourceRange(colon + 1, index))
}
