import JSONSyntax
import SourceText
import TOMLSyntax
import YAMLSyntax

// The trees of YAML, TOML and JSON as metadata, with their places moved on by `base` bytes.

/// Keys whose values are text, however they look: `title: 2024`, `tags: [1.30]`. Each keeps its spelling.
private let textKeys: Set<String> = [
  "title", "description", "slug", "date", "updated", "tags", "aliases", "series",
]

/// What is nested deeper is left out: no theme walks so far, and no walk must overflow the stack.
private let maximumDepth = 100

func yamlEntries(_ members: [YAMLMember], base: Int) -> [MetadataEntry] {
  members.map { member in
    let isText = textKeys.contains(member.name)
    return MetadataEntry(
      key: member.name, value: metadataValue(member.value, isText: isText, base: base, depth: 0),
      keyRange: member.key.range.shifted(by: base), valueRange: member.value.range.shifted(by: base),
      itemRanges: member.value.sequence?.map { $0.range.shifted(by: base) } ?? [])
  }
}

/// The value of a setting or of front matter.
func metadataValue(_ value: YAMLValue, isText: Bool = false, base: Int = 0, depth: Int = 0) -> MetadataValue {
  guard depth < maximumDepth else { return .null }
  switch value.kind {
  case .scalar(let scalar):
    switch scalar.content {
    case .null: return .null
    case .bool(let flag): return isText ? .string(scalar.text) : .bool(flag)
    case .integer(let number): return isText ? .string(scalar.text) : .integer(number)
    case .number(let number): return isText ? .string(scalar.text) : .number(number)
    case .string: return .string(scalar.text)
    }
  case .sequence(let items):
    return .list(items.map { metadataValue($0, isText: isText, base: base, depth: depth + 1) })
  case .mapping(let members):
    return .map(
      members.map { member in
        MetadataEntry(
          key: member.name, value: metadataValue(member.value, base: base, depth: depth + 1),
          keyRange: member.key.range.shifted(by: base), valueRange: member.value.range.shifted(by: base))
      })
  }
}

func tomlEntries(_ table: TOMLTable, base: Int, depth: Int = 0) -> [MetadataEntry] {
  table.members.map { member in
    MetadataEntry(
      key: member.key, value: metadataValue(member.value, base: base, depth: depth),
      keyRange: member.keyRange.shifted(by: base), valueRange: member.value.range.shifted(by: base),
      itemRanges: member.value.array?.map { $0.range.shifted(by: base) } ?? [])
  }
}

private func metadataValue(_ value: TOMLValue, base: Int, depth: Int) -> MetadataValue {
  guard depth < maximumDepth else { return .null }
  switch value.kind {
  case .string(let text), .date(let text, _): return .string(text)
  case .integer(let number): return .integer(number)
  case .float(let number): return .number(number)
  case .bool(let flag): return .bool(flag)
  case .array(let items): return .list(items.map { metadataValue($0, base: base, depth: depth + 1) })
  case .table(let table): return .map(tomlEntries(table, base: base, depth: depth + 1))
  case .missing, .elided: return .null
  }
}

func jsonEntries(_ object: JSONObject, base: Int, depth: Int = 0) -> [MetadataEntry] {
  object.members.map { member in
    MetadataEntry(
      key: member.key, value: metadataValue(member.value, base: base, depth: depth),
      keyRange: member.keyRange.shifted(by: base), valueRange: member.value.range.shifted(by: base),
      itemRanges: member.value.array?.map { $0.range.shifted(by: base) } ?? [])
  }
}

private func metadataValue(_ value: JSONValue, base: Int, depth: Int) -> MetadataValue {
  guard depth < maximumDepth else { return .null }
  switch value.kind {
  case .string(let text): return .string(text)
  case .number(let text):
    if let integer = value.integer { return .integer(integer) }
    return value.double.map(MetadataValue.number) ?? .string(text)
  case .bool(let flag): return .bool(flag)
  case .array(let items): return .list(items.map { metadataValue($0, base: base, depth: depth + 1) })
  case .object(let object): return .map(jsonEntries(object, base: base, depth: depth + 1))
  case .null, .elision, .missing: return .null
  }
}
