/// What a camera notes about a picture, in the form of TIFF 6.0 §2 (Exif 2.3 §4.5): folders of entries of twelve bytes.
struct Exif {
  private let numbers: TIFFNumbers
  private let firstFolder: Int

  /// `nil` where no TIFF header stands at `start`.
  init?(_ bytes: ImageBytes, at start: Int) {
    let isBigEndian = bytes.hasText("MM", at: start)
    guard isBigEndian || bytes.hasText("II", at: start) else { return nil }
    numbers = TIFFNumbers(bytes: bytes, start: start, isBigEndian: isBigEndian)
    guard numbers.number(2, 2) == 42, let folder = numbers.number(4, 4) else { return nil }
    firstFolder = folder
  }

  /// 1 to 8, how the picture is to be turned (Exif 2.3 §4.6.4); `nil` where that is not noted.
  var orientation: Int? {
    entry(0x0112, in: firstFolder).flatMap { number(2, $0 + 8) }.flatMap { (1...8).contains($0) ? $0 : nil }
  }

  /// Whether a latitude or longitude is noted (Exif 2.3 §4.6.6).
  var hasPosition: Bool {
    guard let pointer = entry(0x8825, in: firstFolder), let folder = number(4, pointer + 8) else {
      return false
    }
    return entry(2, in: folder) != nil || entry(4, in: folder) != nil
  }

  /// Where the entry of a tag stands.
  private func entry(_ tag: Int, in folder: Int) -> Int? {
    guard let count = number(2, folder) else { return nil }
    for index in 0..<count {
      let offset = folder + 2 + index * 12
      guard let found = number(2, offset) else { return nil }
      if found == tag { return offset }
    }
    return nil
  }

  private func number(_ count: Int, _ offset: Int) -> Int? { numbers.number(count, offset) }
}

/// Numbers of a TIFF file within another one.
private struct TIFFNumbers {
  let bytes: ImageBytes
  /// Where the TIFF header stands, from which offsets count.
  let start: Int
  let isBigEndian: Bool

  func number(_ count: Int, _ offset: Int) -> Int? {
    isBigEndian ? bytes.bigEndian(count, at: start + offset) : bytes.littleEndian(count, at: start + offset)
  }
}

/// The TIFF data of a picture of which nothing is noted but how it is to be turned.
func exifData(orientation: Int) -> [UInt8] {
  Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0]
    + [0, 0, 0, 0]
}
