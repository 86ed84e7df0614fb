import Foundation
import SiteRendering
import Testing

/// The theme in the program is the one under `Themes/default`.
@Suite struct DefaultThemeTests {
  @Test func programHoldsTheFilesOfThemesDefault() throws {
    let folder = repositoryRoot + "/Themes/default"
    let source = try generatedSource(themeFolder: folder)
    let path = repositoryRoot + "/Sources/SiteRendering/DefaultTheme.generated.swift"
    if isUpdating { try source.write(toFile: path, atomically: true, encoding: .utf8) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == source, "run NOTES_UPDATE=1 swift test")
    guard !isUpdating else { return }
    for (name, bytes) in DefaultTheme.files {
      #expect(try Array(Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))) == bytes, "\(name)")
    }
  }

  private func generatedSource(themeFolder: String) throws -> String {
    var source = """
      // swift-format-ignore-file
      // Made from Themes/default by `NOTES_UPDATE=1 swift test`; change the files there.

      let defaultThemeTexts: [(path: String, text: String)] = [

      """
    var pictures =
      "]\n\n/// In base64 (RFC 4648 §4).\nlet defaultThemePictures: [(path: String, text: String)] = [\n"
    for path in try filePaths(below: themeFolder) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: themeFolder + "/" + path))
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
