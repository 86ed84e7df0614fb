import Diagnostics
import Markdown
import Snippets

/// A fence among others that are variants of one snippet.
struct CodeTab {
  let label: String
  let isFirst: Bool
  let isLast: Bool
}

extension BodyRenderer {
  /// The place of a fence with `tab="…"` among its neighbours; `nil` for one without.
  mutating func tab(of snippet: Snippet, at node: MarkdownNode) -> CodeTab? {
    guard let label = snippet.info.attributes.tab else { return nil }
    let isFirst = tabLabel(of: node.previous) == nil
    if isFirst { openTabs = [] }
    let isLast = tabLabel(of: node.next) == nil
    if isFirst, isLast {
      report(
        "the tab '\(label)' stands alone", "put the fence with the next tab right behind this one", snippet)
    } else if !openTabs.insert(label).inserted {
      report("a tab '\(label)' stands here already", "name each tab once", snippet)
    }
    return CodeTab(label: label, isFirst: isFirst, isLast: isLast)
  }

  private func tabLabel(of node: MarkdownNode?) -> String? {
    guard let node, node.kind == .codeBlock(isFenced: true) else { return nil }
    return InfoString(String(decoding: node.info, as: UTF8.self)).attributes.tab
  }

  private mutating func report(_ message: String, _ help: String, _ snippet: Snippet) {
    guard options.checksSnippets, !snippet.allows(FenceRules.tab) else { return }
    diagnostics.append(Diagnostic(FenceRules.tab, message, at: snippet.infoRange, help: help))
  }

  /// Whole without a script: the variants one below the other, each under its label.
  mutating func begin(_ tab: CodeTab) {
    html.markup(tab.isFirst ? "<div class=tabs><div><p class=tab>" : "<div><p class=tab>")
    html.text(tab.label)
    html.markup("</p>\n")
  }

  mutating func end(_ tab: CodeTab) {
    html.markup(tab.isLast ? "</div></div>\n" : "</div>\n")
  }
}
