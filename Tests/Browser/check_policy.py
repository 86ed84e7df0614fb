#!/usr/bin/env python3
"""Holds a published site against its own security headers in a real Chromium.

    check_policy.py NOTES

Builds a site with the program NOTES that has a page of every kind, serves it under /notes/ with the headers that
its `_headers` says, and looks at each page: nothing may be refused, nothing complained of, the policy in the page
itself be the one in the header. Then the same with the policy of the pages alone, as on a host without headers. The
switch between light and dark, copying and the search have to work under both. Without a Chromium it says so and
passes. Standard library only.
"""
import http.server
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import urllib.parse
import zlib

from chromium import Browser, find_chromium

HOSTILE = "</script><script>document.title = 'broken in'</script> & <!-- <script>"

NOTES = {
    "posts/2024-06-07-oidc.md": f"""---
title: "Tokens {HOSTILE}"
tags: [auth]
aliases: [/old/tokens]
---
A provider tells a relying party who somebody is.

![A chart](chart.png "Who asks whom")

![Elsewhere](http://pics.invalid/a.png)

## Session

```console
$ whoami
root
```

## Package

```json
{{"name": "notes"}}
```

## Figure

```mermaid
flowchart LR
  A --> B
```

| a | b |
|---|---|
| 1 | 2 |

- [x] done

A note[^1].

[^1]: At its foot.
""",
    "posts/2024-06-08-more.md": "---\ntitle: More\ntags: [auth]\n---\nMore of it, see [[About]].\n",
    "manual/index.md": "---\ntitle: Manual\n---\nHow to.\n",
    "manual/part.md": "---\ntitle: Part\n---\nA part.\n",
    "about.md": "---\ntitle: About\n---\nWho we are.\n",
}

SETTINGS = """title: Ops
description: What broke
baseURL: https://ops.example/notes
author: Ada
language: en-GB
pagination: 1
markdownCopies: true
formerPermalinks: /posts/:year/:slug.html
"""

#: The element that holds what search engines are told.
DATA = '[type="application/ld+json"]'

PAGES = ["", "page/2/", "tags/", "tags/auth/", "archive/", "search/", "404.html", "2024/06/oidc.html",
         "2024/06/more.html", "manual/", "manual/part.html", "about.html"]


def picture():
    """A grey PNG, large enough to stand for its page elsewhere."""
    side = 200
    def chunk(name, data):
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes([0, 0, 0, side, 0, 0, 0, side, 8, 0, 0, 0, 0]))
            + chunk(b"IDAT", zlib.compress((b"\0" + b"\x80" * side) * side)) + chunk(b"IEND", b""))


def read_headers(path):
    """The rules of a `_headers` file: pattern, and pairs of name and value."""
    rules = []
    with open(path, encoding="utf-8") as file:
        for line in file.read().splitlines():
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            if line[0].isspace():
                name, value = line.strip().split(": ", 1)
                rules[-1][1].append((name, value))
            else:
                rules.append((re.escape(line).replace(r"\*", ".*"), []))
    return rules


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site under /notes/."""
    public, rules, sends_headers = None, [], True
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map,
                      ".webmanifest": "application/manifest+json", ".md": "text/markdown; charset=utf-8"}

    def translate_path(self, path):
        path = urllib.parse.unquote(urllib.parse.urlsplit(path).path)
        if not path.startswith("/notes/"):
            return "/nonexistent"
        target = os.path.join(self.public, path[len("/notes/"):])
        return os.path.join(target, "index.html") if path.endswith("/") else target

    def end_headers(self):
        path = urllib.parse.urlsplit(self.path).path
        said = set()
        for pattern, headers in self.rules if self.sends_headers else []:
            if re.fullmatch(pattern, path):
                for name, value in headers:
                    # Hosts differ in what they make of a header that two rules say.
                    assert name not in said, f"{name} is said twice for {path}"
                    said.add(name)
                    self.send_header(name, value)
        super().end_headers()

    def log_message(self, *arguments):
        pass


def publish(program, folder):
    for path, text in {**NOTES, "site.yml": SETTINGS}.items():
        path = os.path.join(folder, "Content", path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    with open(os.path.join(folder, "Content/posts/chart.png"), "wb") as file:
        file.write(picture())
    subprocess.run([program, "build", "--site", folder], check=True, stdout=subprocess.DEVNULL)


class Checks:
    def __init__(self, browser, origin):
        self.browser, self.origin = browser, origin

    def expect(self, expression, expected=True):
        value = self.browser.evaluate(expression)
        assert value == expected, f"{expression} is {value!r}, not {expected!r}"

    def complaints(self):
        # The picture on a host that does not exist.
        return [text for text in self.browser.complaints if "pics.invalid" not in text]

    def go(self, path):
        self.browser.go(f"{self.origin}/notes/{path}")

    def check_pages(self):
        """No page is refused anything, and none has what a policy would refuse."""
        for path in PAGES:
            self.browser.complaints.clear()
            self.go(path)
            assert not self.complaints(), f"{path}: {self.complaints()}"
            self.expect("""[...document.querySelectorAll('*')].filter((element) => element.hasAttribute('style')
              || [...element.attributes].some((attribute) => attribute.name.startsWith('on'))).length""", 0)
            self.expect(f"""document.querySelectorAll('style, script:not([src], {DATA}, [type="application/json"])').length""", 0)
            self.expect("document.styleSheets[0].cssRules.length > 10")
            self.expect("""document.querySelector('meta[http-equiv=Content-Security-Policy]')
              .compareDocumentPosition(document.querySelector('script, link, style'))
              & Node.DOCUMENT_POSITION_FOLLOWING""", 4)

    def check_structured_data(self):
        """What is in the head parses, and a hostile title is a title."""
        self.go("2024/06/oidc.html")
        data = json.loads(self.browser.evaluate(f"document.querySelector('{DATA}').textContent"))
        article, trail = data["@graph"]
        assert article["@type"] == "TechArticle" and article["headline"] == f"Tokens {HOSTILE}", article
        assert [step["name"] for step in trail["itemListElement"]] == ["Ops", "auth", f"Tokens {HOSTILE}"], trail
        self.expect("document.title", f"Tokens {HOSTILE} · Ops")
        self.expect("document.querySelector('meta[property=\"og:image\"]').content",
                    "https://ops.example/notes/posts/chart.png")
        self.go("manual/part.html")
        data = json.loads(self.browser.evaluate(f"document.querySelector('{DATA}').textContent"))
        steps = data["@graph"][1]["itemListElement"]
        assert [step.get("item") for step in steps] == ["https://ops.example/notes/", "https://ops.example/notes/manual/", None], steps

    def check_manifest(self):
        """The browser reads the manifest and finds nothing wrong with it, nor with its pictures."""
        self.go("")
        manifest = self.browser.send("Page.getAppManifest")
        assert manifest["url"].endswith("/notes/site.webmanifest") and not manifest["errors"], manifest
        for icon in json.loads(manifest["data"])["icons"]:
            if icon["type"] == "image/png":
                self.expect(f"""fetch({json.dumps(icon["src"])}).then((answer) => answer.blob())
                  .then(createImageBitmap).then((image) => `${{image.width}}x${{image.height}}`)""", icon["sizes"])

    def check_switch(self):
        """Light and dark, by hand."""
        self.go("2024/06/oidc.html")
        before = self.browser.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        self.browser.evaluate("document.querySelector('.theme-switch').click()")
        self.expect(f"getComputedStyle(document.documentElement).backgroundColor !== {json.dumps(before)}")
        self.browser.evaluate("localStorage.clear()")

    def check_search(self):
        """The search finds, on its page and over another one."""
        self.go("search/?q=provider")
        self.browser.wait("document.querySelector('.result-title')?.textContent.startsWith('Tokens')")
        self.go("about.html")
        self.browser.press("k", control=True)
        self.browser.wait("document.querySelector('dialog input') && document.activeElement.matches('dialog input')")
        self.browser.insert("provider")
        self.browser.wait("document.querySelector('dialog .result-title')?.textContent.startsWith('Tokens')")

    def check_redirects(self):
        """Older addresses lead on without the host's help."""
        for path in ["old/tokens/", "posts/2024/oidc.html"]:
            self.go(path)
            self.browser.wait("location.pathname === '/notes/2024/06/oidc.html'")

    def check_intruder(self):
        """A script that somebody brings onto a page does not run."""
        self.go("about.html")
        self.browser.evaluate("""(() => { try {
          const script = document.createElement('script');
          script.append('window.intruder = true');
          document.body.append(script);
        } catch {} })()""")
        self.expect("window.intruder === undefined")
        self.expect("document.scripts.length > 0")
        assert self.complaints(), "nothing was said of it"
        self.browser.complaints.clear()


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    path = find_chromium()
    if path is None:
        print("skipped: no Chromium was found; install one, or name it in CHROMIUM")
        return
    with tempfile.TemporaryDirectory() as folder:
        publish(os.path.abspath(sys.argv[1]), folder)
        Handler.public = os.path.join(folder, "Public")
        Handler.rules = read_headers(os.path.join(Handler.public, "_headers"))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = Browser(path)
        failed = 0
        try:
            checks = Checks(browser, f"http://127.0.0.1:{server.server_address[1]}")
            for Handler.sends_headers in [True, False]:
                kind = "with headers" if Handler.sends_headers else "pages alone"
                browser.send("Network.clearBrowserCache")
                for name in [name for name in dir(checks) if name.startswith("check_")]:
                    browser.complaints.clear()
                    try:
                        getattr(checks, name)()
                        assert not checks.complaints(), "\n".join(checks.complaints())
                        print(f"passed  {name}, {kind}")
                    except (AssertionError, RuntimeError) as error:
                        failed += 1
                        print(f"FAILED  {name}, {kind}: {error}")
        finally:
            browser.close()
            server.shutdown()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
