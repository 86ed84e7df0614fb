// Answers queries from the index of the site, in the words of the page: notes with title, address and excerpts.

import { fromBytes } from "./bytes.js";
import { excerptOf } from "./excerpt.js";
import { Ranker } from "./rank.js";
import { SiteIndex } from "./site-index.js";
import { readTerms } from "./terms.js";
import { wordForms } from "./words.js";

/** Further hits of a note, and how good they must be beside the best one. */
const sectionsPerNote = 3;
const leastShare = 1 / 3;

export class SiteSearch {
  #url;
  #opened = null;

  constructor(url) {
    this.#url = url;
  }

  /** Fetches what every query needs. */
  open() {
    this.#opened ??= this.#load("no-cache");
    return this.#opened;
  }

  /** Reads the index once more: should files be gone, the site has been published anew meanwhile. */
  reopen() {
    this.#opened = this.#load("reload");
  }

  /** `{ notes, corrections, words, isCodeOnly }`, the notes `{ number, sections }` best first. */
  async find(query) {
    const { index, ranker } = await this.open();
    const terms = readTerms(query, wordForms(index.language), (name) => index.languageName(name));
    const ranking = await ranker.rank(terms);
    // Of equal scores the newer note comes first, which has the larger number.
    ranking.notes.sort((a, b) => b.score - a.score || b.note - a.note);
    const notes = ranking.notes.map(({ note, sections }) => {
      const least = sections[0].score * leastShare;
      return {
        number: note,
        sections: sections.slice(0, sectionsPerNote).filter(({ score }) => score >= least),
      };
    });
    return { notes, corrections: ranking.corrections, words: ranking.words, isCodeOnly: terms.isCodeOnly };
  }

  /** `{ title, url, day, tags, text }`. */
  async note(number) {
    return (await this.open()).index.note(number);
  }

  /** The sections of a note that were found: `{ anchor, headings, excerpt }`. */
  async sections(note, found, answer) {
    const sections = await (await this.open()).index.sections(note);
    return found.flatMap(({ section }) => {
      const text = sections[section];
      if (!text) return [];
      const excerpt = excerptOf(text, answer.words, answer.isCodeOnly);
      return [{ anchor: text.anchor, headings: text.headings, excerpt }];
    });
  }

  /** Tags or languages of the site, by their prefix: `{ name, notes }`. */
  async marks(prefix) {
    const { ranker } = await this.open();
    const words = await ranker.lexicon.beginningWith(prefix);
    return words.map(({ text, notes }) => ({ name: fromBytes(text.slice(prefix.length)), notes }));
  }

  #load(cache) {
    const opened = SiteIndex.open(this.#url, cache).then((index) => ({ index, ranker: new Ranker(index) }));
    // Without a connection now, perhaps with one later.
    opened.catch(() => {
      if (this.#opened === opened) this.#opened = null;
    });
    return opened;
  }
}
