/// The theme that is in the program, so that a site needs none of its own.
package enum DefaultTheme {
  /// Bytes by path below the theme's folder.
  package static var files: [String: [UInt8]] {
    Dictionary(defaultThemeTexts.map { ($0.path, Array($0.text.utf8)) }, uniquingKeysWith: { $1 })
  }
}
