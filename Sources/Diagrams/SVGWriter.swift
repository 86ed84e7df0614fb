/// The classes of a picture. What a theme does not say falls back to the attributes, which are enough in both modes and
/// without any style, as in a feed: `currentColor`, thinned by opacity.
enum SVGClass: String, Sendable {
  /// A box with text: participant, node.
  case box = "db"
  /// What stands back: lifelines, borders of frames and clusters.
  case faint = "dl"
  /// A frame or cluster around others.
  case frame = "df"
  /// A note.
  case note = "dn"
  /// Text of lesser weight: labels of edges, numbers, titles of frames.
  case quiet = "dq"
  /// A band behind others: `rect`, `box`, a filled cluster.
  case band = "dr"
  /// The paper below a label that stands on a line. Only the theme knows its colour.
  case paper = "dp"

  /// The attributes that stand in for a theme: fills and strokes for shapes of this class.
  var attributes: StaticString {
    switch self {
    case .box: " class=\"db\" fill=\"currentColor\" fill-opacity=\".04\""
    case .faint: " class=\"dl\" stroke-opacity=\".35\""
    case .frame: " class=\"df\" stroke-opacity=\".35\""
    case .note: " class=\"dn\" fill=\"currentColor\" fill-opacity=\".08\" stroke=\"none\""
    case .band: " class=\"dr\" fill=\"currentColor\" fill-opacity=\".05\" stroke=\"none\""
    case .quiet: " class=\"dq\" fill-opacity=\".75\""
    case .paper: " class=\"dp\" stroke=\"none\""
    }
  }

  /// The second class of a wide picture: below it, the picture is scrolled and not made smaller. `nil` for one that
  /// may always shrink to the page.
  static func minimumWidth(for width: Int) -> StaticString? {
    switch width {
    case ..<480: nil
    case ..<560: " d1"
    case ..<720: " d2"
    case ..<widest: " d3"
    default: " d4"
    }
  }

  /// From here on a picture is of the widest class.
  private static let widest = 960

  /// How wide a picture is shown where there is room, in em. Those of the widest class are wider than any column: they
  /// have one width, never below .65 of what their text needs, and are scrolled.
  static func shownWidth(for width: Int) -> Double {
    let natural = Double(width) / DiagramStyle.em
    return width < widest ? natural : max(54, natural * 0.65)
  }
}

/// Which end of a text its x is.
enum TextAnchor: Sendable {
  case start, middle, end
}

/// A point of a picture.
struct Point: Sendable, Hashable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// Collects SVG as bytes. Everything that was written by an author goes through `text`.
///
/// Numbers have one decimal at most. No `style`, no ids: neither do the pages allow the one, nor could several pictures
/// on a page have the other.
struct SVGWriter: Sendable {
  private(set) var bytes: [UInt8] = []

  /// Appends markup as it is.
  mutating func markup(_ text: StaticString) { text.withUTF8Buffer { bytes.append(contentsOf: $0) } }

  mutating func append(_ other: SVGWriter) { bytes += other.bytes }

  /// Appends text of the author, escaped for elements and quoted attributes.
  mutating func text(_ string: some StringProtocol) {
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "&"): markup("&amp;")
      case UInt8(ascii: "<"): markup("&lt;")
      case UInt8(ascii: ">"): markup("&gt;")
      case UInt8(ascii: "\""): markup("&quot;")
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F: markup("\u{FFFD}")
      default: bytes.append(byte)
      }
    }
  }

  /// Appends `value` with one decimal at most: `12`, `12.5`, `-.5`.
  mutating func number(_ value: Double) { bytes.appendTenths(tenths(value)) }

  // MARK: Elements

  /// Opens a group of shapes of one class: `<g class=… …>`. End it with `endGroup`.
  mutating func beginGroup(_ style: SVGClass) {
    markup("<g")
    markup(style.attributes)
    markup(">")
  }

  /// Opens the group of texts: filled, without outline, centred about their x.
  mutating func beginTexts() { markup("<g fill=\"currentColor\" stroke=\"none\" text-anchor=\"middle\">") }

  /// Opens a group of smaller texts within that one.
  mutating func beginSmallTexts() {
    markup("<g font-size=\"")
    number(DiagramStyle.smallFontSize)
    markup("\">")
  }

  mutating func endGroup() { markup("</g>") }

  /// A rectangle; `radius` rounds its corners.
  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, radius: Double = 0, style: SVGClass? = nil
  ) {
    markup("<rect")
    if let style { markup(style.attributes) }
    attribute(" x=\"", x)
    attribute(" y=\"", y)
    attribute(" width=\"", width)
    attribute(" height=\"", height)
    if radius > 0 { attribute(" rx=\"", radius) }
    markup("/>")
  }

  mutating func circle(_ centre: Point, radius: Double) {
    markup("<circle")
    attribute(" cx=\"", centre.x)
    attribute(" cy=\"", centre.y)
    attribute(" r=\"", radius)
    markup("/>")
  }

  mutating func ellipse(_ centre: Point, rx: Double, ry: Double) {
    markup("<ellipse")
    attribute(" cx=\"", centre.x)
    attribute(" cy=\"", centre.y)
    attribute(" rx=\"", rx)
    attribute(" ry=\"", ry)
    markup("/>")
  }

  /// A path with `extra` attributes; nothing where the path is empty.
  mutating func path(_ path: SVGPath, _ extra: StaticString = "") {
    guard !path.bytes.isEmpty else { return }
    markup("<path")
    markup(extra)
    markup(" d=\"")
    bytes += path.bytes
    markup("\"/>")
  }

  /// A path in dashes.
  mutating func dashed(_ path: SVGPath) { self.path(path, " stroke-dasharray=\"4 3\"") }

  /// Filled tips and dots: no outline.
  mutating func filled(_ path: SVGPath) { self.path(path, " fill=\"currentColor\" stroke=\"none\"") }

  /// Lines of text about (x, y), which is the middle of their height. Stands within `beginTexts`, small ones within
  /// `beginSmallTexts`.
  mutating func label(
    _ lines: [String], at centre: Point, anchor: TextAnchor = .middle, style: SVGClass? = nil,
    isSmall: Bool = false, isBold: Bool = false
  ) {
    guard let first = lines.first else { return }
    markup("<text")
    if let style { markup(style.attributes) }
    switch anchor {
    case .start: markup(" text-anchor=\"start\"")
    case .middle: break
    case .end: markup(" text-anchor=\"end\"")
    }
    if isBold { markup(" font-weight=\"600\"") }
    attribute(" x=\"", centre.x)
    let lineHeight = isSmall ? DiagramStyle.smallLineHeight : DiagramStyle.lineHeight
    let top = centre.y - Double(lines.count - 1) / 2 * lineHeight
    attribute(" y=\"", top + (isSmall ? DiagramStyle.smallBaseline : DiagramStyle.baseline))
    markup(">")
    text(first)
    for line in lines.dropFirst() {
      markup("<tspan")
      attribute(" x=\"", centre.x)
      attribute(" dy=\"", lineHeight)
      markup(">")
      text(line)
      markup("</tspan>")
    }
    markup("</text>")
  }

  private mutating func attribute(_ name: StaticString, _ value: Double) {
    markup(name)
    number(value)
    markup("\"")
  }
}

/// The data of a path, in absolute coordinates.
struct SVGPath: Sendable {
  private(set) var bytes: [UInt8] = []

  mutating func move(to point: Point) { command("M", [point.x, point.y]) }
  mutating func line(to point: Point) { command("L", [point.x, point.y]) }
  mutating func horizontal(to x: Double) { command("H", [x]) }
  mutating func vertical(to y: Double) { command("V", [y]) }

  /// A cubic curve.
  mutating func curve(_ first: Point, _ second: Point, to end: Point) {
    command("C", [first.x, first.y, second.x, second.y, end.x, end.y])
  }

  /// A quadratic curve, for round corners.
  mutating func bend(_ control: Point, to end: Point) { command("Q", [control.x, control.y, end.x, end.y]) }

  /// Continues with another path.
  mutating func append(_ other: SVGPath) { bytes += other.bytes }

  mutating func close() { bytes.append(UInt8(ascii: "z")) }

  mutating func segment(from start: Point, to end: Point) {
    move(to: start)
    if start.y == end.y {
      horizontal(to: end.x)
    } else if start.x == end.x {
      vertical(to: end.y)
    } else {
      line(to: end)
    }
  }

  /// The filled tip of an arrow that comes from `origin` and ends at `tip`. Many of them make one path.
  mutating func arrowhead(at tip: Point, from origin: Point, length: Double = 9, halfWidth: Double = 3.5) {
    let (dx, dy) = (tip.x - origin.x, tip.y - origin.y)
    let distance = (dx * dx + dy * dy).squareRoot()
    guard distance > 0 else { return }
    let (ux, uy) = (dx / distance, dy / distance)
    let base = Point(tip.x - ux * length, tip.y - uy * length)
    move(to: tip)
    line(to: Point(base.x - uy * halfWidth, base.y + ux * halfWidth))
    line(to: Point(base.x + uy * halfWidth, base.y - ux * halfWidth))
    close()
  }

  private mutating func command(_ letter: Unicode.Scalar, _ numbers: [Double]) {
    bytes.append(UInt8(ascii: letter))
    for (index, number) in numbers.enumerated() {
      let value = tenths(number)
      // A minus parts two numbers as well as a blank.
      if index > 0, value >= 0 { bytes.append(UInt8(ascii: " ")) }
      bytes.appendTenths(value)
    }
  }
}

/// A coordinate in tenths. What is no number or beyond any picture becomes one that can be written.
private func tenths(_ value: Double) -> Int {
  guard value.isFinite else { return 0 }
  return Int((min(max(value, -1_000_000), 1_000_000) * 10).rounded())
}

extension [UInt8] {
  /// `120` is `12`, `125` is `12.5`, `-5` is `-.5`.
  fileprivate mutating func appendTenths(_ value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    let (whole, tenth) = (abs(value) / 10, abs(value) % 10)
    if whole > 0 || tenth == 0 { append(contentsOf: String(whole).utf8) }
    if tenth > 0 {
      append(UInt8(ascii: "."))
      append(UInt8(ascii: "0") + UInt8(tenth))
    }
  }
}
