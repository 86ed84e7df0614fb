// Compares the JavaScript of the default theme with Tests/SearchRankingTests/Vectors/*.json, which the terminal's
// search passes as well. Served beside the theme by check_search.py.

import { ByteReader, fromBytes, stringOf, toBytes } from "./assets/search/bytes.js";
import { Ranker } from "./assets/search/rank.js";
import { related } from "./assets/search/related.js";
import { readTerms } from "./assets/search/terms.js";
import { weights } from "./assets/search/weights.js";
import { functionWords, splitWords, stemLength, style } from "./assets/search/words.js";

/** What differs, a line each. `read(name)` gives the parsed file of vectors. */
export async function differences(read) {
  const found = [];
  const compare = (what, actual, expected) => {
    const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
    if (a !== b) found.push(`${what}: ${a} instead of ${b}`);
  };
  for (const { text, words } of await read("words")) compare(`words of ${text}`, describedWords(text), words);
  for (const { words, stems } of await read("stems")) {
    const actual = words.map((word) => fromBytes(toBytes(word).slice(0, stemLength(toBytes(word)))));
    compare(`stems of ${words}`, [...new Set(actual)].sort(), stems);
  }
  const tables = await read("tables");
  compare("function words", [...functionWords].sort(), tables.functionWords);
  for (const [stem, words] of Object.entries(tables.related)) compare(`related to ${stem}`, related.get(stem), words);
  compare("related words", related.size, Object.keys(tables.related).length);
  for (const [name, weight] of Object.entries(tables.weights)) compare(`weight ${name}`, weights[name], weight);
  compare("weights", Object.keys(weights).length, Object.keys(tables.weights).length);

  const { notes, queries } = await read("ranking");
  const ranker = new Ranker(storeOf(await read("index")));
  for (const { query, found, corrections } of queries) {
    const ranking = await ranker.rank(readTerms(query));
    const actual = ranking.notes.map(
      ({ note, sections, score }) => `${notes[note].path} ${sections[0].section} ${rounded(score)}`,
    );
    compare(`${query} finds`, actual, found);
    compare(`${query} corrects`, ranking.corrections.map(({ typed, shown }) => `${typed} > ${shown}`), corrections);
  }
  return found;
}

function describedWords(text) {
  const words = [];
  splitWords(toBytes(text), (word) => {
    const flags = (word.style & style.capitals ? " capitals" : "") + (word.style & style.option ? " option" : "");
    words.push(`${fromBytes(word.text)} ${word.position}${flags}`);
  });
  return words;
}

/** The index of the vectors as what the ranker reads. */
function storeOf({ sizes, directory, blocks }) {
  const bytes = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return {
    sizes: bytes(sizes),
    firstWords: directoryWords(bytes(directory)),
    words: async (block) => bytes(blocks[block].words),
    postings: async (block, start, end) => bytes(blocks[block].postings).subarray(start, end),
  };
}

/** The first words of a directory. */
function directoryWords(bytes) {
  const reader = new ByteReader(bytes);
  const words = [];
  while (!reader.isAtEnd) words.push(stringOf(reader.readBytes(reader.readNumber())));
  return words;
}

/** As Swift prints a number of three decimals. */
function rounded(score) {
  const number = Math.round(score * 1000) / 1000;
  return Number.isInteger(number) ? `${number}.0` : `${number}`;
}
