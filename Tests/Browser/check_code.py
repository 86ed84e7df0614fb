#!/usr/bin/env python3
"""Tries the code blocks of a published note in a real Chromium.

    check_code.py NOTES

Builds a note with the program NOTES, serves it with a strict Content-Security-Policy, and copies, wraps, unfolds and
changes tabs with mouse and keys. Also what is there without JavaScript and on paper. Without a Chromium it says so and
passes. Standard library only.
"""
import base64
import http.server
import os
import re
import sys
import tempfile
import threading

from chromium import Browser, find_chromium
from check_search import Handler, publish

SESSION = """$ kubectl get nodes \\
>   --output wide
NAME   STATUS
a      Ready

# what was made
$ cat > daemon.json <<EOF
{
  "dns": ["<your-resolver>"]

}
EOF
$ for n in 1 2; do
    # one after the other
    echo $n  # said
  done
1
2
$
root@web:~# reboot"""

COMMANDS = """kubectl get nodes \\
  --output wide
cat > daemon.json <<EOF
{
  "dns": ["<your-resolver>"]

}
EOF
for n in 1 2; do
    # one after the other
    echo $n  # said
  done
reboot"""

TREE = """.
├── main.tf
├── modules
│   ├── vpc/            # the network
│   └── ...
└── README.md

2 directories, 2 files"""

LONG = "echo " + " ".join(f"word{number}" for number in range(60))

NOTE = f"""---
title: Code
---

```console title="session"
{SESSION}
```

```tree
{TREE}
```

```sh title="long"
{LONG}
```

```sh title="short"
true
```

```sh wrap title="wrapped"
{LONG}
```

```yaml lines fold=3 title="folded"
a: 1
b: 2
c: 3
d: 4
e: 5
f: needle
```

```diff title="main.tf" highlight="2"
 a = "<your-name>" # comment
-b = 2
+b = var.c
```

```python highlight="1-2" lines
@app.route("/")
def run(x: int) -> str: return None or "\\n" + 1  # comment
```

```sh tab="Linux"
apt install dig
```

```powershell tab="Windows"
winget install haystack
```

```sh tab="macOS"
brew install dig
```

Text.

```sh tab="Windows"
cd C:
```

```sh tab="Linux"
cd /
```

```sh tab="alone" allow=fence.tab
true
```
"""


class Checks:
    def __init__(self, browser, origin):
        self.browser, self.origin = browser, origin
        browser.send("Emulation.setFocusEmulationEnabled", enabled=True)

    def page(self, width=1280, script_disabled=False):
        self.browser.send("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1,
                          mobile=width < 600)
        self.browser.send("Emulation.setEmulatedMedia", media="")
        self.browser.go(self.origin + "/notes/posts/code.html", script_disabled=script_disabled)
        if not script_disabled:
            self.browser.wait("document.querySelectorAll('[role=tablist]').length === 2")
            # Reads what is written to the clipboard, which a browser without a window does not have.
            self.browser.evaluate("Object.defineProperty(navigator.clipboard, 'writeText', "
                                  "{ value: async (text) => { window.copied = text } })")

    def expect(self, expression, wanted):
        found = self.browser.evaluate(expression)
        assert found == wanted, f"{expression} is {found!r}, not {wanted!r}"

    def copied(self, figure):
        self.browser.evaluate(f"{figure}.querySelector('.copy').click()")
        return self.browser.wait("window.copied")

    @staticmethod
    def named(title):
        return (f"[...document.querySelectorAll('figure.code')].find((figure) => "
                f"figure.querySelector('.code-title')?.textContent === '{title}')")

    def check_copy_session(self):
        """Commands only: no prompts, no output, no comments between them; here-documents and loops whole."""
        self.page()
        text = self.copied(self.named("session"))
        assert text == COMMANDS, text
        self.browser.wait("document.querySelector('[role=status]').textContent === 'Copied'")

    def check_copy_tree(self):
        """The tree as it was written, by the button and by hand."""
        self.page()
        text = self.copied("document.querySelector('.tree').closest('figure')")
        assert text == TREE.replace("\n\n", "\n"), text
        selected = self.browser.evaluate("""(() => { const range = document.createRange();
          range.selectNodeContents(document.querySelector('.tree'));
          getSelection().removeAllRanges(); getSelection().addRange(range); return getSelection().toString() })()""")
        # Blanks within a line may be fewer than they were.
        def plain(text):
            return [re.sub(r"\s+", " ", line).strip() for line in text.splitlines() if line.strip()]
        assert plain(selected) == plain(TREE), selected

    def check_copy_folded(self):
        self.page()
        text = self.copied(self.named("folded"))
        assert text == "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: needle", text

    def check_wrap(self):
        """A button only where a line is too long; it wraps, and takes that back."""
        self.page(360)
        long, button = self.named("long"), ".querySelector('.wrap-lines')"
        self.browser.wait(f"!{long}{button}.hidden")
        self.expect(f"{self.named('short')}{button}.hidden", True)
        self.expect(f"{self.named('wrapped')}{button}", None)
        self.expect(f"(() => {{ const pre = {self.named('wrapped')}.querySelector('pre'); "
                    "return pre.scrollWidth > pre.clientWidth })()", False)
        self.browser.evaluate(f"{long}{button}.focus()")
        self.browser.press("Enter")
        self.browser.wait(f"{long}.querySelector('pre').scrollWidth === {long}.querySelector('pre').clientWidth")
        self.expect(f"{long}{button}.hidden", False)
        self.expect(f"{long}{button}.ariaPressed", "true")
        self.browser.press("Enter")
        self.browser.wait(f"{long}.querySelector('pre').scrollWidth > {long}.querySelector('pre').clientWidth")
        self.expect("document.documentElement.scrollWidth", 360)
        # Room enough, and the button goes.
        self.browser.evaluate(f"{self.named('long')}.querySelector('code').textContent = 'short'")
        self.browser.evaluate("document.querySelector('main').style.width = '300px'")
        self.browser.wait(f"{long}{button}.hidden")

    def check_contrast(self):
        """Every piece of code, marked and in diffs too, has a contrast of 4.5 as it is drawn, light and dark."""
        for scheme in ["light", "dark"]:
            self.page()
            self.browser.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            faults = self.browser.evaluate("""(() => {
              const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
              const light = (colour) => numbers(colour).slice(0, 3).map((value) => value / 255)
                .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
                .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
              const behind = (element) => {
                const colour = getComputedStyle(element).backgroundColor;
                return numbers(colour)[3] === 0 ? behind(element.parentElement) : colour;
              };
              return [...document.querySelectorAll(".code pre *, .code .tree *, .code figcaption *")].filter((element) => {
                const [a, b] = [getComputedStyle(element).color, behind(element)].map(light);
                return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
              }).map((element) => element.outerHTML.slice(0, 60)) })()""")
            assert not faults, f"{scheme}: {faults}"

    def check_numbers(self):
        """What is folded goes on to be numbered."""
        self.page()
        folded = self.named("folded")
        self.browser.evaluate(f"{folded}.querySelector('details').open = true")
        self.expect(f"{folded}.querySelectorAll('pre span').length", 6)

    def panels(self, group):
        return self.browser.evaluate(
            f"[...document.querySelectorAll('.tabs')][{group}].querySelectorAll('[role=tabpanel]').values()"
            ".filter((panel) => !panel.hidden).map((panel) => panel.querySelector('code').textContent.trim())"
            ".toArray().join('|')")

    def check_tabs(self):
        """One variant at a time; keys move, and groups that have the same name follow."""
        self.page()
        self.expect("document.querySelectorAll('[role=tablist]').length", 2)
        assert (self.panels(0), self.panels(1)) == ("apt install dig", "cd C:"), self.panels(0)
        self.browser.evaluate("document.querySelector('[role=tab]').focus()")
        for key, focused, first, second in [
            ("ArrowRight", "Windows", "winget install haystack", "cd C:"),
            ("ArrowRight", "macOS", "brew install dig", "cd C:"),
            ("ArrowRight", "Linux", "apt install dig", "cd /"),
            ("ArrowLeft", "macOS", "brew install dig", "cd /"),
            ("Home", "Linux", "apt install dig", "cd /"),
            ("End", "macOS", "brew install dig", "cd /"),
            ("ArrowLeft", "Windows", "winget install haystack", "cd C:"),
        ]:
            self.browser.press(key)
            self.expect("document.activeElement.textContent", focused)
            self.expect("document.activeElement.ariaSelected", "true")
            assert (self.panels(0), self.panels(1)) == (first, second), (key, self.panels(0), self.panels(1))
        # One stop of Tab for the whole list.
        self.expect("document.querySelectorAll('[role=tab][tabindex=\"0\"]').length", 2)
        self.browser.press("Tab")
        self.expect("document.activeElement.className", "copy")
        # What is clicked stays where it is, whatever changes above it.
        tab = "document.querySelectorAll('.tabs')[1].querySelectorAll('[role=tab]')[1]"
        self.browser.evaluate(f"{tab}.scrollIntoView({{ behavior: 'instant' }})")
        top = self.browser.evaluate(f"{tab}.getBoundingClientRect().top")
        self.browser.evaluate(f"{tab}.click()")
        moved = abs(self.browser.evaluate(f"{tab}.getBoundingClientRect().top") - top)
        assert moved < 1.5 and self.panels(0) == "apt install dig", moved

    def check_no_script(self):
        """Whole: every variant under its label, the fold a fold of the browser's, no button that does nothing."""
        self.page(script_disabled=True)
        self.browser.send("Emulation.setScriptExecutionDisabled", value=False)
        self.expect("document.querySelectorAll('[role=tab], .copy, .wrap-lines').length", 0)
        self.expect("[...document.querySelectorAll('.tabs code')].every((code) => code.checkVisibility())", True)
        self.expect("[...document.querySelectorAll('.tab')].map((label) => label.checkVisibility() "
                    "&& label.textContent).join()", "Linux,Windows,macOS,Windows,Linux,alone")
        self.expect("document.querySelector('figure details').open", False)

    def check_print(self):
        """On paper all variants, all folded lines, and nothing cut off."""
        self.page()
        self.browser.send("Emulation.setEmulatedMedia", media="print")
        self.expect("[...document.querySelectorAll('.tabs code, .tab, .tree, figure details pre')].every((element) => "
                    "element.checkVisibility({ contentVisibilityAuto: true }) && element.offsetHeight > 8)", True)
        self.expect("[...document.querySelectorAll('.copy, .wrap-lines, .tab-list, figure summary')].some((element) => "
                    "element.checkVisibility())", False)
        pdf = base64.b64decode(self.browser.send("Page.printToPDF")["data"])
        assert pdf.startswith(b"%PDF") and len(pdf) > 5000


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    path = find_chromium()
    if path is None:
        print("skipped: no Chromium was found; install one, or name it in CHROMIUM")
        return
    with tempfile.TemporaryDirectory() as folder:
        publish(os.path.abspath(sys.argv[1]), folder, {"posts/code.md": NOTE})
        Handler.public = os.path.join(folder, "Public")
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = Browser(path)
        failed = 0
        try:
            checks = Checks(browser, f"http://127.0.0.1:{server.server_address[1]}")
            for name in [name for name in dir(checks) if name.startswith("check_")]:
                browser.complaints.clear()
                try:
                    getattr(checks, name)()
                    assert not browser.complaints, "\n".join(browser.complaints)
                    print(f"passed  {name}")
                except (AssertionError, RuntimeError) as error:
                    failed += 1
                    print(f"FAILED  {name}: {error}")
        finally:
            browser.close()
            server.shutdown()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
