import Diagnostics
import DocumentSchema

/// What can be wrong with an object of Kubernetes.
package enum KubernetesRules {
  package static let all: [Rule] = [
    unknownField, wrongType, missingField, removedVersion, unknownKind, badName, badLabel, badQuantity,
    badValue, selectorMismatch,
  ]

  static let unknownField = Rule(
    "kubernetes.unknown-field", .error, "a field that the kind does not have",
    why: """
      `kubectl` refuses it. Without validation the API server drops the field in silence, and what it was to set \
      is not set. Most often it is a slip of spelling, or stands a level too high or too low. Fields are those of \
      Kubernetes 1.37, and those that releases from 1.25 on had.
      """,
    wrong: manifest("  name: web\nspec:\n  selectors:\n    app: web"),
    right: manifest("  name: web\nspec:\n  selector:\n    app: web"))

  static let wrongType = Rule(
    "kubernetes.wrong-type", .error, "a field has a value of another type than it takes",
    why: """
      A number in quotes is a string, and `yes`, `60` or `true` without quotes is none, which annotations, labels \
      and variables need. The API server refuses the object.
      """,
    wrong: manifest("  name: web\n  annotations:\n    example.com/ttl: 60"),
    right: manifest("  name: web\n  annotations:\n    example.com/ttl: \"60\""))

  static let missingField = Rule(
    "kubernetes.missing-field", .warning, "a field that the kind needs is not there",
    why: """
      The API server would refuse the object. Where you show a part of it only, write `...` in place of the rest, \
      or `partial` behind the language.
      """,
    wrong: manifest("  name: web\nspec:\n  ports:\n    - name: http"),
    right: manifest("  name: web\nspec:\n  ports:\n    - name: http\n      port: 80"))

  static let removedVersion = Rule(
    "kubernetes.removed-version", .warning, "an API version that newer clusters do not have",
    why: "The object cannot be created on a cluster of that release or a later one.",
    wrong: "apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata:\n  name: web",
    right: "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web")

  static let unknownKind = Rule(
    "kubernetes.unknown-kind", .warning, "a kind that the API does not have, or has in another group",
    why: "`kubectl` answers that there are no matches for the kind. Kinds are written in camel case.",
    wrong: "apiVersion: v1\nkind: Deployment\nmetadata:\n  name: web",
    right: "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web")

  static let badName = Rule(
    "kubernetes.bad-name", .warning, "a name that the API server refuses",
    why: """
      Names become parts of host names (RFC 1123): lower-case letters, digits and `-`, with a letter or digit at \
      both ends; those of most kinds may hold dots. Only roles and their bindings are free.
      """,
    wrong: manifest("  name: my_web"), right: manifest("  name: my-web"))

  static let badLabel = Rule(
    "kubernetes.bad-label", .warning, "a label that the API server refuses",
    why: """
      Keys and values of labels have 63 characters at most: letters, digits, `-`, `_` and `.`, with a letter or \
      digit at both ends. A key may have a domain with a slash before it. Other texts belong into annotations.
      """,
    wrong: manifest("  name: web\n  labels:\n    owner: Team Blue"),
    right: manifest("  name: web\n  labels:\n    owner: team-blue"))

  static let badQuantity = Rule(
    "kubernetes.bad-quantity", .warning, "an amount that is none",
    why: "A quantity is a number and a unit: `250m`, `512Mi`, `10Gi`, `1e6`. There is no `B` and no blank.",
    wrong: "apiVersion: v1\nkind: ResourceQuota\nmetadata:\n  name: web\nspec:\n  hard:\n    memory: 4GB",
    right: "apiVersion: v1\nkind: ResourceQuota\nmetadata:\n  name: web\nspec:\n  hard:\n    memory: 4G")

  static let badValue = Rule(
    "kubernetes.bad-value", .error, "a word, number or name that the API server does not take here",
    why: """
      The types are right, and yet the object is refused: words such as `IfNotPresent` are known in one spelling \
      only, ports end with 65535, the name of a container's port with 15 characters.
      """,
    wrong: manifest("  name: web\nspec:\n  type: Loadbalancer"),
    right: manifest("  name: web\nspec:\n  type: LoadBalancer"))

  static let selectorMismatch = Rule(
    "kubernetes.selector-mismatch", .warning, "a selector that the pods of its own template do not answer to",
    why:
      "The API server refuses it: the object would make pods without end, none of which counts as its own.",
    wrong: template(label: "website"), right: template(label: "web"))

  private static func manifest(_ rest: String) -> String {
    "apiVersion: v1\nkind: Service\nmetadata:\n\(rest)"
  }

  private static func template(label: String) -> String {
    """
    apiVersion: apps/v1
    kind: ReplicaSet
    metadata:
      name: web
    spec:
      selector:
        matchLabels:
          app: web
      template:
        metadata:
          labels:
            app: \(label)
        spec:
          containers:
            - name: web
              image: nginx
    """
  }
}

extension SchemaRules {
  static let kubernetes = SchemaRules(
    unknownField: KubernetesRules.unknownField, wrongType: KubernetesRules.wrongType,
    missingField: KubernetesRules.missingField)
}
