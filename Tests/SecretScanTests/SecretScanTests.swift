import Diagnostics
import TestSupport
import Testing

@testable import SecretScan

/// What the fixtures say is what is found.
struct SecretScanTests {
  @Test(.timeLimit(.minutes(20)), arguments: LanguageSuite.Question.allCases)
  func theScanHolds(question: LanguageSuite.Question) throws {
    let faults = try suite().faults(question)
    #expect(faults == [])
  }

  /// A report may be public where the note is not.
  @Test func noDiagnosticRepeatsASecret() throws {
    for fixture in try readFixtures() {
      for found in findSecrets(in: fixture.bytes) {
        let secret = String(decoding: fixture.bytes[found.range.start..<found.range.end], as: UTF8.self)
        #expect(found.secret != nil)
        #expect(!found.message.contains(secret))
        #expect(!(found.help ?? "").contains(secret))
      }
    }
  }
}

private func suite() throws -> LanguageSuite {
  LanguageSuite(
    try readFixtures(), rules: SecretRules.all, signs: signs, longestDamaged: 400,
    check: { bytes, _ in findSecrets(in: bytes) }, highlight: { _, _ in [] })
}

private let signs = [
  "AKIA", "ghp_", "glpat-", "sk-", "xoxb-", "://", "://a:", "@", ":", "=", "password=", "token: ", "token=\"",
  "-u a:", " -p", "mysql -p", "-----BEGIN PRIVATE KEY-----", "-----END", "LS0tLS1CRUdJTiB", "eyJ", "eyJ-",
  "eyJ.", ".",
  "atlasv1.", "hooks.slack.com/services/T/", "1:AA", "Basic ", "\n", " ", "\"", "'", "k4Jw9sQz", "é",
]
