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
