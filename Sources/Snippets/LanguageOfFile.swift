extension Language {
  /// The language of a file, by its name; `nil` where the name does not tell for certain.
  ///
  /// - Parameter path: also one whose beginning is not known, such as `/policy.json` of `$DIR/policy.json`.
  package init?(ofFile path: some StringProtocol) {
    let parts = path.lowercased().split(separator: "/")
    guard let name = parts.last.map(String.init),
      let language = languagesOfNames[name] ?? languageOfFile(name, in: parts.dropLast().last ?? "")
    else { return nil }
    self = language
  }
}

private func languageOfFile(_ name: String, in folder: Substring) -> Language? {
  if name.hasPrefix(".env.") { return .env }
  if name.hasPrefix("dockerfile.") || name.hasPrefix("containerfile.") { return .dockerfile }
  switch folder {
  // Elsewhere an inventory of Ansible may be called so.
  case "etc" where name == "hosts": return .hosts
  case "cron.d": return .crontab
  case ".aws" where name == "config" || name == "credentials": return .ini
  case ".kube" where name == "config": return .yaml
  // Editors let comments stand in their settings.
  case ".vscode" where name.hasSuffix(".json"), ".devcontainer" where name.hasSuffix(".json"): return .jsonc
  default: break
  }
  return name.lastIndex(of: ".").flatMap { languagesOfExtensions[String(name[name.index(after: $0)...])] }
}

/// `.conf` and `.cfg` are missing on purpose: each program has its own idea of them.
private let languagesOfExtensions: [String: Language] = [
  "json": .json, "jsonl": .jsonLines, "ndjson": .jsonLines, "jsonc": .jsonc, "json5": .json5,
  "yaml": .yaml, "yml": .yaml,
  "tf": .hcl, "tofu": .hcl, "tfvars": .hcl, "hcl": .hcl, "nomad": .hcl, "tfrc": .hcl,
  "toml": .toml,
  "ini": .ini,
  "service": .systemd, "timer": .systemd, "socket": .systemd, "mount": .systemd, "automount": .systemd,
  "target": .systemd, "slice": .systemd, "network": .systemd, "netdev": .systemd, "link": .systemd,
  "sh": .shell, "bash": .shell,
  "dockerfile": .dockerfile, "env": .env, "properties": .properties,
]

private let languagesOfNames: [String: Language] = [
  "dockerfile": .dockerfile, "containerfile": .dockerfile,
  "resolv.conf": .resolvConf,
  ".env": .env,
  "crontab": .crontab,
  ".bashrc": .shell, ".bash_profile": .shell, ".profile": .shell, ".zshrc": .shell,
  ".terraformrc": .hcl, ".tofurc": .hcl,
  ".gitconfig": .ini, ".editorconfig": .ini,
  // Both are read by programs that let comments stand in them.
  "tsconfig.json": .jsonc, "devcontainer.json": .jsonc,
]
