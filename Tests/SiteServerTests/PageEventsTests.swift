import Testing

@testable import SiteServer

/// What a page that is open is told as the site changes.
@Suite struct PageEventsTests {
  struct Change: Sendable {
    let name: String
    let change: @Sendable (inout MemoryState) -> Void
    let expected: String?
  }

  static let changes = [
    Change(name: "nothing", change: { _ in }, expected: nil),
    Change(name: "another page", change: { $0.files["index.html"] = "else" }, expected: nil),
    Change(name: "the page", change: { $0.files["2024/06/a.html"]? += "more" }, expected: "reload"),
    Change(name: "the page is gone", change: { $0.files["2024/06/a.html"] = nil }, expected: "reload"),
    Change(name: "an image on it", change: { $0.files["plan.svg"] = "<svg></svg>" }, expected: "reload"),
    Change(name: "a file not on it", change: { $0.files["data.txt"] = "1" }, expected: nil),
    Change(name: "a script of the theme", change: { $0.themeDigest = 2 }, expected: "reload"),
    Change(name: "a style", change: { $0.stylesDigest = 2 }, expected: "styles"),
    Change(
      name: "a style with its version",
      change: { state in
        state.stylesDigest = 2
        state.files["2024/06/a.html"]?.replace("style.css?v=1", with: "style.css?v=27")
      }, expected: "styles"),
  ]

  @Test(arguments: changes.indices)
  func pagesAreToldWhatConcernsThem(index: Int) async throws {
    let change = Self.changes[index]
    let live = LiveSite()
    live.publish(MemoryState())
    let version = PageVersion(of: Array(MemoryState.page("A note").utf8), in: MemoryState())
    var events = pageEvents(from: live, version: version) { state in
      let file = "2024/06/a.html"
      let shown = try await state.file(file).map { ShownPage(file: file, bytes: $0) }
      return try await state.file("404.html").map { shown ?? ShownPage(file: "404.html", bytes: $0) }
    }.makeAsyncIterator()
    /// The first line of the next event; comments, which only keep the connection, are none.
    func name() async -> String? {
      while let event = await events.next() {
        let line = String(decoding: event, as: UTF8.self).split(separator: "\n").first.map(String.init)
        if let line, !line.hasPrefix(":") { return line }
      }
      return nil
    }
    #expect(await name() == "retry: 400")
    #expect(await name() == "event: problems")
    var state = MemoryState()
    state.number = 2
    change.change(&state)
    live.publish(state)
    if change.expected == nil {
      // Nothing comes: the next thing that is told is of the next change.
      state.number = 3
      state.themeDigest = 9
      try await Task.sleep(for: .milliseconds(30))
      live.publish(state)
    }
    #expect(await name() == "event: \(change.expected ?? "reload")", "\(change.name)")
  }

  /// Who comes back after the site has changed is told at once.
  @Test func anOldPageIsLoadedAgain() async {
    let live = LiveSite()
    live.publish(MemoryState())
    var events = pageEvents(from: live, version: PageVersion(content: 5, styles: 5)) { _ in
      ShownPage(file: "a.html", bytes: [])
    }.makeAsyncIterator()
    _ = await events.next()
    let event = await events.next().map { String(decoding: $0, as: UTF8.self) }
    #expect(event == "event: reload\ndata: \n\n")
  }

  /// A file that cannot be made of a state is made of the next one.
  @Test func whatHasBeenOvertakenIsReadAgain() async throws {
    struct Stale: Error {}
    let live = LiveSite()
    live.publish(MemoryState())
    let number = try await live.reading { state in
      guard state.number > 1 else {
        var next = MemoryState()
        next.number = 2
        live.publish(next)
        throw Stale()
      }
      return state.number
    }
    #expect(number == 2)
  }
}
