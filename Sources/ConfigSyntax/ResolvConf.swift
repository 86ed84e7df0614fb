import Diagnostics
import SourceText

// resolv.conf(5): what the resolver of the C library reads. It passes over what it does not understand without a
// word, and nothing is resolved: so a line that it cannot use is an error here.

extension ConfigFormat {
  package static let resolvConf = ConfigFormat(
    rules: [
      ResolvRules.unknownDirective, ResolvRules.badAddress, ResolvRules.badDomain, ResolvRules.badSortlist,
      ResolvRules.oneValue, ResolvRules.badOption, ResolvRules.tooMany,
    ],
    check: checkResolvConf,
    colours: ConfigColours(comments: "#;", keywords: directives))
}

/// The last line is for the resolvers of the BSDs and macOS.
private let directives = [
  "nameserver", "domain", "search", "sortlist", "options",
  "lookup", "family", "port", "timeout", "search_order",
]

private let flags = [
  "debug", "rotate", "no-aaaa", "no-check-names", "inet6", "ip6-bytestring", "ip6-dotint", "no-ip6-dotint",
  "edns0",
  "single-request", "single-request-reopen", "no-tld-query", "use-vc", "no-reload", "trust-ad", "tcp",
  "insecure1",
  "insecure2",
]

/// Options with a number, and how much of it counts.
private let numbers = ["ndots": 15, "timeout": 30, "attempts": 5]

private func checkResolvConf(_ reader: inout ConfigReader) {
  var servers = 0
  while let line = reader.nextStatement(comments: "#;") {
    let words = reader.words(of: line.content)
    guard let directive = words.first else { continue }
    reader.reportEditorDamage(in: line.content, value: line.content, severity: .error)
    let values = Array(words.dropFirst())
    let name = reader.text(directive)
    guard directives.contains(name) else {
      if reader.mentionIfRedacted(directive) { continue }
      if name.hasPrefix("[") {
        // Another file altogether: nothing below is ours.
        return reader.report(
          ResolvRules.unknownDirective, "\(reader.quoted(directive)) is no directive of resolv.conf",
          at: directive,
          help: "sections belong into resolved.conf of systemd: tag the block `ini`")
      }
      reader.report(
        ResolvRules.unknownDirective, "\(reader.quoted(directive)) is no directive of resolv.conf",
        at: directive,
        help: nearestSpelling(of: name, in: directives).map { "did you mean '\($0)'?" })
      continue
    }
    guard let first = values.first else {
      reader.report(ResolvRules.oneValue, "'\(name)' without a value", at: directive)
      continue
    }
    switch name {
    case "nameserver":
      servers += 1
      if servers == 4 {
        reader.report(
          ResolvRules.tooMany, "the fourth nameserver: only three are asked", at: line.content,
          help: "take it out, or run a resolver of your own")
      }
      checkServer(first, rest: values.dropFirst(), &reader)
    case "domain": checkDomain(first, rest: values.dropFirst(), &reader)
    case "search": checkSearch(values, &reader)
    case "sortlist": values.forEach { checkSortEntry($0, &reader) }
    case "options": values.forEach { checkOption($0, &reader) }
    default: break
    }
  }
}

private func checkServer(_ address: SourceRange, rest: ArraySlice<SourceRange>, _ reader: inout ConfigReader)
{
  if reader.mentionIfRedacted(address) { return }
  let text = reader.text(address)
  let isList = text.hasSuffix(",")
  if let fault = faultOfAddress(isList ? String(text.dropLast()) : text) {
    return reader.report(ResolvRules.badAddress, fault, at: address, help: helpForServer(text))
  }
  // glibc stops at a comment sign behind the address.
  guard isList || (rest.first.map { !reader.isComment($0, "#;") } ?? false) else { return }
  let more = rest.first ?? SourceRange(address.end - 1, address.end)
  if !reader.mentionIfRedacted(more) {
    reader.report(
      ResolvRules.oneValue, "a second address beside the first", at: more, help: "each has a line of its own")
  }
}

private func helpForServer(_ text: String) -> String? {
  if text.contains(utf8: "#") || text.split(separator: ":").count == 2 || text.hasPrefix("[") {
    return "the address alone: the port is always 53"
  }
  return text.contains(where: \.isLetter) && text.allSatisfy(\.isASCII) && !text.contains(utf8: ":")
    ? "a nameserver is given by its address: nobody is there yet to look up its name" : nil
}

private func checkDomain(_ name: SourceRange, rest: ArraySlice<SourceRange>, _ reader: inout ConfigReader) {
  checkName(name, &reader)
  guard let more = rest.first, !reader.mentionIfRedacted(more) else { return }
  reader.report(
    ResolvRules.oneValue, "a second domain beside the first", at: more, help: "write 'search' for several")
}

private func checkSearch(_ names: [SourceRange], _ reader: inout ConfigReader) {
  for name in names { checkName(name, &reader) }
  if names.count > 6 {
    reader.report(
      ResolvRules.tooMany, "\(names.count) domains: before glibc 2.26 only six are searched", at: names[6])
  }
}

private func checkName(_ name: SourceRange, _ reader: inout ConfigReader) {
  guard !reader.mentionIfRedacted(name), let fault = faultOfDomain(reader.text(name)) else { return }
  reader.report(
    ResolvRules.badDomain, fault, at: name, help: fault.contains("comma") ? "part them by blanks" : nil)
}

/// address [ "/" netmask ]
private func checkSortEntry(_ entry: SourceRange, _ reader: inout ConfigReader) {
  if reader.mentionIfRedacted(entry) { return }
  let parts = reader.text(entry).split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(
    String.init)
  let fault = faultOfIPv4(parts[0]) ?? (parts.count == 2 ? faultOfNetmask(parts[1]) : nil)
  if let fault {
    reader.report(ResolvRules.badSortlist, fault, at: entry, help: "write it as 192.0.2.0/255.255.255.0")
  }
}

private func checkOption(_ option: SourceRange, _ reader: inout ConfigReader) {
  let text = reader.text(option)
  if flags.contains(text) || reader.mentionIfRedacted(option) { return }
  let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
  if let most = numbers[parts[0]] {
    guard parts.count == 2, let number = Int(parts[1]), parts[1].utf8.allSatisfy(isDigit) else {
      return reader.report(
        ResolvRules.badOption, "'\(parts[0])' wants a number", at: option,
        help: "write \(parts[0]):\(min(most, 5))")
    }
    if number > most {
      reader.report(
        ResolvRules.badOption, "'\(parts[0])' counts up to \(most)", at: option, severity: .warning)
    }
    return
  }
  let nearest = nearestSpelling(of: parts[0], in: flags + numbers.keys.sorted())
  reader.report(
    ResolvRules.badOption, "\(reader.quoted(option)) is no option of the resolver", at: option,
    help: nearest.map { "did you mean '\($0)'?" }, severity: nearest == nil ? .warning : nil)
}

enum ResolvRules {
  static let unknownDirective = Rule(
    "resolvconf.unknown-directive", .error, "a line begins with a word that resolv.conf does not know",
    why: """
      Lines begin with `nameserver`, `domain`, `search`, `sortlist` or `options`; the resolver passes over any other. \
      `[Resolve]` and `DNS=` belong into resolved.conf of systemd.
      """,
    wrong: "```resolvconf\nnamserver 192.0.2.53\n```",
    right: "```resolvconf\nnameserver 192.0.2.53\n```")

  static let badAddress = Rule(
    "resolvconf.bad-address", .error, "a nameserver is given by something else than an IP address",
    why:
      "The resolver takes an IPv4 or IPv6 address, no name and no port; a number with a leading 0 is read as octal.",
    wrong: "```resolvconf\nnameserver 192.0.2.530\n```",
    right: "```resolvconf\nnameserver 192.0.2.53\n```")

  static let badDomain = Rule(
    "resolvconf.bad-domain", .error, "a domain in the search list is no name",
    why: """
      A name is made of parts of letters, digits and hyphens, joined by single dots. The domains of `search` are parted \
      by blanks.
      """,
    wrong: "```resolvconf\nsearch corp.example,example.com\n```",
    right: "```resolvconf\nsearch corp.example example.com\n```")

  static let badSortlist = Rule(
    "resolvconf.bad-sortlist", .error, "an entry of `sortlist` is no address with a netmask",
    why: "An entry is an IPv4 address, if need be with a netmask behind a slash.",
    wrong: "```resolvconf\nsortlist 192.0.2.0/255.0.255.0\n```",
    right: "```resolvconf\nsortlist 192.0.2.0/255.255.255.0\n```")

  static let oneValue = Rule(
    "resolvconf.one-value", .error, "a directive that takes one value has none, or two",
    why: "Each nameserver has a line of its own. `domain` takes one name; `search` takes several.",
    wrong: "```resolvconf\nnameserver 192.0.2.53 192.0.2.54\n```",
    right: "```resolvconf\nnameserver 192.0.2.53\nnameserver 192.0.2.54\n```")

  static let badOption = Rule(
    "resolvconf.bad-option", .error, "an option is misspelt or lacks its number",
    why: "The resolver passes over options that it does not know, and goes on with its defaults.",
    wrong: "```resolvconf\noptions ndot:2\n```",
    right: "```resolvconf\noptions ndots:2\n```")

  static let tooMany = Rule(
    "resolvconf.too-many", .warning, "more nameservers or domains than the resolver uses",
    why: "The resolver asks the first three nameservers; before glibc 2.26 it searched six domains.",
    wrong:
      "```resolvconf\nnameserver 192.0.2.1\nnameserver 192.0.2.2\nnameserver 192.0.2.3\nnameserver 192.0.2.4\n```",
    right: "```resolvconf\nnameserver 192.0.2.1\nnameserver 192.0.2.2\nnameserver 192.0.2.3\n```")
}
