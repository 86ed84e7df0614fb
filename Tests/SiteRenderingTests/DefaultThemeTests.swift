import Foundation
import SiteRendering
import Testing

/// The themes in the program are those under `Themes/`.
@Suite struct DefaultThemeTests {
  @Test(arguments: BuiltInTheme.allCases) func programHoldsTheFilesOfTheme(_ theme: BuiltInTheme) throws {
    let folder = repositoryRoot + "/Themes/" + theme.rawValue
    let files = try filePaths(below: folder).map { path in
      (path: path, bytes: try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path)))
    }
    let source = generatedSource(theme, files)
    let name = theme.rawValue.prefix(1).uppercased() + theme.rawValue.dropFirst() + "Theme.generated.swift"
    let path = repositoryRoot + "/Sources/SiteRendering/" + name
    if isUpdating { try source.write(toFile: path, atomically: true, encoding: .utf8) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == source, "run NOTES_UPDATE=1 swift test")
    guard !isUpdating else { return }
    for (path, bytes) in files { #expect(theme.files[path] == Array(bytes), "\(path)") }
  }

  /// What every page of a note loads.
  @Test(arguments: BuiltInTheme.allCases) func stylesAndScriptAreLight(_ theme: BuiltInTheme) {
    let sizes = Dictionary(
      uniqueKeysWithValues: Theme(files: [:], defaults: theme.files).assets.map { ($0.path, $0.bytes.count) })
    #expect(sizes["assets/style.css"] ?? 0 <= 20_000)
    #expect(sizes["assets/script.js"] ?? 0 <= 10_000)
  }

  private func generatedSource(_ theme: BuiltInTheme, _ files: [(path: String, bytes: Data)]) -> String {
    var source = """
      // swift-format-ignore-file
      // Made from Themes/\(theme.rawValue) by `NOTES_UPDATE=1 swift test`; change the files there.

      let \(theme.rawValue)ThemeTexts: [(path: String, text: String)] = [

      """
    var pictures = """
      ]

      /// In base64 (RFC 4648 §4).
      let \(theme.rawValue)ThemePictures: [(path: String, text: String)] = [

      """
    for (path, bytes) in files {
      guard let text = String(data: bytes, encoding: .utf8) else {
        pictures += "  (\"\(path)\", \"\(bytes.base64EncodedString())\"),\n"
        continue
      }
      // A multi-line literal would turn CR LF into LF.
      #expect(!text.utf8.contains(UInt8(ascii: "\r")), "\(path) has a carriage return")
      source += "  (\"\(path)\", \(literal(text))),\n"
    }
    return source + pictures + "]\n"
  }

  /// A raw literal with as many `#` as keep anything inside from ending it.
  private func literal(_ text: String) -> String {
    var fence = "#"
    while text.contains("\"\"\"" + fence) || text.contains("\\" + fence) { fence += "#" }
    // The line break before the closing quotes does not belong to the literal.
    return "\(fence)\"\"\"\n\(text)\n\"\"\"\(fence)"
  }
}
