import Diagnostics

/// What can be known to be wrong with a Terraform configuration from its text alone, without a provider.
package enum TerraformRules {
  package static let all: [Rule] = [
    unknownBlock, blockLabels, unknownArgument, missingArgument, exclusiveArguments, duplicate,
    reservedName, strayArgument, variablesFile, removedProvisioner, moduleVersion,
    badType, oldType, typeMismatch, idleCondition, badVersionConstraint, providerRequirement,
    oldProviderRequirement, providerVersion, constantNeeded,
    badReferenceList, quotedReference, badProviderReference, badKeyword, destroyReference,
    badReference, selfReference, instanceArgument, instanceKey, instanceObject, selfOutside,
    misspeltReference,
    unknownFunction, removedFunction, argumentCount, needlessInterpolation,
  ]
}
