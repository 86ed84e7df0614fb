import NoteModel

/// What a page of the site may load and do (Content Security Policy Level 3).
///
/// Pages hold no script, no style and no handler within themselves, so a policy without hashes will do. The
/// JSON-LD in a page's head is data, which no policy is asked about.
struct SecurityPolicy: Sendable {
  private var directives: [(name: String, sources: String)]
  /// Whether all script is the theme's own, which makes no markup of strings.
  private let hasOnlyOwnScript: Bool

  init(_ settings: SiteSettings) {
    let images = settings.remoteImages == .show ? "'self' https: http:" : "'self'"
    hasOnlyOwnScript = !settings.allowsRawHTML && settings.securityPolicy["script-src"] == nil
    directives = [
      ("default-src", "'none'"), ("script-src", "'self'"), ("style-src", "'self'"), ("img-src", images),
      ("connect-src", "'self'"), ("manifest-src", "'self'"), ("form-action", "'self'"),
      ("base-uri", "'none'"),
    ]
    if settings.allowsRawHTML {
      // What people write HTML in notes for: styled elements, films, frames. Scripts stay the site's own.
      set("style-src", "'self' 'unsafe-inline'")
      set("img-src", images + " data:")
      set("media-src", "'self' https:")
      set("frame-src", "'self' https:")
    }
    for (name, sources) in settings.securityPolicy.sorted(by: { $0.key < $1.key }) { set(name, sources) }
  }

  /// For the header, with what means nothing in a page.
  var header: String {
    var policy = self
    policy.add("frame-ancestors", "'none'")
    if hasOnlyOwnScript { policy.add("require-trusted-types-for", "'script'") }
    return text(policy.directives, separator: "; ")
  }

  /// For `<meta http-equiv>`, which is all that a host without headers leaves.
  ///
  /// CSP3 §3.3: `frame-ancestors`, `report-uri` and `sandbox` are ignored there, and browsers complain.
  var meta: String {
    let ignored = ["frame-ancestors", "report-uri", "sandbox"]
    return text(directives.filter { !ignored.contains($0.name) }, separator: ";")
  }

  private func text(_ directives: [(name: String, sources: String)], separator: String) -> String {
    directives.map { $0.sources.isEmpty ? $0.name : "\($0.name) \($0.sources)" }.joined(separator: separator)
  }

  /// Puts what the settings say in the place of a directive of ours.
  private mutating func set(_ name: String, _ sources: String) {
    // It stands unescaped in an attribute and in a line of `_headers`; the settings let nothing else pass.
    guard isPolicyText(name), isPolicyText(sources) else { return }
    if let index = directives.firstIndex(where: { $0.name == name }) {
      directives[index].sources = sources
    } else {
      directives.append((name, sources))
    }
  }

  private mutating func add(_ name: String, _ sources: String) {
    guard !directives.contains(where: { $0.name == name }) else { return }
    directives.append((name, sources))
  }
}
