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
    let start: String
    let current: String
    switch form {
    case .withinSite: (start, current) = (addresses.basePath, "")
    case .absolute: (start, current) = (addresses.baseURL, addresses.absolute(note.permalink))
    }
    var output: [UInt8] = []
    output.reserveCapacity(
      body.parts.reduce(0) { size, part in
        if case .html(let bytes) = part { size + bytes.count } else { size + 200 }
      })
    for part in body.parts {
      switch part {
      case .html(let bytes): output += bytes
      case .address(let link):
        guard note.links.indices.contains(link), site.linkTargets[index].indices.contains(link) else {
          continue
        }
        switch site.linkTargets[index][link] {
        case .address(let address):
          appendEscaped((address.hasPrefix("#") ? current : start) + address, to: &output)
        case .none: appendEscaped(deadAddress(note.links[link].target, start: start), to: &output)
        }
      case .image(let image):
        guard note.images.indices.contains(image), site.imageTargets[index].indices.contains(image) else {
          continue
        }
        appendImage(
          note.images[image], site.imageTargets[index][image], settings: site.settings, prefix: start,
          to: &output)
      }
    }
    return output
  }
}

/// What stands in the `href` of a link that leads nowhere: its target as written, but never one that could
/// leave the site or run a script.
private func deadAddress(_ target: String, start: String) -> String {
  let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
  let path = parts.first ?? ""
  let scheme = path.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
  if scheme.contains(":") || path.hasPrefix("//") { return "#" }
  let fragment = parts.count > 1 ? "#" + percentEncodedPath(String(parts[1])) : ""
  return (path.hasPrefix("/") ? start : "") + percentEncodedPath(String(path)) + fragment
}
