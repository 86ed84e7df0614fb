import ArgumentParser
import DiagnosticPrinting
import Foundation
import FolderWatching
import Pipeline
import SiteServer

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the site in a browser as it would be published, and as it changes.",
    discussion: """
        notes serve
        notes serve --open                 and show it in the browser
        notes serve --drafts --future      with what is not to be published yet
        notes serve --port 8080

      Pages follow the notes, settings and theme as they are saved. What is wrong with these is
      shown above the page and in the terminal. Nothing is written to Public/, and only this machine
      can read the pages. Ctrl-C ends it.
      """)

  @OptionGroup var unpublished: UnpublishedOptions

  @Option(
    name: .long,
    help: ArgumentHelp("Where to listen; the next free port where it is taken.", valueName: "number"))
  var port: UInt16 = 4000

  @Flag(name: .long, help: "Open the site in the browser.")
  var open = false

  @Flag(name: .shortAndLong, help: "Say the address and what goes wrong, and nothing else.")
  var quiet = false

  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func validate() throws {
    guard port > 0 else { throw ValidationError("--port 0: expected a number from 1 to 65535") }
  }

  func run() async throws {
    let context = ProcessContext.current
    let site = try siteOptions.location(from: context.workingDirectory)
    let clock = clock
    let bar = ProgressBar(stream: .standardError, isWanted: !quiet)
    let preview = SitePreview(
      site,
      request: BuildRequest(
        check: CheckRequest(
          workingDirectory: context.workingDirectory, width: ProcessInfo.processInfo.activeProcessorCount,
          now: { try clock.date(environment: context.environment, timeZone: $0) }),
        includesDrafts: unpublished.drafts, includesFuture: unpublished.future,
        progress: { bar.show($0) }))
    // Before anything is read, so that no change falls in between.
    let watch = try FolderWatch(site.watchedFolders, in: site.root) { ContentTree.isPassedOver($0) }
    let live = LiveSite(onStale: { watch.tellEverything() })
    let server = try SiteServer(of: live, port: port)
    let ending = EndingSignals()
    let log = ServeLog(
      isQuiet: quiet, color: Terminal.standardError.wantsColor(context.environment), bar: bar)

    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      group.addTask { await ending.wait() }
      group.addTask { [open] in
        await follow(watch, preview, live, log) { basePath in
          let address = "http://127.0.0.1:\(server.port)\(basePath)/"
          Terminal.standardOutput.write("serving \(address) (Ctrl-C ends it)\n")
          if open { openBrowser(address, environment: context.environment) }
        }
      }
      do {
        try await group.next()
      } catch {
        throw CommandFailure("cannot serve: \(error.localizedDescription)")
      }
      watch.stop()
      group.cancelAll()
    }
    try await preview.save()
  }
}

/// Shows each state of the site until the watch ends.
///
/// - Parameter onFirst: Called with the base path once there is something to show.
private func follow(
  _ watch: FolderWatch, _ preview: SitePreview, _ live: LiveSite, _ log: ServeLog,
  onFirst: (_ basePath: String) -> Void
) async {
  var log = log
  var number = 0
  func take(_ changes: PreviewChanges) async {
    let started = ContinuousClock.now
    let update = await preview.update(changes)
    number += 1
    live.publish(PreviewState(number: number, update: update))
    log.show(update, after: changes, ContinuousClock.now - started)
  }
  await take(.everything)
  onFirst(live.basePath)
  try? await preview.save()
  for await changes in watch.changes where !changes.isEmpty { await take(PreviewChanges(changes)) }
}

extension PreviewChanges {
  fileprivate init(_ changes: Set<FolderChange>) {
    self.init()
    for change in changes {
      switch change {
      case .file(let path): paths.insert(path)
      case .everything: isEverything = true
      }
    }
  }
}

/// The signals that end a program politely; the second one does at once.
private final class EndingSignals: Sendable {
  private let stream: AsyncStream<Void>
  private let sources: [any Sendable]

  init() {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    self.stream = stream
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler {
        signal(number, SIG_DFL)
        continuation.yield()
      }
      source.resume()
      return SignalSource(source: source)
    }
  }

  func wait() async { _ = await stream.first { _ in true } }
}

/// Keeps a source; nobody calls it.
private struct SignalSource: @unchecked Sendable {
  let source: any DispatchSourceSignal
}
