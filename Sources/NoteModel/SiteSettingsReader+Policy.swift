import Diagnostics
import SourceText
import YAMLSyntax

extension SiteSettingsReader {
  /// Content Security Policy Level 3 §6, Trusted Types §4.1, Upgrade Insecure Requests §3, Mixed Content.
  private static var knownDirectives: [String] {
    [
      "base-uri", "child-src", "connect-src", "default-src", "font-src", "form-action", "frame-ancestors",
      "frame-src", "img-src", "manifest-src", "media-src", "object-src", "report-to", "report-uri",
      "require-trusted-types-for", "sandbox", "script-src", "script-src-attr", "script-src-elem", "style-src",
      "style-src-attr", "style-src-elem", "trusted-types", "upgrade-insecure-requests", "worker-src",
    ]
  }

  /// A mapping from directives to their sources.
  mutating func readSecurityPolicy(_ value: YAMLValue) {
    let name = SettingsKey.contentSecurityPolicy.rawValue
    guard let members = value.mapping else {
      return reportType(name, "a mapping from directives to sources, as in script-src: \"'self'\"", value)
    }
    for member in members {
      guard Self.knownDirectives.contains(member.name) else {
        reportUnknown(
          member, suggestion: nil, candidates: Self.knownDirectives,
          otherHelp: "directives are such as script-src and img-src")
        continue
      }
      guard let sources = text(member.value, name: member.name) else { continue }
      guard isPolicyText(sources) else {
        report(
          SettingsRules.wrongValue, "'\(shortened(sources))' cannot be the sources of a directive",
          member.value.range, help: "write them apart by blanks: 'self' https://stats.example")
        continue
      }
      let keywords = ["none", "self", "unsafe-inline", "unsafe-eval", "strict-dynamic"]
      if let bare = sources.split(separator: " ").first(where: { keywords.contains(String($0)) }) {
        report(
          SettingsRules.wrongValue, "'\(bare)' without quotes is the name of a host", member.value.range,
          help: "write \"'\(bare)'\"")
        continue
      }
      settings.securityPolicy[member.name] = sources
    }
  }
}
