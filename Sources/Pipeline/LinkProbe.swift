import SourceText
import Synchronization

/// What a host says about an address.
enum LinkAnswer: Sendable, Hashable {
  /// There is something; where it has moved for good.
  case alive(movedTo: String?)
  /// A phrase: `answers 404`.
  case dead(String)
  /// It may be there or not: the host wants to be asked later, there is no network, the time is over.
  case unknown
  /// It is not for us to ask.
  case passedOver
}

/// Asks hosts, politely: one question at a time and host, with a pause, for the head of a page first and for the page only
/// where that tells too little.
final class LinkProbe: Sendable {
  private let check: ExternalCheck
  private let curl: String?
  private let environment: [String: String]
  private let deadline: ContinuousClock.Instant
  private let state = Mutex(State())

  private struct State {
    /// When a host may be asked next.
    var turns: [String: ContinuousClock.Instant] = [:]
    /// Why nothing can be asked at a host's port.
    var failures: [String: String] = [:]
  }

  /// - Parameter curl: where the program lies; without it nothing is asked.
  init(check: ExternalCheck, curl: String?, environment: [String: String]) {
    self.check = check
    self.curl = curl
    self.environment = environment
    deadline = .now + check.timeLimit
  }

  /// Follows at most five redirects, and asks of each whether it may be followed.
  func answer(of start: WebAddress) -> LinkAnswer {
    guard let curl else { return .unknown }
    var address = start
    var isPermanent = true
    for hop in 0...maximumRedirects {
      let pinned: [String]
      switch place(of: address) {
      case .found(let numbers): pinned = numbers
      case .notPublic: return .passedOver
      case .unknownName: return .dead("has a host without an address")
      case .noAnswer: return .unknown
      }
      let request = CurlRequest(
        program: curl, environment: environment, address: address, pinned: pinned)
      switch reply(to: request) {
      case .status(let status, let location?) where isRedirect(status):
        guard let next = address.following(location) else { return .dead("leads on to what is no address") }
        guard check.mayAsk(next) else { return .passedOver }
        isPermanent = isPermanent && (status == 301 || status == 308)
        address = next
      case .status(let status, _): return answer(status, movedTo: hop > 0 && isPermanent ? address.url : nil)
      case .failure(let reason): return .dead(reason)
      case .outOfTime: return .unknown
      }
    }
    return .dead("leads on more than \(maximumRedirects) times")
  }

  private func answer(_ status: Int, movedTo: String?) -> LinkAnswer {
    switch status {
    case 200..<300, 304: .alive(movedTo: movedTo)
    // Something is there, but not for everyone. 999 is what some hosts tell programs.
    case 401, 402, 403, 407, 451, 999: .alive(movedTo: nil)
    // Too many requests, or out of order for now.
    case 429, 503: .unknown
    default: .dead("answers \(status)")
    }
  }

  /// Where a proxy asks in our place, it knows the names, and this machine may not.
  private func place(of address: WebAddress) -> HostAddresses {
    let names = address.isSecure ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
    let isProxied = (names + ["all_proxy", "ALL_PROXY"]).contains { !environment[$0, default: ""].isEmpty }
    return isProxied ? .found([]) : addresses(of: address.host, allowsPrivate: check.asksPrivateHosts)
  }

  private enum Reply {
    case status(Int, location: String?)
    case failure(String)
    case outOfTime
  }

  /// The head of the page, and the whole where a host may only not like to be asked for heads.
  private func reply(to request: CurlRequest) -> Reply {
    let head = turn(request, .head)
    switch head {
    case .response(let response)? where response.status == 429:
      guard let seconds = response.retryAfter, seconds <= longestWait else { return reply(head) }
      let host = request.address.host
      state.withLock { $0.turns[host] = max($0.turns[host] ?? .now, .now + .seconds(seconds)) }
      return reply(turn(request, .get))
    case .response(let response)? where response.status >= 400: return reply(turn(request, .get))
    case .failure?: return reply(turn(request, .get))
    case .response, .noConnection, nil: return reply(head)
    }
  }

  private func reply(_ outcome: CurlRequest.Outcome?) -> Reply {
    switch outcome {
    case .response(let response): .status(response.status, location: response.location)
    case .noConnection(let reason), .failure(let reason): .failure(reason)
    case nil: .outOfTime
    }
  }

  /// Asks when it is the host's turn; `nil` where that is too late.
  private func turn(_ request: CurlRequest, _ method: CurlRequest.Method) -> CurlRequest.Outcome? {
    let host = request.address.host
    let place = "\(host):\(request.address.port)"
    // One page of a host that is not there tells of them all.
    if let reason = state.withLock({ $0.failures[place] }) { return .noConnection(reason) }
    let start = state.withLock { state in
      let start = max(.now, state.turns[host] ?? .now)
      state.turns[host] = start + check.pause
      return start
    }
    guard start < deadline else { return nil }
    pause(until: start)
    let outcome = request.send(method)
    if case .noConnection(let reason) = outcome { state.withLock { $0.failures[place] = reason } }
    return outcome
  }
}

private let maximumRedirects = 5
/// In seconds: a host that wants more is asked in a later check.
private let longestWait = 30

private func isRedirect(_ status: Int) -> Bool { [301, 302, 303, 307, 308].contains(status) }
