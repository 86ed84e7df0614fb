import XMLSyntax

/// XML 1.0, well-formed or a fragment of it.
let xmlChecker = SnippetChecker(
  languages: [.xml], rules: XMLRules.all,
  check: { input in
    let found = checkXML(input.bytes, excerpt: input.isExcerpt)
    return SnippetFindings(found.filter { !input.isAboutPlaceholder($0) })
  },
  documentKinds: [], highlight: highlightXML)
