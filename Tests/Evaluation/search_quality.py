#!/usr/bin/env python3
"""How well `notes search` finds a note that somebody half remembers.

    search_quality.py --site DIR --notes PROGRAM [--seed 7] [--per-kind 60] [--links FILE...] [--git REPO:PREFIX...]
                      [--queries FILE...] [--half train|test|all] [--dump FILE] [-v]

Makes known-item queries from the notes below DIR/Content, each with the note that it was made from, asks
`notes search --json` and plain FTS5 (porter, words joined by OR, bm25 with a title weight of 10), and prints
MRR@10 and recall@5 for each kind:

  heading     a heading that stands in one note only
  link        the text of a link to the note; --links adds lists of links that are no notes themselves
  commit      the subject of a commit that changed one note; from --git, whose paths begin with PREFIX below Content
  paraphrase  a question in other words: some words of a paragraph, with other endings and synonyms
  misspelt    one to three words of the title, one of them with a slip of the finger
  short       rare words of the title, one of them cut short

The same notes and seed give the same queries. Every second one is for training, the others for testing: weights
are chosen on the first half and reported on the second. --queries adds some from files, lines of
`kind<TAB>query<TAB>path`; --dump writes all of them in this form.
"""
import argparse
import json
import os
import random
import re
import sqlite3
import subprocess
import sys

STOP = set("""a an and are as at be been by can could did do does for from has have how i if in into is it its me my
of on or our should so some that the their them there this to was we what when where which who why will with would
you your not but just then than also all any each only here these those they he she us""".split())

# Other words than the program knows of are among these, on purpose.
SYNONYMS = {
    "delete": "get rid of", "remove": "drop", "create": "make", "list": "show", "show": "see", "find": "look for",
    "run": "execute", "check": "verify", "change": "alter", "directory": "folder", "command": "program",
    "error": "problem", "use": "work with", "using": "with", "multiple": "several", "current": "present",
    "install": "set up", "build": "compile", "stop": "halt", "start": "begin", "return": "give back",
    "display": "print", "configure": "set", "large": "big", "small": "tiny", "default": "standard", "add": "put",
    "default": "usual", "update": "renew", "view": "look at", "add": "append", "ensure": "make sure",
}
KEYS = {a: row[max(0, i - 1):i + 2].replace(a, "") for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm") for i, a in enumerate(row)}


def read_note(path):
    text = open(path, encoding="utf-8", errors="replace").read()
    title = None
    front = re.match(r"(---|\+\+\+)\n(.*?)\n\1\n", text, re.S)
    if front:
        text = text[front.end():]
        found = re.search(r"^title\s*[:=]\s*[\"']?(.*?)[\"']?\s*$", front.group(2), re.M)
        title = found.group(1) if found else None
    prose = re.sub(r"^(```|~~~).*?^\1[`~]*\s*$", "\n", text, flags=re.S | re.M)
    headings = [plain(h) for h in re.findall(r"^#{1,6}\s+(.+?)\s*#*$", prose, re.M)]
    if not title:
        title = headings[0] if headings else os.path.basename(path)[:-3].replace("-", " ")
    body = [plain(p) for p in re.split(r"\n\s*\n", prose) if re.match(r"[A-Za-z`*\[]", p)]
    return {"title": title, "headings": headings, "paragraphs": body, "text": text,
            "links": re.findall(r"\[([^\]\[]+)\]\(([^)#\s]+\.md)[^)]*\)", text)}


def plain(markdown):
    markdown = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return re.sub(r"\s+", " ", re.sub(r"[*_`]+|<[^>]*>", " ", markdown)).strip()


def words(text):
    return [w for w in re.findall(r"[A-Za-z][A-Za-z0-9_.-]*[A-Za-z0-9]|[A-Za-z0-9]", text) if w.lower() not in STOP]


def slip(word, rng):
    """The word with one letter dropped, doubled, swapped or replaced by its neighbour on the keyboard."""
    i = rng.randrange(1, len(word) - 1)
    kind = rng.choice("drop double swap replace".split())
    if kind == "swap" and word[i] == word[i - 1]:
        kind = "drop"
    return {"drop": word[:i] + word[i + 1:], "double": word[:i] + word[i] + word[i:],
            "swap": word[:i - 1] + word[i] + word[i - 1] + word[i + 1:],
            "replace": word[:i] + rng.choice(KEYS.get(word[i], "x")) + word[i + 1:]}[kind]


def other_form(word, rng):
    """The word in the plural, without it, or with -ing."""
    if not re.fullmatch(r"[a-z]{4,}", word):
        return word
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    if word.endswith("ing") or word.endswith("ed"):
        return word
    if rng.random() < 0.5:
        return word + "s" if not re.search(r"(s|x|ch|sh|y)$", word) else word
    return (word[:-1] if word.endswith("e") else word) + "ing" if rng.random() < 0.3 else word


def make_queries(notes, args):
    rng = random.Random(args.seed)
    paths = sorted(notes)
    frequency = {}
    for note in notes.values():
        for word in set(words(note["text"].lower())):
            frequency[word] = frequency.get(word, 0) + 1
    made = {kind: [] for kind in "heading link commit paraphrase misspelt short".split()}

    places = {}
    for path in paths:
        for heading in dict.fromkeys(notes[path]["headings"][0 if len(notes[path]["headings"]) < 2 else 1:]):
            places.setdefault(heading.lower(), []).append((heading, path))
    made["heading"] = [v[0] for v in places.values() if len(v) == 1 and 2 <= len(words(v[0][0])) <= 12]

    seen = set()
    sources = [(p, os.path.dirname(p), notes[p]["links"]) for p in paths]
    for entry in args.links:
        prefix, _, file = entry.rpartition(":")
        sources.append((file, prefix, read_note(file)["links"]))
    for source, folder, links in sources:
        for text, target in links:
            target = re.sub(r"^https?://github\.com/[^/]+/[^/]+/blob/[^/]+/", "", target)
            path = os.path.normpath(os.path.join(folder, target.lstrip("/")))
            if path in notes and path != source and len(words(plain(text))) >= 2 and (text, path) not in seen:
                seen.add((text, path))
                made["link"].append((plain(text), path))

    for entry in args.git:
        repository, _, prefix = entry.partition(":")
        log = subprocess.run(["git", "--git-dir", repository, "log", "--no-merges", "--format=%x00%s", "--name-only"],
                             capture_output=True, text=True, errors="replace").stdout
        subjects = set()
        for commit in log.split("\0")[1:]:
            subject, *files = [line for line in commit.split("\n") if line]
            files = [f for f in files if f.endswith(".md") and not f.endswith("README.md")]
            path = os.path.join(prefix, files[0]) if len(files) == 1 else None
            subject = re.sub(r"\s*\(?#\d+\)?$", "", subject)
            if path in notes and len(words(subject)) >= 3 and subject not in subjects:
                overlap = set(words(subject.lower())) & set(words(notes[path]["text"].lower()))
                subjects.add(subject)
                if len(overlap) >= 2:
                    made["commit"].append((subject, path))

    order = list(paths)
    rng.shuffle(order)
    for path in order:
        note = notes[path]
        title = words(note["title"])
        rare = sorted((w for w in dict.fromkeys(title) if len(w) >= 5 and re.fullmatch(r"[A-Za-z]+", w)),
                      key=lambda w: frequency.get(w.lower(), 0))
        if len(title) >= 2 and rare:
            word = rng.choice([w for w in rare if len(w) >= 5])
            query = [w.lower() for w in title if w == word or rng.random() < 0.5][:3]
            if word.lower() in query:
                query[query.index(word.lower())] = slip(word.lower(), rng)
                made["misspelt"].append((" ".join(query), path))
        if len(rare) >= 2:
            first, second = rare[0].lower(), rng.choice(rare[1:3]).lower()
            cut = second[:rng.randrange(4, 6)]
            made["short"].append((f"{cut} {first}" if rng.random() < 0.5 else f"{first} {cut}", path))
        paragraphs = [p for p in note["paragraphs"] if 8 <= len(words(p)) <= 60]
        if paragraphs:
            chosen = [w.lower() for w in words(rng.choice(paragraphs[:4])) if w.lower() in frequency]
            chosen = [w for w in dict.fromkeys(chosen) if len(w) > 2]
            if len(chosen) >= 5:
                picked = sorted(rng.sample(range(len(chosen)), rng.randrange(4, min(7, len(chosen)))))
                said = [SYNONYMS.get(chosen[i], None) or other_form(chosen[i], rng) for i in picked]
                made["paraphrase"].append((rng.choice(["how do I ", "how to ", "what is ", "", "why does "]) + " ".join(said), path))

    queries = []
    for kind in sorted(made):
        found = made[kind]
        rng.shuffle(found)
        queries += [(kind, query, path) for query, path in found[:args.per_kind]]
    for file in args.queries:
        queries += [tuple(line.rstrip("\n").split("\t")) for line in open(file) if line.count("\t") == 2]
    return [(*query, "test" if index % 2 else "train") for index, query in enumerate(queries)]


def plain_fts5(notes):
    """The peer: one row a note, words joined by OR."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE note USING fts5(path UNINDEXED, title, body, tokenize = 'porter unicode61')")
    for path in sorted(notes):
        database.execute("INSERT INTO note VALUES (?, ?, ?)", (path, notes[path]["title"], notes[path]["text"]))

    def search(query):
        found = re.findall(r"\w+", query)
        match = " OR ".join(f'"{word}"' for word in found)
        return [row[0] for row in database.execute(
            "SELECT path FROM note WHERE note MATCH ? ORDER BY bm25(note, 0, 10, 1), rowid LIMIT 10", (match,))] if match else []
    return search


def this_program(args):
    def search(query):
        answer = subprocess.run([args.notes, "search", "--json", "--limit", "10", "--site", args.site, "--", query],
                                capture_output=True, text=True)
        paths = [os.path.relpath(os.path.abspath(r["path"]), os.path.abspath(os.path.join(args.site, "Content")))
                 for r in json.loads(answer.stdout)["results"]]
        return list(dict.fromkeys(paths))
    return search


def measure(name, search, queries, verbose):
    totals = {}
    for kind, query, path, _ in queries:
        found = search(query)
        rank = found.index(path) + 1 if path in found[:10] else 0
        if verbose and rank != 1:
            print(f"{name}\t{kind}\t{rank or '-'}\t{query}\t{path}\t{found[:1]}")
        for key in (kind, "all"):
            total = totals.setdefault(key, [0, 0.0, 0])
            total[0] += 1
            total[1] += 1 / rank if rank else 0
            total[2] += 1 <= rank <= 5
    return {key: (count, mrr / count, recall / count) for key, (count, mrr, recall) in totals.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", required=True)
    parser.add_argument("--notes", help="the program; without it only FTS5 is asked")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--per-kind", type=int, default=60)
    parser.add_argument("--links", nargs="*", default=[])
    parser.add_argument("--git", nargs="*", default=[])
    parser.add_argument("--queries", nargs="*", default=[])
    parser.add_argument("--half", choices=["train", "test", "all"], default="test")
    parser.add_argument("--dump")
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args()

    content = os.path.join(args.site, "Content")
    notes = {}
    for folder, folders, files in os.walk(content):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in files:
            if file.endswith(".md") and not file.startswith("."):
                path = os.path.join(folder, file)
                notes[os.path.relpath(path, content)] = read_note(path)
    queries = make_queries(notes, args)
    if args.dump:
        json.dump([dict(zip(("kind", "query", "path", "half"), q)) for q in queries], open(args.dump, "w"), indent=0)
        return
    queries = [q for q in queries if args.half in ("all", q[3])]
    results = {"FTS5": measure("FTS5", plain_fts5(notes), queries, False)}
    if args.notes:
        results["notes"] = measure("notes", this_program(args), queries, args.verbose)
    print(f"{len(notes)} notes, {len(queries)} queries: MRR@10, recall@5")
    for kind in sorted(results["FTS5"], key=lambda k: (k == "all", k)):
        row = "".join(f"   {name} {r[kind][1]:.3f} {r[kind][2]:.3f}" for name, r in results.items())
        print(f"{kind:12}{results['FTS5'][kind][0]:5}{row}")


if __name__ == "__main__":
    sys.exit(main())
