import Diagnostics

/// What can be wrong between notes.
package enum LinkRules {
  package static let all: [Rule] = [
    broken, brokenAnchor, unpublished, missingImage, duplicatePermalink, formerPermalink, tagCase, seriesCase,
    samePart, unknownTag,
  ]

  package static let broken = Rule(
    "link.broken", .error, "a link within the site leads nowhere",
    why: """
      The note or file that the link names is not under Content/. Readers would land on the 404 page. Links \
      between notes are relative paths to the Markdown file, or the title in double brackets.
      """,
    wrong: "See [the upgrade](../posts/eks-upgarde.md).",
    right: "See [the upgrade](../posts/eks-upgrade.md).")

  package static let brokenAnchor = Rule(
    "link.broken-anchor", .error, "a link ends in a part that its target does not have",
    why: """
      The id after `#` is made from a heading: lower case, blanks as `-`, punctuation dropped. A heading that \
      was renamed changes its id, and links to it then end at the top of the page.
      """,
    wrong: "[roles](access.md#IAM_Roles)",
    right: "[roles](access.md#iam-roles)")

  static let unpublished = Rule(
    "link.unpublished", .warning, "a link leads to a note that is not published",
    why: """
      The target is a draft, dated in the future or private. Its address is not given away: the text of the link stays \
      on the page, the link itself comes with the note. Of a link in double brackets the text is what stands in them: \
      mind titles that are not to be known.
      """,
    wrong: "See [[My draft]].",
    right: "See the note on upgrades, which is to come.")

  static let missingImage = Rule(
    "image.missing", .warning, "an image is not there",
    why: """
      The page shows a placeholder with the caption instead. If the picture is still to be drawn, say so \
      with `placeholder:` before its name: it is then listed by `notes list diagrams` and shown as soon as \
      the file exists.
      """,
    wrong: "![Token flow](flow.png)",
    right: "![Token flow](placeholder:flow.png)")

  package static let duplicatePermalink = Rule(
    "note.duplicate-permalink", .error, "two notes have one address",
    why: """
      One page would overwrite the other; and none can have the name of a folder in which others lie. The address is made from date and slug (see `permalink` in \
      site.yml); an alias counts as well. Of dated notes that have it by their names, the newer one gets a \
      number behind it and a warning; give it a `slug:` before others link to it.
      """,
    wrong: "---\ntitle: Upgrade\nslug: eks\n---",
    right: "---\ntitle: Upgrade\nslug: eks-upgrade\n---")

  static let formerPermalink = Rule(
    "note.former-permalink", .warning, "two notes had one address in earlier days",
    why: """
      By a pattern under `formerPermalinks` in site.yml the note's earlier address is one that another page \
      has. There can be one page at an address: old links to this note end at the other one.
      """,
    wrong: "formerPermalinks: /:year/:slug.html\n\npermalink: /:year/:month/:slug.html",
    right: "formerPermalinks: /:year/:month/:slug.html\n\npermalink: /notes/:slug/")

  static let tagCase = Rule(
    "note.tag-case", .warning, "a tag differs from another only in upper and lower case",
    why: "They lead to one page, under the more usual spelling. Write all of them alike.",
    wrong: "tags: [AWS, dns]\n\ntags: [aws]",
    right: "tags: [aws, dns]\n\ntags: [aws]")

  static let seriesCase = Rule(
    "note.series-case", .warning, "a series differs from another only in upper and lower case",
    why: "They are one series, under the more usual spelling. Write all of them alike.",
    wrong: "series: EKS from Scratch\n\nseries: EKS from scratch",
    right: "series: EKS from scratch\n\nseries: EKS from scratch")

  static let samePart = Rule(
    "note.same-part", .warning, "two notes are the same part of a series",
    why: """
      Which of them comes first is then told by their dates. Often a note was copied and its number was forgotten.
      """,
    wrong: "series: {name: EKS, part: 2}\n\nseries: {name: EKS, part: 2}",
    right: "series: {name: EKS, part: 2}\n\nseries: {name: EKS, part: 3}")

  static let unknownTag = Rule(
    "settings.unknown-tag", .warning, "site.yml describes a tag that no note carries",
    why: "No page shows the description. The tag was renamed, or is written otherwise in the notes.",
    wrong: "tags:\n  kubernets: Pods and what holds them.",
    right: "tags:\n  kubernetes: Pods and what holds them.")
}
