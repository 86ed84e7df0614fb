import Foundation

/// A site for Hugo around the same notes: a lean layout of our own, with what Hugo does by itself – pages, lists of
/// tags, feeds, a sitemap, colours in code. Links between notes stay as they are written.
enum HugoSite {
  /// - Parameter withSearch: Whether all texts also go into one file of JSON, as search scripts want it.
  static func write(to folder: String, withSearch: Bool) throws {
    var files = [
      "hugo.toml": """
      baseURL = "https://notes.example/"
      title = "Workshop notes"

      [outputs]
      home = ["HTML", "RSS"\(withSearch ? ", \"JSON\"" : "")]

      """,
      "layouts/_default/baseof.html": """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>{{ .Title }}</title>
      </head>
      <body>
      <nav><a href="/">Notes</a> <a href="/tags/">Tags</a></nav>
      <main>
      {{ block "main" . }}{{ end }}
      </main>
      </body>
      </html>

      """,
      "layouts/_default/single.html": """
      {{ define "main" }}
      <h1>{{ .Title }}</h1>
      <p><time>{{ .Date.Format "2006-01-02" }}</time>{{ range .Params.tags }} <a href="/tags/{{ . | urlize }}/">{{ . }}</a>{{ end }}</p>
      {{ .TableOfContents }}
      {{ .Content }}
      <p>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }} {{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</p>
      {{ end }}

      """,
      "layouts/_default/list.html": """
      {{ define "main" }}
      <h1>{{ .Title }}</h1>
      <ul>
      {{ range .Paginator.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time>{{ .Date.Format "2006-01-02" }}</time></li>
      {{ end }}</ul>
      {{ with .Paginator }}<p>{{ with .Prev }}<a href="{{ .URL }}">Newer</a>{{ end }} {{ with .Next }}<a href="{{ .URL }}">Older</a>{{ end }}</p>{{ end }}
      {{ end }}

      """,
    ]
    if withSearch {
      files["layouts/index.json"] = """
        [{{ range $index, $page := .Site.RegularPages }}{{ if $index }},{{ end }}
        {{ dict "title" .Title "url" .RelPermalink "text" .Plain | jsonify }}{{ end }}]

        """
    }
    for (path, text) in files {
      let file = URL(fileURLWithPath: folder + "/" + path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }
}
