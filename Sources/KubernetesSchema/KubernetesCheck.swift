import Diagnostics
import DocumentSchema
import SourceText
import YAMLSyntax

/// Whether a document says that it is an object for the API of Kubernetes: `apiVersion` and `kind`. An excerpt,
/// such as a `spec` alone, does not.
package func isKubernetesObject(_ root: YAMLValue) -> Bool {
  ObjectHeader(root) != nil || misspeltHeader(of: root) != nil
}

/// `apiversion` or `Kind`, where all else says that this is an object.
private func misspeltHeader(of root: YAMLValue) -> Diagnostic? {
  guard let members = root.mapping,
    members.contains(where: { ["metadata", "spec", "data"].contains($0.name) })
  else { return nil }
  let names = ["apiVersion", "kind"]
  let given = members.filter { member in names.contains { $0.lowercased() == member.name.lowercased() } }
  guard given.count == 2, let wrong = given.first(where: { !names.contains($0.name) }),
    let right = names.first(where: { $0.lowercased() == wrong.name.lowercased() }),
    let version = given.first(where: { $0.name.lowercased() == "apiversion" })?.value.scalar?.text,
    version.contains(utf8: "/") || version.first == "v"
  else { return nil }
  return Diagnostic(
    KubernetesRules.unknownField, "unknown field '\(wrong.name)' in an object", at: wrong.key.range,
    help: "write '\(right)'")
}

/// What the API server would say to an object, and to those in a `List`. Custom resources have schemas of their
/// own, which are not known here: nothing is said about them.
///
/// - Parameter isElided: parts were left out, so that nothing is missing.
package func checkKubernetes(_ root: YAMLValue, isElided: Bool) -> [Diagnostic] {
  var reading = SchemaReading()
  reading.booleanWords = .booleans
  reading.takesNulls = true
  reading.isElided = isElided || isPatch(root)
  reading.foreignFields = ["sops"]
  reading.openField = "status"
  reading.release = "the fields are those of Kubernetes \(kubernetesRelease)"
  // The output of Helm and the like is for its author to judge.
  if containsTemplate(root) { reading.severityLimit = .warning }
  return checkObject(root, reading)
}

/// Whether an object says how to change another: `$patch: delete`, `$setElementOrder/containers`, `(image)`.
private func isPatch(_ value: YAMLValue) -> Bool {
  switch value.kind {
  case .scalar: false
  case .sequence(let items): items.contains(where: isPatch)
  case .mapping(let members):
    members.contains { member in
      ["$patch", "$retainKeys", "$setElementOrder/", "$deleteFromPrimitiveList/"].contains {
        member.name.hasPrefix($0)
      } || isCondition(member.name) || isPatch(member.value)
    }
  }
}

private func checkObject(_ root: YAMLValue, _ reading: SchemaReading) -> [Diagnostic] {
  if let misspelt = misspeltHeader(of: root) { return [misspelt] }
  guard let header = ObjectHeader(root), !isPlaceholder(header.apiVersion), !isPlaceholder(header.kind) else {
    return []
  }
  if header.apiVersion == "v1", header.kind == "List" {
    return root["items"]?.sequence?.flatMap { checkObject($0, reading) } ?? []
  }
  let outdated = removedVersion(of: header).map { [$0] } ?? []
  guard kubernetesSchema.has(header.definition) else {
    guard outdated.isEmpty else { return outdated }
    if let misnamed = misnamedKind(header) { return [misnamed] }
    return checkMetadata(ofCustom: root, header, reading)
  }
  var reading = reading
  // What an outdated object lacks is a matter of its successor.
  if !outdated.isEmpty { reading.isElided = true }
  let article = "AEIOU".contains(header.kind.prefix(1)) ? "an" : "a"
  var check = SchemaCheck(kubernetesSchema, .kubernetes, reading, documentName: "\(article) \(header.kind)")
  check.check(root, is: header.definition)
  return outdated + check.diagnostics
    + check.formatted.compactMap { $0.format == "quantity" ? quantityFault($0.value) : nil }
    + checkNames(of: root, header) + checkLabels(of: root) + checkSelector(of: root, header, reading)
    + checkValues(of: root, header, reading)
}

/// The metadata of a custom resource, which are those of all objects: types, and fields nearly of their names.
private func checkMetadata(
  ofCustom root: YAMLValue, _ header: ObjectHeader, _ reading: SchemaReading
) -> [Diagnostic] {
  // Files of other programs have an `apiVersion` and `metadata` of their own.
  let foreign = ["backstage.io", "eksctl.io"]
  guard header.group.contains(utf8: "."), !foreign.contains(where: header.group.hasSuffix) else { return [] }
  var reading = reading
  reading.isElided = true
  var check = SchemaCheck(kubernetesSchema, .kubernetes, reading, documentName: "the object")
  check.check("metadata", of: root, is: "meta.v1.ObjectMeta")
  return check.diagnostics.compactMap { diagnostic in
    guard diagnostic.rule == KubernetesRules.unknownField else { return diagnostic }
    guard diagnostic.help?.hasPrefix("did you mean") ?? false else { return nil }
    var diagnostic = diagnostic
    diagnostic.severity = .warning
    return diagnostic
  }
}

/// What an object is, by its own words.
struct ObjectHeader {
  let apiVersion: String
  let kind: String
  let apiVersionRange: SourceRange
  let kindRange: SourceRange

  init?(_ root: YAMLValue) {
    guard let version = root["apiVersion"], let kind = root["kind"], let versionText = version.scalar?.text,
      let kindText = kind.scalar?.text, !versionText.isEmpty, !kindText.isEmpty
    else { return nil }
    (apiVersion, apiVersionRange) = (versionText, version.range)
    (self.kind, kindRange) = (kindText, kind.range)
  }

  /// Its name in the schema.
  var definition: String { "\(apiVersion):\(kind)" }
  /// Empty for the core group.
  var group: Substring { groupOf(apiVersion) }
}

private func groupOf(_ apiVersion: some StringProtocol) -> Substring {
  apiVersion.contains(utf8: "/") ? Substring(apiVersion.prefix { $0 != "/" }) : ""
}

/// A warning about a kind that is none, or is in another group: only where a known one is near, for a kind
/// that is not known may be newer than this table, or not of the API at all.
private func misnamedKind(_ header: ObjectHeader) -> Diagnostic? {
  // A kubeconfig, and what the API server reads at its start.
  if ["Config", "EncryptionConfig", "Template"].contains(header.kind) { return nil }
  var versionsOfKind: [String] = []
  var kindsOfVersion: [String] = []
  for name in kubernetesSchema.names {
    guard let colon = name.firstIndex(of: ":") else { continue }
    let (version, kind) = (name[..<colon], name[name.index(after: colon)...])
    if kind == header.kind { versionsOfKind.append(String(version)) }
    if version == header.apiVersion { kindsOfVersion.append(String(kind)) }
  }
  if let best = versionsOfKind.min(by: isBetterVersion) {
    guard isMeant(groupOf(best), by: header.group) else { return nil }
    return Diagnostic(
      KubernetesRules.unknownKind, "there is no \(header.kind) in '\(header.apiVersion)'",
      at: header.apiVersionRange, help: "use '\(best)'")
  }
  return nearestSpelling(of: header.kind, in: kindsOfVersion.sorted()).map { near in
    Diagnostic(
      KubernetesRules.unknownKind, "there is no kind '\(header.kind)' in '\(header.apiVersion)'",
      at: header.kindRange, help: "did you mean '\(near)'?")
  }
}

/// Whether `group` is one of Kubernetes' own, as are all without a dot, or a slip in the name of `known`. In any
/// other group the kind is a custom resource that only has the same name, and in `known` itself it may be newer
/// than the table.
private func isMeant(_ known: Substring, by group: Substring) -> Bool {
  if !group.contains(utf8: ".") { return true }
  if group == known { return false }
  // Another group of Kubernetes' own, or a slip in the name of this one.
  let groups = Set(kubernetesSchema.names.map { String(groupOf($0.prefix { $0 != ":" })) })
  return groups.contains(String(group))
    || group.hasSuffix(".k8s.io") && nearestSpelling(of: String(group), in: [String(known)]) != nil
}

/// Stable versions before beta and alpha, then by name.
private func isBetterVersion(_ a: String, _ b: String) -> Bool {
  func rank(_ version: String) -> Int {
    version.contains(utf8: "alpha") ? 2 : version.contains(utf8: "beta") ? 1 : 0
  }
  return (rank(a), a) < (rank(b), b)
}
