import Foundation
import Markdown

/// Where everything that is measured lies. No folder is written to twice: ext4 is slow for a while where much was just
/// deleted.
struct Workshop {
  let root: String
  private var folders = 0

  init(root: String) throws {
    self.root = root
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  /// A new and empty folder.
  mutating func folder(_ name: String) throws -> String {
    folders += 1
    let path = "\(root)/\(folders)-\(name)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  func remove() { try? FileManager.default.removeItem(atPath: root) }
}

/// The notes that programs are run on.
struct BenchmarkSite {
  /// A folder like `Content/` of a site; it moves from one run's folder to the next.
  private(set) var content: String
  let name: String
  let noteCount: Int
  let byteCount: Int
  /// The note that is edited.
  private let edited: String
  private let editedText: String
  private var edits = 0

  /// Writes a site of generated notes.
  init(generator: CorpusGenerator, into folder: String) throws {
    try generate(generator, into: folder + "/Content")
    try self.init(content: folder + "/Content")
  }

  /// Takes a copy of the notes of a site.
  init(copying site: String, into folder: String) throws {
    try FileManager.default.copyItem(atPath: site + "/Content", toPath: folder + "/Content")
    try self.init(content: folder + "/Content")
  }

  private init(content: String) throws {
    self.content = content
    let notes = markdownFiles(below: content)
    guard !notes.isEmpty else { throw BenchFailure("no notes below \(content)") }
    let note = notes[notes.count / 2]
    noteCount = notes.count
    byteCount = notes.reduce(0) { $0 + (FileManager.default.contents(atPath: $1)?.count ?? 0) }
    name = grouped(notes.count)
    edited = String(note.dropFirst(content.count))
    editedText = try String(contentsOfFile: note, encoding: .utf8)
  }

  /// Moves the notes to where a program looks for them.
  mutating func move(to path: String) throws {
    try FileManager.default.moveItem(atPath: content, toPath: path)
    content = path
  }

  /// Adds a sentence to a note, each time another one.
  mutating func editNote() throws {
    edits += 1
    let text = editedText + "\nOne more sentence, the \(edits)th of its kind.\n"
    try text.write(toFile: content + edited, atomically: true, encoding: .utf8)
  }

  /// Writes the blocks of code in some languages to files of their own below `folder`.
  ///
  /// - Returns: their paths.
  func extractBlocks(_ languages: Set<String>, ending: String, to folder: String) throws -> [String] {
    var paths: [String] = []
    for path in markdownFiles(below: content) {
      let text = [UInt8](FileManager.default.contents(atPath: path) ?? Data())
      let blocks = withMarkdown(MarkdownText(text[...])) { document in
        Self.blocks(of: document) { languages.contains($0) }
      }
      for block in blocks ?? [] {
        let path = "\(folder)/\(paths.count).\(ending)"
        try Data(block).write(to: URL(fileURLWithPath: path))
        paths.append(path)
      }
    }
    return paths
  }

  /// Those that are not within lists or quotations.
  private static func blocks(of document: MarkdownNode, where isWanted: (String) -> Bool) -> [[UInt8]] {
    var blocks: [[UInt8]] = []
    var node = document.firstChild
    while let current = node {
      if case .codeBlock(isFenced: true) = current.kind,
        isWanted(String(String(decoding: current.info, as: UTF8.self).prefix { $0 != " " }))
      {
        blocks.append(current.literal)
      }
      node = current.next
    }
    return blocks
  }
}

/// Writes the notes and the settings of a generated site.
func generate(_ generator: CorpusGenerator, into content: String) throws {
  try FileManager.default.createDirectory(atPath: content + "/posts", withIntermediateDirectories: true)
  try Data(CorpusGenerator.settings.utf8).write(to: URL(fileURLWithPath: content + "/site.yml"))
  for note in 0..<generator.count {
    let path = content + "/" + generator.path(of: note)
    try Data(generator.text(of: note).utf8).write(to: URL(fileURLWithPath: path))
  }
}

/// A sentence for people about why nothing was measured.
struct BenchFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// `10,000`
func grouped(_ number: Int) -> String {
  var digits = String(number)
  var groups: [String] = []
  while digits.count > 3 {
    groups.insert(String(digits.suffix(3)), at: 0)
    digits.removeLast(3)
  }
  return ([digits] + groups).joined(separator: ",")
}
