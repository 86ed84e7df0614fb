import ArgumentParser
import Foundation

/// A command as ArgumentParser describes it: what man pages and the manual's reference are made of, so that neither can differ
/// from what the program takes.
struct DescribedCommand: Decodable {
  let commandName: String
  let abstract: String?
  let discussion: String?
  let arguments: [DescribedArgument]?
  let subcommands: [DescribedCommand]?
  let shouldDisplay: Bool

  /// The whole program.
  ///
  /// - Throws: `CommandFailure` when ArgumentParser describes commands in another form than the one known here.
  static func program() throws -> DescribedCommand {
    struct Description: Decodable { let command: DescribedCommand }
    do {
      _ = try NotesCommand.parseAsRoot(["--experimental-dump-help"])
    } catch {
      let text = NotesCommand.fullMessage(for: error)
      if let description = try? JSONDecoder().decode(Description.self, from: Data(text.utf8)) {
        return description.command
      }
    }
    throw CommandFailure("the commands cannot be described")
  }

  /// Those that are shown; `help` says nothing of its own.
  var shownSubcommands: [DescribedCommand] {
    (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }

  /// What can be given, `--help` and `--version` apart, which every command has.
  var shownArguments: [DescribedArgument] {
    (arguments ?? []).filter { $0.shouldDisplay && !["help", "version"].contains($0.valueName ?? "") }
  }

  /// All commands below this one that do something, with their names from the program on.
  func leaves(below parents: [String] = []) -> [(name: [String], command: DescribedCommand)] {
    let name = parents + [commandName]
    let children = shownSubcommands
    return children.isEmpty ? [(name, self)] : children.flatMap { $0.leaves(below: name) }
  }

  /// The discussion taken apart: indented lines are commands to try, all else is prose.
  var passages: [Passage] {
    var passages: [Passage] = []
    for line in (discussion ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        passages.append(.prose(""))
      } else if line.hasPrefix("  ") {
        let example = String(line.dropFirst(2))
        if case .examples(let before)? = passages.last {
          passages[passages.count - 1] = .examples(before + [example])
        } else {
          passages.append(.examples([example]))
        }
      } else if case .prose(let before)? = passages.last, !before.isEmpty {
        passages[passages.count - 1] = .prose(before + " " + line)
      } else {
        passages.append(.prose(String(line)))
      }
    }
    return passages.filter { passage in
      if case .prose("") = passage { false } else { true }
    }
  }

  enum Passage {
    case prose(String)
    case examples([String])
  }
}

/// An argument, option or flag of a command.
struct DescribedArgument: Decodable {
  enum Kind: String, Decodable {
    case positional, option, flag
  }

  struct Name: Decodable {
    enum Kind: String, Decodable {
      case long, short, longWithSingleDash
    }

    let kind: Kind
    let name: String

    var text: String { (kind == .long ? "--" : "-") + name }
  }

  let kind: Kind
  let names: [Name]?
  let abstract: String?
  let valueName: String?
  let isOptional: Bool
  let isRepeating: Bool
  let shouldDisplay: Bool
  let defaultValue: String?

  /// `-q, --quiet`, `--site <dir>`, `<paths>`.
  var title: String {
    let value = "<\(valueName ?? "value")>"
    switch kind {
    case .positional: return value
    case .flag: return allNames
    case .option: return "\(allNames) \(value)"
    }
  }

  /// As it stands in a synopsis: `[--site <dir>]`, `<paths> ...`.
  var usage: String {
    let text =
      kind == .positional ? title : "\(shortestName)\(kind == .option ? " <\(valueName ?? "value")>" : "")"
    let repeated = isRepeating ? text + " ..." : text
    return isOptional ? "[\(repeated)]" : repeated
  }

  /// What it is for, and what it is when left out.
  var explanation: String {
    let text = abstract ?? ""
    guard kind == .option, let defaultValue, !defaultValue.isEmpty, !text.contains("Default") else {
      return text
    }
    return "\(text) Default: \(defaultValue)."
  }

  private var allNames: String {
    (names ?? []).sorted { $0.text.utf8.count < $1.text.utf8.count }.map(\.text).joined(separator: ", ")
  }

  private var shortestName: String {
    (names ?? []).first { $0.kind == .long }?.text ?? names?.first?.text ?? ""
  }
}
