extension Language {
  /// The language of a file, by its name; `nil` where the name does not tell for certain.
  ///
  /// - Parameter path: also one whose beginning is not known, such as `/policy.json` of `$DIR/policy.json`.
  package init?(ofFile path: some StringProtocol) {
    let parts = path.lowercased().split(separator: "/")
    guard let name = parts.last.map(String.init),
      let language = languagesOfNames[name] ?? languageOfFile(name, in: parts.dropLast())
    else { return nil }
    self = language
  }
}

private func languageOfFile(_ name: String, in folders: ArraySlice<Substring>) -> Language? {
  if name.hasPrefix(".env.") { return .env }
  if name.hasPrefix("dockerfile.") || name.hasPrefix("containerfile.") { return .dockerfile }
  // `/etc/nginx/conf.d/app.conf`; a `conf.d` alone may be anyone's.
  if name.hasSuffix(".conf"), folders.contains("nginx") { return .nginx }
  switch folders.last ?? "" {
  // Elsewhere an inventory of Ansible may be called so.
  case "etc" where name == "hosts": return .hosts
  case "cron.d": return .crontab
  case ".ssh" where name == "config", "ssh_config.d" where name.hasSuffix(".conf"): return .ssh
  case "sshd_config.d" where name.hasSuffix(".conf"): return .sshd
  case "sites-available" where folders.contains("nginx"), "sites-enabled" where folders.contains("nginx"):
    return .nginx
  case ".aws" where name == "config" || name == "credentials": return .ini
  case ".kube" where name == "config": return .yaml
  // Editors let comments stand in their settings.
  case ".vscode" where name.hasSuffix(".json"), ".devcontainer" where name.hasSuffix(".json"): return .jsonc
  default: break
  }
  guard let dot = name.lastIndex(of: ".") else { return nil }
  let ending = String(name[name.index(after: dot)...])
  return languagesOfExtensions[ending]
    ?? (colouredExtensions.contains(ending) ? Language(named: ending) : nil)
}

/// `.conf` and `.cfg` are missing on purpose: each program has its own idea of them.
private let languagesOfExtensions: [String: Language] = [
  "json": .json, "jsonl": .jsonLines, "ndjson": .jsonLines, "jsonc": .jsonc, "json5": .json5,
  "yaml": .yaml, "yml": .yaml,
  "tf": .hcl, "tofu": .hcl, "tfvars": .hcl, "hcl": .hcl, "nomad": .hcl, "tfrc": .hcl,
  "tftpl": .terraformTemplate,
  "toml": .toml,
  "ini": .ini,
  "service": .systemd, "timer": .systemd, "socket": .systemd, "mount": .systemd, "automount": .systemd,
  "target": .systemd, "slice": .systemd, "network": .systemd, "netdev": .systemd, "link": .systemd,
  "sh": .shell, "bash": .shell, "zsh": .shell, "ksh": .shell,
  "dockerfile": .dockerfile, "env": .env, "properties": .properties,
  "xml": .xml, "svg": .xml, "xsd": .xml, "xsl": .xml, "xslt": .xml, "plist": .xml, "wsdl": .xml,
  "diff": .diff, "patch": .diff, "zone": .zone,
]

/// Endings that are names of languages without a validator.
private let colouredExtensions: Set<String> = [
  "py", "js", "jsx", "mjs", "cjs", "ts", "tsx", "go", "rb", "rs", "java", "kt", "c", "h", "cpp", "cs",
  "swift", "php",
  "lua", "pl", "sql", "html", "css", "scss", "ps1", "mk", "proto", "graphql", "rego", "cue", "csv", "mmd",
  "puml", "dot",
]

private let languagesOfNames: [String: Language] = [
  "dockerfile": .dockerfile, "containerfile": .dockerfile,
  "resolv.conf": .resolvConf,
  ".env": .env,
  "crontab": .crontab,
  "ssh_config": .ssh, "sshd_config": .sshd,
  "nginx.conf": .nginx, "named.conf": .named, "named.conf.options": .named, "named.conf.local": .named,
  ".bashrc": .shell, ".bash_profile": .shell, ".profile": .shell, ".zshrc": .shell,
  ".terraformrc": .hcl, ".tofurc": .hcl,
  ".gitconfig": .ini, ".editorconfig": .ini,
  // Both are read by programs that let comments stand in them.
  "tsconfig.json": .jsonc, "devcontainer.json": .jsonc,
]
