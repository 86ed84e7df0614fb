import DocumentSchema

/// The keys of a workflow and of an action.
///
/// https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax and metadata-syntax, in the notation
/// of ``Schema``. An expression `${{ … }}` may stand for any value.
let githubSchema = Schema(
  """
  workflow
   name string
   run-name string
   on! string|list(string)|events
   permissions 'read-all'|'write-all'|permissions
   env map(string)
   defaults defaults
   concurrency string|concurrency
   jobs! map(job)
  # Names are looked at apart: a new one is no error.
  events ...
   push filter
   pull_request filter
   pull_request_target filter
   schedule list(schedule)
   workflow_call call
   workflow_dispatch dispatch
   workflow_run run-filter
  filter
   types string|list(string)
   branches string|list(string)
   branches-ignore string|list(string)
   tags string|list(string)
   tags-ignore string|list(string)
   paths string|list(string)
   paths-ignore string|list(string)
  run-filter
   types string|list(string)
   workflows string|list(string)
   branches string|list(string)
   branches-ignore string|list(string)
  schedule
   cron! string
   timezone string
  call
   inputs map(call-input)
   outputs map(call-output)
   secrets map(call-secret)
  call-input
   description string
   required boolean|string
   type 'boolean'|'number'|'string'
   default string
   deprecationMessage string
  call-output
   description string
   value! string
  call-secret
   description string
   required boolean|string
  dispatch
   inputs map(dispatch-input)
  dispatch-input
   description string
   required boolean|string
   type 'boolean'|'choice'|'environment'|'number'|'string'
   default string
   options list(string)
   deprecationMessage string
  permissions
   actions 'read'|'write'|'none'
   artifact-metadata 'read'|'write'|'none'
   attestations 'read'|'write'|'none'
   checks 'read'|'write'|'none'
   contents 'read'|'write'|'none'
   deployments 'read'|'write'|'none'
   discussions 'read'|'write'|'none'
   id-token 'read'|'write'|'none'
   issues 'read'|'write'|'none'
   models 'read'|'none'
   packages 'read'|'write'|'none'
   pages 'read'|'write'|'none'
   pull-requests 'read'|'write'|'none'
   repository-projects 'read'|'write'|'none'
   security-events 'read'|'write'|'none'
   statuses 'read'|'write'|'none'
  defaults
   run run-defaults
  run-defaults
   shell string
   working-directory string
  concurrency
   group! string
   cancel-in-progress boolean|string
   queue string
  job
   name string
   permissions 'read-all'|'write-all'|permissions
   needs string|list(string)
   if string
   runs-on string|list(string)|runner
   snapshot any
   environment string|environment
   concurrency string|concurrency
   outputs map(string)
   env map(string)
   defaults defaults
   steps list(step)
   timeout-minutes number|string
   strategy strategy
   continue-on-error boolean|string
   container string|container
   services map(container)
   uses string
   with map(any)
   secrets 'inherit'|map(string)
  runner
   group string
   labels string|list(string)
  environment
   name! string
   url string
   deployment boolean
  strategy
   matrix map(any)
   fail-fast boolean|string
   max-parallel number|string
  container
   image! string
   credentials credentials
   env map(string)
   ports list(number|string)
   volumes list(string)
   options string
   command string
   entrypoint string
  credentials
   username string
   password string
  step
   id string
   if string
   name string
   uses string
   run string
   working-directory string
   shell string
   with map(any)
   env map(string)
   continue-on-error boolean|string
   timeout-minutes number|string
  action
   name! string
   author string
   description string
   inputs map(action-input)
   outputs map(action-output)
   runs! action-runs
   branding branding
  action-input
   description string
   required boolean|string
   default string
   deprecationMessage string
   type string
  action-output
   description string
   value string
  action-runs
   using! string
   steps list(step)
   main string
   pre string
   pre-if string
   post string
   post-if string
   image string
   env map(string)
   entrypoint string
   pre-entrypoint string
   post-entrypoint string
   args list(string)
  branding
   color string
   icon string
  """)

/// Events that start a workflow.
///
/// https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
let githubEvents = [
  "branch_protection_rule", "check_run", "check_suite", "create", "delete", "deployment", "deployment_status",
  "discussion", "discussion_comment", "fork", "gollum", "image_version", "issue_comment", "issues", "label",
  "member", "merge_group", "milestone", "page_build", "project", "project_card", "project_column", "public",
  "pull_request", "pull_request_review", "pull_request_review_comment", "pull_request_target", "push",
  "registry_package", "release", "repository_dispatch", "schedule", "status", "watch", "workflow_call",
  "workflow_dispatch", "workflow_run",
]
