import Diagnostics

/// What can be said about any small configuration file.
package enum ConfigRules {
  package static let all: [Rule] = [elision, curlyQuotes, invisibleCharacter]

  static let elision = Rule(
    "config.elision", .info, "something is left out on purpose",
    why: """
      `...`, `<name>`, `{{ name }}` and `xxxx` stand for what the reader is to fill in, or what is nobody's business. \
      They are taken as meant, and the rest is checked all the same. Mark the block `partial` to say so once and for \
      all.
      """,
    wrong: "```resolvconf\nnameserver <resolver>\n```",
    right: "```resolvconf\nnameserver 192.0.2.53\n```")

  static let curlyQuotes = Rule(
    "config.curly-quotes", .warning, "an editor has turned the quotes into curly ones",
    why: """
      Programs take a typographic quote as a part of the value, without a word. All of the block is affected, as a \
      rule; the first place is reported.
      """,
    wrong: "```ini\n[web]\nname = “blue”\n```",
    right: "```ini\n[web]\nname = \"blue\"\n```")

  static let invisibleCharacter = Rule(
    "config.invisible-character", .warning, "a blank that is none, or a mark without width",
    why: """
      No-break spaces and marks without width come from editors and web pages. They look like nothing and become a \
      part of the key or the value. The first place is reported.
      """,
    wrong: "```ini\n[web]\nname\u{A0}= blue\n```",
    right: "```ini\n[web]\nname = blue\n```")
}
