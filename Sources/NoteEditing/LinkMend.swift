import Diagnostics
import NoteModel
import NoteParsing
import SourceText

/// How the places of a note's text with one destination are to be written.
struct LinkMend {
  struct Key: Hashable {
    /// `nil` for the file of a fence.
    let kind: LinkReference.Kind?
    let destination: LinkDestination
  }

  /// What it is written like now; none where no way was found to write it.
  let keys: [Key]
  /// Escapes decoded; `nil` where it stays.
  let path: String?
  let fragment: String?
  /// Where the link is said to stand, and what it is called, for people.
  let range: SourceRange
  let target: String
  /// The same destination named from the top, and its new path.
  var absolute: (LinkDestination, String)?
  /// Whether a place must be found.
  var isCertain = true

  func fits(_ place: LinkPlace) -> Bool {
    let kind = place.syntax == .fence ? nil : Optional(place.kind)
    if kind == nil, place.destination == absolute?.0 { return true }
    return keys.contains(Key(kind: kind, destination: place.destination))
  }

  func edits(of place: LinkPlace, in bytes: [UInt8]) -> [TextEdit] {
    let isAbsolute = place.syntax == .fence && place.destination == absolute?.0
    var edits: [TextEdit] = []
    if let path = isAbsolute ? absolute?.1 : path {
      edits.append(TextEdit(place.path, of: bytes, with: encoded(path, for: place, in: bytes)))
    }
    if let fragment, let range = place.fragment {
      let text =
        place.syntax == .wiki ? fragment : encodedFragment(fragment, in: bytes[range.start..<range.end])
      edits.append(TextEdit(range, of: bytes, with: text))
    }
    return edits
  }

  private func encoded(_ path: String, for place: LinkPlace, in bytes: [UInt8]) -> String {
    switch place.syntax {
    case .wiki, .fence: return path
    case .angled, .plain: break
    }
    // `a:b.md` would be taken for the scheme of an address.
    let first = path.prefix { $0 != "/" }
    let prefix = first.contains(":") && !path.hasPrefix("placeholder:") ? "./" : ""
    let escapesLetters = bytes[place.path.start..<place.path.end].contains(UInt8(ascii: "%"))
    return prefix
      + path.utf8.reduce(into: [UInt8]()) { text, byte in
        let isWritten: Bool =
          switch byte {
          case UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "\\"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "`"), 0..<0x20, 0x7F:
            false
          case 0x20: place.syntax == .angled
          case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "*"):
            place.syntax == .angled
          case 0x80...: !escapesLetters
          default: true
          }
        if isWritten { text.append(byte) } else { text += percentEscape(byte).utf8 }
      }.text
  }

  private func encodedFragment(_ fragment: String, in old: ArraySlice<UInt8>) -> String {
    old.contains(UInt8(ascii: "%")) ? percentEncodedPath(fragment) : fragment
  }
}

extension [UInt8] {
  fileprivate var text: String { String(decoding: self, as: UTF8.self) }
}

/// The form that an author gave the path of a link.
struct LinkStyle {
  /// As it is written, escapes decoded.
  let path: String
  private let link: LinkReference
  private let note: Note

  init(link: LinkReference, in note: Note) {
    self.link = link
    self.note = note
    path = link.kind == .wiki ? String(link.target.prefix { $0 != "#" }) : link.destination.path
  }

  /// How the link may be written from `source`, the form that it has first.
  func paths(from source: Note, wasTarget old: Note, target new: Note) -> [String] {
    switch link.kind {
    case .wiki: names(wasTarget: old, target: new)
    case .markdown: addresses(from: source, wasTarget: old, target: new)
    }
  }

  private func names(wasTarget old: Note, target new: Note) -> [String] {
    let name = path.lowercased()
    let hasExtension = isMarkdownPath(path)
    let `extension` = hasExtension ? String(path.dropFirst(withoutExtension(path).count)) : ""
    let kinds: [(Note) -> String] = [
      { $0.title }, { $0.metadata.slug }, { fileName(of: $0.path) }, { withoutExtension($0.path) },
    ]
    let own = kinds.filter { [name, withoutExtension(name)].contains($0(old).lowercased()) }
    let others = [kinds[2], kinds[3], kinds[0]]
    return (own + others).map { $0(new) + `extension` }.filter { name in
      !name.isEmpty && !name.contains { "[]|#".contains($0) } && name.first != " " && name.last != " "
    }
  }

  private func addresses(from source: Note, wasTarget old: Note, target new: Note) -> [String] {
    let isAbsolute = path.hasPrefix("/")
    let folder = parentFolder(of: source.path)
    func written(_ target: String) -> String {
      isAbsolute ? "/" + target : relativePath(from: folder, to: target)
    }
    /// `manual/` for its index.
    func writtenFolder(of target: String) -> String? {
      guard ["index", "README"].contains(fileName(of: target)) else { return nil }
      let whole = written(target)
      let address = String(whole.dropLast(whole.part(behindLast: UInt8(ascii: "/"))?.count ?? whole.count))
      if address.isEmpty { return "./" }
      return path.hasSuffix("/") || address == "/" ? address : String(address.dropLast())
    }
    let bare = withoutExtension(new.path)
    let page = relativePath(
      from: parentFolder(of: String(source.permalink.path.dropFirst())),
      to: String(new.permalink.path.dropFirst()))
    let forms: [String?]
    switch contentPath {
    case old.path?: forms = [written(new.path)]
    case withoutExtension(old.path)?: forms = [written(bare), written(new.path)]
    case parentFolder(of: old.path)? where ["index", "README"].contains(fileName(of: old.path)):
      forms = [writtenFolder(of: new.path), written(new.path)]
    default: forms = [isAbsolute ? new.permalink.path : page, written(new.path)]
    }
    return forms.compactMap { $0 }.map { form in
      path.hasPrefix("./") && !form.hasPrefix("../") && !form.hasPrefix("./") ? "./" + form : form
    }
  }

  /// The path below `Content/` that is written, `nil` for an address of the published site.
  private var contentPath: String? {
    guard path != note.permalink.path else { return nil }
    let whole = path.hasPrefix("/") ? joinedPath("", path) : joinedPath(parentFolder(of: note.path), path)
    return whole.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
  }
}
