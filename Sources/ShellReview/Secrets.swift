import Diagnostics
import SourceText

extension ShellReviewRules {
  static let secret = Rule(
    "shell.secret", .warning, "A password, key or token stands in plain sight.",
    why: """
      What is published cannot be taken back: pages are copied, and programs look for such texts within \
      minutes. If it is real, revoke it first, then take it out of the note and its history. Values that \
      documentation uses (`EXAMPLE`, `xxxx`, `<token>`, `$TOKEN`) are not reported.
      """,
    wrong: """
      ```bash
      git clone https://deploy:k4Jw9sQzT1@git.corp.net/web.git
      ```
      """,
    right: """
      ```bash
      git clone "https://deploy:$GIT_PASSWORD@git.corp.net/web.git"
      ```
      """)
}

/// Secrets that look real, anywhere in a text of whatever language: keys and tokens by their form, private
/// keys with a body, passwords in addresses. In linear time.
package func findSecrets(in bytes: [UInt8]) -> [Diagnostic] {
  let forms = tokenFormsByFirstByte
  var result: [Diagnostic] = []
  var keyID: SecretMatch?
  var offset = 0
  while offset < bytes.count {
    let found: SecretMatch?
    switch bytes[offset] {
    case UInt8(ascii: ":"): found = passwordInAddress(at: offset, bytes)
    case UInt8(ascii: "-"): found = privateKey(at: offset, bytes)
    case UInt8(ascii: "s"), UInt8(ascii: "S"):
      let named = isTokenStart(offset, bytes) ? token(at: offset, bytes, forms) : nil
      found = named ?? awsSecret(at: offset, bytes)
    case let byte where isLetter(byte):
      found = isTokenStart(offset, bytes) ? token(at: offset, bytes, forms) : nil
    default: found = nil
    }
    guard let found else {
      offset += 1
      continue
    }
    offset = max(offset + 1, found.range.end)
    if found.kind == .awsKeyID {
      keyID = keyID ?? found
      continue
    }
    let isPair = found.kind == .awsSecret
    let labels = isPair ? keyID.map { [Label("its key id", at: $0.range)] } ?? [] : []
    if isPair { keyID = nil }
    result.append(diagnostic(about: found, labels))
  }
  if let keyID { result.append(diagnostic(about: keyID, [])) }
  return result.sorted(by: Diagnostic.isInOrder)
}

/// A text that has the form of a secret and does not look made up.
struct SecretMatch {
  enum Kind {
    case token, awsKeyID, awsSecret, privateKey, password
  }

  let kind: Kind
  /// With its article: "a GitHub token".
  let name: String
  let range: SourceRange
}

private func diagnostic(about secret: SecretMatch, _ labels: [Label]) -> Diagnostic {
  let help =
    secret.kind == .password
    ? "revoke it if it is real, and read it from a variable"
    : "revoke it if it is real, and write `<…>` or a variable in its place"
  return Diagnostic(
    ShellReviewRules.secret, "\(secret.name) in plain sight", at: secret.range, help: help, labels: labels)
}

/// Whether a token can begin at `offset`: not in the middle of a longer word.
private func isTokenStart(_ offset: Int, _ bytes: [UInt8]) -> Bool {
  guard let before = bytes.byte(at: offset - 1) else { return true }
  return !isNameByte(before)
}

private func token(at offset: Int, _ bytes: [UInt8], _ forms: [[TokenForm]]) -> SecretMatch? {
  guard let first = bytes.byte(at: offset), first < 0x80 else { return nil }
  for form in forms[Int(first)] where bytes[offset...].starts(with: form.prefix.utf8) {
    let start = offset + form.prefix.utf8.count
    var end = start
    while end - start <= 400, let byte = bytes.byte(at: end), form.alphabet.contains(byte) { end += 1 }
    guard form.lengths.contains(end - start) else { continue }
    guard looksRandom(bytes[start..<end]) else { return nil }
    return SecretMatch(
      kind: form.isKeyID ? .awsKeyID : .token, name: form.name, range: SourceRange(offset, end))
  }
  return nil
}

/// The value of `aws_secret_access_key` in any of its spellings: `SecretAccessKey`, `AWS_SECRET_ACCESS_KEY`.
private func awsSecret(at offset: Int, _ bytes: [UInt8]) -> SecretMatch? {
  var index = offset
  for letter in "secretaccesskey".utf8 {
    while index > offset, index - offset < 24, let byte = bytes.byte(at: index), "_-".utf8.contains(byte) {
      index += 1
    }
    guard let byte = bytes.byte(at: index), byte | 0x20 == letter else { return nil }
    index += 1
  }
  let limit = index + 8
  while index < limit, let byte = bytes.byte(at: index), " \t=:\"'\\".utf8.contains(byte) { index += 1 }
  var end = index
  while end - index <= 41, let byte = bytes.byte(at: end), isBase64(byte) { end += 1 }
  guard end - index == 40, bytes.byte(at: end) != UInt8(ascii: "="), looksRandom(bytes[index..<end]) else {
    return nil
  }
  return SecretMatch(kind: .awsSecret, name: "an AWS secret access key", range: SourceRange(index, end))
}

/// `-----BEGIN … PRIVATE KEY-----` and lines of a key below it.
private func privateKey(at offset: Int, _ bytes: [UInt8]) -> SecretMatch? {
  guard bytes[offset...].starts(with: "-----BEGIN ".utf8) else { return nil }
  let line = bytes[offset...].prefix(64).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\\") }
  guard let head = endOfHead(line) else { return nil }
  var body: [UInt8] = []
  var index = head
  // Line breaks may be written `\n`, and the lines indented or quoted.
  while let byte = bytes.byte(at: index), body.count < 4096 {
    if isBase64(byte) {
      let isEscape = byte == UInt8(ascii: "n") && bytes[index - 1] == UInt8(ascii: "\\")
      if !isEscape { body.append(byte) }
    } else if !isBlank(byte), byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "\"") {
      break
    }
    index += 1
  }
  guard bytes[index...].starts(with: "-----END".utf8) || body.count >= 400, body.count >= 100,
    looksLikeKey(body)
  else { return nil }
  return SecretMatch(kind: .privateKey, name: "a private key", range: SourceRange(offset, head))
}

/// Where `PRIVATE KEY-----` ends in the line.
private func endOfHead(_ line: ArraySlice<UInt8>) -> Int? {
  let mark = Array("PRIVATE KEY-----".utf8)
  return line.indices.first { line[$0...].starts(with: mark) }.map { $0 + mark.count }
}

/// The password of `scheme://user:password@host` at its first colon.
private func passwordInAddress(at offset: Int, _ bytes: [UInt8]) -> SecretMatch? {
  guard bytes[offset...].starts(with: "://".utf8), isLetterOrDigit(bytes.byte(at: offset - 1) ?? 0) else {
    return nil
  }
  var colon: Int?
  var index = offset + 3
  let start = index
  while index - start < 200, let byte = bytes.byte(at: index), byte != UInt8(ascii: "@") {
    guard isLetterOrDigit(byte) || "-._~%!*+=:^,#?".utf8.contains(byte) else { return nil }
    if byte == UInt8(ascii: ":"), colon == nil { colon = index }
    index += 1
  }
  guard let colon, bytes.byte(at: index) == UInt8(ascii: "@") else { return nil }
  if let token = token(at: colon + 1, bytes, tokenFormsByFirstByte) { return token }
  let password = bytes[(colon + 1)..<index]
  let host = bytes[(index + 1)...].prefix {
    isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
  }
  guard looksLikePassword(password, user: bytes[start..<colon]), isReachable(host) else { return nil }
  return SecretMatch(kind: .password, name: "a password in an address", range: SourceRange(colon + 1, index))
}
