import SourceText

/// Turns places of files into links that a terminal opens (OSC 8, "Hyperlinks in terminal emulators").
package struct FileLinks: Sendable {
  /// The folder that paths are relative to.
  private let folder: String
  private let host: String

  package init(folder: String, host: String) {
    self.folder = folder
    self.host = host
  }

  /// The links a terminal of this environment can show; `nil` where it is not known to have any. `FORCE_HYPERLINK` decides otherwise,
  /// as it does for other programs.
  package init?(environment: [String: String], folder: String, host: String) {
    switch environment["FORCE_HYPERLINK", default: ""] {
    case "": guard Self.isKnown(environment) else { return nil }
    case "0": return nil
    default: break
    }
    self.init(folder: folder, host: host)
  }

  private static func isKnown(_ environment: [String: String]) -> Bool {
    if let version = environment["VTE_VERSION"].flatMap({ Int($0) }), version >= 5000 { return true }
    let programs = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio"]
    if let program = environment["TERM_PROGRAM"], programs.contains(program) { return true }
    let terminals = ["xterm-kitty", "alacritty", "foot", "xterm-ghostty"]
    if let terminal = environment["TERM"], terminals.contains(terminal) { return true }
    return ["WT_SESSION", "KONSOLE_VERSION", "DOMTERM"].contains { environment[$0] != nil }
  }

  /// What begins a link to a file; `end` ends it.
  package func start(_ path: String) -> String {
    let absolute = path.hasPrefix("/") ? path : folder + "/" + path
    // Escaped, nothing of a name can end the sequence.
    return "\u{1B}]8;;file://\(host)\(percentEncodedPath(absolute))\u{1B}\\"
  }

  package let end = "\u{1B}]8;;\u{1B}\\"
}
