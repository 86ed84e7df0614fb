import Diagnostics

/// What was meant by an unknown instruction.
struct InstructionGuess {
  let keyword: DockerfileKeyword
  let help: String

  init?(_ name: String) {
    let letters = name.prefix { $0.isLetter }
    if letters.count < name.count, let keyword = DockerfileKeyword(rawValue: letters.uppercased()) {
      self.keyword = keyword
      let next = name.dropFirst(letters.count).first ?? " "
      help =
        next == ":" || next == "="
        ? "write \(keyword.rawValue) without '\(next)'"
        : "put a blank after \(keyword.rawValue)"
      return
    }
    guard name.utf8.count <= 24, let meant = Self.keyword(like: name) else { return nil }
    keyword = meant
    help = "did you mean '\(meant.rawValue)'?"
  }

  private static func keyword(like name: String) -> DockerfileKeyword? {
    if let known = synonyms[name.uppercased()] { return known }
    guard name.utf8.count > 1, name.utf8.allSatisfy({ isLetter($0) || $0 == UInt8(ascii: "_") }) else {
      return nil
    }
    return nearestSpelling(of: name, in: DockerfileKeyword.allCases.map(\.rawValue))
      .flatMap(DockerfileKeyword.init(rawValue:))
  }

  private static let synonyms: [String: DockerfileKeyword] = [
    "COMMAND": .cmd, "EXEC": .run, "EXECUTE": .run, "IMAGE": .from, "BASE": .from, "EXPORT": .env,
    "SET": .env,
    "ENVIRONMENT": .env, "PORT": .expose, "PORTS": .expose, "CD": .workdir, "WORKING_DIR": .workdir,
    "WORK_DIR": .workdir, "LABELS": .label, "ARGS": .arg, "CP": .copy, "HEALTH_CHECK": .healthcheck,
    "STOP_SIGNAL": .stopsignal, "ENTRY": .entrypoint, "ENTRY_POINT": .entrypoint, "VOLUMES": .volume,
  ]
}
