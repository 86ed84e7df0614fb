import Diagnostics

/// The report as JUnit's XML, which nearly every CI service reads: a test case a file, failed by findings of severity error.
/// Milder ones are what the test printed.
///
/// - Parameter files: all that were checked, those without findings too.
package func junitReport(_ diagnostics: [LocatedDiagnostic], files: [String]) -> [UInt8] {
  let byFile = Dictionary(grouping: diagnostics.inReportOrder(), by: \.source.path)
  let names = Set(files).union(byFile.keys).sorted()
  let failed = byFile.values.count { $0.contains { $0.diagnostic.severity == .error } }
  var xml = XMLText()
  xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  xml.element("testsuites", numbers(names.count, failed: failed)) {
    $0.markup("\n")
    $0.element("testsuite", numbers(names.count, failed: failed)) {
      $0.markup("\n")
      for name in names { testCase(name, byFile[name] ?? [], to: &$0) }
    }
    $0.markup("\n")
  }
  xml.markup("\n")
  return xml.bytes
}

private func numbers(_ count: Int, failed: Int) -> [(String, String)] {
  [("name", "notes check"), ("tests", "\(count)"), ("failures", "\(failed)"), ("errors", "0")]
}

private func testCase(_ path: String, _ found: [LocatedDiagnostic], to xml: inout XMLText) {
  let slash = path.lastIndex(of: "/")
  let folder = slash.map { String(path[..<$0]) } ?? "."
  let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
  xml.element("testcase", [("classname", folder), ("name", name)]) {
    let errors = found.filter { $0.diagnostic.severity == .error }
    let others = found.filter { $0.diagnostic.severity != .error }
    if let first = errors.first {
      let more = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
      $0.element(
        "failure", [("message", first.diagnostic.message + more), ("type", first.diagnostic.rule.id)]
      ) { $0.text(humanReport(errors, color: false)) }
    }
    if !others.isEmpty {
      $0.element("system-out", []) { $0.text(humanReport(others, color: false)) }
    }
  }
  xml.markup("\n")
}

/// XML as it is written.
private struct XMLText {
  private(set) var bytes: [UInt8] = []

  mutating func markup(_ text: String) { bytes += text.utf8 }

  mutating func element(
    _ name: String, _ attributes: [(String, String)], _ content: (inout XMLText) -> Void
  ) {
    markup("<\(name)")
    for (name, value) in attributes {
      markup(" \(name)=\"")
      text(Array(harmless(value).utf8))
      markup("\"")
    }
    markup(">")
    content(&self)
    markup("</\(name)>")
  }

  /// - Parameter text: without control characters but for line breaks.
  mutating func text(_ text: [UInt8]) {
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "&"): markup("&amp;")
      case UInt8(ascii: "<"): markup("&lt;")
      // `]]>` may not stand in text.
      case UInt8(ascii: ">"): markup("&gt;")
      case UInt8(ascii: "\""): markup("&quot;")
      // U+FFFE and U+FFFF (EF BF BE and BF) are no characters of XML 1.0 §2.2; U+FFFD stands for them.
      case 0xBE, 0xBF:
        let isLast = index >= 2 && text[index - 2] == 0xEF && text[index - 1] == 0xBF
        bytes.append(isLast ? 0xBD : byte)
      default: bytes.append(byte)
      }
    }
  }
}
