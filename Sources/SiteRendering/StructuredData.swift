import JSONSyntax
import NoteModel

extension PageRenderer {
  /// What search engines are told of a page (JSON-LD, schema.org), fit for a `<script>` element: the article
  /// and where it belongs. Empty for pages that are neither.
  func structuredData(_ facts: PageFacts) -> String {
    guard facts.kind == .note || !facts.trail.isEmpty else { return "" }
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("@context", "https://schema.org")
      writer.member(
        "@graph",
        array: { writer in
          if facts.kind == .note { writer.object { appendArticle(facts, to: &$0) } }
          writer.object { appendTrail(facts, to: &$0) }
        })
    }
    return scriptSafe(writer.bytes)
  }

  private func appendArticle(_ facts: PageFacts, to writer: inout JSONWriter) {
    writer.member("@type", "TechArticle")
    writer.member("headline", facts.title)
    if let published = facts.published { writer.member("datePublished", published.rfc3339) }
    if let modified = facts.modified { writer.member("dateModified", modified.rfc3339) }
    if let image = facts.image { writer.member("image", addresses.baseURL + image.address) }
    if !site.settings.author.isEmpty {
      writer.member(
        "author",
        object: { writer in
          writer.member("@type", "Person")
          writer.member("name", site.settings.author)
        })
    }
  }

  /// The way from the home page; the page itself comes last and without an address, as it is asked for.
  private func appendTrail(_ facts: PageFacts, to writer: inout JSONWriter) {
    let outer = [(title: site.settings.title, address: SiteAddress.home)] + facts.trail
    writer.member("@type", "BreadcrumbList")
    writer.member(
      "itemListElement",
      array: { writer in
        for (position, step) in outer.enumerated() {
          writer.step(position + 1, step.title, addresses.absolute(step.address))
        }
        writer.step(outer.count + 1, facts.title, nil)
      })
  }
}

extension JSONWriter {
  fileprivate mutating func step(_ position: Int, _ name: String, _ address: String?) {
    object { writer in
      writer.member("@type", "ListItem")
      writer.member("position", position)
      writer.member("name", name)
      if let address { writer.member("item", address) }
    }
  }
}
