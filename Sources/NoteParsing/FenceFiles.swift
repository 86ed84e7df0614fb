import Diagnostics
import Markdown
import NoteModel
import Snippets
import SourceText

// Fences that take their text from a file: ```hcl file="files/main.tf" lines="3-20"

/// A file that a fence names, as the site has it.
package enum FenceFile: Sendable {
  /// Its path as shown to people, and its bytes.
  case text(SourceFile)
  case missing
  /// Why it is not shown: "is a folder". Content is not trusted.
  case refused(String)
}

/// The files that fences of a note take their text from: paths below `Content/`, sorted, each once. What leads
/// out of the site is not among them.
///
/// - Parameter path: that of the note, below `Content/`.
package func fenceFilePaths(of bytes: [UInt8], notePath path: String) -> [String] {
  guard mayNameFiles(bytes) else { return [] }
  let text = repairedText(bytes).bytes
  let body = MarkdownText(text[readFrontMatter(text).bodyStart...])
  let infos = withMarkdown(body, infoStrings(in:)) ?? []
  let references = infos.compactMap(\.attributes.file)
  return Set(references.compactMap { contentPath(of: $0, notePath: path) }).sorted()
}

/// What stands behind the fences of a document.
private func infoStrings(in root: MarkdownNode) -> [InfoString] {
  var infos: [InfoString] = []
  root.walk { event in
    guard case .enter(let node) = event else { return .children }
    switch node.kind {
    case .codeBlock(isFenced: true):
      infos.append(InfoString(String(decoding: node.info, as: UTF8.self)))
      return .skip
    case .paragraph, .heading, .table: return .skip
    default: return .children
    }
  }
  return infos
}

/// Whether `file=` stands behind a fence anywhere: most notes are done with this look.
private func mayNameFiles(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBufferPointer { buffer in
    buffer.indices.contains { index in
      buffer[index] == UInt8(ascii: "=") && index >= 4
        && buffer[(index - 4)..<index].elementsEqual("file".utf8) && mayStandBehindFence(index, in: buffer)
    }
  }
}

/// Whether a fence stands before `index` on its line, or the line is too long to look.
private func mayStandBehindFence(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var place = index
  while place > 0, bytes[place - 1] != 0x0A, bytes[place - 1] != 0x0D {
    place -= 1
    let byte = bytes[place]
    if byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~"), bytes[place + 1] == byte,
      bytes[place + 2] == byte
    {
      return true
    }
    if index - place > 1000 { return true }
  }
  return false
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
    let path = contentPath(of: reference, notePath: notePath)
    // Of Markdown that belongs to no site, only what lies beside it is known.
    if options.scope != .site, path == nil || reference.path.hasPrefix("/") { return block }
    guard let path else {
      report("`\(reference.path)` leads out of the site", at: place)
      return block
    }
    switch files[path] ?? .missing {
    case .missing:
      report(
        "there is no file `\(reference.path)`", at: place,
        help: reference.path.hasPrefix("/")
          ? "a path that begins with `/` starts at the root of the content"
          : "the path starts at the folder of the note")
    case .refused(let reason): report("`\(reference.path)` \(reason)", at: place)
    case .text(let file): return show(file, in: block, reference, at: place) ?? block
    }
    return block
  }

  private mutating func show(
    _ file: SourceFile, in block: Snippet, _ reference: SnippetAttributes.FileReference, at place: SourceRange
  ) -> Snippet? {
    let bytes = file.bytes.starts(with: "\u{FEFF}".utf8) ? Array(file.bytes.dropFirst(3)) : file.bytes
    guard repairedText(bytes).replaced.isEmpty else {
      report("`\(reference.path)` is not UTF-8 text", at: place)
      return nil
    }
    if block.bytes.contains(where: { $0 > 0x20 }) {
      diagnostics.append(
        Diagnostic(
          FenceRules.textBesideFile, "the fence has text of its own, which is not shown", at: place,
          help: "empty the fence, or take `file` away"))
    }
    let count = LineTable(bytes).fullLineCount(of: bytes)
    let lines: Range<Int>
    switch reference.lines {
    case .all: lines = 0..<count
    case .some(let range):
      let last = range.upperBound == .max ? max(count, range.lowerBound) : range.upperBound
      guard last <= count else {
        report(
          "`\(reference.path)` has \(count) line\(count == 1 ? "" : "s"), not \(last)", at: place,
          help: "adapt `lines` to the file")
        return nil
      }
      lines = range.lowerBound - 1..<last
    case .malformed(let text):
      report("`\(text)` is no range of lines", at: place, help: "write it as in lines=\"3-20\"")
      return nil
    }
    return Snippet(
      info: block.info, file: SourceFile(path: file.path, bytes: bytes), lines: lines,
      infoRange: block.infoRange)
  }

  private mutating func report(_ message: String, at range: SourceRange, help: String? = nil) {
    diagnostics.append(Diagnostic(FenceRules.file, message, at: range, help: help))
  }
}
