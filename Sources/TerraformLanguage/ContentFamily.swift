import Diagnostics
import HCLSyntax
import SourceText

/// What a text of HCL is, as far as its top-level blocks tell.
enum ContentFamily {
  /// Blocks of a Terraform module.
  case modules
  /// `terraform test` files and stacks, whose blocks are not in our tables.
  case tests
  /// Arguments alone, or nested blocks alone.
  case fragment
  /// The language of another program.
  case foreign
}

/// Blocks of other programs that are configured in HCL, none of which Terraform has.
private let foreignBlocks: Set<String> = [
  // Packer
  "source", "build", "packer", "local", "provisioners",
  // Nomad, Waypoint, Boundary, Consul
  "job", "group", "task", "project", "app", "service", "services", "config_entries", "client", "server",
  // Terragrunt
  "include", "dependency", "dependencies", "remote_state", "generate", "unit", "stack", "feature", "exclude",
  "errors", "catalog", "engine", "inputs",
  // Vault, Consul and Nomad: policies and servers
  "path", "node", "node_prefix", "service_prefix", "key", "key_prefix", "namespace", "agent", "listener",
  "storage", "seal", "telemetry", "ui_config", "auto_auth", "template", "api_proxy", "cache", "vault",
  // Sentinel, Docker Bake, TFLint, Atlas, hcldec
  "policy", "target", "function", "plugin", "config", "rule", "table", "schema", "env", "object", "attr",
  "block",
]

/// Blocks of `.tftest.hcl` and of stacks.
private let testBlocks: Set<String> = [
  "run", "mock_provider", "override_resource", "override_data", "override_module", "variables",
  "mock_resource", "mock_data", "component", "deployment", "deployment_group", "deployment_auto_approve",
  "identity_token", "store", "orchestrate", "publish_output", "upstream_input", "stack", "test",
]

/// Sorts a text by its top-level blocks.
func contentFamily(of file: HCLFile) -> ContentFamily {
  let blocks = file.body.blocks
  let types = blocks.map { file.text($0.type) }
  if types.contains(where: { testBlocks.contains($0) }) { return .tests }
  if types.contains(where: { topLevelBlocks[$0] != nil }) {
    return isForeign(file, types) ? .foreign : .modules
  }
  if isForeign(file, types) { return .foreign }
  let isMisspelt = zip(blocks, types).contains { block, type in
    misspeltTopLevelBlock(type, labels: block.labels.count) != nil
  }
  return isMisspelt ? .modules : .fragment
}

/// The top-level block that `type` with so many labels was most likely meant to be.
func misspeltTopLevelBlock(_ type: String, labels: Int) -> String? {
  guard topLevelBlocks[type] == nil, nestedBlockHomes[type] == nil else { return nil }
  if type == "local", labels == 0 { return "locals" }
  guard !foreignBlocks.contains(type), !testBlocks.contains(type),
    let near = nearestSpelling(of: type, in: topLevelBlocks.keys.sorted()),
    topLevelBlocks[near]?.schema.labels.count == labels
  else { return nil }
  return near
}

private func isForeign(_ file: HCLFile, _ types: [String]) -> Bool {
  guard !types.contains("resource") else { return false }
  if types.contains(where: { foreignBlocks.contains($0) && $0 != "local" }) { return true }
  // Terragrunt's `terraform { source = … }` and `inputs = { … }`.
  if file.body.attributes.contains(where: { file.text($0.name) == "inputs" }) { return true }
  return file.body.blocks.contains { block in
    (file.text(block.type) == "terraform"
      && block.body.attributes.contains { file.text($0.name) == "source" })
      || (file.text(block.type) == "local" && block.labels.count == 1)
      // The lock file names providers by their addresses.
      || (file.text(block.type) == "provider"
        && block.labels.contains { file.text($0.text).contains(utf8: "/") })
      // Packer's data sources have hyphens where Terraform's have underscores.
      || (file.text(block.type) == "data" && block.labels.count == 2
        && file.text(block.labels[0].text).contains(utf8: "-"))
  }
}

/// Whether a text is certainly Terraform's, so that one tagged `hcl` can be checked as such.
package func looksLikeTerraform(_ file: HCLFile) -> Bool {
  let blocks = file.body.blocks
  let types = blocks.map { file.text($0.type) }
  guard !isForeign(file, types), !holdsForeignVariable(file) else { return false }
  return zip(blocks, types).contains { block, type in isCertain(block, type, in: file) }
}

/// Whether a variable is given by what Terraform does not have: the function `env` of Packer, and names in capitals
/// alone, by which Docker Bake refers to variables.
private func holdsForeignVariable(_ file: HCLFile) -> Bool {
  let checker = TerraformChecker(file, isExcerpt: true)
  return file.body.blocks.contains { block in
    guard file.text(block.type) == "variable" else { return false }
    let bodies = [block.body] + block.body.blocks.map(\.body)
    return bodies.flatMap(\.attributes).contains { attribute in
      if case .call(let call) = attribute.value.kind, file.text(call.name) == "env" { return true }
      guard let found = checker.firstReference(in: attribute.value, besides: ["var", "local"]),
        case .variable = found.kind
      else { return false }
      return file.text(found.range) == file.text(found.range).uppercased()
    }
  }
}

private func isCertain(_ block: HCLBlock, _ type: String, in file: HCLFile) -> Bool {
  let names = Set(
    block.body.items.map { item in
      switch item {
      case .attribute(let attribute): file.text(attribute.name)
      case .block(let block): file.text(block.type)
      }
    })
  func hasAny(_ wanted: String...) -> Bool { wanted.contains { names.contains($0) } }
  switch (type, block.labels.count) {
  case ("resource", 2), ("ephemeral", 2): return true
  case ("data", 2): return file.text(block.labels[0].text).contains(utf8: "_")
  case ("terraform", 0):
    return hasAny("required_providers", "required_version", "backend", "cloud", "provider_meta")
  case ("provider", 1), ("module", 1): return block.body.isElided || !names.isEmpty || type == "provider"
  case ("output", 1): return hasAny("value")
  case ("variable", 1):
    // Docker Bake has variables too; theirs are written in capitals, as of the environment.
    let name = file.text(block.labels[0].text)
    return name != name.uppercased() || hasAny("type", "sensitive", "nullable", "validation")
  case ("moved", 0): return hasAny("from", "to")
  case ("import", 0): return hasAny("to")
  case ("removed", 0): return hasAny("from")
  case ("check", 1): return hasAny("assert")
  case ("run", 1): return hasAny("assert", "command")
  case ("mock_provider", 1), ("override_resource", 0), ("override_data", 0): return true
  default: return false
  }
}
