import DiffSyntax

/// Unified diffs; others pass.
let diffChecker = SnippetChecker(
  languages: [.diff], rules: DiffRules.all,
  check: { input in
    let found = checkDiff(input.bytes, excerpt: input.isExcerpt)
    return SnippetFindings(found.filter { !input.isAboutPlaceholder($0) })
  },
  documentKinds: [], highlight: highlightDiff)
