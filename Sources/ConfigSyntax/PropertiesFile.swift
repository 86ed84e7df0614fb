import Diagnostics
import SourceText

// Java's `.properties` (java.util.Properties): nearly any line is a key and a value.

extension ConfigFormat {
  package static let properties = ConfigFormat(
    rules: [PropertiesRules.badEscape, PropertiesRules.duplicateKey],
    check: checkProperties,
    colours: ConfigColours(comments: "#!", separators: "=:", hasVariables: true))
}

private func checkProperties(_ reader: inout ConfigReader) {
  var places: [String: SourceRange] = [:]
  while let line = reader.nextStatement(comments: "#!") {
    checkEscapes(line.content, &reader)
    let end = endOfKey(line.content, reader)
    let key = SourceRange(line.content.start, end)
    var value = reader.trimmed(SourceRange(end, line.content.end))
    if let sign = reader.byte(at: value.start, of: value),
      sign == UInt8(ascii: "=") || sign == UInt8(ascii: ":")
    {
      value = reader.trimmed(SourceRange(value.start + 1, value.end))
    }
    reader.reportEditorDamage(in: line.content, value: value)
    if let first = places[reader.text(key)] {
      reader.report(
        PropertiesRules.duplicateKey, "\(reader.quoted(key)) is given twice; the last one counts", at: key,
        labels: [Label("first given here", at: first)])
    } else {
      places[reader.text(key)] = key
    }
    var content = line.content
    while isJoined(content, reader), let next = reader.nextLine() {
      content = next.content
      checkEscapes(content, &reader)
    }
  }
}

/// key = characters up to the first `=`, `:` or blank without a backslash before it
private func endOfKey(_ content: SourceRange, _ reader: ConfigReader) -> Int {
  var offset = content.start
  while offset < content.end {
    switch reader.bytes[offset] {
    case UInt8(ascii: "="), UInt8(ascii: ":"), 0x20, 0x09: return offset
    case UInt8(ascii: "\\"): offset = min(offset + 2, content.end)
    default: offset += 1
    }
  }
  return offset
}

/// Whether an odd number of backslashes joins the next line.
private func isJoined(_ content: SourceRange, _ reader: ConfigReader) -> Bool {
  var start = content.end
  while start > content.start, reader.bytes[start - 1] == UInt8(ascii: "\\") { start -= 1 }
  return (content.end - start) % 2 == 1
}

/// `\uXXXX`; a backslash before any other character is dropped by Java.
private func checkEscapes(_ content: SourceRange, _ reader: inout ConfigReader) {
  var offset = content.start
  while offset < content.end {
    guard reader.bytes[offset] == UInt8(ascii: "\\") else {
      offset += 1
      continue
    }
    let start = offset
    offset += 2
    guard reader.byte(at: start + 1, of: content) == UInt8(ascii: "u") else { continue }
    let digits = (offset..<min(offset + 4, content.end)).prefix { isHexadecimal(reader.bytes[$0]) }.count
    offset += digits
    guard digits < 4 else { continue }
    reader.report(
      PropertiesRules.badEscape, "expected 4 hexadecimal digits, found \(digits)",
      at: SourceRange(start, offset),
      help: "write \\\\u for a backslash and a u")
  }
}

enum PropertiesRules {
  static let badEscape = Rule(
    "properties.bad-escape", .error, "`\\u` without four hexadecimal digits",
    why: "Java refuses the whole file over it. A backslash of a Windows path is written twice.",
    wrong: "```properties\nhome=C:\\users\n```",
    right: "```properties\nhome=C:\\\\users\n```")

  static let duplicateKey = Rule(
    "properties.duplicate-key", .warning, "a key is given twice",
    why: "Java takes the last one without a word.",
    wrong: "```properties\nport=80\nport=8080\n```",
    right: "```properties\nport=8080\n```")
}
