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

        notes list notes
        notes list notes --paths | xargs grep -l kubectl
        notes list notes --json | jq -r '.notes[] | select(.words > 2000).file'
      """)

  @OptionGroup var list: ListOptions
  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func run() async throws {
    let listing = try await siteOptions.listingOfAll(clock)
    listing.notes(listing.order, named: "notes").print(list.form)
  }
}

struct ListDrafts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drafts",
    abstract: "List the notes that a build leaves out: drafts, private notes, and those dated in the future.",
    discussion: """
        notes list drafts
        notes list drafts --now 2026-01-31
      """)

  @OptionGroup var list: ListOptions
  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func run() async throws {
    let listing = try await siteOptions.listingOfAll(clock)
    listing.notes(listing.order.filter { listing.state(of: $0) != .published }, named: "drafts", "draft")
      .print(list.form)
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
    listing.notes(listing.order.filter(listing.graph.isOrphan), named: "orphans", "orphan").print(list.form)
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
      .print(list.form)
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
    Listing(name: "tags", rows: rows, summary: counted(rows.count, "tag")).print(list.form)
  }
}

extension SiteOptions {
  /// The site as lists see it.
  fileprivate func listing(
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
