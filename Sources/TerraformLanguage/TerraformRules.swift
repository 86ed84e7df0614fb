import Diagnostics

/// What can be known to be wrong with a Terraform configuration from its text alone, without a provider.
package enum TerraformRules {
  package static let all: [Rule] = []
}
