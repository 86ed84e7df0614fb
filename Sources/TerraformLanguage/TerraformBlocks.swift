// The blocks of the Terraform language, as data.
//
// Source: developer.hashicorp.com/terraform/language, versions 1.9 to 1.13, and for what OpenTofu has beside it
// opentofu.org/docs/language, version 1.10: those names are accepted too, since notes are written for both.

/// The blocks that may stand at the top of a configuration.
let topLevelBlocks: [String: BlockKind] = [
  "terraform": .terraform, "provider": .provider, "variable": .variable, "output": .output,
  "locals": .locals, "module": .module, "resource": .resource, "data": .data, "ephemeral": .ephemeral,
  "moved": .moved, "import": .imported, "removed": .removed, "check": .check,
  // Terraform 1.14
  "action": .action, "list": .list,
  // OpenTofu
  "language": .language,
]

/// Blocks of Terraform that stand within another, and where.
let nestedBlockHomes: [String: String] = [
  "required_providers": "terraform", "backend": "terraform", "cloud": "terraform",
  "provider_meta": "terraform", "workspaces": "cloud", "validation": "variable", "lifecycle": "resource",
  "provisioner": "resource", "connection": "resource", "dynamic": "resource", "content": "dynamic",
  "precondition": "lifecycle", "postcondition": "lifecycle", "assert": "check",
]

/// Names that a variable cannot have: they are arguments of `module`.
let reservedVariableNames: Set<String> = [
  "source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals",
]

/// Provisioners that left Terraform with version 0.15.
let removedProvisioners: Set<String> = ["chef", "habitat", "puppet", "salt-masterless"]

extension BlockKind {
  var schema: BlockSchema {
    switch self {
    case .terraform, .backend, .cloud, .workspaces, .encryption, .requiredProviders, .providerMeta,
      .stateStore, .language:
      settingsSchema
    case .provider:
      BlockSchema(
        labels: ["name"], optional: ["alias", "version", "for_each"], blocks: ["_": .escaping],
        others: .argumentsAndBlocks)
    case .variable, .validation, .output, .locals: valueSchema
    case .module:
      BlockSchema(
        labels: ["name"], required: ["source"],
        optional: ["version", "providers", "count", "for_each", "depends_on"],
        blocks: ["lifecycle": .moduleLifecycle, "_": .escaping], others: .arguments)
    case .resource, .data, .ephemeral, .action, .list, .nestedData, .provisioner, .connection, .dynamic,
      .content, .foreign, .escaping:
      resourceSchema
    case .lifecycle, .dataLifecycle, .moduleLifecycle, .removedLifecycle, .precondition, .postcondition,
      .assert, .actionTrigger:
      lifecycleSchema
    case .check:
      BlockSchema(
        labels: ["name"], blocks: ["data": .nestedData, "assert": .assert], requiredBlocks: ["assert"])
    case .moved: BlockSchema(required: ["from", "to"])
    case .removed:
      BlockSchema(
        required: ["from"],
        blocks: [
          "lifecycle": .removedLifecycle, "provisioner": .provisioner, "connection": .connection,
        ])
    case .imported:
      BlockSchema(required: ["to"], optional: ["id", "identity", "provider", "for_each"])
    }
  }

  /// …/language/block/terraform
  private var settingsSchema: BlockSchema {
    switch self {
    case .terraform:
      BlockSchema(
        optional: ["required_version", "experiments", "language"],
        blocks: [
          "required_providers": .requiredProviders, "backend": .backend, "cloud": .cloud,
          "provider_meta": .providerMeta, "state_store": .stateStore, "encryption": .encryption,
        ])
    case .cloud:
      BlockSchema(
        optional: ["organization", "hostname", "token"], blocks: ["workspaces": .workspaces])
    case .workspaces: BlockSchema(optional: ["name", "tags", "project"])
    case .requiredProviders: BlockSchema(others: .arguments)
    case .backend: BlockSchema(labels: ["type"], others: .argumentsAndBlocks)
    case .stateStore, .providerMeta: BlockSchema(labels: ["name"], others: .argumentsAndBlocks)
    default: BlockSchema(others: .argumentsAndBlocks)
    }
  }

  /// …/language/block/variable, output, locals
  private var valueSchema: BlockSchema {
    switch self {
    case .variable:
      BlockSchema(
        labels: ["name"],
        optional: [
          "type", "default", "description", "sensitive", "nullable", "ephemeral", "deprecated", "const",
        ], blocks: ["validation": .validation])
    case .output:
      BlockSchema(
        labels: ["name"], required: ["value"],
        optional: ["description", "sensitive", "ephemeral", "depends_on", "deprecated", "type"],
        blocks: ["precondition": .precondition])
    case .validation: BlockSchema(required: ["condition", "error_message"])
    default: BlockSchema(others: .arguments)
    }
  }

  /// …/language/block/resource, data, ephemeral, action, provisioner
  private var resourceSchema: BlockSchema {
    let meta = ["count", "for_each", "provider", "depends_on"]
    switch self {
    case .resource:
      return BlockSchema(
        labels: ["type", "name"], optional: meta,
        blocks: [
          "lifecycle": .lifecycle, "provisioner": .provisioner, "connection": .connection,
          "dynamic": .dynamic, "_": .escaping,
        ], others: .argumentsAndBlocks)
    case .data, .ephemeral, .nestedData:
      return BlockSchema(
        labels: ["type", "name"], optional: meta,
        blocks: ["lifecycle": .dataLifecycle, "dynamic": .dynamic, "_": .escaping],
        others: .argumentsAndBlocks)
    case .action, .list:
      return BlockSchema(
        labels: ["type", "name"], optional: meta, blocks: ["dynamic": .dynamic], others: .argumentsAndBlocks)
    case .provisioner:
      return BlockSchema(
        labels: ["type"], optional: ["when", "on_failure"],
        blocks: ["connection": .connection, "_": .escaping], others: .argumentsAndBlocks)
    case .connection: return BlockSchema(optional: connectionArguments)
    case .dynamic:
      return BlockSchema(
        labels: ["block"], required: ["for_each"], optional: ["iterator", "labels"],
        blocks: ["content": .content], requiredBlocks: ["content"])
    default: return BlockSchema(blocks: ["dynamic": .dynamic], others: .argumentsAndBlocks)
    }
  }

  /// …/language/meta-arguments/lifecycle
  private var lifecycleSchema: BlockSchema {
    switch self {
    case .lifecycle:
      BlockSchema(
        optional: [
          "create_before_destroy", "prevent_destroy", "ignore_changes", "replace_triggered_by", "enabled",
          "destroy",
        ],
        blocks: [
          "precondition": .precondition, "postcondition": .postcondition, "action_trigger": .actionTrigger,
        ])
    case .dataLifecycle:
      BlockSchema(
        optional: ["enabled"], blocks: ["precondition": .precondition, "postcondition": .postcondition])
    case .moduleLifecycle: BlockSchema(optional: ["enabled"])
    case .removedLifecycle: BlockSchema(optional: ["destroy"])
    case .actionTrigger: BlockSchema(others: .argumentsAndBlocks)
    default: BlockSchema(required: ["condition", "error_message"])
    }
  }
}

/// …/language/provisioners: what the three of Terraform itself take, and what each cannot do without.
let provisionerArguments: [String: (required: [String], optional: [String])] = [
  "local-exec": (["command"], ["working_dir", "interpreter", "environment", "quiet"]),
  "remote-exec": ([], ["inline", "script", "scripts"]),
  "file": (["destination"], ["source", "content"]),
]

/// …/language/provisioners#connection-block
private let connectionArguments = [
  "type", "user", "password", "host", "port", "timeout", "script_path", "target_platform", "private_key",
  "certificate", "agent", "agent_identity", "host_key", "https", "insecure", "use_ntlm", "cacert",
  "bastion_host", "bastion_host_key", "bastion_port", "bastion_user", "bastion_password",
  "bastion_private_key", "bastion_certificate", "proxy_scheme", "proxy_host", "proxy_port",
  "proxy_user_name", "proxy_user_password",
]
