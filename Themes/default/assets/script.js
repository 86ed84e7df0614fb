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
  setUpCopyButtons(document.querySelectorAll("figure.code"));
  setUpContents(document.querySelector(".contents:not(.section)"));
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

// Copy buttons

function setUpCopyButtons(figures) {
  if (!figures.length || !navigator.clipboard) return;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.querySelector("main").append(status);
  const copyText = say("copy", "Copy");
  const copyNamed = say("copyNamed", "Copy {title}");

  for (const figure of figures) {
    const code = figure.querySelector("pre code");
    const caption = figure.querySelector("figcaption");
    if (!code || !caption) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = copyText;
    const title = figure.querySelector(".code-title");
    const label = title ? copyNamed.replace("{title}", () => title.textContent) : say("copyCode", "Copy code");
    button.setAttribute("aria-label", label);
    let timer;
    button.addEventListener("click", async () => {
      let said = say("copied", "Copied");
      try {
        await navigator.clipboard.writeText(copyableText(code));
      } catch {
        said = say("notCopied", "Not copied");
      }
      button.textContent = said;
      status.textContent = said;
      clearTimeout(timer);
      timer = setTimeout(() => {
        button.textContent = copyText;
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
