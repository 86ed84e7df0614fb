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
