import Diagnostics
import SourceText

/// Groups those of the notes that are listed by tag, without regard to case, and finds spellings that differ.
func groupTags(_ notes: [Note], listed: [Int]) -> ([TagGroup], [NoteDiagnostic]) {
  struct Group {
    /// Spelling → how many notes have it.
    var spellings: [String: Int] = [:]
    /// Indices with the spelling that each uses.
    var members: [(note: Int, spelling: String)] = []
  }
  var groups: [String: Group] = [:]
  for index in listed {
    for tag in notes[index].tags {
      groups[tag.lowercased(), default: Group()].spellings[tag, default: 0] += 1
      groups[tag.lowercased(), default: Group()].members.append((index, tag))
    }
  }
  var diagnostics: [NoteDiagnostic] = []
  var slugs: Set<String> = []
  var result: [TagGroup] = []
  for (key, group) in groups.sorted(by: { $0.key < $1.key }) {
    // The usual spelling is the right one; of equally usual ones the first.
    let name = group.spellings.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? key
    for (index, spelling) in group.members where spelling != name {
      let diagnostic = Diagnostic(
        LinkRules.tagCase, "the tag '\(spelling)' is written '\(name)' elsewhere",
        at: notes[index].metadata.place(of: "tags"), help: "write '\(name)'")
      diagnostics.append(NoteDiagnostic(path: notes[index].path, diagnostic: diagnostic))
    }
    let base = slugify(name)
    var slug = base.isEmpty ? "tag" : base
    var number = 2
    while !slugs.insert(slug).inserted {
      slug = "\(base)-\(number)"
      number += 1
    }
    guard let permalink = Permalink("/tags/\(slug)/") else { continue }
    let members = group.members.map(\.note).sorted { isNewer(notes[$0], notes[$1]) }
    result.append(TagGroup(name: name, permalink: permalink, notes: members))
  }
  return (result, diagnostics)
}
