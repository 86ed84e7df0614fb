import Diagnostics

/// The rules of IAM policies. Their stories lie in `IAMRules+….swift`.
package enum IAMRules {
  /// Every rule, in the order of a catalog.
  package static let all: [Rule] = [
    unknownElement, badVersion, oldVersion, missingStatement, wrongType, emptyList, badSid,
    duplicateSid, missingEffect, badEffect, exclusiveElements, missingAction, badAction,
    missingResource, unexpectedResource, badARN, badPrincipal, missingPrincipal,
    unexpectedPrincipal, missingFederation, unknownOperator, badConditionKey, badConditionValue,
    unknownService, unknownAction, emptyWildcard, unknownResource, unknownConditionKey, operatorType,
    literalWildcard, mismatchedFederation, openFederation, allowNotPrincipal, fullAccess, tooLarge,
  ]
}
