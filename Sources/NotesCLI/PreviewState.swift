import DiagnosticPrinting
import Diagnostics
import JSONSyntax
import Pipeline
import SiteServer

/// What `notes serve` shows at one moment.
struct PreviewState: ServedState {
  let number: Int
  private let update: PreviewUpdate

  init(number: Int, update: PreviewUpdate) {
    self.number = number
    self.update = update
  }

  var hasSite: Bool { update.snapshot != nil }
  var basePath: String { update.snapshot?.basePath ?? "" }
  var themeDigest: UInt64 { update.snapshot?.themeDigest ?? 0 }
  var stylesDigest: UInt64 { update.snapshot?.stylesDigest ?? 0 }

  func file(_ path: String) async throws -> [UInt8]? { try await update.snapshot?.file(path) }

  func digest(ofFile path: String) -> UInt64? { update.snapshot?.digest(ofFile: path) }

  /// More are a wrecked site, of which the first tell enough.
  private static let mostProblems = 30

  /// Errors anywhere, for they keep the site from being published, and warnings on the note that the page shows.
  func problems(onPage path: String) -> String {
    let note = update.snapshot?.note(onPage: path)
    var problems: [(severity: String, text: String)] = update.failure.map { [("error", harmless($0))] } ?? []
    for file in update.check.findings where problems.count < Self.mostProblems {
      let isShown = file.source.path == note
      guard isShown || file.diagnostics.contains(where: { $0.severity == .error }) else { continue }
      for located in locate(file.diagnostics, in: file.source)
      where isShown || located.diagnostic.severity == .error {
        let text = String(decoding: humanReport([located], color: false), as: UTF8.self)
        problems.append(
          (located.diagnostic.severity.rawValue, String(text.drop(while: \.isNewline).dropLast())))
      }
    }
    problems = problems.filter { $0.severity == "error" } + problems.filter { $0.severity != "error" }
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("summary", summary(problems.map(\.severity)))
      writer.member(
        "problems",
        array: { writer in
          for problem in problems.prefix(Self.mostProblems) {
            writer.object { writer in
              writer.member("severity", problem.severity)
              writer.member("text", problem.text)
            }
          }
        })
    }
    return writer.text
  }

  private func summary(_ severities: [String]) -> String {
    let errors = update.check.findings.count(.error) + (update.failure == nil ? 0 : 1)
    let others = severities.count { $0 != "error" }
    var parts: [String] = []
    if errors > 0 { parts.append(counted(errors, "error")) }
    if others > 0 { parts.append(counted(others, "warning")) }
    let text = parts.joined(separator: ", ")
    if !update.isCurrent { return text + ": the site is shown as it was before" }
    return update.isPublishable ? text : text + ": the site would not be published"
  }
}
