import Diagnostics
import DocumentSchema
import SourceText
import YAMLSyntax

// Durations, sizes, ports and words, which the specification has as strings.

/// A finding about a string whose form the table names; `nil` for one that is right.
func valueFault(_ value: YAMLValue, format: String) -> Diagnostic? {
  guard let scalar = value.scalar, !isPlaceholder(scalar.text) else { return nil }
  let text = scalar.text
  let fault: (what: String, help: String?)? =
    switch format {
    case "duration": isDuration(text) ? nil : ("no duration", "write '10s', '1m30s', '500ms'")
    case "size": isSize(text) ? nil : ("no size", "write a number with b, k, m or g: '512m'")
    case "port": portFault(text)
    case "pull-policy": pullPolicyFault(text)
    case "count": Int(text).map { $0 < 0 } ?? false ? ("less than 0", nil) : nil
    default: nil
    }
  return fault.map { fault in
    Diagnostic(
      ComposeRules.badValue, "'\(shortName(text))' is \(fault.what)", at: value.range, help: fault.help)
  }
}

/// https://github.com/compose-spec/compose-spec/blob/main/11-extension.md#specifying-durations
private func isDuration(_ text: String) -> Bool {
  var rest = text[...]
  // Compose takes what Go's time.ParseDuration does, and days and weeks besides.
  guard !rest.isEmpty else { return false }
  if rest == "0" { return true }
  while !rest.isEmpty {
    let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    rest = rest.dropFirst(number.count)
    let unit = rest.prefix { $0.isLetter }
    rest = rest.dropFirst(unit.count)
    guard !number.isEmpty, ["ns", "us", "µs", "ms", "s", "m", "h", "d", "w"].contains(unit) else {
      return false
    }
  }
  return true
}

/// docker/go-units, RAMInBytes: a number, a blank at most, `k`, `kb`, `kib` and so on.
private func isSize(_ text: String) -> Bool {
  if text == "-1" { return true }
  let number = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
  guard !number.isEmpty, Double(number) != nil else { return false }
  var unit = text.dropFirst(number.count).lowercased()[...]
  if unit.hasPrefix(" ") { unit = unit.dropFirst() }
  guard let first = unit.first else { return true }
  if unit == "b" { return true }
  return "kmgtp".contains(first) && ["", "b", "ib"].contains(unit.dropFirst())
}

private func pullPolicyFault(_ text: String) -> (what: String, help: String?)? {
  let known = ["always", "never", "missing", "if_not_present", "build", "daily", "weekly", "refresh"]
  if known.contains(text) || text.hasPrefix("every_") { return nil }
  return (
    "no pull policy",
    nearestSpelling(of: text, in: known).map { "did you mean '\($0)'?" }
      ?? "known are \(known.joined(separator: ", "))"
  )
}

/// `[[host:]published:]target[/protocol]`, each part a port or a range.
private func portFault(_ text: String) -> (what: String, help: String?)? {
  guard !text.contains(utf8: "$"), !text.contains(utf8: "["), !text.contains(utf8: "{") else { return nil }
  let parts = text.split(separator: "/", omittingEmptySubsequences: false)
  if parts.count == 2, !["tcp", "udp", "sctp"].contains(parts[1].lowercased()) {
    return ("no port: '\(shortName(String(parts[1])))' is no protocol", "it is tcp or udp")
  }
  guard parts.count < 3 else { return ("no port", nil) }
  let fields = parts[0].split(separator: ":", omittingEmptySubsequences: false)
  // An address in IPv6 has colons of its own.
  guard fields.count <= 3 else { return nil }
  let ports = fields.count == 3 ? fields.dropFirst() : fields[...]
  var lengths: [Int] = []
  for (index, port) in ports.enumerated() {
    // Any port of the host.
    if port.isEmpty, index < ports.count - 1 { continue }
    let ends = port.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = ends.compactMap { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int($0) : nil }
    guard numbers.count == ends.count, let first = numbers.first, let last = numbers.last, ends.count <= 2
    else {
      return ("no port: '\(shortName(String(port)))' is no number", "write 'published:target'")
    }
    guard last <= 65535, first <= last else {
      return ("no port", last > 65535 ? "ports end with 65535" : "the first of a range is the smaller one")
    }
    lengths.append(last - first)
  }
  if lengths.count == 2, lengths[0] != lengths[1], lengths[1] != 0 {
    return ("no port: its ranges differ in length", "give both sides the same number of ports")
  }
  return nil
}
