import Diagnostics

/// API versions that are no more: kinds, the release that removed them, what took their place.
///
/// https://kubernetes.io/docs/reference/using-api/deprecation-guide/
private let removedVersions: [(apiVersion: String, kinds: [String], release: String, replacement: String?)] =
  [
    ("extensions/v1beta1", ["DaemonSet", "Deployment", "ReplicaSet"], "1.16", "apps/v1"),
    ("extensions/v1beta1", ["NetworkPolicy"], "1.16", "networking.k8s.io/v1"),
    ("extensions/v1beta1", ["PodSecurityPolicy"], "1.16", nil),
    ("extensions/v1beta1", ["Ingress"], "1.22", "networking.k8s.io/v1"),
    ("apps/v1beta1", ["ControllerRevision", "Deployment", "StatefulSet"], "1.16", "apps/v1"),
    (
      "apps/v1beta2", ["ControllerRevision", "DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"], "1.16",
      "apps/v1"
    ),
    ("settings.k8s.io/v1alpha1", ["PodPreset"], "1.20", nil),
    ("batch/v2alpha1", ["CronJob"], "1.21", "batch/v1"),
    (
      "admissionregistration.k8s.io/v1beta1",
      ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"],
      "1.22", "admissionregistration.k8s.io/v1"
    ),
    ("apiextensions.k8s.io/v1beta1", ["CustomResourceDefinition"], "1.22", "apiextensions.k8s.io/v1"),
    ("apiregistration.k8s.io/v1beta1", ["APIService"], "1.22", "apiregistration.k8s.io/v1"),
    ("authentication.k8s.io/v1beta1", ["TokenReview"], "1.22", "authentication.k8s.io/v1"),
    (
      "authorization.k8s.io/v1beta1",
      [
        "LocalSubjectAccessReview", "SelfSubjectAccessReview", "SelfSubjectRulesReview",
        "SubjectAccessReview",
      ],
      "1.22", "authorization.k8s.io/v1"
    ),
    ("certificates.k8s.io/v1beta1", ["CertificateSigningRequest"], "1.22", "certificates.k8s.io/v1"),
    ("coordination.k8s.io/v1beta1", ["Lease"], "1.22", "coordination.k8s.io/v1"),
    ("networking.k8s.io/v1beta1", ["Ingress", "IngressClass"], "1.22", "networking.k8s.io/v1"),
    (
      "rbac.authorization.k8s.io/v1alpha1", ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"],
      "1.23",
      "rbac.authorization.k8s.io/v1"
    ),
    (
      "rbac.authorization.k8s.io/v1beta1", ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"],
      "1.22",
      "rbac.authorization.k8s.io/v1"
    ),
    ("scheduling.k8s.io/v1alpha1", ["PriorityClass"], "1.23", "scheduling.k8s.io/v1"),
    ("scheduling.k8s.io/v1beta1", ["PriorityClass"], "1.22", "scheduling.k8s.io/v1"),
    (
      "storage.k8s.io/v1beta1", ["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment"], "1.22",
      "storage.k8s.io/v1"
    ),
    ("batch/v1beta1", ["CronJob"], "1.25", "batch/v1"),
    ("discovery.k8s.io/v1beta1", ["EndpointSlice"], "1.25", "discovery.k8s.io/v1"),
    ("events.k8s.io/v1beta1", ["Event"], "1.25", "events.k8s.io/v1"),
    ("autoscaling/v2beta1", ["HorizontalPodAutoscaler"], "1.25", "autoscaling/v2"),
    ("policy/v1beta1", ["PodDisruptionBudget"], "1.25", "policy/v1"),
    ("policy/v1beta1", ["PodSecurityPolicy"], "1.25", nil),
    ("node.k8s.io/v1beta1", ["RuntimeClass"], "1.25", "node.k8s.io/v1"),
    ("autoscaling/v2beta2", ["HorizontalPodAutoscaler"], "1.26", "autoscaling/v2"),
    (
      "flowcontrol.apiserver.k8s.io/v1beta1", ["FlowSchema", "PriorityLevelConfiguration"], "1.26",
      "flowcontrol.apiserver.k8s.io/v1"
    ),
    ("storage.k8s.io/v1beta1", ["CSIStorageCapacity"], "1.27", "storage.k8s.io/v1"),
    (
      "flowcontrol.apiserver.k8s.io/v1beta2", ["FlowSchema", "PriorityLevelConfiguration"], "1.29",
      "flowcontrol.apiserver.k8s.io/v1"
    ),
    (
      "flowcontrol.apiserver.k8s.io/v1beta3", ["FlowSchema", "PriorityLevelConfiguration"], "1.32",
      "flowcontrol.apiserver.k8s.io/v1"
    ),
  ]

/// What to do where there is no later version.
private let successors = [
  "PodSecurityPolicy": "use Pod Security Admission: labels of the namespace",
  "PodPreset": "use a mutating admission webhook or policy",
]

/// A warning about an API version that newer clusters do not have.
func removedVersion(of header: ObjectHeader) -> Diagnostic? {
  let entry = removedVersions.first { $0.apiVersion == header.apiVersion && $0.kinds.contains(header.kind) }
  return entry.map { entry in
    Diagnostic(
      KubernetesRules.removedVersion,
      "\(header.kind) in '\(header.apiVersion)' was removed in Kubernetes \(entry.release)",
      at: header.apiVersionRange, help: entry.replacement.map { "use '\($0)'" } ?? successors[header.kind])
  }
}
