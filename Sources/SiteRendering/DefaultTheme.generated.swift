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

/** The text of a block; of a session the commands only, without prompts, output and comments between them. */
function copyableText(code) {
  const copy = code.cloneNode(true);
  const prompts = copy.querySelectorAll(".pr");
  if (!prompts.length) return copy.textContent.trimEnd();
  // Marks tell what a line begins with; `> ` only continues a command, whose blank lines stay.
  for (const prompt of prompts) prompt.textContent = prompt.textContent.trim() === ">" ? "\x03" : "\x01";
  for (const output of copy.querySelectorAll(".ou, .c")) {
    output.textContent = output.textContent.replace(/^/gm, "\x02");
  }
  const lines = [];
  let blankLines = 0;
  for (const line of copy.textContent.split("\n")) {
    const isCommand = line.startsWith("\x01");
    const text = line.replace(/[\x01-\x03]/g, "");
    if (line === "") {
      blankLines += 1;
    } else if (line.startsWith("\x02") || (isCommand && text === "")) {
      blankLines = 0;
    } else {
      // Blank lines before a prompt part two commands; before anything else they belong to one.
      if (!isCommand) lines.push(...Array(blankLines).fill(""));
      lines.push(text);
      blankLines = 0;
    }
  }
  return lines.join("\n").trimEnd();
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

  --tip: light-dark(#22662b, #8fd08f);
  --warning: light-dark(#8a4b00, #f0bd6c);
  --caution: light-dark(#ad2417, #ff9a86);

  --sans: -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, "Cascadia Mono", Consolas, "DejaVu Sans Mono", "Liberation Mono",
    monospace;

  --measure: 68ch;
  --column: 43.5rem;
  --gutter: clamp(1.125rem, 5vw, 2rem);

  background: var(--paper);
  color: var(--ink);
  font: 400 clamp(1.0625rem, 0.95rem + 0.22vw, 1.5rem)/1.6 var(--sans);
  text-size-adjust: 100%;
  scroll-padding-top: 1.5rem;
}

[data-theme="light"] { color-scheme: light; }
[data-theme="dark"] { color-scheme: dark; }

*, ::before, ::after { box-sizing: border-box; }

body {
  margin: 0;
  min-height: 100vh;
  display: flex;
  flex-direction: column;
}

/* Everything begins at one line and ends at one line. */
.site-header, main, .site-footer {
  width: 100%;
  max-width: calc(var(--column) + 2 * var(--gutter));
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

p, ul, ol, dl, figure, blockquote, pre { margin: 0; }
ul, ol { padding: 0; list-style: none; }
p { text-wrap: pretty; }

a { color: var(--link); text-decoration: none; overflow-wrap: anywhere; }
:is(p, .prose) a { text-decoration: underline 1px; text-underline-offset: 0.2em; }
a:hover { text-decoration: underline; }

:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }

.visually-hidden {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

.skip-link { position: absolute; top: -10rem; inset-inline-start: var(--gutter); z-index: 1; }
.skip-link:focus { top: 0; padding: 0.5rem 1rem; background: var(--paper); }

.print-only { display: none; }

/* Small and quiet: what stands beside the text. */
time, figcaption, .meta, .kicker a, .count, .credit, .search-status, .badge, .edit, .pages span, .neighbours span {
  color: var(--quiet);
  font-size: 0.85rem;
  font-variant-numeric: tabular-nums;
}
.meta time { font-size: inherit; }
.entry-description, .pages, .month li, .others li, .search-results, .neighbours, figcaption, table { line-height: 1.45; }

/* Header and footer */

.site-header {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  column-gap: 1.5rem;
  padding-block: 1.1rem;
}

.site-title { margin-inline-end: auto; color: inherit; font-weight: 700; }

/* The cursor of a terminal: the mark of these notes. */
.site-title::after, .list-page h1::after {
  content: "";
  display: inline-block;
  width: 0.5em;
  height: 0.95em;
  margin-inline-start: 0.2em;
  background: var(--red);
  vertical-align: -0.12em;
}

.site-header ul, .site-footer ul { display: flex; flex-wrap: wrap; column-gap: 1.25rem; }
.site-header li a, .site-footer li a { display: block; padding-block: 0.4rem; color: var(--quiet); font-size: 0.9rem; }
.site-header [aria-current] { color: var(--ink); font-weight: 600; }

.site-tools { display: flex; align-items: center; column-gap: 1rem; }
.theme-switch { display: none; }
.js .theme-switch {
  display: block;
  flex: none;
  width: 1.75rem;
  height: 1.75rem;
  padding: 0;
  border: 0;
  background: none;
  cursor: pointer;
}
.theme-switch::before {
  content: "";
  display: block;
  width: 1.1rem;
  height: 1.1rem;
  margin: auto;
  border: 2px solid var(--quiet);
  border-radius: 50%;
  background: linear-gradient(90deg, var(--quiet) 50%, transparent 50%);
}
.theme-switch[aria-pressed="true"]::before { rotate: 180deg; }

.site-footer {
  margin-top: 5rem;
  padding-block: 1.25rem 2.5rem;
  color: var(--quiet);
  font-size: 0.9rem;
}
.site-footer::before { content: ""; display: block; border-top: 1px solid var(--line); margin-bottom: 1rem; }

/* Lists of notes: dates stand in the margin, left of the red line of a notepad. */

.page-header { padding-block: 2rem; }
.lead { margin-top: 0.7rem; max-width: var(--measure); color: var(--quiet); font-size: 1.1rem; }
.kicker { margin-bottom: 0.4rem; }
.list-page .site-title { display: none; }
.list-page .site-tools { margin-inline-start: auto; }

.entry { padding-block: 1rem; }
.entry-date { display: block; }
.entry-title { margin: 0; font-size: 1.2rem; line-height: 1.3; }
.entry-title a { color: inherit; }
.entry-title a:hover { color: var(--link); }
.entry-description { margin-top: 0.3rem; max-width: var(--measure); }

.meta { display: flex; flex-wrap: wrap; column-gap: 1rem; margin-top: 0.35rem; }
.meta a { display: block; color: inherit; }
.meta a:hover { color: var(--link); }
.tag { unicode-bidi: plaintext; }
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
}

.margin { margin-top: 3rem; font-size: 0.95rem; }
.margin h2, .others h2 { margin-block: 0 0.4rem; color: var(--quiet); font-size: 0.9rem; letter-spacing: 0; }
.margin section + section { margin-top: 2rem; }
.pages li { padding-block: 0.25rem; }
.pages span { display: block; }

.tag-list { display: flex; flex-wrap: wrap; gap: 0 1.1rem; }
.tag-list a { display: block; padding-block: 0.15rem; }
.tags-page .tag-list { gap: 0.4rem 1.75rem; font-size: 1.1rem; }
.page-header .tag-list { margin-top: 0.8rem; }
.count { font-size: 0.8em; font-weight: 400; letter-spacing: 0; }

.pagination { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; margin-top: 2rem; }
.pagination p { color: var(--quiet); }

.year h2 { margin-block: 2.5rem 0; }
.year:first-of-type h2 { margin-top: 0; }
.month { margin-top: 1.1rem; }
.month h3 { margin: 0 0 0.2rem; color: var(--quiet); font-size: 0.9rem; font-weight: 400; }
.month li { padding-block: 0.3rem; }
li > a ~ time { white-space: nowrap; }
.month a, .others a, .result-title { margin-inline-end: 0.4em; }

/* Search */

.search-box { display: flex; gap: 0.5rem; max-width: 34rem; margin-top: 1.4rem; }
.search-box input, .search-box button {
  min-height: 2.75rem;
  padding: 0.4rem 0.9rem;
  border: 1px solid var(--quiet);
  border-radius: 0.4rem;
  background: var(--raised);
  color: inherit;
  font: inherit;
}
.search-box input { flex: 1; min-width: 0; }
.search-box button { border-color: var(--ink); background: var(--ink); color: var(--paper); cursor: pointer; }
::placeholder { color: var(--quiet); opacity: 1; }
.search-status:not(:empty) { margin-top: 0.8rem; }
.search-results { max-width: var(--measure); }
.search-results li { padding-block: 0.8rem; border-bottom: 1px solid var(--line); }
.result-title { font-weight: 600; font-size: 1.1rem; }
.result-heading { display: block; padding-block: 0.1rem; font-size: 0.95rem; }
.result-heading::before { content: "› "; color: var(--quiet); }
mark { background: var(--wash); color: inherit; }

/* A note */

.note-header { padding-block: 2rem 1.75rem; }
.note-header .meta { margin-top: 0.9rem; font-size: 0.9rem; }

.contents { margin-bottom: 2rem; font-size: 0.9rem; }
.contents details { border: 1px solid var(--line); border-radius: 0.4rem; }
.contents summary { padding: 0.6rem 1rem; font-weight: 600; cursor: pointer; }
.contents details > ol { padding: 0 1rem 0.6rem; }
.contents ol ol { padding-inline-start: 1rem; }
.contents a { display: block; padding-block: 0.3rem; color: var(--quiet); line-height: 1.35; }
.contents [aria-current] { color: var(--ink); }

.prose { overflow-wrap: break-word; }
.prose > * { max-width: var(--measure); }
.prose > :is(figure, .table-scroll) { max-width: none; }
.prose > * + * { margin-top: 1.15em; }
.prose > :is(h2, h3, h4, h5, h6) { margin-top: 2em; }
.prose > :is(h2, h3, h4, h5, h6) + * { margin-top: 0.6em; }
.prose > :first-child { margin-top: 0; }
.prose :is(li, blockquote, .alert, td) > * + * { margin-top: 0.6em; }
.prose > :is(.code, .diagram, .image, .table-scroll) { margin-block: 1.5em; }

.anchor { margin-inline-start: 0.15em; color: var(--quiet); font-weight: 400; }
.prose .anchor { text-decoration: none; }
.anchor:hover { color: var(--red); }

/* Lists stay legible to the fifth level on a phone: small steps, and a line down each inner list. */
.prose :is(ul, ol) { padding-inline-start: 1.35em; }
.prose li + li { margin-top: 0.35em; }
.prose li > :is(ul, ol) {
  margin-top: 0.35em;
  margin-inline-start: -0.85em;
  padding-inline-start: 1.95em;
  border-inline-start: 1px solid var(--line);
}
.prose ::marker { color: var(--quiet); }
.prose ol { list-style: decimal; }
.prose ul { list-style: disc; }
.prose ul ul { list-style: circle; }
.prose ul ul ul { list-style: square; }
.prose .tasks, .prose li > .tasks { margin-inline-start: 0; padding-inline-start: 0; border: 0; list-style: none; }
.prose .tasks li { padding-inline-start: 1.6em; }
.tasks input { width: 1em; height: 1em; margin: 0; margin-inline: -1.6em 0.35em; vertical-align: -0.1em; }

blockquote { padding-inline-start: 1.1rem; border-inline-start: 3px solid var(--line); color: var(--quiet); }
hr { width: 5rem; margin: 2.5em auto; border: 0; border-top: 2px solid var(--red); }
sup { line-height: 0; font-size: 0.75em; }
.footnote-ref a { padding-inline: 0.15em; }
.footnotes { padding-top: 1.2em; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.9rem; }
li:target { background: var(--wash); }

img { max-width: 100%; height: auto; vertical-align: middle; }
figcaption { margin-top: 0.6rem; max-width: var(--measure); }
.credit { display: block; }

code, kbd, pre, .code-title { font-family: var(--mono); font-size: 0.85em; font-variant-ligatures: none; }
code, pre { direction: ltr; unicode-bidi: isolate; text-align: left; }
:not(pre) > code, kbd { padding: 0.12em 0.3em; border-radius: 0.3em; background: var(--surface); line-height: 1; overflow-wrap: anywhere; }
kbd { box-shadow: 0 1px var(--quiet); }
:is(h1, h2, h3, h4, h5, h6) code { padding: 0; background: none; font-size: 0.9em; }

.table-scroll { overflow-x: auto; }
table { width: max-content; min-width: min(100%, var(--measure)); border-collapse: collapse; font-size: 0.92em; }
th, td { max-width: 22rem; padding-block: 0.5rem; padding-inline: 0 1.25rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
th { border-bottom: 2px solid var(--quiet); white-space: nowrap; }
:is(th, td):last-child { padding-inline-end: 0; }
.center { text-align: center; }
.right { text-align: end; }

/* Code blocks */

.code { border: 1px solid var(--line); border-radius: 0.4rem; background: var(--surface); overflow: hidden; }
.code figcaption {
  display: flex;
  gap: 0.9rem;
  align-items: center;
  max-width: none;
  min-height: 2.4rem;
  margin: 0;
  padding-inline: 1rem 0.4rem;
  border-bottom: 1px solid var(--line);
}
.code-title { color: var(--ink); font-size: 0.8rem; overflow-wrap: anywhere; }
.code-language { margin-inline-end: auto; }
.copy {
  padding: 0.35rem 0.6rem;
  border: 0;
  border-radius: 0.3rem;
  background: none;
  color: var(--link);
  font: 0.85rem/1.2 var(--sans);
  white-space: nowrap;
  cursor: pointer;
}
.copy:hover { background: var(--line); color: var(--ink); }

pre { overflow-x: auto; padding-block: 0.8rem; font-size: 0.85rem; line-height: 1.55; tab-size: 4; }
pre:focus-visible { outline-offset: -3px; }
pre code { display: block; width: max-content; min-width: 100%; padding-inline: 1rem; font-size: 1em; }
/* A grid drops the line ends between its items. */
pre code:has(> .line) { display: grid; padding: 0; }
.line { display: block; min-height: 1.55em; padding-inline: 1rem; }
.marked { background: var(--wash); box-shadow: inset 3px 0 var(--red); }
.numbered { counter-reset: line; }
.numbered .line { counter-increment: line; }
.numbered .line::before {
  content: counter(line);
  display: inline-block;
  width: 3ch;
  margin-inline: -0.5ch 2ch;
  color: var(--quiet);
  text-align: right;
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
.pr { color: var(--red); }
.pr, .numbered .line::before { user-select: none; -webkit-user-select: none; }
.in { background: var(--inserted); }
.de { background: var(--deleted); }
.x { text-decoration: underline wavy var(--caution) 1px; }

/* Alerts: the shape tells the kind as well as the colour. */

.alert { --tone: var(--link); padding: 0.8rem 1.1rem; border-inline-start: 3px solid var(--tone); background: var(--surface); }
.alert code { background: var(--paper); }
.alert-title { display: flex; gap: 0.5rem; align-items: center; color: var(--tone); font-weight: 600; line-height: 1.3; }
.alert-title::before {
  content: "i" / "";
  flex: none;
  width: 1.25rem;
  border-radius: 50%;
  background: var(--tone);
  color: var(--paper);
  font: 700 0.8rem/1.25rem var(--sans);
  text-align: center;
}
.alert .alert-title + * { margin-top: 0.35em; }
.alert-tip { --tone: var(--tip); }
.alert-important { --tone: var(--keyword); }
.alert-warning { --tone: var(--warning); }
.alert-caution { --tone: var(--caution); }
.alert-tip .alert-title::before { content: "✓" / ""; }
:is(.alert-important, .alert-warning, .alert-caution) .alert-title::before { content: "!" / ""; border-radius: 0.2rem; }
.alert-warning .alert-title::before { clip-path: polygon(50% 0, 100% 95%, 0 95%); line-height: 1.5rem; }
.alert-caution .alert-title::before { clip-path: polygon(30% 0, 70% 0, 100% 30%, 100% 70%, 70% 100%, 30% 100%, 0 70%, 0 30%); }

/* A diagram to be drawn: drafting paper, a frame, a title block. */
.diagram-inline { border: 1px dashed var(--quiet); }

.diagram-frame {
  position: relative;
  display: grid;
  place-content: center;
  min-height: 13rem;
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
.diagram-text { max-width: 40ch; padding: 0.2rem 0.5rem; background: var(--raised); text-align: center; text-wrap: balance; }
.diagram-kind {
  position: absolute;
  bottom: 0.6rem;
  inset-inline-end: 0.6rem;
  padding: 0.1rem 0.7rem;
  border: 1px solid var(--quiet);
  background: var(--raised);
  color: var(--quiet);
  font: 0.75rem/1.6 var(--mono);
}
.diagram summary { margin-top: 0.5rem; color: var(--quiet); font-size: 0.9rem; cursor: pointer; }
.diagram pre { margin-top: 0.4rem; border: 1px solid var(--line); border-radius: 0.4rem; background: var(--surface); }

/* Under a note */

.note-footer { display: grid; gap: 2rem; margin-top: 3.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
.badge + .edit { margin-top: -1.75rem; }
.badge-good::before { content: "✓ "; color: var(--tip); font-weight: 700; }
.others li { padding-block: 0.25rem; }
.note-footer:not(:has(*)) { display: none; }
.neighbours { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; }
.neighbours span { display: block; }
.neighbours .newer { grid-column: 2; text-align: end; }

/* On a phone code runs from edge to edge of the screen. */
@media (max-width: 40em) {
  .prose > .code { margin-inline: calc(-1 * var(--gutter)); border-inline: 0; border-radius: 0; }
  .prose > .code :is(code, .line) { padding-inline: var(--gutter); }
  .prose > .code code:has(> .line) { padding: 0; }
  .prose > .code figcaption { padding-inline: var(--gutter) calc(var(--gutter) - 0.6rem); }
  .page-header, .note-header { padding-top: 1.25rem; }
  .site-tools { flex-grow: 1; justify-content: space-between; }
  .neighbours { grid-template-columns: 1fr; }
  .neighbours .newer { grid-column: 1; text-align: start; }
}

@media (min-width: 48em) {
  .entry, .month { display: grid; grid-template-columns: 8rem minmax(0, 1fr); margin: 0; padding: 0; }
  .entry-date { padding-block: 1.25rem; }
  .entry-text, .month ol { grid-column: 2; padding: 1rem 0; padding-inline-start: 1.5rem; border-inline-start: 1px solid var(--red); }
  .month ol { padding-block: 0.25rem; }
  .month h3 { padding-top: 0.6rem; }
  .year h2 { margin-bottom: 0.75rem; }
}

/* Room for a margin beside the text. */
@media (min-width: 72em) {
  .site-header, main, .site-footer { max-width: calc(62rem + 2 * var(--gutter)); }
  .columns, .has-contents { display: grid; grid-template-columns: minmax(0, var(--column)) 15rem; column-gap: 3.5rem; }
  .note:not(.has-contents), .tag-page .entries { max-width: var(--column); }
  .margin { margin-top: 1rem; }
  .has-contents > * { grid-column: 1; }
  .has-contents > .contents { grid-column: 2; grid-row: 2 / span 2; }
  .contents details {
    position: sticky;
    top: 1.5rem;
    max-height: calc(100vh - 3rem);
    overflow-y: auto;
    border: 0;
    border-radius: 0;
  }
  .contents details::details-content { content-visibility: visible; height: auto; }
  .contents summary { padding: 0 0 0.5rem; list-style: none; pointer-events: none; }
  .contents details > ol { padding: 0; border-inline-start: 1px solid var(--line); }
  .contents li a { padding-inline-start: 1rem; }
  .contents li a { border-inline-start: 2px solid transparent; }
  .contents li [aria-current] { border-color: var(--red); }
  .contents ol ol { padding: 0; }
  .contents ol ol a { padding-inline-start: 2rem; }
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
  .site-title::after, .list-page h1::after, .theme-switch::before { forced-color-adjust: none; }
  .marked { outline: 1px solid; outline-offset: -1px; }
  .contents [aria-current] { font-weight: 700; }
  .alert .alert-title::before { clip-path: none; border: 1px solid; }
}

@media print {
  :root { color-scheme: light; background: none; font-size: 10.5pt; line-height: 1.45; }
  main, .note { max-width: none !important; padding: 0; display: block !important; }
  nav, .site-header, .site-footer, .margin, .others, .copy, .skip-link, .anchor, .edit, .search-box { display: none !important; }
  .print-only { display: block; color: var(--quiet); font-size: 0.85em; }
  h1, h2, h3, h4, .code figcaption { break-after: avoid; }
  li, tr, .alert, .diagram-frame, img { break-inside: avoid; }
  .code { overflow: visible; }
  pre { overflow: visible; font-size: 8.5pt; }
  pre, pre code { width: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
  .table-scroll { overflow: visible; }
  table { width: 100%; }
  details::details-content { content-visibility: visible; height: auto; }
  .alert-title::before, .marked, .in, .de { print-color-adjust: exact; }
  .prose a[href^="http"]::after { content: " (" attr(href) ")"; color: var(--quiet); font-size: 0.85em; }
}

"""#),
  ("templates/archive.mustache", #"""
{{> head}}
</head>
<body class="archive-page">
{{> header}}
<main id="page:content" tabindex="-1">
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
<a class="skip-link" href="#page:content">Skip to content</a>
<header class="site-header">
<a class="site-title" href="{{site.homeURL}}">{{site.title}}</a>
<div class="site-tools">
<nav aria-label="Site">
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
</div>
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
<main id="page:content" tabindex="-1">
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
<main id="page:content" tabindex="-1">
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
<main id="page:content" tabindex="-1">
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
<section class="others" aria-labelledby="page:related">
<h2 id="page:related">Related</h2>
<ul>
{{#note.related}}
<li><a href="{{url}}">{{title}}</a>{{#date}} <time datetime="{{date.iso}}">{{date.text}}</time>{{/date}}</li>
{{/note.related}}
</ul>
</section>
{{/note.hasRelated}}
{{#note.hasBacklinks}}
<section class="others" aria-labelledby="page:linked">
<h2 id="page:linked">Linked from</h2>
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
<main id="page:content" tabindex="-1">
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
<main id="page:content" tabindex="-1">
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
<main id="page:content" tabindex="-1">
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
