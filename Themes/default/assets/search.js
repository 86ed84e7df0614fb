// Search over search.json, fetched when a reader first turns to the search box.
// Without JavaScript the form leads to the search page, which links to tags and archive.
"use strict";

const maximumResults = 30;
const form = document.querySelector("form[data-search-data]");
if (form) setUpSearch(form);

function setUpSearch(form) {
  const input = form.querySelector("input[type=search]");
  const status = document.querySelector(".search-status");
  const list = document.querySelector("[data-search-results]");
  const isSearchPage = new URL(form.action).pathname === location.pathname;
  let loading;
  const load = () => (loading ??= fetchNotes(form.dataset.searchData));
  let timer;

  async function search() {
    const query = input.value.trim();
    if (isSearchPage) showInAddress(query);
    if (!query) return show([], "", "");
    try {
      const notes = await load();
      if (query !== input.value.trim()) return; // typed on while the notes were on their way
      const results = findNotes(notes, query);
      show(results.slice(0, maximumResults), query, announcement(results.length, query));
    } catch {
      loading = undefined;
      show([], query, "The list of notes could not be loaded. Try again, or use the tags and the archive.");
    }
  }

  function show(results, query, said) {
    list.replaceChildren(...results.map((result) => resultItem(result, foldedWords(query))));
    list.hidden = results.length === 0;
    // Late, so that a screen reader is told the count of a pause in typing, not of every letter.
    clearTimeout(timer);
    timer = setTimeout(() => (status.textContent = said), said ? 250 : 0);
  }

  input.addEventListener("focus", () => load().catch(() => (loading = undefined)), { once: true });
  input.addEventListener("input", search);
  form.addEventListener("submit", (event) => {
    if (!isSearchPage) return;
    event.preventDefault();
    list.querySelector("a")?.focus();
  });

  // Arrow keys walk from the box through the results; Escape leads back to the box.
  const walk = (event) => {
    const links = [...list.querySelectorAll("a")];
    const place = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && place + 1 < links.length) links[place + 1].focus();
    else if (event.key === "ArrowUp" && place >= 0) (links[place - 1] ?? input).focus();
    else if (event.key === "Escape" && place >= 0) input.focus();
    else return;
    event.preventDefault();
  };
  input.addEventListener("keydown", walk);
  list.addEventListener("keydown", walk);

  if (isSearchPage) {
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    input.focus();
    if (input.value) search();
  }
}

function showInAddress(query) {
  const url = new URL(location.href);
  if (query) url.searchParams.set("q", query);
  else url.searchParams.delete("q");
  history.replaceState(null, "", url);
}

function announcement(count, query) {
  if (count === 0) return `No note matches “${query}”.`;
  if (count === 1) return "1 note";
  return count > maximumResults ? `${count} notes, the best ${maximumResults} shown` : `${count} notes`;
}

// Finding

/** Lower case without accents, so that "resume" finds "Résumé". */
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function foldedWords(query) {
  return fold(query).split(/\s+/).filter(Boolean);
}

async function fetchNotes(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const data = await response.json();
  return data.notes.map((note) => ({
    ...note,
    title: fold(note.t),
    tags: note.g.map(fold),
    headings: note.h.map(([, text]) => fold(text)),
    description: fold(note.s ?? ""),
  }));
}

/** Notes that hold every word of the query somewhere, best first, each with the heading that fits best. */
function findNotes(notes, query) {
  const words = foldedWords(query);
  const results = [];
  for (const note of notes) {
    let score = 0;
    const missing = words.some((word) => {
      const points = wordScore(note, word);
      score += points;
      return points === 0;
    });
    if (missing) continue;
    if (note.title.includes(fold(query))) score += 20;
    const heading = note.headings.findIndex((text) => words.every((word) => text.includes(word)));
    results.push({ note, score, heading: note.h[heading] });
  }
  return results.sort((a, b) => b.score - a.score || (b.note.d ?? "").localeCompare(a.note.d ?? ""));
}

function wordScore(note, word) {
  let score = 0;
  if (startsWord(note.title, word)) score += 20;
  else if (note.title.includes(word)) score += 12;
  if (note.tags.includes(word)) score += 10;
  else if (note.tags.some((tag) => tag.includes(word))) score += 4;
  if (note.headings.some((text) => startsWord(text, word))) score += 6;
  else if (note.headings.some((text) => text.includes(word))) score += 3;
  if (note.description.includes(word)) score += 2;
  return score;
}

function startsWord(text, word) {
  return ` ${text}`.replace(/[^\p{L}\p{N}]/gu, " ").includes(` ${word}`);
}

// Showing

function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

function resultItem({ note, heading }, words) {
  const title = element("a", "result-title", ...marked(note.t, words));
  title.href = note.u;
  const item = element("li", "", title);
  if (note.d) {
    const date = element("time", "", note.d);
    date.dateTime = note.d;
    item.append(" ", date);
  }
  if (heading) {
    const link = element("a", "result-heading", ...marked(heading[1], words));
    link.href = `${note.u}#${encodeURIComponent(heading[0])}`;
    item.append(link);
  }
  if (note.s) item.append(element("p", "", ...marked(note.s, words)));
  return item;
}

/** `text` with the words of the query in <mark>. Left plain where folding changed its length. */
function marked(text, words) {
  const folded = fold(text);
  if (folded.length !== text.length) return [text];
  const parts = [];
  let offset = 0;
  while (offset < text.length) {
    let start = -1;
    let length = 0;
    for (const word of words) {
      const found = folded.indexOf(word, offset);
      if (found >= 0 && (start < 0 || found < start || (found === start && word.length > length))) {
        start = found;
        length = word.length;
      }
    }
    if (start < 0) break;
    parts.push(text.slice(offset, start), element("mark", "", text.slice(start, start + length)));
    offset = start + length;
  }
  parts.push(text.slice(offset));
  return parts;
}
