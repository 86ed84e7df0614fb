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
  ("assets/lists.css", #"""
/* Lists of tags and series, the archive, the outline of links: only their pages ask for it. */

.tags-page .tag-list { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr)); gap: 0 2rem; }
.tags-page .tag-list li { padding-bottom: 0.1rem; border-bottom: 1px solid var(--line); }
.tags-page .tag-list a { display: flex; justify-content: space-between; align-items: baseline; padding-block: 0.45rem; }
.tag-list ul { padding-inline-start: 1rem; font-size: 0.9rem; }
.tag-list ul li:last-child { border: 0; }
.tag-list li > span { display: block; max-width: 22rem; color: var(--quiet); font-size: 0.85rem; line-height: 1.45; }

/* The archive */

.year h2 { margin-block: 2.5rem 0; }
.year:first-of-type h2 { margin-top: 0; }
.month { margin-top: 1.1rem; }
.month h3 { margin: 0 0 0.2rem; color: var(--quiet); font-size: 0.9rem; font-weight: 400; }
.month li { display: flex; gap: 1rem; align-items: baseline; padding-block: 0.3rem; line-height: 1.45; }
.month time { flex: none; width: 1.3rem; text-align: end; }

@media (min-width: 48em) {
  .month { display: grid; grid-template-columns: var(--margin) minmax(0, 1fr); margin: 0; }
  .month ol { grid-column: 2; padding-block: 0.25rem; padding-inline-start: var(--gap); border-inline-start: 1px solid var(--red); }
  .month h3 { padding-top: 0.6rem; }
  .year h2 { margin-bottom: 0.75rem; }
}

/* The outline of the links between notes */

.graph > li { padding-block: 0.6rem; line-height: 1.45; }
.graph > li > a { font-weight: 600; }
.graph p, .graph ul { display: inline; color: var(--quiet); font-size: 0.9rem; }
.graph p::before { content: "\A"; white-space: pre; }
.graph ul li { display: inline; }
.graph ul li:not(:last-child)::after { content: ", "; }
.graph-overview { display: block; max-width: 30rem; margin-block: 1rem; font: 13px var(--sans); fill: var(--ink); }
.graph-overview path { fill: none; stroke: var(--link); opacity: 0.55; }
.graph-overview circle { fill: var(--red); }

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
  setUpDarkImages(document.querySelectorAll("source[media*=dark]"));
  // Without them the variants stand below one another.
  if (document.querySelector(".tabs")) import("./tabs.js").catch(() => {});
  setUpCode(document.querySelectorAll("figure.code"));
  setUpContents(document.querySelector(".toc"));
  setUpSearchKeys(document.querySelector("a[data-search-index]"));
});

/** What is said: English here, in other languages given along with the page. */
function say(key, english) {
  const given = JSON.parse(document.getElementById("page:strings")?.textContent ?? "{}");
  return given[key] ?? english;
}

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

/** Images made for the dark follow the page, also where it differs from the system. */
function setUpDarkImages(sources) {
  if (!sources.length) return;
  const system = sources[0].media;
  const fit = () => {
    const { theme } = root.dataset;
    for (const source of sources) source.media = !theme ? system : theme === "dark" ? "all" : "not all";
  };
  new MutationObserver(fit).observe(root, { attributeFilter: ["data-theme"] });
  fit();
}

// Code: buttons to copy it and, where a line is too long, to wrap it

function setUpCode(figures) {
  if (!figures.length) return;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.querySelector("main").append(status);
  const observer = new ResizeObserver((entries) => entries.forEach((entry) => showWrapButton(entry.target.parentNode)));

  for (const figure of figures) {
    const caption = figure.querySelector("figcaption");
    const title = figure.querySelector(".code-title")?.textContent;
    const label = (named, plain) => title ? named.replace("{title}", () => title) : plain;
    const pre = figure.querySelector("pre:not(.wrap)");
    if (pre) {
      const name = label(say("wrapNamed", "Wrap lines of {title}"), say("wrapCode", "Wrap lines"));
      addButton(caption, "wrap-lines", say("wrap", "Wrap"), name, () => wrapLines(figure)).hidden = true;
      observer.observe(pre);
    }
    if (!navigator.clipboard) continue;
    let timer;
    const text = say("copy", "Copy");
    const name = label(say("copyNamed", "Copy {title}"), say("copyCode", "Copy code"));
    const button = addButton(caption, "copy", text, name, async () => {
      const written = navigator.clipboard.writeText(copyableText(figure));
      button.textContent = status.textContent = await written.then(
        () => say("copied", "Copied"), () => say("notCopied", "Not copied"));
      clearTimeout(timer);
      timer = setTimeout(() => {
        button.textContent = text;
        status.textContent = "";
      }, 2000);
    });
  }
}

function addButton(parent, name, text, label, action) {
  const button = document.createElement("button");
  button.className = name;
  button.textContent = text;
  button.ariaLabel = label;
  button.addEventListener("click", action);
  parent.append(button);
  return button;
}

function showWrapButton(figure) {
  const button = figure.querySelector(".wrap-lines");
  const isLong = [...figure.querySelectorAll("pre")].some((pre) => pre.scrollWidth > pre.clientWidth);
  // One that has wrapped lines stays, to take that back.
  button.hidden = button.ariaPressed !== "true" && !isLong;
}

function wrapLines(figure) {
  const button = figure.querySelector(".wrap-lines");
  const isWrapped = button.ariaPressed !== "true";
  button.ariaPressed = isWrapped;
  for (const pre of figure.querySelectorAll("pre")) pre.classList.toggle("wrap", isWrapped);
}

/** The text of a block; of a session the commands only, without prompts, output and comments between them. */
function copyableText(figure) {
  const copy = document.createElement("div");
  for (const part of figure.querySelectorAll("pre code, .tree")) copy.append(part.cloneNode(true));
  const prompts = copy.querySelectorAll(".pr");
  if (!prompts.length) return copy.textContent.trimEnd();
  // Marks tell what a line begins with; `> ` only continues a command, whose blank lines stay.
  for (const prompt of prompts) prompt.textContent = prompt.textContent.trim() === ">" ? "\x03" : "\x01";
  for (const output of copy.querySelectorAll("samp, .c")) {
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

// Search: / and Ctrl-K lead to the box of the page, or open one over it

function setUpSearchKeys(link) {
  if (location.protocol === "file:") {
    // Browsers load neither modules nor data from there.
    const status = document.querySelector(".search-status");
    if (status) {
      const text = "Searching needs a web server: these pages were opened as files.";
      status.textContent = say("searchNeedsServer", text);
    }
    return;
  }
  addEventListener("keydown", (event) => {
    const isShortcut = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !isTyping(event.target);
    if (!isShortcut && !isSlash) return;
    const input = document.querySelector("main .search-box input");
    if (!input && !link) return;
    event.preventDefault();
    if (input) {
      input.focus();
      input.select();
    } else {
      import("./search.js").then((search) => search.openSearchDialog(link)).catch(() => (location.href = link.href));
    }
  });
}

function isTyping(target) {
  return target.isContentEditable || target.matches?.("input, textarea, select");
}

"""#),
  ("assets/search.css", #"""
/* What a search shows. search.js asks for it, so that pages without a search do without. */

.search-filters:not([hidden]) { display: flex; flex-wrap: wrap; gap: 0.4rem 1.25rem; margin-top: 0.7rem; color: var(--quiet); font-size: 0.9rem; }
.search-filters select {
  max-width: 13rem;
  min-height: 2rem;
  padding: 0.2rem 0.4rem;
  border: 1px solid var(--line);
  border-radius: 0.4rem;
  background: var(--raised);
  color: var(--ink);
  font: inherit;
}
.search-status:not(:empty) { margin-top: 0.8rem; }
.search-results { max-width: var(--measure); margin-top: 0.4rem; }
.result-note { padding-block: 0.5rem; border-bottom: 1px solid var(--line); }
.result, .result-more { display: block; margin-inline: -0.6rem; padding: 0.3rem 0.6rem; border-radius: 0.4rem; color: var(--ink); }
:is(.result, .result-more):hover { background: var(--surface); text-decoration: none; }
.search-results [aria-selected="true"] { background: var(--surface); box-shadow: inset 3px 0 var(--red); }
[dir="rtl"] .search-results [aria-selected="true"] { box-shadow: inset -3px 0 var(--red); }
.result-title, .result-heading, .result-excerpt { display: block; }
.result-title { color: var(--link); font-weight: 600; font-size: 1.1rem; }
.result-heading { padding-block: 0.1rem; color: var(--link); font-size: 0.95rem; }
.result-heading::before { content: "› "; color: var(--quiet); }
.result-more { padding-block: 0.15rem; }
.result-excerpt { margin-top: 0.15rem; font-size: 0.95rem; overflow-wrap: anywhere; }
.result code.result-excerpt { padding: 0.4rem 0.6rem; background: var(--surface); font-size: 0.8rem; line-height: 1.5; white-space: pre-wrap; }
.result-meta { display: flex; flex-wrap: wrap; column-gap: 0.7em; margin-top: 0.2rem; color: var(--quiet); font-size: 0.85rem; }
.search-more { margin-top: 1rem; cursor: pointer; }

/* Over any page. */
.search-dialog {
  width: min(44rem, calc(100vw - 2rem));
  max-height: calc(100dvh - 4rem);
  margin-top: 2rem;
  padding: 1rem 1.5rem 1.25rem;
  border: 1px solid var(--line);
  border-radius: 0.6rem;
  background: var(--paper);
  color: var(--ink);
}
.search-dialog::backdrop { background: rgb(0 0 0 / 0.45); }
.search-dialog .search-box { max-width: none; margin-top: 0; }

mark { background: var(--wash); color: inherit; }
.search-else { margin-top: 2rem; }

"""#),
  ("assets/search.js", #"""
// The search box: a combobox (ARIA Authoring Practices) whose list are the results. What is found and how it is
// ranked is in search/, which does the same as `notes search` in the terminal.

import { SiteSearch } from "./search/answer.js";
import { setUpFilters } from "./search/filters.js";
import { addSections, element, noteItem } from "./search/results.js";
import { say, sayCount } from "./search/strings.js";

const notesPerPage = 10;
/** The excerpts of so many notes are fetched at once, those of others when they come into view. */
const excerptsAtOnce = 5;
/** So many notes at most are looked at closely: the count is no more than a lower bound then. */
const countedNotes = 200;

let boxes = 0;
let dialog;

document.head.append(Object.assign(element("link"), { rel: "stylesheet", href: new URL("search.css", import.meta.url).href }));
for (const form of document.querySelectorAll("form[data-search-index]")) setUpSearch(form);

/** Opens the search over any page. `link` leads to the search page and names the index. */
export function openSearchDialog(link) {
  dialog ??= makeDialog(link);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input").select();
}

function makeDialog(link) {
  const input = element("input");
  const placeholder = say("searchTheNotes", "Search the notes");
  Object.assign(input, { type: "text", name: "q", placeholder, autocapitalize: "off" });
  input.spellcheck = false;
  input.setAttribute("aria-label", placeholder);
  const form = element("form", "search-box", input, element("button", "", say("search", "Search")));
  form.action = link.href;
  form.autocomplete = "off";
  form.setAttribute("role", "search");
  form.dataset.searchIndex = link.dataset.searchIndex;
  const status = element("p", "search-status");
  status.setAttribute("role", "status");
  const dialog = element("dialog", "search-dialog", form, status, element("div", "search-results"));
  dialog.setAttribute("aria-label", say("search", "Search"));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  setUpSearch(form);
  return dialog;
}

function setUpSearch(form) {
  const input = form.querySelector("input");
  const container = form.parentElement;
  const status = container.querySelector(".search-status");
  const list = container.querySelector(".search-results");
  const isSearchPage = new URL(form.action).pathname === location.pathname && !form.closest("dialog");
  const search = new SiteSearch(form.dataset.searchIndex);

  const filterBar = element("div", "search-filters");
  filterBar.hidden = true;
  form.after(filterBar);
  const moreButton = element("button", "search-more", say("moreNotes", "More notes"));
  moreButton.type = "button";
  moreButton.hidden = true;
  list.after(moreButton);

  boxes += 1;
  list.id ||= `search-results-${boxes}`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", say("notesFound", "Notes found"));
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);

  // One query at a time; what is typed meanwhile is answered next.
  let isAnswering = false;
  let shownQuery = "";
  async function update() {
    showInFilters();
    showInAddress();
    if (isAnswering) return;
    isAnswering = true;
    while (input.value.trim() !== shownQuery) await answer(input.value);
    isAnswering = false;
  }

  async function answer(query) {
    shownQuery = query.trim();
    if (!shownQuery) return clear();
    try {
      await findAndShow(query).catch(() => {
        search.reopen();
        return findAndShow(query);
      });
    } catch (error) {
      console.warn(error);
      clear();
      const text = "The search index could not be loaded. Try the tags or the archive, or search again later.";
      showStatus(say("searchFailed", text));
    }
  }

  async function findAndShow(query) {
    await search.open();
    if (input.value.trim() !== query.trim()) return; // typed on meanwhile
    const answer = await search.find(query);
    if (input.value.trim() !== query.trim()) return;
    await show(answer, 0);
    showStatus(describe(answer, query.trim()));
    setUpFiltersOnce();
  }

  /** Shows the notes from `start` on, a page of them: titles as soon as they are there, excerpts when they come. */
  async function show(answer, start) {
    const found = answer.notes.slice(start, start + notesPerPage);
    const notes = await Promise.all(found.map(({ number }) => search.note(number)));
    const items = notes.map((note) => noteItem(note, answer.words));
    const addExcerpt = async (index) => {
      // A note without its excerpt is still found.
      const texts = await search.sections(notes[index], found[index].sections, answer).catch(() => []);
      addSections(items[index], notes[index], texts, answer.words);
      nameOptions();
    };
    const excerpts = items.slice(0, excerptsAtOnce).map((_, index) => addExcerpt(index));
    const observer = new IntersectionObserver((entries) => {
      for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
        observer.unobserve(target);
        addExcerpt(items.indexOf(target));
      }
    });
    for (const item of items.slice(excerptsAtOnce)) observer.observe(item);
    // What was fetched before is there at once, so that nothing jumps while one types.
    await Promise.race([Promise.all(excerpts), new Promise((resolve) => setTimeout(resolve, 60))]);
    if (start === 0) list.replaceChildren(...items);
    else list.append(...items);
    nameOptions();
    if (start === 0) activate(null);
    showList(items.length > 0 || start > 0);
    const rest = answer.notes.length - start - found.length;
    moreButton.hidden = rest <= 0;
    moreButton.onclick = async () => {
      const last = list.lastElementChild;
      await show(answer, start + notesPerPage);
      last.nextElementSibling?.querySelector("a").focus();
    };
  }

  /** With its first answer the text box becomes a combobox: before that it has no list. */
  function showList(isShown) {
    list.hidden = !isShown;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-expanded", String(isShown));
  }

  function clear() {
    shownQuery = input.value.trim();
    list.replaceChildren();
    showList(false);
    moreButton.hidden = true;
    activate(null);
    showStatus("");
  }

  // Late: a screen reader is told the count at a pause, not at every letter.
  let statusTimer;
  function showStatus(text) {
    clearTimeout(statusTimer);
    statusTimer = setTimeout(() => (status.textContent = text), text ? 200 : 0);
  }

  // The options of the list, one of which is active

  const options = () => [...list.querySelectorAll("[role=option]")];

  function nameOptions() {
    options().forEach((option, index) => (option.id = `${list.id}-${index}`));
    const active = list.querySelector("[aria-selected=true]");
    if (active) input.setAttribute("aria-activedescendant", active.id);
  }

  function activate(option) {
    list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  function move(step) {
    const all = options();
    const place = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (place < 0) activate((step > 0 ? all[0] : all.at(-1)) ?? null);
    else activate(all[place + step] ?? null);
  }

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const active = list.querySelector("[aria-selected=true]");
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && active) active.click();
    else if (event.key === "Escape" && input.value && !form.closest("dialog")) setQuery("");
    else return;
    event.preventDefault();
  });
  input.addEventListener("input", update);
  input.addEventListener("focus", () => search.open().catch(() => {}), { once: true });
  form.addEventListener("submit", (event) => {
    if (!isSearchPage) return; // which the form then opens
    event.preventDefault();
    if (!list.hidden) activate(options()[0] ?? null);
  });

  // Filters and the address

  function setQuery(query) {
    input.value = query;
    update();
  }

  let showInFilters = () => {};
  let hasFilters = false;
  async function setUpFiltersOnce() {
    if (hasFilters) return;
    hasFilters = true;
    try {
      showInFilters = await setUpFilters(filterBar, search, () => input.value, setQuery);
      showInFilters();
    } catch {
      hasFilters = false; // the next query tries again
    }
  }

  let addressTimer;
  function showInAddress() {
    if (!isSearchPage) return;
    // At a pause: browsers refuse too many changes.
    clearTimeout(addressTimer);
    addressTimer = setTimeout(() => {
      const url = new URL(location);
      url.search = input.value.trim() && new URLSearchParams({ q: input.value.trim() });
      history.replaceState(history.state, "", url);
    }, 250);
  }

  if (isSearchPage) {
    input.value = new URLSearchParams(location.search).get("q") ?? input.value;
    input.focus();
    if (!input.value.trim()) search.open().then(setUpFiltersOnce, () => {});
  }
  if (input.value.trim()) update();
}

/** How many there are, and what was looked for in the place of words that no note has. */
function describe({ notes, corrections }, query) {
  const count = notes.length;
  if (count === 0) return say("noMatch", "No note matches “{query}”.", { query: query.slice(0, 80) });
  const corrected = corrections.map((correction) => say("showing", "Showing {shown} for {typed}.", correction));
  const counted =
    count >= countedNotes
      ? say("manyNotes", "Many notes, the best first")
      : sayCount("noteCount", count, { one: "{count} note", other: "{count} notes" });
  return [...corrected, counted].join(" ");
}

"""#),
  ("assets/search/answer.js", #"""
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

"""#),
  ("assets/search/bytes.js", #"""
// Texts as strings of UTF-8 bytes, a character each: compared, cut and counted as the index has them.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function toBytes(text) {
  return stringOf(encoder.encode(text));
}

export function fromBytes(bytes) {
  return decoder.decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

/** The bytes of an array as such a string. */
export function stringOf(array) {
  let text = "";
  // Of limited length, since each byte is an argument.
  for (let start = 0; start < array.length; start += 8192) {
    text += String.fromCharCode(...array.subarray(start, start + 8192));
  }
  return text;
}

/** Reads numbers (LEB128) and bytes; past the end it gives zeros and is at the end. */
export class ByteReader {
  constructor(array) {
    this.array = array;
    this.offset = 0;
  }

  get isAtEnd() {
    return this.offset >= this.array.length;
  }

  readByte() {
    return this.array[this.offset++] ?? 0;
  }

  readNumber() {
    let number = 0;
    let factor = 1;
    while (this.offset < this.array.length && factor < 2 ** 49) {
      const byte = this.array[this.offset++];
      number += (byte & 0x7f) * factor;
      if (byte < 0x80) break;
      factor *= 128;
    }
    return number;
  }

  readBytes(count) {
    const start = this.offset;
    this.offset = Math.min(this.array.length, start + count);
    return this.array.subarray(start, this.offset);
  }
}

"""#),
  ("assets/search/excerpt.js", #"""
// The part of a section that shows why it was found: Sources/SearchRanking/MarkedText.swift.

import { fromBytes, toBytes } from "./bytes.js";
import { splitWords } from "./words.js";

/**
 * `{ isCode, parts }`, the parts `{ text, isMatch }` in order. `section` has `prose`, `code` and `captions`; `words`
 * are those that were looked for, in bytes.
 */
export function excerptOf(section, words, isCodeOnly) {
  const prose = new MarkedText(section.prose || section.captions, words);
  const code = new MarkedText(section.code, words);
  const captions = new MarkedText(section.captions, words);
  const showsCode =
    isCodeOnly || code.distinct > Math.max(prose.distinct, captions.distinct) ||
    (!prose.bytes && code.bytes !== "");
  if (showsCode) return { isCode: true, parts: code.codeExcerpt(160) };
  return { isCode: false, parts: (captions.distinct > prose.distinct ? captions : prose).proseExcerpt(240) };
}

/** A title or heading in parts, as an excerpt has them. */
export function markedLine(text, words) {
  const marked = new MarkedText(text, words);
  return marked.parts(0, marked.bytes.length);
}

class MarkedText {
  constructor(text, words) {
    this.bytes = toBytes(text);
    /** Ascending, not overlapping. */
    this.matches = [];
    splitWords(this.bytes, ({ text, start, end }) => {
      // Of a name that was found as a whole the parts are no further finds.
      if (start >= (this.matches.at(-1)?.end ?? 0) && words.has(text)) this.matches.push({ start, end });
    });
  }

  /** How many different texts were matched, without regard to case. */
  get distinct() {
    return new Set(this.matches.map((match) => this.#folded(match))).size;
  }

  /** The passage of about `width` bytes with the most different matches, white space collapsed. */
  proseExcerpt(width) {
    const { bytes } = this;
    const anchor = this.matches.length ? this.matches[this.#densest((width * 3) >> 2)].start : 0;
    const { start, end } = this.#wordBounds(anchor - (width >> 2), width);
    const parts = this.parts(start, end).map((part) => ({ ...part, text: part.text.replace(/[\u0000- ]+/g, " ") }));
    if (start > 0) parts.unshift({ text: "…", isMatch: false });
    if (end < bytes.length) parts.push({ text: "…", isMatch: false });
    return parts;
  }

  /** The line with the densest matches, and the one after it; each at most `width` bytes. */
  codeExcerpt(width) {
    const { bytes } = this;
    const anchor = this.matches.length ? this.matches[this.#densest(width)].start : 0;
    let start = bytes.lastIndexOf("\n", anchor - 1) + 1;
    if (anchor === 0) start = 0;
    // A line of minified code is cut, so that the match stays in sight.
    if (anchor - start > width / 2) start = this.#characterStart(anchor - (width >> 1));
    let end = anchor;
    for (let line = 0; line < 2; line += 1) {
      const limit = Math.min(bytes.length, end + width);
      while (end < limit && bytes[end] !== "\n") end += 1;
      if (bytes[end] !== "\n") break;
      end += 1;
    }
    end = this.#characterStart(end);
    while (end > start && bytes[end - 1] === "\n") end -= 1;
    return this.parts(start, end);
  }

  /** The text of a range, cut at the ends of matches. */
  parts(start, end) {
    const parts = [];
    let offset = start;
    const add = (until, isMatch) => {
      if (until > offset) parts.push({ text: fromBytes(this.bytes.slice(offset, until)), isMatch });
      offset = Math.max(offset, until);
    };
    for (const match of this.matches) {
      if (match.start < start || match.start >= end) continue;
      add(match.start, false);
      add(Math.min(match.end, end), true);
    }
    add(end, false);
    return parts;
  }

  /** Index of the match that begins the passage of `width` bytes with the most different matches. */
  #densest(width) {
    const texts = this.matches.map((match) => this.#folded(match));
    const counts = new Map();
    let best = { index: 0, distinct: 0 };
    let next = 0;
    this.matches.forEach((match, index) => {
      while (next < texts.length && (this.matches[next].end <= match.start + width || next === index)) {
        counts.set(texts[next], (counts.get(texts[next]) ?? 0) + 1);
        next += 1;
      }
      if (counts.size > best.distinct) best = { index, distinct: counts.size };
      const remaining = counts.get(texts[index]) - 1;
      if (remaining > 0) counts.set(texts[index], remaining);
      else counts.delete(texts[index]);
    });
    return best.index;
  }

  #folded({ start, end }) {
    return this.bytes.slice(start, end).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  }

  /** A range of about `width` bytes that begins and ends between words where there are any. */
  #wordBounds(from, width) {
    const { length } = this.bytes;
    const isText = (offset) => this.bytes.charCodeAt(offset) > 0x20;
    const slack = width >> 2;
    // Text that ends soon is shown from further ahead.
    const wanted = Math.max(0, Math.min(from, length - width));
    let start = wanted;
    while (start > 0 && start < length && start < wanted + slack && isText(start - 1)) start += 1;
    if (start === wanted + slack) start = wanted;
    const limit = Math.min(length, start + width);
    let end = limit;
    while (end < length && end > limit - slack && isText(end)) end -= 1;
    if (end === limit - slack) end = limit;
    start = this.#characterStart(start);
    return { start, end: Math.max(start, this.#characterStart(end)) };
  }

  /** The offset, or the one before it where its character begins. */
  #characterStart(offset) {
    while (offset > 0 && offset < this.bytes.length && (this.bytes.charCodeAt(offset) & 0xc0) === 0x80) offset -= 1;
    return offset;
  }
}

"""#),
  ("assets/search/filters.js", #"""
// The choice of a tag and a language. It is part of the query (`tag:aws lang:hcl`), so that it is shared with it.

import { say } from "./strings.js";

const filters = [
  { operator: "tag", label: say("tagFilter", "Tag"), all: say("anyTag", "any tag") },
  { operator: "lang", label: say("codeFilter", "Code in"), all: say("anyLanguage", "any language") },
];

/**
 * Two menus in `container`; `readQuery` gives the query and `writeQuery` is told of the changed one. Returns a
 * function to call when the query has changed.
 */
export async function setUpFilters(container, search, readQuery, writeQuery) {
  const menus = [];
  for (const { operator, label, all } of filters) {
    const marks = await search.marks(`${operator}:`);
    if (!marks.length) continue;
    const menu = document.createElement("select");
    menu.append(new Option(all, ""), ...marks.map(({ name, notes }) => new Option(`${name} (${notes})`, name)));
    menu.addEventListener("change", () => writeQuery(withValue(readQuery(), operator, menu.value)));
    const labelled = document.createElement("label");
    labelled.append(label, " ", menu);
    container.append(labelled);
    menus.push({ operator, menu });
  }
  container.hidden = menus.length === 0;
  return () => {
    for (const { operator, menu } of menus) {
      menu.value = valueIn(readQuery(), operator);
      // What the site does not have, such as an alias of a language.
      if (menu.selectedIndex < 0) menu.value = "";
    }
  };
}

const pattern = (operator) => new RegExp(`(^|\\s)${operator}:(?:"([^"]*)"|(\\S+))`, "i");

function valueIn(query, operator) {
  const found = pattern(operator).exec(query);
  return (found?.[2] ?? found?.[3] ?? "").toLowerCase();
}

function withValue(query, operator, value) {
  const others = query.replace(pattern(operator), "").trim();
  if (!value) return others;
  return `${others} ${operator}:${/\s/.test(value) ? `"${value}"` : value}`.trim();
}

"""#),
  ("assets/search/lexicon.js", #"""
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

"""#),
  ("assets/search/plan.js", #"""
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

"""#),
  ("assets/search/postings.js", #"""
// Reads the segment of the index: Sources/SearchRanking/Segment.swift and Posting.swift, which tell the form.

import { ByteReader, stringOf } from "./bytes.js";

/** Where in a note a word stands. */
export const field = {
  title: 0, tags: 1, path: 2, heading: 3, outerHeadings: 4, prose: 5, code: 6, caption: 7,
};

/** The words of a block: `{ text, notes, start, end }`, the latter two of the posting. */
export function blockWords(bytes) {
  const reader = new ByteReader(bytes);
  const words = [];
  let text = "";
  let offset = 0;
  while (!reader.isAtEnd) {
    text = text.slice(0, reader.readNumber()) + stringOf(reader.readBytes(reader.readNumber()));
    const notes = reader.readNumber();
    const length = reader.readNumber();
    words.push({ text, notes, start: offset, end: offset + length });
    offset += length;
  }
  return words;
}

/**
 * Calls `found` with each place list of a posting: `{ note, field, style, count, section, length }`. The object is
 * the same each time. `positions()` of it gives the places themselves.
 */
export function eachEntry(posting, found) {
  const reader = new ByteReader(posting);
  const entry = { note: 0, field: 0, style: 0, count: 0, section: 0, length: 0, positions: null };
  let hasPositionsLeft = false;
  const readPositions = (positions) => {
    let position = 0;
    for (let index = 0; index < entry.count && !reader.isAtEnd; index += 1) {
      position += reader.readNumber();
      positions?.push(position);
    }
    hasPositionsLeft = false;
    return positions;
  };
  entry.positions = () => readPositions([]);
  while (!reader.isAtEnd) {
    entry.note += reader.readNumber();
    entry.section = 0;
    let isLast = false;
    while (!isLast && !reader.isAtEnd) {
      const header = reader.readByte();
      entry.field = header & 7;
      isLast = (header & 8) !== 0;
      entry.style = (header >> 4) & 3;
      entry.count = header >> 6 || reader.readNumber();
      if (entry.field > field.path) entry.section += reader.readNumber();
      entry.length = entry.field === field.title || entry.field === field.heading ? reader.readNumber() : 0;
      hasPositionsLeft = true;
      found(entry);
      if (hasPositionsLeft) readPositions();
    }
  }
}

"""#),
  ("assets/search/rank.js", #"""
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

"""#),
  ("assets/search/related.js", #"""
// The words that mean nearly the same to people who write about machines as a word does, its forms included.
// The same groups as in Sources/SearchRanking/RelatedWords.swift.

import { stemLength } from "./words.js";

// A group a line. A word may be in several: `update` changes a file and renews a package.
const groups = `
  k8s kubernetes kube
  terraform tf
  postgres postgresql psql pg
  javascript js
  typescript ts
  python py
  ruby rb
  rust rs
  markdown md
  yaml yml
  shell bash sh terminal console
  github gh
  elasticsearch es
  database db
  repository repo
  configuration config configure settings options conf
  environment env
  variable var variables vars
  directory dir folder
  authentication auth login authorization credentials
  certificate cert tls ssl
  credential creds secret password token
  documentation docs doc manual
  production prod
  development dev
  performance perf speed slow fast latency
  permission perms access rights
  package pkg library dependency module
  command cmd cli
  argument arg parameter param option flag
  function fn func method
  pattern regex regexp expression
  image img picture photo
  message msg
  number num count
  string str text
  integer int
  temporary temp tmp
  utility util tool
  namespace ns
  service svc daemon
  deploy deployment release rollout
  memory mem ram
  network net
  administrator admin root
  application app program
  asynchronous async
  information info details
  maximum max limit
  minimum min
  delete remove drop erase clear
  uninstall remove
  list show display print view see
  find search lookup locate look
  create make generate new build
  add append insert put include
  change modify update edit alter set
  rename name move
  copy duplicate clone
  run execute launch start begin
  stop kill terminate halt quit exit end
  get fetch retrieve obtain
  download fetch
  check verify test validate ensure
  fix repair solve resolve
  error failure exception problem
  merge combine join concatenate
  split separate divide
  convert transform turn translate
  compare diff difference
  ignore exclude skip omit without
  undo revert rollback restore
  replace substitute swap
  unique distinct deduplicate
  sort order reorder
  enable activate
  disable deactivate prevent
  open launch
  url link address
  mac macos osx
  array list
  hash dictionary dict map object
  row record entry
  column field attribute
  iterate loop each
  save store write persist
  load import read
  shortcut key keybinding hotkey
  process pid job
  backup dump export
  upgrade update
  version release
  schedule cron timer periodic
  timestamp time date datetime epoch
  whitespace space blank
  container docker
  domain dns hostname
  monitor watch observe
  alert alarm
  size length
  hide suppress
  view look
  several multiple many
  current present
  previous last
  specific particular given
  use using
  different another other
`;

/** By the stem of a word. */
export const related = new Map();
for (const line of groups.trim().split("\n")) {
  const group = line.trim().split(" ");
  for (const word of group) {
    const others = group.filter((other) => other !== word);
    related.set(stem(word), [...(related.get(stem(word)) ?? []), ...others]);
  }
}

export function relatedTo(word) {
  return related.get(stem(word)) ?? [];
}

function stem(word) {
  return word.slice(0, stemLength(word));
}

"""#),
  ("assets/search/results.js", #"""
// Shows what was found. All text goes into the page as text, never as markup.

import { markedLine } from "./excerpt.js";
import { say } from "./strings.js";

export function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/** Parts of a text, those that match in <mark>. */
function marked(parts) {
  return parts.map(({ text, isMatch }) => (isMatch ? element("mark", "", text) : text));
}

/** A note with its hits: options of a list that a combobox controls. Only title and date are there at first. */
export function noteItem(note, words) {
  const hit = option("result", note.url);
  const line = element("span", "result-title", ...marked(markedLine(note.title, words)));
  line.dir = "auto";
  hit.append(line);
  const meta = element("span", "result-meta");
  if (note.day) meta.append(element("time", "", note.day));
  for (const tag of note.tags) meta.append(element("span", "tag", tag));
  if (meta.hasChildNodes()) hit.append(meta);
  const item = element("div", "result-note", hit);
  item.setAttribute("role", "group");
  item.setAttribute("aria-label", note.title);
  return item;
}

/** Adds the sections that were found: the best one to the note itself, the others folded under it. */
export function addSections(item, note, sections, words) {
  const [best, ...others] = sections;
  if (!best) return;
  const hit = item.querySelector(".result");
  hit.href = addressOf(note, best);
  const title = hit.querySelector(".result-title");
  if (best.headings.length) title.after(headingLine(best, words));
  const { parts, isCode } = best.excerpt;
  if (parts.length) {
    const excerpt = element(isCode ? "code" : "span", "result-excerpt", ...marked(parts));
    if (!isCode) excerpt.dir = "auto";
    (hit.querySelector(".result-heading") ?? title).after(excerpt);
  }
  for (const section of others) {
    const more = option("result-more", addressOf(note, section));
    const beginning = () => element("span", "result-heading", say("beginning", "Beginning"));
    more.append(section.headings.length ? headingLine(section, words) : beginning());
    item.append(more);
  }
}

function headingLine(section, words) {
  const line = element("span", "result-heading", ...marked(markedLine(section.headings.join(" › "), words)));
  line.dir = "auto";
  return line;
}

function addressOf(note, section) {
  return section.anchor ? `${note.url}#${encodeURIComponent(section.anchor)}` : note.url;
}

function option(className, url) {
  const link = element("a", className);
  link.href = url;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  return link;
}

"""#),
  ("assets/search/site-index.js", #"""
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

"""#),
  ("assets/search/strings.js", #"""
// What the search says: English stands in the scripts, other languages are given along with the page.

const given = JSON.parse(document.getElementById("page:strings")?.textContent ?? "{}");

/** The text of `key` with its gaps, such as `{query}`, filled. */
export function say(key, english, values = {}) {
  return (given[key] ?? english).replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);
}

/** A text with a number in it; `english` has a form for `one` and for `other`. */
export function sayCount(key, number, english) {
  const rules = new Intl.PluralRules(given[key] ? document.documentElement.lang : "en");
  const forms = given[key] ?? english;
  return (forms[rules.select(number)] ?? forms.other).replace("{count}", number);
}

"""#),
  ("assets/search/terms.js", #"""
// A query as a person typed it, understood: Sources/SearchRanking/SearchTerms.swift.
// Nothing in it is a mistake: what is no operator is text.

import { fromBytes, toBytes } from "./bytes.js";
import { englishForms, functionWords, isLetter, splitWords, style } from "./words.js";

// More than anyone types; the rest of a pasted text is not looked at.
const maximumWords = 24;
const maximumLength = 2048;

/**
 * `words` are `{ text, style, isJoined, isPrefix, isQuoted, isTitle }`, `phrases` ranges of them that must stand in
 * a row, `forms` those of the language that the notes are in. `marks` and `excludedMarks` stand in the index as
 * words that no text holds.
 */
export function readTerms(query, forms = englishForms, languageName = (name) => name.toLowerCase()) {
  const text = toBytes(query.slice(0, maximumLength)).slice(0, maximumLength);
  const terms = {
    words: [], phrases: [], excluded: [], marks: [], excludedMarks: [], after: null, before: null,
    isCodeOnly: false, forms,
  };
  let count = 0;
  for (const term of eachTerm(text)) {
    addTerm(terms, term, languageName);
    count += 1;
    if (terms.words.length >= maximumWords || count >= maximumWords * 2) break;
  }
  terms.words.length = Math.min(terms.words.length, maximumWords);
  terms.phrases = terms.phrases.filter(([, end]) => end <= terms.words.length);
  const last = terms.words.at(-1);
  const isFinished = query.length === 0 || /[\u0000- "]$/.test(query);
  if (!isFinished && last && !last.isQuoted) last.isPrefix = true;
  if (forms === englishForms) dropFunctionWords(terms);
  return terms;
}

/** Tags and days belong to notes, languages to sections. */
export const tagMark = (name) => "tag:" + toBytes(name.toLowerCase());
export const languageMark = (name) => "lang:" + toBytes(name.toLowerCase());
export const dayPrefix = "day:";

function addTerm(terms, term, languageName) {
  const value = fromBytes(term.text);
  const marks = term.isExcluded ? terms.excludedMarks : terms.marks;
  // `aws/` is on its way to become `aws/eks`.
  if (term.field === "tag") marks.push(tagMark(value.replace(/\/$/, "")));
  else if (term.field === "lang") marks.push(languageMark(languageName(value)));
  else if (term.field === "after" && isDay(value)) terms.after = value;
  else if (term.field === "before" && isDay(value)) terms.before = value;
  else if (term.field === "in" && value === "code") terms.isCodeOnly = true;
  else addWords(terms, term, term.field === "title");
}

function addWords(terms, term, isTitle) {
  // What has a field that is none is one name: `sts:AssumeRole`.
  const text = isTitle || !term.field ? term.text : term.whole;
  const found = [];
  splitWords(text, ({ text, position, style }) => {
    // Of `AssumeRole` the parts are looked for, which say where the whole is.
    if (found.at(-1)?.position === position) found.pop();
    const isJoined = position > 0 && !term.isQuoted;
    found.push({
      position, word: { text, style, isJoined, isPrefix: false, isQuoted: term.isQuoted, isTitle },
    });
  });
  if (!found.length) return;
  const added = found.map(({ word }) => word);
  if (term.isExcluded) {
    terms.excluded.push(added);
  } else {
    if (term.isQuoted) terms.phrases.push([terms.words.length, terms.words.length + added.length]);
    terms.words.push(...added);
  }
}

/** Drops words that say little, unless there are no others. Parts of names and phrases stay. */
function dropFunctionWords(terms) {
  const { words } = terms;
  const isKept = words.map(
    (word, index) =>
      word.isJoined || words[index + 1]?.isJoined || word.isQuoted || word.isTitle ||
      (word.style & style.option) !== 0 || !functionWords.has(word.text),
  );
  if (!isKept.includes(true)) return;
  const keptBefore = (index) => isKept.slice(0, index).filter(Boolean).length;
  terms.phrases = terms.phrases.map(([start, end]) => [keptBefore(start), keptBefore(end)]);
  terms.words = words.filter((_, index) => isKept[index]);
}

/** Whether a text is a day, a month or a year: `2024-06-07`, `2024-06`, `2024`. */
function isDay(text) {
  return /^\d{4}(-\d\d(-\d\d)?)?$/.test(text);
}

/** Takes a query apart at blanks, except within quotes. */
function* eachTerm(text) {
  const blank = /[\u0000- ]*/y;
  let offset = 0;
  while (true) {
    blank.lastIndex = offset;
    offset += blank.exec(text)[0].length;
    if (offset >= text.length) return;
    const start = offset;
    const term = { isExcluded: false, field: "", text: "", whole: "", isQuoted: false };
    if (text[offset] === "-" && isExclusion(text, offset + 1)) {
      term.isExcluded = true;
      offset += 1;
    }
    const field = /^([A-Za-z]{1,7}):(?=[^\u0000- ])/.exec(text.slice(offset, offset + 9));
    if (field) {
      term.field = field[1].toLowerCase();
      offset += field[0].length;
    }
    const end = text[offset] === '"' ? text.indexOf('"', offset + 1) : -1;
    if (end >= 0) {
      term.isQuoted = true;
      term.text = text.slice(offset + 1, end);
      offset = end + 1;
    } else {
      if (text[offset] === '"') offset += 1;
      term.text = /^[^\u0000- "]*/.exec(text.slice(offset))[0];
      offset += term.text.length;
    }
    term.whole = text.slice(start, offset);
    yield term;
  }
}

/** Whether what follows a dash is more than a short option: `-p`, `-rf`, `--dns`. */
function isExclusion(text, offset) {
  if (text[offset] === '"') return true;
  for (let end = offset; end < offset + 3; end += 1) {
    const byte = text.charCodeAt(end);
    if (!(isLetter(byte) || byte >= 0x80)) return false;
  }
  return true;
}

"""#),
  ("assets/search/weights.js", #"""
// The few numbers of the ranking, as Sources/SearchRanking/RankingWeights.swift has them and tells what each is.

export const weights = {
  title: 8,
  tags: 3,
  path: 3,
  heading: 4,
  outerHeadings: 1,
  prose: 1,
  code: 0.4,
  caption: 1,

  saturation: 1.5,
  sizeShare: 0.5,
  repeats: 2,

  inflected: 0.8,
  completed: 0.5,
  begun: 0.2,
  related: 0.3,
  corrected: 0.8,
  joined: 0.7,

  coverage: 1,
  section: 0.4,
  adjacent: 0.3,
  adjacentInName: 0.8,
  wholeTitle: 1,
  wholeHeading: 0.3,
  capitals: 0.2,
  option: 1,
};

/** By the number of the field. */
export const fieldWeights = [
  weights.title, weights.tags, weights.path, weights.heading, weights.outerHeadings, weights.prose, weights.code,
  weights.caption,
];

"""#),
  ("assets/search/words.js", #"""
// Takes texts apart into the words that are indexed and looked for.
// The same rules as Sources/SearchRanking/WordSplitter.swift and WordForms.swift, whose comments tell why; what
// both say about Tests/SearchRankingTests/Vectors/*.json is compared in a browser.

import { fromBytes, toBytes } from "./bytes.js";

const maximumWordLength = 64;

export const style = { capitals: 1, option: 2 };

/**
 * Calls `found` with each word of a text in bytes: `{ text, position, style, start, end }`, the text folded.
 * Returns how many positions there are.
 */
export function splitWords(text, found) {
  let position = 0;
  let offset = 0;

  function readRun() {
    const start = offset;
    const parts = [];
    let word = "";
    let flags = isOption(text, start) ? style.option : 0;
    while (offset < text.length) {
      const byte = text.charCodeAt(offset);
      if (isWordByte(byte)) {
        if (isUpper(byte) && offset > start) {
          flags |= style.capitals;
          if (isPartStart(text, offset)) parts.push({ inWord: word.length, inText: offset });
        }
        word += String.fromCharCode(isUpper(byte) ? byte | 0x20 : byte);
        offset += 1;
      } else if (byte === 0x27 && isLetter(text.charCodeAt(offset + 1))) {
        offset += 1;
      } else if (byte < 0x80) {
        break;
      } else {
        const { character, length } = characterAt(text, offset);
        const isApostrophe = character === "\u2019" && isLetter(text.charCodeAt(offset + length));
        if (!(isWordCharacter(character) || isApostrophe) || isPaired(character)) break;
        if (!isApostrophe) word += folded(character);
        offset += length;
      }
    }
    // A run of marks alone.
    if (!word) return;
    found({ text: word.slice(0, wordEnd(word)), position, style: flags, start, end: offset });
    if (parts.length && word.length <= maximumWordLength) {
      let part = { inWord: 0, inText: start };
      for (const next of [...parts, { inWord: word.length, inText: offset }]) {
        const name = word.slice(part.inWord, next.inWord);
        found({ text: name, position, style: flags, start: part.inText, end: next.inText });
        position += 1;
        part = next;
      }
    } else {
      // In a longer run, encoded data, the case changes by chance.
      position += 1;
    }
  }

  /** Characters that are written without blanks between words give their pairs. */
  function readPairs() {
    const emit = (start, end) => {
      found({ text: text.slice(start, end), position, style: 0, start, end });
      position += 1;
    };
    const start = offset;
    let previous = start;
    offset += characterAt(text, offset).length;
    while (offset < text.length) {
      const { character, length } = characterAt(text, offset);
      if (!isPaired(character)) break;
      emit(previous, offset + length);
      previous = offset;
      offset += length;
    }
    if (previous === start) emit(start, offset);
  }

  while (offset < text.length) {
    const byte = text.charCodeAt(offset);
    if (isWordByte(byte)) {
      readRun();
    } else if (byte < 0x80) {
      offset += 1;
    } else {
      const { character, length } = characterAt(text, offset);
      if (isPaired(character)) readPairs();
      else if (isWordCharacter(character)) readRun();
      else offset += length;
    }
  }
  return position;
}

/** Whether a new part of a name begins here: `assume|Role`, `IAM|Policy`, but not `ID|s`. */
function isPartStart(text, offset) {
  const before = text.charCodeAt(offset - 1);
  if (isLower(before)) return true;
  return isUpper(before) && isLower(text.charCodeAt(offset + 1)) && isLower(text.charCodeAt(offset + 2));
}

/** Whether the word has a dash before it, and before that another one or the end of a word. */
function isOption(text, offset) {
  if (text[offset - 1] !== "-") return false;
  const before = text.charCodeAt(offset - 2);
  return before === 0x2d || !(isWordByte(before) || before >= 0x80);
}

/** Where a word ends that is cut between characters. */
function wordEnd(word) {
  if (word.length <= maximumWordLength) return word.length;
  let end = maximumWordLength;
  while (end > 0 && isContinuation(word.charCodeAt(end))) end -= 1;
  return end;
}

/** The character at an offset; the replacement character, of one byte, for what is not UTF-8. */
function characterAt(text, offset) {
  const first = text.charCodeAt(offset);
  const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  const bytes = text.slice(offset, offset + length);
  const isWhole = length > 0 && bytes.length === length && [...bytes.slice(1)].every((byte) => isContinuation(byte.charCodeAt(0)));
  return isWhole ? { character: fromBytes(bytes), length } : { character: "\ufffd", length: 1 };
}

const isContinuation = (byte) => (byte & 0xc0) === 0x80;
const isUpper = (byte) => byte >= 0x41 && byte <= 0x5a;
const isLower = (byte) => byte >= 0x61 && byte <= 0x7a;
export const isLetter = (byte) => isUpper(byte) || isLower(byte);
const isWordByte = (byte) => isLetter(byte) || (byte >= 0x30 && byte <= 0x39);
const isWordCharacter = (character) => /^[\p{L}\p{Nd}\p{Nl}\p{No}\p{Co}\p{Mn}\p{Mc}]/u.test(character);
const isPaired = (character) =>
  /^[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/u.test(character);

// Folding: letters with diacritics as the letters that people type for them (LatinLetters.swift).

/** U+00C0 to U+017F; `-` where a character stays what it is. */
const latin1AndExtendedA = `
  a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss a a a a a a ae c e e e e i i i i
  d n o o o o o - o u u u u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g
  g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l - - l l n n n n n n - ng ng o o o o o o
  oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s`
  .trim().split(/\s+/);

/** U+1E00 to U+1EFF: Vietnamese and others. */
const extendedAdditional = `
  a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h i i i i k k
  k k k k l l l l l l l l m m m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r s s s s
  s s s s s s t t t t t t t t u u u u u u u u u u v v v v w w w w w w w w w w x x x x y y z z z z z z
  h t w y - s - - ss - a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e e e e e e e e e
  i i i i o o o o o o o o o o o o o o o o o o o o o o o o u u u u u u u u u u u u u u y y y y y y y y
  - - - - - -`
  .trim().split(/\s+/);

/** A character in lower case and without its marks, in bytes. */
function folded(character) {
  const place = character.codePointAt(0);
  const letters =
    place >= 0xc0 && place < 0x180
      ? latin1AndExtendedA[place - 0xc0]
      : place >= 0x1e00 && place < 0x1f00
        ? extendedAdditional[place - 0x1e00]
        : undefined;
  if (letters && letters !== "-") return letters;
  return place >= 0x300 && place <= 0x36f ? "" : toBytes(character.toLowerCase());
}

// Forms of English words

/** Words that carry no subject. */
export const functionWords = new Set(
  `a am an and are as at be been by can could did do does for from has have how i if in into is it its me my of on
  or our should so some that the their them there this to was we what when where which who why will with would you
  your`.split(/\s+/),
);

/** Words with the same stem. `beginning` is what all forms of a word begin with. */
export const englishForms = {
  beginning: (word) => word.slice(0, stemLength(word)),
  areForms: (a, b) => englishForms.beginning(a) === englishForms.beginning(b),
};

/** Words that differ in no more than two letters at their end: the most that can be said without a language. */
const anyForms = {
  beginning(word) {
    let end = Math.max(Math.min(word.length, 4), word.length - 2);
    while (end > 0 && end < word.length && isContinuation(word.charCodeAt(end))) end -= 1;
    return word.slice(0, end);
  },
  areForms(a, b) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    return long.length - short.length <= 2 && long.startsWith(short);
  },
};

/** The forms of words in a language, by its tag: `en`, `en-GB`, `sr-Latn`. */
export function wordForms(language) {
  return /^en(?!\p{L})/iu.test(language) ? englishForms : anyForms;
}

/** How many of a word's first letters its other forms share: `polic` of `policy` and `policies`. */
export function stemLength(word) {
  if (!/^[a-z]{4,24}$/.test(word)) return word.length;
  const length = strippedLength(word);
  return length >= 3 ? length : word.length;
}

function strippedLength(word) {
  const endsIn = (ending) => word.length > ending.length && word.endsWith(ending);
  if (endsIn("ies") || endsIn("ied")) return word.length - 3;
  if (endsIn("eed")) return word.length;
  for (const ending of ["ing", "ed"]) {
    if (!endsIn(ending)) continue;
    const rest = word.slice(0, -ending.length);
    if (!/[aeiouy]/.test(rest)) return word.length;
    // `running` comes from `run`, but `installing` from `install` and `passing` from `pass`.
    if (rest.length > 3 && /([^aeiouylsz])\1$/.test(rest)) return rest.length - 1;
    return withoutFinalVowel(rest);
  }
  for (const ending of ["sses", "shes", "ches", "xes"]) if (endsIn(ending)) return word.length - 2;
  for (const ending of ["ss", "us", "is", "ias"]) if (endsIn(ending)) return word.length;
  return withoutFinalVowel(word.endsWith("s") ? word.slice(0, -1) : word);
}

/** The length without an `e`, or a `y` after a consonant, which other forms of a word lose. */
function withoutFinalVowel(word) {
  return word.length > 3 && /(e|[^aeiouy]y)$/.test(word) ? word.length - 1 : word.length;
}

"""#),
  ("assets/style.css", #"""
/* A notepad: ink on paper, a margin left of a red line with what is said about a note, and its text right of it.
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

  --sans: -apple-system, "Segoe UI", Roboto, Arial, sans-serif;
  --mono: ui-monospace, Menlo, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace;

  --measure: 68ch;
  --column: 42rem;
  --margin: 8.5rem;
  --gap: 1.5rem;
  --gutter: clamp(1.125rem, 5vw, 2rem);

  background: var(--paper);
  color: var(--ink);
  font: 400 clamp(1.0625rem, 0.96rem + 0.15vw, 1.5rem)/1.6 var(--sans);
  text-size-adjust: 100%;
  scroll-padding-top: 1.5rem;
}

[data-theme="light"] { color-scheme: light; }
[data-theme="dark"] { color-scheme: dark; }

*, ::before, ::after { box-sizing: border-box; }

body {
  margin: 0;
  overflow-wrap: break-word;
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
}
h1 { margin: 0; font-size: clamp(1.75rem, 1.4rem + 1.6vw, 2.4rem); line-height: 1.15; letter-spacing: -0.02em; }
.prose h1 { font-size: 1.6rem; }
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

/* Small and quiet: what stands beside the text. */
time, figcaption, .meta, .kicker a, .count, .credit, .search-status, .badge, .edit, .pagination p, .pages span, .neighbours span {
  color: var(--quiet);
  font-size: 0.85rem;
  font-variant-numeric: tabular-nums;
}
.meta time { font-size: inherit; }
.entry-description, .pages, .others li, .search-results, .neighbours, figcaption, table { line-height: 1.45; }

/* Header and footer */

.site-header { display: flex; flex-wrap: wrap; align-items: center; column-gap: 1.25rem; padding-block: 1rem; }

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

.site-header ul, .site-footer ul { display: flex; column-gap: 1.25rem; }
.site-footer ul { flex-wrap: wrap; }
:is(.site-header, .site-footer) :is(li a, .search-link) {
  display: block;
  padding-block: 0.4rem;
  color: var(--quiet);
  font-size: 0.9rem;
  white-space: nowrap;
}
.site-header [aria-current] { color: var(--ink); font-weight: 600; }

/* A lens, its ring and its handle. */
.site-header .search-link { display: flex; align-items: center; gap: 0.5rem; }
.search-link::before {
  content: "";
  width: 1rem;
  height: 1rem;
  background:
    radial-gradient(circle at 42% 42%, transparent 0.24rem, currentcolor 0.26rem 0.37rem, transparent 0.4rem),
    linear-gradient(45deg, transparent 43%, currentcolor 45% 55%, transparent 57%) 100% 100% / 42% 42% no-repeat;
}

.theme-switch { display: none; }
.js .theme-switch {
  display: block;
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
  padding-block: 1rem 2.5rem;
  border-top: 1px solid var(--line);
  color: var(--quiet);
  font-size: 0.9rem;
}

/* Lists of notes: dates stand in the margin, left of the red line of a notepad. */

.page-header { padding-block: 2rem; }
.lead { margin-top: 0.7rem; max-width: var(--measure); color: var(--quiet); font-size: 1.1rem; }
.kicker { margin-bottom: 0.4rem; }
.list-page .site-title { display: none; }
.list-page .site-header nav { margin-inline-end: auto; }

.entry { padding-block: 1rem; }
.entry-date, .credit, .pages span, .neighbours span { display: block; }
.entry-title { margin: 0; font-size: 1.2rem; line-height: 1.3; }
.entry-title a { color: inherit; }
.entry-title a:hover { color: var(--link); }
.entry-description { margin-top: 0.3rem; max-width: var(--measure); }

.meta { display: flex; flex-wrap: wrap; column-gap: 1rem; margin-top: 0.35rem; }
.meta a { color: inherit; }
.meta, .entry-text, .pages { overflow-wrap: anywhere; }
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
  white-space: nowrap;
}

.margin { margin-top: 3rem; font-size: 0.95rem; }
.margin h2, .others h2 { margin-block: 0 0.4rem; color: var(--quiet); font-size: 0.9rem; }
.margin section + section { margin-top: 2rem; }
.pages li { padding-block: 0.25rem; }

.tag-list { display: flex; flex-wrap: wrap; gap: 0 1.1rem; }
.tag-list a { display: block; padding-block: 0.15rem; }
.page-header .tag-list { margin-top: 0.8rem; }
.count { font-size: 0.8em; font-weight: 400; }

.pagination { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; margin-top: 2rem; }

.others a { margin-inline-end: 0.4em; }
.others time { white-space: nowrap; }

/* Search */

.search-box { display: flex; gap: 0.5rem; max-width: 34rem; margin-top: 1.4rem; }
.search-box input, .search-box button, .search-more {
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

/* A note */

.note-header { padding-block: 2rem 1.75rem; }
.note-header .meta { margin-top: 0.9rem; font-size: 0.9rem; }

.contents, .series { margin-bottom: 2rem; font-size: 0.9rem; }
.section { margin-bottom: 1rem; }
.contents details, .series { border: 1px solid var(--line); border-radius: 0.4rem; }
:is(.contents, .series) summary { padding: 0.6rem 1rem; font-weight: 600; cursor: pointer; }
.contents details > ol, .series > :not(summary) { padding: 0 1rem 0.6rem; }
.series ol { list-style: decimal inside; }
.contents ol ol { padding-inline-start: 1rem; }
.contents a { display: block; padding-block: 0.3rem; color: var(--quiet); line-height: 1.35; }
:is(.contents, .series) [aria-current] { color: var(--ink); }
:is(.section, .series) [aria-current] { font-weight: 600; }

.prose {
  > * { max-width: var(--measure); }
  > :is(figure, .tabs, .table-scroll) { max-width: none; }
  > * + * { margin-top: 1.15em; }
  > :is(h1, h2, h3, h4, h5, h6) {
    margin-top: 2em;
    + * { margin-top: 0.6em; }

    /* Headings are links to themselves. */
    > a:only-child { color: inherit; text-decoration: none; }
    > a:only-child::after { content: " #" / ""; color: var(--quiet); font-weight: 400; }
  }
  > :first-child { margin-top: 0; }
  > :is(.code, .tabs, .diagram, .image, .table-scroll) { margin-block: 1.5em; }
  :is(li, blockquote, .alert, td) > * + * { margin-top: 0.6em; }
  .anchor { margin-inline-start: 0.15em; color: var(--quiet) !important; font-weight: 400; }

  /* Lists stay legible to the fifth level on a phone: small steps, and a line down each inner list. */
  :is(ul, ol) { padding-inline-start: 1.35em; }
  li + li { margin-top: 0.35em; }
  li > :is(ul, ol) {
    margin-top: 0.35em;
    margin-inline-start: -0.85em;
    padding-inline-start: 1.95em;
    border-inline-start: 1px solid var(--line);
  }
  ::marker { color: var(--quiet); }
  ol { list-style: decimal; }
  ul { list-style: disc; }
  ul ul { list-style: circle; }
  ul ul ul { list-style: square; }
  .tasks, li > .tasks { margin-inline-start: 0; padding-inline-start: 0; border: 0; list-style: none; }
  .tasks li { padding-inline-start: 1.6em; }
}
.tasks input { width: 1em; height: 1em; margin: 0; margin-inline: -1.6em 0.35em; vertical-align: -0.1em; }

blockquote { padding-inline-start: 1.1rem; border-inline-start: 3px solid var(--line); color: var(--quiet); }
hr { width: 5rem; margin: 2.5em auto; border: 0; border-top: 2px solid var(--red); }
sup { line-height: 0; font-size: 0.75em; }
.footnotes { padding-top: 1.2em; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.9rem; }
li:target { background: var(--wash); }

img { max-width: 100%; height: auto; vertical-align: middle; }
figcaption { margin-top: 0.6rem; max-width: var(--measure); }

code, kbd, pre, .code-title { font-family: var(--mono); font-size: 0.85em; font-variant-ligatures: none; }
code, pre { direction: ltr; unicode-bidi: isolate; text-align: left; }
:not(pre) > code, kbd { padding: 0.12em 0.3em; border-radius: 0.3em; background: var(--surface); line-height: 1; overflow-wrap: anywhere; }
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
  flex-wrap: wrap;
  column-gap: 0.9rem;
  align-items: center;
  max-width: none;
  min-height: 2.4rem;
  margin: 0;
  padding-inline: 1rem 0.4rem;
  border-bottom: 1px solid var(--line);
}
.code-title { color: var(--ink); font-size: 0.8rem; overflow-wrap: anywhere; }
.code-language { margin-inline-end: auto; white-space: nowrap; }
.code button {
  padding: 0.35rem 0.6rem;
  border: 0;
  border-radius: 0.3rem;
  background: none;
  color: var(--link);
  font: 0.85rem/1.2 var(--sans);
  white-space: nowrap;
  cursor: pointer;
}
.wrap-lines[aria-pressed="true"] { text-decoration: underline; }
.code button:hover { background: var(--line); color: var(--ink); }

pre { overflow-x: auto; padding-block: 0.8rem; font-size: 0.85rem; line-height: 1.55; tab-size: 4; }
:is(pre, .code summary):focus-visible { outline-offset: -3px; }
pre code { --inset: 1rem; display: block; width: max-content; min-width: 100%; padding-inline: var(--inset); font-size: 1em; }
pre :is(b, i, samp, var, ins, del) { font: inherit; text-decoration: none; }
.wrap { overflow-x: hidden; }
.wrap code { width: auto; white-space: pre-wrap; overflow-wrap: anywhere; }

/* Lines from edge to edge: marked ones, numbered ones, those of a diff. */
pre :is(mark, span, ins, del) { display: block; min-height: 1.55em; margin-inline: calc(-1 * var(--inset)); padding-inline: var(--inset); }
pre :is(ins, del) { display: inline-block; min-width: calc(100% + 2 * var(--inset)); vertical-align: top; }
pre mark span { margin-inline: calc(-1 * var(--inset)); }
pre mark { background: var(--wash); color: inherit; box-shadow: inset 3px 0 var(--red); }
pre ins { background: var(--inserted); }
pre del { background: var(--deleted); }
.code { counter-reset: line; }
.numbered span { counter-increment: line; padding-left: calc(var(--inset) + 4ch); }
.numbered :is(ins, del) { min-width: 0; margin: 0; padding: 0; }
.numbered span::before {
  content: counter(line);
  display: inline-block;
  width: 2.5ch;
  margin-inline: -4ch 1.5ch;
  color: var(--quiet);
  text-align: right;
}

pre b { color: var(--name); }
pre i { color: var(--value); }
pre :is(.k, .t) { color: var(--keyword); }
pre .cm { color: inherit; font-weight: 700; }
pre :is(.e, .n, .l) { color: var(--number); }
pre .v { color: var(--variable); }
.code .c, pre samp { color: var(--quiet); }
.code .c { font-style: italic; }
/* What the reader has to replace before running it. */
pre var { color: var(--red); font-style: italic; text-decoration: underline dotted 1px; text-underline-offset: 0.25em; }
pre .pr { color: var(--red); }
pre .pr, .numbered span::before { user-select: none; -webkit-user-select: none; }
pre u { text-decoration: underline wavy var(--caution) 1px; }

/* What is folded goes on where the part above it ends. */
.code summary { padding: 0.25rem 1rem; border-block: 1px solid var(--line); color: var(--link); font-size: 0.85rem; cursor: pointer; }

/* Trees: lines and icons are drawn here; the characters that drew them stay in the text to be copied. */
.code .tree {
  padding: 0.8rem 1rem;
  font: 0.85rem/1.55 var(--mono);
  direction: ltr;
  text-align: left;

  &, ul { list-style: none; }
  ul { margin: 0 0 0 0.55em; padding: 0; border: 0; }
  li { position: relative; margin: 0; padding-left: 1.6em; overflow-wrap: anywhere; }
  li::before, ul > li::after { content: ""; position: absolute; left: 0.1em; top: 0.28em; width: 0.8em; height: 1em; border: 1px solid var(--quiet); border-radius: 1px; }
  ul > li { padding-left: 2.4em; border-left: 1px solid var(--quiet); }
  ul li:last-child { border-color: transparent; }
  ul > li::before { left: 0.9em; }
  ul > li::after { left: -1px; top: 0; width: 0.7em; height: 0.8em; border-width: 0 0 1px 1px; border-radius: 0; }
  .dir::before { top: 0.42em; width: 1.05em; height: 0.75em; border: 0; border-radius: 2px; background: var(--name); }
  .etc::before { display: none; }
  i[aria-hidden] { font-size: 0; }
  .c { margin-left: 0.6em; }
}

/* Variants of one snippet: one below the other, or behind tabs where the script runs. */
.tab { font-weight: 600; }
.tabs > div + div { margin-top: 1.15em; }
/* Alerts: the shape tells the kind as well as the colour. */

.alert {
  --tone: var(--link);
  padding: 0.8rem 1.1rem;
  border-inline-start: 3px solid var(--tone);
  background: var(--surface);

  code { background: var(--paper); }
  .alert-title + * { margin-top: 0.35em; }
}
.alert-title { display: flex; gap: 0.5rem; align-items: center; color: var(--tone); font-weight: 600; line-height: 1.3; }
.alert-title::before {
  content: "!" / "";
  flex: none;
  width: 1.25rem;
  border-radius: 0.2rem;
  background: var(--tone);
  color: var(--paper);
  font: 700 0.8rem/1.25rem var(--sans);
  text-align: center;
}
.alert-note, .alert-tip { .alert-title::before { content: "i" / ""; border-radius: 50%; } }
.alert-tip { --tone: var(--tip); .alert-title::before { content: "✓" / ""; } }
.alert-important { --tone: var(--keyword); }
.alert-warning { --tone: var(--warning); }
.alert-caution { --tone: var(--caution); .alert-title::before { rotate: 45deg; } }

/* A diagram to be drawn: drafting paper, a frame, a title block. */
.diagram-inline { border: 1px dashed var(--quiet); }

.diagram-frame {
  position: relative;
  display: grid;
  place-content: center;
  min-height: 13rem;
  padding: 2rem 2rem 3rem;
  border: 1px solid var(--quiet);
  background:
    linear-gradient(var(--surface) 1px, transparent 1px) 0 0 / 100% 1.2rem,
    linear-gradient(90deg, var(--surface) 1px, var(--raised) 1px) 0 0 / 1.2rem;
}
.diagram-text { max-width: 40ch; padding: 0.2rem 0.5rem; background: var(--raised); text-align: center; text-wrap: balance; }
.diagram-kind {
  position: absolute;
  bottom: 0;
  inset-inline-end: 0;
  padding: 0.1rem 0.7rem;
  border: solid var(--quiet);
  border-width: 1px 0 0 1px;
  background: var(--raised);
  color: var(--quiet);
  font: 0.75rem/1.6 var(--mono);
}
.diagram summary { margin-top: 0.5rem; color: var(--quiet); font-size: 0.9rem; cursor: pointer; }
.diagram pre { margin-top: 0.4rem; border: 1px solid var(--line); border-radius: 0.4rem; background: var(--surface); }

/* Under a note */

.note-footer { display: grid; gap: 2rem; margin-top: 3.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
.badge-good::before { content: "✓ "; color: var(--tip); font-weight: 700; }
.others li { padding-block: 0.25rem; }
.note-footer:not(:has(*)) { display: none; }
.neighbours { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; }
.neighbours .newer { grid-column: 2; text-align: end; }

/* On a phone code runs from edge to edge of the screen. */
@media (max-width: 40em) {
  .prose > .code, .prose > .tabs .code { margin-inline: calc(-1 * var(--gutter)); border-inline: 0; border-radius: 0; }
  .prose > :is(.code, .tabs) code { --inset: var(--gutter); }
  .prose > :is(.code, .tabs) :is(summary, .tree) { padding-inline: var(--gutter); }
  .prose > :is(.code, .tabs) figcaption { padding-inline: var(--gutter) calc(var(--gutter) - 0.6rem); }
  .page-header, .note-header { padding-top: 1.25rem; }
  /* One row of its own, which scrolls sideways when it is long. */
  .site-header nav { order: 1; width: calc(100% + 2 * var(--gutter)); margin-inline: calc(-1 * var(--gutter)); padding-inline: var(--gutter); overflow-x: auto; scrollbar-width: none; }
  .site-header ul { column-gap: 1.1rem; }
  .list-page .search-link { display: none !important; }
  .list-page .site-header { position: relative; }
  .list-page .theme-switch { position: absolute; inset-inline-end: var(--gutter); top: calc(100% + 1.25rem); }
  .search-link span { font-size: 0; }
  .neighbours { grid-template-columns: 1fr; }
  .neighbours .newer { grid-column: 1; text-align: start; }
}

/* The red line of the notepad: dates stand in the margin left of it. */
@media (min-width: 48em) {
  .entry { display: grid; grid-template-columns: var(--margin) minmax(0, 1fr); margin: 0; padding: 0; }
  .entry-date { padding-block: 1.25rem; }
  .entry-text { grid-column: 2; padding: 1rem 0; padding-inline-start: var(--gap); border-inline-start: 1px solid var(--red); }
}

/* Room for the contents beside the text. */
@media (min-width: 68em) {
  .site-header, main, .site-footer { max-width: calc(var(--column) + 16.5rem + 2 * var(--gutter)); }
  .columns, .has-contents { display: grid; grid-template-columns: minmax(0, var(--column)) 13.5rem; column-gap: 3rem; }
  .note:not(.has-contents), .tag-page .entries { max-width: var(--column); }
  .columns > .margin { margin-top: 1rem; }
  .has-contents > * { grid-column: 1; }
  .has-contents > .toc { grid-column: 2; grid-row: 2 / span 3; }
  .toc details { position: sticky; top: 1.5rem; max-height: calc(100vh - 3rem); overflow-y: auto; border: 0; border-radius: 0; }
  .toc details::details-content { content-visibility: visible; height: auto; }
  .toc summary { padding: 0 0 0.5rem; list-style: none; pointer-events: none; }
  .toc details > ol { padding: 0; border-inline-start: 1px solid var(--line); }
  .toc li a { padding-inline-start: 1rem; border-inline-start: 2px solid transparent; }
  .toc li [aria-current] { border-color: var(--red); }
  .toc ol ol { padding: 0; }
  .toc ol ol a { padding-inline-start: 2rem; }
}

/* Room for the margin of a note as well, and its red line. */
@media (min-width: 80em) {
  .site-header, main, .site-footer { max-width: calc(var(--margin) + 3 * var(--gap) + var(--column) + 13.5rem + 2 * var(--gutter)); }
  .columns { grid-template-columns: minmax(0, calc(var(--margin) + var(--gap) + var(--column))) 13.5rem; column-gap: 2.5rem; }
  .tag-page .entries { max-width: calc(var(--margin) + var(--gap) + var(--column)); }
  .note:nth-child(n) {
    display: grid;
    grid-template-columns: calc(var(--margin) + var(--gap)) minmax(0, var(--column)) 15rem;
    grid-template-rows: auto auto auto 1fr;
    column-gap: 0;
    max-width: none;
  }
  .note::before { content: ""; grid-area: 1 / 2 / 5; margin-inline-start: calc(-1 * var(--gap)); border-inline-start: 1px solid var(--red); }
  .series { grid-area: 2 / 2; }
  .prose { grid-area: 3 / 2; }
  .note-footer { grid-area: 4 / 2; }
  .note-header { display: contents; }
  .note-header > h1 { grid-area: 1 / 2 / auto / 4; padding-block: 2rem 1.5rem; }
  .note-header > .meta { padding-inline-end: calc(2 * var(--gap)); grid-area: 1 / 1 / 5; align-self: start; flex-direction: column; row-gap: 0.3rem; margin: 0; padding-top: 2.7rem; font-size: 0.85rem; }
  .has-contents > .toc { grid-area: 2 / 3 / 5; margin-inline-start: calc(1.5 * var(--gap)); }
}

@media (hover: hover) {
  .anchor:not(:focus-visible), .prose > * > a:only-child::after { opacity: 0; }
  :hover > .anchor, .prose > :hover > a::after, .prose > * > a:focus-visible::after { opacity: 1; }
}

@media (prefers-reduced-motion: no-preference) {
  html { scroll-behavior: smooth; }
}

@media (prefers-contrast: more) {
  :root { --line: currentcolor; --quiet: var(--ink); }
}

/* Backgrounds go away there: what they say is said by borders. */
@media (forced-colors: active) {
  .site-title::after, .list-page h1::after, .theme-switch::before { forced-color-adjust: none; }
  mark { outline: 1px solid; outline-offset: -1px; }
  .contents [aria-current] { font-weight: 700; }
  .alert-title::before { border: 1px solid; }
}

@media print {
  :root { color-scheme: light; background: none; font-size: 10.5pt; line-height: 1.45; }
  main, .note { max-width: none !important; padding: 0; display: block !important; }
  nav, .site-header, .site-footer, .margin, .others, .code button, .skip-link, .anchor, .edit, .search-box { display: none !important; }
  h1, h2, h3, h4, .tab, .code figcaption { break-after: avoid; }
  .prose > * > a:only-child::after { content: none !important; }
  li, tr, .alert, .diagram-frame, img { break-inside: avoid; }
  .code { overflow: visible; }
  pre { overflow: visible; font-size: 8.5pt; }
  pre, pre code { width: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
  .table-scroll { overflow: visible; }
  table { width: 100%; }
  details::details-content { content-visibility: visible; height: auto; }
  .alert-title::before, pre mark, ins, del, .tree ::before { print-color-adjust: exact; }
  .code summary { display: none; }
  .code { padding-bottom: 0.8rem; }
  .code figcaption { margin-bottom: 0.8rem; }
  .code pre { padding-block: 0; }
  .prose a[href^="http"]::after { content: " (" attr(href) ")"; color: var(--quiet); font-size: 0.85em; }
  svg.dg { min-width: 0; max-width: 100%; }
}

/* Diagrams that are drawn: lines and text in the colours of the page. Wide ones scroll before they become too small. */
.dg { display: block; max-width: 100%; height: auto; margin-inline: auto; font-family: var(--sans); stroke-width: 1.2; break-inside: avoid; }
.dgs { overflow-x: auto; }
.d1 { min-width: 24em; }
.d2 { min-width: 32em; }
.d3 { min-width: 40em; }
.d4 { max-width: none; }
.db { fill: var(--raised); fill-opacity: 1; stroke: var(--quiet); }
.dl, .df { stroke: var(--quiet); }
.dn { fill: var(--wash); fill-opacity: 1; }
.dp { fill: var(--paper); }
@media (forced-colors: active) { :is(.db, .dn, .dp) { fill: Canvas; stroke: CanvasText; } }

/* Right to left: words of another direction keep their marks and numbers on the side where they belong. */
[dir="rtl"] :is(.meta li, .tag, time) { unicode-bidi: plaintext; }

/* Pages of a section: folded as the contents are; in the margin of the note where there is one. */
@media (min-width: 80em) {
  .note-header > .kicker { grid-area: 1 / 2 / auto / 4; padding-top: 0.6rem; }
  .has-section > .note-header > .meta { grid-area: 2 / 2; flex-direction: row; padding: 0 0 1.5rem; }
  .has-section > .section { grid-area: 1 / 1 / 5; margin: 2rem 0 0; padding-inline-end: calc(2 * var(--gap)); }
  .section details { border: 0; }
  .section details > ol { padding: 0; }
  .section li:first-child { font-weight: 600; }
  @supports selector(::details-content) {
    .section details::details-content { content-visibility: visible; height: auto; }
    .section summary { display: none; }
  }
}

"""#),
  ("assets/tabs.css", #"""
/* Variants behind tabs. tabs.js asks for it, where there are some. */

.tab-list { display: flex; overflow-x: auto; direction: ltr; }
.tab-list button { padding: 0.4rem 0.9rem; border: 0; border-block-end: 3px solid transparent; background: none; color: var(--quiet); font: inherit; font-size: 0.9rem; white-space: nowrap; cursor: pointer; }
.tab-list [aria-selected="true"] { border-color: var(--red); color: var(--ink); font-weight: 600; }
.tabs > .tab-list ~ div { margin: 0; }
.tab-list ~ div > .tab { display: none; }

@media print {
  .tab-list { display: none; }
  .tabs > [role="tabpanel"] { display: block; content-visibility: visible; }
  .tabs > div > .tab { display: block !important; }
  .tabs > div + div + div { margin-top: 1em !important; }
}

"""#),
  ("assets/tabs.js", #"""
// Variants of a snippet stand below one another until this shows one at a time. Loaded by script.js where there are some.

const styles = document.createElement("link");
Object.assign(styles, { rel: "stylesheet", href: new URL("tabs.css", import.meta.url).href });
document.head.append(styles);

document.querySelectorAll(".tabs").forEach((group, number) => {
  const panels = [...group.children];
  if (panels.length < 2) return;
  const list = document.createElement("div");
  list.className = "tab-list";
  list.role = "tablist";
  panels.forEach((panel, index) => {
    const name = panel.querySelector(".tab").textContent;
    const tab = document.createElement("button");
    tab.role = "tab";
    tab.textContent = name;
    tab.addEventListener("click", () => selectTab(tab));
    tab.id = `tab-${number}-${index}`;
    panel.role = "tabpanel";
    panel.id = `panel-${number}-${index}`;
    tab.setAttribute("aria-controls", panel.id);
    panel.setAttribute("aria-labelledby", tab.id);
    // Found by the browser's own search.
    panel.addEventListener("beforematch", () => showTab(tab));
    list.append(tab);
  });
  list.addEventListener("keydown", moveTab);
  group.prepend(list);
  showTab(list.firstChild);
});

function showTab(tab) {
  for (const other of tab.parentNode.children) {
    const isSelected = other === tab;
    other.ariaSelected = isSelected;
    other.tabIndex = isSelected ? 0 : -1;
    document.getElementById(other.getAttribute("aria-controls")).hidden = isSelected ? false : "until-found";
  }
}

/** Shows the tab and all others of its name; what was pressed stays where it is. */
function selectTab(tab) {
  const top = tab.getBoundingClientRect().top;
  for (const other of document.querySelectorAll("[role=tab]")) {
    if (other.textContent === tab.textContent) showTab(other);
  }
  showTab(tab);
  scrollBy({ top: tab.getBoundingClientRect().top - top, behavior: "instant" });
}

function moveTab(event) {
  const tabs = [...event.currentTarget.children];
  const index = tabs.indexOf(event.target);
  const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: -1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  const tab = tabs.at(next % tabs.length);
  tab.focus();
  selectTab(tab);
}

"""#),
  ("templates/all-series.mustache", #"""
{{> head}}
<link rel="stylesheet" href="{{site.assetsURL}}lists.css">
</head>
<body class="tags-page">
{{> header}}
<main id="page:content" tabindex="-1">
<header class="page-header">
<h1>{{page.title}}</h1>
</header>
<ul class="tag-list">
{{#allSeries}}
<li><a href="{{url}}">{{name}} <span class="count">{{count}}</span></a></li>
{{/allSeries}}
</ul>
</main>
{{> footer}}
</body>
</html>

"""#),
  ("templates/archive.mustache", #"""
{{> head}}
<link rel="stylesheet" href="{{site.assetsURL}}lists.css">
</head>
<body class="archive-page">
{{> header}}
<main id="page:content" tabindex="-1">
<header class="page-header">
<h1>{{page.title}}</h1>
<nav aria-label="{{strings.years}}">
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
<li>{{#date}}<time datetime="{{date.iso}}">{{date.day}}</time> {{/date}}<a href="{{url}}"{{#language}} lang="{{language}}" dir="auto"{{/language}}>{{title}}</a>{{#isDraft}} <span class="label">{{strings.draft}}</span>{{/isDraft}}{{#isFuture}} <span class="label">{{strings.scheduled}}</span>{{/isFuture}}</li>
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
  ("templates/breadcrumbs.mustache", #"""
{{#note.hasBreadcrumbs}}
<nav class="kicker" aria-label="{{strings.breadcrumbs}}">
{{#note.breadcrumbs}}
<a href="{{url}}">{{title}}</a> /
{{/note.breadcrumbs}}
</nav>
{{/note.hasBreadcrumbs}}

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
<nav aria-label="{{strings.footerNavigation}}">
<ul>
<li><a href="{{site.homeURL}}">{{strings.home}}</a></li>
<li><a href="{{site.archiveURL}}">{{strings.archive}}</a></li>
<li><a href="{{site.tagsURL}}">{{strings.tags}}</a></li>
{{#site.seriesURL}}
<li><a href="{{site.seriesURL}}">{{strings.series}}</a></li>
{{/site.seriesURL}}
<li><a href="{{site.graphURL}}">{{strings.links}}</a></li>
<li><a href="{{site.searchURL}}">{{strings.search}}</a></li>
<li><a href="{{site.feedURL}}">{{strings.feed}}</a></li>
</ul>
</nav>
{{#site.footer}}
<p>{{site.footer}}</p>
{{/site.footer}}
{{^site.footer}}
{{#site.byline}}
<p>{{site.byline}}</p>
{{/site.byline}}
{{/site.footer}}
</footer>
{{#page.scriptStrings}}
<script type="application/json" id="page:strings">{{{page.scriptStrings}}}</script>
{{/page.scriptStrings}}

"""#),
  ("templates/graph-links.mustache", #"""
{{count}}</p>
<ul>
{{#notes}}
<li><a href="{{url}}">{{title}}</a></li>
{{/notes}}
{{#more}}
<li>{{more}}</li>
{{/more}}
</ul>

"""#),
  ("templates/graph-overview.mustache", #"""
<svg class="graph-overview" viewBox="0 0 360 {{height}}" role="img" aria-labelledby="overview">
<title id="overview">{{meaning}}</title>
<path d="{{arcs}}"/>
{{#notes}}
<circle cx="122" cy="{{y}}" r="{{radius}}"/><text x="136" y="{{y}}" dy=".35em">{{title}}</text>
{{/notes}}
</svg>

"""#),
  ("templates/graph.mustache", #"""
{{> head}}
<link rel="stylesheet" href="{{site.assetsURL}}lists.css">
</head>
<body class="graph-page">
{{> header}}
<main id="page:content" tabindex="-1">
<header class="page-header">
<h1>{{page.title}}</h1>
<ul class="meta">
<li>{{strings.notes}} {{graph.noteCount}}</li>
<li>{{strings.links}}: {{graph.linkCount}}</li>
<li>{{strings.withoutLinks}}: {{graph.unlinkedCount}}</li>
</ul>
</header>
{{#graph.overview}}
{{> graph-overview}}
{{/graph.overview}}
{{#graph.groups}}
<section aria-labelledby="{{id}}">
<h2 id="{{id}}">{{name}} <span class="count"><span class="visually-hidden">{{strings.notes}} </span>{{count}}{{#isContinued}}, {{strings.continued}}{{/isContinued}}</span></h2>
<ul class="graph">
{{#notes}}
<li><a href="{{url}}">{{title}}</a>
{{#linksTo}}
<p>{{strings.linksTo}}
{{> graph-links}}
{{/linksTo}}
{{#linkedFrom}}
<p>{{strings.linkedFrom}}
{{> graph-links}}
{{/linkedFrom}}
</li>
{{/notes}}
</ul>
</section>
{{/graph.groups}}
{{#graph.hasUnlinked}}
<section aria-labelledby="unlinked">
<h2 id="unlinked">{{strings.withoutLinks}} <span class="count"><span class="visually-hidden">{{strings.notes}} </span>{{graph.unlinkedCount}}</span></h2>
<ul class="pages">
{{#graph.unlinked}}
<li><a href="{{url}}">{{title}}</a></li>
{{/graph.unlinked}}
</ul>
</section>
{{/graph.hasUnlinked}}
{{#pagination.isPaginated}}
<nav class="pagination" aria-label="{{strings.pagesOfThisList}}">
{{#pagination.newerURL}}
<a class="newer" rel="prev" href="{{pagination.newerURL}}">{{strings.previousPage}}</a>
{{/pagination.newerURL}}
<p>{{pagination.position}}</p>
{{#pagination.olderURL}}
<a class="older" rel="next" href="{{pagination.olderURL}}">{{strings.nextPage}}</a>
{{/pagination.olderURL}}
</nav>
{{/pagination.isPaginated}}
</main>
{{> footer}}
</body>
</html>

"""#),
  ("templates/head.mustache", #"""
<!doctype html>
<html lang="{{page.language}}"{{#page.isRightToLeft}} dir="rtl"{{/page.isRightToLeft}}>
<head>
<meta charset="utf-8">
{{! Before all that loads something: a policy holds for what comes after it. }}
<meta http-equiv="Content-Security-Policy" content="{{{site.contentSecurityPolicy}}}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{page.fullTitle}}</title>
{{#page.description}}
<meta name="description" property="og:description" content="{{page.description}}">
{{/page.description}}
<meta name="color-scheme" content="light dark">
{{! script.js gives it the colour of the page, which differs in the dark. }}
<meta name="theme-color" content="#fdfcfa">
<link rel="canonical" href="{{page.canonicalURL}}">
{{#page.alternates}}
<link rel="alternate" hreflang="{{language}}" href="{{url}}">
{{#isDefault}}
<link rel="alternate" hreflang="x-default" href="{{url}}">
{{/isDefault}}
{{/page.alternates}}
<link rel="icon" href="{{site.assetsURL}}favicon.svg" type="image/svg+xml">
{{! Before the stylesheet and not deferred: a reader's choice of light or dark is set before the first paint. }}
<script src="{{site.scriptURL}}"></script>
<link rel="stylesheet" href="{{site.styleURL}}">
<link rel="alternate" type="application/atom+xml" title="{{site.title}}" href="{{site.feedURL}}">
{{! Not on the many pages of notes, whose first load is to be small. }}
{{^page.isArticle}}
<link rel="manifest" href="{{site.manifestURL}}">
<link rel="alternate" type="application/feed+json" title="{{page.feedTitle}}" href="{{page.jsonFeedURL}}">
{{/page.isArticle}}
{{#page.markdownURL}}
<link rel="alternate" type="text/markdown" href="{{page.markdownURL}}">
{{/page.markdownURL}}
<link rel="search" type="application/opensearchdescription+xml" title="{{site.title}}" href="{{site.openSearchURL}}">
<meta property="og:site_name" content="{{site.title}}">
<meta property="og:title" content="{{page.title}}">
<meta property="og:url" content="{{page.canonicalURL}}">
<meta property="og:type" content="{{#page.isArticle}}article{{/page.isArticle}}{{^page.isArticle}}website{{/page.isArticle}}">
{{#page.locale}}
<meta property="og:locale" content="{{page.locale}}">
{{/page.locale}}
{{#page.image}}
<meta property="og:image" content="{{page.image.url}}">
<meta property="og:image:alt" content="{{page.image.alt}}">
{{#page.image.width}}
<meta property="og:image:width" content="{{page.image.width}}">
<meta property="og:image:height" content="{{page.image.height}}">
{{/page.image.width}}
{{/page.image}}
<meta name="twitter:card" content="summary{{#page.image}}_large_image{{/page.image}}">
{{#page.structuredData}}
<script type="application/ld+json">{{{page.structuredData}}}</script>
{{/page.structuredData}}

"""#),
  ("templates/header.mustache", #"""
<a class="skip-link" href="#page:content">{{strings.skipToContent}}</a>
<header class="site-header">
<a class="site-title" href="{{site.homeURL}}">{{site.title}}</a>
<nav aria-label="{{strings.siteNavigation}}">
<ul>
{{#site.navigation}}
<li><a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{title}}</a></li>
{{/site.navigation}}
{{^site.navigation}}
<li><a href="{{site.archiveURL}}">{{strings.archive}}</a></li>
<li><a href="{{site.tagsURL}}">{{strings.tags}}</a></li>
{{/site.navigation}}
</ul>
</nav>
<a class="search-link" href="{{site.searchURL}}" data-search-index="{{site.searchDataURL}}" aria-keyshortcuts="/ Control+K"><span>{{strings.search}}</span></a>
<button class="theme-switch" type="button" aria-label="{{strings.darkColours}}"></button>
</header>

"""#),
  ("templates/list-item.mustache", #"""
<li class="entry">
{{#date}}
<time class="entry-date" datetime="{{date.iso}}">{{date.text}}</time>
{{/date}}
<div class="entry-text">
<h2 class="entry-title"><a href="{{url}}"{{#language}} lang="{{language}}" dir="auto"{{/language}}>{{title}}</a>{{#isDraft}} <span class="label">{{strings.draft}}</span>{{/isDraft}}{{#isFuture}} <span class="label">{{strings.scheduled}}</span>{{/isFuture}}</h2>
{{#description}}
<p class="entry-description"{{#language}} lang="{{language}}" dir="auto"{{/language}}>{{description}}</p>
{{/description}}
<ul class="meta">
<li>{{readingTime}}</li>
{{#tags}}
<li><a class="tag" href="{{url}}">{{name}}</a></li>
{{/tags}}
</ul>
</div>
</li>

"""#),
  ("templates/list.mustache", #"""
{{> head}}
<script type="module" src="{{site.assetsURL}}search.js"></script>
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
{{#hasPages}}
{{> pages}}
{{/hasPages}}
{{^hasPages}}
<p>{{strings.noNotes}}</p>
{{/hasPages}}
{{/hasNotes}}
{{> pagination}}
</div>
<div class="margin">
{{#hasNotes}}
{{#hasPages}}
<section aria-labelledby="pages">
<h2 id="pages">{{strings.pages}}</h2>
{{> pages}}
</section>
{{/hasPages}}
{{/hasNotes}}
{{#hasTags}}
<section aria-labelledby="tags">
<h2 id="tags">{{strings.tags}}</h2>
<ul class="tag-list">
{{#tags}}
<li><a href="{{url}}">{{name}} <span class="count">{{count}}</span></a></li>
{{/tags}}
</ul>
<p><a href="{{site.tagsURL}}">{{strings.allTags}}</a></p>
</section>
{{/hasTags}}
<section aria-labelledby="archive">
<h2 id="archive">{{strings.archive}}</h2>
<p><a href="{{site.archiveURL}}">{{strings.allNotesByMonth}}</a></p>
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
<script type="module" src="{{site.assetsURL}}search.js"></script>
</head>
<body class="not-found-page">
{{> header}}
<main id="page:content" tabindex="-1">
<header class="page-header">
<h1>{{page.title}}</h1>
<p class="lead">{{strings.nothingHere}}</p>
{{> search-box}}
</header>
<p>{{strings.orLookHere}} <a href="{{site.homeURL}}">{{strings.newestNotes}}</a> · <a href="{{site.tagsURL}}">{{strings.allTags}}</a> · <a href="{{site.archiveURL}}">{{strings.allNotesByMonth}}</a></p>
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
<article class="note{{#note.hasContents}} has-contents{{/note.hasContents}}{{#note.section.hasPages}} has-section{{/note.section.hasPages}}">
<header class="note-header">
{{> breadcrumbs}}
<h1>{{note.title}}</h1>
<ul class="meta">
{{#note.isDraft}}
<li><span class="label">{{strings.draft}}</span></li>
{{/note.isDraft}}
{{#note.isFuture}}
<li><span class="label">{{strings.scheduled}}</span></li>
{{/note.isFuture}}
{{#note.date}}
<li><time datetime="{{note.date.iso}}">{{note.date.text}}</time></li>
{{/note.date}}
{{#note.updated}}
<li>{{strings.updated}} <time datetime="{{note.updated.iso}}">{{note.updated.text}}</time></li>
{{/note.updated}}
<li>{{note.readingTime}}</li>
{{#note.hasCheckedSnippets}}
<li class="badge{{#note.snippetsAllParse}} badge-good{{/note.snippetsAllParse}}">{{note.snippetVerdict}}</li>
{{/note.hasCheckedSnippets}}
{{#note.tags}}
<li><a class="tag" rel="tag" href="{{url}}">{{name}}</a></li>
{{/note.tags}}
{{#note.hasTranslations}}
<li>{{strings.alsoIn}}{{#note.translations}} <a rel="alternate" hreflang="{{language}}" lang="{{language}}" href="{{url}}">{{name}}</a>{{/note.translations}}</li>
{{/note.hasTranslations}}
</ul>
</header>
{{> section}}
{{#note.hasContents}}
<nav class="contents toc" aria-label="{{strings.contents}}">
<details>
<summary>{{strings.contents}}</summary>
<ol>
{{#note.contents}}
{{> contents}}
{{/note.contents}}
</ol>
</details>
</nav>
{{/note.hasContents}}
{{#note.series}}
{{> series-parts}}
{{/note.series}}
<div class="prose">
{{{note.html}}}
</div>
<footer class="note-footer">
{{#note.editURL}}
<p class="edit"><a href="{{note.editURL}}">{{strings.editThisNote}}</a></p>
{{/note.editURL}}
{{#note.hasRelated}}
<section class="others" aria-labelledby="page:related">
<h2 id="page:related">{{strings.related}}</h2>
<ul>
{{#note.related}}
<li><a href="{{url}}"{{#language}} lang="{{language}}" dir="auto"{{/language}}>{{title}}</a>{{#date}} <time datetime="{{date.iso}}">{{date.text}}</time>{{/date}}</li>
{{/note.related}}
</ul>
</section>
{{/note.hasRelated}}
{{#note.hasBacklinks}}
<section class="others" aria-labelledby="page:linked">
<h2 id="page:linked">{{strings.linkedFrom}}</h2>
<ul>
{{#note.backlinks}}
<li><a href="{{url}}"{{#language}} lang="{{language}}" dir="auto"{{/language}}>{{title}}</a>{{#date}} <time datetime="{{date.iso}}">{{date.text}}</time>{{/date}}</li>
{{/note.backlinks}}
</ul>
</section>
{{/note.hasBacklinks}}
{{> section-neighbours}}
{{#note.series}}
{{> series-neighbours}}
{{/note.series}}
{{^note.series}}
{{#note.hasNeighbours}}
<nav class="neighbours" aria-label="{{strings.olderAndNewerNotes}}">
{{#note.previous}}
<a class="older" rel="prev" href="{{url}}"><span>{{strings.older}}</span> {{title}}</a>
{{/note.previous}}
{{#note.next}}
<a class="newer" rel="next" href="{{url}}"><span>{{strings.newer}}</span> {{title}}</a>
{{/note.next}}
</nav>
{{/note.hasNeighbours}}
{{/note.series}}
</footer>
</article>
</main>
{{> footer}}
</body>
</html>

"""#),
  ("templates/pages.mustache", #"""
<ul class="pages">
{{#pages}}
<li><a href="{{url}}">{{title}}</a>{{#description}} <span>{{description}}</span>{{/description}}</li>
{{/pages}}
</ul>

"""#),
  ("templates/pagination.mustache", #"""
{{#pagination.isPaginated}}
<nav class="pagination" aria-label="{{strings.pagesOfThisList}}">
{{#pagination.newerURL}}
<a class="newer" rel="prev" href="{{pagination.newerURL}}">{{strings.newerNotes}}</a>
{{/pagination.newerURL}}
<p>{{pagination.position}}</p>
{{#pagination.olderURL}}
<a class="older" rel="next" href="{{pagination.olderURL}}">{{strings.olderNotes}}</a>
{{/pagination.olderURL}}
</nav>
{{/pagination.isPaginated}}

"""#),
  ("templates/search-box.mustache", #"""
<form class="search-box" role="search" method="get" autocomplete="off" action="{{site.searchURL}}" data-search-index="{{site.searchDataURL}}">
<label class="visually-hidden" for="search-input">{{strings.searchTheNotes}}</label>
<input id="search-input" type="text" name="q" placeholder="{{strings.searchTheNotes}}" autocapitalize="off" spellcheck="false">
<button type="submit">{{strings.search}}</button>
</form>
<p class="search-status" role="status"></p>
<div class="search-results" data-search-results hidden></div>

"""#),
  ("templates/search.mustache", #"""
{{> head}}
<meta name="robots" content="noindex">
<script type="module" src="{{site.assetsURL}}search.js"></script>
</head>
<body class="search-page">
{{> header}}
<main id="page:content" tabindex="-1">
<header class="page-header">
<h1>{{page.title}}</h1>
{{> search-box}}
</header>
<noscript><p>{{strings.searchNeedsJavaScript}}</p></noscript>
<p class="search-else">{{strings.orLookHere}} <a href="{{site.tagsURL}}">{{strings.allTags}}</a> · <a href="{{site.archiveURL}}">{{strings.allNotesByMonth}}</a></p>
</main>
{{> footer}}
</body>
</html>

"""#),
  ("templates/section-neighbours.mustache", #"""
{{#note.section}}
<nav class="neighbours" aria-label="{{strings.previousAndNextPage}}">
{{#previous}}
<a class="older" rel="prev" href="{{url}}"><span>{{strings.previousPage}}</span> {{title}}</a>
{{/previous}}
{{#next}}
<a class="newer" rel="next" href="{{url}}"><span>{{strings.nextPage}}</span> {{title}}</a>
{{/next}}
</nav>
{{/note.section}}

"""#),
  ("templates/section.mustache", #"""
{{#note.section.hasPages}}
<nav class="contents section" aria-label="{{note.section.title}}">
<details>
<summary>{{note.section.title}}</summary>
<ol>
<li><a href="{{note.section.url}}"{{#note.section.isCurrent}} aria-current="page"{{/note.section.isCurrent}}>{{note.section.title}}</a></li>
{{#note.section.pages}}
<li><a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{title}}</a></li>
{{/note.section.pages}}
</ol>
</details>
</nav>
{{/note.section.hasPages}}

"""#),
  ("templates/series-neighbours.mustache", #"""
<nav class="neighbours" aria-label="{{name}}">
{{#previous}}
<a class="older" rel="prev" href="{{url}}"><span>{{strings.previousPart}}</span> {{title}}</a>
{{/previous}}
{{#next}}
<a class="newer" rel="next" href="{{url}}"><span>{{strings.nextPart}}</span> {{title}}</a>
{{/next}}
</nav>

"""#),
  ("templates/series-parts.mustache", #"""
<details class="series">
<summary>{{position}}</summary>
<ol start="{{firstPart}}">
{{#parts}}
<li><a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{title}}</a></li>
{{/parts}}
</ol>
{{^isWhole}}
<p><a href="{{url}}">{{strings.allParts}}</a></p>
{{/isWhole}}
</details>

"""#),
  ("templates/series.mustache", #"""
{{> head}}
</head>
<body class="series-page">
{{> header}}
<main id="page:content" tabindex="-1">
<header class="page-header">
<p class="kicker"><a href="{{site.seriesURL}}">{{strings.series}}</a></p>
<h1>{{series.name}} <span class="count"><span class="visually-hidden">{{strings.parts}} </span>{{series.count}}</span></h1>
</header>
<ol class="entries">
{{#notes}}
{{> list-item}}
{{/notes}}
</ol>
</main>
{{> footer}}
</body>
</html>

"""#),
  ("templates/tag-entry.mustache", #"""
<li><a href="{{url}}">{{name}} <span class="count">{{count}}</span></a>{{#description}} <span>{{description}}</span>{{/description}}{{#hasChildren}}
<ul>
{{#children}}
{{> tag-entry}}
{{/children}}
</ul>
{{/hasChildren}}
</li>

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
<nav class="kicker" aria-label="{{strings.tagsAbove}}"><a href="{{site.tagsURL}}">{{strings.tags}}</a>{{#tag.ancestors}} / <a href="{{url}}">{{name}}</a>{{/tag.ancestors}}</nav>
<h1>{{tag.name}} <span class="count"><span class="visually-hidden">{{strings.notes}} </span>{{tag.count}}</span></h1>
{{#tag.description}}
<p class="lead">{{tag.description}}</p>
{{/tag.description}}
{{#tag.hasChildren}}
<nav aria-label="{{strings.tagsBelow}}">
<ul class="tag-list">
{{#tag.children}}
<li><a href="{{url}}">{{name}} <span class="count">{{count}}</span></a></li>
{{/tag.children}}
</ul>
</nav>
{{/tag.hasChildren}}
{{#tag.feedURL}}
<p class="lead"><a href="{{tag.feedURL}}">{{strings.tagFeed}}</a></p>
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
<link rel="stylesheet" href="{{site.assetsURL}}lists.css">
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
{{> tag-entry}}
{{/tags}}
</ul>
{{/hasTags}}
{{^hasTags}}
<p>{{strings.noTags}} <a href="{{site.archiveURL}}">{{strings.allNotesByMonth}}</a></p>
{{/hasTags}}
</main>
{{> footer}}
</body>
</html>

"""#),
]

/// In base64 (RFC 4648 §4).
let defaultThemePictures: [(path: String, text: String)] = [
  ("assets/icon-192.png", "iVBORw0KGgoAAAANSUhEUgAAAMAAAADABAMAAACg8nE0AAAALVBMVEUiIR9BQD5hYF6Af32fnpy+vbve3dv9/Po/KiRdMyh6PC2YRTG1TjbTVzrwYD/OPY1LAAAB1UlEQVR42u2a3UlDQRBGkyhBBMEnG7AB8cE0YCGKD/ddxX21FCuwFitIAYHcGvwhaq7enVmZOWDgOwXs4eTn/szuZCKEEEIIIYQQQgghdp7Ty3N0/YtSyg24/kl55xpbf9p9CB6OKcG8FD/hcNn/Yv3UJlhsBFbCwcj6b4bHJkFX/ISjfpSXlvVnn+tbCc/jglWLYO9LYCQsxwXrFsF+aUjoK/xRUE+ICLY+onpCRDArDQkRwffP1EgICRYNCSHBvPgJIcG08xNCgs3l2kyICRoSYoKGhKDATwgK/ISowE2ICtyEsMBLCAu8hLjASYgLnIQEgZ2QILATMgRmQobATEgRWAkpAishR2Ak5AiMhCRBPSFJUE/IElQTsgTVhDRBLSFNUEvIE1QS8gQ/EgDBMOEsXzBMuAIEg4RbQDBIuCME2wn3OymgPyL8S6Z/pvgfjb5U4Bc7+nKN33DoWyZ+06cfW/AHL/rREX/4pR/f8RcQ+hUKfwmkX2PxF3F6lIAPQ+hxDj6Qokdq+FCQHmvig1l6tIwPx+nxPr5BgW+x4JtE9DYXvlGHbzXim6X4di++YY1vueOHBvhjD/jBDfzoCX54hj/+wx9gEkIIIYQQQgghhBD/lVcehfVKUUvu8AAAAABJRU5ErkJggg=="),
  ("assets/icon-512.png", "iVBORw0KGgoAAAANSUhEUgAAAgAAAAIABAMAAAAGVsnJAAAALVBMVEUiIR9BQD5hYF6Af32fnpy+vbve3dv9/Po/KiRdMyh6PC2YRTG1TjbTVzrwYD/OPY1LAAAGNElEQVR42u2dsWobSxhGV8iyTUyCO72GwQS1LgxqBSnU3i5tgr2Z1n2eIeAnMCnTxM+QNgRM6hjpGW64Cbk3xrra7Py/dr75z3mBZQ5nV7Or3ZmmAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAZUan5+enx3GH/zz9w4ugCsbL9JP2JOT4X6ZfvAloYLRM/6GNdxbM0m9cRBv/XnrAWTAB84cCLoMHkNIidgDfr4OhfgJTck/gyce79R+y+nK9IwHTxwTYJvB23YsPuxGwTN4JHK178n6wM8A0gcO7vgJWVzsQsP+4AMME3q1783n3s0D7BPoHsJsElsk5gafrDD753wdtGr9ZArc5Au6HugbaJXC4zsL9HJgk5wSO8gS4/xIeJOcEnuUJ+DrIPNAygZs8Ad+G+hU0S+A2T8D9oAIsErjLE7Aa4F7YNgFtAQYJrDMZVoBBAuIC2uoFzJJzAuoC2toFTJNzAqULOEjOCZQuYJKcEyhdwDg5J1C6gFFyTqB0AZsfiRklULyAmXMCxQvYT74JFC9g+1UwL4HiBXS4CGQlUL6AqW8C5Qvocg60NQvYdkecmYCAgD3XBAQEdLkM9k9AQcDEMwEFAa4JSAjwTEBCgGcCGgIcE9AQ4JiAiAC/BEQE+CWgIsAtARUBbgnICPBKQEaAVwI6ApwS0BHglICQAJ8EhAT4JKAkwCUBJQEuCUgJ8EhASoBHAloCHBLQEuCQgJgA+wTEBNgnoCbAPAE1AeYJyAmwTkBOgHUCegKME9ATYJyAoADbBAQF2CagKMA0AUUBpglICrBMQFKAZQKaAgwT0BRgmICoALsERAXYJaAqwCwBVQFmCcgKsEpAVoBVAroCjBLQFWCUgLAAmwSEBdgkoCzAJAFlASYJSAuwSEBagEUC2gIMEtAWYJCAuID8BMQF5CegLiA7AXUB2QnIC8hNQF5AbgL6AjIT0BeQmUAFAvISqEBAXgI1CMhKoAYBWQlUISAngSoEdErgrGYBXRK4rFlApwROahbQJYHXNQvov+RaLQImfc+BWgR0SeCvqgV0SOCiagF9V1+tR0CHBI6rFtAhgZO6BfRbhbsiAdsTeFW5gEmfuWBNArYmcFG7gEl0AdsSuKxewAQBwQVEPwXCXwSj/wyGnwhFnwqHvxmKfjsc/oFI9Edi4R+KRn8sHv6Pkeh/jYX/czT63+PhX5CI/opM+Jekor8mF/5FyeivyoZ/WTr66/LhP5iI/slM+I+mon82F/7Dyeifzob/eDr65/PhF1CIvoRG+EVUoi+jE34hpehLaYVfTC36cnrhF1SMvqRm+EVVoy+rG35h5ehLa4dfXD368vrhN1iIvsVG+E1Wom+zE36jpehbbYXfbC36dnvhN1yMvuVm+E1Xo2+7G37j5ehbb4fffN08ADEB9gGICbAPQEuAQwBaAhwCkBLgEYCUAI8AlAS4BKAkwCUAIQE+AQgJ8AlAR4BTADoCnAKQEeAVgIwArwBUBLgFoCLALQARAX4BiAjwC0BDgGMAGgIcA5AQ4BmAhADPABQE7HkGoCBg7hmAgICxawACAqauAQgIWLoGUL6AsW8A5QvY9w2gfAEz3wDKF7D0DaB4ASPnAIoXMHYOoHgBE+cAihdw4BxA8QKmzgEUL2DmHIC8gEXtAubOAagLWAQXkB+AuID8AJq7vPGvBr0IGgSgLcAggOY2T8D9kBMhiwCamzwB34acClsE0DzLE/B1wJshkwCaozwB7we8HTYJoDnME3A13AOR1ugIt0VfA//nkdjC6ABPcwR88hcwcw6gOcyYCayu/AXsOwfQNO/6C/jsP/5NV8HW7gj9E9hFAJsuAgvDIxwV+xu4eS7Ymh7ibb/xf9jJ+B8/Bxa2x3jy8Y9Pg9WX62ZHzL0DKJ099wBKZ95x06g4CZwFE/BwNngRbfzN6Le5QHscTkAzfvnv+N+cNAEZ/2qgDTn+72fB8x/jf3HcRGV0en5+Gnf4AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABgyd/yBNjphVsN1AAAAABJRU5ErkJggg=="),
]
