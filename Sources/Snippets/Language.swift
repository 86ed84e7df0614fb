/// A language that a fence can name.
package struct Language: Sendable, Hashable {
  /// Lower-case and stable; used in CSS hooks, in the search index and to look up rules for highlighting.
  package let id: String
  /// For people: "JSON", "Shell session".
  package let displayName: String
  /// Whether a snippet of it stands for a figure that is still to be drawn.
  package let isDiagram: Bool

  private init(_ id: String, _ displayName: String, isDiagram: Bool = false) {
    self.id = id
    self.displayName = displayName
    self.isDiagram = isDiagram
  }

  /// The language with this name or alias in any letter case; `nil` when the table does not have it.
  package init?(named name: some StringProtocol) {
    guard let known = languagesByName[name.lowercased()] else { return nil }
    self = known
  }

  package static func == (a: Language, b: Language) -> Bool { a.id == b.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

// MARK: Languages that the program treats specially

extension Language {
  package static let json = Language("json", "JSON")
  package static let jsonc = Language("jsonc", "JSON with comments")
  package static let json5 = Language("json5", "JSON5")
  package static let jsonLines = Language("jsonl", "JSON Lines")
  package static let shell = Language("shell", "Shell")
  package static let session = Language("console", "Shell session")
  package static let hcl = Language("hcl", "HCL")
  package static let terraformTemplate = Language("tftpl", "Terraform template")
  package static let yaml = Language("yaml", "YAML")
  package static let toml = Language("toml", "TOML")
  package static let dockerfile = Language("dockerfile", "Dockerfile")
  package static let ini = Language("ini", "INI")
  package static let systemd = Language("systemd", "systemd unit")
  package static let properties = Language("properties", "Properties")
  package static let env = Language("env", "Environment file")
  package static let resolvConf = Language("resolvconf", "resolv.conf")
  package static let hosts = Language("hosts", "hosts")
  package static let crontab = Language("crontab", "crontab")
  package static let ssh = Language("ssh-config", "ssh_config")
  package static let sshd = Language("sshd-config", "sshd_config")
  package static let zone = Language("zone", "Zone file")
  package static let nginx = Language("nginx", "nginx")
  package static let named = Language("named", "named.conf")
  package static let diff = Language("diff", "Diff")
  package static let xml = Language("xml", "XML")
  package static let tree = Language("tree", "File tree")
  package static let text = Language("text", "Text")
  package static let diagram = Language("diagram", "Diagram", isDiagram: true)
  package static let mermaid = Language("mermaid", "Mermaid", isDiagram: true)
  package static let graphviz = Language("dot", "Graphviz", isDiagram: true)
  package static let plantUML = Language("plantuml", "PlantUML", isDiagram: true)
  package static let d2 = Language("d2", "D2", isDiagram: true)

  /// All languages with the names they go by besides their id. The one table: a new language is one more
  /// line.
  private static let table: [(Language, aliases: String)] = [
    (json, "application/json geojson json-ld jsonld webmanifest"),
    (jsonc, "json-with-comments hujson"),
    (json5, ""),
    (jsonLines, "ndjson json-lines jsonlines"),
    (shell, "bash sh zsh ksh dash ash shellscript shell-script posix bats"),
    (session, "shell-session shellsession sh-session bash-session session terminal term"),
    (hcl, "terraform tf tfvars opentofu tofu terragrunt packer nomad"),
    (terraformTemplate, "terraform-template tf-template tofu-template"),
    (yaml, "yml kubernetes k8s compose helm"),
    (toml, ""),
    (dockerfile, "docker containerfile"),
    (ini, "conf cfg config dosini gitconfig editorconfig"),
    (systemd, "unit service systemd-unit"),
    (properties, "java-properties"),
    (env, ".env dotenv envfile"),
    (resolvConf, "resolv.conf resolv-conf resolv"),
    (hosts, "etc-hosts hostsfile"),
    (crontab, "cron"),
    (ssh, "ssh_config sshconfig"),
    (sshd, "sshd_config sshdconfig"),
    (zone, "bind zonefile zone-file dns-zone"),
    (nginx, "nginxconf nginx.conf"),
    (named, "named.conf named-conf namedconf"),
    (diff, "patch udiff"),
    (xml, "svg xsd xsl xslt plist pom wsdl csproj rss atom"),
    (text, "txt plain plaintext none output raw log logs"),
    (diagram, ""),
    (mermaid, "mmd"),
    (graphviz, "graphviz gv"),
    (plantUML, "puml uml"),
    (d2, ""),
    (Language("markdown", "Markdown"), "md gfm mdx"),
    (tree, "directory filetree file-tree"),
    (Language("csv", "CSV"), "tsv"),
    (Language("regex", "Regular expression"), "regexp re"),
    (Language("http", "HTTP"), "https"),
    (Language("python", "Python"), "py python3 py3 pycon"),
    (Language("go", "Go"), "golang"),
    (Language("javascript", "JavaScript"), "js jsx mjs cjs node"),
    (Language("typescript", "TypeScript"), "ts tsx mts cts"),
    (Language("ruby", "Ruby"), "rb gemfile rakefile vagrantfile"),
    (Language("rust", "Rust"), "rs"),
    (Language("java", "Java"), ""),
    (Language("kotlin", "Kotlin"), "kt kts"),
    (Language("groovy", "Groovy"), "gradle jenkinsfile"),
    (Language("c", "C"), "h"),
    (Language("cpp", "C++"), "c++ cc cxx hpp"),
    (Language("csharp", "C#"), "c# cs"),
    (Language("swift", "Swift"), ""),
    (Language("php", "PHP"), ""),
    (Language("lua", "Lua"), ""),
    (Language("perl", "Perl"), "pl"),
    (Language("sql", "SQL"), "mysql postgres postgresql pgsql plpgsql sqlite"),
    (Language("promql", "PromQL"), "prometheus logql"),
    (Language("makefile", "Makefile"), "make mk gnumake"),
    (Language("html", "HTML"), "htm xhtml"),
    (Language("css", "CSS"), "scss less"),
    (Language("powershell", "PowerShell"), "pwsh ps1 posh"),
    (Language("batch", "Batch file"), "bat cmd"),
    (Language("graphql", "GraphQL"), "gql"),
    (Language("protobuf", "Protocol Buffers"), "proto"),
    (Language("scala", "Scala"), ""),
    (Language("cue", "CUE"), ""),
    (Language("bicep", "Bicep"), ""),
    (Language("rego", "Rego"), "opa"),
    (Language("jinja", "Jinja"), "jinja2 j2"),
    (Language("mustache", "Mustache"), "handlebars hbs"),
    (Language("gotemplate", "Go template"), "go-template gotmpl go-text-template gohtml tmpl"),
    (Language("awk", "AWK"), "gawk mawk nawk"),
    (Language("jq", "jq"), ""),
    (Language("apache", "Apache httpd"), "apacheconf apache2 httpd htaccess vhost"),
    (Language("haproxy", "HAProxy"), "haproxy.cfg"),
    (Language("caddyfile", "Caddyfile"), "caddy"),
    (Language("gitignore", "Ignore file"), "dockerignore .gitignore .dockerignore ignore"),
  ]

  /// The ids of languages by their other names.
  package static var idsByAlias: [String: String] {
    languagesByName.filter { $0.key != $0.value.id }.mapValues(\.id)
  }

  /// Languages by their ids and aliases. Built here because the table is private to the type.
  fileprivate static func tableByName() -> [String: Language] {
    var result: [String: Language] = [:]
    for (language, aliases) in table {
      result[language.id] = language
      for alias in aliases.split(separator: " ") { result[String(alias)] = language }
    }
    return result
  }

  /// Every language.
  package static var all: [Language] { table.map(\.0) }

  /// Names that stand in the table more than once; a test wants none.
  static var ambiguousNames: [String] {
    let names = table.flatMap { [$0.0.id] + $0.aliases.split(separator: " ").map(String.init) }
    return Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
  }
}

private let languagesByName = Language.tableByName()
