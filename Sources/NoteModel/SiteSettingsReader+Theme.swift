import Diagnostics
import SourceText
import YAMLSyntax

extension SiteSettingsReader {
  // MARK: Theme

  /// `theme: plain`, or a mapping of `name` and the theme's parameters.
  mutating func readTheme(_ value: YAMLValue) {
    guard let members = value.mapping else { return readThemeName(value) }
    for member in members {
      if member.name == "name" {
        readThemeName(member.value)
      } else {
        settings.themeParameters[member.name] = metadataValue(member.value)
      }
    }
  }

  private mutating func readThemeName(_ value: YAMLValue) {
    guard value.scalar != nil else { return reportType("theme", "the name of a theme", value) }
    guard let name = text(value, name: "theme") else { return }
    // The name is a folder's, and must not lead elsewhere.
    guard isSafeSlug(name), !name.hasPrefix(".") else {
      return report(
        SettingsRules.wrongValue, "'\(shortened(name))' cannot be the name of a theme", value.range,
        help: "write the name of a folder under Themes/")
    }
    settings.theme = name
    settings.themeRange = value.range
  }

  // MARK: Navigation

  /// A list whose items are `{title: About, url: /about.html}` or `About: /about.html`.
  mutating func readNavigation(_ value: YAMLValue) {
    if let members = value.mapping {
      for member in members { addEntry(title: member.name, address: member.value) }
      return
    }
    guard let items = value.sequence else {
      return reportType("navigation", "a list of 'title: address'", value)
    }
    for item in items {
      guard let members = item.mapping else {
        reportType("navigation", "a list of 'title: address'", item)
        continue
      }
      let title = members.first { $0.name == "title" }
      let address = members.first { $0.name == "url" }
      if let title, let address {
        for member in members where member.name != "title" && member.name != "url" {
          reportUnknown(member, suggestion: nil, candidates: ["title", "url"])
        }
        if let text = text(title.value, name: "title") { addEntry(title: text, address: address.value) }
      } else if title != nil || address != nil, members.count > 1 || address != nil {
        report(
          SettingsRules.wrongValue, "an entry of the navigation needs both 'title' and 'url'", item.range,
          help: "write it as 'About: /about.html'")
      } else {
        for member in members { addEntry(title: member.name, address: member.value) }
      }
    }
  }

  private mutating func addEntry(title: String, address value: YAMLValue) {
    guard let address = text(value, name: "url") else { return }
    let lowercased = address.lowercased()
    let isKnown =
      (address.hasPrefix("/") && !address.hasPrefix("//"))
      || ["https://", "http://", "mailto:"].contains(where: lowercased.hasPrefix)
    guard isKnown, address.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), !title.isEmpty else {
      let proposal =
        !title.isEmpty && !address.isEmpty && !address.contains(":") && Permalink("/" + address) != nil
        ? "write '/\(address)'" : "write it as '/about.html' or 'https://other.example/'"
      return report(
        SettingsRules.wrongValue,
        title.isEmpty ? "an entry of the navigation has no title" : "'\(shortened(address))' is no address",
        value.range, help: title.isEmpty ? nil : proposal)
    }
    settings.navigation.append(NavigationEntry(title: title, address: address, range: value.range))
  }
}
