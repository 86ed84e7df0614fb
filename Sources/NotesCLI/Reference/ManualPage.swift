/// `notes.1` and a page for each command, as `man` reads them (man-pages(7), groff_man(7)).
struct ManualPage {
  /// `notes-list-tags.1`
  let fileName: String
  let text: String

  /// A page for the program and one for each of its commands.
  static func all(of program: DescribedCommand) -> [ManualPage] {
    let commands = program.leaves()
    return [ManualPage(program: program, commands: commands)]
      + commands.map { ManualPage(command: $0.command, name: $0.name, commands: commands) }
  }

  private init(program: DescribedCommand, commands: [(name: [String], command: DescribedCommand)]) {
    var page = Roff(title: "notes", summary: program.abstract ?? "")
    page.section("SYNOPSIS")
    page.line(".B notes")
    page.line(".I command")
    page.paragraph("[options]")
    page.section("DESCRIPTION")
    page.passages(of: program)
    page.section("COMMANDS")
    for (name, command) in commands {
      page.entry("notes-" + name.dropFirst().joined(separator: "-") + "(1)", command.abstract ?? "")
    }
    page.endOfProgram(seeAlso: [])
    fileName = "notes.1"
    text = page.text
  }

  private init(
    command: DescribedCommand, name: [String], commands: [(name: [String], command: DescribedCommand)]
  ) {
    var page = Roff(title: name.joined(separator: "-"), summary: command.abstract ?? "")
    page.section("SYNOPSIS")
    page.line(".B " + Roff.escaped(name.joined(separator: " ")))
    page.paragraph(command.shownArguments.map(\.usage).joined(separator: " "))
    if !command.passages.isEmpty {
      page.section("DESCRIPTION")
      page.passages(of: command)
    }
    if !command.shownArguments.isEmpty {
      page.section("OPTIONS")
      for argument in command.shownArguments { page.entry(argument.title, argument.explanation) }
    }
    let siblings = commands.map(\.name).filter {
      $0 != name && $0.dropLast() == name.dropLast() && name.count > 2
    }
    page.endOfProgram(seeAlso: ["notes(1)"] + siblings.map { $0.joined(separator: "-") + "(1)" })
    fileName = name.joined(separator: "-") + ".1"
    text = page.text
  }
}

/// A page in the making.
private struct Roff {
  private(set) var text: String

  init(title: String, summary: String) {
    // No date: the page is a function of the program.
    text = """
      .TH \(Roff.escaped(title.uppercased())) 1 "" "notes \(programVersion)" "User Commands"
      .SH NAME
      \(Roff.escaped(title)) \\- \(Roff.escaped(summary))

      """
  }

  mutating func line(_ text: String) { self.text += text + "\n" }

  mutating func section(_ name: String) { line(".SH " + name) }

  mutating func paragraph(_ text: String) {
    guard !text.isEmpty else { return }
    line(Roff.escaped(text))
  }

  mutating func passages(of command: DescribedCommand) {
    for passage in command.passages {
      line(".PP")
      switch passage {
      case .prose(let text): paragraph(text)
      case .examples(let commands):
        line(".RS 4")
        line(".nf")
        commands.forEach { paragraph($0) }
        line(".fi")
        line(".RE")
      }
    }
  }

  mutating func entry(_ name: String, _ text: String) {
    line(".TP")
    line(".B " + Roff.escaped(name))
    line(Roff.escaped(text))
  }

  mutating func endOfProgram(seeAlso: [String]) {
    section("EXIT STATUS")
    for status in ExitStatus.allCases { entry("\(status.rawValue)", status.meaning) }
    guard !seeAlso.isEmpty else { return }
    section("SEE ALSO")
    line(seeAlso.map { ".BR " + Roff.escaped($0).replacing("(1)", with: " (1)") }.joined(separator: ",\n"))
  }

  /// Text in which nothing is a request: backslashes, dashes that are to be typed, and a point or quote that begins a line.
  static func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
