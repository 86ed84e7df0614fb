import SourceText

/// What tells a diagnostic from others, wherever in its file the line stands: rule, file and text of the line, and which
/// one of those that are alike in all of that. It survives what is written above and below.
struct DiagnosticFingerprint: Hashable {
  /// Rule, file and text of the line in one number.
  let value: UInt64
  /// From 0, in order of place.
  let occurrence: Int

  /// 16 hexadecimal digits, and the number of the occurrence behind them from the second on.
  var text: String {
    value.hexadecimal + (occurrence == 0 ? "" : "-\(occurrence + 1)")
  }
}

extension [LocatedDiagnostic] {
  /// The fingerprint of each, in their order.
  ///
  /// - Parameter path: what counts as the path of a file.
  func fingerprints(path: (String) -> String = { $0 }) -> [DiagnosticFingerprint] {
    var counts: [UInt64: Int] = [:]
    return map { located in
      let value = located.fingerprint(path: path(located.source.path))
      defer { counts[value, default: 0] += 1 }
      return DiagnosticFingerprint(value: value, occurrence: counts[value, default: 0])
    }
  }
}

extension LocatedDiagnostic {
  /// - Parameter path: of the file.
  func fingerprint(path: String) -> UInt64 {
    let bytes = source.bytes
    let place = Swift.min(Swift.max(diagnostic.range.start, 0), bytes.count)
    let isBreak: (UInt8) -> Bool = { $0 == 0x0A || $0 == 0x0D }
    // Of a very long line only what is near: there may be thousands of diagnostics on it.
    let before = bytes[Swift.max(0, place - nearby)..<place]
    let after = bytes[place..<Swift.min(bytes.count, place + nearby)]
    let start = before.lastIndex(where: isBreak).map { $0 + 1 } ?? before.startIndex
    let end = after.firstIndex(where: isBreak) ?? after.endIndex
    // How far a line is indented changes with what it stands in.
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    var line = bytes[start..<end].drop(while: isBlank)
    while let last = line.last, isBlank(last) { line.removeLast() }
    return SourceText.fingerprint(Array(diagnostic.rule.id.utf8) + [0] + Array(path.utf8) + [0] + Array(line))
  }
}

/// In bytes, before and after the place of a diagnostic.
private let nearby = 500

extension UInt64 {
  /// 16 digits.
  var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
