#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One request by the program `curl`.
///
/// Not by Foundation's networking: with it this program would start 20 ms later, be three times as large, and need thirty more
/// shared libraries, for what few runs do.
struct CurlRequest: Sendable {
  enum Method: Sendable {
    case head, get
  }

  struct Response: Sendable, Equatable {
    let status: Int
    let location: String?
    /// In seconds.
    let retryAfter: Int?
  }

  enum Outcome: Sendable, Equatable {
    case response(Response)
    /// Nobody is there to answer, whatever the page: a phrase that goes on after the address.
    case noConnection(String)
    /// The same of one page.
    case failure(String)
  }

  let program: String
  let environment: [String: String]
  let address: WebAddress
  /// The addresses that the host's name was found to stand for, so that another look-up cannot find others. None where that
  /// is for a proxy.
  let pinned: [String]

  func send(_ method: Method) -> Outcome {
    // What this machine's curl is set up to do otherwise is no matter here (-q), and nothing of a note is an argument.
    let output: ProgramOutput
    do throws(FileError) {
      output = try runProgram(
        program, ["-q", "--config", "-"], environment: environment, input: Array(settings(method).utf8))
    } catch {
      return .failure("cannot be asked: \(error)")
    }
    if let response = response(from: output.output) { return .response(response) }
    switch output.status {
    case 6: return .noConnection("has a host without an address")
    case 7: return .noConnection("is on a host that accepts no connection")
    case 28: return .noConnection("is on a host that did not answer within \(timeLimit) s")
    case 35, 51, 58, 60, 83: return .noConnection("is on a host whose certificate is not accepted")
    default: return .failure("cannot be read: \(output.lastError)")
    }
  }

  /// Values are addresses and numbers without quotes, backslashes or line breaks in them.
  private func settings(_ method: Method) -> String {
    var lines = [
      "silent", "show-error", "globoff", "proto = \"=http,https\"", "connect-timeout = 10",
      "max-time = \(timeLimit)", "max-filesize = 10000000", "dump-header = \"-\"", "output = \"/dev/null\"",
      "user-agent = \"notes (link check)\"", "header = \"Accept: text/html, */*;q=0.8\"",
    ]
    if method == .head { lines.append("head") }
    if !pinned.isEmpty {
      let numbers = pinned.map { $0.contains(":") ? "[\($0)]" : $0 }
      lines.append("resolve = \"\(address.host):\(address.port):\(numbers.joined(separator: ","))\"")
    }
    return (lines + ["url = \"\(address.url)\"", ""]).joined(separator: "\n")
  }

  /// The last of the heads in `output`: one of a proxy, or of an answer that is still to come, stands before it.
  private func response(from output: [UInt8]) -> Response? {
    var response: Response?
    for line in output.split(separator: UInt8(ascii: "\n")) {
      let text = String(decoding: line, as: UTF8.self).trimmingSuffix("\r")
      if text.hasPrefix("HTTP/") {
        let parts = text.split(separator: " ")
        guard parts.count > 1, let status = Int(parts[1]) else { return nil }
        response = Response(status: status, location: nil, retryAfter: nil)
      } else if let known = response, let colon = text.firstIndex(of: ":") {
        let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        switch text[..<colon].lowercased() {
        case "location":
          response = Response(status: known.status, location: String(value), retryAfter: known.retryAfter)
        case "retry-after":
          response = Response(status: known.status, location: known.location, retryAfter: Int(value))
        default: break
        }
      }
    }
    return response
  }
}

/// For one answer, in seconds.
private let timeLimit = 20

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}

/// Keeps this thread waiting.
func pause(until instant: ContinuousClock.Instant) {
  while true {
    let left = ContinuousClock.now.duration(to: instant)
    guard left > .zero else { return }
    let (seconds, attoseconds) = left.components
    var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    // A signal ends it early: then what is left is waited for.
    nanosleep(&time, nil)
  }
}
