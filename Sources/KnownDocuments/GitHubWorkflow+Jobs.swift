import Diagnostics
import DocumentSchema
import SourceText
import YAMLSyntax

// What GitHub refuses in jobs and steps whatever their keys are.

/// Names of jobs, jobs that wait for themselves, and jobs that are another workflow's and have steps all the same.
func faultsOfJobNames(in root: YAMLValue) -> [Diagnostic] {
  (root["jobs"]?.mergedMembers ?? []).flatMap { job -> [Diagnostic] in
    var found: [Diagnostic] = []
    if !isName(job.name) {
      found.append(
        Diagnostic(
          WorkflowRules.job, "'\(job.name.prefix(60))' cannot be the key of a job", at: job.key.range,
          help: "letters, digits, '-' and '_', the first one a letter or '_'; the text goes under 'name'"))
    }
    let needs = job.value["needs"].map { $0.sequence ?? [$0] } ?? []
    if let own = needs.first(where: { $0.scalar?.text == job.name }) {
      found.append(Diagnostic(WorkflowRules.job, "the job needs itself", at: own.range))
    }
    let members = job.value.mergedMembers ?? []
    if members.contains(where: { $0.name == "uses" }),
      let own = members.first(where: { $0.name == "steps" || $0.name == "runs-on" })
    {
      found.append(
        Diagnostic(
          WorkflowRules.job, "a job that is another workflow's has no '\(own.name)' of its own",
          at: own.key.range))
    }
    return found
  }
}

/// Actions of others without a version, and steps of one `id`.
func faultsOfActions(in steps: YAMLValue?) -> [Diagnostic] {
  var ids: [String: SourceRange] = [:]
  return (steps?.sequence ?? []).flatMap { step -> [Diagnostic] in
    var found: [Diagnostic] = []
    if let uses = step["uses"], let action = uses.scalar?.text, lacksVersion(action) {
      found.append(
        Diagnostic(
          WorkflowRules.actionVersion, "'\(action.prefix(60))' names no version", at: uses.range,
          help: "write it as owner/name@version"))
    }
    if let id = step["id"], let name = id.scalar?.text, !name.isEmpty, !isPlaceholder(name) {
      if let first = ids[name] {
        found.append(
          Diagnostic(
            WorkflowRules.step, "the id '\(name.prefix(60))' is given twice", at: id.range,
            labels: [Label("first given here", at: first)]))
      } else {
        ids[name] = id.range
      }
    }
    return found
  }
}

/// `_build-2`
private func isName(_ text: String) -> Bool {
  guard !isPlaceholder(text), let first = text.utf8.first else { return true }
  let isWord = { (byte: UInt8) in
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }
  // What is beyond ASCII stands for something that is left out.
  return text.utf8.contains { $0 >= 0x80 }
    || isWord(first)
      && text.utf8.allSatisfy { isWord($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
}

/// `actions/checkout`; an action of the repository itself (`./x`) and an image (`docker://x`) need none.
private func lacksVersion(_ action: String) -> Bool {
  let parts = action.split(separator: "/", omittingEmptySubsequences: false)
  return parts.count >= 2 && !action.contains(utf8: "@") && !action.hasPrefix(".")
    && !action.contains(utf8: "://")
    && !action.contains(utf8: "$") && !isPlaceholder(action)
    && action.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "{") }
}
