import Synchronization

/// Applies `transform` to every item on `width` workers; results stand in the order of the items.
///
/// A fixed set of workers that take the next index from a shared ticket: one task for each of many small
/// items loses to serial code on two cores.
func concurrentMap<Item: Sendable, Result: Sendable>(
  _ items: some RandomAccessCollection<Item> & Sendable, width: Int,
  _ transform: @escaping @Sendable (Item) -> Result
) async -> [Result] {
  let items = Array(items)
  let ticket = Ticket()
  var results = [Result?](repeating: nil, count: items.count)
  await withTaskGroup(of: [(Int, Result)].self) { group in
    for _ in 0..<max(1, min(width, items.count)) {
      group.addTask {
        var done: [(Int, Result)] = []
        while true {
          let index = ticket.take()
          guard index < items.count else { return done }
          done.append((index, transform(items[index])))
        }
      }
    }
    for await done in group {
      for (index, result) in done { results[index] = result }
    }
  }
  return results.compactMap { $0 }
}

/// Neighbours together, for work that is too small to be shared out one by one.
func shares<Item>(of items: [Item]) -> [ArraySlice<Item>] {
  let size = 512
  return stride(from: 0, to: items.count, by: size).map { items[$0..<min(items.count, $0 + size)] }
}

/// Numbers handed out once each. A class because atomics do not move.
private final class Ticket: Sendable {
  private let next = Atomic<Int>(0)

  func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
}
