/// A file of which only those parts are read that are asked for.
package struct ImageContent {
  package let count: Int
  private let read: (Range<Int>) -> [UInt8]

  /// - Parameter read: gives the bytes of a range, or fewer where it cannot.
  package init(count: Int, read: @escaping (Range<Int>) -> [UInt8]) {
    self.count = count
    self.read = read
  }

  package init(_ bytes: [UInt8]) {
    self.init(count: bytes.count) { Array(bytes[$0]) }
  }

  /// At most `length` bytes.
  func bytes(at offset: Int, _ length: Int) -> [UInt8] {
    guard offset >= 0, offset < count, length > 0 else { return [] }
    return read(offset..<min(count, offset + length))
  }
}

/// Whether an image tells where it was taken: in the Exif data or the XMP of a JPEG, a PNG or a WebP.
///
/// Takes any bytes; looks at the heads of the parts of a file and at no more than a megabyte of each.
package func holdsPosition(_ content: ImageContent) -> Bool {
  let head = ImageBytes(content.bytes(at: 0, 12))
  if head.hasBytes([0xFF, 0xD8, 0xFF], at: 0) { return jpegHoldsPosition(content) }
  if head.hasBytes(pngSignature, at: 0) { return pngHoldsPosition(content) }
  if head.hasText("RIFF", at: 0), head.hasText("WEBP", at: 8) { return webPHoldsPosition(content) }
  return false
}

/// A file has a dozen parts, a PNG a few hundred. More are no picture that anybody took.
private let maximumParts = 20_000

/// In bytes, of data about a picture.
private let longestMetadata = 1 << 20

/// Segments up to the first scan; see `readJPEG`.
private func jpegHoldsPosition(_ content: ImageContent) -> Bool {
  var offset = 2
  for _ in 0..<maximumParts {
    let head = ImageBytes(content.bytes(at: offset, 4))
    guard head.u8(at: 0) == 0xFF, let marker = head.u8(at: 1) else { return false }
    switch marker {
    case 0xFF: offset += 1
    case 0x00, 0x01, 0xD0...0xD8: offset += 2
    case 0xD9, 0xDA: return false
    default:
      guard let length = head.bigEndian(2, at: 2) else { return false }
      if marker == 0xE1 {
        let segment = ImageBytes(content.bytes(at: offset + 4, length - 2))
        if segment.hasText("Exif", at: 0), Exif(segment, at: 6)?.hasPosition == true { return true }
        if segment.hasText("http://ns.adobe.com/", at: 0), segment.holdsXMPPosition { return true }
      }
      offset += 2 + max(length, 2)
    }
  }
  return false
}

/// PNG (third edition) §5.3: chunks of a length, a name, data and a checksum; §11.3.3 and §11.3.4 for what they say.
private func pngHoldsPosition(_ content: ImageContent) -> Bool {
  var offset = pngSignature.count
  for _ in 0..<maximumParts {
    let head = ImageBytes(content.bytes(at: offset, 8))
    guard let length = head.bigEndian(4, at: 0), head.count == 8, !head.hasText("IEND", at: 4) else {
      return false
    }
    if head.hasText("eXIf", at: 4) || head.hasText("iTXt", at: 4) {
      let chunk = ImageBytes(content.bytes(at: offset + 8, min(length, longestMetadata)))
      if head.hasText("eXIf", at: 4), Exif(chunk, at: 0)?.hasPosition == true { return true }
      if chunk.hasText("XML:com.adobe.xmp", at: 0), chunk.holdsXMPPosition { return true }
    }
    offset += 12 + length
  }
  return false
}

/// RFC 9649 §2.3 and §2.7.1.5: chunks of a name, a length and data, filled up to an even number of bytes.
private func webPHoldsPosition(_ content: ImageContent) -> Bool {
  var offset = 12
  for _ in 0..<maximumParts {
    let head = ImageBytes(content.bytes(at: offset, 8))
    guard let length = head.littleEndian(4, at: 4) else { return false }
    if head.hasText("EXIF", at: 0) || head.hasText("XMP ", at: 0) {
      let chunk = ImageBytes(content.bytes(at: offset + 8, min(length, longestMetadata)))
      if head.hasText("XMP ", at: 0) {
        if chunk.holdsXMPPosition { return true }
      } else if Exif(chunk, at: exifStart(chunk))?.hasPosition == true {
        return true
      }
    }
    offset += 8 + length + length % 2
  }
  return false
}

/// Some programs put the mark of a JPEG's segment before the data.
func exifStart(_ chunk: ImageBytes) -> Int { chunk.hasText("Exif", at: 0) ? 6 : 0 }

extension ImageBytes {
  /// Whether XMP names a latitude, as an element or an attribute (XMP part 2 §3.3).
  fileprivate var holdsXMPPosition: Bool {
    (0..<max(0, count - 16)).contains { hasText("exif:GPSLatitude", at: $0) }
  }
}
