import NoteModel
import SourceText

/// Where a site lies on disk. All paths are absolute or relative to the working directory as given.
package struct SiteLocation: Sendable {
  /// The folder that holds `Content/`, or the Markdown itself.
  package let root: String
  /// Of a folder that is published as it lies there; `nil` for a site with `Content/`.
  package let source: FolderSource?
  /// The folder that the output lies in, and its name in there.
  let outputParent: String
  let outputName: String

  package init(root: String) {
    self.root = root
    source = nil
    (outputParent, outputName) = (root, "Public")
  }

  /// A folder of Markdown as a site.
  ///
  /// - Parameter output: Where it is published to; absolute. `Public/` in the folder where nothing is said.
  package init(folder: String, source: FolderSource, output: String? = nil) {
    root = folder
    self.source = source
    (outputParent, outputName) = output.map { (parentFolder(of: $0), baseName(of: $0)) } ?? (folder, "Public")
  }

  /// Names below the root, for what reaches them without following links.
  package static let templateFolder = "Templates"
  static let stateFolder = ".notes"
  /// What `notes serve` knows of the notes.
  static let previewStateFile = ".notes/serve"
  /// What git says of the dates of a folder's files.
  static let datesFile = ".notes/dates"
  /// There while a build writes: one that finds it knows that another was cut off.
  static let writingMark = ".notes/writing"
  /// What was written to one folder is nothing that was written to another.
  private var outputMark: String {
    outputParent == root && outputName == "Public"
      ? "" : "-" + String(fingerprint(Array(output.utf8)), radix: 16)
  }
  var manifestFile: String { ".notes/outputs" + outputMark }
  var buildStateFile: String { ".notes/build" + outputMark }
  package var settingsFile: String { source == nil ? "Content/site.yml" : "site.yml" }

  package var content: String { source == nil ? join(root, "Content") : root }
  package var settings: String { join(root, settingsFile) }
  package var themes: String { join(root, "Themes") }
  package var output: String { outputParent.isEmpty ? "/" + outputName : join(outputParent, outputName) }
  package var state: String { join(root, Self.stateFolder) }
  package var index: String { join(root, ".notes/index.sqlite") }
  package var buildState: String { join(root, buildStateFile) }
  package var outputManifest: String { join(root, manifestFile) }

  /// The path below `content` of what lies at `path` below the root; `nil` for what is no content.
  func contentPath(_ path: String) -> String? {
    guard path != settingsFile else { return nil }
    guard source != nil else {
      return path.hasPrefix("Content/") ? String(path.dropFirst("Content/".count)) : nil
    }
    return excludedPaths.contains { path.hasPrefix($0 + "/") } ? nil : path
  }

  /// Names in the root of folders that a change of may change the site, "" for the root itself.
  package var watchedFolders: [String] { source == nil ? ["Content", "Themes"] : [""] }

  /// Paths below `content` that are no content.
  var excludedPaths: Set<String> {
    guard source != nil else { return [] }
    return output.hasPrefix(root + "/")
      ? ["node_modules", String(output.dropFirst(root.count + 1))] : ["node_modules"]
  }

  /// The site that `folder` lies in: the nearest folder above it, or itself, with a `Content/` folder.
  package static func find(from folder: String) -> SiteLocation? {
    guard var path = resolvedPath(folder) else { return nil }
    while true {
      let site = SiteLocation(root: path)
      if fileStatus(site.content, followsLinks: true)?.kind == .folder { return site }
      guard path != "/", let slash = path.lastIndex(of: "/") else { return nil }
      path = slash == path.startIndex ? "/" : String(path[..<slash])
    }
  }
}

extension ContentTree {
  /// The files of a site.
  ///
  /// - Throws: `FileError` when a folder cannot be listed.
  package init(of site: SiteLocation, limits: SizeLimits) throws(FileError) {
    try self.init(
      folder: site.content, excluding: site.excludedPaths, limits: limits,
      purpose: site.source == nil ? .publication : .reference)
  }
}

/// Joins two parts of a path.
package func join(_ folder: String, _ name: String) -> String {
  if folder.isEmpty || folder == "." { return name }
  return folder.hasSuffix("/") ? folder + name : folder + "/" + name
}
