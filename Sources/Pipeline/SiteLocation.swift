/// Where a site lies on disk. All paths are absolute or relative to the working directory as given.
package struct SiteLocation: Sendable {
  /// The folder that holds `Content/`.
  package let root: String

  package init(root: String) { self.root = root }

  /// Names below the root, for what reaches them without following links.
  package static let settingsFile = "Content/site.yml"
  package static let templateFolder = "Templates"
  static let outputFolder = "Public"
  static let stateFolder = ".notes"
  static let manifestFile = ".notes/outputs"
  static let buildStateFile = ".notes/build"
  /// What `notes serve` knows of the notes.
  static let previewStateFile = ".notes/serve"
  /// There while a build writes: one that finds it knows that another was cut off.
  static let writingMark = ".notes/writing"

  package var content: String { join(root, "Content") }
  package var settings: String { join(root, Self.settingsFile) }
  package var themes: String { join(root, "Themes") }
  package var output: String { join(root, Self.outputFolder) }
  package var state: String { join(root, Self.stateFolder) }
  package var index: String { join(root, ".notes/index.sqlite") }
  package var buildState: String { join(root, Self.buildStateFile) }
  package var outputManifest: String { join(root, Self.manifestFile) }

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

/// Joins two parts of a path.
package func join(_ folder: String, _ name: String) -> String {
  if folder.isEmpty || folder == "." { return name }
  return folder.hasSuffix("/") ? folder + name : folder + "/" + name
}
