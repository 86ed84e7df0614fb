#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Diagnostics
import NoteModel
import SiteRendering
import SourceText

/// Loads the site's theme. Files of `Themes/<name>/` take the place of the built-in theme's one by one.
///
/// - Parameter settingsFile: `site.yml`, for a theme that is not there.
/// - Returns: the theme, and what is wrong with its files or its name.
/// - Throws: `FileError` when a file of it cannot be read.
func loadTheme(
  _ settings: SiteSettings, from settingsFile: SourceFile, of site: SiteLocation,
  shownBelow workingDirectory: String
) throws(FileError) -> (Theme, [FileFindings]) {
  let folder = join(site.themes, settings.theme)
  // The name is one folder's, so that a theme cannot be read from outside the site.
  guard !settings.theme.contains("/"), !settings.theme.hasPrefix(".") else {
    throw FileError(action: "use the theme", path: settings.theme, errno: EINVAL)
  }
  var files: [String: [UInt8]] = [:]
  if fileStatus(folder)?.kind == .folder {
    for entry in try ContentTree(folder: folder).files {
      files[entry.path] = try readFile(join(folder, entry.path))
    }
  } else if settings.theme != SiteSettings().theme {
    let names = fileStatus(site.themes)?.kind == .folder ? try folderEntries(site.themes).sorted() : []
    let near = nearestSpelling(of: settings.theme, in: names + [SiteSettings().theme])
    let diagnostic = Diagnostic(
      SettingsRules.wrongValue, "there is no theme '\(settings.theme)' under Themes/",
      at: settings.themeRange,
      help: near.map { "did you mean '\($0)'?" })
    return (Theme(files: [:]), [FileFindings(source: settingsFile, diagnostics: [diagnostic])])
  }
  let theme = Theme(files: files)
  let findings = Dictionary(grouping: theme.findings, by: \.file.path).sorted { $0.key < $1.key }.map {
    path, found in
    FileFindings(
      source: SourceFile(
        path: shownPath(join(folder, path), from: workingDirectory), bytes: found[0].file.bytes),
      diagnostics: found.map(\.diagnostic))
  }
  return (theme, findings)
}
