/// How a language writes days and months.
package struct DateForms: Sendable, Hashable {
  let day: DatePattern
  let month: DatePattern
  /// As they stand in a date, January first.
  let months: [String]
  /// As they stand alone.
  let standaloneMonths: [String]

  /// `7. Juni 2024`
  ///
  /// - Parameter month: 1 to 12.
  package func day(_ day: Int, _ month: Int, _ year: Int) -> String {
    self.day.filled(day: day, month: month, year: year, in: self)
  }

  /// `Juni 2024`
  package func month(_ month: Int, _ year: Int) -> String {
    self.month.filled(day: 1, month: month, year: year, in: self)
  }

  /// `Juni`, on its own: in Polish `czerwiec`, where a date has `czerwca`.
  package func monthName(_ month: Int) -> String { name(month, standaloneMonths) }

  fileprivate func name(_ month: Int, _ names: [String]) -> String {
    names.indices.contains(month - 1) ? names[month - 1] : String(month)
  }
}

/// A date in the notation of CLDR (UTS 35 part 4, §8): `d 'de' MMMM 'de' y`.
struct DatePattern: Sendable, Hashable {
  private enum Part: Hashable {
    case text(String)
    case day(width: Int)
    /// Of one or two letters a number, else the name.
    case month(width: Int)
    case standaloneMonth
    case year
  }

  private var parts: [Part] = []

  init(_ pattern: String) {
    var rest = Substring(pattern)
    var text = ""
    while let character = rest.popFirst() {
      switch character {
      case "'" where rest.first == "'":
        text.append(rest.removeFirst())
      case "'":
        text += rest.prefix { $0 != "'" }
        rest = rest.drop { $0 != "'" }.dropFirst()
      case "d", "M", "L", "y":
        let width = 1 + rest.prefix { $0 == character }.count
        rest = rest.drop { $0 == character }
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
        switch character {
        case "d": parts.append(.day(width: width))
        case "M": parts.append(.month(width: width))
        case "L": parts.append(.standaloneMonth)
        default: parts.append(.year)
        }
      default: text.append(character)
      }
    }
    if !text.isEmpty { parts.append(.text(text)) }
  }

  func filled(day: Int, month: Int, year: Int, in forms: DateForms) -> String {
    var date = ""
    for part in parts {
      switch part {
      case .text(let text): date += text
      case .day(let width): date += number(day, width)
      case .month(let width):
        date += width > 2 ? forms.name(month, forms.months) : number(month, width)
      case .standaloneMonth: date += forms.name(month, forms.standaloneMonths)
      case .year: date += String(year)
      }
    }
    return date
  }

  private func number(_ value: Int, _ width: Int) -> String {
    width > 1 && value < 10 ? "0\(value)" : "\(value)"
  }
}
