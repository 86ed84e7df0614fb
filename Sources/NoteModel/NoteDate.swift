/// A date as the author wrote it, with the instant it stands for.
package struct NoteDate: Sendable, Hashable, Comparable {
  /// The calendar day in the zone it was written in (or the site's), for permalinks and display.
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to 31.
  package let day: Int
  /// Seconds since 1970-01-01T00:00:00Z; midnight of the site's zone where no time was given.
  package let secondsSinceEpoch: Int
  /// Offset from UTC in minutes, for RFC 3339.
  package let offsetMinutes: Int

  package init(year: Int, month: Int, day: Int, secondsSinceEpoch: Int, offsetMinutes: Int) {
    self.year = year
    self.month = month
    self.day = day
    self.secondsSinceEpoch = secondsSinceEpoch
    self.offsetMinutes = offsetMinutes
  }

  package static func < (a: NoteDate, b: NoteDate) -> Bool { a.secondsSinceEpoch < b.secondsSinceEpoch }
}
