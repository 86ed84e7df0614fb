import Diagnostics
import Foundation
import SourceText
import YAMLSyntax

/// Reads `site.yml`.
///
/// - Parameters:
///   - knownRules: ids that may stand under `severities`.
///   - defaults: what holds where the file says nothing.
/// - Returns: settings that are safe to use: what is wrong has its default; and diagnostics in bytes of the
///   file.
package func readSiteSettings(
  _ source: SourceFile, knownRules: [String], defaults: SiteSettings = SiteSettings()
) -> (SiteSettings, [Diagnostic]) {
  let document = parseYAMLMapping(source.bytes)
  var reader = SiteSettingsReader(
    knownRules: knownRules, defaults: defaults, diagnostics: document.diagnostics)
  if let root = document.root { reader.read(root) }
  return (reader.settings, reader.diagnostics.sorted { $0.range.start < $1.range.start })
}

/// The keys of `site.yml`.
enum SettingsKey: String, CaseIterable {
  case title, description, baseURL, author, language, timeZone, permalink, pagePermalink, pagination
  case navigation, theme, check, severities, rawHTML, remoteImages, repository, strings
  case formerPermalinks, contentSecurityPolicy, markdownCopies, tags
  case allowedSecrets, imageMetadata, limits, externalLinks

  /// What other programs call it.
  static let otherNames: [String: SettingsKey] = [
    "url": .baseURL, "baseurl": .baseURL, "base_url": .baseURL, "base-url": .baseURL, "lang": .language,
    "languagecode": .language, "locale": .language, "tz": .timeZone, "time_zone": .timeZone,
    "paginate": .pagination, "permalinks": .permalink, "nav": .navigation, "menu": .navigation,
    "themeparameters": .theme, "parameters": .theme, "params": .theme, "html": .rawHTML, "unsafe": .rawHTML,
    "images": .remoteImages, "rules": .severities, "texts": .strings, "i18n": .strings,
    "translations": .strings, "name": .title, "redirects": .formerPermalinks,
    "bloggerredirects": .formerPermalinks, "csp": .contentSecurityPolicy, "llms": .markdownCopies,
    "repo": .repository, "repo_url": .repository, "repositoryurl": .repository, "edit_uri": .repository,
    "editurl": .repository, "secrets": .allowedSecrets, "exif": .imageMetadata,
    "links": .externalLinks, "linkcheck": .externalLinks,
    "limit": .limits, "maxsize": .limits,
  ]
}

/// Takes the settings out of the tree. What needs a closer look is in `SiteSettingsReader+….swift`.
struct SiteSettingsReader {
  let knownRules: [String]
  var settings: SiteSettings
  var diagnostics: [Diagnostic]
  /// Where the language stands.
  var languageRange: SourceRange?

  init(knownRules: [String], defaults: SiteSettings, diagnostics: [Diagnostic]) {
    settings = defaults
    self.knownRules = knownRules
    self.diagnostics = diagnostics
  }

  mutating func read(_ root: YAMLValue) {
    guard let members = root.mapping else {
      // A file of comments only is an empty one.
      if root.scalar?.content == .null { return }
      return report(
        SettingsRules.wrongType, "settings are lines of 'key: value', not \(root.kindName)", root.range)
    }
    for member in members {
      guard let key = SettingsKey(rawValue: member.name) else {
        reportUnknown(
          member, suggestion: SettingsKey.otherNames[member.name.lowercased()]?.rawValue,
          candidates: SettingsKey.allCases.map(\.rawValue),
          otherHelp: "parameters of the theme stand under 'theme:'")
        continue
      }
      // A key without a value has its default.
      if member.value.scalar?.content == .null { continue }
      read(key, member.value)
    }
    checkLanguage()
  }

  private mutating func read(_ key: SettingsKey, _ value: YAMLValue) {
    switch key {
    case .title: settings.title = text(value, key) ?? settings.title
    case .description: settings.description = text(value, key) ?? settings.description
    case .author: settings.author = text(value, key) ?? settings.author
    case .baseURL: readBaseURL(value)
    case .language: readLanguage(value)
    case .timeZone: readTimeZone(value)
    case .permalink: settings.permalink = pattern(value, key, isDated: true) ?? settings.permalink
    case .pagePermalink:
      settings.pagePermalink = pattern(value, key, isDated: false) ?? settings.pagePermalink
    case .pagination: readPagination(value)
    case .navigation: readNavigation(value)
    case .theme: readTheme(value)
    case .check: settings.check = choice(value, name: key.rawValue) ?? settings.check
    case .severities: readSeverities(value)
    case .rawHTML: settings.allowsRawHTML = flag(value, key) ?? settings.allowsRawHTML
    case .strings: readStrings(value)
    case .formerPermalinks: readFormerPermalinks(value)
    case .contentSecurityPolicy: readSecurityPolicy(value)
    case .markdownCopies: settings.copiesMarkdown = flag(value, key) ?? settings.copiesMarkdown
    case .remoteImages: settings.remoteImages = choice(value, name: key.rawValue) ?? settings.remoteImages
    case .tags: readTags(value)
    case .limits: readLimits(value)
    case .repository: readRepository(value)
    case .allowedSecrets: readAllowedSecrets(value)
    case .externalLinks: readExternalLinks(value)
    case .imageMetadata: settings.imageMetadata = choice(value, name: key.rawValue) ?? settings.imageMetadata
    }
  }

  // MARK: Simple values

  private mutating func text(_ value: YAMLValue, _ key: SettingsKey) -> String? {
    text(value, name: key.rawValue)
  }

  /// The text of a scalar, however it looks: `title: 2024` is one.
  mutating func text(_ value: YAMLValue, name: String) -> String? {
    if let scalar = value.scalar { return scalar.text.trimmed }
    reportType(name, "text", value)
    return nil
  }

  private mutating func readPagination(_ value: YAMLValue) {
    guard case .integer(let number)? = value.scalar?.content, (1...10_000).contains(number) else {
      return reportType(SettingsKey.pagination.rawValue, "a whole number from 1 to 10000", value)
    }
    settings.pagination = number
  }

  private mutating func flag(_ value: YAMLValue, _ key: SettingsKey) -> Bool? {
    if case .bool(let flag)? = value.scalar?.content { return flag }
    reportType(key.rawValue, "true or false", value)
    return nil
  }

  /// One of the words of an enumeration.
  mutating func choice<Choice>(_ value: YAMLValue, name: String) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    let words = Choice.allCases.map(\.rawValue)
    guard let text = value.scalar?.text else {
      reportType(name, inWords(words), value)
      return nil
    }
    if let choice = Choice(rawValue: text) { return choice }
    report(
      SettingsRules.wrongValue, "'\(name)' is \(inWords(words)), not '\(shortened(text))'", value.range,
      help: nearestSpelling(of: text, in: words).map { "did you mean '\($0)'?" })
    return nil
  }

  // MARK: Secrets

  /// A list of fingerprints. One of digits alone looks like a number, and one with an `e` in it may.
  private mutating func readAllowedSecrets(_ value: YAMLValue) {
    let name = SettingsKey.allowedSecrets.rawValue
    guard let items = value.sequence else { return reportType(name, "a list of fingerprints", value) }
    for item in items {
      guard let text = item.scalar?.text.trimmed.lowercased(), text.utf8.count == 8,
        text.utf8.allSatisfy({
          UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0
        })
      else {
        report(
          SettingsRules.wrongValue, "\(item.kindName) is no fingerprint", item.range,
          help: "write the eight digits that the finding tells")
        continue
      }
      settings.allowedSecrets.insert(text)
    }
  }

  // MARK: Tags

  /// A mapping from tags to what is said about them.
  private mutating func readTags(_ value: YAMLValue) {
    guard let members = value.mapping else {
      return reportType(SettingsKey.tags.rawValue, "a mapping from tags to descriptions", value)
    }
    for member in members where member.value.scalar?.content != .null {
      guard let text = text(member.value, name: member.name), !text.isEmpty else { continue }
      settings.tagDescriptions.append(
        TagDescription(tag: member.name, text: text, range: member.key.range))
    }
  }

  // MARK: Severities

  private mutating func readSeverities(_ value: YAMLValue) {
    guard let members = value.mapping else {
      return reportType(SettingsKey.severities.rawValue, "a mapping from rules to severities", value)
    }
    for member in members {
      if !knownRules.contains(member.name) {
        let near = nearestSpelling(of: member.name, in: knownRules)
        report(
          SettingsRules.unknownRule, "there is no rule '\(shortened(member.name))'", member.key.range,
          help: near.map { "did you mean '\($0)'?" })
      } else if let choice: SeverityWord = choice(member.value, name: member.name) {
        settings.severities[member.name] = choice.setting
      }
    }
  }

  /// What may stand behind a rule.
  private enum SeverityWord: String, CaseIterable {
    case error, warning, info, off

    var setting: SeveritySetting {
      switch self {
      case .error: .severity(.error)
      case .warning: .severity(.warning)
      case .info: .severity(.info)
      case .off: .off
      }
    }
  }

  // MARK: Reports

  mutating func report(_ rule: Rule, _ message: String, _ range: SourceRange, help: String? = nil) {
    diagnostics.append(Diagnostic(rule, message, at: range, help: help))
  }

  mutating func reportType(_ name: String, _ expected: String, _ value: YAMLValue) {
    report(SettingsRules.wrongType, "'\(name)' is \(expected), not \(value.kindName)", value.range)
  }

  mutating func reportUnknown(
    _ member: YAMLMember, suggestion: String?, candidates: [String], otherHelp: String? = nil,
    what: String = "setting"
  ) {
    let near = suggestion ?? nearestSpelling(of: member.name, in: candidates)
    report(
      SettingsRules.unknownKey, "there is no \(what) '\(shortened(member.name))'", member.key.range,
      help: near.map { "did you mean '\($0)'?" } ?? otherHelp)
  }
}

extension YAMLValue {
  /// What it is, for messages.
  var kindName: String {
    switch kind {
    case .scalar(let scalar):
      if scalar.content == .null { "nothing" } else { "'\(shortened(scalar.text))'" }
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// `a, b or c`
func inWords(_ words: [String], joinedBy conjunction: String = "or") -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}
