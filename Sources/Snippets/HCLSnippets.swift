import Diagnostics
import HCLSyntax
import SourceText

/// Terraform, and HCL of other programs.
let hclChecker = SnippetChecker(
  languages: [.hcl], rules: HCLRules.all, check: checkConfiguration, documentKinds: [], highlight: highlightHCL)

/// Files for `templatefile`.
let hclTemplateChecker = SnippetChecker(
  languages: [.terraformTemplate], rules: [], check: { SnippetFindings(parseHCLTemplate($0.bytes).diagnostics) },
  documentKinds: [], highlight: highlightHCLTemplate)

private func checkConfiguration(_ input: SnippetInput) -> SnippetFindings {
  let file = parseHCL(input.bytes, excerpt: input.isExcerpt)
  // Where brackets or quotes went wrong, what belongs to what is a guess.
  guard !file.diagnostics.contains(where: { $0.severity == .error }) else {
    return SnippetFindings(file.diagnostics)
  }
  return SnippetFindings(file.diagnostics + checkPolicies(in: file), nested: nestedSnippets(in: file))
}
