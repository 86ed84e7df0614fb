import Diagnostics
import SourceText

/// Secrets that look real, anywhere in a text of whatever language: tokens by their form, private keys with a body, web
/// tokens that run out some day, passwords in addresses and behind their names. Sorted by place, in linear time.
///
/// None of the diagnostics repeats a secret: `Diagnostic.secret` tells its fingerprint. Whether a web token has run out is
/// for the caller to say, who knows the clock (`ConcealedSecret.expiry`).
package func findSecrets(in bytes: [UInt8]) -> [Diagnostic] {
  var matches: [SecretMatch] = []
  var offset = 0
  while let candidate = nextCandidate(in: bytes, from: offset) {
    offset = candidate + 1
    guard let found = secret(at: candidate, bytes) else { continue }
    matches.append(found)
    offset = max(offset, found.range.end)
  }
  return diagnostics(about: matches, in: bytes)
}

/// A text that has the form of a secret and does not look made up.
struct SecretMatch {
  enum Part {
    case whole, awsKeyID, awsSecretKey
  }

  let rule: Rule
  /// With its article: "a GitHub token".
  let name: String
  let range: SourceRange
  var part = Part.whole
  /// Milder where it may well be none.
  var severity = Severity.error
  /// Seconds since 1970.
  var expiry: Int?
}

private func secret(at offset: Int, _ bytes: [UInt8]) -> SecretMatch? {
  switch bytes[offset] {
  case UInt8(ascii: ":"):
    passwordInURL(at: offset, bytes) ?? telegramToken(at: offset, bytes) ?? namedSecret(at: offset, bytes)
  case UInt8(ascii: "="): namedSecret(at: offset, bytes)
  case UInt8(ascii: "B"): privateKey(at: offset, bytes) ?? basicCredentials(at: offset, bytes)
  case UInt8(ascii: "L"): encodedPrivateKey(at: offset, bytes)
  case UInt8(ascii: "e"): webToken(at: offset, bytes)
  case UInt8(ascii: "a") where bytes.has("atlasv1.", at: offset): terraformToken(at: offset, bytes)
  case UInt8(ascii: "h") where bytes.has("hooks.slack.com/", at: offset): slackWebhook(at: offset, bytes)
  case UInt8(ascii: "m"): passwordOfMySQL(at: offset, bytes)
  case UInt8(ascii: "u"): passwordOption(at: offset, bytes)
  default: token(at: offset, bytes)
  }
}

// MARK: Candidates

/// The next place where a secret may begin: the start of a word whose first two letters some token has, or a sign
/// that may stand between a name and its value. Nearly all bytes are done with one look at a table.
private func nextCandidate(in bytes: [UInt8], from start: Int) -> Int? {
  bytes.withUnsafeBufferPointer { text in
    byteKinds.withUnsafeBufferPointer { kinds in
      wordStarts.withUnsafeBufferPointer { starts in
        var offset = start
        let last = text.count - 1
        while offset < last {
          let byte = text[offset]
          let kind = kinds[Int(byte)]
          if kind & ByteKind.separator != 0 {
            if offset > 0, kinds[Int(text[offset + 1])] & ByteKind.opensValue != 0,
              kinds[Int(text[offset - 1])] & ByteKind.endsName != 0
            {
              return offset
            }
          } else if kind & ByteKind.first != 0,
            offset == 0 || kinds[Int(text[offset - 1])] & ByteKind.name == 0,
            starts[Int(byte & 0x7F) << 7 | Int(text[offset + 1] & 0x7F)]
          {
            return offset
          }
          offset += 1
        }
        return nil
      }
    }
  }
}

private enum ByteKind {
  /// A letter or digit or `_`: no word begins behind it.
  static let name: UInt8 = 1
  /// The first byte of some token.
  static let first: UInt8 = 2
  /// `:` and `=`
  static let separator: UInt8 = 4
  /// May stand before a separator: the last letter of a name, or what closes it.
  static let endsName: UInt8 = 8
  /// May stand behind a separator.
  static let opensValue: UInt8 = 16
}

private let byteKinds: [UInt8] = (0...255).map { (byte: UInt8) -> UInt8 in
  var kind: UInt8 = 0
  if isNameByte(byte) { kind |= ByteKind.name }
  if firstWords.contains(where: { $0.first == byte }) { kind |= ByteKind.first }
  if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") { kind |= ByteKind.separator }
  // A name closes its value's place by its last letter, a quote, a bracket, a blank; by a digit the id of a bot or a
  // user. `:=` has two.
  if isLetterOrDigit(byte) || "\"'`] :\t_-.".utf8.contains(byte) { kind |= ByteKind.endsName }
  if byte > 0x20 || byte == 0x20 || byte == 0x09 { kind |= ByteKind.opensValue }
  return kind
}

/// What tokens and other secrets that are known by their beginning begin with.
private let firstWords: [[UInt8]] =
  tokenForms.map { form in form.prefix.withUTF8Buffer { Array($0) } }
  + ["BEGIN", "Basic", "LS0t", "eyJ", "atlasv1", "hooks", "mysql", "mariadb", "u ", "user"].map {
    Array($0.utf8)
  }

/// For the first two bytes of a word, seven bits of each, whether some token begins so.
private let wordStarts: [Bool] = {
  var starts = [Bool](repeating: false, count: 1 << 14)
  for word in firstWords {
    starts[Int(word[0]) << 7 | Int(word[1])] = true
  }
  return starts
}()

// MARK: Diagnostics

/// An id and the key that belongs to it are told once, at the key.
private func diagnostics(about matches: [SecretMatch], in bytes: [UInt8]) -> [Diagnostic] {
  var result: [Diagnostic] = []
  var keyID: SecretMatch?
  for match in matches {
    switch match.part {
    case .awsKeyID:
      if let keyID { result.append(diagnostic(about: keyID, in: bytes)) }
      keyID = match
    case .awsSecretKey:
      result.append(diagnostic(about: match, in: bytes, keyID: keyID))
      keyID = nil
    case .whole: result.append(diagnostic(about: match, in: bytes))
    }
  }
  if let keyID { result.append(diagnostic(about: keyID, in: bytes)) }
  return result.sorted(by: Diagnostic.isInOrder)
}

private func diagnostic(
  about match: SecretMatch, in bytes: [UInt8], keyID: SecretMatch? = nil
) -> Diagnostic {
  let secret = ConcealedSecret(bytes[match.range.start..<match.range.end], expiry: match.expiry)
  var diagnostic = Diagnostic(
    match.rule, "\(match.name) in plain sight", at: match.range,
    help:
      "revoke it if it is real; what is no secret can be allowed: allowedSecrets: [\(secret.fingerprint)]",
    labels: keyID.map { [Label("its key id", at: $0.range)] } ?? [], severity: match.severity)
  diagnostic.secret = secret
  return diagnostic
}
