/// The manual's page about all commands, as Markdown.
func commandsPage(of program: DescribedCommand) -> String {
  var page = """
    ---
    title: Commands
    description: Every command and option, as the program knows them.
    ---

    `notes help COMMAND` prints the same for one of them, `man notes-COMMAND` where the package is installed. This page is printed
    by `notes man --markdown`; a test holds it against the program.

    ## Exit codes

    | Code | Means |
    | --- | --- |

    """
  for status in ExitStatus.allCases { page += "| \(status.rawValue) | \(status.meaning) |\n" }
  page += """

    What was asked for goes to standard output; findings of `build`, progress and trouble go to standard error. A reader that goes away
    (`notes list | head`) ends a command quietly.

    ## Environment

    | Variable | Does |
    | --- | --- |
    | `NO_COLOR` | no colours, whatever the terminal can show |
    | `SOURCE_DATE_EPOCH` | the clock, in seconds since 1970, where no `--now` is given |
    | `VISUAL`, `EDITOR` | what `--edit` and `--open` begin |
    | `BROWSER` | what opens an address |
    | `FORCE_HYPERLINK` | `1`: links in a terminal that is not known to have them, `0`: none |

    """
  for (name, command) in program.leaves() {
    page += "\n## \(name.joined(separator: " "))\n\n\(command.abstract ?? "")\n"
    let usage = (name + command.shownArguments.map(\.usage)).joined(separator: " ")
    page += "\n```text\n\(usage)\n```\n"
    for passage in command.passages {
      switch passage {
      case .prose(let text): page += "\n\(escapedMarkdown(text))\n"
      case .examples(let lines): page += "\n```text\n\(lines.joined(separator: "\n"))\n```\n"
      }
    }
    guard !command.shownArguments.isEmpty else { continue }
    page += "\n| | |\n| --- | --- |\n"
    for argument in command.shownArguments {
      page += "| `\(argument.title)` | \(escapedMarkdown(argument.explanation)) |\n"
    }
  }
  return page
}

/// Text that stays text in a paragraph and in a cell of a table.
func escapedMarkdown(_ text: String) -> String {
  var result = ""
  for character in text {
    if "\\`*_[]<>|&#".contains(character) { result.append("\\") }
    result.append(character == "\n" ? " " : character)
  }
  return result
}
