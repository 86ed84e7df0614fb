import Diagnostics
import DocumentSchema
import YAMLSyntax

extension KnownDocument {
  /// What Prometheus scrapes.
  ///
  /// https://prometheus.io/docs/prometheus/latest/configuration/configuration/
  static let prometheus = KnownDocument(
    name: "prometheus", phrase: "a Prometheus configuration", schema: prometheusSchema, definition: "config",
    unknownFields: .refusedIfMisspelt, takesScalarsAsStrings: true, hasOwnTemplates: true,
    recognises: { root, source in
      guard root["apiVersion"] == nil else { return false }
      if ["prometheus.yml", "prometheus.yaml"].contains(source.baseName) {
        return root["scrape_configs"] != nil || root["global"] != nil
      }
      // The collector of OpenTelemetry and agents have the list elsewhere, and other fields in it.
      return root["scrape_configs"]?.sequence?.contains { $0["job_name"] != nil } ?? false
        && root.mergedMembers?.allSatisfy { isFieldOfPrometheus($0.name) } ?? false
    },
    whole: { part in part.sequence.map { _ in part.under("scrape_configs") } },
    inspectFormat: durationFault)

  /// Rules that Prometheus evaluates.
  ///
  /// https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/ and recording_rules
  static let prometheusRules = KnownDocument(
    name: "prometheus-rules", phrase: "a file of rules", schema: prometheusSchema, definition: "rule-file",
    // `{{ $labels.instance }}` is Prometheus' own.
    unknownFields: .refusedIfMisspelt, takesScalarsAsStrings: true, hasOwnTemplates: true,
    recognises: { root, _ in
      guard root.mergedMembers?.count == 1 else { return false }
      return root["groups"]?.sequence?.contains { group in
        group["rules"]?.sequence?.contains { $0["expr"] != nil && ($0["alert"] ?? $0["record"]) != nil }
          ?? false
      } ?? false
    },
    whole: { part in part.sequence.map { _ in part.under("rules").inSequence.under("groups") } },
    inspect: { root, _ in
      (root["groups"]?.sequence ?? []).flatMap { $0["rules"]?.sequence ?? [] }.compactMap(ambiguousRule)
    },
    inspectFormat: durationFault)

  /// Where alerts go.
  ///
  /// https://prometheus.io/docs/alerting/latest/configuration/
  static let alertmanager = KnownDocument(
    name: "alertmanager", phrase: "an Alertmanager configuration", schema: prometheusSchema,
    definition: "alertmanager", unknownFields: .refusedIfMisspelt, takesScalarsAsStrings: true,
    hasOwnTemplates: true,
    recognises: { root, _ in
      root["apiVersion"] == nil && root["route"]?.mergedMembers != nil
        && root["receivers"]?.sequence?.contains { $0["name"] != nil } ?? false
    },
    inspect: { root, source in
      let receivers = names(root["receivers"])
      guard !source.isElided, let route = root["route"] else { return [] }
      return routes(route).compactMap {
        undefinedName($0["receiver"], in: receivers, what: "receiver")
      }
    },
    inspectFormat: durationFault)
}

private func isFieldOfPrometheus(_ name: String) -> Bool {
  prometheusSchema.definition("config")?[name] != nil
}

private func routes(_ route: YAMLValue) -> [YAMLValue] {
  [route] + (route["routes"]?.sequence ?? []).flatMap(routes)
}

/// A rule raises an alert or records a series.
private func ambiguousRule(_ rule: YAMLValue) -> Diagnostic? {
  guard let members = rule.mergedMembers, rule["alert"] != nil,
    let record = members.first(where: { $0.name == "record" })
  else { return nil }
  return Diagnostic(
    DocumentRules.conflictingFields, "a rule has both 'alert' and 'record'", at: record.key.range,
    help: "make two rules of it")
}

// MARK: Durations

/// An error about `15 seconds`; `nil` for what is right or no duration.
private func durationFault(_ format: String, _ value: YAMLValue) -> Diagnostic? {
  guard format == "duration", let scalar = value.scalar, scalar.content != .null, !isPlaceholder(scalar.text),
    !scalar.text.isEmpty, !isDuration(scalar.text)
  else { return nil }
  let isNumber = scalar.text.allSatisfy { $0.isASCII && $0.isNumber }
  return Diagnostic(
    DocumentRules.badDuration, "'\(scalar.text.prefix(40))' is no duration", at: value.range,
    help: isNumber
      ? "add a unit: '\(scalar.text.prefix(40))s'" : "write a whole number and a unit, as in 30s or 1h30m")
}

/// `((y)(w)(d)(h)(m)(s)(ms))|0`, each a number and its unit, in this order.
private func isDuration(_ text: String) -> Bool {
  if text == "0" { return true }
  var units = ["y", "w", "d", "h", "m", "s", "ms"][...]
  var rest = text[...]
  while !rest.isEmpty {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    let unit = rest.prefix { $0.isASCII && $0.isLetter }
    rest = rest.dropFirst(unit.count)
    guard !digits.isEmpty, let place = units.firstIndex(of: String(unit)) else { return false }
    units = units[(place + 1)...]
  }
  return !text.isEmpty
}
