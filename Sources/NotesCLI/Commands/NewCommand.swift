import ArgumentParser
import DiagnosticPrinting
import Foundation
import NoteEditing
import NoteModel
import Pipeline

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a note and print its path.",
    discussion: """
        notes new "Upgrade EKS to 1.31"
        notes new "Split-horizon DNS" --tag dns --tag aws --draft --edit
        notes new "Restart the queue" --template runbook --section runbooks
        notes new "About" --page

      A template is a file of the site's folder Templates/; in it {{title}}, {{date}}, {{slug}} and {{tags}} are filled \
      in. Templates/default.md is taken where none is named. A note that exists is never overwritten.
      """)

  @Argument(help: "The note's title. Asked for on a terminal when left out.")
  var title: String?

  @Option(name: .long, help: "A tag; may be given several times.")
  var tag: [String] = []

  @Flag(name: .long, help: "Mark it as a draft, which is not published.")
  var draft = false

  @Flag(name: .long, help: "Make a page without a date, such as one of a manual.")
  var page = false

  @Option(
    name: .long,
    help: ArgumentHelp("The template of Templates/ that it is made from.", valueName: "name"))
  var template: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder below Content/. Default: posts, for a page Content/ itself.", valueName: "folder"))
  var section: String?

  @Option(name: .long, help: ArgumentHelp("The file below Content/, in place of a name made from the title."))
  var path: String?

  @Flag(name: .long, help: "Open it in the editor (VISUAL, EDITOR).")
  var edit = false

  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func validate() throws {
    if section != nil, path != nil {
      throw ValidationError("--section and --path exclude each other: a path tells its folder")
    }
    if title == nil, !Terminal.canAsk { throw ValidationError("Missing expected argument '<title>'") }
  }

  func run() throws {
    let context = ProcessContext.current
    let site = try siteOptions.location(from: context.workingDirectory)
    let words = (title ?? Terminal.ask("Title")).split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
    guard !words.isEmpty else { throw CommandFailure("a note needs a title") }
    if edit { _ = try editorCommand(option: "--edit", environment: context.environment) }
    let settings = try siteSettings(of: site)
    let today = try clock.date(environment: context.environment, timeZone: settings.timeZone).isoDay
    let slug = slugify(words)
    let note = try madeFromTemplate(
      NoteTemplate.Values(
        title: words, date: page ? nil : today, slug: slug.isEmpty ? "note" : slug, tags: tag, isDraft: draft),
      of: site)
    let name = (page ? "" : today + "-") + (slug.isEmpty ? "note" : slug) + ".md"
    let path = try pathBelowContent(name)
    let shown = shownPath(join(site.content, path), from: context.workingDirectory)
    guard try createFileUnlessThere(note, at: path, below: site.content) else {
      throw CommandFailure("\(shown) exists already")
    }
    Terminal.standardOutput.write(shown + "\n")
    if edit {
      let line = note.count { $0 == 0x0A } + 1
      try openInEditor(shown, line: line, option: "--edit", environment: context.environment)
    }
  }

  private func madeFromTemplate(_ values: NoteTemplate.Values, of site: SiteLocation) throws -> [UInt8] {
    if let template, template.contains("/") || template.hasPrefix(".") {
      throw CommandFailure("--template \(template): expected the name of a file of Templates/")
    }
    guard let made = try noteTemplate(template.map { withoutExtension($0) }, of: site) else {
      let names = noteTemplateNames(of: site)
      throw CommandFailure(
        "there is no template '\(template ?? "")'; "
          + (names.isEmpty
            ? "a template is a file Templates/NAME.md" : "there are \(names.joined(separator: ", "))"))
    }
    for gap in made.misspelled {
      Terminal.standardError.write(
        "template: {{\(gap.name)}} stays as it is; did you mean {{\(gap.suggestion)}}?\n")
    }
    return made.note(values)
  }

  private func pathBelowContent(_ name: String) throws -> String {
    let wanted = path ?? join(section ?? (page ? "" : "posts"), name)
    let option = path == nil ? "--section \(section ?? "")" : "--path \(wanted)"
    let parts = wanted.split(separator: "/")
    guard !wanted.hasPrefix("/"), !wanted.hasSuffix("/"), let normal = joinedPath("", wanted),
      !normal.isEmpty,
      !parts.contains("..")
    else { throw CommandFailure("\(option): expected a path below Content/") }
    guard !parts.contains(where: { $0.hasPrefix(".") && $0 != "." }) else {
      throw CommandFailure("\(option): what begins with a dot is no part of the site")
    }
    return isMarkdown(normal) ? normal : normal + ".md"
  }
}
