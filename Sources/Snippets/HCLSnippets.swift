import Diagnostics
import HCLSyntax
import SourceText
import TerraformLanguage

/// Terraform, and HCL of other programs.
let hclChecker = SnippetChecker(
  languages: [.hcl], rules: HCLRules.all + TerraformRules.all, check: checkConfiguration, documentKinds: [],
  highlight: highlightHCL)

/// Files for `templatefile`.
let hclTemplateChecker = SnippetChecker(
  languages: [.terraformTemplate], rules: [],
  check: { SnippetFindings(parseHCLTemplate($0.bytes).diagnostics) },
  documentKinds: [], highlight: highlightHCLTemplate)

private func checkConfiguration(_ input: SnippetInput) -> SnippetFindings {
  let file = parseHCL(input.bytes, excerpt: input.isExcerpt)
  // Where brackets or quotes went wrong, what belongs to what is a guess.
  guard !file.diagnostics.contains(where: { $0.severity == .error }) else {
    return SnippetFindings(mistag(of: file).map { [$0] } ?? file.diagnostics)
  }
  var findings = SnippetFindings(file.diagnostics, nested: nestedSnippets(in: file))
  // `hcl` promises the grammar and no more: what only Terraform or AWS would refuse fails a check where the
  // author says that it is for Terraform.
  let kind = terraformKind(of: input)
  let limit: Severity = kind == nil ? .warning : .error
  var beyondGrammar = checkPolicies(in: file)
  // `terragrunt.hcl` and `image.pkr.hcl` are for other programs.
  let isForOthers = kind == nil && input.title?.hasSuffix(".hcl") == true
  if kind != nil || (!isForOthers && looksLikeTerraform(file)) {
    beyondGrammar += checkTerraform(file, kind: kind ?? .configuration, isExcerpt: input.isExcerpt)
  }
  findings.diagnostics += beyondGrammar.filter { !input.isAboutPlaceholder($0) }.map { diagnostic in
    var diagnostic = diagnostic
    diagnostic.severity = max(diagnostic.severity, limit)
    return diagnostic
  }
  for index in findings.nested.indices {
    findings.nested[index].severityLimit = max(findings.nested[index].severityLimit, limit)
  }
  return findings
}

/// What the name behind the fence, or that of the file, says Terraform reads this as; `nil` where it says
/// nothing of Terraform.
private func terraformKind(of input: SnippetInput) -> TerraformFileKind? {
  let tag = input.tag.lowercased()
  if tag == "tfvars" || input.title?.hasSuffix(".tfvars") == true { return .variables }
  if ["terraform", "tf", "opentofu", "tofu"].contains(tag) { return .configuration }
  return [".tf", ".tofu"].contains { input.title?.hasSuffix($0) == true } ? .configuration : nil
}
