import JSONSyntax
import SourceText
import Testing

@testable import IAMPolicy

/// Blog editors lose braces, brackets and commas. Each loss in a trust policy for a service account must be an
/// error, where the loss is.
struct TrustPolicyDamageTests {
  private let policy = """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": {
            "Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE"
          },
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": {
            "StringEquals": {
              "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE:sub": "system:serviceaccount:kube-system:app",
              "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE:aud": "sts.amazonaws.com"
            }
          }
        }
      ]
    }

    """

  @Test func theWholePolicyIsClean() {
    let document = parseJSON(Array(policy.utf8))
    #expect(document.diagnostics.isEmpty && checkIAMPolicy(document).isEmpty)
  }

  /// Removed alone, or with the rest of its line.
  @Test(arguments: [false, true])
  func eachLossIsOneErrorWithinALineOfIt(takesLine: Bool) {
    let bytes = Array(policy.utf8)
    let table = LineTable(bytes)
    let marks = Array("{}[],\":".utf8)
    var isInString = false
    for (offset, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\"") { isInString.toggle() }
      guard marks.contains(byte), !isInString || byte == UInt8(ascii: "\"") else { continue }
      let line = table.location(of: offset).line
      var copy = bytes
      if takesLine {
        // Only lines that hold nothing but brackets, as an editor loses them.
        let range = table.contentRange(ofLine: line - 1)
        guard bytes[range.start..<range.end].allSatisfy({ $0 == 0x20 || marks.contains($0) }) else {
          continue
        }
        copy.removeSubrange(range.start..<min(range.end + 1, bytes.count))
      } else {
        copy.remove(at: offset)
      }
      let errors = (parseJSON(copy).diagnostics + checkIAMPolicy(parseJSON(copy))).filter {
        $0.severity == .error
      }
      let found = errors.map { "\(LineTable(copy).location(of: $0.range.start).line) \($0.rule.id)" }
      let lines = errors.map { LineTable(copy).location(of: $0.range.start).line }
      #expect(
        lines.first.map { abs($0 - line) <= 1 } ?? false,
        "line \(line), column \(table.location(of: offset).column): \(found)")
      #expect(errors.count <= 2, "line \(line): \(found)")
    }
  }
}
