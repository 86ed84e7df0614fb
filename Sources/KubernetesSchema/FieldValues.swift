import Diagnostics
import DocumentSchema
import SourceText
import YAMLSyntax

// Words, numbers and names that the API server holds against lists of its own, beyond what the schema says.

/// - Parameter reading: whether parts were left out, so that what a name refers to may be elsewhere.
func checkValues(of root: YAMLValue, _ header: ObjectHeader, _ reading: SchemaReading) -> [Diagnostic] {
  var check = ValueCheck(isElided: reading.isElided)
  if let pod = podSpec(of: root, header), isBuiltInGroup(header) { check.checkPod(pod) }
  let spec = root["spec"]
  switch (header.group, header.kind) {
  case ("", "Service"): check.checkService(spec)
  case ("", "PersistentVolumeClaim"), ("", "PersistentVolume"):
    check.checkWords(spec?["accessModes"], accessModes)
  case ("networking.k8s.io", "Ingress"): check.checkIngress(spec)
  case ("batch", "Job"): check.checkJob(spec?["template"]?["spec"])
  case ("batch", "CronJob"):
    check.checkCronJob(spec)
    check.checkJob(spec?["jobTemplate"]?["spec"]?["template"]?["spec"])
  default: break
  }
  for claim in spec?["volumeClaimTemplates"]?.sequence ?? [] {
    check.checkWords(claim["spec"]?["accessModes"], accessModes)
  }
  return check.found.map { diagnostic in
    var diagnostic = diagnostic
    diagnostic.severity = max(diagnostic.severity, reading.severityLimit)
    return diagnostic
  }
}

private let accessModes = ["ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"]
private let protocols = ["TCP", "UDP", "SCTP"]

private func isBuiltInGroup(_ header: ObjectHeader) -> Bool { ["", "apps", "batch"].contains(header.group) }

private struct ValueCheck {
  let isElided: Bool
  private(set) var found: [Diagnostic] = []

  init(isElided: Bool) { self.isElided = isElided }

  // MARK: Kinds

  mutating func checkPod(_ pod: YAMLValue) {
    checkWord("restartPolicy", of: pod, ["Always", "OnFailure", "Never"])
    checkWord("dnsPolicy", of: pod, ["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"])
    let volumes = pod["volumes"]?.sequence
    let known = Set((volumes ?? []).compactMap { $0["name"]?.scalar?.text })
    // More than this has nobody written by hand.
    let mayLookUp = volumes != nil && !isElided && known.count <= 100 && !known.contains(where: isPlaceholder)
    for list in ["initContainers", "containers"] {
      for container in pod[list]?.sequence ?? [] {
        checkContainer(container)
        guard mayLookUp else { continue }
        for mount in container["volumeMounts"]?.sequence ?? [] { checkMount(mount, known) }
      }
    }
  }

  private mutating func checkContainer(_ container: YAMLValue) {
    checkWord("imagePullPolicy", of: container, ["Always", "IfNotPresent", "Never"])
    checkWord("terminationMessagePolicy", of: container, ["File", "FallbackToLogsOnError"])
    for port in container["ports"]?.sequence ?? [] {
      checkWord("protocol", of: port, protocols)
      checkPort(port["containerPort"])
      checkPort(port["hostPort"], from: 0)
      checkPortName(port["name"])
    }
    for variable in container["env"]?.sequence ?? [] {
      guard let value = variable.mergedMembers?.first(where: { $0.name == "value" }),
        let source = variable["valueFrom"], !source.isNull, value.value.scalar?.text != ""
      else { continue }
      report("'value' and 'valueFrom' exclude each other", at: value.key.range, help: "take one of them away")
    }
    for amounts in ["limits", "requests"] { checkMemory(container["resources"]?[amounts]?["memory"]) }
    for probe in ["livenessProbe", "readinessProbe", "startupProbe"] {
      checkPort(container[probe]?["httpGet"]?["port"])
      checkPort(container[probe]?["tcpSocket"]?["port"])
      checkWord("scheme", of: container[probe]?["httpGet"], ["HTTP", "HTTPS"])
    }
  }

  /// `100m` is a tenth of a byte.
  private mutating func checkMemory(_ value: YAMLValue?) {
    guard let value, let text = value.scalar?.text, text.hasSuffix("m"), !isPlaceholder(text),
      text.dropLast().allSatisfy({ $0.isASCII && $0.isNumber })
    else { return }
    report(
      "'\(text.prefix(40))' of memory is less than a few bytes", at: value.range,
      help: "write '\(text.dropLast())Mi' or '\(text.dropLast())M'", severity: .warning)
  }

  private mutating func checkMount(_ mount: YAMLValue, _ known: Set<String>) {
    guard let name = mount["name"], let text = name.scalar?.text, !isPlaceholder(text), !known.contains(text)
    else { return }
    let near = nearestSpelling(of: text, in: known.sorted())
    // What a note leaves out of the volumes is not said to be missing.
    guard let near else { return }
    report("there is no volume '\(text.prefix(40))'", at: name.range, help: "did you mean '\(near)'?")
  }

  mutating func checkService(_ spec: YAMLValue?) {
    checkWord("type", of: spec, ["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"])
    checkWord("externalTrafficPolicy", of: spec, ["Cluster", "Local"])
    checkWord("internalTrafficPolicy", of: spec, ["Cluster", "Local"])
    checkWord("sessionAffinity", of: spec, ["ClientIP", "None"])
    for port in spec?["ports"]?.sequence ?? [] {
      checkWord("protocol", of: port, protocols)
      checkPort(port["port"])
      checkPort(port["targetPort"])
      checkPort(port["nodePort"], from: 0)
    }
  }

  mutating func checkIngress(_ spec: YAMLValue?) {
    for rule in spec?["rules"]?.sequence ?? [] {
      for path in rule["http"]?["paths"]?.sequence ?? [] {
        checkWord("pathType", of: path, ["Exact", "Prefix", "ImplementationSpecific"])
        checkPort(path["backend"]?["service"]?["port"]?["number"])
      }
    }
  }

  /// The API server has no default for the pods of a job that it takes.
  mutating func checkJob(_ pod: YAMLValue?) {
    guard let pod, !isElided, let containers = pod.mergedMembers?.first(where: { $0.name == "containers" })
    else {
      return
    }
    guard let policy = pod["restartPolicy"] else {
      return report(
        "a Job has no 'restartPolicy' in its pod", at: containers.key.range,
        help: "write 'restartPolicy: Never' or 'OnFailure'", severity: .warning)
    }
    guard policy.scalar?.text == "Always" else { return }
    report(
      "the pods of a Job cannot restart 'Always'", at: policy.range, help: "write 'Never' or 'OnFailure'")
  }

  mutating func checkCronJob(_ spec: YAMLValue?) {
    checkWord("concurrencyPolicy", of: spec, ["Allow", "Forbid", "Replace"])
    guard let schedule = spec?["schedule"], let text = schedule.scalar?.text, !isPlaceholder(text),
      !text.hasPrefix("@"), !text.contains(utf8: "TZ=")
    else { return }
    let fields = text.split(separator: " ")
    guard fields.count == 5 else {
      return report(
        "'\(text.prefix(40))' is no schedule: it has \(fields.count) fields", at: schedule.range,
        help: "write five: minute, hour, day, month, weekday")
    }
    let limits = [59, 23, 31, 12, 7]
    for (field, limit) in zip(fields, limits) {
      let numbers = field.split { !$0.isNumber }.compactMap { Int($0) }
      // A step may be larger than all values.
      guard !field.contains(utf8: "/"), let high = numbers.first(where: { $0 > limit }) else { continue }
      return report("\(high) in the schedule is more than \(limit)", at: schedule.range)
    }
  }

  // MARK: Values

  mutating func checkWords(_ list: YAMLValue?, _ known: [String]) {
    for item in list?.sequence ?? [] { checkWord(item, "accessModes", known) }
  }

  private mutating func checkWord(_ field: String, of owner: YAMLValue?, _ known: [String]) {
    checkWord(owner?[field], field, known)
  }

  private mutating func checkWord(_ value: YAMLValue?, _ field: String, _ known: [String]) {
    guard let value, let scalar = value.scalar, scalar.content == .string, !isPlaceholder(scalar.text),
      !known.contains(scalar.text), !scalar.text.isEmpty, !scalar.text.contains(utf8: "|")
    else { return }
    report(
      "'\(field)' cannot be '\(scalar.text.prefix(40))'", at: value.range,
      help: nearestSpelling(of: scalar.text, in: known).map { "did you mean '\($0)'?" }
        ?? "known are \(known.joined(separator: ", "))")
  }

  /// - Parameter lowest: 0 where that stands for none.
  private mutating func checkPort(_ value: YAMLValue?, from lowest: Int = 1) {
    guard let value, case .integer(let port) = value.scalar?.content, !(lowest...65535).contains(port) else {
      return
    }
    report("\(port) is no port", at: value.range, help: "ports are 1 to 65535")
  }

  private mutating func checkPortName(_ value: YAMLValue?) {
    guard let value, let text = value.scalar?.text, !isPlaceholder(text), text.utf8.count > 15 else { return }
    report(
      "the name of a port has \(text.utf8.count) characters", at: value.range, help: "15 are allowed")
  }

  private mutating func report(
    _ message: String, at range: SourceRange, help: String? = nil, severity: Severity = .error
  ) {
    found.append(Diagnostic(KubernetesRules.badValue, message, at: range, help: help, severity: severity))
  }
}
