import Foundation
import TestSupport

/// Writes and edits notes at random; the same seed makes the same edits.
struct RandomWriter {
  private var state: UInt64
  private var notes: [String: RandomNote] = [:]
  private var count = 0
  /// The path in the `baseURL` of the settings.
  private(set) var basePath = ""
  private(set) var now = "2024-07-01T12:00:00Z"
  private(set) var includesDrafts = false

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  private mutating func number(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(max(limit, 1)))
  }

  private mutating func one<Element>(of elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[number(below: elements.count)]
  }

  mutating func addNote(to site: TestSite) throws {
    count += 1
    var note = RandomNote(title: "Note \(count)")
    note.day = number(below: 40) + 1
    note.tags = tags()
    note.series = one(of: [nil, nil, "One", "{name: one, part: 2}", "Two"]) ?? nil
    let folder = one(of: ["posts", "posts/deep", "pages"]) ?? "posts"
    let path = "\(folder)/note-\(count).md"
    notes[path] = note
    try addText(to: path)
    try write(path, to: site)
  }

  private mutating func tags() -> [String] {
    (0..<number(below: 4)).compactMap { _ in
      one(of: ["dns", "DNS", "aws", "aws/eks", "AWS/iam", "aws/eks/nodes", "ci/cd", "oidc", "shell"])
    }
  }

  private mutating func addText(to path: String) throws {
    let other = one(of: notes.keys.sorted()) ?? path
    let name = other.split(separator: "/").last.map(String.init) ?? other
    let texts = [
      "Ask the resolver.", "See [it](/\(other)) and [[\(notes[other]?.title ?? "")]].",
      "## Part \(number(below: 9))",
      "```json\n{\"n\": \(number(below: 99))}\n```", "```json\n{\"n\" 1}\n```", "![p](plan.svg)",
      "[rel](\(name)#part-1)",
      "<b>raw</b>", "Twice the resolver, twice.", "```json file=/data.json\n```",
    ]
    let text = one(of: texts) ?? ""
    notes[path]?.text.append(text)
  }

  /// - Returns: what was done.
  mutating func edit(_ site: TestSite) throws -> String {
    guard let path = one(of: notes.keys.sorted()), var note = notes[path] else {
      try addNote(to: site)
      return "add"
    }
    let kind = number(below: 21)
    switch kind {
    case 0:
      try addNote(to: site)
      return "add"
    case 1:
      notes[path] = nil
      try site.remove(path)
      return "delete \(path)"
    case 2:
      count += 1
      let target = "posts/moved-\(count).md"
      notes[target] = note
      notes[path] = nil
      try FileManager.default.moveItem(
        atPath: site.folder.path(of: "Content/" + path),
        toPath: site.folder.path(of: "Content/" + makeFolder(target, site)))
      return "rename \(path) to \(target)"
    case 3: note.tags = tags()
    case 4: note.isDraft.toggle()
    case 5: note.day = number(below: 40)
    case 6: note.title = "Title \(number(below: 5))"
    case 7: note.slug = one(of: [nil, "same", "Other Slug", "ünï"]) ?? nil
    case 8:
      note.alias =
        one(of: [
          nil, "/old/", "/old.html", "/tags/dns/", "/tags/aws/eks/", "/series/one/", "/graph/",
          "/2024/06/same.html",
        ]) ?? nil
    case 13:
      note.series = one(of: [nil, "One", "one", "{name: One, part: \(number(below: 4))}", "Two"]) ?? nil
    case 9:
      try site.write(settings(), to: "site.yml")
      return "settings"
    case 10:
      let file =
        one(of: ["posts/plan.svg", "pages/plan.svg", "posts/plan-dark.svg", "pages/robots.txt", "robots.txt"])
        ?? "a"
      if site.folder.exists("Content/" + file), number(below: 2) == 0 {
        try site.remove(file)
      } else {
        // What it holds matters of an image: its size is on the pages.
        try site.write("<svg width='\(number(below: 900))' height='9'/>", to: file)
      }
      return "file \(file)"
    case 14: note.isPrivate.toggle()
    case 15:
      let file = "Themes/default/templates/footer.mustache"
      if site.folder.exists(file), number(below: 2) == 0 {
        try site.folder.remove(file)
      } else {
        try site.folder.write(
          "<footer>\(number(below: 99)) {{site.title}}</footer></body></html>\n", to: file)
      }
      return "theme"
    case 16:
      now =
        one(of: ["2024-06-10", "2024-07-01", "2024-07-04", "2024-07-20"]).map { $0 + "T12:00:00Z" } ?? now
      return "clock at \(now)"
    case 17:
      includesDrafts.toggle()
      return "drafts \(includesDrafts)"
    case 18:
      try site.write("{\"n\": \(number(below: 99))\(number(below: 4) == 0 ? "" : "}")\n", to: "data.json")
      return "file of a fence"
    case 19: return try damage(site)
    default:
      try addText(to: path)
      note = notes[path] ?? note
    }
    notes[path] = note
    try write(path, to: site)
    return "edit \(kind) of \(path)"
  }

  /// Does what somebody may do to files that are not theirs to touch, or a crash.
  private mutating func damage(_ site: TestSite) throws -> String {
    let state = [".notes/build", ".notes/index.sqlite"]
    let published = try site.published().keys.sorted().map { "Public/" + $0 }
    guard let file = number(below: 2) == 0 ? one(of: state) : one(of: published), site.folder.exists(file)
    else { return "no damage" }
    // One bit of a database may be one of a title, which nothing tells.
    switch number(below: file.hasSuffix("sqlite") ? 2 : 3) {
    case 0: try site.folder.remove(file)
    case 1: try site.folder.write("", to: file)
    default:
      var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: site.folder.path(of: file))))
      if !bytes.isEmpty { bytes[number(below: bytes.count)] ^= 4 }
      try Data(bytes).write(to: URL(fileURLWithPath: site.folder.path(of: file)))
    }
    return "damage to \(file)"
  }

  private func makeFolder(_ path: String, _ site: TestSite) throws -> String {
    try FileManager.default.createDirectory(
      atPath: site.folder.path(of: "Content/posts"), withIntermediateDirectories: true)
    return path
  }

  private mutating func settings() -> String {
    let choices = [
      "pagination: 2", "pagination: 50", "permalink: /notes/:slug/", "permalink: /:year/:slug.html",
      "title: Other \(number(below: 9))", "baseURL: https://ops.example/base", "remoteImages: link",
      "timeZone: Asia/Tokyo", "tags:\n  aws: A cloud\n  ci: Nobody's", "rawHTML: true",
      "severities:\n  json.missing-colon: off",
    ]
    let choice = one(of: choices) ?? ""
    basePath = choice.hasSuffix("/base") ? "/base" : ""
    return "check: warn\n" + choice + "\n"
  }

  private func write(_ path: String, to site: TestSite) throws {
    if !site.folder.exists("Content/site.yml") { try site.write("check: warn\n", to: "site.yml") }
    guard let note = notes[path] else { return }
    try site.write(note.markdown, to: path)
  }
}

struct RandomNote {
  var title: String
  /// Of June 2024; 0 for an undated page, above 30 in July.
  var day = 0
  var tags: [String] = []
  var isDraft = false
  var isPrivate = false
  var slug: String?
  var alias: String?
  var series: String?
  var text: [String] = []

  var markdown: String {
    var lines = ["---", "title: \(title)"]
    if day > 30 { lines.append("date: 2024-07-\(day - 30 < 10 ? "0" : "")\(day - 30)") }
    if (1...30).contains(day) { lines.append("date: 2024-06-\(day < 10 ? "0" : "")\(day)") }
    if !tags.isEmpty { lines.append("tags: [\(tags.joined(separator: ", "))]") }
    if isDraft { lines.append("draft: true") }
    if isPrivate { lines.append("private: true") }
    if let slug { lines.append("slug: \(slug)") }
    if let series { lines.append("series: \(series)") }
    if let alias { lines.append("aliases: [\(alias)]") }
    return (lines + ["---", ""] + text.map { $0 + "\n" }).joined(separator: "\n")
  }
}
