import NotesBench

@main
struct Main {
  static func main() { runBenchmarks() }
}
