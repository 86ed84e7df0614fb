import Diagnostics

/// What can be wrong with the front matter of a note.
package enum NoteRules {
  package static let all: [Rule] = [
    unclosedFrontMatter, missingTitle, impossibleDate, dateFormat, wrongType, unknownKey, badTag, badSeries,
    badSlug, badAlias, badPermalink, badLanguage,
  ]

  /// What other programs may see otherwise.
  package static let ofThisProgram: Set<Rule> = [
    dateFormat, wrongType, unknownKey, badTag, badSeries, badSlug, badAlias, badPermalink, badLanguage,
  ]

  static let unclosedFrontMatter = Rule(
    "note.unclosed-front-matter", .error, "front matter is never closed",
    why: """
      Front matter begins with a line `---` (YAML) or `+++` (TOML) and ends with the same line. Without it, \
      settings and text cannot be told apart.
      """,
    wrong: "---\ntitle: Scaling in EKS\n\nThree scalers work together.",
    right: "---\ntitle: Scaling in EKS\n---\n\nThree scalers work together.")

  package static let missingTitle = Rule(
    "note.missing-title", .warning, "a note has no title",
    why: """
      Lists, the feed, links and the search show the title. It is `title:`, else the first heading, else the \
      name of the file, which seldom reads well.
      """,
    wrong: "---\ndate: 2024-06-15\n---\n\nThree scalers work together.",
    right: "---\ntitle: Scaling in EKS\ndate: 2024-06-15\n---\n\nThree scalers work together.")

  static let impossibleDate = Rule(
    "note.impossible-date", .error, "a date does not exist",
    why: """
      The note would be listed on the wrong day, or not at all. The message says which part is out of \
      range.
      """,
    wrong: "---\ndate: 2024-02-30\n---",
    right: "---\ndate: 2024-02-29\n---")

  static let dateFormat = Rule(
    "note.date-format", .error, "a date is not written in a form that is known",
    why: """
      Dates are written `2024-06-07`, `2024-06-07 08:30` (in the site's time zone) or with an offset, \
      `2024-06-07T08:30:00+02:00`. In other forms day and month are easily mixed up.
      """,
    wrong: "---\ndate: 7.6.2024\n---",
    right: "---\ndate: 2024-06-07\n---")

  static let wrongType = Rule(
    "note.wrong-type", .error, "a value in front matter is of the wrong type",
    why: """
      Title, description and slug are texts, dates are dates, tags and aliases are lists of texts or one \
      text, `order` is a whole number, `draft` is true or false. A `draft` that is not understood counts as true, so that nothing is \
      published by mistake.
      """,
    wrong: "---\ntitle: [Scaling, EKS]\ndraft: maybe\n---",
    right: "---\ntitle: Scaling in EKS\ndraft: true\n---")

  static let unknownKey = Rule(
    "note.unknown-key", .warning, "a key in front matter looks like a misspelled one",
    why: """
      Unknown keys are passed on to the theme, so any name is fine. This one is so close to a known key that \
      its value is likely lost by a slip. Keys are lower-case.
      """,
    wrong: "---\ntitel: Scaling in EKS\n---",
    right: "---\ntitle: Scaling in EKS\n---")

  static let badTag = Rule(
    "note.bad-tag", .warning, "a tag is empty or too long, or there are too many",
    why: """
      Each tag has a page and feeds of its own, named by the tag; one of more than 100 bytes is a sentence, and a note with more \
      than 100 of them is about everything. A tag such as \
      `aws/eks` lies below `aws`, so that none of its parts may be empty.
      """,
    wrong: "---\ntags: [aws, \"\"]\n---",
    right: "---\ntags: [aws]\n---")

  static let badSeries = Rule(
    "note.bad-series", .warning, "what a note says about its series is not understood",
    why: """
      A note is part of one series, which `series:` names. Its place is told by the date, or by `part:`, a whole \
      number from 1 on: `series: {name: EKS from scratch, part: 2}`. What is not understood is passed over.
      """,
    wrong: "---\nseries: {name: EKS from scratch, part: two}\n---",
    right: "---\nseries: {name: EKS from scratch, part: 2}\n---")

  static let badSlug = Rule(
    "note.bad-slug", .error, "a slug cannot be part of an address",
    why: """
      The slug becomes the last part of the note's address and the name of its file: not empty, without \
      slashes, backslashes and control characters, not only dots, at most 200 bytes. Folders come from the \
      `permalink` setting.
      """,
    wrong: "---\nslug: ../eks/scaling\n---",
    right: "---\nslug: eks-scaling\n---")

  static let badAlias = Rule(
    "note.bad-alias", .error, "an alias is no address of this site, or there are too many",
    why: """
      An alias is an older address of the note and becomes a page that leads here; there are at most 100 of them. It begins with `/`, has \
      no empty part, no `..`, no query and no host.
      """,
    wrong: "---\naliases: [https://ops.example/old.html]\n---",
    right: "---\naliases: [/old.html]\n---")

  static let badPermalink = Rule(
    "note.bad-permalink", .error, "a note gets no address that can be written to",
    why: """
      The pattern in `permalink` or `pagePermalink`, filled in for this note, has a part that is too long or \
      made of dots. Rename the folder, shorten the slug or change the pattern.
      """,
    wrong: "permalink: /../:slug.html",
    right: "permalink: /notes/:slug.html")

  static let badLanguage = Rule(
    "note.bad-language", .warning, "the language of a note is no language tag",
    why: """
      `lang:` tells browsers and screen readers how to read the page, and the theme in which language to speak \
      on it. It is a tag of BCP 47: a language, perhaps with a script and a region, with hyphens between them.
      """,
    wrong: "---\nlang: de_DE\n---",
    right: "---\nlang: de-DE\n---")
}
