// Takes texts apart into the words that are indexed and looked for.
// The same rules as Sources/SearchRanking/WordSplitter.swift and WordForms.swift, whose comments tell why; what
// both say about Tests/SearchRankingTests/Vectors/*.json is compared in a browser.

import { fromBytes, toBytes } from "./bytes.js";

const maximumWordLength = 64;

export const style = { capitals: 1, option: 2 };

/**
 * Calls `found` with each word of a text in bytes: `{ text, position, style, start, end }`, the text folded.
 * Returns how many positions there are.
 */
export function splitWords(text, found) {
  let position = 0;
  let offset = 0;

  function readRun() {
    const start = offset;
    const parts = [];
    let word = "";
    let flags = isOption(text, start) ? style.option : 0;
    while (offset < text.length) {
      const byte = text.charCodeAt(offset);
      if (isWordByte(byte)) {
        if (isUpper(byte) && offset > start) {
          flags |= style.capitals;
          if (isPartStart(text, offset)) parts.push({ inWord: word.length, inText: offset });
        }
        word += String.fromCharCode(isUpper(byte) ? byte | 0x20 : byte);
        offset += 1;
      } else if (byte === 0x27 && isLetter(text.charCodeAt(offset + 1))) {
        offset += 1;
      } else if (byte < 0x80) {
        break;
      } else {
        const { character, length } = characterAt(text, offset);
        const isApostrophe = character === "\u2019" && isLetter(text.charCodeAt(offset + length));
        if (!(isWordCharacter(character) || isApostrophe) || isPaired(character)) break;
        if (!isApostrophe) word += folded(character);
        offset += length;
      }
    }
    // A run of marks alone.
    if (!word) return;
    found({ text: word.slice(0, wordEnd(word)), position, style: flags, start, end: offset });
    if (parts.length && word.length <= maximumWordLength) {
      let part = { inWord: 0, inText: start };
      for (const next of [...parts, { inWord: word.length, inText: offset }]) {
        const name = word.slice(part.inWord, next.inWord);
        found({ text: name, position, style: flags, start: part.inText, end: next.inText });
        position += 1;
        part = next;
      }
    } else {
      // In a longer run, encoded data, the case changes by chance.
      position += 1;
    }
  }

  /** Characters that are written without blanks between words give their pairs. */
  function readPairs() {
    const emit = (start, end) => {
      found({ text: text.slice(start, end), position, style: 0, start, end });
      position += 1;
    };
    const start = offset;
    let previous = start;
    offset += characterAt(text, offset).length;
    while (offset < text.length) {
      const { character, length } = characterAt(text, offset);
      if (!isPaired(character)) break;
      emit(previous, offset + length);
      previous = offset;
      offset += length;
    }
    if (previous === start) emit(start, offset);
  }

  while (offset < text.length) {
    const byte = text.charCodeAt(offset);
    if (isWordByte(byte)) {
      readRun();
    } else if (byte < 0x80) {
      offset += 1;
    } else {
      const { character, length } = characterAt(text, offset);
      if (isPaired(character)) readPairs();
      else if (isWordCharacter(character)) readRun();
      else offset += length;
    }
  }
  return position;
}

/** Whether a new part of a name begins here: `assume|Role`, `IAM|Policy`, but not `ID|s`. */
function isPartStart(text, offset) {
  const before = text.charCodeAt(offset - 1);
  if (isLower(before)) return true;
  return isUpper(before) && isLower(text.charCodeAt(offset + 1)) && isLower(text.charCodeAt(offset + 2));
}

/** Whether the word has a dash before it, and before that another one or the end of a word. */
function isOption(text, offset) {
  if (text[offset - 1] !== "-") return false;
  const before = text.charCodeAt(offset - 2);
  return before === 0x2d || !(isWordByte(before) || before >= 0x80);
}

/** Where a word ends that is cut between characters. */
function wordEnd(word) {
  if (word.length <= maximumWordLength) return word.length;
  let end = maximumWordLength;
  while (end > 0 && isContinuation(word.charCodeAt(end))) end -= 1;
  return end;
}

/** The character at an offset; the replacement character, of one byte, for what is not UTF-8. */
function characterAt(text, offset) {
  const first = text.charCodeAt(offset);
  const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  const bytes = text.slice(offset, offset + length);
  const isWhole = length > 0 && bytes.length === length && [...bytes.slice(1)].every((byte) => isContinuation(byte.charCodeAt(0)));
  return isWhole ? { character: fromBytes(bytes), length } : { character: "\ufffd", length: 1 };
}

const isContinuation = (byte) => (byte & 0xc0) === 0x80;
const isUpper = (byte) => byte >= 0x41 && byte <= 0x5a;
const isLower = (byte) => byte >= 0x61 && byte <= 0x7a;
export const isLetter = (byte) => isUpper(byte) || isLower(byte);
const isWordByte = (byte) => isLetter(byte) || (byte >= 0x30 && byte <= 0x39);
const isWordCharacter = (character) => /^[\p{L}\p{Nd}\p{Nl}\p{No}\p{Co}\p{Mn}\p{Mc}]/u.test(character);
const isPaired = (character) =>
  /^[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/u.test(character);

// Folding: letters with diacritics as the letters that people type for them (LatinLetters.swift).

/** U+00C0 to U+017F; `-` where a character stays what it is. */
const latin1AndExtendedA = `
  a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss a a a a a a ae c e e e e i i i i
  d n o o o o o - o u u u u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g
  g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l - - l l n n n n n n - ng ng o o o o o o
  oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s`
  .trim().split(/\s+/);

/** U+1E00 to U+1EFF: Vietnamese and others. */
const extendedAdditional = `
  a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h i i i i k k
  k k k k l l l l l l l l m m m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r s s s s
  s s s s s s t t t t t t t t u u u u u u u u u u v v v v w w w w w w w w w w x x x x y y z z z z z z
  h t w y - s - - ss - a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e e e e e e e e e
  i i i i o o o o o o o o o o o o o o o o o o o o o o o o u u u u u u u u u u u u u u y y y y y y y y
  - - - - - -`
  .trim().split(/\s+/);

/** A character in lower case and without its marks, in bytes. */
function folded(character) {
  const place = character.codePointAt(0);
  const letters =
    place >= 0xc0 && place < 0x180
      ? latin1AndExtendedA[place - 0xc0]
      : place >= 0x1e00 && place < 0x1f00
        ? extendedAdditional[place - 0x1e00]
        : undefined;
  if (letters && letters !== "-") return letters;
  return place >= 0x300 && place <= 0x36f ? "" : toBytes(character.toLowerCase());
}

// Forms of English words

/** Words that carry no subject. */
export const functionWords = new Set(
  `a am an and are as at be been by can could did do does for from has have how i if in into is it its me my of on
  or our should so some that the their them there this to was we what when where which who why will with would you
  your`.split(/\s+/),
);

/** Words with the same stem. `beginning` is what all forms of a word begin with. */
export const englishForms = {
  beginning: (word) => word.slice(0, stemLength(word)),
  areForms: (a, b) => englishForms.beginning(a) === englishForms.beginning(b),
};

/** Words that differ in no more than two letters at their end: the most that can be said without a language. */
const anyForms = {
  beginning(word) {
    let end = Math.max(Math.min(word.length, 4), word.length - 2);
    while (end > 0 && end < word.length && isContinuation(word.charCodeAt(end))) end -= 1;
    return word.slice(0, end);
  },
  areForms(a, b) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    return long.length - short.length <= 2 && long.startsWith(short);
  },
};

/** The forms of words in a language, by its tag: `en`, `en-GB`, `sr-Latn`. */
export function wordForms(language) {
  return /^en(?!\p{L})/iu.test(language) ? englishForms : anyForms;
}

/** How many of a word's first letters its other forms share: `polic` of `policy` and `policies`. */
export function stemLength(word) {
  if (!/^[a-z]{4,24}$/.test(word)) return word.length;
  const length = strippedLength(word);
  return length >= 3 ? length : word.length;
}

function strippedLength(word) {
  const endsIn = (ending) => word.length > ending.length && word.endsWith(ending);
  if (endsIn("ies") || endsIn("ied")) return word.length - 3;
  if (endsIn("eed")) return word.length;
  for (const ending of ["ing", "ed"]) {
    if (!endsIn(ending)) continue;
    const rest = word.slice(0, -ending.length);
    if (!/[aeiouy]/.test(rest)) return word.length;
    // `running` comes from `run`, but `installing` from `install` and `passing` from `pass`.
    if (rest.length > 3 && /([^aeiouylsz])\1$/.test(rest)) return rest.length - 1;
    return withoutFinalVowel(rest);
  }
  for (const ending of ["sses", "shes", "ches", "xes"]) if (endsIn(ending)) return word.length - 2;
  for (const ending of ["ss", "us", "is", "ias"]) if (endsIn(ending)) return word.length;
  return withoutFinalVowel(word.endsWith("s") ? word.slice(0, -1) : word);
}

/** The length without an `e`, or a `y` after a consonant, which other forms of a word lose. */
function withoutFinalVowel(word) {
  return word.length > 3 && /(e|[^aeiouy]y)$/.test(word) ? word.length - 1 : word.length;
}
