import Snippets

extension BodyRenderer {
  /// Nested lists. What was drawn before the names stays in the text, hidden from sight and from screen readers, so
  /// that a copy is the tree as it was written.
  mutating func render(_ tree: FileTree, of text: [UInt8]) {
    html.markup("<ul class=tree>")
    var depth = 0
    for (index, entry) in tree.entries.enumerated() {
      if entry.name.isEmpty, index > 0 {
        // Goes on with the remark of the line above.
        html.markup("\n")
        renderBranch(text[entry.branch])
        renderRemark(text[entry.remark])
        continue
      }
      if entry.depth > depth {
        html.markup("\n<ul>")
      } else if index > 0 {
        html.markup("\n</li>")
        for _ in entry.depth..<depth { html.markup("</ul></li>") }
      }
      depth = entry.depth
      html.markup(
        entry.isFolder ? "<li class=dir>" : entry.isElided || entry.isSummary ? "<li class=etc>" : "<li>")
      renderBranch(text[entry.branch])
      html.text(text[entry.name])
      renderRemark(text[entry.remark])
    }
    html.markup("\n</li>")
    for _ in 0..<depth { html.markup("</ul></li>") }
    html.markup("</ul>")
  }

  private mutating func renderBranch(_ branch: ArraySlice<UInt8>) {
    guard !branch.isEmpty else { return }
    html.markup("<i aria-hidden=true>")
    html.text(branch)
    html.markup("</i>")
  }

  private mutating func renderRemark(_ remark: ArraySlice<UInt8>) {
    guard !remark.isEmpty else { return }
    html.markup("<i class=c>")
    html.text(remark)
    html.markup("</i>")
  }
}
