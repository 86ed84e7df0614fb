import Diagnostics
import SourceText

extension JSONDocument {
  /// The document without the values that stand for something unknown, such as `$NAME` of a shell script
  /// around it: each is an elision, so that nobody judges what was put in its place.
  ///
  /// - Parameter standIns: in bytes of the text and in order of place; an empty one stands for any number of
  ///   entries.
  package func withElisions(at standIns: [SourceRange]) -> JSONDocument {
    guard !standIns.isEmpty else { return self }
    let eraser = StandInEraser(standIns: standIns)
    return JSONDocument(
      roots: roots.map(eraser.erased),
      // Two keys with unknown parts look the same and need not be.
      diagnostics: diagnostics.filter { $0.rule != JSONRules.duplicateKey || !eraser.touches($0.range) },
      isPartial: true)
  }
}

private struct StandInEraser {
  let standIns: [SourceRange]

  func erased(_ value: JSONValue) -> JSONValue {
    switch value.kind {
    case .object(let object): JSONValue(.object(erased(object, at: value.range)), at: value.range)
    case .array(let elements): JSONValue(.array(elements.map(erased)), at: value.range)
    case .string:
      // What stands around an unknown part can be judged; a string of nothing else cannot.
      covers(SourceRange(value.range.start + 1, max(value.range.start + 1, value.range.end - 1)))
        ? JSONValue(.elision, at: value.range) : value
    case .number, .bool, .null: touches(value.range) ? JSONValue(.elision, at: value.range) : value
    case .elision, .missing: value
    }
  }

  private func erased(_ object: JSONObject, at range: SourceRange) -> JSONObject {
    let known = object.members.filter { !covers($0.keyRange) }
    let isElided = object.isElided || known.count < object.members.count || holdsEmpty(object, at: range)
    return JSONObject(
      members: known.map { JSONMember(key: $0.key, keyRange: $0.keyRange, value: erased($0.value)) },
      isElided: isElided)
  }

  /// Whether an empty stand-in lies between the members of an object: it may bring further ones.
  private func holdsEmpty(_ object: JSONObject, at range: SourceRange) -> Bool {
    var index = firstIndex(endingAfter: range.start)
    var members = object.members[...]
    while index < standIns.count, standIns[index].start < range.end {
      let place = standIns[index].start
      while let member = members.first, member.value.range.end <= place { members.removeFirst() }
      if let value = members.first?.value.range, value.start < place {
        index = max(index + 1, firstIndex(endingAfter: value.end - 1))
        continue
      }
      if standIns[index].count == 0 { return true }
      index += 1
    }
    return false
  }

  /// Whether `range` is nothing but stand-ins.
  private func covers(_ range: SourceRange) -> Bool {
    var place = range.start
    var index = firstIndex(endingAfter: range.start)
    while index < standIns.count, standIns[index].start <= place, place < range.end {
      place = max(place, standIns[index].end)
      index += 1
    }
    return range.count > 0 && place >= range.end
  }

  func touches(_ range: SourceRange) -> Bool {
    let index = firstIndex(endingAfter: range.start)
    return index < standIns.count && standIns[index].start < range.end
  }

  /// The first stand-in that ends after `offset`.
  private func firstIndex(endingAfter offset: Int) -> Int {
    var low = 0
    var high = standIns.count
    while low < high {
      let middle = (low + high) / 2
      if standIns[middle].end > offset { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
