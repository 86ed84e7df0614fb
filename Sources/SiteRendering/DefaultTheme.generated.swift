// swift-format-ignore-file
// Made from Themes/default by `NOTES_UPDATE=1 swift test`; change the files there.

let defaultThemeTexts: [(path: String, text: String)] = [
  ("assets/favicon.svg", #"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="6" fill="#22211f"/>
  <path d="M7.5 9.5l6.5 6.5-6.5 6.5" fill="none" stroke="#fdfcfa" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/>
  <rect x="18" y="8.5" width="8" height="15" rx="1" fill="#f0603f"/>
</svg>

"""#),
  ("assets/script.js", #"""
// Loaded in <head> without defer, so that the first lines run before the first paint.
// Everything on a page is readable without this file.
"use strict";

const root = document.documentElement;
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

/** The reader's own choice, "light" or "dark"; null follows the system. */
function storedTheme() {
  try {
    return localStorage.getItem("theme");
  } catch {
    return null; // storage can be forbidden
  }
}

function storeTheme(theme) {
  try {
    if (theme === null) localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch {
    // The choice then lasts for this page.
  }
}

function applyTheme(theme) {
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  else delete root.dataset.theme;
}

root.classList.add("js");
applyTheme(storedTheme());

document.addEventListener("DOMContentLoaded", () => {
  setUpThemeSwitch(document.querySelector(".theme-switch"));
  setUpCopyButtons(document.querySelectorAll("figure.code"));
  setUpContents(document.querySelector("nav.contents"));
});

// Theme switch

function setUpThemeSwitch(button) {
  if (!button) return;
  const isDark = () => (root.dataset.theme ?? (systemIsDark.matches ? "dark" : "light")) === "dark";
  const show = () => {
    button.setAttribute("aria-pressed", String(isDark()));
    showInBrowserFrame();
  };
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    // Back at what the system says: follow it again.
    const choice = (theme === "dark") === systemIsDark.matches ? null : theme;
    storeTheme(choice);
    applyTheme(choice);
    show();
  });
  systemIsDark.addEventListener("change", show);
  addEventListener("storage", (event) => {
    if (event.key !== "theme") return;
    applyTheme(event.newValue);
    show();
  });
  show();
}

/** The browser's own frame takes the colour of the page, also where it differs from the system's. */
function showInBrowserFrame() {
  const colour = getComputedStyle(root).backgroundColor;
  document.querySelector("meta[name=theme-color]").content = colour;
}

// Copy buttons

function setUpCopyButtons(figures) {
  if (!figures.length || !navigator.clipboard) return;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.querySelector("main").append(status);

  for (const figure of figures) {
    const code = figure.querySelector("pre code");
    const caption = figure.querySelector("figcaption");
    if (!code || !caption) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    const title = figure.querySelector(".code-title");
    button.setAttribute("aria-label", title ? `Copy ${title.textContent}` : "Copy code");
    let timer;
    button.addEventListener("click", async () => {
      let said = "Copied";
      try {
        await navigator.clipboard.writeText(copyableText(code));
      } catch {
        said = "Not copied";
      }
      button.textContent = said;
      status.textContent = said;
      clearTimeout(timer);
      timer = setTimeout(() => {
        button.textContent = "Copy";
        status.textContent = "";
      }, 2000);
    });
    caption.append(button);
  }
}

/** The text of a block; of a session the commands only, without prompts and output. */
function copyableText(code) {
  const copy = code.cloneNode(true);
  for (const prompt of copy.querySelectorAll(".pr")) prompt.remove();
  const outputs = copy.querySelectorAll(".ou");
  if (!outputs.length) return copy.textContent.trimEnd();
  // Every line of output becomes a NUL, and lines with nothing else go: blank lines inside a command stay.
  for (const output of outputs) output.textContent = output.textContent.replace(/^.*$/gm, "\0");
  const lines = copy.textContent.split("\n").filter((line) => !/^\0+$/.test(line));
  return lines.join("\n").replaceAll("\0", "").trimEnd();
}

// Contents

function setUpContents(contents) {
  if (!contents) return;
  const isBesideText = matchMedia("(min-width: 72em)");
  const details = contents.querySelector("details");
  const fit = () => (details.open = isBesideText.matches);
  isBesideText.addEventListener("change", fit);
  fit();

  const links = [...contents.querySelectorAll("a")];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let current;
  let isWaiting = false;

  const follow = () => {
    isWaiting = false;
    const readingLine = innerHeight / 4;
    let last = 0;
    headings.forEach((heading, index) => {
      if (heading && heading.getBoundingClientRect().top <= readingLine) last = index;
    });
    const link = links[last];
    if (link === current) return;
    current?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    current = link;
    // Keep it in view in a list of contents longer than the window, without moving the page.
    const top = link.offsetTop - details.clientHeight / 2;
    if (details.scrollHeight > details.clientHeight) details.scrollTop = top;
  };
  addEventListener("scroll", () => {
    if (isWaiting || !isBesideText.matches) return;
    isWaiting = true;
    requestAnimationFrame(follow);
  }, { passive: true });
  if (isBesideText.matches) follow();
}

"""#),
  ("assets/search.js", #"""
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

"""#),
  ("assets/style.css", #"""
/* One column of text, a margin beside it where there is room. Ink on paper, one red for marks.
   Every colour is said once, as light-dark(light, dark); sizes are in rem and grow with the window. */

:root {
  color-scheme: light dark;

  --paper: light-dark(#fdfcfa, #17181b);
  --surface: light-dark(#f5f3ee, #1f2125);
  --line: light-dark(#e0dbd1, #363940);
  --ink: light-dark(#22211f, #dedcd7);
  --quiet: light-dark(#625d55, #a8a49b);
  --link: light-dark(#174ea6, #93bdfb);
  --red: light-dark(#b3331b, #f58a6a);
  --wash: light-dark(#fbecd0, #3a3120);

  --keyword: light-dark(#7a2e8e, #d5a5ea);
  --name: light-dark(#1b5180, #8cc4f0);
  --value: light-dark(#2a6222, #a5d08c);
  --number: light-dark(#8a4209, #ecb27c);
  --variable: light-dark(#9a2a46, #f2a3b3);
  --inserted: light-dark(#dff0d8, #1d3320);
  --deleted: light-dark(#fbe1dc, #43211d);

  --raised: light-dark(#ffffff, #282b30);

  --note: light-dark(#174ea6, #93bdfb);
  --tip: light-dark(#22662b, #8fd08f);
  --important: light-dark(#7a2e8e, #d5a5ea);
  --warning: light-dark(#8a4b00, #f0bd6c);
  --caution: light-dark(#ad2417, #ff9a86);

  --sans: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, "Cascadia Mono", Consolas, "DejaVu Sans Mono", "Liberation Mono",
    monospace;

  --measure: 68ch;
  --column: 43.5rem;
  --gutter: clamp(1.125rem, 5vw, 2rem);

  background: var(--paper);
  color: var(--ink);
  font: 400 clamp(1.0625rem, 0.95rem + 0.22vw, 1.5rem)/1.6 var(--sans);
  text-size-adjust: 100%;
  -webkit-text-size-adjust: 100%;
  scroll-padding-block-start: 1.5rem;
  accent-color: var(--red);
}

[data-theme="light"] { color-scheme: light; }
[data-theme="dark"] { color-scheme: dark; }

*, ::before, ::after { box-sizing: border-box; }

body {
  margin: 0;
  min-block-size: 100vh;
  display: flex;
  flex-direction: column;
}

/* Everything begins at one line and ends at one line. */
.site-header, main, .site-footer {
  inline-size: 100%;
  max-inline-size: calc(var(--column) + 2 * var(--gutter));
  margin-inline: auto;
  padding-inline: var(--gutter);
}
main { flex: 1; outline: none; }

h1, h2, h3, h4, h5, h6 {
  margin: 2.2em 0 0;
  line-height: 1.25;
  text-wrap: balance;
  overflow-wrap: break-word;
}
h1 { margin: 0; font-size: clamp(1.75rem, 1.4rem + 1.6vw, 2.4rem); line-height: 1.15; letter-spacing: -0.02em; }
h2 { font-size: 1.4rem; letter-spacing: -0.01em; }
h3 { font-size: 1.15rem; }
h4, h5, h6 { font-size: 1rem; }
h5, h6 { color: var(--quiet); }

p, ul, ol, dl, figure, blockquote, pre { margin: 0; }

a {
  color: var(--link);
  text-decoration-thickness: 1px;
  text-underline-offset: 0.2em;
  overflow-wrap: anywhere;
}
a:hover { text-decoration-thickness: 2px; }

:focus-visible {
  outline: 3px solid var(--link);
  outline-offset: 2px;
  border-radius: 2px;
}

::selection { background: var(--wash); color: var(--ink); }

.visually-hidden {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

.skip-link { position: absolute; inset-block-start: -10rem; inset-inline-start: var(--gutter); z-index: 1; }
.skip-link:focus { inset-block-start: 0; padding: 0.5rem 1rem; background: var(--paper); }

.print-only { display: none; }

/* Header and footer */

.site-header {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  column-gap: 1.5rem;
  padding-block: 1.1rem;
}

.site-title { margin-inline-end: auto; color: inherit; font-weight: 700; text-decoration: none; }

/* The cursor of a terminal: the mark of these notes. */
.site-title::after, .list-page h1::after {
  content: "";
  display: inline-block;
  inline-size: 0.5em;
  block-size: 0.95em;
  margin-inline-start: 0.2em;
  background: var(--red);
  vertical-align: -0.12em;
}

.site-header ul, .site-footer ul { display: flex; flex-wrap: wrap; column-gap: 1.25rem; padding: 0; list-style: none; }
.site-header li a, .site-footer li a {
  display: block;
  padding-block: 0.4rem;
  color: var(--quiet);
  font-size: 0.9rem;
  text-decoration: none;
}
.site-header li a:hover, .site-footer li a:hover { color: var(--ink); text-decoration: underline; }
.site-header [aria-current] { color: var(--ink); font-weight: 600; }

.theme-switch { display: none; }
.js .theme-switch {
  display: block;
  inline-size: 2rem;
  block-size: 2rem;
  padding: 0;
  border: 0;
  background: none;
  cursor: pointer;
}
.theme-switch::before {
  content: "";
  display: block;
  inline-size: 1.1rem;
  block-size: 1.1rem;
  margin: auto;
  border: 2px solid var(--quiet);
  border-radius: 50%;
  background: linear-gradient(90deg, var(--quiet) 50%, transparent 50%);
}
.theme-switch[aria-pressed="true"]::before { rotate: 180deg; }
.theme-switch:hover::before { border-color: var(--ink); }

.site-footer {
  margin-block-start: 5rem;
  padding-block: 1.25rem 2.5rem;
  color: var(--quiet);
  font-size: 0.9rem;
}
.site-footer::before { content: ""; display: block; border-block-start: 1px solid var(--line); margin-block-end: 1rem; }

/* Lists of notes: dates stand in the margin, left of the red line of a notepad. */

.page-header { padding-block: 2rem; }
.lead { margin-block-start: 0.7rem; max-inline-size: var(--measure); color: var(--quiet); font-size: 1.1rem; text-wrap: pretty; }
.kicker { margin-block-end: 0.4rem; font-size: 0.9rem; }
.kicker a { color: var(--quiet); }
.list-page .site-title { display: none; }
.list-page .site-nav { margin-inline-start: auto; }

.entries { padding: 0; list-style: none; }
.entry { padding-block: 1rem; }
.entry-date { display: block; color: var(--quiet); font-size: 0.85rem; font-variant-numeric: tabular-nums; }
.entry-title { margin: 0; font-size: 1.2rem; line-height: 1.3; }
.entry-title a { color: inherit; text-decoration-color: transparent; }
.entry-title a:hover { color: var(--link); text-decoration-color: currentcolor; }
.entry-description { margin-block-start: 0.3rem; max-inline-size: var(--measure); line-height: 1.5; text-wrap: pretty; }

.meta {
  display: flex;
  flex-wrap: wrap;
  column-gap: 1rem;
  margin-block-start: 0.35rem;
  padding: 0;
  list-style: none;
  color: var(--quiet);
  font-size: 0.85rem;
}
.meta a { display: block; color: inherit; text-decoration: none; }
.meta a:hover { color: var(--link); text-decoration: underline; }
.tag::before { content: "#"; color: var(--red); }

.label {
  padding: 0.1em 0.5em;
  border: 1px solid currentcolor;
  border-radius: 0.3em;
  color: var(--warning);
  font-size: 0.8rem;
  font-weight: 600;
  letter-spacing: 0;
  white-space: nowrap;
  vertical-align: 0.1em;
}

.margin { margin-block-start: 3rem; font-size: 0.95rem; }
.margin h2, .others h2 { margin-block: 0 0.4rem; color: var(--quiet); font-size: 0.9rem; letter-spacing: 0; }
.margin section + section { margin-block-start: 2rem; }
.margin ul, .others ul { padding: 0; list-style: none; }
.margin a { text-decoration: none; }
.margin a:hover { text-decoration: underline; }
.pages li { padding-block: 0.25rem; line-height: 1.4; }
.pages span { display: block; color: var(--quiet); font-size: 0.85rem; }

.tag-list { display: flex; flex-wrap: wrap; gap: 0 1.1rem; padding: 0; list-style: none; }
.tag-list a { display: block; padding-block: 0.15rem; text-decoration: none; }
.tag-list a:hover { text-decoration: underline; }
.tags-page .tag-list { gap: 0.4rem 1.75rem; font-size: 1.1rem; }
.page-header .tag-list { margin-block-start: 0.8rem; }
.count { color: var(--quiet); font-size: 0.8em; font-weight: 400; font-variant-numeric: tabular-nums; }

.pagination { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; margin-block-start: 2rem; }
.pagination p { color: var(--quiet); }
.pagination .newer::before, .neighbours .older span::before { content: "← "; }
.pagination .older::after, .neighbours .newer span::after { content: " →"; }
[dir="rtl"] :is(.pagination .newer, .neighbours .older span)::before { content: "→ "; }
[dir="rtl"] :is(.pagination .older, .neighbours .newer span)::after { content: " ←"; }

.year h2 { margin-block: 2.5rem 0; }
.month { margin-block-start: 1.1rem; }
.month h3 { margin: 0 0 0.2rem; color: var(--quiet); font-size: 0.9rem; font-weight: 400; }
.month ol { padding: 0; list-style: none; }
.month li { padding-block: 0.3rem; line-height: 1.4; }
.month time, .others time, .search-results time {
  margin-inline-start: 0.4em;
  color: var(--quiet);
  font-size: 0.85rem;
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
}

/* Search */

.search-box { display: flex; gap: 0.5rem; max-inline-size: 34rem; margin-block-start: 1.4rem; }
.search-box input, .search-box button {
  min-block-size: 2.75rem;
  padding: 0.4rem 0.9rem;
  border: 1px solid var(--quiet);
  border-radius: 0.4rem;
  background: var(--raised);
  color: inherit;
  font: inherit;
}
.search-box input { flex: 1; min-inline-size: 0; }
.search-box button { border-color: var(--ink); background: var(--ink); color: var(--paper); cursor: pointer; }
::placeholder { color: var(--quiet); opacity: 1; }
.search-status { color: var(--quiet); font-size: 0.9rem; }
.search-status:not(:empty) { margin-block-start: 0.8rem; }
.search-results { max-inline-size: var(--measure); padding: 0; list-style: none; }
.search-results li { padding-block: 0.8rem; border-block-end: 1px solid var(--line); line-height: 1.45; }
.result-title { font-weight: 600; font-size: 1.1rem; }
.result-heading { display: block; padding-block: 0.1rem; font-size: 0.95rem; }
.result-heading::before { content: "› "; color: var(--quiet); }
mark { background: var(--wash); color: inherit; }

/* A note */

.note-header { padding-block: 2rem 1.75rem; }
.note-header .meta { margin-block-start: 0.9rem; font-size: 0.9rem; }

.contents { margin-block-end: 2rem; font-size: 0.9rem; }
.contents details { border: 1px solid var(--line); border-radius: 0.4rem; }
.contents summary { padding: 0.6rem 1rem; font-weight: 600; cursor: pointer; }
.contents summary::marker { color: var(--red); }
.contents ol { padding: 0; list-style: none; }
.contents details > ol { padding: 0 1rem 0.6rem; }
.contents ol ol { padding-inline-start: 1rem; }
.contents a { display: block; padding-block: 0.3rem; color: var(--quiet); line-height: 1.35; text-decoration: none; }
.contents a:hover { color: var(--ink); text-decoration: underline; }
.contents [aria-current] { color: var(--ink); font-weight: 600; }

.prose { overflow-wrap: break-word; }
.prose > * { max-inline-size: var(--measure); }
.prose > :is(figure, .table-scroll) { max-inline-size: none; }
.prose > * + * { margin-block-start: 1.15em; }
.prose > :is(h2, h3, h4, h5, h6) { margin-block-start: 2em; }
.prose > :is(h2, h3, h4, h5, h6) + * { margin-block-start: 0.6em; }
.prose > :first-child { margin-block-start: 0; }
.prose p { text-wrap: pretty; }
.prose :is(li, blockquote, .alert, td) > * + * { margin-block-start: 0.6em; }
.prose > :is(.code, .diagram, .image, .table-scroll) { margin-block: 1.5em; }

.anchor { margin-inline-start: 0.15em; color: var(--quiet); font-weight: 400; text-decoration: none; }
.anchor:hover { color: var(--red); }

/* Lists stay legible to the fifth level on a phone: small steps, and a line down each inner list. */
.prose :is(ul, ol) { padding-inline-start: 1.35em; }
.prose li + li { margin-block-start: 0.35em; }
.prose li > :is(ul, ol) {
  margin-block-start: 0.35em;
  margin-inline-start: -0.85em;
  padding-inline-start: 1.95em;
  border-inline-start: 1px solid var(--line);
}
.prose ::marker { color: var(--quiet); }
.prose ul { list-style: disc; }
.prose ul ul { list-style: circle; }
.prose ul ul ul { list-style: square; }
.prose .tasks, .prose li > .tasks { margin-inline-start: 0; padding-inline-start: 0; border: 0; list-style: none; }
.prose .tasks li { padding-inline-start: 1.6em; }
.tasks input { inline-size: 1em; block-size: 1em; margin: 0 0.6em 0 -1.6em; vertical-align: -0.1em; }
[dir="rtl"] .tasks input { margin: 0 -1.6em 0 0.6em; }

blockquote { padding-inline-start: 1.1rem; border-inline-start: 3px solid var(--line); color: var(--quiet); }
hr { inline-size: 5rem; margin: 2.5em auto; border: 0; border-block-start: 2px solid var(--red); }
.prose > hr + * { margin-block-start: 2.5em; }
sup { line-height: 0; font-size: 0.75em; }
.footnote-ref a { padding: 0.3em; }
.footnotes { padding-block-start: 1.2em; border-block-start: 1px solid var(--line); color: var(--quiet); font-size: 0.9rem; }
:target { background: var(--wash); }
h1:target, h2:target, h3:target, h4:target, main:target { background: none; }

img { max-inline-size: 100%; block-size: auto; vertical-align: middle; }
figcaption { margin-block-start: 0.6rem; max-inline-size: var(--measure); color: var(--quiet); font-size: 0.9rem; line-height: 1.45; }
.credit { display: block; font-size: 0.85rem; }
.image-link > a::after { content: " ↗"; }

code, kbd, pre, .code-title { font-family: var(--mono); font-size: 0.85em; font-variant-ligatures: none; }
code, pre { direction: ltr; unicode-bidi: isolate; text-align: left; }
:not(pre) > :is(code, kbd) { padding: 0.12em 0.3em; border-radius: 0.3em; background: var(--surface); line-height: 1; overflow-wrap: anywhere; }
:not(pre) > code { -webkit-box-decoration-break: clone; box-decoration-break: clone; }
:is(h1, h2, h3, h4) code { font-size: 0.9em; }
:not(pre) > kbd { border: 1px solid var(--line); border-block-end-width: 2px; }

.table-scroll { overflow-x: auto; }
table { inline-size: max-content; min-inline-size: min(100%, var(--measure)); border-collapse: collapse; font-size: 0.92em; font-variant-numeric: tabular-nums; line-height: 1.45; }
th, td { max-inline-size: 22rem; padding: 0.5rem 1.25rem 0.5rem 0; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; }
[dir="rtl"] :is(th, td) { padding-inline: 0 1.25rem; }
th { border-block-end: 2px solid var(--quiet); white-space: nowrap; }
.center { text-align: center; }
.right { text-align: end; }

/* Code blocks */

.code { border: 1px solid var(--line); border-radius: 0.4rem; background: var(--surface); overflow: hidden; }
.code figcaption {
  display: flex;
  gap: 0.9rem;
  align-items: center;
  max-inline-size: none;
  min-block-size: 2.4rem;
  margin: 0;
  padding-inline: 1rem 0.4rem;
  border-block-end: 1px solid var(--line);
}
.code-title { color: var(--ink); font-size: 0.8rem; overflow-wrap: anywhere; }
.code-language { margin-inline-end: auto; font-size: 0.8rem; }
.copy {
  padding: 0.35rem 0.6rem;
  border: 0;
  border-radius: 0.3rem;
  background: none;
  color: var(--link);
  font: inherit;
  font-size: 0.85rem;
  line-height: 1.2;
  white-space: nowrap;
  cursor: pointer;
}
.copy:hover { background: var(--line); color: var(--ink); }

pre { overflow-x: auto; padding-block: 0.8rem; font-size: 0.85rem; line-height: 1.55; tab-size: 4; }
pre:focus-visible { outline-offset: -3px; }
pre code { display: block; inline-size: max-content; min-inline-size: 100%; padding-inline: 1rem; font-size: 1em; }
/* A grid drops the line ends between its items. */
pre code:has(> .line) { display: grid; padding: 0; }
.line { display: block; min-block-size: 1.55em; padding-inline: 1rem; }
.marked { background: var(--wash); box-shadow: inset 3px 0 var(--red); }
.numbered { counter-reset: line; }
.numbered .line { counter-increment: line; }
.numbered .line::before {
  content: counter(line);
  display: inline-block;
  inline-size: 3ch;
  margin-inline: -0.5ch 2ch;
  color: var(--quiet);
  text-align: right;
  user-select: none;
  -webkit-user-select: none;
}

.k, .t { color: var(--keyword); }
.cm { font-weight: 700; }
.f, .a { color: var(--name); }
.s { color: var(--value); }
.e, .n, .l { color: var(--number); }
.v { color: var(--variable); }
.p, .o, .c, .ou { color: var(--quiet); }
.c { font-style: italic; }
/* What the reader has to replace before running it. */
.h { color: var(--red); font-style: italic; text-decoration: underline dotted 1px; text-underline-offset: 0.25em; }
.pr { color: var(--red); user-select: none; -webkit-user-select: none; }
.in { background: var(--inserted); }
.de { background: var(--deleted); }
.x { text-decoration: underline wavy var(--caution) 1px; }

/* Alerts: the shape tells the kind as well as the colour. */

.alert { --tone: var(--note); padding: 0.9rem 1.1rem 1rem; border-inline-start: 3px solid var(--tone); background: var(--surface); }
.alert code { background: var(--paper); }
.alert-title { display: flex; gap: 0.5rem; align-items: center; color: var(--tone); font-weight: 600; line-height: 1.3; }
.alert-title::before {
  content: "i";
  content: "i" / "";
  flex: none;
  inline-size: 1.25rem;
  border-radius: 50%;
  background: var(--tone);
  color: var(--paper);
  font: 700 0.8rem/1.25rem var(--sans);
  text-align: center;
}
.alert .alert-title + * { margin-block-start: 0.35em; }
.alert-tip { --tone: var(--tip); }
.alert-important { --tone: var(--important); }
.alert-warning { --tone: var(--warning); }
.alert-caution { --tone: var(--caution); }
.alert-tip .alert-title::before { content: "✓"; content: "✓" / ""; }
:is(.alert-important, .alert-warning, .alert-caution) .alert-title::before { content: "!"; content: "!" / ""; border-radius: 0; }
.alert-important .alert-title::before { border-radius: 0.3rem; }
.alert-warning .alert-title::before { clip-path: polygon(50% 0, 100% 95%, 0 95%); line-height: 1.5rem; }
.alert-caution .alert-title::before { clip-path: polygon(30% 0, 70% 0, 100% 30%, 100% 70%, 70% 100%, 30% 100%, 0 70%, 0 30%); }

/* A diagram still to be drawn: drafting paper with a frame and a title block. */

.diagram-frame {
  position: relative;
  display: grid;
  place-content: center;
  min-block-size: 13rem;
  padding: 2rem 2rem 3rem;
  border: 1px solid var(--line);
  outline: 1px solid var(--quiet);
  outline-offset: -0.6rem;
  background:
    linear-gradient(var(--grid) 1px, transparent 1px) 0 0 / 100% 1.2rem,
    linear-gradient(90deg, var(--grid) 1px, transparent 1px) 0 0 / 1.2rem 100%,
    var(--raised);
  --grid: light-dark(#e4edf3, #2d3843);
}
.diagram-text { max-inline-size: 40ch; padding: 0.2rem 0.5rem; background: var(--raised); text-align: center; text-wrap: balance; line-height: 1.45; }
.diagram-kind {
  position: absolute;
  inset-block-end: 0.6rem;
  inset-inline-end: 0.6rem;
  padding: 0.1rem 0.7rem;
  border: 1px solid var(--quiet);
  background: var(--raised);
  color: var(--quiet);
  font: 0.75rem/1.6 var(--mono);
}
.diagram summary { margin-block-start: 0.5rem; color: var(--quiet); font-size: 0.9rem; cursor: pointer; }
.diagram pre { margin-block-start: 0.4rem; border: 1px solid var(--line); border-radius: 0.4rem; background: var(--surface); }

/* Under a note */

.note-footer { display: grid; gap: 2rem; margin-block-start: 3.5rem; padding-block-start: 1.25rem; border-block-start: 1px solid var(--line); }
.badge, .edit { color: var(--quiet); font-size: 0.9rem; }
.badge + .edit { margin-block-start: -1.75rem; }
.badge-good::before { content: "✓ "; color: var(--tip); font-weight: 700; }
.others li { padding-block: 0.25rem; line-height: 1.4; }
.neighbours { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; line-height: 1.4; }
.neighbours a { text-decoration: none; }
.neighbours a:hover { text-decoration: underline; }
.neighbours span { display: block; color: var(--quiet); font-size: 0.85rem; }
.neighbours .newer { grid-column: 2; text-align: end; }

/* On a phone code runs from edge to edge of the screen. */
@media (max-width: 40em) {
  .prose > .code { margin-inline: calc(-1 * var(--gutter)); border-inline: 0; border-radius: 0; }
  .prose > .code :is(code, .line) { padding-inline: var(--gutter); }
  .prose > .code code:has(> .line) { padding: 0; }
  .prose > .code figcaption { padding-inline: var(--gutter) calc(var(--gutter) - 0.6rem); }
  .page-header, .note-header { padding-block-start: 1.25rem; }
  .neighbours { grid-template-columns: 1fr; }
  .neighbours .newer { grid-column: 1; text-align: start; }
}

@media (min-width: 48em) {
  .entry { display: grid; grid-template-columns: 8rem minmax(0, 1fr); padding: 0; }
  .entry-date { padding-block: 1.25rem; }
  .entry-text { grid-column: 2; padding-block: 1rem; padding-inline-start: 1.5rem; border-inline-start: 1px solid var(--red); }
  .month { display: grid; grid-template-columns: 8rem minmax(0, 1fr); margin: 0; }
  .month h3 { padding-block-start: 0.6rem; }
  .month ol { padding-block: 0.25rem; padding-inline-start: 1.5rem; border-inline-start: 1px solid var(--red); }
  .year h2 { margin-block-end: 0.75rem; }
}

/* Room for a margin beside the text. */
@media (min-width: 72em) {
  .site-header, main, .site-footer { max-inline-size: calc(62rem + 2 * var(--gutter)); }
  .columns, .has-contents { display: grid; grid-template-columns: minmax(0, var(--column)) 15rem; column-gap: 3.5rem; }
  .note:not(.has-contents), .tag-page .entries { max-inline-size: var(--column); }
  .margin { margin-block-start: 1rem; }
  .has-contents > * { grid-column: 1; }
  .has-contents > .contents { grid-column: 2; grid-row: 2 / span 2; }
  .contents details {
    position: sticky;
    inset-block-start: 1.5rem;
    max-block-size: calc(100vh - 3rem);
    overflow-y: auto;
    border: 0;
    border-radius: 0;
  }
  .contents details::details-content { content-visibility: visible; block-size: auto; }
  .contents summary { padding: 0 0 0.5rem; list-style: none; pointer-events: none; }
  .contents summary::-webkit-details-marker { display: none; }
  .contents details > ol { padding: 0; border-inline-start: 1px solid var(--line); }
  .contents li a { padding-inline-start: 1rem; }
  .contents [aria-current] { box-shadow: inset 2px 0 var(--red); }
  .contents ol ol { padding: 0; }
  .contents ol ol a { padding-inline-start: 2rem; }
  [dir="rtl"] .contents [aria-current] { box-shadow: inset -2px 0 var(--red); }
}

@media (hover: hover) {
  .anchor { opacity: 0; }
  :is(h2, h3, h4, h5, h6):hover .anchor, .anchor:focus-visible { opacity: 1; }
}

@media (prefers-reduced-motion: no-preference) {
  html { scroll-behavior: smooth; }
}

/* Backgrounds go away there: what they say is said by borders. */
@media (forced-colors: active) {
  .site-title::after, .list-page h1::after, .theme-switch::before { forced-color-adjust: none; background-color: CanvasText; }
  .marked { border-inline-start: 3px solid Highlight; }
  .alert-title::before { clip-path: none !important; border: 1px solid; }
  .contents [aria-current] { border-inline-start: 3px solid Highlight; }
}

@media print {
  :root { color-scheme: light; background: none; font-size: 10.5pt; line-height: 1.45; }
  main, .note { max-inline-size: none !important; padding: 0; display: block !important; }
  .site-header, .site-footer, .contents, .neighbours, .others, .copy, .skip-link, .anchor, .edit, .search-box, .margin, .pagination { display: none !important; }
  .print-only { display: block; color: var(--quiet); font-size: 0.85em; }
  h1, h2, h3, h4, .code figcaption { break-after: avoid; }
  li, tr, .alert, .diagram-frame, img { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  .code { overflow: visible; }
  pre { overflow: visible; font-size: 8.5pt; }
  pre, pre code { inline-size: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
  .table-scroll { overflow: visible; }
  table { inline-size: 100%; }
  .diagram details::details-content { content-visibility: visible; block-size: auto; }
  .prose a[href^="http"]::after { content: " (" attr(href) ")"; color: var(--quiet); font-size: 0.85em; }
}

"""#),
  ("templates/archive.mustache", #"""
{{> head}}
</head>
<body class="archive-page">
{{> header}}
<main id="content" tabindex="-1">
<header class="page-header">
<h1>{{page.title}}</h1>
<nav aria-label="Years">
<ul class="tag-list">
{{#archive.years}}
<li><a href="#{{id}}">{{year}} <span class="count">{{count}}</span></a></li>
{{/archive.years}}
</ul>
</nav>
</header>
{{#archive.years}}
<section class="year" aria-labelledby="{{id}}">
<h2 id="{{id}}">{{year}}</h2>
{{#months}}
<section class="month" aria-labelledby="{{id}}">
<h3 id="{{id}}">{{name}}</h3>
<ol>
{{#notes}}
<li><a href="{{url}}">{{title}}</a>{{#isDraft}} <span class="label">Draft</span>{{/isDraft}}{{#isFuture}} <span class="label">Scheduled</span>{{/isFuture}}{{#date}} <time datetime="{{date.iso}}">{{date.text}}</time>{{/date}}</li>
{{/notes}}
</ol>
</section>
{{/months}}
</section>
{{/archive.years}}
</main>
{{> footer}}
</body>
</html>

"""#),
  ("templates/contents.mustache", #"""
<li><a href="#{{id}}">{{text}}</a>{{#hasChildren}}
<ol>
{{#children}}
{{> contents}}
{{/children}}
</ol>
{{/hasChildren}}
</li>

"""#),
  ("templates/footer.mustache", #"""
<footer class="site-footer">
<nav aria-label="Footer">
<ul>
<li><a href="{{site.homeURL}}">Home</a></li>
<li><a href="{{site.archiveURL}}">Archive</a></li>
<li><a href="{{site.tagsURL}}">Tags</a></li>
<li><a href="{{site.searchURL}}">Search</a></li>
<li><a href="{{site.feedURL}}">Feed</a></li>
</ul>
</nav>
{{#site.footer}}
<p>{{site.footer}}</p>
{{/site.footer}}
{{^site.footer}}
{{#site.author}}
<p>Notes by {{site.author}}</p>
{{/site.author}}
{{/site.footer}}
</footer>

"""#),
  ("templates/head.mustache", #"""
<!doctype html>
<html lang="{{site.language}}"{{#site.isRightToLeft}} dir="rtl"{{/site.isRightToLeft}}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{page.fullTitle}}</title>
{{#page.description}}
<meta name="description" content="{{page.description}}">
{{/page.description}}
<meta name="referrer" content="strict-origin-when-cross-origin">
<meta name="color-scheme" content="light dark">
{{! script.js gives it the colour of the page, which differs in the dark. }}
<meta name="theme-color" content="#fdfcfa">
<link rel="canonical" href="{{page.canonicalURL}}">
<link rel="icon" href="{{site.assetsURL}}favicon.svg" type="image/svg+xml">
{{! Before the stylesheet and not deferred: a reader's choice of light or dark is set before the first paint. }}
<script src="{{site.assetsURL}}script.js"></script>
<link rel="stylesheet" href="{{site.assetsURL}}style.css">
<link rel="alternate" type="application/atom+xml" title="{{site.title}}" href="{{site.feedURL}}">
<meta property="og:site_name" content="{{site.title}}">
<meta property="og:title" content="{{page.title}}">
<meta property="og:url" content="{{page.canonicalURL}}">
{{#page.description}}
<meta property="og:description" content="{{page.description}}">
{{/page.description}}
{{#page.isArticle}}
<meta property="og:type" content="article">
{{#page.publishedISO}}
<meta property="article:published_time" content="{{page.publishedISO}}">
{{/page.publishedISO}}
{{#page.modifiedISO}}
<meta property="article:modified_time" content="{{page.modifiedISO}}">
{{/page.modifiedISO}}
{{/page.isArticle}}
{{^page.isArticle}}
<meta property="og:type" content="website">
{{/page.isArticle}}

"""#),
  ("templates/header.mustache", #"""
<a class="skip-link" href="#content">Skip to content</a>
<header class="site-header">
<a class="site-title" href="{{site.homeURL}}">{{site.title}}</a>
<nav class="site-nav" aria-label="Site">
<ul>
{{#site.navigation}}
<li><a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{title}}</a></li>
{{/site.navigation}}
{{^site.navigation}}
<li><a href="{{site.archiveURL}}">Archive</a></li>
<li><a href="{{site.tagsURL}}">Tags</a></li>
{{/site.navigation}}
<li><a href="{{site.searchURL}}">Search</a></li>
</ul>
</nav>
<button class="theme-switch" type="button" aria-label="Dark colours"></button>
</header>

"""#),
  ("templates/list-item.mustache", #"""
<li class="entry">
{{#date}}
<time class="entry-date" datetime="{{date.iso}}">{{date.text}}</time>
{{/date}}
<div class="entry-text">
<h2 class="entry-title"><a href="{{url}}">{{title}}</a>{{#isDraft}} <span class="label">Draft</span>{{/isDraft}}{{#isFuture}} <span class="label">Scheduled</span>{{/isFuture}}</h2>
{{#description}}
<p class="entry-description">{{description}}</p>
{{/description}}
<ul class="meta">
<li>{{readingMinutes}} min read</li>
{{#tags}}
<li><a class="tag" href="{{url}}">{{name}}</a></li>
{{/tags}}
</ul>
</div>
</li>

"""#),
  ("templates/list.mustache", #"""
{{> head}}
<script src="{{site.assetsURL}}search.js" defer></script>
</head>
<body class="list-page">
{{> header}}
<main id="content" tabindex="-1">
<header class="page-header">
<h1>{{page.title}}</h1>
{{#site.description}}
<p class="lead">{{site.description}}</p>
{{/site.description}}
{{> search-box}}
</header>
<div class="columns">
<div>
{{#hasNotes}}
<ol class="entries">
{{#notes}}
{{> list-item}}
{{/notes}}
</ol>
{{/hasNotes}}
{{^hasNotes}}
<p>There are no notes yet.</p>
{{/hasNotes}}
{{> pagination}}
</div>
<div class="margin">
{{#hasPages}}
<section aria-labelledby="pages">
<h2 id="pages">Pages</h2>
<ul class="pages">
{{#pages}}
<li><a href="{{url}}">{{title}}</a>{{#description}} <span>{{description}}</span>{{/description}}</li>
{{/pages}}
</ul>
</section>
{{/hasPages}}
{{#hasTags}}
<section aria-labelledby="tags">
<h2 id="tags">Tags</h2>
<ul class="tag-list">
{{#tags}}
<li><a href="{{url}}">{{name}} <span class="count">{{count}}</span></a></li>
{{/tags}}
</ul>
<p><a href="{{site.tagsURL}}">All tags</a></p>
</section>
{{/hasTags}}
<section aria-labelledby="archive">
<h2 id="archive">Archive</h2>
<p><a href="{{site.archiveURL}}">All notes by month</a></p>
</section>
</div>
</div>
</main>
{{> footer}}
</body>
</html>

"""#),
  ("templates/not-found.mustache", #"""
{{> head}}
<meta name="robots" content="noindex">
<script src="{{site.assetsURL}}search.js" defer></script>
</head>
<body class="not-found-page">
{{> header}}
<main id="content" tabindex="-1">
<header class="page-header">
<h1>{{page.title}}</h1>
<p class="lead">Nothing is published at this address. The note may have been renamed.</p>
{{> search-box}}
</header>
<p>Or look through <a href="{{site.homeURL}}">the newest notes</a>, <a href="{{site.tagsURL}}">the tags</a> and <a href="{{site.archiveURL}}">all notes by month</a>.</p>
</main>
{{> footer}}
</body>
</html>

"""#),
  ("templates/note.mustache", #"""
{{> head}}
</head>
<body class="note-page">
{{> header}}
<main id="content" tabindex="-1">
<article class="note{{#note.hasContents}} has-contents{{/note.hasContents}}">
<header class="note-header">
<h1>{{note.title}}</h1>
<ul class="meta">
{{#note.isDraft}}
<li><span class="label">Draft</span></li>
{{/note.isDraft}}
{{#note.isFuture}}
<li><span class="label">Scheduled</span></li>
{{/note.isFuture}}
{{#note.date}}
<li><time datetime="{{note.date.iso}}">{{note.date.text}}</time></li>
{{/note.date}}
{{#note.updated}}
<li>Updated <time datetime="{{note.updated.iso}}">{{note.updated.text}}</time></li>
{{/note.updated}}
<li>{{note.readingMinutes}} min read</li>
{{#note.tags}}
<li><a class="tag" rel="tag" href="{{url}}">{{name}}</a></li>
{{/note.tags}}
</ul>
<p class="print-only">{{page.canonicalURL}}</p>
</header>
{{#note.hasContents}}
<nav class="contents" aria-label="Contents">
<details>
<summary>Contents</summary>
<ol>
{{#note.contents}}
{{> contents}}
{{/note.contents}}
</ol>
</details>
</nav>
{{/note.hasContents}}
<div class="prose">
{{{note.html}}}
</div>
<footer class="note-footer">
{{#note.hasCheckedSnippets}}
{{#note.snippetsAllParse}}
<p class="badge badge-good">{{note.snippetsChecked}} {{#note.isSingleSnippet}}snippet checked, it parses{{/note.isSingleSnippet}}{{^note.isSingleSnippet}}snippets checked, all parse{{/note.isSingleSnippet}}</p>
{{/note.snippetsAllParse}}
{{^note.snippetsAllParse}}
<p class="badge">{{note.snippetsChecked}} {{#note.isSingleSnippet}}snippet checked, it does not parse{{/note.isSingleSnippet}}{{^note.isSingleSnippet}}snippets checked, not all parse{{/note.isSingleSnippet}}</p>
{{/note.snippetsAllParse}}
{{/note.hasCheckedSnippets}}
{{#note.editURL}}
<p class="edit"><a href="{{note.editURL}}">Edit this note</a></p>
{{/note.editURL}}
{{#note.hasRelated}}
<section class="others" aria-labelledby="related-notes">
<h2 id="related-notes">Related</h2>
<ul>
{{#note.related}}
<li><a href="{{url}}">{{title}}</a>{{#date}} <time datetime="{{date.iso}}">{{date.text}}</time>{{/date}}</li>
{{/note.related}}
</ul>
</section>
{{/note.hasRelated}}
{{#note.hasBacklinks}}
<section class="others" aria-labelledby="linked-from">
<h2 id="linked-from">Linked from</h2>
<ul>
{{#note.backlinks}}
<li><a href="{{url}}">{{title}}</a>{{#date}} <time datetime="{{date.iso}}">{{date.text}}</time>{{/date}}</li>
{{/note.backlinks}}
</ul>
</section>
{{/note.hasBacklinks}}
{{#note.hasNeighbours}}
<nav class="neighbours" aria-label="Older and newer notes">
{{#note.previous}}
<a class="older" rel="prev" href="{{url}}"><span>Older</span> {{title}}</a>
{{/note.previous}}
{{#note.next}}
<a class="newer" rel="next" href="{{url}}"><span>Newer</span> {{title}}</a>
{{/note.next}}
</nav>
{{/note.hasNeighbours}}
</footer>
</article>
</main>
{{> footer}}
</body>
</html>

"""#),
  ("templates/pagination.mustache", #"""
{{#pagination.isPaginated}}
<nav class="pagination" aria-label="Pages of this list">
{{#pagination.newerURL}}
<a class="newer" rel="prev" href="{{pagination.newerURL}}">Newer notes</a>
{{/pagination.newerURL}}
<p>Page {{pagination.current}} of {{pagination.total}}</p>
{{#pagination.olderURL}}
<a class="older" rel="next" href="{{pagination.olderURL}}">Older notes</a>
{{/pagination.olderURL}}
</nav>
{{/pagination.isPaginated}}

"""#),
  ("templates/search-box.mustache", #"""
<form class="search-box" role="search" method="get" autocomplete="off" action="{{site.searchURL}}" data-search-data="{{site.searchDataURL}}">
<label class="visually-hidden" for="search-input">Search the notes</label>
<input id="search-input" type="search" name="q" placeholder="Search the notes" autocapitalize="off" spellcheck="false">
<button type="submit">Search</button>
</form>
<p class="search-status" role="status"></p>
<ol class="search-results" data-search-results hidden></ol>

"""#),
  ("templates/search.mustache", #"""
{{> head}}
<meta name="robots" content="noindex">
<script src="{{site.assetsURL}}search.js" defer></script>
</head>
<body class="search-page">
{{> header}}
<main id="content" tabindex="-1">
<header class="page-header">
<h1>{{page.title}}</h1>
{{> search-box}}
</header>
<noscript><p>Searching here needs JavaScript, which is off in this browser.</p></noscript>
<p>Or look through <a href="{{site.tagsURL}}">the tags</a> and <a href="{{site.archiveURL}}">all notes by month</a>.</p>
</main>
{{> footer}}
</body>
</html>

"""#),
  ("templates/tag.mustache", #"""
{{> head}}
{{#tag.feedURL}}
<link rel="alternate" type="application/atom+xml" title="{{page.fullTitle}}" href="{{tag.feedURL}}">
{{/tag.feedURL}}
</head>
<body class="tag-page">
{{> header}}
<main id="content" tabindex="-1">
<header class="page-header">
<p class="kicker"><a href="{{site.tagsURL}}">Tags</a></p>
<h1>{{tag.name}} <span class="count"><span class="visually-hidden">Notes: </span>{{tag.count}}</span></h1>
{{#tag.feedURL}}
<p class="lead"><a href="{{tag.feedURL}}">Feed of this tag</a></p>
{{/tag.feedURL}}
</header>
{{#hasNotes}}
<ol class="entries">
{{#notes}}
{{> list-item}}
{{/notes}}
</ol>
{{/hasNotes}}
{{> pagination}}
</main>
{{> footer}}
</body>
</html>

"""#),
  ("templates/tags.mustache", #"""
{{> head}}
</head>
<body class="tags-page">
{{> header}}
<main id="content" tabindex="-1">
<header class="page-header">
<h1>{{page.title}}</h1>
</header>
{{#hasTags}}
<ul class="tag-list">
{{#tags}}
<li><a href="{{url}}">{{name}} <span class="count">{{count}}</span></a></li>
{{/tags}}
</ul>
{{/hasTags}}
{{^hasTags}}
<p>No note carries a tag yet. <a href="{{site.archiveURL}}">All notes by month</a></p>
{{/hasTags}}
</main>
{{> footer}}
</body>
</html>

"""#),
]
