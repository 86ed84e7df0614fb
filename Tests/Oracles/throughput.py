#!/usr/bin/env python3
"""Measures how fast the shell parser is beside `shfmt` and `bash -n`, on the same files in one run. On demand.

    apt-get install shfmt
    Tests/Oracles/throughput.py
    Tests/Oracles/throughput.py --package DIR        # where `swift test` builds ShellSyntaxTests

The files are the shell scripts of the system (see bash_agreement.py) that bash and shfmt both accept.

- Ours: `parseShell` over all files in one process, read before the clock starts (ShellThroughputTests), and the
  same for the large file below.
- shfmt: `shfmt -l FILE…`, all files in one process, less what an empty file takes. It has no way to parse and not to
  format, so its figure holds the printing as well; GOMAXPROCS=1, as we and bash use one core.
- bash: `bash -n` on one large file, made of the scripts that stay valid when each is wrapped in `f() {` … `}`, less
  what an empty file takes. Beside it the same for a process for each file, less the start of as many processes.

Each figure is the best of several rounds.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True
from bash_agreement import HERE, scripts

ROUNDS = 5


def main():
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--package", default=str(HERE.parent.parent), help="the folder of Package.swift")
    arguments = options.parse_args()
    found = scripts()
    with ThreadPoolExecutor() as pool:
        files = [path for path, fits in zip(found, pool.map(is_valid, found)) if fits]
    size = sum(os.path.getsize(path) for path in files)
    print(f"{len(files)} files of {len(found)}, {size / 1e6:.2f} MB")
    with tempfile.TemporaryDirectory(prefix="notes-throughput-") as folder:
        ours, with_tokens = measure_ours(files, pathlib.Path(folder, "list.txt"), arguments.package)
        print(f"ours:                     {ours:8.1f} MB/s ({with_tokens:.1f} with tokens for the page)")
        shfmt = size / 1e6 / measure_shfmt(files, pathlib.Path(folder, "empty.sh"))
        print(f"shfmt -l:                 {shfmt:8.1f} MB/s")
        large, large_size = write_large(files, pathlib.Path(folder, "large.sh"))
        ours_large, _ = measure_ours([large], pathlib.Path(folder, "list.txt"), arguments.package)
        print(f"ours, one large file:     {ours_large:8.1f} MB/s ({large_size / 1e6:.2f} MB)")
        bash = large_size / 1e6 / (best(["bash", "-n", large]) - best(["bash", "-n", "/dev/null"]))
        print(f"bash -n, one large file:  {bash:8.1f} MB/s")
        single = size / 1e6 / (each(files) - each(["/dev/null"] * len(files)))
        print(f"bash -n, file by file:    {single:8.1f} MB/s")
    print(f"ours is {ours / shfmt:.1f} times shfmt, {ours / single:.1f} times bash file by file, "
          f"{ours_large / bash:.1f} times bash on the large file")


def is_valid(path):
    if b"\0" in pathlib.Path(path).read_bytes():
        return False
    bash = subprocess.run(["bash", "-n", "-O", "extglob", path], capture_output=True)
    return not bash.returncode and not bash.stderr and subprocess.run(
        ["shfmt", "-l", path], capture_output=True).returncode == 0


def measure_ours(files, list_path, package):
    list_path.write_text("".join(path + "\n" for path in files))
    run = subprocess.run(
        ["swift", "test", "-c", "release", "--package-path", package, "--filter", "ShellThroughputTests"],
        env=dict(os.environ, NOTES_SHELL_FILES=str(list_path)), capture_output=True, text=True)
    speeds = {}
    for line in run.stdout.splitlines():
        if found := re.match(r"throughput (with|without) tokens: .* ([0-9.]+) MB/s", line):
            speeds[found[1]] = float(found[2])
    if len(speeds) != 2:
        sys.exit(run.stdout[-2000:] + run.stderr[-2000:])
    return speeds["without"], speeds["with"]


def measure_shfmt(files, empty):
    empty.write_text("")
    command = ["shfmt", "-l"]
    return best(command + files) - best(command + [str(empty)])


def write_large(files, path):
    """Joins the scripts that are still valid as the body of a function."""
    parts = []
    for number, name in enumerate(files):
        text = b"f%d() {\n%s\n}\n" % (number, pathlib.Path(name).read_bytes())
        run = subprocess.run(["bash", "-n"], input=text, capture_output=True)
        if not run.returncode and not run.stderr:
            parts.append(text)
    path.write_bytes(b"".join(parts))
    return str(path), path.stat().st_size


def best(command):
    """The shortest time of several runs, in seconds."""
    environment = dict(os.environ, GOMAXPROCS="1")
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        times.append(time.perf_counter() - start)
    return min(times)


def each(files):
    """The shortest time of `bash -n` for each of the files, one after the other."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for path in files:
            subprocess.run(["bash", "-n", "-O", "extglob", path])
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
