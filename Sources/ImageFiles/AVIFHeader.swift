/// AV1 Image File Format §2 and ISO/IEC 14496-12: boxes in boxes. The size is a property (`ispe`, ISO/IEC 23008-12
/// §6.5.3) of the primary item; `irot` turns it.
func readAVIF(_ bytes: ImageBytes) -> ImageHeader {
  guard let start = box(in: bytes, at: 0, end: bytes.count) else { return .unfinished(.avif) }
  var isAVIF = false
  var isHEIC = false
  // The main brand, a version, then the brands that it is compatible with.
  for offset in [8] + Array(stride(from: 16, to: min(start.end, bytes.count, 256), by: 4)) {
    if bytes.hasText("avif", at: offset) || bytes.hasText("avis", at: offset) { isAVIF = true }
    if bytes.hasText("heic", at: offset) || bytes.hasText("heix", at: offset) { isHEIC = true }
  }
  guard isAVIF else { return .other(isHEIC ? .heic : .unknown) }

  let file = Box(start: start.end, end: bytes.count)
  guard let found = child("meta", of: bytes, in: file), found.end <= bytes.count else {
    return .unfinished(.avif)
  }
  // `meta`, `pitm` and `ipma` are full boxes: version and flags stand before what they hold.
  let meta = Box(start: found.start + 4, end: found.end)
  guard let properties = child("iprp", of: bytes, in: meta),
    let container = child("ipco", of: bytes, in: properties)
  else { return .image(.avif, nil) }
  let primary = child("pitm", of: bytes, in: meta).flatMap { box in
    bytes.u8(at: box.start) == 0
      ? bytes.bigEndian(2, at: box.start + 4) : bytes.bigEndian(4, at: box.start + 4)
  }
  let wanted = child("ipma", of: bytes, in: properties).flatMap { box in
    primary.flatMap { propertyIndices(ofItem: $0, bytes, in: box) }
  }

  var size: ImageSize?
  var isTurned = false
  var index = 0
  var offset = container.start
  while offset < container.end, let property = box(in: bytes, at: offset, end: container.end) {
    index += 1
    offset = property.end
    guard wanted?.contains(index) ?? true else { continue }
    if bytes.hasText("ispe", at: property.start - 4), size == nil,
      let width = bytes.bigEndian(4, at: property.start + 4),
      let height = bytes.bigEndian(4, at: property.start + 8)
    {
      size = ImageSize(width: width, height: height)
    } else if bytes.hasText("irot", at: property.start - 4), let angle = bytes.u8(at: property.start) {
      isTurned = angle & 1 == 1
    }
  }
  return .image(.avif, isTurned ? size?.turned : size)
}

/// Where the content of a box lies.
private struct Box {
  let start: Int
  /// May lie beyond what was read, and in broken files beyond the outer box.
  let end: Int
}

/// The box at `offset`, `nil` where none can be. Each is at least 8 bytes long, so that going on always ends.
private func box(in bytes: ImageBytes, at offset: Int, end: Int) -> Box? {
  guard offset <= end - 8, let size = bytes.bigEndian(4, at: offset) else { return nil }
  switch size {
  case 0: return Box(start: offset + 8, end: end)
  case 8...: return Box(start: offset + 8, end: offset + size)
  // A size of 64 bits, or none.
  default: return nil
  }
}

private func child(_ type: StaticString, of bytes: ImageBytes, in outer: Box) -> Box? {
  var offset = outer.start
  while let found = box(in: bytes, at: offset, end: outer.end) {
    if bytes.hasText(type, at: offset + 4) { return found }
    offset = found.end
  }
  return nil
}

/// Which properties, counted from 1, an item has (ISO/IEC 14496-12 §8.11.14).
private func propertyIndices(ofItem item: Int, _ bytes: ImageBytes, in box: Box) -> Set<Int>? {
  guard let version = bytes.u8(at: box.start), let flags = bytes.u8(at: box.start + 3),
    let count = bytes.bigEndian(4, at: box.start + 4)
  else { return nil }
  let idSize = version == 0 ? 2 : 4
  let indexSize = flags & 1 == 1 ? 2 : 1
  var offset = box.start + 8
  for _ in 0..<count {
    guard offset < box.end, let id = bytes.bigEndian(idSize, at: offset),
      let properties = bytes.u8(at: offset + idSize)
    else { return nil }
    offset += idSize + 1
    if id == item {
      let mask = indexSize == 2 ? 0x7FFF : 0x7F
      return Set(
        (0..<properties).compactMap {
          bytes.bigEndian(indexSize, at: offset + $0 * indexSize).map { $0 & mask }
        })
    }
    offset += properties * indexSize
  }
  return nil
}
