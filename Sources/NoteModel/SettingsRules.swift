import Diagnostics

/// What can be wrong with `Content/site.yml`.
package enum SettingsRules {
  package static let all: [Rule] = [
    unknownKey, wrongType, wrongValue, unknownRule, unknownTimeZone, badBaseURL, permalinkPattern,
    noStrings, missingStrings, pluralForms,
  ]

  static let unknownKey = Rule(
    "settings.unknown-key", .warning, "a key in site.yml is no setting",
    why: """
      It has no effect, so a slip would go unnoticed: case matters, too. Parameters of the theme \
      stand under `theme:`.
      """,
    wrong: "titel: Ops notes",
    right: "title: Ops notes")

  static let wrongType = Rule(
    "settings.wrong-type", .error, "a setting has a value of the wrong type",
    why: "The default is used instead. The message tells what is expected.",
    wrong: "pagination: many",
    right: "pagination: 20")

  package static let wrongValue = Rule(
    "settings.wrong-value", .error, "a setting has a value that it cannot have",
    why: "The default is used instead. The message tells which values there are.",
    wrong: "remoteImages: hide",
    right: "remoteImages: link")

  static let unknownRule = Rule(
    "settings.unknown-rule", .warning, "a severity is set for a rule that does not exist",
    why: "It has no effect. The id of a rule stands in brackets behind each finding.",
    wrong: "severities:\n  json.duplicate-keys: error",
    right: "severities:\n  json.duplicate-key: error")

  static let unknownTimeZone = Rule(
    "settings.unknown-time-zone", .error, "there is no such time zone",
    why: """
      Dates without an offset count in the site's zone, so it decides on which day a note appears. Zones are \
      named after cities, such as `Europe/Berlin`: abbreviations and offsets say nothing of \
      daylight saving time.
      """,
    wrong: "timeZone: CEST",
    right: "timeZone: Europe/Berlin")

  static let badBaseURL = Rule(
    "settings.bad-base-url", .error, "baseURL is no address that a site can have",
    why: """
      Feed, sitemap and redirects need the whole address of the site: `https://`, the host and perhaps a \
      folder; no query, no fragment.
      """,
    wrong: "baseURL: ops.example/notes",
    right: "baseURL: https://ops.example/notes")

  static let permalinkPattern = Rule(
    "settings.permalink-pattern", .error, "a permalink pattern cannot be used",
    why: """
      `permalink` (dated notes) and `pagePermalink` (pages) may hold `:slug`, which they need, and `:path`, \
      the folder under Content/; `permalink` also `:year`, `:month` and `:day`.
      """,
    wrong: "permalink: /:yaer/:slug.html",
    right: "permalink: /:year/:slug.html")

  static let noStrings = Rule(
    "settings.no-strings", .info, "the theme does not speak the language of the site",
    why: """
      The program has the words of the theme in English, German and Serbian. Other languages can be given \
      under `strings:`; dates and plural forms of nearly all are known anyway. Without them the page around \
      your text is in English.
      """,
    wrong: "language: fr",
    right: "language: de")

  static let missingStrings = Rule(
    "settings.missing-strings", .warning, "some words of the theme are missing in a language",
    why: """
      A page that is half in one language and half in another reads badly, and a screen reader pronounces the \
      English half by the rules of the other language.
      """,
    wrong: "strings:\n  fr:\n    archive: Archives",
    right: "strings:\n  de:\n    archive: Ältere Notizen")

  static let pluralForms = Rule(
    "settings.plural-forms", .warning, "a text does not have the plural forms of its language",
    why: """
      Languages differ in how many forms a counted noun has: English two, Polish three, Arabic six, Japanese \
      one. The names are those of the CLDR: zero, one, two, few, many, other. A single text in the place of \
      forms goes with all numbers.
      """,
    wrong: "strings:\n  sr:\n    noteCount: {one: \"{count} белешка\", other: \"{count} бележака\"}",
    right:
      "strings:\n  sr:\n    noteCount: {one: \"{count} белешка\", few: \"{count} белешке\", other: \"{count} бележака\"}"
  )
}
