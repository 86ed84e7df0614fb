import Diagnostics
import SourceText

/// A kind of small file, one setting a line: how it is checked and how it looks.
///
/// `EnvFile.swift` is the smallest one and the example for another.
package struct ConfigFormat: Sendable {
  /// What `check` reports besides ``ConfigRules``.
  package let rules: [Rule]
  /// Reads the lines and reports.
  let check: @Sendable (inout ConfigReader) -> Void
  let colours: ConfigColours

  /// All formats, INI in the dialect that takes most.
  package static let all: [ConfigFormat] = [
    .ini(.any), .systemd, .properties, .env, .resolvConf, .hosts, .crontab, .ssh, .sshd, .zone,
  ]
}

/// What is wrong with `bytes`, in order of place. Takes anything; in time linear in the text.
///
/// - Parameter excerpt: what is left out in it is not mentioned.
package func checkConfig(_ bytes: [UInt8], as format: ConfigFormat, excerpt: Bool = false) -> [Diagnostic] {
  var reader = ConfigReader(bytes, mentionsGaps: !excerpt)
  format.check(&reader)
  return reader.diagnostics.sorted(by: Diagnostic.isInOrder)
}

/// Colours `bytes`, however damaged.
package func highlightConfig(_ bytes: [UInt8], as format: ConfigFormat) -> [SyntaxToken] {
  var highlighter = ConfigHighlighter(bytes, format.colours)
  return highlighter.tokens()
}
