import TestSupport
import Testing

@testable import ImageFiles

@Suite struct ImageHeaderTests {
  @Test func textsAreWhatTheFixturesSay() throws {
    let messages = try mismatches(of: readFixtures()) { [describe(readImageHeader($0.bytes))] }
    #expect(messages.isEmpty, "\(messages.joined(separator: "\n"))")
  }

  @Test(arguments: TestImage.all)
  fileprivate func theSizeIsRead(image: TestImage) {
    #expect(describe(readImageHeader(image.bytes)) == image.expected)
    #expect(describe(readImageHeader(image.bytes + [UInt8](repeating: 0x55, count: 100))) == image.expected)
  }

  /// A prefix tells the same, or that more is needed; nothing is made up.
  @Test(arguments: TestImage.all)
  fileprivate func aPrefixIsUnfinishedOrTellsTheSame(image: TestImage) {
    for count in stride(from: 16, to: image.bytes.count, by: 1) {
      let found = describe(readImageHeader(Array(image.bytes[..<count])))
      let kind = image.expected.prefix { $0 != " " }
      #expect(found == image.expected || found == kind + ", unfinished", "\(image.name), \(count) bytes")
    }
  }

  @Test func anyBytesAreTaken() throws {
    let texts = try readFixtures().map(\.bytes)
    for bytes in TestImage.all.map(\.bytes) + texts {
      forEachDamage(of: bytes) { damaged in
        guard case .image(_, let size?) = readImageHeader(damaged) else { return }
        #expect(size.width >= 1 && size.height >= 1)
      }
    }
  }

  @Test func picturesInPiecesEndQuickly() {
    // 1 MB of boxes and segments of the least length, and one that points back at itself.
    let boxes = [UInt8]([0, 0, 0, 8] + Array("free".utf8))
    let avif =
      TinyImage.box("ftyp", Array("avif".utf8)) + Array(repeatElement(boxes, count: 130_000).joined())
    #expect(describe(readImageHeader(avif)) == "avif, unfinished")
    let jpeg = [0xFF, 0xD8, 0xFF] + [UInt8](repeating: 0xFF, count: 1 << 20)
    #expect(describe(readImageHeader(jpeg)) == "jpeg, unfinished")
    let loop = TinyImage.jpeg(4, 3, segments: [TinyImage.segment(0xE1, Array("Exif\0\0MM\0*\0\0\0\0".utf8))])
    #expect(describe(readImageHeader(loop)) == "jpeg 4 × 3")
  }

  @Test func otherKindsAreTold() {
    let heic = TinyImage.box("ftyp", Array("heic".utf8) + [0, 0, 0, 0] + Array("mif1heic".utf8))
    #expect(readImageHeader(heic) == .other(.heic))
    #expect(readImageHeader(TinyImage.box("ftyp", Array("mp42\0\0\0\0isom".utf8))) == .other(.unknown))
    #expect(readImageHeader(Array("%PDF-1.7\n".utf8)) == .other(.pdf))
    #expect(readImageHeader([0x4D, 0x4D, 0, 0x2A, 0, 0]) == .other(.tiff))
    #expect(readImageHeader([]) == .other(.nothing))
    #expect(readImageHeader([0, 1, 2]) == .other(.unknown))
    #expect(readImageHeader(TinyImage.png(0, 5)) == .other(.unknown))
    #expect(readImageHeader(TinyImage.gif(0, 5)) == .image(.gif, nil))
  }
}

@Suite struct ImageRulesTests {
  private func findings(
    _ bytes: [UInt8], _ path: String, byteCount: Int? = nil, isWhole: Bool = true, hasVariants: Bool = false
  ) -> [String] {
    let file = ImageFile(
      header: readImageHeader(bytes), byteCount: byteCount ?? bytes.count, isWhole: isWhole)
    return checkImage(file, path: path, hasVariants: hasVariants).map {
      "\($0.severity) \($0.rule.id): \($0.message)" + ($0.help.map { " (\($0))" } ?? "")
    }
  }

  @Test func whatIsNoImageIsReported() {
    #expect(
      findings([], "a.png") == ["warning image.unreadable: the file is empty, so no image is shown"])
    #expect(
      findings(Array("version https://git-lfs.github.com/spec/v1".utf8), "a.jpg") == [
        "warning image.unreadable: the file is a pointer of Git LFS, so no image is shown (fetch the image itself: git lfs pull)"
      ])
    #expect(
      findings(Array(TinyImage.png(4, 4).prefix(12)), "a.png") == [
        "warning image.unreadable: the PNG is cut off, so no image is shown"
      ])
    let heic = TinyImage.box("ftyp", Array("heic".utf8))
    #expect(findings(heic, "IMG_1.HEIC").count == 1)
    #expect(findings(Array(TinyImage.jpeg(4, 4).prefix(12)), "a.jpg", isWhole: false) == [])
  }

  @Test func whatMayBeAnImageOfAnotherKindIsNot() {
    #expect(findings([], "a.bmp") == [])
    #expect(findings(Array("%PDF-1".utf8), "a.pdf") == [])
    #expect(findings(Array("graph".utf8), "a.drawio") == [])
    #expect(findings([1], "png") == [])
  }

  @Test func aWrongNameIsReported() {
    #expect(
      findings(TinyImage.jpeg(4, 4), "a.PNG") == [
        "warning image.extension: named as PNG, and is JPEG (rename it so that it ends in '.jpg')"
      ])
    #expect(findings(TinyImage.jpeg(4, 4), "a.JPEG") == [])
    #expect(findings(Array("<svg/>".utf8), "a.drawio.svg") == [])
  }

  @Test func aHeavyImageIsReported() {
    #expect(
      findings(TinyImage.png(900, 900), "a.png", byteCount: 3_449_999) == [
        "info image.heavy: the image is 3.4 MB"
      ])
    #expect(
      findings(TinyImage.png(4001, 2), "a.png") == ["info image.heavy: the image is 4001 × 2 pixels"])
    #expect(findings(TinyImage.png(4000, 2), "a.png", byteCount: 1_000_000) == [])
    #expect(findings(TinyImage.png(4001, 2), "a.png", hasVariants: true) == [])
    #expect(findings(Array("<svg width='9000' height='9'/>".utf8), "a.svg") == [])
  }

  @Test func variantsAreOfOneShape() throws {
    let image = try #require(ImageSize(width: 401, height: 301))
    for (width, height, fits) in [(802, 602, true), (801, 601, true), (200, 150, true), (800, 500, false)] {
      #expect(try #require(ImageSize(width: width, height: height)).hasShape(of: image) == fits)
    }
    let finding = variantShapeFinding(
      image, of: try #require(ImageSize(width: 9, height: 9)), path: "plan.png")
    #expect(finding.message == "of 401 × 301, which is not the shape of 'plan.png' (9 × 9): not used")
    #expect(image.height(atWidth: 200) == 150)
  }

  @Test func rulesHaveTheirStories() {
    let triggered: Set = [
      "image.unreadable", "image.extension", "image.heavy", "image.variant", positionFinding.rule.id,
    ]
    #expect(catalogFaults(ImageRules.all, triggered: triggered) == [])
  }
}

private struct TestImage: CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let expected: String

  var testDescription: String { name }

  static let all: [TestImage] = [
    TestImage(name: "PNG", bytes: TinyImage.png(1280, 70_000), expected: "png 1280 × 70000"),
    TestImage(name: "GIF", bytes: TinyImage.gif(300, 258), expected: "gif 300 × 258"),
    TestImage(name: "JPEG", bytes: TinyImage.jpeg(1025, 300), expected: "jpeg 1025 × 300"),
    TestImage(name: "progressive JPEG", bytes: TinyImage.jpeg(40, 30, frame: 0xC2), expected: "jpeg 40 × 30"),
    TestImage(
      name: "JPEG, behind tables, a thumbnail and fill bytes",
      bytes: TinyImage.jpeg(
        40, 30,
        segments: [
          TinyImage.segment(0xE0, Array("JFIF\0".utf8)), TinyImage.segment(0xC4, [1, 2, 3]),
          TinyImage.segment(0xE2, TinyImage.jpeg(1, 1)), [0xFF, 0xFF],
        ]), expected: "jpeg 40 × 30"),
    TestImage(
      name: "JPEG, held upright",
      bytes: TinyImage.jpeg(4000, 3000, segments: [TinyImage.exif(orientation: 6)]),
      expected: "jpeg 3000 × 4000"),
    TestImage(
      name: "JPEG, held upright, big-endian",
      bytes: TinyImage.jpeg(4000, 3000, segments: [TinyImage.exif(orientation: 8, bigEndian: true)]),
      expected: "jpeg 3000 × 4000"),
    TestImage(
      name: "JPEG, upside down", bytes: TinyImage.jpeg(40, 30, segments: [TinyImage.exif(orientation: 3)]),
      expected: "jpeg 40 × 30"),
    TestImage(name: "lossy WebP", bytes: TinyImage.webPLossy(300, 200), expected: "webp 300 × 200"),
    TestImage(name: "lossless WebP", bytes: TinyImage.webPLossless(16_384, 7), expected: "webp 16384 × 7"),
    TestImage(name: "extended WebP", bytes: TinyImage.webPExtended(70_000, 9), expected: "webp 70000 × 9"),
    TestImage(name: "AVIF", bytes: TinyImage.avif(800, 600), expected: "avif 800 × 600"),
    TestImage(name: "AVIF, turned", bytes: TinyImage.avif(800, 600, turns: 3), expected: "avif 600 × 800"),
    TestImage(
      name: "AVIF, upside down", bytes: TinyImage.avif(800, 600, turns: 2), expected: "avif 800 × 600"),
    TestImage(
      name: "AVIF with a thumbnail", bytes: TinyImage.avif(800, 600, turns: 1, thumbnail: (80, 60)),
      expected: "avif 600 × 800"),
  ]
}

private func describe(_ header: ImageHeader) -> String {
  switch header {
  case .image(let format, let size): format.rawValue + (size.map { " \($0.width) × \($0.height)" } ?? "")
  case .unfinished(let format): format.rawValue + ", unfinished"
  case .other(let content): "\(content)"
  }
}
