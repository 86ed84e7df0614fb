import Foundation
import NotesCLI

@main
struct Main {
  static func main() async {
    exit(await runNotes(Array(CommandLine.arguments.dropFirst())))
  }
}
