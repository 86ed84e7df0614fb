import ArgumentParser
import DiagnosticPrinting
import Foundation
import NoteModel
import Pipeline

// The lists of notes and tags: each puts the site together and picks from it.

struct ListNotes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes",
    abstract: "List all notes, the newest first, with date and state.",
    discussion: """
      Notes that are not published are listed too: the state says published, draft, future or private.

        notes list notes --tag aws --since 2024-06-01
        notes list notes --null | xargs -0 grep -l kubectl
        notes list notes --json | jq -r '.notes[] | select(.words > 2000).file'
      """)

  @OptionGroup var filter: NoteFilterOptions
  @OptionGroup var list: ListOptions
  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func run() async throws {
    let listing = try await siteOptions.listingOfAll(clock)
    listing.notes(try filter.applied(to: listing), named: "notes").print(list)
  }
}

struct ListDrafts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drafts",
    abstract: "List the notes that a build leaves out: drafts, private notes, and those dated in the future.",
    discussion: """
        notes list drafts
        notes list drafts --tag aws
        notes list drafts --now 2026-01-31
      """)

  @OptionGroup var filter: NoteFilterOptions
  @OptionGroup var list: ListOptions
  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func run() async throws {
    let listing = try await siteOptions.listingOfAll(clock)
    let drafts = try filter.applied(to: listing).filter { listing.state(of: $0) != .published }
    listing.notes(drafts, named: "drafts", "draft").print(list)
  }
}

struct ListUndated: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undated",
    abstract: "List notes without a date: pages, and what a date was forgotten in.",
    discussion: """
        notes list undated
        notes list undated --tag aws --paths
      """)

  @Option(name: .long, help: "Only notes with this tag or one below it; of several with each.")
  var tag: [String] = []

  @OptionGroup var list: ListOptions
  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func run() async throws {
    let listing = try await siteOptions.listingOfAll(clock)
    let undated = listing.order.filter { index in
      let note = listing.site.notes[index]
      return note.date == nil && tag.allSatisfy(note.hasTag)
    }
    listing.notes(undated, named: "undated", "note").print(list)
  }
}

struct ListBroken: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broken",
    abstract: "List links within the site that lead nowhere, with file and line.",
    discussion: """
      Images that are missing are 'notes list diagrams'. The exit code is 0; 'notes check' is for CI.

        notes list broken
        notes list broken --json | jq -r '.broken[].file' | sort -u
      """)

  @OptionGroup var list: ListOptions
  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func run() async throws {
    let links = try await siteOptions.listingOfAll(clock).brokenLinks
    let rows = links.map { link in
      Listing.Row(path: link.path, line: link.line, cells: [link.message, link.help.map { "(\($0))" } ?? ""])
      {
        $0.member("file", link.path)
        $0.member("line", link.line)
        $0.member("message", link.message)
        $0.member("help", link.help)
      }
    }
    Listing(name: "broken", rows: rows, summary: counted(rows.count, "broken link")).print(list)
  }
}

/// Which notes of a list are wanted.
struct NoteFilterOptions: ParsableArguments {
  @Option(name: .long, help: "Only notes with this tag or one below it; of several with each.")
  var tag: [String] = []

  @Option(name: .long, help: ArgumentHelp("Only notes of this day or later.", valueName: "date"))
  var since: String?

  @Option(name: .long, help: ArgumentHelp("Only notes of this day or earlier.", valueName: "date"))
  var until: String?

  @Option(name: .long, help: ArgumentHelp("Only notes below this folder of Content/.", valueName: "folder"))
  var below: String?

  /// The notes of a site that are wanted, in the order of lists.
  func applied(to listing: SiteListing) throws -> [Int] {
    let settings = listing.site.settings
    let since = try since.map { try day($0, "--since", settings) }
    let until = try until.map { try day($0, "--until", settings).endOfDay }
    return listing.order.filter { index in
      let note = listing.site.notes[index]
      guard tag.allSatisfy(note.hasTag) else { return false }
      if let below, joinedPath("", below).map({ !$0.isEmpty && !note.path.hasPrefix($0 + "/") }) ?? true {
        return false
      }
      guard since != nil || until != nil else { return true }
      guard let seconds = note.date?.secondsSinceEpoch else { return false }
      return seconds >= since?.secondsSinceEpoch ?? .min && seconds <= until?.secondsSinceEpoch ?? .max
    }
  }

  private func day(_ text: String, _ option: String, _ settings: SiteSettings) throws -> NoteDate {
    guard let date = NoteDate(parsing: text, timeZone: settings.timeZone) else {
      throw CommandFailure("\(option) \(text): expected a date such as 2026-01-31")
    }
    return date
  }
}

extension Note {
  /// Whether it has the tag or one below it, case aside.
  fileprivate func hasTag(_ wanted: String) -> Bool {
    let key = wanted.lowercased()
    return tags.contains { $0.lowercased() == key || $0.lowercased().hasPrefix(key + "/") }
  }
}

struct ListOrphans: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orphans",
    abstract: "List notes that no other note links to, nor the site's navigation.",
    discussion: """
      Readers find them in lists and by searching only. Links of drafts do not count, unless they are taken in.

        notes list orphans
        notes list orphans --drafts --paths
      """)

  @OptionGroup var list: ListOptions
  @OptionGroup var unpublished: UnpublishedOptions
  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func run() async throws {
    let listing = try await siteOptions.listing(
      clock, drafts: unpublished.drafts, future: unpublished.future)
    listing.notes(listing.order.filter(listing.graph.isOrphan), named: "orphans", "orphan").print(list)
  }
}

struct ListDeadEnds: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dead-ends",
    abstract: "List notes that link to no other note.",
    discussion: """
      A link to a draft leads nowhere yet and does not count, unless drafts are taken in.

        notes list dead-ends
        notes list dead-ends --json
      """)

  @OptionGroup var list: ListOptions
  @OptionGroup var unpublished: UnpublishedOptions
  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func run() async throws {
    let listing = try await siteOptions.listing(
      clock, drafts: unpublished.drafts, future: unpublished.future)
    listing.notes(listing.order.filter(listing.graph.isDeadEnd), named: "deadEnds", "dead end")
      .print(list)
  }
}

struct ListTags: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tags",
    abstract: "List tags with the number of their notes, those of the tags below included.",
    discussion: """
      Of --paths the addresses of their pages are printed.

        notes list tags
        notes list tags --json | jq '.tags[] | select(.notes == 1).name'
      """)

  @OptionGroup var list: ListOptions
  @OptionGroup var unpublished: UnpublishedOptions
  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func run() async throws {
    let site = try await siteOptions.listing(
      clock, drafts: unpublished.drafts, future: unpublished.future
    ).site
    let rows = site.tags.map { tag in
      Listing.Row(path: tag.permalink.path, cells: [tag.name, String(tag.notes.count), tag.description]) {
        $0.member("name", tag.name)
        $0.member("url", tag.permalink.encoded)
        $0.member("description", tag.description)
        $0.member("parent", tag.parent.map { site.tags[$0].name })
        $0.member("notes", tag.notes.count)
        $0.member("ownNotes", tag.ownNotes.count)
      }
    }
    Listing(name: "tags", rows: rows, summary: counted(rows.count, "tag")).print(list)
  }
}

extension SiteOptions {
  /// The site as lists see it.
  func listing(
    _ clock: ClockOptions, drafts: Bool, future: Bool, includesPrivate: Bool = false
  ) async throws -> SiteListing {
    let context = ProcessContext.current
    return try await listSite(
      try location(from: context.workingDirectory),
      request: CheckRequest(
        workingDirectory: context.workingDirectory, width: ProcessInfo.processInfo.activeProcessorCount,
        now: { try clock.date(environment: context.environment, timeZone: $0) }),
      includesDrafts: drafts, includesFuture: future, includesPrivate: includesPrivate)
  }

  /// The site with the notes that no build takes in.
  fileprivate func listingOfAll(_ clock: ClockOptions) async throws -> SiteListing {
    try await listing(clock, drafts: true, future: true, includesPrivate: true)
  }
}

extension SiteListing {
  /// Some of the notes as all lists of notes show them.
  fileprivate func notes(_ notes: [Int], named name: String, _ noun: String = "note") -> Listing {
    let rows = notes.map { index in
      let note = site.notes[index]
      return Listing.Row(
        path: path(of: index),
        cells: [path(of: index), note.date?.isoDay ?? "-", state(of: index).rawValue, note.title]
      ) {
        $0.member("file", path(of: index))
        $0.member("title", note.title)
        $0.member("date", note.date?.isoDay)
        $0.member("updated", note.metadata.updated?.isoDay)
        $0.member("state", state(of: index).rawValue)
        $0.member("url", note.permalink.encoded)
        $0.member("tags", array: { for tag in note.tags { $0.value(tag) } })
        $0.member("series", note.metadata.series?.name)
        $0.member("words", note.wordCount)
        $0.member("linksTo", graph.outgoing[index].count)
        $0.member("linkedFrom", graph.incoming[index].count)
      }
    }
    return Listing(name: name, rows: rows, summary: counted(rows.count, noun))
  }
}
