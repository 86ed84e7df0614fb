import Diagnostics
import DocumentSchema
import SourceText
import YAMLSyntax

extension KnownDocument {
  /// A file of `.github/workflows`.
  static let githubWorkflow = KnownDocument(
    name: "github-workflow", phrase: "a workflow", schema: githubSchema, definition: "workflow",
    unknownFields: .refusedIfMisspelt, takesScalarsAsStrings: true, hasOwnTemplates: true,
    recognises: { root, source in
      if isWorkflowFile(source.fileName) { return root["on"] != nil || root["jobs"] != nil }
      guard let jobs = root["jobs"] else { return false }
      // Other systems have `jobs`, too, but none of these with `on` beside them.
      return root["on"] != nil && jobs.mergedMembers?.contains { isJob($0.value) } ?? false
    },
    whole: { part in
      if part.sequence != nil { return part.under("steps").under("…").under("jobs") }
      guard part["on"] == nil, part["jobs"] == nil, let members = part.mergedMembers, !members.isEmpty else {
        return nil
      }
      if isJob(part) { return part.under("…").under("jobs") }
      return members.allSatisfy { isJob($0.value) } ? part.under("jobs") : nil
    },
    inspect: { root, source in
      unknownEvents(in: root["on"]) + faultsOfJobs(in: root, source) + faultsOfJobNames(in: root)
        + (root["jobs"]?.mergedMembers ?? []).flatMap { faultsOfActions(in: $0.value["steps"]) }
        + openExpressions(in: root, source)
    },
    findScripts: { root in
      (root["jobs"]?.mergedMembers ?? []).flatMap { job in
        commands(of: job.value["steps"], shell: shell(of: job.value, in: root))
      }
    })

  /// `action.yml` of an action.
  static let githubAction = KnownDocument(
    name: "github-action", phrase: "an action", schema: githubSchema, definition: "action",
    // The runner passes over what it does not know.
    unknownFields: .ignored, takesScalarsAsStrings: true, hasOwnTemplates: true,
    recognises: { root, source in
      guard root["runs"]?["using"] != nil else { return false }
      return ["action.yml", "action.yaml"].contains(source.baseName) || root["inputs"] != nil
        || root["name"] != nil
    },
    inspect: { root, source in
      faults(ofSteps: root["runs"]?["steps"], isAction: true, source)
        + faultsOfActions(in: root["runs"]?["steps"]) + openExpressions(in: root, source)
    },
    findScripts: { root in commands(of: root["runs"]?["steps"], shell: nil) })
}

private func isWorkflowFile(_ path: String?) -> Bool {
  guard let path else { return false }
  return path.contains(utf8: ".github/workflows/") && (path.hasSuffix(".yml") || path.hasSuffix(".yaml"))
}

private func isJob(_ value: YAMLValue) -> Bool {
  ["runs-on", "steps", "uses"].contains { value[$0] != nil }
}

// MARK: Events and jobs

private func unknownEvents(in events: YAMLValue?) -> [Diagnostic] {
  let names: [(text: String, range: SourceRange)] =
    switch events?.kind {
    case .scalar(let scalar)?: [(scalar.text, events?.range ?? SourceRange(0, 0))]
    case .sequence(let items)?: items.compactMap { item in item.scalar.map { ($0.text, item.range) } }
    case .mapping?: (events?.mergedMembers ?? []).map { ($0.name, $0.key.range) }
    case nil: []
    }
  return names.compactMap { name, range in
    guard !name.isEmpty, !isPlaceholder(name), !githubEvents.contains(name) else { return nil }
    return Diagnostic(
      WorkflowRules.unknownEvent, "there is no event '\(name.prefix(60))'", at: range,
      help: nearestSpelling(of: name, in: githubEvents).map { "did you mean '\($0)'?" })
  }
}

private func faultsOfJobs(in root: YAMLValue, _ source: DocumentSource) -> [Diagnostic] {
  let jobs = root["jobs"]?.mergedMembers ?? []
  let names = Set(jobs.map(\.name))
  let isComplete = !source.isElided && !jobs.contains { isPlaceholder($0.name) }
  return jobs.flatMap { job -> [Diagnostic] in
    let needed = job.value["needs"].map { $0.sequence ?? [$0] } ?? []
    let absent = needed.compactMap { need -> Diagnostic? in
      guard isComplete, let name = need.scalar?.text, !name.isEmpty, !isPlaceholder(name),
        !names.contains(name)
      else { return nil }
      return Diagnostic(
        WorkflowRules.unknownJob,
        "'\(job.name.prefix(60))' needs a job '\(name.prefix(60))' that is not there",
        at: need.range,
        help: nearestSpelling(of: name, in: names.sorted()).map { "did you mean '\($0)'?" })
    }
    return absent + (isComplete ? missingRunner(of: job).map { [$0] } ?? [] : [])
      + faults(ofSteps: job.value["steps"], isAction: false, source)
  }
}

/// A job runs on something, unless it is another workflow's.
private func missingRunner(of job: YAMLMember) -> Diagnostic? {
  guard let members = job.value.mergedMembers, !members.isEmpty,
    !members.contains(where: {
      $0.name == "runs-on" || $0.name == "uses" || isPlaceholder($0.name)
        || nearestSpelling(of: $0.name, in: ["runs-on"]) != nil
    })
  else { return nil }
  return Diagnostic(
    DocumentRules.missingField, "jobs.\(job.name.prefix(60)) has no 'runs-on'", at: job.key.range)
}

// MARK: Steps

/// A step runs a command or uses an action.
private func faults(ofSteps steps: YAMLValue?, isAction: Bool, _ source: DocumentSource) -> [Diagnostic] {
  (steps?.sequence ?? []).compactMap { step in
    guard let members = step.mergedMembers, let first = members.first else { return nil }
    let run = members.first { $0.name == "run" }
    let uses = members.first { $0.name == "uses" }
    switch (run, uses) {
    case (let run?, let uses?):
      return Diagnostic(
        WorkflowRules.step, "a step has both 'run' and 'uses'", at: max(run.key.range, uses.key.range),
        help: "make two steps of it")
    case (let run?, nil):
      guard isAction, !source.isElided, step["shell"] == nil,
        members.allSatisfy({ stepKeys.contains($0.name) })
      else { return nil }
      return Diagnostic(
        WorkflowRules.step, "a step of an action has 'run' and no 'shell'", at: run.key.range,
        help: "add 'shell: bash'")
    case (nil, nil):
      // What has a key that is not known may be a kind of step that is newer than this.
      guard !source.isElided, members.allSatisfy({ stepKeys.contains($0.name) }) else { return nil }
      return Diagnostic(
        WorkflowRules.step, "a step has neither 'run' nor 'uses'", at: first.key.range)
    case (nil, _?): return nil
    }
  }
}

private let stepKeys = Set(githubSchema.definition("step")?.fields.map(\.name) ?? [])

private func max(_ a: SourceRange, _ b: SourceRange) -> SourceRange { a.start < b.start ? b : a }

// MARK: Expressions

/// `${{` that no `}}` follows.
private func openExpressions(in value: YAMLValue, _ source: DocumentSource) -> [Diagnostic] {
  switch value.kind {
  case .sequence(let items): return items.flatMap { openExpressions(in: $0, source) }
  case .mapping(let members): return members.flatMap { openExpressions(in: $0.value, source) }
  case .scalar:
    let end = min(value.range.end, source.bytes.count)
    guard value.range.start < end,
      let open = openExpression(in: source.bytes[value.range.start..<end])
    else { return [] }
    return [
      Diagnostic(
        WorkflowRules.openExpression, "'${{' is never closed", at: SourceRange(open, open + 3),
        help: "add '}}' behind the expression")
    ]
  }
}

private func openExpression(in text: ArraySlice<UInt8>) -> Int? {
  var open: Int?
  var index = text.startIndex
  while index < text.endIndex {
    let rest = text[index...].prefix(3)
    if open == nil, rest.elementsEqual("${{".utf8) {
      open = index
      index += 3
    } else if rest.prefix(2).elementsEqual("}}".utf8) {
      open = nil
      index += 2
    } else {
      index += 1
    }
  }
  return open
}

// MARK: Scripts

private func commands(of steps: YAMLValue?, shell: String?) -> [DocumentScript] {
  (steps?.sequence ?? []).compactMap { step in
    let own = step["shell"]?.scalar?.text
    guard let run = step["run"], run.scalar?.content == .string,
      let shell = own.map(shellName) ?? shell
    else { return nil }
    return DocumentScript(text: run, shell: shell)
  }
}

/// The shell of the steps of a job that name none; `nil` where it is none of ours, or not certain.
private func shell(of job: YAMLValue, in root: YAMLValue) -> String? {
  for holder in [job, root] {
    if let shell = holder["defaults"]?["run"]?["shell"]?.scalar?.text { return shellName(shell) }
  }
  guard let runner = job["runs-on"] else { return nil }
  // `${{ matrix.os }}` may be Windows, where the shell is another one.
  let isExpression = contains("${{", in: runner)
  if isExpression {
    guard let matrix = job["strategy"]?["matrix"], !contains("${{", in: matrix) else { return nil }
    return contains("windows", in: matrix) ? nil : "bash"
  }
  // A runner of one's own may be anything.
  let isUnix = ["ubuntu", "macos", "linux"].contains { contains($0, in: runner) }
  return isUnix && !contains("windows", in: runner) ? "bash" : nil
}

/// `bash` of `bash -el {0}`; `nil` for `pwsh` and `python`.
private func shellName(_ text: String) -> String? {
  let name = text.split(separator: " ").first?.split(separator: "/").last.map(String.init) ?? ""
  return ["bash", "sh", "dash", "zsh", "ksh"].contains(name) ? name : nil
}

private func contains(_ text: String, in value: YAMLValue) -> Bool {
  switch value.kind {
  case .scalar(let scalar): scalar.text.lowercased().contains(text)
  case .sequence(let items): items.contains { contains(text, in: $0) }
  case .mapping: value.mergedMembers?.contains { contains(text, in: $0.value) } ?? false
  }
}
