#!/usr/bin/env python3
"""Times the first minutes with notes, each with one command.

    first_minutes.py PROGRAM

- From an empty folder to the first page in a browser: `notes init ops-notes --open`. Needs Chromium; says so without it.
- From a thousand files of plain Markdown, in folders, without front matter and settings, to a site that can be searched:
  `notes build --source .`, and the first answer of `notes search --source .`.

What comes out has to be right; how long it took is printed, and fails nothing. Standard library only.
"""
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

TOPICS = ["dns", "aws", "terraform", "kubernetes", "linux", "git"]
WORDS = """resolver token bucket subnet gateway policy cluster volume kernel socket journal mirror branch window cache
ledger quorum replica shard beacon tunnel packet tracer budget anchor signal buffer header cookie schema""".split()
#: Prints the page that the browser has made of what it loaded, for as long as it takes to see that it has.
BROWSER = """#!/bin/sh
exec chromium --headless --no-sandbox --disable-gpu --user-data-dir={profile} --dump-dom "$1" > {page} 2> /dev/null
"""


def first_page(program, folder):
    chromium = shutil.which("chromium")
    if not chromium:
        print("first page: chromium is not there, not tried")
        return True
    browser, page = os.path.join(folder, "browser"), os.path.join(folder, "page.html")
    with open(browser, "w") as file:
        file.write(BROWSER.format(profile=os.path.join(folder, "profile"), page=page))
    os.chmod(browser, 0o755)
    environment = {**os.environ, "BROWSER": browser}
    started = time.monotonic()
    server = subprocess.Popen(
        [program, "init", "ops-notes", "--open"], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.monotonic() - started < 60:
            if os.path.exists(page) and "First note" in open(page, encoding="utf-8").read():
                print(f"first page: in the browser after {time.monotonic() - started:.2f} s, most of it the browser's own start")
                return True
            time.sleep(0.02)
        print("first page: not in the browser after a minute", file=sys.stderr)
        return False
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=20)


def thousand_notes(folder):
    chance = random.Random(7)
    for number in range(1000):
        topic = chance.choice(TOPICS)
        os.makedirs(os.path.join(folder, topic), exist_ok=True)
        title = f"{chance.choice(WORDS)} {chance.choice(WORDS)} {number}"
        paragraphs = [" ".join(chance.choices(WORDS, k=40)).capitalize() + "." for _ in range(4)]
        code = f"```sh\nkubectl get {chance.choice(WORDS)} --namespace {topic}\n```"
        text = "\n\n".join([f"# {title.capitalize()}", *paragraphs[:2], code, *paragraphs[2:]])
        with open(os.path.join(folder, topic, title.replace(" ", "-") + ".md"), "w") as file:
            file.write(text + "\n")
    with open(os.path.join(folder, "README.md"), "w") as file:
        file.write("# Things I learned\n\nOne file each.\n")


def plain_folder(program, folder):
    thousand_notes(folder)
    started = time.monotonic()
    built = subprocess.run([program, "build", "--source", "."], cwd=folder, capture_output=True, text=True)
    middle = time.monotonic()
    found = subprocess.run([program, "search", "--source", ".", "resolver", "--limit", "3"], cwd=folder, capture_output=True, text=True)
    ended = time.monotonic()
    pages = [name for name in ("index.html", "tags/dns/index.html", "search/index.html") if os.path.exists(os.path.join(folder, "Public", name))]
    if built.returncode != 0 or found.returncode != 0 or len(pages) != 3:
        print("plain folder:", built.stdout, built.stderr, found.stdout, found.stderr, pages, file=sys.stderr)
        return False
    with open(os.path.join(folder, "Public/index.html"), encoding="utf-8") as file:
        if "Things I learned" not in file.read():
            print("plain folder: README.md is not the first page", file=sys.stderr)
            return False
    print(f"plain folder: 1,001 files are a site after {middle - started:.2f} s, and a search answers after {(ended - middle) * 1000:.0f} ms")
    return True


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    program = os.path.abspath(sys.argv[1])
    passed = []
    for attempt in (first_page, plain_folder):
        # The browser may be writing into its profile still.
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            passed.append(attempt(program, folder))
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
