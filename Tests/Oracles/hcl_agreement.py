#!/usr/bin/env python3
"""Compares `notes check` and `notes fmt` with HashiCorp's own parser of HCL. Run on demand, not by `swift test`.

    apt-get install golang golang-github-hashicorp-hcl-v2-dev
    swift build -c release --product notes
    Tests/Oracles/hcl_agreement.py FOLDER…               # every text as it is, and 20,000 mutations of them
    Tests/Oracles/hcl_agreement.py --mutations 0 FOLDER…
    Tests/Oracles/hcl_agreement.py --seed 2 --lines 20   # and 20 of the errors told on another line
    Tests/Oracles/hcl_agreement.py --snippets 20000      # random rows of tokens in the place of texts
    Tests/Oracles/hcl_agreement.py --fmt FOLDER…         # the layout, byte for byte, with hclwrite.Format
    Tests/Oracles/hcl_agreement.py --throughput FOLDER…  # how fast both parse the files

The texts are the .tf, .hcl, .tfvars, .tofu, .nomad and .tftpl files below the folders, and the snippets of
../shared/corpora/hcl.jsonl and tftpl.jsonl where they are. Files to have: those of golang-github-hashicorp-hcl-v2-dev
(/usr/share/gocode), and checkouts of terraform (2,300 files), opentofu, nomad and of any module for Terraform. The wheel
of checkov holds none. No such file belongs into this repository. Passed over are what is no UTF-8, what holds a NUL or CR (a note would not give it back as it is), and texts
that are there already.

Each text becomes the one fenced block of a note in a temporary folder, tagged `hcl`, so that no rule of Terraform
speaks, or `tftpl`. A fenced block ends with a line feed, so hclsyntax reads each text with one, too. A block with an error of
a rule `hcl.…` is refused; warnings do not count. The line agrees where our first error begins within one line of any of
those that hclsyntax reports.

A snippet of --snippets is a row of up to seven tokens, by itself or within an argument, a block or a template.

A mutation takes out, doubles or swaps a token, or takes out, puts in or changes a character, once or, rarely, twice.

Counted apart as known are texts that hclsyntax refuses and we take on purpose: with an elision or a placeholder, of which
a warning speaks, and `provider::name::function()`, which is newer than the version of Debian.

Printed are the counts and each disagreement: the text's name, both verdicts and, for mutations, what was changed.
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
from typing import NamedTuple

HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = HERE.parent.parent
CORPORA = PACKAGE.parent / "shared/corpora"
CONFIGS = {".tf", ".hcl", ".tfvars", ".tofu", ".nomad"}
TEMPLATES = {".tftpl"}
BATCH = 2000
# Bytes of the largest text that is mutated: more of them are tried in the same time.
MUTATED_SIZE = 6000
HEADER_LINES = 3

NAMESPACED = re.compile(r"[\w-]\s*::\s*[A-Za-z_]")


class Text(NamedTuple):
    name: str
    # "config" or "template", as hcl_oracle calls them
    kind: str
    text: str


class Finding(NamedTuple):
    line: int
    said: str


def main():
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*", help="where to look for files")
    options.add_argument("--notes", default=str(PACKAGE / ".build/release/notes"),
                         help="the program (default: the release build)")
    options.add_argument("--oracle", help="hcl_oracle, built already")
    options.add_argument("--corpora", default=str(CORPORA), help="the folder of hcl.jsonl and tftpl.jsonl")
    options.add_argument("--mutations", type=int, default=20000, help="(default: 20000)")
    options.add_argument("--snippets", type=int, default=0, help="compare so many random snippets instead")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", type=int, default=50, help="disagreements to print (default: 50)")
    options.add_argument("--lines", type=int, default=0, help="errors on another line to print (default: 0)")
    options.add_argument("--fmt", action="store_true", help="compare the layout instead")
    options.add_argument("--throughput", action="store_true", help="measure instead")
    options.add_argument("--package", default=str(PACKAGE), help="the folder of Package.swift, for --throughput")
    options.add_argument("--scratch-path", help="where `swift test` builds, for --throughput")
    arguments = options.parse_args()
    arguments.notes = os.path.abspath(arguments.notes)
    if not arguments.throughput and not os.access(arguments.notes, os.X_OK):
        sys.exit(f"{arguments.notes}: not there; build it with `swift build -c release --product notes`")
    with tempfile.TemporaryDirectory(prefix="notes-oracle-") as folder:
        oracle = arguments.oracle or build_oracle(pathlib.Path(folder, "hcl_oracle"))
        tally = Counter()
        texts = list(all_texts(arguments.folders, arguments.corpora, tally))
        print(f"{len(texts)} texts, {sum(len(text.text) for text in texts) / 1e6:.2f} MB; "
              f"passed over: {tally['doubles']} doubles, {tally['unfit']} with CR, NUL or bytes that are no UTF-8")
        if arguments.snippets:
            made = snippets(arguments.snippets, random.Random(arguments.seed))
            compare_each(made, "random snippets", oracle, arguments, tally)
        elif arguments.throughput:
            throughput(texts, oracle, pathlib.Path(folder), arguments)
        elif arguments.fmt:
            compare_layouts(texts, oracle, arguments, tally)
        else:
            compare_all(texts, oracle, arguments, tally)
    sys.exit(1 if tally["differ"] else 0)


def build_oracle(path):
    environment = dict(os.environ, GO111MODULE="off", GOPATH="/usr/share/gocode")
    run = subprocess.run(["go", "build", "-o", str(path), str(HERE / "hcl_oracle.go")], env=environment)
    if run.returncode:
        sys.exit("the oracle does not build: apt-get install golang golang-github-hashicorp-hcl-v2-dev")
    return str(path)


# Texts

def all_texts(folders, corpora, tally):
    seen = set()
    for text in [*corpus_texts(corpora), *file_texts(folders, tally)]:
        if "\r" in text.text or "\0" in text.text:
            tally["unfit"] += 1
        elif (text.kind, text.text) in seen:
            tally["doubles"] += 1
        else:
            seen.add((text.kind, text.text))
            yield text


def corpus_texts(folder):
    for name, kind in (("hcl", "config"), ("tftpl", "template")):
        path = pathlib.Path(folder, f"{name}.jsonl")
        if path.exists():
            for line in path.read_text().splitlines():
                case = json.loads(line)
                yield Text(case["id"], kind, ended(case["text"]))


def file_texts(folders, tally):
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*")):
            if path.suffix not in CONFIGS | TEMPLATES or path.is_symlink() or not path.is_file():
                continue
            kind = "template" if path.suffix in TEMPLATES else "config"
            try:
                yield Text(str(path), kind, ended(path.read_bytes().decode()))
            except UnicodeDecodeError:
                tally["unfit"] += 1


def ended(text):
    return text if text.endswith("\n") or not text else text + "\n"


# Mutations

TOKEN = re.compile(
    r"[ \t]+|\n|[^\W\d][\w-]*|\d+(?:\.\d+)?|[$%]\{~?|~?\}|<<-?\w*|=>|[=!<>]=|&&|\|\||\.\.\.|::|.", re.S)
CHARACTERS = list("""{}[]()"'`$%~<>=!&|+-*/?:.,#\\ \n\t@;^a_7é…“""")


def mutations(texts, count, chooser):
    small = [text for text in texts if 0 < len(text.text) <= MUTATED_SIZE]
    for _ in range(count if small else 0):
        text = chooser.choice(small)
        mutant, changes = text.text, []
        for _ in range(chooser.choice([1, 1, 1, 1, 2])):
            mutant, change = chooser.choice([mutated_token, mutated_character])(mutant, chooser)
            changes.append(change)
        yield Text(f"{text.name}, {' and '.join(changes)}", text.kind, ended(mutant))


def mutated_token(text, chooser):
    tokens = TOKEN.findall(text) or [" "]
    place = chooser.randrange(len(tokens))
    # A blank more or less says little: look for a neighbour.
    if not tokens[place].strip(" \t") and place + 1 < len(tokens):
        place += 1
    line = 1 + "".join(tokens[:place]).count("\n")
    token = tokens[place]
    kind = chooser.choice(["without", "doubling", "swapping"])
    if kind == "without":
        del tokens[place]
    elif kind == "doubling":
        tokens.insert(place, token)
    else:
        other = min(place + 1 + chooser.randrange(3), len(tokens) - 1)
        tokens[place], tokens[other] = tokens[other], tokens[place]
    return "".join(tokens), f"{kind} {token!r} on line {line}"


def mutated_character(text, chooser):
    place = chooser.randrange(len(text) + 1)
    line = 1 + text[:place].count("\n")
    new = chooser.choice(CHARACTERS)
    kind = chooser.random()
    if kind < 0.4:
        return text[:place] + text[place + 1:], f"without {text[place:place + 1]!r} on line {line}"
    if kind < 0.7:
        return text[:place] + new + text[place:], f"with {new!r} on line {line}"
    return (text[:place] + new + text[place + 1:],
            f"{new!r} for {text[place:place + 1]!r} on line {line}")


PIECES = """a b if for in else endif true null 1 2.5 "x" "${a}" "%{if a}" "" { } ( ) [ ] ${ %{ ~} } , . ... : :: = => ?
+ - * / % == != < > <= >= && || ! # // /**/ " ' ` \\ $ $${ %%{ <<E <<-E E ; & | é [*] .* .0 a[0] f(a) {a=1} [1] x.y
""".split() + ["\n"] * 6 + ["a = ", "b {\n", "<<E\nt\nE\n", "[for x in y : x]", "{for k, v in m : k => v}"]

FRAMES = ["{}", "a = {}", "a = [{}]", "a = f({})", 'a = "${{{}}}"', "b {{\n  {}\n}}", "a = {{ {} }}"]


def snippets(count, chooser):
    """Rows of tokens, most of them within an argument: by themselves nearly all would be refused."""
    for number in range(count):
        row = "".join(chooser.choice(PIECES) + chooser.choice([" ", " ", ""]) for _ in range(chooser.randint(1, 7)))
        frame = chooser.choice(FRAMES)
        kind = "template" if chooser.random() < 0.2 else "config"
        yield Text(f"snippet {number}", kind, ended(row if kind == "template" else frame.format(row)))


# Verdicts

def compare_all(texts, oracle, arguments, tally):
    chooser = random.Random(arguments.seed)
    compare_each(texts, "as they are", oracle, arguments, tally)
    compare_each(mutations(texts, arguments.mutations, chooser), "mutated", oracle, arguments, tally)
    for reason, count in sorted(tally.items()):
        if reason.startswith("known: "):
            print(f"{count:6} {reason}")


def compare_each(texts, title, oracle, arguments, tally):
    part = Counter()
    for batch in batches(texts):
        compare(batch, oracle, arguments, part)
    tally.update(part)
    total = part["texts"]
    if total:
        agree = total - part["differ"] - part["known"]
        print(f"{title}: {total} texts, {part['refused']} refused by hclsyntax; {agree} judged alike "
              f"({100 * agree / total:.3f} %), {part['differ']} not ({part['missed']} missed, "
              f"{part['alarms']} false alarms), {part['known']} known; line within one in {part['line']} of "
              f"{part['both']} ({100 * part['line'] / max(part['both'], 1):.2f} %)", flush=True)


def batches(texts):
    batch = []
    for text in texts:
        batch.append(text)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def compare(texts, oracle, arguments, tally):
    theirs = ask(oracle, texts)
    ours, remarks = check(arguments.notes, texts)
    for text, errors, error, remark in zip(texts, theirs, ours, remarks):
        tally["texts"] += 1
        tally["refused"] += bool(errors)
        if errors and error:
            tally["both"] += 1
            if any(abs(error.line - one["line"]) <= 1 for one in errors):
                tally["line"] += 1
            else:
                tally["elsewhere"] += 1
                if tally["elsewhere"] <= arguments.lines:
                    show(text, errors, error)
        elif errors or error:
            if reason := known(text, errors, remark):
                tally["known"] += 1
                tally["known: " + reason] += 1
                continue
            tally["differ"] += 1
            tally["missed" if errors else "alarms"] += 1
            if tally["differ"] <= arguments.show:
                show(text, errors, error)


def known(text, errors, remark):
    """Why we take what hclsyntax refuses, on purpose; None where we should not."""
    if not errors:
        return None
    if remark:
        return remark
    return "a function with a namespace" if NAMESPACED.search(text.text) else None


def show(text, errors, error):
    said = "; ".join(f"{one['line']}: {one['summary']}" for one in errors[:3])
    print(f"{text.name}\n  hclsyntax: {said or 'takes it'}\n  notes:     "
          f"{f'{error.line}: {error.said}' if error else 'takes it'}")
    line = error.line if error else errors[0]["line"]
    lines = text.text.split("\n")
    for number in range(max(line - 2, 1), min(line + 2, len(lines) + 1)):
        print(f"  {number:5} | {lines[number - 1][:150]}")


def ask(oracle, texts):
    """The errors of hclsyntax on each text."""
    verdicts = [[] for _ in texts]
    for kind in ("config", "template"):
        numbers = [number for number, text in enumerate(texts) if text.kind == kind]
        answer = call(oracle, kind, [texts[number].text for number in numbers]).decode().splitlines()
        for number, line in zip(numbers, answer, strict=True):
            verdicts[number] = json.loads(line)
    return verdicts


def call(oracle, mode, texts):
    encoded = [text.encode() for text in texts]
    packed = b"".join(b"%d\n%s" % (len(text), text) for text in encoded)
    return subprocess.run([oracle, mode], input=packed, capture_output=True, check=True).stdout


def check(program, texts):
    """For each text our first error, None where there is none, and the rule of a remark in the place of one."""
    errors, remarks = [None] * len(texts), [None] * len(texts)
    with tempfile.TemporaryDirectory(prefix="notes-oracle-") as folder:
        write_notes(pathlib.Path(folder), texts)
        run = subprocess.run([program, "check", ".", "--format", "json"], cwd=folder, capture_output=True)
        if run.returncode not in (0, 1):
            sys.exit(f"notes ended with {run.returncode}: {run.stderr.decode(errors='replace')[-2000:]}")
        for found in json.loads(run.stdout)["diagnostics"]:
            number, code = int(pathlib.Path(found["file"]).stem), found["code"]
            if code == "snippet.mistagged" or code.startswith("hcl.") and found["severity"] != "error":
                remarks[number] = remarks[number] or code
            elif code.startswith("hcl.") and errors[number] is None:
                errors[number] = Finding(
                    found["line"] - HEADER_LINES, f"{found['message']} [{code}] at column {found['column']}")
    return errors, remarks


def write_notes(folder, texts):
    """One note for each text: what stands before it and behind it."""
    frames = []
    for number, text in enumerate(texts):
        fence = "`" * max([3, *(len(run) + 1 for run in re.findall(r"`+", text.text))])
        before = f"# {number}\n\n{fence}{'hcl' if text.kind == 'config' else 'tftpl'}\n"
        behind = fence + "\n"
        (folder / f"{number}.md").write_bytes((before + text.text + behind).encode())
        frames.append((before.encode(), behind.encode()))
    return frames


# Layout

def compare_layouts(texts, oracle, arguments, tally):
    configs = [text for text in texts if text.kind == "config"]
    accepted = [text for text, errors in zip(configs, ask(oracle, configs)) if not errors]
    for batch in batches(accepted):
        theirs = list(unpacked(call(oracle, "format", [text.text for text in batch])))
        ours = laid_out(arguments.notes, batch)
        for text, expected, found in zip(batch, theirs, ours, strict=True):
            tally["texts"] += 1
            tally["untouched"] += expected == text.text.encode()
            if expected != found:
                tally["differ"] += 1
                if tally["differ"] <= arguments.show:
                    show_difference(text, expected, found)
    total = tally["texts"]
    alike = total - tally["differ"]
    print(f"{total} texts that hclsyntax takes, {tally['untouched']} laid out already; {alike} alike byte for byte "
          f"({100 * alike / max(total, 1):.3f} %), {tally['differ']} not")


def unpacked(answer):
    place = 0
    while place < len(answer):
        end = answer.index(b"\n", place)
        size = int(answer[place:end])
        yield answer[end + 1:end + 1 + size]
        place = end + 1 + size


def laid_out(program, texts):
    """Each text as `notes fmt` leaves it."""
    with tempfile.TemporaryDirectory(prefix="notes-oracle-") as name:
        folder = pathlib.Path(name)
        frames = write_notes(folder, texts)
        for turn in ("first", "second"):
            run = subprocess.run([program, "fmt", "."], cwd=folder, capture_output=True)
            if run.returncode:
                sys.exit(f"notes ended with {run.returncode}: {run.stderr.decode(errors='replace')[-2000:]}")
            if turn == "second" and run.stdout:
                print(f"NOT STABLE: a second run changes {run.stdout.decode().splitlines()[:5]}")
        results = []
        for number, (before, behind) in enumerate(frames):
            note = (folder / f"{number}.md").read_bytes()
            assert note.startswith(before) and note.endswith(behind), texts[number].name
            results.append(note[len(before):len(note) - len(behind)])
        return results


def show_difference(text, expected, found):
    theirs, ours = expected.decode().split("\n"), found.decode().split("\n")
    number = next((n for n, (a, b) in enumerate(zip(theirs, ours)) if a != b), min(len(theirs), len(ours)) - 1)
    print(f"{text.name}:{number + 1}\n  hclwrite: {theirs[number]!r}\n  notes:    {ours[number]!r}")


# Throughput

def throughput(texts, oracle, folder, arguments):
    """Both parse the files that hclsyntax takes, in one process each, on one core; the best of several rounds."""
    configs = [text for text in texts if text.kind == "config"]
    files = []
    for number, (text, errors) in enumerate(zip(configs, ask(oracle, configs))):
        if not errors:
            path = folder / f"{number}.hcl"
            path.write_text(text.text)
            files.append(path)
    names = folder / "list.txt"
    names.write_text("".join(f"{path}\n" for path in files))
    run = subprocess.run([oracle, "time"], input=names.read_bytes(), capture_output=True, check=True,
                         env=dict(os.environ, GOMAXPROCS="1"))
    _, _, size, _, seconds, _ = run.stdout.decode().split()
    theirs = int(size) / 1e6 / float(seconds)
    command = ["swift", "test", "-c", "release", "--package-path", arguments.package, "--filter", "HCLThroughputTests"]
    command += ["--scratch-path", arguments.scratch_path] if arguments.scratch_path else []
    run = subprocess.run(
        command, env=dict(os.environ, NOTES_HCL_FILES=str(names)), capture_output=True, text=True)
    found = re.search(r"throughput: .* ([0-9.]+) MB/s", run.stdout)
    if not found:
        sys.exit(run.stdout[-2000:] + run.stderr[-2000:])
    ours = float(found[1])
    print(f"{len(files)} files, {int(size) / 1e6:.2f} MB\nours:      {ours:8.1f} MB/s\nhclsyntax: {theirs:8.1f} MB/s\n"
          f"ours is {ours / theirs:.1f} times hclsyntax")


if __name__ == "__main__":
    main()
