#!/usr/bin/env python3
"""Compares `notes check` with bash on real shell scripts. Run on demand, not by `swift test`.

    swift build -c release --product notes
    Tests/Oracles/bash_agreement.py                  # every script as it is, and 8 times with a line taken out
    Tests/Oracles/bash_agreement.py --lines 40 --seed 2
    Tests/Oracles/bash_agreement.py --all            # each line of each script in turn: about an hour
    Tests/Oracles/bash_agreement.py --snippets 5000  # random and mutated snippets in the place of scripts

The scripts are those that lie under the system's directories and begin with `#!` and the name of a shell (sh, bash,
dash, ash). No link is followed. Each becomes the one fenced block of a note in a temporary folder, tagged `bash`,
whatever its `#!` says, and `notes check --format json` runs over the notes in batches. A block that has an error of
the shell is refused; warnings do not count.

bash judges the same text with `bash -n -O extglob`. Whatever it says on standard error counts as refused: of a
here-document without its end it only warns, and a mistake in `[[ ]]` it reports without an exit code.

A snippet of `--snippets` is either a handful of pieces from a list or a fixture of ShellSyntaxTests with some of its
pieces taken out, doubled or replaced. They are far odder than what anybody writes; what remains there is told in
the list `KNOWN` below and is counted apart.

Three warnings stand for an error on purpose, and are counted apart where bash refuses: a body of nothing but a
comment, one line that opens something, and a block that is not shell at all.

Printed are the counts and each disagreement: the file, the line taken out, bash's message, ours.
The exit code is 1 where there is one that is not known.
"""

import argparse
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
ROOTS = ["/bin", "/sbin", "/lib", "/usr", "/etc", "/opt", "/var/lib"]
SHELLS = {"sh", "bash", "dash", "ash"}
BATCH = 2000

# Codes of warnings on what bash refuses and people mean.
MEANT = {"shell.only-comment", "shell.lone-opening", "snippet.mistagged"}

# Oddities of bash in texts that nobody writes, found by `--snippets`: a reason, and what tells them.
KNOWN = [
    # bash parses what follows `coproc` in ways of its own: `coproc -f x[ ` reads `x[` as a subscript, and
    # reserved words after the first word are reserved again.
    ("coproc", re.compile(rb"\bcoproc\b")),
    # A parenthesis right behind the semicolons of `for ((` is looked for by a reader that knows no shell.
    ("for ((", re.compile(rb"\bfor\s*\(\(")),
    # Behind an empty test, the rest of the line is not looked at.
    ("[[ ]]", re.compile(rb"\[\[\s+\]\]")),
    # bash takes `x[ … ]` for one word at the start of a command, blanks and parentheses included, also
    # where no `=` follows.
    ("subscript", re.compile(rb"\w\[\s")),
    # Not bash's, but ours: a first line with a prompt makes a session.
    ("prompt", re.compile(rb"\A\s*(\$|#|%|>|[0-9]*>>?) ")),
]


def main():
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--notes", default=str(HERE.parent.parent / ".build/release/notes"),
                         help="the program (default: the release build)")
    options.add_argument("--lines", type=int, default=8, help="lines taken out of each script (default: 8)")
    options.add_argument("--all", action="store_true", help="take out each line in turn")
    options.add_argument("--snippets", type=int, default=0, help="compare so many random snippets instead")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", type=int, default=100, help="disagreements to print (default: 100)")
    options.add_argument("--jobs", type=int, default=os.cpu_count())
    arguments = options.parse_args()
    if not os.access(arguments.notes, os.X_OK):
        sys.exit(f"{arguments.notes}: not there; build it with `swift build -c release --product notes`")
    chooser = random.Random(arguments.seed)
    tally = Counter()
    if arguments.snippets:
        cases = snippets(arguments.snippets, chooser)
    else:
        cases = damaged_scripts(None if arguments.all else arguments.lines, chooser, tally)
    for batch in batches(cases):
        compare(batch, arguments, tally)
    report(tally, bool(arguments.snippets))
    sys.exit(1 if tally["differ"] else 0)


def report(tally, are_snippets):
    total = tally["cases"]
    if not are_snippets:
        print(f"{tally['scripts']} scripts, {tally['skipped']} files passed over (they hold a NUL)")
    agree = total - tally["differ"] - tally["known"] - tally["meant"]
    print(f"{total} texts, {tally['refused']} refused by bash, {agree} judged alike "
          f"({100 * agree / max(total, 1):.3f} %), {tally['differ']} not, {tally['meant']} warned of on purpose, {tally['known']} oddities of bash")


def batches(cases):
    batch = []
    for case in cases:
        batch.append(case)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


# Scripts

def scripts():
    """The paths of all shell scripts, sorted."""
    found = []
    for root in ROOTS:
        if os.path.islink(root):
            continue
        for directory, _, names in os.walk(root):
            for name in names:
                path = os.path.join(directory, name)
                if not os.path.islink(path) and os.path.isfile(path) and is_script(path):
                    found.append(path)
    return sorted(found)


def is_script(path):
    try:
        with open(path, "rb") as file:
            first = file.readline(200)
    except OSError:
        return False
    if not first.startswith(b"#!"):
        return False
    words = [os.path.basename(word) for word in first[2:].decode("latin-1").split()]
    if words and words[0] == "env":
        words = [word for word in words[1:] if not word.startswith("-")]
    return bool(words) and words[0] in SHELLS


def damaged_scripts(count, chooser, tally):
    """Each script as it is and with one line taken out, as (name, text); `count` is None for all lines."""
    for path in scripts():
        text = pathlib.Path(path).read_bytes()
        if b"\0" in text:
            tally["skipped"] += 1
            continue
        tally["scripts"] += 1
        yield path, text
        lines = text.splitlines(keepends=True)
        written = [number for number, line in enumerate(lines) if line.strip()]
        if count is not None:
            written = sorted(chooser.sample(written, min(count, len(written))))
        for number in written:
            yield f"{path} without line {number + 1}", b"".join(lines[:number] + lines[number + 1:])


# Snippets

PIECES = """a b $x "$x" "q\\ r" 'q' ${x} ${x:-y} $(a) `a` $((1+2)) if then else elif fi for in do done while until case
esac { } ( ) (( )) [[ ]] ! time function coproc select && || | |& ; & ;; ;& ;;& < > >> <<< 2>&1 >& &> <(a) f() x=1
x=(a) x+=y a[1]=2 x[ #c = == =~ -f -eq @(a|b) a* {a,b} ~ [ ] echo export $ " ' ` ${ $( \\ esac) a) *) ...""".split()
PIECES += ["\n", "\n", "\n", "\\\n", "<<E\nt\nE\n"]


def snippets(count, chooser):
    fixtures = list(fixture_texts())
    for number in range(count):
        if number % 2:
            text = "".join(
                chooser.choice(PIECES) + chooser.choice([" ", " ", " ", ""])
                for _ in range(chooser.randint(2, 9)))
        else:
            text = mutated(chooser.choice(fixtures), chooser)
        yield f"snippet {number}", (text + "\n").encode()


def fixture_texts():
    """The snippets of the fixtures that are bash, without placeholders: those are a matter of opinion."""
    for path in sorted((HERE.parent / "ShellSyntaxTests/Fixtures").glob("*.md")):
        if path.name in ("placeholders.md", "highlighting.md"):
            continue
        for info, text in re.findall(r"^```(\S+[^\n]*)\n(.*?)^```$", path.read_text(), re.S | re.M):
            if info == "bash" and "( ( ( ( ( (" not in text:
                yield text


def mutated(text, chooser):
    pieces = re.findall(r"[ \t]+|\w+|[^\w \t]", text) or ["a"]
    for _ in range(chooser.choice([1, 1, 1, 2])):
        place = chooser.randrange(len(pieces))
        kind = chooser.random()
        if kind < 0.4:
            del pieces[place]
        elif kind < 0.6:
            pieces.insert(place, chooser.choice(pieces))
        elif kind < 0.8:
            pieces.insert(place, chooser.choice(PIECES))
        else:
            pieces[place] = chooser.choice(pieces)
        pieces = pieces or ["a"]
    return "".join(pieces)


# Judges

def compare(cases, arguments, tally):
    with ThreadPoolExecutor(arguments.jobs) as pool:
        theirs = list(pool.map(lambda case: bash(case[1]), cases))
    ours, warned = notes(arguments.notes, [text for _, text in cases])
    for number, ((name, text), message, error) in enumerate(zip(cases, theirs, ours)):
        tally["cases"] += 1
        tally["refused"] += message is not None
        if (message is None) == (error is None):
            continue
        if error is None and number in warned:
            tally["meant"] += 1
            continue
        if arguments.snippets and any(pattern.search(text) for _, pattern in KNOWN):
            tally["known"] += 1
            continue
        tally["differ"] += 1
        if tally["differ"] <= arguments.show:
            print(f"{name}\n  bash:  {message or 'takes it'}\n  notes: {error or 'takes it'}")
            if arguments.snippets:
                print(f"  {json.dumps(text.decode(errors='replace'))}")


def bash(text):
    """What bash says when it refuses `text`; None when it does not."""
    run = subprocess.run(["bash", "-n", "-O", "extglob"], input=text, capture_output=True,
                         env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}, timeout=60)
    message = run.stderr.decode(errors="replace").split("\n")[0]
    return message or "refused" if run.returncode or message else None


def notes(program, texts):
    """The first error of the shell that `notes check` reports for each text, None where there is none, and the
    numbers of the texts with a warning in the place of an error."""
    with tempfile.TemporaryDirectory(prefix="notes-oracle-") as site:
        content = pathlib.Path(site, "Content")
        content.mkdir()
        for number, text in enumerate(texts):
            runs = [len(run) for run in re.findall(rb"`+", text)]
            fence = b"`" * max([2, *runs]) + b"`"
            end = b"" if text.endswith(b"\n") else b"\n"
            (content / f"{number}.md").write_bytes(b"# %d\n\n%sbash\n%s%s%s\n" % (number, fence, text, end, fence))
        run = subprocess.run([program, "check", "Content", "--format", "json"], cwd=site, capture_output=True)
        if run.returncode not in (0, 1):
            sys.exit(f"notes ended with {run.returncode}: {run.stderr.decode(errors='replace')[-2000:]}")
        errors, warned = [None] * len(texts), set()
        for found in json.loads(run.stdout)["diagnostics"]:
            number = int(pathlib.Path(found["file"]).stem)
            if found["code"] in MEANT:
                warned.add(number)
            if found["severity"] != "error" or not found["code"].startswith("shell."):
                continue
            if errors[number] is None:
                line = found["line"] - 3
                errors[number] = f"{line}:{found['column']} {found['message']} [{found['code']}]"
        return errors, warned


if __name__ == "__main__":
    main()
