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
