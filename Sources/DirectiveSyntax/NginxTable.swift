/// Which block a directive stands in.
enum NginxPlace: Hashable {
  /// Outside of all blocks, which may be the file or any excerpt.
  case top
  case events, http, stream, mail
  case httpServer, streamServer, mailServer, anyServer
  case httpUpstream, streamUpstream, anyUpstream
  case location, ifInServer, ifInLocation, anyIf, limitExcept
  /// `map`, `types`: entries, no directives.
  case data
  /// The block of a module that is not known here.
  case unknown

  init(of name: String, in outer: NginxPlace) {
    switch (name, outer) {
    case ("events", _): self = .events
    case ("http", _): self = .http
    case ("stream", _): self = .stream
    case ("mail", _): self = .mail
    case ("server", .http): self = .httpServer
    case ("server", .stream): self = .streamServer
    case ("server", .mail): self = .mailServer
    case ("server", _): self = .anyServer
    case ("upstream", .http): self = .httpUpstream
    case ("upstream", .stream): self = .streamUpstream
    case ("upstream", _): self = .anyUpstream
    case ("location", _): self = .location
    case ("if", .httpServer): self = .ifInServer
    case ("if", .location): self = .ifInLocation
    case ("if", _): self = .anyIf
    case ("limit_except", _): self = .limitExcept
    case ("map", _), ("types", _), ("geo", _), ("split_clients", _), ("charset_map", _), ("match", _):
      self = .data
    default: self = .unknown
    }
  }

  /// Letters of the table; `nil` where any directive may stand.
  var letters: Set<Character>? {
    switch self {
    case .top, .data, .unknown: nil
    case .events: ["e"]
    case .http: ["h"]
    case .stream: ["S"]
    case .mail: ["M"]
    case .httpServer: ["s"]
    case .streamServer: ["V"]
    case .mailServer: ["N"]
    case .anyServer: ["s", "V", "N"]
    case .httpUpstream: ["u"]
    case .streamUpstream: ["U"]
    case .anyUpstream: ["u", "U"]
    case .location: ["l"]
    case .ifInServer: ["i"]
    case .ifInLocation: ["f"]
    case .anyIf: ["i", "f"]
    case .limitExcept: ["x"]
    }
  }
}

/// What the table says about a directive.
struct NginxDirective {
  enum Block { case always, never, either }

  let places: Set<Character>
  let counts: Set<Int>
  /// This many arguments or more.
  let minimum: Int?
  let block: Block

  /// - Parameter fields: places, counts and block, as a line of the table has them: "fhls 12 -".
  init(_ fields: [Substring]) {
    places = Set(fields[0])
    var counts: Set<Int> = []
    var minimum: Int?
    var last = 0
    for character in fields[1] {
      if let digit = character.wholeNumberValue {
        counts.insert(digit)
        last = digit
      } else {
        minimum = min(minimum ?? last, last)
      }
    }
    self.counts = counts
    self.minimum = minimum
    block = fields[2] == "b" ? .always : fields[2] == "-" ? .never : .either
  }

  func takes(_ count: Int) -> Bool { counts.contains(count) || minimum.map { count >= $0 } ?? false }

  /// For a message: "1 or 2 arguments".
  var wanted: String {
    if let minimum { return "at least \(minimum) argument\(minimum == 1 ? "" : "s")" }
    if counts == [0] { return "no arguments" }
    return counts.sorted().map(String.init).joined(separator: " or ") + " argument\(counts == [1] ? "" : "s")"
  }
}

let nginxDirectives: [String: NginxDirective] = {
  var result: [String: NginxDirective] = [:]
  for line in nginxTable.split(separator: "\n") {
    let fields = line.split(separator: " ")
    guard fields.count == 4 else { continue }
    result[String(fields[0])] = NginxDirective(Array(fields.dropFirst()))
  }
  // The commercial edition takes `sync` behind the zone, which the open code does not know.
  result["limit_req_zone"] = NginxDirective(["h", "34", "-"])
  return result
}()

/// Those that a slip of the finger is searched among: third parties have names near to the rare ones.
let commonNginxDirectives = [
  "server", "location", "listen", "server_name", "upstream", "include", "events", "http", "stream", "root",
  "index",
  "alias", "return", "rewrite", "try_files", "error_page", "access_log", "error_log", "log_format",
  "add_header",
  "proxy_pass", "proxy_set_header", "proxy_http_version", "proxy_redirect", "proxy_buffering",
  "proxy_read_timeout",
  "proxy_connect_timeout", "proxy_send_timeout", "proxy_cache", "proxy_cache_path", "proxy_cache_valid",
  "fastcgi_pass", "fastcgi_param", "fastcgi_index", "uwsgi_pass", "grpc_pass", "ssl_certificate",
  "ssl_certificate_key", "ssl_protocols", "ssl_ciphers", "ssl_session_cache", "ssl_session_timeout",
  "ssl_prefer_server_ciphers", "ssl_dhparam", "ssl_stapling", "worker_processes", "worker_connections",
  "user", "pid",
  "sendfile", "tcp_nopush", "tcp_nodelay", "keepalive_timeout", "gzip", "gzip_types", "gzip_vary",
  "default_type",
  "client_max_body_size", "client_body_timeout", "resolver", "resolver_timeout", "set_real_ip_from",
  "real_ip_header",
  "limit_req", "limit_req_zone", "limit_conn", "limit_conn_zone", "auth_basic", "auth_basic_user_file",
  "auth_request", "expires", "internal", "allow", "deny", "map", "types", "charset", "server_tokens",
]

// MARK: BIND

/// Statements of named.conf(5).
let namedStatements = [
  "acl", "controls", "dlz", "dnssec-policy", "dyndb", "http", "include", "key", "key-store", "logging",
  "managed-keys", "masters", "options", "parental-agents", "plugin", "primaries", "remote-servers", "server",
  "statistics-channels", "template", "tls", "trust-anchors", "trusted-keys", "view", "zone",
]

/// The usual ones of the clauses inside.
let namedOptions: Set<String> = [
  "algorithm", "allow-notify", "allow-query", "allow-query-cache", "allow-recursion", "allow-transfer",
  "allow-update", "also-notify", "category", "channel", "database", "directory", "dnssec-enable",
  "dnssec-validation", "file", "forward", "forwarders", "inline-signing", "listen-on", "listen-on-v6",
  "match-clients", "match-destinations", "max-cache-size", "max-cache-ttl", "minimal-responses", "notify",
  "notify-source", "pid-file", "port", "primaries", "print-category", "print-severity", "print-time",
  "querylog",
  "query-source", "rate-limit", "recursion", "response-policy", "rrset-order", "secret", "severity",
  "transfer-source",
  "type", "update-policy", "version", "zone-statistics", "masters", "auth-nxdomain", "serial-update-method",
]
