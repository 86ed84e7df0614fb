import Foundation
import NoteModel
import SearchIndex
import SearchRanking
import Testing

/// Runs `body` with the path of an index in a folder of its own, which is gone afterwards.
func withIndexPath(_ body: (_ path: String) throws -> Void) throws {
  let folder = NSTemporaryDirectory() + "search-index-tests-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try body(folder + "/.notes/index.sqlite")
}

/// Runs `body` with an index of `opsNotes()` and its path.
func withOpsIndex(_ body: (NoteIndex, _ path: String) throws -> Void) throws {
  try withIndexPath { path in
    let index = try NoteIndex(path: path)
    try insert(try opsNotes(), into: index)
    try body(index, path)
  }
}

/// Leaves an index of `opsNotes()` at `path`, closed.
func writeOpsIndex(at path: String) throws {
  try insert(try opsNotes(), into: try NoteIndex(path: path))
}

/// A note with one section for each of `sections`.
func makeNote(
  _ path: String, title: String, day: Int? = nil, tags: [String] = [], isDraft: Bool = false,
  sections: [Section] = []
) throws -> IndexedNote {
  IndexedNote(
    path: path, stamp: FileStamp(size: 10, modified: 20, inode: 30), digest: Array(path.utf8),
    permalink: try #require(Permalink("/" + path)), title: title, date: day.map(date(ofDay:)), tags: tags,
    isDraft: isDraft,
    words: NoteWords(
      SearchableNote(
        path: path, title: title, tags: tags, day: day.map(date(ofDay:))?.isoDay ?? "",
        sections: sections.map(SearchableSection.init))))
}

func makeSection(
  _ headings: [String] = [], line: Int = 1, prose: String = "", code: String = "", languages: [String] = []
) -> Section {
  Section(
    headingPath: headings, anchor: headings.last?.lowercased() ?? "", line: line, prose: prose, code: code,
    languages: languages)
}

/// A day of June 2024.
func date(ofDay day: Int) -> NoteDate {
  NoteDate(
    year: 2024, month: 6, day: day, secondsSinceEpoch: 1_717_200_000 + (day - 1) * 86_400, offsetMinutes: 0)
}

func insert(_ notes: [IndexedNote], into index: NoteIndex) throws {
  let update = try index.beginUpdate()
  try update.insert(notes)
  try update.commit()
}

/// Notes that mention each other's subjects, so that ranking has something to decide.
func opsNotes() throws -> [IndexedNote] {
  try opsSources.map { source in
    try makeNote(
      source.path, title: source.title, day: source.day, tags: source.tags, isDraft: source.isDraft,
      sections: source.sections)
  }
}

struct NoteSource {
  let path: String
  let title: String
  var day: Int?
  var tags: [String] = []
  var isDraft = false
  let sections: [Section]
}

let opsSources: [NoteSource] =
  [
    NoteSource(
      path: "oidc.md", title: "OpenID Connect (OIDC)", day: 7, tags: ["auth"],
      sections: [
        makeSection(prose: "A provider tells a relying party who somebody is."),
        makeSection(["ID token"], line: 12, prose: "Signed claims: issuer, subject, audience."),
      ]),
    NoteSource(
      path: "access.md", title: "Who may call the cluster", day: 8, tags: ["aws", "EKS"],
      sections: [
        makeSection(
          ["OIDC issuer"], line: 5,
          prose: String(repeating: "Register the OIDC issuer; OIDC again, and OIDC. ", count: 12)),
        makeSection(
          ["Trust policy"], line: 20, prose: "The role trusts the issuer for one service account.",
          code: "{\n  \"Action\": \"sts:AssumeRoleWithWebIdentity\",\n  \"Effect\": \"Allow\"\n}",
          languages: ["json"]),
        makeSection(
          ["Terraform"], line: 40, prose: "The same as code.",
          code: "resource \"aws_iam_openid_connect_provider\" \"this\" {\n  url = local.issuer\n}",
          languages: ["hcl"]),
      ]),
    NoteSource(
      path: "docker-dns.md", title: "Containers that cannot resolve names", day: 28, tags: ["docker", "dns"],
      sections: [
        makeSection(
          ["Look inside"], line: 3, prose: "The file /etc/resolv.conf names the resolver at 127.0.0.11.",
          code: "docker run --rm --dns 1.1.1.1 alpine nslookup registry.example\ncat /etc/resolv.conf",
          languages: ["sh"]),
        makeSection(
          ["Mounts"], line: 30, prose: "Keep node_modules out of the image.", code: "node_modules\n.git"),
      ]),
    NoteSource(
      path: "scaling.md", title: "Scaling policies", day: 15, tags: ["aws", "eks"], isDraft: true,
      sections: [
        makeSection(
          ["Upgrades"], line: 9, prose: "Nodes are upgraded one by one while pods move. Trust nobody."),
        makeSection(["Zürich"], line: 19, prose: "Naïve autoscaling reacts late."),
      ]),
    NoteSource(
      path: "about.md", title: "About", sections: [makeSection(prose: "Written for the pager's hours.")]),
  ]
