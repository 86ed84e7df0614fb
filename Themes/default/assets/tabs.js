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
