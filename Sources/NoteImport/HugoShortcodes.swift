import NoteModel
import SourceText

/// Replaces the shortcodes of a page: `highlight`, `ref`, `relref`, `figure`, those that embed something, and the boxes that
/// most themes have. Others stay, and are told.
struct HugoShortcodes {
  private(set) var remarks = RemarkCounter()
  private let page: String
  private let root: String
  private let paths: Set<String>
  /// Pages by the names of their files, which `ref` may use alone; `nil` where several have it.
  private let byName: [String: String?]
  /// Names that are known not to be closed any more.
  private var unclosed: Set<String> = []
  private var depth = 0

  init(page: String, source: ImportSource, root: String) {
    self.page = page
    self.root = root
    let pages = source.paths.filter { $0.hasPrefix(root + "/") && isMarkdownPath($0) }
    paths = Set(pages)
    byName = Dictionary(
      pages.map { path in
        (stem(of: path) == "index" ? lastPart(parentFolder(of: path)) : stem(of: path), Optional(path))
      },
      uniquingKeysWith: { _, _ in nil })
  }

  /// One that was found: `{{< name arguments >}}`.
  private struct Shortcode {
    var name: String
    var isClosing: Bool
    var isSelfClosed: Bool
    var words: [String] = []
    var values: [String: String] = [:]
    /// Behind its last brace.
    var end: Int
  }

  mutating func replaced(in text: [UInt8]) -> [UInt8] {
    guard text.contains(utf8: "{{") else { return text }
    depth += 1
    // What is not closed within a box may be closed behind it.
    let outside = unclosed
    defer {
      depth -= 1
      if depth > 0 { unclosed = outside }
    }
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      guard text[index] == UInt8(ascii: "{"), index + 2 < text.count, text[index + 1] == text[index],
        text[index + 2] == UInt8(ascii: "<") || text[index + 2] == UInt8(ascii: "%")
      else {
        result.append(text[index])
        index += 1
        continue
      }
      // `{{</* x */>}}` shows a shortcode.
      if text[(index + 3)...].starts(with: "/*".utf8), let end = endOfComment(text, from: index) {
        result += Array("{{".utf8) + [text[index + 2]] + text[(index + 5)..<(end - 5)] + text[(end - 3)..<end]
        index = end
        continue
      }
      guard let code = shortcode(text, at: index) else {
        result.append(text[index])
        index += 1
        continue
      }
      let body = code.isSelfClosed ? nil : body(of: code, in: text)
      if let replacement = replacement(of: code, body: body?.text) {
        result += replacement
        index = body?.end ?? code.end
      } else {
        if !code.isClosing { remarks.count(.lost, "the shortcode '\(code.name)', which stands as text") }
        result += text[index..<code.end]
        index = code.end
      }
    }
    return result
  }

  private func endOfComment(_ text: [UInt8], from start: Int) -> Int? {
    let limit = min(text.count, start + 2000)
    var index = start + 5
    while index + 4 < limit {
      if text[index...].starts(with: "*/".utf8),
        text[index + 2] == UInt8(ascii: ">") || text[index + 2] == UInt8(ascii: "%"),
        text[index + 3] == UInt8(ascii: "}"), text[index + 4] == UInt8(ascii: "}")
      {
        return index + 5
      }
      index += 1
    }
    return nil
  }

  /// name = word; arguments = { word | "quoted" | key "=" value }
  private func shortcode(_ text: [UInt8], at start: Int) -> Shortcode? {
    let close: UInt8 = text[start + 2] == UInt8(ascii: "<") ? UInt8(ascii: ">") : UInt8(ascii: "%")
    var cursor = ByteCursor(text)
    cursor.offset = start + 3
    // Without an end nearby it is text.
    cursor.limit = min(text.count, start + 4000)
    cursor.skip { $0 <= 0x20 }
    let isClosing = cursor.eat(UInt8(ascii: "/"))
    cursor.skip { $0 <= 0x20 }
    var words: [String] = []
    var values: [String: String] = [:]
    while !cursor.isAtEnd {
      cursor.skip { $0 <= 0x20 }
      if cursor.current == UInt8(ascii: "/"), cursor.peek() == close { cursor.offset += 1 }
      if cursor.current == close, cursor.peek() == UInt8(ascii: "}"), cursor.peek(2) == UInt8(ascii: "}") {
        guard let name = words.first else { return nil }
        let isSelfClosed = cursor.peek(-1) == UInt8(ascii: "/")
        return Shortcode(
          name: name, isClosing: isClosing, isSelfClosed: isSelfClosed, words: Array(words.dropFirst()),
          values: values,
          end: cursor.offset + 3)
      }
      // Another one begins: this one has no end.
      if cursor.starts(with: "{{") { return nil }
      let word = argument(&cursor, close)
      if cursor.eat(UInt8(ascii: "=")) {
        values[word.lowercased()] = argument(&cursor, close)
      } else if word.isEmpty {
        cursor.offset += 1
      } else {
        words.append(word)
      }
    }
    return nil
  }

  private func argument(_ cursor: inout ByteCursor, _ close: UInt8) -> String {
    if let quote = cursor.current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "`") {
      cursor.offset += 1
      var text: [UInt8] = []
      while let byte = cursor.current, byte != quote {
        cursor.offset += 1
        if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "`"), let next = cursor.current {
          text.append(next)
          cursor.offset += 1
        } else {
          text.append(byte)
        }
      }
      _ = cursor.eat(quote)
      return String(decoding: text, as: UTF8.self)
    }
    let start = cursor.offset
    cursor.skip { $0 > 0x20 && $0 != UInt8(ascii: "=") && $0 != close && $0 != UInt8(ascii: "\"") }
    return cursor.text(cursor.range(from: start))
  }

  /// What stands between a shortcode and the one that closes it.
  private mutating func body(of code: Shortcode, in text: [UInt8]) -> (text: ArraySlice<UInt8>, end: Int)? {
    guard !code.isClosing, depth < 20, Self.paired.contains(code.name.lowercased()),
      !unclosed.contains(code.name)
    else {
      return nil
    }
    var index = code.end
    var depth = 1
    while index + 4 < text.count {
      if text[index] == UInt8(ascii: "{"), text[index + 1] == UInt8(ascii: "{"),
        text[index + 2] == UInt8(ascii: "<") || text[index + 2] == UInt8(ascii: "%"),
        let found = shortcode(text, at: index),
        found.name == code.name
      {
        depth += found.isClosing ? -1 : 1
        if depth == 0 { return (text[code.end..<index], found.end) }
        index = found.end
      } else {
        index += 1
      }
    }
    unclosed.insert(code.name)
    return nil
  }

  private static let boxes: [String: String] = [
    "note": "NOTE", "info": "NOTE", "notice": "NOTE", "alert": "NOTE", "callout": "NOTE",
    "admonition": "NOTE", "hint": "TIP",
    "tip": "TIP", "success": "TIP", "important": "IMPORTANT", "warning": "WARNING", "warn": "WARNING",
    "caution": "CAUTION",
    "danger": "CAUTION", "error": "CAUTION",
  ]
  private static let paired = Set(boxes.keys).union([
    "highlight", "figure", "details", "tab", "tabs", "tabpane", "mermaid", "code",
  ])

  // MARK: Meaning

  private mutating func replacement(of code: Shortcode, body: ArraySlice<UInt8>?) -> [UInt8]? {
    let name = code.name.lowercased()
    switch name {
    case "highlight", "code":
      return body.map {
        fence($0, language: code.words.first ?? code.values["lang"] ?? code.values["language"] ?? "")
      }
    case "mermaid": return body.map { fence($0, language: "mermaid") }
    case "ref", "relref": return code.words.first.map { Array(reference(code.values["path"] ?? $0).utf8) }
    case "figure": return figure(code)
    case "youtube", "vimeo":
      guard let id = code.values["id"] ?? code.words.first else { return nil }
      let address = name == "youtube" ? "https://www.youtube.com/watch?v=\(id)" : "https://vimeo.com/\(id)"
      return link("Film on \(address.hostName)", address)
    case "gist":
      guard code.words.count > 1 else { return nil }
      return link("Code on gist.github.com", "https://gist.github.com/\(code.words[0])/\(code.words[1])")
    case "tweet", "x", "twitter":
      guard let user = code.values["user"], let id = code.values["id"] else { return nil }
      return link("Post of \(user)", "https://x.com/\(user)/status/\(id)")
    case "details":
      guard let body else { return nil }
      remarks.count(.changed, "what could be folded is open")
      let title = code.values["summary"] ?? code.values["title"] ?? code.words.first ?? ""
      return (title.isEmpty ? [] : Array("**\(title)**\n".utf8)) + replaced(in: Array(body))
    default:
      guard let kind = Self.boxes[name], let body else { return nil }
      let word = (code.values["type"] ?? code.values["context"] ?? code.words.first ?? "").lowercased()
      return alert(Self.boxes[word] ?? kind, title: code.values["title"] ?? "", replaced(in: Array(body)))
    }
  }

  private mutating func link(_ text: String, _ address: String) -> [UInt8] {
    remarks.count(.changed, "what was embedded from \(address.hostName) is a link")
    return Array("[\(text)](".utf8) + linkDestination(address) + Array(")".utf8)
  }

  private func fence(_ body: ArraySlice<UInt8>, language: String) -> [UInt8] {
    let code = body.trimmingBytes { $0 == 0x0A || $0 == 0x0D }
    let block = MarkdownBlock.code(
      CodeText(language: language == "text" ? "text" : language, text: Array(code)))
    return Array(markdown(of: [block]).dropLast())
  }

  /// A place in the site by the file of its page.
  private func reference(_ path: String) -> String {
    let parts = LinkDestination(encoded: Array(path.utf8))
    let fragment = parts.fragment.isEmpty ? "" : "#" + parts.fragment
    if parts.path.isEmpty { return fragment }
    let bare = parts.path.hasPrefix("/") ? String(parts.path.dropFirst()) : parts.path
    var candidates = [joinedPath(root, bare)]
    if !parts.path.hasPrefix("/") { candidates.insert(joinedPath(parentFolder(of: page), bare), at: 0) }
    for case let candidate? in candidates {
      for end in ["", ".md", "/index.md", "/_index.md"] where paths.contains(candidate + end) {
        return sourceScheme + percentEncodedPath(candidate + end) + fragment
      }
    }
    if let found = byName[stem(of: bare)] ?? nil {
      return sourceScheme + percentEncodedPath(found) + fragment
    }
    return path
  }

  private func figure(_ code: Shortcode) -> [UInt8]? {
    guard let source = code.values["src"] ?? code.words.first else { return nil }
    var caption = code.values["caption"] ?? code.values["title"] ?? ""
    if let credit = code.values["attr"], !credit.isEmpty {
      caption += (caption.isEmpty ? "" : " ") + "Source: " + credit
    }
    let image = ImageUse(
      source: source, alt: code.values["alt"] ?? "", caption: caption,
      width: code.values["width"].flatMap { Int($0) })
    return InlineWriter.markdown(of: [InlineRun(.image(image))], in: .heading)
  }
}

/// An alert as GitHub has it.
func alert(_ kind: String, title: String, _ body: [UInt8]) -> [UInt8] {
  let text = body[...].trimmingBytes { $0 <= 0x20 }
  let lines =
    (title.isEmpty ? [] : [Array("**\(title)**".utf8)[...], []])
    + text.split(separator: 0x0A, omittingEmptySubsequences: false)
  return Array("> [!\(kind)]".utf8)
    + lines.flatMap { $0.isEmpty ? Array("\n>".utf8) : Array("\n> ".utf8) + $0 }
}
