import Diagnostics
import SourceText

// Values of keys that are alike in all sections: spans of time (systemd.time(7)), limits (systemd.exec(5)), signals,
// names of units, paths. What a specifier or a template fills in is never wrong.

/// What is wrong with the value of a key; `nil` where nothing is known to be.
func faultOfUnitValue(_ value: String, of key: String) -> (rule: Rule, message: String, help: String?)? {
  guard !value.contains(where: { "%$<{".contains($0) }), !value.hasSuffix("\\") else { return nil }
  switch key {
  case _ where spanKeys.contains(key):
    guard let fault = faultOfSpan(value) else { return nil }
    return (SystemdRules.unknownValue, fault, "write it as 5min 30s, or a number of seconds")
  case "OnCalendar": return faultOfCalendar(value).map { (SystemdRules.unknownValue, $0, calendarHelp) }
  case "KillSignal", "RestartKillSignal", "FinalKillSignal", "WatchdogSignal", "ReloadSignal":
    guard !isSignal(value) else { return nil }
    let nearest = nearestSpelling(of: value, in: signals.map { "SIG" + $0 })
    return (
      SystemdRules.unknownValue, "'\(short(value))' is no signal", nearest.map { "did you mean '\($0)'?" }
    )
  case _ where key.hasPrefix("Limit"): return faultOfLimit(value, of: key)
  case "Environment":
    guard !value.contains(utf8: "="), !value.hasPrefix("\""), !value.hasPrefix("'") else { return nil }
    return (SystemdRules.unknownValue, "'\(short(value))' assigns nothing", "write Environment=NAME=value")
  case "WorkingDirectory":
    let path = value.hasPrefix("-") ? value.dropFirst() : value[...]
    guard !path.hasPrefix("/"), path != "~", !path.hasPrefix("\""), path != "...", !path.hasPrefix("…")
    else { return nil }
    return (
      SystemdRules.relativePath, "'\(short(value))' is no absolute path",
      path.hasPrefix("~/") ? "write %h\(path.dropFirst())" : "write the whole path"
    )
  case _ where unitListKeys.contains(key): return faultOfUnits(value)
  default: return nil
  }
}

private func short(_ text: some StringProtocol) -> String {
  text.utf8.count <= 40 ? String(text) : String(text.prefix(36)) + "…"
}

// MARK: Times

private let spanKeys: Set<String> = [
  "RestartSec", "TimeoutSec", "TimeoutStartSec", "TimeoutStopSec", "TimeoutAbortSec", "RuntimeMaxSec",
  "WatchdogSec",
  "RestartMaxDelaySec", "RuntimeRandomizedExtraSec", "StartLimitIntervalSec", "JobTimeoutSec",
  "JobRunningTimeoutSec", "OnActiveSec", "OnBootSec", "OnStartupSec", "OnUnitActiveSec", "OnUnitInactiveSec",
  "AccuracySec", "RandomizedDelaySec", "TimeoutIdleSec", "TimeoutCleanSec", "TriggerLimitIntervalSec",
]

private let unitsOfTime: Set<String> = [
  "usec", "us", "μs", "µs", "msec", "ms", "seconds", "second", "sec", "s", "minutes", "minute", "min", "m",
  "hours",
  "hour", "hr", "h", "days", "day", "d", "weeks", "week", "w", "months", "month", "M", "years", "year", "y",
  "ns",
  "nsec",
]

/// span = "infinity" | number [ unit ] { number [ unit ] }
private func faultOfSpan(_ value: String) -> String? {
  if value == "infinity" { return nil }
  var rest = value[...]
  while true {
    rest = rest.drop { $0 == " " || $0 == "\t" }
    if rest.isEmpty { return nil }
    let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard !number.isEmpty else { return "'\(short(value))' is no span of time" }
    rest = rest.dropFirst(number.count).drop { $0 == " " || $0 == "\t" }
    let unit = rest.prefix { $0.isLetter }
    guard unit.isEmpty || unitsOfTime.contains(String(unit)) else {
      return "'\(short(unit))' is no unit of time"
    }
    rest = rest.dropFirst(unit.count)
  }
}

private let calendarHelp =
  "write daily, Mon..Fri 04:00 or *-*-* 04:00:00; systemd-analyze calendar tells what it means"

private let calendarNames: Set<String> = [
  "minutely", "hourly", "daily", "monthly", "weekly", "yearly", "annually", "quarterly", "semiannually",
  "semi-annually", "biannually", "bi-annually", "half-yearly", "anually",
]

private let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

/// A calendar event begins with a name of its own, with weekdays, or with a date or time.
private func faultOfCalendar(_ value: String) -> String? {
  let first = value.prefix { $0 != " " && $0 != "," && $0 != "." && $0 != ":" && $0 != "-" }.lowercased()
  guard let letter = first.utf8.first, isLetter(letter) else { return nil }
  let isWeekday = weekdays.contains { $0 == first || $0.prefix(3) == first }
  let word = value.prefix { $0 != " " }.lowercased()
  return isWeekday || calendarNames.contains(first) || calendarNames.contains(word) || first == "utc"
    ? nil : "'\(short(value))' is no time of the calendar"
}

// MARK: Signals, limits, units

private let signals = [
  "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
  "TERM",
  "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH",
  "IO",
  "PWR", "SYS", "POLL", "IOT", "CLD",
]

private func isSignal(_ value: String) -> Bool {
  let name = value.hasPrefix("SIG") ? value.dropFirst(3) : value[...]
  return signals.contains(String(name)) || name.hasPrefix("RTMIN") || name.hasPrefix("RTMAX")
    || Int(value) != nil
}

/// limit = value [ ":" value ]; value = "infinity" | number [ unit ]
private func faultOfLimit(_ value: String, of key: String) -> (rule: Rule, message: String, help: String?)? {
  let parts = value.split(separator: ":", omittingEmptySubsequences: false)
  for part in parts where part != "infinity" {
    guard let first = part.utf8.first,
      isDigit(first) || first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
    else {
      return (
        SystemdRules.unknownValue, "'\(short(value))' is no limit",
        ["unlimited", "max"].contains(value.lowercased()) ? "write infinity" : "write a number, or infinity"
      )
    }
  }
  return nil
}

private let unitListKeys: Set<String> = [
  "After", "Before", "Wants", "Requires", "Requisite", "BindsTo", "PartOf", "Upholds", "Conflicts",
  "OnFailure",
  "OnSuccess", "WantedBy", "RequiredBy", "UpheldBy", "Also",
]

private let unitSuffixes = [
  "service", "socket", "device", "mount", "automount", "swap", "target", "path", "timer", "slice", "scope",
]

/// The name of a unit ends in its kind. Names of Quadlet's files are taken, too.
private func faultOfUnits(_ value: String) -> (rule: Rule, message: String, help: String?)? {
  for word in value.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
    let suffix = word.split(separator: ".", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    if unitSuffixes.contains(suffix) || word.contains(where: { "\"'\\…[(".contains($0) }) { continue }
    guard word.contains(utf8: "."), let nearest = nearestSpelling(of: suffix, in: unitSuffixes) else {
      continue
    }
    return (
      SystemdRules.unknownValue, "'\(short(word))' is no name of a unit",
      "did you mean '\(short(word.dropLast(suffix.count) + nearest))'?"
    )
  }
  return nil
}
