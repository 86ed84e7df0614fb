/// The themes that are in the program, so that a site needs none of its own.
package enum BuiltInTheme: String, Sendable, CaseIterable {
  case `default`, terminal

  /// Bytes by path below the theme's folder.
  package var files: [String: [UInt8]] {
    let texts =
      switch self {
      case .default: defaultThemeTexts
      // The search is the same one; all else is this theme's own.
      case .terminal: terminalThemeTexts + defaultThemeTexts.filter { $0.path.hasPrefix("assets/search") }
      }
    return Dictionary(texts.map { ($0.path, Array($0.text.utf8)) }, uniquingKeysWith: { first, _ in first })
  }
}
