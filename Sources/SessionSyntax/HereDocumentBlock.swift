import ShellSyntax
import SourceText

/// Whether a block tagged as JSON, YAML or settings is a shell command that writes such a file: its first
/// line opens a here-document, and the line that ends it follows.
///
/// - Returns: the line that opens it, without the blanks around it.
package func looksLikeHereDocument(_ bytes: [UInt8]) -> SourceRange? {
  let table = LineTable(bytes)
  for index in 0..<table.count {
    let line = bytes.trimmed(table.contentRange(ofLine: index))
    guard line.count > 0 else { continue }
    if bytes[line.start] == UInt8(ascii: "#") { continue }
    // Cheap to ask, and true of nearly no other language.
    guard bytes.contains("<<", in: line), beginsWithKnownCommand(bytes, line) else { return nil }
    // `source = <<EOT` is Terraform.
    let name = bytes.run(from: line.start, to: line.end, while: isNameByte)
    let next = bytes.afterBlanks(SourceRange(name.end, line.end))
    guard next < line.end, bytes[next] != UInt8(ascii: "=") else { return nil }
    return opensHereDocument(bytes, from: line.start) ? line : nil
  }
  return nil
}

/// Whether the command at `start` has a here-document that is ended.
private func opensHereDocument(_ bytes: [UInt8], from start: Int) -> Bool {
  let extent = extentOfCommand(in: bytes, from: start, to: bytes.count)
  guard extent.open == nil, extent.end > start else { return false }
  let script = parseShell(Array(bytes[start..<extent.end]))
  return script.diagnostics.isEmpty && script.hereDocuments.contains { $0.end != nil }
}
