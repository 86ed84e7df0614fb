/// `[[target]]`, `[[target#part]]` or `[[target|label]]` in text.
struct WikiLink {
  /// With its brackets, in the text it was found in.
  let range: Range<Int>
  let target: String
  let label: String
}

/// The next wiki link at or after `start`.
///
/// `[[ -f x ]]` is a shell test that someone quoted: a target neither begins nor ends with a blank, holds no
/// bracket and no line break.
///
/// - Parameter isAnchored: whether it has to stand at `start`.
func nextWikiLink(in text: ArraySlice<UInt8>, from start: Int, isAnchored: Bool = false) -> WikiLink? {
  var index = start
  while index + 1 < text.endIndex, !isAnchored || index == start {
    guard text[index] == UInt8(ascii: "["), text[index + 1] == UInt8(ascii: "[") else {
      index += 1
      continue
    }
    let inner = index + 2
    var end = inner
    while end < text.endIndex, text[end] != UInt8(ascii: "]"), text[end] != UInt8(ascii: "[") { end += 1 }
    if end > inner, end + 1 < text.endIndex, text[end] == UInt8(ascii: "]"),
      text[end + 1] == UInt8(ascii: "]"),
      text[inner] > 0x20, text[end - 1] > 0x20
    {
      let content = text[inner..<end]
      let bar = content.firstIndex(of: UInt8(ascii: "|"))
      let target = String(decoding: content[..<(bar ?? end)], as: UTF8.self)
      let label = bar.map { String(decoding: content[($0 + 1)...], as: UTF8.self) } ?? target
      return WikiLink(range: index..<end + 2, target: target, label: label)
    }
    index = max(end, index + 1)
  }
  return nil
}
