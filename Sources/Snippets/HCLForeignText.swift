import Diagnostics
import HCLSyntax
import SourceText

/// Instead of all else, a warning with the name that fits a block of HCL that is none: a plan, a change, YAML;
/// `nil` for what was meant as HCL and went wrong.
///
/// Only lines that the parser refused are evidence, so that what a heredoc holds is none.
func mistag(of file: HCLFile) -> Diagnostic? {
  let errors = file.diagnostics.filter { $0.severity == .error }
  guard !errors.isEmpty else { return nil }
  let text = LinesOfHCL(file.bytes)
  for error in errors {
    guard let line = text.line(with: error.range.start), let sign = text.sign(of: line) else { continue }
    return Diagnostic(
      SnippetRules.mistagged, "this is \(sign.what), not HCL", at: line.range,
      help: "tag the block `\(sign.tag)`")
  }
  return nil
}

/// What a line shows that the whole block is.
private struct Sign {
  let what: String
  let tag: String

  static let output = Sign(what: "what Terraform prints", tag: "text")
}

/// The lines that hold something, without the blanks around them.
private struct LinesOfHCL {
  struct Line {
    let range: SourceRange
    let text: Substring
    let indentation: Int
  }

  let lines: [Line]

  init(_ bytes: [UInt8]) {
    let table = LineTable(bytes)
    lines = (0..<table.count).compactMap { index in
      let whole = table.contentRange(ofLine: index)
      let isText: (Int) -> Bool = { bytes[$0] > 0x20 }
      guard let first = (whole.start..<whole.end).first(where: isText),
        let last = (whole.start..<whole.end).last(where: isText)
      else { return nil }
      let range = SourceRange(first, last + 1)
      return Line(
        range: range, text: Substring(decoding: bytes[first...last], as: UTF8.self),
        indentation: first - whole.start)
    }
  }

  func line(with offset: Int) -> Line? {
    lines.first { offset <= $0.range.end }
  }

  func sign(of line: Line) -> Sign? {
    if isPrinted(line.text) { return .output }
    if line.text.hasPrefix("> "), line.range == lines.first?.range {
      return Sign(what: "the console of Terraform", tag: "console")
    }
    if isChange(line.text) { return isPlan(line) ? .output : Sign(what: "a change", tag: "diff") }
    return isYAML ? Sign(what: "YAML", tag: "yaml") : nil
  }

  /// A line of `terraform init`, `plan` or `apply`.
  private func isPrinted(_ line: Substring) -> Bool {
    let starts = [
      "╷", "│", "╵", "Outputs:", "No changes.", "Apply complete!", "Destroy complete!", "Changes to Outputs:",
      "Terraform will perform", "Terraform used the selected", "Initializing ", "Error: ", "Warning: ",
    ]
    let steps = [
      ": Creating...", ": Creation complete", ": Refreshing state...", ": Reading...", ": Read complete",
      ": Destroying...", ": Modifying...", ": Still creating...", ": Destruction complete",
    ]
    return starts.contains { line.hasPrefix($0) } || steps.contains { line.contains($0) }
      || (line.hasPrefix("Plan: ") && line.contains(utf8: " to add"))
  }

  private static let marks = ["+ ", "- ", "~ ", "-/+ ", "+/- ", "<= "]

  /// `+ name = …`, `- resource "a" "b" {`
  private func isChange(_ line: Substring) -> Bool {
    guard let mark = Self.marks.first(where: { line.hasPrefix($0) }) else { return false }
    let words = line.dropFirst(mark.count).split(separator: " ")
    guard words.count > 1, let first = words[0].utf8.first,
      first == UInt8(ascii: "\"") || first == UInt8(ascii: "_") || words[0].first?.isLetter == true
    else { return false }
    return words[1] == "=" || words.last == "{"
  }

  /// Whether a change is one that Terraform plans, and none of a file.
  private func isPlan(_ line: Line) -> Bool {
    line.indentation > 1
      || lines.contains { line in
        ["~ ", "-/+ ", "+/- ", "<= "].contains { line.text.hasPrefix($0) }
          || ["(known after apply)", " -> ", "# forces replacement"].contains { line.text.contains($0) }
      }
  }

  /// `key: value` and `- item` in every line, and a list or a mapping below a key.
  private var isYAML: Bool {
    let content = lines.filter { !$0.text.hasPrefix("#") && $0.text != "---" }
    let isNested = zip(content, content.dropFirst()).contains { line, next in
      line.text.hasSuffix(":") && (next.indentation > line.indentation || next.text.hasPrefix("- "))
    }
    return isNested
      && content.allSatisfy { line in
        if line.text.hasPrefix("- ") { return true }
        let key = line.text.prefix { $0.isLetter || $0.isNumber || "_-./\"'".contains($0) }
        let rest = line.text.dropFirst(key.count)
        return !key.isEmpty && (rest == ":" || rest.hasPrefix(": "))
      }
  }
}
