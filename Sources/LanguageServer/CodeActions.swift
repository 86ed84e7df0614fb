import Diagnostics
import JSONSyntax
import NoteEditing
import NoteModel
import NoteParsing
import Pipeline
import Snippets
import SourceText
import YAMLSyntax

/// Something that an editor offers to do.
private struct CodeAction {
  enum Kind: String {
    case quickFix = "quickfix"
    case fixAll = "source.fixAll"
  }

  let title: String
  let kind: Kind
  var mended: Diagnostic?
  var isPreferred = false
  var change: FileChange
}

extension LanguageSession {
  func codeActions(_ parameters: JSONValue) throws(ResponseError) -> Answer? {
    guard let note = try note(parameters) else { return nil }
    guard let range = note.text.range(parameters["range"]) else {
      throw ResponseError(.invalidParameters, "range is missing, or is none")
    }
    let wanted = parameters["context"]?["only"]?.array?.compactMap(\.string)
    func isWanted(_ kind: CodeAction.Kind) -> Bool {
      wanted?.contains { kind.rawValue == $0 || kind.rawValue.hasPrefix($0 + ".") } ?? true
    }
    // What is wrong between notes has no edits, so that nothing has to be waited for.
    let findings = note.state.ownDiagnostics(of: note.path)
    var actions: [CodeAction] = []
    if isWanted(.quickFix) {
      for diagnostic in findings
      where diagnostic.range.start <= range.end && range.start <= diagnostic.range.end {
        actions += [fix(of: diagnostic, in: note), allowance(of: diagnostic, in: note)].compactMap(\.self)
        if let action = secretAllowance(of: diagnostic, in: note) { actions.append(action) }
      }
    }
    if isWanted(.fixAll), wanted != nil || findings.contains(where: { !$0.edits.isEmpty }) {
      actions += [fixAll(in: note)].compactMap(\.self)
    }
    let client = client
    return Answer { writer in
      writer.array {
        for var action in actions {
          $0.object {
            $0.member("title", action.title)
            $0.member("kind", action.kind.rawValue)
            if action.isPreferred { $0.member("isPreferred", true) }
            if let mended = action.mended {
              var writing = DiagnosticWriting(note.bytes, address: note.document.address, client: client)
              $0.member("diagnostics", array: { writing.write([mended], to: &$0) })
            }
            $0.key("edit")
            var changes = [action.change]
            self.write(&changes, to: &$0)
            action.change = changes[0]
          }
        }
      }
    }
  }

  /// What mends a finding for certain.
  private func fix(of diagnostic: Diagnostic, in note: OpenNote) -> CodeAction? {
    guard !diagnostic.edits.isEmpty, diagnostic.edits.allSatisfy({ $0.fits(note.bytes) }) else { return nil }
    let title =
      diagnostic.edits.count == 1 ? title(of: diagnostic.edits[0]) : "Mend \(diagnostic.edits.count) places"
    return CodeAction(
      title: title, kind: .quickFix, mended: diagnostic, isPreferred: true,
      change: FileChange(address: note.document.address, text: note.text, edits: diagnostic.edits))
  }

  private func title(of edit: TextEdit) -> String {
    func quoted(_ text: String) -> String {
      text.allSatisfy(\.isWhitespace) ? "a space" : "'\(text.filter { !$0.isNewline })'"
    }
    if edit.old.isEmpty { return "Add \(quoted(edit.new))" }
    let isVisible = !edit.old.unicodeScalars.contains { scalar in
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
    }
    let old = isVisible ? quoted(edit.old) : "the odd blank"
    return edit.new.isEmpty ? "Remove \(old)" : "Replace \(old) by \(quoted(edit.new))"
  }

  /// All that `check --fix` does to a note.
  private func fixAll(in note: OpenNote) -> CodeAction? {
    let silenced = note.state.settings.severities
    guard let mended = mendedNote(note.bytes, path: note.path, isSilenced: { silenced[$0.id] == .off }) else {
      return nil
    }
    return CodeAction(
      title: "Mend all certain damage in this note", kind: .fixAll,
      change: FileChange(
        address: note.document.address, text: note.text, edits: blockEdits(from: note.bytes, to: mended.bytes)
      ))
  }

  /// The attribute that allows a snippet to break a rule; errors cannot be allowed.
  private func allowance(of diagnostic: Diagnostic, in note: OpenNote) -> CodeAction? {
    guard diagnostic.language != nil, diagnostic.severity != .error || diagnostic.rule.severity != .error,
      diagnostic.secret == nil, snippetRules.contains(diagnostic.rule)
    else { return nil }
    let line = note.text.lines.lineIndex(of: diagnostic.range.start)
    guard
      let block = fencedBlocks(of: note.bytes).first(where: { $0.openingLine < line && line <= $0.endLine }),
      block.snippet.info.attributes.allowedRules.isEmpty
    else { return nil }
    var end = block.infoRange.end
    while end > block.infoRange.start, note.bytes[end - 1] <= 0x20 { end -= 1 }
    if end > block.infoRange.start, note.bytes[end - 1] == UInt8(ascii: "}") { end -= 1 }
    let edit = TextEdit(SourceRange(end, end), of: note.bytes, with: " allow=\(diagnostic.rule.id)")
    return CodeAction(
      title: "Allow \(diagnostic.rule.id) in this block", kind: .quickFix, mended: diagnostic,
      change: FileChange(address: note.document.address, text: note.text, edits: [edit]))
  }

  /// The setting that says of a value that it is no secret.
  private func secretAllowance(of diagnostic: Diagnostic, in note: OpenNote) -> CodeAction? {
    guard let secret = diagnostic.secret, homes[note.home]?.site != nil else { return nil }
    let text = text(ofNote: "site.yml", in: note.home)
    guard !text.bytes.isEmpty, let edit = allowing(secret.fingerprint, inSettings: text.bytes) else {
      return nil
    }
    return CodeAction(
      title: "This is no secret: allow \(secret.fingerprint) in site.yml", kind: .quickFix,
      mended: diagnostic,
      change: FileChange(address: address(ofNote: "site.yml", in: note.home), text: text, edits: [edit]))
  }

  /// What `notes fmt` makes of a note.
  func formatting(_ parameters: JSONValue) throws(ResponseError) -> Answer? {
    guard var note = try note(parameters) else { return nil }
    let languages = client.formatted
    guard let new = rewriteSnippets(of: note.bytes, { formatSnippet($0, languages: languages) }) else {
      return nil
    }
    let edits = blockEdits(from: note.bytes, to: new.bytes)
    return Answer { writer in
      writer.array { for edit in edits { note.text.write(edit: edit.range, with: edit.new, to: &$0) } }
    }
  }
}

/// The edits that lead from a note to one of which only blocks of code differ: one for each block, so that what stands
/// between them keeps its marks and carets in an editor. One for all where the blocks are not the same ones.
private func blockEdits(from old: [UInt8], to new: [UInt8]) -> [TextEdit] {
  func edit(_ before: SourceRange, _ after: SourceRange) -> TextEdit? {
    let change = ChangedPart(
      from: Array(old[before.start..<before.end]), to: Array(new[after.start..<after.end]))
    guard change.old.count + change.new.count > 0 else { return nil }
    let text = change.new.shifted(by: after.start)
    return TextEdit(
      change.old.shifted(by: before.start), of: old,
      with: String(decoding: new[text.start..<text.end], as: UTF8.self))
  }
  func places(_ bytes: [UInt8]) -> [SourceRange] {
    let lines = LineTable(bytes)
    return fencedBlocks(of: bytes).map { block in
      SourceRange(lines.starts[block.openingLine], lines.contentRange(ofLine: block.endLine).end)
    }
  }
  let (before, after) = (places(old), places(new))
  let edits = zip(before, after).compactMap(edit)
  if before.count == after.count, applying(edits, to: old) == new { return edits }
  return [edit(SourceRange(0, old.count), SourceRange(0, new.count))].compactMap(\.self)
}

/// The edit of `site.yml` that puts a fingerprint under `allowedSecrets`; `nil` where something else stands there.
private func allowing(_ fingerprint: String, inSettings bytes: [UInt8]) -> TextEdit? {
  // A fingerprint of digits alone would be a number.
  let text = "\"\(fingerprint)\""
  let document = parseYAMLMapping(bytes)
  guard !document.diagnostics.contains(where: { $0.severity == .error }) else { return nil }
  guard let member = document.root?.mapping?.first(where: { $0.name == "allowedSecrets" }) else {
    let isOpen = bytes.last.map { $0 != 0x0A } ?? false
    let end = SourceRange(bytes.count, bytes.count)
    return TextEdit(end, of: bytes, with: (isOpen ? "\n" : "") + "allowedSecrets: [\(text)]\n")
  }
  guard let last = member.value.sequence?.last?.range else { return nil }
  let place = SourceRange(last.end, last.end)
  if bytes[member.value.range.start] == UInt8(ascii: "[") {
    return TextEdit(place, of: bytes, with: ", \(text)")
  }
  // A line like that of the last item.
  let start = bytes[..<last.start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  let prefix = String(decoding: bytes[start..<last.start], as: UTF8.self)
  guard prefix.allSatisfy({ $0 == " " || $0 == "-" }) else { return nil }
  return TextEdit(place, of: bytes, with: "\n" + prefix + text)
}
