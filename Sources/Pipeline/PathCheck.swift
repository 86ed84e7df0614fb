import NoteModel

/// Checks what paths name: sites, parts of a site, or Markdown that belongs to none.
///
/// - Throws: `FileError` when a path names nothing.
package func checkPaths(_ paths: [String], request: CheckRequest) async throws -> CheckReport {
  let targets = try PathTargets(paths, action: "check", workingDirectory: request.workingDirectory)
  var report = CheckReport()
  for folder in targets.folders { report.merge(try await checkFolder(folder, request: request)) }
  for file in targets.files { report.merge(try await checkFile(file, request: request)) }
  for (site, parts) in targets.sites {
    report.merge(try await checkSite(site, only: parts, request: request))
  }
  return report
}
