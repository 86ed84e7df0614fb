import Diagnostics
import NoteModel
import NoteParsing
import SourceText

/// A site as it is and as it will be after a change, note by note.
struct SitePair {
  /// What a link leads to, told so that both sites can be compared.
  enum Goal: Equatable {
    /// By its index in `before`.
    case note(Int, fragment: String)
    /// By its path in the site as it will be.
    case file(String)
    /// By its address in the site as it will be.
    case page(String)
    /// Nothing that is known, which no change can spoil.
    case none
  }

  /// Both in the order of the notes before the change.
  let before: [Note]
  let after: [Note]
  let change: SiteChange
  private let resolverBefore: LinkResolver
  private let resolverAfter: LinkResolver
  /// The place of each note among those of `resolverAfter`, and the other way round.
  private let places: [Int]
  private let order: [Int]
  private let filesBefore: Set<String>
  private let filesAfter: Set<String>
  private let imagesBefore: ImageLibrary
  private let imagesAfter: ImageLibrary

  init(_ renaming: SiteRenaming, _ change: SiteChange) throws {
    self.change = change
    let notes = renaming.notes
    var renamed = notes
    let (old, new) = (
      NoteTranslations(paths: notes.lazy.map(\.path)),
      NoteTranslations(paths: notes.lazy.map { change.paths[$0.path] ?? $0.path })
    )
    for (index, note) in notes.enumerated() {
      let path = change.paths[note.path] ?? note.path
      let edits = change.edits[note.path, default: []]
      guard path != note.path || !edits.isEmpty || old[note.path] != new[path] else { continue }
      renamed[index] = try renaming.parsed(note.path, as: path, after: edits, translations: new)
    }
    let order = renamed.indices.sorted { renamed[$0].path < renamed[$1].path }
    var places = order
    for (place, index) in order.enumerated() { places[index] = place }
    let isPublished = renaming.selection.holds
    before = withDistinctPermalinks(notes, isPublished: isPublished).notes
    let sorted = withDistinctPermalinks(order.map { renamed[$0] }, isPublished: isPublished).notes
    after = places.map { sorted[$0] }
    self.order = order
    self.places = places
    let files = renaming.files.map { change.filePaths[$0] ?? $0 }.sorted()
    (filesBefore, filesAfter) = (Set(renaming.files), Set(files))
    imagesBefore = ImageLibrary(files: renaming.files, notes: notes)
    imagesAfter = ImageLibrary(files: files, notes: sorted)
    resolverBefore = LinkResolver(
      notes: before, files: renaming.files, images: imagesBefore,
      otherPages: Set(change.addresses.keys), scope: .site)
    resolverAfter = LinkResolver(
      notes: sorted, files: files, images: imagesAfter, otherPages: Set(change.addresses.values), scope: .site
    )
  }

  // MARK: Goals

  /// What a link leads to now and is to lead to afterwards.
  func goal(of link: LinkReference, in index: Int) -> Goal {
    switch resolverBefore.resolve(link, from: index) {
    case .note(let note, let fragment):
      return .note(note, fragment: change.fragments[note]?[fragment]?.id ?? fragment)
    case .address:
      if let path = before[index].contentPath(of: link.destination), filesBefore.contains(path) {
        return .file(change.filePaths[path] ?? path)
      }
      return change.addresses[link.destination.path].map(Goal.page) ?? .none
    case .unknown, .nowhere: return .none
    }
  }

  /// What a link will lead to, as it is written.
  func goalAfter(of link: LinkReference, in index: Int) -> Goal {
    switch resolverAfter.resolve(link, from: places[index]) {
    case .note(let place, let fragment): return .note(order[place], fragment: fragment)
    case .address:
      if let path = after[index].contentPath(of: link.destination), filesAfter.contains(path) {
        return .file(path)
      }
      return .page(link.destination.path)
    case .unknown, .nowhere: return .none
    }
  }

  private func goal(of image: ImageReference, in index: Int) -> Goal {
    imagesBefore.path(of: image, in: before[index]).map { .file(change.filePaths[$0] ?? $0) } ?? .none
  }

  private func goalAfter(of image: ImageReference, in index: Int) -> Goal {
    imagesAfter.path(of: image, in: after[index]).map(Goal.file) ?? .none
  }

  /// What fences of a note are to show.
  private func fenceFiles(of index: Int) -> [String] {
    before[index].files.map { change.filePaths[$0] ?? $0 }.sorted()
  }

  // MARK: Mends

  /// How the links, images and fences of a note have to be written that would lead elsewhere, each destination once.
  func mends(of index: Int) -> [LinkMend] {
    var mends: [LinkMend] = []
    var seen: Set<LinkMend.Key> = []
    for link in before[index].links {
      let key = LinkMend.Key(kind: link.kind, destination: link.destination)
      let goal = goal(of: link, in: index)
      guard goal != .none, seen.insert(key).inserted, goalAfter(of: link, in: index) != goal else { continue }
      mends.append(mend(link, to: goal, in: index))
    }
    for image in before[index].images {
      let mark = image.isPlaceholder ? "placeholder:" : ""
      let key = LinkMend.Key(
        kind: image.kind, destination: image.destination.withPath(mark + image.destination.path))
      guard case .file(let path) = goal(of: image, in: index), seen.insert(key).inserted,
        goalAfter(of: image, in: index) != .file(path)
      else { continue }
      let written = image.destination.path
      let new = image.kind == .wiki ? path : fileDestination(of: path, like: written, from: index)
      mends.append(
        LinkMend(keys: [key], path: mark + new, fragment: nil, range: image.range, target: image.target))
    }
    return mends + fenceMends(of: index)
  }

  private func mend(_ link: LinkReference, to goal: Goal, in index: Int) -> LinkMend {
    let key = LinkMend.Key(kind: link.kind, destination: link.destination)
    let written = LinkStyle(link: link, in: before[index])
    var fragment: String?
    let paths: [String]
    switch goal {
    case .note(let target, let anchor):
      fragment = newFragment(of: link, anchor, target)
      paths = written.paths(from: after[index], wasTarget: before[target], target: after[target])
    case .file(let path): paths = [fileDestination(of: path, like: link.destination.path, from: index)]
    case .page(let address): paths = [address]
    case .none: paths = []
    }
    let fits = { (path: String) in
      let target = LinkDestination(
        path: path, query: link.destination.query, fragment: fragment ?? link.destination.fragment)
      let suffix = target.fragment.isEmpty ? "" : "#" + target.fragment
      let trial = LinkReference(
        kind: link.kind, target: path + suffix, destination: target, range: link.range)
      return goalAfter(of: trial, in: index) == goal
    }
    let path = ([written.path] + paths).first(where: fits)
    return LinkMend(
      keys: path == nil ? [] : [key], path: path == written.path ? nil : path, fragment: fragment,
      range: link.range, target: link.target)
  }

  /// The part behind `#`, where it is to be another: the words of a heading in double brackets that has them, else its id.
  private func newFragment(of link: LinkReference, _ anchor: String, _ target: Int) -> String? {
    let written = link.kind == .wiki ? link.target.behindFirst("#") : link.destination.fragment
    guard !written.isEmpty else { return nil }
    if anchor.isEmpty {
      // The heading that is the title.
      let (old, new) = (before[target].titleAnchor, after[target].titleAnchor)
      return old == written && new != written ? new : nil
    }
    guard let heading = change.fragments[target]?.first(where: { $0.value.id == anchor })?.value else {
      return nil
    }
    return link.kind == .wiki && !before[target].anchors.contains(written) ? heading.text : heading.id
  }

  /// The path of a file as a link of a note writes it.
  private func fileDestination(of path: String, like written: String, from index: Int) -> String {
    if written.hasPrefix("/") { return "/" + path }
    let relative = relativePath(from: parentFolder(of: after[index].path), to: path)
    return written.hasPrefix("./") && !relative.hasPrefix("../") ? "./" + relative : relative
  }

  private func fenceMends(of index: Int) -> [LinkMend] {
    let note = before[index]
    guard !note.files.isEmpty else { return [] }
    let isElsewhere = parentFolder(of: note.path) != parentFolder(of: after[index].path)
    return note.files.compactMap { file in
      let path = change.filePaths[file] ?? file
      guard isElsewhere || path != file else { return nil }
      let absolute = LinkDestination(path: "/" + file, query: "", fragment: "")
      let relative = relativePath(from: parentFolder(of: note.path), to: file)
      let keys = [relative, "./" + relative].map {
        LinkMend.Key(kind: nil, destination: LinkDestination(path: $0, query: "", fragment: ""))
      }
      let new = fileDestination(of: path, like: relative, from: index)
      guard relative != new else { return nil }
      // One that is named from the top stays, unless the file moves as well.
      return LinkMend(
        keys: keys, path: new, fragment: nil, range: SourceRange(0, 0), target: file,
        absolute: path == file ? nil : (absolute, "/" + path), isCertain: false)
    }
  }

  // MARK: The rest

  /// What is wrong with the address that a note has at its new place: something else has it.
  func clash(_ settings: SiteSettings, _ selection: Selection) -> String? {
    guard !change.paths.isEmpty else { return nil }
    let moved = Set(change.paths.values)
    return assembleSite(
      notes: order.map { after[$0] }, files: filesAfter.sorted(), images: imagesAfter, settings: settings,
      selection: selection
    ).diagnostics.first {
      moved.contains($0.path) && $0.diagnostic.rule == LinkRules.duplicatePermalink
        && $0.diagnostic.severity == .error
    }?.diagnostic.message
  }

  /// New addresses of pages by their old ones, unescaped.
  var changedAddresses: [String: String] {
    let standing = Set(after.map(\.permalink.path))
    var addresses = change.addresses
    for (old, new) in zip(before, after) where old.permalink != new.permalink {
      if !standing.contains(old.permalink.path) { addresses[old.permalink.path] = new.permalink.path }
    }
    return addresses
  }

  /// The address that readers may know a note by and that it has no longer; `nil` for one that has been shown to nobody.
  func alias(of index: Int, plan addresses: [String: String]) -> String? {
    let (note, address) = (after[index], before[index].permalink.path)
    guard note.permalink.path != address, addresses[address] != nil, !note.metadata.isDraft,
      !note.metadata.isPrivate, !note.metadata.aliases.contains(address)
    else { return nil }
    return address
  }

  /// The address of an entry of the navigation, where that is to be another.
  func newAddress(of entry: NavigationEntry) -> String? {
    guard entry.address.hasPrefix("/"), !before.isEmpty else { return nil }
    let link = LinkReference(kind: .markdown, target: entry.address, range: entry.range)
    // From where a link begins does not matter to one that begins at the top.
    let goal = goal(of: link, in: 0)
    guard goal != .none, goalAfter(of: link, in: 0) != goal, let path = mend(link, to: goal, in: 0).path
    else {
      return nil
    }
    return path + entry.address.dropFirst(link.destination.path.count)
  }

  /// Links of an edited note that lead elsewhere after all.
  func brokenLinks(
    of index: Int, after edits: [TextEdit], _ renaming: SiteRenaming
  ) throws -> [RenamingPlan.Unmended] {
    let translations = NoteTranslations(paths: after.lazy.map(\.path))
    let old = before[index]
    let path = after[index].path
    let new = try renaming.parsed(old.path, as: path, after: edits, translations: translations)
    let files =
      old.files.isEmpty
      ? [] : fenceFilePaths(of: applying(edits, to: try renaming.source(old.path)) ?? [], notePath: path)
    guard old.links.count == new.links.count, old.images.count == new.images.count,
      files == fenceFiles(of: index)
    else { return [RenamingPlan.Unmended(path: old.path, range: SourceRange(0, 0), target: old.path)] }
    let links = zip(old.links, new.links).filter { link, written in
      let goal = goal(of: link, in: index)
      return goal != .none && goalAfter(of: written, in: index) != goal
    }.map { ($0.0.range, $0.0.target) }
    let images = zip(old.images, new.images).filter { image, written in
      let goal = goal(of: image, in: index)
      return goal != .none && goalAfter(of: written, in: index) != goal
    }.map { ($0.0.range, $0.0.target) }
    return (links + images).map { RenamingPlan.Unmended(path: old.path, range: $0, target: $1) }
  }
}

extension LinkDestination {
  fileprivate func withPath(_ path: String) -> LinkDestination {
    LinkDestination(path: path, query: query, fragment: fragment)
  }
}

extension String {
  fileprivate func behindFirst(_ mark: Character) -> String {
    firstIndex(of: mark).map { String(self[index(after: $0)...]) } ?? ""
  }
}
