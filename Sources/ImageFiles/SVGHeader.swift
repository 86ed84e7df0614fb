/// SVG 2 §8.2 and §8.3: the size is in `width` and `height` of the outermost element; where one is left out or a
/// share of the page, `viewBox` gives the shape.
///
/// - Returns: `nil` for what is no SVG.
func readSVG(_ head: [UInt8]) -> ImageHeader? {
  // UTF-16 is allowed and rare: it is shown, and not measured.
  if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE]) { return .image(.svg, nil) }
  var reader = SVGReader(bytes: head)
  switch reader.skipToRootElement() {
  case .element: break
  case .ended: return .unfinished(.svg)
  case .none: return nil
  }
  guard let attributes = reader.readAttributes() else { return .unfinished(.svg) }
  return .image(.svg, attributes.size)
}

private struct SVGAttributes {
  var width: Double?
  var height: Double?
  var viewBox: (width: Double, height: Double)?

  /// Where neither side is told, browsers would fill the width of the page: the size in which it was drawn is
  /// what is meant.
  var size: ImageSize? {
    let box = viewBox.flatMap { $0.width > 0 && $0.height > 0 ? $0 : nil }
    switch (width, height, box) {
    case (let width?, let height?, _): return rounded(width, height)
    case (let width?, nil, let box?): return rounded(width, width * box.height / box.width)
    case (nil, let height?, let box?): return rounded(height * box.width / box.height, height)
    case (nil, nil, let box?): return rounded(box.width, box.height)
    case (_, _, nil): return nil
    }
  }

  private func rounded(_ width: Double, _ height: Double) -> ImageSize? {
    // Not in the range of what Int takes: nobody's picture.
    guard width > 0, height > 0, width < 1e7, height < 1e7 else { return nil }
    return ImageSize(width: max(1, Int(width.rounded())), height: max(1, Int(height.rounded())))
  }
}

/// Reads as far as the first start tag of an XML document.
private struct SVGReader {
  enum Root {
    case element, ended, none
  }

  let bytes: [UInt8]
  var offset = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// Passes over what may stand before the root element (XML 1.0 §2.8) and over its name.
  mutating func skipToRootElement() -> Root {
    var isXML = false
    while true {
      skipBlanks()
      guard current != nil else { return isXML ? .ended : .none }
      if has("<?xml") || has("<!--") || has("<?") {
        isXML = isXML || has("<?xml")
        let end: StaticString = has("<!--") ? "-->" : "?>"
        guard skip(past: end) else { return isXML ? .ended : .none }
      } else if has("<!DOCTYPE svg") {
        isXML = true
        guard skipDoctype() else { return .ended }
      } else {
        return skipName()
      }
    }
  }

  /// `<svg` or, with a prefix, `<svg:svg`.
  private mutating func skipName() -> Root {
    guard current == UInt8(ascii: "<") else { return .none }
    offset += 1
    let start = offset
    while let byte = current, byte > 0x20, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/") {
      offset += 1
    }
    let name = bytes[start..<offset]
    let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[name.index(after: $0)...] } ?? name
    guard local.elementsEqual("svg".utf8) else { return .none }
    return .element
  }

  /// An internal subset stands in brackets, and declarations in it have a `>` of their own.
  private mutating func skipDoctype() -> Bool {
    var isInSubset = false
    while let byte = current {
      offset += 1
      switch byte {
      case UInt8(ascii: "["): isInSubset = true
      case UInt8(ascii: "]"): isInSubset = false
      case UInt8(ascii: ">") where !isInSubset: return true
      default: break
      }
    }
    return false
  }

  /// `nil` where the tag does not end in what was read.
  mutating func readAttributes() -> SVGAttributes? {
    var attributes = SVGAttributes()
    while true {
      skipBlanks()
      guard let byte = current else { return nil }
      if byte == UInt8(ascii: ">") { return attributes }
      let start = offset
      while let byte = current, byte > 0x20, byte != UInt8(ascii: "="), byte != UInt8(ascii: ">") {
        offset += 1
      }
      let name = bytes[start..<offset]
      skipBlanks()
      guard current == UInt8(ascii: "=") else {
        // `/` or a name without a value, which is no XML: go on behind it.
        if offset == start { offset += 1 }
        continue
      }
      offset += 1
      skipBlanks()
      guard let quote = current else { return nil }
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { continue }
      offset += 1
      guard let end = bytes[offset...].firstIndex(of: quote) else { return nil }
      let value = bytes[offset..<end]
      offset = end + 1
      if name.elementsEqual("width".utf8) { attributes.width = svgLength(value) }
      if name.elementsEqual("height".utf8) { attributes.height = svgLength(value) }
      if name.elementsEqual("viewBox".utf8) { attributes.viewBox = viewBox(value) }
    }
  }

  private mutating func skipBlanks() {
    while let byte = current, byte <= 0x20 { offset += 1 }
  }

  private func has(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[offset...].starts(with: $0) }
  }

  private mutating func skip(past end: StaticString) -> Bool {
    while offset < bytes.count {
      if has(end) {
        offset += end.utf8CodeUnitCount
        return true
      }
      offset += 1
    }
    return false
  }
}

/// A length in CSS pixels (CSS Values 4 §6.2); `nil` for a share of the page (`100%`), `auto` and what is no length.
private func svgLength(_ value: ArraySlice<UInt8>) -> Double? {
  guard let (number, rest) = leadingNumber(value), number > 0 else { return nil }
  let unit = String(decoding: rest, as: UTF8.self).lowercased().prefix { $0 != " " }
  switch unit {
  case "", "px": return number
  case "pt": return number * 96 / 72
  case "pc": return number * 16
  case "in": return number * 96
  case "cm": return number * 96 / 2.54
  case "mm": return number * 96 / 25.4
  case "q": return number * 96 / 101.6
  // The font of a picture that stands by itself is the browser's.
  case "em", "rem": return number * 16
  case "ex", "ch": return number * 8
  default: return nil
  }
}

/// `viewBox="min-x min-y width height"`, blanks or commas between.
private func viewBox(_ value: ArraySlice<UInt8>) -> (width: Double, height: Double)? {
  var numbers: [Double] = []
  var rest = value
  while numbers.count < 4 {
    rest = rest.drop { $0 <= 0x20 || $0 == UInt8(ascii: ",") }
    guard let (number, after) = leadingNumber(rest) else { return nil }
    numbers.append(number)
    rest = after
  }
  return (numbers[2], numbers[3])
}

/// A number of CSS and what follows it.
private func leadingNumber(_ text: ArraySlice<UInt8>) -> (Double, ArraySlice<UInt8>)? {
  var rest = text.drop { $0 <= 0x20 }
  let start = rest.startIndex
  if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
  let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
  rest = rest.drop { digits.contains($0) || $0 == UInt8(ascii: ".") }
  // An exponent, unless it is the unit `em` or `ex`.
  if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
    var exponent = rest.dropFirst()
    if let sign = exponent.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      exponent = exponent.dropFirst()
    }
    if let digit = exponent.first, digits.contains(digit) { rest = exponent.drop { digits.contains($0) } }
  }
  guard rest.startIndex - start < 32 else { return nil }
  return Double(String(decoding: text[start..<rest.startIndex], as: UTF8.self)).map { ($0, rest) }
}
