// swift-format-ignore-file
// Made from Themes/terminal by `NOTES_UPDATE=1 swift test`; change the files there.

let terminalThemeTexts: [(path: String, text: String)] = [
  ("assets/favicon.svg", #"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="2" fill="#101411"/><path d="M3 4l4 4-4 4M8 12h5" fill="none" stroke="#7fdc8a" stroke-width="2"/></svg>

"""#),
  ("assets/search.css", #"""
/* What a search shows; search.js asks for it. */

.search-filters:not([hidden]) { display: flex; flex-wrap: wrap; gap: 0.5rem 2ch; margin-top: 0.5em; }
.search-filters select { max-width: 24ch; }
.result, .result-more { display: block; padding-inline: 1ch; color: inherit; text-decoration: none; }
.result-title, .result-heading, .result-excerpt, .result-meta { display: block; }
.result-title { margin-top: 0.75em; color: var(--blue); text-decoration: underline; }
.result-heading { color: var(--green); }
.result-excerpt, .result-meta { color: var(--faint); overflow-wrap: anywhere; }
.result-meta .tag::before { content: " #"; }
.result-excerpt { white-space: pre-wrap; }
.search-results :is([aria-selected="true"], a:hover) { background: var(--block); color: inherit; }
mark { background: none; color: var(--red); font-weight: 700; }

"""#),
  ("assets/style.css", #"""
/* A terminal: one column, one size, one family. What is bold in a man page is bold here. */

:root {
  color-scheme: dark light;
  --back: light-dark(#fbfbf7, #101411);
  --text: light-dark(#1d211e, #d3dad4);
  --faint: light-dark(#59605a, #97a199);
  --green: light-dark(#0f6b25, #7fdc8a);
  --blue: light-dark(#124a9c, #86b9f5);
  --amber: light-dark(#7a4a00, #e6b865);
  --red: light-dark(#a3241c, #f28b82);
  --block: light-dark(#f0f1ea, #191f1b);
  --rule: light-dark(#c9cec7, #333c36);

  background: var(--back);
  color: var(--text);
  font: 1rem/1.5 ui-monospace, SFMono-Regular, Menlo, "Cascadia Mono", Consolas, "DejaVu Sans Mono", "Liberation Mono",
    monospace;
  text-size-adjust: 100%;
}

* { box-sizing: border-box; }
body { max-width: calc(84ch + 2rem); margin: 0 auto; padding: 0 1rem; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { margin: 1.5em 0 0; font-size: 1em; line-height: 1.5; }
h1::before { content: "# " / ""; color: var(--green); }
h1 { color: var(--green); }
h2 { text-transform: uppercase; }
p, ul, ol, pre, figure, blockquote, table { margin: 0; }
a { color: var(--blue); text-underline-offset: 0.2em; overflow-wrap: anywhere; }
a:hover { background: var(--blue); color: var(--back); }
:focus-visible { outline: 2px solid var(--amber); outline-offset: 1px; }
main { outline: none; }
main p, main ul, main ol, article > nav { margin-top: 0.75em; }
ul, ol { padding-inline-start: 3ch; }
ul { list-style: "- "; }
time { color: var(--faint); }

.bar { display: flex; flex-wrap: wrap; justify-content: space-between; column-gap: 2ch; padding-block: 1rem; }
.bar nav { display: flex; flex-wrap: wrap; column-gap: 2ch; }
header.bar { border-bottom: 1px solid var(--rule); }
footer.bar { margin-top: 3rem; border-top: 1px solid var(--rule); color: var(--faint); }
.bar a { color: inherit; text-decoration: none; }
.bar a:hover { background: var(--text); color: var(--back); }
.bar [aria-current] { text-decoration: underline; }
.home { font-weight: 700; }
.skip { position: absolute; top: -9rem; }
.skip:focus { top: 0; background: var(--back); }

.prompt { color: var(--faint); }
.prompt::before { content: "$ " / ""; color: var(--green); }
.rows { padding: 0; list-style: none; }
.rows li { margin-top: 0.5em; }
.rows time, .counts span { display: inline-block; min-width: 17ch; }
.rows p { margin: 0; color: var(--faint); }
.counts { padding: 0; list-style: none; }
.counts span { min-width: 5ch; color: var(--faint); text-align: end; }
.tree { list-style: "├─ "; }
.tree li:last-child { list-style: "└─ "; }
.tags, .more { display: flex; flex-wrap: wrap; gap: 0 2ch; }
.more { margin-top: 1.5em; justify-content: space-between; }
.facts { padding: 0; list-style: none; }
.facts li { color: var(--faint); }
.outline { padding-inline-start: 1ch; border-inline-start: 1px solid var(--rule); }
.outline ol { margin: 0; padding-inline-start: 2ch; list-style: none; }
[aria-current] { color: inherit; font-weight: 700; }

.search-box { display: flex; gap: 1ch; margin-top: 1em; }
input[type="text"], button, select { min-width: 0; padding: 0.2rem 1ch; border: 1px solid var(--faint); background: var(--block); color: inherit; font: inherit; }
.search-box input { flex: 1; }

/* The text of a note */
.text > * + * { margin-top: 0.75em; }
.text > :is(h2, h3, h4, h5, h6) { margin-top: 1.75em; }
@media (min-width: 48em) {
  .rows p { margin-inline-start: 18ch; }
  .text > :not(h1, h2, h3, h4, h5, h6, .code, .table-scroll, figure) { margin-inline-start: 4ch; }
}
.text :is(h2, h3, h4, h5, h6) > a { color: inherit; text-decoration: none; }
.text .anchor { color: var(--faint); font-weight: 400; text-decoration: none; }
.tasks { padding: 0; list-style: none; }
blockquote { padding-inline-start: 2ch; border-inline-start: 1px solid var(--faint); color: var(--faint); }
hr { width: 100%; border: 0; border-top: 1px dashed var(--faint); }
img, svg { max-width: 100%; height: auto; }
figcaption, .credit, .footnotes { color: var(--faint); }
.credit { display: block; }
code, kbd, pre { font: inherit; direction: ltr; unicode-bidi: isolate; }
:not(pre) > code, kbd { color: var(--amber); overflow-wrap: anywhere; }
.code { border: 1px solid var(--rule); background: var(--block); }
.code figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2ch; padding-inline: 1ch; border-bottom: 1px solid var(--rule); }
.code-title { overflow-wrap: anywhere; }
pre { overflow-x: auto; padding: 0.5rem 1ch; tab-size: 4; }
pre code { display: block; width: max-content; min-width: 100%; }
pre mark { background: light-dark(#e4ead0, #2b3626); color: inherit; }
pre.wrap, .wrap code { width: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
.numbered { counter-reset: line; }
.numbered span { counter-increment: line; }
.numbered span::before { content: counter(line) "  "; display: inline-block; width: 5ch; color: var(--faint); text-align: right; }
summary { cursor: pointer; color: var(--faint); }
.code .tree { padding: 0.5rem 3ch; }
.code .tree ul, .code .tree li, .code .tree li:last-child { list-style: none; }
.code .tree > li i[aria-hidden], .code .tree li i[aria-hidden] { color: var(--faint); }
.tab { margin: 0; padding: 0.2rem 1ch; color: var(--faint); }
.table-scroll { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { overflow-wrap: normal; padding: 0.1rem 1ch; border: 1px solid var(--rule); text-align: start; vertical-align: top; }
.center { text-align: center; }
.right { text-align: end; }
.alert { padding-inline-start: 2ch; border-inline-start: 1px solid var(--amber); }
.alert-title { color: var(--amber); font-weight: 700; text-transform: uppercase; }
.diagram { overflow-x: auto; }
.dgs { overflow-x: auto; }
.d3, .d4 { min-width: 40em; }
.code figcaption { align-items: baseline; }
.diagram-frame { padding: 1rem 2ch; border: 1px dashed var(--faint); }
.diagram-inline { border: 1px dashed var(--faint); }
.diagram-kind { display: block; color: var(--faint); }

/* Tokens; what stands in none is punctuation. */
pre :is(b, i, var, u, ins, del) { font: inherit; text-decoration: none; }
pre :is(.k, .t, .cm) { font-weight: 700; }
pre :is(i, ins) { color: var(--green); }
pre :is(b:not([class]), .n, .l, .e, .f) { color: var(--blue); }
pre :is(.v, var) { color: var(--amber); }
pre :is(var, u) { text-decoration: underline dotted; }
pre :is(.c, samp) { color: var(--faint); font: inherit; }
pre .pr { color: var(--green); user-select: none; -webkit-user-select: none; }
pre del { color: var(--red); }

@media print {
  :root { color-scheme: light; background: none; font-size: 9pt; }
  .bar nav, .more, .anchor, .outline { display: none; }
  pre, pre code { width: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
}

"""#),
  ("templates/all-series.mustache", #"""
{{> top}}
{{> bar}}
<h1>{{page.title}}</h1>
<ul class="counts">
{{#allSeries}}
<li><span>{{count}}</span> <a href="{{url}}">{{name}}</a></li>
{{/allSeries}}
</ul>
{{> end}}

"""#),
  ("templates/archive.mustache", #"""
{{> top}}
{{> bar}}
<h1>{{page.title}}</h1>
<p class="prompt" aria-hidden="true">tree notes/</p>
{{#archive.years}}
<h2 id="{{id}}">{{year}} ({{count}})</h2>
{{#months}}
<h3 id="{{id}}">{{name}}</h3>
<ul class="tree">
{{#notes}}
<li><a href="{{url}}">{{title}}</a>{{#isDraft}} [{{strings.draft}}]{{/isDraft}}{{#isFuture}} [{{strings.scheduled}}]{{/isFuture}}</li>
{{/notes}}
</ul>
{{/months}}
{{/archive.years}}
{{> end}}

"""#),
  ("templates/bar.mustache", #"""
</head>
<body>
<header class="bar">
<a class="skip" href="#page:text">{{strings.skipToContent}}</a>
<a class="home" href="{{site.homeURL}}">{{site.title}}</a>
<nav aria-label="{{strings.siteNavigation}}">
{{#site.navigation}}
<a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{title}}</a>
{{/site.navigation}}
{{^site.navigation}}
<a href="{{site.archiveURL}}">{{strings.archive}}</a>
<a href="{{site.tagsURL}}">{{strings.tags}}</a>
{{/site.navigation}}
<a href="{{site.searchURL}}">{{strings.search}}</a>
</nav>
</header>
<main id="page:text" tabindex="-1">

"""#),
  ("templates/end.mustache", #"""
</main>
<footer class="bar">
<span>{{#site.footer}}{{site.footer}}{{/site.footer}}{{^site.footer}}{{site.byline}}{{/site.footer}}</span>
<nav aria-label="{{strings.footerNavigation}}">
<a href="{{site.archiveURL}}">{{strings.archive}}</a>
<a href="{{site.tagsURL}}">{{strings.tags}}</a>
<a href="{{site.graphURL}}">{{strings.links}}</a>
<a href="{{site.feedURL}}">{{strings.feed}}</a>
{{#site.repositoryURL}}
<a href="{{site.repositoryURL}}">git</a>
{{/site.repositoryURL}}
</nav>
</footer>
{{#page.scriptStrings}}
<script type="application/json" id="page:strings">{{{page.scriptStrings}}}</script>
{{/page.scriptStrings}}
</body>
</html>

"""#),
  ("templates/find.mustache", #"""
<form class="search-box" role="search" action="{{site.searchURL}}" data-search-index="{{site.searchDataURL}}" autocomplete="off">
<label class="prompt" for="q">grep -ri</label>
<input id="q" type="text" name="q" aria-label="{{strings.searchTheNotes}}" autocapitalize="off" spellcheck="false">
<button>{{strings.search}}</button>
</form>
<p class="search-status" role="status"></p>
<div class="search-results" hidden></div>

"""#),
  ("templates/graph.mustache", #"""
{{> top}}
{{> bar}}
<h1>{{page.title}}</h1>
<p class="prompt" aria-hidden="true">grep -ro &#39;](&#39; notes/ | wc -l</p>
<p>{{graph.linkCount}}</p>
{{#graph.groups}}
<h2 id="{{id}}">{{name}} ({{count}})</h2>
<ul class="tree">
{{#notes}}
<li><a href="{{url}}">{{title}}</a>{{#linksTo}} &rarr; {{count}}{{/linksTo}}{{#linkedFrom}} &larr; {{count}}{{/linkedFrom}}</li>
{{/notes}}
</ul>
{{/graph.groups}}
{{#graph.hasUnlinked}}
<h2>{{strings.withoutLinks}} ({{graph.unlinkedCount}})</h2>
<ul class="tree">
{{#graph.unlinked}}
<li><a href="{{url}}">{{title}}</a></li>
{{/graph.unlinked}}
</ul>
{{/graph.hasUnlinked}}
{{#pagination.isPaginated}}
<nav class="more" aria-label="{{strings.pagesOfThisList}}">
{{#pagination.newerURL}}
<a rel="prev" href="{{pagination.newerURL}}">{{strings.previousPage}}</a>
{{/pagination.newerURL}}
<span>{{pagination.position}}</span>
{{#pagination.olderURL}}
<a rel="next" href="{{pagination.olderURL}}">{{strings.nextPage}}</a>
{{/pagination.olderURL}}
</nav>
{{/pagination.isPaginated}}
{{> end}}

"""#),
  ("templates/list.mustache", #"""
{{> top}}
{{> bar}}
<h1>{{page.title}}</h1>
{{#site.description}}
<p>{{site.description}}</p>
{{/site.description}}
<p class="prompt" aria-hidden="true">ls -lt notes/</p>
{{> listing}}
{{#hasPages}}
<h2 id="pages">{{strings.pages}}</h2>
<ul>
{{#pages}}
<li><a href="{{url}}">{{title}}</a>{{#description}} - {{description}}{{/description}}</li>
{{/pages}}
</ul>
{{/hasPages}}
{{#hasTags}}
<h2 id="tags">{{strings.tags}}</h2>
<p class="tags">
{{#tags}}
<a href="{{url}}">{{name}}({{count}})</a>
{{/tags}}
</p>
{{/hasTags}}
{{> end}}

"""#),
  ("templates/listing.mustache", #"""
{{#hasNotes}}
<ol class="rows" reversed>
{{#notes}}
{{> row}}
{{/notes}}
</ol>
{{/hasNotes}}
{{^hasNotes}}
<p>{{strings.noNotes}}</p>
{{/hasNotes}}
{{#pagination.isPaginated}}
<nav class="more" aria-label="{{strings.pagesOfThisList}}">
{{#pagination.newerURL}}
<a rel="prev" href="{{pagination.newerURL}}">{{strings.newerNotes}}</a>
{{/pagination.newerURL}}
<span>{{pagination.position}}</span>
{{#pagination.olderURL}}
<a rel="next" href="{{pagination.olderURL}}">{{strings.olderNotes}}</a>
{{/pagination.olderURL}}
</nav>
{{/pagination.isPaginated}}

"""#),
  ("templates/not-found.mustache", #"""
{{> top}}
<meta name="robots" content="noindex">
{{> bar}}
<h1>{{page.title}}</h1>
<p class="prompt" aria-hidden="true">cat &quot;$page&quot;</p>
<p>{{strings.nothingHere}}</p>
<p>{{strings.orLookHere}} <a href="{{site.searchURL}}">{{strings.search}}</a>, <a href="{{site.tagsURL}}">{{strings.allTags}}</a>, <a href="{{site.archiveURL}}">{{strings.allNotesByMonth}}</a></p>
{{> end}}

"""#),
  ("templates/note.mustache", #"""
{{> top}}
<meta property="og:type" content="article">
<meta property="og:title" content="{{page.title}}">
<meta property="og:url" content="{{page.canonicalURL}}">
{{> bar}}
<article>
{{#note.hasBreadcrumbs}}
<nav class="path" aria-label="{{strings.breadcrumbs}}">
{{#note.breadcrumbs}}<a href="{{url}}">{{title}}</a> / {{/note.breadcrumbs}}
</nav>
{{/note.hasBreadcrumbs}}
<h1>{{note.title}}</h1>
<ul class="facts">
{{#note.isDraft}}
<li>[{{strings.draft}}]</li>
{{/note.isDraft}}
{{#note.isFuture}}
<li>[{{strings.scheduled}}]</li>
{{/note.isFuture}}
{{#note.date}}
<li><time datetime="{{iso}}">{{text}}</time></li>
{{/note.date}}
{{#note.updated}}
<li>{{strings.updated}} <time datetime="{{iso}}">{{text}}</time></li>
{{/note.updated}}
{{#note.hasTags}}
<li>{{#note.tags}}<a rel="tag" href="{{url}}">#{{name}}</a> {{/note.tags}}</li>
{{/note.hasTags}}
<li>{{note.readingTime}}</li>
{{#note.series}}
<li><a href="{{note.series.url}}">{{note.series.position}}</a></li>
{{/note.series}}
{{#note.hasCheckedSnippets}}
<li>{{note.snippetVerdict}}</li>
{{/note.hasCheckedSnippets}}
{{#note.hasTranslations}}
<li>{{strings.alsoIn}} {{#note.translations}}<a rel="alternate" hreflang="{{language}}" lang="{{language}}" href="{{url}}">{{name}}</a> {{/note.translations}}</li>
{{/note.hasTranslations}}
</ul>
{{#note.hasContents}}
<nav class="outline" aria-label="{{strings.contents}}">
<ol>
{{#note.contents}}
{{> outline}}
{{/note.contents}}
</ol>
</nav>
{{/note.hasContents}}
<div class="text">
{{{note.html}}}
</div>
</article>
<section aria-labelledby="page:also">
<h2 id="page:also">{{strings.related}}</h2>
{{#note.section}}
<nav aria-label="{{title}}">
<ul>
<li><a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{title}}</a></li>
{{#pages}}
<li><a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{title}}</a></li>
{{/pages}}
</ul>
</nav>
{{/note.section}}
<ul>
{{#note.related}}
{{> refs}}
{{/note.related}}
{{#note.backlinks}}
{{> refs}}
{{/note.backlinks}}
<li><a href="{{site.archiveURL}}">{{strings.allNotesByMonth}}</a></li>
{{#note.editURL}}
<li><a href="{{note.editURL}}">{{strings.editThisNote}}</a></li>
{{/note.editURL}}
</ul>
{{#note.section}}
<nav class="more" aria-label="{{strings.previousAndNextPage}}">
{{#previous}}
<a rel="prev" href="{{url}}">&lt; {{title}}</a>
{{/previous}}
{{#next}}
<a rel="next" href="{{url}}">{{title}} &gt;</a>
{{/next}}
</nav>
{{/note.section}}
{{#note.series}}
<ol start="{{firstPart}}">
{{#parts}}
<li><a href="{{url}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{title}}</a></li>
{{/parts}}
</ol>
{{/note.series}}
{{#note.hasNeighbours}}
<nav class="more" aria-label="{{strings.olderAndNewerNotes}}">
{{#note.previous}}
<a rel="prev" href="{{url}}">&lt; {{title}}</a>
{{/note.previous}}
{{#note.next}}
<a rel="next" href="{{url}}">{{title}} &gt;</a>
{{/note.next}}
</nav>
{{/note.hasNeighbours}}
</section>
{{> end}}

"""#),
  ("templates/outline.mustache", #"""
<li><a href="#{{id}}">{{text}}</a>{{#hasChildren}}
<ol>
{{#children}}
{{> outline}}
{{/children}}
</ol>
{{/hasChildren}}</li>

"""#),
  ("templates/refs.mustache", #"""
<li><a href="{{url}}"{{#language}} lang="{{language}}" dir="auto"{{/language}}>{{title}}</a>{{#date}} (<time datetime="{{date.iso}}">{{date.text}}</time>){{/date}}</li>

"""#),
  ("templates/row.mustache", #"""
<li>{{#date}}<time datetime="{{date.iso}}">{{date.text}}</time> {{/date}}<a href="{{url}}"{{#language}} lang="{{language}}" dir="auto"{{/language}}>{{title}}</a>{{#isDraft}} [{{strings.draft}}]{{/isDraft}}{{#isFuture}} [{{strings.scheduled}}]{{/isFuture}}{{#description}}
<p{{#language}} lang="{{language}}" dir="auto"{{/language}}>{{description}}</p>{{/description}}</li>

"""#),
  ("templates/search.mustache", #"""
{{> top}}
<meta name="robots" content="noindex">
<script type="module" src="{{site.assetsURL}}search.js"></script>
{{> bar}}
<h1>{{page.title}}</h1>
{{> find}}
<noscript><p>{{strings.searchNeedsJavaScript}}</p></noscript>
<p>{{strings.orLookHere}} <a href="{{site.tagsURL}}">{{strings.allTags}}</a>, <a href="{{site.archiveURL}}">{{strings.allNotesByMonth}}</a></p>
{{> end}}

"""#),
  ("templates/series.mustache", #"""
{{> top}}
{{> bar}}
<h1>{{series.name}}</h1>
<p class="prompt" aria-hidden="true">less notes/*</p>
<p>{{strings.parts}} {{series.count}} &middot; <a href="{{site.seriesURL}}">{{strings.series}}</a></p>
<ol class="rows">
{{#notes}}
{{> row}}
{{/notes}}
</ol>
{{> end}}

"""#),
  ("templates/tag-row.mustache", #"""
<li><span>{{count}}</span> <a href="{{url}}">{{name}}</a>{{#description}} {{description}}{{/description}}{{#hasChildren}}
<ul class="counts">
{{#children}}
{{> tag-row}}
{{/children}}
</ul>
{{/hasChildren}}</li>

"""#),
  ("templates/tag.mustache", #"""
{{> top}}
{{> bar}}
<h1>{{page.title}}</h1>
<p class="prompt" aria-hidden="true">grep -rl &#39;#{{tag.name}}&#39; notes/ | wc -l</p>
<p>{{tag.count}} &middot; <a href="{{tag.feedURL}}">{{strings.tagFeed}}</a> &middot; <a href="{{site.tagsURL}}">{{strings.allTags}}</a></p>
{{#tag.description}}
<p>{{tag.description}}</p>
{{/tag.description}}
{{#tag.hasChildren}}
<ul class="counts">
{{#tag.children}}
<li><span>{{count}}</span> <a href="{{url}}">{{name}}</a></li>
{{/tag.children}}
</ul>
{{/tag.hasChildren}}
{{> listing}}
{{> end}}

"""#),
  ("templates/tags.mustache", #"""
{{> top}}
{{> bar}}
<h1>{{page.title}}</h1>
<p class="prompt" aria-hidden="true">sort tags | uniq -c</p>
{{#hasTags}}
<ul class="counts">
{{#tags}}
{{> tag-row}}
{{/tags}}
</ul>
{{/hasTags}}
{{^hasTags}}
<p>{{strings.noTags}}</p>
{{/hasTags}}
{{> end}}

"""#),
  ("templates/top.mustache", #"""
<!doctype html>
<html lang="{{page.language}}"{{#page.isRightToLeft}} dir="rtl"{{/page.isRightToLeft}}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{{site.contentSecurityPolicy}}}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{page.fullTitle}}</title>
{{#page.description}}
<meta name="description" content="{{page.description}}">
{{/page.description}}
<meta name="color-scheme" content="dark light">
<link rel="canonical" href="{{page.canonicalURL}}">
{{#page.alternates}}
<link rel="alternate" hreflang="{{language}}" href="{{url}}">
{{#isDefault}}
<link rel="alternate" hreflang="x-default" href="{{url}}">
{{/isDefault}}
{{/page.alternates}}
<link rel="icon" href="{{site.assetsURL}}favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="{{site.styleURL}}">
<link rel="alternate" type="application/atom+xml" title="{{page.feedTitle}}" href="{{page.feedURL}}">
<link rel="search" type="application/opensearchdescription+xml" title="{{site.title}}" href="{{site.openSearchURL}}">
{{#page.markdownURL}}
<link rel="alternate" type="text/markdown" href="{{page.markdownURL}}">
{{/page.markdownURL}}

"""#),
]

/// In base64 (RFC 4648 §4).
let terminalThemePictures: [(path: String, text: String)] = [
]
