import SourceText

// Which texts look like real secrets, and which were made up for documentation.

/// The form of a token that a service hands out.
struct TokenForm: Sendable {
  enum Alphabet: Sendable {
    case lettersAndDigits, upperCase, hexadecimal, underscore, dashes, dots

    func contains(_ byte: UInt8) -> Bool {
      switch self {
      case .lettersAndDigits: isLetterOrDigit(byte)
      case .upperCase: isDigit(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      case .hexadecimal: isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      case .underscore: isNameByte(byte)
      case .dashes: isNameByte(byte) || byte == UInt8(ascii: "-")
      case .dots: isNameByte(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      }
    }
  }

  let prefix: String
  /// With its article, for the message.
  let name: String
  /// Of what follows the prefix.
  let lengths: ClosedRange<Int>
  let alphabet: Alphabet
  var isKeyID = false
}

/// By the first byte of the prefix, which tells most words of a text apart from a token.
let tokenFormsByFirstByte: [[TokenForm]] = {
  var forms = [[TokenForm]](repeating: [], count: 128)
  for form in tokenForms { form.prefix.utf8.first.map { forms[Int($0)].append(form) } }
  return forms
}()

private let tokenForms: [TokenForm] = [
  TokenForm(
    prefix: "AKIA", name: "an AWS access key id", lengths: 16...16, alphabet: .upperCase, isKeyID: true),
  TokenForm(prefix: "ghp_", name: "a GitHub token", lengths: 36...40, alphabet: .lettersAndDigits),
  TokenForm(prefix: "gho_", name: "a GitHub token", lengths: 36...40, alphabet: .lettersAndDigits),
  TokenForm(prefix: "ghu_", name: "a GitHub token", lengths: 36...40, alphabet: .lettersAndDigits),
  TokenForm(prefix: "ghs_", name: "a GitHub token", lengths: 36...40, alphabet: .lettersAndDigits),
  TokenForm(prefix: "ghr_", name: "a GitHub token", lengths: 36...80, alphabet: .lettersAndDigits),
  TokenForm(prefix: "github_pat_", name: "a GitHub token", lengths: 70...90, alphabet: .underscore),
  TokenForm(prefix: "glpat-", name: "a GitLab token", lengths: 20...60, alphabet: .dots),
  TokenForm(prefix: "xoxb-", name: "a Slack token", lengths: 40...120, alphabet: .dashes),
  TokenForm(prefix: "xoxp-", name: "a Slack token", lengths: 40...120, alphabet: .dashes),
  TokenForm(prefix: "xoxa-", name: "a Slack token", lengths: 40...120, alphabet: .dashes),
  TokenForm(prefix: "xoxr-", name: "a Slack token", lengths: 40...120, alphabet: .dashes),
  TokenForm(prefix: "sk_live_", name: "a Stripe key", lengths: 24...120, alphabet: .lettersAndDigits),
  TokenForm(prefix: "rk_live_", name: "a Stripe key", lengths: 24...120, alphabet: .lettersAndDigits),
  TokenForm(prefix: "npm_", name: "an npm token", lengths: 36...36, alphabet: .lettersAndDigits),
  TokenForm(prefix: "AIza", name: "a Google API key", lengths: 35...35, alphabet: .dashes),
  TokenForm(prefix: "GOCSPX-", name: "a Google client secret", lengths: 28...28, alphabet: .dashes),
  TokenForm(prefix: "dckr_pat_", name: "a Docker Hub token", lengths: 27...40, alphabet: .dashes),
  TokenForm(prefix: "dop_v1_", name: "a DigitalOcean token", lengths: 64...64, alphabet: .hexadecimal),
  TokenForm(prefix: "pypi-AgEIcHlwaS5vcmc", name: "a PyPI token", lengths: 50...300, alphabet: .dashes),
  TokenForm(prefix: "hvs.", name: "a Vault token", lengths: 24...200, alphabet: .dashes),
  TokenForm(prefix: "hf_", name: "a Hugging Face token", lengths: 34...34, alphabet: .lettersAndDigits),
  TokenForm(prefix: "sk-ant-api03-", name: "an Anthropic API key", lengths: 80...120, alphabet: .dashes),
  TokenForm(prefix: "sk-proj-", name: "an OpenAI API key", lengths: 40...200, alphabet: .dashes),
  TokenForm(prefix: "SG.", name: "a SendGrid API key", lengths: 60...70, alphabet: .dots),
]

/// A character of base 64, padding apart.
func isBase64(_ byte: UInt8) -> Bool {
  isLetterOrDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
}

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
  return longest < 16 && Set(body).count >= 30
}

/// Whether a password in an address is one that somebody uses: neither a word of documentation, nor the name
/// of the user again, nor too plain.
func looksLikePassword(_ text: ArraySlice<UInt8>, user: ArraySlice<UInt8>) -> Bool {
  guard text.count >= 6, !text.elementsEqual(user), !holdsPlaceholderWord(text), !holdsRun(text, of: 4) else {
    return false
  }
  var classes = 0
  if text.contains(where: isDigit) { classes += 1 }
  if text.contains(where: { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) { classes += 1 }
  if text.contains(where: { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) { classes += 1 }
  guard classes >= 2, Set(text).count >= 5 else { return false }
  // `Secret1`, `P@ssw0rd`, `admin123`, `MyToken`
  let folded = String(decoding: text.map(unmasked), as: UTF8.self)
  return !commonPasswords.contains { folded.hasPrefix($0) || folded.hasSuffix($0) }
}

/// Whether a host is one on the network, and not of an example or of this machine.
func isReachable(_ host: ArraySlice<UInt8>) -> Bool {
  let name = String(decoding: host, as: UTF8.self).lowercased()
  guard name.contains(utf8: "."), !name.hasPrefix("127.") else { return false }
  let labels = name.split(separator: ".").map(String.init)
  return !labels.contains {
    ["example", "test", "invalid", "localhost", "domain", "host", "foo", "your"].contains($0)
  }
    && !labels.contains { $0.hasPrefix("your-") || $0.hasPrefix("my") || $0.hasPrefix("example") }
}

/// Whether a word that documentation puts in place of a secret occurs, whatever its case.
private func holdsPlaceholderWord(_ text: ArraySlice<UInt8>) -> Bool {
  let lower = Array(text.map(lowercased))
  return placeholderWords.contains { word in
    guard lower.count >= word.count else { return false }
    return (0...(lower.count - word.count)).contains { lower[$0...].starts(with: word) }
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

private func lowercased(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
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
  "foobar",
  "...", "***", "000000", "testtest", "notreal", "not-real", "mysecret", "mytoken", "mypass", "somepass", "%",
].map { Array($0.utf8) }

private let commonPasswords = [
  "password", "passwd", "pass", "secret", "admin", "root", "user", "guest", "test", "token", "letmein",
  "welcome",
  "postgres", "mysql", "redis", "rabbit", "mongo", "minio", "demo", "default", "apikey", "github_token",
]
