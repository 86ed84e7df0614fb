/// Why a text is no date or time.
struct TOMLDateProblem: Error {
  let message: String
  /// Whether it is written otherwise, not out of range.
  let isForm: Bool

  static let form = TOMLDateProblem(message: "it is written otherwise", isForm: true)

  static func range(_ message: String) -> TOMLDateProblem { TOMLDateProblem(message: message, isForm: false) }
}

/// Which kind of date or time `word` is (RFC 3339, with the parts that TOML 1.0 lets one leave out).
func readTOMLDate(_ word: ArraySlice<UInt8>) -> Result<TOMLDateKind, TOMLDateProblem> {
  var reader = TOMLDateReader(rest: word)
  return Result { () throws(TOMLDateProblem) in try reader.read() }
}

private struct TOMLDateReader {
  var rest: ArraySlice<UInt8>

  mutating func read() throws(TOMLDateProblem) -> TOMLDateKind {
    guard rest.dropFirst(4).first == UInt8(ascii: "-") else {
      try readTime()
      guard rest.isEmpty else { throw .form }
      return .localTime
    }
    try readDay()
    if rest.isEmpty { return .localDate }
    guard eat("T") || eat("t") || eat(" ") else { throw .form }
    try readTime()
    if rest.isEmpty { return .localDateTime }
    if eat("Z") || eat("z") {
      guard rest.isEmpty else { throw .form }
      return .offsetDateTime
    }
    guard eat("+") || eat("-") else { throw .form }
    let hours = try number(2)
    guard eat(":") else { throw .form }
    let minutes = try number(2)
    guard rest.isEmpty else { throw .form }
    guard hours <= 23, minutes <= 59 else { throw .range("an offset lies between -23:59 and +23:59") }
    return .offsetDateTime
  }

  /// full-date = year - month - day
  private mutating func readDay() throws(TOMLDateProblem) {
    let year = try number(4)
    guard eat("-") else { throw .form }
    let month = try number(2)
    guard eat("-") else { throw .form }
    let day = try number(2)
    guard (1...12).contains(month) else { throw .range("there is no month \(month)") }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days =
      switch month {
      case 2: isLeap ? 29 : 28
      case 4, 6, 9, 11: 30
      default: 31
      }
    guard (1...days).contains(day) else { throw .range("the month has \(days) days") }
  }

  /// partial-time = hour : minute : second [ fraction ]
  private mutating func readTime() throws(TOMLDateProblem) {
    let hour = try number(2)
    guard eat(":") else { throw .form }
    let minute = try number(2)
    guard eat(":") else { throw .form }
    let second = try number(2)
    if eat(".") {
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty else { throw .form }
      rest = rest.dropFirst(digits.count)
    }
    guard hour <= 23 else { throw .range("there is no hour \(hour)") }
    guard minute <= 59 else { throw .range("there is no minute \(minute)") }
    guard second <= 60 else { throw .range("there is no second \(second)") }
  }

  private mutating func number(_ digits: Int) throws(TOMLDateProblem) -> Int {
    let text = rest.prefix(digits)
    guard text.count == digits, text.allSatisfy({ (0x30...0x39).contains($0) }) else { throw .form }
    rest = rest.dropFirst(digits)
    return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private mutating func eat(_ character: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }
}
