import Diagnostics
import SourceText

/// Hides the secrets of a file from its report, which others may read: in the lines that are shown, and in what other
/// diagnostics quote of them.
package struct SecretMask {
  /// The file, with most characters of each secret as `*`. All places are as they were.
  package let source: SourceFile
  private let replacements: [(secret: [UInt8], mask: [UInt8])]

  package init(_ diagnostics: [Diagnostic], in source: SourceFile) {
    let ranges = diagnostics.filter { $0.secret != nil }.map { $0.range.clamped(to: source.bytes.count) }
    guard !ranges.isEmpty else {
      self.source = source
      replacements = []
      return
    }
    var bytes = source.bytes
    var replacements: [(secret: [UInt8], mask: [UInt8])] = []
    for range in ranges where range.count > 0 {
      let secret = Array(source.bytes[range.start..<range.end])
      let mask = mask(of: secret)
      bytes.replaceSubrange(range.start..<range.end, with: mask)
      // A long one is quoted in part, if at all.
      let quoted = (secret: Array(secret.prefix(quotedLength)), mask: Array(mask.prefix(quotedLength)))
      if quoted.mask != quoted.secret { replacements.append(quoted) }
    }
    self.source = SourceFile(path: source.path, bytes: bytes)
    self.replacements = replacements
  }

  package func masked(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard !replacements.isEmpty else { return diagnostics }
    return diagnostics.map { diagnostic in
      var hidden = Diagnostic(
        diagnostic.rule, masked(diagnostic.message), at: diagnostic.range, help: diagnostic.help.map(masked),
        labels: diagnostic.labels.map { Label(masked($0.message), at: $0.range) },
        edits: diagnostic.edits.filter { masked($0.old) == $0.old && masked($0.new) == $0.new },
        severity: diagnostic.severity, language: diagnostic.language)
      hidden.secret = diagnostic.secret
      return hidden
    }
  }

  private func masked(_ text: String) -> String {
    var bytes = Array(text.utf8)
    var isChanged = false
    for (secret, mask) in replacements {
      while let range = bytes.firstRange(of: secret) {
        bytes.replaceSubrange(range, with: mask)
        isChanged = true
      }
    }
    return isChanged ? String(decoding: bytes, as: UTF8.self) : text
  }
}

/// Messages quote no more of a text than some sixty characters.
private let quotedLength = 50

/// At most the first four and the last two characters, less of a short secret; line breaks stay.
private func mask(of secret: [UInt8]) -> [UInt8] {
  let shownAtStart = min(4, secret.count / 5)
  let shownAtEnd = min(2, secret.count / 10)
  return secret.enumerated().map { offset, byte in
    let isShown = offset < shownAtStart || offset >= secret.count - shownAtEnd
    return isShown && byte < 0x80 || byte == 0x0A || byte == 0x0D ? byte : UInt8(ascii: "*")
  }
}
