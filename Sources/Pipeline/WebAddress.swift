#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import NoteModel

/// An address that can be asked by HTTP, in a form that all programs read alike: no name of a user in it, no odd characters
/// in its host.
struct WebAddress: Sendable, Hashable {
  let url: String
  let isSecure: Bool
  /// Lower-case. IPv6 addresses are not asked.
  let host: String
  let port: Int

  init?(_ url: String) {
    let url = percentEncodedURL(url)
    guard let colon = url.firstRange(of: "://") else { return nil }
    switch url[..<colon.lowerBound].lowercased() {
    case "https": isSecure = true
    case "http": isSecure = false
    default: return nil
    }
    let authority = url[colon.upperBound...].prefix { !"/?#".contains($0) }
    var (name, digits) = (authority.lowercased(), "")
    if let mark = name.lastIndex(of: ":") {
      digits = String(name[name.index(after: mark)...])
      name = String(name[..<mark])
    }
    guard let port = digits.isEmpty ? (isSecure ? 443 : 80) : Int(digits), (1...65535).contains(port) else {
      return nil
    }
    let isName = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || "-._".utf8.contains(byte)
    }
    guard isName, !name.isEmpty, !name.hasPrefix("-") else { return nil }
    self.url = String(url.prefix { $0 != "#" })
    host = name
    self.port = port
  }

  /// Where a `Location` of this address leads.
  func following(_ location: String) -> WebAddress? {
    let location = percentEncodedURL(location)
    // RFC 3986 §4.2: a path's first part has no colon, so what stands before one is a scheme.
    if let mark = location.firstIndex(where: { ":/?#".contains($0) }), location[mark] == ":" {
      return WebAddress(location)
    }
    if location.hasPrefix("//") { return WebAddress((isSecure ? "https:" : "http:") + location) }
    guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
    let pathStart = url[start...].firstIndex { "/?".contains($0) } ?? url.endIndex
    let origin = url[..<pathStart]
    if location.hasPrefix("/") { return WebAddress(origin + location) }
    let path = url[pathStart...].prefix { $0 != "?" }
    if location.hasPrefix("?") { return WebAddress(origin + path + location) }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
    return WebAddress(origin + folder + location)
  }

  /// Where a host's name leads by its kind.
  enum Reach: Sendable {
    case anywhere
    /// To this machine or its network, if anywhere (RFC 6761, RFC 8375): names without a dot too.
    case nearby
    /// Nowhere: it stands in examples (RFC 2606).
    case nowhere
  }

  var reach: Reach {
    let name = host.hasSuffix(".") ? String(host.dropLast()) : host
    func isBelow(_ endings: [String]) -> Bool {
      endings.contains { name == $0 || name.hasSuffix("." + $0) }
    }
    if isBelow(["example", "example.com", "example.net", "example.org", "invalid", "test", "onion"]) {
      return .nowhere
    }
    return !name.contains(".") || isBelow(["localhost", "local", "internal", "home.arpa"])
      ? .nearby : .anywhere
  }
}

/// What a name was found to stand for.
enum HostAddresses: Sendable, Equatable {
  /// As numbers.
  case found([String])
  /// At least one of them is no address of the public network.
  case notPublic
  case unknownName
  /// There is no network, or nobody who could tell.
  case noAnswer
}

/// Looks a name up.
///
/// - Parameter allowsPrivate: whether addresses of this machine and of private networks will do.
func addresses(of host: String, allowsPrivate: Bool) -> HostAddresses {
  var hints = addrinfo()
  hints.ai_family = AF_UNSPEC
  #if canImport(Glibc)
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
  #else
    hints.ai_socktype = SOCK_STREAM
  #endif
  var first: UnsafeMutablePointer<addrinfo>?
  let failure = getaddrinfo(host, nil, &hints, &first)
  defer { if let first { freeaddrinfo(first) } }
  guard failure == 0 else { return failure == EAI_NONAME ? .unknownName : .noAnswer }
  var found: [String] = []
  var next = first
  while let entry = next?.pointee {
    next = entry.ai_next
    var text = [CChar](repeating: 0, count: 64)
    guard
      getnameinfo(
        entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0
    else { continue }
    let number = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard allowsPrivate || isPublicAddress(number) else { return .notPublic }
    found.append(number)
  }
  return found.isEmpty ? .noAnswer : .found(found)
}

/// Whether a number is an address of the public network (the registries of special-purpose addresses, RFC 6890).
func isPublicAddress(_ number: String) -> Bool {
  var v4 = in_addr()
  if inet_pton(AF_INET, number, &v4) == 1 { return isPublic(v4: UInt32(bigEndian: v4.s_addr)) }
  var v6 = in6_addr()
  guard inet_pton(AF_INET6, number, &v6) == 1 else { return false }
  let bytes = withUnsafeBytes(of: v6) { Array($0) }
  let word = { (index: Int) in UInt32(bytes[index]) << 8 | UInt32(bytes[index + 1]) }
  // An IPv4 address in other clothes.
  if bytes[..<10].allSatisfy({ $0 == 0 }), word(10) == 0xFFFF {
    return isPublic(v4: word(12) << 16 | word(14))
  }
  if word(0) == 0x2002 { return isPublic(v4: word(2) << 16 | word(4)) }
  let isDocumentation = word(0) == 0x2001 && word(2) == 0xDB8
  let isTunnel = word(0) == 0x2001 && word(2) < 0x200
  return bytes[0] & 0xE0 == 0x20 && !isDocumentation && !isTunnel
}

private func isPublic(v4 address: UInt32) -> Bool {
  // Address and number of leading bits.
  let special: [(UInt32, Int)] = [
    (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16),
    (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24), (0xC058_6300, 24), (0xC0A8_0000, 16),
    (0xC612_0000, 15), (0xC633_6400, 24), (0xCB00_7100, 24), (0xE000_0000, 3),
  ]
  return !special.contains { start, bits in address >> (32 - bits) == start >> (32 - bits) }
}
