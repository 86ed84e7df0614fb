// Which texts look like real secrets, and which were made up for documentation.

/// Whether a key looks drawn at random: many different characters, digits among letters, no words of
/// documentation, no alphabet, no long repetition.
func looksRandom(_ text: ArraySlice<UInt8>) -> Bool {
  guard !holdsPlaceholderWord(text), !holdsRun(text, of: 5) else { return false }
  guard text.contains(where: isDigit), text.contains(where: isLetter) else { return false }
  return Set(text).count >= min(10, text.count / 2)
}

/// Whether the body of a private key is one: nearly all characters of base 64 occur, none over and over.
func looksLikeKey(_ body: [UInt8]) -> Bool {
  var longest = 0
  var run = 0
  var previous: UInt8?
  for byte in body {
    run = byte == previous ? run + 1 : 1
    longest = max(longest, run)
    previous = byte
  }
  return longest < 16 && Set(body).count >= 24 && !holdsPlaceholderWord(body[...])
}

/// Whether a password in an address is one that somebody uses: neither a word of documentation, nor the name
/// of the user again, nor too plain.
func looksLikePassword(_ text: ArraySlice<UInt8>, user: ArraySlice<UInt8> = []) -> Bool {
  guard text.count >= 6, !text.elementsEqual(user), !holdsPlaceholderWord(text), !holdsRun(text, of: 4),
    !isDocumented(text)
  else { return false }
  var classes = 0
  if text.contains(where: isDigit) { classes += 1 }
  if text.contains(where: isLowerCase) { classes += 1 }
  if text.contains(where: isUpperCase) { classes += 1 }
  guard classes >= 2, Set(text).count >= 5 else { return false }
  // `Secret1`, `P@ssw0rd`, `admin123`, `MyToken`
  let plain = Array(text.map(unmasked))
  return !commonPasswords.contains { holds($0, plain) }
}

/// Whether a value that goes by the name of a secret was drawn at random, as no word and no name of a program is:
/// letters and digits change from one to the next, and little of it can be pronounced.
func looksDrawn(_ text: ArraySlice<UInt8>) -> Bool {
  // Short ones are names of commits and other things.
  if text.allSatisfy(isHexadecimal) { return text.count >= 32 && looksRandom(text) && !isDocumented(text) }
  guard looksLikePassword(text), !isUUID(text), !isBootstrapToken(text) else { return false }
  // `app-tls-9f8a7`, `config.v2`: names are made of parts, and one of these has to be drawn at random.
  let parts = text.split { "-_./:".utf8.contains($0) }
  return parts.contains { part in
    guard part.count >= (parts.count == 1 ? 8 : 10) else { return false }
    let changes = zip(part, part.dropFirst()).count { kind(of: $0) != kind(of: $1) }
    let needed = part.count >= 12 ? part.count * 3 : part.count * 4
    return changes * 10 >= needed && (part.count - pronounceable(part)) * 10 >= part.count * 6
  }
}

/// Whether a service prints the value in its documentation.
func isDocumented(_ text: ArraySlice<UInt8>) -> Bool {
  documentedExamples.contains(String(decoding: text, as: UTF8.self))
}

/// Whether a host is one on the network, and not of an example or of this machine.
func isReachable(_ host: ArraySlice<UInt8>) -> Bool {
  let name = String(decoding: host, as: UTF8.self).lowercased()
  guard !name.isEmpty, !name.hasPrefix("127."), !name.hasPrefix("0.0.") else { return false }
  let labels = name.split(separator: ".").map(String.init)
  return !labels.contains {
    ["example", "test", "invalid", "localhost", "domain", "host", "hostname", "foo", "your"].contains($0)
  }
    && !labels.contains { $0.hasPrefix("your-") || $0.hasPrefix("my") || $0.hasPrefix("example") }
}

private enum CharacterKind {
  case lower, upper, digit, other
}

private func kind(of byte: UInt8) -> CharacterKind {
  if isLowerCase(byte) { return .lower }
  if isUpperCase(byte) { return .upper }
  return isDigit(byte) ? .digit : .other
}

/// How many characters belong to runs of letters that may be words: four and more with a vowel, the first of which
/// may be a capital.
private func pronounceable(_ text: ArraySlice<UInt8>) -> Int {
  var result = 0
  var start = text.startIndex
  while start < text.endIndex {
    var end = start
    while end < text.endIndex, isLetter(text[end]),
      end == start || isLowerCase(text[end]) || isUpperCase(text[end]) && isUpperCase(text[end - 1])
    {
      end += 1
    }
    let run = text[start..<end]
    if run.count >= 4, run.contains(where: { "aeiou".utf8.contains(lowercased($0)) }) { result += run.count }
    start = max(end, start + 1)
  }
  return result
}

private func isUUID(_ text: ArraySlice<UInt8>) -> Bool {
  text.count == 36
    && text.split(separator: UInt8(ascii: "-")).map(\.count) == [8, 4, 4, 4, 12]
    && text.allSatisfy { isHexadecimal($0) || $0 == UInt8(ascii: "-") }
}

/// Whether it is a token by which nodes join a cluster of Kubernetes, which is good for a day.
private func isBootstrapToken(_ text: ArraySlice<UInt8>) -> Bool {
  text.count == 23 && text.split(separator: UInt8(ascii: ".")).map(\.count) == [6, 16]
    && text.allSatisfy { isLowerCase($0) || isDigit($0) || $0 == UInt8(ascii: ".") }
}

/// Whether a word that documentation puts in place of a secret occurs, whatever its case.
private func holdsPlaceholderWord(_ text: ArraySlice<UInt8>) -> Bool {
  let lower = Array(text.map(lowercased))
  return placeholderWords.contains { holds($0, lower) }
}

private func holds(_ word: [UInt8], _ text: [UInt8]) -> Bool {
  guard let first = word.first, text.count >= word.count else { return false }
  return (0...(text.count - word.count)).contains { offset in
    text[offset] == first && text[offset...].starts(with: word)
  }
}

/// Whether `length` characters in a row are equal, or follow each other as in `abcde` and `12345`.
private func holdsRun(_ text: ArraySlice<UInt8>, of length: Int) -> Bool {
  var equal = 1
  var ascending = 1
  var descending = 1
  var previous: UInt8?
  for byte in text.map(lowercased) {
    if let previous {
      equal = byte == previous ? equal + 1 : 1
      ascending = byte == previous &+ 1 ? ascending + 1 : 1
      descending = byte == previous &- 1 ? descending + 1 : 1
    }
    if max(equal, ascending, descending) >= length { return true }
    previous = byte
  }
  return false
}

/// The letter that a sign or digit stands for in `P@ssw0rd`.
private func unmasked(_ byte: UInt8) -> UInt8 {
  switch byte {
  case UInt8(ascii: "0"): UInt8(ascii: "o")
  case UInt8(ascii: "1"), UInt8(ascii: "!"): UInt8(ascii: "i")
  case UInt8(ascii: "3"): UInt8(ascii: "e")
  case UInt8(ascii: "4"), UInt8(ascii: "@"): UInt8(ascii: "a")
  case UInt8(ascii: "5"), UInt8(ascii: "$"): UInt8(ascii: "s")
  default: lowercased(byte)
  }
}

private let placeholderWords: [[UInt8]] = [
  "example", "xxx", "your", "placeholder", "changeme", "change-me", "change_me", "redacted", "dummy", "fake",
  "sample", "replace", "insert", "secret_here", "token_here", "todo", "deadbeef", "abcdef", "qwerty",
  "foobar", "a1b2c3", "1a2b3c", "...", "***", "000000", "test", "notreal", "not-real", "mysecret", "mytoken",
  "mypass", "somepass", "%",
].map { Array($0.utf8) }

private let commonPasswords: [[UInt8]] = [
  "pass", "secret", "admin", "root", "user", "guest", "token", "letmein", "welcome", "postgres", "mysql",
  "redis", "rabbit", "mongo", "minio", "demo", "default", "apikey", "login",
].map { Array($0.utf8) }
