import Diagnostics

/// What can be wrong with a theme.
package enum ThemeRules {
  package static let all = [templateError]

  package static let templateError = Rule(
    "theme.template-error", .error, "a template of the theme cannot be used as it is",
    why: """
      Pages are made by filling in the Mustache templates of the theme. A section that is never closed, a
      partial that does not exist or one that includes itself without end would leave pages empty or cut
      short, so the build stops. Close the section, name an existing template, or delete the file: the
      default theme's template of that name then takes its place.
      """,
    wrong: """
      {{#note.tags}}<a href="{{url}}">{{name}}</a>
      """,
    right: """
      {{#note.tags}}<a href="{{url}}">{{name}}</a>{{/note.tags}}
      """)
}
