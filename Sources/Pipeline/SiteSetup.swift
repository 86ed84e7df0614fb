import Diagnostics
import NoteModel
import SiteRendering
import SourceText

/// The settings and the theme of a site, and what is wrong with them.
struct SiteSetup: Sendable {
  let settings: SiteSettings
  let settingsFindings: FileFindings
  let theme: Theme
  let themeFindings: [FileFindings]

  /// - Throws: `FileError` when a file is there and cannot be read.
  init(of site: SiteLocation, shownBelow workingDirectory: String) throws(FileError) {
    (settings, settingsFindings) = try loadSettings(of: site, shownBelow: workingDirectory)
    (theme, themeFindings) = try loadTheme(
      settings, from: settingsFindings.source, of: site, shownBelow: workingDirectory)
  }

  /// Of what notes are parsed with, besides their files.
  var parsing: UInt64 { parsingDigest(settings, from: settingsFindings.source) }

  /// Whether a site made with it is the one that was asked for.
  var isUsable: Bool { (themeFindings + [settingsFindings]).count(.error) == 0 }

  /// All that is wrong, with what the notes show to be wrong with the settings.
  func findings(adding diagnostics: [Diagnostic] = []) -> [FileFindings] {
    themeFindings + settingsFindings.adding(diagnostics, settings: settings)
  }
}

/// Of what notes are parsed with, besides their files.
func parsingDigest(_ settings: SiteSettings, from source: SourceFile) -> UInt64 {
  var hash = Fingerprint()
  hash.combine(fingerprint(source.bytes))
  hash.combine(settings.folder?.digest ?? 0)
  return hash.value
}
