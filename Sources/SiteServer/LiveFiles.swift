/// What the server adds to a site. A hidden folder is never published, so no page has these addresses.
enum LiveFiles {
  static let scriptPath = "/.notes/live.js"
  static let stylePath = "/.notes/live.css"
  static let eventsPath = "/.notes/events"

  static func file(_ path: String) -> String? {
    switch path {
    case scriptPath: script
    case stylePath: style
    default: nil
    }
  }

  /// Makes no markup of strings and no style of its own, so that it runs under the strictest policy.
  private static let script = #"""
    "use strict";
    // Keeps this page as its note is. Only `notes serve` sends it.
    (() => {
      let version = document.currentScript.dataset.version;
      let source = null;

      // A page that nobody sees holds no connection: browsers have few for each host. It catches up when it is seen again.
      function follow() {
        if (document.visibilityState === "hidden") return stop();
        if (source) return;
        source = new EventSource("/.notes/events?" + new URLSearchParams({ path: location.pathname, version }));
        source.addEventListener("reload", () => {
          stop();
          location.reload(); // keeps the scroll position
        });
        source.addEventListener("styles", (event) => {
          const [now, ...addresses] = event.data.split(" ");
          version = now;
          replaceStyles(addresses.map((address) => new URL(address, location)));
        });
        source.addEventListener("problems", (event) => show(JSON.parse(event.data)));
      }

      function stop() {
        source?.close();
        source = null;
      }

      function replaceStyles(addresses) {
        for (const old of document.querySelectorAll("link[rel=stylesheet]")) {
          const address = new URL(old.href);
          if (address.origin !== location.origin) continue;
          const named = addresses.find((other) => other.pathname === address.pathname) ?? address;
          // What has the same address as before would come out of the memory.
          const next = new URL(named);
          if (next.href === old.href || !next.search) next.searchParams.set("now", version);
          const link = old.cloneNode();
          link.href = next.href;
          // The old one goes when the new one is there, so that the page is never without.
          link.addEventListener("load", () => old.remove());
          link.addEventListener("error", () => link.remove());
          old.after(link);
        }
      }

      // Problems

      const dismissedKey = "notes:dismissed";
      let panel = null;

      function make(name, properties = {}, ...children) {
        const element = Object.assign(document.createElement(name), properties);
        element.append(...children);
        return element;
      }

      function makePanel() {
        const host = make("notes-problems");
        const root = host.attachShadow({ mode: "open" });
        const title = make("h2", { id: "title" });
        const list = make("ul");
        const close = make("button", { type: "button", textContent: "Dismiss" });
        const open = make("button", { type: "button", className: "badge", hidden: true });
        const region = make("section", { hidden: true }, make("header", {}, title, close), list);
        region.setAttribute("aria-labelledby", "title");
        const status = make("p", { className: "status" });
        status.setAttribute("role", "status");
        root.append(make("link", { rel: "stylesheet", href: "/.notes/live.css" }), status, open, region);
        close.addEventListener("click", () => dismiss(true));
        open.addEventListener("click", () => {
          dismiss(false);
          close.focus();
        });
        document.addEventListener("keydown", (event) => {
          const isOurs = document.activeElement === host || document.activeElement === document.body;
          if (event.key === "Escape" && !region.hidden && isOurs) dismiss(true);
        });
        document.documentElement.append(host);
        return { host, title, list, open, region, status, text: "" };
      }

      function dismiss(isDismissed) {
        try {
          if (isDismissed) sessionStorage.setItem(dismissedKey, panel.text);
          else sessionStorage.removeItem(dismissedKey);
        } catch {
          // Storage can be forbidden: then it is for this page alone.
        }
        fold(isDismissed);
      }

      function isDismissed(text) {
        try {
          return sessionStorage.getItem(dismissedKey) === text;
        } catch {
          return false;
        }
      }

      function fold(isFolded) {
        panel.region.hidden = isFolded;
        panel.open.hidden = !isFolded;
      }

      function show({ summary, problems }) {
        if (!document.body) return addEventListener("DOMContentLoaded", () => show({ summary, problems }), { once: true });
        if (problems.length === 0) {
          panel?.host.remove();
          panel = null;
          return;
        }
        panel ??= makePanel();
        panel.text = JSON.stringify(problems);
        panel.title.textContent = summary;
        panel.open.textContent = summary;
        panel.status.textContent = summary;
        panel.list.replaceChildren(
          ...problems.map(({ severity, text }) => make("li", { className: severity }, make("pre", { textContent: text, tabIndex: 0 }))));
        fold(isDismissed(panel.text));
      }

      document.addEventListener("visibilitychange", follow);
      addEventListener("pagehide", stop);
      addEventListener("pageshow", follow);
      follow();
    })();
    """#

  private static let style = """
    :host { all: initial; color-scheme: light dark; }
    @media print { :host { display: none; } }
    [hidden] { display: none !important; }
    section, .badge { position: fixed; z-index: 2147483647; font: 14px/1.5 system-ui, sans-serif;
      color: light-dark(#1c1917, #f5f5f4); background: light-dark(#fff, #1c1917); border: 0 solid light-dark(#b42318, #f97066);
      box-shadow: 0 0 24px rgb(0 0 0 / 35%); }
    section { inset: auto 0 0; max-height: 45vh; overflow: auto; border-top-width: 4px; padding: 0 1rem 1rem; }
    header { position: sticky; top: 0; display: flex; justify-content: space-between; align-items: center; gap: 1rem;
      background: inherit; padding: .6rem 0; }
    h2 { font-size: 1rem; margin: 0; }
    ul { list-style: none; margin: 0; padding: 0; }
    li { border-left: 4px solid light-dark(#b54708, #fdb022); margin: 0 0 .6rem; }
    li.error { border-color: light-dark(#b42318, #f97066); }
    pre { font: 13px/1.5 ui-monospace, monospace; margin: 0; padding: .3rem .8rem; overflow-x: auto; tab-size: 4; }
    button { font: inherit; color: inherit; background: light-dark(#f5f5f4, #292524); border: 1px solid light-dark(#78716c, #a8a29e);
      border-radius: .3rem; padding: .2rem .7rem; cursor: pointer; }
    :focus-visible { outline: 3px solid light-dark(#175cd3, #84caff); outline-offset: 1px; }
    .badge { inset: auto 1rem 1rem auto; border-width: 2px; }
    .status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }

    """
}
