/// What a browser shows.
struct ShownPage: Sendable {
  /// Its path below the base path.
  let file: String
  /// Without our script.
  let bytes: [UInt8]
}

/// What a page is told, as server-sent events (HTML §9.2): `reload` once it is another, `styles` with their new addresses,
/// `problems` with what is to be said above it.
///
/// - Parameters:
///   - version: Of the page that is shown.
///   - page: What the page is in a state; `nil` for none.
func pageEvents(
  from live: LiveSite, version: PageVersion,
  page: @escaping @Sendable (any ServedState) async throws -> ShownPage?
) -> AsyncStream<[UInt8]> {
  let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
  let watching = Task {
    var version = version
    var problems: String?
    continuation.yield(Array("retry: 400\n\n".utf8))
    for await state in live.states() {
      // One that has been overtaken is followed by another.
      guard let shown = try? await page(state) else {
        guard !state.hasSite else { continue }
        tell("problems", state.problems(onPage: ""), unless: &problems, continuation)
        continue
      }
      let now = PageVersion(of: shown.bytes, in: state)
      guard now.content == version.content else {
        continuation.yield(event("reload", ""))
        break
      }
      if now.styles != version.styles {
        version = now
        continuation.yield(
          event("styles", now.text + " " + styleAddresses(in: shown.bytes).joined(separator: " ")))
      }
      tell("problems", state.problems(onPage: shown.file), unless: &problems, continuation)
    }
    continuation.finish()
  }
  let waking = Task {
    // A browser that has gone is noticed when something is sent to it.
    while !Task.isCancelled {
      try await Task.sleep(for: .seconds(15))
      continuation.yield(Array(":\n\n".utf8))
    }
  }
  continuation.onTermination = { _ in
    watching.cancel()
    waking.cancel()
  }
  return stream
}

private func tell(
  _ name: String, _ data: String, unless last: inout String?,
  _ continuation: AsyncStream<[UInt8]>.Continuation
) {
  guard data != last else { return }
  last = data
  continuation.yield(event(name, data))
}

private func event(_ name: String, _ data: String) -> [UInt8] {
  Array("event: \(name)\ndata: \(data)\n\n".utf8)
}

private func styleAddresses(in page: [UInt8]) -> [String] {
  addresses(in: page).filter { address in
    address.prefix { $0 != "?" }.hasSuffix(".css") && !address.contains("\"") && !address.contains("\n")
  }
}
