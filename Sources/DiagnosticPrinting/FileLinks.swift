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
    return "\u{1B}]8;;file://\(host)\(Self.encoded(absolute))\u{1B}\\"
  }

  package let end = "\u{1B}]8;;\u{1B}\\"

  /// RFC 3986 §2.3, and slashes: nothing of a name can end the sequence.
  private static func encoded(_ path: String) -> String {
    var result: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.append(byte)
      default:
        let digits = Array("0123456789ABCDEF".utf8)
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
