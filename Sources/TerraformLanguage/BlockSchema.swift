/// What a block of one kind may hold.
struct BlockSchema: Sendable {
  /// What its labels name, in order.
  var labels: [String] = []
  var required: [String] = []
  var optional: [String] = []
  /// The blocks in it, by their type; `nil` for those whose content belongs to a provider.
  var blocks: [String: BlockKind] = [:]
  var requiredBlocks: [String] = []
  var others: OtherContent = .none

  /// What may stand in a block beside that which the tables name.
  enum OtherContent: Sendable {
    case none
    /// Arguments with any name: locals, the inputs of a module.
    case arguments
    /// Arguments and blocks that a provider defines.
    case argumentsAndBlocks
  }

  var arguments: [String] { required + optional }
}

/// The kinds of blocks that Terraform itself knows.
enum BlockKind: String, Sendable {
  case terraform, backend, cloud, workspaces, encryption
  case requiredProviders = "required_providers"
  case providerMeta = "provider_meta"
  case stateStore = "state_store"
  case provider, variable, validation, output, locals, module
  case resource, data, ephemeral, action, list
  case lifecycle, provisioner, connection, dynamic, content
  case precondition, postcondition, assert, check
  case moved, removed, language
  case imported = "import"
  case actionTrigger = "action_trigger"
  /// `lifecycle` of data sources and ephemeral resources; of a `removed` block; of a module.
  case dataLifecycle, removedLifecycle, moduleLifecycle
  /// A `data` block within a `check`.
  case nestedData
  /// A block that a provider defines.
  case foreign
  /// `_`, which holds arguments whose names are those of meta-arguments.
  case escaping = "_"

  /// The word that opens such a block.
  var word: String {
    switch self {
    case .dataLifecycle, .removedLifecycle, .moduleLifecycle: "lifecycle"
    case .nestedData: "data"
    default: rawValue
    }
  }
}
