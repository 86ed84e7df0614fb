// PNG, GIF and WebP tell their size in the first bytes.

let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

/// PNG (third edition) §5.2, §11.2.1: the signature, then the chunk IHDR with width and height.
func readPNG(_ bytes: ImageBytes) -> ImageHeader {
  guard let width = bytes.bigEndian(4, at: 16), let height = bytes.bigEndian(4, at: 20) else {
    return .unfinished(.png)
  }
  // Apple's own variant begins with the chunk CgBI; no browser shows it.
  guard bytes.hasText("IHDR", at: 12), let size = ImageSize(width: width, height: height) else {
    return .other(.unknown)
  }
  return .image(.png, size)
}

/// GIF89a §18: the size of the logical screen follows the signature.
func readGIF(_ bytes: ImageBytes) -> ImageHeader {
  guard let width = bytes.littleEndian(2, at: 6), let height = bytes.littleEndian(2, at: 8) else {
    return .unfinished(.gif)
  }
  // Browsers take the first frame's size where the screen has none.
  return .image(.gif, ImageSize(width: width, height: height))
}

/// RFC 9649 §2.5 to §2.7: lossy, lossless and extended files differ in the first chunk.
func readWebP(_ bytes: ImageBytes) -> ImageHeader {
  var width: Int?
  var height: Int?
  if bytes.hasText("VP8 ", at: 12) {
    // RFC 6386 §9.1: a key frame has its start code and two sides of 14 bits; the rest of each tells a scale.
    if bytes.count > 26, !bytes.hasBytes([0x9D, 0x01, 0x2A], at: 23) { return .other(.unknown) }
    width = bytes.littleEndian(2, at: 26).map { $0 & 0x3FFF }
    height = bytes.littleEndian(2, at: 28).map { $0 & 0x3FFF }
  } else if bytes.hasText("VP8L", at: 12) {
    if let mark = bytes.u8(at: 20), mark != 0x2F { return .other(.unknown) }
    let sides = bytes.littleEndian(4, at: 21)
    width = sides.map { ($0 & 0x3FFF) + 1 }
    height = sides.map { ($0 >> 14 & 0x3FFF) + 1 }
  } else if bytes.hasText("VP8X", at: 12) {
    width = bytes.littleEndian(3, at: 24).map { $0 + 1 }
    height = bytes.littleEndian(3, at: 27).map { $0 + 1 }
  } else if bytes.count >= 16 {
    return .other(.unknown)
  }
  guard let width, let height else { return .unfinished(.webp) }
  return ImageSize(width: width, height: height).map { .image(.webp, $0) } ?? .other(.unknown)
}
