import NoteModel

/// English names of the months, January first.
let monthNames = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December",
]

/// The name of a month, 1 to 12.
func monthName(_ month: Int) -> String {
  monthNames.indices.contains(month - 1) ? monthNames[month - 1] : String(month)
}

/// As people read it: `7 June 2024`.
func dayText(_ date: NoteDate) -> String { "\(date.day) \(monthName(date.month)) \(date.year)" }

/// The calendar day: `2024-06-07`.
func isoDay(_ date: NoteDate) -> String {
  padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2)
}

/// Day, time and offset: `2024-06-07T08:30:00+02:00`, `Z` for UTC (RFC 3339 §5.6).
func rfc3339(_ date: NoteDate) -> String {
  let secondsPerDay = 86_400
  let local = date.secondsSinceEpoch % secondsPerDay + date.offsetMinutes % 1440 * 60
  let second = (local % secondsPerDay + secondsPerDay) % secondsPerDay
  let time = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
  guard date.offsetMinutes != 0 else { return isoDay(date) + "T" + time + "Z" }
  let offset = Int(date.offsetMinutes.magnitude % 1440)
  let sign = date.offsetMinutes < 0 ? "-" : "+"
  return isoDay(date) + "T" + time + sign + padded(offset / 60, 2) + ":" + padded(offset % 60, 2)
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
