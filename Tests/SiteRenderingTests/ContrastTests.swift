import Foundation
import Testing

/// Every colour of code can be read on every ground that it stands on, in the light and in the dark (WCAG 2.2,
/// success criterion 1.4.3).
@Suite struct ContrastTests {
  /// Variables of the default theme that colour tokens.
  private let inks = ["ink", "quiet", "keyword", "name", "value", "number", "variable", "red"]
  /// What is behind them: the block, a marked line, lines of a diff.
  private let grounds = ["surface", "wash", "inserted", "deleted"]

  @Test func tokensAreLegible() throws {
    let style = try String(
      contentsOfFile: repositoryRoot + "/Themes/default/assets/style.css", encoding: .utf8)
    var colours: [String: [String]] = [:]
    for match in style.matches(of: /--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/) {
      colours[String(match.1)] = [String(match.2), String(match.3)]
    }
    for ink in inks {
      for ground in grounds {
        let text = try #require(colours[ink], "style.css has no --\(ink)")
        let behind = try #require(colours[ground], "style.css has no --\(ground)")
        for mode in [0, 1] {
          let contrast = contrast(luminance(text[mode]), luminance(behind[mode]))
          #expect(contrast >= 4.5, "--\(ink) on --\(ground), \(mode == 0 ? "light" : "dark")")
        }
      }
    }
  }

  /// The elements of tokens have the colours that are tested above, and no other.
  @Test func rulesOfTokensUseThem() throws {
    let style = try String(
      contentsOfFile: repositoryRoot + "/Themes/default/assets/style.css", encoding: .utf8)
    for match in style.matches(of: /(?m)^(?:pre|\.code \.c)\b[^{]*\{([^}]*)\}/) {
      for colour in match.1.matches(of: /(?:^|[\s;])color:\s*([^;}]+)/) {
        let value = colour.1.trimmingCharacters(in: .whitespaces)
        #expect(value == "inherit" || inks.contains { value == "var(--\($0))" }, "\(match.0)")
      }
    }
  }

  @Test func contrastIsThatOfTheStandard() {
    #expect(contrast(luminance("#000000"), luminance("#ffffff")) == 21)
    #expect(abs(contrast(luminance("#777777"), luminance("#ffffff")) - 4.478) < 0.001)
  }

  private func contrast(_ a: Double, _ b: Double) -> Double { (max(a, b) + 0.05) / (min(a, b) + 0.05) }

  /// Relative luminance of `#rrggbb`.
  private func luminance(_ colour: String) -> Double {
    let number = UInt32(colour.dropFirst(), radix: 16) ?? 0
    let channels = [16, 8, 0].map { shift in
      let value = Double(number >> shift & 0xFF) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}
