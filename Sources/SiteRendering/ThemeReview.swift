import Diagnostics
import SourceText

/// What is said of the files that a site has in its theme, once its templates can be read: names, assets, files
/// without an effect.
struct ThemeReview {
  /// Templates by name, the default theme's among them.
  let sources: [String: TemplateSource]
  /// The site's own files by path.
  let files: [String: [UInt8]]
  /// Paths of all assets.
  let assets: Set<String>

  /// - Parameter isWhole: Whether each template could be used, so that it is known what includes what.
  func findings(isWhole: Bool) -> [ThemeFinding] {
    let own = Set(sources.filter { files[$0.value.file.path] == $0.value.file.bytes }.map(\.key))
    var check = TemplateCheck(templates: sources.mapValues(\.template), own: own)
    var findings = check.run().compactMap { finding in
      sources[finding.template].map { ThemeFinding(file: $0.file, diagnostic: finding.diagnostic) }
    }
    for name in own { findings += missingAssets(in: name) }
    if isWhole { findings += unusedFiles(reached: check.reached) }
    return findings
  }

  /// Names of files after `{{site.assetsURL}}`, as far as they stand there in full.
  private func missingAssets(in name: String) -> [ThemeFinding] {
    guard let source = sources[name] else { return [] }
    let bytes = source.file.bytes
    return source.template.tags.compactMap { tag in
      guard tag.kind == .variable, tag.name == "site.assetsURL" else { return nil }
      let ends = Array("\"'<>?#){ \t\r\n".utf8)
      let end = bytes[tag.range.end...].firstIndex(where: ends.contains) ?? bytes.count
      let range = SourceRange(tag.range.end, end)
      let asset = String(decoding: bytes[range.start..<range.end], as: UTF8.self)
      // What goes on in a tag is known only when the page is made.
      guard range.count > 0, end == bytes.count || bytes[end] != UInt8(ascii: "{"),
        !assets.contains(Theme.assetFolder + asset)
      else { return nil }
      let names = assets.map { String($0.dropFirst(Theme.assetFolder.count)) }.sorted()
      let help = nearestSpelling(of: asset, in: names).map { "did you mean \"\($0)\"?" }
      return ThemeFinding(
        file: source.file,
        diagnostic: Diagnostic(
          ThemeRules.missingAsset, "there is no asset \"\(asset)\"", at: range,
          help: help ?? "put it into the theme as assets/\(asset)"))
    }
  }

  private func unusedFiles(reached: Set<String>) -> [ThemeFinding] {
    files.keys.sorted().compactMap { path in
      if let name = Theme.templateName(path) {
        guard !reached.contains(name) else { return nil }
        let near = nearestSpelling(of: name, in: reached.sorted())
        return unused(
          path, "no template includes \"\(name)\"",
          help: near.map { "did you mean \"\($0)\"?" } ?? "include it as {{> \(name)}}, or delete it")
      }
      if path.hasPrefix(Theme.templateFolder) {
        return unused(path, "the name of a template ends in .mustache", help: nil)
      }
      // A readme, a licence or a picture of the theme may lie beside.
      guard !path.hasPrefix(Theme.assetFolder),
        let ending = [".mustache", ".css", ".js", ".woff2"].first(where: path.hasSuffix)
      else { return nil }
      let folder = ending == Theme.templateExtension ? Theme.templateFolder : Theme.assetFolder
      return unused(path, "this is neither a template nor an asset", help: "move it into \(folder)")
    }
  }

  private func unused(_ path: String, _ message: String, help: String?) -> ThemeFinding {
    ThemeFinding(
      file: SourceFile(path: path, bytes: files[path] ?? []),
      diagnostic: Diagnostic(ThemeRules.unusedFile, message, at: SourceRange(0, 0), help: help))
  }
}
