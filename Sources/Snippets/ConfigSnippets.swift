import ConfigSyntax
import Diagnostics
import DirectiveSyntax
import SourceText

/// Small files of one setting a line. Another one is a line here.
let configCheckers: [SnippetChecker] = [
  configChecker(.ini, rules: ConfigRules.all, .ini(.any)) { .ini(dialect(of: $0)) },
  configChecker(.systemd, .systemd),
  configChecker(.properties, .properties),
  configChecker(.env, .env),
  configChecker(.resolvConf, .resolvConf),
  configChecker(.hosts, .hosts),
  configChecker(.crontab, .crontab),
  configChecker(.ssh, .ssh),
  configChecker(.sshd, .sshd),
  configChecker(.zone, .zone),
  directiveChecker(.nginx, .nginx),
  directiveChecker(.named, .named),
]

/// - Parameters:
///   - rules: those that all of these files share, with the first.
///   - formatOf: the format where a snippet says more than its language.
private func configChecker(
  _ language: Language, rules: [Rule] = [], _ format: ConfigFormat,
  formatOf: (@Sendable (SnippetInput) -> ConfigFormat)? = nil
) -> SnippetChecker {
  SnippetChecker(
    languages: [language], rules: rules + format.rules,
    check: { input in
      let found = checkConfig(input.bytes, as: formatOf?(input) ?? format, excerpt: input.isExcerpt)
      return SnippetFindings(found.filter { !input.isAboutPlaceholder($0) })
    },
    documentKinds: [], highlight: { highlightConfig($0, as: format) })
}

/// Blocks of directives in place of lines.
private func directiveChecker(_ language: Language, _ format: DirectiveFormat) -> SnippetChecker {
  SnippetChecker(
    languages: [language], rules: format.rules,
    check: { input in
      let found = checkDirectives(input.bytes, as: format, excerpt: input.isExcerpt)
      return SnippetFindings(found.filter { !input.isAboutPlaceholder($0) })
    },
    documentKinds: [], highlight: { highlightDirectives($0, as: format) })
}

/// Whose INI it is, as far as the name behind the fence and that of the file tell.
private func dialect(of input: SnippetInput) -> INIDialect {
  let file = input.title?.split(separator: "/").last?.lowercased() ?? ""
  switch input.tag.lowercased() {
  case "gitconfig": return .git
  case _ where file == ".gitconfig": return .git
  case "ini", "dosini": return .any
  case _ where file.hasSuffix(".ini") || file == ".editorconfig": return .any
  default: return .unknown
  }
}
