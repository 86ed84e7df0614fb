#!/usr/bin/env python3
"""How far `notes check` agrees with the programs that read configuration files, on files and on seeded damage to them.

  config_agreement.py NOTES LANGUAGE FILE…      LANGUAGE: xml, diff, nginx, ssh-config, zone
  NOTES is the built program. Each file is taken as it is, and four times with a line or a byte taken away.

The oracles are Python's expat, `git apply --numstat`, `nginx -t`, `ssh -G` and `named-checkzone`, the last one for zones that are
whole. One that is absent is said to be, and nothing is compared. `nginx -t` also opens the files that a configuration
names, so give it such as name none.
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile
import xml.parsers.expat


def run(*command, cwd=None):
    return subprocess.run(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def takes_xml(path, folder):
    with open(path, "rb") as file:
        try:
            xml.parsers.expat.ParserCreate().Parse(file.read(), True)
            return True
        except (xml.parsers.expat.ExpatError, LookupError, ValueError):
            return False


# The program that is needed, and whether it takes the file at a path; `folder` is an empty repository.
ORACLES = {
    "xml": (None, takes_xml),
    "diff": ("git", lambda path, folder: run("git", "apply", "--numstat", path, cwd=folder)),
    "nginx": ("nginx", lambda path, folder: run("nginx", "-t", "-p", folder, "-e", folder + "/log", "-c", path)),
    "ssh-config": ("ssh", lambda path, folder: run("ssh", "-G", "-F", path, "host.example")),
    "zone": ("named-checkzone", lambda path, folder: run("named-checkzone", "example.com", path)),
}


def variants(data, generator):
    yield data
    for number in range(4):
        lines = data.split(b"\n")
        if number % 2 == 0:
            del lines[generator.randrange(len(lines))]
            yield b"\n".join(lines)
        else:
            place = generator.randrange(max(1, len(data)))
            yield data[:place] + data[place + 1:]


def notes_takes(notes, language, data, path):
    fence = b"`" * 9
    with open(path, "wb") as note:
        note.write(b"---\ntitle: x\n---\n\n" + fence + language.encode() + b"\n" + data.rstrip(b"\n") + b"\n" + fence + b"\n")
    return run(notes, "check", path)


def main():
    notes, language, files = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3:]
    program, oracle = ORACLES[language]
    if program and not shutil.which(program):
        print("%s is absent: nothing compared" % program)
        return
    generator = random.Random(1)
    counts = {"both take": 0, "both refuse": 0, "false alarm": 0, "missed": 0}
    with tempfile.TemporaryDirectory() as folder:
        run("git", "init", "-q", folder)
        for name in files:
            with open(name, "rb") as file:
                data = file.read()
            for number, text in enumerate(variants(data, generator)):
                path = os.path.join(folder, "file")
                with open(path, "wb") as file:
                    file.write(text)
                theirs = oracle(path, folder)
                ours = notes_takes(notes, language, text, os.path.join(folder, "note.md"))
                key = {(True, True): "both take", (False, False): "both refuse", (True, False): "false alarm"}
                kind = key.get((theirs, ours), "missed")
                counts[kind] += 1
                if kind == "false alarm":
                    print("%s, variant %d: false alarm" % (name, number))
    print(", ".join("%s %d" % pair for pair in counts.items()))


main()
