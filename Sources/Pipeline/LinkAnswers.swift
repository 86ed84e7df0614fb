import JSONSyntax

/// Answers of hosts that are not too old, kept in the site's folder of state.
struct LinkAnswers {
  private var entries: [String: Entry] = [:]

  fileprivate struct Entry {
    let answer: LinkAnswer
    /// In seconds since 1970.
    let time: Int
  }

  init() {}

  /// Those of a site; none where there are none, or where they cannot be read.
  ///
  /// - Parameter now: in seconds since 1970.
  init(of site: SiteLocation, now: Int) {
    guard let bytes = try? readFile(Self.file, below: site.root, limit: largestFile),
      let answers = parseJSON(bytes).root.object?["answers"]?.object
    else { return }
    for member in answers.members {
      guard let fields = member.value.object, let time = fields["time"]?.integer else { continue }
      let answer: LinkAnswer =
        if let reason = fields["dead"]?.string { .dead(reason) } else {
          .alive(movedTo: fields["movedTo"]?.string)
        }
      let entry = Entry(answer: answer, time: time)
      if entry.isFresh(at: now) { entries[member.key] = entry }
    }
  }

  subscript(url: String) -> LinkAnswer? { entries[url]?.answer }

  /// These and newer ones. What nobody could tell is asked again.
  func adding(_ answers: [String: LinkAnswer], now: Int) -> LinkAnswers {
    var all = self
    for (url, answer) in answers {
      switch answer {
      case .alive, .dead: all.entries[url] = Entry(answer: answer, time: now)
      case .unknown, .passedOver: break
      }
    }
    return all
  }

  /// Where that is not possible, the next check asks again.
  func save(to site: SiteLocation) {
    var writer = JSONWriter()
    writer.object {
      $0.member("version", 1)
      $0.member(
        "answers",
        object: {
          for (url, entry) in entries.sorted(by: { $0.key < $1.key }) {
            $0.member(url, object: { entry.write(to: &$0) })
          }
        })
    }
    writer.endLine()
    _ = try? writeFileAtomically(writer.bytes, to: Self.file, below: site.root)
  }

  private static let file = SiteLocation.stateFolder + "/links.json"
}

extension LinkAnswers.Entry {
  /// Pages seldom go, and what was away may be back tomorrow.
  fileprivate func isFresh(at now: Int) -> Bool {
    let day = 86_400
    let limit = if case .dead = answer { day } else { 7 * day }
    return (0..<limit).contains(now - time)
  }

  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("time", time)
    switch answer {
    case .alive(let moved): if let moved { writer.member("movedTo", moved) }
    case .dead(let reason): writer.member("dead", reason)
    case .unknown, .passedOver: break
    }
  }
}

/// In bytes.
private let largestFile = 64 << 20
