import SourceText

/// Folders and files as `tree` prints them and as people draw them.
///
/// Taken are the lines of `tree` (`├──`, `└──`, also with NO-BREAK SPACE), of its `--charset=ascii` (`|--`, `` `-- ``), of
/// the `tree` of Windows (`+---`, `\---`, files behind `|   `) and plain indentation. How deep an entry is tells the column
/// of its name, which all of them have in common.
package struct FileTree: Sendable {
  package struct Entry: Sendable {
    /// What is drawn before the name: `│   ├── `, as written.
    package let branch: Range<Int>
    /// In bytes of the text; empty where a line only goes on with a remark.
    package let name: Range<Int>
    /// The blanks and the words behind the name; to the line's end.
    package let remark: Range<Int>
    /// 0 for a root.
    package let depth: Int
    /// Whether another entry lies in it, or its name ends in `/`.
    package fileprivate(set) var isFolder: Bool
    /// `...` or `…`: something is left out.
    package let isElided: Bool
    /// `3 directories, 5 files`, or a line that is no entry.
    package let isSummary: Bool
  }

  /// In order of place.
  package private(set) var entries: [Entry] = []
  /// How many lines have a branch drawn before their name.
  private var branchCount = 0
  /// Whether each name could be that of a file.
  private var isCertain = true
  /// `├─`, with which disks and calls are drawn as well.
  private var hasShortBranches = false
  /// Whether a name ends in `/`.
  private var namesFolder = false

  /// Reads a tree. Takes anything, in time linear in the text.
  package init(_ bytes: some RandomAccessCollection<UInt8>) { self.init(Array(bytes)) }

  /// Reads a tree. Takes anything, in time linear in the text.
  package init(_ bytes: [UInt8]) {
    /// The columns of the names of the folders that are open, outermost first.
    var columns: [Int] = []
    var parents: [Int] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = TreeLine(bytes, start..<end)
      start = end + 1
      guard !line.isBlank else { continue }
      // Goes on with what is said about the entry above.
      if line.name.isEmpty {
        append(line, depth: max(columns.count - 1, 0))
        continue
      }
      let isSummary = line.branchLength == 0 && !entries.isEmpty && line.isCount(in: bytes)
      if isSummary {
        columns = []
        parents = []
      }
      while let column = columns.last, column >= line.column {
        columns.removeLast()
        parents.removeLast()
      }
      if let parent = parents.last { entries[parent].isFolder = true }
      if columns.count < Self.maximumDepth {
        columns.append(line.column)
        parents.append(entries.count)
      }
      append(line, depth: columns.count - 1, isSummary: isSummary)
      if line.branchLength > 0 { branchCount += 1 }
      if line.branchLength == 1 { hasShortBranches = true }
      if line.endsInSlash { namesFolder = true }
      if !isSummary, !line.isPlainName(in: bytes) { isCertain = false }
    }
  }

  /// Deeper entries are drawn at this depth.
  private static let maximumDepth = 40

  /// Whether a text is certainly a tree of files: it is drawn with branches, and each name could be that of a file.
  /// Trees of packages (`├── express@4.18.2`), disks (`├─sda1`) and processes are none.
  package static func isDrawing(_ bytes: [UInt8]) -> Bool {
    guard holdsBranch(bytes) else { return false }
    let tree = FileTree(bytes)
    return tree.branchCount >= 2 && tree.isCertain && (tree.namesFolder || !tree.hasShortBranches)
  }

  /// Rules most texts out by a look at their bytes.
  private static func holdsBranch(_ bytes: [UInt8]) -> Bool {
    for index in bytes.indices.dropLast(5) {
      switch bytes[index] {
      // `├─`, `└─` and their like, U+2514 and U+251C.
      case 0x94, 0x9C:
        if bytes[index + 1] == 0xE2, bytes[index + 2] == 0x94, bytes[index + 3] == 0x80 { return true }
      case UInt8(ascii: "|"), UInt8(ascii: "+"), UInt8(ascii: "`"), UInt8(ascii: "\\"):
        if bytes[index + 1] == UInt8(ascii: "-"), bytes[index + 2] == UInt8(ascii: "-") { return true }
      default: break
      }
    }
    return false
  }

  private mutating func append(_ line: TreeLine, depth: Int, isSummary: Bool = false) {
    entries.append(
      Entry(
        branch: line.branch, name: line.name, remark: line.remark, depth: depth, isFolder: line.endsInSlash,
        isElided: line.isElided, isSummary: isSummary))
  }
}

/// A line taken apart: what is drawn, a name, a remark.
private struct TreeLine {
  let branch: Range<Int>
  let name: Range<Int>
  let remark: Range<Int>
  /// Where the name begins, in characters from the line's start.
  let column: Int
  /// How many dashes the branch before the name has: 2 in `├──`; 0 where there is none.
  let branchLength: Int
  let endsInSlash: Bool
  let isElided: Bool

  var isBlank: Bool { name.isEmpty && remark.isEmpty }

  init(_ bytes: [UInt8], _ line: Range<Int>) {
    var end = line.upperBound
    while end > line.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
    var index = line.lowerBound
    var column = 0
    var dashes = 0
    var hasCorner = false
    scan: while index < end {
      let mark = BranchMark(bytes, index, end)
      switch mark.kind {
      case .none: break scan
      case .blank, .bar: break
      case .corner:
        hasCorner = true
        dashes = 0
      case .dash:
        // `-rw-r--r--` and `--flag` are words.
        guard hasCorner else { break scan }
        dashes += 1
      }
      column += bytes[index] == 0x09 ? 4 : 1
      index += mark.length
    }
    let nameStart = index
    var nameEnd = end
    while index < end {
      if beginsRemark(bytes, index, end, isFirst: index == nameStart) {
        nameEnd = index
        break
      }
      index += 1
    }
    branch = line.lowerBound..<nameStart
    name = nameStart..<nameEnd
    remark = nameEnd..<end
    self.column = column
    branchLength = name.isEmpty ? 0 : dashes
    endsInSlash = nameEnd > nameStart && [UInt8(ascii: "/"), UInt8(ascii: "\\")].contains(bytes[nameEnd - 1])
    let text = bytes[nameStart..<nameEnd]
    isElided = text.elementsEqual("...".utf8) || text.elementsEqual("…".utf8)
  }

  /// `3 directories, 5 files`
  func isCount(in bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes[name.lowerBound..<remark.upperBound], as: UTF8.self)
    return text.first?.isNumber == true && (text.contains(utf8: "director") || text.contains(utf8: " file"))
  }

  /// Whether the name could be that of a file: one word, or a link and where it leads.
  func isPlainName(in bytes: [UInt8]) -> Bool {
    let text = bytes[name]
    if text.first == UInt8(ascii: "[") { return false }
    // `(as above)` in the place of names.
    if text.first == UInt8(ascii: "(") { return text.last == UInt8(ascii: ")") }
    var words = text.split(separator: 0x20)
    if words.count == 3, words[1].elementsEqual("->".utf8) { words.removeLast(2) }
    guard words.count <= 1 else { return false }
    // `+--- org.example:core:1.2`, while `C:.` is a root of Windows.
    if branchLength > 0, text.contains(UInt8(ascii: ":")) { return false }
    // `express@4.18.2`
    guard let at = text.dropFirst().firstIndex(of: UInt8(ascii: "@")), at + 1 < text.endIndex else {
      return true
    }
    return !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[at + 1])
  }
}

/// Whether what follows a name begins: two blanks, or one and a mark such as `#`, `//`, `<-`, `←`.
private func beginsRemark(_ bytes: [UInt8], _ index: Int, _ end: Int, isFirst: Bool) -> Bool {
  if isFirst { return bytes[index] == UInt8(ascii: "#") && index + 1 < end && bytes[index + 1] == 0x20 }
  guard bytes[index] == 0x20 || bytes[index] == 0x09, index + 1 < end else { return false }
  let rest = bytes[(index + 1)..<end]
  let marks: [StaticString] = [" ", "\t", "# ", "// ", "<-", "←", "-- ", "– ", "— "]
  return bytes[index] == 0x09 || marks.contains { mark in mark.withUTF8Buffer { rest.starts(with: $0) } }
}

/// A character of what is drawn before a name.
private struct BranchMark {
  enum Kind { case none, blank, bar, corner, dash }

  let kind: Kind
  let length: Int

  init(_ bytes: [UInt8], _ index: Int, _ end: Int) {
    switch bytes[index] {
    case 0x20, 0x09: (kind, length) = (.blank, 1)
    case UInt8(ascii: "|"):
      // `|--` is a corner, `|   ` a bar.
      let isCorner = index + 1 < end && bytes[index + 1] == UInt8(ascii: "-")
      (kind, length) = (isCorner ? .corner : .bar, 1)
    case UInt8(ascii: "+"), UInt8(ascii: "`"), UInt8(ascii: "\\"):
      let isCorner = index + 1 < end && bytes[index + 1] == UInt8(ascii: "-")
      (kind, length) = (isCorner ? .corner : .none, 1)
    case UInt8(ascii: "-"): (kind, length) = (.dash, 1)
    case 0xC2 where index + 1 < end && bytes[index + 1] == 0xA0: (kind, length) = (.blank, 2)
    // U+2500 to U+257F, box drawing.
    case 0xE2 where index + 2 < end && (bytes[index + 1] == 0x94 || bytes[index + 1] == 0x95):
      length = 3
      switch UInt32(bytes[index + 1] - 0x94) << 6 | UInt32(bytes[index + 2] & 0x3F) {
      case 0x00, 0x01, 0x04, 0x05, 0x08, 0x09, 0x50: kind = .dash
      case 0x02, 0x03, 0x06, 0x07, 0x0A, 0x0B, 0x51: kind = .bar
      default: kind = .corner
      }
    default: (kind, length) = (.none, 1)
    }
  }
}
