import Diagnostics
import SourceText

// ssh_config(5) and sshd_config(5): a keyword and its arguments a line, in blocks that `Host` and `Match` begin.

extension ConfigFormat {
  package static let ssh = ConfigFormat(
    rules: SSHRules.shared + [SSHRules.unknownCriterion, SSHRules.noEffect],
    check: { checkSSH(&$0, .client) },
    colours: ConfigColours(
      comments: "#", commentsEndLines: true, keywords: ["Host", "Match", "Include"], beginsWithKey: true))

  /// Its rules are those of `ssh`.
  package static let sshd = ConfigFormat(
    rules: [SSHRules.notInMatch],
    check: { checkSSH(&$0, .server) },
    colours: ConfigColours(
      comments: "#", commentsEndLines: true, keywords: ["Match", "Include"], beginsWithKey: true))
}

private enum SSHSide {
  case client, server

  var file: String { self == .client ? "ssh_config" : "sshd_config" }

  func knows(_ keyword: String) -> Bool {
    switch self {
    case .client: sshKeywords.contains(keyword)
    case .server:
      sshdKeywords.contains(keyword) || sshdGlobalKeywords.contains(keyword)
        || isKeywordOfDistribution(keyword)
    }
  }

  var values: [String: [String]] { self == .client ? sshValues : sshdValues }
}

/// line = keyword ( blanks | [ blanks ] "=" [ blanks ] ) argument { blanks argument } [ "#" comment ]
private func checkSSH(_ reader: inout ConfigReader, _ side: SSHSide) {
  var block = SSHBlock()
  while let line = reader.nextStatement(comments: "#") {
    let content = line.content
    var end = content.start
    while let byte = reader.byte(at: end, of: content), !isBlank(byte), byte != UInt8(ascii: "=") { end += 1 }
    let name = SourceRange(content.start, end)
    var rest = reader.trimmed(SourceRange(end, content.end))
    if reader.byte(at: rest.start, of: rest) == UInt8(ascii: "=") {
      rest = reader.trimmed(SourceRange(rest.start + 1, rest.end))
    }
    let keyword = reader.text(name).lowercased()
    reader.reportEditorDamage(in: content, value: rest)
    guard side.knows(keyword) else {
      if keyword == "ignoreunknown" || block.ignoresUnknown || reader.mentionIfRedacted(name) { continue }
      reportUnknown(keyword, at: name, side, &reader)
      continue
    }
    // Of commands the quotes are for a shell.
    let arguments = isCommand(keyword) ? [rest] : sshArguments(of: rest, &reader)
    guard let arguments else { continue }
    guard let first = arguments.first, !first.isEmpty else {
      reader.report(SSHRules.missingValue, "'\(reader.text(name))' without a value", at: name)
      continue
    }
    if keyword == "match" { checkCriteria(rest, side, &reader) }
    block.enter(keyword, arguments.map { reader.text($0) }, at: name, &reader)
    checkPlace(keyword, at: name, side, block, &reader)
    checkArguments(keyword, arguments, side, &reader)
  }
}

private func isCommand(_ keyword: String) -> Bool {
  [
    "proxycommand", "localcommand", "remotecommand", "knownhostscommand", "forcecommand", "subsystem",
    "banner",
    "versionaddendum", "authorizedkeyscommand", "authorizedprincipalscommand", "match",
  ].contains(keyword)
}

/// The words, quotes joined; `nil` where a quote is never closed, which is reported.
private func sshArguments(of range: SourceRange, _ reader: inout ConfigReader) -> [SourceRange]? {
  var arguments: [SourceRange] = []
  var offset = range.start
  while offset < range.end {
    let start = offset
    if reader.bytes[offset] == UInt8(ascii: "#") { break }
    var quote: (sign: UInt8, place: Int)?
    while offset < range.end, quote != nil || !isBlank(reader.bytes[offset]) {
      let byte = reader.bytes[offset]
      if let open = quote {
        if byte == open.sign { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = (byte, offset)
      }
      offset += byte == UInt8(ascii: "\\") && offset + 1 < range.end ? 2 : 1
    }
    if let quote {
      reader.report(
        SSHRules.unclosedQuote, "the quote is never closed", at: SourceRange(quote.place, quote.place + 1),
        help: "add the closing quote")
      return nil
    }
    arguments.append(SourceRange(start, min(offset, range.end)))
    while offset < range.end, isBlank(reader.bytes[offset]) { offset += 1 }
  }
  return arguments
}

/// Match = criterion { criterion }; criterion = [ "!" ] name [ ( blanks | "=" ) argument ]
private func checkCriteria(_ rest: SourceRange, _ side: SSHSide, _ reader: inout ConfigReader) {
  guard var words = sshArguments(of: rest, &reader)?[...] else { return }
  let known = side == .client ? sshCriteria : sshdCriteria
  while let word = words.popFirst() {
    if reader.isRedacted(word) { continue }
    let equals = reader.first(of: "=", in: word)
    var name = SourceRange(word.start, equals ?? word.end)
    if reader.byte(at: name.start, of: name) == UInt8(ascii: "!") {
      name = SourceRange(name.start + 1, name.end)
    }
    let text = reader.text(name).lowercased()
    guard let takesArgument = known[text] else {
      let nearest = nearestSpelling(of: text, in: known.keys.sorted())
      let isAddress = text.contains(utf8: "*") || text.contains(utf8: ".") || text.contains(utf8: "@")
      // A criterion of a later release would have an argument that is none; the rest of the line is not read.
      return reader.report(
        SSHRules.unknownCriterion, "\(reader.quoted(name)) is no criterion of Match", at: name,
        help: nearest.map { "did you mean '\($0)'?" }
          ?? (isAddress ? "write what it is: host, user or address" : nil),
        severity: nearest == nil && !isAddress ? .warning : nil)
    }
    guard takesArgument, equals == nil else { continue }
    guard words.popFirst() != nil else {
      return reader.report(
        SSHRules.missingValue, "'\(reader.text(name))' without a value", at: name,
        help: "write a pattern behind it, or 'all' alone for everyone")
    }
  }
}

private func reportUnknown(
  _ keyword: String, at name: SourceRange, _ side: SSHSide, _ reader: inout ConfigReader
) {
  let other: SSHSide = side == .client ? .server : .client
  let nearest = nearestSpelling(of: keyword, in: side == .client ? sortedSSHKeywords : sortedSSHDKeywords)
  let isOther = other.knows(keyword)
  let help =
    isOther
    ? "it belongs into \(other.file)"
    : nearest.map { "did you mean '\(sshDisplayName($0, near: reader.text(name)))'?" }
  // What is like nothing known may be of a release to come.
  reader.report(
    SSHRules.unknownKeyword, "\(reader.quoted(name)) is no keyword of \(side.file)", at: name, help: help,
    severity: isOther || nearest != nil ? nil : .warning)
}

/// Keywords are written with capitals, as a rule, which the table does not know.
private func sshDisplayName(_ keyword: String, near written: String) -> String {
  let usual = [
    "Host", "HostName", "User", "Port", "Match", "Include", "IdentityFile", "IdentitiesOnly", "ProxyJump",
    "ProxyCommand",
    "ForwardAgent", "LocalForward", "RemoteForward", "DynamicForward", "ServerAliveInterval",
    "ServerAliveCountMax",
    "StrictHostKeyChecking", "UserKnownHostsFile", "ControlMaster", "ControlPath", "ControlPersist",
    "AddKeysToAgent",
    "PasswordAuthentication", "PubkeyAuthentication", "PermitRootLogin", "ListenAddress", "AllowUsers",
    "AllowGroups",
    "ChrootDirectory", "ForceCommand", "X11Forwarding", "AuthorizedKeysFile", "LogLevel", "ConnectTimeout",
    "HostKey",
  ]
  return usual.first { $0.lowercased() == keyword } ?? keyword
}

/// What was set so far, for values that come too late: the first one counts.
private struct SSHBlock {
  private(set) var isMatch = false
  private(set) var ignoresUnknown = false
  private var isForAll = false
  private var setForAll: [String: SourceRange] = [:]

  mutating func enter(
    _ keyword: String, _ arguments: [String], at name: SourceRange, _ reader: inout ConfigReader
  ) {
    switch keyword {
    case "host":
      isMatch = false
      isForAll = arguments == ["*"]
    case "match":
      isMatch = true
      isForAll = false
    case "ignoreunknown": ignoresUnknown = true
    case _ where isForAll: if setForAll[keyword] == nil { setForAll[keyword] = name }
    default:
      // Forwards, keys, variables and files of them add up.
      guard sshSingleValues.contains(keyword), keyword != "identityfile", !isMatch,
        let first = setForAll[keyword]
      else { return }
      reader.report(
        SSHRules.noEffect, "'\(reader.text(name))' has no effect: 'Host *' above sets it", at: name,
        help: "move the block 'Host *' to the end", labels: [Label("set here for every host", at: first)])
    }
  }
}

private func checkPlace(
  _ keyword: String, at name: SourceRange, _ side: SSHSide, _ block: SSHBlock, _ reader: inout ConfigReader
) {
  guard side == .server, block.isMatch, sshdGlobalKeywords.contains(keyword), !sshdKeywords.contains(keyword)
  else { return }
  reader.report(
    SSHRules.notInMatch, "'\(reader.text(name))' is not allowed in a Match block", at: name,
    help: "move it above the first Match")
}

private func checkArguments(
  _ keyword: String, _ arguments: [SourceRange], _ side: SSHSide, _ reader: inout ConfigReader
) {
  guard let first = arguments.first, !arguments.contains(where: { reader.isRedacted($0) }) else {
    for argument in arguments where reader.mentionIfHoldsPlaceholder(argument) { break }
    return
  }
  var value = reader.text(first)
  if value.count > 1, value.hasPrefix("\""), value.hasSuffix("\"") {
    value = String(value.dropFirst().dropLast())
  }
  // Tokens such as %h and variables stand for anything.
  if value.contains(utf8: "%") || value.contains(utf8: "$") { return }
  if let wanted = side.values[keyword], !wanted.contains(value.lowercased()) {
    // Older releases take these, too; a path behind ForwardAgent is right.
    guard value.lowercased() != "true", value.lowercased() != "false" else { return }
    let nearest = nearestSpelling(of: value, in: wanted)
    return reader.report(
      SSHRules.badValue, "'\(value)' is no value of \(keyword)", at: first,
      help: nearest.map { "did you mean '\($0)'?" } ?? "write \(wanted.joined(separator: ", "))")
  }
  if keyword == "port", !(Int(value).map { (1...65535).contains($0) } ?? false) {
    return reader.report(
      SSHRules.badValue, "'\(value)' is no port", at: first, help: "a port is a number from 1 to 65535")
  }
  if sshSingleValues.contains(keyword), arguments.count > 1, keyword != "listenaddress" {
    reader.report(
      SSHRules.surplusValue, "more than one value", at: arguments[1],
      help: "put a value with blanks in quotes")
  }
}

enum SSHRules {
  static let shared = [unknownKeyword, missingValue, badValue, surplusValue, unclosedQuote]

  static let unknownKeyword = Rule(
    "ssh.unknown-keyword", .error, "a keyword is not known",
    why: """
      ssh and sshd refuse a file with a keyword that they do not know. One that is like no other may be of a later \
      release, and is a warning; so is none behind `IgnoreUnknown`.
      """,
    wrong: "```ssh-config\nHost bastion\n  Hostnmae bastion.example.com\n```",
    right: "```ssh-config\nHost bastion\n  HostName bastion.example.com\n```")

  static let unknownCriterion = Rule(
    "ssh.unknown-criterion", .error, "a criterion of `Match` is not known",
    why: """
      Behind `Match` stand criteria and their patterns: `host`, `user`, `exec` and a few more in ssh_config, `User`, \
      `Group`, `Address` and a few more in sshd_config. ssh and sshd refuse the file over another one. One that is like \
      no other may be of a later release, and is a warning.
      """,
    wrong: "```ssh-config\nMatch hots bastion\n  User admin\n```",
    right: "```ssh-config\nMatch host bastion\n  User admin\n```")

  static let missingValue = Rule(
    "ssh.missing-value", .error, "a keyword has no value",
    why: "Each keyword takes one argument at least; without it the file is refused.",
    wrong: "```ssh-config\nHost bastion\n  User\n```",
    right: "```ssh-config\nHost bastion\n  User admin\n```")

  static let badValue = Rule(
    "ssh.bad-value", .error, "a keyword cannot have this value",
    why: "Most switches take `yes` and `no`, some a few words besides; a port is a number up to 65535.",
    wrong: "```ssh-config\nHost bastion\n  IdentitiesOnly yse\n```",
    right: "```ssh-config\nHost bastion\n  IdentitiesOnly yes\n```")

  static let surplusValue = Rule(
    "ssh.surplus-value", .error, "a keyword has more than one value",
    why: "A path or a name with a blank in it is put in quotes. What is left over makes ssh refuse the file.",
    wrong: "```ssh-config\nHost bastion\n  IdentityFile ~/.ssh/my key\n```",
    right: "```ssh-config\nHost bastion\n  IdentityFile \"~/.ssh/my key\"\n```")

  static let unclosedQuote = Rule(
    "ssh.unclosed-quote", .error, "a quote is never closed",
    why: "A quote ends on its line. Otherwise the line is refused.",
    wrong: "```ssh-config\nHost bastion\n  IdentityFile \"~/.ssh/my key\n```",
    right: "```ssh-config\nHost bastion\n  IdentityFile \"~/.ssh/my key\"\n```")

  static let noEffect = Rule(
    "ssh.no-effect", .warning, "a value comes too late: `Host *` above has set it",
    why: """
      Of each keyword the first value that fits counts, not the last one. What is for every host stands at the end of \
      the file.
      """,
    wrong: "```ssh-config\nHost *\n  User ubuntu\n\nHost bastion\n  User admin\n```",
    right: "```ssh-config\nHost bastion\n  User admin\n\nHost *\n  User ubuntu\n```")

  static let notInMatch = Rule(
    "ssh.not-in-match", .error, "a keyword stands in a `Match` block that does not take it",
    why: """
      A `Match` block goes on to the next one or to the end of the file, whatever the indentation; only some keywords \
      may stand in it.
      """,
    wrong: "```sshd-config\nMatch User backup\n  ForceCommand /usr/bin/backup\nPort 2222\n```",
    right: "```sshd-config\nPort 2222\nMatch User backup\n  ForceCommand /usr/bin/backup\n```")
}
