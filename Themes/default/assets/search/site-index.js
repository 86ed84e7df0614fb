// The index that `notes build` writes: Sources/SiteRendering/SearchFiles.swift tells the form of the files.

import { ByteReader, fromBytes, stringOf } from "./bytes.js";
import { directoryWords } from "./postings.js";

const version = 1;

export class SiteIndex {
  #folder;
  /** Promises of what was fetched, by the names of files. */
  #files = new Map();
  /** For each block its file, and how many other blocks come before it there. */
  #wordFiles = [];
  #pieces = [];
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
    this.firstWords = directoryWords(reader.readBytes(reader.readNumber()));
    const check = () => Array.from(reader.readBytes(4), (byte) => byte.toString(16).padStart(2, "0")).join("");

    const wordFiles = reader.readNumber();
    for (let number = 0; number < wordFiles; number += 1) {
      const blocks = reader.readNumber();
      const name = `words-${number}-${check()}.bin`;
      for (let before = 0; before < blocks; before += 1) this.#wordFiles.push({ name, before });
    }

    let number = 0;
    for (let block = 0; block < this.firstWords.length; block += 1) {
      const pieces = [];
      let start = 0;
      for (let left = reader.readNumber(); left > 0; left -= 1) {
        const end = start + reader.readNumber();
        pieces.push({ start, end, name: `postings-${number}-${check()}.bin` });
        start = end;
        number += 1;
      }
      this.#pieces.push(pieces);
    }

    this.notesPerFile = reader.readNumber();
    if (this.notesPerFile === 0) throw new Error("the index is cut off");
    const noteFiles = Math.ceil(this.sizes.length / this.notesPerFile);
    for (let number = 0; number < noteFiles; number += 1) this.#noteFiles.push(`notes-${number}-${check()}.json`);

    for (let left = reader.readNumber(); left > 0; left -= 1) this.#languages.set(text(), text());
  }

  /** The words of a block. */
  async words(block) {
    const { name, before } = this.#wordFiles[block];
    const reader = new ByteReader(await this.#bytes(name));
    for (let left = before; left > 0; left -= 1) reader.readBytes(reader.readNumber());
    return reader.readBytes(reader.readNumber());
  }

  /** A range of the postings of a block. */
  async postings(block, start, end) {
    const piece = this.#pieces[block].find((piece) => start < piece.end);
    if (!piece) return new Uint8Array(0);
    return (await this.#bytes(piece.name)).subarray(start - piece.start, end - piece.start);
  }

  /** `{ title, url, day, tags, text }` of a note. */
  async note(number) {
    const notes = await this.#json(this.#noteFiles[Math.floor(number / this.notesPerFile)]);
    return notes[number % this.notesPerFile];
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
