import Diagnostics
import SourceText

/// How much of the tree that links may lead to is known.
package enum LinkScope: Sendable {
  /// A site: what is not in it is not there.
  case site
  /// A folder of Markdown without a site: only relative links that stay in the folder can be judged.
  case folder
  /// One file: only links to its own headings can be judged.
  case file
}

/// Finds what links and images of notes lead to.
///
/// Knows all notes, published or not, so that a link to a draft is told from one to nowhere.
package struct LinkResolver: Sendable {
  /// What a link was found to lead to.
  package enum Resolution: Sendable, Equatable {
    case note(Int, fragment: String)
    /// A page that is no note or a file; its address with query and fragment.
    case address(String)
    /// Not known in this scope; not reported.
    case unknown
    case nowhere
  }

  private let notes: [Note]
  private let scope: LinkScope
  private let noteByPath: [String: Int]
  private let noteByPermalink: [String: Int]
  /// Lower-cased titles, slugs and file names; of several notes the first by path.
  private let noteByName: [String: Int]
  private let files: Set<String>
  private let folders: Set<String>
  private let otherPages: Set<String>
  private let images: ImageLibrary

  /// - Parameters:
  ///   - files: paths below `Content/` of everything that is no note.
  ///   - otherPages: addresses of lists, feeds and aliases.
  ///   - findsNames: whether links in double brackets are asked about that none of the notes has.
  package init(
    notes: [Note], files: [String], images: ImageLibrary, otherPages: Set<String>, scope: LinkScope,
    findsNames: Bool = false
  ) {
    self.notes = notes
    self.images = images
    self.scope = scope
    self.files = Set(files)
    self.otherPages = otherPages
    let namesAreUsed = findsNames || notes.contains { $0.links.contains { $0.kind == .wiki } }
    noteByPath = Dictionary(notes.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    noteByPermalink = Dictionary(
      notes.enumerated().map { ($1.permalink.path, $0) }, uniquingKeysWith: { first, _ in first })
    var names: [String: Int] = [:]
    // Titles first, then slugs, then file names: what a person would call the note wins.
    // Most sites have no link that asks for a name.
    let kinds: [(Note) -> String] = [
      { (note: Note) in note.title }, { $0.metadata.slug }, { fileName(of: $0.path) },
      { withoutExtension($0.path) },
    ]
    for name in namesAreUsed ? kinds : [] {
      // Translations often share a name with what they translate, which is meant then.
      for isTranslation in [false, true] {
        for (index, note) in notes.enumerated() where (note.original != nil) == isTranslation {
          let key = name(note).lowercased()
          if names[key] == nil { names[key] = index }
        }
      }
    }
    noteByName = names
    var folders: Set<String> = []
    for path in notes.map(\.path) + files {
      var folder = parentFolder(of: path)
      while !folder.isEmpty, folders.insert(folder).inserted { folder = parentFolder(of: folder) }
    }
    self.folders = folders
  }

  /// What `link`, standing in the note at `index`, leads to.
  package func resolve(_ link: LinkReference, from index: Int) -> Resolution {
    let resolution = find(link, from: index)
    // The title stands at the head of the page, where a link without a fragment leads.
    if case .note(let note, let fragment) = resolution, fragment == notes[note].titleAnchor {
      return .note(note, fragment: "")
    }
    if case .note(let note, let fragment) = resolution, mayHaveAnchor(fragment, note) { return .unknown }
    return resolution
  }

  private func find(_ link: LinkReference, from index: Int) -> Resolution {
    switch link.kind {
    case .wiki:
      let (path, fragment) = split(link.target, at: "#")
      if path.isEmpty { return .note(index, fragment: fragment) }
      let name = path.lowercased()
      guard let target = noteByName[name] ?? noteByName[withoutExtension(name)] else {
        return scope == .file ? .unknown : .nowhere
      }
      return .note(target, fragment: headingID(fragment, in: notes[target]))
    case .markdown:
      // `#` alone is the top of the page.
      if link.destination.path.isEmpty, link.destination.query.isEmpty {
        return link.target.isEmpty ? .nowhere : .note(index, fragment: link.destination.fragment)
      }
      return resolve(link.destination, from: index)
    }
  }

  private func resolve(_ destination: LinkDestination, from index: Int) -> Resolution {
    guard scope != .file else { return .unknown }
    let (bare, fragment) = (destination.path, destination.fragment)
    if bare.hasPrefix("/") { return resolveWithinSite(destination) }
    let suffix = addressSuffix(destination)
    guard let contentPath = joinedPath(parentFolder(of: notes[index].path), bare) else {
      return scope == .site ? .nowhere : .unknown
    }
    if let found = resolve(contentPath: contentPath, suffix: suffix, fragment: fragment) { return found }
    // Some authors link as the published pages lie.
    let page = notes[index].permalink.path
    if let published = joinedPath(parentFolder(of: String(page.dropFirst())), bare),
      let note = noteByPermalink["/" + published]
    {
      return .note(note, fragment: fragment)
    }
    // Other generators publish `a/b.md` as `a/b/`, and authors link from there.
    if scope == .folder, let published = joinedPath(withoutExtension(notes[index].path), bare),
      let found = resolve(contentPath: published, suffix: suffix, fragment: fragment)
    {
      return found
    }
    return .nowhere
  }

  /// Whether a heading of the note may have the id `fragment` where another program publishes it: `## Helm {#helm}`.
  private func mayHaveAnchor(_ fragment: String, _ note: Int) -> Bool {
    scope != .site && notes[note].headings.contains { $0.text.contains("{#\(fragment)}") }
  }

  private func resolveWithinSite(_ destination: LinkDestination) -> Resolution {
    guard scope == .site else { return .unknown }
    let (bare, fragment) = (destination.path, destination.fragment)
    let suffix = addressSuffix(destination)
    if let note = noteByPermalink[bare] { return .note(note, fragment: fragment) }
    if otherPages.contains(bare) || bare.hasPrefix("/assets/") {
      return .address(percentEncodedPath(bare) + suffix)
    }
    if otherPages.contains(bare + "/") { return .address(percentEncodedPath(bare + "/") + suffix) }
    return resolve(contentPath: String(bare.dropFirst()), suffix: suffix, fragment: fragment) ?? .nowhere
  }

  private func addressSuffix(_ destination: LinkDestination) -> String {
    let (query, fragment) = (destination.query, destination.fragment)
    return (query.isEmpty ? "" : "?" + percentEncoded(query, keeping: "/=&+:,;@"))
      + (fragment.isEmpty ? "" : "#" + percentEncodedPath(fragment))
  }

  private func resolve(contentPath path: String, suffix: String, fragment: String) -> Resolution? {
    let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
    let folder = trimmed.isEmpty ? "" : trimmed + "/"
    if let note = noteByPath[trimmed] { return .note(note, fragment: fragment) }
    for candidate in [trimmed + ".md", folder + "index.md", folder + "README.md"] {
      if let note = noteByPath[candidate] { return .note(note, fragment: fragment) }
    }
    if files.contains(trimmed) { return .address("/" + percentEncodedPath(trimmed) + suffix) }
    guard scope == .folder else { return nil }
    // A documentation generator's own address of a note, or a folder that is there.
    if trimmed.hasSuffix(".html"), let note = noteByPath[withoutExtension(trimmed) + ".md"] {
      return .note(note, fragment: fragment)
    }
    return folders.contains(trimmed) || trimmed.isEmpty ? .unknown : nil
  }

  /// The id of the heading that a wiki link names by its text; the fragment itself where none is named so.
  private func headingID(_ fragment: String, in note: Note) -> String {
    guard !fragment.isEmpty, !note.anchors.contains(fragment) else { return fragment }
    return note.headings.first { $0.text.lowercased() == fragment.lowercased() }?.id ?? fragment
  }

  /// What a site-relative address of the navigation leads to.
  package func resolve(_ entry: NavigationEntry) -> Resolution {
    resolveWithinSite(LinkDestination(text: entry.address))
  }

  /// What an image in the note at `index` leads to.
  func resolve(_ image: ImageReference, from index: Int) -> ImageTarget {
    if image.isRemote { return .remote(percentEncodedURL(image.target)) }
    return images.path(of: image, in: notes[index]).map { .file(images.shownImage($0)) } ?? .missing
  }

  /// Whether an image that is `.missing` lies where nothing is known.
  func isBeyondScope(_ image: ImageReference, from index: Int) -> Bool {
    switch scope {
    case .site: false
    case .folder:
      image.target.hasPrefix("/") || image.kind == .wiki
        || notes[index].contentPath(of: image.destination) == nil
    case .file: true
    }
  }

  /// How the link was most likely meant to be written, for "did you mean".
  func nearestTarget(to link: LinkReference, from index: Int) -> String? {
    switch link.kind {
    case .wiki:
      let (path, fragment) = split(link.target, at: "#")
      let suffix = fragment.isEmpty ? "" : "#" + fragment
      return nearestSpelling(of: path, in: notes.lazy.map(\.title)).map { $0 + suffix }
    case .markdown:
      let suffix = link.destination.fragment.isEmpty ? "" : "#" + link.destination.fragment
      let name = fileName(of: link.destination.path)
      guard let near = nearestSpelling(of: name, in: notes.lazy.map { fileName(of: $0.path) }),
        let note = notes.first(where: { fileName(of: $0.path) == near })
      else { return nil }
      return relativePath(from: parentFolder(of: notes[index].path), to: note.path) + suffix
    }
  }
}

extension Note {
  /// The path below `Content/` that the destination of a link or image names, query and fragment left out;
  /// `nil` when it leads out of it.
  package func contentPath(of destination: LinkDestination) -> String? {
    let path = destination.path
    return path.hasPrefix("/") ? String(path.dropFirst()) : joinedPath(parentFolder(of: self.path), path)
  }
}

/// `posts/a/b.md` → `posts/a`; "" at the top.
package func parentFolder(of path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
  return String(path[..<slash])
}

/// `posts/a/b.md` → `b`.
package func fileName(of path: String) -> String {
  let name = path.part(behindLast: UInt8(ascii: "/")) ?? path[...]
  return withoutExtension(String(name))
}

/// Takes off `.md` or another extension of the last part.
package func withoutExtension(_ path: String) -> String {
  guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")), dot > path.startIndex else { return path }
  let after = path[dot...].utf8
  return after.contains(UInt8(ascii: "/")) || after.contains(UInt8(ascii: " ")) ? path : String(path[..<dot])
}

/// The path of `target` as a link from a note in `folder` writes it.
package func relativePath(from folder: String, to target: String) -> String {
  let base = folder.split(separator: "/")
  let parts = target.split(separator: "/")
  var shared = 0
  while shared < min(base.count, parts.count - 1), base[shared] == parts[shared] { shared += 1 }
  let up = Array(repeating: "..", count: base.count - shared)
  return (up + parts[shared...].map(String.init)).joined(separator: "/")
}

/// Joins a relative path to a folder and takes out `.` and `..`; `nil` when it leads out at the top.
package func joinedPath(_ folder: String, _ relative: String) -> String? {
  var parts = folder.parts(between: UInt8(ascii: "/"))
  for part in relative.parts(between: UInt8(ascii: "/")) {
    switch part {
    case ".": continue
    case "..":
      guard parts.popLast() != nil else { return nil }
    default: parts.append(part)
    }
  }
  return parts.joined(separator: "/")
}
