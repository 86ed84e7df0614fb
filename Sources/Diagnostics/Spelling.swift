/// The entry of `candidates` that was most likely meant by `word`, for "did you mean …".
///
/// - Returns: the nearest by edit distance (insertions, deletions, substitutions and swaps of
///   neighbours, letter case apart), the first of equals; `nil` when none is near enough: more than
///   one edit for each three letters, and more than `maximum`.
package func nearestSpelling(
  of word: String, in candidates: some Sequence<String>, within maximum: Int = .max
) -> String? {
  let wanted = Array(word.lowercased().utf8)
  var best: (candidate: String, distance: Int)?
  for candidate in candidates {
    let bytes = Array(candidate.lowercased().utf8)
    let limit = min(maximum, max(1, max(wanted.count, bytes.count) / 3))
    guard abs(bytes.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, bytes, limit: limit)
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.candidate
}

/// Optimal string alignment distance, in time proportional to the product of the lengths; more than `limit` as
/// soon as it is certain to be more.
private func editDistance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var beforePrevious = [Int](repeating: 0, count: b.count + 1)
  var previous = Array(0...b.count)
  var leastOfPrevious = 0
  for i in 1...a.count {
    var least = i
    var row = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      let cost = a[i - 1] == b[j - 1] ? 0 : 1
      row[j] = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + cost)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        row[j] = min(row[j], beforePrevious[j - 2] + 1)
      }
      least = min(least, row[j])
    }
    // The next row comes from this one, or by a swap from the one before.
    if least > limit, leastOfPrevious >= limit { return limit + 1 }
    leastOfPrevious = least
    beforePrevious = previous
    previous = row
  }
  return previous[b.count]
}
