import DocumentSchema
import YAMLSyntax

extension KnownDocument {
  /// A cluster as `eksctl` makes it: `kind: ClusterConfig`.
  static let eksctl = KnownDocument(
    name: "eksctl", phrase: "a ClusterConfig", schema: eksctlSchema, definition: "cluster-config",
    unknownFields: .refusedIfMisspelt, takesScalarsAsStrings: true,
    recognises: { root, _ in
      root["kind"]?.scalar?.text == "ClusterConfig"
        && root["apiVersion"]?.scalar?.text.hasPrefix("eksctl.io/") == true
    })
}
