import Diagnostics
import SourceText

/// What a text is that stands in a JSON block and is no JSON: the fence has the wrong tag.
struct Mistag {
  let message: String
  let help: String
  let range: SourceRange
}

/// Recognises by its first line what people put into a JSON block besides JSON: a shell command or
/// here-document, an HTTP message, a script, a page, HCL, YAML. Only sure signs count.
func mistagged(_ bytes: [UInt8]) -> Mistag? {
  guard let start = bytes.firstIndex(where: { $0 > 0x20 }) else { return nil }
  let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
  let line = String(decoding: bytes[start..<min(end, start + 200)], as: UTF8.self)
  func mistag(_ what: String, _ tag: String) -> Mistag {
    Mistag(
      message: "this is \(what), not JSON", help: "tag the block `\(tag)`", range: SourceRange(start, end))
  }
  let words = line.split(separator: " ")
  guard let first = words.first else { return nil }
  switch first {
  case "$", "%", "❯", "PS>",
    "#" where words.count > 1 && isCommand(words[1]):
    return mistag("a console session", "console")
  case _ where first.hasPrefix("HTTP/1") || first.hasPrefix("HTTP/2"):
    return mistag("an HTTP response", "http")
  case "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS":
    guard words.count > 1, words[1].hasPrefix("/") || words[1].hasPrefix("http") else { return nil }
    return mistag("an HTTP request", "http")
  case "const", "let", "var", "import", "export", "function", "type", "interface":
    return words.count > 2 ? mistag("a script", "js") : nil
  case "---" where end < bytes.count: return mistag("YAML", "yaml")
  case _ where first.hasPrefix("module.exports"): return mistag("a script", "js")
  case _ where line.hasPrefix("<?xml") || line.hasPrefix("<!DOCTYPE") || line.hasPrefix("<html"):
    return mistag("markup", "html")
  default: break
  }
  if words.count > 1, isLetter(bytes[start]), line.contains("<<"), !line.contains("\"") || isCommand(first) {
    return mistag("a shell here-document", "sh")
  }
  if words.count > 1, isCommand(first), !line.hasSuffix(",") { return mistag("a shell command", "sh") }
  if isHCL(bytes) { return mistag("HCL", "hcl") }
  return isYAML(bytes, from: start) ? mistag("YAML", "yaml") : nil
}

/// `service {` or `path "notes/*" {` on the first line that leaves nothing out, and `name = value` or a further block
/// on the next one.
private func isHCL(_ bytes: [UInt8]) -> Bool {
  let lines = bytes.prefix(2000).split(separator: 0x0A).lazy.map { line in
    String(decoding: line.prefix(200), as: UTF8.self).split { " \t\r".contains($0) }
  }.filter { !$0.isEmpty && $0[0] != "..." && $0[0] != "#" }
  guard let head = lines.first, head.count > 1, head.last == "{", isHCLName(head[0]),
    head.dropFirst().dropLast().allSatisfy({ $0.count > 1 && $0.first == "\"" && $0.last == "\"" }),
    let next = lines.dropFirst().first, isHCLName(next[0])
  else { return false }
  return next.count > 2 && next[1] == "=" || next.count > 1 && next.last == "{"
}

private func isHCLName(_ word: Substring) -> Bool {
  word.utf8.first.map(isLetter) == true
    && word.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
}

/// Commands that stand before JSON in documentation.
private func isCommand(_ word: Substring) -> Bool {
  [
    "cat", "curl", "aws", "kubectl", "docker", "jq", "echo", "sudo", "tee", "eksctl", "gcloud", "az",
    "terraform", "helm",
    "npm", "cd", "export", "git",
  ].contains(word)
}

/// `key: value` on the first line without quotes, and no braces at all.
private func isYAML(_ bytes: [UInt8], from start: Int) -> Bool {
  var end = start
  while end < bytes.count, isLetterOrDigit(bytes[end]) || bytes[end] == UInt8(ascii: "_") { end += 1 }
  guard end > start, isLetter(bytes[start]), end + 1 < bytes.count, bytes[end] == UInt8(ascii: ":"),
    bytes[end + 1] == 0x20 || bytes[end + 1] == 0x0A
  else { return false }
  return !bytes.contains(UInt8(ascii: "{")) && bytes.contains(0x0A)
}
