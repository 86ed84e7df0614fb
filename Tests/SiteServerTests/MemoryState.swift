import SiteServer
import SourceText

/// A small site in memory, below `/notes`.
struct MemoryState: ServedState {
  var number = 1
  var hasSite = true
  var basePath = "/notes"
  var themeDigest: UInt64 = 1
  var stylesDigest: UInt64 = 1
  var files = MemoryState.files

  static let files: [String: String] = [
    "index.html": page("Home"), "404.html": page("Nothing here"), "2024/06/a.html": page("A note"),
    "about/index.html": page("About"), "caf\u{E9} au lait.html": page("With milk"),
    "data.txt": "0123456789", "plan.svg": "<svg/>",
    "assets/style.css": "a{}", "search/index/words.bin": "words",
    ".env": "TOKEN=1", ".well-known/security.txt": "Contact: nobody",
    "_headers": """
    /notes/*
      Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'
      X-Frame-Options: DENY
      Access-Control-Allow-Origin: *

    /notes/search/index/*
      Cache-Control: public, max-age=31536000, immutable
    """,
    "_redirects": """
    # older addresses
    /notes/old/a /notes/2024/06/a.html 301
    /notes/away https://example.com/ 302
    /notes/caf%C3%A9 /notes/caf%C3%A9%20au%20lait.html
    /notes/hidden /notes/2024/06/a.html 200
    """,
  ]

  static func page(_ title: String) -> String {
    "<!doctype html>\n<html><head><title>\(title)</title>"
      + "<link rel=\"stylesheet\" href=\"/notes/assets/style.css?v=1\"></head>"
      + "<body><img src=\"/notes/plan.svg\"></body></html>\n"
  }

  func file(_ path: String) -> [UInt8]? { files[path].map { Array($0.utf8) } }

  func digest(ofFile path: String) -> UInt64? {
    path.hasSuffix(".svg") || path.hasSuffix(".css") ? files[path].map { fingerprint(Array($0.utf8)) } : nil
  }

  func problems(onPage path: String) -> String { "{\"summary\":\"\",\"problems\":[]}" }
}
