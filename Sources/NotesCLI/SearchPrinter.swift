import DiagnosticPrinting
import JSONSyntax
import NoteModel
import Pipeline
import SearchRanking

/// Prints what a search found.
struct SearchPrinter {
  let report: SearchReport
  /// `Content/` as seen from the working directory.
  let contentFolder: String

  /// For people: title, heading, date and tags, a clickable place, the words in their context; further sections
  /// of the note by their places.
  func human(color: Bool, links: FileLinks?) -> String {
    let style = Style(color: color)
    return notes.map { hits in
      let hit = hits[hits.startIndex]
      var heading = style.bold(harmless(([hit.title] + hit.headingPath).joined(separator: " › ")))
      if let date = hit.date { heading += "  \(date.isoDay)" }
      if !hit.tags.isEmpty { heading += "  " + style.dim(harmless(hit.tags.joined(separator: ", "))) }
      for state in states(of: hit) { heading += "  [\(state)]" }
      let further = hits.dropFirst().map { hit in
        "  " + linked(style.path(place(of: hit)), to: hit, links) + "  "
          + style.dim(
            harmless((hit.headingPath.isEmpty ? [hit.title] : hit.headingPath).joined(separator: " › ")))
      }
      return
        ([heading, "  " + linked(style.path(place(of: hit)), to: hit, links)] + excerpt(hit.excerpt, style)
        + further)
        .joined(separator: "\n") + "\n"
    }
    .joined(separator: "\n")
  }

  /// Why the note is not published.
  private func states(of hit: SearchHit) -> [String] {
    (hit.isPrivate ? ["private"] : []) + (hit.isDraft ? ["draft"] : [])
      + (hit.isFuture(at: report.now) ? ["future"] : [])
  }

  /// The hits of each note.
  private var notes: [ArraySlice<SearchHit>] {
    var notes: [ArraySlice<SearchHit>] = []
    var rest = report.hits[...]
    while let first = rest.first {
      let hits = rest.prefix { $0.path == first.path }
      notes.append(hits)
      rest = rest.dropFirst(hits.count)
    }
    return notes
  }

  private func place(of hit: SearchHit) -> String {
    harmless(join(contentFolder, hit.path)) + ":\(hit.line)"
  }

  private func linked(_ text: String, to hit: SearchHit, _ links: FileLinks?) -> String {
    guard let links else { return text }
    return links.start(join(contentFolder, hit.path)) + text + links.end
  }

  /// The paths of the notes, a line each.
  var paths: String {
    notes.map { join(contentFolder, $0[$0.startIndex].path) + "\n" }.joined()
  }

  /// `path:line: title › heading`, a line for each section, as compilers have it and editors read it.
  var lines: String {
    report.hits.map { hit in
      "\(place(of: hit)): \(harmless(([hit.title] + hit.headingPath).joined(separator: " › ")))\n"
    }.joined()
  }

  /// The best snippet of each note, separated by empty lines.
  var raw: String {
    notes.compactMap { hits in hits.lazy.compactMap(\.snippets.first).first.map { $0.text + "\n" } }
      .joined(separator: "\n")
  }

  /// Where the section is on the published site.
  func webAddress(of hit: SearchHit) -> String {
    let page = report.settings.baseURL + hit.permalink.encoded
    return hit.anchor.isEmpty ? page : page + "#" + hit.anchor
  }

  private func excerpt(_ excerpt: Excerpt, _ style: Style) -> [String] {
    var bytes = Array(excerpt.text.utf8)
    if excerpt.kind == .prose, let place = lineBreak(in: bytes) { bytes[place] = UInt8(ascii: "\n") }
    let indent = excerpt.kind == .code ? "    │ " : "    "
    var lines = [indent]
    var end = 0
    let append = { [bytes] (range: Range<Int>, isMatch: Bool) in
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

  /// Where prose goes on in a second line: after the last word that fits into the first one.
  private func lineBreak(in text: [UInt8]) -> Int? {
    guard text.count > lineWidth else { return nil }
    return text.prefix(lineWidth).lastIndex(of: UInt8(ascii: " "))
  }

  /// For programs.
  func json(query: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("version", 1)
      writer.member("query", query)
      writer.member("corrected", corrected(query))
      writer.key("results")
      writer.array { writer in
        for hit in report.hits { write(hit, to: &writer) }
      }
    }
    return writer.bytes + [UInt8(ascii: "\n")]
  }

  /// The query with the words that were looked for in place of the typed ones; `nil` where they are the same.
  private func corrected(_ query: String) -> String? {
    guard !report.corrections.isEmpty else { return nil }
    var words = query.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for correction in report.corrections {
      for index in words.indices where words[index].lowercased() == correction.typed {
        words[index] = correction.shown
      }
    }
    return words.joined(separator: " ")
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
      writer.member("state", states(of: hit).first ?? "published")
      writer.key("tags")
      writer.array { writer in for tag in hit.tags { writer.value(tag) } }
      writer.key("score")
      writer.value(hit.score)
      writer.member("snippet", hit.excerpt.text)
      writer.member("language", hit.language)
    }
  }
}

/// Of prose, in bytes.
private let lineWidth = 110

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
