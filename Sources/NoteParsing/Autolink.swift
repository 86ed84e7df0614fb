/// A bare address in text that GitHub turns into a link (GFM §6.9, "autolinks (extension)").
struct Autolink {
  let range: Range<Int>
  /// What the destination has in front of the text: "", "http://" or "mailto:".
  let prefix: StaticString
}

/// The first autolink at or after `start`, `nil` if there is none.
func nextAutolink(in text: ArraySlice<UInt8>, from start: Int) -> Autolink? {
  var index = start
  while index < text.endIndex {
    switch text[index] {
    case UInt8(ascii: "h"), UInt8(ascii: "w"):
      if isLinkBoundary(text, index), let link = webAddress(in: text, at: index) { return link }
    case UInt8(ascii: "@"):
      if let link = mailAddress(in: text, around: index, from: start) { return link }
    default: break
    }
    index += 1
  }
  return nil
}

/// An autolink begins a line or follows a blank or one of `*`, `_`, `~`, `(`.
private func isLinkBoundary(_ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
  guard index > text.startIndex else { return true }
  switch text[index - 1] {
  case 0...0x20, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "("),
    UInt8(ascii: "\""),
    UInt8(ascii: "'"):
    return true
  default: return false
  }
}

private func webAddress(in text: ArraySlice<UInt8>, at start: Int) -> Autolink? {
  if hasPrefix("http", text, start) {
    let scheme: StaticString = hasPrefix("https://", text, start) ? "https://" : "http://"
    guard hasPrefix(scheme, text, start) else { return nil }
    let host = start + scheme.utf8CodeUnitCount
    guard host < text.endIndex, isHostByte(text[host]) else { return nil }
    return Autolink(range: start..<addressEnd(in: text, from: host), prefix: "")
  }
  guard hasPrefix("www.", text, start) else { return nil }
  let end = addressEnd(in: text, from: start)
  guard text[start + 4..<max(end, start + 4)].contains(UInt8(ascii: ".")) else { return nil }
  return Autolink(range: start..<end, prefix: "http://")
}

private func hasPrefix(_ prefix: StaticString, _ text: ArraySlice<UInt8>, _ start: Int) -> Bool {
  guard text.endIndex - start >= prefix.utf8CodeUnitCount else { return false }
  return prefix.withUTF8Buffer { $0.elementsEqual(text[start..<start + $0.count]) }
}

private func isHostByte(_ byte: UInt8) -> Bool {
  isAlphanumeric(byte) || byte >= 0x80 || byte == UInt8(ascii: "[")
}

func isAlphanumeric(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: false
  }
}

/// Up to a blank or `<`, less punctuation at the end that belongs to the sentence.
private func addressEnd(in text: ArraySlice<UInt8>, from start: Int) -> Int {
  var end = start
  while end < text.endIndex, text[end] > 0x20, text[end] != UInt8(ascii: "<") { end += 1 }
  var opened = 0
  var closed = 0
  for byte in text[start..<end] {
    if byte == UInt8(ascii: "(") { opened += 1 }
    if byte == UInt8(ascii: ")") { closed += 1 }
  }
  trimming: while end > start {
    switch text[end - 1] {
    case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
      UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"), UInt8(ascii: "\""),
      UInt8(ascii: ";"):
      end -= 1
    case UInt8(ascii: ")") where closed > opened:
      closed -= 1
      end -= 1
    default: break trimming
    }
  }
  return end
}

private func mailAddress(in text: ArraySlice<UInt8>, around at: Int, from limit: Int) -> Autolink? {
  var start = at
  while start > limit, isAlphanumeric(text[start - 1]) || ".+-_".utf8.contains(text[start - 1]) { start -= 1 }
  var end = at + 1
  var dots = 0
  while end < text.endIndex {
    let byte = text[end]
    if byte == UInt8(ascii: "."), end + 1 < text.endIndex, isAlphanumeric(text[end + 1]) {
      dots += 1
    } else if !isAlphanumeric(byte), byte != UInt8(ascii: "-"), byte != UInt8(ascii: "_") {
      break
    }
    end += 1
  }
  guard start < at, dots > 0, isAlphanumeric(text[end - 1]) else { return nil }
  // `git@github.com:team/repo` and `user@host.example:~$` are addresses of ssh, not of mail.
  if end < text.endIndex, text[end] == UInt8(ascii: ":"), end + 1 < text.endIndex, text[end + 1] > 0x20 {
    return nil
  }
  return Autolink(range: start..<end, prefix: "mailto:")
}
