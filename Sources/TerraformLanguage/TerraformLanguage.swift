import Diagnostics
import HCLSyntax
import SourceText

/// What a file of Terraform is for.
package enum TerraformFileKind: Sendable {
  /// `.tf`
  case configuration
  /// `override.tf`, whose blocks hold only what they change.
  case override
  /// `.tfvars`: values of variables, and nothing else.
  case variables
}

/// Whose language it is, where the two differ.
package enum TerraformDialect: Sendable {
  /// Both are meant: notes name either of them `terraform`.
  case any
  case openTofu
}

/// Checks the functions and names of a template for `templatefile`.
///
/// - Returns: findings in order of place, those of the parser not among them.
package func checkTerraformTemplate(_ file: HCLTemplateFile) -> [Diagnostic] {
  var checker = TerraformChecker(file.withoutBody, isExcerpt: false)
  checker.isTemplate = true
  checker.checkTemplateFile(file.template)
  return checker.diagnostics.sorted(by: Diagnostic.isInOrder)
}

/// Checks what can be known of a Terraform configuration from its text alone, without a provider.
///
/// Errors are what `terraform init` or `terraform validate` certainly refuse. What a part left out may hold is
/// never missed: bodies with an elision, placeholders and items with a syntax error are passed over in silence.
/// - Parameter isExcerpt: the author says that this is a part of something larger.
/// - Returns: findings in order of place, those of the parser not among them.
package func checkTerraform(
  _ file: HCLFile, kind: TerraformFileKind = .configuration, dialect: TerraformDialect = .any,
  isExcerpt: Bool = false
) -> [Diagnostic] {
  var checker = TerraformChecker(file, dialect, isExcerpt: isExcerpt)
  switch kind {
  case .variables: checker.checkVariablesFile()
  case .configuration, .override:
    checker.isOverride = kind == .override
    switch contentFamily(of: file) {
    case .modules: checker.checkConfiguration()
    case .tests, .fragment: checker.checkFragment()
    case .foreign: break
    }
  }
  return checker.diagnostics.sorted(by: Diagnostic.isInOrder)
}
