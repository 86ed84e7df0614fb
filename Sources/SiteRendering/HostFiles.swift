import NoteModel

// Files by which hosts of static sites are told what to send: Netlify, Cloudflare and those who read the same.

extension PageRenderer {
  /// `_redirects`: a line `from to 301` for each older address, so that no page need be loaded to go on.
  func redirectsBytes() -> [UInt8] {
    var lines = ""
    for (address, note) in site.redirects {
      let from = addresses.link(address)
      let target = " \(addresses.link(site.card(note).permalink)) 301\n"
      lines += from + target
      // A folder is asked for without its slash as well.
      if from.hasSuffix("/") { lines += from.dropLast() + target }
    }
    return Array(lines.utf8)
  }

  /// `_headers`: what a page may do, and how long files may be kept.
  ///
  /// No path fits two rules that say the same header: some hosts join the values, others take one of them.
  /// What has no rule for its cache is asked for anew each time, which is the hosts' own default.
  func headersBytes() -> [UInt8] {
    let site = addresses.basePath
    var text = """
      \(site)/*
        Content-Security-Policy: \(SecurityPolicy(self.site.settings).header)
        X-Content-Type-Options: nosniff
        Referrer-Policy: strict-origin-when-cross-origin
        Cross-Origin-Opener-Policy: same-origin
        Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()

      # Their names tell their content.
      \(site)/search/index/*
        Cache-Control: public, max-age=31536000, immutable\n
      """
    let files = theme.fingerprintedAssets.map { addresses.link(.asset($0)) }
    if !files.isEmpty { text += "\n# Pages name them with their content behind the name.\n" }
    for file in files { text += "\(file)\n  Cache-Control: public, max-age=604800\n" }
    return Array(text.utf8)
  }
}
