import Diagnostics
import JSONSyntax
import SourceText
import TOMLSyntax
import TestSupport
import Testing
import YAMLSyntax

@testable import NoteModel

/// The first word of a fixture's info string tells what is tested:
///
/// - `note`: front matter and metadata; `path=`, `heading=` and `zone=` give the rest of what is known.
/// - `site`: settings.
/// - `dates` and `slugs`: each line by itself; `zone=` is the site's.
/// - `tags`, `series` and `links`: each line a note; what is made of all of them, see `Gardens.swift`.
///
/// With the word `values`, what was read is listed as if it were findings.
@Suite struct NoteModelTests {
  @Test func fixturesReportWhatTheyExpect() throws {
    let messages = try mismatches(of: readFixtures(), check: check)
    #expect(messages.isEmpty, "\(messages.joined(separator: "\n"))")
  }

  @Test func everyRuleHasAStoryAndAFixture() throws {
    let triggered = Set(try readFixtures().flatMap { check($0).map(\.rule.id) })
    let own = triggered.filter { $0.hasPrefix("note.") || $0.hasPrefix("settings.") }.subtracting([
      "note.tag-case", "note.series-case", "note.same-part", "settings.unknown-tag",
    ])
    let faults = catalogFaults(NoteRules.all + SettingsRules.all, triggered: own)
    #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
  }

  /// The wrong example triggers its rule, the right one nothing.
  @Test func storiesAreTrue() {
    for rule in NoteRules.all where rule != NoteRules.badPermalink {
      let wrong = noteDiagnostics(Array(rule.wrong.utf8), path: "posts/a.md", heading: storyHeading(rule))
      #expect(wrong.contains { $0.rule == rule }, "\(rule.id): \(wrong.map(\.rule.id))")
      let right = noteDiagnostics(Array(rule.right.utf8), path: "posts/a.md", heading: storyHeading(rule))
      #expect(right.isEmpty, "\(rule.id): \(right.map(\.rule.id))")
    }
    for rule in SettingsRules.all {
      #expect(
        settings(Array(rule.wrong.utf8)).1.map(\.rule) == [rule],
        "\(rule.id): \(settings(Array(rule.wrong.utf8)).1)")
      #expect(settings(Array(rule.right.utf8)).1.isEmpty, "\(rule.id): \(settings(Array(rule.right.utf8)).1)")
    }
  }

  /// Most examples have no title of their own.
  private func storyHeading(_ rule: Rule) -> String? { rule == NoteRules.missingTitle ? nil : "Heading" }

  @Test func damagedFilesEndWithPlacesInsideOfThem() throws {
    for fixture in try readFixtures() where ["note", "site"].contains(fixture.words.first) {
      forEachDamage(of: fixture.bytes) { bytes in
        // One by one: what is missing in an empty file has no place of its own.
        let faults = check(fixture, bytes).flatMap { placeFaults([$0], count: bytes.count) }
        #expect(faults.isEmpty, "\(faults) in \(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  @Test func damagedNotesHaveSafeAddresses() throws {
    for fixture in try readFixtures() where fixture.words.first == "note" {
      forEachDamage(of: fixture.bytes) { bytes in
        let (metadata, _) = readNote(bytes, path: "posts/a.md", heading: nil, zone: "UTC")
        let (address, _) = permalink(for: metadata, path: "posts/a.md", settings: SiteSettings())
        #expect(Permalink(address.path) == address)
        #expect(metadata.aliases.allSatisfy { Permalink($0) != nil })
        #expect(!metadata.title.isEmpty && !metadata.slug.isEmpty)
      }
    }
  }
}

// MARK: What is found

private func check(_ fixture: Fixture) -> [Diagnostic] { check(fixture, fixture.bytes) }

private func check(_ fixture: Fixture, _ bytes: [UInt8]) -> [Diagnostic] {
  let showsValues = fixture.words.contains("values")
  switch fixture.words.first {
  case "note":
    let path = fixture.option("path") ?? "posts/name.md"
    let zone = fixture.option("zone") ?? "UTC"
    return noteDiagnostics(bytes, path: path, heading: fixture.option("heading"), zone: zone)
      + (showsValues ? noteValues(bytes, path: path, heading: fixture.option("heading"), zone: zone) : [])
  case "site":
    let (settings, diagnostics) = settings(bytes)
    return diagnostics + (showsValues ? [value("\(describe(settings))", at: SourceRange(0, 0))] : [])
  case "tags": return tagGroups(lines(bytes))
  case "series": return seriesGroups(lines(bytes))
  case "links": return linkGraph(lines(bytes))
  case "dates":
    return lines(bytes).map { text, range in
      let zone = SiteTimeZone(name: fixture.option("zone") ?? "UTC") ?? .utc
      switch readNoteDate(text, timeZone: zone) {
      case .date(let date):
        let utc = NoteDate(secondsSinceEpoch: date.secondsSinceEpoch)?.rfc3339 ?? "beyond the calendar"
        return value("\(date.rfc3339) (\(utc))", at: range)
      case .impossible(let reason): return value("impossible: \(reason)", at: range)
      case .unreadable(let suggestion):
        return value("unreadable" + (suggestion.map { ", \($0)?" } ?? ""), at: range)
      }
    }
  default:
    return lines(bytes).map { text, range in value("'\(slugify(text))'", at: range) }
  }
}

private func readNote(
  _ bytes: [UInt8], path: String, heading: String?, zone: String
) -> (NoteMetadata, [Diagnostic]) {
  let frontMatter = readFrontMatter(bytes)
  let (metadata, diagnostics) = readNoteMetadata(
    path: path, entries: frontMatter.entries, firstHeading: heading, timeZone: zone)
  return (metadata, frontMatter.diagnostics + diagnostics)
}

private func noteDiagnostics(
  _ bytes: [UInt8], path: String, heading: String?, zone: String = "UTC"
) -> [Diagnostic] {
  let (metadata, diagnostics) = readNote(bytes, path: path, heading: heading, zone: zone)
  return diagnostics + permalink(for: metadata, path: path, settings: SiteSettings()).1
}

private func noteValues(_ bytes: [UInt8], path: String, heading: String?, zone: String) -> [Diagnostic] {
  let frontMatter = readFrontMatter(bytes)
  let (metadata, _) = readNote(bytes, path: path, heading: heading, zone: zone)
  let start = SourceRange(0, 0)
  var values = [
    value("title '\(metadata.title)'", at: start),
    value("at \(permalink(for: metadata, path: path, settings: SiteSettings()).0.path)", at: start),
  ]
  if let date = metadata.date { values.append(value("date \(date.rfc3339)", at: start)) }
  if let updated = metadata.updated { values.append(value("updated \(updated.rfc3339)", at: start)) }
  if !metadata.tags.isEmpty { values.append(value("tags \(metadata.tags)", at: start)) }
  if let series = metadata.series {
    values.append(value("series '\(series.name)'\(series.part.map { ", part \($0)" } ?? "")", at: start))
  }
  if !metadata.aliases.isEmpty { values.append(value("aliases \(metadata.aliases)", at: start)) }
  if metadata.isDraft { values.append(value("draft", at: start)) }
  if metadata.isPrivate { values.append(value("private", at: start)) }
  if let language = metadata.language { values.append(value("language \(language.text)", at: start)) }
  if let description = metadata.description {
    values.append(value("description '\(description)'", at: start))
  }
  for (key, extra) in metadata.extra.sorted(by: { $0.key < $1.key }) {
    values.append(value("extra \(key) = \(describe(extra))", at: start))
  }
  values += frontMatter.entries.map { entry in
    value("\(entry.key), \(entry.keyRange.count) bytes", at: entry.keyRange)
  }
  values += frontMatter.entries.map { entry in
    value("value of \(entry.key), \(entry.valueRange.count) bytes", at: entry.valueRange)
  }
  values.append(value("text begins", at: SourceRange(frontMatter.bodyStart, frontMatter.bodyStart)))
  return values
}

private func settings(_ bytes: [UInt8]) -> (SiteSettings, [Diagnostic]) {
  readSiteSettings(
    SourceFile(path: "site.yml", bytes: bytes),
    knownRules: ["json.duplicate-key", "note.tag-case", "note.missing-title"])
}

// MARK: Descriptions

let value: Rule = Rule("value", .info, "a value", why: "-", wrong: "-", right: "-")

func value(_ message: String, at range: SourceRange) -> Diagnostic {
  Diagnostic(value, message, at: range)
}

private func lines(_ bytes: [UInt8]) -> [(String, SourceRange)] {
  let table = LineTable(bytes)
  return (0..<table.count).map(table.contentRange(ofLine:)).filter { $0.count > 0 }.map { range in
    (String(decoding: bytes[range.start..<range.end], as: UTF8.self), range)
  }
}

private func describe(_ value: MetadataValue) -> String {
  switch value {
  case .null: "null"
  case .bool(let flag): "\(flag)"
  case .integer(let number): "\(number)"
  case .number(let number): "\(number)"
  case .string(let text): text.debugDescription
  case .list(let items): "[" + items.map(describe).joined(separator: ", ") + "]"
  case .map(let entries):
    "{" + entries.map { $0.key + ": " + describe($0.value) }.joined(separator: ", ") + "}"
  }
}

private func describe(_ settings: SiteSettings) -> String {
  let navigation = settings.navigation.map { "\($0.title) → \($0.address)" }.joined(separator: ", ")
  let parameters = settings.themeParameters.sorted { $0.key < $1.key }
    .map { $0.key + ": " + describe($0.value) }.joined(separator: ", ")
  let severities = settings.severities.sorted { $0.key < $1.key }
    .map { "\($0.key): \($0.value)" }.joined(separator: ", ")
  let tags = settings.tagDescriptions.map { " | \($0.tag): \($0.text)" }.joined()
  return """
    \(settings.title) | \(settings.description) | \(settings.baseURL) (\(settings.basePath)) \
    | \(settings.author) | \(settings.language) | \(settings.timeZone) | \(settings.permalink) | \(settings.pagePermalink) \
    | \(settings.pagination) | \(navigation) | \(settings.theme) {\(parameters)} | \(settings.check) \
    | {\(severities)} | \(settings.allowsRawHTML) | \(settings.remoteImages)\(tags)
    """ + (settings.repository.map { " | " + $0.editURL(ofNote: "a.md") } ?? "")
}

extension Fixture {
  /// The value of a word `name=value`.
  fileprivate func option(_ name: String) -> String? {
    words.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
  }
}
