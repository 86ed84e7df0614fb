import Diagnostics
import Localization
import SourceText

/// Reads what front matter, file name and first heading say about a note.
///
/// - Parameters:
///   - path: below `Content/`, `/`-separated.
///   - entries: of the front matter; empty when there is none.
///   - firstHeading: plain text of the first heading of the text.
///   - timeZone: IANA name of the zone that dates without an offset are in.
/// - Returns: metadata that is safe to use whatever was wrong, and diagnostics in bytes of the file; those
///   that have no place of their own stand at its start.
package func readNoteMetadata(
  path: String, entries: [MetadataEntry], firstHeading: String?, timeZone: String
) -> (NoteMetadata, [Diagnostic]) {
  var reader = NoteMetadataReader(
    fileName: NoteFileName(path), timeZoneName: timeZone, metadata: NoteMetadata(title: "", slug: ""))
  for entry in entries { reader.read(entry) }
  reader.complete(firstHeading: firstHeading)
  return (reader.metadata, reader.diagnostics)
}

/// The keys of front matter that mean something here.
enum NoteKey: String, CaseIterable {
  case title, date, updated, tags, series, slug, aliases, draft, description, lang
  case isPrivate = "private"
}

private struct NoteMetadataReader {
  let fileName: NoteFileName
  let timeZoneName: String
  var metadata: NoteMetadata
  var diagnostics: [Diagnostic] = []
  /// Whether `date:` was given, readable or not; the file's name does not count then.
  private var hasDate = false

  init(fileName: NoteFileName, timeZoneName: String, metadata: NoteMetadata) {
    self.fileName = fileName
    self.timeZoneName = timeZoneName
    self.metadata = metadata
  }

  mutating func read(_ entry: MetadataEntry) {
    guard let key = NoteKey(rawValue: entry.key) else {
      if metadata.extra[entry.key] == nil { metadata.extra[entry.key] = entry.value }
      checkOrder(entry)
      return checkSpelling(entry)
    }
    metadata.places[key.rawValue] = entry.valueRange
    // A key without a value is one that was left to be filled in.
    if case .null = entry.value { return }
    switch key {
    case .title: metadata.title = text(entry).map(onOneLine) ?? ""
    case .description:
      let description = text(entry).map(onOneLine) ?? ""
      metadata.description = description.isEmpty ? nil : description
    case .date:
      hasDate = true
      metadata.date = date(entry)
    case .updated: metadata.updated = date(entry)
    case .tags: readTags(entry)
    case .series: readSeries(entry)
    case .slug: readSlug(entry)
    case .aliases: readAliases(entry)
    case .draft: metadata.isDraft = holdsBack(entry)
    case .isPrivate: metadata.isPrivate = holdsBack(entry)
    case .lang: readLanguage(entry)
    }
  }

  /// Fills in what the front matter left open.
  mutating func complete(firstHeading: String?) {
    if metadata.title.isEmpty { metadata.title = firstHeading.map(onOneLine) ?? "" }
    if metadata.title.isEmpty {
      metadata.title = fileName.title
      diagnostics.append(
        Diagnostic(
          NoteRules.missingTitle, "the note has no title; '\(metadata.title)' is made from its file's name",
          at: SourceRange(0, 0), help: "give it a `title:` or a heading"))
    }
    // A date that cannot be read may lie in the future: rather held back than published too early.
    if hasDate, metadata.date == nil { metadata.isDraft = true }
    if !hasDate, let text = fileName.date {
      metadata.date = date(text, at: SourceRange(0, 0), subject: "the date '\(text)' in the file's name")
    }
    if metadata.slug.isEmpty {
      metadata.slug = isSafeSlug(fileName.name) ? fileName.name : safeSlug(fileName.name)
    }
  }

  // MARK: Dates

  private mutating func date(_ entry: MetadataEntry) -> NoteDate? {
    guard let text = text(entry, expected: "a date") else { return nil }
    return date(text.trimmed, at: entry.valueRange, subject: "'\(shortened(text))'")
  }

  private mutating func date(_ text: String, at range: SourceRange, subject: String) -> NoteDate? {
    let zone = timeZoneName == "UTC" ? .utc : SiteTimeZone(name: timeZoneName) ?? .utc
    switch readNoteDate(text, timeZone: zone) {
    case .date(let date): return date
    case .impossible(let reason):
      diagnostics.append(
        Diagnostic(NoteRules.impossibleDate, "\(subject) does not exist: \(reason)", at: range))
    case .unreadable(let suggestion):
      diagnostics.append(
        Diagnostic(
          NoteRules.dateFormat, "\(subject) is not a date in a form that is known", at: range,
          help: "write \(suggestion ?? "it as 2024-06-07 or 2024-06-07 08:30")"))
    }
    return nil
  }

  // MARK: Tags

  private mutating func readTags(_ entry: MetadataEntry) {
    var seen: [String: String] = [:]
    for (tag, range) in texts(entry, separator: ",") {
      let (tag, hasEmptyPart) = nestedTag(onOneLine(tag))
      guard !tag.isEmpty, tag.utf8.count <= 100 else {
        let message =
          tag.isEmpty
          ? hasEmptyPart ? "a tag is '/' and nothing else" : "a tag is empty"
          : "the tag '\(shortened(tag))' is longer than 100 bytes"
        diagnostics.append(
          Diagnostic(NoteRules.badTag, message, at: range, help: tag.isEmpty ? "remove it" : "shorten it"))
        continue
      }
      if hasEmptyPart {
        diagnostics.append(
          Diagnostic(
            NoteRules.badTag, "a part of the tag before or after a '/' is empty", at: range,
            help: "write '\(tag)'"))
      }
      if let first = seen[tag.lowercased()] {
        guard first != tag else { continue }
        diagnostics.append(
          Diagnostic(
            LinkRules.tagCase, "the tag '\(tag)' is written '\(first)' in this note too", at: range,
            help: "remove one of them"))
        continue
      }
      seen[tag.lowercased()] = tag
      metadata.tags.append(tag)
    }
    metadata.tags = leavingOutMany(metadata.tags, of: entry, NoteRules.badTag)
  }

  /// Leaves out the tags or aliases that are more than a note may have: each has pages of its own.
  private mutating func leavingOutMany(
    _ texts: [String], of entry: MetadataEntry, _ rule: Rule
  ) -> [String] {
    let limit = 100
    guard texts.count > limit else { return texts }
    diagnostics.append(
      Diagnostic(
        rule, "\(texts.count) \(entry.key) are more than the \(limit) that a note may have",
        at: entry.valueRange, help: "the first \(limit) count"))
    return Array(texts.prefix(limit))
  }

  // MARK: Series

  /// The name, or a mapping of `name` and `part`. Hugo has a list, of which the first counts.
  private mutating func readSeries(_ entry: MetadataEntry) {
    switch entry.value {
    case .map(let members): readSeries(members, entry)
    case .list(let items):
      guard let first = items.first else { return }
      if items.count > 1 { report("a note is part of one series", entry, help: "the first one counts") }
      readSeries(first, part: nil, entry)
    default: readSeries(entry.value, part: nil, entry)
    }
  }

  private mutating func readSeries(_ members: [MetadataEntry], _ entry: MetadataEntry) {
    var name = MetadataValue.null
    var part: Int?
    for member in members {
      switch (member.key, member.value) {
      case ("name", _): name = member.value
      case ("part", .null): break
      case ("part", .integer(let number)) where number > 0: part = number
      case ("part", _):
        report("the part of a series is a whole number from 1 on, not \(member.value.kindName)", member)
      default:
        let near = nearestSpelling(of: member.key, in: ["name", "part"])
        diagnostics.append(
          Diagnostic(
            NoteRules.badSeries, "'\(shortened(member.key))' says nothing about a series",
            at: member.keyRange,
            help: near.map { "did you mean '\($0)'?" } ?? "it has 'name' and 'part'"))
      }
    }
    if case .null = name { return report("the series has no 'name'", entry) }
    readSeries(name, part: part, entry)
  }

  private mutating func readSeries(_ name: MetadataValue, part: Int?, _ entry: MetadataEntry) {
    guard let text = name.asText.map(onOneLine) else {
      if case .null = name { return }
      return report(
        "'series' is a name, or a mapping of 'name' and 'part', not \(name.kindName)", entry)
    }
    // A template that nobody filled in.
    if text.isEmpty { return }
    guard text.utf8.count <= 200 else {
      return report("the name of the series is longer than 200 bytes", entry, help: "shorten it")
    }
    metadata.series = SeriesEntry(name: text, part: part)
  }

  private mutating func report(_ message: String, _ entry: MetadataEntry, help: String? = nil) {
    diagnostics.append(Diagnostic(NoteRules.badSeries, message, at: entry.valueRange, help: help))
  }

  // MARK: Slug, aliases, draft

  private mutating func readSlug(_ entry: MetadataEntry) {
    guard let text = text(entry) else { return }
    let slug = text.trimmed
    if isSafeSlug(slug) {
      metadata.slug = slug
    } else {
      metadata.slug = safeSlug(slug.isEmpty ? fileName.name : slug)
      diagnostics.append(
        Diagnostic(
          NoteRules.badSlug,
          slug.isEmpty
            ? "the slug is empty" : "the slug '\(shortened(slug))' cannot be the last part of an address",
          at: entry.valueRange, help: "write '\(metadata.slug)'"))
    }
  }

  private func safeSlug(_ text: String) -> String {
    let slug = slugify(text)
    return slug.isEmpty ? "note" : slug
  }

  private mutating func readAliases(_ entry: MetadataEntry) {
    var seen: Set<String> = []
    for (alias, range) in texts(entry, separator: nil) {
      let path = alias.trimmed
      guard let permalink = Permalink(path), !path.contains(ascii: "?"), !path.contains(ascii: "#") else {
        let isRelative = !path.isEmpty && Permalink("/" + path) != nil && !path.contains(ascii: ":")
        diagnostics.append(
          Diagnostic(
            NoteRules.badAlias, "'\(shortened(path))' is no address of this site", at: range,
            help: isRelative
              ? "write '/\(path)'" : "write an older address of this note, such as '/2023/old-name.html'"))
        continue
      }
      // An address without an extension is a folder's: only so do servers know it is HTML.
      let last = permalink.path.split(separator: "/").last ?? ""
      let normal = permalink.path.hasSuffix("/") || last.contains(".") ? permalink.path : permalink.path + "/"
      if seen.insert(normal).inserted { metadata.aliases.append(normal) }
    }
    metadata.aliases = leavingOutMany(metadata.aliases, of: entry, NoteRules.badAlias)
  }

  private mutating func readLanguage(_ entry: MetadataEntry) {
    guard let text = text(entry, expected: "a language tag") else { return }
    metadata.language = LanguageTag(text.trimmed)
    guard metadata.language == nil else { return }
    // `de_DE` is what operating systems write.
    metadata.language = LanguageTag(text.trimmed.split(separator: "_").joined(separator: "-"))
    diagnostics.append(
      Diagnostic(
        NoteRules.badLanguage, "'\(shortened(text))' is no language tag", at: entry.valueRange,
        help: metadata.language.map { "write '\($0.text)'" } ?? "write one such as de or pt-BR"))
  }

  /// The value of `draft` or `private`. A note is not published by mistake: what is not understood counts as true.
  private mutating func holdsBack(_ entry: MetadataEntry) -> Bool {
    if case .bool(let flag) = entry.value { return flag }
    var isHeldBack = true
    var help: String?
    if case .string(let text) = entry.value {
      switch text.lowercased() {
      case "true", "yes", "on", "y": help = "write true"
      case "false", "no", "off", "n":
        help = "write false"
        isHeldBack = false
      default: break
      }
    }
    diagnostics.append(wrongType(entry, expected: "true or false", help: help))
    return isHeldBack
  }

  /// The place of a page in its section (`PageSection`), of which themes are told as well. `weight` is other
  /// programs' word, which may mean more than that.
  private mutating func checkOrder(_ entry: MetadataEntry) {
    guard entry.key == "order" else { return }
    switch entry.value {
    case .null, .integer: break
    case .bool, .number, .string, .list, .map:
      diagnostics.append(wrongType(entry, expected: "a whole number"))
    }
  }

  // MARK: Values

  /// The value as text, or a diagnostic.
  private mutating func text(_ entry: MetadataEntry, expected: String = "text") -> String? {
    if let text = entry.value.asText { return text }
    diagnostics.append(wrongType(entry, expected: expected))
    return nil
  }

  /// The items of a list of texts, or the parts of one text, with their places.
  private mutating func texts(_ entry: MetadataEntry, separator: Character?) -> [(String, SourceRange)] {
    if let text = entry.value.asText {
      guard let separator, text.contains(separator) else { return [(text, entry.valueRange)] }
      return text.split(separator: separator, omittingEmptySubsequences: false).map {
        (String($0), entry.valueRange)
      }
    }
    guard case .list(let items) = entry.value else {
      diagnostics.append(wrongType(entry, expected: "a list of texts"))
      return []
    }
    var texts: [(String, SourceRange)] = []
    for (index, item) in items.enumerated() {
      let range = index < entry.itemRanges.count ? entry.itemRanges[index] : entry.valueRange
      if let text = item.asText {
        texts.append((text, range))
      } else if case .null = item {
        texts.append(("", range))
      } else {
        diagnostics.append(
          Diagnostic(
            NoteRules.wrongType, "'\(entry.key)' holds \(item.kindName), but its items are texts", at: range))
      }
    }
    return texts
  }

  private func wrongType(_ entry: MetadataEntry, expected: String, help: String? = nil) -> Diagnostic {
    Diagnostic(
      NoteRules.wrongType, "'\(entry.key)' is \(expected), not \(entry.value.kindName)", at: entry.valueRange,
      help: help)
  }

  // MARK: Spelling

  /// Words that are near to a key and mean something of their own to themes and other programs.
  private static let ordinaryWords: Set<String> = [
    "data", "rate", "late", "gate", "tabs", "tile", "plug", "slugs", "draught",
  ]

  private mutating func checkSpelling(_ entry: MetadataEntry) {
    let key = entry.key
    guard key.utf8.count <= 20, !Self.ordinaryWords.contains(key.lowercased()),
      let near = nearestSpelling(of: key, in: NoteKey.allCases.map(\.rawValue))
    else { return }
    // `Draft: true` was certainly not meant to be published.
    if near == NoteKey.draft.rawValue { metadata.isDraft = true }
    if near == NoteKey.isPrivate.rawValue { metadata.isPrivate = true }
    diagnostics.append(
      Diagnostic(
        NoteRules.unknownKey, "the key '\(key)' means nothing here", at: entry.keyRange,
        help: "did you mean '\(near)'?"))
  }
}

/// A tag with the blanks around each `/` and the empty parts taken out, and whether there were any of these.
private func nestedTag(_ tag: String) -> (tag: String, hasEmptyPart: Bool) {
  guard tag.contains(ascii: "/") else { return (tag, false) }
  let parts = tag.split(separator: "/", omittingEmptySubsequences: false).map { String($0).trimmed }
  let named = parts.filter { !$0.isEmpty }
  return (named.joined(separator: "/"), named.count < parts.count)
}

/// All blanks and line breaks as one blank, none at the ends.
private func onOneLine(_ text: String) -> String {
  isOnOneLine(text) ? text : text.split { $0.isWhitespace }.joined(separator: " ")
}

/// Whether a text certainly has single blanks only; nearly all have, and `Character` is slow to tell.
private func isOnOneLine(_ text: String) -> Bool {
  var isAfterBlank = true
  for byte in text.utf8 {
    switch byte {
    case 0x20:
      if isAfterBlank { return false }
      isAfterBlank = true
    // Other blanks, and the lead bytes of those beyond ASCII.
    case 0x09...0x0D, 0xC2, 0xE1, 0xE2, 0xE3: return false
    default: isAfterBlank = false
    }
  }
  return !isAfterBlank
}

extension String {
  /// Without blanks and line breaks at both ends.
  var trimmed: String {
    if let first = utf8.first, let last = utf8.last, first > 0x20, first < 0x80, last > 0x20, last < 0x80 {
      return self
    }
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  /// Whether it holds an ASCII character.
  func contains(ascii character: Unicode.Scalar) -> Bool {
    utf8.contains { UInt32($0) == character.value }
  }
}

/// At most sixty characters of a text, for messages.
func shortened(_ text: String) -> String {
  let line = onOneLine(text)
  return line.count <= 60 ? line : line.prefix(59) + "…"
}

extension MetadataValue {
  /// Text, and whole numbers, which are written without quotes easily.
  var asText: String? {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    case .null, .bool, .number, .list, .map: nil
    }
  }

  /// What it is, for messages.
  var kindName: String {
    switch self {
    case .null: "nothing"
    case .bool(let flag): "\(flag)"
    case .integer(let number): "the number \(number)"
    case .number(let number): "the number \(number)"
    case .string(let text): text.isEmpty ? "an empty text" : "'\(shortened(text))'"
    case .list: "a list"
    case .map: "a mapping"
    }
  }
}
