/// What the path of a note says about it: `posts/2024-06-07-oidc.md`, `posts/2024-06-07-oidc/index.md`.
struct NoteFileName {
  /// Folder below `Content/` in which the note counts; that of `index.md` is the one its folder lies in.
  let folder: String
  /// `YYYY-MM-DD` at the start of the name, not yet known to be a date.
  let date: String?
  /// The name less date and extension; for `index.md` that of its folder. Never empty.
  let name: String
  /// The folder that an `index.md` stands for; `nil` for other files.
  let indexFolder: String?

  init(_ path: String) {
    var parts = path.parts(between: UInt8(ascii: "/"))
    var stem = parts.popLast().map(String.init) ?? ""
    if let dot = stem.utf8.lastIndex(of: UInt8(ascii: ".")), dot > stem.startIndex {
      stem = String(stem[..<dot])
    }
    indexFolder = stem == "index" ? parts.joined(separator: "/") : nil
    if stem == "index", let last = parts.popLast() { stem = String(last) }
    folder = parts.joined(separator: "/")
    let prefix = splitDatePrefix(stem)
    date = prefix?.date
    let rest = prefix?.rest ?? stem
    name = rest.isEmpty ? stem : rest
  }

  /// The name as words: `eks-upgrade` → `Eks upgrade`.
  var title: String {
    let words = name.split { $0 == "-" || $0 == "_" || $0 == " " }.joined(separator: " ")
    return words.isEmpty ? name : words.prefix(1).uppercased() + words.dropFirst()
  }
}
