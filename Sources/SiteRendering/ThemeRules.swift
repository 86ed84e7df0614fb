import Diagnostics

/// What can be wrong with a theme.
package enum ThemeRules {
  package static let all = [templateError, unknownVariable, wrongUse, missingAsset, unusedFile]

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

  package static let unknownVariable = Rule(
    "theme.unknown-variable", .error, "a template names a variable that it is not given",
    why: """
      Mustache shows nothing for a name that it does not know, so a slip such as `{{note.titel}}` would take \
      the title off every page without a word. The manual's page on themes lists what each template is \
      given; within a section names are looked up in its object first and then further out, and a partial sees \
      what is seen where it is included. A name of another kind of page may be asked for in a section: \
      `{{#note}}…{{/note}}` in a partial of all pages is left out where there is no note. Below `site.params` and \
      `note.extra` any name is fine.
      """,
    wrong: """
      <h1>{{note.titel}}</h1>
      """,
    right: """
      <h1>{{note.title}}</h1>
      """)

  package static let wrongUse = Rule(
    "theme.wrong-use", .warning, "a template shows a variable in a way that does not fit its type",
    why: """
      A list or a map has no text of its own, so `{{note.date}}` shows nothing. `{{{…}}}` puts markup on the \
      page as it is, which is right for `note.html` alone: a title with a `<` in it would break the page, and one \
      with a `<script>` would run.
      """,
    wrong: """
      <h1>{{{note.title}}}</h1> {{note.date}}
      """,
    right: """
      <h1>{{note.title}}</h1> {{note.date.text}}
      """)

  package static let missingAsset = Rule(
    "theme.missing-asset", .warning, "a template links to an asset that the theme does not have",
    why: """
      What follows `{{site.assetsURL}}` is the name of a file under `assets/` of the theme, or of the default \
      theme where that one stands behind it. A browser that asks for another one gets the page for addresses \
      that do not exist.
      """,
    wrong: """
      <link rel="stylesheet" href="{{site.assetsURL}}styles.css">
      """,
    right: """
      <link rel="stylesheet" href="{{site.assetsURL}}style.css">
      """)

  package static let unusedFile = Rule(
    "theme.unused-file", .info, "a file of a theme has no effect",
    why: """
      A theme is made of `templates/*.mustache` and of files under `assets/`. Of the templates some make pages and \
      have fixed names, the others are partials, which show where `{{> name}}` includes them. Any other file is \
      not looked at, and a partial that no template includes does nothing: often its name is a slip.
      """,
    wrong: """
      Themes/plain/templates/foter.mustache
      """,
    right: """
      Themes/plain/templates/footer.mustache
      """)
}
