import Diagnostics
import SourceText
import YAMLSyntax

extension SiteSettingsReader {
  /// `repository: https://github.com/someone/notes`, or a mapping of `url`, `branch`, `folder` and `kind`.
  mutating func readRepository(_ value: YAMLValue) {
    guard let members = value.mapping else {
      guard value.scalar != nil else {
        return reportType(SettingsKey.repository.rawValue, "the address of a repository", value)
      }
      return setRepository(address: value, kind: nil, branch: nil, folder: nil)
    }
    var address: YAMLValue?
    var kind: Repository.Kind?
    var branch: String?
    var folder: String?
    for member in members {
      switch member.name {
      case "url": address = member.value
      case "kind": kind = choice(member.value, name: "kind")
      case "branch": branch = path(member.value, name: "branch")
      case "folder": folder = path(member.value, name: "folder")
      default: reportUnknown(member, suggestion: nil, candidates: ["url", "kind", "branch", "folder"])
      }
    }
    guard let address else {
      return report(SettingsRules.wrongValue, "the repository has no 'url'", value.range)
    }
    setRepository(address: address, kind: kind, branch: branch, folder: folder)
  }

  private mutating func setRepository(
    address: YAMLValue, kind: Repository.Kind?, branch: String?, folder: String?
  ) {
    guard let text = text(address, name: SettingsKey.repository.rawValue) else { return }
    guard let (url, host) = repositoryAddress(text) else {
      return report(
        SettingsRules.wrongValue, "'\(shortened(text))' is no address of a repository's page", address.range,
        help: "write it as \(webAddress(ofClone: text) ?? "https://github.com/someone/notes")")
    }
    guard let kind = kind ?? Repository.Kind(host: host) else {
      return report(
        SettingsRules.wrongValue, "the name '\(shortened(host))' does not tell which program runs there",
        address.range,
        help: "add 'kind:' with \(inWords(Repository.Kind.allCases.map(\.rawValue)))")
    }
    settings.repository = Repository(url: url, kind: kind, branch: branch ?? "main", folder: folder ?? "")
  }

  /// A branch or a folder: a path that leads nowhere else.
  private mutating func path(_ value: YAMLValue, name: String) -> String? {
    guard let text = text(value, name: name) else { return nil }
    let parts = text.split(separator: "/")
    guard !parts.contains("."), !parts.contains(".."), !text.contains(where: \.isWhitespace) else {
      report(SettingsRules.wrongValue, "'\(shortened(text))' cannot be a \(name)", value.range)
      return nil
    }
    return parts.joined(separator: "/")
  }

  /// The address without what may follow its path, and its host.
  private func repositoryAddress(_ text: String) -> (url: String, host: String)? {
    guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return nil }
    var parts = text.dropFirst(scheme.count).split(separator: "/").map(String.init)
    guard let host = parts.first, parts.count > 1, let last = parts.popLast() else { return nil }
    parts.append(last.hasSuffix(".git") ? String(last.dropLast(4)) : last)
    // It is written into pages as it is.
    let allowed = "-._~%+:"
    let isPlain = parts.joined().allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber) || allowed.contains($0)
    }
    return isPlain ? (scheme + parts.joined(separator: "/"), host) : nil
  }

  /// `git@host:someone/notes.git` as browsers want it.
  private func webAddress(ofClone text: String) -> String? {
    var rest = text[...]
    if rest.hasPrefix("ssh://") { rest = rest.dropFirst("ssh://".count) }
    guard let at = rest.firstIndex(of: "@") else { return nil }
    let address = "https://" + rest[rest.index(after: at)...].map { $0 == ":" ? "/" : String($0) }.joined()
    return repositoryAddress(address)?.url
  }
}
