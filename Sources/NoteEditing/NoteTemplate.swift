import Diagnostics
import NoteModel
import SourceText

/// What a new note is made from: Markdown with gaps, `{{title}}`, of which all else stays as it is.
package struct NoteTemplate: Sendable {
  /// What the gaps are filled with.
  package struct Values: Sendable {
    package let title: String
    /// `YYYY-MM-DD`; `nil` for an undated page.
    package let date: String?
    package let slug: String
    package let tags: [String]
    package let isDraft: Bool

    package init(title: String, date: String?, slug: String, tags: [String], isDraft: Bool) {
      self.title = title
      self.date = date
      self.slug = slug
      self.tags = tags
      self.isDraft = isDraft
    }
  }

  /// The names of the gaps.
  package static let names = ["title", "date", "slug", "tags"]

  private let text: [UInt8]

  package init(_ text: [UInt8]) { self.text = text }

  /// The template of a site that has none: front matter and nothing else.
  package static let plain = NoteTemplate([])

  /// Gaps that are none but look like it, with what was most likely meant.
  package var misspelled: [(name: String, suggestion: String)] {
    gaps.compactMap { gap in
      guard !Self.names.contains(gap.name), gap.name.utf8.count > 2 else { return nil }
      return nearestSpelling(of: gap.name, in: Self.names).map { (gap.name, $0) }
    }
  }

  /// The note. In front matter a value is written so that it is one there, whatever it holds; what the template leaves out of title,
  /// date, tags and draft is added.
  package func note(_ values: Values) -> [UInt8] {
    let place = findFrontMatter(text)
    var note: [UInt8] = []
    var written = 0
    for gap in gaps where Self.names.contains(gap.name) {
      note += text[written..<gap.range.start]
      let isInFrontMatter = place.map { gap.range.end <= $0.content.end } ?? false
      let format = isInFrontMatter ? place?.format : nil
      note += value(gap.name, values, format, isQuoted: isQuoted(gap.range)).utf8
      written = gap.range.end
    }
    note += text[written...]
    return completed(note, values)
  }

  /// Adds the keys that the front matter has not.
  private func completed(_ note: [UInt8], _ values: Values) -> [UInt8] {
    let keys = Set(readFrontMatter(note).entries.map(\.key))
    var members: [FrontMatterEditor.Member] = [("title", { scalar(values.title, $0) })]
    if let date = values.date { members.append(("date", { $0 == .json ? doubleQuoted(date) : date })) }
    if !values.tags.isEmpty { members.append(("tags", { list(values.tags, $0) })) }
    if values.isDraft { members.append(("draft", { _ in "true" })) }
    members.removeAll { keys.contains($0.key) }
    guard !members.isEmpty, let edit = FrontMatterEditor(note).adding(members) else { return note }
    return applying([edit], to: note) ?? note
  }

  // MARK: Values

  private func value(
    _ name: String, _ values: Values, _ format: FrontMatter.Format?, isQuoted: Bool
  ) -> String {
    let text =
      switch name {
      case "title": values.title
      case "date": values.date ?? ""
      case "slug": values.slug
      default: values.tags.joined(separator: ", ")
      }
    guard let format else { return text }
    if isQuoted { return String(doubleQuoted(text).dropFirst().dropLast()) }
    switch name {
    case "tags": return list(values.tags, format)
    case "date": return format == .json ? doubleQuoted(text) : text
    default: return scalar(text, format)
    }
  }

  private func scalar(_ text: String, _ format: FrontMatter.Format) -> String {
    format == .yaml ? yamlScalar(text) : doubleQuoted(text)
  }

  private func list(_ texts: [String], _ format: FrontMatter.Format) -> String {
    "[" + texts.map { scalar($0, format) }.joined(separator: ", ") + "]"
  }

  /// Whether a gap stands in double quotes.
  private func isQuoted(_ range: SourceRange) -> Bool {
    let line = text[..<range.start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return text[line..<range.start].count { $0 == UInt8(ascii: "\"") } % 2 == 1
  }

  // MARK: Gaps

  private struct Gap {
    let name: String
    let range: SourceRange
  }

  /// `{{word}}`, with blanks around the word or not. What templates of other programs hold, as `{{ .Values.x }}`, is none.
  private var gaps: [Gap] {
    var gaps: [Gap] = []
    var offset = 0
    while offset + 1 < text.count {
      guard text[offset] == UInt8(ascii: "{"), text[offset + 1] == UInt8(ascii: "{") else {
        offset += 1
        continue
      }
      var end = offset + 2
      while end < text.count, text[end] == 0x20 { end += 1 }
      let start = end
      while end < text.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[end]) { end += 1 }
      let name = String(decoding: text[start..<end], as: UTF8.self)
      while end < text.count, text[end] == 0x20 { end += 1 }
      if !name.isEmpty, text[end...].starts(with: "}}".utf8) {
        gaps.append(Gap(name: name, range: SourceRange(offset, end + 2)))
        offset = end + 2
      } else {
        offset += 2
      }
    }
    return gaps
  }
}
