import SourceText

// Addresses as text: RFC 4291 §2.2 for IPv6, dotted decimal for IPv4.

/// Why `text` is no IPv4 or IPv6 address; `nil` when it is one. A zone (`fe80::1%eth0`) is part of it.
func faultOfAddress(_ text: String) -> String? {
  let bytes = Array(text.utf8)
  return bytes.contains(UInt8(ascii: ":")) ? faultOfIPv6(text) : faultOfIPv4(text)
}

/// Why `text` is not four numbers up to 255.
func faultOfIPv4(_ text: String) -> String? {
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.allSatisfy({ part in !part.isEmpty && part.utf8.allSatisfy(isDigit) }) else {
    return "'\(text)' is no IP address"
  }
  guard parts.count == 4 else { return "'\(text)' has \(parts.count) numbers, an IPv4 address four" }
  for part in parts {
    // Resolvers take 010 for the octal number it is in C.
    if part.utf8.count > 1, part.utf8.first == UInt8(ascii: "0") { return "'\(part)' begins with 0" }
    if Int(part).map({ $0 > 255 }) ?? true { return "'\(part)' in an address is more than 255" }
  }
  return nil
}

private func faultOfIPv6(_ text: String) -> String? {
  let address: Substring
  if let sign = text.firstIndex(of: "%") {
    guard text.index(after: sign) < text.endIndex else { return "'%' without the name of an interface" }
    address = text[..<sign]
  } else {
    address = text[...]
  }
  guard !address.contains(utf8: ":::") else { return "three colons in an address" }
  let halves = address.split(separator: "::", omittingEmptySubsequences: false)
  guard halves.count <= 2 else { return "'::' twice in an address" }
  var groups = 0
  for (index, half) in halves.enumerated() where !half.isEmpty {
    let parts = half.split(separator: ":", omittingEmptySubsequences: false)
    for (place, part) in parts.enumerated() {
      let isLast = index == halves.count - 1 && place == parts.count - 1
      if isLast, part.contains(utf8: ".") {
        if let fault = faultOfIPv4(String(part)) { return fault }
        groups += 2
      } else if (1...4).contains(part.utf8.count), part.utf8.allSatisfy(isHexadecimal) {
        groups += 1
      } else {
        return "'\(text)' is no IP address"
      }
    }
  }
  let isWhole = halves.count == 2 ? groups < 8 : groups == 8
  return isWhole ? nil : "'\(text)' has \(groups) groups, an IPv6 address eight"
}

/// Why `text` is no netmask: four numbers whose bits are ones first, or a number of bits.
func faultOfNetmask(_ text: String) -> String? {
  if text.isEmpty { return "a netmask is missing behind '/'" }
  if let bits = Int(text), text.utf8.allSatisfy(isDigit) {
    return bits <= 32 ? nil : "a netmask has at most 32 bits, not \(bits)"
  }
  guard faultOfIPv4(text) == nil else { return "'\(text)' is no netmask" }
  let mask = text.split(separator: ".").reduce(UInt32(0)) { $0 << 8 | (UInt32($1) ?? 0) }
  return (~mask & (~mask &+ 1)) == 0 ? nil : "'\(text)' is no netmask: its ones are not all at the front"
}
