import Diagnostics
import DocumentSchema
import SourceText
import YAMLSyntax

/// What can be wrong with documents of known kinds.
package enum DocumentRules {
  package static let all: [Rule] =
    [unknownField, wrongType, missingField, undefinedName, conflictingFields, badDuration]
    + WorkflowRules.all + TokenRules.all

  static let unknownField = Rule(
    "document.unknown-field", .error, "a field that this kind of document does not have",
    why: """
      Programs refuse such a document, or pass over the field without a word, so that what it was to set is not \
      set. Most often it is a slip of spelling, or stands a level too high or too low. It is a warning where the \
      program passes over it, and where the field may be newer than what is known here.
      """,
    wrong:
      "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata:\n  name: web\n  regoin: eu-central-1",
    right:
      "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata:\n  name: web\n  region: eu-central-1")

  static let wrongType = Rule(
    "document.wrong-type", .error, "a field has a value of another kind than it takes",
    why:
      "The program that reads the document would stop here: a list where it wants one value, a word for a number.",
    wrong: "scrape_configs:\n  - job_name: web\n    static_configs:\n      - targets: web:9090",
    right: "scrape_configs:\n  - job_name: web\n    static_configs:\n      - targets: [web:9090]")

  static let missingField = Rule(
    "document.missing-field", .warning, "a field that this kind of document needs is not there",
    why: """
      The program that reads it would refuse it. Where you show a part of it only, write `...` in place of the \
      rest, or `partial` behind the language.
      """,
    wrong: "on: push\njobs:\n  test:\n    steps:\n      - run: make test",
    right: "on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make test")

  static let undefinedName = Rule(
    "document.undefined-name", .warning, "a name refers to nothing in the document",
    why: """
      A context of a kubeconfig names a cluster and a user, a route of Alertmanager names a receiver. Where the \
      name leads nowhere, the first use of it fails.
      """,
    wrong: kubeconfig(current: "prod"), right: kubeconfig(current: "production"))

  static let conflictingFields = Rule(
    "document.conflicting-fields", .error, "two fields that exclude each other",
    why: "A rule of Prometheus raises an alert or records a series. One that says both is refused.",
    wrong: rule("alert: Down\n        record: job:up:sum"), right: rule("alert: Down"))

  static let badDuration = Rule(
    "document.bad-duration", .error, "a duration that is none",
    why:
      "Prometheus and Alertmanager want a whole number with a unit: `ms`, `s`, `m`, `h`, `d`, `w`, `y`; or `1h30m`.",
    wrong: "global:\n  scrape_interval: 15 seconds\nscrape_configs:\n  - job_name: web",
    right: "global:\n  scrape_interval: 15s\nscrape_configs:\n  - job_name: web")

  private static func rule(_ name: String) -> String {
    """
    groups:
      - name: nodes
        rules:
          - \(name)
            expr: up == 0
    """
  }

  private static func kubeconfig(current: String) -> String {
    """
    apiVersion: v1
    kind: Config
    clusters:
      - name: main
        cluster:
          server: https://192.0.2.7:6443
    users:
      - name: admin
        user: {}
    contexts:
      - name: production
        context:
          cluster: main
          user: admin
    current-context: \(current)
    """
  }
}

extension SchemaRules {
  static let document = SchemaRules(
    unknownField: DocumentRules.unknownField, wrongType: DocumentRules.wrongType,
    missingField: DocumentRules.missingField)
}

/// A warning about a name that none of `known` is; `nil` for one that is known or left out.
func undefinedName(_ value: YAMLValue?, in known: [String], what: String) -> Diagnostic? {
  guard let value, let text = value.scalar?.text, !text.isEmpty, !isPlaceholder(text), !known.contains(text),
    // One of them may be it, once the reader has put in what belongs there.
    !known.contains(where: isPlaceholder)
  else { return nil }
  return Diagnostic(
    DocumentRules.undefinedName, "there is no \(what) '\(text.prefix(60))' in this document", at: value.range,
    help: nearestSpelling(of: text, in: known).map { "did you mean '\($0)'?" })
}

/// The values of `name` in the items of a list.
func names(_ list: YAMLValue?, _ name: String = "name") -> [String] {
  list?.sequence?.compactMap { $0[name]?.scalar?.text } ?? []
}
