import SourceText

/// What the script that keeps pages live needs of a Content Security Policy (CSP Level 3 §6), by the directives that decide.
private let needs: [(directive: String, fallbacks: [String], path: String)] = [
  ("script-src-elem", ["script-src", "default-src"], LiveFiles.scriptPath),
  ("style-src-elem", ["style-src", "default-src"], LiveFiles.stylePath),
  ("connect-src", ["default-src"], LiveFiles.eventsPath),
]

/// A policy that lets our script run besides all that it lets, and nothing else. The site's own does already.
///
/// - Parameter origin: `http://127.0.0.1:4000`
func policyAdmittingLiveFiles(_ policy: String, origin: String) -> String {
  var directives = policy.split(separator: ";").map { $0.split(separator: " ").map(String.init) }
    .filter { !$0.isEmpty }
  for need in needs {
    let names = [need.directive] + need.fallbacks
    // Of several directives that decide, the most special does.
    guard
      let index = names.lazy.compactMap({ name in directives.firstIndex { $0[0].lowercased() == name } })
        .first
    else { continue }
    let sources = directives[index].dropFirst()
    if sources.contains("'self'") || sources.contains("*") { continue }
    let own = sources.filter { $0 != "'none'" } + [origin + need.path]
    if directives[index][0].lowercased() == "default-src" {
      directives.append([need.directive] + own)
    } else {
      directives[index] = [directives[index][0]] + own
    }
  }
  return directives.map { $0.joined(separator: " ") }.joined(separator: "; ")
}

/// A page whose own policy, in `<meta>`, admits our script as well.
func pageAdmittingLiveFiles(_ page: [UInt8], origin: String) -> [UInt8] {
  let start = Array("http-equiv=\"Content-Security-Policy\" content=\"".utf8)
  guard let before = page.firstRange(of: start),
    let end = page[before.upperBound...].firstIndex(of: UInt8(ascii: "\""))
  else { return page }
  let policy = String(decoding: page[before.upperBound..<end], as: UTF8.self)
  let admitting = policyAdmittingLiveFiles(policy, origin: origin)
  // As it is written, where nothing has to be admitted.
  guard admitting.utf8.count > policy.utf8.count + origin.utf8.count else { return page }
  return Array(page[..<before.upperBound]) + Array(admitting.utf8) + page[end...]
}
