// The files by which hosts of static sites are told what to send, read as Netlify and Cloudflare read them.

/// `_headers`: what is sent with which path.
struct HeaderRules: Sendable {
  private struct Rule {
    let pattern: String
    var headers: [(name: String, value: String)] = []
    /// Names of headers that other rules are not to send.
    var detached: [String] = []
  }

  private var rules: [Rule] = []

  /// What is said by the server alone, or would let other sites read pages that are not published.
  private static let ownNames = ["content-length", "transfer-encoding", "connection", "content-type", "etag"]

  init(_ bytes: [UInt8]) {
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let text = line.drop { $0 == " " || $0 == "\t" }
      if text.isEmpty || text.hasPrefix("#") { continue }
      if text.startIndex == line.startIndex {
        rules.append(Rule(pattern: String(text)))
      } else if !rules.isEmpty {
        let last = rules.count - 1
        if text.hasPrefix("! ") {
          rules[last].detached.append(text.dropFirst(2).lowercased())
        } else if let colon = text.firstIndex(of: ":") {
          let value = text[text.index(after: colon)...].drop { $0 == " " }
          rules[last].headers.append((String(text[..<colon]), String(value)))
        }
      }
    }
  }

  /// The headers of a path: several values of one name are joined.
  func headers(of path: String) -> [(name: String, value: String)] {
    var headers: [(name: String, value: String)] = []
    for rule in rules where matches(path, rule.pattern) {
      headers.removeAll { rule.detached.contains($0.name.lowercased()) }
      for (name, value) in rule.headers {
        let key = name.lowercased()
        if Self.ownNames.contains(key) || key.hasPrefix("access-control-") { continue }
        if let index = headers.firstIndex(where: { $0.name.lowercased() == key }) {
          headers[index].value += ", " + value
        } else {
          headers.append((name, value))
        }
      }
    }
    return headers
  }
}

/// Whether a path is meant by a pattern, in which `*` is anything and `:name` a part of the path.
private func matches(_ path: String, _ pattern: String) -> Bool {
  matches(Array(path.utf8)[...], Array(pattern.utf8)[...], starsLeft: 4)
}

private func matches(_ path: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>, starsLeft: Int) -> Bool {
  var (path, pattern) = (path, pattern)
  let slash = UInt8(ascii: "/")
  while let next = pattern.first {
    if next == UInt8(ascii: "*") {
      let rest = pattern.dropFirst()
      if rest.isEmpty { return true }
      return starsLeft > 0
        && (path.startIndex...path.endIndex).contains {
          matches(path[$0...], rest, starsLeft: starsLeft - 1)
        }
    }
    if next == UInt8(ascii: ":"), pattern.dropFirst().first.map({ $0 != slash }) == true {
      let part = path.prefix { $0 != slash }
      guard !part.isEmpty else { return false }
      path = path[part.endIndex...]
      pattern = pattern.drop { $0 != slash }
      continue
    }
    guard path.first == next else { return false }
    path = path.dropFirst()
    pattern = pattern.dropFirst()
  }
  return path.isEmpty
}

/// `_redirects`: where older addresses lead. Rules with a pattern and rules that are no redirects are passed over.
struct RedirectRules: Sendable {
  private var targets: [String: (address: String, status: Int)] = [:]

  init(_ bytes: [UInt8]) {
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ", omittingEmptySubsequences: true)
      guard words.count >= 2, !words[0].hasPrefix("#"), !words[0].contains("*"), !words[0].contains(":"),
        let from = RequestPath(target: String(words[0])), targets[from.text] == nil
      else { continue }
      let status = words.count > 2 ? Int(words[2].prefix { $0 != "!" }) : 301
      guard let status, [301, 302, 303, 307, 308].contains(status) else { continue }
      targets[from.text] = (String(words[1]), status)
    }
  }

  func target(of path: String) -> (address: String, status: Int)? { targets[path] }
}
