#!/usr/bin/env python3
"""Cuts builds off and damages what they leave: the next build has to make what a fresh one does.

    kill_test.py PROGRAM [--rounds N] [--seed S] [--keep]

Makes a site of small notes and changes some of them in each round. Then a build is killed in the middle, interrupted, run
twice at once, stopped by a full disk or a folder that may not be written, or finds its state missing or cut off. Whatever it
was: no file of `Public/` may be half written, and a foreign one has to be there still. A build that runs to its end must make
of `Public/` what the same notes give in a fresh folder, byte for byte, and searches must answer the same.

A full disk needs the right to mount, a folder that may not be written somebody other than root; where they lack, it says so.
With `--keep` it stops at the first fault and leaves the folder. Standard library only.
"""
import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree
import zlib

#: A search finds no more than 200.
NOTES, MOST_NOTES = 150, 190
TAGS = ["aws", "aws/iam", "docker", "dns", "terraform", "linux", "tls"]
WORDS = """resolver token bucket subnet gateway policy cluster volume kernel socket journal mirror branch window cache
ledger quorum replica shard beacon tunnel packet tracer budget anchor signal buffer header cookie schema""".split()
QUERIES = ["resolver", "token bucket", "tag:aws policy", "lang:json replica", "title:gateway", "kernle", "\"cache ledger\""]
FOREIGN = ["CNAME", "tags/foreign.txt", "own/page.html"]
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1719792000", "NO_COLOR": "1"}


class Fault(Exception):
    pass


class Site:
    """A site's folder and what is written into its Content/."""

    def __init__(self, root, chance):
        self.root, self.chance = root, chance
        self.made = 0
        self.title = "Notes"
        os.makedirs(self.path("Content/posts"))
        self.write_settings()
        for _ in range(NOTES):
            self.add()

    def path(self, name):
        return os.path.join(self.root, name)

    def write(self, name, text):
        """A time in the past that is the content's own: what was written just now is read again whatever its time."""
        data = text.encode()
        path = self.path("Content/" + name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data)
        if self.chance.random() < 0.9:
            check = zlib.crc32(data)
            os.utime(path, ns=(0, (1_500_000_000 + check % 100_000_000) * 10**9 + check % 10**9))

    def write_settings(self):
        self.write("site.yml", f"title: {self.title}\nbaseURL: https://notes.example\ncheck: warn\npagination: 10\n")

    def notes(self):
        return sorted(os.listdir(self.path("Content/posts")))

    def prose(self, count):
        return " ".join(self.chance.choice(WORDS) for _ in range(count))

    def text(self):
        chance = self.chance
        lines = ["---", f"title: {self.prose(3).capitalize()}", f"tags: [{', '.join(chance.sample(TAGS, chance.randint(0, 3)))}]"]
        if chance.random() < 0.1:
            lines.append("draft: true")
        if chance.random() < 0.2:
            lines.append(f"series: About {chance.choice(WORDS[:4])}")
        if chance.random() < 0.1:
            lines.append(f"aliases: [/old/{chance.choice(WORDS)}.html]")
        lines += ["---", self.prose(30) + ".", "", f"## {self.prose(2).capitalize()}", "", self.prose(20) + "."]
        names = self.notes()
        for name in chance.sample(names, min(len(names), chance.randint(0, 3))):
            lines += ["", f"See [{self.prose(1)}]({name})."]
        if chance.random() < 0.5:
            lines += ["", "```json", json.dumps({self.prose(1): chance.randrange(1000)}), "```"]
        if chance.random() < 0.5:
            lines += ["", "```sh", f"echo {self.prose(2)} > /tmp/{self.prose(1)}", "```"]
        if chance.random() < 0.05:
            lines += ["", "```mermaid", "flowchart LR", f"  A[{self.prose(1)}] --> B", "```"]
        return "\n".join(lines) + "\n"

    def add(self):
        self.made += 1
        date = "" if self.chance.random() < 0.1 else f"{self.chance.randint(2019, 2024)}-{self.chance.randint(1, 12):02}-07-"
        self.write(f"posts/{date}{self.chance.choice(WORDS)}-{self.made}.md", self.text())

    def edit(self):
        chance = self.chance
        for _ in range(chance.randint(1, 12)):
            kind = chance.choice(["edit", "edit", "add", "delete", "rename", "tag", "title"])
            names = self.notes()
            name = chance.choice(names) if names else None
            if kind == "title":
                self.title = self.prose(2).capitalize()
                self.write_settings()
            elif len(names) < NOTES // 2 or kind == "add" and len(names) < MOST_NOTES:
                self.add()
            elif kind == "edit":
                self.write("posts/" + name, self.text())
            elif kind in ("delete", "add"):
                os.remove(self.path("Content/posts/" + name))
            elif kind == "rename":
                os.rename(self.path("Content/posts/" + name), self.path("Content/posts/renamed-" + name[-60:]))
            else:
                with open(self.path("Content/posts/" + name)) as file:
                    text = file.read()
                self.write("posts/" + name, text.replace("tags: [", f"tags: [{chance.choice(WORDS)}, ", 1))

    def add_foreign_files(self):
        for name in FOREIGN:
            path = self.path("Public/" + name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w") as file:
                file.write("<p>not of the program\n")


def run(program, site, *arguments):
    return subprocess.run([program, *arguments], cwd=site, env=ENVIRONMENT, capture_output=True, timeout=120)


def start(program, site):
    return subprocess.Popen([program, "build"], cwd=site, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def build(program, site):
    result = run(program, site, "build")
    if result.returncode != 0:
        raise Fault(f"a build ends with {result.returncode}: {result.stderr.decode()[-300:]}")


def files(folder):
    found = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def check_between(public):
    """What lies in Public/ between two builds: foreign files, and of ours each an old one or a new one."""
    for name in FOREIGN:
        if not os.path.exists(os.path.join(public, name)):
            raise Fault(f"the foreign file Public/{name} is gone")
    for name, data in files(public).items():
        if name in FOREIGN or os.path.basename(name).startswith("."):
            continue
        try:
            if name.endswith(".html") and not data.endswith(b"</html>\n"):
                raise ValueError("no end")
            if name.endswith((".json", ".webmanifest")):
                json.loads(data)
            if name.endswith((".xml", ".svg")):
                xml.etree.ElementTree.fromstring(data)
        except (ValueError, xml.etree.ElementTree.ParseError) as error:
            raise Fault(f"Public/{name} is half written: {error}")


def check_same(program, site, fresh):
    """`site` after a build against a fresh folder with the same Content/."""
    shutil.rmtree(fresh, ignore_errors=True)
    os.makedirs(fresh)
    shutil.copytree(os.path.join(site, "Content"), os.path.join(fresh, "Content"))
    build(program, fresh)
    ours, wanted = files(os.path.join(site, "Public")), files(os.path.join(fresh, "Public"))
    for name in FOREIGN:
        ours.pop(name, None)
    differing = sorted(name for name in ours.keys() | wanted.keys() if ours.get(name) != wanted.get(name))
    if differing:
        kinds = [f"{name} ({'left over' if name not in wanted else 'missing' if name not in ours else 'differs'})" for name in differing]
        raise Fault(f"Public/ is not that of a fresh build in {len(differing)} files: {', '.join(kinds[:8])}")
    for query in QUERIES:
        if found(program, site, query) != found(program, fresh, query):
            raise Fault(f"'search {query}' finds something else than in a fresh folder")


def found(program, site, query):
    """The answer of a search: notes in their order with their scores, and what else it says."""
    result = run(program, site, "search", "--json", "--limit", "1000", "--", query)
    if result.returncode not in (0, 1):
        raise Fault(f"'search {query}' ends with {result.returncode}: {result.stderr.decode()[-300:]}")
    return json.loads(result.stdout)


class Rounds:
    """The kinds of rounds. Each leaves the site before the build that has to run to its end."""

    def __init__(self, program, site, chance):
        self.program, self.site, self.chance = program, site, chance
        self.skipped = set()
        self.usual = 0.3

    def cut_off(self, number):
        process = start(self.program, self.site.root)
        time.sleep(self.chance.random() * self.usual * 1.1)
        process.send_signal(number)
        process.communicate(timeout=60)
        if process.returncode not in (0, -number, 128 + number):
            raise Fault(f"a build that got signal {number} ends with {process.returncode}")

    def killed(self):
        self.site.edit()
        self.cut_off(signal.SIGKILL)

    def killed_twice(self):
        self.killed()
        check_between(self.site.path("Public"))
        self.killed()

    def interrupted(self):
        self.site.edit()
        self.cut_off(signal.SIGINT)

    def two_at_once(self):
        self.site.edit()
        processes = [start(self.program, self.site.root) for _ in range(2)]
        for process in processes:
            _, errors = process.communicate(timeout=120)
            if process.returncode != 0:
                raise Fault(f"one of two builds at once ends with {process.returncode}: {errors.decode()[-300:]}")

    def state_cut_short(self):
        self.site.edit()
        name = self.chance.choice(["build", "index.sqlite"])
        path = self.site.path(".notes/" + name)
        os.truncate(path, self.chance.randrange(os.path.getsize(path)))

    def state_changed(self):
        self.site.edit()
        path = self.site.path(".notes/build")
        with open(path, "r+b") as file:
            file.seek(self.chance.randrange(os.path.getsize(path)))
            file.write(bytes([self.chance.randrange(256)]))

    def state_missing(self):
        self.site.edit()
        for name in self.chance.sample(["build", "index.sqlite"], self.chance.randint(1, 2)):
            os.remove(self.site.path(".notes/" + name))

    def outputs_missing(self):
        # What is known of the build before tells as well which files are the program's.
        self.site.edit()
        os.remove(self.site.path(".notes/outputs"))

    def everything_missing(self):
        # Nothing tells then which files are the program's, so none may become superfluous until they are written down again.
        for name in ["build", "outputs", "index.sqlite"]:
            os.remove(self.site.path(".notes/" + name))

    def pages_missing(self):
        self.site.edit()
        ours = sorted(set(files(self.site.path("Public"))) - set(FOREIGN))
        for name in self.chance.sample(ours, 5):
            os.remove(self.site.path("Public/" + name))

    def full_disk(self):
        """The site on a disk that has little more room than it takes."""
        if os.geteuid() != 0:
            return self.skipped.add("full disk: not root")
        small = self.site.root + "-small"
        os.makedirs(small, exist_ok=True)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200m", "none", small], capture_output=True).returncode != 0:
            return self.skipped.add("full disk: no right to mount")
        root = self.site.root
        self.site.root = os.path.join(small, "site")
        try:
            shutil.copytree(root, self.site.root)
            build(self.program, self.site.root)
            self.site.edit()
            size = shutil.disk_usage(small).used // 1024 + self.chance.randint(8, 2000)
            subprocess.run(["mount", "-o", f"remount,size={size}k", small], check=True)
            result = run(self.program, self.site.root, "build")
            if result.returncode not in (0, 2):
                raise Fault(f"a build on a full disk ends with {result.returncode}: {result.stderr.decode()[-300:]}")
            check_between(self.site.path("Public"))
            subprocess.run(["mount", "-o", "remount,size=200m", small], check=True)
            build(self.program, self.site.root)
            check_same(self.program, self.site.root, root + "-fresh")
        finally:
            shutil.rmtree(os.path.join(root, "Content"))
            shutil.copytree(self.site.path("Content"), os.path.join(root, "Content"))
            self.site.root = root
            subprocess.run(["umount", "-l", small])

    def read_only_folder(self):
        if os.geteuid() == 0:
            return self.skipped.add("read-only folder: root may write everywhere")
        self.site.edit()
        folders = [parent for parent, _, _ in os.walk(self.site.path("Public"))]
        folder = self.chance.choice([folders[0], self.chance.choice(folders), self.site.path(".notes")])
        os.chmod(folder, 0o555)
        try:
            result = run(self.program, self.site.root, "build")
        finally:
            os.chmod(folder, 0o755)
        if result.returncode not in (0, 2):
            raise Fault(f"a build with {folder} read-only ends with {result.returncode}: {result.stderr.decode()[-300:]}")

    KINDS = [interrupted, two_at_once, state_cut_short, state_changed, state_missing, outputs_missing, everything_missing,
             pages_missing, full_disk, read_only_folder, killed_twice]


def begin(program, site):
    """A site that was built once, from nothing."""
    for name in [".notes", "Public"]:
        shutil.rmtree(site.path(name), ignore_errors=True)
    build(program, site.root)
    site.add_foreign_files()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    chance = random.Random(options.seed)
    work = tempfile.mkdtemp(prefix="notes-kill-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
    site = Site(os.path.join(work, "site"), chance)
    rounds = Rounds(program, site, chance)
    faults = []
    begin(program, site)
    for number in range(1, options.rounds + 1):
        # Every other round kills a build, the rest take their turns.
        kind = Rounds.killed if number % 2 else Rounds.KINDS[number // 2 % len(Rounds.KINDS)]
        try:
            kind(rounds)
            check_between(site.path("Public"))
            began = time.monotonic()
            build(program, site.root)
            rounds.usual = max(0.02, (rounds.usual * 3 + time.monotonic() - began) / 4)
            check_between(site.path("Public"))
            check_same(program, site.root, os.path.join(work, "site-fresh"))
        except Fault as fault:
            faults.append(f"round {number} ({kind.__name__}), seed {options.seed}: {fault}")
            print(faults[-1], file=sys.stderr)
            if options.keep:
                break
            begin(program, site)
    if faults and options.keep:
        print(f"see {work}", file=sys.stderr)
    else:
        shutil.rmtree(work, ignore_errors=True)
    skipped = f"; skipped {', '.join(sorted(rounds.skipped))}" if rounds.skipped else ""
    print(f"{options.rounds} rounds, {len(faults)} faults{skipped}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
