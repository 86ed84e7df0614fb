import ArgumentParser
import Foundation
import NoteModel
import Pipeline

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a dated note and print its path.",
    discussion: """
        notes new "Upgrade EKS to 1.31"
        notes new "Split-horizon DNS" --tag dns --tag aws --draft

      A note that exists is never overwritten.
      """)

  @Argument(help: "The note's title.")
  var title: String

  @Option(name: .long, help: "A tag; may be given several times.")
  var tag: [String] = []

  @Flag(name: .long, help: "Mark it as a draft, which is not published.")
  var draft = false

  @OptionGroup var siteOptions: SiteOptions
  @OptionGroup var clock: ClockOptions

  func run() throws {
    let context = ProcessContext.current
    let site = try siteOptions.location(from: context.workingDirectory)
    let words = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.isEmpty else { throw CommandFailure("a note needs a title") }
    let settings = try siteSettings(of: site)
    let today = try clock.date(environment: context.environment, timeZone: settings.timeZone).isoDay
    let slug = slugify(words)
    let path = join(site.content, "posts/\(today)-\(slug.isEmpty ? "note" : slug).md")
    let shown = shownPath(path, from: context.workingDirectory)
    guard fileStatus(path) == nil else { throw CommandFailure("\(shown) exists already") }
    var text = "---\ntitle: \(yamlQuoted(words))\ndate: \(today)\n"
    if !tag.isEmpty { text += "tags: [\(tag.map(yamlQuoted).joined(separator: ", "))]\n" }
    if draft { text += "draft: true\n" }
    text += "---\n\n"
    try makeFolder(parentFolder(of: path))
    try writeFileAtomically(Array(text.utf8), to: path)
    Terminal.standardOutput.write(shown + "\n")
  }

  /// The text as a YAML scalar: bare where that is certainly a string, else in double quotes (YAML 1.2
  /// §7.3.1).
  private func yamlQuoted(_ text: String) -> String {
    let isPlain =
      text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0 == " " || $0 == "-" || ("0"..."9").contains($0)
      }
      && text.unicodeScalars.first?.properties.isAlphabetic == true
      && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
    if isPlain { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      default: quoted.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
      }
    }
    return quoted + "\""
  }
}
