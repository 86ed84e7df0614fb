import TOMLSyntax

/// TOML 1.0.
let tomlChecker = SnippetChecker(
  languages: [.toml], rules: TOMLRules.all,
  check: { input in
    let document = parseTOML(input.bytes, as: input.isExcerpt ? .excerpt : .snippet)
    return SnippetFindings(document.diagnostics.filter { !input.isAboutPlaceholder($0) })
  },
  documentKinds: [], highlight: highlightTOML)
