import SourceText

/// What is asked of the server, whatever carries it.
struct ServedRequest: Sendable {
  let method: String
  /// As it stands in the request, with its query.
  let target: String
  /// By lower-cased names.
  let headers: [String: String]
}

/// What the server answers.
struct ServedResponse: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// Of an answer to `HEAD`: how many bytes there would be.
    case omitted(Int)
    case events(AsyncStream<[UInt8]>)
  }

  let status: Int
  var headers: [(name: String, value: String)]
  var body: Body

  init(_ status: Int, _ headers: [(name: String, value: String)] = [], _ body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = .bytes(body)
  }

  /// A few words for people and programs that did something wrong.
  static func refusal(_ status: Int, _ text: String, _ headers: [(name: String, value: String)] = []) -> Self
  {
    let own = [
      ("Content-Type", "text/plain; charset=utf-8"), ("X-Content-Type-Options", "nosniff"),
      ("Cache-Control", "no-store"),
    ]
    return ServedResponse(status, own + headers, Array((text + "\n").utf8))
  }

  mutating func set(_ name: String, _ value: String) {
    headers.removeAll { $0.name.lowercased() == name.lowercased() }
    headers.append((name, value))
  }
}

extension ServedResponse {
  /// The answer where the asker has the file already, wants a part of it, or its head alone (RFC 9110 §13.1.2, §14.2).
  func adapted(to request: ServedRequest) -> ServedResponse {
    guard case .bytes(let bytes) = body else { return self }
    var response = self
    if status == 200 {
      let tag = "\"\(String(fingerprint(bytes), radix: 16))\""
      response.set("ETag", tag)
      response.set("Accept-Ranges", "bytes")
      if let known = request.headers["if-none-match"], names(known, tag) {
        response = ServedResponse(304, response.headers.filter { $0.name != "Accept-Ranges" })
        response.body = .omitted(bytes.count)
        return response
      }
      let isSameFile = request.headers["if-range"].map { $0 == tag } ?? true
      if request.method == "GET", isSameFile, let range = request.headers["range"] {
        response = response.part(range, of: bytes)
      }
    }
    if request.method == "HEAD", case .bytes(let bytes) = response.body {
      response.body = .omitted(bytes.count)
    }
    return response
  }

  /// One range of bytes; several at once, and other units, are answered with the whole.
  private func part(_ range: String, of bytes: [UInt8]) -> ServedResponse {
    guard range.hasPrefix("bytes="), !range.contains(",") else { return self }
    let ends = range.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else { return self }
    let (first, last) = (Int(ends[0]), Int(ends[1]))
    let wanted: Range<Int>
    switch (first, last) {
    case (let first?, let last?) where first <= last:
      wanted = first..<max(first, min(bytes.count, last == .max ? last : last + 1))
    case (let first?, nil) where ends[1].isEmpty: wanted = first..<max(first, bytes.count)
    case (nil, let count?) where ends[0].isEmpty && count >= 0:
      wanted = max(0, bytes.count - count)..<bytes.count
    default: return self
    }
    guard !wanted.isEmpty, wanted.lowerBound < bytes.count else {
      return .refusal(416, "no such part", [("Content-Range", "bytes */\(bytes.count)")])
    }
    var response = ServedResponse(206, headers, Array(bytes[wanted]))
    response.set("Content-Range", "bytes \(wanted.lowerBound)-\(wanted.upperBound - 1)/\(bytes.count)")
    return response
  }
}

/// Whether a list of entity tags names one; whether weakly makes no difference to who asks for a page.
private func names(_ list: String, _ tag: String) -> Bool {
  list.split(separator: ",").contains { entry in
    let entry = entry.drop { $0 == " " }.prefix { $0 != " " }
    return entry == "*" || entry == tag || entry == "W/" + tag
  }
}
