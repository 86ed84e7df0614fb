import Diagnostics

/// What can be wrong with a fence before anybody looks at the code.
package enum FenceRules {
  package static let all: [Rule] = [file, textBesideFile, tab, language]

  package static let file = Rule(
    "fence.file", .error, "a fence takes its text from a file that cannot be shown",
    why: """
      `file="files/main.tf"` shows a file that lies beside the note, `lines="3-20"` a part of it. The file must \
      be there, within the site's content, and be text; the lines must be in it. A path that begins with `/` \
      starts at the root of the content.
      """,
    wrong: "```hcl file=\"../../main.tf\"\n```",
    right: "```hcl file=\"files/main.tf\"\n```")

  package static let textBesideFile = Rule(
    "fence.text-beside-file", .warning, "a fence has a text of its own and names a file",
    why: """
      The text of the file is shown in the place of what stands between the fences, which no reader and no \
      check will see.
      """,
    wrong: "```hcl file=\"files/main.tf\"\nlocals {}\n```",
    right: "```hcl file=\"files/main.tf\"\n```")

  package static let tab = Rule(
    "fence.tab", .warning, "a tab has no other beside it, or one of the same name",
    why: """
      Fences that follow one another and have `tab="…"` are shown in one place, with a tab for each. A paragraph between \
      two of them parts them, and a tab alone offers no choice. Two of one name cannot be told apart.
      """,
    wrong: "```sh tab=\"Linux\"\nuname -r\n```\nText\n```powershell tab=\"Windows\"\nver\n```",
    right: "```sh tab=\"Linux\"\nuname -r\n```\n```powershell tab=\"Windows\"\nver\n```")

  /// Reported only where it is asked for.
  package static let language = Rule(
    "fence.language", .error, "a fence names no language",
    why: """
      Without a language a block is neither highlighted nor, unless its text leaves no doubt, checked. Asked \
      for with `notes check --require-language`, or with a severity for `fence.language` in site.yml. `text` is \
      a name too, for what is in no language.
      """,
    wrong: "```\nkubectl get nodes\n```",
    right: "```sh\nkubectl get nodes\n```")
}
