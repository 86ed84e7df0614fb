/// ITU-T T.81 §B.1.1.3 and §B.2: segments of a marker, a length and data up to the frame header, baseline or
/// progressive, which tells the size. What cameras and editors put before it can be long.
func readJPEG(_ bytes: ImageBytes) -> ImageHeader {
  var offset = 2
  var isTurned = false
  while let mark = bytes.u8(at: offset) {
    // Anything between segments is skipped by decoders, and so are more bytes 0xFF before a marker.
    guard mark == 0xFF, let marker = bytes.u8(at: offset + 1) else {
      offset += 1
      continue
    }
    switch marker {
    case 0xFF: offset += 1
    // Markers without data: TEM, RST0 to RST7, SOI; 0x00 is no marker.
    case 0x00, 0x01, 0xD0...0xD8: offset += 2
    // The picture begins, or ends, without a frame.
    case 0xD9, 0xDA: return .other(.unknown)
    // SOF0 to SOF15; between them stand DHT, JPG and DAC.
    case 0xC0...0xCF where marker != 0xC4 && marker != 0xC8 && marker != 0xCC:
      guard let height = bytes.bigEndian(2, at: offset + 5), let width = bytes.bigEndian(2, at: offset + 7)
      else { return .unfinished(.jpeg) }
      // A height of 0 is told after the first scan (§B.2.5); no browser reads that.
      guard let size = ImageSize(width: width, height: height) else { return .other(.unknown) }
      return .image(.jpeg, isTurned ? size.turned : size)
    default:
      guard let length = bytes.bigEndian(2, at: offset + 2) else { return .unfinished(.jpeg) }
      if marker == 0xE1, bytes.hasText("Exif", at: offset + 4), let turned = exifTurns(bytes, at: offset + 10)
      {
        isTurned = turned
      }
      offset += 2 + max(length, 2)
    }
  }
  return .unfinished(.jpeg)
}

/// Whether the orientation that a camera noted lays the picture on its side (Exif 2.3 §4.6.4): browsers turn it,
/// and its sides with it. `nil` where none is noted.
///
/// - Parameter start: where the TIFF header stands, from which its offsets count.
private func exifTurns(_ bytes: ImageBytes, at start: Int) -> Bool? {
  let isBigEndian = bytes.hasText("MM", at: start)
  guard isBigEndian || bytes.hasText("II", at: start) else { return nil }
  func number(_ count: Int, _ offset: Int) -> Int? {
    isBigEndian ? bytes.bigEndian(count, at: start + offset) : bytes.littleEndian(count, at: start + offset)
  }
  guard number(2, 2) == 42, let folder = number(4, 4), let count = number(2, folder) else { return nil }
  for entry in 0..<count {
    let offset = folder + 2 + entry * 12
    guard let tag = number(2, offset) else { return nil }
    if tag == 0x0112 { return number(2, offset + 8).map { (5...8).contains($0) } }
  }
  return nil
}
