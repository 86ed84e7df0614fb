import Diagnostics

/// What can be wrong with links to other hosts, which only asking them tells.
package enum ExternalLinkRules {
  package static let all: [Rule] = [dead, moved]

  static let dead = Rule(
    "link.dead-external", .warning, "a link to another host leads nowhere any more",
    why: """
      `notes check --external` asked the host: the page is gone, or nobody answers. Pages move, and hosts are given up. Look for \
      the new place, link to an archived copy, or say in words what was there. A link that only a browser may follow can be left \
      out under `externalLinks:` in site.yml.
      """,
    wrong: "See [the guide](https://docs.example/v1/gone.html).",
    right: "See [the guide](https://docs.example/v2/guide.html).")

  static let moved = Rule(
    "link.moved-external", .info, "a link to another host leads to a page that has moved for good",
    why: """
      The host leads on to another address and says that this is to stay so (301 or 308). The redirect works until somebody \
      tidies it away; the new address is the one to link to.
      """,
    wrong: "See [the guide](http://docs.example/guide).",
    right: "See [the guide](https://docs.example/guide/).")
}
