import NoteModel
import Synchronization

/// The link graph of a site, made when the first page asks for it: most builds change no page of it.
final class LazyLinkGraph: Sendable {
  private let site: Site
  private let made = Mutex<LinkGraph?>(nil)

  init(_ site: Site) { self.site = site }

  var value: LinkGraph {
    made.withLock { made in
      if let made { return made }
      let graph = LinkGraph(site)
      made = graph
      return graph
    }
  }
}
