#!/usr/bin/env python3
"""Tries `notes serve` with a real Chromium: pages that follow their notes.

    check_serve.py NOTES
    check_serve.py NOTES --measure SITE

Serves a small site with the program NOTES, edits it as editors do, and looks at what the browser shows. With --measure it times,
on a copy of the site SITE, how long a saved note takes until it is seen. Without a Chromium it says so and passes. Standard
library only.
"""
import glob
import html
import http.client
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from chromium import Browser, find_chromium

SETTINGS = """title: Ops
baseURL: https://ops.example/notes
"""

NOTE = """---
title: Tokens
date: 2024-06-07
tags: [auth]
aliases: [/old/tokens]
---
First words.

""" + "\n\n".join(f"Paragraph {number}." for number in range(200)) + "\n"

FILES = {
    "Content/site.yml": SETTINGS,
    "Content/posts/2024-06-07-tokens.md": NOTE,
    "Content/posts/2024-06-08-more.md": "---\ntitle: More\ndate: 2024-06-08\n---\nMore of it.\n",
    "Content/posts/2024-06-09-draft.md": "---\ntitle: Unready\ndate: 2024-06-09\ndraft: true\n---\nNot yet.\n",
}


class Serving:
    """A running `notes serve`, and the folder it serves."""

    def __init__(self, program, folder, *flags):
        self.folder = folder
        self.process = subprocess.Popen(
            [program, "serve", "--site", folder, *flags], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.said = []
        threading.Thread(target=lambda: self.said.extend(self.process.stderr), daemon=True).start()
        line = self.process.stdout.readline()
        found = re.match(r"serving (http://127\.0\.0\.1:(\d+))(\S*) ", line)
        assert found, f"no address: {line!r} {self.said}"
        self.origin, self.port, self.base = found[1], int(found[2]), found[3]

    def write(self, path, text):
        """In place, as `cat >` does it."""
        path = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def save(self, path, text):
        """Under another name first, as most editors do it."""
        path = os.path.join(self.folder, path)
        with open(path + ".part~", "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(path + ".part~", path)

    def request(self, path, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest(method, path, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def end(self, number=signal.SIGINT):
        self.process.send_signal(number)
        return self.process.wait(timeout=20)


class Checks:
    def __init__(self, browser, serving, program):
        self.browser, self.serving, self.program = browser, serving, program
        self.page = f"{serving.origin}/notes/2024/06/tokens.html"

    def shows(self, text, element="main"):
        self.browser.wait(f"document.querySelector('{element}')?.innerText.includes({text!r})")

    def follows(self):
        self.browser.go(self.page)
        self.shows("Paragraph 3")
        # What it is told of a page comes once it listens.
        time.sleep(0.2)

    def check_text(self):
        """A saved note is shown, where the reader is in it."""
        self.follows()
        self.browser.evaluate("scrollTo(0, 2000)")
        self.serving.write("Content/posts/2024-06-07-tokens.md", NOTE.replace("Paragraph 150", "Another 150"))
        self.shows("Another 150")
        self.browser.wait("Math.abs(scrollY - 2000) < 60")
        self.serving.save("Content/posts/2024-06-07-tokens.md", NOTE)
        self.shows("Paragraph 150")

    def check_others(self):
        """A page stays as it is where it is not concerned, and changes where it is."""
        self.browser.go(f"{self.serving.origin}/notes/")
        self.shows("More")
        time.sleep(0.2)
        self.browser.evaluate("window.isSame = true")
        self.serving.write("Content/posts/2024-06-07-tokens.md", NOTE.replace("Paragraph 150", "Another 150"))
        time.sleep(0.5)
        assert self.browser.evaluate("window.isSame"), "a page was loaded again for nothing"
        self.serving.write("Content/posts/2024-06-07-tokens.md", NOTE.replace("title: Tokens", "title: Passes"))
        self.shows("Passes")
        self.serving.write("Content/posts/2024-06-07-tokens.md", NOTE)
        self.shows("Tokens")

    def check_new_and_moved(self):
        """A page that is not there yet comes by itself, in a new folder too, and goes with its note."""
        self.browser.go(f"{self.serving.origin}/notes/deep/er/page.html")
        self.shows("not", "body")
        time.sleep(0.2)
        self.serving.write("Content/deep/er/page.md", "---\ntitle: Deep\n---\nFound below.\n")
        self.shows("Found below")
        self.serving.write("Content/deep/er/page.md", "---\ntitle: Deep\n---\nFound again.\n")
        self.shows("Found again")
        os.rename(os.path.join(self.serving.folder, "Content/deep"), os.path.join(self.serving.folder, "Content/far"))
        self.browser.wait("!document.body.innerText.includes('Found again')")
        self.browser.go(f"{self.serving.origin}/notes/far/er/page.html")
        self.shows("Found again")
        self.serving.write("Content/far/er/page.md", "---\ntitle: Deep\n---\nStill followed.\n")
        self.shows("Still followed")
        shutil.rmtree(os.path.join(self.serving.folder, "Content/far"))
        self.browser.wait("!document.body.innerText.includes('Still followed')")

    def check_styles(self):
        """A style is put in place without loading the page again."""
        self.follows()
        self.browser.evaluate("window.isSame = true")
        self.serving.write("Themes/default/assets/style.css", "main { outline: 3px solid rgb(1, 2, 3) }\n")
        self.browser.wait("getComputedStyle(document.querySelector('main')).outlineColor === 'rgb(1, 2, 3)'")
        assert self.browser.evaluate("window.isSame"), "the page was loaded again"
        self.browser.wait("document.querySelectorAll('link[rel=stylesheet]').length === 1")
        self.serving.write("Themes/default/templates/footer.mustache", "<footer>At the foot</footer></body></html>\n")
        self.shows("At the foot", "body")
        shutil.rmtree(os.path.join(self.serving.folder, "Themes"))
        self.browser.wait("!document.body.innerText.includes('At the foot')")
        self.browser.wait("getComputedStyle(document.querySelector('main')).outlineColor !== 'rgb(1, 2, 3)'")

    def problems(self, property="innerText"):
        return f"document.querySelector('notes-problems')?.shadowRoot.querySelector('section:not([hidden])')?.{property} ?? ''"

    def check_problems(self):
        """What is wrong is shown above the page, can be put away, and goes when it is mended."""
        self.follows()
        broken = NOTE.replace("First words.", 'First words.\n\n```json\n{"a" 1, "b": "<img src=x onerror=alert(1)>"}\n```')
        self.serving.write("Content/posts/2024-06-07-tokens.md", broken)
        self.browser.wait(f"({self.problems()}).includes('2024-06-07-tokens.md:10:5')")
        shown = self.browser.evaluate(self.problems())
        assert "1 error: the site would not be published" in shown and '{"a" 1, "b": "<img' in shown, shown
        assert self.browser.evaluate(self.problems("querySelectorAll('img').length")) == 0
        assert not self.browser.dialogs
        assert any("2024-06-07-tokens.md:10:5" in line for line in self.serving.said), self.serving.said
        self.browser.press("Escape")
        self.browser.wait(f"({self.problems()}) === ''")
        self.serving.write("Content/posts/2024-06-07-tokens.md", broken.replace("First words", "Other words"))
        self.shows("Other words")
        time.sleep(0.3)
        assert self.browser.evaluate(self.problems()) == "", "what was put away came again"
        self.browser.evaluate("document.querySelector('notes-problems').shadowRoot.querySelector('.badge').click()")
        self.browser.wait(f"({self.problems()}) !== ''")
        self.serving.write("Content/posts/2024-06-07-tokens.md", NOTE)
        self.shows("First words")
        self.browser.wait("!document.querySelector('notes-problems')")

    def check_broken_settings(self):
        """With settings or a theme that cannot be used the site stays, and comes again when they are mended."""
        self.follows()
        self.serving.write("Content/site.yml", SETTINGS + "pagination: many\n")
        self.browser.wait(f"({self.problems()}).includes('site.yml:3')")
        self.shows("Paragraph 3")
        self.serving.write("Content/posts/2024-06-07-tokens.md", NOTE.replace("First words", "Meanwhile"))
        status, page = self.serving.request("/notes/")
        assert status == 200 and "<title>Ops" in page
        self.serving.write("Content/site.yml", SETTINGS.replace("Ops", "Works"))
        self.shows("Meanwhile")
        self.browser.wait("document.title.endsWith('Works') && !document.querySelector('notes-problems')")
        self.serving.write("Themes/default/templates/note.mustache", "{{#note}}")
        self.browser.wait(f"({self.problems()}).includes('note.mustache:1')")
        shutil.rmtree(os.path.join(self.serving.folder, "Themes"))
        self.browser.wait("!document.querySelector('notes-problems')")
        self.serving.write("Content/site.yml", SETTINGS)
        self.serving.write("Content/posts/2024-06-07-tokens.md", NOTE)
        self.shows("First words")

    def check_search(self):
        """The search finds what was written a moment ago."""
        self.serving.write("Content/posts/2024-06-08-more.md", "---\ntitle: More\ndate: 2024-06-08\n---\nA zebra.\n")
        time.sleep(0.2)
        self.browser.go(f"{self.serving.origin}/notes/search/?q=zebra")
        self.shows("More")

    def check_unpublished(self):
        """Drafts are not there unless asked for, and nothing is written to Public/."""
        assert self.serving.request("/notes/2024/06/draft.html")[0] == 404
        serving = Serving(self.program, self.serving.folder, "--drafts", "--quiet")
        try:
            assert serving.port != self.serving.port
            status, page = serving.request("/notes/2024/06/draft.html")
            assert status == 200 and "Not yet." in page
        finally:
            code = serving.end(signal.SIGTERM)
        assert code == 0, code
        assert not os.path.exists(os.path.join(self.serving.folder, "Public"))

    def check_other_sites(self):
        """No other site reads a page, nor one that gives its name to this address."""
        for headers, wanted in [
            ({}, 200), ({"Host": f"evil.example:{self.serving.port}"}, 421), ({"Host": f"localhost:{self.serving.port}"}, 200),
            ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}, 403), ({"Origin": "http://evil.example"}, 403),
            ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}, 200),
        ]:
            status, _ = self.serving.request("/notes/", **headers)
            assert status == wanted, f"{headers}: {status}"
        assert self.serving.request("/notes/", "POST")[0] == 405
        # As the browser sees it: from another port of this machine.
        other = Serving(self.program, self.serving.folder, "--quiet")
        try:
            self.browser.go(f"{other.origin}/notes/")
            target = f"http://127.0.0.1:{self.serving.port}/notes/"
            outcome = self.browser.evaluate(
                f"fetch({target!r}, {{ mode: 'no-cors' }}).then((answer) => answer.type, () => 'refused')")
            assert outcome == "refused", outcome
            self.browser.go("about:blank")
        finally:
            other.end()
        self.browser.complaints.clear()


def check(program):
    path = find_chromium()
    if path is None:
        print("no Chromium: notes serve was not tried in a browser")
        return 0
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, text in FILES.items():
            target = os.path.join(folder, name)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "w", encoding="utf-8") as file:
                file.write(text)
        serving = Serving(program, folder)
        browser = Browser(path)
        try:
            browser.send("Emulation.setFocusEmulationEnabled", enabled=True)
            checks = Checks(browser, serving, program)
            for name in [name for name in dir(checks) if name.startswith("check_")]:
                browser.complaints.clear()
                try:
                    getattr(checks, name)()
                    # A page that is not there yet is one, to begin with.
                    complaints = [text for text in browser.complaints if "404" not in text]
                    assert not complaints, "\n".join(complaints)
                    print(f"passed  {name}")
                except (AssertionError, RuntimeError) as error:
                    failed += 1
                    print(f"FAILED  {name}: {error}")
        finally:
            browser.close()
            code = serving.end()
        if code != 0:
            failed += 1
            print(f"FAILED  Ctrl-C: exit code {code}\n{''.join(serving.said)}")
    return 1 if failed else 0


#: Comes true with the frame in which the page shows a text.
WATCH = """new Promise((resolve) => {
  const shows = () => document.querySelector('main')?.textContent.includes(WANTED) ? resolve(true) : requestAnimationFrame(shows);
  shows();
})"""


def measure(program, site):
    """Prints how long it takes from the save of a note until the browser shows it: a word of the text, and the title."""
    path = find_chromium()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        shutil.copytree(os.path.join(site, "Content"), os.path.join(folder, "Content"))
        if os.path.isdir(os.path.join(site, "Themes")):
            shutil.copytree(os.path.join(site, "Themes"), os.path.join(folder, "Themes"))
        settings = os.path.join(folder, "Content/site.yml")
        if not os.path.exists(settings) or "check:" not in open(settings, encoding="utf-8").read():
            with open(settings, "a", encoding="utf-8") as file:
                file.write("\ncheck: warn\n")
        started = time.time()
        serving = Serving(program, folder, "--quiet")
        print(f"first state after {1000 * (time.time() - started):.0f} ms")
        browser = Browser(path)
        try:
            notes = sorted(glob.glob(os.path.join(folder, "Content/**/*.md"), recursive=True))
            for note in notes[len(notes) // 2:]:
                with open(note, encoding="utf-8") as file:
                    text = file.read()
                if "draft:" not in text and "date: 2" in text:
                    break
            title = re.search(r"^title: *(.*)$", text, re.MULTILINE)[0]
            address = find_page(serving, text)
            browser.go(serving.origin + address)
            for kind in ["word", "title"]:
                times = []
                for turn in range(12):
                    wanted = f"Changed{kind}{turn}"
                    edited = (text + f"\n\n{wanted} indeed.\n" if kind == "word"
                              else text.replace(title, f"title: {wanted}", 1))
                    time.sleep(0.3)
                    saved = time.time()
                    with open(note + ".part~", "w", encoding="utf-8") as file:
                        file.write(edited)
                    os.replace(note + ".part~", note)
                    while True:
                        try:
                            if browser.evaluate(WATCH.replace("WANTED", repr(wanted))):
                                break
                        except RuntimeError:  # the page is being loaded
                            continue
                    times.append(1000 * (time.time() - saved))
                print(f"{kind}: median {statistics.median(times):.0f} ms, "
                      f"{min(times):.0f} to {max(times):.0f} ms of {len(times)}")
        finally:
            browser.close()
            serving.end()


def find_page(serving, text):
    """The address of a note, by its title in the archive."""
    title = re.search(r"^title: *[\"']?(.*?)[\"']?$", text, re.MULTILINE)[1]
    _, archive = serving.request(serving.base + "archive/")
    found = [address for address, name in re.findall(r'<a href="([^"]+)"[^>]*>([^<]*)</a>', archive)
             if html.unescape(name) == title]
    assert found, f"no page is called {title!r}"
    return found[0]


if __name__ == "__main__":
    if "--measure" in sys.argv:
        measure(sys.argv[1], sys.argv[3])
    else:
        sys.exit(check(sys.argv[1]))
