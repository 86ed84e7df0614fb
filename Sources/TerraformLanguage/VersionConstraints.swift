import Diagnostics
import HCLSyntax
import SourceText

/// Version constraints: `>= 1.5, < 2.0`. …/language/expressions/version-constraints
extension TerraformChecker {
  /// - Parameter isProvider: of `required_providers`, which is read more strictly.
  mutating func checkVersionConstraint(_ value: HCLExpression, isProvider: Bool = false) {
    guard !isLeftOut(value) else { return }
    guard let written = literalText(value) else {
      if case .number = value.kind {
        report(
          TerraformRules.badVersionConstraint, "a version is a string", at: value.range,
          help: "write \"\(text(value.range))\"", severity: isProvider ? nil : .warning)
      }
      return
    }
    guard !isVersionPlaceholder(written) else { return }
    let base = value.range.start + 1
    let bytes = Array(written.utf8)
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == UInt8(ascii: ",") {
      let part = bytes[start..<index]
      if let mistake = mistake(in: part, isProvider: isProvider) {
        let leading = part.prefix { isBlank($0) }.count
        let trailing = part.reversed().prefix { isBlank($0) }.count
        let end = max(start + leading, index - trailing)
        let range = part.allSatisfy(isBlank) ? value.range : SourceRange(base + start + leading, base + end)
        return report(TerraformRules.badVersionConstraint, mistake.message, at: range, help: mistake.help)
      }
      start = index + 1
    }
  }

  /// `x.y.z`, `<version>`, `...`: the reader fills it in.
  private func isVersionPlaceholder(_ text: String) -> Bool {
    if text.contains(utf8: "...") || text.contains(utf8: "…") || text.contains(utf8: "VERSION") {
      return true
    }
    if let open = text.utf8.firstIndex(of: UInt8(ascii: "<")), text.contains(utf8: ">") {
      let next = text.utf8.index(after: open)
      if next < text.utf8.endIndex, isASCIILetter(text.utf8[next]) { return true }
    }
    // Numbers of one letter: `~> X.Y`.
    let numbers = text.split { $0 == "." || $0 == " " || $0 == "," }
    return numbers.contains { ["x", "y", "z", "X", "Y", "Z", "N", "n", "xx", "XX"].contains($0) }
      && !numbers.contains { $0.utf8.first.map(isASCIIDigit) ?? false }
  }

  /// Constraint = [ "=" | "!=" | ">" | "<" | ">=" | "<=" | "~>" ] Version
  private func mistake(in part: ArraySlice<UInt8>, isProvider: Bool) -> (message: String, help: String?)? {
    var rest = part.drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    guard !rest.isEmpty else {
      return ("a version constraint is empty", "write one such as \">= 1.5\", and a comma only between two")
    }
    let sign = String(decoding: rest.prefix { "=!<>~^".utf8.contains($0) }, as: UTF8.self)
    let version = String(decoding: rest.dropFirst(sign.utf8.count).drop(while: isBlank), as: UTF8.self)
    guard ["", "=", "!=", ">", "<", ">=", "<=", "~>"].contains(sign) else {
      let meant = [
        "==": "=", "^": "~>", "~": "~>", "=>": ">=", "=<": "<=", "<>": "!=", "~=": "~>", "~>=": "~>",
        "===": "=",
      ][sign]
      return (
        "`\(sign)` is no operator of versions", meant.map { "write \"\($0) \(version)\"" }
      )
    }
    if version.isEmpty { return ("`\(sign)` is followed by no version", nil) }
    if isVersion(version) {
      guard isProvider, version.hasPrefix("v") else { return nil }
      return (
        "the version of a provider has no `v`",
        "write \"\(sign.isEmpty ? "" : sign + " ")\(version.dropFirst())\""
      )
    }
    if version.utf8.contains(where: { "=!<>~".utf8.contains($0) }) || version.contains(utf8: " ") {
      return ("two version constraints have no comma between them", "write a comma: \">= 1.5, < 2.0\"")
    }
    if version.hasSuffix(".x") || version.hasSuffix(".*") {
      return ("`\(version)` is no version", "write \"~> \(version.dropLast(2)).0\"")
    }
    return (
      "`\(version)` is no version",
      version == "latest"
        ? "leave the constraint out, or write \">= 1.0\"" : "a version is made of numbers: 1.2.3"
    )
  }

  /// Version = Number { "." Number } [ "-" Prerelease ] [ "+" Metadata ], as Terraform's library reads it.
  private func isVersion(_ text: String) -> Bool {
    var rest = Substring(text)
    if rest.hasPrefix("v") { rest = rest.dropFirst() }
    let core = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    rest = rest.dropFirst(core.count)
    let numbers = core.split(separator: ".", omittingEmptySubsequences: false)
    guard !numbers.isEmpty, numbers.allSatisfy({ !$0.isEmpty && $0.count < 19 }) else { return false }
    guard let first = rest.utf8.first else { return true }
    guard
      first == UInt8(ascii: "-") || first == UInt8(ascii: "+") || first == UInt8(ascii: "~")
        || isASCIILetter(first)
    else { return false }
    return rest.utf8.allSatisfy { isASCIILetter($0) || isASCIIDigit($0) || "-.+~".utf8.contains($0) }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
