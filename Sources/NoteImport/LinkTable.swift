import NoteModel
import SourceText

/// Where a link of the old site leads.
enum LinkTarget: Equatable {
  case note(Int, fragment: String)
  /// A place in the note itself.
  case here(fragment: String)
  /// An address of the old site that is no note, from `/` on.
  case site(String)
  /// A page of the program that the note was written in, which readers cannot see.
  case editor(fragment: String)
  /// Another host, or what is relative and leads to no note.
  case elsewhere
}

/// Finds notes by the addresses and the files that links name.
struct LinkTable {
  private let byAddress: [String: Int]
  private let bySource: [String: Int]
  private let host: String
  /// The path of the site's address, without a `/` at its end.
  private let basePath: String

  init(_ site: SourceSite) {
    var byAddress: [String: Int] = [:]
    var bySource: [String: Int] = [:]
    for (index, note) in site.notes.enumerated() {
      for address in note.addresses + note.names where byAddress[address] == nil {
        byAddress[address] = index
      }
      if bySource[note.source] == nil { bySource[note.source] = index }
    }
    self.byAddress = byAddress
    self.bySource = bySource
    host = plainHost(site.address.hostName)
    let path =
      site.address.firstRange(of: "://").map { site.address[$0.upperBound...].drop { $0 != "/" } } ?? ""
    basePath = path.hasSuffix("/") ? String(path.dropLast()) : String(path)
  }

  func target(of link: String, from note: SourceNote) -> LinkTarget {
    if link.hasPrefix("#") { return .here(fragment: percentDecoded(Array(link.utf8.dropFirst())[...])) }
    if link.hasPrefix(sourceScheme) {
      let parts = LinkDestination(encoded: Array(link.utf8.dropFirst(sourceScheme.utf8.count)))
      return self.note(bySource: parts.path).map { .note($0, fragment: parts.fragment) } ?? .elsewhere
    }
    var rest = link
    if let mark = link.firstRange(of: "//"), mark.lowerBound == link.startIndex || link.hasPrefix("http") {
      let linkHost = plainHost(link.hostName)
      if linkHost == "blogger.com" || linkHost == "draft.blogger.com" {
        let parts = LinkDestination(encoded: Array(link.utf8))
        return parts.path.contains("/edit") || parts.path.contains("post-edit")
          ? .editor(fragment: parts.fragment) : .elsewhere
      }
      guard !host.isEmpty, linkHost == host else { return .elsewhere }
      rest = String(link[mark.upperBound...].drop { $0 != "/" && $0 != "?" && $0 != "#" })
      if !rest.hasPrefix("/") { rest = "/" + rest }
      if !basePath.isEmpty {
        guard rest.hasPrefix(basePath) else { return .elsewhere }
        rest = String(rest.dropFirst(basePath.count))
      }
    } else if link.prefix(while: { $0 != "/" }).contains(":") {
      return .elsewhere
    }
    let parts = LinkDestination(encoded: Array(rest.utf8))
    if let index = self.note(parts, from: note) { return .note(index, fragment: parts.fragment) }
    return parts.path.hasPrefix("/") ? .site(rest) : .elsewhere
  }

  private func note(_ parts: LinkDestination, from note: SourceNote) -> Int? {
    if parts.path.hasPrefix("/") {
      if !parts.query.isEmpty, let index = byAddress["?" + parts.query] { return index }
      return self.note(byAddress: parts.path) ?? self.note(bySource: String(parts.path.dropFirst()))
    }
    if let path = joinedPath(parentFolder(of: note.source), parts.path), let index = self.note(bySource: path)
    {
      return index
    }
    guard let address = note.addresses.first,
      let path = joinedPath(
        address.hasSuffix("/")
          ? String(address.dropFirst().dropLast()) : parentFolder(of: String(address.dropFirst())), parts.path
      )
    else { return nil }
    return self.note(byAddress: "/" + path + (parts.path.hasSuffix("/") ? "/" : ""))
  }

  private func note(byAddress path: String) -> Int? {
    var candidates = [path]
    if path.hasSuffix("/") {
      candidates.append(String(path.dropLast()))
    } else {
      candidates += [path + "/", path + ".html"]
    }
    for end in ["index.html", ".html"] where path.hasSuffix(end) {
      candidates.append(String(path.dropLast(end.count)))
    }
    return candidates.lazy.compactMap { byAddress[$0] }.first
  }

  private func note(bySource path: String) -> Int? {
    let path = path.hasSuffix("/") ? String(path.dropLast()) : path
    let folder = path.isEmpty ? "" : path + "/"
    return [
      path, path + ".md", folder + "index.md", folder + "_index.md", folder + "README.md", path + ".markdown",
    ].lazy
      .compactMap { bySource[$0] }.first
  }
}

/// A link to a note by its file, whatever folder it is written in.
let sourceScheme = "source:"

/// A host without `www.`; of Blogger's, which it shows under the domains of countries, without the ending.
private func plainHost(_ host: String) -> String {
  let host = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  guard let mark = host.firstRange(of: ".blogspot.") else { return host }
  return host[..<mark.lowerBound] + ".blogspot"
}

/// The path of `target` as a link in a file of `folder` has it.
func relativeLink(from folder: String, to target: String) -> String {
  let base = folder.split(separator: "/")
  let parts = target.split(separator: "/")
  var shared = 0
  while shared < min(base.count, parts.count - 1), base[shared] == parts[shared] { shared += 1 }
  let path = (Array(repeating: "..", count: base.count - shared) + parts[shared...].map(String.init)).joined(
    separator: "/")
  // A first part with a colon would be a scheme.
  return path.split(separator: "/").first?.contains(":") == true ? "./" + path : path
}
