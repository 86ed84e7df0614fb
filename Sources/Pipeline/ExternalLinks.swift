import Diagnostics
import Dispatch
import NoteModel
import NoteParsing
import SourceText
import Synchronization

/// How hosts are asked about the links that lead to them.
package struct ExternalCheck: Sendable {
  /// The clock, in seconds since 1970: how old an answer is.
  package let now: Int
  /// Whether hosts of this machine and of private networks are asked as well. Notes may be anybody's, and what they make this
  /// machine ask may be a router or a cloud's keys.
  package let asksPrivateHosts: Bool
  /// Between two questions to one host.
  package var pause = Duration.seconds(1)
  /// For all of them together.
  package var timeLimit = Duration.seconds(600)
  /// How many hosts are asked at a time.
  package var width = 8
  /// Told how many addresses are done, of how many.
  package let progress: @Sendable (_ done: Int, _ total: Int) -> Void

  package init(
    now: Int, asksPrivateHosts: Bool = false, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) {
    self.now = now
    self.asksPrivateHosts = asksPrivateHosts
    self.progress = progress
  }
}

/// What became of the addresses that links lead to.
package struct ExternalLinkCount: Sendable, Hashable {
  package var asked = 0
  /// Known from an earlier check.
  package var remembered = 0
  /// Left out by the settings, private, or of names that lead nowhere by their kind.
  package var passedOver = 0
  /// Of those that were asked: nobody can tell.
  package var unknown = 0

  mutating func add(_ other: ExternalLinkCount) {
    asked += other.asked
    remembered += other.remembered
    passedOver += other.passedOver
    unknown += other.unknown
  }
}

extension ExternalCheck {
  /// Asks about the links of `notes`, each address once.
  ///
  /// - Parameter cache: the site that remembers the answers.
  /// - Returns: diagnostics by the path of the note.
  func findings(
    on notes: [ParsedNote], settings: SiteSettings, cache: SiteLocation?, environment: [String: String]
  ) async -> ([String: [Diagnostic]], ExternalLinkCount) {
    var count = ExternalLinkCount()
    let remembered = cache.map { LinkAnswers(of: $0, now: now) } ?? LinkAnswers()
    var answers: [String: LinkAnswer] = [:]
    var open: [WebAddress] = []
    for url in Set(notes.flatMap { $0.externalLinks.map(\.url) }).sorted() {
      let isIgnored = settings.ignoredLinks.contains { matches(url, pattern: $0) }
      if !isIgnored, let answer = remembered[url] {
        answers[url] = answer
        count.remembered += 1
      } else if !isIgnored, let address = WebAddress(url), mayAsk(address) {
        open.append(address)
      } else {
        count.passedOver += 1
      }
    }
    let fresh = await ask(open, environment: environment)
    for (url, answer) in fresh {
      answers[url] = answer
      switch answer {
      case .passedOver: count.passedOver += 1
      case .unknown:
        count.asked += 1
        count.unknown += 1
      case .alive, .dead: count.asked += 1
      }
    }
    if let cache { remembered.adding(fresh, now: now).save(to: cache) }
    var findings: [String: [Diagnostic]] = [:]
    for note in notes {
      findings[note.note.path] = note.externalLinks.compactMap { link in
        answers[link.url].flatMap { diagnostic(on: link, $0) }
      }
    }
    return (findings, count)
  }

  /// Whether the name of its host, by its kind, may lead somewhere that is asked.
  func mayAsk(_ address: WebAddress) -> Bool {
    switch address.reach {
    case .anywhere: true
    case .nearby: asksPrivateHosts
    case .nowhere: false
    }
  }

  private func diagnostic(on link: ExternalLink, _ answer: LinkAnswer) -> Diagnostic? {
    switch answer {
    case .dead(let reason):
      Diagnostic(ExternalLinkRules.dead, "'\(link.url)' \(reason)", at: link.range)
    case .alive(let moved?):
      Diagnostic(
        ExternalLinkRules.moved, "'\(link.url)' has moved for good", at: link.range,
        help: "it is '\(moved)' now"
      )
    case .alive(nil), .unknown, .passedOver: nil
    }
  }

  /// One host after the other, several at a time.
  private func ask(_ addresses: [WebAddress], environment: [String: String]) async -> [String: LinkAnswer] {
    guard !addresses.isEmpty else { return [:] }
    let curl = programPath("curl", environment: environment)
    let hosts = Dictionary(grouping: addresses, by: \.host).sorted { $0.key < $1.key }.map(\.value)
    let probe = LinkProbe(check: self, curl: curl, environment: environment)
    let state = Mutex((next: 0, answers: [String: LinkAnswer]()))
    let work: @Sendable () -> Void = {
      while true {
        let host = state.withLock { state in
          defer { state.next += 1 }
          return state.next < hosts.count ? hosts[state.next] : nil
        }
        guard let host else { return }
        for address in host {
          let answer = probe.answer(of: address)
          let done = state.withLock { state in
            state.answers[address.url] = answer
            return state.answers.count
          }
          progress(done, addresses.count)
        }
      }
    }
    // Each serial queue has a thread of its own, so that a host that keeps one waiting keeps no core from other work.
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let group = DispatchGroup()
      let queue = DispatchQueue(label: "links")
      for number in 0..<min(width, hosts.count) {
        DispatchQueue(label: "links \(number)").async(group: group, execute: work)
      }
      group.notify(queue: queue) { continuation.resume() }
    }
    return state.withLock { $0.answers }
  }
}

/// Whether a text is as `pattern` has it, in which `*` stands for anything.
func matches(_ text: String, pattern: String) -> Bool {
  let text = Array(text.utf8)
  let pattern = Array(pattern.utf8)
  var (place, mark) = (0, 0)
  // Where to go on with the last `*` taking one more.
  var retry: (place: Int, mark: Int)?
  while place < text.count {
    if mark < pattern.count, pattern[mark] == UInt8(ascii: "*") {
      retry = (place, mark)
      mark += 1
    } else if mark < pattern.count, pattern[mark] == text[place] {
      place += 1
      mark += 1
    } else if let last = retry {
      retry = (last.place + 1, last.mark)
      place = last.place + 1
      mark = last.mark + 1
    } else {
      return false
    }
  }
  return pattern[mark...].allSatisfy { $0 == UInt8(ascii: "*") }
}
