#!/usr/bin/env python3
"""Writes ../CLDRTable.generated.swift: of each language its own name, plural rules, months and forms of dates.

  pip download babel==2.19.0 --no-deps
  unzip -d babel babel-2.19.0-py3-none-any.whl
  python3 make_languages.py babel

Babel (BSD-3-Clause, babel.pocoo.org) carries the data of the Unicode CLDR (Unicode-3.0, cldr.unicode.org). The same
package gives the same bytes again. Languages whose months CLDR only has as numbers of no use are left out, and
variants that say nothing else than the language itself.
"""
import os
import re
import sys

OUTPUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "CLDRTable.generated.swift")

# Counts of things are whole numbers without decimals: of CLDR's operands (UTS 35 part 3, §5.1.1) only `n` and `i` are
# not zero, and both are the number.
ZERO = {"v", "w", "f", "t", "c", "e"}

RIGHT_TO_LEFT = {"Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"}


def condition(text):
    """A rule for whole numbers: True, False or what is left of it, in the notation of CLDR."""
    alternatives = []
    for alternative in text.split(" or "):
        relations = []
        holds = True
        for relation in alternative.split(" and "):
            operand, modulus, negated, values = re.fullmatch(
                r"(\w)(?: mod (\d+))? (not )?in ([\d.,]+)", relation).groups()
            if operand in ZERO:
                ranges = [part.split("..") for part in values.split(",")]
                matches = any(int(r[0]) <= 0 <= int(r[-1]) for r in ranges)
                holds = holds and matches != bool(negated)
                continue
            left = "n" + (f" % {modulus}" if modulus else "")
            relations.append(f"{left} {'!=' if negated else '='} {values}")
        if holds and not relations:
            return True
        if holds and " and ".join(relations) not in alternatives:
            alternatives.append(" and ".join(relations))
    return " or ".join(alternatives) if alternatives else False


def plural_rules(locale):
    parts = []
    for category in ["zero", "one", "two", "few", "many"]:
        text = locale.plural_form.rules.get(category)
        rule = condition(text) if text else False
        if rule is True:
            sys.exit(f"{locale}: a rule that always holds")
        if rule:
            parts.append(f"{category}: {rule}")
    return "; ".join(parts)


def pattern(text, locale):
    """Only what DatePattern reads; an era, which a date of today does not need, becomes text."""
    if "G" in re.sub(r"'[^']*'", "", text):
        text = text.replace("G", "'" + locale.eras["abbreviated"][1] + "'")
    fields = set(re.findall(r"[A-Za-z]+", re.sub(r"'[^']*'", "", text)))
    return text if fields <= {"d", "dd", "M", "MM", "MMMM", "LLLL", "y"} else None


def row(locale, forms, likely):
    months = [locale.months["format"]["wide"][m] for m in range(1, 13)]
    alone = [locale.months["stand-alone"]["wide"][m] for m in range(1, 13)]
    month = forms.datetime_skeletons.get("yMMMM")
    day, month = pattern(forms.date_formats["long"].pattern, forms), pattern(month.pattern, forms) if month else None
    if not day or not month or len(set(months)) < 12 or months[0].startswith("M0"):
        return None
    own = locale.languages.get(locale.language)
    if not own:
        return None
    script = locale.script or likely.get(locale.language, "").split("_")[1:2]
    script = script if isinstance(script, str) else "".join(script)
    return [own, script, plural_rules(locale), day, month, ",".join(months), "" if alone == months else ",".join(alone)]


def main(folder):
    sys.path.insert(0, folder)
    import babel
    from babel import Locale, localedata
    from babel.core import get_global

    likely = get_global("likely_subtags")
    rows = {}
    for name in sorted(localedata.locale_identifiers(), key=lambda n: (n.count("_"), n)):
        if name == "root" or len(name.split("_")) > 2 or any(c.isdigit() for c in name):
            continue
        locale = Locale.parse(name)
        # Plain English is that of the world, `7 June 2024`; that of the United States is asked for by its tag.
        found = row(locale, Locale.parse("en_001") if name == "en" else locale, likely)
        language = name.split("_")[0]
        if not found or (name != language and language not in rows):
            continue
        if name != language:
            if found[1:] == rows[language][1:] or name[-1].isupper() and len(name.split("_")[1]) > 3:
                continue
            found[0] = locale.get_display_name() if found[0] == rows[language][0] else found[0]
        rows[name] = found

    # Languages without a line that are written from right to left, and regions that write a language in another script
    # than most.
    regions = [
        f"{language} {full.split('_')[1]}" for language, full in sorted(likely.items())
        if re.fullmatch("[a-z]{2,3}", language) and language not in rows and full.split("_")[1] in RIGHT_TO_LEFT]
    for name, full in sorted(likely.items()):
        language, region = (name.split("_") + [""])[:2]
        usual, here = likely.get(language, "").split("_"), full.split("_")
        if re.fullmatch("[A-Z]{2}", region) and language in rows and here[0] == language and here[1] != usual[1]:
            regions.append(f"{language}-{region} {here[1]}")

    with open(OUTPUT, "w", encoding="utf-8") as out:
        out.write(
            f"// Written by Generate/make_languages.py from the Unicode CLDR (Unicode-3.0) as Babel {babel.__version__}\n"
            "// (BSD-3-Clause) carries it. Not for editing.\n\n"
            "/// A language a line: its tag, what it calls itself, its script, plural rules, a day, a month of a year, the\n"
            "/// names of the months in a date, and standing alone where they differ.\n"
            'let cldrTable = #"""\n')
        for name in sorted(rows):
            fields = [name.replace("_", "-")] + rows[name]
            if any("|" in field for field in fields):
                sys.exit(f"{name}: a field with a bar")
            out.write("  " + "|".join(fields) + "\n")
        out.write('  """#\n\n/// Scripts of further languages that are written from right to left, and of regions that write a language in another\n/// script than most.\nlet cldrOtherScripts = """\n')
        out.write("".join(f"  {region}\n" for region in regions) + '  """\n')


main(sys.argv[1])
