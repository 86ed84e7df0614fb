import SourceText

// Secrets that are known by the name before them: `DB_PASSWORD=…`, `"token": "…"`, `aws_secret_access_key = …`.

/// The value behind `:` or `=`, if the name before says that it is a secret and the value looks drawn at random.
func namedSecret(at offset: Int, _ bytes: [UInt8]) -> SecretMatch? {
  guard let kind = kindOfName(before: offset, bytes), let range = value(after: offset, bytes) else {
    return nil
  }
  let value = bytes[range.start..<range.end]
  guard !holdsVariable(value), !isDocumented(value), !isElided(value, at: range.end, bytes) else {
    return nil
  }
  switch kind {
  case .awsSecretKey:
    if value.count == 40, value.allSatisfy(isBase64), looksRandom(value) {
      return SecretMatch(
        rule: SecretRules.awsAccessKey, name: "an AWS secret access key", range: range, part: .awsSecretKey)
    }
    return nil
  case .azureKey:
    guard value.count == 88, value.allSatisfy(isBase64), looksRandom(value) else { return nil }
    return SecretMatch(rule: SecretRules.serviceToken, name: "a key of an Azure account", range: range)
  case .credentials:
    return holdsCredentials(value)
      ? SecretMatch(rule: SecretRules.password, name: "a user's password in base 64", range: range) : nil
  case .password, .token:
    // A token that is known by its form is told as such.
    if let token = token(at: range.start, bytes) ?? webToken(at: range.start, bytes) { return token }
    guard !beginsKnownForm(value), looksDrawn(plainText(of: value) ?? value) else { return nil }
    return SecretMatch(
      rule: SecretRules.password, name: kind == .password ? "a password" : "a token or key", range: range)
  }
}

/// `curl -u user:password`, at the letter behind the dash.
func passwordOption(at offset: Int, _ bytes: [UInt8]) -> SecretMatch? {
  guard bytes.byte(at: offset - 1) == UInt8(ascii: "-") else { return nil }
  var start = offset
  if bytes.has("u ", at: offset) { start += 2 } else if bytes.has("user ", at: offset) { start += 5 }
  guard start > offset, let first = bytes.byte(at: start) else { return nil }
  let quote = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") ? first : nil
  let word = bytes[start...].prefix(64).prefix { !isBlank($0) }
  guard let colon = word.firstIndex(of: UInt8(ascii: ":")) else { return nil }
  if let token = token(at: colon + 1, bytes) { return token }
  let end = endOfWord(from: colon + 1, quote, bytes)
  let value = bytes[(colon + 1)..<end]
  guard (8...64).contains(value.count), looksDrawn(value), !holdsVariable(value) else { return nil }
  return SecretMatch(rule: SecretRules.password, name: "a password", range: SourceRange(colon + 1, end))
}

/// `mysql -ppassword`, at the name of the command.
func passwordOfMySQL(at offset: Int, _ bytes: [UInt8]) -> SecretMatch? {
  guard bytes.has("mysql", at: offset) || bytes.has("mariadb", at: offset) else { return nil }
  var start = offset + 5
  while start - offset < 200, let byte = bytes.byte(at: start), byte != 0x0A, !bytes.has(" -p", at: start) {
    start += 1
  }
  guard bytes.has(" -p", at: start) else { return nil }
  let end = endOfWord(from: start + 3, nil, bytes)
  let value = bytes[(start + 3)..<end]
  guard (8...64).contains(value.count), looksDrawn(value), !holdsVariable(value) else { return nil }
  return SecretMatch(rule: SecretRules.password, name: "a password", range: SourceRange(start + 3, end))
}

/// `Basic …` of the header `Authorization` (RFC 7617 §2), at its first letter.
func basicCredentials(at offset: Int, _ bytes: [UInt8]) -> SecretMatch? {
  guard bytes.has("Basic ", at: offset) else { return nil }
  let start = offset + 6
  var end = start
  while end - start < 400, let byte = bytes.byte(at: end), isBase64(byte) { end += 1 }
  guard end - start >= 12, holdsCredentials(bytes[start..<end]) else { return nil }
  return SecretMatch(
    rule: SecretRules.password, name: "a user's password in base 64", range: SourceRange(start, end))
}

/// Whether `$NAME`, `${…}`, `{{…}}` or `<…>` stands in a value, which then is none.
func holdsVariable(_ value: ArraySlice<UInt8>) -> Bool {
  if value.contains(where: { "<>{}".utf8.contains($0) }) { return true }
  return zip(value, value.dropFirst()).contains { first, second in
    first == UInt8(ascii: "$") && (isLetter(second) || second == UInt8(ascii: "("))
  }
}

// MARK: Names

private enum NamedKind {
  case password, token, awsSecretKey, azureKey
  /// `user:password` in base 64
  case credentials
}

/// What the name that ends before `offset` says of the value.
private func kindOfName(before offset: Int, _ bytes: [UInt8]) -> NamedKind? {
  var end = offset
  let limit = max(0, offset - 4)
  while end > limit, " \t\"'`]\\:".utf8.contains(bytes[end - 1]) { end -= 1 }
  guard end > 1, mayEndName(bytes[end - 2] | 0x20, bytes[end - 1] | 0x20) else { return nil }
  var start = end
  while start > 0, end - start < 48, isNameByte(bytes[start - 1]) || "-.".utf8.contains(bytes[start - 1]) {
    start -= 1
  }
  let name = bytes[start..<end]
  let letters = name.filter(isLetterOrDigit).map(lowercased)
  func ends(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    return letters.count >= length && letters.has(word, at: letters.count - length)
  }
  if ends("secretaccesskey") { return .awsSecretKey }
  if ends("accountkey") || ends("sharedaccesskey") { return .azureKey }
  if ends("password") || ends("passwd") || ends("passphrase") { return .password }
  if ends("secret") || ends("secretkey") || ends("secretkeybase") { return .password }
  if ends("apikey") || ends("encryptionkey") || ends("signingkey") || ends("masterkey") { return .token }
  if ends("token") {
    if harmlessTokens.contains(where: { holds($0, letters) }) { return nil }
    return letters.count == 5 && isPublic(nameAt: start, bytes) ? nil : .token
  }
  if ends("auth"), letters.count == 4 { return .credentials }
  // `_pass` and `PWD` as words of their own: `bypass` is no password.
  let word = Array(name.split { "_-.".utf8.contains($0) }.last ?? []).map(lowercased)
  if word == Array("pwd".utf8) { return isPublic(nameAt: start, bytes) ? nil : .password }
  if word == Array("pass".utf8) || letters == Array("sshpass".utf8) { return .password }
  if letters == Array("rediscliauth".utf8) { return .password }
  return nil
}

/// Whether the last two letters are those of a name of interest, which most are not.
private func mayEndName(_ first: UInt8, _ second: UInt8) -> Bool {
  switch second {
  case UInt8(ascii: "d"): first == UInt8(ascii: "r") || first == UInt8(ascii: "w")
  case UInt8(ascii: "t"), UInt8(ascii: "y"): first == UInt8(ascii: "e")
  case UInt8(ascii: "n"): first == UInt8(ascii: "e")
  case UInt8(ascii: "h"): first == UInt8(ascii: "t")
  case UInt8(ascii: "s"), UInt8(ascii: "e"): first == UInt8(ascii: "s")
  default: false
  }
}

/// Tokens that open nothing: of pages, of forms, of programs' own words, of a session of hours.
private let harmlessTokens = [
  "next", "page", "continu", "pagination", "csrf", "xsrf", "forgery", "sync", "cancel", "idempot", "public",
  "requesttoken", "clienttoken", "resume", "cursor", "bos", "eos", "pad", "sep", "mask", "unk", "update",
  "lock", "changetoken", "sessiontoken", "analytics", "subjectfrom",
].map { Array($0.utf8) }

/// Whether a name is a parameter of an address, as in invitations to meetings and in pictures of the state of a build, or
/// one of several in a list, as logs have it: `Type: HTTP-01, Token: …`.
private func isPublic(nameAt start: Int, _ bytes: [UInt8]) -> Bool {
  guard let before = bytes.byte(at: start - 1) else { return false }
  return "?&".utf8.contains(before)
    || before == 0x20 && bytes.byte(at: start - 2) == UInt8(ascii: ",") && isUpperCase(bytes[start])
}

private func holds(_ word: [UInt8], _ text: [UInt8]) -> Bool {
  text.indices.contains { text[$0...].starts(with: word) }
}

// MARK: Values

/// The text behind the sign at `offset`, without quotes; `nil` where something else than one plain word or quoted text
/// stands there.
private func value(after offset: Int, _ bytes: [UInt8]) -> SourceRange? {
  var start = offset + 1
  // `=>` and `:=`
  if let byte = bytes.byte(at: start), byte == UInt8(ascii: ">") || byte == UInt8(ascii: "=") { start += 1 }
  let limit = start + 8
  while start < limit, let byte = bytes.byte(at: start), byte == 0x20 || byte == 0x09 { start += 1 }
  while start < limit, bytes.byte(at: start) == UInt8(ascii: "\\") { start += 1 }
  guard let first = bytes.byte(at: start), !isBlank(first) else { return nil }
  let quote = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") ? first : nil
  if quote != nil { start += 1 }
  let end = endOfWord(from: start, quote, bytes)
  guard end - start >= 8 else { return nil }
  // `name(…)` and `name[…]` are code, `name:` and `name=` begin something else.
  if quote == nil, let next = bytes.byte(at: end), "([:=".utf8.contains(next) { return nil }
  return SourceRange(start, end)
}

/// Where a word ends, or the text in quotes that begins at `start`.
private func endOfWord(from start: Int, _ quote: UInt8?, _ bytes: [UInt8]) -> Int {
  var end = start
  while end - start < 1500, let byte = bytes.byte(at: end), byte > 0x20, byte != quote {
    if quote == nil {
      if "\"'`<>|,;&()[]{}:".utf8.contains(byte) { break }
      // The padding of base 64 ends a word.
      if byte == UInt8(ascii: "="), bytes.byte(at: end + 1).map(isLetterOrDigit) ?? false { break }
    }
    end += 1
  }
  // What ends a line of code or a sentence, and the escape of a quote.
  while end > start, ".\\".utf8.contains(bytes[end - 1]) { end -= 1 }
  return end
}

/// The text that a value in base 64 stands for, where it stands for one, as in Secrets of Kubernetes.
private func plainText(of value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
  guard value.count % 4 == 0, value.allSatisfy(isBase64), let text = decodedBase64(value),
    text.allSatisfy({ 0x20 <= $0 && $0 < 0x7F || $0 == 0x0A })
  else { return nil }
  return text[...].last == 0x0A ? text.dropLast() : text[...]
}

/// Whether `user:password` in base 64 stands in a value, and the password is one.
private func holdsCredentials(_ value: ArraySlice<UInt8>) -> Bool {
  guard let text = plainText(of: value), let colon = text.firstIndex(of: UInt8(ascii: ":")) else {
    return false
  }
  let password = text[(colon + 1)...]
  return password.count >= 8 && !holdsVariable(password)
    && looksLikePassword(password, user: text[..<colon])
}

/// Whether `...` or `…` stands in a value or at its end.
private func isElided(_ value: ArraySlice<UInt8>, at end: Int, _ bytes: [UInt8]) -> Bool {
  if bytes.has("..", at: end) || bytes.has("…", at: end) { return true }
  return value.indices.contains { bytes.has("...", at: $0) || bytes.has("…", at: $0) }
}

/// Whether a value begins as a token does whose form is known: it was looked at and is none, or it is good for minutes.
private func beginsKnownForm(_ value: ArraySlice<UInt8>) -> Bool {
  let text = Array(value.prefix(24))
  return text.has("eyJ", at: 0) || text.has("sk_test_", at: 0) || text.has("rk_test_", at: 0)
    || text.has("LS0t", at: 0) || text.has("k8s-aws-v1.", at: 0)
    || tokenForms(beginningWith: text.first ?? 0).contains {
      $0.prefix.utf8CodeUnitCount >= 4 && text.has($0.prefix, at: 0)
    }
}
