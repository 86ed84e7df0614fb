import Diagnostics
import Foundation
import Markdown
import NoteModel
import SearchIndex

/// What `notes doctor` has looked at, and how it found it.
package struct Observation: Sendable {
  package enum State: String, Sendable, CaseIterable {
    case fine = "ok"
    case warning
    case failure = "error"
  }

  package let state: State
  /// "settings", "search index"
  package let subject: String
  package let text: String
  /// What to do about it.
  package let help: String?

  init(_ state: State, _ subject: String, _ text: String, help: String? = nil) {
    self.state = state
    self.subject = subject
    self.text = text
    self.help = help
  }
}

/// The libraries of the system that the program runs on, with their versions.
package var libraryVersions: String { "\(markdownLibraryVersion), \(NoteIndex.libraryVersion)" }

/// Looks at a site as a build would.
package func examineSite(_ site: SiteLocation, request: CheckRequest) -> [Observation] {
  var observations = [Observation(.fine, "site", site.root)]
  do {
    let (settings, findings) = try loadSettings(of: site, shownBelow: request.workingDirectory)
    observations.append(observation("settings", [findings], fine: settings.title))
    let (_, themeFindings) = try loadTheme(
      settings, from: findings.source, of: site, shownBelow: request.workingDirectory)
    observations.append(observation("theme", themeFindings, fine: settings.theme))
    let tree = try ContentTree(of: site, limits: settings.limits)
    observations.append(observation(of: tree))
    observations.append(try observation(ofIndexOf: site, tree, settings))
  } catch {
    observations.append(Observation(.failure, "site", "\(error)"))
  }
  observations.append(observation(ofStateOf: site))
  observations.append(observation(ofBuildOf: site))
  if let ignored = observation(ofIgnoredFilesIn: site) { observations.append(ignored) }
  return observations
}

private func observation(_ subject: String, _ findings: [FileFindings], fine: String) -> Observation {
  let errors = findings.count(.error)
  let warnings = findings.count(.warning)
  guard errors + warnings > 0 else { return Observation(.fine, subject, fine) }
  return Observation(
    errors > 0 ? .failure : .warning, subject, "\(errors) errors, \(warnings) warnings",
    help: "'notes check' shows them")
}

private func observation(of tree: ContentTree) -> Observation {
  let text = "\(tree.notes.count) notes, \(tree.files.count) other files"
  return tree.notes.isEmpty
    ? Observation(.warning, "content", text, help: "'notes new \"Title\"' begins one")
    : Observation(.fine, "content", text)
}

private func observation(
  ofIndexOf site: SiteLocation, _ tree: ContentTree, _ settings: SiteSettings
) throws -> Observation {
  guard fileStatus(site.index)?.kind == .file else {
    return Observation(
      .fine, "search index", "there is none yet", help: "the first search or build makes it")
  }
  let index = try IndexRefresh.index(of: site, settings)
  let stored = try index.storedStamps()
  let outdated = tree.notes.count { stored[$0.path] != $0.stamp }
  return outdated == 0
    ? Observation(.fine, "search index", "\(stored.count) notes, current")
    : Observation(
      .fine, "search index", "\(outdated) of \(tree.notes.count) notes have changed since",
      help: "the next search or build reads them")
}

private func observation(ofStateOf site: SiteLocation) -> Observation {
  let folder = fileStatus(site.state) == nil ? site.root : site.state
  guard access(folder, W_OK) == 0 else {
    return Observation(
      .failure, "state", "\(folder) cannot be written",
      help: "searches and builds keep what they know in .notes/")
  }
  return Observation(.fine, "state", site.state)
}

private func observation(ofBuildOf site: SiteLocation) -> Observation {
  guard fileStatus(site.output)?.kind == .folder else {
    return Observation(.warning, "published site", "nothing is built yet", help: "notes build")
  }
  guard OutputWriter.isSettled(site) else {
    return Observation(
      .warning, "published site", "the last build was cut off, or its record is lost", help: "notes build")
  }
  return Observation(.fine, "published site", site.output)
}

/// Whether git would take in what builds make.
private func observation(ofIgnoredFilesIn site: SiteLocation) -> Observation? {
  guard fileStatus(join(site.root, ".git")) != nil else { return nil }
  let text = (try? readFile(join(site.root, ".gitignore"))).map { String(decoding: $0, as: UTF8.self) } ?? ""
  let lines = text.split(separator: "\n").map { $0.filter { $0 != "/" && !$0.isWhitespace } }
  guard lines.contains(".notes") else {
    return Observation(
      .warning, "git", ".gitignore does not name .notes/",
      help: "add '/.notes/' to it: it holds what can be made again")
  }
  return Observation(.fine, "git", ".gitignore names .notes/")
}
