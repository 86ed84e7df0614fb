/// A key that an author may write, and what it is for, in one sentence.
package struct KeyMeaning: Sendable, Hashable {
  package let name: String
  package let meaning: String
  /// All values that it may have; empty where there are too many to tell.
  package let values: [String]
}

/// The keys of front matter, in the order in which people write them.
package var noteKeyMeanings: [KeyMeaning] {
  NoteKey.allCases.map { key in
    let isFlag = key == .draft || key == .isPrivate
    return KeyMeaning(name: key.rawValue, meaning: key.meaning, values: isFlag ? ["true", "false"] : [])
  }
}

/// The keys of `site.yml`.
package var settingsKeyMeanings: [KeyMeaning] {
  SettingsKey.allCases.map { KeyMeaning(name: $0.rawValue, meaning: $0.meaning, values: $0.values) }
}

extension NoteKey {
  fileprivate var meaning: String {
    switch self {
    case .title: "The title. Without it, the first heading is."
    case .date:
      "When it was published. Without it, the date at the beginning of the file's name counts; else the note is an undated page."
    case .updated: "When it was last changed."
    case .tags: "A list of words; `aws/eks` is one below `aws`."
    case .series: "The series that it is part of: a name, or a mapping of `name` and `part`."
    case .slug: "The last part of its address. Without it, the file's name without date and `.md`."
    case .aliases: "Older addresses, each beginning with `/`, which redirect to it."
    case .draft: "`true` keeps it out of the site until it is ready."
    case .isPrivate: "`true` keeps it out of the site for good."
    case .lang: "The language that it is written in, as a tag such as `de`."
    case .description: "A sentence for lists and search engines. Without it, the first sentences of the text."
    }
  }
}

extension SettingsKey {
  fileprivate var meaning: String {
    switch self {
    case .title: "The name of the site."
    case .description: "A sentence about the site, for feeds and search engines."
    case .baseURL: "Where the site is published, without a `/` at the end; it may have a path."
    case .author: "Who writes it."
    case .language: "The language of the text, as a tag such as `en` or `sr-Latn`; the theme speaks it."
    case .timeZone: "The IANA name of the zone that dates without one are in."
    case .permalink: "The address of dated notes, from `:year`, `:month`, `:day`, `:slug` and `:path`."
    case .pagePermalink: "The address of undated pages, from `:slug` and `:path`."
    case .pagination: "How many notes a list page shows."
    case .navigation: "The links at the top of each page: a list of `Title: address`."
    case .theme:
      "`default`, `terminal` or a folder below `Themes/`; or a mapping with its `name` and parameters."
    case .check:
      "What errors do to a build: stop it, be printed only, or not be looked for in snippets at all."
    case .severities: "The code of a diagnostic and the severity that it is to have."
    case .rawHTML: "Whether HTML in notes reaches the page."
    case .remoteImages: "Whether images on other hosts are shown, or linked only."
    case .repository:
      "Where notes can be edited: an address, or a mapping with `url`, `branch`, `folder` and `kind`."
    case .strings: "Texts of the theme in the site's own words, by language."
    case .formerPermalinks:
      "Patterns that dated notes had their addresses by in earlier days, which lead to them still."
    case .contentSecurityPolicy: "Sources by directive, in place of what pages are allowed otherwise."
    case .markdownCopies: "Whether the Markdown of each page lies beside it."
    case .tags: "What is said about tags: a mapping from tags to descriptions."
    case .allowedSecrets: "Fingerprints of what looks like a secret and is none."
    case .imageMetadata: "What becomes of positions, names and dates that cameras leave in images."
    case .limits: "How large files may be: `noteSize` and `fileSize`."
    case .externalLinks:
      "Which links to other hosts `notes check --external` leaves alone: `ignore`, a list of patterns."
    }
  }

  fileprivate var values: [String] {
    switch self {
    case .check: CheckLevel.allCases.map(\.rawValue)
    case .remoteImages: RemoteImages.allCases.map(\.rawValue)
    case .imageMetadata: ImageMetadata.allCases.map(\.rawValue)
    case .rawHTML, .markdownCopies: ["true", "false"]
    case .title, .description, .baseURL, .author, .language, .timeZone, .permalink, .pagePermalink,
      .pagination,
      .navigation, .theme, .severities, .repository, .strings, .formerPermalinks, .contentSecurityPolicy,
      .tags, .allowedSecrets, .limits, .externalLinks:
      []
    }
  }
}
