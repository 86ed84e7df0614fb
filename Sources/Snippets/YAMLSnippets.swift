import Diagnostics
import SourceText
import YAMLSyntax

/// YAML, whatever reads it.
let yamlChecker = SnippetChecker(
  languages: [.yaml], rules: YAMLRules.all, check: { SnippetFindings(parseYAMLStream($0.bytes).diagnostics) },
  documentKinds: [], highlight: { parseYAMLStream($0).tokens })
