import Diagnostics
import JSONSyntax
import SourceText

extension PolicyChecker {
  /// action_string = "*" | service ":" operation, with `*` and `?` as wildcards
  mutating func checkActions(_ member: JSONMember) {
    checkStrings(member.value, of: member.key) { checker, action, range in
      guard action != "*", !isPlaceholder(action) else { return }
      let parts = action.split(separator: ":", omittingEmptySubsequences: false)
      let service = parts[0]
      let isService =
        !service.isEmpty
        && service.utf8.allSatisfy {
          isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "*")
        }
      let isName =
        parts.count == 2 && !parts[1].isEmpty
        && parts[1].utf8.allSatisfy {
          isLetterOrDigit($0) || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?")
        }
      // One action that AWS lists has a hyphen in its name.
      guard isService, isName || checker.isListed(action) else {
        return checker.report(
          IAMRules.badAction, "\"\(action)\" is no action", at: range,
          help: "write the service and the operation: \"s3:GetObject\"")
      }
      guard checker.kind != .trust || service.lowercased() == "sts" else {
        return checker.report(
          IAMRules.badAction, "\"\(action)\" has no place in a trust policy", at: range,
          help: "a trust policy allows actions of STS, such as \"sts:AssumeRole\"")
      }
      checker.checkAction(parts[1], of: String(service), range)
    }
  }

  /// Compares an action that is well formed with those that AWS publishes. Upper and lower case do not count.
  private mutating func checkAction(_ name: Substring, of service: String, _ range: SourceRange) {
    guard !isStandIn(service, name) else { return }
    guard !hasWildcard(service) else { return checkService(service, name, range) }
    guard let facts = facts(of: service.lowercased()), !facts.actions.isEmpty else {
      return reportUnknownService(service, action: name, range)
    }
    guard name.utf8.count <= longestPattern else { return }
    guard hasWildcard(name) else {
      guard !facts.actions.contains(where: { equalIgnoringCase($0, name) }) else { return }
      return reportUnknownAction(name, of: service, facts, range)
    }
    let start = literalStart(of: name)
    guard
      !facts.actions.contains(where: { startsIgnoringCase($0, with: start) && patternsMeet($0, name) })
    else { return }
    report(
      IAMRules.emptyWildcard, "\"\(service):\(name)\" matches no action of `\(service)`", at: range,
      help: nearestStart(of: start, facts).map {
        "did you mean \"\(service):\($0)\(name.dropFirst(start.count))\"?"
      }
        ?? unlisted)
  }

  /// `*` may stand in the name of a service as well.
  private mutating func checkService(_ pattern: String, _ name: Substring, _ range: SourceRange) {
    guard pattern.utf8.count <= longestPattern,
      !ServiceTable.services.contains(where: { patternsMeet($0, pattern) })
    else { return }
    report(
      IAMRules.emptyWildcard, "\"\(pattern):\(name)\" matches no service of AWS", at: range, help: unlisted)
  }

  private mutating func isListed(_ action: String) -> Bool {
    guard let colon = action.firstIndex(of: ":") else { return false }
    let name = action[action.index(after: colon)...]
    return facts(of: action[..<colon].lowercased())?.actions.contains { equalIgnoringCase($0, name) } ?? false
  }

  /// `service:Action`, as a text on policies writes it.
  private func isStandIn(_ service: String, _ name: Substring) -> Bool {
    ["service", "service-prefix", "servicename", "service-name"].contains(service.lowercased())
      || ["action", "actionname", "operation"].contains(name.lowercased())
  }

  private mutating func reportUnknownService(_ service: String, action: Substring, _ range: SourceRange) {
    let near = takeSearch() ? nearestService(to: service, with: action) : nil
    report(
      IAMRules.unknownService, "AWS lists no service `\(service)`", at: range,
      help: near.map { "did you mean \"\($0):\(action)\"?" } ?? unlisted)
  }

  /// A service with this action is likelier than one without.
  private mutating func nearestService(to service: String, with action: Substring) -> String? {
    let close = ServiceTable.services.filter { nearestSpelling(of: service, in: [$0]) != nil }
    let knowing = close.filter { prefix in
      facts(of: prefix)?.actions.contains { patternsMeet($0, action.prefix(longestPattern)) } == true
    }
    return nearestSpelling(of: service, in: knowing) ?? nearestSpelling(of: service, in: close)
  }

  private mutating func reportUnknownAction(
    _ name: Substring, of service: String, _ facts: ServiceFacts, _ range: SourceRange
  ) {
    let message = "AWS lists no action `\(name)` of `\(service)`"
    if let needed = permissions[service.lowercased() + ":" + name.lowercased()] {
      return report(
        IAMRules.unknownAction, message, at: range,
        help: "the operation of this name is allowed by \"\(needed)\"")
    }
    let near = takeSearch() ? nearestSpelling(of: String(name), in: facts.actions) : nil
    report(
      IAMRules.unknownAction, message, at: range,
      help: near.map { "did you mean \"\(service):\($0)\"?" } ?? unlisted)
  }

  /// Actions begin with words, `Describe`, `DescribeInstances`: the one of them that `start` may have meant.
  private mutating func nearestStart(of start: String, _ facts: ServiceFacts) -> String? {
    guard start.utf8.count > 2, takeSearch() else { return nil }
    var starts: Set<Substring> = []
    for action in facts.actions {
      for index in action.utf8.indices.dropFirst() where isUppercase(action.utf8[index]) {
        starts.insert(action[..<index])
      }
    }
    return nearestSpelling(of: start, in: starts.sorted().map(String.init))
  }

}

/// Facts grow old.
let unlisted = "if it is spelled right, it is newer or older than our list (\(serviceTableSource))"

/// Bytes of the longest pattern that is held against names.
let longestPattern = 128

/// Operations of the API whose permission has another name.
private let permissions = [
  "s3:headobject": "s3:GetObject", "s3:headbucket": "s3:ListBucket",
  "s3:listobject": "s3:ListBucket", "s3:listobjects": "s3:ListBucket",
  "s3:listobjectsv2": "s3:ListBucket", "s3:listbuckets": "s3:ListAllMyBuckets",
  "s3:createmultipartupload": "s3:PutObject", "s3:uploadpart": "s3:PutObject",
  "s3:completemultipartupload": "s3:PutObject", "s3:deleteobjects": "s3:DeleteObject",
  "s3:copyobject": "s3:GetObject\" and \"s3:PutObject",
  "s3:putbucketlifecycleconfiguration": "s3:PutLifecycleConfiguration",
  "s3:putbucketencryption": "s3:PutEncryptionConfiguration",
  "s3:getbucketencryption": "s3:GetEncryptionConfiguration", "lambda:invoke": "lambda:InvokeFunction",
]

private func isUppercase(_ byte: UInt8) -> Bool { UInt8(ascii: "A") <= byte && byte <= UInt8(ascii: "Z") }
