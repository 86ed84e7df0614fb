#!/usr/bin/env python3
"""Counts which one-letter slips in action names `notes check` finds. Run on demand, not by `swift test`.

    swift build -c release --product notes
    Tests/Oracles/iam_mutations.py                   # each action of each policy, each kind of slip once
    Tests/Oracles/iam_mutations.py --rounds 20 --seed 2
    Tests/Oracles/iam_mutations.py --notes PATH --show 20

The policies are the valid cases of ../shared/corpora/iam.jsonl where they are, else the clean fixtures of
IAMPolicyTests. In each action, `s3:GetObject` or `ec2:Describe*`, one letter of the name is left out, swapped with the
next, replaced by another, or doubled; of the policy nothing else changes. A slip that only changes case, that gives
another action that exists or a wildcard that still matches one (by the table in ServiceTable.generated.swift) is not
counted.

Each text becomes the one fenced block of a note in a temporary folder. A slip is found when a diagnostic of a rule
`iam.…`, of whatever severity, lies on the line of the action and the policy as it was has none there. Printed are the
share found of each kind, the slips missed, and what is said about the policies as they are.
The exit code is 1 where less than 95 % are found, or where a policy as it is has an error.
"""

import argparse
import fnmatch
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict

PACKAGE = pathlib.Path(__file__).resolve().parent.parent.parent
CORPUS = PACKAGE.parent / "shared/corpora/iam.jsonl"
FIXTURES = PACKAGE / "Tests/IAMPolicyTests/Fixtures"
TABLE = PACKAGE / "Sources/IAMPolicy/ServiceTable.generated.swift"
KINDS = ["deleted", "swapped", "replaced", "doubled"]
WANTED = 0.95
HEADER_LINES = 3

# "s3:GetObject" as a string of its own; keys of conditions are followed by a colon.
ACTION = re.compile(r'"([A-Za-z0-9-]+):([A-Za-z0-9*?]+)"(?!\s*:)')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", default=str(PACKAGE / ".build/release/notes"), help="the program to ask")
    parser.add_argument("--corpus", default=str(CORPUS))
    parser.add_argument("--rounds", type=int, default=1, help="how often each action gets each kind of slip")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=10, help="how many slips missed are shown")
    arguments = parser.parse_args()

    services = actions_by_service()
    policies = list(corpus_policies(pathlib.Path(arguments.corpus)) or fixture_policies())
    before = check(arguments.notes, [text for _, text in policies])
    mutants = list(slips(policies, services, arguments.rounds, random.Random(arguments.seed)))
    after = check(arguments.notes, [mutant["text"] for mutant in mutants])

    counted, found, missed = Counter(), Counter(), []
    for mutant, said in zip(mutants, after):
        line = mutant["line"]
        is_found = Counter(code for at, _, code, _ in said if at == line) - Counter(
            code for at, _, code, _ in before[mutant["policy"]] if at == line)
        counted[mutant["kind"]] += 1
        found[mutant["kind"]] += bool(is_found)
        if not is_found:
            missed.append(mutant)
    for kind in KINDS:
        print("%-9s %5d of %5d found" % (kind, found[kind], counted[kind]))
    share = found.total() / max(counted.total(), 1)
    print("all       %5d of %5d found: %.2f %%" % (found.total(), counted.total(), 100 * share))
    for mutant in missed[:arguments.show]:
        print("missed: %s, %s for %s" % (policies[mutant["policy"]][0], mutant["after"], mutant["before"]))

    severities = Counter(severity for said in before for _, severity, _, _ in said)
    print("%d policies as they are: %d errors, %d warnings" % (
        len(policies), severities["error"], severities["warning"]))
    for (name, _), said in zip(policies, before):
        for line, severity, code, message in said:
            print("  %s:%d: %s: %s [%s]" % (name, line, severity, message, code))
    sys.exit(share < WANTED or severities["error"] > 0)


# Policies

def corpus_policies(path):
    if not path.exists():
        return []
    cases = (json.loads(line) for line in path.read_text().splitlines())
    return [(case["id"], case["text"]) for case in cases if case["expect"] == "valid"]


def fixture_policies():
    """The cases that expect nothing."""
    for path in sorted(FIXTURES.glob("*.md")):
        for case in re.split(r"^## ", path.read_text(), flags=re.M)[1:]:
            snippet = re.search(r"^```json\n(.*?)^```", case, re.M | re.S)
            if snippet and "```expect" not in case and '"Statement"' in snippet[1] and is_json(snippet[1]):
                yield "%s: %s" % (path.name, case.split("\n", 1)[0]), snippet[1]


def is_json(text):
    try:
        json.loads(text)
        return True
    except ValueError:
        return False


# What exists

def actions_by_service():
    """{service: lower-case actions}, from the generated table; Generate/make_facts.py tells its notation."""
    source = TABLE.read_text()
    verbs = dict(re.findall(r'case UInt8\(ascii: "(.)"\): "(\w+)"', source))
    table = re.search(r'let serviceTable: StaticString = """\n(.*?)\n  """', source, re.S)[1]
    actions, service = defaultdict(set), ""
    for line in table.split("\n"):
        line = line[2:]
        if line[0] == " ":
            for token in line.split():
                actions[service] |= {name.lower() for name in spelled(token, verbs)}
        elif line[0] not in "@?":
            service = line
    return actions


def spelled(token, verbs):
    if token[0] == "=":
        return [token[1:]]
    letters, noun = re.match(r"([a-z]*)(.*)$", token).groups()
    return [verbs[letter] + noun for letter in letters] or [noun]


def exists(service, name, services):
    return any(fnmatch.fnmatchcase(action, name.lower()) for action in services[service.lower()])


# Slips

def slips(policies, services, rounds, chooser):
    for number, (_, text) in enumerate(policies):
        for match in ACTION.finditer(text):
            service, name = match.groups()
            if service.lower() not in services or not exists(service, name, services):
                continue
            for _ in range(rounds):
                for kind in KINDS:
                    mutant = slip(name, kind, chooser)
                    if mutant.lower() == name.lower() or exists(service, mutant, services):
                        continue
                    yield {
                        "policy": number, "kind": kind, "before": match[0][1:-1], "after": service + ":" + mutant,
                        "text": text[:match.start(2)] + mutant + text[match.end(2):],
                        "line": 1 + text.count("\n", 0, match.start()),
                    }


def slip(name, kind, chooser):
    letters = [place for place, letter in enumerate(name) if letter.isalnum()]
    if not letters:
        return name
    place = chooser.choice(letters)
    if kind == "deleted":
        return name[:place] + name[place + 1:]
    if kind == "swapped":
        return name[:place] + name[place + 1:place + 2] + name[place] + name[place + 2:]
    if kind == "replaced":
        return name[:place] + chooser.choice("abcdefghijklmnopqrstuvwxyz") + name[place + 1:]
    return name[:place] + name[place] + name[place:]


# Verdicts

def check(program, texts):
    """For each text the diagnostics of IAM: line, severity, code, message."""
    found = [[] for _ in texts]
    with tempfile.TemporaryDirectory(prefix="notes-oracle-") as folder:
        for number, text in enumerate(texts):
            text = text if text.endswith("\n") else text + "\n"
            note = "# Policy\n\n```json\n%s```\n" % text
            pathlib.Path(folder, "%06d.md" % number).write_text(note)
        run = subprocess.run([program, "check", ".", "--format", "json"], cwd=folder, capture_output=True)
        if run.returncode not in (0, 1):
            sys.exit("notes ended with %d: %s" % (run.returncode, run.stderr.decode(errors="replace")[-2000:]))
        for said in json.loads(run.stdout)["diagnostics"]:
            if said["code"].startswith("iam."):
                number = int(pathlib.Path(said["file"]).stem)
                found[number].append((said["line"] - HEADER_LINES, said["severity"], said["code"], said["message"]))
    return found


main()
