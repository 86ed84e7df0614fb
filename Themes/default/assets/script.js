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
