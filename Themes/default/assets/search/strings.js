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
