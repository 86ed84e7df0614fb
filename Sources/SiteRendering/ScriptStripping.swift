/// A script without the lines that are comments, without empty lines and without indentation.
///
/// Nothing within a line changes, and no line is joined with another. What begins within a template literal stays as
/// it is.
package func strippedJS(_ text: [UInt8]) -> [UInt8] {
  var stripper = ScriptStripper(text)
  return stripper.strip()
}

private struct ScriptStripper {
  private let bytes: [UInt8]
  private var output: [UInt8] = []
  private var offset = 0
  /// For each template literal that is open, how many braces are open in its `${…}`; -1 in its text.
  private var templates: [Int] = []
  /// The last byte that is no blank, which tells a division from a regular expression.
  private var previous: UInt8?

  init(_ text: [UInt8]) { bytes = text }

  mutating func strip() -> [UInt8] {
    while offset < bytes.count {
      if templates.isEmpty { skipBlankLinesAndComments() }
      copyLine()
    }
    return output
  }

  private func starts(with word: String) -> Bool { bytes[offset...].starts(with: word.utf8) }

  private var isAtBlank: Bool { offset < bytes.count && " \t\r\n".utf8.contains(bytes[offset]) }

  private mutating func skipBlankLinesAndComments() {
    while true {
      while isAtBlank { offset += 1 }
      if starts(with: "//") {
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
      } else if starts(with: "/*"), let end = endOfCommentLines {
        offset = end
      } else {
        return
      }
    }
  }

  /// The end of a comment that nothing follows on its last line.
  private var endOfCommentLines: Int? {
    var end = offset + 2
    while end + 1 < bytes.count, bytes[end] != UInt8(ascii: "*") || bytes[end + 1] != UInt8(ascii: "/") {
      end += 1
    }
    end = min(end + 2, bytes.count)
    var rest = end
    while rest < bytes.count, " \t\r".utf8.contains(bytes[rest]) { rest += 1 }
    return rest == bytes.count || bytes[rest] == UInt8(ascii: "\n") ? end : nil
  }

  /// Copies what is left of a line, or of several that a comment or template literal holds together.
  private mutating func copyLine() {
    while offset < bytes.count {
      let byte = bytes[offset]
      if templates.last == -1 {
        copyTemplateText(byte)
        continue
      }
      switch byte {
      case UInt8(ascii: "\n"):
        copy()
        if templates.isEmpty { return }
      case UInt8(ascii: "\""), UInt8(ascii: "'"): copyQuoted(until: byte)
      case UInt8(ascii: "`"):
        templates.append(-1)
        copy()
      case UInt8(ascii: "/") where starts(with: "//"):
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { copy() }
      case UInt8(ascii: "/") where starts(with: "/*"):
        copy()
        repeat { copy() } while offset < bytes.count && !endsWithComment
      case UInt8(ascii: "/") where isRegularExpression: copyRegularExpression()
      case UInt8(ascii: "{") where !templates.isEmpty:
        templates[templates.count - 1] += 1
        copy()
      case UInt8(ascii: "}") where !templates.isEmpty:
        // The last brace ends `${`, and -1 is the text.
        templates[templates.count - 1] -= 1
        copy()
      default: copy()
      }
    }
  }

  private var endsWithComment: Bool { output.suffix(2).elementsEqual("*/".utf8) }

  private mutating func copy() {
    let byte = bytes[offset]
    if !" \t\r\n".utf8.contains(byte) { previous = byte }
    output.append(byte)
    offset += 1
  }

  private mutating func copyTemplateText(_ byte: UInt8) {
    if byte == UInt8(ascii: "\\"), offset + 1 < bytes.count {
      copy()
    } else if starts(with: "${") {
      copy()
      templates[templates.count - 1] = 0
    } else if byte == UInt8(ascii: "`") {
      templates.removeLast()
    }
    copy()
  }

  /// A string ends with its line at the latest.
  private mutating func copyQuoted(until quote: UInt8) {
    repeat {
      if bytes[offset] == UInt8(ascii: "\\"), offset + 1 < bytes.count { copy() }
      copy()
    } while offset < bytes.count && bytes[offset] != quote && bytes[offset] != UInt8(ascii: "\n")
    if offset < bytes.count, bytes[offset] == quote { copy() }
  }

  /// Whether a slash here cannot divide.
  private var isRegularExpression: Bool {
    guard let previous else { return true }
    if "(,=:[!&|?{;+-*%~^<>".utf8.contains(previous) { return true }
    let word = output.reversed().drop { $0 == UInt8(ascii: " ") }.prefix { (0x61...0x7A).contains($0) }
    return ["return", "typeof", "case"].contains(String(decoding: word.reversed(), as: UTF8.self))
  }

  private mutating func copyRegularExpression() {
    var isInClass = false
    repeat {
      if bytes[offset] == UInt8(ascii: "\\"), offset + 1 < bytes.count {
        copy()
      } else if bytes[offset] == UInt8(ascii: "[") {
        isInClass = true
      } else if bytes[offset] == UInt8(ascii: "]") {
        isInClass = false
      }
      copy()
    } while offset < bytes.count && (isInClass || bytes[offset] != UInt8(ascii: "/"))
      && bytes[offset] != UInt8(ascii: "\n")
  }
}
