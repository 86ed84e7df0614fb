import Diagnostics
import SourceText

// Zone files: RFC 1035 §5, with the TTLs and directives of BIND. Names that are not known are passed where a newer
// server may know them.

extension ConfigFormat {
  package static let zone = ConfigFormat(
    rules: [
      ZoneRules.unknownType, ZoneRules.missingData, ZoneRules.badAddress, ZoneRules.badNumber,
      ZoneRules.surplusData,
      ZoneRules.unclosedParenthesis, ZoneRules.unclosedQuote, ZoneRules.badDirective, ZoneRules.cnameAndOther,
      ZoneRules.missingDot,
    ],
    check: checkZone,
    colours: ConfigColours(comments: ";", commentsEndLines: true, keywords: ["$ORIGIN", "$TTL", "$INCLUDE"]))
}

/// What the data of a type is made of; `name` is one that the origin is added to, unless it ends in a dot.
private enum ZoneField {
  case ipv4, ipv6, name, number(Int), time, text, any
}

private let zoneTypes: [String: [ZoneField]] = [
  "A": [.ipv4], "AAAA": [.ipv6], "CNAME": [.name], "NS": [.name], "PTR": [.name], "DNAME": [.name],
  "MX": [.number(65535), .name], "SRV": [.number(65535), .number(65535), .number(65535), .name],
  "SOA": [.name, .name, .number(4_294_967_295), .time, .time, .time, .time],
  "CAA": [.number(255), .any, .text], "AFSDB": [.number(65535), .name], "KX": [.number(65535), .name],
  "RP": [.name, .name], "NAPTR": [.number(65535), .number(65535), .text, .text, .text, .name],
]

/// Those whose data has more forms than are looked at.
private let otherZoneTypes: Set<String> = [
  "TXT", "SPF", "HINFO", "LOC", "DS", "DNSKEY", "RRSIG", "NSEC", "NSEC3", "NSEC3PARAM", "TLSA", "SMIMEA",
  "SSHFP", "CDS",
  "CDNSKEY", "OPENPGPKEY", "SVCB", "HTTPS", "URI", "CERT", "APL", "CSYNC", "ZONEMD", "EUI48", "EUI64", "KEY",
  "SIG",
  "DLV", "IPSECKEY", "DHCID", "HIP", "NID", "L32", "L64", "LP", "ISDN", "RT", "X25", "GPOS", "PX", "WKS",
  "MB", "MG",
  "MR", "MINFO", "NULL", "NSAP", "NSAP-PTR", "A6", "ALIAS", "ANAME", "TYPE",
]

private let zoneClasses: Set<String> = ["IN", "CH", "HS", "CS", "ANY"]

private struct ZoneEntry {
  /// Words and strings, with their quotes.
  var words: [SourceRange] = []
  var hasOwner = false
}

private func checkZone(_ reader: inout ConfigReader) {
  var zone = ZoneState()
  while let line = reader.nextStatement(comments: ";") {
    guard let entry = zone.entry(from: line, &reader), let first = entry.words.first else { continue }
    if reader.bytes[first.start] == UInt8(ascii: "$") {
      zone.checkDirective(entry, &reader)
    } else {
      zone.checkRecord(entry, &reader)
    }
  }
}

private struct ZoneState {
  /// As `$ORIGIN` gives it, with its dot; `nil` where nothing tells.
  private var origin: String?
  private var owner = "@"
  /// The first CNAME and the first other record of a name.
  private var aliases: [String: SourceRange] = [:]
  private var others: [String: SourceRange] = [:]
  /// A parenthesis is open up to the end of the text: no other is looked for.
  private var hasLostParenthesis = false

  // MARK: Words

  /// entry = words, over lines between "(" and ")"
  mutating func entry(from line: ConfigLine, _ reader: inout ConfigReader) -> ZoneEntry? {
    var entry = ZoneEntry(words: [], hasOwner: line.indentation == 0)
    var open: Int?
    var depth = 0
    guard takeWords(of: line.content, into: &entry, &depth, &open, &reader) else { return nil }
    guard depth > 0, let parenthesis = open, !hasLostParenthesis else { return entry }
    let before = reader
    let firstWords = entry.words
    while depth > 0, let next = reader.nextLine() {
      guard takeWords(of: next.content, into: &entry, &depth, &open, &reader) else { return nil }
    }
    if depth <= 0 { return entry }
    // The lines below are read on their own: most likely only this one is wrong.
    reader = before
    hasLostParenthesis = true
    reader.report(
      ZoneRules.unclosedParenthesis, "the parenthesis is never closed",
      at: SourceRange(parenthesis, parenthesis + 1),
      help: "add ')' behind the last value")
    entry.words = firstWords
    return nil
  }

  /// - Returns: whether the line can be read.
  private func takeWords(
    of range: SourceRange, into entry: inout ZoneEntry, _ depth: inout Int, _ open: inout Int?,
    _ reader: inout ConfigReader
  ) -> Bool {
    var offset = range.start
    while offset < range.end {
      let start = offset
      switch reader.bytes[offset] {
      case UInt8(ascii: ";"): return true
      case UInt8(ascii: "("):
        depth += 1
        if depth == 1 { open = offset }
        offset += 1
      case UInt8(ascii: ")"):
        depth -= 1
        offset += 1
      case UInt8(ascii: "\""):
        offset += 1
        while offset < range.end, reader.bytes[offset] != UInt8(ascii: "\"") {
          offset += reader.bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard offset < range.end else {
          reader.report(
            ZoneRules.unclosedQuote, "the quote is never closed", at: SourceRange(start, start + 1),
            help: "add the closing \"")
          return false
        }
        offset += 1
        entry.words.append(SourceRange(start, offset))
      case let byte where isBlank(byte): offset += 1
      default:
        let word = reader.words(of: SourceRange(offset, range.end)).first ?? SourceRange(offset, offset + 1)
        while offset < word.end, !(";()" as StaticString).has(reader.bytes[offset]) {
          offset += reader.bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        offset = max(min(offset, word.end), start + 1)
        entry.words.append(SourceRange(start, offset))
      }
    }
    return true
  }

  // MARK: Directives

  mutating func checkDirective(_ entry: ZoneEntry, _ reader: inout ConfigReader) {
    let name = entry.words[0]
    let known = ["$ORIGIN", "$TTL", "$INCLUDE", "$GENERATE"]
    let text = reader.text(name).uppercased()
    guard known.contains(text) else {
      if reader.isPlaceholder(name), nearestSpelling(of: text, in: known) == nil {
        return reader.mentionGap(name)
      }
      return reader.report(
        ZoneRules.badDirective, "\(reader.quoted(name)) is no directive of zone files", at: name,
        help: nearestSpelling(of: text, in: known).map { "did you mean '\($0)'?" })
    }
    guard let value = entry.words.dropFirst().first else {
      return reader.report(ZoneRules.badDirective, "'\(text)' without a value", at: name)
    }
    if reader.mentionIfRedacted(value) { return }
    if text == "$ORIGIN" {
      let name = reader.text(value).lowercased()
      if name.hasSuffix(".") {
        origin = name
      } else if let outer = origin {
        origin = name + "." + outer
      } else if name.contains(utf8: ".") {
        reader.report(
          ZoneRules.missingDot, "the dot at the end of '\(name)' is missing", at: value,
          help: "write \(name). unless it stands below the name of the zone")
      }
    } else if text == "$TTL", !isTime(reader.text(value)) {
      reader.report(
        ZoneRules.badNumber, "\(reader.quoted(value)) is no time", at: value, help: "write 3600 or 1h")
    }
  }

  // MARK: Records

  /// record = [ name ] [ TTL ] [ class ] type data, TTL and class in either order
  mutating func checkRecord(_ entry: ZoneEntry, _ reader: inout ConfigReader) {
    var words = entry.words[...]
    // A name that is also a type, or an excerpt that is indented as a whole, tells itself by what follows.
    if entry.hasOwner || !(words.first.map { isPrefix($0, reader) || isType($0, reader) } ?? false),
      let name = words.first
    {
      if words.count == 1 {
        if reader.mentionIfRedacted(name) || reader.isPlaceholder(name) { return }
        return reader.report(
          ZoneRules.missingData, "a name without a record", at: name, help: "write its type and data")
      }
      owner = absolute(reader.text(name))
      checkDot(of: name, isOwner: true, &reader)
      words = words.dropFirst()
    }
    while let word = words.first, isPrefix(word, reader), words.count > 1 { words = words.dropFirst() }
    guard let type = words.first else { return }
    let text = reader.text(type).uppercased()
    guard isType(type, reader) else {
      if reader.mentionIfRedacted(type) || entry.words.contains(where: { reader.isPlaceholder($0) }) {
        return
      }
      let nearest = nearestSpelling(
        of: text, in: zoneTypes.keys.sorted() + ["TXT", "SSHFP", "DNSKEY", "HTTPS"])
      return reader.report(
        ZoneRules.unknownType, "\(reader.quoted(type)) is no type of record", at: type,
        help: nearest.map { "did you mean '\($0)'?" })
    }
    let data = Array(words.dropFirst())
    checkData(text, at: type, data, &reader)
    checkAlias(text, at: type, &reader)
  }

  private func isType(_ word: SourceRange, _ reader: ConfigReader) -> Bool {
    let text = reader.text(word).uppercased()
    return zoneTypes[text] != nil || otherZoneTypes.contains(text)
      || (text.hasPrefix("TYPE") && Int(text.dropFirst(4)) != nil)
  }

  private func isPrefix(_ word: SourceRange, _ reader: ConfigReader) -> Bool {
    let text = reader.text(word)
    return isTime(text) || zoneClasses.contains(text.uppercased())
  }

  /// `3600`, `1h30m`
  private func isTime(_ text: String) -> Bool {
    guard let first = text.utf8.first, isDigit(first) else { return false }
    return text.utf8.allSatisfy { isDigit($0) || ("smhdwSMHDW" as StaticString).has($0) }
  }

  private func checkData(
    _ type: String, at place: SourceRange, _ data: [SourceRange], _ reader: inout ConfigReader
  ) {
    if data.contains(where: { reader.isPlaceholder($0) }) {
      for word in data where reader.mentionIfHoldsPlaceholder(word) { return }
    }
    // RFC 3597: any type as bytes.
    if let first = data.first, reader.text(first) == "\\#" { return }
    let fields = zoneTypes[type] ?? [.any]
    guard data.count >= fields.count else {
      let wanted = fields.count == 1 ? "a value" : "\(fields.count) values"
      return reader.report(
        ZoneRules.missingData, "\(type) takes \(wanted), here are \(data.count)", at: place)
    }
    for (field, word) in zip(fields, data) where !reader.mentionIfRedacted(word) {
      check(word, as: field, type, &reader)
    }
    if zoneTypes[type] != nil, data.count > fields.count {
      reader.report(
        ZoneRules.surplusData, "\(type) takes \(fields.count == 1 ? "one value" : "\(fields.count) values")",
        at: data[fields.count], help: "a comment begins with ';'")
    }
  }

  private func check(_ word: SourceRange, as field: ZoneField, _ type: String, _ reader: inout ConfigReader) {
    let text = reader.text(word)
    switch field {
    case .ipv4:
      if let fault = faultOfIPv4(text) {
        reader.report(
          ZoneRules.badAddress, fault, at: word,
          help: text.contains(utf8: ":")
            ? "an IPv6 address belongs into AAAA" : isNameOfHost(text) ? "a name belongs into CNAME" : nil)
      }
    case .ipv6:
      if !text.contains(utf8: ":") {
        reader.report(
          ZoneRules.badAddress, "'\(text)' is no IPv6 address", at: word,
          help: faultOfIPv4(text) == nil ? "an IPv4 address belongs into A" : nil)
      } else if let fault = faultOfAddress(text) {
        reader.report(ZoneRules.badAddress, fault, at: word)
      }
    case .name:
      if faultOfIPv4(text) == nil, type != "PTR" {
        reader.report(
          ZoneRules.badAddress, "\(type) takes a name, not an address", at: word,
          help: "give the address a name with an A record", severity: .warning)
      } else {
        checkDot(of: word, isOwner: false, &reader)
      }
    case .number(let limit):
      if !(text.utf8.allSatisfy(isDigit) && Int(text).map { $0 <= limit } ?? false) {
        reader.report(
          ZoneRules.badNumber, "'\(text)' is no number up to \(limit)", at: word,
          help: type == "MX" && isNameOfHost(text) ? "the preference comes first" : nil)
      }
    case .time:
      if !isTime(text) {
        reader.report(ZoneRules.badNumber, "'\(text)' is no time", at: word, help: "write 3600 or 1h")
      }
    case .text, .any: break
    }
  }

  private func isNameOfHost(_ text: String) -> Bool {
    faultOfDomain(text) == nil && text.utf8.contains { isLetter($0) }
  }

  // MARK: Names

  /// The name with the origin behind it, in lower case, as far as that is known.
  private func absolute(_ name: String) -> String {
    let name = name.lowercased()
    if name.hasSuffix(".") { return name }
    let origin = origin ?? "@"
    return name == "@" ? origin : name + "." + origin
  }

  /// A name that looks complete and has no dot at its end: the origin is added.
  private func checkDot(of word: SourceRange, isOwner: Bool, _ reader: inout ConfigReader) {
    let text = reader.text(word).lowercased()
    guard !text.hasSuffix("."), text.contains(utf8: "."), !reader.isRedacted(word) else { return }
    let isBelowOrigin = origin.map { text + "." == $0 || (text + ".").hasSuffix("." + $0) } ?? false
    let last = text.split(separator: ".").last.map(String.init) ?? ""
    guard isBelowOrigin || (!isOwner && usualTops.contains(last)) else { return }
    reader.report(
      ZoneRules.missingDot, "the dot at the end of '\(text.prefix(60))' is missing", at: word,
      help: "write it as \(text.prefix(60)). – otherwise the name of the zone is added")
  }

  private mutating func checkAlias(_ type: String, at place: SourceRange, _ reader: inout ConfigReader) {
    guard !["RRSIG", "NSEC", "KEY", "SIG", "DNSKEY"].contains(type) else { return }
    if type == "CNAME" {
      if let other = aliases[owner] ?? others[owner] {
        reader.report(
          ZoneRules.cnameAndOther,
          aliases[owner] != nil ? "a second CNAME of one name" : "CNAME beside other data of its name",
          at: place, labels: [Label("the other record", at: other)])
      }
      if aliases[owner] == nil { aliases[owner] = place }
    } else {
      if let alias = aliases[owner], others[owner] == nil {
        reader.report(
          ZoneRules.cnameAndOther, "\(type) beside a CNAME of its name", at: place,
          labels: [Label("the CNAME", at: alias)])
      }
      if others[owner] == nil { others[owner] = place }
    }
  }
}

/// Ends of names that hardly are the middle of another one.
private let usualTops: Set<String> = [
  "com", "net", "org", "io", "edu", "gov", "arpa", "example", "de", "eu", "ch", "uk",
]

enum ZoneRules {
  static let unknownType = Rule(
    "zone.unknown-type", .error, "a type of record is not known",
    why:
      "A record is a name, maybe a TTL and a class, a type and its data. Without a known type the zone is not loaded.",
    wrong: "```zone\nwww 300 IN CNAM web.example.com.\n```",
    right: "```zone\nwww 300 IN CNAME web.example.com.\n```")

  static let missingData = Rule(
    "zone.missing-data", .error, "a record lacks a part of its data",
    why:
      "Each type has its fields: MX a preference and a name, SRV priority, weight, port and a name, SOA seven.",
    wrong: "```zone\n@ IN MX mail.example.com.\n```",
    right: "```zone\n@ IN MX 10 mail.example.com.\n```")

  static let badAddress = Rule(
    "zone.bad-address", .error, "an address is none, or stands where a name belongs",
    why: "A takes an IPv4 address, AAAA an IPv6 address; CNAME, MX and NS take a name.",
    wrong: "```zone\nwww IN A 192.0.2.256\n```",
    right: "```zone\nwww IN A 192.0.2.25\n```")

  static let badNumber = Rule(
    "zone.bad-number", .error, "a field is no number, or too large",
    why:
      "Preferences, weights and ports go up to 65535, a serial up to 4294967295; times may have units, as in 1h.",
    wrong: "```zone\n_sip._tcp IN SRV 10 5 70000 sip.example.com.\n```",
    right: "```zone\n_sip._tcp IN SRV 10 5 5060 sip.example.com.\n```")

  static let surplusData = Rule(
    "zone.surplus-data", .error, "a record has more data than its type takes",
    why: "A comment begins with `;`. Two addresses of a name are two records.",
    wrong: "```zone\nwww IN A 192.0.2.25 192.0.2.26\n```",
    right: "```zone\nwww IN A 192.0.2.25\nwww IN A 192.0.2.26\n```")

  static let unclosedParenthesis = Rule(
    "zone.unclosed-parenthesis", .error, "a parenthesis is never closed",
    why: "Between `(` and `)` a record goes on over lines, up to the end of the file.",
    wrong: "```zone\n@ IN SOA ns.example.com. host.example.com. ( 1 2h 1h 2w 1h\n```",
    right: "```zone\n@ IN SOA ns.example.com. host.example.com. ( 1 2h 1h 2w 1h )\n```")

  static let unclosedQuote = Rule(
    "zone.unclosed-quote", .error, "a quote is never closed",
    why: "A string ends on its line.",
    wrong: "```zone\n@ IN TXT \"v=spf1 -all\n```",
    right: "```zone\n@ IN TXT \"v=spf1 -all\"\n```")

  static let badDirective = Rule(
    "zone.bad-directive", .error, "a directive is not known or has no value",
    why: "There are `$ORIGIN`, `$TTL` and `$INCLUDE`, and `$GENERATE` in BIND.",
    wrong: "```zone\n$ORIGN example.com.\n```",
    right: "```zone\n$ORIGIN example.com.\n```")

  static let cnameAndOther = Rule(
    "zone.cname-and-other", .error, "a name has a CNAME and other records",
    why: """
      A name with a CNAME has no other data (RFC 1034 §3.6.2), so that the name of the zone itself, with its SOA and NS, \
      cannot have one. BIND does not load such a zone.
      """,
    wrong: "```zone\nwww IN CNAME web.example.com.\nwww IN TXT \"blue\"\n```",
    right: "```zone\nwww IN CNAME web.example.com.\nweb IN TXT \"blue\"\n```")

  static let missingDot = Rule(
    "zone.missing-dot", .warning, "a name that looks complete has no dot at its end",
    why: """
      The name of the zone is added to each name without one: `www.example.com` becomes `www.example.com.example.com.`. \
      The server takes it, and nothing is found.
      """,
    wrong: "```zone\nwww IN CNAME web.example.com\n```",
    right: "```zone\nwww IN CNAME web.example.com.\n```")
}
