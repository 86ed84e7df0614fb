import Localization

/// Which notes are translations of others by the names of their files: `setup.de.md` beside `setup.md`.
///
/// Both must be there, and `de` a language: `setup.io.md` and `v1.2.md` are notes like any other.
package struct NoteTranslations: Sendable {
  /// What the name of a translation tells.
  package struct Translation: Sendable, Hashable {
    package let language: LanguageTag
    /// Path of the note that it is a translation of.
    package let original: String
  }

  private var translations: [String: Translation] = [:]

  package static let none = NoteTranslations(paths: [])

  /// - Parameter paths: of all notes, below `Content/`.
  package init(paths: some Sequence<String>) {
    var candidates: [(path: String, translation: Translation)] = []
    var all: Set<String> = []
    for path in paths {
      all.insert(path)
      if let translation = Translation(path) { candidates.append((path, translation)) }
    }
    for (path, translation) in candidates where all.contains(translation.original) {
      translations[path] = translation
    }
  }

  package subscript(_ path: String) -> Translation? { translations[path] }
}

extension NoteTranslations.Translation {
  /// The folder of the site that translations into the language lie in.
  package var folder: String { language.text.lowercased() }
}

extension Note {
  /// Of a translation, the folder of the site that it lies in.
  var languageFolder: String? {
    original.flatMap { NoteTranslations(paths: [$0, path])[path]?.folder }
  }
}

extension NoteTranslations.Translation {
  /// Reads `posts/setup.de.md`, whatever lies beside it.
  fileprivate init?(_ path: String) {
    let bytes = path.utf8
    let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes.index(after: $0) } ?? bytes.startIndex
    guard let last = bytes.lastIndex(of: UInt8(ascii: ".")), last > start,
      let first = bytes[start..<last].lastIndex(of: UInt8(ascii: ".")), first > start,
      let tag = LanguageTag(String(path[bytes.index(after: first)..<last])), LanguageFacts(tag) != nil
    else { return nil }
    self.init(language: tag, original: String(path[..<first] + path[last...]))
  }
}
