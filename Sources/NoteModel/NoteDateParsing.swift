import Foundation

/// What the text of a date was found to be.
package enum NoteDateReading: Sendable, Hashable {
  case date(NoteDate)
  /// Has the form of a date and is none; says why: "February 2023 has 28 days".
  case impossible(String)
  /// Has no form of a date; with the text that was likely meant, if there is one.
  case unreadable(suggestion: String?)
}

/// The site's time zone as a value.
///
/// Foundation is asked only for zones other than UTC, and only for dates without an offset of their own.
package struct SiteTimeZone: Sendable {
  /// `nil` is UTC.
  private let zone: TimeZone?

  package static let utc = SiteTimeZone(zone: nil)

  private init(zone: TimeZone?) { self.zone = zone }

  /// - Returns: `nil` when there is no zone of this name.
  package init?(name: String) {
    if name == "UTC" || name == "GMT" || name == "Etc/UTC" {
      zone = nil
    } else {
      // Foundation also takes offsets and abbreviations, which say nothing of daylight saving time.
      guard name.contains(ascii: "/"), let zone = TimeZone(identifier: name) else { return nil }
      self.zone = zone
    }
  }

  /// Minutes to add to UTC when clocks of the zone show `local`, in seconds since 1970 as if it were UTC.
  ///
  /// A time that clocks show twice is the first of the two; one that they skip counts from before the jump.
  func offsetMinutes(atLocal local: Int) -> Int {
    guard let zone else { return 0 }
    let day = 86_400
    let before = zone.offset(at: local - day)
    let after = zone.offset(at: local + day)
    if before == after || zone.offset(at: local - before) == before { return before / 60 }
    return (zone.offset(at: local - after) == after ? after : before) / 60
  }
}

extension SiteTimeZone {
  /// The offset at an instant.
  func offsetMinutes(at seconds: Int) -> Int { (zone?.offset(at: seconds) ?? 0) / 60 }
}

extension TimeZone {
  fileprivate func offset(at seconds: Int) -> Int {
    secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
  }
}

extension NoteDate {
  /// Reads a date as people write it: `2024-06-07`, `2024-06-07 08:30`, RFC 3339 and what lies between.
  ///
  /// - Returns: `nil` when it is none. ``readNoteDate(_:timeZone:)`` tells why.
  package init?(parsing text: String, timeZone: String) {
    guard case .date(let date) = readNoteDate(text, timeZone: SiteTimeZone(name: timeZone) ?? .utc) else {
      return nil
    }
    self = date
  }

  /// The instant as the zone shows it.
  package init?(secondsSinceEpoch seconds: Int, timeZone: String) {
    let minutes = SiteTimeZone(name: timeZone)?.offsetMinutes(at: seconds) ?? 0
    guard let local = NoteDate(secondsSinceEpoch: seconds + minutes * 60) else { return nil }
    self.init(
      year: local.year, month: local.month, day: local.day, secondsSinceEpoch: seconds, offsetMinutes: minutes
    )
  }

  /// The instant as UTC shows it.
  ///
  /// - Returns: `nil` outside the years 1 to 9999.
  package init?(secondsSinceEpoch seconds: Int) {
    guard (-62_135_596_800..<253_402_300_800).contains(seconds) else { return nil }
    let (year, month, day) = civilDate(ofDay: (seconds - floorModulo(seconds, 86_400)) / 86_400)
    self.init(year: year, month: month, day: day, secondsSinceEpoch: seconds, offsetMinutes: 0)
  }
}

/// Reads `YYYY-MM-DD`, then perhaps `T` or blanks and `HH:MM[:SS[.fraction]]`, then perhaps `Z` or an offset.
///
/// Without an offset the date is one of `timeZone`; without a time it is midnight. The proleptic Gregorian
/// calendar is used for all years from 1 to 9999.
package func readNoteDate(_ text: String, timeZone: SiteTimeZone) -> NoteDateReading {
  var scanner = DateScanner(text)
  guard let year = scanner.number(digits: 4), scanner.eat("-"), let month = scanner.number(digits: 2),
    scanner.eat("-"), let day = scanner.number(digits: 2)
  else { return .unreadable(suggestion: suggestedDate(text)) }
  var second = 0
  var offset: Int?
  if !scanner.isAtEnd {
    guard scanner.eatSeparator(), let time = scanner.time() else {
      return .unreadable(suggestion: suggestedDate(text))
    }
    second = time
    scanner.skipBlanks()
    if !scanner.isAtEnd {
      guard let minutes = scanner.offset(), scanner.isAtEnd else {
        return .unreadable(suggestion: suggestedDate(text))
      }
      offset = minutes
    }
  }
  if let problem = impossibility(year, month, day) ?? scanner.problem { return .impossible(problem) }
  let local = dayNumber(year, month, day) * 86_400 + second
  let minutes = offset ?? timeZone.offsetMinutes(atLocal: local)
  return .date(
    NoteDate(
      year: year, month: month, day: day, secondsSinceEpoch: local - minutes * 60, offsetMinutes: minutes))
}

/// The day at the start of a file's name: `2024-06-07-oidc` and `2024-06-07`.
///
/// - Returns: the digits and what follows them; `nil` when the name begins otherwise.
func splitDatePrefix(_ name: String) -> (date: String, rest: String)? {
  var scanner = DateScanner(name)
  guard scanner.number(digits: 4) != nil, scanner.eat("-"), scanner.number(digits: 2) != nil,
    scanner.eat("-"),
    scanner.number(digits: 2) != nil, scanner.isAtEnd || scanner.eat("-") || scanner.eat("_")
  else { return nil }
  return (String(name.prefix(10)), String(name.dropFirst(11)))
}

/// Why there is no such day; `nil` when there is.
private func impossibility(_ year: Int, _ month: Int, _ day: Int) -> String? {
  guard year >= 1 else { return "there is no year 0" }
  guard (1...12).contains(month) else { return "there is no month \(month)" }
  let last = dayCount(year, month)
  guard day >= 1 else { return "there is no day 0" }
  return day <= last ? nil : "\(monthName(month)) \(year) has \(last) days"
}

/// `7.6.2024`, `2024/6/7` and `2024-6-7` as they should be written; `nil` where day and month may be meant
/// either way.
private func suggestedDate(_ text: String) -> String? {
  let parts = text.split { !$0.isNumber }.map(String.init)
  guard parts.count == 3, parts.allSatisfy({ $0.utf8.count <= 4 }) else { return nil }
  let numbers = parts.compactMap { Int($0) }
  guard numbers.count == 3 else { return nil }
  let isYearFirst = parts[0].utf8.count == 4
  guard isYearFirst || (parts[2].utf8.count == 4 && text.contains(".")) else { return nil }
  let (year, month, day) =
    isYearFirst ? (numbers[0], numbers[1], numbers[2]) : (numbers[2], numbers[1], numbers[0])
  return impossibility(year, month, day) == nil ? isoDay(year, month, day) : nil
}

/// Reads the parts of a date from the front of a text.
private struct DateScanner {
  private var rest: Substring.UTF8View
  /// Why the time that was read is none of a clock.
  private(set) var problem: String?

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  /// Exactly `digits` digits.
  mutating func number(digits: Int) -> Int? {
    let text = rest.prefix(digits)
    guard text.count == digits, text.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    rest = rest.dropFirst(digits)
    return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  mutating func eat(_ character: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func eatSeparator() -> Bool {
    if eat("T") || eat("t") { return true }
    guard rest.first == 0x20 else { return false }
    skipBlanks()
    return true
  }

  mutating func skipBlanks() {
    while rest.first == 0x20 { rest = rest.dropFirst() }
  }

  /// `HH:MM`, `HH:MM:SS` or with a fraction, which is dropped; seconds of the day.
  mutating func time() -> Int? {
    guard let hour = number(digits: 2), eat(":"), let minute = number(digits: 2) else { return nil }
    var second = 0
    if eat(":") {
      guard let seconds = number(digits: 2) else { return nil }
      second = seconds
      if eat(".") {
        let fraction = rest.prefix { (0x30...0x39).contains($0) }
        guard !fraction.isEmpty else { return nil }
        rest = rest.dropFirst(fraction.count)
      }
    }
    if hour > 23 {
      note("there is no hour \(hour)")
    } else if minute > 59 {
      note("there is no minute \(minute)")
    } else if second > 60 || (second == 60 && minute != 59) {
      note("there is no second \(second)")
    }
    // RFC 3339 §5.7 has a second 60 for leap seconds, which end an hour; it counts as the one before it.
    return hour * 3600 + minute * 60 + min(second, 59)
  }

  /// `Z`, `+02:00`, `+0200` or `+02`; minutes.
  mutating func offset() -> Int? {
    if eat("Z") || eat("z") { return 0 }
    let isNegative = rest.first == UInt8(ascii: "-")
    guard eat("+") || eat("-"), let hours = number(digits: 2) else { return nil }
    var minutes = 0
    if !isAtEnd {
      _ = eat(":")
      guard let digits = number(digits: 2) else { return nil }
      minutes = digits
    }
    if hours > 23 || minutes > 59 { note("an offset lies between -23:59 and +23:59") }
    return (isNegative ? -1 : 1) * (hours * 60 + minutes)
  }

  private mutating func note(_ text: String) { problem = problem ?? text }
}
