/// A size in CSS pixels, as a browser shows the image; both sides are at least 1.
package struct ImageSize: Sendable, Hashable {
  package let width: Int
  package let height: Int

  /// `nil` for a side that no image has.
  package init?(width: Int, height: Int) {
    guard (1...Self.longestSide).contains(width), (1...Self.longestSide).contains(height) else { return nil }
    self.width = width
    self.height = height
  }

  /// Sides of AVIF and SVG are not bound by their format; browsers stop far below.
  private static let longestSide = 1 << 24

  /// The same lying on its side.
  var turned: ImageSize { ImageSize(turning: self) }

  private init(turning size: ImageSize) {
    width = size.height
    height = size.width
  }

  /// The height that goes with another width, at least 1.
  package func height(atWidth other: Int) -> Int { max(1, (height * other + width / 2) / width) }

  /// Whether it is the same picture in another size: a side may be off by the rounding of a pixel.
  package func hasShape(of other: ImageSize) -> Bool {
    let (a, b) = (width * other.height, height * other.width)
    return abs(a - b) <= max(width + height, other.width + other.height)
  }
}

/// The kinds of image that a page may show.
package enum ImageFormat: String, Sendable, Hashable {
  case png, jpeg, gif, webp, avif, svg

  /// As people call it.
  package var displayName: String {
    switch self {
    case .png: "PNG"
    case .jpeg: "JPEG"
    case .gif: "GIF"
    case .webp: "WebP"
    case .avif: "AVIF"
    case .svg: "SVG"
    }
  }

  /// For `type` of `<source>`.
  package var mediaType: String { self == .svg ? "image/svg+xml" : "image/" + rawValue }

  /// What the extension of a file's name says; `nil` for one that names no image or one of another kind.
  package init?(path: String) {
    guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    switch path[path.index(after: dot)...].lowercased() {
    case "png", "apng": self = .png
    case "jpg", "jpeg", "jpe", "jfif": self = .jpeg
    case "gif": self = .gif
    case "webp": self = .webp
    case "avif": self = .avif
    case "svg": self = .svg
    default: return nil
    }
  }
}

/// What the beginning of a file tells.
package enum ImageHeader: Sendable, Hashable {
  /// The size is `nil` where the file has none of its own, as an SVG may.
  case image(ImageFormat, ImageSize?)
  /// It begins as an image does, and the size stands behind what was read.
  case unfinished(ImageFormat)
  /// No image that browsers show.
  case other(ForeignContent)
}

/// What a file holds instead of an image.
package enum ForeignContent: Sendable, Hashable {
  case nothing, html, text, pdf, heic, tiff, lfsPointer, unknown
}

/// Reads the kind and the size of an image out of the beginning of its file.
///
/// Takes any bytes; looks at each at most once.
package func readImageHeader(_ head: [UInt8]) -> ImageHeader {
  let bytes = ImageBytes(head)
  if bytes.count == 0 { return .other(.nothing) }
  if bytes.hasBytes(pngSignature, at: 0) { return readPNG(bytes) }
  if bytes.hasBytes([0xFF, 0xD8, 0xFF], at: 0) { return readJPEG(bytes) }
  if bytes.hasText("GIF87a", at: 0) || bytes.hasText("GIF89a", at: 0) { return readGIF(bytes) }
  if bytes.hasText("RIFF", at: 0), bytes.hasText("WEBP", at: 8) { return readWebP(bytes) }
  if bytes.hasText("ftyp", at: 4) { return readAVIF(bytes) }
  return readSVG(head) ?? .other(foreignContent(bytes))
}

private func foreignContent(_ bytes: ImageBytes) -> ForeignContent {
  if bytes.hasText("version https://git-lfs", at: 0) { return .lfsPointer }
  if bytes.hasText("%PDF-", at: 0) { return .pdf }
  if bytes.hasBytes([0x49, 0x49, 0x2A, 0x00], at: 0) || bytes.hasBytes([0x4D, 0x4D, 0x00, 0x2A], at: 0) {
    return .tiff
  }
  let start = (0..<min(bytes.count, 1024)).first { (bytes.u8(at: $0) ?? 0) > 0x20 } ?? bytes.count
  let tags: [StaticString] = ["<!doctype html", "<html", "<head", "<body"]
  if tags.contains(where: { bytes.hasTag($0, at: start) }) { return .html }
  let isText = (0..<min(bytes.count, 1024)).allSatisfy { index in
    let byte = bytes.u8(at: index) ?? 0
    return byte >= 0x20 || [0x09, 0x0A, 0x0D].contains(byte)
  }
  return isText ? .text : .unknown
}
