// The index that `notes build` writes: Sources/SiteRendering/SearchFiles.swift tells the form of the files.

import { ByteReader, fromBytes, stringOf } from "./bytes.js";

const version = 2;

export class SiteIndex {
  #folder;
  /** Promises of what was fetched, by the names of files. */
  #files = new Map();
  /** For each block the file of its words. */
  #wordFiles = [];
  /** For each block the files of its postings, `{ start, end, name }`. */
  #pieces = [];
  /** For each note its file, and its place there. */
  #noteFiles = [];
  #languages = new Map();

  /** `cache` is "no-cache", which asks whether there is a newer one, or "reload". */
  static async open(url, cache) {
    const response = await fetch(url, { cache });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return new SiteIndex(new URL("index/", new URL(url, location)), new Uint8Array(await response.arrayBuffer()));
  }

  constructor(folder, contents) {
    this.#folder = folder;
    const reader = new ByteReader(contents);
    if (reader.readNumber() !== version) throw new Error("the index is of another version");
    const text = () => fromBytes(stringOf(reader.readBytes(reader.readNumber())));
    /** The language tag of the notes. */
    this.language = text();
    /** The size codes of the notes, by their numbers. */
    this.sizes = reader.readBytes(reader.readNumber());
    /** The first word of each block. */
    this.firstWords = [];
    const check = () => Array.from(reader.readBytes(5), (byte) => byte.toString(16).padStart(2, "0")).join("");

    for (let left = reader.readNumber(); left > 0; left -= 1) {
      this.firstWords.push(stringOf(reader.readBytes(reader.readNumber())));
      this.#wordFiles.push(`words-${check()}.bin`);
      const pieces = [];
      let start = 0;
      for (let left = reader.readNumber(); left > 0; left -= 1) {
        const end = start + reader.readNumber();
        pieces.push({ start, end, name: `postings-${check()}.bin` });
        start = end;
      }
      this.#pieces.push(pieces);
    }

    for (let left = reader.readNumber(); left > 0; left -= 1) {
      const notes = reader.readNumber();
      const name = `notes-${check()}.json`;
      for (let index = 0; index < notes; index += 1) this.#noteFiles.push({ name, index });
    }
    if (this.#noteFiles.length < this.sizes.length) throw new Error("the index is cut off");

    for (let left = reader.readNumber(); left > 0; left -= 1) this.#languages.set(text(), text());
  }

  /** The words of a block. */
  words(block) {
    return this.#bytes(this.#wordFiles[block]);
  }

  /** A range of the postings of a block. */
  async postings(block, start, end) {
    const piece = this.#pieces[block].find((piece) => start < piece.end);
    if (!piece) return new Uint8Array(0);
    return (await this.#bytes(piece.name)).subarray(start - piece.start, end - piece.start);
  }

  /** `{ title, url, day, tags, text }` of a note. */
  async note(number) {
    const { name, index } = this.#noteFiles[number];
    return (await this.#json(name))[index];
  }

  /** `{ anchor, headings, prose, code, captions }` of each section of a note. */
  sections(note) {
    return this.#json(note.text);
  }

  /** The name that the index has for a language, by one of those that people use. */
  languageName(name) {
    const lower = name.toLowerCase();
    return this.#languages.get(lower) ?? lower;
  }

  #bytes(name) {
    return this.#file(name, async (response) => new Uint8Array(await response.arrayBuffer()));
  }

  #json(name) {
    return this.#file(name, (response) => response.json());
  }

  #file(name, read) {
    let file = this.#files.get(name);
    if (!file) {
      file = this.#fetch(name, read);
      this.#files.set(name, file);
      // What failed is tried again when it is next asked for.
      file.catch(() => this.#files.delete(name));
    }
    return file;
  }

  async #fetch(name, read) {
    const response = await fetch(new URL(name, this.#folder));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return read(response);
  }
}
