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
      // Browsers turn a picture that the camera laid on its side, and its sides with it.
      if marker == 0xE1, bytes.hasText("Exif", at: offset + 4),
        let orientation = Exif(bytes, at: offset + 10)?.orientation
      {
        isTurned = (5...8).contains(orientation)
      }
      offset += 2 + max(length, 2)
    }
  }
  return .unfinished(.jpeg)
}
