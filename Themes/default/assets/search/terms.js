// A query as a person typed it, understood: Sources/SearchRanking/SearchTerms.swift.
// Nothing in it is a mistake: what is no operator is text.

import { fromBytes, toBytes } from "./bytes.js";
import { englishForms, functionWords, isLetter, splitWords, style } from "./words.js";

// More than anyone types; the rest of a pasted text is not looked at.
const maximumWords = 24;
const maximumLength = 2048;

/**
 * `words` are `{ text, style, isJoined, isPrefix, isQuoted, isTitle }`, `phrases` ranges of them that must stand in
 * a row, `forms` those of the language that the notes are in. `marks` and `excludedMarks` stand in the index as
 * words that no text holds.
 */
export function readTerms(query, forms = englishForms, languageName = (name) => name.toLowerCase()) {
  const text = toBytes(query.slice(0, maximumLength)).slice(0, maximumLength);
  const terms = {
    words: [], phrases: [], excluded: [], marks: [], excludedMarks: [], after: null, before: null,
    isCodeOnly: false, forms,
  };
  let count = 0;
  for (const term of eachTerm(text)) {
    addTerm(terms, term, languageName);
    count += 1;
    if (terms.words.length >= maximumWords || count >= maximumWords * 2) break;
  }
  terms.words.length = Math.min(terms.words.length, maximumWords);
  terms.phrases = terms.phrases.filter(([, end]) => end <= terms.words.length);
  const last = terms.words.at(-1);
  const isFinished = query.length === 0 || /[\u0000- "]$/.test(query);
  if (!isFinished && last && !last.isQuoted) last.isPrefix = true;
  if (forms === englishForms) dropFunctionWords(terms);
  return terms;
}

/** Tags and days belong to notes, languages to sections. */
export const tagMark = (name) => "tag:" + toBytes(name.toLowerCase());
export const languageMark = (name) => "lang:" + toBytes(name.toLowerCase());
export const dayPrefix = "day:";

function addTerm(terms, term, languageName) {
  const value = fromBytes(term.text);
  const marks = term.isExcluded ? terms.excludedMarks : terms.marks;
  // `aws/` is on its way to become `aws/eks`.
  if (term.field === "tag") marks.push(tagMark(value.replace(/\/$/, "")));
  else if (term.field === "lang") marks.push(languageMark(languageName(value)));
  else if (term.field === "after" && isDay(value)) terms.after = value;
  else if (term.field === "before" && isDay(value)) terms.before = value;
  else if (term.field === "in" && value === "code") terms.isCodeOnly = true;
  else addWords(terms, term, term.field === "title");
}

function addWords(terms, term, isTitle) {
  // What has a field that is none is one name: `sts:AssumeRole`.
  const text = isTitle || !term.field ? term.text : term.whole;
  const found = [];
  splitWords(text, ({ text, position, style }) => {
    // Of `AssumeRole` the parts are looked for, which say where the whole is.
    if (found.at(-1)?.position === position) found.pop();
    const isJoined = position > 0 && !term.isQuoted;
    found.push({
      position, word: { text, style, isJoined, isPrefix: false, isQuoted: term.isQuoted, isTitle },
    });
  });
  if (!found.length) return;
  const added = found.map(({ word }) => word);
  if (term.isExcluded) {
    terms.excluded.push(added);
  } else {
    if (term.isQuoted) terms.phrases.push([terms.words.length, terms.words.length + added.length]);
    terms.words.push(...added);
  }
}

/** Drops words that say little, unless there are no others. Parts of names and phrases stay. */
function dropFunctionWords(terms) {
  const { words } = terms;
  const isKept = words.map(
    (word, index) =>
      word.isJoined || words[index + 1]?.isJoined || word.isQuoted || word.isTitle ||
      (word.style & style.option) !== 0 || !functionWords.has(word.text),
  );
  if (!isKept.includes(true)) return;
  const keptBefore = (index) => isKept.slice(0, index).filter(Boolean).length;
  terms.phrases = terms.phrases.map(([start, end]) => [keptBefore(start), keptBefore(end)]);
  terms.words = words.filter((_, index) => isKept[index]);
}

/** Whether a text is a day, a month or a year: `2024-06-07`, `2024-06`, `2024`. */
function isDay(text) {
  return /^\d{4}(-\d\d(-\d\d)?)?$/.test(text);
}

/** Takes a query apart at blanks, except within quotes. */
function* eachTerm(text) {
  const blank = /[\u0000- ]*/y;
  let offset = 0;
  while (true) {
    blank.lastIndex = offset;
    offset += blank.exec(text)[0].length;
    if (offset >= text.length) return;
    const start = offset;
    const term = { isExcluded: false, field: "", text: "", whole: "", isQuoted: false };
    if (text[offset] === "-" && isExclusion(text, offset + 1)) {
      term.isExcluded = true;
      offset += 1;
    }
    const field = /^([A-Za-z]{1,7}):(?=[^\u0000- ])/.exec(text.slice(offset, offset + 9));
    if (field) {
      term.field = field[1].toLowerCase();
      offset += field[0].length;
    }
    const end = text[offset] === '"' ? text.indexOf('"', offset + 1) : -1;
    if (end >= 0) {
      term.isQuoted = true;
      term.text = text.slice(offset + 1, end);
      offset = end + 1;
    } else {
      if (text[offset] === '"') offset += 1;
      term.text = /^[^\u0000- "]*/.exec(text.slice(offset))[0];
      offset += term.text.length;
    }
    term.whole = text.slice(start, offset);
    yield term;
  }
}

/** Whether what follows a dash is more than a short option: `-p`, `-rf`, `--dns`. */
function isExclusion(text, offset) {
  if (text[offset] === '"') return true;
  for (let end = offset; end < offset + 3; end += 1) {
    const byte = text.charCodeAt(end);
    if (!(isLetter(byte) || byte >= 0x80)) return false;
  }
  return true;
}
