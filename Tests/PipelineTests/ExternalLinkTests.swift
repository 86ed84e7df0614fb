import Foundation
import TestSupport
import Testing

@testable import Pipeline

/// Links to other hosts, asked of a server on this machine.
@Suite(.enabled(if: programPath("curl", environment: ProcessInfo.processInfo.environment) != nil))
struct ExternalLinkTests {
  private static let day = 86_400
  private static let environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""]

  private func check(
    _ site: TestSite, now: Int = 1_000_000_000, asksPrivateHosts: Bool = true
  ) async throws -> CheckReport {
    var request = site.request()
    request.environment = Self.environment
    var external = ExternalCheck(now: now, asksPrivateHosts: asksPrivateHosts)
    external.pause = .zero
    request.external = external
    return try await checkSite(site.location, request: request)
  }

  /// A path, what the server says when it is asked for it, and what the check says of a link to it.
  private static let answers: [(path: String, head: [String], found: String)] = [
    ("/fine", ["200 OK"], ""),
    ("/gone", ["404 Not Found"], "warning link.dead-external: answers 404"),
    ("/over", ["410 Gone"], "warning link.dead-external: answers 410"),
    ("/broken", ["500 Oops"], "warning link.dead-external: answers 500"),
    ("/closed", ["401 Unauthorized"], ""),
    ("/forbidden", ["403 Forbidden"], ""),
    ("/busy", ["429 Too Many Requests"], ""),
    ("/very-busy", ["429 Too Many Requests", "Retry-After: 86400"], ""),
    ("/out-of-order", ["503 Service Unavailable"], ""),
    ("/moved", ["301 Moved Permanently", "Location: /fine"], "info link.moved-external: has moved for good"),
    (
      "/moved-too", ["308 Permanent Redirect", "Location: fine#part"],
      "info link.moved-external: has moved for good"
    ),
    ("/elsewhere", ["302 Found", "Location: /fine"], ""),
    ("/moved-elsewhere", ["301 Moved Permanently", "Location: /elsewhere"], ""),
    ("/moved-away", ["301 Moved Permanently", "Location: /gone"], "warning link.dead-external: answers 404"),
    ("/loop", ["302 Found", "Location: /loop"], "warning link.dead-external: leads on more than 5 times"),
    (
      "/odd", ["302 Found", "Location: file:///etc/passwd"],
      "warning link.dead-external: leads on to what is no address"
    ),
    ("/nowhere", ["302 Found"], "warning link.dead-external: answers 302"),
  ]

  @Test func eachAnswerIsJudged() async throws {
    let server = try LoopbackServer { request, _ in
      Self.answers.first { request.hasSuffix(" " + $0.path) }?.head ?? ["200 OK"]
    }
    let site = try TestSite([
      "a.md": "# A\n\n" + Self.answers.map { "[x](\(server.origin)\($0.path))\n" }.joined()
    ])
    let report = try await check(site)
    let found = lines(of: report.findings)
    for (index, answer) in Self.answers.enumerated() {
      let place = "Content/a.md:\(index + 3):5 "
      let line = found.first { $0.hasPrefix(place) }.map { $0.dropFirst(place.count) } ?? ""
      #expect(line.replacing("'\(server.origin)\(answer.path)' ", with: "") == answer.found)
    }
    #expect(report.externalLinks.asked == Self.answers.count)
    #expect(report.externalLinks.unknown == 3)
    let moved = report.findings.flatMap(\.diagnostics).first { $0.rule.id == "link.moved-external" }
    #expect(moved?.help == "it is '\(server.origin)/fine' now")
  }

  /// Some hosts do not like to be asked for heads, and some want a moment.
  @Test func aHostIsAskedAgainWhereThatMayHelp() async throws {
    let server = try LoopbackServer { request, count in
      switch request {
      case "HEAD /no-head": ["405 Method Not Allowed"]
      case "HEAD /lies": ["404 Not Found"]
      case "HEAD /moment": ["429 Too Many Requests", "Retry-After: 0"]
      default: ["200 OK"]
      }
    }
    let site = try TestSite([
      "a.md": "# A\n\n<\(server.origin)/no-head> \(server.origin)/lies \(server.origin)/moment\n"
    ])
    #expect(lines(of: try await check(site).findings).isEmpty)
    #expect(
      server.requests == [
        "HEAD /lies", "GET /lies", "HEAD /moment", "GET /moment", "HEAD /no-head", "GET /no-head",
      ])
  }

  @Test func anAddressIsAskedOnceAndItsFragmentIsNotJudged() async throws {
    let server = try LoopbackServer { _, _ in ["404 Not Found"] }
    let site = try TestSite([
      "a.md": "# A\n\n[x](\(server.origin)/#one) ![picture](\(server.origin)/)\n",
      "b.md": "# B\n\n[x](\(server.origin)/#two)\n\n```sh\ncurl \(server.origin)/code\n```\n",
    ])
    #expect(try await check(site).findings.flatMap(\.diagnostics).count == 3)
    #expect(server.requests == ["HEAD /", "GET /"])
  }

  @Test func answersAreRememberedForATime() async throws {
    let server = try LoopbackServer { request, _ in
      request.hasSuffix("/gone") ? ["404 Not Found"] : ["200 OK"]
    }
    let site = try TestSite(["a.md": "# A\n\n[x](\(server.origin)/gone) [x](\(server.origin)/fine)\n"])
    let start = 1_000_000_000
    let first = lines(of: try await check(site, now: start).findings)
    #expect(first.count == 1)
    let again = try await check(site, now: start + 3600)
    #expect(lines(of: again.findings) == first)
    #expect(again.externalLinks == ExternalLinkCount(asked: 0, remembered: 2, passedOver: 0, unknown: 0))
    #expect(server.requests.count == 3)
    // What was away may be back; what is there seldom goes.
    #expect(try await check(site, now: start + 2 * Self.day).externalLinks.asked == 1)
    #expect(try await check(site, now: start + 8 * Self.day).externalLinks.asked == 2)
    // A clock that was wrong is not believed.
    #expect(try await check(site, now: start - 8 * Self.day).externalLinks.asked == 2)
    try site.folder.write("{\"answers\": [", to: ".notes/links.json")
    #expect(try await check(site, now: start).externalLinks.asked == 2)
  }

  @Test func hostsOfThisMachineAreNotAsked() async throws {
    let server = try LoopbackServer { _, _ in ["404 Not Found"] }
    let port = server.origin.split(separator: ":").last ?? ""
    let hosts = [
      "127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "user@127.0.0.1", "0.0.0.0",
    ]
    let site = try TestSite([
      "a.md": "# A\n\n" + hosts.map { "[x](http://\($0):\(port)/)\n" }.joined()
        + "[x](http://[::1]:\(port)/)\n"
    ])
    let report = try await check(site, asksPrivateHosts: false)
    #expect(lines(of: report.findings).isEmpty)
    #expect(report.externalLinks.asked == 0)
    #expect(report.externalLinks.passedOver == hosts.count + 1)
    #expect(server.requests.isEmpty)
  }

  @Test func ignoredAddressesAreNotAsked() async throws {
    let server = try LoopbackServer { _, _ in ["404 Not Found"] }
    let site = try TestSite([
      "site.yml": "externalLinks:\n  ignore: ['\(server.origin)/private/*', '*.pdf']\n",
      "a.md": "# A\n\n[x](\(server.origin)/private/a) [x](\(server.origin)/b.pdf) [x](\(server.origin)/c)\n",
    ])
    #expect(
      try await check(site).externalLinks
        == ExternalLinkCount(asked: 1, remembered: 0, passedOver: 2, unknown: 0))
    #expect(server.requests == ["HEAD /c", "GET /c"])
  }

  @Test func hostsThatDoNotAnswerAreSaid() async throws {
    let port: String
    do {
      let server = try LoopbackServer { _, _ in [] }
      port = server.origin
    }
    let site = try TestSite(["a.md": "# A\n\n[x](\(port)/)\n"])
    #expect(
      lines(of: try await check(site).findings) == [
        "Content/a.md:3:5 warning link.dead-external: '\(port)/' is on a host that accepts no connection"
      ])
  }

  @Test func withoutTheOptionNobodyIsAsked() async throws {
    let server = try LoopbackServer { _, _ in ["404 Not Found"] }
    let site = try TestSite(["a.md": "# A\n\n[x](\(server.origin)/gone)\n"])
    #expect(try await site.check().findings.isEmpty)
    #expect(server.requests.isEmpty)
  }
}

@Suite struct WebAddressTests {
  @Test(arguments: [
    ("https://Docs.Example.net/a?b#c", "https://Docs.Example.net/a?b", "docs.example.net", 443),
    ("http://a.b:8080", "http://a.b:8080", "a.b", 8080),
    ("HTTP://a.b/\u{FC}\"", "HTTP://a.b/%C3%BC%22", "a.b", 80),
  ])
  func addressesAreRead(_ text: String, _ url: String, _ host: String, _ port: Int) throws {
    let address = try #require(WebAddress(text))
    #expect(address.url == url)
    #expect(address.host == host)
    #expect(address.port == port)
  }

  @Test(arguments: [
    "ftp://a.b/", "https://", "https:///x", "https://a b/", "https://a.b@c.d/", "https://a.b\\@c.d/",
    "https://a.b:x/",
    "https://a.b:0/", "https://a.b:70000/", "https://a\"b.c/", "https://-a.b/", "https://a.b\n-o x/", "a.b/c",
    "https://[::1]/", "https://bücher.de/",
  ])
  func whatProgramsMayReadOtherwiseIsNone(_ text: String) { #expect(WebAddress(text) == nil) }

  @Test(arguments: [
    ("/x", "https://a.b/x"), ("x", "https://a.b/c/x"), ("?x", "https://a.b/c/d?x"),
    ("//e.f/x", "https://e.f/x"),
    ("http://e.f/", "http://e.f/"), ("", "https://a.b/c/"), ("file:///etc/passwd", nil), ("gopher:x", nil),
    ("x?y:z", "https://a.b/c/x?y:z"),
  ])
  func locationsAreFollowed(_ location: String, _ url: String?) {
    #expect(WebAddress("https://a.b/c/d?e")?.following(location)?.url == url)
  }

  @Test(arguments: [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1", "255.255.255.255", "192.0.2.1", "::", "::1", "::ffff:10.0.0.1", "::ffff:7f00:1", "fe80::1",
    "fd00::1",
    "ff02::1", "64:ff9b::a00:1", "2002:a00:1::", "2001:db8::1", "2001::1", "fe80::1%eth0", "name",
  ])
  func privateAddressesAreToldFromPublicOnes(_ number: String) { #expect(!isPublicAddress(number)) }

  @Test(arguments: [
    "1.1.1.1", "172.32.0.1", "172.15.0.1", "100.128.0.1", "192.0.1.1", "2606:4700::1111", "2a00:1450::1",
    "2002:101:101::",
    "::ffff:1.1.1.1",
  ])
  func publicAddressesArePublic(_ number: String) { #expect(isPublicAddress(number)) }

  @Test(arguments: [
    ("intranet", WebAddress.Reach.nearby), ("a.local", .nearby), ("a.localhost.", .nearby),
    ("router.home.arpa", .nearby), ("a.internal", .nearby), ("x.example", .nowhere),
    ("example.com", .nowhere),
    ("www.example.org", .nowhere), ("a.test", .nowhere), ("a.b", .anywhere), ("myexample.com", .anywhere),
    ("local.dev", .anywhere), ("example.io", .anywhere), ("127.0.0.1", .anywhere),
  ])
  func namesTellWhereTheyLead(_ host: String, _ reach: WebAddress.Reach) {
    #expect(WebAddress("https://\(host)/")?.reach == reach)
  }

  @Test(arguments: [
    ("https://a.b/c", "https://a.b/c", true), ("https://a.b/c", "https://a.b/*", true),
    ("https://a.b/c", "*/c", true),
    ("https://a.b/c", "https://*.b/*", true), ("https://a.b/c", "https://a.b/", false),
    ("https://a.b/c", "*a*b*d*", false),
    ("abab", "*ab", true), ("", "*", true), ("a", "", false), ("a.b", "a?b", false),
  ])
  func starsStandForAnything(_ text: String, _ pattern: String, _ isMatch: Bool) {
    #expect(matches(text, pattern: pattern) == isMatch)
  }
}
