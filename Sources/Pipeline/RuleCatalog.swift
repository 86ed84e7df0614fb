import Diagnostics
import ImageFiles
import NoteModel
import NoteParsing
import SiteRendering
import Snippets

/// Every rule that `notes` can report, sorted by id: what `notes explain` knows.
package let ruleCatalog: [Rule] =
  (snippetRules + MarkdownRules.all + NoteRules.all + LinkRules.all + SettingsRules.all
  + ThemeRules.all + ContentRules.all + ImageRules.all + ImageTextRules.all)
  .sorted { $0.id < $1.id }

extension SiteSettings {
  /// The diagnostics as the site's settings want them: severities changed, silenced ones left out.
  func applied(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard !severities.isEmpty else { return diagnostics }
    return diagnostics.compactMap { diagnostic in
      switch severities[diagnostic.rule.id] {
      case nil: return diagnostic
      case .off?: return nil
      case .severity(let severity)?:
        var changed = diagnostic
        changed.severity = severity
        return changed
      }
    }
  }
}
