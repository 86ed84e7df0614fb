/// How many letters must be changed, added, left out or swapped with their neighbour to get from one word to
/// the other (optimal string alignment); `nil` past `limit`. Counts bytes, which for Latin letters are the same.
func editDistance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int? {
  guard abs(a.count - b.count) <= limit else { return nil }
  var beforePrevious = [Int](repeating: 0, count: b.count + 1)
  var previous = Array(0...b.count)
  var row = previous
  for i in 0..<a.count {
    row[0] = i + 1
    var best = row[0]
    for j in 0..<b.count {
      var cost = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforePrevious[j - 1] + 1) }
      row[j + 1] = cost
      best = min(best, cost)
    }
    guard best <= limit else { return nil }
    (beforePrevious, previous, row) = (previous, row, beforePrevious)
  }
  return previous[b.count] <= limit ? previous[b.count] : nil
}

/// Which letters a word has, as bits; some share one.
func letterSet(_ word: [UInt8]) -> UInt32 {
  word.reduce(0) { $0 | 1 << UInt32($1 & 31) }
}
