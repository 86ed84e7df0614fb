extension NoteDate {
  /// The calendar day: `2024-06-07`.
  package var isoDay: String { NoteModel.isoDay(year, month, day) }

  /// Day, time and offset: `2024-06-07T08:30:00+02:00`, `Z` for UTC (RFC 3339 §5.6).
  package var rfc3339: String {
    let second = floorModulo(secondsSinceEpoch + offsetMinutes * 60, 86_400)
    let time = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
    guard offsetMinutes != 0 else { return isoDay + "T" + time + "Z" }
    let offset = abs(offsetMinutes)
    let sign = offsetMinutes < 0 ? "-" : "+"
    return isoDay + "T" + time + sign + padded(offset / 60, 2) + ":" + padded(offset % 60, 2)
  }

  /// The last second of the day that begins at this date.
  package var endOfDay: NoteDate {
    NoteDate(
      year: year, month: month, day: day, secondsSinceEpoch: secondsSinceEpoch + 86_399,
      offsetMinutes: offsetMinutes)
  }
}
