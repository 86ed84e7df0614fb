// Percent escapes of addresses (RFC 3986 §2.1).

/// Percent-encodes all but unreserved characters and `/` (RFC 3986 §2.3).
package func percentEncodedPath(_ text: String) -> String { percentEncoded(text, keeping: "/") }

/// Percent-encodes all but unreserved characters and the ASCII ones in `kept`.
package func percentEncoded(_ text: String, keeping kept: StaticString) -> String {
  let isPlain = text.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-")...UInt8(ascii: "9"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "~"):
      // Of `-./` and digits only the slash has to be among the kept ones.
      byte != UInt8(ascii: "/") || kept.withUTF8Buffer { $0.contains(byte) }
    default: false
    }
  }
  if isPlain { return text }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      bytes.append(byte)
    case _ where kept.withUTF8Buffer({ $0.contains(byte) }):
      bytes.append(byte)
    default:
      bytes += percentEscape(byte).utf8
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// `%20`
package func percentEscape(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return (byte < 16 ? "%0" : "%") + digits
}

/// Decodes `%XX`; malformed escapes stay as they are.
package func percentDecoded(_ bytes: ArraySlice<UInt8>) -> String {
  guard bytes.contains(UInt8(ascii: "%")) else { return String(decoding: bytes, as: UTF8.self) }
  var result: [UInt8] = []
  var rest = bytes[...]
  while let byte = rest.popFirst() {
    if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(hexadecimalValue),
      let low = rest.dropFirst().first.flatMap(hexadecimalValue)
    {
      result.append(high << 4 | low)
      rest = rest.dropFirst(2)
    } else {
      result.append(byte)
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// What a digit of a hexadecimal number stands for; `nil` for another byte.
package func hexadecimalValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
