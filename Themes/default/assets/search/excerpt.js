// The part of a section that shows why it was found: Sources/SearchRanking/MarkedText.swift.

import { fromBytes, toBytes } from "./bytes.js";
import { splitWords } from "./words.js";

/**
 * `{ isCode, parts }`, the parts `{ text, isMatch }` in order. `section` has `prose`, `code` and `captions`; `words`
 * are those that were looked for, in bytes.
 */
export function excerptOf(section, words, isCodeOnly) {
  const prose = new MarkedText(section.prose || section.captions, words);
  const code = new MarkedText(section.code, words);
  const captions = new MarkedText(section.captions, words);
  const showsCode =
    isCodeOnly || code.distinct > Math.max(prose.distinct, captions.distinct) ||
    (!prose.bytes && code.bytes !== "");
  if (showsCode) return { isCode: true, parts: code.codeExcerpt(160) };
  return { isCode: false, parts: (captions.distinct > prose.distinct ? captions : prose).proseExcerpt(240) };
}

/** A title or heading in parts, as an excerpt has them. */
export function markedLine(text, words) {
  const marked = new MarkedText(text, words);
  return marked.parts(0, marked.bytes.length);
}

class MarkedText {
  constructor(text, words) {
    this.bytes = toBytes(text);
    /** Ascending, not overlapping. */
    this.matches = [];
    splitWords(this.bytes, ({ text, start, end }) => {
      // Of a name that was found as a whole the parts are no further finds.
      if (start >= (this.matches.at(-1)?.end ?? 0) && words.has(text)) this.matches.push({ start, end });
    });
  }

  /** How many different texts were matched, without regard to case. */
  get distinct() {
    return new Set(this.matches.map((match) => this.#folded(match))).size;
  }

  /** The passage of about `width` bytes with the most different matches, white space collapsed. */
  proseExcerpt(width) {
    const { bytes } = this;
    const anchor = this.matches.length ? this.matches[this.#densest((width * 3) >> 2)].start : 0;
    const { start, end } = this.#wordBounds(anchor - (width >> 2), width);
    const parts = this.parts(start, end).map((part) => ({ ...part, text: part.text.replace(/[\u0000- ]+/g, " ") }));
    if (start > 0) parts.unshift({ text: "…", isMatch: false });
    if (end < bytes.length) parts.push({ text: "…", isMatch: false });
    return parts;
  }

  /** The line with the densest matches, and the one after it; each at most `width` bytes. */
  codeExcerpt(width) {
    const { bytes } = this;
    const anchor = this.matches.length ? this.matches[this.#densest(width)].start : 0;
    let start = bytes.lastIndexOf("\n", anchor - 1) + 1;
    if (anchor === 0) start = 0;
    // A line of minified code is cut, so that the match stays in sight.
    if (anchor - start > width / 2) start = this.#characterStart(anchor - (width >> 1));
    let end = anchor;
    for (let line = 0; line < 2; line += 1) {
      const limit = Math.min(bytes.length, end + width);
      while (end < limit && bytes[end] !== "\n") end += 1;
      if (bytes[end] !== "\n") break;
      end += 1;
    }
    end = this.#characterStart(end);
    while (end > start && bytes[end - 1] === "\n") end -= 1;
    return this.parts(start, end);
  }

  /** The text of a range, cut at the ends of matches. */
  parts(start, end) {
    const parts = [];
    let offset = start;
    const add = (until, isMatch) => {
      if (until > offset) parts.push({ text: fromBytes(this.bytes.slice(offset, until)), isMatch });
      offset = Math.max(offset, until);
    };
    for (const match of this.matches) {
      if (match.start < start || match.start >= end) continue;
      add(match.start, false);
      add(Math.min(match.end, end), true);
    }
    add(end, false);
    return parts;
  }

  /** Index of the match that begins the passage of `width` bytes with the most different matches. */
  #densest(width) {
    const texts = this.matches.map((match) => this.#folded(match));
    const counts = new Map();
    let best = { index: 0, distinct: 0 };
    let next = 0;
    this.matches.forEach((match, index) => {
      while (next < texts.length && (this.matches[next].end <= match.start + width || next === index)) {
        counts.set(texts[next], (counts.get(texts[next]) ?? 0) + 1);
        next += 1;
      }
      if (counts.size > best.distinct) best = { index, distinct: counts.size };
      const remaining = counts.get(texts[index]) - 1;
      if (remaining > 0) counts.set(texts[index], remaining);
      else counts.delete(texts[index]);
    });
    return best.index;
  }

  #folded({ start, end }) {
    return this.bytes.slice(start, end).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  }

  /** A range of about `width` bytes that begins and ends between words where there are any. */
  #wordBounds(from, width) {
    const { length } = this.bytes;
    const isText = (offset) => this.bytes.charCodeAt(offset) > 0x20;
    const slack = width >> 2;
    // Text that ends soon is shown from further ahead.
    const wanted = Math.max(0, Math.min(from, length - width));
    let start = wanted;
    while (start > 0 && start < length && start < wanted + slack && isText(start - 1)) start += 1;
    if (start === wanted + slack) start = wanted;
    const limit = Math.min(length, start + width);
    let end = limit;
    while (end < length && end > limit - slack && isText(end)) end -= 1;
    if (end === limit - slack) end = limit;
    start = this.#characterStart(start);
    return { start, end: Math.max(start, this.#characterStart(end)) };
  }

  /** The offset, or the one before it where its character begins. */
  #characterStart(offset) {
    while (offset > 0 && offset < this.bytes.length && (this.bytes.charCodeAt(offset) & 0xc0) === 0x80) offset -= 1;
    return offset;
  }
}
