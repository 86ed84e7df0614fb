import SourceText

/// Where the sources of a site are kept, for links that lead to a note's source.
package struct Repository: Sendable, Hashable {
  /// Whose pages it has.
  package enum Kind: String, Sendable, CaseIterable {
    case github, gitlab, gitea, bitbucket
  }

  /// Without a trailing `/`: `https://github.com/someone/notes`.
  package let url: String
  package let kind: Kind
  package let branch: String
  /// The site's folder in the repository; empty when that is its root.
  package let folder: String

  package init(url: String, kind: Kind, branch: String = "main", folder: String = "") {
    self.url = url
    self.kind = kind
    self.branch = branch
    self.folder = folder
  }

  /// Where the file of a note can be edited.
  ///
  /// - Parameter path: below `Content/`.
  package func editURL(ofNote path: String) -> String {
    let file = percentEncodedPath((folder.isEmpty ? "" : folder + "/") + "Content/" + path)
    let branch = percentEncodedPath(branch)
    return switch kind {
    case .github: "\(url)/edit/\(branch)/\(file)"
    case .gitlab: "\(url)/-/edit/\(branch)/\(file)"
    case .gitea: "\(url)/_edit/\(branch)/\(file)"
    case .bitbucket: "\(url)/src/\(branch)/\(file)?mode=edit"
    }
  }
}

extension Repository.Kind {
  /// What a host's name tells: `gitlab.example.org` is one, and a few are known.
  init?(host: String) {
    let host = host.lowercased()
    let known: [(name: String, kind: Repository.Kind)] = [
      ("github", .github), ("gitlab", .gitlab), ("codeberg.org", .gitea), ("gitea", .gitea),
      ("forgejo", .gitea), ("bitbucket.org", .bitbucket),
    ]
    guard let match = known.first(where: { host.contains($0.name) }) else { return nil }
    self = match.kind
  }
}
