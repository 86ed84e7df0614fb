import DiagnosticPrinting
import JSONSyntax
import NoteModel
import Pipeline
import SearchIndex

/// Prints what a search found.
struct SearchPrinter {
  let report: SearchReport
  /// `Content/` as seen from the working directory.
  let contentFolder: String

  /// For people: a line of title, headings, date and tags, a line of path, the words in their context.
  func human(color: Bool) -> String {
    let style = Style(color: color)
    return report.hits.map { hit in
      var heading = style.bold(harmless(([hit.title] + hit.headingPath).joined(separator: " › ")))
      if let date = hit.date { heading += "  \(date.isoDay)" }
      if !hit.tags.isEmpty { heading += "  " + style.dim(harmless(hit.tags.joined(separator: ", "))) }
      if hit.isDraft { heading += "  [draft]" }
      if hit.isFuture(at: report.now) { heading += "  [future]" }
      let place = "  " + style.path(harmless(join(contentFolder, hit.path)) + ":\(hit.line)")
      return ([heading, place] + excerpt(hit.excerpt, style)).joined(separator: "\n") + "\n"
    }
    .joined(separator: "\n")
  }

  private func excerpt(_ excerpt: Excerpt, _ style: Style) -> [String] {
    let bytes = Array(excerpt.text.utf8)
    let indent = excerpt.kind == .code ? "    │ " : "    "
    var lines = [indent]
    var end = 0
    let append = { (range: Range<Int>, isMatch: Bool) in
      for (index, part) in bytes[range].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { lines.append(indent) }
        let text = harmless(String(decoding: part, as: UTF8.self))
        lines[lines.count - 1] += isMatch ? style.mark(text) : text
      }
    }
    for match in excerpt.matches {
      append(end..<match.lowerBound, false)
      append(match, true)
      end = match.upperBound
    }
    append(end..<bytes.count, false)
    return lines.filter { $0 != indent }
  }

  /// For programs.
  func json(query: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("version", 1)
      writer.member("query", query)
      writer.key("results")
      writer.array { writer in
        for hit in report.hits { write(hit, to: &writer) }
      }
    }
    return writer.bytes + [UInt8(ascii: "\n")]
  }

  private func write(_ hit: SearchHit, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("path", join(contentFolder, hit.path))
      writer.member("line", hit.line)
      writer.member("url", report.settings.basePath + hit.permalink.encoded)
      writer.member("title", hit.title)
      writer.member("heading", hit.headingPath.joined(separator: " › "))
      writer.member("anchor", hit.anchor)
      writer.member("date", hit.date?.isoDay)
      writer.key("tags")
      writer.array { writer in for tag in hit.tags { writer.value(tag) } }
      writer.member("draft", hit.isDraft)
      writer.member("future", hit.isFuture(at: report.now))
      writer.key("score")
      writer.value(hit.score)
      writer.member("snippet", hit.excerpt.text)
      writer.member("language", hit.language)
    }
  }
}

/// Colours, or none.
private struct Style {
  let color: Bool

  func bold(_ text: String) -> String { wrapped(text, "1") }
  func dim(_ text: String) -> String { wrapped(text, "2") }
  func path(_ text: String) -> String { wrapped(text, "36") }
  func mark(_ text: String) -> String { wrapped(text, "1;33") }

  private func wrapped(_ text: String, _ code: String) -> String {
    color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
