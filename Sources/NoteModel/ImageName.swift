import ImageFiles

/// What the name of an image file says: of which picture it is, and which form of it.
///
/// `plan.png` is a picture. Beside it, `plan.webp` and `plan.avif` are other formats of it, `plan@2x.png` and
/// `plan-800w.png` other sizes, `plan-dark.png` what is shown in the dark; a dot may stand for the dash, and the
/// parts may be combined: `plan-dark@2x.webp`.
struct ImageName {
  enum Scale: Equatable {
    case none
    /// Pixels for each pixel of the page, as written and as a number above 1.
    case density(String, Double)
    /// Named by its width; which it is, the file tells.
    case width
  }

  /// The path up to these marks; the same for all forms of a picture.
  let stem: String
  let format: ImageFormat
  private(set) var isDark = false
  private(set) var scale = Scale.none

  /// `nil` for what is no image.
  init?(path: String) {
    guard let format = ImageFormat(path: path), let dot = path.lastIndex(of: ".") else { return nil }
    self.format = format
    var stem = path[..<dot]
    // Each kind of mark once, in any order.
    while let mark = stem.lastIndex(where: { $0 == "@" || $0 == "-" || $0 == "." || $0 == "/" }),
      stem[mark] != "/", mark > stem.startIndex, stem[stem.index(before: mark)] != "/"
    {
      // The dot of `@1.5x` is no mark.
      let start = densityStart(of: stem) ?? mark
      let word = stem[stem.index(after: start)...]
      if stem[start] == "@" {
        guard scale == .none, let density = density(word) else { break }
        scale = density
      } else if word == "dark" {
        guard !isDark else { break }
        isDark = true
      } else {
        guard scale == .none, word.last == "w", (2...6).contains(word.utf8.count),
          word.dropLast().utf8.allSatisfy({ UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9") })
        else { break }
        scale = .width
      }
      stem = stem[..<start]
    }
    self.stem = String(stem)
  }

  /// Whether it names a picture itself.
  var isPlain: Bool { !isDark && scale == .none }

  /// Whether browsers may show this file in place of the picture `name`.
  func isForm(of name: ImageName) -> Bool {
    guard stem == name.stem, name.isPlain else { return false }
    switch format {
    case name.format: return !isPlain && (name.format != .svg || scale == .none)
    case .avif: return name.format != .svg
    case .webp: return name.format != .svg && name.format != .avif
    case .png, .jpeg, .gif, .svg: return false
    }
  }
}

private func densityStart(of stem: Substring) -> Substring.Index? {
  guard stem.last == "x", let at = stem.lastIndex(of: "@") else { return nil }
  return density(stem[stem.index(after: at)...]) == nil || stem[..<at].last == "/" ? nil : at
}

/// `2x`, `1.5x`.
private func density(_ word: Substring) -> ImageName.Scale? {
  guard word.last == "x", (2...4).contains(word.utf8.count), let first = word.first, first.isASCII,
    first.isNumber, let factor = Double(word.dropLast()), factor > 1
  else { return nil }
  return .density(String(word), factor)
}
