import TestSupport
import Testing

@testable import ImageFiles

/// Where pictures were taken, and that it is taken away.
@Suite struct MetadataTests {
  /// Every format with a position in each of the places that it has for one.
  fileprivate static let photographs: [Photograph] = [
    Photograph("Exif of a JPEG", TinyImage.photograph(exif: gpsData(orientation: 1)), orientation: nil),
    Photograph(
      "Exif of a JPEG lying down", TinyImage.photograph(exif: gpsData(orientation: 6)), orientation: 6),
    Photograph(
      "XMP of a JPEG",
      TinyImage.photograph(
        segments: [TinyImage.segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + xmp)]),
      orientation: nil),
    Photograph("Exif of a PNG", png([chunk("eXIf", gpsData(orientation: 8))]), orientation: 8),
    Photograph(
      "XMP of a PNG", png([chunk("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + xmp)]), orientation: nil),
    Photograph("Exif of a WebP", webP([("EXIF", gpsData(orientation: 3))]), orientation: 3),
    Photograph("XMP of a WebP", webP([("XMP ", xmp + [0x20])]), orientation: nil),
  ]

  @Test(arguments: photographs)
  fileprivate func aPositionIsFoundAndTakenAway(photograph: Photograph) throws {
    #expect(holdsPosition(ImageContent(photograph.bytes)))
    let stripped = try #require(withoutMetadata(photograph.bytes))
    #expect(!holdsPosition(ImageContent(stripped)))
    #expect(!stripped.contains(Array("Canon".utf8)))
    #expect(readImageHeader(stripped) == readImageHeader(photograph.bytes))
    #expect(orientation(of: stripped) == photograph.orientation)
    // Nothing is left to take away.
    #expect(withoutMetadata(stripped) == stripped)
  }

  @Test func whatShowsThePictureStays() throws {
    let profile = TinyImage.segment(0xE2, Array("ICC_PROFILE\0\u{1}\u{1}profile".utf8))
    let adobe = TinyImage.segment(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1])
    let comment = TinyImage.segment(0xFE, Array("by Kim".utf8))
    let scan: [UInt8] = [1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4, 0xFF, 0xD9]
    let plain = TinyImage.photograph(segments: [profile, adobe], scan: scan)
    let noted = TinyImage.photograph(
      exif: gpsData(orientation: 1), segments: [profile, comment, adobe], scan: scan)
    #expect(withoutMetadata(noted + Array("a film".utf8)) == plain)
    #expect(withoutMetadata(plain) == plain)
    #expect(withoutMetadata(Array("<svg/>".utf8)) == nil)
    #expect(withoutMetadata(TinyImage.gif(4, 3)) == nil)
  }

  @Test func aCameraWithoutAPositionIsNoFinding() {
    let camera = TinyImage.jpeg(4, 3, segments: [TinyImage.exif(orientation: 6)])
    #expect(!holdsPosition(ImageContent(camera)))
  }

  @Test func anyBytesAreTaken() {
    for photograph in Self.photographs {
      forEachDamage(of: photograph.bytes) { damaged in
        _ = holdsPosition(ImageContent(damaged))
        guard let stripped = withoutMetadata(damaged) else { return }
        #expect(stripped.count <= damaged.count + 64)
      }
    }
  }

  @Test func piecesWithoutEndAreBounded() {
    let chunks = Array(repeatElement(chunk("teSt", []), count: 100_000).joined())
    #expect(
      !holdsPosition(ImageContent(TinyImage.png(4, 3) + chunks + chunk("eXIf", gpsData(orientation: 1)))))
    let loop = TinyImage.segment(0xE1, Array("Exif\0\0MM\0*\0\0\0\0".utf8))
    #expect(!holdsPosition(ImageContent(TinyImage.jpeg(4, 3, segments: [loop]))))
  }
}

private struct Photograph: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  /// That is kept; `nil` where the picture needs none.
  let orientation: Int?

  init(_ name: String, _ bytes: [UInt8], orientation: Int?) {
    testDescription = name
    self.bytes = bytes
    self.orientation = orientation
  }
}

private let xmp = Array(#"<rdf:Description exif:Make="Canon" exif:GPSLatitude="47,22.1N"/>"#.utf8)

/// A camera's name, the orientation, and a folder with a latitude.
private func gpsData(orientation: UInt8) -> [UInt8] {
  Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 3]
    + [0x01, 0x0F, 0, 2, 0, 0, 0, 6, 0, 0, 0, 50] + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
    + [0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 56] + [0, 0, 0, 0] + Array("Canon\0".utf8)
    + [0, 1, 0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 74] + [0, 0, 0, 0]
    + [0, 0, 0, 47, 0, 0, 0, 1, 0, 0, 0, 22, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1]
}

private func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
  [0, 0, UInt8(data.count / 256), UInt8(data.count % 256)] + Array(name.utf8) + data + [0, 0, 0, 0]
}

private func png(_ chunks: [[UInt8]]) -> [UInt8] {
  TinyImage.png(4, 3) + chunks.joined() + chunk("IDAT", [1, 2, 3]) + chunk("IEND", [])
}

private func webP(_ chunks: [(name: String, data: [UInt8])]) -> [UInt8] {
  let size = { (count: Int) in [UInt8(count % 256), UInt8(count / 256), 0, 0] }
  var body = Array("WEBPVP8X".utf8) + size(10) + [0x0C, 0, 0, 0, 3, 0, 0, 2, 0, 0]
  for (name, data) in chunks + [("VP8L", [0x2F, 3, 0x80, 0, 0])] {
    body += Array(name.utf8) + size(data.count) + data + (data.count % 2 == 1 ? [0] : [])
  }
  return Array("RIFF".utf8) + size(body.count) + body
}

private func orientation(of image: [UInt8]) -> Int? {
  let marks = ["MM", "II"].map { Array($0.utf8) }
  for start in image.indices where marks.contains(where: { image[start...].starts(with: $0) }) {
    if let orientation = Exif(ImageBytes(image), at: start)?.orientation { return orientation }
  }
  return nil
}
