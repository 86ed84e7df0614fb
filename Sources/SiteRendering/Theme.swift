import Diagnostics
import SourceText

/// The templates that make whole pages.
package enum PageTemplate: String, Sendable, CaseIterable {
  case note, list, tag, tags, series, archive, graph, search
  case allSeries = "all-series"
  case notFound = "not-found"
}

/// The theme's mark as a picture, for telephones and feed readers.
package enum ThemeIcon: String, Sendable, CaseIterable {
  case small = "assets/icon-192.png"
  case large = "assets/icon-512.png"

  var pixels: Int {
    switch self {
    case .small: 192
    case .large: 512
    }
  }
}

/// Something wrong with a file of a theme.
package struct ThemeFinding: Sendable {
  /// The file, its path below the theme's folder: `templates/note.mustache`.
  package let file: SourceFile
  package let diagnostic: Diagnostic
}

/// Templates and assets of a site.
package struct Theme: Sendable {
  /// Published below `/assets/`; paths begin with `assets/` and are sorted.
  package let assets: [Page]
  /// By path. A template with a finding is replaced by the default theme's, if that has one.
  package let findings: [ThemeFinding]
  /// Of all files that it is made of.
  package let fingerprint: UInt64
  private let templates: [String: Template]

  static let templateFolder = "templates/"
  static let templateExtension = ".mustache"
  static let assetFolder = "assets/"
  private static let faviconPath = "assets/favicon.svg"
  /// Assets that pages name with their content's fingerprint, `site.styleURL` and `site.scriptURL`.
  static let stylePath = "assets/style.css"
  static let scriptPath = "assets/script.js"

  /// - Parameters:
  ///   - files: The site's own theme: bytes by path below the theme's folder. Each file takes the place
  ///     of the default theme's of that path.
  ///   - defaults: The theme that stands behind it.
  package init(files: [String: [UInt8]], defaults: [String: [UInt8]] = BuiltInTheme.default.files) {
    var merged = defaults.merging(files) { $1 }
    if files[Self.faviconPath] != nil {
      // Another mark: the default theme's pictures of its own do not go with it.
      for icon in ThemeIcon.allCases where files[icon.rawValue] == nil { merged[icon.rawValue] = nil }
    }
    var hash = Fingerprint()
    for (path, bytes) in merged.sorted(by: { $0.key < $1.key }) {
      hash.combine(part: path)
      hash.combine(SourceText.fingerprint(bytes))
    }
    fingerprint = hash.value
    assets = merged.keys.filter { $0.hasPrefix(Self.assetFolder) }.sorted()
      .map { Page(path: $0, bytes: Self.publishedAsset(merged[$0] ?? [], $0)) }

    var sources: [String: TemplateSource] = [:]
    var findings: [ThemeFinding] = []
    for path in merged.keys.sorted() {
      guard let name = Self.templateName(path) else { continue }
      switch TemplateSource.read(path: path, bytes: merged[path] ?? []) {
      case .success(let source): sources[name] = source
      case .failure(let finding):
        findings.append(finding)
        if let bytes = defaults[path],
          case .success(let source) = TemplateSource.read(path: path, bytes: bytes)
        {
          sources[name] = source
        }
      }
    }
    findings += Self.partialFindings(&sources)
    findings += Self.missingPages(sources, among: merged)
    let review = ThemeReview(sources: sources, files: files, assets: Set(assets.map(\.path)))
    findings += review.findings(isWhole: findings.isEmpty)
    self.findings = findings.sorted {
      ($0.file.path, $0.diagnostic.range.start) < ($1.file.path, $1.diagnostic.range.start)
    }
    templates = sources.mapValues(\.template)
  }

  /// The mark that is drawn at any size.
  var favicon: Page? { asset(Self.faviconPath) }

  /// `nil` where the theme has a mark of its own and no such picture of it.
  func icon(_ icon: ThemeIcon) -> Page? { asset(icon.rawValue) }

  var fingerprintedAssets: [Page] { [Self.stylePath, Self.scriptPath].compactMap(asset) }

  /// The asset at a path below the theme's folder.
  func asset(_ path: String) -> Page? { assets.first { $0.path == path } }

  /// Styles and scripts without their comments and blanks, everything else as it is.
  private static func publishedAsset(_ bytes: [UInt8], _ path: String) -> [UInt8] {
    if path.hasSuffix(".css") { return strippedCSS(bytes) }
    return path.hasSuffix(".js") ? strippedJS(bytes) : bytes
  }

  /// A page made by filling in a template.
  func render(_ template: PageTemplate, _ context: TemplateValue) -> [UInt8] {
    guard let template = templates[template.rawValue] else { return [] }
    var renderer = TemplateRenderer(templates: templates, context: context)
    renderer.render(template)
    return renderer.output
  }

  /// `head` for `templates/head.mustache`.
  static func templateName(_ path: String) -> String? {
    guard path.hasPrefix(templateFolder), path.hasSuffix(templateExtension) else { return nil }
    let name = path.dropFirst(templateFolder.count).dropLast(templateExtension.count)
    return name.isEmpty ? nil : String(name)
  }

  /// Finds partials that do not exist and such as include themselves without end; the templates that
  /// could not be rendered in finite time are taken out.
  private static func partialFindings(_ sources: inout [String: TemplateSource]) -> [ThemeFinding] {
    var findings: [ThemeFinding] = []
    for (_, source) in sources.sorted(by: { $0.key < $1.key }) {
      for tag in source.template.tags where tag.kind == .partial && sources[tag.name] == nil {
        let help = nearestSpelling(of: tag.name, in: sources.keys.sorted()).map { "did you mean \"\($0)\"?" }
        findings.append(source.finding("partial \"\(tag.name)\" does not exist", at: tag.range, help: help))
      }
    }
    var search = InclusionSearch(sources: sources)
    for name in sources.keys.sorted() { search.visit(name) }
    for (name, tag) in search.endless {
      guard let source = sources[name] else { continue }
      findings.append(
        source.finding(
          "partial \"\(tag.name)\" includes itself without end", at: tag.range,
          help: "recursion is possible within {{#children}} only"))
    }
    for (name, tag) in search.excessive {
      guard let source = sources[name] else { continue }
      findings.append(
        source.finding(
          "with partial \"\(tag.name)\" and those in it, more partials are included than any page needs",
          at: tag.range,
          help:
            "at most \(InclusionSearch.mostInclusions) partials, \(InclusionSearch.deepest) within one another"
        ))
    }
    for (name, _) in search.endless + search.excessive { sources[name] = nil }
    return findings
  }

  private static func missingPages(
    _ sources: [String: TemplateSource], among files: [String: [UInt8]]
  ) -> [ThemeFinding] {
    PageTemplate.allCases.compactMap { template in
      let path = templateFolder + template.rawValue + templateExtension
      guard files[path] == nil else { return nil }
      let diagnostic = Diagnostic(ThemeRules.templateError, "template is missing", at: SourceRange(0, 0))
      return ThemeFinding(file: SourceFile(path: path, bytes: []), diagnostic: diagnostic)
    }
  }
}

/// A template that could be read.
struct TemplateSource {
  let file: SourceFile
  let template: Template

  enum Reading {
    case success(TemplateSource)
    case failure(ThemeFinding)
  }

  static func read(path: String, bytes: [UInt8]) -> Reading {
    let file = SourceFile(path: path, bytes: bytes)
    var parser = TemplateParser(bytes)
    let template = parser.parse()
    if let diagnostic = parser.diagnostic {
      return .failure(ThemeFinding(file: file, diagnostic: diagnostic))
    }
    return .success(TemplateSource(file: file, template: template))
  }

  func finding(_ message: String, at range: SourceRange, help: String?) -> ThemeFinding {
    ThemeFinding(file: file, diagnostic: Diagnostic(ThemeRules.templateError, message, at: range, help: help))
  }
}

/// Looks for partials that include themselves, directly or through others, other than within a
/// `children` section: the only data that is nested is finite there. And for those that include so many others, each twice
/// the next, that no page would ever be done.
private struct InclusionSearch {
  static let mostInclusions = 200
  static let deepest = 20

  let sources: [String: TemplateSource]
  private(set) var endless: [(template: String, tag: TemplateTag)] = []
  private(set) var excessive: [(template: String, tag: TemplateTag)] = []
  /// How many partials are filled in for a template.
  private var inclusions: [String: Int] = [:]
  private var onPath: Set<String> = []
  private var isDone: Set<String> = []

  init(sources: [String: TemplateSource]) { self.sources = sources }

  /// Depth first.
  mutating func visit(_ name: String) {
    guard let source = sources[name], !isDone.contains(name) else { return }
    onPath.insert(name)
    var count = 0
    for tag in source.template.tags where tag.kind == .partial && !tag.sections.contains("children") {
      if onPath.contains(tag.name) {
        endless.append((name, tag))
        continue
      }
      if onPath.count < Self.deepest {
        visit(tag.name)
        count += 1 + (inclusions[tag.name] ?? 0)
        if count <= Self.mostInclusions { continue }
      }
      excessive.append((name, tag))
      // Reported once, not again by all that include this one.
      count = 0
      break
    }
    inclusions[name] = count
    onPath.remove(name)
    isDone.insert(name)
  }
}
