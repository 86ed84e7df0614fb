import Markdown
import SourceText

/// Writes runs as the Markdown of one paragraph, cell or heading: what was text is text again when it is read.
struct InlineWriter {
  enum Place {
    case paragraph
    /// All on one line.
    case heading, cell
  }

  let place: Place
  private(set) var bytes: [UInt8] = []
  /// Whether all that is a sign is escaped and no style is written, for what would be read otherwise.
  private let isPlain: Bool
  /// What stands in front of the first byte; `nil` at the start of the paragraph.
  private let before: UInt8?

  private init(place: Place, isPlain: Bool, behind before: UInt8? = nil) {
    self.place = place
    self.isPlain = isPlain
    self.before = before
  }

  private var last: UInt8? { bytes.last ?? before }

  /// The Markdown of `runs`. It is read once more; what would not be the same text is written without styles.
  static func markdown(of runs: [InlineRun], in place: Place) -> [UInt8] {
    let runs = runs.filter { !$0.isAnchor }
    guard !runs.isEmpty else { return [] }
    for isPlain in [false, true] {
      var writer = InlineWriter(place: place, isPlain: isPlain)
      writer.write(runs[...], outer: [], isInLink: false)
      if isSame(runs, writer.bytes, in: place) { return writer.bytes }
    }
    var writer = InlineWriter(place: place, isPlain: true)
    writer.write(
      runs.map { InlineRun($0.isImage ? .text([InlineRun($0.content)].text) : $0.content) }[...], outer: [],
      isInLink: false)
    return writer.bytes
  }

  /// Whether the Markdown is read as one paragraph with the text of `runs`.
  private static func isSame(_ runs: [InlineRun], _ bytes: [UInt8], in place: Place) -> Bool {
    let isOneParagraph = withMarkdown(MarkdownText(bytes[...])) { root in
      guard let first = root.firstChild, first.kind == .paragraph, first.next == nil else { return false }
      // The bars of a cell are escaped for the table, which is not there.
      return words(Array(first.plainText.utf8)) == words(runs.map(\.withWidth).text)
    }
    return isOneParagraph ?? false
  }

  /// A text without its blanks, without what is escaped for tables only, and without the marks that our own reader of
  /// Markdown takes for strikethrough, and cmark for text.
  private static func words(_ text: [UInt8]) -> [UInt8] {
    codeBlanks(text).filter { $0 > 0x20 && !"|\\~".utf8.contains($0) }
  }

  // MARK: Structure

  /// Writes runs, of whose styles those in `outer` are written already.
  private mutating func write(_ runs: ArraySlice<InlineRun>, outer: InlineStyle, isInLink: Bool) {
    var rest = runs
    while let first = rest.first {
      let linked = first.link == nil || isInLink ? rest.prefix(0) : rest.prefix { $0.link == first.link }
      var styled = rest.prefix(0)
      var style: InlineStyle = []
      if !isPlain {
        for candidate in [InlineStyle.strong, .emphasis, .strike]
        where first.style.subtracting(outer).contains(candidate) {
          let group = rest.prefix { $0.style.contains(candidate) || $0.isBlankText }
          if group.count > styled.count || (style.isEmpty) { (styled, style) = (group, candidate) }
        }
      }
      if !style.isEmpty, styled.count >= linked.count {
        writeStyled(
          styled, style, outer: outer, isInLink: isInLink, after: rest.dropFirst(styled.count).first)
        rest = rest.dropFirst(styled.count)
      } else if !linked.isEmpty {
        writeLink(linked, outer: outer)
        rest = rest.dropFirst(linked.count)
      } else if first.style.contains(.code), !isPlain, case .text = first.content {
        let code = rest.prefix {
          if case .text = $0.content { $0.style.contains(.code) && $0.link == first.link } else { false }
        }
        writeCode(Array(code).text)
        rest = rest.dropFirst(code.count)
      } else {
        writeSingle(first, next: rest.dropFirst().first, isInLink: isInLink)
        rest = rest.dropFirst()
      }
    }
  }

  private mutating func writeSingle(_ run: InlineRun, next: InlineRun?, isInLink: Bool) {
    switch run.content {
    case .text(let text): writeText(codeBlanks(text), isInLink: isInLink, beforeLink: next?.link != nil)
    case .lineBreak:
      // A blank before the break would be one of its two.
      while bytes.last == 0x20 { bytes.removeLast() }
      if place == .paragraph { bytes += Array("\\\n".utf8) } else { bytes.append(0x20) }
    case .image(let image): writeImage(image)
    case .anchor: break
    }
  }

  /// Emphasis. Blanks at its ends stand outside of the marks, which have to touch words (CommonMark §6.2).
  private mutating func writeStyled(
    _ runs: ArraySlice<InlineRun>, _ style: InlineStyle, outer: InlineStyle, isInLink: Bool, after: InlineRun?
  ) {
    var inner = InlineWriter(place: place, isPlain: isPlain, behind: last)
    inner.write(runs, outer: outer.union(style), isInLink: isInLink)
    let mark = style == .strong ? "**" : style == .emphasis ? "*" : "~~"
    let isBlank = { (byte: UInt8) in byte <= 0x20 }
    let content = inner.bytes.trimming(isBlank)
    let before = inner.bytes.prefix(while: isBlank)
    let behind = Array(inner.bytes.reversed().prefix(while: isBlank).reversed())
    let follows = behind.isEmpty ? after?.firstByte : 0x20
    let precedes = before.isEmpty ? last : 0x20
    guard let first = content.first, let last = content.last, !content.contains(0x0A) || style != .strike,
      first != UInt8(ascii: "\\") || !content.starts(with: "\\\n".utf8),
      !isPunctuation(first) || precedes.map({ isBlank($0) || isPunctuation($0) }) ?? true,
      !isPunctuation(last) || follows.map({ isBlank($0) || isPunctuation($0) }) ?? true,
      precedes != UInt8(ascii: "*"), first != UInt8(ascii: "*") || style != .emphasis
    else {
      bytes += inner.bytes
      return
    }
    bytes += before
    bytes += mark.utf8
    bytes += content
    bytes += mark.utf8
    bytes += behind
  }

  private mutating func writeLink(_ runs: ArraySlice<InlineRun>, outer: InlineStyle) {
    guard let destination = runs.first?.link?.destination else { return }
    var inner = InlineWriter(place: place, isPlain: isPlain, behind: last)
    inner.write(runs, outer: outer, isInLink: true)
    let isBlank = { (byte: UInt8) in byte <= 0x20 }
    let content = inner.bytes.trimming(isBlank)
    // A link without text leads nowhere for a reader.
    guard !content.isEmpty else {
      bytes += inner.bytes
      return
    }
    // An address that is its own text needs no brackets.
    if place != .cell, content.elementsEqual(destination.utf8), isBareAddress(destination) {
      bytes += Array("<\(destination)>".utf8)
      return
    }
    if inner.bytes.first.map(isBlank) == true { bytes.append(0x20) }
    bytes.append(UInt8(ascii: "["))
    bytes += content.filter { $0 != 0x0A || place == .paragraph }
    bytes += Array("](".utf8)
    bytes += linkDestination(destination)
    bytes.append(UInt8(ascii: ")"))
    if inner.bytes.last.map(isBlank) == true { bytes.append(0x20) }
  }

  private func isBareAddress(_ text: String) -> Bool {
    (text.hasPrefix("https://") || text.hasPrefix("http://"))
      && text.utf8.allSatisfy {
        $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
          && $0 != UInt8(ascii: "\\")
      }
  }

  private mutating func writeImage(_ image: ImageUse) {
    var alt = InlineWriter(place: .heading, isPlain: isPlain)
    alt.writeText(Array(image.alt.utf8), isInLink: true, beforeLink: false)
    bytes += Array("![".utf8)
    bytes += alt.bytes
    if let width = image.width, !image.alt.isEmpty {
      bytes += Array((place == .cell ? "\\|" : "|").utf8) + Array("\(width)".utf8)
    }
    bytes += Array("](".utf8)
    bytes += linkDestination(image.source)
    if !image.caption.isEmpty {
      bytes += Array(" \"".utf8)
      for byte in image.caption.utf8 {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
        bytes.append(byte < 0x20 ? 0x20 : byte)
      }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: ")"))
  }

  /// Code: as many backticks around it as it has none of in a row (CommonMark §6.1).
  private mutating func writeCode(_ text: [UInt8]) {
    let text = codeBlanks(text)
    let isBlank = { (byte: UInt8) in byte <= 0x20 }
    let content = text.trimming(isBlank)
    guard let first = content.first, let last = content.last else {
      bytes.append(0x20)
      return
    }
    if text.first.map(isBlank) == true, let before = self.last, before > 0x20 { bytes.append(0x20) }
    let fence = [UInt8](repeating: UInt8(ascii: "`"), count: shortestAbsentRun(content))
    let needsBlank = first == UInt8(ascii: "`") || last == UInt8(ascii: "`")
    // Two spans in a row would have one fence.
    if bytes.last == UInt8(ascii: "`") { bytes.append(0x20) }
    bytes += fence
    if needsBlank { bytes.append(0x20) }
    for byte in content {
      if byte == UInt8(ascii: "|"), place == .cell { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte < 0x20 ? 0x20 : byte)
    }
    if needsBlank { bytes.append(0x20) }
    bytes += fence
    if text.last.map(isBlank) == true { bytes.append(0x20) }
  }

  // MARK: Text

  private mutating func writeText(_ text: [UInt8], isInLink: Bool, beforeLink: Bool) {
    for (index, byte) in text.enumerated() {
      let next = index + 1 < text.count ? text[index + 1] : nil
      let before = last
      if byte == 0x20, before == nil || before == 0x0A { continue }
      if byte < 0x20 {
        if before != 0x20 { bytes.append(0x20) }
        continue
      }
      let isLineStart = before == nil || before == 0x0A
      let rest = text[(index + 1)...]
      if isPlain
        ? isSign(byte)
        : needsEscape(byte, before: before, next: next, isInLink: isInLink)
          || (isLineStart && opensBlock(byte, rest))
          || (byte == UInt8(ascii: "!") && next == nil && beforeLink)
      {
        bytes.append(UInt8(ascii: "\\"))
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ")"), next == nil || next == 0x20,
        isNumberAtLineStart
      {
        // `2014. A year` is no list.
        bytes.append(UInt8(ascii: "\\"))
      }
      bytes.append(byte)
    }
  }

  /// Whether the line holds nothing but up to nine digits so far (CommonMark §5.2).
  private var isNumberAtLineStart: Bool {
    let digits = bytes.reversed().prefix { $0 != 0x0A }
    guard before == nil || digits.count < bytes.count else { return false }
    return !digits.isEmpty && digits.count < 10 && digits.allSatisfy { (0x30...0x39).contains($0) }
  }

  private func needsEscape(_ byte: UInt8, before: UInt8?, next: UInt8?, isInLink: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "`"), UInt8(ascii: "["): return true
    case UInt8(ascii: "\\"): return next.map(isSign) ?? true
    case UInt8(ascii: "*"): return !(isBlankOrEnd(before) && next == 0x20)
    case UInt8(ascii: "_"): return !(isWordByte(before) && isWordByte(next))
    // `~/.kube` and `v1~rc1` are no marks.
    case UInt8(ascii: "~"):
      return next == byte || before == byte || (isBlankOrEnd(before) && next != UInt8(ascii: "/"))
    case UInt8(ascii: "<"):
      return next.map {
        isLetter($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?")
      }
        ?? true
    case UInt8(ascii: "&"): return next.map { isLetter($0) || $0 == UInt8(ascii: "#") } ?? false
    case UInt8(ascii: "]"): return isInLink
    case UInt8(ascii: "|"): return place == .cell || isInLink
    case UInt8(ascii: "#"): return place == .heading && next == nil
    default: return false
    }
  }

  /// Whether a line that begins so would be something else than text.
  private func opensBlock(_ byte: UInt8, _ rest: ArraySlice<UInt8>) -> Bool {
    let next = rest.first
    switch byte {
    case UInt8(ascii: "#"):
      let behind = rest.first { $0 != UInt8(ascii: "#") }
      return behind == nil || behind == 0x20
    case UInt8(ascii: ">"), UInt8(ascii: "="): return true
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      return next == nil || next == 0x20 || next == byte || next == UInt8(ascii: "|")
    // A line of a table's rule, and of a definition.
    case UInt8(ascii: "|"), UInt8(ascii: ":"): return next == UInt8(ascii: "-") || next == UInt8(ascii: ":")
    default: return false
    }
  }
}

/// The destination of a link with what would end it as percent escapes.
func linkDestination(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case 0...0x20, 0x7F, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "|"):
      bytes += percentEscape(byte).utf8
    default: bytes.append(byte)
    }
  }
  return bytes
}

/// The smallest number, `minimum` at least, of backticks in a row that `text` does not have.
func shortestAbsentRun(_ text: some Collection<UInt8>, minimum: Int = 1) -> Int {
  var runs: Set<Int> = []
  var length = 0
  for byte in text {
    if byte == UInt8(ascii: "`") {
      length += 1
    } else {
      runs.insert(length)
      length = 0
    }
  }
  runs.insert(length)
  var count = minimum
  while runs.contains(count) { count += 1 }
  return count
}

private func isSign(_ byte: UInt8) -> Bool {
  (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
    || (0x7B...0x7E).contains(byte)
}

/// A sign, or what begins or ends a character beyond ASCII, of which many are.
private func isPunctuation(_ byte: UInt8) -> Bool { isSign(byte) }

private func isBlankOrEnd(_ byte: UInt8?) -> Bool { byte.map { $0 <= 0x20 } ?? true }

private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

private func isWordByte(_ byte: UInt8?) -> Bool {
  guard let byte else { return false }
  return isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
}

extension InlineRun {
  /// With the width of an image behind its words, as it is written.
  fileprivate var withWidth: InlineRun {
    guard case .image(var image) = content, let width = image.width, !image.alt.isEmpty else { return self }
    image.alt += "\(width)"
    return InlineRun(.image(image))
  }

  fileprivate var isBlankText: Bool { if case .text(let text) = content { isBlankText(text) } else { false } }

  private func isBlankText(_ text: [UInt8]) -> Bool { NoteImport.isBlankText(text) }

  /// What the run's Markdown begins with.
  fileprivate var firstByte: UInt8? {
    switch content {
    case .text(let text):
      link != nil ? UInt8(ascii: "[") : style.contains(.code) ? UInt8(ascii: "`") : text.first
    case .lineBreak: 0x20
    case .image: UInt8(ascii: "!")
    case .anchor: nil
    }
  }
}

extension [UInt8] {
  func trimming(_ isUnwanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var rest = drop(while: isUnwanted)
    while rest.last.map(isUnwanted) == true { rest.removeLast() }
    return rest
  }
}
