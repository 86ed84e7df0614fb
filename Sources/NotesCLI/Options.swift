import ArgumentParser
import DiagnosticPrinting
import Foundation
import NoteModel
import Pipeline

/// Where the site is; shared by all commands but `init` and `explain`.
struct SiteOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("The site's folder. Found from the working directory when left out.", valueName: "dir")
  )
  var site: String?

  @Option(
    name: .long,
    help: ArgumentHelp("A folder of Markdown that is no site, taken as it lies there.", valueName: "dir"))
  var source: String?

  /// Whether a folder was named.
  var isNamed: Bool { site != nil || source != nil }

  func validate() throws {
    if site != nil, source != nil { throw ValidationError("--site and --source exclude each other") }
  }

  /// - Parameter output: Where a folder that is no site is published to, if not below itself.
  /// - Throws: `CommandFailure` when there is no site.
  func location(from workingDirectory: String, output: String? = nil) throws -> SiteLocation {
    if let source { return try folder(source, output: output, workingDirectory) }
    if let site {
      let location = SiteLocation(root: site)
      guard fileStatus(location.content, followsLinks: true)?.kind == .folder else {
        throw CommandFailure("there is no Content/ folder in \(site)")
      }
      return location
    }
    guard let location = SiteLocation.find(from: workingDirectory) else {
      throw CommandFailure(
        "no site here: neither this folder nor one above it has a Content/ folder (\(advice(workingDirectory)))"
      )
    }
    return location
  }

  private func advice(_ workingDirectory: String) -> String {
    let holdsMarkdown = ((try? folderEntries(workingDirectory)) ?? []).contains(where: isMarkdown)
    return holdsMarkdown
      ? "'notes init' makes one, '--source .' takes the Markdown here as it lies"
      : "make one with 'notes init'"
  }

  private func folder(_ path: String, output: String?, _ workingDirectory: String) throws -> SiteLocation {
    guard let folder = resolvedPath(path), fileStatus(folder)?.kind == .folder else {
      throw CommandFailure("--source \(path): there is no such folder")
    }
    guard fileStatus(SiteLocation(root: folder).settings) == nil else {
      throw CommandFailure("--source \(path): this is a site already, which --site names")
    }
    let source = FolderSource(folder, environment: ProcessContext.current.environment)
    return SiteLocation(
      folder: folder, source: source, output: try output.map { try absolute($0, workingDirectory) })
  }

  /// The path of a folder that need not be there; the one that it lies in has to.
  private func absolute(_ path: String, _ workingDirectory: String) throws -> String {
    let whole = joinedPath(path.hasPrefix("/") ? "" : workingDirectory, path) ?? ""
    guard !whole.isEmpty, let parent = resolvedPath("/" + parentFolder(of: whole)) else {
      throw CommandFailure("--output \(path): the folder that it lies in is not there")
    }
    return join(parent, String(whole.split(separator: "/").last ?? ""))
  }
}

/// Which notes besides those that are published.
struct UnpublishedOptions: ParsableArguments {
  @Flag(name: .long, help: "Take drafts in.")
  var drafts = false

  @Flag(name: .long, help: "Take notes dated in the future in.")
  var future = false
}

/// How much a command says.
struct VerbosityOptions: ParsableArguments {
  @Flag(name: [.long, .customShort("q")], help: "Print nothing but errors.")
  var quiet = false

  func shown(_ diagnostics: [LocatedDiagnostic]) -> [LocatedDiagnostic] {
    quiet ? diagnostics.filter { $0.diagnostic.severity == .error } : diagnostics
  }
}

/// The clock as an input: no output depends on when it was made unless asked.
struct ClockOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Date that counts as today, for what is in the future. Default: SOURCE_DATE_EPOCH, else the clock.",
      valueName: "date"))
  var now: String?

  /// - Throws: `CommandFailure` when the date cannot be read.
  func date(environment: [String: String], timeZone: String) throws -> NoteDate {
    if let now {
      guard let date = NoteDate(parsing: now, timeZone: timeZone) else {
        throw CommandFailure("--now \(now): expected a date such as 2026-01-31 or 2026-01-31T12:00:00Z")
      }
      // A day alone is that whole day.
      let isDayOnly = now.utf8.count == date.isoDay.utf8.count
      return isDayOnly ? date.endOfDay : date
    }
    if let text = environment["SOURCE_DATE_EPOCH"], !text.isEmpty {
      guard let seconds = Int(text), let date = NoteDate(secondsSinceEpoch: seconds, timeZone: timeZone)
      else {
        throw CommandFailure("SOURCE_DATE_EPOCH=\(text): expected seconds since 1970")
      }
      return date
    }
    let seconds = Int(Date().timeIntervalSince1970)
    guard let date = NoteDate(secondsSinceEpoch: seconds, timeZone: timeZone) else {
      throw CommandFailure("the clock stands outside the years 1 to 9999")
    }
    return date
  }
}
