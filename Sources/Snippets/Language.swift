/// A language that a fence can name.
package struct Language: Sendable, Hashable {
  /// Stable, lower-case: `json`.
  package let id: String
  /// What the title bar of a block shows: `JSON`.
  package let displayName: String

  package static func == (a: Language, b: Language) -> Bool { a.id == b.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }

  /// The language that goes by `name`, in any letter case; `nil` for one that is not known.
  package init?(named name: String) {
    guard let language = languageByName[name.lowercased()] else { return nil }
    self = language
  }

  fileprivate init(id: String, displayName: String) {
    self.id = id
    self.displayName = displayName
  }

  package static let json = Language(id: "json", displayName: "JSON")
  package static let jsonc = Language(id: "jsonc", displayName: "JSON with comments")
  package static let jsonLines = Language(id: "jsonl", displayName: "JSON lines")
  package static let diagram = Language(id: "diagram", displayName: "Diagram")
  package static let mermaid = Language(id: "mermaid", displayName: "Mermaid")
  package static let dot = Language(id: "dot", displayName: "Graphviz")
  package static let plantuml = Language(id: "plantuml", displayName: "PlantUML")
  package static let d2 = Language(id: "d2", displayName: "D2")

  /// Whether blocks of it are pictures to be drawn rather than code to be read.
  package var isDiagram: Bool {
    switch self {
    case .diagram, .mermaid, .dot, .plantuml, .d2: true
    default: false
    }
  }
}

/// Every known language with the names that fences use for it besides its id.
private let languages: [(language: Language, aliases: [String])] = [
  (.json, ["application/json", "geojson", "webmanifest"]),
  (.jsonc, ["json-with-comments", "jsonwithcomments"]),
  (.jsonLines, ["ndjson", "json-lines", "jsonlines"]),
  (.diagram, []),
  (.mermaid, ["mmd"]),
  (.dot, ["graphviz", "gv"]),
  (.plantuml, ["puml", "uml"]),
  (.d2, []),
  (Language(id: "shell", displayName: "Shell"), ["sh", "bash", "zsh", "ksh", "dash", "ash", "shellscript", "posix"]),
  (
    Language(id: "console", displayName: "Shell session"),
    ["shell-session", "shellsession", "sh-session", "bash-session", "terminal", "session"]
  ),
  (Language(id: "powershell", displayName: "PowerShell"), ["ps1", "pwsh", "posh"]),
  (Language(id: "hcl", displayName: "HCL"), ["packer", "nomad", "terragrunt"]),
  (Language(id: "terraform", displayName: "Terraform"), ["tf", "opentofu", "tofu"]),
  (Language(id: "tfvars", displayName: "Terraform variables"), []),
  (Language(id: "tftpl", displayName: "Terraform template"), ["terraform-template"]),
  (Language(id: "json5", displayName: "JSON5"), []),
  (Language(id: "yaml", displayName: "YAML"), ["yml", "kubernetes", "k8s", "compose", "helm"]),
  (Language(id: "dockerfile", displayName: "Dockerfile"), ["docker", "containerfile"]),
  (Language(id: "ini", displayName: "INI"), ["cfg", "properties", "gitconfig", "editorconfig"]),
  (Language(id: "systemd", displayName: "systemd unit"), ["service", "unit"]),
  (Language(id: "conf", displayName: "Configuration"), ["config", "sshconfig", "ssh-config"]),
  (Language(id: "resolv.conf", displayName: "resolv.conf"), ["resolvconf", "resolv"]),
  (Language(id: "env", displayName: "Environment"), ["dotenv", ".env"]),
  (Language(id: "toml", displayName: "TOML"), []),
  (Language(id: "diff", displayName: "Diff"), ["patch", "udiff"]),
  (Language(id: "text", displayName: "Text"), ["txt", "plain", "plaintext", "none", "output", "log"]),
  (Language(id: "tree", displayName: "Files"), ["filetree", "directory"]),
  (Language(id: "markdown", displayName: "Markdown"), ["md", "gfm", "mdx"]),
  (Language(id: "python", displayName: "Python"), ["py", "python3", "pycon"]),
  (Language(id: "go", displayName: "Go"), ["golang"]),
  (Language(id: "javascript", displayName: "JavaScript"), ["js", "jsx", "node", "mjs"]),
  (Language(id: "typescript", displayName: "TypeScript"), ["ts", "tsx"]),
  (Language(id: "ruby", displayName: "Ruby"), ["rb"]),
  (Language(id: "rust", displayName: "Rust"), ["rs"]),
  (Language(id: "java", displayName: "Java"), ["kotlin", "kt", "groovy", "scala"]),
  (Language(id: "c", displayName: "C"), ["h"]),
  (Language(id: "cpp", displayName: "C++"), ["c++", "cc", "cxx", "hpp"]),
  (Language(id: "csharp", displayName: "C#"), ["c#", "cs"]),
  (Language(id: "swift", displayName: "Swift"), []),
  (Language(id: "php", displayName: "PHP"), []),
  (Language(id: "lua", displayName: "Lua"), []),
  (Language(id: "sql", displayName: "SQL"), ["mysql", "postgresql", "postgres", "psql", "sqlite"]),
  (Language(id: "promql", displayName: "PromQL"), ["logql"]),
  (Language(id: "nginx", displayName: "nginx"), []),
  (Language(id: "make", displayName: "Makefile"), ["makefile", "mk"]),
  (Language(id: "xml", displayName: "XML"), ["svg", "xsd", "plist"]),
  (Language(id: "html", displayName: "HTML"), ["htm", "xhtml"]),
  (Language(id: "css", displayName: "CSS"), ["scss", "less"]),
  (Language(id: "http", displayName: "HTTP"), ["https"]),
  (Language(id: "regex", displayName: "Regular expression"), ["regexp"]),
  (Language(id: "csv", displayName: "CSV"), ["tsv"]),
  (Language(id: "mustache", displayName: "Mustache"), ["handlebars"]),
  (Language(id: "jinja", displayName: "Jinja"), ["jinja2", "j2"]),
  (Language(id: "rego", displayName: "Rego"), ["opa"]),
  (Language(id: "cue", displayName: "CUE"), []),
  (Language(id: "bicep", displayName: "Bicep"), []),
]

private let languageByName: [String: Language] = {
  var table: [String: Language] = [:]
  for (language, aliases) in languages {
    for name in [language.id] + aliases { table[name] = language }
  }
  return table
}()
