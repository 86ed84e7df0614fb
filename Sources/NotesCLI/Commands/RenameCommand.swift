import ArgumentParser
import DiagnosticPrinting
import Foundation
import NoteEditing
import NoteModel
import Pipeline

struct RenameCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Move a note, and mend every link to it.",
    discussion: """
      Links keep their form, the note's own relative links and images lead where they led, and its old address becomes \
      an alias that redirects to the new one. The note is named by its path or by its address on the site.

        notes rename Content/posts/eks.md Content/guides/eks-upgrade.md
        notes rename posts/eks.md guides/         below Content/; into a folder
        notes rename /2024/06/eks.html posts/2024-06-07-eks-upgrade.md
        notes rename posts/eks.md posts/eks-upgrade.md --dry-run

      Nothing is overwritten, and all is as it was where something cannot be written. Exit code: 1 when a link could \
      not be mended, 2 when nothing was renamed.
      """)

  @Argument(help: "The note's path, or its address.")
  var old: String

  @Argument(help: "Its new path, or a folder.")
  var new: String

  @OptionGroup var renaming: RenamingOptions
  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func run() async throws {
    let context = ProcessContext.current
    let site = try siteOptions.location(from: context.workingDirectory)
    let names = NoteNames(site, workingDirectory: context.workingDirectory)
    let (old, new) = (old, new)
    try await renaming.run(site, context, clock) { renaming in
      let (from, isBelowContent) = try names.note(old, among: renaming)
      return try renaming.renamingNote(
        from, to: try names.newPath(new, of: from, isBelowContent: isBelowContent))
    }
  }
}

struct TagCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag", abstract: "Change a tag in all notes that carry it.",
    subcommands: [TagRename.self])
}

/// `notes tag rename`.
struct TagRename: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Give a tag another name in all notes and in site.yml.",
    discussion: """
      Tags below it go along: 'aws/eks' goes where 'aws' goes. Where the new name is in use, the two become one. \
      Front matter keeps its form, order and comments; links to the tag's page are mended.

        notes tag rename k8s kubernetes
        notes tag rename eks aws/eks --dry-run
        notes list tags                           which there are
      """)

  @Argument(help: "The tag; case does not matter.")
  var old: String

  @Argument(help: "Its new name.")
  var new: String

  @OptionGroup var renaming: RenamingOptions
  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func run() async throws {
    let context = ProcessContext.current
    let (old, new) = (old, new)
    try await renaming.run(try siteOptions.location(from: context.workingDirectory), context, clock) {
      try $0.renamingTag(old, to: new)
    }
  }
}

/// What the commands that rename have in common.
struct RenamingOptions: ParsableArguments {
  @Flag(name: .long, help: "Write nothing; print each change.")
  var dryRun = false

  /// Plans, prints, and makes the changes.
  func run(
    _ site: SiteLocation, _ context: ProcessContext, _ clock: ClockOptions,
    _ make: (SiteRenaming) throws -> RenamingPlan
  ) async throws {
    let rename = try await planRename(
      of: site,
      request: CheckRequest(
        workingDirectory: context.workingDirectory, width: ProcessInfo.processInfo.activeProcessorCount,
        now: { try clock.date(environment: context.environment, timeZone: $0) }), make)
    if !dryRun { try rename.apply() }
    let moves = rename.plan.moves.map { move in
      harmless("\(join(rename.contentFolder, move.from)) -> \(join(rename.contentFolder, move.to))") + "\n"
    }
    Terminal.standardOutput.write((moves + (dryRun ? changes(rename) : summary(rename))).joined())
    if !dryRun, rename.plan.linkCount > 0 {
      Terminal.standardError.write("\(counted(rename.plan.linkCount, "link")) mended\n")
    }
    for (place, target) in rename.unmended {
      Terminal.standardError.write("\(harmless(place)): not mended: \(harmless(target))\n")
    }
    if !rename.plan.unmended.isEmpty { throw ExitStatus.findings }
  }

  /// `path:line: old -> new` for each edit.
  private func changes(_ rename: SiteRename) -> [String] {
    rename.edits.map { shown in
      let (old, new) = (onOneLine(shown.edit.old), onOneLine(shown.edit.new))
      let change =
        old.isEmpty ? "put in: \(new)" : new.isEmpty ? "taken out: \(old)" : "\(old) -> \(new)"
      return harmless("\(shown.path):\(shown.line): \(change)") + "\n"
    }
  }

  private func onOneLine(_ text: String) -> String {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
  }

  /// A line for each file that was edited.
  private func summary(_ rename: SiteRename) -> [String] {
    rename.plan.edits.sorted { $0.key < $1.key }.map { path, edits in
      let shown = join(rename.contentFolder, rename.plan.newPath(of: path))
      return harmless(shown) + ": \(counted(edits.count, "change"))\n"
    }
  }
}

/// Finds the notes that people name.
private struct NoteNames {
  /// Absolute, links resolved.
  private let content: String
  private let workingDirectory: String

  init(_ site: SiteLocation, workingDirectory: String) {
    content = resolvedPath(site.content) ?? site.content
    self.workingDirectory = resolvedPath(workingDirectory) ?? workingDirectory
  }

  /// The path below `Content/` of the note that is named: as seen from the working directory, from `Content/`, or by its address.
  ///
  /// - Returns: also whether it was named as seen from `Content/`.
  func note(_ name: String, among renaming: SiteRenaming) throws -> (path: String, isBelowContent: Bool) {
    let paths = Set(renaming.notes.map(\.path))
    if let path = below(content, name), paths.contains(path) { return (path, false) }
    if let path = joinedPath("", name), paths.contains(path) { return (path, true) }
    if let path = renaming.path(ofAddress: name) { return (path, true) }
    throw CommandFailure("\(name) is no note of this site ('notes list notes' has them)")
  }

  /// Where the note goes: a folder keeps its name, and `.md` may be left out.
  func newPath(_ name: String, of old: String, isBelowContent: Bool) throws -> String {
    let path = isBelowContent ? joinedPath("", name) : below(content, name)
    guard let path, !name.hasPrefix("/") || !isBelowContent else {
      throw CommandFailure("\(name) lies outside of \(shownPath(content, from: workingDirectory))")
    }
    let isFolder =
      name.hasSuffix("/") || path.isEmpty || fileStatus(join(content, path))?.kind == .folder
    if isFolder { return join(path, String(old.split(separator: "/").last ?? "")) }
    return isMarkdown(path) ? path : path + ".md"
  }

  /// A path as typed, seen from `folder`; `nil` where it lies elsewhere.
  private func below(_ folder: String, _ path: String) -> String? {
    guard let whole = path.hasPrefix("/") ? joinedPath("", path) : joinedPath(workingDirectory, path) else {
      return nil
    }
    let absolute = "/" + whole
    if absolute == folder { return "" }
    return absolute.hasPrefix(folder + "/") ? String(absolute.dropFirst(folder.count + 1)) : nil
  }
}
