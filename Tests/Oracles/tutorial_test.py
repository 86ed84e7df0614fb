#!/usr/bin/env python3
"""Types the manual's tutorial: each command as it is printed, in an empty home folder.

    tutorial_test.py PROGRAM [--update]

What the commands print has to be what the tutorial says; dates, times and addresses with a port may differ. `notes serve` is begun,
asked for its first page and interrupted, as a reader would. At the end the published folder has to be there. With `--update` the
tutorial is given what was printed. Standard library only.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

TUTORIAL = pathlib.Path(__file__).resolve().parents[2] / "Content/manual/tutorial.md"
MARK = "--- end of a command ---"
#: What differs from run to run, and what stands for it.
CHANGING = [
    (re.compile(r"\d{4}-\d\d-\d\d"), "2026-01-31"),
    (re.compile(r"\d+ ms"), "12 ms"),
    (re.compile(r"127\.0\.0\.1:\d+"), "127.0.0.1:1313"),
]


def steps(lines):
    """(index of the line after the command, command) of each command; here-documents are one with theirs."""
    fence, found, index = None, [], 0
    while index < len(lines):
        line = lines[index]
        opening = re.fullmatch(r"(`{3,})(console)?.*", line)
        if fence is None and opening:
            fence = (opening[1], opening[2] is not None)
        elif fence is not None and line == fence[0]:
            fence = None
        elif fence is not None and fence[1] and line.startswith("$ "):
            command = [line[2:]]
            while index + 1 < len(lines) and re.match(r">( |$)", lines[index + 1]):
                index += 1
                command.append(lines[index][2:])
            found.append((index + 1, "\n".join(command)))
        index += 1
    return found


def output_end(lines, start):
    """Where what a command prints ends: at the next command or the fence."""
    end = start
    while not lines[end].startswith("$ ") and not lines[end].startswith("```"):
        end += 1
    return end


def alike(text):
    for pattern, stand_in in CHANGING:
        text = pattern.sub(stand_in, text)
    return text


class Shell:
    """One bash for all commands: variables and folders stay."""

    def __init__(self, home, program):
        environment = {"HOME": home, "PATH": f"{os.path.dirname(program)}:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "COLUMNS": "100"}
        self.process = subprocess.Popen(
            ["bash"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, cwd=home)

    def run(self, command):
        self.process.stdin.write(f"{command}\necho; echo '{MARK}'\n")
        self.process.stdin.flush()
        lines = []
        while (line := self.process.stdout.readline()) and line.rstrip("\n") != MARK:
            lines.append(line.rstrip("\n"))
        while lines and not lines[-1]:
            lines.pop()
        return lines

    def serve(self, command):
        """Begins a server, reads its first page and interrupts it."""
        lines = self.run(f"{command} > served.log 2>&1 & server=$!; "
                         "for _ in $(seq 100); do grep -q http served.log && break; sleep 0.1; done; cat served.log")
        address = re.search(r"http://\S+", "\n".join(lines))
        if not address:
            raise SystemExit(f"{command}: printed no address:\n" + "\n".join(lines))
        page = urllib.request.urlopen(address[0], timeout=10).read()
        if b"Split-horizon DNS" not in page:
            raise SystemExit(f"{command}: the first page does not name the note")
        self.run("kill -INT $server; wait $server; rm served.log")
        return lines


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--update", action="store_true")
    options = arguments.parse_args()
    lines = TUTORIAL.read_text().split("\n")
    faults, inserted = [], 0
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        shell = Shell(home, os.path.abspath(options.program))
        commands = steps(lines)
        for index, command in commands:
            index += inserted
            run = shell.serve if command.split()[:2] == ["notes", "serve"] else shell.run
            printed = [line.replace(home, "/home/you") for line in run(command)]
            end = output_end(lines, index)
            if options.update:
                inserted += len(printed) - (end - index)
                lines[index:end] = [alike(line) for line in printed]
            elif list(map(alike, printed)) != list(map(alike, lines[index:end])):
                faults.append(f"$ {command}\n--- printed\n" + "\n".join(printed) + "\n--- the tutorial\n" + "\n".join(lines[index:end]))
        shell.process.stdin.close()
        shell.process.wait()
        if not os.path.getsize(os.path.join(home, "www/index.html")):
            faults.append("nothing is published")
    if options.update:
        TUTORIAL.write_text("\n".join(lines))
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"tutorial: {len(commands)} commands typed in {time.monotonic() - started:.1f} s, {len(faults)} differ from what is printed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
