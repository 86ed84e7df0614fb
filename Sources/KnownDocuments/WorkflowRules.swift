import Diagnostics

/// What can be wrong with a workflow of GitHub beyond its keys.
enum WorkflowRules {
  static let all: [Rule] = [step, job, actionVersion, unknownJob, unknownEvent, openExpression]

  static let step = Rule(
    "workflow.step", .error, "a step of a workflow does not say what to do, or says it twice",
    why: """
      A step runs a command (`run`) or uses an action (`uses`), never both. In an action of one's own a step that \
      runs a command also names its `shell`. GitHub refuses the whole file.
      """,
    wrong: workflow(step: "uses: actions/checkout@v5\n        run: make test"),
    right: workflow(step: "uses: actions/checkout@v5\n      - run: make test"))

  static let job = Rule(
    "workflow.job", .error, "a job is written as GitHub does not take it",
    why: """
      The key of a job is a word of letters, digits, `-` and `_`; what people read is its `name`. A job does not wait \
      for itself, and one that is another workflow's (`uses`) has neither steps nor a runner of its own. GitHub \
      refuses the whole file.
      """,
    wrong: workflow(step: "run: make test", needs: "test"),
    right: workflow(step: "run: make test", needs: "build"))

  static let actionVersion = Rule(
    "workflow.action-version", .error, "a step uses an action without naming its version",
    why: "An action of another repository is named with a tag, a branch or a commit behind `@`.",
    wrong: workflow(step: "uses: actions/checkout"),
    right: workflow(step: "uses: actions/checkout@v5"))

  static let unknownJob = Rule(
    "workflow.unknown-job", .error, "a job needs another one that is not there",
    why: "`needs` holds keys of `jobs`, not their `name`. GitHub refuses the whole file.",
    wrong: workflow(step: "run: make test", needs: "biuld"),
    right: workflow(step: "run: make test", needs: "build"))

  static let unknownEvent = Rule(
    "workflow.unknown-event", .warning, "a workflow waits for an event that GitHub does not have",
    why: "GitHub refuses the file. Names of events are written with `_`.",
    wrong: workflow(on: "pull-request", step: "run: make test"),
    right: workflow(on: "pull_request", step: "run: make test"))

  static let openExpression = Rule(
    "workflow.open-expression", .warning, "an expression is never closed",
    why: "All behind `${{` up to `}}` is the expression. GitHub refuses the file where that is missing.",
    wrong: workflow(step: "run: echo ${{ github.sha }"), right: workflow(step: "run: echo ${{ github.sha }}"))

  private static func workflow(on event: String = "push", step: String, needs: String = "build") -> String {
    """
    on: \(event)
    jobs:
      build:
        runs-on: ubuntu-24.04
        steps:
          - run: make
      test:
        needs: \(needs)
        runs-on: ubuntu-24.04
        steps:
          - \(step)
    """
  }
}
