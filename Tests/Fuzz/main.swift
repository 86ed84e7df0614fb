import Foundation
import Fuzzing

// Gives mutated texts to the parsers until something is wrong: `notes-fuzz [--count N] [--seed N] [TARGET…]`.
//
// The text that a parser has is always in `fuzz-input`, in the folder for temporary files: after a trap it is the culprit. Texts
// with a wrong answer, or one that took longer than a second, are put beside it.

var count = 100_000
var seed: UInt64 = 1
var names: [String] = []
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  switch argument {
  case "--count": count = arguments.popFirst().flatMap { Int($0) } ?? count
  case "--seed": seed = arguments.popFirst().flatMap { UInt64($0) } ?? seed
  default: names.append(argument)
  }
}

let targets = fuzzTargets()
let unknown = names.filter { name in !targets.contains { $0.name == name } }
guard unknown.isEmpty else {
  print(
    "no target \(unknown.joined(separator: ", ")); there are \(targets.map(\.name).joined(separator: " "))")
  exit(2)
}

let folder = FileManager.default.temporaryDirectory
let input = folder.appendingPathComponent("fuzz-input")
print("the text at work is in \(input.path)")
var faultCount = 0

/// Keeps a text and says why.
@MainActor func keep(_ text: [UInt8], _ name: String, _ why: String) {
  faultCount += 1
  let file = folder.appendingPathComponent("fuzz-\(name)-\(seed)-\(faultCount)")
  try? Data(text).write(to: file)
  say("\(name): \(why.prefix(500)), see \(file.path)")
}

/// Prints a line at once.
func say(_ line: String) {
  print(line)
  fflush(nil)
}

/// Seconds that this process has worked: what others do meanwhile does not count.
func secondsOfWork() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

for target in targets where names.isEmpty || names.contains(target.name) {
  let start = secondsOfWork()
  var lastStart = start
  var last: [UInt8] = []
  target.run(count: count, seed: seed) { text in
    let taken = secondsOfWork() - lastStart
    if taken > 1 { keep(last, target.name, "took \(taken) s") }
    try? Data(text).write(to: input)
    last = text
    lastStart = secondsOfWork()
  } report: { text, faults in
    keep(text, target.name, faults.joined(separator: "; "))
  }
  say("\(target.name): \(count) texts of \(target.seeds.count) seeds in \(secondsOfWork() - start) s")
}
exit(faultCount == 0 ? 0 : 1)
