import Diagnostics
import SourceText

// hosts(5): an address and the names that stand for it.

extension ConfigFormat {
  package static let hosts = ConfigFormat(
    rules: [HostsRules.badAddress, HostsRules.noName, HostsRules.badName],
    check: checkHosts,
    colours: ConfigColours(comments: "#", commentsEndLines: true))
}

/// line = address name { name } [ "#" comment ]
private func checkHosts(_ reader: inout ConfigReader) {
  while let line = reader.nextStatement(comments: "#") {
    let words = reader.words(of: reader.withoutComment(line.content))
    guard let address = words.first else { continue }
    let names = SourceRange(address.start, words.last?.end ?? address.end)
    reader.reportEditorDamage(in: names, value: address, severity: .error)
    if !reader.mentionIfRedacted(address), let fault = faultOfAddress(reader.text(address)) {
      reader.report(
        HostsRules.badAddress, fault, at: address,
        help: words.count > 1 && faultOfAddress(reader.text(words[1])) == nil
          ? "the address comes first" : nil)
      continue
    }
    if words.count == 1 {
      reader.report(
        HostsRules.noName, "an address without a name", at: address, help: "write the name behind it")
    }
    for name in words.dropFirst() where !reader.mentionIfRedacted(name) {
      guard let fault = faultOfDomain(reader.text(name)) else { continue }
      reader.report(
        HostsRules.badName, fault, at: name, help: fault.contains("comma") ? "part names by blanks" : nil)
    }
  }
}

enum HostsRules {
  static let badAddress = Rule(
    "hosts.bad-address", .error, "a line does not begin with an IP address",
    why: "Each line is an IPv4 or IPv6 address and then names, parted by blanks.",
    wrong: "```hosts\n192.0.2.256 web\n```",
    right: "```hosts\n192.0.2.25 web\n```")

  static let noName = Rule(
    "hosts.no-name", .error, "an address has no name",
    why: "A line without a name says nothing; the resolver passes over it.",
    wrong: "```hosts\n192.0.2.25\n```",
    right: "```hosts\n192.0.2.25 web\n```")

  static let badName = Rule(
    "hosts.bad-name", .error, "a name is none that a host can have",
    why:
      "Names are made of letters, digits, hyphens and dots. There are no wildcards, ports or addresses of pages.",
    wrong: "```hosts\n192.0.2.25 *.web.example\n```",
    right: "```hosts\n192.0.2.25 www.web.example\n```")
}
