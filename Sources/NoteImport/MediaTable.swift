import NoteModel
import SourceText

/// Finds the files at hand that notes show.
struct MediaTable {
  private let paths: Set<String>
  /// Files by their names in lower case, for exports, which name images by the addresses they had.
  private let byName: [String: [String]]
  private let roots: [String]

  /// - Parameter findsByName: whether the last part of an address is enough.
  init(_ source: ImportSource, roots: [String], findsByName: Bool) {
    let all = source.paths + source.media
    paths = Set(all)
    self.roots = roots
    var byName: [String: [String]] = [:]
    if findsByName {
      for path in all where !isExport(path) { byName[lastPart(path).lowercased(), default: []].append(path) }
    }
    self.byName = byName
  }

  enum Search { case found(String), ambiguous, missing }

  /// The file that `address` of a note in `folder` names.
  func file(_ address: String, in folder: String) -> Search {
    let parts = LinkDestination(encoded: Array(address.utf8))
    let isRemote = address.hasPrefix("http://") || address.hasPrefix("https://") || address.hasPrefix("//")
    if !isRemote {
      let path = parts.path
      if path.hasPrefix("/") {
        for root in roots {
          let candidate = (root.isEmpty ? "" : root + "/") + path.dropFirst()
          if paths.contains(candidate) { return .found(candidate) }
        }
      } else if let candidate = joinedPath(folder, path), paths.contains(candidate) {
        return .found(candidate)
      } else if let candidate = roots.lazy.compactMap({ joinedPath($0, path) }).first(where: paths.contains) {
        return .found(candidate)
      }
    }
    guard !byName.isEmpty else { return .missing }
    let path = isRemote ? String(address.prefix { $0 != "?" && $0 != "#" }) : parts.path
    let decoded = isRemote ? percentDecoded(Array(path.utf8)[...]) : path
    return search(decoded.split(separator: "/").map { $0.lowercased() })
  }

  /// Of the files with the name, the one whose folders are alike, too.
  private func search(_ parts: [String]) -> Search {
    guard let name = parts.last else { return .missing }
    for name in [name, withoutSize(name), name.replacing("+", with: " ")].compactMap({ $0 }) {
      guard let candidates = byName[name], let first = candidates.first else { continue }
      if candidates.count == 1 { return .found(first) }
      let ranked = candidates.map { path in
        let folders = path.lowercased().split(separator: "/").dropLast().reversed()
        return (path, zip(folders, parts.dropLast().reversed()).prefix { $0 == $1 }.count)
      }
      let best = ranked.map(\.1).max() ?? 0
      let winners = ranked.filter { $0.1 == best }
      return winners.count == 1 ? .found(winners[0].0) : .ambiguous
    }
    return .missing
  }

  /// `plan.png` of WordPress's `plan-300x200.png`.
  private func withoutSize(_ name: String) -> String? {
    guard let dot = name.lastIndex(of: "."), let dash = name[..<dot].lastIndex(of: "-") else { return nil }
    let size = name[name.index(after: dash)..<dot].split(separator: "x", omittingEmptySubsequences: false)
    guard size.count == 2, size.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) else { return nil }
    return String(name[..<dash] + name[dot...])
  }
}

/// Whether a file is an export itself, or a text, and nothing that a note shows.
private func isExport(_ path: String) -> Bool {
  let name = path.lowercased()
  return [".xml", ".atom", ".html", ".md"].contains { name.hasSuffix($0) }
}

/// What stands behind the last `/`.
func lastPart(_ path: String) -> String { path.part(behindLast: UInt8(ascii: "/")).map(String.init) ?? path }
