import Diagnostics
import NoteModel
import Snippets
import SourceText

// Fences that take their text from a file: ```hcl file="files/main.tf" lines="3-20"

/// A file that a fence names, as the site has it.
package enum FenceFile: Sendable {
  /// Its path as shown to people, and its bytes.
  case text(SourceFile)
  case missing
  /// Neither hidden files nor folders are shown, and links are not followed: content is not trusted.
  case refused
}

/// The files that fences of a note take their text from: paths below `Content/`, sorted, each once. What leads
/// out of the site is not among them.
///
/// - Parameter path: that of the note, below `Content/`.
package func fenceFilePaths(of bytes: [UInt8], notePath path: String) -> [String] {
  guard mayNameFiles(bytes) else { return [] }
  let text = repairedText(bytes).bytes
  let references = fencedSnippets(of: NoteLines(bytes: text, table: LineTable(text)))
    .compactMap(\.snippet.info.attributes.file)
  return Set(references.compactMap { contentPath(of: $0, notePath: path) }).sorted()
}

/// Whether `file=` stands anywhere: most notes are done with this look.
private func mayNameFiles(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBufferPointer { buffer in
    buffer.indices.contains { index in
      buffer[index] == UInt8(ascii: "=") && index >= 4
        && buffer[(index - 4)..<index].elementsEqual("file".utf8)
    }
  }
}

/// The path below `Content/`; `nil` for one that leads out of it.
private func contentPath(of reference: SnippetAttributes.FileReference, notePath: String) -> String? {
  joinedPath(reference.path.hasPrefix("/") ? "" : parentFolder(of: notePath), reference.path)
}

extension BodyRenderer {
  /// The block as it is with the text of the file that it names; the block itself where that cannot be had, which
  /// is reported.
  mutating func withTextOfFile(_ block: Snippet) -> Snippet {
    guard let reference = block.info.attributes.file else { return block }
    let place = block.noteRange(ofInfo: reference.range)
    let name = reference.path
    guard let path = contentPath(of: reference, notePath: notePath) else {
      report(FenceRules.file, "`\(name)` leads out of the site", at: place)
      return block
    }
    switch files[path] ?? .missing {
    case .missing:
      report(
        FenceRules.file, "there is no file `\(name)`", at: place,
        help: name.hasPrefix("/")
          ? "a path that begins with `/` starts at the root of the content"
          : "the path starts at the folder of the note")
    case .refused:
      report(
        FenceRules.file, "`\(name)` cannot be shown", at: place,
        help: "only a regular file will do: no folder, no link, nothing hidden")
    case .text(let file):
      let (bytes, replaced) = repairedText(file.bytes)
      guard replaced.isEmpty else {
        report(FenceRules.file, "`\(name)` is not UTF-8 text", at: place)
        return block
      }
      if block.bytes.contains(where: { $0 > 0x20 }) {
        report(
          FenceRules.textBesideFile, "the fence has text of its own, which is not shown", at: place,
          help: "empty the fence, or take `file` away")
      }
      let count = LineTable(bytes).fullLineCount(of: bytes)
      let wanted = reference.lines ?? 1...max(1, count)
      let last = wanted.upperBound == .max ? max(count, wanted.lowerBound) : wanted.upperBound
      if reference.lines != nil, last > count {
        report(
          FenceRules.file, "`\(name)` has \(count) line\(count == 1 ? "" : "s"), not \(last)", at: place,
          help: "adapt `lines` to the file")
      }
      return Snippet(
        info: block.info, file: SourceFile(path: file.path, bytes: bytes),
        lines: min(wanted.lowerBound - 1, count)..<max(min(last, count), min(wanted.lowerBound - 1, count)),
        infoRange: block.infoRange)
    }
    return block
  }

  private mutating func report(_ rule: Rule, _ message: String, at range: SourceRange, help: String? = nil) {
    diagnostics.append(Diagnostic(rule, message, at: range, help: help))
  }
}
