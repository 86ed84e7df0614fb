import Diagnostics
import DocumentSchema
import SourceText
import YAMLSyntax

/// How a document came to be taken for a Compose file.
package enum ComposeEvidence: Sendable {
  /// The author or the file name says so.
  case named
  /// Nothing but what is in it.
  case shape
}

/// Whether a document is a whole Compose file, so that it can be held against the specification. Parts of one,
/// such as the inside of a service, are not: what they belong to is not certain.
package func isComposeFile(_ root: YAMLValue, _ evidence: ComposeEvidence) -> Bool {
  guard let members = root.mergedMembers else { return false }
  let isSomethingElse = members.contains { $0.name == "apiVersion" || $0.name == "kind" }
  if isSomethingElse { return false }
  guard let services = root["services"] else {
    // Networks and volumes alone, or `service:`, in a file that is said to be one.
    return evidence == .named && !members.isEmpty
      && (hasOnlyComposeKeys(members)
        || members.contains { nearestSpelling(of: $0.name, in: ["services"]) != nil })
  }
  return evidence == .named || lookLikeServices(services, amongComposeKeys: hasOnlyComposeKeys(members))
}

private func hasOnlyComposeKeys(_ members: [YAMLMember]) -> Bool {
  let file = composeSchema.definition("file")
  return members.allSatisfy { file?[$0.name] != nil || $0.name.hasPrefix("x-") }
}

/// Whether a file of this name is a Compose file: `compose.yaml`, `docker-compose.override.yml`.
package func isComposeFileName(_ path: some StringProtocol) -> Bool {
  let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
  guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else { return false }
  let words = name.split { ".-_".contains($0) }
  return words.first == "compose" || words.starts(with: ["docker", "compose"])
}

/// Entries that are mappings, at least half of whose keys are elements of a service, and one that only a service has.
private func lookLikeServices(_ services: YAMLValue, amongComposeKeys isAmongOurs: Bool) -> Bool {
  guard let entries = services.mergedMembers, !entries.isEmpty,
    let service = composeSchema.definition("service")
  else { return false }
  var (good, bad, telling) = (0, 0, 0)
  for entry in entries {
    guard let members = entry.value.mergedMembers else {
      if entry.value.isNull { continue }
      return false
    }
    if members.contains(where: isOfAnotherProgram) { return false }
    for member in members where !member.name.hasPrefix("x-") && !isPlaceholder(member.name) {
      if tellingFields.contains(member.name) { telling += 1 }
      if service[member.name] != nil {
        good += 1
      } else if isAmongOurs, telling == 0, bad < 10, isMisspeltField(member) {
        // `builds:` in the only service.
        good += 1
        telling += 1
      } else {
        bad += 1
      }
    }
  }
  return telling > 0 && good >= bad
}

/// Fields of services in workflows, pipelines and charts, which Compose does not have.
private func isOfAnotherProgram(_ member: YAMLMember) -> Bool {
  switch member.name {
  case "env", "options", "credentials", "when", "enabled", "alias": true
  case "port": member.value.scalar != nil
  case "image", "scale": member.value.mapping != nil
  default: false
  }
}

/// Whether a list or mapping has nearly the name of an element that only services have.
private func isMisspeltField(_ member: YAMLMember) -> Bool {
  guard member.value.scalar == nil,
    let near = nearestSpelling(of: member.name, in: tellingFields.sorted())
  else { return false }
  return abs(near.utf8.count - member.name.utf8.count) <= 1
}

private let tellingFields: Set<String> = [
  "build", "cap_add", "command", "container_name", "depends_on", "deploy", "develop", "entrypoint",
  "env_file",
  "environment", "expose", "extends", "healthcheck", "image", "network_mode", "networks", "ports",
  "post_start", "pre_start",
  "pre_stop", "privileged", "provider", "restart", "tmpfs", "ulimits", "use_api_socket", "volumes",
  "working_dir",
]

/// Holds a document against the Compose specification.
///
/// - Parameters:
///   - bytes: the text that `root` was read from.
///   - isElided: parts were left out.
package func checkCompose(
  _ root: YAMLValue, in bytes: [UInt8], isElided: Bool, _ evidence: ComposeEvidence = .named
) -> [Diagnostic] {
  var reading = SchemaReading()
  reading.isElided = isElided || hasResetTag(bytes)
  if containsTemplate(root) { reading.severityLimit = .warning }
  // Other programs have services, too: what is like nothing in a Compose file may be one of theirs.
  reading.doubtfulEntries = evidence == .shape ? "services" : nil
  var check = SchemaCheck(composeSchema, .compose, reading, documentName: "a Compose file")
  check.check(root, is: "file")
  let others =
    check.formatted.compactMap { valueFault($0.value, format: $0.format) } + interpolationFaults(of: root)
    + referenceFaults(of: root)
  return check.diagnostics
    + others.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.severity = max(diagnostic.severity, reading.severityLimit)
      return diagnostic
    }
}

/// `ports: !reset null` takes away what another file has set.
private func hasResetTag(_ bytes: [UInt8]) -> Bool {
  let tag = Array("!reset".utf8)
  return bytes.indices.contains { bytes[$0] == tag[0] && bytes[$0...].starts(with: tag) }
}
