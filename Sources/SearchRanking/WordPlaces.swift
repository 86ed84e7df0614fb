/// One place of a word of the query.
struct WordPlace {
  let section: Int32
  let field: TextField
  let style: WordStyle
  /// Index of the query's word.
  let group: UInt8
  let position: Int32
  /// Of the title or heading it stands in.
  let length: Int32
  /// Of the variant.
  let weight: Float
}

/// All places of a query's words in some notes.
struct WordPlaces {
  /// By note, in the order they were given; each by section, field and position.
  private(set) var of: [[WordPlace]]

  init(of notes: [Int], groups: [PostedGroup], isCodeOnly: Bool) {
    var of = [[WordPlace]](repeating: [], count: notes.count)
    var indices = [Int32](repeating: -1, count: (notes.max() ?? -1) + 1)
    for (index, note) in notes.enumerated() { indices[note] = Int32(index) }
    for (number, group) in groups.enumerated() {
      for variant in group.variants {
        variant.postings.forEachReader { reader in
          while reader.nextNote() {
            guard reader.note < indices.count else { return }
            let index = Int(indices[reader.note])
            guard index >= 0 else { continue }
            while reader.nextEntry() {
              if isCodeOnly, reader.field != .code { continue }
              if group.group.word.isTitle, reader.field != .title { continue }
              let (section, field, style, length) = (
                reader.section, reader.field, reader.style, reader.length
              )
              reader.forEachPosition { position in
                of[index].append(
                  WordPlace(
                    section: field.belongsToNote ? 0 : Int32(truncatingIfNeeded: section), field: field,
                    style: style, group: UInt8(number), position: Int32(truncatingIfNeeded: position),
                    length: Int32(truncatingIfNeeded: length), weight: Float(variant.weight)))
              }
            }
          }
        }
      }
    }
    for index in of.indices {
      of[index].sort { a, b in
        if a.section != b.section { return a.section < b.section }
        if a.field != b.field { return a.field.rawValue < b.field.rawValue }
        if a.position != b.position { return a.position < b.position }
        return a.group < b.group
      }
    }
    self.of = of
  }
}
