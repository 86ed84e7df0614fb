#!/usr/bin/env python3
"""Opens a site full of hostile text in a real Chromium: nothing of it may become markup or run.

    check_xss.py NOTES [--everything]

`xss/vectors.txt` and `xss/addresses.txt` hold the texts, one a line; `xss/text.md` and `xss/address.md` put each into
every field that a note has, `xss/site.yml` one into those of a site. The program NOTES builds a site of them, and the same notes with a harmless word in all fields. Then every page is opened, without the policy that would hide a hole:

- no dialog opens, whatever is pointed at, focused or clicked, and whatever is searched for;
- no element or attribute is there that the harmless site does not have, nor an address of a scheme that runs;
- the content of feeds, put into a page as readers of feeds do, keeps to the same;
- the files that hosts and machines read have the lines that they should have.

With `--everything` in each theme, and with the pages and feeds of all tags and series; else in the default one, with all notes and
searches and a few of the lists. Without a Chromium it says so and passes. Standard library only.
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
import xml.etree.ElementTree

from check_policy import picture
from chromium import Browser, find_chromium

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "xss")
#: Words in all that highlighting and diagrams tell apart, and nothing that could be a tag.
HARMLESS = [
    b"plain", b"plain", b"<your-name>", b"many words that are so long together that a box of a diagram wraps them, (with) \"these\" and 'those'",
    b"call(1) $name ${name} 12 true # comment", b"\"x\" = 'y'; name=value // comment", b"**strong** `code` &amp; {{name}} %20",
]
THEMES = ["default", "terminal"]
BASE = "/notes/"

#: What runs when it is followed or loaded. Browsers pass over blanks and control characters.
RUNNING = re.compile(r"^[\x00-\x20]*(j[\s]*a[\s]*v[\s]*a[\s]*s[\s]*c[\s]*r[\s]*i[\s]*p[\s]*t|vbscript|data|blob|filesystem|view-source|file|feed|about)[\s]*:", re.I)

#: Elements, attributes and addresses of the document, in short.
INVENTORY = """((root) => {
  const names = new Set(), addresses = new Set();
  const look = (tree) => {
    for (const element of tree.querySelectorAll('*')) {
      const name = `${element.namespaceURI.split('/').pop()} ${element.localName}`;
      names.add(name);
      for (const {name: attribute, value} of element.attributes) {
        names.add(`${name} ${attribute}`);
        if (/^(href|xlink:href|src|srcset|action|formaction|data|poster|background|cite|ping|srcdoc)$/.test(attribute)
            || attribute === 'content' && element.httpEquiv)
          addresses.add(`${name} ${attribute}\\n${value}`);
      }
      if (element.localName === 'script' && !element.src && !/json/.test(element.type)) names.add(`script within ${element.textContent}`);
      if (element.content instanceof DocumentFragment) look(element.content);
    }
  };
  look(root);
  return [[...names], [...addresses]];
})"""

#: Points at, focuses and clicks everything, without following links.
PROVOKE = """(() => {
  addEventListener('click', (event) => event.target.closest?.('a, [type=submit]') && event.preventDefault(), true);
  addEventListener('submit', (event) => event.preventDefault(), true);
  for (const element of [...document.querySelectorAll('*')]) {
    for (const type of ['pointerover', 'pointerenter', 'mouseover', 'mouseenter', 'mousemove', 'focus', 'focusin', 'toggle', 'keydown'])
      element.dispatchEvent(new Event(type, {bubbles: !/enter|^focus$|toggle/.test(type)}));
    if (element.matches('a, button, summary, label, input, svg *')) element.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
  }
})()"""


def lines(name):
    """The texts of a file, `\\xHH` decoded; bytes, since some are not UTF-8."""
    with open(os.path.join(HERE, name), "rb") as file:
        for line in file.read().splitlines():
            if line and not line.startswith(b"# "):
                yield re.sub(rb"\\x([0-9A-F]{2})", lambda match: bytes([int(match[1], 16)]), line)


def quoted(text):
    """A text in double quotes as YAML and JSON have them."""
    return json.dumps(text.decode("utf-8", "surrogateescape"), ensure_ascii=False).encode("utf-8", "surrogateescape")


def filled(template, text, **others):
    """A template with a text in all of its gaps."""
    values = {b"vector": text, b"quoted": quoted(text), b"inner": quoted(text)[1:-1], b"dot": text.replace(b'"', b'\\"'),
              b"word": re.sub(rb"[\s]+", b"/", text)}
    values.update({name.encode(): value for name, value in others.items()})
    return re.sub(rb"\{\{(\w+)\}\}", lambda match: values[match[1]], template)


def read(name):
    with open(os.path.join(HERE, name), "rb") as file:
        return file.read()


def write(folder, path, data):
    path = os.path.join(os.fsencode(folder), b"Content", path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


def make_site(folder, theme, texts, addresses, setting):
    """Notes with `texts` and `addresses` in their fields, and in their names as far as a file system takes them."""
    text_note, address_note = read("text.md"), read("address.md")
    write(folder, b"other.md", b"---\ntitle: Other\n---\n# Other\n")
    write(folder, b"x.png", picture())
    for number, text in enumerate(texts):
        write(folder, b"t%d.md" % number, filled(text_note, text))
        # As the name of a folder, of a note without a title, and of a file that a note shows.
        name = re.sub(rb"[/\x00\n]", b" ", text).strip(b". ")[:100] or b"empty"
        write(folder, b"n%d/" % number + name + b"/" + name + b".md",
              b"needle ![](%s.png)\n\n```sh file=\"%s.sh\"\n```\n\n![[%s.png]]\n" % (name, name, name))
        write(folder, b"n%d/" % number + name + b"/" + name + b".png", picture())
        write(folder, b"n%d/" % number + name + b"/" + name + b".sh", b"echo\n")
    for number, address in enumerate(addresses):
        write(folder, b"a%d.md" % number, filled(address_note, address, number=b"%d" % number))
    write(folder, b"site.yml", filled(read("site.yml"), setting, theme=theme.encode()))


def build(program, folder):
    result = subprocess.run([program, "build", "--site", folder, "--now", "2024-06-01"], capture_output=True)
    assert result.returncode == 0, f"build ended with {result.returncode}:\n{result.stderr.decode(errors='replace')[-2000:]}"
    public = os.path.join(folder, "Public")
    assert sorted(os.listdir(folder)) == [".notes", "Content", "Public"], os.listdir(folder)
    return public


def pages(public):
    """Addresses of all pages, below the site."""
    for folder, folders, files in os.walk(public):
        folders.sort()
        for name in sorted(files):
            path = os.path.relpath(os.path.join(folder, name), public)
            if name.endswith(".html"):
                yield urllib.parse.quote(path, safe="/", errors="surrogateescape")


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a site under /notes/, its policy taken out of the pages."""
    public = None

    def do_GET(self):
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path, errors="surrogateescape")
        target = os.path.join(self.public, path[len(BASE):]) if path.startswith(BASE) else ""
        if target.endswith("/"):
            target += "index.html"
        if not os.path.isfile(target):
            target = os.path.join(self.public, "404.html")
        with open(target, "rb") as file:
            data = file.read()
        if target.endswith(".html"):
            data, count = re.subn(rb'<meta http-equiv="Content-Security-Policy"[^>]*>', b"", data)
            assert count == 1 or b'http-equiv="refresh"' in data, f"{target} has no policy"
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(target))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


class Checks:
    def __init__(self, browser, origin, everything):
        self.browser, self.origin, self.everything = browser, origin, everything
        #: Elements and attributes of the harmless site.
        self.known = set()
        self.faults = []

    def is_wanted(self, path):
        """Whether a file of the site is looked at: lists of tags and series are many, and much alike."""
        return self.everything or not re.match(r"(tags|series|old)/(?!index|marked/)", path)

    def inventory(self, root="document"):
        names, addresses = self.browser.evaluate(f"{INVENTORY}({root})")
        return set(names), [address.split("\n", 1) for address in addresses]

    def fault(self, where, what):
        if (where, what) not in self.faults:
            self.faults.append((where, what))
            print(f"FAILED  {where}: {what}")

    def look(self, where, root="document"):
        """Holds what is there against the harmless site."""
        names, addresses = self.inventory(root)
        for name in sorted(names - self.known):
            self.fault(where, f"has <{name}>, which the harmless site does not have")
        for place, address in addresses:
            if RUNNING.match(address) or re.search(r"url=[\s'\"]*(javascript|data|vbscript):", address, re.I):
                self.fault(where, f"<{place}> leads to {address!r}")
        for text in self.browser.dialogs:
            self.fault(where, f"a dialog opened: {text!r}")
        self.browser.dialogs.clear()

    def learn(self, paths):
        """Takes in what the harmless site has."""
        for path in paths:
            root = self.open(path)
            if root == "document":
                self.browser.evaluate(PROVOKE)
            self.known |= self.inventory(root)[0]

    def open(self, path):
        """Opens a page; one that leads on at once is only read."""
        with open(os.path.join(Handler.public, urllib.parse.unquote(path, errors="surrogateescape")), "rb") as file:
            is_redirect = b'http-equiv="refresh"' in file.read()
        if is_redirect:
            self.browser.go(self.origin + BASE)
            self.browser.evaluate(f"""fetch({json.dumps(BASE + path)}).then((answer) => answer.text()).then((text) => {{
              window.redirect = new DOMParser().parseFromString(text, 'text/html'); }})""")
        else:
            self.browser.go(self.origin + BASE + path)
        return "window.redirect" if is_redirect else "document"

    def check_pages(self):
        for path in filter(self.is_wanted, pages(Handler.public)):
            root = self.open(path)
            if root == "document":
                self.browser.evaluate(PROVOKE)
            self.look(path, root)

    def check_searches(self, texts, is_learning=False):
        found = "!!document.querySelector('.result-title')"
        queries = [(text.decode("utf-8", "replace"), "!!document.querySelector('[role=status], output')?.textContent") for text in texts]
        queries += [(query, found) for query in ["needle", "plain" if is_learning else "alert", "echo", "tag:marked", "lang:sh"]]
        for query, condition in queries:
            query = urllib.parse.quote(query)
            self.browser.go(f"{self.origin}{BASE}search/?q={query}#{query}")
            self.browser.wait(condition)
            self.browser.evaluate(PROVOKE)
            if is_learning:
                self.known |= self.inventory()[0]
            else:
                self.look(f"search/?q={query}")
        for text in texts[:8]:
            self.browser.go(f"{self.origin}{BASE}none/{urllib.parse.quote(text)}?{urllib.parse.quote(text)}")
            self.look("404.html")

    def check_feeds(self):
        """What a reader makes of the content of a feed, in a page without any policy."""
        bodies = []
        for folder, _, files in os.walk(Handler.public):
            for name in files:
                path = os.path.join(folder, name)
                if not self.is_wanted(os.path.relpath(path, Handler.public)):
                    continue
                if name.endswith(".xml"):
                    tree = xml.etree.ElementTree.parse(path)
                    for element in tree.iter():
                        if element.get("type") == "html":
                            bodies.append((path, element.text or ""))
                        for value in element.attrib.values():
                            if RUNNING.match(value):
                                self.fault(path, f"leads to {value!r}")
                elif name == "feed.json":
                    with open(path, encoding="utf-8") as file:
                        feed = json.load(file)
                    for item in feed["items"]:
                        bodies.append((path, item.get("content_html", "")))
                        for key in ["id", "url", "external_url", "image", "banner_image"]:
                            if RUNNING.match(item.get(key, "")):
                                self.fault(path, f"leads to {item[key]!r}")
        assert bodies, "no feed has any content"
        for path, body in bodies:
            self.browser.go(self.origin + BASE + "about-blank")
            self.browser.evaluate(f"document.open(), document.write({json.dumps('<body>' + body)}), document.close()")
            self.browser.evaluate(PROVOKE)
            self.look(os.path.relpath(path, Handler.public))

    def check_files(self):
        """Files that are read line by line hold no line of an author."""
        def text(name):
            with open(os.path.join(Handler.public, name), "rb") as file:
                return file.read().decode("utf-8")
        for line in re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text("_redirects")):
            if line and not re.fullmatch(r"/notes/\S* /notes/\S* 301", line):
                self.fault("_redirects", f"has the line {line!r}")
            if line.startswith(("/* ", "/notes/* ")):
                self.fault("_redirects", f"redirects all by {line!r}")
        for line in re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text("_headers")):
            if line and not re.fullmatch(r"#.*|/notes/\S*|  [A-Za-z-]+: [\x20-\x7e]*", line):
                self.fault("_headers", f"has the line {line!r}")
        for line in re.split(r"[\n\r]", text("robots.txt")):
            if line and not re.fullmatch(r"(User-agent|Allow|Disallow|Sitemap): \S*", line):
                self.fault("robots.txt", f"has the line {line!r}")
        sitemap = xml.etree.ElementTree.fromstring(text("sitemap.xml"))
        for element in sitemap.iter():
            if element.tag.endswith("}loc") and not element.text.startswith("https://ops.example/notes/"):
                self.fault("sitemap.xml", f"has {element.text!r}")
        json.loads(text("site.webmanifest"))


def main():
    if sys.argv[2:] not in [[], ["--everything"]] or len(sys.argv) < 2:
        sys.exit(__doc__)
    everything = len(sys.argv) > 2
    path = find_chromium()
    if path is None:
        print("skipped: no Chromium was found; install one, or name it in CHROMIUM")
        return
    program = os.path.abspath(sys.argv[1])
    texts, addresses = list(lines("vectors.txt")), list(lines("addresses.txt"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    browser = Browser(path)
    faults = 0
    try:
        for theme in THEMES if everything else THEMES[:1]:
            with tempfile.TemporaryDirectory() as folder:
                checks = Checks(browser, f"http://127.0.0.1:{server.server_address[1]}", everything)
                for number, (some_texts, some_addresses, setting) in enumerate([
                        (HARMLESS, [b"https://good.invalid/plain", b"other.md"], HARMLESS[0]),
                        (texts, addresses, b"</script>\"'><img src=x onerror=alert(1)>")]):
                    site = os.path.join(folder, str(number))
                    make_site(site, theme, some_texts, some_addresses, setting)
                    Handler.public = build(program, site)
                    browser.send("Network.clearBrowserCache")
                    if number == 0:
                        checks.learn(pages(Handler.public))
                        checks.check_searches(HARMLESS, is_learning=True)
                for name, arguments in [("check_files", []), ("check_feeds", []), ("check_pages", []), ("check_searches", [texts])]:
                    before = len(checks.faults)
                    getattr(checks, name)(*arguments)
                    if len(checks.faults) == before:
                        print(f"passed  {name}, theme {theme}")
                faults += len(checks.faults)
    finally:
        browser.close()
        server.shutdown()
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
