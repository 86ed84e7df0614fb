// Search over search.json, fetched when a reader turns to the search box.
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
      if (query !== input.value.trim()) return; // typed on meanwhile
      const results = findNotes(notes, query);
      show(results.slice(0, maximumResults), query, announcement(results.length, query));
    } catch {
      loading = undefined;
      show([], query, "The list of notes could not be loaded. Try the tags or the archive.");
    }
  }

  function show(results, query, said) {
    list.replaceChildren(...results.map((result) => resultItem(result, foldedWords(query))));
    list.hidden = results.length === 0;
    // Late: a screen reader is told the count at a pause, not at every letter.
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

  // Arrow keys walk through the results; Escape leads back to the box.
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
  url.search = query && new URLSearchParams({ q: query });
  history.replaceState(null, "", url);
}

function announcement(count, query) {
  if (count === 0) return `No note matches “${query}”.`;
  if (count === 1) return "1 note";
  return `${count} notes` + (count > maximumResults ? `, the best ${maximumResults} shown` : "");
}

// Finding

/** Lower case, without accents. */
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function foldedWords(query) {
  return fold(query).split(/\s+/).filter(Boolean);
}

async function fetchNotes(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(response.status);
  const data = await response.json();
  return data.notes.map((note) => ({
    ...note,
    title: fold(note.t),
    tags: note.g.map(fold),
    headings: note.h.map(([, text]) => fold(text)),
    description: fold(note.s ?? ""),
  }));
}

/** Notes that hold every word of the query, best first, each with a heading that holds them all. */
function findNotes(notes, query) {
  const words = foldedWords(query);
  const results = [];
  for (const note of notes) {
    const points = words.map((word) => wordScore(note, word));
    if (points.includes(0)) continue;
    const score = points.reduce((sum, some) => sum + some) + (note.title.includes(fold(query)) ? 20 : 0);
    const place = note.headings.findIndex((text) => words.every((word) => text.includes(word)));
    results.push({ note, score, heading: note.h[place] });
  }
  return results.sort((a, b) => b.score - a.score || (b.note.d ?? "").localeCompare(a.note.d ?? ""));
}

function wordScore(note, word) {
  let score = 0;
  if (note.title.includes(word)) score += startsWord(note.title, word) ? 20 : 12;
  if (note.tags.includes(word)) score += 10;
  else if (note.tags.some((tag) => tag.includes(word))) score += 4;
  if (note.headings.some((text) => text.includes(word))) score += 5;
  if (note.description.includes(word)) score += 2;
  return score;
}

function startsWord(text, word) {
  return ` ${text}`.replace(/[^\p{L}\p{N}]/gu, " ").includes(` ${word}`);
}

// Showing

function element(name, className, ...children) {
  const node = document.createElement(name);
  node.className = className;
  node.append(...children);
  return node;
}

function resultItem({ note, heading }, words) {
  const title = element("a", "result-title", ...marked(note.t, words));
  title.href = note.u;
  const item = element("li", "", title);
  if (note.d) item.append(" ", element("time", "", note.d));
  if (heading) {
    const link = element("a", "result-heading", ...marked(heading[1], words));
    link.href = `${note.u}#${encodeURIComponent(heading[0])}`;
    item.append(link);
  }
  if (note.s) item.append(element("p", "", ...marked(note.s, words)));
  return item;
}

/** `text` with the words of the query in <mark>; plain where folding changed its length. */
function marked(text, words) {
  const folded = fold(text);
  if (folded.length !== text.length) return [text];
  const parts = [];
  let offset = 0;
  while (offset < text.length) {
    let [start, end] = [text.length, text.length];
    for (const word of words) {
      const found = folded.indexOf(word, offset);
      if (found >= 0 && found < start) [start, end] = [found, found + word.length];
    }
    parts.push(text.slice(offset, start));
    if (start < end) parts.push(element("mark", "", text.slice(start, end)));
    offset = end;
  }
  return parts;
}
