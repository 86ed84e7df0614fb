#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Foundation
import Pipeline

/// What a person has set as the editor.
///
/// - Throws: `CommandFailure` when there is none.
func editorCommand(option: String, environment: [String: String]) throws -> String {
  let set = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
  guard let set else { throw CommandFailure("\(option): set EDITOR to the editor to use") }
  return set
}

/// Becomes the person's editor.
///
/// - Parameter option: The flag that asked for it.
/// - Throws: `CommandFailure` when there is none.
func openInEditor(
  _ path: String, line: Int, option: String = "--open", environment: [String: String]
) throws -> Never {
  let editor = try editorCommand(option: option, environment: environment)
  // A path that begins with a dash would be an option.
  let file = path.hasPrefix("-") ? "./" + path : path
  let program = editor.split(separator: " ").first.map { ($0.split(separator: "/").last ?? $0) } ?? ""
  let arguments =
    switch program {
    case "code", "codium", "code-insiders", "cursor": ["--goto", "\(file):\(line)"]
    case "subl", "zed", "hx", "helix", "mate": ["\(file):\(line)"]
    case "ed", "open": [file]
    default: ["+\(line)", file]
    }
  // As git does it: what stands in EDITOR may have arguments and quotes.
  throw becomeProgram(["/bin/sh", "-c", editor + " \"$@\"", editor] + arguments)
}

/// Becomes the program that opens addresses.
///
/// - Throws: `CommandFailure` when there is none.
func openInBrowser(_ address: String, environment: [String: String]) throws -> Never {
  throw becomeProgram(browserCommand(address, environment: environment))
}

/// Has an address opened beside this program. Where that fails, the one who opens says so.
func openBrowser(_ address: String, environment: [String: String]) {
  let command = browserCommand(address, environment: environment)
  let browser = Process()
  browser.executableURL = URL(fileURLWithPath: command[0])
  browser.arguments = Array(command.dropFirst())
  browser.standardInput = FileHandle.nullDevice
  try? browser.run()
}

private func browserCommand(_ address: String, environment: [String: String]) -> [String] {
  #if canImport(Darwin)
    let usual = "open"
  #else
    let usual = "xdg-open"
  #endif
  let browser = environment["BROWSER"].flatMap { $0.isEmpty ? nil : $0 } ?? usual
  return ["/bin/sh", "-c", browser + " \"$@\"", browser, address]
}

/// Lets a person choose with fzf, which asks `notes search --lines` for every change of the query, and opens the
/// choice in the editor.
///
/// - Parameter flags: what else narrows the search.
func chooseInteractively(
  query: String, flags: [String], site: SiteLocation, _ context: ProcessContext
) throws {
  guard let program = programPath("fzf", environment: context.environment) else {
    throw CommandFailure("--interactive needs fzf, which is not installed")
  }
  let command =
    [CommandLine.arguments[0], "search", "--lines", site.source == nil ? "--site" : "--source", site.root]
    + flags + ["--"]
  let search = command.map(quotedForShell).joined(separator: " ")
  let fzf = Process()
  fzf.executableURL = URL(fileURLWithPath: program)
  fzf.arguments = [
    "--disabled", "--query", query, "--delimiter", ":",
    "--bind", "start:reload:\(search) {q} || true", "--bind", "change:reload:\(search) {q} || true",
    "--preview", "tail -n +{2} -- {1} | head -n 80",
  ]
  let pipe = Pipe()
  fzf.standardOutput = pipe
  do { try fzf.run() } catch { throw CommandFailure("--interactive: cannot start fzf") }
  let choice = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  fzf.waitUntilExit()
  // 1 is no choice, 130 a choice not made.
  guard fzf.terminationStatus != 2 else { throw ExitStatus.failure }
  guard fzf.terminationStatus == 0, let place = choice.firstRange(of: ": ")?.lowerBound,
    let colon = choice[..<place].lastIndex(of: ":"),
    let line = Int(choice[choice.index(after: colon)..<place])
  else { throw ExitStatus.findings }
  try openInEditor(String(choice[..<colon]), line: line, environment: context.environment)
}

private func quotedForShell(_ text: String) -> String {
  "'" + text.replacing("'", with: "'\\''") + "'"
}

/// Returns only when it fails, with what to say about it.
private func becomeProgram(_ arguments: [String]) -> CommandFailure {
  var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
  pointers.append(nil)
  execv(arguments[0], pointers)
  return CommandFailure("cannot run \(arguments[0]): \(String(cString: strerror(errno)))")
}
