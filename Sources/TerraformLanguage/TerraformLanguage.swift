import Diagnostics
import HCLSyntax
import SourceText

/// What a file of Terraform is for.
package enum TerraformFileKind: Sendable {
  /// `.tf`
  case configuration
  /// `.tfvars`: values of variables, and nothing else.
  case variables
}

/// Checks what can be known of a Terraform configuration from its text alone, without a provider.
///
/// Errors are what `terraform init` or `terraform validate` certainly refuse. What a part left out may hold is
/// never missed: bodies with an elision, placeholders and items with a syntax error are passed over in silence.
/// - Parameter isExcerpt: the author says that this is a part of something larger.
/// - Returns: findings in order of place, those of the parser not among them.
package func checkTerraform(
  _ file: HCLFile, kind: TerraformFileKind = .configuration, isExcerpt: Bool = false
) -> [Diagnostic] {
  var checker = TerraformChecker(file, isExcerpt: isExcerpt)
  switch kind {
  case .variables: checker.checkVariablesFile()
  case .configuration:
    switch contentFamily(of: file) {
    case .modules: checker.checkConfiguration()
    case .tests, .fragment: checker.checkFragment()
    case .foreign: break
    }
  }
  return checker.diagnostics.sorted(by: Diagnostic.isInOrder)
}
