/// The undated pages below a folder that has an `index.md`: a manual, for one.
package struct PageSection: Sendable, Hashable {
  /// The page of `index.md`.
  package let index: Int
  /// The others in reading order; the index of a section within this one is one of them.
  package let pages: [Int]
  /// Of `Site.sections`, the one that `index` is a page of.
  package let parent: Int?

  package init(index: Int, pages: [Int], parent: Int? = nil) {
    self.index = index
    self.pages = pages
    self.parent = parent
  }
}

/// The sections of a site, by the path of their index.
///
/// A page belongs to the nearest folder above it that has an index. Those that say `order:` (or `weight:`) in
/// their front matter come first, then those that the index links to, in that order, then the rest by title.
///
/// - Parameters:
///   - listed: The notes that lists show: a translation is found on its original.
///   - linked: For a note's index the notes that it links to, in order.
func pageSections(_ notes: [Note], among listed: [Int], linked: (Int) -> [Int]) -> [PageSection] {
  var indexOfFolder: [String: Int] = [:]
  for index in listed where notes[index].isFolderIndex {
    indexOfFolder[parentFolder(of: notes[index].path)] = index
  }
  guard !indexOfFolder.isEmpty else { return [] }
  var members: [Int: [Int]] = [:]
  var owner: [Int: Int] = [:]
  for index in listed where notes[index].date == nil {
    let note = notes[index]
    var folder = parentFolder(of: note.path)
    if note.isFolderIndex { folder = parentFolder(of: folder) }
    while !folder.isEmpty {
      if let section = indexOfFolder[folder] {
        members[section, default: []].append(index)
        owner[index] = section
        break
      }
      folder = parentFolder(of: folder)
    }
  }
  // An index by itself, as of a page that has its pictures beside it, makes no section.
  let indices = members.keys.sorted()
  let places = Dictionary(uniqueKeysWithValues: indices.enumerated().map { ($1, $0) })
  return indices.map { index in
    PageSection(
      index: index, pages: inReadingOrder(members[index] ?? [], of: notes, linked: linked(index)),
      parent: owner[index].flatMap { places[$0] })
  }
}

private func inReadingOrder(_ pages: [Int], of notes: [Note], linked: [Int]) -> [Int] {
  let links = Dictionary(linked.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  let keyed = pages.map { index in
    let note = notes[index]
    return (
      order: note.order ?? .infinity, link: links[index] ?? .max, title: note.title.lowercased(),
      path: note.path, index: index
    )
  }
  return keyed.sorted { ($0.order, $0.link, $0.title, $0.path) < ($1.order, $1.link, $1.title, $1.path) }
    .map(\.index)
}

extension Note {
  /// Whether it is the undated `index.md` of a folder below `Content/`, or a README that is published as the folder's page.
  var isFolderIndex: Bool {
    guard date == nil, let slash = path.lastIndex(of: "/") else { return false }
    let name = path[path.index(after: slash)...].prefix { $0 != "." }.lowercased()
    return name == "index" || name == "readme" && permalink.path.hasSuffix("/")
  }

  /// Its place among the pages of its section, as the front matter says.
  fileprivate var order: Double? {
    switch metadata.extra["order"] ?? metadata.extra["weight"] {
    case .integer(let number)?: Double(number)
    case .number(let number)?: number.isNaN ? nil : number
    case .null?, .bool?, .string?, .list?, .map?, nil: nil
    }
  }
}
