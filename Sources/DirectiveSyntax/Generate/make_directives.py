#!/usr/bin/env python3
"""Writes ../NginxTable.generated.swift: the directives of nginx, where they may stand and how many arguments they take.

  tar xf nginx-1.31.5.tar.gz
  python3 make_directives.py nginx-1.31.5

The source of nginx (BSD-2-Clause, nginx.org) carries them as tables of `ngx_command_t`. The same source gives the same
bytes again. A name that several modules have is one line: what any of them takes, is taken.
"""
import os
import re
import sys

OUTPUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "NginxTable.generated.swift")

# One letter each, as `NginxDirective.Places` reads them.
PLACES = {
    "NGX_MAIN_CONF": "m", "NGX_EVENT_CONF": "e",
    "NGX_HTTP_MAIN_CONF": "h", "NGX_HTTP_SRV_CONF": "s", "NGX_HTTP_LOC_CONF": "l", "NGX_HTTP_UPS_CONF": "u",
    "NGX_HTTP_SIF_CONF": "i", "NGX_HTTP_LIF_CONF": "f", "NGX_HTTP_LMT_CONF": "x",
    "NGX_STREAM_MAIN_CONF": "S", "NGX_STREAM_SRV_CONF": "V", "NGX_STREAM_UPS_CONF": "U",
    "NGX_MAIL_MAIN_CONF": "M", "NGX_MAIL_SRV_CONF": "N",
    "NGX_ANY_CONF": "ehsluifxSVUMNm",
}
COUNTS = {
    "NGX_CONF_NOARGS": "0", "NGX_CONF_TAKE1": "1", "NGX_CONF_TAKE2": "2", "NGX_CONF_TAKE3": "3",
    "NGX_CONF_TAKE4": "4", "NGX_CONF_TAKE5": "5", "NGX_CONF_TAKE6": "6", "NGX_CONF_TAKE7": "7",
    "NGX_CONF_TAKE12": "12", "NGX_CONF_TAKE13": "13", "NGX_CONF_TAKE23": "23", "NGX_CONF_TAKE34": "34",
    "NGX_CONF_TAKE123": "123", "NGX_CONF_TAKE1234": "1234", "NGX_CONF_FLAG": "1",
    "NGX_CONF_1MORE": "1+", "NGX_CONF_2MORE": "2+", "NGX_CONF_ANY": "0+",
}


def commands(root):
    for folder, _, files in sorted(os.walk(root)):
        for file in sorted(files):
            if not file.endswith(".c"):
                continue
            with open(os.path.join(folder, file), encoding="utf-8", errors="replace") as source:
                text = source.read()
            # The command behind a name is the function that reads it; a second element is its flags.
            for name, flags in re.findall(r'\{\s*ngx_string\("([a-z0-9_]+)"\),\s*([A-Z0-9_|\s]+),', text):
                words = re.findall(r"NGX_[A-Z0-9_]+", flags)
                if any(word in PLACES for word in words):
                    yield name, words


def main():
    table = {}
    for name, words in commands(os.path.join(sys.argv[1], "src")):
        places, counts, is_block = table.get(name, (set(), set(), set()))
        places.update("".join(PLACES.get(word, "") for word in words))
        if "NGX_DIRECT_CONF" in words and not places:
            places.add("m")
        for word in words:
            counts.update(re.findall(r"\d\+?", COUNTS.get(word, "")))
        is_block.add("NGX_CONF_BLOCK" in words)
        table[name] = (places, counts, is_block)
    lines = []
    for name, (places, counts, is_block) in sorted(table.items()):
        block = "b" if is_block == {True} else "?" if True in is_block else "-"
        lines.append("  %s %s %s %s" % (name, "".join(sorted(places)) or "*", "".join(sorted(counts)) or "0+", block))
    with open(OUTPUT, "w") as out:
        out.write("// Written by Generate/make_directives.py from the source of nginx 1.31.5 (BSD-2-Clause). Not for editing.\n\n")
        out.write("/// A directive a line: its name, its places, how many arguments it takes, whether it has a block.\n")
        out.write('let nginxTable = """\n%s\n  """\n' % "\n".join(lines))


main()
