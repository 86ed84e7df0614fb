import SiteRendering

/// A theme that shows every value once and nothing else, so that golden pages stay short.
let tinyTheme = Theme(
  files: [
    "templates/note.mustache": """
    {{> head}}
    note {{note.title}} | {{note.readingMinutes}} min | draft {{note.isDraft}} future {{note.isFuture}}
    {{#note.date}}
    date {{iso}} {{text}}
    {{/note.date}}
    {{#note.updated}}
    updated {{iso}} {{text}}
    {{/note.updated}}
    {{#note.hasTags}}
    tags{{#note.tags}} {{name}}={{url}}{{/note.tags}}
    {{/note.hasTags}}
    {{#note.hasContents}}
    contents
    {{#note.contents}}
    {{> contents}}
    {{/note.contents}}
    {{/note.hasContents}}
    {{#note.series}}
    series {{name}} {{url}} part {{part}} of {{count}}, {{position}}, whole {{isWhole}} from {{firstPart}}{{#parts}} | {{title}} {{url}} {{isCurrent}}{{/parts}}
    {{#previous}}previous part {{title}} {{url}}{{/previous}}{{#next}}next part {{title}} {{url}}{{/next}}
    {{/note.series}}
    {{#note.hasNeighbours}}
    previous {{#note.previous}}{{title}} {{url}}{{/note.previous}} next {{#note.next}}{{title}} {{url}}{{/note.next}}
    {{/note.hasNeighbours}}
    {{#note.related}}
    related {{title}} {{url}} {{#date}}{{text}}{{/date}}
    {{/note.related}}
    {{#note.backlinks}}
    backlink {{title}} {{url}} {{#date}}{{text}}{{/date}}
    {{/note.backlinks}}
    {{#note.hasCheckedSnippets}}
    checked {{note.snippetsChecked}} single {{note.isSingleSnippet}} clean {{note.snippetsAllParse}}
    {{/note.hasCheckedSnippets}}
    {{#note.section}}
    section {{title}} {{url}}{{#isCurrent}}*{{/isCurrent}}{{#pages}} | {{title}} {{url}}{{#isCurrent}}*{{/isCurrent}}{{/pages}}
    before {{#previous}}{{title}} {{url}}{{/previous}} after {{#next}}{{title}} {{url}}{{/next}}
    {{/note.section}}
    {{#note.breadcrumbs}}
    above {{title}} {{url}}
    {{/note.breadcrumbs}}
    edit {{note.editURL}} in {{site.repositoryURL}}
    {{{note.html}}}

    """,
    "templates/contents.mustache": """
    - {{id}}: {{text}}
    {{#children}}
    {{> contents}}
    {{/children}}

    """,
    "templates/head.mustache": """
    title {{page.fullTitle}} | {{page.title}} | {{page.kind}} | article {{page.isArticle}}
    description {{page.description}}
    url {{page.url}} canonical {{page.canonicalURL}}
    feed {{page.feedTitle}} {{page.feedURL}} {{page.jsonFeedURL}} {{site.jsonFeedURL}}
    policy {{{site.contentSecurityPolicy}}}
    files {{site.styleURL}} {{site.scriptURL}} {{site.manifestURL}}
    {{#page.locale}}
    locale {{page.locale}}
    {{/page.locale}}
    {{#page.image}}
    image {{url}} {{alt}} {{width}} {{height}}
    {{/page.image}}
    {{#page.markdownURL}}
    markdown {{page.markdownURL}}
    {{/page.markdownURL}}
    {{#page.structuredData}}
    data {{{page.structuredData}}}
    {{/page.structuredData}}
    {{#page.publishedISO}}
    published {{page.publishedISO}} modified {{page.modifiedISO}}
    {{/page.publishedISO}}
    {{#page.image}}
    image {{url}} {{width}} {{height}} {{type}} {{alt}}
    {{/page.image}}
    site {{site.title}} | {{site.author}} | {{site.language}} | {{site.homeURL}} | {{site.assetsURL}} | {{site.footer}}
    navigation{{#site.navigation}} {{title}}={{url}}{{#isCurrent}}*{{/isCurrent}}{{/site.navigation}}
    """ + "\n",
    "templates/item.mustache": """
    item {{title}} {{url}} {{#date}}{{text}}{{/date}} {{description}}{{#tags}} {{name}}{{/tags}} draft {{isDraft}}

    """,
    "templates/pagination.mustache": """
    {{#pagination.isPaginated}}
    page {{pagination.current}} of {{pagination.total}} newer {{pagination.newerURL}} older {{pagination.olderURL}}
    {{/pagination.isPaginated}}
    """ + "\n",
    "templates/list.mustache": """
    {{> head}}
    {{^hasNotes}}
    no notes
    {{/hasNotes}}
    {{#notes}}
    {{> item}}
    {{/notes}}
    {{> pagination}}
    {{#pages}}
    page {{title}} {{url}} {{description}}
    {{/pages}}
    {{#tags}}
    tag {{name}} {{url}} {{count}}
    {{/tags}}

    """,
    "templates/tag.mustache": """
    {{> head}}
    tag {{tag.name}} {{tag.url}} {{tag.count}} {{tag.feedURL}} {{tag.jsonFeedURL}} {{tag.description}}
    {{#tag.ancestors}}
    above {{name}} {{url}} {{count}}
    {{/tag.ancestors}}
    {{#tag.children}}
    below {{name}} {{url}} {{count}} {{description}}
    {{/tag.children}}
    {{#notes}}
    {{> item}}
    {{/notes}}
    {{> pagination}}
    """ + "\n",
    "templates/tags.mustache": "{{> head}}\n{{#tags}}\n{{> tag-entry}}\n{{/tags}}\n",
    "templates/tag-entry.mustache": """
    tag {{name}} {{url}} {{count}} {{description}}
    {{#children}}
    {{> tag-entry}}
    {{/children}}

    """,
    "templates/series.mustache": """
    {{> head}}
    series {{series.name}} {{series.url}} {{series.count}}
    {{#notes}}
    {{> item}}
    {{/notes}}

    """,
    "templates/all-series.mustache": """
    {{> head}}
    {{#allSeries}}
    series {{name}} {{url}} {{count}}
    {{/allSeries}}

    """,
    "templates/graph.mustache": """
    {{> head}}
    notes {{graph.noteCount}} links {{graph.linkCount}} unlinked {{graph.unlinkedCount}}
    {{#graph.overview}}
    overview {{height}} {{arcs}} {{meaning}}
    {{#notes}}
    {{y}} {{radius}} {{title}}
    {{/notes}}
    {{/graph.overview}}
    {{#graph.groups}}
    group {{id}} {{name}} {{count}} continued {{isContinued}}
    {{#notes}}
    {{title}} {{url}}
    {{#linksTo}}
    to {{count}}{{#notes}} {{title}} {{url}}{{/notes}} more {{more}}
    {{/linksTo}}
    {{#linkedFrom}}
    from {{count}}{{#notes}} {{title}} {{url}}{{/notes}} more {{more}}
    {{/linkedFrom}}
    {{/notes}}
    {{/graph.groups}}
    {{#graph.unlinked}}
    unlinked {{title}} {{url}}
    {{/graph.unlinked}}
    {{> pagination}}

    """,
    "templates/archive.mustache": """
    {{> head}}
    {{#archive.years}}
    {{year}} #{{id}} ({{count}})
    {{#months}}
    {{name}} #{{id}} ({{count}})
    {{#notes}}
    {{> item}}
    {{/notes}}
    {{/months}}
    {{/archive.years}}

    """,
    "templates/search.mustache": "{{> head}}\n{{site.searchURL}} {{site.searchDataURL}}\n",
    "templates/not-found.mustache": "{{> head}}\n",
    "assets/style.css": "body { color: black }\n",
    "assets/favicon.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
    "assets/icon-512.png": "(a picture)\n",
  ].mapValues { Array($0.utf8) }, defaults: [:])
