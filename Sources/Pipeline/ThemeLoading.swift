#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Diagnostics
import NoteModel
import SiteRendering
import SourceText

/// Loads the site's theme. Files of `Themes/<name>/` take the place of the files of the built-in theme of that name, or
/// else of the default theme, one by one.
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
  var findings: [FileFindings] = []
  let builtIn = BuiltInTheme(rawValue: settings.theme)
  let isThemesLink = fileStatus(site.themes)?.kind == .link
  let kind = isThemesLink ? .link : fileStatus(folder)?.kind
  if kind == .folder {
    let tree = try ContentTree(folder: folder, limits: settings.limits)
    for entry in tree.files { files[entry.path] = try readFile(entry.path, below: folder) }
    findings += Pipeline.findings(onPassedOver: tree, in: folder, shownBelow: workingDirectory)
  } else if builtIn == nil {
    let names = fileStatus(site.themes)?.kind == .folder ? try folderEntries(site.themes).sorted() : []
    let near = nearestSpelling(of: settings.theme, in: names + BuiltInTheme.allCases.map(\.rawValue))
    let help = near.flatMap { $0 == settings.theme ? nil : "did you mean '\($0)'?" }
    let diagnostic = Diagnostic(
      SettingsRules.wrongValue,
      kind == nil
        ? "there is no theme '\(settings.theme)' under Themes/"
        : "'Themes/\(settings.theme)' is no folder", at: settings.themeRange,
      help: kind == .link ? "a link is not followed: copy the folder" : help)
    return (Theme(files: [:]), [FileFindings(source: settingsFile, diagnostics: [diagnostic])])
  }
  let theme = Theme(files: files, defaults: (builtIn ?? .default).files)
  for (path, found) in Dictionary(grouping: theme.findings, by: \.file.path).sorted(by: { $0.key < $1.key }) {
    let source = SourceFile(
      path: shownPath(join(folder, path), from: workingDirectory), bytes: found[0].file.bytes)
    findings.append(
      FileFindings(source: source, diagnostics: settings.applied(to: found.map(\.diagnostic))))
  }
  for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where !bytes.prefix(1024).contains(0) {
    let file = SourceFile(path: shownPath(join(folder, path), from: workingDirectory), bytes: bytes)
    findings += [secretFindings(in: file, settings: settings)].compactMap(\.self)
  }
  return (theme, findings.filter { !$0.diagnostics.isEmpty })
}
