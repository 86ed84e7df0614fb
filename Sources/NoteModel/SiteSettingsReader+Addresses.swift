import Diagnostics
import Foundation
import Localization
import SourceText
import YAMLSyntax

extension SiteSettingsReader {
  // MARK: Base address

  mutating func readBaseURL(_ value: YAMLValue) {
    guard let text = text(value, name: SettingsKey.baseURL.rawValue) else { return }
    if let problem = baseURLProblem(text) {
      return report(
        SettingsRules.badBaseURL, "'\(shortened(text))' is no address of a site: \(problem)", value.range,
        help: "write it as https://ops.example or https://ops.example/notes")
    }
    settings.baseURL = String(text.reversed().drop { $0 == "/" }.reversed())
  }

  /// What is wrong with the address that the site is published at; `nil` when nothing is.
  private func baseURLProblem(_ text: String) -> String? {
    guard let scheme = ["https://", "http://"].first(where: text.lowercased().hasPrefix) else {
      return "it begins with neither https:// nor http://"
    }
    let rest = text.dropFirst(scheme.count)
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if host.isEmpty || host.hasPrefix(":") { return "the host is missing" }
    if host.contains("@") { return "it holds a user name" }
    if rest.contains("?") { return "it has a query" }
    if rest.contains("#") { return "it has a fragment" }
    // The address is written into pages as it is.
    let allowed = "-._~%!$()*+,;=:@/[]"
    if let odd = rest.first(where: { !($0.isASCII && ($0.isLetter || $0.isNumber)) && !allowed.contains($0) })
    {
      return "'\(odd)' must be percent-encoded (or, in the host, punycode)"
    }
    let parts = rest.split(separator: "/").dropFirst()
    return parts.contains("..") || parts.contains(".") ? "it has a part '..' or '.'" : nil
  }

  // MARK: Language and time zone

  mutating func readLanguage(_ value: YAMLValue) {
    guard let text = text(value, name: SettingsKey.language.rawValue) else { return }
    guard let tag = LanguageTag(text) else {
      let help = text.contains("_") ? "write '\(text.split(separator: "_").joined(separator: "-"))'" : nil
      return report(
        SettingsRules.wrongValue, "'\(shortened(text))' is no language tag such as en or de-CH", value.range,
        help: help)
    }
    settings.language = tag.text
    languageRange = value.range
  }

  mutating func readTimeZone(_ value: YAMLValue) {
    guard let text = text(value, name: SettingsKey.timeZone.rawValue) else { return }
    guard SiteTimeZone(name: text) != nil else {
      let known = TimeZone.knownTimeZoneIdentifiers
      let byCity = known.first { $0.lowercased().hasSuffix("/" + text.lowercased()) }
      let near = byCity ?? nearestSpelling(of: text, in: known + ["UTC"])
      return report(
        SettingsRules.unknownTimeZone, "there is no time zone '\(shortened(text))'", value.range,
        help: near.map { "did you mean '\($0)'?" } ?? "write a name such as UTC or Europe/Berlin")
    }
    settings.timeZone = text
  }

  // MARK: Permalinks

  /// A pattern whose words are known and that tells notes apart.
  mutating func pattern(_ value: YAMLValue, _ key: SettingsKey, isDated: Bool) -> String? {
    guard let text = text(value, name: key.rawValue) else { return nil }
    let before = diagnostics.count
    let pattern = PermalinkPattern(text)
    let known = PermalinkWord.allCases.filter { isDated || !$0.needsDate }.map(\.rawValue)
    for part in pattern.parts {
      switch part {
      case .unknown(let name, let offset):
        report(
          SettingsRules.permalinkPattern, "':\(shortened(name))' means nothing in a permalink",
          place(of: offset, length: name.utf8.count + 1, in: value),
          help: nearestSpelling(of: name, in: known).map { "did you mean ':\($0)'?" }
            ?? "known are \(known.map { ":" + $0 }.joined(separator: ", "))")
      case .word(let word) where word.needsDate && !isDated:
        report(
          SettingsRules.permalinkPattern, "'\(key.rawValue)' is for undated pages, which have no ':\(word)'",
          value.range)
      case .word, .text: break
      }
    }
    guard diagnostics.count == before else { return nil }
    guard pattern.parts.contains(.word(.slug)) else {
      report(
        SettingsRules.permalinkPattern, "a permalink without ':slug' gives several notes one address",
        value.range, help: "write it as \(isDated ? "/:year/:month/:slug.html" : "/:path/:slug.html")")
      return nil
    }
    let example = NoteMetadata(
      title: "", date: isDated ? NoteDate(secondsSinceEpoch: 0) : nil, slug: "note")
    guard Permalink(pattern.path(of: example, folder: "folder")) != nil else {
      report(
        SettingsRules.permalinkPattern, "'\(shortened(text))' makes no addresses within the site", value.range
      )
      return nil
    }
    return text
  }

  /// A pattern of dated notes, or a list of such.
  mutating func readFormerPermalinks(_ value: YAMLValue) {
    for item in value.sequence ?? [value] {
      if let pattern = pattern(item, .formerPermalinks, isDated: true),
        !settings.formerPermalinks.contains(pattern)
      {
        settings.formerPermalinks.append(pattern)
      }
    }
  }

  /// The place of a part of a scalar; the whole where it is not written as it reads.
  private func place(of offset: Int, length: Int, in value: YAMLValue) -> SourceRange {
    let quotes = value.scalar?.style == .plain ? 0 : 1
    guard let scalar = value.scalar, scalar.text.utf8.count == value.range.count - 2 * quotes else {
      return value.range
    }
    let start = value.range.start + quotes + offset
    return SourceRange(start, start + length)
  }
}
