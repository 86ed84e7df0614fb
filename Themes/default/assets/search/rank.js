// Ranks the notes of the index: Ranker, NoteFilter, NoteScores, WordPlaces and SectionScores of
// Sources/SearchRanking, whose comments tell why. Single precision where they have it, so that equal scores are
// equal here too.

import { Lexicon } from "./lexicon.js";
import { planQuery } from "./plan.js";
import { eachEntry, field } from "./postings.js";
import { dayPrefix } from "./terms.js";
import { fieldWeights, weights } from "./weights.js";
import { style } from "./words.js";

const single = Math.fround;

/** So many notes are looked at closely. */
const closeLooks = 200;

export class Ranker {
  #sizes;
  #noteCount;
  lexicon;

  /** `store` has `sizes` besides what the lexicon needs: the size codes of the notes, by their numbers. */
  constructor(store) {
    this.lexicon = new Lexicon(store);
    this.#sizes = store.sizes;
    this.#noteCount = this.#sizes.filter((size) => size > 0).length;
  }

  /**
   * What was found, best first, notes of equal score in the order of their numbers: `notes` are
   * `{ note, score, sections: [{ section, score }] }`. `words` are those that were looked for.
   */
  async rank(terms) {
    const [{ groups, corrections }, filter] = await Promise.all([this.#plan(terms), this.#filter(terms)]);
    if (!terms.words.length) {
      return { notes: filter.isEmpty ? [] : this.#allNotes(filter), corrections: [], words: new Set() };
    }
    const candidates = bestNotes(groups, terms, filter, this.#sizes);
    const places = wordPlaces(candidates, groups, terms.isCodeOnly);
    const notes = [];
    for (const { note, score } of candidates) {
      const allowed = places.get(note).filter((place) => filter.allowsSection(note, place.section));
      if (!allowed.length || !terms.phrases.every((phrase) => hasPhrase(allowed, phrase))) continue;
      const sections = sectionScores(allowed, groups);
      notes.push({ note, score: score + sections[0].score, sections });
    }
    notes.sort((a, b) => b.score - a.score || a.note - b.note);
    const words = new Set(groups.flatMap((group) => group.variants.map(({ word }) => word.text)));
    return { notes, corrections, words };
  }

  async #plan(terms) {
    const plan = await planQuery(terms, this.lexicon, this.#noteCount);
    const variants = plan.groups.flatMap((group) => group.variants);
    await Promise.all(
      variants.map(async (variant) => {
        variant.posting = await this.lexicon.posting(variant.word);
      }),
    );
    return plan;
  }

  /** The answer to a query of nothing but filters. */
  #allNotes(filter) {
    const notes = [];
    this.#sizes.forEach((size, note) => {
      if (size === 0 || !filter.allows(note)) return;
      const sections = filter.sectionsOf(note).map((section) => ({ section, score: 0 }));
      if (sections.length) notes.push({ note, score: 0, sections });
    });
    return notes;
  }

  /** What tags, languages, days and exclusions leave. */
  async #filter(terms) {
    const filter = new NoteFilter();
    const postingsOf = async (words) =>
      Promise.all(words.filter(Boolean).map((word) => this.lexicon.posting(word)));
    for (const mark of terms.marks) {
      filter.require(await postingsOf(await this.#wordsOf(mark)), mark.startsWith("lang:"));
    }
    if (terms.after || terms.before) {
      const days = (await this.lexicon.beginningWith(dayPrefix)).filter(({ text }) => {
        const day = text.slice(dayPrefix.length);
        return (!terms.after || day >= terms.after) && (!terms.before || day < terms.before);
      });
      filter.require(await postingsOf(days), false);
    }
    for (const mark of terms.excludedMarks) {
      for (const posting of await postingsOf(await this.#wordsOf(mark))) filter.exclude([posting]);
    }
    for (const words of terms.excluded) {
      const known = await Promise.all(words.map((word) => this.lexicon.word(word.text)));
      if (known.every(Boolean)) filter.exclude(await postingsOf(known));
    }
    return filter;
  }

  /** The words of the index that a mark finds: with a tag also those below it, `aws/eks` below `aws`. */
  async #wordsOf(mark) {
    const word = await this.lexicon.word(mark);
    const below = mark.startsWith("tag:") ? await this.lexicon.beginningWith(`${mark}/`) : [];
    return word ? [word, ...below] : below;
  }
}

/** Which notes, and which of their sections, may be shown. */
class NoteFilter {
  #excluded = new Set();
  #required = null;
  /** By note; only where sections were asked for. */
  #sections = null;

  get isEmpty() {
    return this.#excluded.size === 0 && this.#required === null;
  }

  allows(note) {
    return !this.#excluded.has(note) && (this.#required?.has(note) ?? true);
  }

  allowsSection(note, section) {
    return this.#sections === null || (this.#sections.get(note)?.has(section) ?? false);
  }

  /** The sections that were asked for, in order; the first one where none were. */
  sectionsOf(note) {
    if (this.#sections === null) return [0];
    return [...(this.#sections.get(note) ?? [])].sort((a, b) => a - b);
  }

  /** Leaves only the notes of these postings, and if asked only their sections. */
  require(postings, isBySection) {
    const found = new Map();
    for (const posting of postings) {
      eachEntry(posting, ({ note, section }) => {
        if (!found.has(note)) found.set(note, new Set());
        found.get(note).add(section);
      });
    }
    const required = this.#required;
    this.#required = new Set([...found.keys()].filter((note) => required?.has(note) ?? true));
    if (!isBySection) return;
    const sections = this.#sections;
    this.#sections = new Map(sections);
    for (const [note, some] of found) {
      const others = sections?.get(note);
      this.#sections.set(note, others ? new Set([...some].filter((section) => others.has(section))) : some);
    }
  }

  /** Leaves out the notes that are in all of these. */
  exclude(postings) {
    const sets = postings.map((posting) => {
      const notes = new Set();
      eachEntry(posting, ({ note }) => notes.add(note));
      return notes;
    });
    for (const note of sets[0] ?? []) if (sets.every((notes) => notes.has(note))) this.#excluded.add(note);
  }
}

// The first look: every note that has any of the words, by how many and how often (bm25).

function bestNotes(groups, terms, filter, sizes) {
  const counts = groups.map((group) => weighedCounts(group, terms, sizes.length));
  const found = groups.map((group) => group.variants.length > 0);
  const total = groups.reduce((sum, group, index) => sum + (found[index] ? group.rarity : 0), 0);
  const mustHave = groups.flatMap(({ word }, index) => (word.isQuoted || word.isTitle ? [index] : []));
  const average = averageSize(sizes);
  const notes = [];
  for (let note = 0; note < sizes.length; note += 1) {
    if (sizes[note] === 0) continue;
    let score = 0;
    let having = 0;
    let isFound = false;
    const size = 1 - weights.sizeShare + (weights.sizeShare * codedSize(sizes[note])) / average;
    for (let index = 0; index < groups.length; index += 1) {
      const count = counts[index][note];
      if (!(count > 0)) continue;
      const { rarity, isEnough } = groups[index];
      score += (rarity * count * (weights.saturation + 1)) / (count + weights.saturation * size);
      having += rarity * Math.min(1, count);
      isFound ||= isEnough;
    }
    if (!isFound || !filter.allows(note) || !mustHave.every((index) => counts[index][note] > 0)) continue;
    notes.push({ note, score: score * power(having / total, weights.coverage) });
  }
  notes.sort((a, b) => b.score - a.score || a.note - b.note);
  return terms.phrases.length ? notes : notes.slice(0, closeLooks);
}

function weighedCounts(group, terms, noteCount) {
  const counts = new Float32Array(group.variants.length ? noteCount : 0);
  const weightOf = fieldWeights.map((weight, number) => (countsIn(number, group, terms.isCodeOnly) ? single(weight) : 0));
  for (const variant of group.variants) {
    const weight = single(variant.weight);
    let note = -1;
    let sum = 0;
    const flush = () => {
      if (note >= 0 && note < noteCount) counts[note] += single(sum * weight);
    };
    eachEntry(variant.posting, (entry) => {
      if (entry.note !== note) {
        flush();
        note = entry.note;
        sum = 0;
      }
      sum = single(sum + single(weightOf[entry.field] * Math.min(entry.count, weights.repeats)));
    });
    flush();
  }
  return counts;
}

/** Whether a word of the query counts in a field. */
function countsIn(number, group, isCodeOnly) {
  return !(isCodeOnly && number !== field.code) && !(group.word.isTitle && number !== field.title);
}

/** About how many words a size code stands for. */
const codedSizes = [0];
for (let size = 1; codedSizes.length < 256; ) {
  codedSizes.push(size);
  if (codedSizes.length <= 80) size *= Math.SQRT2;
}
const codedSize = (code) => codedSizes[code];

function averageSize(sizes) {
  const counts = codedSizes.map(() => 0);
  for (const size of sizes) if (size > 0) counts[size] += 1;
  const sum = counts.reduce((sum, count, size) => sum + count * codedSize(size), 0);
  return Math.max(1, sum / Math.max(1, counts.reduce((sum, count) => sum + count, 0)));
}

/** `base` to a power of whole halves. */
function power(base, exponent) {
  let result = 1;
  let rest = exponent;
  for (; rest >= 1; rest -= 1) result *= base;
  return rest >= 0.5 ? result * Math.sqrt(base) : result;
}

// The close look at the best: which section has the words, and how they stand there.

/** All places of the words in some notes, by section, field and position. */
function wordPlaces(candidates, groups, isCodeOnly) {
  const places = new Map(candidates.map(({ note }) => [note, []]));
  groups.forEach((group, number) => {
    for (const variant of group.variants) {
      eachEntry(variant.posting, (entry) => {
        const found = places.get(entry.note);
        if (!found || !countsIn(entry.field, group, isCodeOnly)) return;
        const section = entry.field <= field.path ? 0 : entry.section;
        for (const position of entry.positions()) {
          found.push({
            section, field: entry.field, style: entry.style, group: number, position, length: entry.length,
            weight: single(variant.weight),
          });
        }
      });
    }
  });
  for (const found of places.values()) {
    found.sort(
      (a, b) => a.section - b.section || a.field - b.field || a.position - b.position || a.group - b.group,
    );
  }
  return places;
}

const rarityOf = (group) => (group.variants.length ? group.rarity : 0);

/** The sections, best first. */
function sectionScores(places, groups) {
  const sections = [];
  for (let start = 0; start < places.length; ) {
    const { section } = places[start];
    let end = start;
    while (end < places.length && places[end].section === section) end += 1;
    sections.push({ section, score: sectionScore(places.slice(start, end), groups) });
    start = end;
  }
  return sections.sort((a, b) => b.score - a.score || a.section - b.section);
}

function sectionScore(places, groups) {
  const counts = groups.map(() => 0);
  let inField = [];
  let current = -1;
  for (const place of places) {
    if (place.field !== current) {
      current = place.field;
      inField = groups.map(() => 0);
    }
    inField[place.group] += 1;
    if (inField[place.group] > weights.repeats) continue;
    counts[place.group] += fieldWeights[place.field] * place.weight;
  }
  let score = 0;
  counts.forEach((count, index) => {
    if (count <= 0) return;
    score +=
      (weights.section * rarityOf(groups[index]) * count * (weights.saturation + 1)) / (count + weights.saturation);
  });
  return (
    score + adjacency(places, groups) + styleScore(places, groups) +
    likeness(places, groups, field.title, weights.wholeTitle) + likeness(places, groups, field.heading, weights.wholeHeading)
  );
}

/** Words next to each other in the query that stand near to each other in a text. */
function adjacency(places, groups) {
  if (groups.length < 2) return 0;
  const nearness = groups.map(() => 0);
  places.forEach((place, index) => {
    for (let next = index + 1; next < places.length; next += 1) {
      const other = places[next];
      const distance = other.position - place.position;
      if (other.field !== place.field || distance > 3) break;
      if (distance <= 0) continue;
      const weight = Math.min(place.weight, other.weight);
      if (other.group === place.group + 1) {
        nearness[other.group] = Math.max(nearness[other.group], weight / distance);
      } else if (other.group + 1 === place.group) {
        nearness[place.group] = Math.max(nearness[place.group], (weight * 0.5) / distance);
      }
    }
  });
  let sum = 0;
  for (let index = 1; index < groups.length; index += 1) {
    if (nearness[index] <= 0) continue;
    const weight = groups[index].word.isJoined ? weights.adjacentInName : weights.adjacent;
    sum += weight * nearness[index] * (rarityOf(groups[index - 1]) + rarityOf(groups[index]));
  }
  return sum;
}

/** How nearly a title or heading is the query: the share that it has of it times the share that it is of it. */
function likeness(places, groups, number, weight) {
  const best = groups.map(() => 0);
  let matched = 0;
  let length = 0;
  let position = -1;
  for (const place of places) {
    if (place.field !== number) continue;
    best[place.group] = Math.max(best[place.group], place.weight);
    if (place.position !== position) matched += 1;
    ({ position, length } = place);
  }
  if (matched === 0 || length === 0) return 0;
  let having = 0;
  let total = 0;
  groups.forEach((group, index) => {
    total += rarityOf(group);
    having += rarityOf(group) * best[index];
  });
  return total > 0 ? weight * having * (having / total) * Math.min(1, matched / length) : 0;
}

/** Capitals and dashes that the query and the text have alike. */
function styleScore(places, groups) {
  const styles = groups.map(() => 0);
  for (const place of places) styles[place.group] |= place.style;
  let sum = 0;
  groups.forEach((group, index) => {
    const shared = styles[index] & group.word.style;
    if (shared & style.capitals) sum += weights.capitals * rarityOf(group);
    if (shared & style.option) sum += weights.option * rarityOf(group);
  });
  return sum;
}

/** Whether the words of the range stand in a row somewhere. */
function hasPhrase(places, [start, end]) {
  return places.some((first, index) => {
    if (first.group !== start) return false;
    let expected = start + 1;
    for (let next = index + 1; expected < end && next < places.length; next += 1) {
      const place = places[next];
      const wanted = first.position + expected - start;
      if (place.section !== first.section || place.field !== first.field || place.position > wanted) break;
      if (place.position === wanted && place.group === expected) expected += 1;
    }
    return expected >= end;
  });
}
