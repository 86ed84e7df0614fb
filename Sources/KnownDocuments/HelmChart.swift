import DocumentSchema
import SourceText
import YAMLSyntax

extension KnownDocument {
  /// `Chart.yaml` of a Helm chart. Of its values only the chart knows.
  ///
  /// https://helm.sh/docs/topics/charts/#the-chartyaml-file
  static let helmChart = KnownDocument(
    name: "helm-chart", phrase: "a Chart.yaml", schema: helmSchema, definition: "chart",
    // Helm passes over what it does not know.
    unknownFields: .ignored, takesScalarsAsStrings: true,
    recognises: { root, source in
      guard root["kind"] == nil else { return false }
      if source.baseName == "chart.yaml" { return root["name"] != nil || root["dependencies"] != nil }
      // `plugin.yaml` has these, and types of its own.
      let isPlugin = root["runtime"] != nil || root["type"]?.scalar?.text.contains(utf8: "/") ?? false
      return !isPlugin && ["v1", "v2"].contains(root["apiVersion"]?.scalar?.text)
        && root["name"] != nil && root["version"] != nil
    })
}

private let helmSchema = Schema(
  """
  chart
   apiVersion! string
   name! string
   version! string
   kubeVersion string
   description string
   type 'application'|'library'
   keywords list(string)
   home string
   sources list(string)
   dependencies list(dependency)
   maintainers list(maintainer)
   engine string
   icon string
   appVersion string
   condition string
   tags string
   deprecated boolean
   annotations map(string)
  dependency
   name! string
   version string
   repository string
   condition string
   tags list(string)
   enabled boolean
   import-values list(any)
   alias string
  maintainer
   name! string
   email string
   url string
  """)
