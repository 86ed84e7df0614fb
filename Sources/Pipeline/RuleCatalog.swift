import Diagnostics
import ImageFiles
import NoteModel
import NoteParsing
import SecretScan
import SiteRendering
import Snippets

/// Every rule that `notes` can report, sorted by id: what `notes explain` knows.
package let ruleCatalog: [Rule] =
  (snippetRules + MarkdownRules.all + NoteRules.all + LinkRules.all + SettingsRules.all
  + ThemeRules.all + ContentRules.all + ExternalLinkRules.all + ImageRules.all + ImageTextRules.all
  + SecretRules.all)
  .sorted { $0.id < $1.id }

extension SiteSettings {
  /// The diagnostics as the site's settings want them: severities changed, silenced ones and allowed secrets left out.
  func applied(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard !severities.isEmpty || !allowedSecrets.isEmpty else { return diagnostics }
    return diagnostics.compactMap { diagnostic in
      if let secret = diagnostic.secret, allowedSecrets.contains(secret.fingerprint) { return nil }
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
