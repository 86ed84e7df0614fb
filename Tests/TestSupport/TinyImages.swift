/// Image files as small as they get: the headers that tell kind and size, and what must stand around them.
package enum TinyImage {
  /// A whole picture of one colour is not needed to be measured: there are no pixels.
  package static func png(_ width: Int, _ height: Int) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + big(4, width)
      + big(4, height) + [8, 6, 0, 0, 0, 0, 0, 0, 0]
  }

  package static func gif(_ width: Int, _ height: Int) -> [UInt8] {
    Array("GIF89a".utf8) + little(2, width) + little(2, height) + [0, 0, 0, 0x3B]
  }

  /// - Parameters:
  ///   - frame: 0xC0 for a baseline picture, 0xC2 for a progressive one.
  ///   - segments: what stands before the frame.
  package static func jpeg(_ width: Int, _ height: Int, frame: UInt8 = 0xC0, segments: [[UInt8]] = [])
    -> [UInt8]
  {
    [0xFF, 0xD8] + segments.joined() + [0xFF, frame] + big(2, 17) + [8] + big(2, height) + big(2, width)
      + [3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xFF, 0xDA]
  }

  /// A JPEG from its start to its end, with data of Exif as its first segment and one scan.
  package static func photograph(
    exif: [UInt8]? = nil, segments: [[UInt8]] = [], scan: [UInt8] = [1, 2, 3, 0xFF, 0xD9]
  ) -> [UInt8] {
    let first = exif.map { segment(0xE1, Array("Exif\0\0".utf8) + $0) }.map { [$0] } ?? []
    let head = jpeg(4, 3, segments: first + segments).dropLast(2)
    return head + segment(0xDA, [1, 1, 0, 0, 63, 0]) + scan
  }

  /// The segment of a JPEG in which a camera notes how it was held.
  package static func exif(orientation: Int, bigEndian: Bool = false) -> [UInt8] {
    let number: (Int, Int) -> [UInt8] = { bigEndian ? big($0, $1) : little($0, $1) }
    var tiff = Array((bigEndian ? "MM" : "II").utf8) + number(2, 42) + number(4, 8)
    // Two entries: the maker's name, then the orientation.
    tiff += number(2, 2)
    tiff += number(2, 0x010F) + number(2, 2) + number(4, 4) + Array("abc\0".utf8)
    tiff += number(2, 0x0112) + number(2, 3) + number(4, 1) + number(2, orientation) + [0, 0] + number(4, 0)
    return segment(0xE1, Array("Exif\0\0".utf8) + tiff)
  }

  package static func segment(_ marker: UInt8, _ data: [UInt8]) -> [UInt8] {
    [0xFF, marker] + big(2, data.count + 2) + data
  }

  package static func webPLossy(_ width: Int, _ height: Int) -> [UInt8] {
    riff("VP8 ", [0x50, 0, 0, 0x9D, 0x01, 0x2A] + little(2, width) + little(2, height))
  }

  package static func webPLossless(_ width: Int, _ height: Int) -> [UInt8] {
    riff("VP8L", [0x2F] + little(4, (width - 1) | (height - 1) << 14))
  }

  package static func webPExtended(_ width: Int, _ height: Int) -> [UInt8] {
    riff("VP8X", [0x10, 0, 0, 0] + little(3, width - 1) + little(3, height - 1))
  }

  /// - Parameters:
  ///   - turns: quarters of a turn that the picture is to be shown turned by.
  ///   - thumbnail: the size of a second picture in the file, which comes first in it.
  package static func avif(_ width: Int, _ height: Int, turns: UInt8? = nil, thumbnail: (Int, Int)? = nil)
    -> [UInt8]
  {
    let extent: (Int, Int) -> [UInt8] = { box("ispe", [0, 0, 0, 0] + big(4, $0) + big(4, $1)) }
    var properties = thumbnail.map { extent($0.0, $0.1) } ?? []
    properties += extent(width, height)
    if let turns { properties += box("irot", [turns]) }
    let first: UInt8 = thumbnail == nil ? 1 : 2
    let own = turns == nil ? [first] : [first, 0x80 | (first + 1)]
    var associations: [UInt8] = [0, 0, 0, 0] + big(4, thumbnail == nil ? 1 : 2)
    if thumbnail != nil { associations += big(2, 2) + [1, 1] }
    associations += big(2, 1) + [UInt8(own.count)] + own
    let meta =
      box("hdlr", [UInt8](repeating: 0, count: 24)) + box("pitm", [0, 0, 0, 0] + big(2, 1))
      + box("iprp", box("ipco", properties) + box("ipma", associations))
    return box("ftyp", Array("avif".utf8) + big(4, 0) + Array("mif1avif".utf8))
      + box("meta", [0, 0, 0, 0] + meta) + box("mdat", [])
  }

  package static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
    big(4, content.count + 8) + Array(type.utf8) + content
  }

  private static func riff(_ chunk: String, _ data: [UInt8]) -> [UInt8] {
    Array("RIFF".utf8) + little(4, data.count + 12) + Array("WEBP".utf8) + Array(chunk.utf8)
      + little(4, data.count) + data
  }

  private static func big(_ count: Int, _ value: Int) -> [UInt8] { little(count, value).reversed() }

  private static func little(_ count: Int, _ value: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
