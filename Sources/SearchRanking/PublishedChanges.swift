extension PublishedIndex {
  /// The index after some notes have changed, the numbers of all others being what they were: the blocks that have
  /// words of these notes are made anew, and of their pieces those whose postings may differ.
  ///
  /// - Parameters:
  ///   - old: The blocks before the change.
  ///   - words: What stands for the words that may have changed, see `WordCheck`.
  ///   - lexicon: The words of the index now.
  ///   - segment: The first segment that has notes which were not published before.
  /// - Returns: All blocks, and the files that may be new. `nil` when a new file has the check of an old one: only
  ///   the whole index tells whether they are the same.
  package init?<Store: SegmentStore>(
    changing old: [PublishedBlock], words changed: Set<UInt32>, lexicon: Lexicon<Store>,
    newSince segment: Int, numbers: NoteNumbers
  ) throws {
    self.init()
    var drafts = Drafts(old)
    let texts = try changedWords(changed, old, lexicon, newSince: segment)
    let fresh = try lexicon.postedWords(texts, numbers: numbers)
    drafts.write(changed: texts, fresh: fresh)
    let reread = try lexicon.postedWords(drafts.rereadWords, numbers: numbers)
    var checks = FileChecks()
    for block in drafts.blocks {
      switch block {
      case .kept(let number): blocks.append(old[number])
      case .written(let words): addBlock(words, old, fresh, reread, &checks)
      }
    }
    let written = Set(files.map(\.check))
    let hasSame = drafts.keptChecks.contains { written.contains($0) }
    guard !checks.hasClashes, !hasSame else { return nil }
  }

  private mutating func addBlock(
    _ draft: BlockDraft, _ old: [PublishedBlock], _ fresh: PostedWords, _ reread: PostedWords,
    _ checks: inout FileChecks
  ) {
    var block = SegmentBlock(words: [], postings: [])
    var previous: ArraySlice<UInt8> = []
    for word in draft.words {
      block.append(word: word.text[...], after: previous, notes: word.notes, posting: word.length)
      previous = word.text[...]
    }
    let pieces = draft.pieces.map { piece in
      if let check = piece.keptCheck {
        let length = draft.words[piece.words].reduce(0) { $0 + $1.length }
        return PublishedBlock.Piece(wordCount: piece.words.count, length: length, check: check)
      }
      var bytes: [UInt8] = []
      for word in draft.words[piece.words] {
        switch word.source {
        case .fresh(let index): bytes += fresh.posting(of: index)
        case .old: bytes += reread.index(of: word.text).map(reread.posting) ?? []
        }
      }
      let check = addFile(.postings, bytes, &checks)
      return PublishedBlock.Piece(wordCount: piece.words.count, length: bytes.count, check: check)
    }
    let check = addFile(.words, block.words, &checks)
    blocks.append(
      PublishedBlock(
        firstWord: draft.words.first?.text ?? [], words: block.words, check: check, pieces: pieces))
  }
}

/// The words that were published or may be now, and for which `changed` may stand, in order.
private func changedWords<Store: SegmentStore>(
  _ changed: Set<UInt32>, _ old: [PublishedBlock], _ lexicon: Lexicon<Store>, newSince segment: Int
) throws -> [[UInt8]] {
  // Most words are none of them, which a look at some of the bits tells.
  var bits = [Bool](repeating: false, count: 1 << 16)
  for word in changed { bits[Int(word & 0xFFFF)] = true }
  func isChanged(_ text: [UInt8]) -> Bool {
    let word = WordCheck.word(text)
    return bits[Int(word & 0xFFFF)] && changed.contains(word)
  }
  var words = Set(try lexicon.words(fromSegment: segment, where: isChanged).map(\.text))
  for block in old {
    forEachWord(inBlock: block.words) { text, _, _ in
      if isChanged(text) { words.insert(text) }
    }
  }
  return words.sorted { $0.lexicographicallyPrecedes($1) }
}

/// A block that is to be written.
private struct BlockDraft {
  var words: [Word]
  let pieces: [Piece]

  struct Word {
    let text: [UInt8]
    let notes: Int
    let length: Int
    let source: Source
  }

  enum Source {
    /// The `index`th word of a piece of an old block.
    case old(block: Int, piece: Int, index: Int)
    /// Index into the words that were read anew.
    case fresh(Int)
  }

  struct Piece {
    let words: Range<Int>
    /// Where it is one of an old block, unchanged.
    let keptCheck: FileCheck?
  }
}

/// Cuts old and new words into blocks and pieces.
private struct Drafts {
  enum Block {
    case kept(Int)
    case written(BlockDraft)
  }

  private let old: [PublishedBlock]
  private(set) var blocks: [Block] = []
  private(set) var keptChecks: [FileCheck] = []
  /// Of old words, those whose postings go into new pieces; in order.
  private(set) var rereadWords: [[UInt8]] = []
  private var cuts = BlockCuts()
  private var open: [BlockDraft.Word] = []

  init(_ old: [PublishedBlock]) { self.old = old }

  mutating func write(changed: [[UInt8]], fresh: PostedWords) {
    var next = 0
    var nextFresh = 0
    for number in old.indices {
      let end = number + 1 < old.count ? old[number + 1].firstWord : nil
      let first = next
      while next < changed.count, end.map({ changed[next].lexicographicallyPrecedes($0) }) ?? true {
        next += 1
      }
      // Where the block after it begins may have changed as well.
      let isUntouched = first == next && (next == changed.count || changed[next] != end)
      var peeked = cuts
      if isUntouched, open.isEmpty || peeked.isCut(before: old[number].firstWord[...]) {
        endBlock()
        keep(number)
      } else {
        for word in words(of: number, changed: changed[first..<next], fresh, &nextFresh) {
          if cuts.isCut(before: word.text[...]) { endBlock() }
          open.append(word)
        }
      }
    }
    endBlock()
  }

  private mutating func keep(_ number: Int) {
    blocks.append(.kept(number))
    keptChecks.append(old[number].check)
    keptChecks += old[number].pieces.map(\.check)
    cuts = BlockCuts()
  }

  /// The words of an old block as they are now.
  private func words(
    of number: Int, changed: ArraySlice<[UInt8]>, _ fresh: PostedWords, _ nextFresh: inout Int
  ) -> [BlockDraft.Word] {
    var words: [BlockDraft.Word] = []
    var pending = changed
    /// Adds the changed words that are still in the index, up to `text`.
    func addChanged(upTo text: [UInt8]?, _ nextFresh: inout Int) {
      while let word = pending.first, text.map({ !$0.lexicographicallyPrecedes(word) }) ?? true {
        pending.removeFirst()
        guard nextFresh < fresh.count, fresh.text(of: nextFresh).elementsEqual(word) else { continue }
        words.append(
          .init(
            text: word, notes: fresh.notes[nextFresh], length: fresh.posting(of: nextFresh).count,
            source: .fresh(nextFresh)))
        nextFresh += 1
      }
    }
    let pieces = old[number].pieces
    var (piece, index) = (0, 0)
    var fresher = nextFresh
    forEachWord(inBlock: old[number].words) { text, notes, posting in
      while piece < pieces.count, index == pieces[piece].wordCount { (piece, index) = (piece + 1, 0) }
      let isChanged = pending.contains(text)
      addChanged(upTo: text, &fresher)
      if !isChanged {
        words.append(
          .init(
            text: text, notes: notes, length: posting.count,
            source: .old(block: number, piece: piece, index: index)))
      }
      index += 1
    }
    addChanged(upTo: nil, &fresher)
    nextFresh = fresher
    return words
  }

  private mutating func endBlock() {
    guard !open.isEmpty else { return }
    let pieces = pieceRanges(open.map(\.length)).map { range in
      let check = keptCheck(open[range])
      if let check {
        keptChecks.append(check)
      } else {
        for case (let text, .old) in open[range].lazy.map({ ($0.text, $0.source) }) {
          rereadWords.append(text)
        }
      }
      return BlockDraft.Piece(words: range, keptCheck: check)
    }
    blocks.append(.written(BlockDraft(words: open, pieces: pieces)))
    open = []
  }

  /// The check of the old piece that consists of these words.
  private func keptCheck(_ words: ArraySlice<BlockDraft.Word>) -> FileCheck? {
    guard case .old(let block, let piece, 0)? = words.first?.source, piece < old[block].pieces.count,
      words.count == old[block].pieces[piece].wordCount
    else { return nil }
    for word in words {
      guard case .old(block, piece, _) = word.source else { return nil }
    }
    return old[block].pieces[piece].check
  }
}

extension PostedWords {
  /// Index of a word.
  fileprivate func index(of word: [UInt8]) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if text(of: middle).lexicographicallyPrecedes(word) { low = middle + 1 } else { high = middle }
    }
    return low < count && text(of: low).elementsEqual(word) ? low : nil
  }
}
