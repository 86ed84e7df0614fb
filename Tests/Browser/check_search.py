#!/usr/bin/env python3
"""Tries the search of a published site in a real Chromium.

    check_search.py NOTES

Builds a small site with the program NOTES, serves it under /notes/ with a strict Content-Security-Policy, and
types, presses keys and reads what is shown. Also compares the JavaScript with the vectors that the terminal's
search passes. Without a Chromium it says so and passes. Standard library only.
"""
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

from chromium import Browser, find_chromium

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
          "form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'")

NOTES = {
    "posts/2024-06-07-oidc.md": """---
title: OpenID Connect (OIDC)
tags: [auth, aws]
---
A provider tells a relying party who somebody is.

## ID token

Signed claims: issuer, subject, audience.

## Trust policy

The issuer is trusted for `sts:AssumeRoleWithWebIdentity`.

```hcl
resource "aws_iam_openid_connect_provider" "this" {
  url = "https://issuer.example"
}
```
""",
    "posts/2024-06-28-docker-dns.md": """---
title: Names that do not resolve
tags: [docker]
---
The file /etc/resolv.conf names the resolver at 127.0.0.11.

## Options of the client

Start it with `--dns 1.1.1.1`.
""",
    "posts/2024-07-01-terraform.md": """---
title: Terraform state
tags: [terraform]
---
Where terraform keeps what it made, and who may lock it.
""",
    "posts/2024-07-02-markup.md": """---
title: "Markup <b>in</b> titles & more"
tags: [html]
---
A note on `<script>alert(1)</script>` and `<img>` tags: injection everywhere.
""",
    "posts/2024-07-03-cjk.md": "---\ntitle: 东京 notes\n---\n東京の天気 and שלום עולם.\n",
    "posts/2999-01-01-future.md": "---\ntitle: Secretfuture\n---\nSecretfuture text.\n",
    "posts/2024-07-04-draft.md": "---\ntitle: Secretdraft\ndraft: true\n---\nSecretdraft text.\n",
}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site under /notes/, and the theme with the vectors under /vectors/."""
    public = None
    #: Parts of addresses that are answered with 404.
    missing = set()

    def translate_path(self, path):
        path = urllib.parse.unquote(urllib.parse.urlsplit(path).path)
        for prefix, folder in [("/notes/", self.public), ("/vectors/assets/", ROOT + "/Themes/default/assets"),
                               ("/vectors/data/", ROOT + "/Tests/SearchRankingTests/Vectors"),
                               ("/vectors/", HERE)]:
            if path.startswith(prefix):
                target = os.path.join(folder, path[len(prefix):])
                return target + "index.html" if path.endswith("/") and not target.endswith("/") else target
        return "/nonexistent"

    def send_head(self):
        if any(part in self.path for part in self.missing):
            self.send_error(404)
            return None
        return super().send_head()

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        # Without a word a browser keeps files the longer the older they are: on a slow machine also those that go missing.
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *arguments):
        pass


def publish(program, folder, notes):
    """Writes notes and builds the site that they belong to."""
    for path, text in notes.items():
        path = os.path.join(folder, "Content", path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    with open(os.path.join(folder, "Content", "site.yml"), "w", encoding="utf-8") as file:
        file.write("title: Ops\nbaseURL: https://ops.example/notes\n")
    subprocess.run([program, "build", "--site", folder], check=True, stdout=subprocess.DEVNULL)


class Checks:
    def __init__(self, browser, origin, publish):
        self.browser, self.origin, self.publish = browser, origin, publish

    # What the page shows

    def box(self):
        return "document.querySelector('.search-box input')"

    def wait_titles(self, condition):
        self.browser.wait(f"(() => {{ const titles = {self.titles()}; return {condition} }})()")

    def titles(self):
        return "[...document.querySelectorAll('.result-title')].map((title) => title.textContent)"

    def status(self, text):
        self.browser.wait(f"document.querySelector('.search-status').textContent.includes({json.dumps(text)})")

    def search_page(self, query=""):
        suffix = "?" + urllib.parse.urlencode({"q": query}) if query else ""
        self.browser.go(self.origin + "/notes/search/" + suffix)
        self.browser.wait(f"{self.box()}?.hasAttribute('aria-controls')")

    def ask(self, query):
        self.browser.evaluate(f"""(() => {{ const box = {self.box()}; box.focus(); box.value = {json.dumps(query)};
          box.dispatchEvent(new Event('input')) }})()""")

    def expect(self, expression, expected=True):
        value = self.browser.evaluate(expression)
        assert value == expected, f"{expression} is {value!r}, not {expected!r}"

    # The checks

    def check_vectors(self):
        """The JavaScript splits words and ranks as the terminal does."""
        self.browser.go(self.origin + "/vectors/vectors.html")
        differences = self.browser.evaluate("""import('/vectors/vectors.js').then((module) => module.differences(
          async (name) => (await fetch(`/vectors/data/${name}.json`)).json()))""")
        assert differences == [], "\n".join(differences)

    def check_typing(self):
        """Answers while one types, with the words marked and the anchor of the section."""
        self.search_page()
        self.browser.type("issuer")
        self.wait_titles("titles[0] === 'OpenID Connect (OIDC)'")
        self.expect(f"{self.box()}.getAttribute('role') + {self.box()}.getAttribute('aria-expanded')",
                    "comboboxtrue")
        self.browser.wait("document.querySelector('.result mark')?.textContent === 'issuer'")
        self.expect("document.querySelector('.result').getAttribute('href')", "/notes/2024/06/oidc.html#trust-policy")
        self.expect("document.querySelector('.result-more').hash", "#id-token")
        self.status("1 note")
        self.browser.wait("location.search === '?q=issuer'")

    def check_names(self):
        """Names are found whole and in parts."""
        self.search_page()
        for query, title in [("AssumeRoleWithWebIdentity", "OpenID Connect (OIDC)"),
                             ("web identity", "OpenID Connect (OIDC)"),
                             ("/etc/resolv.conf", "Names that do not resolve"),
                             ("127.0.0.11", "Names that do not resolve"), ("--dns", "Names that do not resolve"),
                             ("東京", "东京 notes"), ("שלום", "东京 notes")]:
            self.ask(query)
            self.wait_titles(f"titles[0] === {json.dumps(title)}")

    def check_keyboard(self):
        """Arrows walk, Enter opens, Escape clears."""
        self.search_page()
        self.browser.type("terraform")
        self.wait_titles("titles[0] === 'Terraform state'")
        self.browser.press("ArrowDown")
        self.expect(f"{self.box()}.getAttribute('aria-activedescendant')"
                    " === document.querySelector('.result').id")
        self.expect("document.querySelector('.result').getAttribute('aria-selected')", "true")
        self.browser.press("ArrowUp")
        self.expect(f"{self.box()}.hasAttribute('aria-activedescendant')", False)
        self.browser.press("Escape")
        self.expect(f"{self.box()}.value", "")
        self.expect("document.querySelector('.search-results').hidden")
        self.browser.type("terraform")
        self.wait_titles("titles[0] === 'Terraform state'")
        self.browser.press("ArrowDown")
        self.browser.press("Enter")
        self.browser.wait("location.pathname === '/notes/2024/07/terraform.html'")

    def check_keys_open(self):
        """/ and Ctrl-K open the search over a note."""
        for key, control in [("/", False), ("k", True)]:
            self.browser.go(self.origin + "/notes/2024/07/terraform.html")
            self.browser.press(key, control)
            self.browser.wait("document.querySelector('dialog[open] input') === document.activeElement")
            self.browser.type("oidc")
            self.wait_titles("titles[0] === 'OpenID Connect (OIDC)'")
            self.browser.press("Escape")
            self.browser.wait("!document.querySelector('dialog[open]')")

    def check_no_results(self):
        self.search_page()
        self.ask("qqzzxxyyqqzz")
        self.status("No note matches “qqzzxxyyqqzz”.")
        self.expect(f"{self.box()}.getAttribute('aria-expanded')", "false")

    def check_correction(self):
        self.search_page()
        self.ask("terrafrom state")
        self.wait_titles("titles[0] === 'Terraform state'")
        self.status("Showing terraform for terrafrom")

    def check_shared_query(self):
        """?q= is answered, on the search page and from another's form."""
        self.search_page("openid tag:aws")
        self.wait_titles("titles.length === 1 && titles[0] === 'OpenID Connect (OIDC)'")
        self.browser.wait("document.querySelector('.search-filters select')?.value === 'aws'")

    def check_filters(self):
        """Tags and languages to choose from become part of the query."""
        self.search_page()
        self.browser.wait("document.querySelectorAll('.search-filters select').length === 2")
        self.browser.evaluate("""(() => { const menu = document.querySelectorAll('.search-filters select')[1];
          menu.value = 'hcl'; menu.dispatchEvent(new Event('change')) })()""")
        self.wait_titles("titles.length === 1 && titles[0] === 'OpenID Connect (OIDC)'")
        self.expect(f"{self.box()}.value", "lang:hcl")
        # A name that people use for the language.
        for query, count in [("lang:terraform", 1), ("tag:docker", 1), ("-tag:docker", 4), ("after:2024-07", 3),
                             ("before:2024-06-08", 1), ("tag:nothing", 0), ("title:terraform", 1)]:
            self.ask(query)
            self.wait_titles(f"titles.length === {count}")

    def check_odd_queries(self):
        """Nothing that is typed breaks it, and nothing that is found becomes markup."""
        self.search_page()
        for query in ["<script>alert(1)</script>", "\"", "-", ":", "tag:", "🦀🦀", "a" * 10_000, "x y " * 2500,
                      "\\u0000 ' \" % # &", "(", "[a-z]+", "-\"", "title:\"", "lang:\"hcl", "constructor",
                      "__proto__ toString"]:
            self.ask(query)
            time.sleep(0.02)
        self.ask("markup titles")
        self.wait_titles("titles[0] === 'Markup <b>in</b> titles & more'")
        self.ask("script injection")
        self.browser.wait("document.querySelector('.result-excerpt')?.textContent.includes('<script>alert(1)')")
        self.expect("document.querySelectorAll('.search-results script, .search-results b, .search-results img').length", 0)

    def check_unpublished(self):
        """Drafts and notes of the future are in no file of the search."""
        folder = os.path.join(Handler.public, "search")
        for directory, _, names in os.walk(folder):
            for name in names:
                with open(os.path.join(directory, name), "rb") as file:
                    assert b"secret" not in file.read().lower(), name

    def check_failures(self):
        """Files that are missing are said, never a broken page; what comes back is used again."""
        self.search_page()
        Handler.missing = {"search/index/text-"}
        self.ask("audience")
        self.wait_titles("titles[0] === 'OpenID Connect (OIDC)'")
        Handler.missing = {"search/index/postings-"}
        self.search_page()
        self.ask("resolver")
        self.status("could not be loaded")
        Handler.missing = set()
        self.ask("resolver file")
        self.wait_titles("titles[0] === 'Names that do not resolve'")
        Handler.missing = {"search/index.bin"}
        self.search_page()
        self.ask("terraform")
        self.status("could not be loaded")
        Handler.missing = set()
        self.browser.complaints.clear()

    def check_new_site(self):
        """A page that is open while the site is published anew reads the new index."""
        self.search_page()
        self.browser.wait("document.querySelectorAll('.search-filters select').length === 2")
        self.publish({"posts/2024-07-05-zebrafish.md": "---\ntitle: Zebrafish\n---\nA swarm of zebrafish.\n"})
        self.browser.send("Network.clearBrowserCache")
        self.ask("resolver")
        self.wait_titles("titles[0] === 'Names that do not resolve'")
        self.ask("zebrafish")
        self.wait_titles("titles[0] === 'Zebrafish'")
        self.browser.complaints.clear()  # of files that are gone

    def check_no_script(self):
        """Without JavaScript the page says so, with tags and archive to go on with."""
        self.browser.go(self.origin + "/notes/search/", script_disabled=True)
        time.sleep(0.3)
        document = self.browser.send("DOM.getDocument", depth=-1)["root"]["nodeId"]
        main = self.browser.send("DOM.querySelector", nodeId=document, selector="main")["nodeId"]
        html = self.browser.send("DOM.getOuterHTML", nodeId=main)["outerHTML"]
        for text in ["needs JavaScript", "/notes/tags/", "/notes/archive/"]:
            assert text in html, f"{text} is not in {html}"
        self.browser.send("Emulation.setScriptExecutionDisabled", value=False)

    def check_open_search(self):
        self.browser.go(self.origin + "/notes/")
        href = self.browser.evaluate("document.querySelector('link[rel=search]').getAttribute('href')")
        assert href == "/notes/opensearch.xml", href
        with open(os.path.join(Handler.public, "opensearch.xml"), encoding="utf-8") as file:
            assert "https://ops.example/notes/search/?q={searchTerms}" in file.read()

    def warm_answer(self):
        """Milliseconds from a key to the answer on a warm page; told, and no check: it is the machine's as well."""
        self.search_page()
        self.ask("issuer")
        self.wait_titles("titles.length > 0")
        self.ask("")
        return self.browser.evaluate(f"""new Promise((resolve) => {{
          const box = {self.box()}, start = performance.now();
          new MutationObserver(() => resolve(performance.now() - start))
            .observe(document.querySelector('.search-results'), {{ childList: true }});
          box.value = 'issuer'; box.dispatchEvent(new Event('input')) }})""")

def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    path = find_chromium()
    if path is None:
        print("skipped: no Chromium was found; install one, or name it in CHROMIUM")
        return
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.abspath(sys.argv[1])
        publish(program, folder, NOTES)
        Handler.public = os.path.join(folder, "Public")
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = Browser(path)
        failed = 0
        try:
            checks = Checks(
                browser, f"http://127.0.0.1:{server.server_address[1]}",
                lambda notes: publish(program, folder, notes))
            for name in [name for name in dir(checks) if name.startswith("check_")]:
                browser.complaints.clear()
                try:
                    getattr(checks, name)()
                    assert not browser.complaints, "\n".join(browser.complaints)
                    print(f"passed  {name}")
                except (AssertionError, RuntimeError) as error:
                    failed += 1
                    Handler.missing = set()
                    print(f"FAILED  {name}: {error}")
            if not failed:
                print(f"a warm page answers in {checks.warm_answer():.0f} ms")
        finally:
            browser.close()
            server.shutdown()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
