import Diagnostics
import SourceText

extension ShellReviewRules {
  static let htmlEntity = Rule(
    "shell.html-entity", .warning, "An operator or quote is written as HTML.",
    why: """
      A blog editor or an export turned `&`, `<`, `>` or a quote into HTML once too often. The shell reads \
      `&amp;` as three things: it sends the command before it into the background, runs a command named \
      `amp`, and goes on after the semicolon.
      """,
    wrong: "```bash\ncd web &amp;&amp; make\n```",
    right: "```bash\ncd web && make\n```")
}

/// An HTML entity at `offset` or close to it on the same line: what a syntax error there is due to.
package func htmlEntity(
  in bytes: [UInt8], near offset: Int
) -> (entity: String, replacement: String, range: SourceRange)? {
  var start = min(max(offset, 0), bytes.count)
  let limit = start
  while start > 0, limit - start < reach, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
  while start < bytes.count, start <= limit + reach, bytes[start] != UInt8(ascii: "\n") {
    if let replacement = character(ofEntityAt: start, in: bytes) {
      let range = entityRun(from: start, in: bytes)
      return (bytes.text(range), replacements(in: range, bytes) ?? replacement.text, range)
    }
    start += 1
  }
  return nil
}

/// Entities in commands. In quotes they may be markup or part of an address that is meant so.
func htmlEntities(in text: ReviewedText) -> [Diagnostic] {
  var found: [SourceRange] = []
  var offset = 0
  while offset < text.bytes.count {
    if text.bytes[offset] == UInt8(ascii: "&"), character(ofEntityAt: offset, in: text.bytes) != nil,
      text.isCommand(at: offset), !text.isEscaped(at: offset)
    {
      let run = entityRun(from: offset, in: text.bytes)
      found.append(run)
      offset = run.end
    } else {
      offset += 1
    }
  }
  return text.byLine(found, at: \.start).compactMap { line in
    guard let first = line.first else { return nil }
    let entity = text.bytes.text(first)
    return Diagnostic(
      ShellReviewRules.htmlEntity, "`\(entity)` is HTML, not shell" + andMore(line.count), at: first,
      help: replacements(in: first, text.bytes).map {
        $0 == " " ? "put a plain space in its place" : "write `\($0)`"
      },
      edits: line.compactMap { run in
        replacements(in: run, text.bytes).flatMap { certainEdit(run, of: text.bytes, with: $0) }
      })
  }
}

/// `nil` where the text would be an entity after that, too: how often it was escaped is not known. Nor is it where a
/// here-document begins, whose text would have to be looked at with other eyes.
private func certainEdit(_ run: SourceRange, of bytes: [UInt8], with plain: String) -> TextEdit? {
  guard !plain.contains(utf8: "<<") else { return nil }
  let after = Array(plain.utf8) + bytes[run.end...].prefix(10)
  guard !after.indices.contains(where: { character(ofEntityAt: $0, in: after) != nil }) else { return nil }
  return TextEdit(run, of: bytes, with: plain)
}

/// How far from an error its entity may begin.
private let reach = 12

/// Entities side by side, as `&amp;&amp;`.
private func entityRun(from start: Int, in bytes: [UInt8]) -> SourceRange {
  var end = start
  while let next = character(ofEntityAt: end, in: bytes), end - start < 64 { end += next.length }
  return SourceRange(start, end)
}

private func replacements(in run: SourceRange, _ bytes: [UInt8]) -> String? {
  var result = ""
  var offset = run.start
  while offset < run.end, let next = character(ofEntityAt: offset, in: bytes) {
    result += next.text
    offset += next.length
  }
  return result.isEmpty ? nil : result
}

/// What the entity at `offset` stands for; `nil` where none is.
private func character(ofEntityAt offset: Int, in bytes: [UInt8]) -> (text: String, length: Int)? {
  guard bytes.byte(at: offset) == UInt8(ascii: "&") else { return nil }
  for (name, text) in entities where bytes[offset...].starts(with: name.utf8) {
    return (text, name.utf8.count)
  }
  return nil
}

private let entities: [(name: String, text: String)] = [
  ("&amp;", "&"), ("&gt;", ">"), ("&lt;", "<"), ("&quot;", "\""), ("&apos;", "'"), ("&nbsp;", " "),
  ("&#38;", "&"), ("&#62;", ">"), ("&#60;", "<"), ("&#34;", "\""), ("&#39;", "'"), ("&#039;", "'"),
  ("&#x27;", "'"), ("&#x22;", "\""),
]
