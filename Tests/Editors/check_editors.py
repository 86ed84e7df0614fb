#!/usr/bin/env python3
"""Has Neovim and Emacs speak with `notes lsp`, without a screen, and tells how long a finding takes to be seen.

    check_editors.py NOTES [--notes N] [--site FOLDER]

NOTES is the program. A site of N notes (100) is made in a temporary folder, or beside the notes of a copy of FOLDER. Each
step is one that a person takes: a block that is broken and mended, completion, hover, going to a definition, renaming, a
quick fix, formatting, and leaving. Says so and passes where an editor is not there.
"""

import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

NOTE = """---
title: Note {number}
tags: [dns, topic-{group}]
---

The note of that number. See [the one before](2024-01-note-{before}.md#setup).

## Setup

```yaml
name: note-{number}
```

```sh
echo {number}
```
"""

EDITED = """---
title: Edited
tags: [dns]
---

## Start

See [one](2024-01-note-1.md#setup).

```sh
echo \u201cx\u201d
```

```hcl
a=1
long = 2
```
"""


def make_site(folder, count):
    posts = folder / "Content" / "posts"
    posts.mkdir(parents=True)
    (folder / "Content" / "site.yml").write_text("title: Editors\n")
    for number in range(1, count + 1):
        text = NOTE.format(number=number, before=max(1, number - 1), group=number % 17)
        (posts / f"2024-01-note-{number}.md").write_text(text)
    (posts / "linking.md").write_text("# Linking\n\n[edited](edited.md#start)\n")
    (posts / "edited.md").write_text(EDITED)


HERE = pathlib.Path(__file__).resolve().parent

EDITORS = {
    "nvim": ["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", f"luafile {HERE / 'neovim.lua'}"],
    "emacs": ["emacs", "--batch", "--no-init-file", "-l", str(HERE / "eglot.el")],
}


def run(command, program, arguments):
    with tempfile.TemporaryDirectory(prefix="notes-editors-") as name:
        folder = pathlib.Path(name).resolve()
        site = folder / "site"
        if arguments.site:
            shutil.copytree(pathlib.Path(arguments.site) / "Content", site / "Content")
        make_site(folder / "made", arguments.count)
        shutil.copytree(folder / "made" / "Content", site / "Content", dirs_exist_ok=bool(arguments.site))
        result = subprocess.run(
            command, cwd=site, timeout=300, capture_output=True, text=True,
            env={"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": name, "NOTES": str(program),
                 "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1719835200"})
        # Emacs tells there what it loads.
        problem = result.stderr if result.returncode else ""
        print((result.stdout + problem).replace("\r", "").strip())
        return result.returncode


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("notes")
    parser.add_argument("--notes", dest="count", type=int, default=100)
    parser.add_argument("--site")
    arguments = parser.parse_args()
    program = pathlib.Path(arguments.notes).resolve()
    status = 0
    for editor, command in EDITORS.items():
        if shutil.which(editor):
            status = max(status, run(command, program, arguments))
        else:
            print(f"{editor}: not here, so the language server is not tried with it")
    return status


if __name__ == "__main__":
    sys.exit(main())
