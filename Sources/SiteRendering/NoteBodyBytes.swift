import NoteModel

/// Which form the addresses in a note's HTML take.
enum AddressForm {
  /// With the base path, for pages.
  case withinSite
  /// With scheme and host, for feeds.
  case absolute
}

extension SiteRenderer {
  /// The HTML of a note's body, its gaps filled.
  func bodyBytes(_ index: Int, _ body: NoteBody, _ form: AddressForm) -> [UInt8] {
    let note = site.notes[index]
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
        guard let address = address(ofLink: link, in: index) else { continue }
        output += Array("<a href=\"".utf8)
        appendEscaped(start + address, to: &output)
        if let title = note.links[link].title {
          output += Array("\" title=\"".utf8)
          appendEscaped(title, to: &output)
        }
        output += Array("\">".utf8)
      case .linkEnd(let link):
        if address(ofLink: link, in: index) != nil { output += Array("</a>".utf8) }
      case .image(let image):
        guard note.images.indices.contains(image), site.imageTargets[index].indices.contains(image) else {
          continue
        }
        appendImage(
          note.images[image], site.imageTargets[index][image], settings: site.settings,
          text: language(of: index).text, prefix: start,
          to: &output)
      }
    }
    return output
  }

  /// `nil` for a link that leads nowhere: its text stays, the link goes.
  private func address(ofLink link: Int, in note: Int) -> String? {
    guard site.linkTargets[note].indices.contains(link), site.notes[note].links.indices.contains(link),
      case .address(let address) = site.linkTargets[note][link]
    else { return nil }
    return address
  }
}
