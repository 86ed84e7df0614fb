import Diagnostics
import SourceText

// Tokens that are known by their form.

/// A token of one of the forms in the table.
func token(at offset: Int, _ bytes: [UInt8]) -> SecretMatch? {
  for form in tokenForms(beginningWith: bytes.byte(at: offset) ?? 0) where bytes.has(form.prefix, at: offset)
  {
    let start = offset + form.prefix.utf8CodeUnitCount
    var end = start
    while end - start <= form.lengths.upperBound, let byte = bytes.byte(at: end), form.alphabet.contains(byte)
    {
      end += 1
    }
    // The full stop of a sentence is no part of a token, and neither is a dash.
    while end > start, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    let value = bytes[start..<end]
    guard form.lengths.contains(value.count), !(bytes.byte(at: end).map(isNameByte) ?? false),
      looksRandom(value), !isDocumented(bytes[offset..<end])
    else { continue }
    var match = SecretMatch(rule: form.rule, name: form.name, range: SourceRange(offset, end))
    switch form.check {
    case .random: break
    case .checksum where !hasChecksum(value):
      match = SecretMatch(
        rule: form.rule, name: "\(form.name) with a wrong checksum", range: match.range, severity: .warning)
    case .checksum: break
    }
    if form.rule == SecretRules.awsAccessKey {
      match.part = .awsKeyID
      // An address that is signed names its key, and is good for a while.
      if bytes.has("X-Amz-Credential=", at: offset - 17) { return nil }
      // Those of temporary credentials stand in logs, and are worth nothing after hours.
      if bytes.has("ASIA", at: offset) { match.severity = .warning }
    }
    return match
  }
  return nil
}

/// `NAME.atlasv1.SECRET` of Terraform Cloud, at the word in the middle.
func terraformToken(at offset: Int, _ bytes: [UInt8]) -> SecretMatch? {
  let start = offset - 15
  guard start >= 0, bytes[offset - 1] == UInt8(ascii: "."),
    bytes[start..<(offset - 1)].allSatisfy(isLetterOrDigit)
  else { return nil }
  let body = offset + 8
  var end = body
  while end - body <= 80, let byte = bytes.byte(at: end), isBase64URL(byte) { end += 1 }
  guard (60...80).contains(end - body), looksRandom(bytes[body..<end]) else { return nil }
  return SecretMatch(
    rule: SecretRules.serviceToken, name: "a Terraform Cloud token", range: SourceRange(start, end))
}

/// `hooks.slack.com/services/T…/B…/SECRET`
func slackWebhook(at offset: Int, _ bytes: [UInt8]) -> SecretMatch? {
  guard bytes.has("hooks.slack.com/services/T", at: offset) else { return nil }
  var slashes: [Int] = []
  var end = offset + 24
  while end - offset < 120, let byte = bytes.byte(at: end), isLetterOrDigit(byte) || byte == UInt8(ascii: "/")
  {
    if byte == UInt8(ascii: "/") { slashes.append(end) }
    end += 1
  }
  guard slashes.count == 3, let last = slashes.last, (20...28).contains(end - last - 1),
    looksRandom(bytes[(last + 1)..<end])
  else { return nil }
  return SecretMatch(
    rule: SecretRules.slackToken, name: "the address of a Slack webhook", range: SourceRange(last + 1, end))
}

/// `NUMBER:AA…` of a Telegram bot, at the colon.
func telegramToken(at offset: Int, _ bytes: [UInt8]) -> SecretMatch? {
  guard bytes.has(":AA", at: offset) else { return nil }
  var start = offset
  while start > 0, offset - start < 12, isDigit(bytes[start - 1]) { start -= 1 }
  var end = offset + 1
  while end - offset <= 36, let byte = bytes.byte(at: end), isBase64URL(byte) { end += 1 }
  guard (8...10).contains(offset - start), end - offset - 1 == 35, looksRandom(bytes[(offset + 1)..<end]),
    !isDocumented(bytes[start..<end])
  else { return nil }
  return SecretMatch(
    rule: SecretRules.serviceToken, name: "a token of a Telegram bot", range: SourceRange(start, end))
}
