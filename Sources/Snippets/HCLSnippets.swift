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
  check: { input in
    let file = parseHCLTemplate(input.bytes)
    let isBroken = file.diagnostics.contains { $0.severity == .error }
    return SnippetFindings(file.diagnostics + (isBroken ? [] : checkTerraformTemplate(file)))
  },
  documentKinds: [], highlight: highlightHCLTemplate)

private func checkConfiguration(_ input: SnippetInput) -> SnippetFindings {
  let file = parseHCL(input.bytes, excerpt: input.isExcerpt)
  if isFirstHCL(file, input) {
    return SnippetFindings(file.diagnostics.filter { !HCLRules.ofSecondVersion.contains($0.rule) })
  }
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
    beyondGrammar += checkTerraform(
      file, kind: kind ?? .configuration, dialect: isForOpenTofu(input) ? .openTofu : .any,
      isExcerpt: input.isExcerpt)
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

/// Whether it is for a program that reads the first version of HCL still: Terraform as to its own settings, Consul
/// and Vault. Blocks stand on one line there, and their names may be quoted.
private func isFirstHCL(_ file: HCLFile, _ input: SnippetInput) -> Bool {
  if let name = input.title?.split(separator: "/").last,
    [".terraformrc", "terraform.rc", ".tofurc", "tofu.rc"].contains(name) || name.hasSuffix(".tfrc")
  {
    return true
  }
  guard let first = file.tokens.first(where: { ![.newline, .lineComment, .blockComment].contains($0.kind) }),
    first.kind == .identifier
  else { return false }
  let word = file.text(first.range)
  return settingsOfTerraform.contains(word)
    || (terraformKind(of: input) == nil && settingsOfConsul.contains(word))
}

/// What a file with settings of Terraform begins with. developer.hashicorp.com/terraform/cli/config/config-file
private let settingsOfTerraform: Set<String> = [
  "provider_installation", "plugin_cache_dir", "credentials", "credentials_helper", "disable_checkpoint",
  "disable_checkpoint_signature",
]

/// What files of Consul's agents and services begin with.
private let settingsOfConsul: Set<String> = [
  "service", "services", "connect", "acl", "ports", "addresses", "tls", "auto_encrypt", "datacenter",
]

/// What the name behind the fence, or that of the file, says Terraform reads this as; `nil` where it says
/// nothing of Terraform.
private func terraformKind(of input: SnippetInput) -> TerraformFileKind? {
  let tag = input.tag.lowercased()
  if tag == "tfvars" || input.title?.hasSuffix(".tfvars") == true { return .variables }
  let isFile = [".tf", ".tofu", ".tftest.hcl", ".tofutest.hcl"].contains {
    input.title?.hasSuffix($0) == true
  }
  guard isFile || ["terraform", "tf", "opentofu", "tofu"].contains(tag) else { return nil }
  let name = input.title?.split(separator: "/").last?.prefix { $0 != "." } ?? ""
  return isFile && (name == "override" || name.hasSuffix("_override")) ? .override : .configuration
}

private func isForOpenTofu(_ input: SnippetInput) -> Bool {
  ["opentofu", "tofu"].contains(input.tag.lowercased()) || input.title?.hasSuffix(".tofu") == true
}
