import SourceText

/// Answers requests as a host of the published site would, and keeps the pages live.
struct SiteResponder: Sendable {
  let live: LiveSite
  let port: UInt16

  private var origin: String { "http://127.0.0.1:\(port)" }

  func response(to request: ServedRequest) async -> ServedResponse {
    if let refusal = refusal(of: request) { return refusal }
    guard let path = RequestPath(target: request.target) else { return .refusal(400, "no such address") }
    var response: ServedResponse
    if let file = LiveFiles.file(path.text) {
      response = ServedResponse(
        200,
        [
          ("Content-Type", mediaType(ofPath: path.text)), ("X-Content-Type-Options", "nosniff"),
          ("Cache-Control", "no-cache"),
        ], Array(file.utf8))
    } else if path.text == LiveFiles.eventsPath {
      return events(request)
    } else {
      do {
        response = try await live.reading { state in try await self.response(at: path, in: state) }
      } catch is CancellationError {
        return .refusal(503, "the server is ending")
      } catch {
        return .refusal(500, "this file cannot be made: \(error)")
      }
    }
    // Other sites may lead here, and neither read nor embed anything.
    response.set("Cross-Origin-Resource-Policy", "same-origin")
    return response.adapted(to: request)
  }

  // MARK: Who may ask

  private func refusal(of request: ServedRequest) -> ServedResponse? {
    guard let host = request.headers["host"] else { return .refusal(400, "the request names no host") }
    // A name that somebody else has given to this address would make their site the same as this one (DNS rebinding).
    guard ["127.0.0.1", "localhost", "[::1]"].contains(where: { host.lowercased() == "\($0):\(port)" }) else {
      return .refusal(421, "this server answers to 127.0.0.1 and localhost alone")
    }
    guard request.method == "GET" || request.method == "HEAD" else {
      return .refusal(405, "only GET and HEAD", [("Allow", "GET, HEAD")])
    }
    // Fetch Metadata: browsers say who asks. Older ones and other programs do not.
    let site = request.headers["sec-fetch-site"] ?? "none"
    let isOwn = site == "same-origin" || site == "none"
    let isVisit =
      request.headers["sec-fetch-mode"] == "navigate" && request.headers["sec-fetch-dest"] == "document"
    if !isOwn, !isVisit { return .refusal(403, "only pages of this server may read it") }
    if let origin = request.headers["origin"], origin != "http://\(host)" {
      return .refusal(403, "only pages of this server may read it")
    }
    return nil
  }

  // MARK: Files

  private func response(at path: RequestPath, in state: any ServedState) async throws -> ServedResponse {
    guard state.hasSite else { return unavailable(in: state, path: path.text) }
    let base = state.basePath
    guard path.text.hasPrefix(base + "/") else {
      return path.text == "/" || path.text == base
        ? redirect(302, to: base + "/") : try await missing(path, in: state)
    }
    let redirects = RedirectRules(try await state.file("_redirects") ?? [])
    if let target = redirects.target(of: path.text) { return redirect(target.status, to: target.address) }
    let file = String(path.text.dropFirst(base.count + 1))
    guard !path.isHidden, !["_headers", "_redirects"].contains(file) else {
      return try await missing(path, in: state)
    }
    let isFolder = file.isEmpty || file.hasSuffix("/")
    if let bytes = try await state.file(isFolder ? file + "index.html" : file) {
      return try await served(bytes, as: isFolder ? "index.html" : file, 200, at: path, in: state)
    }
    if !isFolder, try await state.file(file + "/index.html") != nil {
      return redirect(301, to: encoded(path.text) + "/")
    }
    return try await missing(path, in: state)
  }

  private func missing(_ path: RequestPath, in state: any ServedState) async throws -> ServedResponse {
    guard let page = try await state.file("404.html") else { return .refusal(404, "no such page") }
    return try await served(page, as: "404.html", 404, at: path, in: state)
  }

  /// A browser keeps no redirect: other sites are served at this address as well, and this one changes.
  private func redirect(_ status: Int, to address: String) -> ServedResponse {
    .refusal(status, "see \(address)", [("Location", address)])
  }

  private func served(
    _ bytes: [UInt8], as file: String, _ status: Int, at path: RequestPath, in state: any ServedState
  ) async throws -> ServedResponse {
    let type = mediaType(ofPath: file)
    let headers = HeaderRules(try await state.file("_headers") ?? []).headers(of: encoded(path.text))
    var response = ServedResponse(status, headers, bytes)
    response.set("Content-Type", type)
    // The hosts' own default; and what is not there today may be in a moment.
    if status != 200 || !headers.contains(where: { $0.name.lowercased() == "cache-control" }) {
      response.set("Cache-Control", "no-cache")
    }
    guard type.hasPrefix("text/html") else { return response }
    let page = livePage(
      pageAdmittingLiveFiles(bytes, origin: origin), version: PageVersion(of: bytes, in: state))
    response.body = .bytes(page)
    if let policy = headers.first(where: { $0.name.lowercased() == "content-security-policy" }) {
      response.set("Content-Security-Policy", policyAdmittingLiveFiles(policy.value, origin: origin))
    }
    return response
  }

  /// What is shown while there is nothing to show but what is wrong.
  private func unavailable(in state: any ServedState, path: String) -> ServedResponse {
    let page = Array(
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>The site cannot be shown yet</title>
      </head>
      <body><p>The site cannot be shown yet. This page shows it as soon as it can.</p></body>
      </html>

      """.utf8)
    return ServedResponse(
      503,
      [
        ("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store"),
        (
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"
        ),
        ("X-Content-Type-Options", "nosniff"),
      ], livePage(page, version: .none))
  }

  // MARK: Events

  private func events(_ request: ServedRequest) -> ServedResponse {
    let query = queryMembers(ofTarget: request.target)
    guard let path = query["path"].flatMap(RequestPath.init(target:)),
      let version = query["version"].flatMap(PageVersion.init(text:))
    else { return .refusal(400, "path or version is missing") }
    var response = ServedResponse(
      200,
      [
        ("Content-Type", "text/event-stream"), ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"), ("Cross-Origin-Resource-Policy", "same-origin"),
      ])
    response.body =
      request.method == "HEAD"
      ? .omitted(0)
      : .events(pageEvents(from: live, version: version) { state in try await page(at: path, in: state) })
    return response
  }

  /// What is shown at a path: the page, and its file.
  private func page(at path: RequestPath, in state: any ServedState) async throws -> ShownPage? {
    guard state.hasSite else { return nil }
    if path.text.hasPrefix(state.basePath + "/"), !path.isHidden {
      let rest = String(path.text.dropFirst(state.basePath.count + 1))
      let file = rest.isEmpty || rest.hasSuffix("/") ? rest + "index.html" : rest
      if let bytes = try await state.file(file) { return ShownPage(file: file, bytes: bytes) }
      // Where there was no page, one may be elsewhere now.
      if try await state.file(rest + "/index.html") != nil { return ShownPage(file: "", bytes: []) }
    }
    return try await state.file("404.html").map { ShownPage(file: "404.html", bytes: $0) }
  }

  /// RFC 3986 §3.3, characters of a path that need no escape.
  private func encoded(_ path: String) -> String { percentEncoded(path, keeping: "/!$&'()*+,;=:@") }
}

extension PageVersion {
  /// Of a page that stands for no other.
  static let none = PageVersion(content: 0, styles: 0)
}
