import NoteModel
import SourceText

/// Replaces what Liquid has in the texts of Jekyll: `highlight`, `raw`, `post_url`, `link`, comments, and the addresses that
/// `relative_url` makes. Other tags stay, and are told.
struct LiquidTags {
  private(set) var remarks = RemarkCounter()
  private let root: String
  /// Posts by their names without folder and extension.
  private let posts: [String: String]
  private let settings: MetadataValue
  /// Tags that are known not to be closed any more.
  private var unclosed: Set<String> = []

  init(source: ImportSource, root: String, settings: MetadataValue) {
    self.root = root
    self.settings = settings
    posts = Dictionary(
      source.paths.filter {
        isMarkdownPath($0) && ($0.hasPrefix(root + "_posts/") || $0.contains("/_posts/"))
      }.map {
        (stem(of: $0), $0)
      }, uniquingKeysWith: { first, _ in first })
  }

  mutating func replaced(in text: [UInt8]) -> [UInt8] {
    guard text.contains(utf8: "{%") || text.contains(utf8: "{{") else { return text }
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      let next = index + 1 < text.count ? text[index + 1] : 0
      guard text[index] == UInt8(ascii: "{"), next == UInt8(ascii: "%") || next == UInt8(ascii: "{"),
        let end = endOfTag(text, from: index)
      else {
        result.append(text[index])
        index += 1
        continue
      }
      let words = self.words(text[(index + 2)..<(end - 2)])
      let found =
        next == UInt8(ascii: "%") ? tag(words, text, end) : (output(words).map { Array($0.utf8) }, end)
      if let replacement = found.0 {
        result += replacement
      } else {
        if words.first != nil { remarks.count(.lost, "what Liquid fills in, which stands as text") }
        result += text[index..<end]
      }
      index = found.1
    }
    return result
  }

  /// Behind the `%}` or `}}` of what begins at `start`.
  private func endOfTag(_ text: [UInt8], from start: Int) -> Int? {
    let close: UInt8 = text[start + 1] == UInt8(ascii: "%") ? UInt8(ascii: "%") : UInt8(ascii: "}")
    var index = start + 2
    while index + 1 < text.count, index - start < 1000 {
      if text[index] == close, text[index + 1] == UInt8(ascii: "}") { return index + 2 }
      index += 1
    }
    return nil
  }

  private func words(_ inner: ArraySlice<UInt8>) -> [String] {
    inner.trimmingBytes { $0 <= 0x20 || $0 == UInt8(ascii: "-") }.split { $0 <= 0x20 }.map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// What a tag stands for, and where the text goes on.
  private mutating func tag(_ words: [String], _ text: [UInt8], _ end: Int) -> ([UInt8]?, Int) {
    switch words.first {
    case "highlight":
      guard let body = body(text, from: end, closedBy: "endhighlight") else { return (nil, end) }
      let code = body.text.trimmingBytes { $0 == 0x0A || $0 == 0x0D }
      let block = MarkdownBlock.code(CodeText(language: words.count > 1 ? words[1] : "", text: Array(code)))
      return (Array(markdown(of: [block]).dropLast()), body.end)
    case "raw":
      guard let body = body(text, from: end, closedBy: "endraw") else { return (nil, end) }
      return (Array(body.text), body.end)
    case "comment":
      guard let body = body(text, from: end, closedBy: "endcomment") else { return (nil, end) }
      return ([], body.end)
    case "post_url":
      guard words.count > 1, let path = posts[lastPart(words[1])] else { return (nil, end) }
      return (Array((sourceScheme + percentEncodedPath(path)).utf8), end)
    case "link":
      guard words.count > 1 else { return (nil, end) }
      let path = words[1].hasPrefix("/") ? String(words[1].dropFirst()) : words[1]
      return (
        Array((isMarkdownPath(path) ? sourceScheme + percentEncodedPath(root + path) : "/" + path).utf8), end
      )
    case "gist":
      guard words.count > 1 else { return (nil, end) }
      remarks.count(.changed, "what was embedded from gist.github.com is a link")
      return (Array("[Code on gist.github.com](https://gist.github.com/\(words[1]))".utf8), end)
    default: return (nil, end)
    }
  }

  private mutating func body(_ text: [UInt8], from start: Int, closedBy name: String) -> (
    text: ArraySlice<UInt8>, end: Int
  )? {
    guard !unclosed.contains(name) else { return nil }
    var index = start
    while index + 1 < text.count {
      if text[index] == UInt8(ascii: "{"), text[index + 1] == UInt8(ascii: "%"),
        let end = endOfTag(text, from: index),
        words(text[(index + 2)..<(end - 2)]) == [name]
      {
        return (text[start..<index], end)
      }
      index += 1
    }
    unclosed.insert(name)
    return nil
  }

  /// `{{ "/a.png" | relative_url }}`, `{{ site.baseurl }}`
  private func output(_ words: [String]) -> String? {
    switch words.first {
    case "site.baseurl", "site.url": return words.count == 1 ? "" : nil
    case let first?
    where first.utf8.count > 1 && (first.hasPrefix("\"") || first.hasPrefix("'")) && first.last == first.first:
      let isPlain = words.dropFirst().allSatisfy { ["|", "relative_url", "absolute_url"].contains($0) }
      return isPlain ? String(first.dropFirst().dropLast()) : nil
    case "site.title" where words.count == 1: return settings["title"]?.importedText
    default: return nil
    }
  }
}
