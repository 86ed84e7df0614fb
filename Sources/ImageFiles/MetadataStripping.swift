import SourceText

/// The same picture, bit for bit, without what cameras and programs noted about it: Exif, XMP, IPTC, comments, and what
/// was put behind its end. What it takes to be shown right stays: the profile of its colours, and how it is to be turned.
///
/// Takes any bytes, in linear time; a file that is cut off stays so.
///
/// - Returns: `nil` for what is no JPEG, PNG or WebP.
package func withoutMetadata(_ file: [UInt8]) -> [UInt8]? {
  let bytes = ImageBytes(file)
  if bytes.hasBytes([0xFF, 0xD8, 0xFF], at: 0) { return strippedJPEG(file, bytes) }
  if bytes.hasBytes(pngSignature, at: 0) { return strippedPNG(file, bytes) }
  if bytes.hasText("RIFF", at: 0), bytes.hasText("WEBP", at: 8) { return strippedWebP(file, bytes) }
  return nil
}

/// ITU-T T.81 §B.1 and §B.2: segments and scans from SOI to EOI.
private func strippedJPEG(_ file: [UInt8], _ bytes: ImageBytes) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(file.count)
  var orientation = 1
  var offset = 2
  while let mark = bytes.u8(at: offset), let marker = bytes.u8(at: offset + 1) {
    // What stands between segments is skipped by decoders.
    guard mark == 0xFF else {
      offset += 1
      continue
    }
    switch marker {
    case 0xFF: offset += 1
    case 0xD9: return jpegStart(orientation) + output + [0xFF, 0xD9]
    case 0x00, 0x01, 0xD0...0xD8:
      output += file[offset..<offset + 2]
      offset += 2
    default:
      guard let length = bytes.bigEndian(2, at: offset + 2), length >= 2,
        offset + 2 + length <= file.count
      else { return jpegStart(orientation) + output }
      let end = offset + 2 + length
      if marker == 0xE1, bytes.hasText("Exif", at: offset + 4) {
        orientation = Exif(bytes, at: offset + 10)?.orientation ?? orientation
      }
      if isShown(marker, bytes, at: offset + 4) { output += file[offset..<end] }
      offset = end
      if marker == 0xDA {
        let scanEnd = endOfScan(file, from: end)
        output += file[end..<scanEnd]
        offset = scanEnd
      }
    }
  }
  return jpegStart(orientation) + output
}

/// Whether a segment is needed to show the picture: of those for applications, that of JFIF, profiles of colours and
/// the one that tells how Adobe's colours are coded.
private func isShown(_ marker: Int, _ bytes: ImageBytes, at start: Int) -> Bool {
  switch marker {
  case 0xE0: bytes.hasText("JFIF", at: start)
  case 0xE2: bytes.hasText("ICC_PROFILE", at: start)
  case 0xEE: bytes.hasText("Adobe", at: start)
  case 0xE1, 0xE3...0xED, 0xEF, 0xFE: false
  default: true
  }
}

/// Where the next marker stands that ends a scan: in its data 0xFF is followed by 0x00 or a restart marker.
private func endOfScan(_ file: [UInt8], from start: Int) -> Int {
  var offset = start
  while offset + 1 < file.count {
    if file[offset] == 0xFF, file[offset + 1] != 0, !(0xD0...0xD7).contains(file[offset + 1]) {
      return offset
    }
    offset += 1
  }
  return file.count
}

private func jpegStart(_ orientation: Int) -> [UInt8] {
  let start: [UInt8] = [0xFF, 0xD8]
  guard orientation != 1 else { return start }
  let data = Array("Exif".utf8) + [0, 0] + exifData(orientation: orientation)
  return start + [0xFF, 0xE1] + bigEndian(data.count + 2, 2) + data
}

/// PNG (third edition) §5.3
private func strippedPNG(_ file: [UInt8], _ bytes: ImageBytes) -> [UInt8] {
  var output = pngSignature
  output.reserveCapacity(file.count)
  var offset = pngSignature.count
  while let length = bytes.bigEndian(4, at: offset), offset + 12 + length <= file.count {
    let end = offset + 12 + length
    let isNamed = { (name: StaticString) in bytes.hasText(name, at: offset + 4) }
    if isNamed("eXIf") {
      if let orientation = Exif(ImageBytes(Array(file[offset + 8..<end - 4])), at: 0)?.orientation,
        orientation != 1
      {
        let named = Array("eXIf".utf8) + exifData(orientation: orientation)
        output += bigEndian(named.count - 4, 4) + named + bigEndian(Int(crc32(named)), 4)
      }
    } else if !(isNamed("tEXt") || isNamed("zTXt") || isNamed("iTXt") || isNamed("tIME")) {
      output += file[offset..<end]
    }
    if isNamed("IEND") { return output }
    offset = end
  }
  // Browsers show what there is of a picture that is cut off.
  return bytes.hasText("IDAT", at: offset + 4) ? output + file[offset...] : output
}

/// RFC 9649 §2.3 and §2.7
private func strippedWebP(_ file: [UInt8], _ bytes: ImageBytes) -> [UInt8] {
  let shown: [StaticString] = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]
  var output: [UInt8] = []
  output.reserveCapacity(file.count)
  var flags: Int?
  var orientation = 1
  var offset = 12
  while offset < file.count, let length = bytes.littleEndian(4, at: offset + 4) {
    let dataEnd = min(offset + 8 + length, file.count)
    let end = min(dataEnd + length % 2, file.count)
    if bytes.hasText("EXIF", at: offset) {
      let chunk = ImageBytes(Array(file[offset + 8..<dataEnd]))
      orientation = Exif(chunk, at: exifStart(chunk))?.orientation ?? 1
    } else if shown.contains(where: { bytes.hasText($0, at: offset) }) {
      if bytes.hasText("VP8X", at: offset), dataEnd > offset + 8 { flags = output.count + 8 }
      output += file[offset..<end]
    }
    offset = end
  }
  if let flags {
    // §2.7.1: that data of Exif and XMP is there.
    output[flags] &= ~0x0C
    if orientation != 1 {
      let data = exifData(orientation: orientation)
      output[flags] |= 0x08
      if output.count % 2 == 1 { output.append(0) }
      output += Array("EXIF".utf8) + littleEndian(data.count) + data
    }
  }
  return Array("RIFF".utf8) + littleEndian(output.count + 4) + Array("WEBP".utf8) + output
}

private func bigEndian(_ number: Int, _ count: Int) -> [UInt8] {
  (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
}

private func littleEndian(_ number: Int) -> [UInt8] { bigEndian(number, 4).reversed() }
