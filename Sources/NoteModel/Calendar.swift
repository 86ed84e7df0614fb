// The Gregorian calendar in whole numbers, for years 1 to 9999.

/// English names, January first.
private let monthNames = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December",
]

/// The name of a month, 1 to 12.
func monthName(_ month: Int) -> String {
  monthNames.indices.contains(month - 1) ? monthNames[month - 1] : String(month)
}

/// Days since 1970-01-01.
///
/// Years are counted from March, so that the leap day ends one: 400 of them have 146097 days.
func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
  let shifted = month > 2 ? year : year - 1
  let era = (shifted - floorModulo(shifted, 400)) / 400
  let yearOfEra = shifted - era * 400
  let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
  return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}

/// The date `day` days after 1970-01-01; the inverse of ``dayNumber(_:_:_:)``.
func civilDate(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
  let shifted = day + 719_468
  let dayOfEra = floorModulo(shifted, 146_097)
  let era = (shifted - dayOfEra) / 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
}

/// Number of days of a month, 1 to 12.
func dayCount(_ year: Int, _ month: Int) -> Int {
  switch month {
  case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}

/// `YYYY-MM-DD`.
func isoDay(_ year: Int, _ month: Int, _ day: Int) -> String {
  padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
}

/// The remainder that has the sign of `divisor`.
func floorModulo(_ number: Int, _ divisor: Int) -> Int {
  let remainder = number % divisor
  return remainder < 0 ? remainder + divisor : remainder
}

func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
