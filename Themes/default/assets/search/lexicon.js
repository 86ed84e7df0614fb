// The words of the index: Sources/SearchRanking/Lexicon.swift.

import { blockWords } from "./postings.js";

/** Looks words up. `store` has `firstWords`, a word a block, and `words(block)` and `postings(block, start, end)`. */
export class Lexicon {
  #store;
  #blocks = new Map();

  constructor(store) {
    this.#store = store;
  }

  /** The words that begin so, in the order of their bytes: `{ text, notes, block, start, end }`. */
  async beginningWith(prefix) {
    const first = this.#store.firstWords;
    // The block before the first one that begins after the prefix may hold it too.
    const next = partition(first, (word) => word >= prefix);
    let end = next;
    while (end < first.length && first[end].startsWith(prefix)) end += 1;
    return this.#where(Math.max(0, next - 1), end, (word) => word.startsWith(prefix));
  }

  async word(text) {
    const next = partition(this.#store.firstWords, (word) => word > text);
    return (await this.#where(Math.max(0, next - 1), next, (word) => word === text))[0];
  }

  /** All words for which `isWanted` holds. Fetches the words of the whole index. */
  all(isWanted) {
    return this.#where(0, this.#store.firstWords.length, isWanted);
  }

  posting(word) {
    return this.#store.postings(word.block, word.start, word.end);
  }

  async #where(start, end, isWanted) {
    const numbers = Array.from({ length: end - start }, (_, index) => start + index);
    const blocks = await Promise.all(numbers.map((number) => this.#block(number)));
    return blocks.flatMap((words) => words.filter((word) => isWanted(word.text)));
  }

  async #block(number) {
    let words = this.#blocks.get(number);
    if (!words) {
      words = blockWords(await this.#store.words(number)).map((word) => ({ ...word, block: number }));
      this.#blocks.set(number, words);
    }
    return words;
  }
}

/** Index of the first element of the second half, all for which `belongs` holds being there. */
function partition(sorted, belongs) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (belongs(sorted[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}
