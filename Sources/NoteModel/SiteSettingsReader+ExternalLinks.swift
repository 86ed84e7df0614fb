import YAMLSyntax

/// The keys under `externalLinks:`.
private enum ExternalLinksKey: String, CaseIterable {
  case ignore
}

extension SiteSettingsReader {
  /// A mapping whose `ignore` is a list of patterns.
  mutating func readExternalLinks(_ value: YAMLValue) {
    let name = SettingsKey.externalLinks.rawValue
    guard let members = value.mapping else { return reportType(name, "a mapping with 'ignore'", value) }
    for member in members where member.value.scalar?.content != .null {
      guard ExternalLinksKey(rawValue: member.name) != nil else {
        reportUnknown(
          member, suggestion: nil, candidates: ExternalLinksKey.allCases.map(\.rawValue),
          what: "setting of external links")
        continue
      }
      guard let items = member.value.sequence else {
        reportType(member.name, "a list of addresses such as https://intranet.example/*", member.value)
        continue
      }
      settings.ignoredLinks += items.compactMap { text($0, name: member.name) }.filter { !$0.isEmpty }
    }
  }
}
