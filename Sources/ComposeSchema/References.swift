import Diagnostics
import DocumentSchema
import SourceText
import YAMLSyntax

// What services say of one another, and of volumes, networks, secrets and configs; what excludes what.

func referenceFaults(of root: YAMLValue) -> [Diagnostic] {
  let services = root["services"]?.mergedMembers ?? []
  let sections = ["services", "networks", "secrets", "configs", "volumes"]
  let known = Dictionary(
    uniqueKeysWithValues: sections.map { ($0, root[$0]?.mergedMembers?.map(\.name) ?? []) })
  var found: [Diagnostic] = []
  for service in services {
    found += exclusions(in: service)
    found += unknownNames(in: service, known)
  }
  found += cycles(among: services)
  for section in ["volumes", "networks", "secrets", "configs"] {
    for entry in root[section]?.mergedMembers ?? [] { found += exclusions(in: entry, of: section) }
  }
  return found
}

// MARK: Names

private func unknownNames(in service: YAMLMember, _ sections: [String: [String]]) -> [Diagnostic] {
  let lists: [(field: String, section: String, what: String)] = [
    ("depends_on", "services", "service"), ("networks", "networks", "network"),
    ("secrets", "secrets", "secret"), ("configs", "configs", "config"), ("volumes", "volumes", "volume"),
  ]
  return lists.flatMap { list -> [Diagnostic] in
    // More than this has nobody written by hand.
    guard let known = sections[list.section], known.count <= 100 else { return [] }
    return names(in: service.value[list.field], isMount: list.field == "volumes").compactMap {
      (name, range) -> Diagnostic? in
      guard !known.contains(name), !isPlaceholder(name), list.field != "networks" || name != "default" else {
        return nil
      }
      // Another file may have it, unless a name nearly the same shows what was meant.
      guard let near = nearestSpelling(of: name, in: known), !differOnlyInNumbers(name, near) else {
        return nil
      }
      return Diagnostic(
        ComposeRules.unknownReference, "there is no \(list.what) '\(shortName(name))'", at: range,
        help: "did you mean '\(near)'?")
    }
  }
}

/// `db1` and `db2`
private func differOnlyInNumbers(_ a: String, _ b: String) -> Bool {
  a.filter { !$0.isNumber } == b.filter { !$0.isNumber }
}

/// The names in a list, in the long form of its items, or in a mapping.
private func names(in value: YAMLValue?, isMount: Bool) -> [(String, SourceRange)] {
  guard let value else { return [] }
  if let members = value.mapping { return members.map { ($0.name, $0.key.range) } }
  return (value.sequence ?? []).compactMap { item in
    if let source = item["source"], let text = source.scalar?.text {
      if isMount, item["type"]?.scalar?.text != "volume" { return nil }
      return isMount && !isVolumeName(text) ? nil : (text, source.range)
    }
    guard let text = item.scalar?.text else { return nil }
    guard isMount else { return (text, item.range) }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count > 1, isVolumeName(String(parts[0])) else { return nil }
    return (String(parts[0]), item.range)
  }
}

/// No path of the host.
private func isVolumeName(_ text: String) -> Bool {
  text.utf8.count > 1 && !text.contains { "/\\.~$".contains($0) }
}

// MARK: Cycles

private func cycles(among services: [YAMLMember]) -> [Diagnostic] {
  var needs: [String: [(String, SourceRange)]] = [:]
  for service in services { needs[service.name] = names(in: service.value["depends_on"], isMount: false) }
  var done: Set<String> = []
  for service in services {
    var path: [String] = []
    if let place = cycle(from: service.name, needs, &path, &done) { return [place] }
  }
  return []
}

private func cycle(
  from name: String, _ needs: [String: [(String, SourceRange)]], _ path: inout [String],
  _ done: inout Set<String>
) -> Diagnostic? {
  guard !done.contains(name), path.count < 200 else { return nil }
  path.append(name)
  defer { path.removeLast() }
  for (next, range) in needs[name] ?? [] {
    if let start = path.firstIndex(of: next) {
      let way = (path[start...] + [next]).map(shortName).joined(separator: " → ")
      return Diagnostic(
        ComposeRules.conflict,
        next == name ? "'\(shortName(name))' depends on itself" : "services depend on each other: \(way)",
        at: range, help: "take one of them away")
    }
    if let found = cycle(from: next, needs, &path, &done) { return found }
  }
  done.insert(name)
  return nil
}

// MARK: Exclusions

private func exclusions(in service: YAMLMember) -> [Diagnostic] {
  var found: [Diagnostic] = []
  if let mode = member("network_mode", of: service.value),
    let networks = member("networks", of: service.value)
  {
    found.append(conflict(mode, networks))
  }
  if let build = service.value["build"], let inline = member("dockerfile_inline", of: build),
    let file = member("dockerfile", of: build)
  {
    found.append(conflict(inline, file))
  }
  return found
}

private func exclusions(in entry: YAMLMember, of section: String) -> [Diagnostic] {
  if let external = member("external", of: entry.value), external.value.scalar?.content == .bool(true) {
    let others =
      section == "networks" || section == "volumes" ? ["driver", "driver_opts"] : ["file", "content"]
    if let other = others.lazy.compactMap({ member($0, of: entry.value) }).first {
      return [conflict(other, external)]
    }
  }
  let sources = ["file", "environment", "content"].compactMap { member($0, of: entry.value) }
  guard section == "configs" || section == "secrets", sources.count > 1 else { return [] }
  return [conflict(sources[1], sources[0])]
}

private func member(_ name: String, of value: YAMLValue) -> YAMLMember? {
  value.mergedMembers?.first { $0.name == name && !$0.value.isNull }
}

private func conflict(_ one: YAMLMember, _ other: YAMLMember) -> Diagnostic {
  Diagnostic(
    ComposeRules.conflict, "'\(one.name)' and '\(other.name)' exclude each other", at: one.key.range,
    help: "take one of them away", labels: [Label("the other one", at: other.key.range)])
}

func shortName(_ name: String) -> String { name.count > 40 ? name.prefix(39) + "…" : name }
