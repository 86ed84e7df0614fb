// Finds the words of the index that a query is about: Sources/SearchRanking/QueryPlan.swift.

import { fromBytes } from "./bytes.js";
import { relatedTo } from "./related.js";
import { weights } from "./weights.js";
import { englishForms, functionWords, stemLength } from "./words.js";

/** Shorter beginnings match too much to mean anything. */
const minimumPrefix = 3;
const maximumLongerWords = 24;

/**
 * For each word of the query a group `{ word, variants: [{ word, weight }], rarity, isEnough }`, and what was looked
 * for in the place of words that are not in the index. A note is not found by words alone that are not enough.
 */
export async function planQuery({ words, forms }, lexicon, noteCount) {
  const planner = new Planner(lexicon, noteCount, forms);
  // All at once, so that what they need is fetched at once.
  const planned = await Promise.all(words.map((word) => planner.plan(word)));
  const groups = planned.map(({ group }) => group);
  await planner.addJoinedWords(groups);
  const isFunctionWord = ({ text }) => forms === englishForms && functionWords.has(text);
  const hasOthers = words.some((word) => !isFunctionWord(word));
  for (const group of groups) group.isEnough = !hasOthers || !isFunctionWord(group.word);
  return { groups, corrections: planned.flatMap(({ corrections }) => corrections) };
}

class Planner {
  constructor(lexicon, noteCount, forms) {
    this.lexicon = lexicon;
    this.noteCount = noteCount;
    this.forms = forms;
  }

  async plan(word) {
    const group = { word, variants: [], rarity: 0, isEnough: true };
    const corrections = [];
    if (word.isQuoted) {
      const known = await this.lexicon.word(word.text);
      if (known) add(group, known, 1);
      group.rarity = this.rarity(known?.notes ?? 0);
      return { group, corrections };
    }
    // The word and its forms, of which the query does not know which the author chose.
    const [begun, related] = await Promise.all([this.addForms(group), this.relatedWords(word)]);
    let known = sum(group.variants.map((variant) => variant.word.notes));
    addLongerWords(group, begun);
    if (!group.variants.length || (known === 0 && !word.isPrefix && word.text.length >= 4)) {
      known = await this.addNearWords(group, corrections);
    }
    if (known === 0) known = Math.max(0, ...group.variants.map((variant) => variant.word.notes));
    for (const other of related) add(group, other, weights.related);
    group.rarity = this.rarity(known);
    return { group, corrections };
  }

  rarity(notes) {
    const having = Math.min(notes, this.noteCount);
    return logarithm(1 + (this.noteCount - having + 0.5) / (having + 0.5));
  }

  /** Adds the word itself and its other forms; returns the words that begin with it. */
  async addForms(group) {
    const { text } = group.word;
    if (text.length < minimumPrefix) {
      const known = await this.lexicon.word(text);
      if (known) add(group, known, 1);
      return [];
    }
    const begun = [];
    for (const known of await this.lexicon.beginningWith(this.forms.beginning(text))) {
      if (isMark(known.text)) continue;
      if (known.text === text) add(group, known, 1);
      else if (this.forms.areForms(known.text, text)) add(group, known, weights.inflected);
      else if (known.text.startsWith(text)) begun.push(known);
    }
    return begun;
  }

  async relatedWords(word) {
    const found = relatedTo(word.text).map(async (text) => {
      const stem = stemLength(text);
      const words = await this.lexicon.beginningWith(text.slice(0, stem));
      return words.filter(
        (known) => known.text === text || (stemLength(known.text) === stem && !isMark(known.text)),
      );
    });
    return (await Promise.all(found)).flat();
  }

  /** Adds the words nearest to one that is not in the index; returns how many notes have them. */
  async addNearWords(group, corrections) {
    const typed = group.word.text;
    if (typed.length < 3) return 0;
    const limit = typed.length < 6 ? 1 : 2;
    const near = await this.nearWords(typed, limit);
    const nearest = near.map((word) => {
      // A slip at the first letter is rare; a frequent word is meant more often than a rare one.
      const isFirstWrong = typed[0] !== word.text[0];
      const distance = editDistance(typed, word.text, limit);
      return { word, cost: distance + (isFirstWrong ? 0.5 : 0) - 0.1 * logarithm(word.notes + 1) };
    });
    nearest.sort((a, b) => a.cost - b.cost);
    const best = nearest[0];
    if (!best) return this.addHalves(group);
    let notes = 0;
    nearest.slice(0, 3).forEach(({ word, cost }, index) => {
      if (cost >= best.cost + 0.7) return;
      add(group, word, index === 0 ? weights.corrected : weights.corrected * 0.6);
      notes += word.notes;
    });
    corrections.push({ typed: fromBytes(typed), shown: fromBytes(best.word.text) });
    return notes;
  }

  /** The words near to one, of those with the same first letter if there are any: the whole index is much. */
  async nearWords(typed, limit) {
    const isNear = (known) =>
      Math.abs(known.length - typed.length) <= limit && !isMark(known) &&
      editDistance(typed, known, limit) <= limit;
    const alike = (await this.lexicon.beginningWith(typed[0])).filter(({ text }) => isNear(text));
    return alike.length ? alike : this.lexicon.all(isNear);
  }

  /** Adds the two words that an unknown one is made of: `dockercompose`. */
  async addHalves(group) {
    const typed = group.word.text;
    if (typed.length < 6 || typed.length > 40) return 0;
    let best = null;
    for (let split = 3; split <= typed.length - 3; split += 1) {
      const first = await this.lexicon.word(typed.slice(0, split));
      const second = await this.lexicon.word(typed.slice(split));
      const notes = Math.min(first?.notes ?? 0, second?.notes ?? 0);
      if (notes > (best?.notes ?? 0)) best = { first, second, notes };
    }
    if (!best) return 0;
    add(group, best.first, weights.joined);
    add(group, best.second, weights.joined);
    return best.first.notes + best.second.notes;
  }

  /** Adds to two words of the query what they are when written as one: `web socket`. */
  async addJoinedWords(groups) {
    await Promise.all(
      groups.slice(1).map(async (group, index) => {
        const [first, second] = [groups[index].word, group.word];
        if (first.isQuoted || second.isQuoted || first.text.length < 2 || second.text.length < 2) return;
        const known = await this.lexicon.word(first.text + second.text);
        if (!known) return;
        add(groups[index], known, weights.joined);
        add(group, known, weights.joined);
      }),
    );
  }
}

function add(group, word, weight) {
  const variant = group.variants.find((other) => other.word.text === word.text);
  if (variant) variant.weight = Math.max(variant.weight, weight);
  else group.variants.push({ word, weight });
}

/** Adds words of which the typed one is the beginning, the most frequent ones first. */
function addLongerWords(group, words) {
  const weight = group.word.isPrefix ? weights.completed : weights.begun;
  const byUse = words.toSorted((a, b) => b.notes - a.notes);
  for (const known of byUse.slice(0, maximumLongerWords)) {
    add(group, known, weight * (group.word.text.length / known.text.length));
  }
}

/** The natural logarithm, to the last bit as Sources/SearchRanking/Logarithm.swift has it. */
function logarithm(value) {
  let halvings = 0;
  while (value > Math.SQRT2) {
    value /= 2;
    halvings += 1;
  }
  const z = (value - 1) / (value + 1);
  const square = z * z;
  let term = z;
  let total = 0;
  for (let odd = 1; odd < 20; odd += 2) {
    total += term / odd;
    term *= square;
  }
  return 2 * total + halvings * Math.LN2;
}

/** How many letters must be changed, added, left out or swapped with their neighbour; infinite past `limit`. */
function editDistance(a, b, limit) {
  let beforePrevious = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i += 1) {
    const row = [i + 1];
    let best = row[0];
    for (let j = 0; j < b.length; j += 1) {
      let cost = Math.min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] === b[j] ? 0 : 1));
      if (i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j]) {
        cost = Math.min(cost, beforePrevious[j - 1] + 1);
      }
      row.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return Infinity;
    beforePrevious = previous;
    previous = row;
  }
  return previous[b.length];
}

const isMark = (word) => word.includes(":");
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
