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
  var findings = SnippetFindings(file.diagnostics, nested: nestedSnippets(in: file))
  // `hcl` promises the grammar and no more: what only Terraform or AWS would refuse fails a check where the
  // author says that it is for Terraform.
  let limit: Severity = namesTerraform(input) ? .error : .warning
  findings.diagnostics += checkPolicies(in: file).map { diagnostic in
    var diagnostic = diagnostic
    diagnostic.severity = max(diagnostic.severity, limit)
    return diagnostic
  }
  for index in findings.nested.indices {
    findings.nested[index].severityLimit = max(findings.nested[index].severityLimit, limit)
  }
  return findings
}

/// Whether the name behind the fence, or that of the file, says that Terraform reads this.
private func namesTerraform(_ input: SnippetInput) -> Bool {
  let tags = ["terraform", "tf", "opentofu", "tofu", "tfvars"]
  if tags.contains(input.tag.lowercased()) { return true }
  return [".tf", ".tofu", ".tfvars"].contains { input.title?.hasSuffix($0) ?? false }
}
