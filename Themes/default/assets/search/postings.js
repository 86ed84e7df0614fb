// Reads the segment of the index: Sources/SearchRanking/Segment.swift and Posting.swift, which tell the form.

import { ByteReader, stringOf } from "./bytes.js";

/** Where in a note a word stands. */
export const field = {
  title: 0, tags: 1, path: 2, heading: 3, outerHeadings: 4, prose: 5, code: 6, caption: 7,
};

/** The words of a block: `{ text, notes, start, end }`, the latter two of the posting. */
export function blockWords(bytes) {
  const reader = new ByteReader(bytes);
  const words = [];
  let text = "";
  let offset = 0;
  while (!reader.isAtEnd) {
    text = text.slice(0, reader.readNumber()) + stringOf(reader.readBytes(reader.readNumber()));
    const notes = reader.readNumber();
    const length = reader.readNumber();
    words.push({ text, notes, start: offset, end: offset + length });
    offset += length;
  }
  return words;
}

/**
 * Calls `found` with each place list of a posting: `{ note, field, style, count, section, length }`. The object is
 * the same each time. `positions()` of it gives the places themselves.
 */
export function eachEntry(posting, found) {
  const reader = new ByteReader(posting);
  const entry = { note: 0, field: 0, style: 0, count: 0, section: 0, length: 0, positions: null };
  let hasPositionsLeft = false;
  const readPositions = (positions) => {
    let position = 0;
    for (let index = 0; index < entry.count && !reader.isAtEnd; index += 1) {
      position += reader.readNumber();
      positions?.push(position);
    }
    hasPositionsLeft = false;
    return positions;
  };
  entry.positions = () => readPositions([]);
  while (!reader.isAtEnd) {
    entry.note += reader.readNumber();
    entry.section = 0;
    let isLast = false;
    while (!isLast && !reader.isAtEnd) {
      const header = reader.readByte();
      entry.field = header & 7;
      isLast = (header & 8) !== 0;
      entry.style = (header >> 4) & 3;
      entry.count = header >> 6 || reader.readNumber();
      if (entry.field > field.path) entry.section += reader.readNumber();
      entry.length = entry.field === field.title || entry.field === field.heading ? reader.readNumber() : 0;
      hasPositionsLeft = true;
      found(entry);
      if (hasPositionsLeft) readPositions();
    }
  }
}
