#!/usr/bin/env bash
# search_speed.sh PROGRAM SITE [QUERY...]: `notes search` beside what it competes with, in one run.
#
# Prints the medians, in milliseconds, of PROGRAM, of the bare sqlite3 command with a query for snippets on an FTS5 table
# of the same notes, of a bare find that asks for the status of every note, and of rg -il; and the ratio of the first to
# the sum of the next two, which is to be at most 3 at 10,000 notes. Needs hyperfine, sqlite3, ripgrep, python3.
set -euo pipefail
program=$(realpath "$1"); site=$2; shift 2
queries=("$@"); [ $# -gt 0 ] || queries=(resolver terraform "certificate renewal" zzzabsent)
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$site"
python3 - "$work/fts.db" <<'PY'
import os, sqlite3, sys
database = sqlite3.connect(sys.argv[1])
database.execute("CREATE VIRTUAL TABLE note USING fts5(path UNINDEXED, title, body, tokenize = 'porter unicode61')")
for folder, _, files in os.walk("Content"):
    for file in sorted(f for f in files if f.endswith(".md")):
        path = os.path.join(folder, file)
        text = open(path, encoding="utf-8", errors="replace").read()
        title = next((line for line in text.split("\n") if line.startswith(("title:", "# "))), "")
        database.execute("INSERT INTO note VALUES (?, ?, ?)", (path, title, text))
database.commit()
database.execute("INSERT INTO note (note) VALUES ('optimize')")
database.commit()
PY
"$program" search warm-up > /dev/null 2>&1 || true
for query in "${queries[@]}"; do
  match=$(for word in $query; do printf '\\"%s\\" ' "$word"; done)
  snippets="select path, snippet(note, 2, '[', ']', '…', 12) from note where note match '$match' order by bm25(note, 0, 10, 1) limit 20"
  hyperfine -N -i --output=pipe -w 3 -r 25 --export-json "$work/times.json" \
    "$program search '$query'" "sqlite3 $work/fts.db \"$snippets\"" \
    "find Content -name '*.md' -newermt 2100-01-01" "rg -il -- '$query' Content" > /dev/null 2>&1
  python3 - "$query" "$work/times.json" <<'PY'
import json, sys
notes, sqlite, find, rg = (r["median"] * 1000 for r in json.load(open(sys.argv[2]))["results"])
print(f"{sys.argv[1]:22} notes {notes:.1f}  sqlite3 {sqlite:.1f}  find {find:.1f}  rg {rg:.1f}  ratio {notes / (sqlite + find):.2f}")
PY
done
