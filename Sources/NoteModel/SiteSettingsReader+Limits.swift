import YAMLSyntax

/// The keys under `limits:`.
private enum LimitKey: String, CaseIterable {
  case noteSize, fileSize
}

extension SiteSettingsReader {
  /// A mapping from what is limited to a size.
  mutating func readLimits(_ value: YAMLValue) {
    guard let members = value.mapping else {
      return reportType(SettingsKey.limits.rawValue, "a mapping from noteSize and fileSize to sizes", value)
    }
    for member in members where member.value.scalar?.content != .null {
      guard let key = LimitKey(rawValue: member.name) else {
        reportUnknown(member, suggestion: nil, candidates: LimitKey.allCases.map(\.rawValue), what: "limit")
        continue
      }
      guard let count = member.value.scalar.flatMap({ byteCount($0.text) }), count > 0 else {
        reportType(member.name, "a size such as 4 MB, of at most 1 GB", member.value)
        continue
      }
      switch key {
      case .noteSize: settings.limits.noteSize = count
      case .fileSize: settings.limits.fileSize = count
      }
    }
  }
}
