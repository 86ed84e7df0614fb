import Diagnostics
import NoteModel

/// What was found in the files of a site that are no notes.
struct FileInspection: Sendable {
  /// Which images notes show, with the heads of these.
  let images: ImageLibrary
  /// On what was passed over, and on images.
  let findings: [FileFindings]
  /// Secrets in files that are published as they are.
  let secrets: [FileFindings]

  /// Looks at the files of a tree.
  ///
  /// - Parameters:
  ///   - folder: what the tree's paths are relative to.
  ///   - scope: of files that belong to no site, secrets are not looked for.
  ///   - isWanted: whether a path of the tree is asked about.
  init(
    of tree: ContentTree, notes: [Note], in folder: String, scope: LinkScope, settings: SiteSettings,
    request: CheckRequest, isWanted: @Sendable (String) -> Bool = { _ in true }
  ) async {
    let files = tree.files.map(\.path)
    images = await ImageLibrary(files: files, notes: notes).reading(in: folder, width: request.width)
    findings =
      Pipeline.findings(
        onPassedOver: tree, in: folder, shownBelow: request.workingDirectory, isWanted: isWanted)
      + images.findings(
        in: folder, shownBelow: request.workingDirectory, settings: settings, isWanted: isWanted)
    secrets =
      scope == .site
      ? await secretFindings(
        inFiles: files.filter(isWanted), of: folder, shownBelow: request.workingDirectory, settings: settings,
        width: request.width) : []
  }
}
