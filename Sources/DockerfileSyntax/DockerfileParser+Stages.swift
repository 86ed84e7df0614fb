import Diagnostics
import SourceText

/// The build stages of a file and who refers to them.
struct StageTable {
  struct Stage {
    /// Lower-case; `nil` where it has none.
    let name: String?
    let range: SourceRange
  }

  struct Reference {
    let name: String
    let range: SourceRange
    /// Of the stage that it stands in, `-1` before the first.
    let stage: Int
  }

  private(set) var stages: [Stage] = []
  /// Where each name was declared first.
  private(set) var places: [String: Int] = [:]
  var references: [Reference] = []
  /// Where the first instruction stands that belongs into a stage, before there is one.
  var early: (keyword: DockerfileKeyword, range: SourceRange)?
  /// Something is left out, or was meant as FROM: there may be stages that are not seen.
  var mayBeElsewhere = false

  /// - Returns: the stage that has this name already.
  mutating func add(_ stage: Stage) -> Stage? {
    stages.append(stage)
    guard let name = stage.name else { return nil }
    if let place = places[name] { return stages[place] }
    places[name] = stages.count - 1
    return nil
  }
}

extension DockerfileParser {
  /// FROM [--platform=<platform>] <image> [AS <name>]
  mutating func parseFrom(_ instruction: inout DockerfileInstruction) {
    let line = instruction.line
    let found = words(in: instruction.arguments, of: line.bytes)
    let given = found.filter { !$0.isOptional }
    noteGaps(found, in: &instruction)
    defer { addStage(given, of: instruction) }
    guard let image = given.first else {
      if found.isEmpty { reportMissing("FROM has no image", instruction, help: "name one: FROM alpine:3.22") }
      return
    }
    let isImage = image.isPlaceholder || checkImage(image.range, in: line)
    guard isImage, given.count > 1 else { return }
    let second = line.sourceRange(of: given[1].range)
    guard line.text(given[1].range).lowercased() == "as" else {
      return reportExtra(given[1].range, in: line, "FROM takes an image, and AS with a name after it")
    }
    guard given.count > 2 else {
      return report(
        DockerfileRules.stageName, "AS has no name after it", at: second,
        help: "name the stage: AS build, or take AS away")
    }
    let name = line.text(given[2].range)
    if !given[2].isPlaceholder, !isStageName(name), !name.contains(utf8: "$") {
      report(
        DockerfileRules.stageName, "'\(shortened(name))' cannot be the name of a stage",
        at: line.sourceRange(of: given[2].range),
        help: "it begins with a letter; letters, digits and - _ . may follow")
    } else if given.count > 3 {
      reportExtra(given[3].range, in: line, "FROM ends with the name of its stage")
    }
  }

  private mutating func addStage(_ words: [DockerfileWord], of instruction: DockerfileInstruction) {
    let line = instruction.line
    let isNamed = words.count > 2 && line.text(words[1].range).lowercased() == "as"
    let range = line.sourceRange(of: isNamed ? words[2].range : instruction.keywordRange)
    let name = isNamed ? line.text(words[2].range).lowercased() : nil
    if let other = stages.add(StageTable.Stage(name: name, range: range)) {
      report(
        DockerfileRules.stageName, "the stage '\(shortened(name ?? ""))' is declared twice", at: range,
        help: "give it another name", labels: [Label("first declared here", at: other.range)],
        severity: .warning)
    }
  }

  private func isStageName(_ name: String) -> Bool {
    guard let first = name.utf8.first, isLetter(first) else { return false }
    return name.utf8.allSatisfy { isNameByte($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
  }

  /// [registry[:port]/]path[:tag][@digest]. Distribution, reference grammar.
  private mutating func checkImage(_ range: SourceRange, in line: LogicalLine) -> Bool {
    let text = line.text(range)
    // Variables may hold any part of it.
    guard !text.contains(utf8: "$"), !isStandInForImage(text), stages.places[text.lowercased()] == nil,
      let fault = imageFault(text)
    else { return true }
    report(
      DockerfileRules.imageReference, "'\(shortened(text))' is not the name of an image: \(fault.what)",
      at: line.sourceRange(of: range), help: fault.help, severity: fault.isCertain ? nil : .warning)
    return !fault.isCertain
  }

  /// Notes `--from=build` and `from=build` of a mount.
  mutating func noteReference(_ name: SourceRange, in line: LogicalLine) {
    guard name.count > 0 else { return }
    stages.references.append(
      StageTable.Reference(
        name: line.text(name), range: line.sourceRange(of: name), stage: stages.stages.count - 1))
  }

  /// What only the end of the file tells: whether there is a FROM at all, and which stages.
  mutating func checkStages() {
    guard !stages.stages.isEmpty, !stages.mayBeElsewhere, !isExcerpt else { return }
    if let early = stages.early {
      report(
        DockerfileRules.beforeFrom, "\(early.keyword.rawValue) stands before the first FROM", at: early.range,
        help: "begin with FROM; only ARG may stand before it",
        labels: [Label("the first FROM", at: stages.stages[0].range)])
    }
    checkCommands()
    let names = stages.places.keys.sorted()
    for reference in stages.references { check(reference, names: names) }
  }

  /// A CMD or ENTRYPOINT that a later one of its stage takes away. A comment between them may say that they are
  /// alternatives.
  private mutating func checkCommands() {
    var last: [DockerfileKeyword: SourceRange] = [:]
    for instruction in file.instructions where !instruction.isInner {
      switch instruction.keyword {
      case .from: last = [:]
      case .cmd, .entrypoint:
        let place = instruction.line.sourceRange(of: instruction.keywordRange)
        if let first = last[instruction.keyword], !mayBeChoice(first.end, place.start) {
          report(
            DockerfileRules.repeatedCommand, "this \(instruction.keyword.rawValue) is forgotten", at: first,
            help: "only the last one of a stage counts", labels: [Label("the one that counts", at: place)])
        }
        last[instruction.keyword] = place
      case .add, .arg, .copy, .env, .expose, .healthcheck, .label, .maintainer, .onbuild, .run, .shell,
        .stopsignal, .user, .volume, .workdir:
        break
      }
    }
  }

  /// A comment or the tag of a template between two places.
  private func mayBeChoice(_ start: Int, _ end: Int) -> Bool {
    let hasComment = file.bytes[start..<end].split(separator: UInt8(ascii: "\n")).contains { line in
      line.first { !isBlank($0) } == UInt8(ascii: "#")
    }
    if hasComment { return true }
    return file.bytes[start..<end].contains(UInt8(ascii: "{"))
      && (start..<end).contains { endOfPlaceholder(at: $0, in: file.bytes, before: end) != nil }
  }

  private mutating func check(_ reference: StageTable.Reference, names: [String]) {
    let name = reference.name.lowercased()
    if let place = stages.places[name] {
      guard place >= reference.stage else { return }
      let isOwn = place == reference.stage
      return report(
        DockerfileRules.unknownStage,
        isOwn ? "the stage '\(name)' copies from itself" : "the stage '\(name)' comes only after this one",
        at: reference.range, help: isOwn ? nil : "stages refer to those above them",
        labels: [Label("declared here", at: stages.stages[place].range)])
    }
    if let number = Int(name), number >= 0 {
      guard number >= reference.stage else { return }
      return report(
        DockerfileRules.unknownStage, "there is no stage \(number) above this one", at: reference.range,
        help: "the first stage has the number 0")
    }
    // Anything else may be an image.
    guard name.utf8.count > 2, name.utf8.count < 40, names.count <= 100,
      name.utf8.allSatisfy({ isNameByte($0) || $0 == UInt8(ascii: "-") }),
      let near = nearestSpelling(of: name, in: names)
    else { return }
    report(
      DockerfileRules.unknownStage, "there is no stage '\(name)', so this is an image", at: reference.range,
      help: "did you mean '\(near)'?")
  }
}

/// `[name]`, `YOUR_IMAGE`, `IMAGE:TAG`, `registry.example/PROJECT/web`
private func isStandInForImage(_ text: String) -> Bool {
  if text.hasPrefix("["), text.hasSuffix("]") { return true }
  let path = text.split(separator: "/").map { $0.prefix { $0 != ":" && $0 != "@" } }
  let capitals = path.filter { $0.count > 1 && $0.allSatisfy { $0.isUppercase || "_-".contains($0) } }
  guard let name = capitals.last else { return false }
  let tag = text.drop { $0 != ":" }.dropFirst()
  let isTagStandIn = !tag.isEmpty && tag.allSatisfy { $0.isUppercase || $0 == "_" }
  return path.count > 1 || name.contains(utf8: "_") || isTagStandIn
    || ["IMAGE", "BASE", "NAME", "REPO"].contains(name)
}

private func imageFault(_ text: String) -> (what: String, help: String?, isCertain: Bool)? {
  if text.contains(utf8: "://") {
    return ("it is an address", "leave out \(text.prefix { $0 != ":" })://", true)
  }
  let parts = text.split(separator: "@", omittingEmptySubsequences: false)
  if parts.count > 2 || parts.contains("") { return ("an @ stands before a digest, once", nil, true) }
  if parts.count == 2, !parts[1].contains(utf8: ":") {
    return ("the digest has no algorithm", "write it as @sha256:…", true)
  }
  let path = parts[0].split(separator: "/", omittingEmptySubsequences: false)
  guard let last = path.last, !path.contains("") else { return ("a part of its path is empty", nil, true) }
  let tagged = last.split(separator: ":", omittingEmptySubsequences: false)
  if tagged.count > 2 { return ("it has more than one tag", nil, true) }
  if tagged[0].isEmpty { return ("a tag stands after a name", nil, true) }
  if tagged.count == 2, !isTag(tagged[1]) {
    return tagged[1].isEmpty
      ? ("the tag after ':' is missing", "add the tag, or take the colon away", true)
      : ("'\(shortened(String(tagged[1])))' cannot be a tag", nil, true)
  }
  if text.utf8.contains(where: { "\"'()[]{}<>,;*?!#\\=".utf8.contains($0) }) {
    return ("it has signs that no name has", nil, true)
  }
  // The registry may have capitals, the path may not.
  let names =
    (path.count > 1 && path[0].contains { ".:".contains($0) } ? path.dropFirst().dropLast() : path.dropLast())
  if (names + [tagged[0]]).contains(where: { $0.contains(where: \.isUppercase) }) {
    return ("it has capital letters", "write it in small letters", false)
  }
  return nil
}

private func isTag(_ tag: Substring) -> Bool {
  guard let first = tag.utf8.first, isNameByte(first), tag.utf8.count <= 128 else { return false }
  return tag.utf8.allSatisfy { isNameByte($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
}
