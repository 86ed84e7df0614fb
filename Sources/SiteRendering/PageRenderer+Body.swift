import NoteModel

/// Which form the addresses in a note's HTML take.
enum AddressForm {
  /// With the base path, for pages.
  case withinSite
  /// With scheme and host, for feeds.
  case absolute
}

extension PageRenderer {
  /// The HTML of a note's body, its gaps filled.
  func bodyBytes(_ index: Int, _ form: AddressForm) -> [UInt8] {
    let note = site.content(index)
    let linkTargets = site.linkTargets(index)
    let imageTargets = site.imageTargets(index)
    let body = texts.body(index)
    let start =
      switch form {
      case .withinSite: addresses.basePath
      case .absolute: addresses.baseURL
      }
    var output: [UInt8] = []
    output.reserveCapacity(
      body.parts.reduce(0) { size, part in
        if case .html(let bytes) = part { size + bytes.count } else { size + 200 }
      })
    for part in body.parts {
      switch part {
      case .html(let bytes): output += bytes
      case .linkStart(let link):
        guard note.links.indices.contains(link), let address = linkTargets.address(link) else { continue }
        output += Array("<a href=\"".utf8)
        appendEscaped(start + address, to: &output)
        if let title = note.links[link].title {
          output += Array("\" title=\"".utf8)
          appendEscaped(title, to: &output)
        }
        output += Array("\">".utf8)
      case .linkEnd(let link):
        if linkTargets.address(link) != nil { output += Array("</a>".utf8) }
      case .image(let image):
        guard note.images.indices.contains(image), imageTargets.indices.contains(image) else {
          continue
        }
        appendImage(
          note.images[image], imageTargets[image], settings: site.settings,
          text: language(of: index).text, prefix: start,
          to: &output)
      }
    }
    return output
  }
}

extension [LinkTarget] {
  /// `nil` for a link that leads nowhere: its text stays, the link goes.
  fileprivate func address(_ link: Int) -> String? {
    guard indices.contains(link), case .address(let address) = self[link] else { return nil }
    return address
  }
}
