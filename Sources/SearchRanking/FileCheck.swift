/// What stands for the bytes of a file in its name and in the table of contents: five bytes of a checksum.
package struct FileCheck: Sendable, Hashable {
  package let value: UInt64

  package static let byteCount = 5

  /// - Parameter value: Of which the upper three bytes are left out.
  package init(value: UInt64) { self.value = value & 0xFF_FFFF_FFFF }

  init(_ bytes: [UInt8], seed: UInt64, mask: UInt64) {
    self.init(value: checksum(bytes, seed: seed) & mask)
  }
}

/// Gives the files of one build their checks: the same for the same bytes, and different ones for different bytes
/// even where their checksums are the same.
package struct FileChecks {
  /// Tests make it so narrow that sums clash.
  private let mask: UInt64
  private var bytes: [FileCheck: [UInt8]] = [:]
  /// Whether a file has got another check than it would have by itself.
  package private(set) var hasClashes = false

  package init(mask: UInt64 = .max) { self.mask = mask }

  package mutating func check(of file: [UInt8]) -> FileCheck {
    var seed: UInt64 = 0
    while true {
      let check = FileCheck(file, seed: seed, mask: mask)
      switch bytes[check] {
      case nil:
        bytes[check] = file
        return check
      case file: return check
      default:
        hasClashes = true
        seed += 1
      }
    }
  }
}
