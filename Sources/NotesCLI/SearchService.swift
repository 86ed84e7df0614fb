import ArgumentParser

/// A search service that takes what `notes export search` prints.
enum SearchService: String, ExpressibleByArgument, CaseIterable {
  /// Elasticsearch, too.
  case opensearch
  case meilisearch
  case typesense

  /// What the service is told before it gets the documents: fields and how much they count, as JSON.
  var indexSettings: String {
    switch self {
    case .opensearch:
      """
      {
        "settings": {
          "analysis": {
            "filter": {
              "parts": { "type": "word_delimiter_graph", "preserve_original": true, "split_on_numerics": false },
              "english_stems": { "type": "stemmer", "language": "light_english" }
            },
            "analyzer": {
              "notes": {
                "type": "custom", "tokenizer": "whitespace",
                "filter": ["parts", "flatten_graph", "lowercase", "asciifolding", "english_stems"]
              },
              "notes_query": {
                "type": "custom", "tokenizer": "whitespace",
                "filter": ["parts", "lowercase", "asciifolding", "english_stems"]
              }
            }
          }
        },
        "mappings": {
          "dynamic": "strict",
          "properties": {
            "id": { "type": "keyword" },
            "path": { "type": "text", "analyzer": "notes", "search_analyzer": "notes_query" },
            "url": { "type": "keyword", "index": false },
            "title": { "type": "text", "analyzer": "notes", "search_analyzer": "notes_query" },
            "heading": { "type": "text", "analyzer": "notes", "search_analyzer": "notes_query" },
            "line": { "type": "integer", "index": false },
            "date": { "type": "keyword" },
            "timestamp": { "type": "long" },
            "tags": { "type": "keyword" },
            "languages": { "type": "keyword" },
            "prose": { "type": "text", "analyzer": "notes", "search_analyzer": "notes_query" },
            "code": { "type": "text", "analyzer": "notes", "search_analyzer": "notes_query" },
            "captions": { "type": "text", "analyzer": "notes", "search_analyzer": "notes_query" }
          }
        }
      }
      """
    case .meilisearch:
      """
      {
        "searchableAttributes": ["title", "heading", "tags", "prose", "captions", "code", "path"],
        "filterableAttributes": ["tags", "languages", "timestamp", "path"],
        "sortableAttributes": ["timestamp"],
        "distinctAttribute": "path",
        "rankingRules": ["words", "typo", "proximity", "attribute", "exactness", "sort"],
        "separatorTokens": ["_", "/", ".", ":", "-"]
      }
      """
    case .typesense:
      """
      {
        "name": "notes",
        "fields": [
          { "name": "path", "type": "string", "facet": true },
          { "name": "url", "type": "string", "index": false, "optional": true },
          { "name": "title", "type": "string" },
          { "name": "heading", "type": "string" },
          { "name": "line", "type": "int32", "index": false, "optional": true },
          { "name": "date", "type": "string" },
          { "name": "timestamp", "type": "int64" },
          { "name": "tags", "type": "string[]", "facet": true },
          { "name": "languages", "type": "string[]", "facet": true },
          { "name": "prose", "type": "string", "stem": true },
          { "name": "code", "type": "string" },
          { "name": "captions", "type": "string" }
        ],
        "default_sorting_field": "timestamp",
        "token_separators": ["_", "/", ".", ":", "-"]
      }
      """
    }
  }
}
